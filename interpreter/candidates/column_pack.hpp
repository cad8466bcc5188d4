// Making a column file of a file with one candidate a row.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/column_layout.hpp"
#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class ColumnPacker {
 public:
  // `file` must outlive this object, and was looked through; `marks` as for its cutter. `sink` gets
  // the bytes, in order.
  ColumnPacker(const RowFile& file, const std::set<std::string>& marks,
               std::function<void(std::string_view)> sink);

  // The next row of the file, blank ones too.
  void add(const Row& row);
  // After the last row: all that stands before the digest.
  void finish();
  // What stands behind that; `digest` is the SHA-256 of all bytes before it, 64 digits.
  [[nodiscard]] static std::string end(const std::string& digest);

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  // Of these: kept as text.
  [[nodiscard]] std::uint64_t texts() const { return texts_; }

 private:
  bool add_form(const Row& row);
  void add_text(std::string_view text);
  void flush();
  void give(std::string_view bytes);

  struct Used {
    std::uint32_t form = 0;
    std::vector<std::uint8_t> marks;  // row after row
    std::uint32_t count = 0;
  };

  const RowFile& file_;
  std::unique_ptr<RowCutter> cutter_;
  std::function<void(std::string_view)> sink_;
  std::uint64_t written_ = 0, rows_ = 0, texts_ = 0;
  char usual_ = RowForm::kPoint;  // the last decimal sign in a text
  std::unordered_map<std::string, std::uint32_t> forms_;
  std::vector<std::string> form_texts_;
  std::vector<std::size_t> form_marks_;
  std::vector<std::uint64_t> blocks_;
  // Of the block in hand.
  std::unordered_map<std::uint32_t, std::uint16_t> places_;
  std::vector<Used> used_;
  std::string which_, ids_, id_text_, text_sizes_, texts_text_;
  std::uint32_t block_rows_ = 0, block_texts_ = 0;
  // Of the row in hand.
  std::vector<RowPart> parts_;
  std::vector<std::uint8_t> marks_;
  std::string text_;
};

}  // namespace slagboom::candidates
