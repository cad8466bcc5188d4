// Answers to the questions of a block `vraag` about one candidate.
#include "interpreter/questions/block.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/evaluate/frontier.hpp"
#include "interpreter/questions/ask.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::questions {

namespace {

using evaluate::Corner;
using evaluate::Evaluator;
using evaluate::Status;
using evaluate::Value;
using program::Base;
using program::Direction;
using program::NodeId;

constexpr std::int64_t kMostTried = 10'000;  // values of one mark

std::string_view outcome_word(trace::Outcome outcome) {
  switch (outcome) {
    case trace::Outcome::ja:
      return "ja";
    case trace::Outcome::nee:
      return "nee";
    case trace::Outcome::open:
      return trace::kStillOpen;
    case trace::Outcome::vervalt:
      return "geldt niet";
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

bool all_ordered(const Evaluator& evaluator, const std::vector<trace::Mark>& open) {
  return std::all_of(open.begin(), open.end(), [&](const trace::Mark& one) {
    return evaluator.vocabulary().facts[one.fact].ordered;
  });
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
  if (node.op != program::Op::compare ||
      static_cast<program::Comparison>(node.a) != program::Comparison::equal)
    return outcome;
  const NodeId left = program.child(node, 0);
  const program::Node& right = program.nodes[program.child(node, 1)];
  const program::Type& type = program.nodes[left].type;
  if (right.op != program::Op::option || type.options == program::kNone) return outcome;
  const program::OptionSet& set = words.option_sets[type.options];
  return set.ordered && right.a + 1 == static_cast<std::int64_t>(set.options.size()) ? left
                                                                                     : outcome;
}

// Every value of the mark, one by one: with the other open marks as they may become, or else as
// high as can be.
void tried(Evaluator& evaluator, NodeId outcome, const trace::Mark& mark, bool others_ordered,
           Least& least) {
  const program::Fact& fact = evaluator.vocabulary().facts[mark.fact];
  const std::int64_t size = trace::values_of(fact);
  const auto values = [&](Corner corner) {
    evaluator.set_corner(corner);
    std::vector<Value> found;
    for (std::int64_t steps = 0; steps < size; ++steps) {
      evaluator.assume(mark.fact, mark.element, trace::at_step(fact, fact.lowest, steps));
      found.push_back(evaluator.value(outcome));
    }
    evaluator.set_corner(Corner::bounds);
    return found;
  };
  const auto all_settled = [](const std::vector<Value>& all) {
    return std::all_of(all.begin(), all.end(),
                       [](const Value& one) { return trace::settled(one); });
  };
  least.rising = false;
  std::vector<Value> found = values(Corner::bounds);
  const bool hangs_on_others = least.with_others && !all_settled(found);
  if (hangs_on_others && !others_ordered) {
    least.kind = Least::Kind::not_computed;
    return;
  }
  if (hangs_on_others) found = values(Corner::highest);
  least.with_others = hangs_on_others;
  const auto yes = [&](std::int64_t steps) {
    return found[static_cast<std::size_t>(steps)].is_yes();
  };
  const auto shown = [&](std::int64_t steps) {
    return trace::mark_value(evaluator, mark, trace::at_step(fact, fact.lowest, steps));
  };
  std::int64_t stretches = 0;
  for (std::int64_t first = 0; first < size; ++first) {
    if (!yes(first)) continue;
    std::int64_t last = first;
    while (last + 1 < size && yes(last + 1)) ++last;
    ++stretches;
    if (!least.value.empty()) least.value += ", of ";
    if (last + 1 == size) {
      least.kind = first > 0 || stretches > 1 ? Least::Kind::value
                   : hangs_on_others          ? Least::Kind::any
                                              : Least::Kind::settled;
      least.value += shown(first);
      if (stretches > 1) least.value += " of hoger";
    } else if (first == last) {
      least.value += "alleen " + shown(first);
    } else {
      least.value += first == 0 ? "tot en met " + shown(last)
                                : "van " + shown(first) + " tot en met " + shown(last);
    }
    if (stretches > 1 || last + 1 < size) least.kind = Least::Kind::stretches;
    first = last;
  }
  if (stretches == 0) least.kind = all_settled(found) ? Least::Kind::none : Least::Kind::elsewhere;
}

}  // namespace

Shown shown_value(trace::Judge& judge, NodeId node) {
  Evaluator& evaluator = judge.evaluator();
  const program::Type type = evaluator.program().nodes[node].type;
  if (std::string text = text_of(evaluator, evaluator.value(node), type); !text.empty())
    return {std::move(text), true};
  const std::vector<trace::Mark> open = trace::open_marks(evaluator);
  if (open.empty()) return {std::string(trace::kStillOpen), true};  // the rules themselves leave it open
  const bool single =
      type.base == Base::truth || type.base == Base::option || type.base == Base::number;
  if (!single || !all_ordered(evaluator, open) || judge.direction(node) == Direction::mixed) {
    return {std::string(trace::kStillOpen), false};
  }
  evaluator.set_corner(Corner::lowest);
  const Value low = evaluator.value(node);
  evaluator.set_corner(Corner::highest);
  const Value high = evaluator.value(node);
  evaluator.set_corner(Corner::bounds);
  const bool same = trace::settled(low) && trace::settled(high) && low.lo == high.lo;
  return {same ? trace::shown(low, type, evaluator.vocabulary()) : std::string(trace::kStillOpen), true};
}

Least least_for(trace::Judge& judge, const program::Candidate& candidate, NodeId outcome,
                const trace::Mark& mark) {
  Least least;
  Evaluator& evaluator = judge.evaluator();
  const program::Fact& fact = evaluator.vocabulary().facts[mark.fact];
  const Value now = evaluator.fact(mark.fact, mark.element);
  if (now.status == Status::not_applicable && fact.absence != grammar::Absence::not_applicable) {
    least.kind = Least::Kind::not_applicable;
    return least;
  }
  std::vector<trace::Mark> others = trace::open_marks(evaluator);
  std::erase(others, mark);
  least.with_others = !others.empty();
  // What is proved must hold for every value of the mark, also when the file has one.
  program::Candidate opened = candidate;
  if (fact.absence == grammar::Absence::unknown) {
    std::vector<program::FactValue>& facts =
        mark.element < 0 ? opened.facts
                         : opened.elements[static_cast<std::size_t>(mark.element)].facts;
    facts[mark.fact] = {};
  }
  evaluator.bind(opened);
  const std::int64_t sizes[] = {trace::values_of(fact)};
  const auto shown = [&](std::int64_t steps) {
    return trace::mark_value(evaluator, mark, trace::at_step(fact, fact.lowest, steps));
  };
  const evaluate::Enough enough = [&](const evaluate::Steps& at) {
    evaluator.assume(mark.fact, mark.element, trace::at_step(fact, fact.lowest, at[0]));
    return evaluator.value(outcome).is_yes();
  };
  bool up = false;
  if (fact.ordered && fact.type.base != Base::nothing && all_ordered(evaluator, others)) {
    if (fact.absence != grammar::Absence::unknown)
      evaluator.assume(mark.fact, mark.element, fact.lowest);
    const Direction direction =
        judge.direction(moving(evaluator.program(), evaluator.vocabulary(), outcome));
    up = direction == Direction::up || direction == Direction::constant;
  }
  if (up) {
    evaluator.set_corner(Corner::lowest);
    const bool settled = enough({0});  // with every other open mark as low as can be
    evaluator.set_corner(Corner::highest);
    const auto steps =
        settled ? std::optional<std::int64_t>(0) : evaluate::least_alone(sizes, 0, enough);
    least.kind = settled       ? Least::Kind::settled
                 : !steps      ? Least::Kind::none
                 : *steps == 0 ? Least::Kind::any
                               : Least::Kind::value;
    if (least.kind == Least::Kind::value) least.value = shown(*steps);
    if (!steps) {
      evaluator.assume(mark.fact, mark.element, fact.highest);
      if (!trace::settled(evaluator.value(outcome))) least.kind = Least::Kind::elsewhere;
    }
    evaluator.set_corner(Corner::bounds);
  } else if (fact.ordered && fact.type.base != Base::nothing && sizes[0] <= kMostTried) {
    tried(evaluator, outcome, mark, all_ordered(evaluator, others), least);
  } else {
    least.kind = Least::Kind::not_computed;
  }
  evaluator.bind(candidate);
  return least;
}

CandidateAnswer chance_answer(trace::Judge& judge, const program::Candidate& candidate,
                              const std::string& possibility) {
  Question question;
  question.resits = true;
  question.notes = false;
  const Answer answer = ask(judge, candidate, question);
  CandidateAnswer one;
  one.fault = answer.fault;
  one.exact = answer.exact;
  if (!one.fault.empty()) return one;
  bool is_left = false;
  for (const Chance& chance : answer.chances) {
    if (chance.possibility != possibility) continue;
    is_left = true;
    std::string changed;  // each level once, with the chance named before them
    for (const Effect& effect : chance.effects) {
      if (effect.kind != Effect::Kind::decides) continue;
      changed += (changed.empty() ? ": " : ", ") + effect.to + " vanaf " + effect.at;
      one.chances.push_back({chance.key, chance.name, effect.to, effect.at});
    }
    if (changed.empty()) continue;
    one.value +=
        (one.value.empty() ? "" : "; ") + (chance.name.empty() ? chance.label : chance.name);
    one.value += (chance.now.empty() ? "" : ", nu " + chance.now) + changed;
  }
  if (!one.value.empty()) return one;
  const std::string& line = judge.deciding()->label;
  const bool together =
      std::any_of(answer.together.begin(), answer.together.end(), [&](const Together& each) {
        return std::any_of(each.chances.begin(), each.chances.end(), [&](std::size_t chance) {
          return answer.chances[chance].possibility == possibility;
        });
      });
  if (answer.pile == Pile::passed) {
    one.value = "niet nodig: " + line + " is al " + answer.result;
  } else if (!is_left) {
    one.value = "er is nu geen " + possibility + " mogelijk";
  } else if (together) {
    one.value = "geen enkele " + possibility + " verandert " + line + " alleen";
    one.remark = "samen met een andere wel";
  } else if (answer.pile == Pile::open) {
    one.value = "nog niet te zeggen: " + line + " is nog open";
  } else {
    one.value = "geen enkele " + possibility + " verandert " + line;
  }
  return one;
}

std::vector<std::string> changes(const trace::Verdict& before, const trace::Verdict& after) {
  std::vector<std::string> found;
  for (std::size_t index = 0; index < after.clauses.size(); ++index) {
    const trace::Clause& now = after.clauses[index];
    const auto same =
        std::find_if(before.clauses.begin(), before.clauses.end(),
                     [&](const trace::Clause& each) { return each.provision == now.provision; });
    const trace::Clause* was =
        same != before.clauses.end() ? &*same
        : index < before.clauses.size() && before.clauses.size() == after.clauses.size()
            ? &before.clauses[index]
            : nullptr;
    if (was == nullptr || was->outcome == now.outcome) continue;
    std::string text = now.provision;
    if (was->provision != now.provision)
      text = was->provision + ", in plaats daarvan " + now.provision;
    text += ": was " + std::string(outcome_word(was->outcome)) + ", wordt " +
            std::string(outcome_word(now.outcome));
    if (!now.because.empty()) text += " (" + now.because + ")";
    found.push_back(std::move(text));
  }
  if (found.empty()) found = after.deciding;
  return found;
}

}  // namespace slagboom::questions
