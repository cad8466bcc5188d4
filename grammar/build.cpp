// Values and sets: from events to nodes.
#include <algorithm>
#include <utility>

#include "grammar/mistakes.hpp"
#include "grammar/sentences.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::uint8_t kMostDecimals = 6;

// "het SE-cijfer en het CE-cijfer van dat vak": the owner at the end belongs to the names before it
// too.
void distribute_owner(std::vector<Node>& children, const NameTable& names) {
  if (children.size() < 2) return;
  const Node& last = children.back();
  if (last.kind != NodeKind::name || last.children.size() != 1) return;
  const NameId sort = names[last.name].sort;
  const Node owner = last.children.front();
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    Node& child = children[i];
    if (child.kind == NodeKind::name && child.children.empty() && sort != kNoName &&
        names[child.name].sort == sort && names[child.name].kind != NameKind::item) {
      child.children.push_back(owner);
    }
  }
}

bool is_aggregate(Tag tag) {
  return tag == Tag::mean || tag == Tag::weighted_mean || tag == Tag::sum || tag == Tag::highest ||
         tag == Tag::lowest || tag == Tag::count;
}

bool is_suffix(Tag tag) {
  return tag == Tag::without || tag == Tag::both || tag == Tag::such_that || tag == Tag::from_list;
}

// The first suffix ("zonder …", "waarvoor geldt: …") on an element below `event`, not between
// brackets.
std::optional<std::size_t> suffix_in(const Tree& tree, std::size_t event) {
  for (const std::size_t part : tree.children(event)) {
    if (is_suffix(tree[part].tag)) return part;
    if (tree[part].tag != Tag::element) continue;
    if (const auto found = suffix_in(tree, part)) return found;
  }
  return std::nullopt;
}

// Keeps a counter while a part of the tree is built.
class While {
 public:
  While(std::size_t& counter, std::size_t value) : counter_(counter), before_(counter) {
    counter_ = value;
  }
  While(const While&) = delete;
  While& operator=(const While&) = delete;
  ~While() { counter_ = before_; }

 private:
  std::size_t& counter_;
  std::size_t before_;
};

NodeKind operation(Tag tag) {
  switch (tag) {
    case Tag::op_plus:
      return NodeKind::plus;
    case Tag::op_minus:
      return NodeKind::minus;
    case Tag::op_times:
      return NodeKind::times;
    default:
      return NodeKind::divided;
  }
}

}  // namespace

// ---- leaves ----

Node Sentences::number_of(const Tree& tree, std::size_t event) {
  const Event& leaf = tree[event];
  Node node = make_node(NodeKind::number, tree.span(event));
  node.value = leaf.value;
  node.decimals = leaf.decimals;
  if (leaf.decimals > kMostDecimals) {
    report(DiagnosticKind::too_many_decimals, node.span, "hoogstens 6 cijfers achter de komma",
           "laat de laatste cijfers weg");
    node.kind = NodeKind::error;
  }
  return node;
}

Node Sentences::leaf_name(const Tree& tree, std::size_t event) {
  const Event& leaf = tree[event];
  Node node = make_node(NodeKind::name, tree.span(event));
  node.name = leaf.name;
  node.plural = leaf.plural;
  if (leaf.name == kNoName) {  // «…» that is no name
    constexpr std::size_t kQuote = 2;
    node.kind = NodeKind::error;
    Phrase inside = tree.phrase();
    inside.text.resize(leaf.end - kQuote);
    Failure failure;
    failure.at = leaf.begin + kQuote;
    failure.expects_name = true;
    for (Word word = next_word(inside.text, 0); !word.empty() && word.end <= leaf.begin;
         word = next_word(inside.text, word.end))
      failure.names.push_back(word.begin);
    const bool fills = statement_ != nullptr && statement_->kind == StatementKind::fill;
    report(unknown_name({fills ? Goal::fill_values : Goal::value, inside, failure.at, failure,
                         names_, false, about_}));
  } else if (names_[leaf.name].kind == NameKind::sort && !leaf.plural &&
             leaf.name != names_.root_sort()) {
    node.kind = NodeKind::current;
  }
  return node;
}

Node Sentences::name_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node node = leaf_name(tree, parts.front());
  if (parts.size() < 2) return node;
  // "de vakken van de kandidaat waarvoor geldt: …": everything is about the candidate, so "van de
  // kandidaat" says nothing, and what is said behind it is said of the vakken.
  const std::vector<std::size_t> owners = tree.children(parts[1]);
  const std::vector<std::size_t> owner_parts = tree.children(owners.front());
  const std::vector<std::size_t> used =
      owner_parts.empty() ? owner_parts : tree.children(owner_parts.front());
  if (owners.size() == 1 && used.size() == 1 && tree[used.front()].tag == Tag::name &&
      tree[used.front()].name != kNoName && tree[used.front()].name == names_.root_sort()) {
    node.span = hull(node.span, tree.span(owner_parts.front()));
    for (std::size_t i = 1; i < owner_parts.size(); ++i) {
      node = suffix_of(tree, owner_parts[i], std::move(node), below);
    }
    return node;
  }
  Node owner = value_of(tree, parts[1], below);
  node.span = hull(node.span, tree.span(parts[1]));
  node.children.push_back(std::move(owner));
  return node;
}

