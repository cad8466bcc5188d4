// What both sides say of the candidates, and of the sets that are chosen, for whom something is
// taken to hold.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/compare/summary.hpp"

namespace slagboom::compare {

struct Supposition {
  std::map<TermId, bool> truths;   // these hold, or do not
  std::set<std::string> without;   // facts of a thing, by name, that no thing has
  std::set<TermId> open;           // of these it is not known whether they hold
  std::set<TermId> empty, filled;  // chosen sets with nothing in them, and with something
};

// Writes terms again so that they say the same wherever the supposition holds, in fewer words. A
// value that is open is not followed: as elsewhere in the proof, all is known.
class Suppose {
 public:
  Suppose(Terms& terms, Supposition supposition);
  [[nodiscard]] Question of(const Question& question);
  TermId of(int side, TermId term);

 private:
  TermId made(int side, TermId term);
  TermId table(int side, Term term);
  [[nodiscard]] TermId counted(
      const Term& compare);  // a number of things against a number; kNone when that is not said
  [[nodiscard]] bool holds_in_all(TermId set,
                                  TermId chosen);  // all of the set is in the chosen one
  [[nodiscard]] bool within(TermId part, TermId whole, unsigned depth);
  // Whether a cell holds for a constant, as a term; kNone when that is not said.
  [[nodiscard]] TermId cell(TermId condition, TermId value);

  Terms& terms_;
  Supposition supposition_;
  std::vector<std::pair<TermId, TermId>> within_;  // all of the first is in the second
  std::map<TermId, TermId> known_[2];
  TermId nothing_ = kNone;  // the set without things
  unsigned steps_ = 0;
};

// Whether a condition says that all of some things are in a set that a search chose.
[[nodiscard]] bool all_in_a_set(const Terms& terms, TermId condition);
// Conditions without the "all of these" around them.
[[nodiscard]] std::vector<TermId> taken_apart(const Terms& terms,
                                              const std::vector<TermId>& conditions);

}  // namespace slagboom::compare
