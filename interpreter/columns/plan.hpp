// How the candidates of one shape are judged together: routines, and what their results mean.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/columns/routine.hpp"
#include "interpreter/columns/shape.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::columns {

// The short verdict: the outcome and the provisions that decided, as in trace::Verdict.
struct Outcome {
  std::int32_t result = -1;  // index of the option; -1: nog open
  std::vector<std::string> deciding;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// What is still open for candidates of the shape.
struct OpenMarks {
  bool any = false;
  bool rising = false;  // all have an order, and a higher one was proved never to harm
};

// A routine whose outputs are numbers for an outcome. Two numbers are kept for what it does not
// decide.
class Verdicts {
 public:
  static constexpr std::int32_t kPlain = 0;      // by the plain evaluator
  static constexpr std::int32_t kElsewhere = 1;  // by the routine for all worlds
  static constexpr std::int32_t kFirst = 2;

  std::string problem;  // not empty: nothing is decided
  Routine routine;
  std::size_t slots = 0;  // of the graph, before those without use were left out

  // The outcome behind the numbers of one candidate (one per output of the routine).
  [[nodiscard]] Outcome outcome(const std::int32_t* numbers) const;

 private:
  friend class Planner;
  struct Field {
    enum class Means : std::uint8_t { result, no, label, left_out } means = Means::result;
    std::size_t output = 0;
    std::int32_t stride = 1;
    std::int32_t radix = 1;
    std::int32_t lowest = 0;
    std::string label;  // no: of the clause
  };
  std::int32_t open_ = 0;  // the result that means nog open
  std::vector<Field> fields_;
  std::vector<std::string> labels_;   // label: number minus one
  std::vector<std::vector<std::string>> left_out_;
};

struct Plan {
  std::vector<Column> columns;  // in the order of the inputs
  Verdicts first;               // for those who keep the first choice of every search
  Verdicts all;                 // for the others; empty problem and no steps: there are no others
  [[nodiscard]] bool usable() const { return first.problem.empty(); }
};

// The open marks of the shape of this candidate. Binds the evaluator of the judge to it.
[[nodiscard]] OpenMarks open_of(trace::Judge& judge, const program::Candidate& candidate);

// Works out the program for the shape of this candidate. `open` is about all candidates of the
// shape.
[[nodiscard]] Plan plan_of(const program::Program& program, const program::Vocabulary& vocabulary,
                           const program::Candidate& candidate, const OpenMarks& open);

}  // namespace slagboom::columns
