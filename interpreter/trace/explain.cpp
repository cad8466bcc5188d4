// The reasoning as a tree, and what is uncertain in the rules that were applied.
#include <algorithm>
#include <bit>

#include "interpreter/trace/figures.hpp"
#include "interpreter/trace/reasons.hpp"

namespace slagboom::trace {

using evaluate::Value;
using program::Base;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

namespace {

constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxNodes = 3'000;

}  // namespace

Explanation Reasons::explain(NodeId node, int element) {
  nodes_shown_ = 0;
  return explain_node(node, element, 0);
}

Explanation Reasons::explain_node(NodeId id, int element, int depth) {
  ++nodes_shown_;
  const Node& node = program_.nodes[id];
  const Value value = evaluator_.value(id, element);
  Explanation one;
  one.is_condition = node.type.base == Base::truth;
  one.outcome = outcome(value);
  NodeId inside = id;
  if (node.op == Op::call) {
    const program::Definition& definition = program_.definitions[static_cast<std::size_t>(node.a)];
    one.sentence = definition.label;
    if (definition.per_element && element >= 0) one.sentence += " van " + item_name(evaluator_, element);
    NodeId found = kNone;
    const program::Variant* variant = nullptr;
    if (body(id, element, found, variant)) {
      inside = found;
      if (variant->provision != kNone) one.provision = evaluator_.vocabulary().provisions[variant->provision].label;
      if (variant->guard != kNone) one.note = "afwijking: " + because(variant->guard, element);
      for (const std::string& doubt : variant->doubts) {
        if (!one.note.empty()) one.note += "; ";
        one.note += "niet zeker: " + doubt;
      }
    }
  } else if (node.op == Op::clause) {
    one.provision = evaluator_.vocabulary().provisions[static_cast<std::size_t>(node.a)].label;
    one.sentence = sentence(node.span);
    inside = program_.child(node, 0);
  } else {
    one.sentence = sentence(node.span);
  }
  if (one.is_condition) {
    one.because = because(inside, element);
  } else if (node.type.base == Base::set) {
    std::uint64_t rest = value.maybe;
    while (rest != 0) {
      const int place = std::countr_zero(rest);
      rest &= rest - 1;
      if (!one.value.empty()) one.value += ", ";
      one.value += code(evaluator_, place);
    }
    if (one.value.empty()) one.value = "geen";
  } else if (node.type.base == Base::numbers || node.type.base == Base::options) {
    one.value = row_figures(inside, element, true);
  } else {
    one.value = shown(value, node.type, evaluator_.vocabulary());
    const Op op = program_.nodes[inside].op;
    if (op == Op::round || op == Op::mean || op == Op::of_item) one.because = figure(inside, element);
  }
  if (depth < kMaxDepth && nodes_shown_ < kMaxNodes) {
    std::vector<std::pair<NodeId, int>> seen;
    explain_parts(inside, element, depth, one.children, seen);
  }
  return one;
}

// The definitions, facts and clauses that a node rests on directly.
void Reasons::explain_parts(NodeId id, int element, int depth, std::vector<Explanation>& into,
                            std::vector<std::pair<NodeId, int>>& seen) {
  if (nodes_shown_ >= kMaxNodes) return;
  const Node& node = program_.nodes[id];
  const auto once = [&](NodeId part, int of) {
    const std::pair<NodeId, int> key{part, of};
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return;
    seen.push_back(key);
    into.push_back(explain_node(part, of, depth + 1));
  };
  switch (node.op) {
    case Op::call:
    case Op::clause: once(id, element); return;
    case Op::fact: {
      const program::Fact& fact = evaluator_.vocabulary().facts[static_cast<std::size_t>(node.a)];
      if (fact.type.base == Base::nothing) return;
      const Value value = evaluator_.value(id, element);
      if (value.status == evaluate::Status::not_applicable) return;
      if (std::find(seen.begin(), seen.end(), std::pair<NodeId, int>{id, element}) != seen.end()) return;
      seen.emplace_back(id, element);
      ++nodes_shown_;
      Explanation given;
      given.is_condition = false;
      given.sentence = fact.label;
      if (fact.per_element && element >= 0) given.sentence += " van " + item_name(evaluator_, element);
      given.value = shown(value, node.type, evaluator_.vocabulary());
      given.because = "gegeven";
      into.push_back(std::move(given));
      return;
    }
    case Op::map: {
      const Value set = evaluator_.value(program_.child(node, 0), element);
      std::uint64_t rest = set.maybe;
      while (rest != 0) {
        const int one = std::countr_zero(rest);
        rest &= rest - 1;
        explain_parts(program_.child(node, 1), one, depth, into, seen);
      }
      return;
    }
    case Op::of_item: {
      for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
        if (evaluator_.candidate().elements[index].item == static_cast<program::ItemId>(node.a)) {
          explain_parts(program_.child(node, 0), static_cast<int>(index), depth, into, seen);
        }
      }
      return;
    }
    case Op::filter:
    case Op::for_each: explain_parts(program_.child(node, 0), element, depth, into, seen); return;
    case Op::chosen: {
      const program::Search& search = program_.searches[static_cast<std::size_t>(node.a)];
      if (std::find(seen.begin(), seen.end(), std::pair<NodeId, int>{id, element}) != seen.end()) return;
      seen.emplace_back(id, element);
      ++nodes_shown_;
      Explanation found;
      found.is_condition = false;
      found.sentence = search.label;
      if (search.provision != kNone) found.provision = evaluator_.vocabulary().provisions[search.provision].label;
      const Value set = evaluator_.value(id, element);
      std::uint64_t rest = set.set;
      while (rest != 0) {
        const int one = std::countr_zero(rest);
        rest &= rest - 1;
        if (!found.value.empty()) found.value += ", ";
        found.value += code(evaluator_, one);
      }
      const evaluate::SearchResult& result = evaluator_.search(static_cast<std::uint32_t>(node.a));
      found.because = result.found ? "deze keuze voldoet aan alle voorwaarden"
                                   : "geen keuze voldoet zeker aan alle voorwaarden";
      into.push_back(std::move(found));
      return;
    }
    case Op::table: {
      const program::Table& table = program_.tables[static_cast<std::size_t>(node.a)];
      for (const NodeId column : table.columns) explain_parts(column, element, depth, into, seen);
      return;
    }
    default:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        explain_parts(program_.child(node, index), element, depth, into, seen);
      }
      return;
  }
}

