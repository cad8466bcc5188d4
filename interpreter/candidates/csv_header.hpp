// The first row of a CSV file: its separator, and what each column means.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/csv.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

struct Column {
  std::string header;  // as in the file
  Use use;
  std::size_t group = 0;  // wide: which of Header::groups
  bool header_is_warned = false;
};

struct Header {
  char separator = ';';
  std::vector<Column> columns;
  std::optional<std::size_t> id;        // column with the number of the candidate
  std::optional<std::size_t> entry_id;  // long form: column with the entry
  // Wide form: the entries in order of their first column.
  struct Group {
    std::size_t collection = 0;
    std::string entry;
  };
  std::vector<Group> groups;
};

// Reads the first row that is not blank from `scanner`, which is left behind it.
struct HeaderResult {
  Header header;
  std::optional<FileProblem> problem;
};
[[nodiscard]] HeaderResult read_header(const CsvRow& first, char separator, Keys& keys);

// The separator of the file, from its first row; tells when two are equally likely.
struct SeparatorResult {
  char separator = ';';
  std::size_t skip = 0;  // bytes of a line "sep=;" at the start
  std::optional<FileProblem> problem;
};
// What a spreadsheet program says itself, in a first line "sep=;"; nothing when it does not.
[[nodiscard]] std::optional<SeparatorResult> said_separator(std::string_view text);
[[nodiscard]] SeparatorResult find_separator(std::string_view text, const Keys& keys);

// The candidate of one row in the wide form (csv.cpp).
[[nodiscard]] RawCandidate wide_candidate(const Header& header, const CsvRow& row,
                                          const Keys& keys);

// Steps over blank rows. False at the end.
[[nodiscard]] bool next_filled_row(CsvScanner& scanner, CsvRow& row);

}  // namespace slagboom::candidates
