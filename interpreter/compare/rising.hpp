// A proof for rules that differ only where one side never comes out below the other: what rises
// with those places cannot fall from the one side to the other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/compare/order.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::compare {

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
  // Tables and counts settled by trying all rows of known values: then it holds for those of whom
  // each value in such a row is known, or does not apply.
  std::uint32_t exhausted = 0;
  std::uint64_t rows = 0;  // that were tried
};

// Nothing: the sides differ in another way, or it is not derived that the result moves one way.
// With at most one search, and for candidates of whom all is known. The evaluators are of either
// side.
[[nodiscard]] std::optional<Risen> by_rising(Terms& terms, const Asked& first, const Asked& second,
                                             evaluate::Evaluator& evaluator_of_first,
                                             evaluate::Evaluator& evaluator_of_second);

}  // namespace slagboom::compare
