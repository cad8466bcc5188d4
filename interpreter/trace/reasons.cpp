// Why a condition is ja, nee or nog open, in sentences with figures.
#include "interpreter/trace/reasons.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/trace/figures.hpp"

namespace slagboom::trace {

using evaluate::Status;
using evaluate::Value;
using operations::Rational;
using program::Base;
using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

namespace {

constexpr std::size_t kMaxListed = 16;

std::string words_of(Comparison comparison, const std::string& right) {
  switch (comparison) {
    case Comparison::less: return "lager dan " + right;
    case Comparison::at_most: return right + " of lager";
    case Comparison::equal: return "gelijk aan " + right;
    case Comparison::not_equal: return "niet gelijk aan " + right;
    case Comparison::at_least: return right + " of hoger";
    case Comparison::greater: return "hoger dan " + right;
  }
  return right;
}

// The same comparison, said the other way round: what a "nee" means.
std::string opposite_words(Comparison comparison, const std::string& right) {
  switch (comparison) {
    case Comparison::less: return right + " of hoger";
    case Comparison::at_most: return "hoger dan " + right;
    case Comparison::equal: return "niet gelijk aan " + right;
    case Comparison::not_equal: return "gelijk aan " + right;
    case Comparison::at_least: return "lager dan " + right;
    case Comparison::greater: return right + " of lager";
  }
  return right;
}

}  // namespace

std::string Reasons::comparison_words(Comparison comparison, const std::string& right) {
  return words_of(comparison, right);
}

Outcome Reasons::outcome(const Value& value) const {
  return value.is_yes() ? Outcome::ja : value.is_no() ? Outcome::nee : Outcome::open;
}

std::string Reasons::sentence(grammar::Span span) const {
  std::string text;
  bool blank = false;
  for (const char letter : sources_.text(span)) {
    if (letter == ' ' || letter == '\n' || letter == '\t') {
      blank = !text.empty();
      continue;
    }
    if (blank) text += ' ';
    blank = false;
    text += letter;
  }
  return text;
}

bool Reasons::body(NodeId call, int element, NodeId& body, const program::Variant*& variant) {
  const Node& node = program_.nodes[call];
  if (node.op != Op::call) return false;
  const auto id = static_cast<program::DefinitionId>(node.a);
  const int index = evaluator_.variant(id, element);
  if (index < 0) return false;
  variant = &program_.definitions[id].variants[static_cast<std::size_t>(index)];
  body = variant->body;
  return true;
}

std::vector<NodeId> Reasons::clauses(NodeId node, int element) {
  std::vector<NodeId> found;
  NodeId at = node;
  const program::Variant* variant = nullptr;
  for (int step = 0; step < 8; ++step) {
    NodeId next = kNone;
    if (!body(at, element, next, variant)) break;
    at = next;
  }
  const Node& what = program_.nodes[at];
  for (std::uint32_t index = 0; index < what.count; ++index) {
    const NodeId child = program_.child(what, index);
    if (program_.nodes[child].op == Op::clause) found.push_back(child);
  }
  return found;
}

std::string Reasons::constant(NodeId node, int element) const {
  const Node& what = program_.nodes[node];
  Value value = evaluator_.value(node, element);
  if (what.op == Op::number) return shown(value.lo, what.type.decimals > 0 ? what.type.decimals : 0);
  return shown(value, what.type, evaluator_.vocabulary());
}

std::string Reasons::relation_text(NodeId relation, bool holds, int element) const {
  const Node& node = program_.nodes[relation];
  if (node.op == Op::compare && program_.nodes[program_.child(node, 0)].op == Op::it) {
    const std::string right = constant(program_.child(node, 1), element);
    const auto comparison = static_cast<Comparison>(node.a);
    return holds ? comparison_words(comparison, right) : opposite_words(comparison, right);
  }
  const std::string text = sentence(node.span);
  return holds ? text : "niet " + text;
}

// The values of a row with their elements: "netl 5, entl 6"; with the sum when all are known.
std::string Reasons::row_figures(NodeId row, int element, bool with_sum) {
  const Node& node = program_.nodes[row];
  std::string text;
  std::size_t shown_count = 0;
  const auto add = [&](const std::string& part) {
    if (++shown_count > kMaxListed) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  (void)with_sum;
  if (node.op == Op::call) {
    NodeId inner = kNone;
    const program::Variant* variant = nullptr;
    if (body(row, element, inner, variant)) return row_figures(inner, element, with_sum);
  }
  if (node.op == Op::map) {
    const Value set = evaluator_.value(program_.child(node, 0), element);
    const NodeId each = program_.child(node, 1);
    std::uint64_t rest = set.maybe;
    while (rest != 0) {
      const int one = std::countr_zero(rest);
      rest &= rest - 1;
      const Value value = evaluator_.value(each, one);
      if (value.status == Status::not_applicable) continue;
      add(code(evaluator_, one) + " " + shown(value, program_.nodes[each].type, evaluator_.vocabulary()));
    }
    return text;
  }
  if (node.op == Op::together) {
    for (std::uint32_t index = 0; index < node.count; ++index) {
      const NodeId part = program_.child(node, index);
      const Base base = program_.nodes[part].type.base;
      if (base == Base::numbers || base == Base::options) {
        const std::string inner = row_figures(part, element, false);
        if (!inner.empty()) add(inner);
      } else {
        const Value value = evaluator_.value(part, element);
        if (value.status == Status::not_applicable) continue;
        add(figure(part, element));
      }
    }
    return text;
  }
  const Value value = evaluator_.value(row, element);
  program::Type one = node.type;
  one.base = one.base == Base::options ? Base::option : Base::number;
  for (std::uint32_t index = 0; index < value.count; ++index) {
    add(shown(evaluator_.member(value, index), one, evaluator_.vocabulary()));
  }
  return text;
}

// A value with what it is: "38,3 / 7 = 5,471…" for a mean, "het combinatiecijfer 7" for a name.
std::string Reasons::figure(NodeId id, int element) {
  const Node& node = program_.nodes[id];
  const Value value = evaluator_.value(id, element);
  switch (node.op) {
    case Op::mean: {
      const Value row = evaluator_.value(program_.child(node, 0), element);
      const program::Type& type = program_.nodes[program_.child(node, 0)].type;
      Rational known{0, 1};
      std::int64_t count = 0;
      std::int64_t total = 0;
      for (std::uint32_t index = 0; index < row.count; ++index) {
        const Value& one = evaluator_.member(row, index);
        if (one.status == Status::not_applicable) continue;
        ++total;
        if (one.status != Status::known) continue;
        known = operations::add(known, one.lo);
        ++count;
      }
      const int decimals = type.decimals > 0 ? type.decimals : 0;
      if (total == 0) return "er zijn geen cijfers";
      if (count < total) {
        return "de som is nu " + shown(known, decimals) + " over " + std::to_string(count) + " van de " +
               std::to_string(total) + " cijfers";
      }
      return shown(known, decimals) + " / " + std::to_string(total) + " = " + shown(value.lo, decimals);
    }
    case Op::fact: {
      const program::Fact& fact = evaluator_.vocabulary().facts[static_cast<std::size_t>(node.a)];
      std::string text = fact.label;
      if (fact.per_element && element >= 0) text += " van " + item_name(evaluator_, element);
      return text + " (" + shown(value, node.type, evaluator_.vocabulary()) + ")";
    }
    case Op::call: {
      const program::Definition& definition = program_.definitions[static_cast<std::size_t>(node.a)];
      std::string text = definition.label;
      if (definition.per_element && element >= 0) text += " van " + item_name(evaluator_, element);
      return text + " " + shown(value, node.type, evaluator_.vocabulary());
    }
    case Op::of_item: {
      const auto item = static_cast<program::ItemId>(node.a);
      for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
        if (evaluator_.candidate().elements[index].item == item) {
          return figure(program_.child(node, 0), static_cast<int>(index));
        }
      }
      return evaluator_.vocabulary().items[item].label + " ontbreekt";
    }
    case Op::round: {
      const NodeId inner = program_.child(node, 0);
      return figure(inner, element) + ", afgerond " + shown(value, node.type, evaluator_.vocabulary());
    }
    case Op::count_if:
    case Op::size: return sentence(node.span) + ": " + shown(value, node.type, evaluator_.vocabulary());
    case Op::number:
    case Op::option: return constant(id, element);
    default: return sentence(node.span) + " (" + shown(value, node.type, evaluator_.vocabulary()) + ")";
  }
}

std::string Reasons::compare(const Node& node, int element) {
  const NodeId left = program_.child(node, 0);
  const NodeId right = program_.child(node, 1);
  const Value a = evaluator_.value(left, element);
  const Value b = evaluator_.value(right, element);
  const auto comparison = static_cast<Comparison>(node.a);
  const Op right_op = program_.nodes[right].op;
  const bool plain = right_op == Op::number || right_op == Op::option || right_op == Op::truth;
  const std::string other = plain ? constant(right, element) : figure(right, element);
  std::string text = figure(left, element);
  if (a.status == Status::not_applicable) return text;
  if (a.lo == a.hi && b.lo == b.hi && a.status == Status::known) {
    const int order = operations::compare(a.lo, b.lo);
    bool holds = false;
    switch (comparison) {
      case Comparison::less: holds = order < 0; break;
      case Comparison::at_most: holds = order <= 0; break;
      case Comparison::equal: holds = order == 0; break;
      case Comparison::not_equal: holds = order != 0; break;
      case Comparison::at_least: holds = order >= 0; break;
      case Comparison::greater: holds = order > 0; break;
    }
    const bool option = program_.nodes[left].type.base == Base::option;
    if (option && (comparison == Comparison::equal || comparison == Comparison::not_equal)) {
      return text + ((holds == (comparison == Comparison::equal)) ? ": dat is " : ": dat is niet ") + other;
    }
    return text + " is " + (holds ? comparison_words(comparison, other) : opposite_words(comparison, other));
  }
  // Open: what would be needed in all.
  const Node& mean = program_.nodes[left];
  if (mean.op == Op::mean && comparison == Comparison::at_least && b.lo == b.hi) {
    const Value row = evaluator_.value(program_.child(mean, 0), element);
    std::int64_t total = 0;
    for (std::uint32_t index = 0; index < row.count; ++index) {
      total += evaluator_.member(row, index).status == Status::not_applicable ? 0 : 1;
    }
    const int decimals = program_.nodes[program_.child(mean, 0)].type.decimals;
    return text + "; samen is " + shown(operations::multiply(b.lo, {total, 1}), decimals > 0 ? decimals : 0) + " nodig";
  }
  return text + "; gevraagd is " + comparison_words(comparison, other);
}

std::string Reasons::quantify(const Node& node, int element) {
  const NodeId row = program_.child(node, 0);
  const Value values = evaluator_.value(row, element);
  const NodeId test = program_.child(node, 1);
  std::int64_t yes = 0;
  std::int64_t open = 0;
  std::int64_t total = 0;
  for (std::uint32_t index = 0; index < values.count; ++index) {
    const Value one = evaluator_.member(values, index);
    if (one.status == Status::not_applicable) continue;
    ++total;
    const Value holds = evaluator_.value_with_it(test, one, element);
    yes += holds.is_yes() ? 1 : 0;
    open += holds.is_open() ? 1 : 0;
  }
  if (total == 0) return "er zijn geen waarden die hieronder vallen";
  std::string text = row_figures(row, element, false);
  text += ": " + std::to_string(yes) + " van de " + std::to_string(total) + " is " + relation_text(test, true, element);
  if (open > 0) text += ", " + std::to_string(open) + " nog open";
  if (node.count > 2) {
    std::int64_t failing = 0;
    for (std::uint32_t index = 0; index < values.count; ++index) {
      const Value one = evaluator_.member(values, index);
      if (one.status == Status::not_applicable) continue;
      if (evaluator_.value_with_it(test, one, element).is_yes()) continue;
      failing += evaluator_.value_with_it(program_.child(node, 2), one, element).is_no() ? 1 : 0;
    }
    if (failing > 0) {
      text += "; " + std::to_string(failing) + " van de overige is niet " +
              relation_text(program_.child(node, 2), true, element);
    }
  }
  return text;
}

std::string Reasons::table(const Node& node, int element) {
  const auto id = static_cast<std::uint32_t>(node.a);
  const program::Table& table = program_.tables[id];
  std::string text;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const Node& what = program_.nodes[table.columns[column]];
    const Value value = evaluator_.value(table.columns[column], element);
    if (!text.empty()) text += "; ";
    if (what.op == Op::mean) {
      text += figure(table.columns[column], element);
    } else if (what.op == Op::count_if) {
      text += "aantal " + relation_text(program_.child(what, 1), true, element) + ": " +
              shown(value, what.type, evaluator_.vocabulary());
    } else if (what.op == Op::call && what.type.base == Base::truth) {
      text += program_.definitions[static_cast<std::size_t>(what.a)].label + ": " +
              shown(value, what.type, evaluator_.vocabulary());
    } else {
      text += figure(table.columns[column], element);
    }
  }
  const int row = evaluator_.table_row(id, element);
  if (row >= 0 && node.type.base == Base::truth) {
    const program::TableRow& line = table.rows[static_cast<std::size_t>(row)];
    if (line.provision != kNone) {
      text += "; dat past bij " + evaluator_.vocabulary().provisions[line.provision].label;
    } else {
      text += "; dat past bij geen enkele toegestane rij";
    }
  }
  return text;
}

