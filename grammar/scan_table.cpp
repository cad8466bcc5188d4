// Tables: rows of cells, made as long as their header.
#include "grammar/scan_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace slagboom::grammar::scan {

void TableReader::add(const Line& line) {
  const bool is_second = !table_.header.cells.empty() && lines_ == 0;
  if (is_second && is_separator(line.content)) {
    table_.span.end = line.end();
    ++lines_;
    return;
  }
  take(line, cells(line), is_strict_);
}

void TableReader::add_cells(const Line& line, std::vector<Cell> cells) {
  if (cells.size() > limits_.table_columns) {
    cells.resize(limits_.table_columns);
    table_.is_cut = true;
    report_size({messages_.file(), line.begin, line.end()},
                fmt::format("een tabel heeft hoogstens {} kolommen", limits_.table_columns));
  }
  const std::size_t wanted = table_.header.cells.size();
  const bool is_longer = wanted > 0 && cells.size() > wanted;
  take(line, std::move(cells), is_longer);
}

void TableReader::take(const Line& line, std::vector<Cell> cells, bool is_strict) {
  const Span span{messages_.file(), line.begin, line.end()};
  if (table_.span.end == 0) table_.span = span;
  table_.span.end = span.end;
  if (table_.header.cells.empty()) {
    table_.header = {span, std::move(cells)};
    return;
  }
  ++lines_;
  ++rows_;
  if (table_.rows.size() >= limits_.table_rows) {
    report_size(span, fmt::format("een tabel heeft hoogstens {} rijen", limits_.table_rows));
    return;
  }
  Row row{span, std::move(cells)};
  fit(row, is_strict);
  table_.rows.push_back(std::move(row));
}

bool is_separator(std::string_view content) {
  if (content.find("--") == std::string_view::npos) return false;
  std::size_t dashes = 2;
  for (const char c : content) {
    if (c == '-') {
      ++dashes;
    } else if (c == '|') {
      if (dashes < 2) return false;
      dashes = 0;
    } else if (c != ':' && c != ' ') {
      return false;
    }
  }
  return dashes == 0 || dashes >= 2;
}

std::vector<Cell> TableReader::cells(const Line& line) {
  std::vector<Cell> result;
  const std::string_view content = line.content;
  for (std::size_t begin = 1; begin < content.size() || result.empty();) {
    if (result.size() == limits_.table_columns) {
      table_.is_cut = true;
      report_size({messages_.file(), line.begin, line.end()},
                  fmt::format("een tabel heeft hoogstens {} kolommen", limits_.table_columns));
      break;
    }
    std::size_t end = std::min(begin, content.size());
    while (end < content.size() && content[end] != '|')
      end += starts_with(content.substr(end), "\\|") ? 2U : 1U;
    result.push_back(cell(line, begin, end));
    begin = end + 1;
  }
  return result;
}

Cell TableReader::cell(const Line& line, std::size_t begin, std::size_t end) const {
  while (end > begin && line.content[end - 1] == ' ') --end;
  while (begin < end && line.content[begin] == ' ') ++begin;
  Cell result;
  Phrase& text = result.text;
  text.file = messages_.file();
  const auto source = [&](std::size_t at) { return line.begin + static_cast<std::uint32_t>(at); };
  text.pieces.push_back({0, source(begin)});
  for (std::size_t at = begin; at < end; ++at) {
    if (line.content[at] == '\\' && at + 1 < end && line.content[at + 1] == '|') {
      ++at;
      text.pieces.push_back({static_cast<std::uint32_t>(text.text.size()), source(at)});
    }
    text.text.push_back(line.content[at]);
  }
  return result;
}

void TableReader::fit(Row& row, bool is_strict) {
  const std::size_t wanted = table_.header.cells.size();
  const std::size_t found = row.cells.size();
  if (found == wanted) return;
  Cell empty;
  empty.text = make_phrase(messages_.file(), "", row.span.end);
  if (found == 2 && wanted > 2 && lower(row.cells[0].text.text) == "anders") {
    empty.text.pieces[0].source = row.cells[1].text.pieces[0].source;
    row.cells.insert(row.cells.begin() + 1, wanted - found, empty);
    return;
  }
  row.cells.resize(wanted, empty);
  if (!is_strict) return;
  messages_.add(DiagnosticKind::ragged_table, row.span,
                fmt::format("rij {} heeft {}, de kop heeft {}", rows_, columns(found), wanted),
                part_, "", "zet tussen elke twee kolommen een streep |, ook bij een lege cel",
                {{table_.header.span, "de kop", false}});
}

std::string TableReader::columns(std::size_t count) {
  return count == 1 ? "1 kolom" : fmt::format("{} kolommen", count);
}

void TableReader::report_size(Span span, std::string because) {
  if (is_reported_) return;
  is_reported_ = true;
  messages_.add(DiagnosticKind::too_many_rows, span, "vanaf hier wordt de tabel niet gelezen",
                part_, std::move(because), "verdeel de tabel over meer tabellen");
}

}  // namespace slagboom::grammar::scan
