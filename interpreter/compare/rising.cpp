// Where both sides differ is found term by term; that the result rises with it is derived by
// program/directions.
#include "interpreter/compare/rising.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/compare/exhaust.hpp"
#include "interpreter/compare/suppose.hpp"
#include "interpreter/evaluate/monotone.hpp"
#include "interpreter/program/depends.hpp"
#include "interpreter/program/directions.hpp"
#include "interpreter/properties/openness.hpp"

namespace slagboom::compare {

using program::Direction;
using program::NodeId;
using program::Op;
using program::Searches;

namespace {

constexpr std::size_t kMostPairs = 8;
constexpr std::size_t kMostSteps = 200'000;  // terms laid side by side

// Both sides term by term; a pair is a place where they differ and of which the order is known.
class Difference {
 public:
  explicit Difference(const Terms& terms) : terms_(terms) {}

  bool same(TermId first, TermId second) {
    if (first == second) {
      same_.insert(first);
      return true;
    }
    if (!seen_.insert({first, second}).second) return true;
    if (++steps_ > kMostSteps) return false;
    if (const std::optional<Order> order = order_of(terms_, first, second)) {
      if (pairs_.contains(first) || (order_ && *order_ != *order) || pairs_.size() == kMostPairs)
        return false;
      order_ = order;
      pairs_[first] = second;
      return true;
    }
    const Term& one = terms_[first];
    const Term& other = terms_[second];
    if (one.op != other.op || one.key != other.key || one.rows.size() != other.rows.size() ||
        one.items != other.items || (one.beside == kNone) != (other.beside == kNone)) {
      return false;
    }
    if (one.beside != kNone && !same(one.beside, other.beside)) return false;
    const bool any_order = one.op == Op::both || one.op == Op::unite || one.op == Op::intersect;
    if (!(any_order ? same_in_any_order(one.children, other.children)
                    : same(one.children, other.children)))
      return false;
    for (std::size_t row = 0; row < one.rows.size(); ++row) {
      const Term::Row& left = one.rows[row];
      const Term::Row& right = other.rows[row];
      if (left.otherwise != right.otherwise || !same(left.result, right.result) ||
          !same(left.cells, right.cells))
        return false;
    }
    return true;
  }

  // Those that both have stand for each other; the others do in their order.
  bool same_in_any_order(std::vector<TermId> first, std::vector<TermId> second) {
    const std::vector<TermId> all = first;
    std::erase_if(first, [&](TermId id) {
      return std::find(second.begin(), second.end(), id) != second.end();
    });
    for (const TermId id : all) {
      if (std::find(second.begin(), second.end(), id) != second.end()) same_.insert(id);
    }
    std::erase_if(second,
                  [&](TermId id) { return std::find(all.begin(), all.end(), id) != all.end(); });
    return same(first, second);
  }

  bool same(const std::vector<TermId>& first, const std::vector<TermId>& second) {
    if (first.size() != second.size()) return false;
    for (std::size_t at = 0; at < first.size(); ++at) {
      if ((first[at] == kNone) != (second[at] == kNone)) return false;
      if (first[at] != kNone && !same(first[at], second[at])) return false;
    }
    return true;
  }

  // Whether a place of a pair occurs where both sides are the same too.
  [[nodiscard]] bool also_elsewhere(bool second) const {
    std::set<TermId> places;
    for (const auto& [one, other] : pairs_) {
      if (!places.insert(second ? other : one).second)
        return true;  // of two places on the other side
    }
    const std::vector<TermId> below = terms_.below({same_.begin(), same_.end()});
    return std::any_of(below.begin(), below.end(), [&](TermId id) { return places.contains(id); });
  }

  [[nodiscard]] const std::map<TermId, TermId>& pairs() const { return pairs_; }
  [[nodiscard]] std::optional<Order> order() const { return order_; }

