// Conditions: comparisons, quantifiers, lists with letters, places.
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

}  // namespace

// The right-hand side of a comparison, for a value that is already there.
NodeId Lowering::relation(const Node& node, NodeId left, const Setting& setting, const Node* written) {
  const Type& of = type(left);
  const Type against = of;
  const bool is_asked = node.kind == NodeKind::known || node.kind == NodeKind::not_known ||
                        node.kind == NodeKind::applicable || node.kind == NodeKind::not_applicable;
  if (of.base == Base::nothing && program_.nodes[left].op == Op::fact && !is_asked) {
    message(DiagnosticKind::kind_mismatch, node.span, "hiermee wordt een tekst vergeleken",
            "een gegeven met «waarde tekst» is er om te tonen; ermee vergelijken of rekenen kan niet");
    return broken(Base::truth, node.span);
  }
  const auto compare_with = [&](const Node& right, Comparison comparison) {
    const NodeId other = literal(right, against, setting);
    const Type& kind = type(other);
    if (kind.base != against.base && against.base != Base::nothing && kind.base != Base::nothing &&
        right.kind != NodeKind::error) {
      message(DiagnosticKind::kind_mismatch, right.span, "dit is " + type_name(model_, kind),
              "het wordt vergeleken met " + type_name(model_, against));
      return broken(Base::truth, node.span);
    }
    if (against.base == Base::number && against.scale != Scale::any && kind.scale != Scale::any &&
        against.scale != kind.scale && against.scale != Scale::count && kind.scale != Scale::count) {
      message(DiagnosticKind::kind_mismatch, right.span, "dit is " + type_name(model_, kind),
              "het wordt vergeleken met " + type_name(model_, against));
      return broken(Base::truth, node.span);
    }
    const bool is_date = against.scale == Scale::date || kind.scale == Scale::date;
    if (against.base == Base::number && is_date && against.scale != kind.scale && right.kind != NodeKind::error) {
      message(DiagnosticKind::kind_mismatch, right.span, "dit is " + type_name(model_, kind),
              "het wordt vergeleken met " + type_name(model_, against));
      return broken(Base::truth, node.span);
    }
    if (against.scale == Scale::count && against.decimals == 0 && right.kind == NodeKind::number) {
      const operations::Rational amount = operations::reduced(right.value, operations::power_of_ten(right.decimals));
      if (amount.den != 1) {
        message(DiagnosticKind::outside_scale, right.span, "een aantal is altijd een geheel getal");
      }
    }
    // A written number that the value can never have, or never be near.
    if (right.kind == NodeKind::number && against.base == Base::number && against.scale == Scale::grade) {
      const operations::Rational amount = operations::reduced(right.value, operations::power_of_ten(right.decimals));
      const bool outside = operations::compare(amount, {1, 1}) < 0 || operations::compare(amount, {10, 1}) > 0;
      const bool between = against.decimals == 0 && amount.den != 1 && comparison == Comparison::equal;
      if (outside || between) {
        message(DiagnosticKind::outside_scale, right.span,
                outside ? "cijfers gaan van 1 tot en met 10" : "dit cijfer is altijd een geheel getal",
                {}, {}, {});
      }
    }
    if (against.base == Base::option && comparison != Comparison::equal && comparison != Comparison::not_equal &&
        against.options != kNone && !model_.vocabulary.option_sets[against.options].ordered) {
      message(DiagnosticKind::kind_mismatch, right.span, "deze keuzes hebben geen volgorde",
              {}, "schrijf «is " + (right.kind == NodeKind::name ? name(right.name).singular : std::string("…")) +
              "», of zet «; oplopend» achter de keuzes");
    }
    return make(Op::compare, truth_type(), node.span, {left, other}, static_cast<std::int64_t>(comparison));
  };

  switch (node.kind) {
    case NodeKind::error: return broken(Base::truth, node.span);
    case NodeKind::at_least:
    case NodeKind::at_most:
    case NodeKind::above:
    case NodeKind::below:
    case NodeKind::equal:
    case NodeKind::not_equal: {
      if (node.children.empty()) return broken(Base::truth, node.span);
      const Comparison comparison = node.kind == NodeKind::at_least  ? Comparison::at_least
                                    : node.kind == NodeKind::at_most ? Comparison::at_most
                                    : node.kind == NodeKind::above   ? Comparison::greater
                                    : node.kind == NodeKind::below   ? Comparison::less
                                    : node.kind == NodeKind::equal   ? Comparison::equal
                                                                     : Comparison::not_equal;
      if (node.children[0].kind == NodeKind::unknown) {
        // "is nog open": there is no answer yet.
        const NodeId known = make(Op::known, truth_type(), node.span, {left});
        return comparison == Comparison::not_equal ? known : make(Op::negate, truth_type(), node.span, {known});
      }
      if (of.base == Base::truth) {
        const Node& right = node.children[0];
        if (right.kind == NodeKind::yes || right.kind == NodeKind::no) {
          const bool wanted = (right.kind == NodeKind::yes) == (comparison == Comparison::equal);
          return wanted ? left : make(Op::negate, truth_type(), node.span, {left});
        }
      }
      if (of.base == Base::set || of.base == Base::numbers || of.base == Base::options) {
        const Span span = written == nullptr ? node.span : written->span;
        if (written != nullptr && written->kind == NodeKind::name && name(written->name).kind == NameKind::item) {
          message(DiagnosticKind::kind_mismatch, span, "dit is een " + name(name(written->name).sort).singular + ", geen waarde",
                  {}, "zeg welke waarde bedoeld is: «‹waarde› van " + name(written->name).singular + "»");
          return broken(Base::truth, node.span);
        }
        message(DiagnosticKind::kind_mismatch, span, "dit is " + type_name(model_, of) + ", en geen enkele waarde", {},
                of.base == Base::set ? "schrijf «het aantal …» ervoor als het om tellen gaat, of noem een waarde"
                                     : "schrijf «alle …», «geen van …» of «het gemiddelde van …»");
        return broken(Base::truth, node.span);
      }
      return compare_with(node.children[0], comparison);
    }
    case NodeKind::range: {
      if (node.children.size() < 2) return broken(Base::truth, node.span);
      const NodeId from = compare_with(node.children[0], Comparison::at_least);
      const NodeId to = compare_with(node.children[1], Comparison::at_most);
      return make(Op::both, truth_type(), node.span, {from, to});
    }
    case NodeKind::one_of: {
      std::vector<NodeId> any;
      for (const Node& child : node.children) any.push_back(compare_with(child, Comparison::equal));
      return make(Op::either, truth_type(), node.span, any, 1);
    }
    case NodeKind::known: return make(Op::known, truth_type(), node.span, {left});
    case NodeKind::not_known: {
      const NodeId known = make(Op::known, truth_type(), node.span, {left});
      return make(Op::negate, truth_type(), node.span, {known});
    }
    case NodeKind::applicable: return make(Op::applicable, truth_type(), node.span, {left});
    case NodeKind::not_applicable: {
      const NodeId applies = make(Op::applicable, truth_type(), node.span, {left});
      return make(Op::negate, truth_type(), node.span, {applies});
    }
    case NodeKind::yes: return left;
    case NodeKind::no: return make(Op::negate, truth_type(), node.span, {left});
    case NodeKind::any: return make(Op::truth, truth_type(), node.span, {}, 1);
    case NodeKind::number:
    case NodeKind::date:
    case NodeKind::school_year:
    case NodeKind::name: return compare_with(node, Comparison::equal);
    default: break;
  }
  message(DiagnosticKind::not_a_condition, node.span, "hier hoort een vergelijking");
  return broken(Base::truth, node.span);
}

