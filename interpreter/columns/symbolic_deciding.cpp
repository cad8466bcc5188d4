// Which provision decided: the same walk as trace::Reasons, for all candidates of a shape at once.
#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using evaluate::kMain;
using program::DefinitionId;
using program::kNone;
using program::NodeId;
using program::Op;

std::vector<NodeId> Symbolic::clauses(NodeId node, int element) {
  NodeId at = node;
  for (int step = 0; step < 8 && program_.nodes[at].op == Op::call; ++step) {
    const program::Definition& definition =
        program_.definitions[static_cast<std::size_t>(program_.nodes[at].a)];
    std::uint32_t index = 0;
    bool open = false;
    for (bool departed = true; departed && !open;) {
      departed = false;
      for (const std::uint32_t exception : definition.variants[index].exceptions) {
        const NodeId guard = definition.variants[exception].guard;
        const Truth applies = guard == kNone ? Truth{kTrue, kTrue} : truth(guard, element);
        if (applies.hi == kFalse) continue;
        if (!graph_.is_constant(applies.lo) || !graph_.is_constant(applies.hi))
          fail("welke onderdelen gelden, hangt af van een cijfer");
        open = applies.lo != kTrue;
        index = exception;
        departed = true;
        break;
      }
    }
    if (open || graph_.failed()) break;
    at = definition.variants[index].body;
  }
  std::vector<NodeId> found;
  const program::Node& what = program_.nodes[at];
  for (std::uint32_t index = 0; index < what.count; ++index) {
    const NodeId child = program_.child(what, index);
    if (program_.nodes[child].op == Op::clause) found.push_back(child);
  }
  return found;
}

Slot Symbolic::deciding_table(std::uint32_t id, int element) {
  const program::Table& table = program_.tables[id];
  Slot result = kFalse;
  for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) {
    Truth fits{kTrue, kTrue};
    if (!row->otherwise) {
      for (std::size_t column = 0; column < row->cells.size() && fits.hi != kFalse; ++column) {
        if (row->cells[column] == kNone) continue;
        const Symbol former = it_;
        it_ = evaluate(table.columns[column], element);
        const Truth cell = truth(row->cells[column], element);
        it_ = former;
        fits = {graph_.both(fits.lo, cell.lo), graph_.both(fits.hi, cell.hi)};
      }
    }
    if (fits.hi == kFalse) continue;
    const Slot label = graph_.constant(label_of(row->provision));
    result = graph_.choose(fits.hi, graph_.choose(fits.lo, label, kFalse), result);
  }
  return result;
}

Slot Symbolic::deciding_variant(DefinitionId id, std::uint32_t index, int element) {
  const program::Variant& variant = program_.definitions[id].variants[index];
  struct Departure {
    Truth applies;
    Slot label;
  };
  std::vector<Departure> departures;
  bool certain = false;
  for (const std::uint32_t exception : variant.exceptions) {
    const NodeId guard = program_.definitions[id].variants[exception].guard;
    const Truth applies = guard == kNone ? Truth{kTrue, kTrue} : truth(guard, element);
    if (applies.hi == kFalse) continue;
    departures.push_back({applies, deciding_variant(id, exception, element)});
    certain = applies.hi == kTrue;
    if (certain) break;
  }
  Slot result = kFalse;
  if (!certain) {
    result = deciding(variant.body, element);
    // The general rule decides nothing by itself; an exception does.
    if (index != 0) {
      result = graph_.choose(graph_.equal_to(result, 0),
                             graph_.constant(label_of(variant.provision)), result);
    }
  }
  for (auto one = departures.rbegin(); one != departures.rend(); ++one) {
    result =
        graph_.choose(one->applies.hi, graph_.choose(one->applies.lo, one->label, kFalse), result);
  }
  return result;
}

Slot Symbolic::deciding(NodeId id, int element) {
  const program::Node& node = program_.nodes[id];
  if (graph_.failed()) return kFalse;
  switch (node.op) {
    case Op::clause: {
      const Slot deeper = deciding(program_.child(node, 0), element);
      const Slot own = graph_.constant(label_of(static_cast<program::ProvisionId>(node.a)));
      return graph_.choose(graph_.equal_to(deeper, 0), own, deeper);
    }
    case Op::table:
      return deciding_table(static_cast<std::uint32_t>(node.a), element);
    case Op::call: {
      const auto definition = static_cast<DefinitionId>(node.a);
      const bool per_element = program_.definitions[definition].per_element;
      return deciding_variant(definition, 0, per_element ? element : kMain);
    }
    case Op::both: {
      Slot result = kFalse;
      for (std::uint32_t index = node.count; index-- > 0;) {
        const NodeId child = program_.child(node, index);
        const Slot no = graph_.negated(truth(child, element).hi);
        if (no != kFalse) result = graph_.choose(no, deciding(child, element), result);
      }
      return result;
    }
    default:
      return kFalse;
  }
}

}  // namespace slagboom::columns
