// Shows that a higher mark never harms: the ground for exact answers while marks are open.
#pragma once

#include <vector>

#include "interpreter/evaluate/single.hpp"
#include "interpreter/program/directions.hpp"

namespace slagboom::evaluate {

// Settles the open nodes of `directions` where enumeration shows that raising one value of the row, by the smallest
// step, never turns ja into nee. Rows of 1 to `longest` values are tried: each split of the values over the classes
// that the thresholds make, with every sum that can occur (the sum matters only through its smallest passing value).
// The evaluator must be bound to some candidate; its values are not used.
// Gives what was done for that.
struct ProofWork {
  std::uint32_t nodes = 0;      // settled by enumeration
  std::uint64_t rows = 0;       // rows of values evaluated
};
ProofWork prove_directions(Evaluator& evaluator, program::Directions& directions, std::uint32_t longest);

// `longest` as it is used everywhere. The work grows with it: a limit on work, no rule of an exam.
// What rests on a longer row stays unproved.
inline constexpr std::uint32_t kLongestRow = 14;

// Guards of exceptions that do not hold for the bound candidate whatever the marks become, by node; empty when there are
// none. They rest on facts about the candidate itself that have no order and are known, such as a route.
[[nodiscard]] std::vector<bool> excluded_guards(Evaluator& evaluator);

// Is a node that does not depend on anything but its row, monotone for rows of `size` values?
[[nodiscard]] bool row_never_harms(Evaluator& evaluator, NodeId node, NodeId row, std::uint32_t size,
                                   std::uint64_t* rows = nullptr);

}  // namespace slagboom::evaluate
