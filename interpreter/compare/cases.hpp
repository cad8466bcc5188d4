// A proof for the sets that a search may choose, in cases: what holds of a set makes both sides say
// less. Not complete means: nothing follows.
#pragma once

#include <vector>

#include "interpreter/compare/exhaust.hpp"

namespace slagboom::compare {

// Apart for the sets of which a condition that both searches have holds, and for the others: where
// "all of these are in the set" holds, what is said of "these, as far as they are in the set" is
// said of them all.
[[nodiscard]] Exhausted by_cases(Terms& terms, const Question& question, const Budget& budget);

// A search on which the result of a side rests. They are settled one by one; later ones see what
// earlier ones chose.
struct Settled {
  TermId set = kNone;
  bool few = false;  // nothing at all is tried first
  std::vector<TermId> conditions;
};

// One side has searches around the one that both have. The first of them chooses something only
// when its conditions do not all hold of the set of the other side; with nothing chosen, the sides
// say the same. Else a last search takes out of the set what makes it meet its conditions: then
// they hold, or it takes out nothing, or one of them is open.
[[nodiscard]] Exhausted by_outer_searches(Terms& terms, const Question& question,
                                          const std::vector<Settled> (&order)[2],
                                          const Budget& budget);

}  // namespace slagboom::compare