// ---- values ----

Node Sentences::joined_of(const Tree& tree, std::size_t event, ListBelow* below) {
  std::vector<Node> children;
  for (const std::size_t part : tree.children(event))
    children.push_back(value_of(tree, part, below));
  if (children.size() == 1) return std::move(children.front());
  if (tree[event].tag == Tag::joined && aggregates_ > 1) {
    report(DiagnosticKind::brackets_needed, tree.span(event),
           "hoort wat achter «en» staat hierbij, of bij het deel ervoor?",
           "zet haakjes om wat bij elkaar hoort");
  }
  // "a en b zonder c": is c left out of both?
  const std::vector<std::size_t> parts = tree.children(event);
  std::size_t last = parts.back();
  if (tree[last].tag == Tag::arith) last = tree.children(last).back();
  if (tree[last].tag == Tag::element) {
    if (const auto suffix = suffix_in(tree, last)) {
      unclear_suffix(tree, *suffix);
      return make_node(NodeKind::error, tree.span(event));
    }
  }
  distribute_owner(children, names_);
  Node node = make_node(NodeKind::together, tree.span(event));
  node.children = std::move(children);
  return node;
}

Node Sentences::arithmetic_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node left = value_of(tree, parts.front(), below);
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
    // "het gemiddelde van a en b plus 1": is 1 added to b, or to the mean?
    const std::size_t before = tree.children(parts[i - 1]).front();
    if (is_aggregate(tree[before].tag) && tree.children(tree.children(before).back()).size() > 1 &&
        tree[tree.children(before).back()].tag == Tag::joined) {
      report(DiagnosticKind::brackets_needed, tree.span(parts[i]),
             "hoort dit bij alles ervoor, of bij het laatste deel?",
             "zet haakjes om wat het eerst wordt uitgerekend");
      return make_node(NodeKind::error, tree.span(event));
    }
    if (tree[parts[i]].tag != tree[parts[1]].tag) {
      Diagnostic message;
      message.kind = DiagnosticKind::brackets_needed;
      message.labels.push_back(
          {tree.span(parts[i]),
           "na «" + std::string(tree.text(parts[1])) + "» is de volgorde niet duidelijk", true});
      message.labels.push_back({tree.span(parts[1]), "de eerste bewerking", false});
      message.help = "zet haakjes om wat het eerst wordt uitgerekend";
      report(std::move(message));
      return make_node(NodeKind::error, tree.span(event));
    }
    Node node = make_node(operation(tree[parts[i]].tag), hull(left.span, tree.span(parts[i + 1])));
    node.children.push_back(std::move(left));
    node.children.push_back(value_of(tree, parts[i + 1], below));
    left = std::move(node);
  }
  return left;
}

void Sentences::unclear_suffix(const Tree& tree, std::size_t suffix) {
  report(DiagnosticKind::brackets_needed, tree.span(suffix),
         "hoort dit bij alles ervoor, of bij het laatste deel?",
         "zet haakjes om wat bij elkaar hoort");
}

Node Sentences::suffix_of(const Tree& tree, std::size_t event, Node base, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node node = make_node(NodeKind::without, hull(base.span, tree.span(event)));
  node.children.push_back(std::move(base));
  switch (tree[event].tag) {
    case Tag::both:
      node.kind = NodeKind::both;
      [[fallthrough]];
    case Tag::without:
      // "a zonder b zonder c": is c left out of b, or of a?
      if (const auto suffix = suffix_in(tree, parts.front())) {
        unclear_suffix(tree, *suffix);
        node.kind = NodeKind::error;
        break;
      }
      node.children.push_back(value_of(tree, parts.front(), below));
      break;
    case Tag::from_list: {
      node.kind = NodeKind::listed;
      if (below == nullptr || below->used || !below->exists()) {
        report(DiagnosticKind::missing_list, tree.span(event),
               "hieronder hoort een lijst met streepjes");
        break;
      }
      for (Node& element : element_items(*below, tree.span(event)))
        node.children.push_back(std::move(element));
      break;
    }
    default: {
      const While outside(aggregates_, 0);
      node.kind = NodeKind::where;
      node.children.push_back(tree[parts.front()].tag == Tag::pending
                                  ? items_below(tree, event, below)
                                  : condition_of(tree, parts.front(), below));
      break;
    }
  }
  return node;
}

