// Asks "wat als" about candidates of one program.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/questions/answer.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::questions {

// What is asked. Nothing asked: only the result.
struct Question {
  bool needed = false;  // which marks are needed
  std::vector<trace::Mark>
      marks;            // the question is about these, known or not; empty: all open ones
  bool resits = false;  // what the chances that are left can change
  bool notes = true;    // with the notes of the verdict, which costs a whole verdict
  std::uint64_t budget = 100'000;  // evaluations for each answer; beyond it "niet uitgerekend"
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

// What the possibilities that are left can change; the candidate must be bound and decided.
void resits_for(trace::Judge& judge, const Question& question, Answer& answer);

}  // namespace slagboom::questions
