// Which way can a result go from the first rules to the second? All classes of candidates are tried, none is drawn.
#pragma once

#include <cstdint>
#include <string>

#include "interpreter/compare/summary.hpp"

namespace slagboom::compare {

// Stated with the answer; beyond it the answer is "not computed".
struct Budget {
  std::size_t longest = 14;               // things in a row
  std::uint64_t things = 200'000;       // kinds of things
  std::uint64_t steps = 1'000'000;       // one thing more to a group
  std::uint64_t cases = 200'000;        // results of both programs
};

struct Exhausted {
  bool complete = false;                  // false: `why`; nothing follows
  std::string why;
  bool better = false, worse = false;     // some class goes this way; no candidate need be in it
  std::uint64_t kinds = 0;                // kinds of things that differ in what they add
  std::uint64_t groups = 0;               // groups of things that differ in the numbers kept of them
  std::uint64_t cases = 0;                // combinations of groups and free values
};

// When neither way is possible the programs give every candidate the same result; when one is not possible, none goes
// that way. Holds for candidates of whom all is known and whose searches ended.
[[nodiscard]] Exhausted exhaust(const Summary& summary, const Budget& budget);

}  // namespace slagboom::compare
