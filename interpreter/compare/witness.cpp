// Steers the marks of a whole candidate by the numbers that both results rest on, thing by thing.
#include "interpreter/compare/witness.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace slagboom::compare {

using evaluate::Status;
using program::Base;
using program::FactId;
using program::Scale;

namespace {

constexpr std::size_t kMostStates = 1'000;   // groups kept while things are added
constexpr std::size_t kMostFine = 2;          // bases for which marks beside the borders are tried
constexpr std::uint32_t kMostDirect = 1'500;  // candidates tried one by one, for one base
constexpr std::size_t kMostTries = 12;        // candidates given to the evaluator for one base

bool is_mark(const program::Fact& fact) {
  return fact.per_element && !fact.decides_rules && fact.type.base == Base::number && fact.type.scale == Scale::grade;
}

Given given_of(const evaluate::Value& value) {
  switch (value.status) {
    case Status::known: return {Given::State::known, value.lo};
    case Status::not_applicable: return {Given::State::absent, {0, 1}};
    default: return {Given::State::open, {0, 1}};
  }
}

}  // namespace

std::optional<program::Candidate> translated(const program::Candidate& candidate, const Side& from, const Side& to) {
  program::Candidate result;
  result.id = candidate.id;
  std::map<std::string, FactId> facts;
  for (FactId id = 0; id < to.words->facts.size(); ++id) facts.emplace(to.words->facts[id].label, id);
  std::map<std::string, program::ItemId> items;
  for (program::ItemId id = 0; id < to.words->items.size(); ++id) items.emplace(to.words->items[id].label, id);
  const auto values = [&](const std::vector<program::FactValue>& given) {
    std::vector<program::FactValue> all(to.words->facts.size());
    for (FactId id = 0; id < given.size(); ++id) {
      if (!given[id].given) continue;
      const auto found = facts.find(from.words->facts[id].label);
      if (found != facts.end()) all[found->second] = given[id];
    }
    return all;
  };
  result.facts = values(candidate.facts);
  for (const resolve::Regime::Choice& choice : to.regime->choices) {
    result.facts[choice.fact] = {true, {choice.value, 1}};
  }
  for (const program::Element& element : candidate.elements) {
    program::Element copy;
    copy.code = element.code;
    if (element.item != kNone) {
      const auto found = items.find(from.words->items[element.item].label);
      if (found == items.end()) return std::nullopt;
      copy.item = found->second;
    }
    copy.facts = values(element.facts);
    result.elements.push_back(std::move(copy));
  }
  return result;
}

WitnessSearch::WitnessSearch(const Terms& terms, const Question& question, std::vector<Pair> bases)
    : terms_(terms),
      summary_(terms, question, Depth::all),
      bases_(std::move(bases)),
      evaluators_{evaluate::Evaluator(*terms.side(0).program, *terms.side(0).words),
                  evaluate::Evaluator(*terms.side(1).program, *terms.side(1).words)} {
  std::map<std::string, FactId> facts;
  for (FactId id = 0; id < terms.side(1).words->facts.size(); ++id) facts.emplace(terms.side(1).words->facts[id].label, id);
  for (const program::Fact& fact : terms.side(0).words->facts) {
    const auto found = facts.find(fact.label);
    other_fact_.push_back(found == facts.end() ? kNone : found->second);
  }
}

std::int64_t WitnessSearch::height(int side, const program::Candidate& candidate) {
  const TermId deciding = summary_.question().result[side];
  const Term& term = terms_[deciding];
  evaluators_[side].bind(candidate);
  const evaluate::Value value = evaluators_[side].value(term.node[side]);
  if (value.status == Status::known) return 2 * value.lo.num;
  if (term.type.base != Base::option) return 1;
  return static_cast<std::int64_t>(terms_.side(side).words->option_sets[term.type.options].labels.size()) - 1;
}