 private:
  const Terms& terms_;
  std::map<TermId, TermId> pairs_;
  std::set<TermId> same_;
  std::set<std::pair<TermId, TermId>> seen_;
  std::optional<Order> order_;
  std::size_t steps_ = 0;
};

// Does the result of a side rest on its search through the conditions only, and on the places only
// within them?
bool only_through(const Terms& terms, TermId result, const std::vector<TermId>& conditions,
                  const std::set<TermId>& places) {
  const auto condition = [&](TermId id) {
    return std::find(conditions.begin(), conditions.end(), id) != conditions.end();
  };
  const std::vector<TermId> below = terms.below({result}, condition);
  return std::all_of(below.begin(), below.end(), [&](TermId id) {
    return condition(id) || (terms[id].op != Op::chosen && !places.contains(id));
  });
}

enum class Level : std::uint8_t { no, open, yes };

// What the result of a side says for each way in which the conditions of its search can come out: a
// set that meets them is taken before one of which that is open, and that before all or nothing.
// Better sets must not give a worse result, and with no such set the conditions that rise must not
// either. `rises`: by condition, whether it moves with the places at all.
class Levels {
 public:
  Levels(Terms& terms, int side, TermId result, const std::vector<TermId>& conditions,
         const std::vector<bool>& rises)
      : terms_(terms), side_(side), result_(result), conditions_(conditions), rises_(rises) {}

  bool hold() {
    constexpr std::size_t kMost = 4;
    if (conditions_.size() > kMost) return false;
    std::vector<Level> now(conditions_.size(), Level::no);
    for (;;) {
      cases_.push_back({now, level(now), written(now)});
      std::size_t at = 0;
      while (at < now.size() && now[at] == Level::yes) now[at++] = Level::no;
      if (at == now.size()) break;
      now[at] = static_cast<Level>(static_cast<int>(now[at]) + 1);
    }
    for (const Case& low : cases_) {
      for (const Case& high : cases_) {
        if (follows(low, high) && !never_worse(low.result, high.result)) return false;
      }
    }
    return true;
  }

 private:
  struct Case {
    std::vector<Level> conditions;
    Level level = Level::no;
    TermId result = kNone;
  };

  static Level level(const std::vector<Level>& all) {
    return all.empty() ? Level::yes : *std::min_element(all.begin(), all.end());
  }

  // Can the second come where the first was?
  [[nodiscard]] bool follows(const Case& low, const Case& high) const {
    if (high.level != Level::no) return high.level >= low.level;
    if (low.level != Level::no) return false;
    for (std::size_t at = 0; at < conditions_.size(); ++at) {  // the same set: all, or nothing
      if (low.conditions[at] != high.conditions[at] &&
          (!rises_[at] || low.conditions[at] > high.conditions[at]))
        return false;
    }
    return true;
  }

  TermId written(const std::vector<Level>& levels) {
    Supposition supposition;
    for (std::size_t at = 0; at < levels.size(); ++at) {
      if (levels[at] == Level::open) {
        supposition.open.insert(conditions_[at]);
      } else {
        supposition.truths[conditions_[at]] = levels[at] == Level::yes;
      }
    }
    return Suppose(terms_, supposition).of(side_, result_);
  }

  bool never_worse(TermId low, TermId high) {
    if (low == high) return true;
    const auto [place, is_new] = known_.try_emplace({low, high}, false);
    if (!is_new) return place->second;
    Question question;
    question.result[0] = low;
    question.result[1] = high;
    const Exhausted done = exhaust(Summary(terms_, question, Depth::shared), Budget{});
    return place->second = done.complete && !done.worse;
  }

  Terms& terms_;
  int side_;
  TermId result_;
  const std::vector<TermId>& conditions_;
  const std::vector<bool>& rises_;
  std::vector<Case> cases_;
  std::map<std::pair<TermId, TermId>, bool> known_;
};

// What a search chose is not looked into: it is some set.
std::set<NodeId> all_below(const program::Program& program, const std::vector<NodeId>& roots) {
  std::set<NodeId> all;
  for (const NodeId root : roots) {
    const std::vector<NodeId> below = program::nodes_below(program, root, Searches::left_out);
    all.insert(below.begin(), below.end());
  }
  return all;
}

// Which way the conditions of one side move when the places rise; without a search, which way the
// result does.
struct Moved {
  bool up = false, down = false;
  std::vector<bool> rises;  // by condition: not always the same
  std::uint32_t exhausted = 0;
  std::uint64_t rows = 0;
};

class Movement {
 public:
  Movement(const program::Program& program, const program::Vocabulary& words,
           std::vector<NodeId> roots, std::vector<bool> places)
      : program_(program),
        words_(words),
        roots_(std::move(roots)),
        directions_(program, words, {program::Growing::Kind::nodes, 0, std::move(places)}) {}

