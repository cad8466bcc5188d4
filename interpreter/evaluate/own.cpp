// Which definitions read nothing but the facts of their own element and of the candidate itself.
// When another element gets another value, what they gave still holds.
#include <algorithm>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

using program::kNone;
using program::Node;
using program::Op;

void Evaluator::find_own() {
  own_definition_.assign(program_.definitions.size(), Own::unknown);
  own_node_.assign(program_.nodes.size(), Own::unknown);
  for (DefinitionId id = 0; id < program_.definitions.size(); ++id) (void)is_own_definition(id);
  own_node_.clear();
}

bool Evaluator::is_own_definition(DefinitionId id) {
  if (own_definition_[id] == Own::unknown) {
    own_definition_[id] = Own::asked;  // what reads itself is not
    const program::Definition& definition = program_.definitions[id];
    const bool own = definition.searches == 0 &&
                     std::all_of(definition.variants.begin(), definition.variants.end(),
                                 [&](const program::Variant& variant) {
                                   return (variant.guard == kNone || is_own(variant.guard)) &&
                                          (variant.body == kNone || is_own(variant.body));
                                 });
    own_definition_[id] = own ? Own::yes : Own::no;
  }
  return own_definition_[id] == Own::yes;
}

bool Evaluator::is_own(NodeId id) {
  if (own_node_[id] != Own::unknown) return own_node_[id] == Own::yes;
  own_node_[id] = Own::asked;
  const Node& node = program_.nodes[id];
  bool own = true;
  switch (node.op) {
    case Op::fact: {
      const NodeId applies = program_.fact_applies[static_cast<FactId>(node.a)];
      own = applies == kNone || is_own(applies);
      break;
    }
    case Op::call:
      own = is_own_definition(static_cast<DefinitionId>(node.a));
      break;
    // These look at other elements, or at what a search chose.
    case Op::chosen:
    case Op::filter:
    case Op::map:
    case Op::for_each:
    case Op::of_item:
    case Op::fills:
    case Op::table:
      own = false;
      break;
    default:
      break;
  }
  for (std::uint32_t index = 0; own && index < node.count; ++index)
    own = is_own(program_.child(node, index));
  own_node_[id] = own ? Own::yes : Own::no;
  return own;
}

}  // namespace slagboom::evaluate