bool WitnessSearch::goes(const Pair& pair, int way) {
  const std::int64_t before = height(0, pair.side[0]);
  const std::int64_t after = height(1, pair.side[1]);
  if (way > 0 ? after <= before : after >= before) return false;
  return !decided_ || decides(pair);
}

bool WitnessSearch::decides(const Pair& pair) {
  for (int side = 0; side < 2; ++side) {
    evaluators_[side].bind(pair.side[side]);
    const evaluate::Value value = evaluators_[side].value(terms_[summary_.question().result[side]].node[side]);
    if (value.status != Status::known) return false;
  }
  return true;
}

// Marks that are worth trying: whole marks for all marks of a thing, each word of a scale; when `fine`, marks beside
// the borders that the rules name, for two marks apart.
std::vector<WitnessSearch::Change> WitnessSearch::changes(const Pair& base, bool fine) const {
  std::vector<Change> all{{}};
  const std::vector<program::Fact>& facts = terms_.side(0).words->facts;
  std::vector<FactId> marks;
  for (FactId id = 0; id < facts.size(); ++id) {
    const bool given = std::any_of(base.side[0].elements.begin(), base.side[0].elements.end(),
                                   [id](const program::Element& element) { return element.facts[id].given; });
    if (given && is_mark(facts[id])) marks.push_back(id);
    if (!given || !facts[id].per_element || facts[id].type.base != Base::option || !facts[id].ordered) continue;
    const auto size = static_cast<std::int64_t>(terms_.side(0).words->option_sets[facts[id].type.options].labels.size());
    for (std::int64_t option = 0; option < size; ++option) all.push_back({{{id, {option, 1}}}, false});
  }
  for (const std::int64_t whole : {6, 5, 4, 7, 3, 8}) {
    Change change;
    for (const FactId mark : marks) change.values.push_back({mark, {whole, 1}});
    all.push_back(std::move(change));
  }
  // Values that are not rounded yet, where a result rests on them.
  std::set<FactId> exact;
  std::set<std::int64_t> tenths{10, 40, 60, 80, 100};
  for (TermId id = 0; id < terms_.size(); ++id) {
    const Term& term = terms_[id];
    if (term.op == program::Op::number && term.b > 0 && term.a > 0 && term.a <= 10 * term.b && (10 * term.a) % term.b == 0) {
      const std::int64_t border = 10 * term.a / term.b;
      if (border % 10 == 0) continue;
      for (const std::int64_t near : {border - 1, border, border + 1}) tenths.insert(near);
    }
    if (term.op == program::Op::fact && term.element && term.type.base == Base::number && term.type.scale == Scale::any &&
        term.node[0] != kNone && terms_.side(0).program->nodes[term.node[0]].op == program::Op::fact) {
      exact.insert(static_cast<FactId>(terms_.side(0).program->nodes[term.node[0]].a));
    }
  }
  for (const FactId fact : exact) {
    for (std::int64_t whole = 3; whole <= 7; ++whole) {
      for (const std::int64_t more : {44, 45, 46, 49, 50, 95}) all.push_back({{{fact, operations::reduced(100 * whole + more, 100)}}, true});
    }
  }
  if (!fine) return all;
  for (const std::int64_t one : tenths) {
    if (one < 10 || one > 100) continue;
    for (const std::int64_t other : tenths) {
      if (other < 10 || other > 100) continue;
      Change change;
      for (std::size_t at = 0; at < marks.size(); ++at) {
        change.values.push_back({marks[at], operations::reduced(at == 0 ? one : other, 10)});
      }
      all.push_back(std::move(change));
    }
  }
  return all;
}

