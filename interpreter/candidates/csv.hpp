// Cells of a file with separators, and candidates from them. Input: checked UTF-8 without a byte
// order mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

struct CsvRow {
  std::uint32_t row = 0;  // 1-based; blank rows count, a row with line ends in a cell counts once
  std::vector<std::string> cells;  // without quotes
  std::size_t size = 0;            // cells in use; strings behind them are kept for their memory
  std::string fault;               // why the row cannot be used
  std::size_t fault_cell = 0;      // 0-based
};

// Row by row; a quoted cell may hold separators and line ends, "" in it is one quote.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}
  // False at the end of the text, and when a quote is not closed.
  bool next(CsvRow& row);
  // Row in which the quote stands that is never closed; 0 when all are.
  [[nodiscard]] std::uint32_t unclosed() const { return unclosed_; }
  // How many bytes were read.
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  bool quoted(std::string& cell, CsvRow& row);
  void plain(std::string& cell);
  bool line_end();

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t unclosed_ = 0;
};

// A quote of this row is never closed.
[[nodiscard]] FileProblem not_closed(std::uint32_t row);

[[nodiscard]] ReadResult read_csv(std::string_view text, Keys& keys);

}  // namespace slagboom::candidates
