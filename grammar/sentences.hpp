// Sentences of one document to nodes: reads a text, reports what cannot be read, builds the tree.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"
#include "grammar/names.hpp"
#include "grammar/reading.hpp"
#include "grammar/syntax.hpp"
#include "grammar/tree.hpp"

namespace slagboom::grammar {

[[nodiscard]] inline Node make_node(NodeKind kind, Span span) {
  Node node;
  node.kind = kind;
  node.span = span;
  return node;
}

// The smallest span around two others.
[[nodiscard]] inline Span hull(const Span& a, const Span& b) {
  return {a.file, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// The list below a sentence: used once, by the part of the sentence that ends in a colon.
struct ListBelow {
  const std::vector<Item>* items = nullptr;
  bool used = false;
  [[nodiscard]] bool exists() const { return !list().empty(); }
  [[nodiscard]] const std::vector<Item>& list() const {
    static const std::vector<Item> kNone;
    return items == nullptr ? kNone : *items;
  }
};

class Sentences {
 public:
  // `document` may be null: then there are no addresses to complete.
  Sentences(const NameTable& names, const Limits& limits, Diagnostics& diagnostics,
            Document* document)
      : names_(names), limits_(limits), diagnostics_(diagnostics), document_(document) {}

  // Where the sentences below stand; `statement` receives scopes of elements.
  void enter(PartId part, Statement* statement) {
    part_ = part;
    statement_ = statement;
  }

  // What the text says something about, while this lives: explains a choice that does not exist.
  class About {
   public:
    About(Sentences& sentences, NameId name) : sentences_(sentences), before_(sentences.about_) {
      sentences.about_ = name;
    }
    About(const About&) = delete;
    About& operator=(const About&) = delete;
    ~About() { sentences_.about_ = before_; }

   private:
    Sentences& sentences_;
    NameId before_;
  };

  // Reads from `begin` to the end of the phrase; reports and gives nothing when it cannot be read.
  [[nodiscard]] std::optional<Tree> parse(Goal goal, const Phrase& phrase, std::size_t begin,
                                          ListBelow* below);
  // Reads without a message.
  [[nodiscard]] std::optional<Tree> attempt(Goal goal, const Phrase& phrase,
                                            std::size_t begin) const;

  // A whole phrase as one node; a node of kind error after a message.
  [[nodiscard]] Node value(const Phrase& phrase, std::size_t begin, ListBelow* below);
  [[nodiscard]] Node condition(const Phrase& phrase, std::size_t begin, ListBelow* below);

  // Nodes from a tree.
  [[nodiscard]] Node value_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node condition_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node relation_of(const Tree& tree, std::size_t event);
  [[nodiscard]] Scope scope_of(const Tree& tree, std::size_t event);
  [[nodiscard]] Address address_of(const Tree& tree, std::size_t event);
  // ‹values› with a rounding or a tail behind it, among the events of `indexes`.
  [[nodiscard]] Node value_in(const Tree& tree, const std::vector<std::size_t>& indexes,
                              ListBelow* below);
  [[nodiscard]] Node header_in(const Tree& tree, const std::vector<std::size_t>& indexes);

  // Bullets.
  [[nodiscard]] std::vector<Node> condition_items(ListBelow& below, Span owner);
  [[nodiscard]] std::vector<Node> element_items(ListBelow& below, Span owner);
  [[nodiscard]] std::vector<Node> place_items(ListBelow& below, Span owner);

  // The part of an onderdeel written as a letter below the current part; made when the text had
  // none.
  [[nodiscard]] PartId item_part(PartId parent, const Item& item);

  // Messages.
  void report(DiagnosticKind kind, Span span, std::string label, std::string help = {},
              std::vector<Fix> fixes = {}, std::string because = {});
  void report(Diagnostic diagnostic);
  void expect_list_used(const ListBelow& below);

  [[nodiscard]] const NameTable& names() const { return names_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] Document* document() { return document_; }
  [[nodiscard]] PartId part() const { return part_; }
  [[nodiscard]] Statement* statement() { return statement_; }

 private:
  [[nodiscard]] Node name_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node leaf_name(const Tree& tree, std::size_t event);
  [[nodiscard]] Node number_of(const Tree& tree, std::size_t event);
  [[nodiscard]] Node suffix_of(const Tree& tree, std::size_t event, Node base, ListBelow* below);
  void unclear_suffix(const Tree& tree, std::size_t suffix);
  [[nodiscard]] Node joined_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node arithmetic_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node aggregate_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node rounded(const Tree& tree, std::size_t event, Node value);
  [[nodiscard]] Node quantified_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node for_each_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node list_of(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] Node with_tail(const Tree& tree, std::size_t event, Node left, ListBelow* below);
  [[nodiscard]] Node items_below(const Tree& tree, std::size_t event, ListBelow* below);
  [[nodiscard]] std::uint32_t element_scope(const Tree& tree,
                                            const std::vector<std::size_t>& indexes);

  const NameTable& names_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  Document* document_;
  PartId part_ = 0;
  Statement* statement_ = nullptr;
  NameId about_ = kNoName;
  std::size_t depth_ = 0;  // lists inside lists
  std::size_t aggregates_ =
      0;  // "het gemiddelde van …" around what is being built, up to a bracket
};

}  // namespace slagboom::grammar
