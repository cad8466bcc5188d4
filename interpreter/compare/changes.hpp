// The same candidates under two sets of rules: who gets another verdict, which way, and by which provision.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::compare {

// The way an outcome goes from the first rules to the second.
enum class Way : std::uint8_t { same, better, worse, unclear };

struct VerdictChange {
  std::string candidate;
  std::string regime_before, regime_after;   // "havo, examenjaar 2022"
  std::string before, after;                 // "geslaagd"; empty: no verdict on that side
  Way way = Way::same;
  std::string fault_before, fault_after;     // why there is no verdict
  // Provisions whose outcome differs, or that decide on one side only, with the reason there.
  struct Ground {
    std::string provision;
    std::string before, after;               // "ja", "nee", "nog open"; empty: not a clause of that side
    std::string because;                     // of the side on which it stands against the candidate
  };
  std::vector<Ground> grounds;
};

struct ChangeTotals {
  std::size_t all = 0, same = 0, better = 0, worse = 0, unclear = 0, without = 0;
};

// `order`: the outcomes from low to high; what is not in it lies between them.
[[nodiscard]] VerdictChange change_of(const trace::Verdict& before, const trace::Verdict& after,
                                      const std::vector<std::string>& order);

// Worse first, then better, then unclear; within those by candidate. Those that stay the same are left out.
[[nodiscard]] std::vector<VerdictChange> sorted_changes(std::vector<VerdictChange> changes);
[[nodiscard]] ChangeTotals totals_of(const std::vector<VerdictChange>& changes);

[[nodiscard]] std::string_view way_word(Way way);  // "beter", "slechter", "gelijk", "onduidelijk"

}  // namespace slagboom::compare
