// Answers to the questions of a block `vraag` about one candidate.
#include "interpreter/questions/block.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/trace/figures.hpp"

namespace slagboom::questions {

namespace {

using evaluate::Corner;
using evaluate::Evaluator;
using evaluate::Status;
using evaluate::Value;
using operations::Rational;
using program::Base;
using program::Direction;
using program::FactId;
using program::NodeId;

constexpr std::string_view kOpen = "nog open";

std::string_view outcome_word(trace::Outcome outcome) {
  switch (outcome) {
    case trace::Outcome::ja: return "ja";
    case trace::Outcome::nee: return "nee";
    case trace::Outcome::open: return "nog open";
    case trace::Outcome::vervalt: return "geldt niet";
  }
  return "";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) text += index + 1 == words.size() ? " en " : ", ";
    text += words[index];
  }
  return text.empty() ? "geen" : text;
}

struct OpenFact {
  FactId fact;
  int element;
};

std::vector<OpenFact> open_facts(Evaluator& evaluator) {
  std::vector<OpenFact> found;
  const auto& facts = evaluator.vocabulary().facts;
  const auto look = [&](int element) {
    for (FactId id = 0; id < facts.size(); ++id) {
      const program::Fact& fact = facts[id];
      if (fact.per_element != (element != evaluate::kMain) || fact.absence != grammar::Absence::unknown) continue;
      if (fact.type.base == Base::nothing || fact.decides_rules) continue;
      if (evaluator.fact(id, element).status == Status::unknown) found.push_back({id, element});
    }
  };
  look(evaluate::kMain);
  for (std::size_t index = 0; index < evaluator.candidate().elements.size(); ++index) look(static_cast<int>(index));
  return found;
}

bool all_ordered(const Evaluator& evaluator, const std::vector<OpenFact>& open) {
  return std::all_of(open.begin(), open.end(),
                     [&](const OpenFact& one) { return evaluator.vocabulary().facts[one.fact].ordered; });
}

// One value, several, or a set; nothing when some of it is open.
std::string text_of(Evaluator& evaluator, const Value& value, const program::Type& type) {
  if (value.status == Status::not_applicable || value.status == Status::fault) {
    return trace::shown(value, type, evaluator.vocabulary());
  }
  std::vector<std::string> words;
  if (type.base == Base::set) {
    if (value.set != value.maybe) return {};
    for (std::uint64_t rest = value.set; rest != 0; rest &= rest - 1) {
      words.push_back(trace::item_name(evaluator, std::countr_zero(rest)));
    }
    return joined(words);
  }
  if (type.base == Base::numbers || type.base == Base::options) {
    if (value.status == Status::unknown) return {};
    program::Type one = type;
    one.base = type.base == Base::numbers ? Base::number : Base::option;
    for (std::uint32_t index = 0; index < value.count; ++index) {
      const Value member = evaluator.member(value, index);
      if (member.status == Status::not_applicable) continue;
      words.push_back(trace::shown(member, one, evaluator.vocabulary()));
    }
    return joined(words);
  }
  if (value.status == Status::unknown || value.lo != value.hi) return {};
  return trace::shown(value, type, evaluator.vocabulary());
}

// The node whose direction tells how a condition moves: "X is ‹the best choice›" moves as X does.
NodeId moving(const program::Program& program, const program::Vocabulary& words, NodeId outcome) {
  const program::Node& node = program.nodes[outcome];
  if (node.op != program::Op::compare || static_cast<program::Comparison>(node.a) != program::Comparison::equal) return outcome;
  const NodeId left = program.child(node, 0);
  const program::Node& right = program.nodes[program.child(node, 1)];
  const program::Type& type = program.nodes[left].type;
  if (right.op != program::Op::option || type.options == program::kNone) return outcome;
  const program::OptionSet& set = words.option_sets[type.options];
  return set.ordered && right.a + 1 == static_cast<std::int64_t>(set.options.size()) ? left : outcome;
}

Rational step_of(const program::Fact& fact) { return fact.type.decimals == 1 ? Rational{1, 10} : Rational{1, 1}; }

}  // namespace

