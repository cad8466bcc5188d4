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
      for (const program::Doubt& doubt : variant->doubts) {
        if (!matters(doubt, element)) continue;
        if (!one.note.empty()) one.note += "; ";
        one.note += "niet zeker: " + doubt.text;
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
    if (one.value.ends_with("…")) one.exact = std::to_string(value.lo.num) + "/" + std::to_string(value.lo.den);
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

bool Reasons::matters(const program::Doubt& doubt, int element) {
  return doubt.matters == kNone || !evaluator_.value(doubt.matters, element).is_no();
}

void Reasons::remarks(std::vector<std::string>& found) {
  for (const program::Remark& remark : program_.remarks) {
    bool shown_here = remark.items.empty() && (remark.when == kNone || !evaluator_.value(remark.when).is_no());
    const auto& elements = evaluator_.candidate().elements;
    for (std::size_t index = 0; index < elements.size() && !shown_here; ++index) {
      const program::ItemId item = elements[index].item;
      if (item == kNone || item / 64 >= remark.items.size()) continue;
      if ((remark.items[item / 64] >> (item % 64) & 1U) == 0) continue;
      shown_here = remark.when == kNone || !evaluator_.value(remark.when, static_cast<int>(index)).is_no();
    }
    if (shown_here && std::find(found.begin(), found.end(), remark.text) == found.end()) found.push_back(remark.text);
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
    for (const program::Doubt& doubt : variant->doubts) {
      if (!matters(doubt, owner)) continue;
      const std::string label = variant->provision == kNone
                                    ? doubt.text
                                    : evaluator_.vocabulary().provisions[variant->provision].label + ": " + doubt.text;
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
  if (node.op == Op::filter) {
    doubts_below(program_.child(node, 0), element, found, seen);
    // Only what makes something belong to the set.
    std::uint64_t rest = evaluator_.value(id, element).maybe;
    while (rest != 0) {
      const int one = std::countr_zero(rest);
      rest &= rest - 1;
      doubts_below(program_.child(node, 1), one, found, seen);
    }
    return;
  }
  if (node.op == Op::for_each) {
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
    const int row = evaluator_.table_row(static_cast<std::uint32_t>(node.a), element);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      // A column that the row leaves open did not decide.
      const bool any = row >= 0 && !table.rows[static_cast<std::size_t>(row)].otherwise &&
                       table.rows[static_cast<std::size_t>(row)].cells[column] == kNone;
      if (!any) doubts_below(table.columns[column], element, found, seen);
    }
    if (row >= 0) doubts_below(table.rows[static_cast<std::size_t>(row)].result, element, found, seen);
    return;
  }
  const bool joined = node.op == Op::both || node.op == Op::either;
  const Value all = joined ? evaluator_.value(id, element) : Value{};
  for (std::uint32_t index = 0; index < node.count; ++index) {
    const NodeId child = program_.child(node, index);
    if (joined) {
      // One "nee" decides an "en", one "ja" an "of": the other parts did not matter.
      const Value part = evaluator_.value(child, element);
      if (node.op == Op::both && all.is_no() && !part.is_no()) continue;
      if (node.op == Op::either && all.is_yes() && !part.is_yes()) continue;
    }
    doubts_below(child, element, found, seen);
  }
}

}  // namespace slagboom::trace
