// Candidates to try a text on: those of the examples in the documents, set in another year.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/evaluate/single.hpp"
#include "interpreter/properties/property.hpp"
#include "interpreter/resolve/lower.hpp"
#include "interpreter/trace/marks.hpp"

namespace slagboom::properties {

// The program of one regime, and what decides in it.
struct Setting {
  resolve::Regime regime;
  std::string label;
  resolve::Lowered lowered;
  std::vector<grammar::Diagnostic> messages;   // of lowering

  // The line of the report that decides; null: the documents do not say which.
  [[nodiscard]] const program::ReportLine* deciding() const { return lowered.program.deciding(); }
};
[[nodiscard]] Setting setting_of(resolve::Model& model, const resolve::Regime& regime);

// At most `most` candidates of the regime, in the order of the documents.
[[nodiscard]] std::vector<program::Candidate> samples_of(const resolve::Model& model, const resolve::Regime& regime,
                                                         std::size_t most);

using trace::Mark;
// Facts that have a value for the bound candidate and count upwards.
[[nodiscard]] std::vector<Mark> known_marks(const evaluate::Evaluator& evaluator, const program::Vocabulary& words);
[[nodiscard]] program::FactValue& value_of(program::Candidate& candidate, const Mark& mark);

// The next value above; false at the top.
[[nodiscard]] bool raise(const program::Fact& fact, operations::Rational& value);

// The candidate, an entry a line, for a reader who wants to try it.
[[nodiscard]] std::vector<std::string> entries_of(const program::Candidate& candidate, const program::Vocabulary& words);
// "UB 3.33 lid 1 (regel 284)": where something is written.
[[nodiscard]] std::string place_of(const resolve::Model& model, const grammar::Sources& sources, grammar::Span span);
// "geslaagd", "nog open"
[[nodiscard]] std::string result_of(evaluate::Evaluator& evaluator, const Setting& setting);

// Numbers that look random and are the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return bound == 0 ? 0 : state_ % bound;
  }

 private:
  std::uint64_t state_;
};

// The numbers that a program compares with: near them a result may change.
[[nodiscard]] std::vector<operations::Rational> borders_of(const program::Program& program);
// Moves some known marks of a candidate to such a border, or a step below it.
void shake(program::Candidate& candidate, evaluate::Evaluator& evaluator,
           const std::vector<operations::Rational>& borders, Dice& dice);

// Puts the marks of a candidate back to those of `base`, one by one, as long as `shows` still holds: a reader then sees
// only the marks that matter.
template <typename Shows>
void simplify(program::Candidate& candidate, const program::Candidate& base, evaluate::Evaluator& evaluator,
              const Shows& shows) {
  evaluator.bind(base);
  for (const Mark& mark : known_marks(evaluator, evaluator.vocabulary())) {
    program::FactValue& value = value_of(candidate, mark);
    const program::FactValue former = value;
    program::Candidate original = base;
    value = value_of(original, mark);
    if (!shows(candidate)) value = former;
  }
}

}  // namespace slagboom::properties
