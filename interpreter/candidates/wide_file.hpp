// A CSV file with one candidate a row, row by row: nothing of it is kept but its header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

class WideFile {
 public:
  // `bytes` and `schema` must outlive this object. Not usable: the file cannot be read, and
  // problem() says why; or it has another form, for read_candidates.
  WideFile(std::string_view bytes, const FileSchema& schema);
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
  // The next row, blank ones too. False at the end.
  bool next(Row& row);
  void rewind();

  // The candidate of a row; nothing for a blank one.
  [[nodiscard]] std::optional<RawCandidate> candidate(const Row& row);

  // Looks through the whole file for numbers that occur twice. Those candidates get that problem;
  // `candidate` gives it.
  void find_duplicates();
  [[nodiscard]] bool is_duplicate(const Row& row) const {
    return !duplicates_.empty() && duplicates_.contains(row.number);
  }

 private:
  std::size_t next_place(char letter, std::optional<std::size_t>& known) const;
  [[nodiscard]] std::string_view id_cell(const Row& row) const;
  template <typename Visit>
  void each_id(Visit visit);

  std::string_view bytes_;
  const FileSchema& schema_;
  Keys keys_;
  Header header_;
  bool usable_ = false;
  std::optional<FileProblem> problem_;
  std::size_t begin_ = 0, at_ = 0;
  std::uint32_t begin_row_ = 0, row_ = 0;
  std::uint32_t unclosed_ = 0;
  std::optional<std::size_t> line_feed_, carriage_return_, quote_;  // the next of each, once known
  CsvRow cells_;
  std::unordered_map<std::uint32_t, std::vector<RawProblem>> duplicates_;  // by row
};

}  // namespace slagboom::candidates