void Reasons::doubts(NodeId node, int element, std::vector<std::string>& found) {
  std::vector<std::pair<std::uint64_t, int>> seen;
  doubts_below(node, element, found, seen);
}

void Reasons::doubts_below(NodeId id, int element, std::vector<std::string>& found,
                           std::vector<std::pair<std::uint64_t, int>>& seen) {
  const Node& node = program_.nodes[id];
  if (node.op == Op::call) {
    const program::Definition& definition = program_.definitions[static_cast<std::size_t>(node.a)];
    const int owner = definition.per_element ? element : evaluate::kMain;
    const std::pair<std::uint64_t, int> key{static_cast<std::uint64_t>(node.a), owner};
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return;
    seen.push_back(key);
    NodeId inner = kNone;
    const program::Variant* variant = nullptr;
    if (!body(id, element, inner, variant)) return;
    for (const std::string& doubt : variant->doubts) {
      const std::string label = variant->provision == kNone
                                    ? doubt
                                    : evaluator_.vocabulary().provisions[variant->provision].label + ": " + doubt;
      if (std::find(found.begin(), found.end(), label) == found.end()) found.push_back(label);
    }
    doubts_below(inner, element, found, seen);
    return;
  }
  if (node.op == Op::map) {
    std::uint64_t rest = evaluator_.value(program_.child(node, 0), element).maybe;
    doubts_below(program_.child(node, 0), element, found, seen);
    while (rest != 0) {
      const int one = std::countr_zero(rest);
      rest &= rest - 1;
      doubts_below(program_.child(node, 1), one, found, seen);
    }
    return;
  }
  if (node.op == Op::filter || node.op == Op::for_each) {
    doubts_below(program_.child(node, 0), element, found, seen);
    return;
  }
  if (node.op == Op::of_item) {
    for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
      if (evaluator_.candidate().elements[index].item == static_cast<program::ItemId>(node.a)) {
        doubts_below(program_.child(node, 0), static_cast<int>(index), found, seen);
      }
    }
    return;
  }
  if (node.op == Op::table) {
    const program::Table& table = program_.tables[static_cast<std::size_t>(node.a)];
    for (const NodeId column : table.columns) doubts_below(column, element, found, seen);
    return;
  }
  for (std::uint32_t index = 0; index < node.count; ++index) {
    doubts_below(program_.child(node, index), element, found, seen);
  }
}

}  // namespace slagboom::trace
