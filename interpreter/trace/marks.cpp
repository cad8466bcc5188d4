// The values of a candidate that may move.
#include "interpreter/trace/marks.hpp"

#include "interpreter/trace/figures.hpp"

namespace slagboom::trace {

using operations::Rational;
using program::FactId;

std::vector<Mark> open_marks(evaluate::Evaluator& evaluator) {
  const std::vector<program::Fact>& facts = evaluator.vocabulary().facts;
  std::vector<Mark> open;
  const auto look = [&](int element) {
    for (FactId id = 0; id < facts.size(); ++id) {
      const program::Fact& fact = facts[id];
      if (fact.per_element != (element != evaluate::kMain) || fact.absence != grammar::Absence::unknown) continue;
      if (fact.type.base == program::Base::nothing || fact.decides_rules) continue;
      if (evaluator.fact(id, element).status == evaluate::Status::unknown) open.push_back({id, element});
    }
  };
  look(evaluate::kMain);
  for (std::size_t index = 0; index < evaluator.candidate().elements.size(); ++index) look(static_cast<int>(index));
  return open;
}

Rational step_of(const program::Fact& fact) { return fact.type.decimals == 1 ? Rational{1, 10} : Rational{1, 1}; }

std::int64_t steps_between(const program::Fact& fact, Rational from, Rational to) {
  const Rational steps = operations::divide(operations::subtract(to, from), step_of(fact));
  return steps.den == 0 ? 0 : steps.num / steps.den;
}

Rational at_step(const program::Fact& fact, Rational from, std::int64_t steps) {
  return operations::add(from, operations::multiply(step_of(fact), {steps, 1}));
}

std::int64_t tenths_of(Rational mark) {
  const Rational tenths = operations::rounded(operations::multiply(mark, {10, 1}), 0, operations::RoundingMode::down);
  return tenths.valid() ? tenths.num : 0;
}

std::int64_t values_of(const program::Fact& fact) { return steps_between(fact, fact.lowest, fact.highest) + 1; }

std::string mark_label(const evaluate::Evaluator& evaluator, Mark mark) {
  std::string label = evaluator.vocabulary().facts[mark.fact].label;
  if (mark.element >= 0) label += " van " + item_name(evaluator, mark.element);
  return label;
}

std::string mark_key(const evaluate::Evaluator& evaluator, Mark mark) {
  const std::string& key = evaluator.vocabulary().facts[mark.fact].key;
  return mark.element >= 0 ? code(evaluator, mark.element) + "." + key : key;
}

std::string mark_value(const evaluate::Evaluator& evaluator, Mark mark, Rational value) {
  const program::Vocabulary& words = evaluator.vocabulary();
  return shown(evaluate::exactly(value), words.facts[mark.fact].type, words);
}

}  // namespace slagboom::trace