Node Sentences::aggregate_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const std::vector<std::size_t> parts = tree.children(event);
  Node node = make_node(NodeKind::count, tree.span(event));
  const While inside(aggregates_, aggregates_ + 1);
  node.children.push_back(value_of(tree, parts.front(), below));
  switch (tree[event].tag) {
    case Tag::mean:
      node.kind = NodeKind::mean;
      break;
    case Tag::sum:
      node.kind = NodeKind::sum;
      break;
    case Tag::highest:
      node.kind = NodeKind::highest;
      break;
    case Tag::lowest:
      node.kind = NodeKind::lowest;
      break;
    case Tag::weighted_mean:
      node.kind = NodeKind::weighted_mean;
      node.children.push_back(value_of(tree, parts[1], below));
      break;
    default:
      if (parts.size() < 2) break;
      node.kind = NodeKind::count_such;
      node.children.push_back(relation_of(tree, tree.children(parts[1]).front()));
      break;
  }
  return node;
}

Node Sentences::rounded(const Tree& tree, std::size_t event, Node value) {
  const auto precision = [&](std::size_t index) {
    return tree[index].tag == Tag::whole ? 0 : tree[index].value;
  };
  const std::vector<std::size_t> parts = tree.children(event);
  const auto wrap = [&](Node inner, std::int64_t decimals) {
    Node node = make_node(NodeKind::round, hull(inner.span, tree.span(event)));
    node.value = decimals;
    node.children.push_back(std::move(inner));
    return node;
  };
  Node node = wrap(std::move(value), precision(parts.front()));
  switch (tree[event].tag) {
    case Tag::one_step:
      node.one_step = true;
      break;
    case Tag::round_up:
      node.rounding = Rounding::up;
      break;
    case Tag::round_down:
      node.rounding = Rounding::down;
      break;
    case Tag::truncated:
      node.rounding = Rounding::truncate;
      break;
    case Tag::two_steps:
      node = wrap(std::move(node), precision(parts[1]));
      node.two_step = true;
      break;
    default:
      break;
  }
  for (const std::size_t part : parts) {
    if (precision(part) <= kMostDecimals) continue;
    report(DiagnosticKind::too_many_decimals, tree.span(part),
           "afronden kan op hoogstens 6 decimalen");
  }
  return node;
}

Node Sentences::value_of(const Tree& tree, std::size_t event, ListBelow* below) {
  const Tag tag = tree[event].tag;
  switch (tag) {
    case Tag::values:
    case Tag::joined:
    case Tag::owners:
      return joined_of(tree, event, below);
    case Tag::arith:
      return arithmetic_of(tree, event, below);
    case Tag::bracketed: {
      const While outside(aggregates_, 0);
      return value_in(tree, tree.children(event), below);
    }
    case Tag::element: {
      const std::vector<std::size_t> parts = tree.children(event);
      Node node = value_of(tree, parts.front(), below);
      for (std::size_t i = 1; i < parts.size(); ++i)
        node = suffix_of(tree, parts[i], std::move(node), below);
      return node;
    }
    case Tag::name_use:
      return name_of(tree, event, below);
    case Tag::name:
    case Tag::quoted:
    case Tag::scope_option:
      return leaf_name(tree, event);
    case Tag::number:
    case Tag::year:
      return number_of(tree, event);
    case Tag::date:
    case Tag::school_year: {
      Node node =
          make_node(tag == Tag::date ? NodeKind::date : NodeKind::school_year, tree.span(event));
      node.value = tree[event].value;
      return node;
    }
    case Tag::yes:
      return make_node(NodeKind::yes, tree.span(event));
    case Tag::no:
      return make_node(NodeKind::no, tree.span(event));
    case Tag::still_open:
      return make_node(NodeKind::unknown, tree.span(event));
    case Tag::mean:
    case Tag::weighted_mean:
    case Tag::sum:
    case Tag::highest:
    case Tag::lowest:
    case Tag::count:
      return aggregate_of(tree, event, below);
    case Tag::series: {
      Node node = make_node(NodeKind::together, tree.span(event));
      for (const std::size_t part : tree.children(event))
        node.children.push_back(value_of(tree, part, below));
      return node;
    }
    default:
      return make_node(NodeKind::error, tree.span(event));
  }
}

Node Sentences::value_in(const Tree& tree, const std::vector<std::size_t>& indexes,
                         ListBelow* below) {
  Node node = make_node(NodeKind::error, tree.phrase().whole());
  for (const std::size_t index : indexes) {
    switch (tree[index].tag) {
      case Tag::one_step:
      case Tag::two_steps:
      case Tag::round_up:
      case Tag::round_down:
      case Tag::truncated:
        node = rounded(tree, index, std::move(node));
        break;
      case Tag::scope:
      case Tag::only_if:
        break;
      default:
        node = value_of(tree, index, below);
        break;
    }
  }
  return node;
}

}  // namespace slagboom::grammar
