// Tables: rows of cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/document.hpp"
#include "grammar/limits.hpp"
#include "grammar/scan_lines.hpp"
#include "grammar/scan_messages.hpp"

namespace slagboom::grammar::scan {

// "|---|:--|": at least two dashes each, so that a row with only "-" stays a row.
[[nodiscard]] bool is_separator(std::string_view content);

// Adds lines that start with | to one table.
class TableReader {
 public:
  TableReader(Table& table, PartId part, const Limits& limits, Messages& messages, bool is_strict)
      : table_(table), part_(part), limits_(limits), messages_(messages), is_strict_(is_strict) {}

  void add(const Line& line);
  // A row whose cells are known; it may be shorter than the header.
  void add_cells(const Line& line, std::vector<Cell> cells);

 private:
  void take(const Line& line, std::vector<Cell> cells, bool is_strict);

  std::vector<Cell> cells(const Line& line);

  // The text between two bars; "\|" gives a bar in the text.
  Cell cell(const Line& line, std::size_t begin, std::size_t end) const;

  // Gives the row as many cells as the header. "anders" may leave out the columns between it and
  // the last.
  void fit(Row& row, bool is_strict);

  static std::string columns(std::size_t count);

  void report_size(Span span, std::string because);

  Table& table_;
  PartId part_;
  const Limits& limits_;
  Messages& messages_;
  bool is_strict_;
  bool is_reported_ = false;
  std::size_t lines_ = 0;  // after the header
  std::size_t rows_ = 0;   // without the separator
};

}  // namespace slagboom::grammar::scan
