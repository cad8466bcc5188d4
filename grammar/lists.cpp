// Lists below a sentence: conditions, elements and places, and the parts that their letters make.
#include <algorithm>
#include <string>
#include <utility>

#include "grammar/sentences.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::uint32_t kAlways = 0xffffffff;  // Node.own_scope of a line without "voor …"

// Lists inside lists, counted while they are open.
class Level {
 public:
  Level(std::size_t& depth, std::size_t most) : depth_(depth), allowed_(++depth <= most) {}
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --depth_; }
  [[nodiscard]] bool allowed() const { return allowed_; }

 private:
  std::size_t& depth_;
  bool allowed_;
};

}  // namespace

PartId Sentences::item_part(PartId parent, const Item& item) {
  if (document_ == nullptr || item.label == "-" || parent >= document_->parts.size()) return parent;
  for (PartId id = parent + 1; id < document_->parts.size(); ++id) {
    const Part& part = document_->parts[id];
    if (part.parent == parent && part.kind == PartKind::onderdeel && part.label == item.label)
      return id;
  }
  Part part;
  part.kind = PartKind::onderdeel;
  part.parent = parent;
  part.label = item.label;
  part.span = item.span;
  part.status = LidStatus::geregeld;
  part.has_rules = true;
  document_->parts.push_back(std::move(part));
  return static_cast<PartId>(document_->parts.size() - 1);
}

std::vector<Node> Sentences::condition_items(ListBelow& below, Span owner) {
  below.used = true;
  std::vector<Node> nodes;
  if (below.items == nullptr) return nodes;   // nothing below: whoever asked says so
  const Level level(depth_, limits_.nesting);
  if (!level.allowed()) {
    report(DiagnosticKind::nesting_too_deep, owner, "hier beginnen te veel lijsten in elkaar",
           "geef een deel van de voorwaarden een eigen naam");
    return nodes;
  }
  std::vector<std::string> labels;
  for (const Item& item : below.list()) {
    if (item.label != "-" && std::find(labels.begin(), labels.end(), item.label) != labels.end()) {
      report(DiagnosticKind::duplicate_address, item.span,
             "«" + item.label + "» staat al in deze lijst", "geef elk onderdeel een eigen letter");
    }
    labels.push_back(item.label);
    const PartId outer = part_;
    const PartId part = item_part(part_, item);
    part_ = part;
    ListBelow inner{&item.items};
    Node node;
    node.kind = NodeKind::item;
    node.span = item.text.whole();
    node.text = item.label;
    node.part = part;
    node.children.push_back(condition(item.text, 0, &inner));
    expect_list_used(inner);
    part_ = outer;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::uint32_t Sentences::element_scope(const Tree& tree, const std::vector<std::size_t>& indexes) {
  for (const std::size_t index : indexes) {
    if (tree[index].tag != Tag::scope) continue;
    Scope scope = scope_of(tree, index);
    if (statement_ == nullptr) return kAlways;
    statement_->scopes.push_back(std::move(scope));
    return static_cast<std::uint32_t>(statement_->scopes.size() - 1);
  }
  return kAlways;
}

std::vector<Node> Sentences::element_items(ListBelow& below, Span) {
  below.used = true;
  std::vector<Node> nodes;
  for (const Item& item : below.list()) {
    ListBelow inner{&item.items};
    const std::optional<Tree> tree = parse(Goal::element, item.text, 0, &inner);
    if (!tree) {
      Node broken;
      broken.span = item.text.whole();
      nodes.push_back(std::move(broken));
      continue;
    }
    Node node = value_in(*tree, tree->top(), &inner);
    expect_list_used(inner);
    node.own_scope = element_scope(*tree, tree->top());
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::vector<Node> Sentences::place_items(ListBelow& below, Span) {
  below.used = true;
  std::vector<Node> nodes;
  for (const Item& item : below.list()) {
    ListBelow inner{&item.items};
    Node node;
    node.span = item.text.whole();
    node.text = item.text.text;
    if (const std::optional<Tree> tree = parse(Goal::place, item.text, 0, &inner)) {
      node.kind = NodeKind::place;
      node.value = 1;
      for (const std::size_t part : tree->children(tree->top().front())) {
        switch ((*tree)[part].tag) {
          case Tag::times_prefix:
            node.value = (*tree)[tree->children(part).front()].value;
            break;
          case Tag::one_of_prefix:
            break;
          default:
            node.children.push_back(value_of(*tree, part, &inner));
            break;
        }
      }
      expect_list_used(inner);
      node.own_scope = element_scope(*tree, tree->top());
    }
    nodes.push_back(std::move(node));
  }
  return nodes;
}

}  // namespace slagboom::grammar
