// Rows of a CSV file with one candidate a row: which cells are filled, the words, and the marks.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class WideCutter : public RowCutter {
 public:
  // `header` must outlive this object.
  WideCutter(const Header& header, const std::set<std::string>& marks);
  bool cut(const Row& row) override;
  [[nodiscard]] std::vector<Value> values(const Row& row) override;
  [[nodiscard]] bool parts(const Row& row, std::vector<RowPart>& parts) override;

 private:
  const Header& header_;
  std::vector<std::uint8_t> numeric_, used_;  // by cell
};

}  // namespace slagboom::candidates
