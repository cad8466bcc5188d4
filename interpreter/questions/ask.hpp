// Asks "wat als" about candidates of one program.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "interpreter/questions/answer.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::questions {

// What was computed beforehand about a chance: from which value on, in steps above the lowest, the
// aim is certainly reached when the chance gives that value or more.
struct Foreseen {
  trace::Mark mark;
  std::size_t aim = 0;                // in the order of `aims_of`
  std::optional<std::int64_t> least;  // nothing: not even with the highest
};

// What is asked. Nothing asked: only the result.
struct Question {
  bool needed = false;  // which marks are needed
  std::vector<trace::Mark>
      marks;            // the question is about these, known or not; empty: all open ones
  bool resits = false;  // what the chances that are left can change
  bool entries = true;  // also what the report shows for the thing itself, such as its final mark
  std::span<const Foreseen> foreseen;  // about this candidate; may be empty
  bool notes = true;                   // with the notes of the verdict, which costs a whole verdict
  std::uint64_t budget = 100'000;      // evaluations for each answer; beyond it "niet uitgerekend"
};

// Fills everything except regime, premises and faults. The candidate must outlive the call.
[[nodiscard]] Answer ask(trace::Judge& judge, const program::Candidate& candidate,
                         const Question& question);

// ---- parts, for `ask` and its tests ----

// What the report can say, as levels that a value of a line must reach.
struct Aim {
  Target target;
  program::NodeId line = program::kNone;
  program::Rational least;  // the line gives this or more
};
[[nodiscard]] std::vector<Aim> aims_of(const trace::Judge& judge);

// The marks that are left free for a question: the open ones and those it names, in the order of
// the candidate.
[[nodiscard]] std::vector<trace::Mark> free_marks(evaluate::Evaluator& evaluator,
                                                  const std::vector<trace::Mark>& named);

// What one aim asks of the free marks. The evaluator must be bound; its assumptions are gone
// afterwards. `may_prove`: the free marks have no value there, so that what is proved of the
// candidate holds for each of their values.
[[nodiscard]] Needed needed_for(trace::Judge& judge, const Aim& aim,
                                const std::vector<trace::Mark>& free, std::uint64_t budget,
                                bool may_prove);

// Puts what changes the result first, then the least rise.
void rank(Answer& answer);

// The chances that are left to a candidate, in the order of the answer before it is ranked.
[[nodiscard]] std::vector<trace::Mark> chances_left(trace::Judge& judge,
                                                    const program::Candidate& candidate);

// What the possibilities that are left can change; the candidate must be bound and decided.
void resits_for(trace::Judge& judge, const Question& question, Answer& answer);

}  // namespace slagboom::questions
