// What a result needs to know of a candidate, as a few numbers: counts, sums and extremes over groups of things, and
// values that both programs share. From those numbers alone the result of either program follows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "interpreter/compare/terms.hpp"
#include "interpreter/operations/rational.hpp"

namespace slagboom::compare {

using operations::Rational;

// One value: known, not applicable, or open. Truth is 0 or 1.
struct Given {
  enum class State : std::uint8_t { known, absent, open } state = State::known;
  Rational value{0, 1};
  friend bool operator==(const Given&, const Given&) = default;
};

// What is compared: the line that decides, and the conditions of the searches on which it rests.
struct Question {
  TermId result[2] = {kNone, kNone};
  std::vector<TermId> conditions[2];   // of the same search at the same place
  bool apart = false;                  // the sides may choose different sets, also where these conditions are equal
  int unmet = -1;                      // a side of whose set these do not all hold:
  std::vector<TermId> not_all{};
  bool none_meets = false;             // and there is no set at all that meets the conditions of that side
};

// A number that is kept of the things: how many, how much, or the highest.
struct Feature {
  // count: for so many the condition holds; fails: for so many it does not; number: so many have a value.
  enum class Kind : std::uint8_t { count, fails, number, sum, highest, lowest } kind = Kind::count;
  TermId set = kNone, body = kNone;    // body kNone: the things themselves are counted
  TermId condition = kNone;            // on the value, or on the thing when there is no body
  std::int32_t cap = 0;                // from here on it makes no difference; 0 = exact
  std::uint32_t family = 0;            // features of one family see the same things
};

// How much is taken apart. `shared`: what both programs say the same way is one free value. `siblings`: not so for the
// other parts of a norm of which one part differs. `all`: whatever can be.
enum class Depth : std::uint8_t { shared, siblings, all };

// Operators that make one value of a row or a set.
[[nodiscard]] bool aggregates(program::Op op);

using Numbers = std::vector<std::int32_t>;   // a value per feature of a family

struct NumbersHash {
  std::size_t operator()(const Numbers& numbers) const {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const std::int32_t number : numbers) {
      hash ^= static_cast<std::uint32_t>(number);
      hash *= 0x100000001b3ULL;
      hash ^= hash >> 29;
    }
    return static_cast<std::size_t>(hash);
  }
};

class Summary {
 public:
  Summary(const Terms& terms, Question question, Depth depth);

  // A value that is free: both programs read it, or neither can be looked into.
  struct Leaf {
    TermId term = kNone;
    std::vector<Given> domain;
  };
  [[nodiscard]] const std::vector<Feature>& features() const { return features_; }
  [[nodiscard]] const std::vector<std::vector<Leaf>>& families() const { return families_; }   // leaves of a thing
  [[nodiscard]] const std::vector<Leaf>& globals() const { return globals_; }
  [[nodiscard]] const Question& question() const { return question_; }
  [[nodiscard]] const Terms& terms() const { return terms_; }
  // Not empty: something could not be taken apart, and why.
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  // The largest terms that follow from the numbers of one family alone, and the features that are read beside them.
  [[nodiscard]] const std::vector<TermId>& frontier(std::uint32_t family) const { return frontier_[family]; }
  [[nodiscard]] const std::vector<bool>& raw() const { return raw_; }

  // What a thing with these values (an index per leaf of the family) adds to each feature of the family.
  [[nodiscard]] Numbers added(std::uint32_t family, const std::vector<std::size_t>& choice) const;
  // The same from values that were computed elsewhere.
  [[nodiscard]] std::int32_t added(const Feature& feature, bool in_set, const Given& body, bool& exact) const;
  [[nodiscard]] Numbers nothing(std::uint32_t family) const;
  [[nodiscard]] Numbers together(std::uint32_t family, const Numbers& a, const Numbers& b) const;

