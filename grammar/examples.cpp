// Examples: tables under "bij" and cases under "geval".
#include <algorithm>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

void Statements::example_table(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  const Table& table = outline.raw->table;
  statement.kind = StatementKind::example_table;
  if (const std::optional<Tree> head =
          sentences_.parse(Goal::example, outline.sentence, 0, nullptr)) {
    statement.address = sentences_.address_of(*head, head->top().front());
    if (const auto scope = head->find(Tag::scope))
      statement.scope = narrowed(statement.scope, sentences_.scope_of(*head, *scope));
  } else {
    statement.kind = StatementKind::error;
  }
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een tabel met voorbeelden");
    return;
  }
  std::vector<bool> words;  // columns that are only text
  for (const Cell& cell : table.header.cells) {
    const std::string_view text = trimmed(cell.text.text);
    const std::size_t expected = match_words(text, "verwacht");
    const bool reason = folded(text) == "omdat";
    statement.column_texts.emplace_back(text);
    statement.expected.push_back(expected > 0 ? 1 : 0);
    words.push_back(reason);
    if (reason) {
      statement.columns.push_back(text_cell(cell));
      continue;
    }
    const std::optional<Tree> tree = sentences_.parse(Goal::header, cell.text, expected, nullptr);
    statement.columns.push_back(tree ? sentences_.header_in(*tree, tree->top())
                                     : make_node(NodeKind::error, cell.text.whole()));
  }
  for (const Row& row : table.rows) {
    TableRow line;
    line.span = row.span;
    for (std::size_t i = 0; i < row.cells.size() && i < words.size(); ++i) {
      const Phrase& text = row.cells[i].text;
      if (words[i]) {
        line.cells.push_back(text_cell(row.cells[i]));
      } else if (trimmed(text.text).empty()) {
        // Given: not known yet. Expected: nothing is expected.
        line.cells.push_back(
            make_node(statement.expected[i] != 0 ? NodeKind::any : NodeKind::unknown, row.span));
      } else if (const std::optional<Tree> tree =
                     sentences_.parse(Goal::example_cell, text, 0, nullptr)) {
        const std::size_t first = tree->top().front();
        const Tag tag = (*tree)[first].tag;
        if (tag == Tag::rel_not_known) {
          line.cells.push_back(make_node(NodeKind::unknown, text.whole()));
        } else if (tag == Tag::rel_not_applicable) {
          line.cells.push_back(make_node(NodeKind::not_applicable, text.whole()));
        } else {
          line.cells.push_back(sentences_.value_of(*tree, first, nullptr));
        }
      } else {
        line.cells.push_back(make_node(NodeKind::error, text.whole()));
      }
    }
    statement.rows.push_back(std::move(line));
  }
}

Node Statements::expectation(const Phrase& phrase, std::size_t begin) {
  const std::optional<Tree> tree = sentences_.parse(Goal::expectation, phrase, begin, nullptr);
  if (!tree) return make_node(NodeKind::error, phrase.span(begin, phrase.text.size()));
  const std::vector<std::size_t> parts = tree->top();
  if ((*tree)[parts.front()].tag != Tag::address)
    return sentences_.condition_of(*tree, parts.front(), nullptr);
  Node node = make_node(NodeKind::compare, phrase.span(begin, phrase.text.size()));
  Node provision = make_node(NodeKind::satisfies, tree->span(parts[0]));
  provision.text = address_text(sentences_.address_of(*tree, parts[0]));
  Node relation = make_node(NodeKind::equal, tree->span(parts[1]));
  relation.bare = true;
  relation.children.push_back(sentences_.value_of(*tree, parts[1], nullptr));
  node.children.push_back(std::move(provision));
  node.children.push_back(std::move(relation));
  return node;
}

// "netl 6,0/5,5; lo voldoende": one field for each thing, its code or name and the raw rest.
void Statements::entries(const PropertyLine& line, Statement& statement) {
  const std::string_view text = line.phrase.text;
  std::size_t at = line.value;
  while (at < text.size()) {
    std::size_t end = std::min(text.find(';', at), text.size());
    std::size_t begin = at;
    at = end + 1;
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '.')) --end;
    if (begin == end) continue;
    const std::string_view entry = text.substr(begin, end - begin);
    std::size_t length = next_word(entry, 0).end;
    for (const NameTable::Match& match : sentences_.names().matches(entry)) {
      if (sentences_.names()[match.id].kind == NameKind::item)
        length = std::max(length, match.length);
    }
    CaseField field;
    field.key = entry.substr(0, length);
    field.raw = trimmed(entry.substr(length));
    field.span = line.phrase.span(begin, end);
    statement.fields.push_back(std::move(field));
  }
}

void Statements::example_case(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::example_case;
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  const std::string_view text = outline.sentence.text;
  const std::size_t from = text.find(kOpen, outline.body);
  const std::size_t to = from == std::string_view::npos ? from : text.find(kClose, from);
  if (to == std::string_view::npos) {
    sentences_.report(DiagnosticKind::missing_property, outline.sentence.whole(),
                      "hier hoort een titel tussen « en »",
                      "schrijf bijvoorbeeld «geval een-5 «één vijf is genoeg»»");
    statement.label = trimmed(
        text.substr(outline.body, from == std::string_view::npos ? from : from - outline.body));
  } else {
    statement.label = trimmed(text.substr(outline.body, from - outline.body));
    statement.text = trimmed(text.substr(from + kOpen.size(), to - from - kOpen.size()));
  }
  for (const PropertyLine& line : outline.properties) {
    switch (line.key) {
      case Key::candidate:
        statement.fields.push_back({"kandidaat", std::string(trimmed(line.text())), line.span()});
        break;
      case Key::entries:
        entries(line, statement);
        break;
      case Key::expect:
        statement.expectations.push_back(expectation(line.phrase, line.value));
        break;
      default:
        break;
    }
  }
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
}

}  // namespace slagboom::grammar
