// Raw statements of one fence: the line at the margin with the lines, list and table below it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/document.hpp"
#include "grammar/limits.hpp"
#include "grammar/scan_lines.hpp"
#include "grammar/scan_marks.hpp"
#include "grammar/scan_messages.hpp"
#include "grammar/scan_table.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar::scan {

// Collects the statements of one fence, line by line.
class StatementReader {
 public:
  StatementReader(const Sources& sources, Block& block, std::uint32_t indent,
                  std::size_t& statements_left, const Limits& limits, Messages& messages)
      : sources_(sources),
        block_(block),
        indent_(indent),
        left_(statements_left),
        limits_(limits),
        messages_(messages) {}

  void add(Line line);

 private:
  void comment(const Line& line);

  void statement(const Line& line);

  void row(const Line& line);

  // A row pasted from a spreadsheet; false when the line is none.
  bool pasted(const Line& line);

  void item(const Line& line, const Mark& mark);

  void indented(const Line& line);

  // Reports once, then leaves the rest of the statement alone.
  void stray(const Line& line, std::string label, std::string help);

  void forget();

  [[nodiscard]] Span span_of(const Line& line) const;
  [[nodiscard]] Span span_of(const Line& line, std::size_t begin, std::size_t end) const;

  struct Open {
    std::uint32_t indent = 0;
    Item* item = nullptr;
  };

  const Sources& sources_;
  Block& block_;
  std::uint32_t indent_;
  std::size_t& left_;
  const Limits& limits_;
  Messages& messages_;
  RawStatement* current_ = nullptr;
  std::vector<Open> open_;  // from the outermost to the innermost item
  std::optional<TableReader> table_;
  std::uint32_t first_indent_ = 0;
  bool in_table_ = false;  // the last line was a row
  char pasted_ = 0;        // separator of the pasted rows above
  bool skip_ = false;
  bool after_comment_ = false;
  bool in_comment_ = false;  // between <!-- and -->
  bool is_depth_reported_ = false;
  bool is_full_reported_ = false;
};

}  // namespace slagboom::grammar::scan
