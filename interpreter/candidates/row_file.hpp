// A file with one candidate a row, of any form: row by row, without keeping any of it. It is cut in
// pieces, so that several threads can read it at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

// Does task 0, 1, … count - 1, each once; in any order, or at the same time.
using Each = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;
// One after the other.
void in_turn(std::size_t count, const std::function<void(std::size_t)>& task);

struct Row {
  static constexpr std::uint32_t kNoForm = 0xFFFF'FFFF;
  std::string_view text;     // without its line end
  std::size_t from = 0;      // place of its first byte
  std::uint32_t number = 0;  // 1-based; blank rows count
  std::uint32_t filled = 0;  // JSON: rows that are not blank, up to this one
  bool simple = false;       // the cutter may try it
  // Column file: its form, and its marks at this distance from each other; `text` is its number.
  std::uint32_t form = kNoForm;
  std::uint32_t stride = 0;
  const std::uint8_t* marks = nullptr;
};

// A part of a row that may be another in rows that are otherwise the same.
struct RowPart {
  enum class Kind : std::uint8_t {
    id_text,  // JSON: between its quotes
    id_number,
    mark_text,  // JSON: between its quotes
    mark_number,
    unused_text,  // JSON: between its quotes
    unused_number,
  };
  Kind kind = Kind::id_text;
  std::string_view text;
};

// A name that is not used, and the row in which it stands.
struct UnusedName {
  std::uint32_t row = 0;
  std::string name;
};

// Cuts simple rows into what they have in common with others, and marks; one for each thread.
class RowCutter {
 public:
  virtual ~RowCutter() = default;
  // False when the row must be read with care: then nothing of it may be used.
  virtual bool cut(const Row& row) = 0;
  // Of the row that was cut: its form, which is everything about the candidate but the marks.
  [[nodiscard]] const std::string& form() const { return form_; }
  [[nodiscard]] std::string_view id() const { return id_; }
  // By place; 0: not filled in.
  [[nodiscard]] const std::uint8_t* tenths() const { return tenths_.data(); }

  // Where rows of one form have the values of their entries.
  struct Value {
    std::string_view entry, key;  // as written; as the documents spell it
    std::size_t place = 0;        // in tenths
    bool is_mark = false;         // else it is part of the form
  };
  // Of this row, which can be cut. Valid until the next call.
  [[nodiscard]] virtual std::vector<Value> values(const Row& row) = 0;
  // The parts of this row, in order, and the text in which they lie. False: it cannot be cut. Valid
  // until the next call.
  [[nodiscard]] virtual bool parts(const Row& row, std::vector<RowPart>& parts) = 0;
  [[nodiscard]] std::string_view parts_text() const { return parts_text_; }
  // Names in rows that it cut, or tried to.
  [[nodiscard]] virtual std::vector<UnusedName> unused() const { return {}; }

 protected:
  std::string form_;
  std::string_view id_;
  std::vector<std::uint8_t> tenths_;
  std::string_view parts_text_;
};

// A mark in tenths as schools write it: 6 6,4 6.4 10 10,0. Anything else is read with care
// elsewhere.
[[nodiscard]] bool read_tenths(const char* text, std::size_t size, std::uint8_t& tenths);

// A place between two rows.
struct RowStart {
  std::size_t at = 0;
  std::uint32_t row = 0;     // rows before it
  std::uint32_t filled = 0;  // of these, not blank
};

// Goes through the rows; one for each thread.
class RowReader {
 public:
  virtual ~RowReader() = default;
  virtual void go_to(const RowStart& start) = 0;
  // The next row, blank ones too. False at the end.
  virtual bool next(Row& row) = 0;
  // The candidate of a row; nothing for a blank one.
  [[nodiscard]] virtual std::optional<RawCandidate> candidate(const Row& row) = 0;
  // The number of that candidate, as quickly as can be; it may stand in `room`. Empty: none that
  // another row can have too.
  [[nodiscard]] virtual std::string_view id(const Row& row, std::string& room) = 0;
  // Names in rows that were read with care.
  [[nodiscard]] virtual std::vector<UnusedName> unused() const { return {}; }
};

