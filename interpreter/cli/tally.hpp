// How many candidates have which outcome, and why.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "interpreter/report/words.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::cli {

// "UB 3.34 lid 1 a, UB 3.34 lid 1 c"
[[nodiscard]] std::string deciding_text(const std::vector<std::string>& deciding);

struct Tally {
  struct Key {
    std::string rules;     // "havo, examenjaar 2026"; empty without a verdict
    std::string result;    // empty without a verdict
    std::string deciding;  // provisions, with commas
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  std::map<Key, std::uint64_t> counts;
  report::Totals totals;  // results in order of appearance

  void add(const trace::Verdict& verdict);
  // Adds what was counted elsewhere, of candidates that come later.
  void add(const Tally& later);
};

[[nodiscard]] std::string tally_text(const Tally& tally);
[[nodiscard]] std::string tally_csv(const Tally& tally);

}  // namespace slagboom::cli
