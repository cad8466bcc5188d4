// The record of verdicts: what was judged, by which texts and program, and what came out. One JSON object a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/dossier.hpp"

namespace slagboom::record {

// Number of the form below; a record of another form is not read.
inline constexpr int kFormat = 1;

struct Line {
  std::string candidate;   // number as in the file
  std::string digest;      // SHA-256 of the candidate's data
  std::string verdict;     // the verdict as one JSON object
};

// `dossier` is about the whole file: its candidate_digest is not used.
struct Record {
  trace::Dossier dossier;
  std::vector<Line> lines;
};

// The whole record: a head, a line per candidate, and a closing line with the digest of all bytes above it. The same
// record gives the same bytes.
[[nodiscard]] std::string written(const Record& record);

struct Damage {
  std::size_t line = 0;   // 1-based; 0: the file as a whole
  std::string message;    // Dutch
};

struct Read {
  Record record;
  bool usable = false;   // false: see `damage`
  Damage damage;
};

// Accepts only what `written` gave: any changed byte is damage.
[[nodiscard]] Read read(std::string_view bytes);

}  // namespace slagboom::record