class RowFile {
 public:
  static constexpr std::size_t kPiece = 3 << 19;  // bytes: some 16,000 candidates in CSV

  virtual ~RowFile() = default;
  // Not usable: the file cannot be read, and problem() says why; or it has another form, for
  // read_candidates.
  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] const std::optional<FileProblem>& problem() const { return problem_; }
  [[nodiscard]] FileFormat format() const { return format_; }
  // What stands before the first row, and where that is.
  [[nodiscard]] std::string_view head() const { return bytes_.substr(0, begin_.at); }
  [[nodiscard]] const RowStart& begin() const { return begin_; }
  // Of cells, in CSV; else 0.
  [[nodiscard]] virtual char separator() const { return '\0'; }
  // Whether candidates have numbers of their own.
  [[nodiscard]] bool has_ids() const { return has_ids_; }
  // Whether a row can stand in a file of this form.
  [[nodiscard]] virtual bool fits(const Row&) const { return true; }
  // About the head of the file.
  [[nodiscard]] virtual std::vector<std::string> take_warnings() = 0;
  // About what was found in rows.
  [[nodiscard]] std::vector<std::string> warnings_on(std::vector<UnusedName> names) const;

  // Looks through the whole file: where each piece begins, and which numbers occur twice. Those
  // candidates get that problem; candidate() gives it. Afterwards it may not be usable.
  void look_through(const Each& each = in_turn);
  [[nodiscard]] bool is_duplicate(const Row& row) const {
    return !duplicates_.empty() && duplicates_.contains(row.number);
  }

  // A row belongs to the piece in which it begins. Known after look_through.
  [[nodiscard]] std::size_t pieces() const { return starts_.size(); }
  [[nodiscard]] std::size_t begin_of(std::size_t piece) const { return begin_.at + piece * piece_; }
  [[nodiscard]] const RowStart& start_of(std::size_t piece) const { return starts_[piece]; }

  // Both before the first row. This object must outlive them.
  [[nodiscard]] virtual std::unique_ptr<RowReader> reader() const = 0;
  // `marks`: the keys of entries whose values are marks.
  [[nodiscard]] virtual std::unique_ptr<RowCutter> cutter(
      const std::set<std::string>& marks) const = 0;

 protected:
  RowFile(std::string_view bytes, const FileSchema& schema, FileFormat format, std::size_t piece)
      : bytes_(bytes), schema_(schema), format_(format), piece_(piece) {}

  // Whether the bytes are text, and not empty; and whether `letter` is among them.
  bool check_bytes(char letter, bool& found, const Each& each);
  // Where the first row begins at or after `at`; when no piece was begun by `starts_` yet.
  [[nodiscard]] virtual std::size_t first_row_from(std::size_t at) const = 0;
  void add_duplicates(const Row& row, RawCandidate& candidate) const;

  std::string_view bytes_;
  const FileSchema& schema_;
  FileFormat format_;
  std::size_t piece_;
  bool usable_ = false;
  bool has_ids_ = true;  // else no two candidates can have one number
  std::optional<FileProblem> problem_;
  RowStart begin_;
  std::vector<RowStart> starts_;  // by piece; filled by look_through when it is empty

 private:
  template <typename Visit>
  void each_id(std::size_t piece, const Visit& visit) const;
  void find_twice(const Each& each);

  std::unordered_map<std::uint32_t, std::vector<RawProblem>> duplicates_;  // by row
};

// The file as rows: CSV with one candidate a row, JSON with one object a line, or a column file of
// these. `bytes` and
// `schema` must outlive it.
[[nodiscard]] std::unique_ptr<RowFile> open_rows(std::string_view bytes, const FileSchema& schema,
                                                 const Each& each = in_turn,
                                                 std::size_t piece = RowFile::kPiece);

}  // namespace slagboom::candidates
