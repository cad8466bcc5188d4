// What differs between a record and the same judgement made again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/record.hpp"

namespace slagboom::record {

struct Difference {
  enum class Kind : std::uint8_t { engine, text, candidates_file, missing, added, data, verdict };
  Kind kind = Kind::engine;
  std::string candidate;   // number; empty: about all
  std::string message;     // Dutch, whole clause: "de gegevens zijn veranderd"
};

struct Comparison {
  std::vector<Difference> differences;
  std::size_t equal = 0, changed = 0, missing = 0, added = 0;   // candidates
};

// The name of a kind in machine-readable output: "tekst", "oordeel".
[[nodiscard]] std::string_view name_of(Difference::Kind kind);

// `before` from a record, `now` just made. In order: program, texts, file, then candidates in the order of `before` and the
// new ones behind them. The same number more than once is matched in order.
[[nodiscard]] Comparison compared(const Record& before, const Record& now);

}  // namespace slagboom::record
