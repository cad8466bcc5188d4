// Which way can a result go from the first rules to the second? All classes of candidates are tried, none is drawn.
#pragma once

#include <array>
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

// What sets give, per side and by whether they meet the conditions of its search (no, open, yes): twice the place in the
// order of the outcomes.
struct Reach {
  std::array<std::array<std::int64_t, 3>, 2> best, least;
  Reach();
  void add(int side, int met, std::int64_t result);
  void add(const Reach& other);
  // Whether a side may come out below the other one with another set. It takes a set that meets the conditions, else one
  // of which that is open, else all (or nothing); then the other side finds no better one, and takes all as well.
  [[nodiscard]] static bool below(const Reach& chosen, int side, const Reach& other);
};

struct Exhausted {
  bool complete = false;                  // false: `why`; nothing follows
  std::string why;
  bool better = false, worse = false;     // some class goes this way; no candidate need be in it
  Reach reach;                            // only where the sides may choose different sets
  bool marks_only = false;                // of numbers without bounds, only marks from 1 to 10 were tried
  std::uint64_t kinds = 0;                // kinds of things that differ in what they add
  std::uint64_t groups = 0;               // groups of things that differ in the numbers kept of them
  std::uint64_t cases = 0;                // combinations of groups and free values
};

// When neither way is possible the programs give every candidate the same result; when one is not possible, none goes
// that way. Holds for candidates of whom all is known and for whom nothing that both sides read the same way stays open, and
// whose searches ended.
[[nodiscard]] Exhausted exhaust(const Summary& summary, const Budget& budget);

}  // namespace slagboom::compare
