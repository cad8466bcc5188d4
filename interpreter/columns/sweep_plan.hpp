// What one more mark does for the candidates of a shape, as a routine of which only the part that
// depends on that mark is run again for each of its values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/columns/routine.hpp"
#include "interpreter/columns/shape.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::columns {

// A line of the report gives this or more, certainly.
struct Goal {
  program::NodeId line = program::kNone;
  program::Rational least;
};

// A fact of an element that gets another value, or a value that it had not: the same for every
// candidate of the shape, and the only thing that changes.
struct Varied {
  program::FactId fact = program::kNone;
  std::uint32_t element = 0;
};

struct SweepPlan {
  // What an output holds for a candidate.
  static constexpr std::int32_t kReached = -1, kNotReached = 0, kUndecided = 1;

  std::string problem;          // not empty: nothing can be computed
  std::vector<Column> columns;  // the inputs of the shape; the varied value is one more, the last
  std::vector<Column> varied;   // its values, by what varies
  std::size_t goals = 0;
  // Output `which * goals + goal`. `first` decides for those who keep the first choice of every
  // search, `all` for the others; no steps: there are no others.
  Routine first, all;

  [[nodiscard]] bool usable() const { return problem.empty(); }
  [[nodiscard]] std::size_t outputs() const { return varied.size() * goals; }
};

// The shape must have no open marks.
[[nodiscard]] SweepPlan sweep_plan_of(const program::Program& program,
                                      const program::Vocabulary& vocabulary,
                                      const program::Candidate& candidate,
                                      const std::vector<Varied>& varied,
                                      const std::vector<Goal>& goals);

}  // namespace slagboom::columns
