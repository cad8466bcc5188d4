// A CSV file with one candidate a row, row by row: nothing of it is kept but its header. It is cut
// in pieces, so that several threads can read it at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

// Does task 0, 1, … count - 1, each once; in any order, or at the same time.
using Each = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;
// One after the other.
void in_turn(std::size_t count, const std::function<void(std::size_t)>& task);

class WideFile {
 public:
  static constexpr std::size_t kPiece = 3 << 19;  // bytes: some 16,000 candidates

  // `bytes` and `schema` must outlive this object. Not usable: the file cannot be read, and
  // problem() says why; or it has another form, for read_candidates.
  WideFile(std::string_view bytes, const FileSchema& schema, const Each& each = in_turn,
           std::size_t piece = kPiece);
  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] const std::optional<FileProblem>& problem() const { return problem_; }
  [[nodiscard]] const Header& header() const { return header_; }
  [[nodiscard]] std::vector<std::string> take_warnings() { return keys_.take_warnings(); }

  struct Row {
    std::string_view text;  // without its line end
    std::size_t from = 0;   // place of its first byte
    std::uint32_t number = 0;
    bool simple = false;  // no quotes in it: cells can be cut at the separator
  };

  // Looks through the whole file: where each piece begins, and which numbers occur twice. Those
  // candidates get that problem; Reader::candidate gives it.
  void look_through(const Each& each = in_turn);
  [[nodiscard]] bool is_duplicate(const Row& row) const {
    return !duplicates_.empty() && duplicates_.contains(row.number);
  }

  // A row belongs to the piece in which it begins. Known after look_through.
  [[nodiscard]] std::size_t pieces() const { return starts_.size(); }
  [[nodiscard]] std::size_t begin_of(std::size_t piece) const { return begin_.at + piece * piece_; }

  // A place between two rows.
  struct Start {
    std::size_t at = 0;
    std::uint32_t row = 0;  // rows before it
  };

  // Goes through the rows; one for each thread.
  class Reader {
   public:
    // `file` must outlive this object. Before the first row.
    explicit Reader(const WideFile& file) : file_(file) { go_to(file.begin_); }
    // Before the first row of a piece.
    void go_to(std::size_t piece) { go_to(file_.starts_[piece]); }
    // The next row, blank ones too. False at the end.
    bool next(Row& row);
    // The candidate of a row; nothing for a blank one.
    [[nodiscard]] std::optional<RawCandidate> candidate(const Row& row);

   private:
    friend class WideFile;
    void go_to(const Start& start);
    std::size_t next_place(char letter, std::optional<std::size_t>& known) const;
    std::size_t row_end();

    const WideFile& file_;
    std::size_t at_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t unclosed_ = 0;
    std::size_t horizon_ = 0;  // so far was looked
    // The next of each, once known; the horizon: none before it.
    std::optional<std::size_t> line_feed_, carriage_return_, quote_;
    CsvRow cells_;
  };

 private:
  bool check_bytes(const Each& each);
  void walk_quoted();
  [[nodiscard]] std::size_t first_row_from(std::size_t at) const;
  [[nodiscard]] std::string_view id_cell(const Row& row) const;
  // Visits the numbers in a piece, with their rows.
  template <typename Visit>
  void each_id(std::size_t piece, const Visit& visit) const;
  void find_twice(const Each& each);

  std::string_view bytes_;
  const FileSchema& schema_;
  Keys keys_;
  Header header_;
  std::size_t piece_;
  bool usable_ = false;
  bool quotes_ = false;
  std::optional<FileProblem> problem_;
  Start begin_;
  std::vector<Start> starts_;                                              // by piece
  std::unordered_map<std::uint32_t, std::vector<RawProblem>> duplicates_;  // by row
};

}  // namespace slagboom::candidates
