// Decision tables, registers and the table of outcomes.
#include <algorithm>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

NodeKind short_kind(Tag tag) {
  switch (tag) {
    case Tag::short_count:
      return NodeKind::count_such;
    case Tag::short_mean:
      return NodeKind::mean;
    case Tag::short_sum:
      return NodeKind::sum;
    case Tag::short_highest:
      return NodeKind::highest;
    case Tag::short_lowest:
      return NodeKind::lowest;
    case Tag::short_size:
      return NodeKind::count;
    default:
      return NodeKind::error;
  }
}

// The name whose values stand in a column; none when the head of the column is no plain name.
NameId about_of(const Node& column) {
  return column.kind == NodeKind::name ? column.name : kNoName;
}

}  // namespace

Node Statements::text_cell(const Cell& cell) const {
  Node node = make_node(NodeKind::text, cell.text.whole());
  node.text = trimmed(cell.text.text);
  return node;
}

void Statements::register_table(const Draft& draft, Statement& statement) {
  const RawStatement& raw = *draft.outline.raw;
  statement.kind = StatementKind::register_;
  if (draft.name == kNoName) {
    sentences_.report(DiagnosticKind::unknown_name, statement.span,
                      "hier hoort de naam van een soort, zoals «register vak»");
    return;
  }
  if (raw.table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een tabel met de kolommen code en naam");
    return;
  }
  for (std::size_t i = 0; i < raw.table.header.cells.size(); ++i) {
    const Cell& cell = raw.table.header.cells[i];
    statement.column_texts.emplace_back(trimmed(cell.text.text));
    Node column = text_cell(cell);
    if (i < draft.columns.size() && draft.columns[i] != kNoName) {
      column.kind = NodeKind::name;
      column.name = draft.columns[i];
    }
    statement.columns.push_back(std::move(column));
  }
  const auto name_column =
      std::find_if(statement.column_texts.begin(), statement.column_texts.end(),
                   [](const std::string& text) { return folded(text) == "naam"; });
  if (name_column == statement.column_texts.end()) {
    sentences_.report(DiagnosticKind::missing_property, raw.table.header.span,
                      "hier ontbreekt de kolom «naam»");
  }
  const auto named = static_cast<std::size_t>(name_column - statement.column_texts.begin());
  for (const Row& row : raw.table.rows) {
    TableRow line;
    line.span = row.span;
    for (const Cell& cell : row.cells) line.cells.push_back(text_cell(cell));
    if (named < line.cells.size()) {
      for (const NameId id : sentences_.names().find_all(line.cells[named].text)) {
        if (sentences_.names()[id].kind == NameKind::item) line.cells[named].name = id;
      }
    }
    statement.rows.push_back(std::move(line));
  }
}

Node Statements::header(const Cell& cell, const Node& over, bool has_over) {
  const std::optional<Tree> tree =
      sentences_.parse(has_over ? Goal::header_over : Goal::header, cell.text, 0, nullptr);
  if (!tree) return make_node(NodeKind::error, cell.text.whole());
  const std::vector<std::size_t> parts = tree->top();
  const NodeKind kind = short_kind((*tree)[parts.front()].tag);
  if (kind == NodeKind::error) return sentences_.header_in(*tree, parts);
  Node node = make_node(kind, cell.text.whole());
  node.children.push_back(over);
  if (kind == NodeKind::count_such) {
    node.children.push_back(sentences_.relation_of(*tree, tree->children(parts.front()).front()));
  }
  return node;
}

