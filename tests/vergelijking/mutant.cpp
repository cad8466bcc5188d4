// Small changes, each of which leaves a program that can be evaluated.
#include "mutant.hpp"

#include <algorithm>
#include <vector>

#include "interpreter/program/directions.hpp"

namespace slagboom::vergelijking {

using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;
using program::Program;

namespace {

// All that a line of the report reads, through definitions, tables and searches.
class Reached {
 public:
  explicit Reached(const Program& program) : program_(program), seen_(program.nodes.size(), false) {
    for (const program::ReportLine& line : program.report) {
      if (line.form == "beslissend" || line.form == "onderdelen") visit(line.node);
    }
    for (const program::NodeId applies : program.fact_applies) visit(applies);
  }
  std::vector<NodeId> nodes;
  std::vector<std::uint32_t> tables;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      exceptions;  // definition and variant that has some

 private:
  void visit(NodeId id) {
    if (id == kNone || seen_[id]) return;
    seen_[id] = true;
    nodes.push_back(id);
    const Node& node = program_.nodes[id];
    for (std::uint32_t index = 0; index < node.count; ++index) visit(program_.child(node, index));
    if (node.op == Op::call) {
      const auto definition = static_cast<std::uint32_t>(node.a);
      const auto& variants = program_.definitions[definition].variants;
      for (std::uint32_t variant = 0; variant < variants.size(); ++variant) {
        visit(variants[variant].body);
        visit(variants[variant].guard);
        if (!variants[variant].exceptions.empty()) exceptions.emplace_back(definition, variant);
      }
    }
    if (node.op == Op::table) {
      const auto table = static_cast<std::uint32_t>(node.a);
      tables.push_back(table);
      for (const NodeId column : program_.tables[table].columns) visit(column);
      for (const program::TableRow& row : program_.tables[table].rows) {
        for (const NodeId cell : row.cells) visit(cell);
        visit(row.result);
      }
    }
    if (node.op == Op::chosen) {
      const program::Search& search = program_.searches[static_cast<std::size_t>(node.a)];
      visit(search.from);
      for (const NodeId condition : search.conditions) visit(condition);
    }
  }

  const Program& program_;
  std::vector<bool> seen_;
};

}  // namespace

std::string mutate(Program& program, const program::Vocabulary& vocabulary,
                   std::mt19937_64& source) {
  const auto drawn = [&](std::size_t number) {
    return static_cast<std::size_t>(source() % number);
  };
  const Reached reached(program);
  std::string what;
  const std::size_t wanted = 1 + drawn(3);
  std::size_t done = 0;
  for (int attempt = 0; attempt < 400 && done < wanted; ++attempt) {
    std::string kind;
    if (drawn(8) == 0 && !reached.tables.empty()) {
      program::Table& table = program.tables[reached.tables[drawn(reached.tables.size())]];
      program::TableRow& row = table.rows[drawn(table.rows.size())];
      if (drawn(2) == 0) {
        std::swap(row.result, table.rows[drawn(table.rows.size())].result);
        kind = "uitkomsten van rijen verwisseld";
      } else if (!row.cells.empty() && !row.otherwise) {
        row.cells[drawn(row.cells.size())] = kNone;
        kind = "cel leeg";
      }
    } else if (drawn(8) == 0 && !reached.exceptions.empty()) {
      const auto [definition, variant] = reached.exceptions[drawn(reached.exceptions.size())];
      auto& exceptions = program.definitions[definition].variants[variant].exceptions;
      if (!exceptions.empty())
        exceptions.erase(exceptions.begin() +
                         static_cast<std::ptrdiff_t>(drawn(exceptions.size())));
      kind = "afwijking weg";
    } else {
      Node& node = program.nodes[reached.nodes[drawn(reached.nodes.size())]];
      switch (node.op) {
        case Op::number: {
          const std::int64_t step =
              operations::power_of_ten(static_cast<unsigned>(std::max<int>(node.type.decimals, 0)));
          const auto moved =
              operations::add({node.a, node.b}, {static_cast<std::int64_t>(drawn(5)) - 2, step});
          node.a = moved.num;
          node.b = moved.den;
          kind = "getal";
          break;
        }
        case Op::compare:
          node.a = static_cast<std::int64_t>(drawn(6));
          kind = "vergelijking";
          break;
        case Op::both:
          if (node.count < 2) break;
          node.op = Op::either;
          node.a = 1 + static_cast<std::int64_t>(drawn(node.count));
          kind = "of";
          break;
        case Op::either:
          node.op = Op::both;
          kind = "en";
          break;
        case Op::quantify:
        case Op::for_each:
          node.a = static_cast<std::int64_t>(drawn(5));
          node.b = static_cast<std::int64_t>(drawn(4));
          kind = "hoeveelheid";
          break;
        case Op::round:
          node.a = static_cast<std::int64_t>(drawn(3));
          node.b = static_cast<std::int64_t>(drawn(3));
          kind = "afronding";
          break;
        case Op::mean:
        case Op::sum:
        case Op::highest:
        case Op::lowest: {
          constexpr Op kRow[] = {Op::mean, Op::sum, Op::highest, Op::lowest};
          node.op = kRow[drawn(4)];
          kind = "gemiddelde";
          break;
        }
        case Op::add:
          node.op = Op::subtract;
          kind = "min";
          break;
        case Op::subtract:
          node.op = Op::add;
          kind = "plus";
          break;
        case Op::unite:
        case Op::intersect:
        case Op::exclude: {
          if (node.count != 2) break;
          constexpr Op kSets[] = {Op::unite, Op::intersect, Op::exclude};
          node.op = kSets[drawn(3)];
          kind = "verzameling";
          break;
        }
        case Op::known:
          node.op = Op::applicable;
          kind = "van toepassing";
          break;
        default:
          break;
      }
    }
    if (kind.empty()) continue;
    ++done;
    what += (what.empty() ? "" : ", ") + kind;
  }
  // What rests on which search, and which conditions can only become true, is derived anew.
  program::mark_searches(program, vocabulary);
  return what;
}

}  // namespace slagboom::vergelijking
