// A proof for rules that differ only where one side never comes out below the other: what rises
// with those places cannot fall from the one side to the other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/compare/summary.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::compare {

// How two terms compare for every candidate: the second against the first.
enum class Order : std::uint8_t { never_lower, never_higher };

// Only pairs that are known to be so whatever they read: the same value rounded in other steps, the
// same value held against another number, another number of the same things, the mean of a row and
// its extremes, fewer or more conditions of which all must hold, and a condition that is always or
// never met. What is not known yet lies between nee and ja.
[[nodiscard]] std::optional<Order> order_of(const Terms& terms, TermId first, TermId second);

// What is asked of a side: its result, and the conditions of the search on which that rests, in the
// order of the text.
struct Asked {
  program::NodeId result = kNone;
  std::vector<program::NodeId> conditions;
  std::vector<TermId> chosen;  // the sets that searches choose
};

struct Risen {
  bool better = true, worse = true;   // whether it is still possible
  Order places = Order::never_lower;  // of the second side at the places that differ
  std::uint32_t exhausted =
      0;  // tables and counts settled by trying all rows of known values: then it holds for
          // those of whom each value in such a row is known, or does not apply
  std::uint64_t rows = 0;
};

// Nothing: the sides differ in another way, or it is not derived that the result moves one way.
// With at most one search, and for candidates of whom all is known. The evaluators are of either
// side.
[[nodiscard]] std::optional<Risen> by_rising(Terms& terms, const Asked& first, const Asked& second,
                                             evaluate::Evaluator& evaluator_of_first,
                                             evaluate::Evaluator& evaluator_of_second);

}  // namespace slagboom::compare
