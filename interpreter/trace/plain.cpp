// Why a condition is nee, in full words: for a candidate, not for who knows the rules.
#include <algorithm>
#include <bit>

#include "interpreter/trace/figures.hpp"
#include "interpreter/trace/reasons.hpp"

namespace slagboom::trace {

using evaluate::Status;
using evaluate::Value;
using program::Base;
using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

namespace {

constexpr std::size_t kMostNamed = 16;
constexpr int kDeepest = 12;
constexpr std::size_t kLongest = 600;

std::string number_word(std::int64_t count) { return count == 0 ? "geen" : std::to_string(count); }

}  // namespace

// Exact with at most two decimals, else cut off after two: never rounded up to a border.
std::string Reasons::plain_number(const Value& value, const program::Type& type) const {
  const bool number = type.base == Base::number && value.status == Status::known && value.lo == value.hi;
  if (!number || type.scale == program::Scale::cohort) return shown(value, type, evaluator_.vocabulary());
  const std::string exact = shown(value.lo, type.decimals > 0 ? type.decimals : 0);
  const std::size_t comma = exact.find(',');
  if (comma == std::string::npos || exact.size() <= comma + 3) return exact;
  return truncated(value.lo, 2);
}

// What a value is called: "het combinatiecijfer", "het gemiddelde van de meetellende CE-cijfers".
std::string Reasons::what(NodeId id, int element) {
  const Node& node = program_.nodes[id];
  if (node.op == Op::call) {
    const program::Definition& definition = program_.definitions[static_cast<std::size_t>(node.a)];
    return definition.label + (definition.per_element && element >= 0 ? " van " + item_name(evaluator_, element) : "");
  }
  if (node.op == Op::fact) {
    const program::Fact& fact = evaluator_.vocabulary().facts[static_cast<std::size_t>(node.a)];
    return fact.label + (fact.per_element && element >= 0 ? " van " + item_name(evaluator_, element) : "");
  }
  return sentence(node.span);
}

void Reasons::members(NodeId row, int element, std::vector<Member>& into) {
  const Node& node = program_.nodes[row];
  if (into.size() >= evaluate::kMaxElements) return;
  if (node.op == Op::call && (node.type.base == Base::numbers || node.type.base == Base::options)) {
    NodeId inner = kNone;
    const program::Variant* variant = nullptr;
    if (body(row, element, inner, variant)) members(inner, element, into);
    return;
  }
  if (node.op == Op::map) {
    const Value set = evaluator_.value(program_.child(node, 0), element);
    const NodeId each = program_.child(node, 1);
    for (std::uint64_t rest = set.maybe; rest != 0; rest &= rest - 1) {
      const int one = std::countr_zero(rest);
      const Value value = evaluator_.value(each, one);
      if (value.status == Status::not_applicable) continue;
      into.push_back({item_name(evaluator_, one), value, program_.nodes[each].type});
    }
    return;
  }
  if (node.op == Op::together) {
    for (std::uint32_t index = 0; index < node.count; ++index) members(program_.child(node, index), element, into);
    return;
  }
  if (node.type.base != Base::numbers && node.type.base != Base::options) {
    const Value value = evaluator_.value(row, element);
    if (value.status != Status::not_applicable) into.push_back({what(row, element), value, node.type});
    return;
  }
  const Value value = evaluator_.value(row, element);
  program::Type one = node.type;
  one.base = one.base == Base::options ? Base::option : Base::number;
  for (std::uint32_t index = 0; index < value.count; ++index) {
    const Value& each = evaluator_.member(value, index);
    if (each.status != Status::not_applicable) into.push_back({"", each, one});
  }
}

// "Nederlands 5 en wiskunde A 4"
std::string Reasons::named_members(const std::vector<Member>& list) const {
  std::string text;
  const std::size_t count = std::min(list.size(), kMostNamed);
  for (std::size_t index = 0; index < count; ++index) {
    if (index > 0) text += index + 1 == count && count == list.size() ? " en " : ", ";
    if (!list[index].name.empty()) text += list[index].name + " ";
    text += plain_number(list[index].value, list[index].type);
  }
  if (count < list.size()) text += " en nog " + std::to_string(list.size() - count);
  return text;
}

std::string Reasons::plain_compare(const Node& node, int element) {
  const NodeId left = program_.child(node, 0);
  const NodeId right = program_.child(node, 1);
  const Value value = evaluator_.value(left, element);
  const Value other = evaluator_.value(right, element);
  if (value.status != Status::known || other.status != Status::known) return {};
  const auto comparison = static_cast<Comparison>(node.a);
  const bool constant_right = program_.nodes[right].op == Op::number || program_.nodes[right].op == Op::option;
  std::string wanted = constant_right ? constant(right, element)
                                      : plain_number(other, program_.nodes[right].type) + " (" + what(right, element) + ")";
  const bool option = program_.nodes[left].type.base == Base::option;
  if (!option || (comparison != Comparison::equal && comparison != Comparison::not_equal)) {
    wanted = comparison_words(comparison, wanted);
  } else if (comparison == Comparison::not_equal) {
    wanted = "iets anders dan " + wanted;
  }
  return what(left, element) + " is " + plain_number(value, program_.nodes[left].type) + " en moet " + wanted + " zijn";
}

std::string Reasons::plain_quantify(const Node& node, int element) {
  std::vector<Member> all;
  members(program_.child(node, 0), element, all);
  const NodeId test = program_.child(node, 1);
  const auto quantity = static_cast<grammar::Quantity>(node.a);
  std::vector<Member> holding;
  std::vector<Member> others;
  for (const Member& one : all) {
    (evaluator_.value_with_it(test, one.value, element).is_yes() ? holding : others).push_back(one);
  }
  const std::string relation = relation_text(test, true, element);
  const std::string rule = "de regel is: " + sentence(node.span);
  switch (quantity) {
    case grammar::Quantity::all:
      if (!others.empty()) return rule + "; dat is niet zo voor " + named_members(others);
      break;
    case grammar::Quantity::none:
      if (!holding.empty()) return rule + "; maar " + relation + " is: " + named_members(holding);
      break;
    case grammar::Quantity::at_least:
    case grammar::Quantity::at_most:
    case grammar::Quantity::exactly: {
      const auto count = static_cast<std::int64_t>(holding.size());
      const bool by_count = quantity == grammar::Quantity::at_least  ? count < node.b
                            : quantity == grammar::Quantity::at_most ? count > node.b
                                                                     : count != node.b;
      if (by_count) {
        std::string text = rule + "; " + relation + (count == 1 ? " is er " : " zijn er ") + number_word(count);
        if (count > 0) text += ": " + named_members(holding);
        return text;
      }
      // The count is right, so it is one of the others that must be something else.
      if (node.count > 2) {
        std::vector<Member> wrong;
        for (const Member& one : others) {
          if (!evaluator_.value_with_it(program_.child(node, 2), one.value, element).is_yes()) wrong.push_back(one);
        }
        if (!wrong.empty()) return rule + "; dat is niet zo voor " + named_members(wrong);
      }
      break;
    }
  }
  return {};
}

// The columns of the table as they are for this candidate.
std::string Reasons::plain_table(const Node& node, int element) {
  const program::Table& table = program_.tables[static_cast<std::size_t>(node.a)];
  std::string text;
  for (const NodeId column : table.columns) {
    const Node& column_node = program_.nodes[column];
    const Value value = evaluator_.value(column, element);
    if (!text.empty()) text += ", ";
    if (column_node.op == Op::count_if) {
      text += "aantal " + relation_text(program_.child(column_node, 1), true, element) + ": ";
    } else if (column_node.op == Op::mean) {
      text += "gemiddelde: ";
    } else {
      text += what(column, element) + ": ";
    }
    text += plain_number(value, column_node.type);
  }
  return text;
}

// The parts of «en» that are nee; of «of» none was enough, so all of them.
std::string Reasons::plain_parts(const Node& node, int element) {
  std::string text;
  for (std::uint32_t index = 0; index < node.count; ++index) {
    const NodeId child = program_.child(node, index);
    if (!evaluator_.value(child, element).is_no()) continue;
    const std::string part = plain_deep(child, element, 1);
    if (part.empty()) return {};
    if (!text.empty()) text += node.op == Op::both ? "; ook dit is niet zo: " : "; en ook niet: ";
    text += part;
    if (text.size() > kLongest) return {};
  }
  return text;
}

std::string Reasons::plain_deep(NodeId id, int element, int depth) {
  if (depth > kDeepest) return {};
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case Op::clause:
    case Op::satisfied: return plain_deep(program_.child(node, 0), element, depth + 1);
    case Op::call: {
      NodeId inner = kNone;
      const program::Variant* variant = nullptr;
      if (!body(id, element, inner, variant)) return {};
      std::string text = plain_deep(inner, element, depth + 1);
      if (text.empty() || program_.nodes[inner].op != Op::table) return text;
      return "niet voldaan is aan «" + what(id, element) + "»; in de tabel staat niet: " + text;
    }
    case Op::compare: return plain_compare(node, element);
    case Op::quantify: return plain_quantify(node, element);
    case Op::table: return plain_table(node, element);
    case Op::both:
    case Op::either: return plain_parts(node, element);
    case Op::fills: return fills(id, element);
    case Op::for_each: {
      const Value set = evaluator_.value(program_.child(node, 0), element);
      std::string missing;
      if (static_cast<grammar::Quantity>(node.a) != grammar::Quantity::all) return {};
      for (std::uint64_t rest = set.maybe; rest != 0; rest &= rest - 1) {
        const int one = std::countr_zero(rest);
        if (!evaluator_.value(program_.child(node, 1), one).is_no()) continue;
        if (!missing.empty()) missing += ", ";
        missing += item_name(evaluator_, one);
      }
      return missing.empty() ? missing : "de regel is: " + sentence(node.span) + "; dat is niet zo voor " + missing;
    }
    default: return {};
  }
}

std::string Reasons::plain(NodeId id, int element) {
  if (!evaluator_.value(id, element).is_no()) return {};
  const std::string text = plain_deep(id, element, 0);
  if (!text.empty()) return text;
  // No better words: the rule itself, and the figures behind it.
  const std::string rule = sentence(program_.nodes[id].span);
  const std::string reason = because(id, element);
  return "niet voldaan is aan «" + rule + "»" + (reason.empty() || reason == rule ? "" : ": " + reason);
}

}  // namespace slagboom::trace
