// Values, rows of values and sets of elements.
#include <algorithm>

#include "interpreter/resolve/lowering.hpp"

namespace slagboom::resolve {

using grammar::NameKind;
using grammar::Node;
using grammar::NodeKind;

namespace {

Type truth_type() {
  Type type;
  type.base = Base::truth;
  return type;
}

Type set_type() {
  Type type;
  type.base = Base::set;
  return type;
}

Type number_type(Scale scale, int decimals = -1) {
  Type type;
  type.base = Base::number;
  type.scale = scale;
  type.decimals = static_cast<std::int8_t>(decimals);
  return type;
}

bool is_row(const Type& type) { return type.base == Base::numbers || type.base == Base::options; }

}  // namespace

std::optional<std::int64_t> Lowering::option_index(NameId wanted, std::uint32_t set) const {
  if (set == kNone) return std::nullopt;
  const std::vector<NameId>& options = model_.vocabulary.option_sets[set].options;
  const auto place = std::find(options.begin(), options.end(), wanted);
  if (place == options.end()) return std::nullopt;
  return place - options.begin();
}

// A value that is compared with something of a known kind: options get their index there.
NodeId Lowering::literal(const Node& node, const Type& against, const Setting& setting) {
  if (node.kind == NodeKind::unknown) {
    std::int64_t last = 1;
    if (against.base == Base::option && against.options != kNone) {
      last = static_cast<std::int64_t>(model_.vocabulary.option_sets[against.options].options.size()) - 1;
    }
    return make(Op::unknown, against, node.span, {}, 0, last);
  }
  if (node.kind == NodeKind::name && name(node.name).kind == NameKind::option) {
    if (against.base != Base::option) {
      message(DiagnosticKind::kind_mismatch, node.span, "dit is een keuze",
              "hier hoort " + type_name(model_, against));
      return broken(against.base == Base::nothing ? Base::option : against.base, node.span);
    }
    const std::optional<std::int64_t> index = option_index(node.name, against.options);
    if (!index) {
      message(DiagnosticKind::not_an_option, node.span, "deze keuze hoort hier niet bij",
              "hier kan staan: " + type_name(model_, against));
      return broken(Base::option, node.span);
    }
    return make(Op::option, against, node.span, {}, *index);
  }
  if (node.kind == NodeKind::yes || node.kind == NodeKind::no) {
    return make(Op::truth, truth_type(), node.span, {}, node.kind == NodeKind::yes ? 1 : 0);
  }
  return value(node, setting);
}

NodeId Lowering::any_value(const Node& node, const Setting& setting) {
  switch (node.kind) {
    case NodeKind::where:
    case NodeKind::listed:
    case NodeKind::without:
    case NodeKind::both:
    case NodeKind::elements: return set(node, setting);
    case NodeKind::together: {
      // Sets joined together are a set; values are a row.
      std::vector<NodeId> parts;
      bool sets = true;
      for (const Node& child : node.children) {
        parts.push_back(any_value(child, setting));
        sets = sets && type(parts.back()).base == Base::set;
      }
      return sets ? make(Op::unite, set_type(), node.span, parts) : row(node, setting);
    }
    case NodeKind::name:
      if (name(substituted(node.name, setting)).kind == NameKind::option) {
        for (std::uint32_t id = 0; id < model_.vocabulary.option_sets.size(); ++id) {
          if (const auto index = option_index(node.name, id)) {
            Type kind;
            kind.base = Base::option;
            kind.options = id;
            return make(Op::option, kind, node.span, {}, *index);
          }
        }
      }
      return reference(node, setting);
    default: return value(node, setting);
  }
}

NodeId Lowering::value(const Node& node, const Setting& setting) {
  switch (node.kind) {
    case NodeKind::error: return broken(Base::number, node.span);
    case NodeKind::number: {
      const operations::Rational amount =
          operations::reduced(node.value, operations::power_of_ten(std::min<unsigned>(node.decimals, 9)));
      return make(Op::number, number_type(Scale::any, node.decimals), node.span, {}, amount.num, amount.den);
    }
    case NodeKind::date:
      return make(Op::number, number_type(Scale::date, 0), node.span, {}, node.value, 1);
    case NodeKind::school_year:
      return make(Op::number, number_type(Scale::cohort, 0), node.span, {}, node.value, 1);
    case NodeKind::yes:
    case NodeKind::no:
      return make(Op::truth, truth_type(), node.span, {}, node.kind == NodeKind::yes ? 1 : 0);
    case NodeKind::unknown: return broken(Base::number, node.span);
    case NodeKind::name: {
      const NodeId made = any_value(node, setting);
      return made;
    }
    case NodeKind::count: {
      if (node.children.empty()) return broken(Base::number, node.span);
      const NodeId of = any_value(node.children[0], setting);
      if (type(of).base != Base::set && !is_row(type(of))) {
        message(DiagnosticKind::not_a_set, node.children[0].span, "hiervan is geen aantal te tellen",
                "dit is " + type_name(model_, type(of)));
        return broken(Base::number, node.span);
      }
      return make(Op::size, number_type(Scale::count, 0), node.span, {of});
    }
    case NodeKind::count_such: {
      if (node.children.size() < 2) return broken(Base::number, node.span);
      const NodeId of = row(node.children[0], setting);
      Type one = type(of);
      one.base = one.base == Base::options ? Base::option : Base::number;
      const NodeId it = make(Op::it, one, node.span);
      const NodeId test = relation(node.children[1], it, setting);
      return make(Op::count_if, number_type(Scale::count, 0), node.span, {of, test});
    }
    case NodeKind::mean:
    case NodeKind::sum:
    case NodeKind::highest:
    case NodeKind::lowest: {
      if (node.children.empty()) return broken(Base::number, node.span);
      const NodeId of = row(node.children[0], setting);
      if (type(of).base != Base::numbers) {
        if (type(of).base != Base::nothing) {
          message(DiagnosticKind::kind_mismatch, node.children[0].span, "dit zijn geen getallen",
                  "dit is " + type_name(model_, type(of)));
        }
        return broken(Base::number, node.span);
      }
      Type kind = type(of);
      kind.base = Base::number;
      const Op op = node.kind == NodeKind::mean  ? Op::mean
                    : node.kind == NodeKind::sum ? Op::sum
                    : node.kind == NodeKind::highest ? Op::highest
                                                     : Op::lowest;
      if (op == Op::mean) kind.decimals = -1;
      if (op == Op::sum) kind.scale = kind.scale == Scale::grade ? Scale::any : kind.scale;
      return make(op, kind, node.span, {of});
    }
    case NodeKind::weighted_mean: {
      if (node.children.size() < 2) return broken(Base::number, node.span);
      const NodeId of = row(node.children[0], setting);
      const NodeId weights = row(node.children[1], setting);
      for (const auto& [made, written] : {std::pair{of, 0}, std::pair{weights, 1}}) {
        if (type(made).base != Base::options) continue;
        message(DiagnosticKind::kind_mismatch, node.children[static_cast<std::size_t>(written)].span,
                "dit zijn geen getallen", "dit is " + type_name(model_, type(made)));
        return broken(Base::number, node.span);
      }
      Type kind = type(of);
      kind.base = Base::number;
      kind.decimals = -1;
      return make(Op::weighted_mean, kind, node.span, {of, weights});
    }
    case NodeKind::plus:
    case NodeKind::minus:
    case NodeKind::times:
    case NodeKind::divided: {
      if (node.children.size() < 2) return broken(Base::number, node.span);
      const NodeId left = value(node.children[0], setting);
      const NodeId right = value(node.children[1], setting);
      for (const auto& [child, written] : {std::pair{left, 0}, std::pair{right, 1}}) {
        if (type(child).base == Base::number) continue;
        message(DiagnosticKind::kind_mismatch, node.children[static_cast<std::size_t>(written)].span,
                "hiermee is niet te rekenen", "dit is " + type_name(model_, type(child)));
        return broken(Base::number, node.span);
      }
      const Type& a = type(left);
      const Type& b = type(right);
      Type kind = number_type(a.scale == Scale::any ? b.scale : a.scale);
      if (node.kind == NodeKind::times || node.kind == NodeKind::divided) {
        kind.scale = a.scale == Scale::grade || b.scale == Scale::grade ? Scale::any : kind.scale;
      }
      if (node.kind == NodeKind::plus || node.kind == NodeKind::minus) {
        kind.decimals = a.decimals < 0 || b.decimals < 0 ? std::int8_t{-1} : std::max(a.decimals, b.decimals);
        if (kind.scale == Scale::grade) kind.scale = Scale::any;
      }
      kind.roundings = std::max(a.roundings, b.roundings);
      const Op op = node.kind == NodeKind::plus    ? Op::add
                    : node.kind == NodeKind::minus ? Op::subtract
                    : node.kind == NodeKind::times ? Op::multiply
                                                   : Op::divide;
      return make(op, kind, node.span, {left, right});
    }
    case NodeKind::round: {
      if (node.children.empty()) return broken(Base::number, node.span);
      const NodeId exact = value(node.children[0], setting);
      Type kind = type(exact);
      if (kind.base != Base::number) {
        message(DiagnosticKind::not_a_value, node.children[0].span, "dit is niet af te ronden",
                "dit is " + type_name(model_, kind));
        return broken(Base::number, node.span);
      }
      if (kind.roundings > 0 && !node.two_step) {
        rounded_twice(node, exact, setting);
      }
      kind.decimals = static_cast<std::int8_t>(node.value);
      if (kind.scale == Scale::any) kind.scale = Scale::grade;
      kind.roundings = static_cast<std::uint8_t>(std::min(3, kind.roundings + 1));
      operations::RoundingMode mode = operations::RoundingMode::half_up;
      if (node.rounding == grammar::Rounding::up) mode = operations::RoundingMode::up;
      if (node.rounding == grammar::Rounding::down || node.rounding == grammar::Rounding::truncate) {
        mode = operations::RoundingMode::down;
      }
      return make(Op::round, kind, node.span, {exact}, node.value, static_cast<std::int64_t>(mode));
    }
    case NodeKind::compare:
    case NodeKind::quantified:
    case NodeKind::for_each:
    case NodeKind::all_of:
    case NodeKind::any_of:
    case NodeKind::none_of:
    case NodeKind::item:
    case NodeKind::fills_places:
    case NodeKind::satisfies: return condition(node, setting);
    case NodeKind::together:
    case NodeKind::where:
    case NodeKind::listed:
    case NodeKind::without:
    case NodeKind::both:
    case NodeKind::elements: return any_value(node, setting);
    default: break;
  }
  message(DiagnosticKind::not_a_value, node.span, "hier hoort een waarde");
  return broken(Base::number, node.span);
}

// A row of values: one collection, or several values and rows joined.
NodeId Lowering::row(const Node& node, const Setting& setting) {
  std::vector<const Node*> parts;
  if (node.kind == NodeKind::together) {
    for (const Node& child : node.children) parts.push_back(&child);
  } else {
    parts.push_back(&node);
  }
  std::vector<NodeId> made;
  Type kind;
  bool all_rounded = true;
  std::uint8_t roundings = 0;
  std::int8_t decimals = 0;
  for (const Node* part : parts) {
    const NodeId one = any_value(*part, setting);
    Type of = type(one);
    if (of.base == Base::set) {
      message(DiagnosticKind::not_a_value, part->span, "dit zijn dingen, geen waarden",
              {}, "schrijf van welke waarde het gaat, bijvoorbeeld «de eindcijfers van …»");
      return broken(Base::numbers, node.span);
    }
    if (of.base == Base::truth || of.base == Base::nothing) {
      message(DiagnosticKind::not_a_value, part->span, "hier hoort een waarde");
      return broken(Base::numbers, node.span);
    }
    const Base base = of.base == Base::number ? Base::numbers : of.base == Base::option ? Base::options : of.base;
    if (kind.base == Base::nothing) {
      kind = of;
      kind.base = base;
    } else if (kind.base != base || (base == Base::options && kind.options != of.options)) {
      message(DiagnosticKind::kind_mismatch, part->span, "dit past niet bij de andere waarden",
              "dit is " + type_name(model_, of));
    } else if (kind.scale == Scale::any) {
      kind.scale = of.scale;
    } else if (of.scale != Scale::any && of.scale != kind.scale) {
      message(DiagnosticKind::kind_mismatch, part->span, "dit past niet bij de andere waarden",
              "dit is " + type_name(model_, of));
    }
    all_rounded = all_rounded && of.decimals >= 0;
    decimals = std::max(decimals, of.decimals);
    roundings = std::max(roundings, of.roundings);
    made.push_back(one);
  }
  if (made.size() == 1 && is_row(type(made[0]))) return made[0];
  if (made.size() == 1 && program_.nodes[made[0]].op != Op::unknown) {
    message(DiagnosticKind::not_a_value, parts[0]->span, "dit is één waarde, geen rij waarden", {},
            "gebruik de waarde zelf, of noem een rij, zoals «de eindcijfers van …»");
    return broken(kind.base, node.span);
  }
  kind.decimals = all_rounded ? decimals : std::int8_t{-1};
  kind.roundings = roundings;
  return make(Op::together, kind, node.span, made);
}

NodeId Lowering::items_node(std::vector<std::uint64_t> bits, Span span) {
  for (std::size_t index = 0; index < program_.item_lists.size(); ++index) {
    if (program_.item_lists[index] == bits) return make(Op::items, set_type(), span, {}, static_cast<std::int64_t>(index));
  }
  program_.item_lists.push_back(std::move(bits));
  return make(Op::items, set_type(), span, {}, static_cast<std::int64_t>(program_.item_lists.size() - 1));
}

// The items named by one element of a list: an item, or a list of items. Nothing when it is a set of the candidate.
std::optional<std::vector<std::uint64_t>> Lowering::item_bits(const Node& element, const Setting& setting) {
  const std::size_t words = model_.vocabulary.items.size() / 64 + 1;
  std::vector<std::uint64_t> bits(words, 0);
  if (element.kind == NodeKind::elements || element.kind == NodeKind::together || element.kind == NodeKind::place) {
    for (const Node& child : element.children) {
      if (element_fits(child, setting) != Fits::yes) continue;
      const auto more = item_bits(child, setting);
      if (!more) return std::nullopt;
      for (std::size_t word = 0; word < words; ++word) bits[word] |= (*more)[word];
    }
    return bits;
  }
  if (element.kind != NodeKind::name) return std::nullopt;
  const NameId id = substituted(element.name, setting);
  const auto item = model_.vocabulary.item_by_name.find(id);
  if (item != model_.vocabulary.item_by_name.end()) {
    bits[item->second / 64] |= std::uint64_t{1} << (item->second % 64);
    return bits;
  }
  if (!model_.lists.contains(id)) return std::nullopt;
  if (std::count(path_lists_.begin(), path_lists_.end(), id) > 0) {
    message(DiagnosticKind::cycle, element.span, "deze lijst bevat zichzelf");
    return bits;
  }
  path_lists_.push_back(id);
  for (const Source& source : holding(id, model_.lists)) {
    Setting there;
    there.document = source.document;
    there.statement = source.statement;
    for (std::size_t index = 0; index < source.statement->nodes.size(); ++index) {
      if (index < source.statement->item_scopes.size() &&
          fit(source.statement->item_scopes[index]) != Fits::yes) {
        continue;
      }
      const auto more = item_bits(source.statement->nodes[index], there);
      if (!more) {
        if (model_.documents[source.document].host != kNone) {
          message(DiagnosticKind::not_a_set, source.statement->nodes[index].span,
                  "een lijst bestaat uit dingen uit het register en uit andere lijsten");
        }
        continue;
      }
      for (std::size_t word = 0; word < words; ++word) bits[word] |= (*more)[word];
    }
  }
  path_lists_.pop_back();
  return bits;
}

// Elements of a written list together: items at once, sets of the candidate joined.
NodeId Lowering::element_set(const std::vector<const Node*>& elements, const Setting& setting, Span span) {
  const std::size_t words = model_.vocabulary.items.size() / 64 + 1;
  std::vector<std::uint64_t> bits(words, 0);
  std::vector<NodeId> sets;
  bool any_items = false;
  for (const Node* element : elements) {
    if (element->kind == NodeKind::error || element_fits(*element, setting) != Fits::yes) continue;
    if (const auto more = item_bits(*element, setting)) {
      any_items = true;
      for (std::size_t word = 0; word < words; ++word) bits[word] |= (*more)[word];
      continue;
    }
    if (element->kind == NodeKind::elements) {
      std::vector<const Node*> inner;
      for (const Node& child : element->children) inner.push_back(&child);
      sets.push_back(element_set(inner, setting, element->span));
      continue;
    }
    sets.push_back(set(*element, setting));
  }
  if (any_items || sets.empty()) sets.insert(sets.begin(), items_node(std::move(bits), span));
  return sets.size() == 1 ? sets[0] : make(Op::unite, set_type(), span, sets);
}

NodeId Lowering::set(const Node& node, const Setting& setting) {
  switch (node.kind) {
    case NodeKind::where: {
      if (node.children.size() < 2) return broken(Base::set, node.span);
      const NodeId from = set(node.children[0], setting);
      Setting inner = setting;
      inner.has_element = true;
      const NodeId test = condition(node.children[1], inner);
      return make(Op::filter, set_type(), node.span, {from, test});
    }
    case NodeKind::listed: {
      if (node.children.empty()) return broken(Base::set, node.span);
      const NodeId from = set(node.children[0], setting);
      std::vector<const Node*> elements;
      for (std::size_t index = 1; index < node.children.size(); ++index) elements.push_back(&node.children[index]);
      return make(Op::intersect, set_type(), node.span, {from, element_set(elements, setting, node.span)});
    }
    case NodeKind::without: {
      if (node.children.size() < 2) return broken(Base::set, node.span);
      const NodeId from = set(node.children[0], setting);
      const NodeId left_out = set(node.children[1], setting);
      return make(Op::exclude, set_type(), node.span, {from, left_out});
    }
    case NodeKind::both: {
      if (node.children.size() < 2) return broken(Base::set, node.span);
      const NodeId left = set(node.children[0], setting);
      const NodeId right = set(node.children[1], setting);
      return make(Op::intersect, set_type(), node.span, {left, right});
    }
    case NodeKind::elements:
    case NodeKind::together:
    case NodeKind::place: {
      std::vector<const Node*> elements;
      for (const Node& child : node.children) elements.push_back(&child);
      return element_set(elements, setting, node.span);
    }
    case NodeKind::name: {
      const NodeId made = reference(node, setting);
      if (type(made).base != Base::set) {
        message(DiagnosticKind::not_a_set, node.span, "hier hoort een verzameling",
                "dit is " + type_name(model_, type(made)));
        return broken(Base::set, node.span);
      }
      return made;
    }
    case NodeKind::error: return broken(Base::set, node.span);
    default: break;
  }
  message(DiagnosticKind::not_a_set, node.span, "hier hoort een verzameling");
  return broken(Base::set, node.span);
}

}  // namespace slagboom::resolve