std::string Reasons::fills(NodeId id, int element) {
  const Node& node = program_.nodes[id];
  const std::vector<int> placed = evaluator_.places(id, element);
  std::string missing;
  for (std::size_t place = 0; place < placed.size(); ++place) {
    if (placed[place] >= 0) continue;
    const NodeId child = program_.child(node, static_cast<std::uint32_t>(place) + 1);
    if (!missing.empty()) missing += "; ";
    missing += sentence(program_.nodes[child].span);
  }
  if (missing.empty()) return "elke plaats heeft een vak";
  return "geen vak voor deze plaats: " + missing;
}

std::string Reasons::because(NodeId id, int element) {
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case Op::clause:
    case Op::satisfied: return because(program_.child(node, 0), element);
    case Op::compare: return compare(node, element);
    case Op::quantify: return quantify(node, element);
    case Op::table: return table(node, element);
    case Op::fills: return fills(id, element);
    case Op::call: {
      NodeId inner = kNone;
      const program::Variant* variant = nullptr;
      if (!body(id, element, inner, variant)) {
        return program_.definitions[static_cast<std::size_t>(node.a)].label + " is nog niet bepaald";
      }
      return because(inner, element);
    }
    case Op::negate: {
      const NodeId child = program_.child(node, 0);
      return because(child, element);
    }
    case Op::both:
    case Op::either: {
      // Name the parts that decide: those that are not "ja" of an "en", all of an "of".
      const Value all = evaluator_.value(id, element);
      std::string text;
      for (std::uint32_t index = 0; index < node.count; ++index) {
        const NodeId child = program_.child(node, index);
        const Value one = evaluator_.value(child, element);
        const bool relevant = node.op == Op::both ? (all.is_yes() || !one.is_yes()) : (!all.is_yes() || one.is_yes());
        if (!relevant) continue;
        const std::string part = because(child, element);
        if (part.empty()) continue;
        if (!text.empty()) text += "; ";
        text += part;
        if (text.size() > 400) break;
      }
      return text;
    }
    case Op::known:
    case Op::applicable: return figure(program_.child(node, 0), element);
    case Op::for_each: {
      const Value set = evaluator_.value(program_.child(node, 0), element);
      std::string text;
      std::uint64_t rest = set.maybe;
      std::size_t listed = 0;
      while (rest != 0 && listed < kMaxListed) {
        const int one = std::countr_zero(rest);
        rest &= rest - 1;
        const Value holds = evaluator_.value(program_.child(node, 1), one);
        if (!text.empty()) text += ", ";
        text += code(evaluator_, one) + (holds.is_yes() ? " ja" : holds.is_no() ? " nee" : " nog open");
        ++listed;
      }
      return text.empty() ? "er zijn geen vakken die hieronder vallen" : text;
    }
    case Op::truth: return node.a != 0 ? "ja" : "nee";
    default: break;
  }
  return sentence(node.span);
}