// One lettered condition: an address of its own.
NodeId Lowering::clause_of(const Node& item, const Setting& setting) {
  if (item.kind != NodeKind::item) return condition(item, setting);
  if (item.children.empty()) return broken(Base::truth, item.span);
  if (item.text.empty() || item.text == "-") return condition(item.children[0], setting);
  Setting inner = setting;
  inner.provision = setting.provision.empty() ? item.text : setting.provision + " " + item.text;
  const NodeId body = condition(item.children[0], inner);
  const std::uint32_t id = provision(inner.provision + setting.analogy, setting.document,
                                     setting.statement == nullptr ? 0 : setting.statement->part, item.span);
  return make(Op::clause, truth_type(), item.children[0].span, {body}, id);
}

NodeId Lowering::combine(const std::vector<Node>& children, const Setting& setting, Op op, std::int64_t least,
                         Span span) {
  std::vector<NodeId> parts;
  for (const Node& child : children) {
    if (element_fits(child, setting) != Fits::yes) continue;
    parts.push_back(clause_of(child, setting));
  }
  return make(op, truth_type(), span, parts, least);
}

NodeId Lowering::condition(const Node& node, const Setting& setting) {
  switch (node.kind) {
    case NodeKind::error: return broken(Base::truth, node.span);
    case NodeKind::yes:
    case NodeKind::no: return make(Op::truth, truth_type(), node.span, {}, node.kind == NodeKind::yes ? 1 : 0);
    case NodeKind::unknown: return broken(Base::truth, node.span);
    case NodeKind::name: {
      const NodeId made = reference(node, setting);
      if (type(made).base != Base::truth) {
        message(DiagnosticKind::not_a_condition, node.span, "hier hoort een voorwaarde",
                "dit is " + type_name(model_, type(made)), "voeg een vergelijking toe, zoals «is … of hoger»");
        return broken(Base::truth, node.span);
      }
      return made;
    }
    case NodeKind::all_of: return combine(node.children, setting, Op::both, 0, node.span);
    case NodeKind::any_of:
      return combine(node.children, setting, Op::either, std::max<std::int64_t>(node.value, 1), node.span);
    case NodeKind::none_of: {
      const NodeId any = combine(node.children, setting, Op::either, 1, node.span);
      return make(Op::negate, truth_type(), node.span, {any});
    }
    case NodeKind::item: return clause_of(node, setting);
    case NodeKind::compare: {
      if (node.children.size() < 2) return broken(Base::truth, node.span);
      const Node& left_node = node.children[0];
      const Node& right = node.children[1];
      if (right.kind == NodeKind::belongs || right.kind == NodeKind::not_belongs) {
        if (right.children.empty()) return broken(Base::truth, node.span);
        const NodeId in = set(right.children[0], setting);
        std::int64_t which = -1;
        if (left_node.kind == NodeKind::name && name(left_node.name).kind == NameKind::item) {
          which = model_.vocabulary.item_by_name.at(left_node.name);
        } else if (left_node.kind == NodeKind::current ||
                   (left_node.kind == NodeKind::name && name(left_node.name).kind == NameKind::sort)) {
          if (!setting.has_element) {
            message(DiagnosticKind::missing_owner, left_node.span, "hier is nog niet gezegd waar het om gaat");
            return broken(Base::truth, node.span);
          }
        } else {
          message(DiagnosticKind::wrong_kind_of_name, left_node.span, "hier hoort een ding uit het register");
          return broken(Base::truth, node.span);
        }
        const NodeId member = make(Op::member, truth_type(), node.span, {in}, which);
        return right.kind == NodeKind::belongs ? member : make(Op::negate, truth_type(), node.span, {member});
      }
      if (left_node.kind == NodeKind::satisfies) {
        const NodeId done = condition(left_node, setting);
        return relation(right, done, setting);
      }
      const NodeId left = any_value(left_node, setting);
      if (left_node.kind == NodeKind::error) return broken(Base::truth, node.span);
      return relation(right, left, setting, &left_node);
    }
    case NodeKind::quantified: {
      if (node.children.size() < 2) return broken(Base::truth, node.span);
      const NodeId of = row(node.children[0], setting);
      Type one = type(of);
      if (one.base != Base::numbers && one.base != Base::options) return broken(Base::truth, node.span);
      one.base = one.base == Base::options ? Base::option : Base::number;
      const NodeId it = make(Op::it, one, node.span);
      std::vector<NodeId> children{of, relation(node.children[1], it, setting)};
      if (node.children.size() > 2) children.push_back(relation(node.children[2], it, setting));
      return make(Op::quantify, truth_type(), node.span, children, static_cast<std::int64_t>(node.quantity), node.value);
    }
    case NodeKind::for_each: {
      if (node.children.size() < 2) return broken(Base::truth, node.span);
      const NodeId from = set(node.children[0], setting);
      Setting inner = setting;
      inner.has_element = true;
      const NodeId test = condition(node.children[1], inner);
      return make(Op::for_each, truth_type(), node.span, {from, test}, static_cast<std::int64_t>(node.quantity), node.value);
    }
    case NodeKind::fills_places: {
      if (node.children.empty()) return broken(Base::truth, node.span);
      std::vector<NodeId> children{set(node.children[0], setting)};
      for (std::size_t index = 1; index < node.children.size(); ++index) {
        const Node& place = node.children[index];
        if (element_fits(place, setting) != Fits::yes) continue;
        const std::int64_t times = std::max<std::int64_t>(place.value, 1);
        const NodeId allowed = set(place, setting);
        for (std::int64_t repeat = 0; repeat < times && children.size() < 64; ++repeat) children.push_back(allowed);
      }
      return make(Op::fills, truth_type(), node.span, children);
    }
    case NodeKind::satisfies: {
      // The conditions defined within the address, joined by "and". A label picks one onderdeel.
      const grammar::Address address = grammar::parse_address(node.text, node.span);
      std::vector<NodeId> parts;
      for (const auto& [defined, sources] : model_.definitions) {
        if (name(defined).kind != NameKind::condition) continue;
        for (const Source& source : sources) {
          if (fit(source) != Fits::yes) continue;
          if (!within(model_, source.document, source.statement->part, address, setting.document,
                      setting.statement == nullptr ? 0 : setting.statement->part)) {
            continue;
          }
          const program::DefinitionId id = definition(defined, node.span);
          if (id == kNone) continue;
          if (address.onderdeel.empty()) {
            parts.push_back(make(Op::call, truth_type(), node.span, {}, id));
            continue;
          }
          const std::string wanted =
              provision_label(model_, source.document, source.statement->part) + " " + address.onderdeel;
          for (NodeId other = 0; other < program_.nodes.size(); ++other) {
            if (program_.nodes[other].op != Op::clause) continue;
            const std::string& label =
                model_.vocabulary.provisions[static_cast<std::size_t>(program_.nodes[other].a)].label;
            if (label == wanted && std::find(parts.begin(), parts.end(), other) == parts.end()) parts.push_back(other);
          }
        }
      }
      if (parts.empty()) {
        message(DiagnosticKind::unknown_reference, node.span, "op dit adres staat geen voorwaarde",
                {}, "controleer het artikel, het lid en het onderdeel");
        return broken(Base::truth, node.span);
      }
      return parts.size() == 1 ? parts[0] : make(Op::both, truth_type(), node.span, parts);
    }
    default: break;
  }
  // A value where a condition belongs: of the kind ja/nee is fine.
  const NodeId made = any_value(node, setting);
  if (type(made).base == Base::truth) return made;
  message(DiagnosticKind::not_a_condition, node.span, "hier hoort een voorwaarde",
          "dit is " + type_name(model_, type(made)), "voeg een vergelijking toe, zoals «is … of hoger»");
  return broken(Base::truth, node.span);
}

}  // namespace slagboom::resolve
