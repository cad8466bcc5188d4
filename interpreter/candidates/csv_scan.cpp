// Cutting text into rows and cells.
#include "interpreter/candidates/csv.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {

// Steps over one line end; LF, CRLF and CR all count.
bool CsvScanner::line_end() {
  if (at_ >= text_.size() || (text_[at_] != '\n' && text_[at_] != '\r')) return false;
  at_ += text_.substr(at_, 2) == "\r\n" ? 2U : 1U;
  return true;
}

void CsvScanner::plain(std::string& cell) {
  const char stops[] = {separator_, '\n', '\r'};
  const std::size_t end = text_.find_first_of(std::string_view(stops, 3), at_);
  const std::size_t to = end == std::string_view::npos ? text_.size() : end;
  cell = text_.substr(at_, to - at_);
  at_ = to;
}

// Stands on the opening quote. False when the quote is never closed.
bool CsvScanner::quoted(std::string& cell, CsvRow& row) {
  cell.clear();
  for (++at_;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) return false;
    cell += text_.substr(at_, quote - at_);
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    cell += '"';
    ++at_;
  }
  const bool at_end =
      at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
  if (at_end) return true;
  std::string tail;
  plain(tail);
  if (tail.find_first_not_of(" \t") != std::string::npos && row.fault.empty()) {
    row.fault =
        "achter het aanhalingsteken staat nog tekst; een aanhalingsteken in een cel schrijft u "
        "dubbel";
    row.fault_cell = row.size - 1;
  }
  return true;
}

bool CsvScanner::next(CsvRow& row) {
  row.size = 0;
  row.fault.clear();
  if (at_ >= text_.size() || unclosed_ != 0) return false;
  row.row = ++row_;
  while (true) {
    if (row.size == row.cells.size()) row.cells.emplace_back();
    std::string& cell = row.cells[row.size++];
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted(cell, row)) {
        unclosed_ = row_;
        return false;
      }
    } else {
      plain(cell);
    }
    if (at_ >= text_.size() || line_end()) break;
    ++at_;  // the separator
    if (row.size < kLimits.columns) continue;
    row.fault = "deze rij heeft te veel cellen";
    row.fault_cell = row.size - 1;
    --row.size;  // the last cell is used again for all that follow
  }
  return true;
}

}  // namespace slagboom::candidates