// Both sides of a candidate with a change for one thing, or for all of them.
Pair WitnessSearch::changed(const Pair& base, const Change& change, int only) const {
  Pair pair = base;
  const std::vector<program::Fact>& facts = terms_.side(0).words->facts;
  for (std::size_t index = 0; index < pair.side[0].elements.size(); ++index) {
    if (only >= 0 && index != static_cast<std::size_t>(only)) continue;
    for (const auto& [fact, value] : change.values) {
      program::FactValue& first = pair.side[0].elements[index].facts[fact];
      if (!first.given && !change.added) continue;
      if (facts[fact].type.decimals == 0 && value.den != 1) continue;
      first = {true, value};
      if (other_fact_[fact] != kNone) pair.side[1].elements[index].facts[other_fact_[fact]] = {true, value};
    }
  }
  return pair;
}

std::optional<Pair> WitnessSearch::from(const Pair& base, int way, bool fine) {
  const std::vector<Feature>& features = summary_.features();
  if (summary_.families().size() > 1) return std::nullopt;   // a row that cannot be looked into
  const std::size_t things = base.side[0].elements.size();
  const std::vector<Change> tried = changes(base, fine);
  const auto side_of = [&](TermId term) { return terms_[term].node[0] != kNone ? 0 : 1; };
  for (int side = 0; side < 2; ++side) evaluators_[side].bind(base.side[side]);
  std::vector<std::uint64_t> sets;
  for (const Feature& feature : features) {
    const int side = side_of(feature.set);
    const program::NodeId node = terms_[feature.set].node[side];
    if (node == kNone) return std::nullopt;
    sets.push_back(evaluators_[side].value(node).set);
  }
  std::vector<Given> globals;
  for (const Summary::Leaf& leaf : summary_.globals()) {
    const int side = side_of(leaf.term);
    const program::NodeId node = terms_[leaf.term].node[side];
    if (node == kNone) return std::nullopt;
    globals.push_back(given_of(evaluators_[side].value(node)));
  }
  // What each change makes each thing add.
  struct Option {
    std::size_t change;
    Numbers adds;
  };
  std::vector<std::vector<Option>> options(things);
  for (std::size_t change = 0; change < tried.size(); ++change) {
    const Pair pair = changed(base, tried[change], -1);
    for (int side = 0; side < 2; ++side) evaluators_[side].bind(pair.side[side]);
    for (std::size_t thing = 0; thing < things; ++thing) {
      Numbers adds;
      bool exact = true;
      for (std::size_t at = 0; at < features.size(); ++at) {
        const Feature& feature = features[at];
        const bool in = ((sets[at] >> thing) & 1U) != 0;
        Given body{Given::State::known, {1, 1}};
        if (in && feature.body != kNone) {
          const int side = side_of(feature.body);
          if (terms_[feature.body].node[side] == kNone) return std::nullopt;
          body = given_of(evaluators_[side].value(terms_[feature.body].node[side], static_cast<int>(thing)));
        }
        // A condition on the thing itself is asked of the evaluator.
        const TermId condition = feature.condition;
        if (in && condition != kNone && !terms_[condition].it) {
          const int side = side_of(condition);
          const evaluate::Value holds = evaluators_[side].value(terms_[condition].node[side], static_cast<int>(thing));
          adds.push_back((feature.kind == Feature::Kind::count) == holds.is_yes() && body.state != Given::State::absent ? 1 : 0);
          continue;
        }
        adds.push_back(summary_.added(feature, in, body, exact));
      }
      if (!exact) continue;
      const bool known = std::any_of(options[thing].begin(), options[thing].end(),
                                     [&](const Option& option) { return option.adds == adds; });
      if (!known) options[thing].push_back({change, std::move(adds)});
    }
  }
  // A number that no change touches does not tell groups apart: it is added at the end.
  std::vector<std::size_t> varied;
  Numbers constant = summary_.nothing(0);
  for (std::size_t at = 0; at < features.size(); ++at) {
    const bool varies = std::any_of(options.begin(), options.end(), [&](const std::vector<Option>& of) {
      return std::any_of(of.begin(), of.end(), [&](const Option& option) { return option.adds[at] != of.front().adds[at]; });
    });
    if (varies) varied.push_back(at);
  }
  for (const std::vector<Option>& of : options) {
    if (of.empty()) return std::nullopt;
    constant = summary_.together(0, constant, of.front().adds);
  }
  for (std::vector<Option>& of : options) {
    for (Option& option : of) {
      Numbers kept = summary_.nothing(0);
      for (const std::size_t at : varied) kept[at] = option.adds[at];
      option.adds = std::move(kept);
    }
  }
  // Groups by their numbers, with the fewest changed things; the first change is "as it is".
  struct State {
    Numbers numbers;
    std::uint32_t former = 0;
    std::uint32_t change = 0;
    std::uint32_t cost = 0;
  };
  std::vector<std::vector<State>> levels{{{summary_.nothing(0), 0, 0, 0}}};
  for (std::size_t thing = 0; thing < things; ++thing) {
    std::unordered_map<Numbers, std::size_t, NumbersHash> index;
    index.reserve(kMostStates);
    std::vector<State> next;
    for (std::uint32_t former = 0; former < levels.back().size(); ++former) {
      const State& state = levels.back()[former];
      for (const Option& option : options[thing]) {
        Numbers numbers = summary_.together(0, state.numbers, option.adds);
        const std::uint32_t cost = state.cost + (option.change == 0 ? 0U : 1U);
        if (next.size() >= 4 * kMostStates && !index.contains(numbers)) continue;
        const auto [place, is_new] = index.try_emplace(numbers, next.size());
        if (is_new) {
          next.push_back({std::move(numbers), former, static_cast<std::uint32_t>(option.change), cost});
        } else if (cost < next[place->second].cost) {
          next[place->second].former = former;
          next[place->second].change = static_cast<std::uint32_t>(option.change);
          next[place->second].cost = cost;
        }
      }
    }
    // Too many to keep: the ones that are closest to the base, and of the others each so many.
    if (next.size() > kMostStates) {
      std::stable_sort(next.begin(), next.end(), [](const State& a, const State& b) { return a.cost < b.cost; });
      std::vector<State> kept(next.begin(), next.begin() + kMostStates / 2);
      const std::size_t step = (next.size() - kept.size()) / (kMostStates / 2) + 1;
      for (std::size_t at = kMostStates / 2; at < next.size(); at += step) kept.push_back(std::move(next[at]));
      next = std::move(kept);
    }
    levels.push_back(std::move(next));
  }
  struct End {
    std::uint32_t state;
    std::uint32_t cost;
  };
  std::vector<End> ends;
  Summary::Reading reading;
  reading.globals = globals;
  reading.numbers.resize(1);
  const auto rank = [&](int side) {
    const Given value = summary_.value(summary_.question().result[side], reading);
    return value.state == Given::State::known ? 2 * value.value.num : std::int64_t{1};
  };
  for (std::uint32_t at = 0; at < levels.back().size(); ++at) {
    Numbers whole = constant;
    for (const std::size_t feature : varied) whole[feature] = levels.back()[at].numbers[feature];
    reading.numbers[0] = &whole;
    const std::int64_t before = rank(0);
    const std::int64_t after = rank(1);
    if (way > 0 ? after > before : after < before) ends.push_back({at, levels.back()[at].cost});
  }
  std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.cost < b.cost; });
  const std::size_t step = std::max<std::size_t>(1, ends.size() / kMostTries);
  for (std::size_t at = 0; at < ends.size(); at += at < kMostTries / 2 ? 1 : step) {
    Pair pair = base;
    std::uint32_t state = ends[at].state;
    for (std::size_t thing = things; thing-- > 0;) {
      const State& here = levels[thing + 1][state];
      pair = changed(pair, tried[here.change], static_cast<int>(thing));
      state = here.former;
    }
    if (!goes(pair, way)) continue;
    simplify(pair, base, way);
    return pair;
  }
  return std::nullopt;
}

