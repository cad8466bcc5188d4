// A column file as rows: forms and marks come straight from its columns; a row that must be read
// with care is written out again as text, so that meaning has one home.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/column_layout.hpp"
#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class ColumnFile : public RowFile {
 public:
  // `bytes` and `schema` must outlive this object.
  ColumnFile(std::string_view bytes, const FileSchema& schema, const Each& each = in_turn,
             std::size_t piece = kPiece);
  [[nodiscard]] std::vector<std::string> take_warnings() override;
  [[nodiscard]] std::unique_ptr<RowReader> reader() const override;
  [[nodiscard]] std::unique_ptr<RowCutter> cutter(
      const std::set<std::string>& marks) const override;
  [[nodiscard]] char separator() const override { return layout_.separator; }
  [[nodiscard]] bool fits(const Row& row) const override;

 private:
  class Reader;
  class Cutter;
  [[nodiscard]] bool begins_as_lines() const;
  [[nodiscard]] std::size_t first_row_from(std::size_t at) const override;

  ColumnLayout layout_;
  std::string head_;               // of rows_
  std::unique_ptr<RowFile> rows_;  // of text, with no rows of its own
};

// The text that was packed, but for values that are not used. A problem when it is too large, or
// the file is damaged.
[[nodiscard]] std::optional<FileProblem> unpack_columns(std::string_view bytes, std::string& text);

}  // namespace slagboom::candidates
