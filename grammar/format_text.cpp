// Blanks between words, and the cells of a table.
#include "grammar/format_text.hpp"

#include <algorithm>
#include <cstddef>

#include "grammar/scan_table.hpp"
#include "grammar/source.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// "| a | b\|c |" to "a" and "b\|c", cut in the same places as when the document is read.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 1; begin < line.size() || cells.empty();) {
    std::size_t end = std::min(begin, line.size());
    while (end < line.size() && line[end] != '|') {
      end += line.substr(end).starts_with("\\|") ? 2U : 1U;
    }
    end = std::min(end, line.size());
    const std::size_t from = std::min(begin, end);
    cells.emplace_back(without_blanks(line.substr(from, end - from)));
    begin = end + 1;
  }
  return cells;
}

// In prose Markdown decides: one dash in each cell is enough.
bool is_markdown_separator(std::string_view line) {
  for (const std::string& cell : cells_of(line)) {
    std::string_view dashes = cell;
    if (dashes.starts_with(':')) dashes.remove_prefix(1);
    if (dashes.ends_with(':')) dashes.remove_suffix(1);
    if (dashes.empty() || dashes.find_first_not_of('-') != std::string_view::npos) return false;
  }
  return true;
}

std::string dashes(std::string_view written, std::size_t width) {
  std::string text(width + 2, '-');
  if (written.starts_with(':')) text.front() = ':';
  if (written.ends_with(':')) text.back() = ':';
  return text;
}

using Cells = std::vector<std::string>;

// A row "anders" may leave out the cells between its first and its last.
void complete(Cells& row, std::size_t columns) {
  if (row.size() != 2 || columns <= 2 || folded(row[0]) != "anders") return;
  row.insert(row.begin() + 1, columns - 2, "");
}

}  // namespace

std::string one_blank(std::string_view text, bool& quoted) {
  text = without_blanks(text);
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kOpen)) quoted = true;
    if (text.substr(at).starts_with(kClose)) quoted = false;
    if (!quoted && is_blank(text[at]) && is_blank(text[at - 1])) continue;
    result += quoted || !is_blank(text[at]) ? text[at] : ' ';
  }
  return result;
}

std::string one_blank(std::string_view text) {
  bool quoted = false;
  return one_blank(text, quoted);
}

std::vector<std::string> align_table(const std::vector<std::string_view>& lines, TablePlace place) {
  const bool has_separator =
      lines.size() > 1 &&
      (place == TablePlace::fence ? scan::is_separator(lines[1]) : is_markdown_separator(lines[1]));
  std::vector<Cells> rows;
  std::vector<std::size_t> widths;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    Cells row = cells_of(lines[index]);
    const bool separator = has_separator && index == 1;
    if (place == TablePlace::fence && !separator) {
      for (std::string& cell : row) cell = one_blank(cell);
      if (!rows.empty()) complete(row, rows.front().size());
    }
    if (widths.size() < row.size()) widths.resize(row.size());
    for (std::size_t column = 0; column < row.size() && !separator; ++column) {
      widths[column] = std::max(widths[column], display_width(row[column]));
    }
    rows.push_back(std::move(row));
  }
  if (place == TablePlace::fence && !rows.empty()) {
    if (!has_separator) rows.insert(rows.begin() + 1, Cells{});
    rows[1].resize(rows[0].size());
  }
  const bool any_separator = has_separator || place == TablePlace::fence;
  std::vector<std::string> result;
  for (std::size_t index = 0; index < rows.size(); ++index) {
    std::string line = "|";
    for (std::size_t column = 0; column < rows[index].size(); ++column) {
      const std::string& cell = rows[index][column];
      if (any_separator && index == 1) {
        line += dashes(cell, widths[column]);
      } else {
        line += ' ' + cell + std::string(widths[column] - display_width(cell) + 1, ' ');
      }
      line += '|';
    }
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace slagboom::grammar
