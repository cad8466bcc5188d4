// Which kind of node is worked out where.
#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using evaluate::kMain;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

Symbol Symbolic::evaluate(NodeId id, int element) {
  if (graph_.failed() || missing_ != program::kNone) return absent();
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case Op::number:
      return exactly({node.a, node.b});
    case Op::option:
      return exactly({node.a, 1});
    case Op::truth:
      return holds({node.a != 0 ? kTrue : kFalse, node.a != 0 ? kTrue : kFalse});
    case Op::unknown:
      if (node.a == node.b) fail("een open waarde die maar één waarde heeft");
      return between({node.a, 1}, {node.b, 1});
    case Op::fact:
      return fact(static_cast<program::FactId>(node.a), element);
    case Op::attribute: {
      if (element == kMain) return absent();
      const program::ItemId item = first_.elements[static_cast<std::size_t>(element)].item;
      const auto& column = program_.attributes[static_cast<std::size_t>(node.a)];
      return item == kNone || item >= column.size() || !column[item].given
                 ? absent()
                 : exactly(column[item].value);
    }
    case Op::call:
      return call(static_cast<program::DefinitionId>(node.a), element);
    case Op::it:
      return it_;
    case Op::everything:
    case Op::items:
    case Op::chosen:
    case Op::unite:
    case Op::intersect:
    case Op::exclude:
    case Op::filter:
      return set_node(node, element);
    case Op::map:
    case Op::together:
      return row_node(node, element);
    case Op::size:
    case Op::count_if:
    case Op::mean:
    case Op::sum:
    case Op::highest:
    case Op::lowest:
    case Op::weighted_mean:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::of_item:
      return figure_node(node, element);
    case Op::table:
      return table(static_cast<std::uint32_t>(node.a), element);
    default:
      return condition_node(node, element);
  }
}

}  // namespace slagboom::columns
