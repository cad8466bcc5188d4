// The bytes of a column file: rows of text of which those that are alike are kept as columns of
// marks. See docs/kolommenbestand.md. Nothing is known here of what the rows mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

inline constexpr std::string_view kColumnBegin = "\x8ESLBKOL\n";  // of every file
inline constexpr std::string_view kColumnEnd = "\nLOKBLS\x8E";
inline constexpr std::uint32_t kColumnVersion = 1;
inline constexpr std::size_t kColumnDigest = 64;     // digits of a SHA-256, before the end
inline constexpr std::size_t kColumnRows = 16'384;   // in a block, at most
inline constexpr std::size_t kLongestForm = 65'535;  // bytes

[[nodiscard]] inline bool is_column_file(std::string_view bytes) {
  return bytes.substr(0, kColumnBegin.size()) == kColumnBegin;
}

// A mark as one byte: 1 to 199 is that many tenths, written with one decimal; 201 to 225 is a whole
// number from 1 to 25, written without. 0: no mark.
[[nodiscard]] std::uint8_t mark_tenths(std::uint8_t mark);
// Nothing when the text is none of these. `sign`: the decimal sign that stands in it, if any.
[[nodiscard]] std::optional<std::uint8_t> mark_of(std::string_view text, char& sign);

// A row with places for its number and its marks.
struct RowForm {
  static constexpr char kId = '\x01', kPoint = '\x02', kComma = '\x03';
  std::string text;       // with those letters at the places
  std::size_t marks = 0;  // how many places for marks
  // The row; `marks` gives the bytes, at this distance from each other.
  void write(std::string_view id, const std::uint8_t* marks, std::size_t stride,
             std::string& out) const;
};

// A block, checked: nothing in it lies outside its bytes.
struct ColumnBlock {
  static constexpr std::uint16_t kText = 0xFFFF;  // a row that is kept as text
  struct Rows {
    std::uint32_t form = 0;               // in the list of the file
    std::uint32_t count = 0;              // rows
    const std::uint8_t* marks = nullptr;  // column after column
  };
  std::uint32_t rows = 0, texts = 0;
  std::vector<Rows> forms;
  const char* which = nullptr;        // by row, two bytes: in forms, or kText
  const std::uint8_t* ids = nullptr;  // by row, one byte: how long its number is
  const char* text_sizes = nullptr;   // by row of text, four bytes
  std::string_view id_text, texts_text;
};

// A row of a block.
struct ColumnRow {
  const ColumnBlock::Rows* rows = nullptr;  // null: a text
  std::uint32_t place = 0;                  // among the rows of its form
  std::string_view text;                    // its number, or the text
};

// Goes through the rows of one block; stops early rather than looking outside it.
class ColumnWalk {
 public:
  // `block` must outlive this object.
  explicit ColumnWalk(const ColumnBlock& block) : block_(block), places_(block.forms.size()) {}
  bool next(ColumnRow& row);
  // Whether all rows were seen, and nothing is left.
  [[nodiscard]] bool complete() const;

 private:
  const ColumnBlock& block_;
  std::vector<std::uint32_t> places_;
  std::uint32_t row_ = 0, text_ = 0;
  std::size_t id_at_ = 0, text_at_ = 0;
};

// What stands around the blocks.
struct ColumnLayout {
  FileFormat format = FileFormat::detect;  // of the rows
  char separator = ';';                    // of rows in CSV
  std::string_view head;                   // what stands before the first row
  std::uint32_t head_rows = 0;             // rows in it
  std::vector<RowForm> forms;
  std::vector<std::size_t> blocks;  // places, rising
  std::uint64_t rows = 0;
  std::string_view body;  // of which the digest is kept
  std::string_view digest;
};

// Reads what stands around the blocks. `bytes` begins as a column file; layouts and blocks look at
// it.
[[nodiscard]] std::optional<FileProblem> read_layout(std::string_view bytes, ColumnLayout& layout);
// False: the block is damaged.
[[nodiscard]] bool read_block(std::string_view bytes, std::size_t at, const ColumnLayout& layout,
                              ColumnBlock& block);
// Whether every row is one row of its format.
[[nodiscard]] bool is_one_row(const ColumnLayout& layout, std::string_view text);

[[nodiscard]] FileProblem column_damage();

// Numbers as bytes, the lowest first.
void put_number(std::string& out, std::uint64_t value, std::size_t bytes);
[[nodiscard]] std::uint64_t number_at(const char* at, std::size_t bytes);

}  // namespace slagboom::candidates