  // The evaluator: tables and counts that the structure leaves open are settled by trying all rows.
  Moved derive(evaluate::Evaluator* evaluator) {
    Moved found;
    if (evaluator != nullptr) {
      program::Candidate nobody;
      nobody.facts.resize(words_.facts.size());
      evaluator->bind(nobody);
      const evaluate::ProofWork work =
          evaluate::prove_directions(*evaluator, directions_, evaluate::kLongestRow);
      found.exhausted = work.nodes;
      found.rows = work.rows;
    }
    found.up = found.down = nothing_hidden();
    for (const NodeId root : roots_) {
      const Direction direction = directions_.inside(root);
      found.up = found.up && (direction == Direction::up || direction == Direction::constant);
      found.down = found.down && (direction == Direction::down || direction == Direction::constant);
      found.rises.push_back(direction != Direction::constant);
    }
    return found;
  }

 private:
  // Of a table with an open column less is known than its rows say together: what moves must not go
  // through it. Where rows were tried their values are known, and that is said with the answer.
  bool nothing_hidden() {
    const std::set<NodeId> below = all_below(program_, roots_);
    return std::all_of(below.begin(), below.end(), [&](NodeId id) {
      const program::Node& node = program_.nodes[id];
      if (directions_.settled_by(id) != kNone) return true;
      if (node.op != Op::table || directions_.inside(id) == Direction::constant) return true;
      const program::Table& table = program_.tables[static_cast<std::size_t>(node.a)];
      return std::all_of(table.columns.begin(), table.columns.end(),
                         [&](NodeId column) { return closed(column); });
    });
  }

  bool closed(NodeId id) {
    if (properties::Openness(program_, words_).may_stay_open(id)) return false;
    const std::vector<NodeId> below = program::nodes_below(program_, id, Searches::left_out);
    return std::none_of(below.begin(), below.end(),
                        [&](NodeId one) { return program_.nodes[one].op == Op::unknown; });
  }

  const program::Program& program_;
  const program::Vocabulary& words_;
  std::vector<NodeId> roots_;
  program::Directions directions_;
};

}  // namespace

std::optional<Risen> by_rising(Terms& terms, const Asked& first, const Asked& second,
                               evaluate::Evaluator& evaluator_of_first,
                               evaluate::Evaluator& evaluator_of_second) {
  const Asked* asked[2] = {&first, &second};
  evaluate::Evaluator* evaluators[2] = {&evaluator_of_first, &evaluator_of_second};
  if (first.chosen.size() > 1 || first.chosen != second.chosen) return std::nullopt;
  std::vector<TermId> conditions[2];
  TermId result[2];
  for (int side = 0; side < 2; ++side) {
    result[side] = terms.of(side, asked[side]->result);
    for (const NodeId condition : asked[side]->conditions)
      conditions[side].push_back(terms.of(side, condition));
  }
  Difference difference(terms);
  const bool alike = difference.same(result[0], result[1]) &&
                     difference.same_in_any_order(conditions[0], conditions[1]);
  if (!alike || !difference.order()) return std::nullopt;
  // Either side may be the one in which the places are made to rise.
  for (const bool may_exhaust : {false, true}) {
    for (int side = 0; side < 2; ++side) {
      if (may_exhaust && difference.also_elsewhere(side == 1)) continue;
      std::set<TermId> places;
      for (const auto& [one, other] : difference.pairs()) places.insert(side == 0 ? one : other);
      if (!conditions[side].empty() && !only_through(terms, result[side], conditions[side], places))
        continue;
      const program::Program& program = *terms.side(side).program;
      std::vector<NodeId> roots = asked[side]->conditions;
      if (roots.empty()) roots.push_back(asked[side]->result);
      std::vector<bool> grown(program.nodes.size(), false);
      for (const NodeId id : all_below(program, roots))
        grown[id] = places.contains(terms.of(side, id));
      Movement movement(program, *terms.side(side).words, std::move(roots), std::move(grown));
      const Moved moved = movement.derive(may_exhaust ? evaluators[side] : nullptr);
      if (!moved.up && !moved.down) continue;
      if (!conditions[side].empty() &&
          !Levels(terms, side, result[side], conditions[side], moved.rises).hold())
        continue;
      Risen risen;
      risen.places = *difference.order();
      risen.exhausted = moved.exhausted;
      risen.rows = moved.rows;
      const bool higher = risen.places == Order::never_lower;
      if (higher ? moved.up : moved.down) risen.worse = false;
      if (higher ? moved.down : moved.up) risen.better = false;
      return risen;
    }
  }
  return std::nullopt;
}

}  // namespace slagboom::compare
