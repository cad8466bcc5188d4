// The values of a candidate that may move: which are open, in what steps, and how they are called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::trace {

// One fact of one element (kMain: of the candidate itself).
struct Mark {
  program::FactId fact = program::kNone;
  int element = evaluate::kMain;
  friend bool operator==(const Mark&, const Mark&) = default;
};

// Facts that have a place for this candidate and no value yet, in the order of the candidate's elements.
[[nodiscard]] std::vector<Mark> open_marks(evaluate::Evaluator& evaluator);

// Known, and one value.
[[nodiscard]] inline bool settled(const evaluate::Value& value) {
  return value.status == evaluate::Status::known && value.lo == value.hi;
}

// The steps in which a fact can move: tenths for marks, whole numbers (and options in order) else.
[[nodiscard]] program::Rational step_of(const program::Fact& fact);
[[nodiscard]] std::int64_t steps_between(const program::Fact& fact, program::Rational from, program::Rational to);
[[nodiscard]] program::Rational at_step(const program::Fact& fact, program::Rational from, std::int64_t steps);
// A mark times ten, cut off.
[[nodiscard]] std::int64_t tenths_of(program::Rational mark);
// How many values it can have.
[[nodiscard]] std::int64_t values_of(const program::Fact& fact);

// "het CE-cijfer van de eerste afname van Nederlands", "netl.ce", "5,3".
[[nodiscard]] std::string mark_label(const evaluate::Evaluator& evaluator, Mark mark);
[[nodiscard]] std::string mark_key(const evaluate::Evaluator& evaluator, Mark mark);
[[nodiscard]] std::string mark_value(const evaluate::Evaluator& evaluator, Mark mark, program::Rational value);

}  // namespace slagboom::trace