  // What the terms are read from: numbers of the families, values of the global leaves, values of the frontier.
  struct Reading {
    std::vector<const Numbers*> numbers;               // by family
    std::vector<Given> globals;
    const std::map<TermId, Given>* frontier = nullptr;
  };
  [[nodiscard]] Given value(TermId term, const Reading& reading) const;
  // A number was asked for that is not kept: nothing follows from what was read.
  [[nodiscard]] bool lost() const { return lost_; }
  // Free values of a kind without bounds, of which only marks from 1 to 10 are tried.
  [[nodiscard]] bool marks_only() const { return marks_only_; }

 private:
  struct Part {
    bool row = false;        // else one value
    TermId set = kNone, body = kNone;
  };
  struct Place;              // where a term is evaluated

  void walk(TermId term, bool element);
  void walk_children(TermId term, bool element);
  void walk_aggregate(TermId term, bool element);
  void leaf(TermId term, bool element);
  void feature(Feature::Kind kind, TermId set, TermId body, TermId condition, std::int32_t cap);
  void walk_set(TermId set);
  [[nodiscard]] bool parts_of(TermId row, std::vector<Part>& parts) const;
  [[nodiscard]] bool is_row(TermId term) const;
  [[nodiscard]] bool structural(TermId term, bool element) const;
  [[nodiscard]] std::vector<Given> domain_of(TermId term, bool absent);
  // Whether it can have no value for a candidate of whom all is known.
  [[nodiscard]] bool may_be_absent(TermId term) const;
  // Whether it can be open for some set that a search tries: a mean over nothing, compared.
  [[nodiscard]] bool may_be_open(TermId term) const;
  // Its values are from 1 to 10, with at most so many decimals; below 0: with any number of them.
  [[nodiscard]] bool between_marks(TermId term, int decimals) const;
  [[nodiscard]] bool only_rounded(TermId fact) const;    // nothing sees more of it than the side of a twentieth
  void find_frontier(TermId term);
  std::pair<std::uint64_t, bool> rests_on(TermId term);   // families, and whether on a global leaf
  Given evaluate(TermId term, const Place& place) const;
  Given aggregate(TermId term, const Place& place) const;
  [[nodiscard]] std::int32_t number_of(Feature::Kind kind, const Part& part, TermId condition, const Place& place) const;
  [[nodiscard]] std::int32_t one(Feature::Kind kind, const Given& body, TermId condition, const Place& place, bool& exact) const;
  // Whether the thing is in the set: no, open, yes.
  enum class In : std::uint8_t { no, open, yes };
  [[nodiscard]] In in_set(TermId set, const Place& place) const;
  void expand(TermId term);
  void mark_siblings(TermId term, std::vector<bool>& seen);
  [[nodiscard]] bool closed(TermId condition) const;   // reads nothing but the value under test

  const Terms& terms_;
  Question question_;
  Depth depth_;
  std::vector<bool> expand_;                 // shared, and still to be taken apart
  std::map<TermId, std::size_t> global_leaf_, element_leaf_;
  std::map<TermId, std::uint32_t> anonymous_;   // rows of which only the values count: their family
  std::vector<Leaf> globals_;
  std::vector<std::vector<Leaf>> families_{1};
  std::vector<TermId> lists_;                // items, in family 0: their memberships are one leaf
  std::vector<std::vector<bool>> memberships_;
  std::vector<Feature> features_;
  std::map<std::tuple<Feature::Kind, TermId, TermId, TermId>, std::size_t> feature_index_;
  std::vector<std::size_t> place_in_family_;
  std::vector<std::vector<TermId>> frontier_;
  std::vector<bool> raw_;
  std::map<TermId, std::uint32_t> frontier_family_;
  std::map<TermId, std::pair<std::uint64_t, bool>> rests_;
  std::map<std::pair<TermId, bool>, bool> walked_;
  mutable std::map<TermId, bool> may_be_open_, may_be_absent_;
  mutable bool marks_only_ = false;
  mutable bool lost_ = false;
  std::string obstacle_;
};

}  // namespace slagboom::compare
