// Each case is written again with what holds in it, and exhausted by itself.
#include "interpreter/compare/cases.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "interpreter/compare/suppose.hpp"

namespace slagboom::compare {

namespace {

// What holds when each set is in one of these cases.
Exhausted merged(const Terms& terms, std::vector<Question> cases, const Budget& budget) {
  const bool apart = std::any_of(cases.begin(), cases.end(), [](const Question& one) {
    return one.conditions[0] != one.conditions[1];
  });
  Exhausted total;
  std::vector<Exhausted> each;
  for (Question& one : cases) {
    one.apart = apart;
    each.push_back(exhaust(Summary(terms, one, Depth::shared), budget));
    if (!each.back().complete) return each.back();
    total.better = total.better || each.back().better;
    total.worse = total.worse || each.back().worse;
    total.marks_only = total.marks_only || each.back().marks_only;
    total.kinds += each.back().kinds;
    total.groups += each.back().groups;
    total.cases += each.back().cases;
  }
  // The set of one side may be in one case, and that of the other side in another.
  for (const Exhausted& one : each) {
    for (const Exhausted& other : each) {
      if (!apart || &one == &other) continue;
      total.worse = total.worse || Reach::below(one.reach, 1, other.reach);
      total.better = total.better || Reach::below(one.reach, 0, other.reach);
    }
  }
  total.complete = true;
  return total;
}

// Whether a term rests on another one.
bool mentions(const Terms& terms, TermId whole, TermId part) {
  const std::vector<TermId> below = terms.below({whole});
  return std::find(below.begin(), below.end(), part) != below.end();
}

}  // namespace

Exhausted by_cases(Terms& terms, const Question& question, const Budget& budget) {
  std::vector<TermId> both;
  const std::vector<TermId> first = taken_apart(terms, question.conditions[0]);
  const std::vector<TermId> second = taken_apart(terms, question.conditions[1]);
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(both));
  std::erase_if(both, [&](TermId id) { return !all_in_a_set(terms, id); });
  if (both.empty()) return {};
  std::vector<Question> cases;
  Supposition all;
  for (const TermId condition : both) {
    all.truths[condition] = true;
    cases.push_back(Suppose(terms, {{{condition, false}}, {}}).of(question));
  }
  cases.push_back(Suppose(terms, all).of(question));
  return merged(terms, std::move(cases), budget);
}

Exhausted by_outer_searches(Terms& terms, const Question& question,
                            const std::vector<Settled> (&order)[2], const Budget& budget) {
  Exhausted none;
  const int more = order[0].size() > order[1].size() ? 0 : 1;
  const int less = 1 - more;
  if (order[more].size() != 3 || order[less].size() != 1) return none;
  const Settled& first = order[more][0];
  const Settled& middle = order[more][1];
  const Settled& last = order[more][2];
  const Settled& only = order[less][0];
  if (middle.set != only.set || !first.few || !last.few) return none;
  const auto sorted = [](std::vector<TermId> ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto written = [&](Suppose& suppose, int side, const std::vector<TermId>& ids) {
    std::vector<TermId> all;
    for (const TermId id : ids) all.push_back(suppose.of(side, id));
    return all;
  };
  // With nothing chosen by the first search, the sides say the same, with the same set.
  Supposition nothing;
  nothing.empty = {first.set};
  Suppose without(terms, nothing);
  const TermId result = without.of(less, question.result[less]);
  const std::vector<TermId> conditions = written(without, less, only.conditions);
  if (without.of(more, question.result[more]) != result ||
      sorted(written(without, more, middle.conditions)) != sorted(conditions)) {
    return none;
  }
  // Something is chosen by it only when these do not all hold of that set, which is then the one of
  // the other side.
  // They stand as the other side says them, where it does.
  std::vector<TermId> not_all;
  bool none_meets = true;
  std::vector<TermId> left = written(without, more, first.conditions);
  while (!left.empty()) {
    const TermId one = left.back();
    left.pop_back();
    const bool said = std::find(conditions.begin(), conditions.end(), one) != conditions.end();
    if (!said && terms[one].op == program::Op::both) {
      left.insert(left.end(), terms[one].children.begin(), terms[one].children.end());
    } else {
      not_all.push_back(one);
      none_meets = none_meets && said;
    }
  }
  for (const TermId one : not_all) {
    if (mentions(terms, one, first.set) || mentions(terms, one, last.set)) return none;
  }
  Supposition something;
  something.filled = {first.set};
  Suppose with(terms, something);
  Question outer;
  outer.result[more] = with.of(more, question.result[more]);
  outer.result[less] = with.of(less, result);
  outer.conditions[more] = written(with, more, middle.conditions);
  outer.conditions[less] = written(with, less, conditions);
  const std::vector<TermId> asked = written(with, more, last.conditions);
  constexpr std::size_t kMostAsked = 4;
  if (asked.size() > kMostAsked) return none;
  const TermId last_set = with.of(more, last.set);
  for (const TermId one : asked) {  // else it might be said of the set of the other side too
    if (!mentions(terms, one, last_set)) return none;
  }
  std::vector<Question> cases;
  const auto add = [&](Suppose suppose) {
    cases.push_back(suppose.of(outer));
    cases.back().unmet = less;
    cases.back().none_meets = none_meets;
    cases.back().not_all = written(suppose, less, not_all);
  };
  Supposition taken;
  taken.empty = {last_set};
  add(Suppose(terms, taken));
  for (std::size_t open = 0; open < (std::size_t{1} << asked.size()); ++open) {
    Supposition holds;
    for (std::size_t at = 0; at < asked.size(); ++at) {
      if (((open >> at) & 1U) != 0)
        holds.open.insert(asked[at]);
      else
        holds.truths[asked[at]] = true;
    }
    // What the other side says rests on no such search: it is written as it is.
    add(Suppose(terms, holds));
  }
  return merged(terms, std::move(cases), budget);
}

}  // namespace slagboom::compare
