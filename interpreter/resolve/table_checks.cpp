// Is a decision table complete and disjoint? Every threshold splits its column; one value per part is enough.
#include "interpreter/resolve/table_checks.hpp"

#include <algorithm>
#include <string>

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using operations::Rational;
using program::Base;
using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;
using program::Program;
using program::Table;
using program::Type;

constexpr std::size_t kMaxCases = 2'000'000;

// Whether a cell holds for a value; cells only compare `it` with constants.
bool holds(const Program& program, NodeId id, const Rational& it, bool& understood) {
  const Node& node = program.nodes[id];
  switch (node.op) {
    case Op::truth: return node.a != 0;
    case Op::it: return it.num != 0;
    case Op::negate: return !holds(program, program.child(node, 0), it, understood);
    case Op::both:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        if (!holds(program, program.child(node, index), it, understood)) return false;
      }
      return true;
    case Op::either:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        if (holds(program, program.child(node, index), it, understood)) return true;
      }
      return false;
    case Op::compare: {
      const Node& left = program.nodes[program.child(node, 0)];
      const Node& right = program.nodes[program.child(node, 1)];
      if (left.op != Op::it || (right.op != Op::number && right.op != Op::option && right.op != Op::truth)) break;
      const Rational other = right.op == Op::number ? Rational{right.a, right.b} : Rational{right.a, 1};
      const int order = operations::compare(it, other);
      switch (static_cast<Comparison>(node.a)) {
        case Comparison::less: return order < 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::equal: return order == 0;
        case Comparison::not_equal: return order != 0;
        case Comparison::at_least: return order >= 0;
        case Comparison::greater: return order > 0;
      }
      break;
    }
    default: break;
  }
  understood = false;
  return true;
}

void thresholds(const Program& program, NodeId id, std::vector<Rational>& found) {
  const Node& node = program.nodes[id];
  if (node.op == Op::compare) {
    const Node& right = program.nodes[program.child(node, 1)];
    if (right.op == Op::number) found.push_back({right.a, right.b});
  }
  for (std::uint32_t index = 0; index < node.count; ++index) thresholds(program, program.child(node, index), found);
}

// One value for each part into which the cells split the column.
std::vector<Rational> representatives(const Program& program, const program::Vocabulary& vocabulary,
                                      const Table& table, std::size_t column) {
  const Type& type = program.nodes[table.columns[column]].type;
  std::vector<Rational> values;
  if (type.base == Base::truth) return {{0, 1}, {1, 1}};
  if (type.base == Base::option && type.options != kNone) {
    const auto count = static_cast<std::int64_t>(vocabulary.option_sets[type.options].options.size());
    for (std::int64_t index = 0; index < count; ++index) values.push_back({index, 1});
    return values;
  }
  std::vector<Rational> points;
  for (const program::TableRow& row : table.rows) {
    if (column < row.cells.size() && row.cells[column] != kNone) thresholds(program, row.cells[column], points);
  }
  std::sort(points.begin(), points.end(),
            [](const Rational& a, const Rational& b) { return operations::compare(a, b) < 0; });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.empty()) return {{0, 1}};
  const bool whole = type.decimals == 0;
  const Rational lowest = type.scale == program::Scale::grade ? Rational{1, 1} : Rational{0, 1};
  const Rational highest = type.scale == program::Scale::grade ? Rational{10, 1} : Rational{1'000'000, 1};
  const auto add = [&](Rational value) {
    if (operations::compare(value, lowest) < 0 || operations::compare(value, highest) > 0) return;
    values.push_back(value);
  };
  const Rational step = whole ? Rational{1, 1} : Rational{1, 100};
  for (const Rational& point : points) {
    add(operations::subtract(point, step));
    add(point);
    add(operations::add(point, step));
  }
  std::sort(values.begin(), values.end(),
            [](const Rational& a, const Rational& b) { return operations::compare(a, b) < 0; });
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::string shown(const Rational& value, const Type& type, const program::Vocabulary& vocabulary) {
  if (type.base == Base::truth) return value.num != 0 ? "ja" : "nee";
  if (type.base == Base::option && type.options != kNone) {
    return vocabulary.option_sets[type.options].labels[static_cast<std::size_t>(value.num)];
  }
  if (value.den == 1) return std::to_string(value.num);
  const std::int64_t hundredths = value.num * (100 / value.den == 0 ? 1 : 100 / value.den);
  std::string digits = std::to_string(hundredths);
  while (digits.size() < 3) digits.insert(digits.begin(), '0');
  digits.insert(digits.size() - 2, ",");
  while (digits.back() == '0') digits.pop_back();
  return digits;
}

}  // namespace

