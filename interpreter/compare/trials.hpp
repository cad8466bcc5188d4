// Candidates to look for a witness among, as both sides read them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/compare/relation.hpp"
#include "interpreter/compare/witness.hpp"

namespace slagboom::compare {

class Trials {
 public:
  Trials(const Rules& before, const Rules& after, const Terms& terms)
      : rules_{&before, &after}, terms_(terms) {}

  // Those whom both sides can name and of whom one has a result; with the fewest things first.
  [[nodiscard]] std::vector<Pair> pairs_of(const std::vector<program::Candidate>& candidates) const;
  // What the search for marks begins with: one of each package is enough, and some with a thing
  // that one side names.
  [[nodiscard]] std::vector<Pair> first_of(const std::vector<Pair>& examples) const;
  // The first packages with one thing more, or with one thing in the place of another.
  [[nodiscard]] std::vector<Pair> beside(const std::vector<program::Candidate>& candidates) const;
  // Where the years differ: the first with the marks of one thing from a year that lies as far back
  // as a number in the rules, as they are or as low as they can be; and with each word that a fact
  // of the candidate can have.
  [[nodiscard]] std::vector<Pair> with_older_marks(const std::vector<Pair>& bases) const;

  // Facts of a thing that are a year: where two years are compared, what they say of its age
  // differs.
  [[nodiscard]] std::set<std::string> years() const;
  // The year that the rules of a side hold for; 0: none.
  [[nodiscard]] std::int64_t year(int side) const;

 private:
  [[nodiscard]] bool has_code(int side, program::ItemId item) const;
  [[nodiscard]] bool can_be_named(const program::Candidate& first,
                                  const program::Candidate& second) const;
  [[nodiscard]] std::set<std::string> only_one_side() const;
  [[nodiscard]] std::optional<program::Candidate> with_thing(const program::Candidate& base,
                                                             const std::string& name,
                                                             std::uint32_t instead_of) const;

  const Rules* rules_[2];
  const Terms& terms_;
};

// One of each package, and then the rest: those with a result first.
[[nodiscard]] std::vector<program::Candidate> packages_first(
    const std::vector<Pair>& examples, const std::vector<program::Candidate>& rest);

}  // namespace slagboom::compare
