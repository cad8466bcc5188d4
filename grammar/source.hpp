// Source text: original bytes, normalised text, and the way back from one to the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::grammar {

using FileId = std::uint32_t;

// A half-open range of bytes in the *normalised* text of one file.
struct Span {
  FileId file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

// Line and column as the reader sees them: 1-based, columns in displayed characters of the
// original.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// One file. `text` is what every later stage reads: UTF-8, NFC, LF line ends, plain blanks and
// dashes.
struct SourceFile {
  std::string path;
  std::string original;
  std::string text;
  // Sorted pairs (offset in text, offset in original); between two pairs offsets run in step.
  struct Step {
    std::uint32_t normalised = 0;
    std::uint32_t original = 0;
  };
  std::vector<Step> steps;
  std::vector<std::uint32_t> line_starts;  // offsets in `original`
  std::size_t bytes = 0;  // size as given; more than `original` holds when the file was cut off
};

// All files of one run. Files keep their id for the whole run.
class Sources {
 public:
  // More than this is not kept, so that offsets always fit; `check_text` reports it.
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

  // Normalises `bytes` and stores the file. Never fails: unreadable bytes are reported by
  // `check_text` (source_check.hpp) and read as U+FFFD.
  FileId add(std::string path, std::string bytes);
  [[nodiscard]] const SourceFile& file(FileId id) const { return files_[id]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] std::string_view text(Span span) const;
  // Where the span begins, in the original file.
  [[nodiscard]] Place place(FileId file, std::uint32_t normalised_offset) const;
  [[nodiscard]] std::uint32_t original_offset(FileId file, std::uint32_t normalised_offset) const;
  // The other way; an offset inside something that was replaced or removed gives what came in its
  // place.
  [[nodiscard]] std::uint32_t normalised_offset(FileId file, std::uint32_t original_offset) const;
  // The whole line (without line end) of the original that holds the 1-based line number.
  [[nodiscard]] std::string_view original_line(FileId file, std::uint32_t line) const;

 private:
  std::deque<SourceFile> files_;  // a deque: views of a text stay valid when files are added
};

// Number of columns a UTF-8 string takes on a terminal (code points, combining marks count zero).
[[nodiscard]] std::size_t display_width(std::string_view utf8);

// The first character of `utf8` (not empty): its bytes and its columns. A byte that is no UTF-8
// counts as one character of one column.
struct Glyph {
  std::uint32_t bytes = 1;
  std::uint32_t columns = 1;
};
[[nodiscard]] Glyph first_glyph(std::string_view utf8);

// The same text, safe to show on one line of a terminal and equally wide: unreadable bytes and
// control characters become U+FFFD, tabs a blank; invisible characters are left out.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace slagboom::grammar
