// Looks for a candidate whose result goes a given way from the first rules to the second. The plain evaluator confirms.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/compare/summary.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::compare {

// One candidate, as either program sees it.
struct Pair {
  program::Candidate side[2];
};

class WitnessSearch {
 public:
  // `bases`: whole candidates to begin with, the smallest first. What is searched are their marks.
  WitnessSearch(const Terms& terms, const Question& question, std::vector<Pair> bases);
  // From now on only candidates with a result on both sides are taken, or any that goes the way.
  void only_decided(bool decided) { decided_ = decided; }
  // way: 1 = better under the second rules, -1 = worse. The marks are those of the base where that can be.
  [[nodiscard]] std::optional<Pair> find(int way);
  // What candidates get as they are, each judged once; and the first that goes that way.
  struct Judged {
    std::int64_t before = 0, after = 0;
    bool decided = false;
  };
  [[nodiscard]] std::vector<Judged> judged(const std::vector<Pair>& candidates);
  [[nodiscard]] std::optional<Pair> among(const std::vector<Pair>& candidates, const std::vector<Judged>& results, int way) const;
  // Twice the place in the order of the outcomes; open lies in the middle.
  [[nodiscard]] std::int64_t height(int side, const program::Candidate& candidate);

 private:
  struct Change {   // values for facts of a thing, by fact of the first program; `added`: also where none was given
    std::vector<std::pair<program::FactId, Rational>> values;
    bool added = false;
  };
  [[nodiscard]] std::vector<Change> changes(const Pair& base, bool fine) const;
  [[nodiscard]] Pair changed(const Pair& base, const Change& change, int only) const;
  [[nodiscard]] std::optional<Pair> from(const Pair& base, int way, bool fine);
  [[nodiscard]] std::optional<Pair> direct(const Pair& base, int way);
  void simplify(Pair& found, const Pair& base, int way);
  [[nodiscard]] bool goes(const Pair& pair, int way);
  [[nodiscard]] bool decides(const Pair& pair);

  const Terms& terms_;
  Summary summary_;
  std::vector<Pair> bases_;
  evaluate::Evaluator evaluators_[2];
  bool decided_ = false;
  std::vector<program::FactId> other_fact_;   // of the first program to the second; kNone
};

// The candidate of one program as the other sees it: things and facts are matched by name. Nothing when a thing has no
// counterpart.
[[nodiscard]] std::optional<program::Candidate> translated(const program::Candidate& candidate, const Side& from,
                                                           const Side& to);

}  // namespace slagboom::compare