// Back to the base, value by value, as long as the result still goes that way.
void WitnessSearch::simplify(Pair& found, const Pair& base, int way) {
  for (std::size_t index = 0; index < found.side[0].elements.size(); ++index) {
    for (FactId fact = 0; fact < other_fact_.size(); ++fact) {
      program::FactValue& first = found.side[0].elements[index].facts[fact];
      const program::FactValue& original = base.side[0].elements[index].facts[fact];
      if (first.given == original.given && first.value == original.value) continue;
      const Pair former = found;
      first = original;
      if (other_fact_[fact] != kNone) found.side[1].elements[index].facts[other_fact_[fact]] = original;
      if (!goes(found, way)) found = former;
    }
  }
}

// All marks at a border that the rules name, and one or two things at another: asked of the evaluator alone.
std::optional<Pair> WitnessSearch::direct(const Pair& base, int way) {
  std::set<std::int64_t, std::greater<>> borders;
  for (TermId id = 0; id < terms_.size(); ++id) {
    const Term& term = terms_[id];
    if (term.op == program::Op::number && term.b == 1 && term.a > 1 && term.a <= 10) borders.insert(term.a);
  }
  std::vector<FactId> marks;
  for (FactId id = 0; id < terms_.side(0).words->facts.size(); ++id) {
    if (is_mark(terms_.side(0).words->facts[id])) marks.push_back(id);
  }
  const auto at = [&](std::int64_t whole) {
    Change change;
    for (const FactId mark : marks) change.values.push_back({mark, {whole, 1}});
    return change;
  };
  std::set<std::int64_t, std::greater<>> values = borders;
  for (const std::int64_t border : borders) values.insert(border - 1);
  std::uint32_t tries = 0;
  const auto things = static_cast<int>(base.side[0].elements.size());
  for (const std::int64_t border : borders) {
    const Pair start = changed(base, at(border), -1);
    if (goes(start, way)) return start;
    for (int first = 0; first < things; ++first) {
      for (const std::int64_t one : values) {
        if (one >= border) continue;
        const Pair single = changed(start, at(one), first);
        if (++tries > kMostDirect) return std::nullopt;
        if (goes(single, way)) return single;
      }
    }
    for (int first = 0; first < things; ++first) {
      for (int second = first + 1; second < things; ++second) {
        for (const std::int64_t one : values) {
          if (one >= border) continue;
          const Pair both = changed(changed(start, at(one), first), at(one), second);
          if (++tries > kMostDirect) return std::nullopt;
          if (goes(both, way)) return both;
        }
      }
    }
  }
  return std::nullopt;
}

