// Limits on files with candidates; on by default, each with its own message.
#pragma once

#include <cstddef>

namespace slagboom::candidates {

struct ReadLimits {
  std::size_t file_bytes = std::size_t{512} << 20;
  std::size_t nesting = 16;        // JSON: brackets inside each other
  std::size_t cell_bytes = 4'000;  // one cell
  std::size_t columns = 2'000;     // CSV: cells in a row
  std::size_t rows = 5'000'000;    // CSV: rows; JSON: candidates
  std::size_t entries = 1'000;     // entries of one candidate
  std::size_t problems = 100;      // problems kept for one candidate
  std::size_t warnings = 50;       // warnings about one file
  std::size_t mapping_bytes = std::size_t{1} << 20;
};

inline constexpr ReadLimits kLimits{};

}  // namespace slagboom::candidates