void Statements::decision_row(const Row& row, Statement& statement, bool patterns) {
  TableRow line;
  line.span = row.span;
  const std::size_t last = row.cells.size() - 1;
  const bool otherwise = match_words(trimmed(row.cells.front().text.text), "anders") > 0;
  for (std::size_t i = 0; i < last; ++i) {
    const Phrase& text = row.cells[i].text;
    if (trimmed(text.text).empty()) {
      if (otherwise) {
        line.cells.push_back(make_node(NodeKind::any, text.whole()));
        continue;
      }
      sentences_.report(DiagnosticKind::unreadable_cell, row.span, "in deze rij is een cel leeg",
                        "schrijf «elk» als het hier niet uitmaakt");
      line.cells.push_back(make_node(NodeKind::error, row.span));
      continue;
    }
    const Sentences::About about(sentences_, about_of(statement.columns[i]));
    const std::optional<Tree> tree = sentences_.parse(Goal::relation_cell, text, 0, nullptr);
    line.cells.push_back(tree ? sentences_.relation_of(*tree, tree->top().front())
                              : make_node(NodeKind::error, text.whole()));
  }
  const Phrase& text = row.cells[last].text;
  const std::string_view plain = trimmed(text.text);
  if (plain.empty()) {
    sentences_.report(DiagnosticKind::unreadable_cell, row.span,
                      "de laatste cel van deze rij is leeg", "zet hier de uitkomst");
    line.cells.push_back(make_node(NodeKind::error, row.span));
  } else if (!patterns) {
    const Sentences::About about(sentences_, statement.name);
    const std::optional<Tree> tree = sentences_.parse(Goal::result_cell, text, 0, nullptr);
    line.cells.push_back(tree ? sentences_.value_in(*tree, tree->top(), nullptr)
                              : make_node(NodeKind::error, text.whole()));
  } else if (folded(plain) == "niet toegestaan" || folded(plain) == "niet") {
    line.cells.push_back(make_node(NodeKind::no, text.whole()));
  } else {
    Address address;
    address.span = text.whole();
    std::size_t length = scan_address(plain, address);
    if (length != plain.size()) {
      address = {};
      address.span = text.whole();
      length = scan_onderdeel(plain, address.onderdeel);
    }
    if (length != plain.size()) {
      sentences_.report(DiagnosticKind::unreadable_cell, text.whole(),
                        "hier hoort een onderdeel, zoals «c 1°», of «niet toegestaan»");
      line.cells.push_back(make_node(NodeKind::error, text.whole()));
    } else {
      complete(address, syntax_.document, statement.part);
      line.cells.push_back(make_node(NodeKind::yes, text.whole()));
      line.result.push_back(std::move(address));
    }
  }
  statement.rows.push_back(std::move(line));
}

void Statements::decision_table(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  const Table& table = outline.raw->table;
  const bool patterns = outline.opening == Opening::patterns;
  statement.kind = StatementKind::table;
  statement.label = patterns ? "beelden" : "tabel";
  statement.over.span = statement.span;
  const bool has_over = draft.rest < outline.sentence.text.size();
  if (has_over) statement.over = sentences_.value(outline.sentence, draft.rest, nullptr);
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
  if (table.is_cut) return;
  if (table.empty() || table.header.cells.size() < 2) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een tabel met minstens twee kolommen",
                      "de laatste kolom is de uitkomst");
    return;
  }
  for (const Cell& cell : table.header.cells)
    statement.column_texts.emplace_back(trimmed(cell.text.text));
  std::vector<std::string> unread;
  for (std::size_t i = 0; i + 1 < table.header.cells.size(); ++i) {
    const Cell& cell = table.header.cells[i];
    // The same words again: one message is enough.
    const std::string words = canonical(cell.text.text);
    if (std::find(unread.begin(), unread.end(), words) != unread.end()) {
      statement.columns.push_back(make_node(NodeKind::error, cell.text.whole()));
      continue;
    }
    statement.columns.push_back(header(cell, statement.over, has_over));
    if (statement.columns.back().kind == NodeKind::error) unread.push_back(words);
  }
  for (const Row& row : table.rows) {
    if (row.cells.size() == table.header.cells.size()) decision_row(row, statement, patterns);
  }
}

void Statements::report_table(const Draft& draft, Statement& statement) {
  const Table& table = draft.outline.raw->table;
  statement.kind = StatementKind::report;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een tabel met de kolommen sleutel, begrip en vorm");
    return;
  }
  for (const Cell& cell : table.header.cells)
    statement.column_texts.emplace_back(trimmed(cell.text.text));
  for (const Row& row : table.rows) {
    TableRow line;
    line.span = row.span;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      const bool term =
          i < statement.column_texts.size() && folded(statement.column_texts[i]) == "begrip";
      Node node = text_cell(cell);
      if (term && !node.text.empty()) {
        const std::string text = node.text;
        const std::optional<Tree> tree = sentences_.parse(Goal::header, cell.text, 0, nullptr);
        node = tree ? sentences_.header_in(*tree, tree->top())
                    : make_node(NodeKind::error, cell.text.whole());
        if (node.text.empty()) node.text = text;
      }
      line.cells.push_back(std::move(node));
    }
    statement.rows.push_back(std::move(line));
  }
}

}  // namespace slagboom::grammar
