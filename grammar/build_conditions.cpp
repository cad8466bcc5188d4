// Conditions, comparisons, scopes and addresses: from events to nodes.
#include <algorithm>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/sentences.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

Quantity quantity(Tag tag) {
  switch (tag) {
    case Tag::quantity_at_least:
      return Quantity::at_least;
    case Tag::quantity_at_most:
      return Quantity::at_most;
    case Tag::quantity_exactly:
      return Quantity::exactly;
    case Tag::none_of_them:
      return Quantity::none;
    default:
      return Quantity::all;
  }
}

}  // namespace

// ---- comparisons ----

Node Sentences::relation_of(const Tree& tree, std::size_t event) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node node = make_node(NodeKind::equal, tree.span(event));
  const auto operands = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      node.children.push_back(value_of(tree, parts[i], nullptr));
  };
  switch (tree[event].tag) {
    case Tag::rel_known:
      node.kind = NodeKind::known;
      break;
    case Tag::rel_not_known:
      node.kind = NodeKind::not_known;
      break;
    case Tag::rel_applicable:
      node.kind = NodeKind::applicable;
      break;
    case Tag::rel_not_applicable:
      node.kind = NodeKind::not_applicable;
      break;
    case Tag::any:
      node.kind = NodeKind::any;
      break;
    case Tag::otherwise:
      node.kind = NodeKind::otherwise;
      break;
    case Tag::rel_above:
      node.kind = NodeKind::above;
      break;
    case Tag::rel_below:
      node.kind = NodeKind::below;
      break;
    case Tag::rel_not_equal:
      node.kind = NodeKind::not_equal;
      break;
    case Tag::rel_range:
      node.kind = NodeKind::range;
      break;
    case Tag::rel_one_of:
      node.kind = NodeKind::one_of;
      break;
    case Tag::rel_not:
      node.kind = NodeKind::not_equal;
      node.bare = true;
      break;
    case Tag::rel_plain: {
      const Tag last = tree[parts.back()].tag;
      if (last == Tag::or_higher || last == Tag::or_lower) {
        node.kind = last == Tag::or_higher ? NodeKind::at_least : NodeKind::at_most;
        operands(0, parts.size() - 1);
        return node;
      }
      if (parts.size() > 1) {
        node.kind = NodeKind::one_of;
      } else {
        node.bare = true;
      }
      break;
    }
    default:
      break;
  }
  operands(0, parts.size());
  if (node.kind == NodeKind::one_of && node.children.size() == 1 &&
      node.children[0].kind == NodeKind::number && node.children[0].decimals > 0) {
    report(DiagnosticKind::unclear_comma, node.children[0].span, "een getal, of twee getallen?",
           "zet een spatie achter de komma als het twee getallen zijn");
  }
  return node;
}

Node Sentences::with_tail(const Tree& tree, std::size_t event, Node left, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  const Span span = hull(left.span, tree.span(event));
  Node node = make_node(NodeKind::compare, span);
  node.children.push_back(std::move(left));
  switch (tree[event].tag) {
    case Tag::compared:
      node.children.push_back(relation_of(tree, parts.front()));
      break;
    case Tag::belongs:
    case Tag::not_belongs: {
      Node relation =
          make_node(tree[event].tag == Tag::belongs ? NodeKind::belongs : NodeKind::not_belongs,
                    tree.span(event));
      relation.children.push_back(value_of(tree, parts.front(), below));
      node.children.push_back(std::move(relation));
      break;
    }
    default:  // filling
      node.kind = NodeKind::fills_places;
      node.name = tree[parts.front()].name;
      if (below == nullptr || below->used || !below->exists()) {
        report(DiagnosticKind::missing_list, tree.span(event),
               "hieronder hoort een lijst met een streepje per plaats");
        node.kind = NodeKind::error;
        break;
      }
      for (Node& place : place_items(*below, tree.span(event)))
        node.children.push_back(std::move(place));
      break;
  }
  return node;
}

// ---- conditions ----

Node Sentences::items_below(const Tree& tree, std::size_t event, ListBelow* below) {
  Node node = make_node(NodeKind::all_of, tree.span(event));
  if (below == nullptr || below->used || !below->exists()) {
    // In the deepest list there is nothing below, because deeper lists were refused with a message.
    if (depth_ < limits_.nesting) {
      report(DiagnosticKind::missing_list, tree.span(event),
             "hieronder hoort een lijst met streepjes of letters");
    }
    node.kind = NodeKind::error;
    return node;
  }
  node.children = condition_items(*below, tree.span(event));
  return node;
}

Node Sentences::quantified_of(const Tree& tree, std::size_t event, ListBelow* below) {
  std::vector<std::size_t> parts = tree.children(event);
  Node node = make_node(NodeKind::quantified, tree.span(event));
  node.quantity = tree[event].tag == Tag::none_is ? Quantity::none : Quantity::all;
  if (tree[event].tag == Tag::some_are) {
    node.quantity = quantity(tree[parts[0]].tag);
    node.value = tree[parts[1]].value;
    parts.erase(parts.begin(), parts.begin() + 2);
  }
  node.children.push_back(value_of(tree, parts[0], below));
  node.children.push_back(relation_of(tree, parts[1]));
  if (parts.size() > 2) node.children.push_back(relation_of(tree, tree.children(parts[2]).front()));
  return node;
}

