// The nearest change: the smallest rise of one given value, or of two marks, with which the outcome had been better.
#include <algorithm>
#include <set>

#include "interpreter/trace/figures.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::trace {

using evaluate::Value;
using program::Base;
using program::FactId;
using program::kNone;

namespace {

// So many pairs of marks are tried at most; beyond that nothing is said about pairs.
constexpr std::size_t kMostPairs = 120;

}  // namespace

bool Judge::better(const Decision& decision) {
  const Value outcome = evaluator_.value(deciding_->node);
  return settled(outcome) && operations::compare(outcome.lo, decision.value.lo) > 0;
}

// Values of the elements that could have been higher: those a candidate can still do something about, or the others.
std::vector<Mark> Judge::given_facts(bool improvable) {
  std::vector<Mark> given;
  std::set<std::pair<int, std::string>> seen;   // one key may be read as two facts
  for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
    const int element = static_cast<int>(index);
    for (FactId id = 0; id < vocabulary_.facts.size(); ++id) {
      const program::Fact& fact = vocabulary_.facts[id];
      if (!fact.per_element || fact.improvable != improvable || !fact.ordered) continue;
      const bool mark = fact.type.base == Base::number && fact.type.scale == program::Scale::grade;
      if (!improvable && !mark && fact.type.base != Base::option) continue;
      const Value now = evaluator_.fact(id, element);
      if (!settled(now) || operations::compare(now.lo, fact.highest) >= 0) continue;
      if (!seen.emplace(element, fact.key).second) continue;
      given.push_back({id, element});
    }
  }
  return given;
}

bool Judge::nearest_single(Verdict& verdict, const Decision& decision, bool improvable) {
  struct Found {
    NearChange change;
    std::int64_t steps;
  };
  std::vector<Found> found;
  for (const Mark& one : given_facts(improvable)) {
    const program::Fact& fact = vocabulary_.facts[one.fact];
    const Value now = evaluator_.fact(one.fact, one.element);
    const auto better_with = [&](operations::Rational value) {
      evaluator_.assume(one.fact, one.element, value);
      return better(decision);
    };
    if (better_with(fact.highest)) {
      std::int64_t low = 1;
      std::int64_t high = steps_between(fact, now.lo, fact.highest);
      while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (better_with(at_step(fact, now.lo, middle))) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      NearChange change;
      evaluator_.assume(one.fact, one.element, at_step(fact, now.lo, low));
      change.outcome = shown(evaluator_.value(deciding_->node), deciding_->type, vocabulary_);
      evaluator_.clear_assumptions();
      change.key = mark_key(evaluator_, one);
      change.label = mark_label(evaluator_, one);
      change.now = shown(now, fact.type, vocabulary_);
      change.needed = shown(evaluate::exactly(at_step(fact, now.lo, low)), fact.type, vocabulary_);
      change.entry = one.element;
      if (fact.type.scale == program::Scale::grade) change.tenths = tenths_of(at_step(fact, now.lo, low));
      found.push_back({std::move(change), low});
    }
    evaluator_.clear_assumptions();
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.steps < b.steps; });
  for (Found& one : found) verdict.nearest.push_back(std::move(one.change));
  return !found.empty();
}

// Two marks together, in as few steps as one of them allows.
void Judge::nearest_pair(Verdict& verdict, const Decision& decision) {
  const std::vector<Mark> given = given_facts(true);
  if (given.size() * given.size() / 2 > kMostPairs) return;
  struct Pair {
    std::size_t a = 0, b = 0;
    std::int64_t steps_a = 0, steps_b = 0;
  };
  Pair best;
  std::int64_t least = -1;
  std::vector<operations::Rational> now;
  std::vector<std::int64_t> most;
  for (const Mark& one : given) {
    const program::Fact& fact = vocabulary_.facts[one.fact];
    now.push_back(evaluator_.fact(one.fact, one.element).lo);
    most.push_back(steps_between(fact, now.back(), fact.highest));
  }
  const auto set = [&](std::size_t which, std::int64_t steps) {
    evaluator_.assume(given[which].fact, given[which].element,
                      at_step(vocabulary_.facts[given[which].fact], now[which], steps));
  };
  // The least number of steps of one mark, the other being set.
  const auto lowest = [&](std::size_t which) {
    std::int64_t low = 0;
    std::int64_t high = most[which];
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      set(which, middle);
      if (better(decision)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    set(which, low);
    return low;
  };
  for (std::size_t a = 0; a < given.size(); ++a) {
    for (std::size_t b = a + 1; b < given.size(); ++b) {
      set(a, most[a]);
      set(b, most[b]);
      if (better(decision)) {
        for (const auto& [first, second] : {std::pair{a, b}, std::pair{b, a}}) {
          set(second, most[second]);
          const std::int64_t steps_first = lowest(first);
          const std::int64_t steps_second = lowest(second);
          if (least >= 0 && steps_first + steps_second >= least) continue;
          least = steps_first + steps_second;
          best = {first, second, steps_first, steps_second};
        }
      }
      evaluator_.clear_assumptions();
    }
  }
  if (least < 0) return;
  const auto part = [&](std::size_t which, std::int64_t steps) {
    const program::Fact& fact = vocabulary_.facts[given[which].fact];
    return mark_label(evaluator_, given[which]) + " " +
           shown(evaluate::exactly(at_step(fact, now[which], steps)), fact.type, vocabulary_) + " in plaats van " +
           shown(evaluate::exactly(now[which]), fact.type, vocabulary_);
  };
  verdict.nearest_remark += "; wel met " + part(best.a, best.steps_a) + " en " + part(best.b, best.steps_b);
}

void Judge::nearest(Verdict& verdict, const Decision& decision) {
  if (deciding_ == nullptr || !settled(decision.value) || !monotone()) return;
  const program::Type& type = deciding_->type;
  const bool at_top = type.base == Base::option && type.options != kNone &&
                      decision.value.lo.num + 1 ==
                          static_cast<std::int64_t>(vocabulary_.option_sets[type.options].options.size());
  if (at_top) return;
  if (nearest_single(verdict, decision, true) || nearest_single(verdict, decision, false)) return;
  verdict.nearest_remark = "met één ander cijfer alleen was de uitslag niet anders geweest";
  nearest_pair(verdict, decision);
}

}  // namespace slagboom::trace
