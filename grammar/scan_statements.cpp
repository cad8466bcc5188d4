// Raw statements of one fence, collected line by line.
#include "grammar/scan_statements.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "grammar/scan_pasted.hpp"

namespace slagboom::grammar::scan {

void StatementReader::add(Line line) {
  line.indent -= std::min(line.indent, indent_);
  if (line.content.empty()) return;
  const bool is_comment = in_comment_ || starts_with(line.content, "--") ||
                          starts_with(line.content, "//") || starts_with(line.content, "<!--") ||
                          line.content[0] == '#';
  if (is_comment) {
    comment(line);
    return;
  }
  after_comment_ = false;
  if (pasted(line)) return;
  const bool is_row = line.content[0] == '|';
  const Mark mark = is_row ? Mark{} : read_mark(line.content);
  const bool is_item = mark.kind != MarkKind::none && !mark.has_dot;
  if (line.indent == 0 && !is_row && !is_item) {
    statement(line);
  } else if (skip_) {
    return;
  } else if (current_ == nullptr) {
    stray(line, "boven deze regel staat geen zin", "begin het blok met een zin aan de kantlijn");
  } else {
    if (is_row) {
      row(line);
    } else if (is_item) {
      item(line, mark);
    } else {
      indented(line);
    }
    current_->span.end = line.end();
  }
}

void StatementReader::comment(const Line& line) {
  // "<!--" runs on to "-->", and never past the end of the block.
  in_comment_ = (in_comment_ || starts_with(line.content, "<!--")) &&
                line.content.find("-->") == std::string_view::npos;
  if (!after_comment_) {
    messages_.add(
        DiagnosticKind::comment_in_fence, span_of(line), "in een regelblok staan geen opmerkingen",
        block_.part, "elke regel in het blok wordt uitgevoerd",
        "zet de opmerking als gewone tekst buiten het blok, met *(toelichting)* erachter");
  }
  after_comment_ = true;
}

void StatementReader::statement(const Line& line) {
  forget();
  current_ = nullptr;
  skip_ = left_ == 0;
  if (skip_) {
    if (!is_full_reported_) {
      messages_.add(DiagnosticKind::too_many_statements, span_of(line),
                    "vanaf hier wordt niets meer gelezen", block_.part,
                    fmt::format("een document heeft hoogstens {} zinnen", limits_.statements),
                    "verdeel de tekst over meer documenten");
    }
    is_full_reported_ = true;
    return;
  }
  --left_;
  block_.statements.emplace_back();
  current_ = &block_.statements.back();
  current_->span = span_of(line);
  current_->head = make_phrase(messages_.file(), line.content, line.begin);
  current_->part = block_.part;
}

bool StatementReader::pasted(const Line& line) {
  if (current_ == nullptr || skip_ || !takes_pasted(current_->head.text)) return false;
  if (line.content[0] == '|' || (!current_->table.empty() && pasted_ == 0)) return false;
  std::optional<PastedRow> row = pasted_row(sources_, messages_.file(), line, pasted_);
  if (!row) return false;
  pasted_ = row->separator;
  if (!table_) table_.emplace(current_->table, block_.part, limits_, messages_, true);
  open_.clear();
  in_table_ = true;
  table_->add_cells(line, std::move(row->cells));
  current_->span.end = line.end();
  return true;
}

void StatementReader::row(const Line& line) {
  if (!current_->table.empty() && !in_table_) {
    stray(line, "deze zin heeft al een tabel", "maak er twee zinnen van, elk met een eigen tabel");
    return;
  }
  if (!current_->lines_after.empty()) {
    stray(line, "voor deze tabel staat al een regel na de lijst",
          "maak er twee zinnen van, elk aan de kantlijn");
    return;
  }
  if (!table_) table_.emplace(current_->table, block_.part, limits_, messages_, true);
  open_.clear();
  in_table_ = true;
  table_->add(line);
}

void StatementReader::item(const Line& line, const Mark& mark) {
  const bool is_closed = !current_->items.empty() && open_.empty();  // by a table
  if (!current_->lines_after.empty() || is_closed) {
    stray(line, "deze zin heeft al een lijst",
          "maak er twee zinnen van, elk aan de kantlijn met een eigen lijst");
    return;
  }
  in_table_ = false;
  if (current_->items.empty()) first_indent_ = line.indent;
  while (!open_.empty() && open_.back().indent >= line.indent) open_.pop_back();
  if (open_.size() >= limits_.nesting) {
    if (!is_depth_reported_) {
      messages_.add(DiagnosticKind::nesting_too_deep, span_of(line, 0, mark.size),
                    "deze lijst zit te diep", block_.part,
                    fmt::format("hoogstens {} lijsten passen in elkaar", limits_.nesting),
                    "maak van de binnenste lijst een eigen begrip");
    }
    is_depth_reported_ = true;
    open_.pop_back();
  }
  // Items that are open stay where they are: only the list of the innermost one grows.
  std::vector<Item>& list = open_.empty() ? current_->items : open_.back().item->items;
  Item& added = list.emplace_back();
  added.label = shown_label(mark);
  added.span = span_of(line, 0, mark.size);
  added.text = make_phrase(messages_.file(), line.content.substr(mark.text),
                           line.begin + static_cast<std::uint32_t>(mark.text));
  open_.push_back({line.indent, &added});
}

void StatementReader::indented(const Line& line) {
  RawStatement& statement = *current_;
  if (statement.items.empty() && statement.table.empty()) {
    statement.lines.push_back(make_phrase(messages_.file(), line.content, line.begin));
  } else if (open_.empty() || line.indent <= first_indent_) {
    in_table_ = false;
    open_.clear();
    statement.lines_after.push_back(make_phrase(messages_.file(), line.content, line.begin));
  } else {
    while (open_.size() > 1 && open_.back().indent >= line.indent) open_.pop_back();
    Item& continued = *open_.back().item;
    if (!continued.items.empty()) {
      stray(line, "boven deze regel staat een lijst, en de regel hoort daar niet meer bij",
            "zet de hele zin van dit punt boven de lijst");
      return;
    }
    append(continued.text, line.content, line.begin);
  }
}

void StatementReader::stray(const Line& line, std::string label, std::string help) {
  messages_.add(DiagnosticKind::stray_text, span_of(line), std::move(label), block_.part, "",
                std::move(help));
  skip_ = true;
}

void StatementReader::forget() {
  open_.clear();
  table_.reset();
  in_table_ = false;
  pasted_ = 0;
  is_depth_reported_ = false;
}

Span StatementReader::span_of(const Line& line) const {
  return {messages_.file(), line.begin, line.end()};
}

Span StatementReader::span_of(const Line& line, std::size_t begin, std::size_t end) const {
  return {messages_.file(), line.begin + static_cast<std::uint32_t>(begin),
          line.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace slagboom::grammar::scan