std::vector<Diagnostic> check_table(const Program& program, const program::Vocabulary& vocabulary,
                                    const Table& table, const std::vector<std::string>& heads, TableWork* work) {
  TableWork ignored;
  if (work == nullptr) work = &ignored;
  std::vector<Diagnostic> messages;
  std::vector<std::vector<Rational>> values;
  std::size_t cases = 1;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    values.push_back(representatives(program, vocabulary, table, column));
    cases *= values.back().size();
    if (cases > kMaxCases) {
      work->decided = false;
      return messages;
    }
  }
  const auto describe = [&](const std::vector<std::size_t>& at) {
    std::string text;
    for (std::size_t column = 0; column < at.size(); ++column) {
      const Node& node = program.nodes[table.columns[column]];
      if (!text.empty()) text += "; ";
      const std::string head = column < heads.size() ? heads[column] : "kolom " + std::to_string(column + 1);
      text += head + ": " + shown(values[column][at[column]], node.type, vocabulary);
    }
    return text;
  };
  bool understood = true;
  bool otherwise = false;
  for (const program::TableRow& row : table.rows) otherwise = otherwise || row.otherwise;
  std::vector<bool> used(table.rows.size(), false);
  std::vector<std::size_t> at(table.columns.size(), 0);
  bool gap = false;
  bool overlap = false;
  for (std::size_t number = 0; number < cases && understood; ++number) {
    std::size_t first = table.rows.size();
    for (std::size_t index = 0; index < table.rows.size(); ++index) {
      const program::TableRow& row = table.rows[index];
      if (row.otherwise) continue;
      bool fits = true;
      for (std::size_t column = 0; column < row.cells.size() && fits; ++column) {
        if (row.cells[column] != kNone) {
          fits = holds(program, row.cells[column], values[column][at[column]], understood);
        }
      }
      if (!fits) continue;
      used[index] = true;
      if (first == table.rows.size()) {
        first = index;
      } else if (!overlap && understood) {
        overlap = true;
        Diagnostic message;
        message.kind = DiagnosticKind::overlapping_rows;
        message.labels.push_back({row.span, "deze rij", true});
        message.labels.push_back({table.rows[first].span, "en deze rij", false});
        message.example = describe(at);
        message.help = "maak een van de twee rijen smaller";
        messages.push_back(std::move(message));
      }
    }
    if (first == table.rows.size()) {
      if (otherwise) {
        for (std::size_t index = 0; index < table.rows.size(); ++index) {
          if (table.rows[index].otherwise) used[index] = true;
        }
      } else if (!gap && understood) {
        gap = true;
        Diagnostic message;
        message.kind = DiagnosticKind::gap;
        message.labels.push_back({table.rows.back().span, "na deze rij ontbreekt nog een geval", true});
        message.example = describe(at);
        message.help = "voeg een rij toe, of sluit de tabel af met «anders»";
        messages.push_back(std::move(message));
      }
    }
    for (std::size_t column = 0; column < at.size(); ++column) {
      if (++at[column] < values[column].size()) break;
      at[column] = 0;
    }
  }
  work->cases = cases;
  work->decided = understood;
  if (!understood) return {};
  for (std::size_t index = 0; index < table.rows.size(); ++index) {
    if (used[index]) continue;
    Diagnostic message;
    message.kind = DiagnosticKind::dead_row;
    message.labels.push_back({table.rows[index].span, "geen enkel geval komt hier uit", true});
    message.help = "schrap deze rij, of controleer de andere rijen";
    messages.push_back(std::move(message));
  }
  return messages;
}

}  // namespace slagboom::resolve