std::vector<WitnessSearch::Judged> WitnessSearch::judged(const std::vector<Pair>& candidates) {
  std::vector<Judged> all;
  for (const Pair& pair : candidates) all.push_back({height(0, pair.side[0]), height(1, pair.side[1]), decides(pair)});
  return all;
}

std::optional<Pair> WitnessSearch::among(const std::vector<Pair>& candidates, const std::vector<Judged>& results, int way) const {
  for (std::size_t at = 0; at < results.size(); ++at) {
    const Judged& one = results[at];
    if ((way > 0 ? one.after > one.before : one.after < one.before) && (one.decided || !decided_)) return candidates[at];
  }
  return std::nullopt;
}

std::optional<Pair> WitnessSearch::find(int way) {
  for (const Pair& base : bases_) {
    if (goes(base, way)) return base;
  }
  for (const bool fine : {false, true}) {
    for (std::size_t at = 0; at < bases_.size() && (!fine || at < kMostFine); ++at) {
      if (std::optional<Pair> found = from(bases_[at], way, fine)) return found;
    }
    for (std::size_t at = 0; !fine && at < bases_.size() && at < kMostFine; ++at) {
      std::optional<Pair> found = direct(bases_[at], way);
      if (!found) continue;
      simplify(*found, bases_[at], way);
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace slagboom::compare