std::string Reasons::deciding(NodeId id, int element) {
  const Node& node = program_.nodes[id];
  const auto label = [&](program::ProvisionId provision) {
    return provision == kNone ? std::string() : evaluator_.vocabulary().provisions[provision].label;
  };
  switch (node.op) {
    case Op::clause: {
      const std::string deeper = deciding(program_.child(node, 0), element);
      const std::string own = label(static_cast<program::ProvisionId>(node.a));
      return deeper.empty() ? own : deeper;
    }
    case Op::table: {
      const int row = evaluator_.table_row(static_cast<std::uint32_t>(node.a), element);
      if (row < 0) return {};
      return label(program_.tables[static_cast<std::size_t>(node.a)].rows[static_cast<std::size_t>(row)].provision);
    }
    case Op::call: {
      NodeId inner = kNone;
      const program::Variant* variant = nullptr;
      if (!body(id, element, inner, variant)) return {};
      const std::string deeper = deciding(inner, element);
      if (!deeper.empty()) return deeper;
      // The general rule decides nothing by itself; an exception does.
      const bool exception = variant != program_.definitions[static_cast<std::size_t>(node.a)].variants.data();
      return exception ? label(variant->provision) : std::string();
    }
    case Op::both: {
      for (std::uint32_t index = 0; index < node.count; ++index) {
        const NodeId child = program_.child(node, index);
        if (evaluator_.value(child, element).is_no()) return deciding(child, element);
      }
      return {};
    }
    default: return {};
  }
}

}  // namespace slagboom::trace