Shown shown_value(Evaluator& evaluator, program::Directions& directions, NodeId node) {
  const program::Type type = evaluator.program().nodes[node].type;
  if (std::string text = text_of(evaluator, evaluator.value(node), type); !text.empty()) return {std::move(text), true};
  const std::vector<OpenFact> open = open_facts(evaluator);
  if (open.empty()) return {std::string(kOpen), true};   // the rules themselves leave it open
  const bool single = type.base == Base::truth || type.base == Base::option || type.base == Base::number;
  if (!single || !all_ordered(evaluator, open) || directions.of(node) == Direction::mixed) return {std::string(kOpen), false};
  evaluator.set_corner(Corner::lowest);
  const Value low = evaluator.value(node);
  evaluator.set_corner(Corner::highest);
  const Value high = evaluator.value(node);
  evaluator.set_corner(Corner::bounds);
  const bool same = low.status == Status::known && high.status == Status::known && low.lo == low.hi && high.lo == high.hi &&
                    low.lo == high.lo;
  return {same ? trace::shown(low, type, evaluator.vocabulary()) : std::string(kOpen), true};
}

Least least_for(Evaluator& evaluator, program::Directions& directions, NodeId outcome, FactId id, int element) {
  Least least;
  const program::Fact& fact = evaluator.vocabulary().facts[id];
  const Value now = evaluator.fact(id, element);
  if (now.status == Status::not_applicable && fact.absence != grammar::Absence::not_applicable) {
    least.kind = Least::Kind::not_applicable;
    return least;
  }
  std::vector<OpenFact> others = open_facts(evaluator);
  std::erase_if(others, [&](const OpenFact& one) { return one.fact == id && one.element == element; });
  least.with_others = !others.empty();
  const Direction direction = directions.of(moving(evaluator.program(), evaluator.vocabulary(), outcome));
  const bool up = direction == Direction::up || direction == Direction::constant;
  if (!fact.ordered || fact.type.base == Base::nothing || !all_ordered(evaluator, others) || !up) {
    least.kind = Least::Kind::not_computed;
    return least;
  }
  const Rational step = step_of(fact);
  const Rational steps = operations::divide(operations::subtract(fact.highest, fact.lowest), step);
  if (!steps.valid()) {
    least.kind = Least::Kind::not_computed;
    return least;
  }
  const auto at = [&](std::int64_t number) {
    return operations::add(fact.lowest, operations::multiply(step, {number, 1}));
  };
  const auto enough = [&](std::int64_t number) {
    evaluator.assume(id, element, at(number));
    return evaluator.value(outcome).is_yes();
  };
  std::int64_t low = 0;
  std::int64_t high = steps.num / steps.den;
  evaluator.set_corner(Corner::lowest);
  const bool settled = enough(0);   // with every other open mark as low as can be
  evaluator.set_corner(Corner::highest);
  if (settled) {
    least.kind = Least::Kind::settled;
  } else if (!enough(high)) {
    least.kind = Least::Kind::none;
  } else if (enough(0)) {
    least.kind = Least::Kind::any;
  } else {
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (enough(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    least.value = trace::shown(evaluate::exactly(at(low)), fact.type, evaluator.vocabulary());
  }
  evaluator.clear_assumptions();
  evaluator.set_corner(Corner::bounds);
  return least;
}

std::vector<std::string> changes(const trace::Verdict& before, const trace::Verdict& after) {
  std::vector<std::string> found;
  for (std::size_t index = 0; index < after.clauses.size(); ++index) {
    const trace::Clause& now = after.clauses[index];
    const auto same = std::find_if(before.clauses.begin(), before.clauses.end(),
                                   [&](const trace::Clause& each) { return each.provision == now.provision; });
    const trace::Clause* was = same != before.clauses.end() ? &*same
                               : index < before.clauses.size() && before.clauses.size() == after.clauses.size()
                                   ? &before.clauses[index]
                                   : nullptr;
    if (was == nullptr || was->outcome == now.outcome) continue;
    std::string text = now.provision;
    if (was->provision != now.provision) text = was->provision + ", in plaats daarvan " + now.provision;
    text += ": was " + std::string(outcome_word(was->outcome)) + ", wordt " + std::string(outcome_word(now.outcome));
    if (!now.because.empty()) text += " (" + now.because + ")";
    found.push_back(std::move(text));
  }
  if (found.empty()) found = after.deciding;
  return found;
}

}  // namespace slagboom::questions