Node Sentences::for_each_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node node = make_node(NodeKind::for_each, tree.span(event));
  node.quantity = quantity(tree[parts[0]].tag);
  std::size_t next = 1;
  if (tree[parts[1]].tag == Tag::number) node.value = tree[parts[next++]].value;
  node.children.push_back(value_of(tree, parts[next], below));
  node.children.push_back(tree[parts[next + 1]].tag == Tag::pending
                              ? items_below(tree, event, below)
                              : condition_of(tree, parts[next + 1], below));
  return node;
}

Node Sentences::list_of(const Tree& tree, std::size_t event, ListBelow* below) {
  Node node = items_below(tree, event, below);
  if (node.kind == NodeKind::error) return node;
  if (tree[event].tag == Tag::none_below) node.kind = NodeKind::none_of;
  if (tree[event].tag == Tag::any_below) {
    node.kind = NodeKind::any_of;
    node.value = tree[tree.children(event).front()].value;
  }
  return node;
}

Node Sentences::condition_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  switch (tree[event].tag) {
    case Tag::condition: {
      Node first = condition_of(tree, parts.front(), below);
      if (parts.size() == 1) return first;
      const bool all = tree[parts[1]].tag == Tag::and_also;
      Node node = make_node(all ? NodeKind::all_of : NodeKind::any_of, tree.span(event));
      if (!all) node.value = 1;
      node.children.push_back(std::move(first));
      for (std::size_t i = 1; i < parts.size(); ++i) {
        node.children.push_back(condition_of(tree, tree.children(parts[i]).front(), below));
      }
      return node;
    }
    case Tag::comparison:
      return with_tail(tree, parts[1], value_of(tree, parts[0], below), below);
    case Tag::all_below:
    case Tag::any_below:
    case Tag::none_below:
      return list_of(tree, event, below);
    case Tag::all_are:
    case Tag::none_is:
    case Tag::some_are:
      return quantified_of(tree, event, below);
    case Tag::for_each:
      return for_each_of(tree, event, below);
    case Tag::satisfied: {
      Node node = make_node(NodeKind::satisfies, tree.span(event));
      node.text = address_text(address_of(tree, parts.front()));
      return node;
    }
    case Tag::named_condition: {
      Node node = leaf_name(tree, parts.front());
      if (node.kind != NodeKind::name || names_[node.name].kind != NameKind::condition) {
        report(DiagnosticKind::wrong_kind_of_name, node.span, "dit is geen voorwaarde");
        node.kind = NodeKind::error;
        return node;
      }
      const NameId sort = names_[node.name].sort;
      if (sort != kNoName) {
        Node current = make_node(NodeKind::current, node.span);
        current.name = sort;
        node.children.push_back(std::move(current));
      }
      return node;
    }
    default:
      return make_node(NodeKind::error, tree.span(event));
  }
}

Node Sentences::header_in(const Tree& tree, const std::vector<std::size_t>& indexes) {
  if (tree[indexes.front()].tag != Tag::values) return condition_of(tree, indexes.front(), nullptr);
  Node node = value_of(tree, indexes.front(), nullptr);
  return indexes.size() > 1 ? with_tail(tree, indexes[1], std::move(node), nullptr) : node;
}

// ---- scopes and addresses ----

Scope Sentences::scope_of(const Tree& tree, std::size_t event) {
  Scope scope;
  scope.span = tree.span(event);
  for (const std::size_t part : tree.children(event)) {
    ScopeItem item;
    item.span = tree.span(part);
    if (tree[part].tag == Tag::scope_option) {
      item.name = tree[part].name;
      scope.items.push_back(item);
      continue;
    }
    item.kind =
        tree[part].tag == Tag::scope_years ? ScopeItem::Kind::exam_year : ScopeItem::Kind::cohort;
    const std::vector<std::size_t> years = tree.children(part);
    item.from = static_cast<std::int32_t>(tree[years.front()].value);
    item.to = item.from;
    for (std::size_t i = 1; i < years.size(); ++i) {
      switch (tree[years[i]].tag) {
        case Tag::and_later:
          item.to = 9999;
          break;
        case Tag::and_earlier:
          item.from = 0;
          break;
        case Tag::up_to:
          break;
        default:
          item.to = static_cast<std::int32_t>(tree[years[i]].value);
          break;
      }
    }
    if (item.from > item.to) {
      report(DiagnosticKind::empty_scope, item.span, "het eerste jaar ligt na het laatste",
             "wissel de jaren om");
    }
    scope.items.push_back(item);
  }
  return scope;
}

Address Sentences::address_of(const Tree& tree, std::size_t event) {
  Address address;
  address.span = tree.span(event);
  static_cast<void>(scan_address(tree.text(event), address));
  if (document_ != nullptr) complete(address, *document_, part_);
  return address;
}

}  // namespace slagboom::grammar
