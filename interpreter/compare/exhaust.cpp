// Groups of alike things are built up one thing at a time; groups with the same numbers are one group.
#include "interpreter/compare/exhaust.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace slagboom::compare {

namespace {

using State = Given::State;

constexpr int kNo = 0;
constexpr int kOpen = 1;
constexpr int kYes = 2;
constexpr std::int64_t kFar = 1'000'000;

// What the terms above the frontier can tell of a group.
struct Sign {
  std::vector<Given> frontier;
  Numbers raw;
};

class Exhaustion {
 public:
  Exhaustion(const Summary& summary, const Budget& budget) : summary_(summary), budget_(budget) {}

  Exhausted run() {
    if (!summary_.obstacle().empty()) return stop(summary_.obstacle());
    const std::size_t families = summary_.families().size();
    if (families > 32) return stop("er zijn te veel rijen naast elkaar");
    for (std::uint32_t family = 0; family < families; ++family) {
      if (!kinds(family) || !groups(family)) return result_;
    }
    judge();
    return result_;
  }

 private:
  Exhausted stop(std::string why) {
    result_.complete = false;
    result_.why = std::move(why);
    return result_;
  }

  // What one thing can add.
  bool kinds(std::uint32_t family) {
    kinds_.clear();
    if (summary_.nothing(family).empty()) return true;
    const std::vector<Summary::Leaf>& leaves = summary_.families()[family];
    std::uint64_t all = 1;
    for (const Summary::Leaf& leaf : leaves) {
      all *= leaf.domain.size();
      if (all > budget_.things) {
        stop("een vak heeft meer dan " + std::to_string(budget_.things) + " soorten waarden die hier verschil kunnen maken");
        return false;
      }
    }
    const Numbers nothing = summary_.nothing(family);
    std::unordered_set<Numbers, NumbersHash> seen{nothing};
    std::vector<std::size_t> choice(leaves.size(), 0);
    for (std::uint64_t count = 0; count < all; ++count) {
      Numbers numbers = summary_.added(family, choice);
      if (numbers.empty() && !nothing.empty()) {
        stop("van een vak kan iets open blijven, of is een waarde fijner dan hier te volgen is");
        return false;
      }
      if (!numbers.empty() && seen.insert(numbers).second) kinds_.push_back(std::move(numbers));
      for (std::size_t at = 0; at < choice.size(); ++at) {
        if (++choice[at] < leaves[at].domain.size()) break;
        choice[at] = 0;
      }
    }
    result_.kinds += kinds_.size();
    return true;
  }

  // All groups of up to `longest` things, by what is kept of them; then by what the terms see.
  bool groups(std::uint32_t family) {
    const Numbers nothing = summary_.nothing(family);
    std::unordered_set<Numbers, NumbersHash> seen{nothing};
    std::vector<Numbers> level{nothing};
    signs_.emplace_back();
    std::map<std::string, bool> known;
    note(family, nothing, known);
    for (std::size_t size = 1; size <= budget_.longest && !level.empty() && !kinds_.empty(); ++size) {
      std::vector<Numbers> next;
      for (const Numbers& group : level) {
        steps_ += kinds_.size();
        if (steps_ > budget_.steps) {
          stop("er zijn meer dan " + std::to_string(budget_.steps) + " stappen nodig om alle groepen vakken te maken");
          return false;
        }
        for (const Numbers& kind : kinds_) {
          Numbers more = summary_.together(family, group, kind);
          if (!seen.insert(more).second) continue;
          note(family, more, known);
          next.push_back(std::move(more));
        }
      }
      level = std::move(next);
    }
    result_.groups += seen.size();
    return true;
  }

  void note(std::uint32_t family, const Numbers& group, std::map<std::string, bool>& known) {
    Sign sign;
    Summary::Reading reading;
    reading.numbers.assign(summary_.families().size(), nullptr);
    reading.numbers[family] = &group;
    std::string key;
    for (const TermId term : summary_.frontier(family)) {
      sign.frontier.push_back(summary_.value(term, reading));
      const Given& value = sign.frontier.back();
      key += std::to_string(static_cast<int>(value.state)) + ":" + std::to_string(value.value.num) + "/" +
             std::to_string(value.value.den) + ";";
    }
    std::size_t at = 0;
    for (std::size_t feature = 0; feature < summary_.features().size(); ++feature) {
      if (summary_.features()[feature].family != family) continue;
      sign.raw.push_back(summary_.raw()[feature] ? group[at] : 0);
      key += std::to_string(sign.raw.back()) + ",";
      ++at;
    }
    if (known.emplace(std::move(key), true).second) signs_.back().push_back(std::move(sign));
  }

  // Open lies between the outcomes.
  [[nodiscard]] static std::int64_t height(const Given& value, std::int64_t outcomes) {
    return value.state == State::known ? 2 * value.value.num : outcomes - 1;
  }

  void judge() {
    const Question& question = summary_.question();
    const std::vector<Summary::Leaf>& globals = summary_.globals();
    std::uint64_t all = 1;
    const auto times = [&](std::size_t size) {
      all *= std::max<std::size_t>(size, 1);
      return all <= budget_.cases;
    };
    bool fits = true;
    for (const std::vector<Sign>& signs : signs_) fits = fits && times(signs.size());
    for (const Summary::Leaf& leaf : globals) fits = fits && times(leaf.domain.size());
    if (!fits) {
      stop("er zijn meer dan " + std::to_string(budget_.cases) + " gevallen");
      return;
    }
    std::int64_t outcomes = 2;
    const Term& deciding = summary_.terms()[question.result[0]];
    if (deciding.type.base == program::Base::option) {
      const int side = deciding.node[0] != kNone ? 0 : 1;
      outcomes = static_cast<std::int64_t>(
          summary_.terms().side(side).words->option_sets[deciding.type.options].labels.size());
    }
    // By the values that do not rest on a search.
    std::map<std::vector<std::size_t>, Reach> reach;
    const bool searches_differ = question.apart || question.unmet >= 0 || question.conditions[0] != question.conditions[1];
    std::vector<std::size_t> sign(signs_.size(), 0);
    std::vector<std::size_t> choice(globals.size(), 0);
    std::map<TermId, Given> frontier;
    Summary::Reading reading;
    reading.numbers.resize(signs_.size());
    reading.globals.resize(globals.size());
    reading.frontier = &frontier;
    for (std::uint64_t count = 0; count < all; ++count) {
      for (std::uint32_t family = 0; family < signs_.size(); ++family) {
        const Sign& one = signs_[family][sign[family]];
        reading.numbers[family] = &one.raw;
        for (std::size_t at = 0; at < one.frontier.size(); ++at) frontier[summary_.frontier(family)[at]] = one.frontier[at];
      }
      std::vector<std::size_t> fixed;
      for (std::size_t at = 0; at < globals.size(); ++at) {
        reading.globals[at] = globals[at].domain[choice[at]];
        if (!summary_.terms()[globals[at].term].chosen) fixed.push_back(choice[at]);
      }
      std::int64_t result[2];
      for (int side = 0; side < 2; ++side) result[side] = height(summary_.value(question.result[side], reading), outcomes);
      int met[2] = {kYes, kYes};
      if (searches_differ) {
        for (int side = 0; side < 2; ++side) {
          for (const TermId condition : question.conditions[side]) {
            const Given holds = summary_.value(condition, reading);
            if (holds.state != State::known) met[side] = std::min(met[side], kOpen);
            else if (holds.value.num == 0) met[side] = kNo;
          }
        }
      }
      if (question.unmet < 0 || !question.none_meets || met[question.unmet] != kYes) {
        bool can[2] = {true, true};   // be the set of this side
        if (question.unmet >= 0) {
          can[question.unmet] = !std::all_of(question.not_all.begin(), question.not_all.end(), [&](TermId condition) {
            const Given holds = summary_.value(condition, reading);
            return holds.state == State::known && holds.value.num != 0;
          });
        }
        const bool both = can[0] && can[1];
        result_.better = result_.better || (both && result[1] > result[0]);
        result_.worse = result_.worse || (both && result[1] < result[0]);
        if (searches_differ) {
          result_.better = result_.better || (both && met[1] > met[0]);
          result_.worse = result_.worse || (both && met[1] < met[0]);
          Reach& here = reach[fixed];
          for (int side = 0; side < 2; ++side) {
            if (can[side]) here.add(side, met[side], result[side]);
          }
        }
      }
      ++result_.cases;
      bool carry = true;
      for (std::size_t at = 0; at < sign.size() && carry; ++at) {
        carry = ++sign[at] >= signs_[at].size();
        if (carry) sign[at] = 0;
      }
      for (std::size_t at = 0; at < choice.size() && carry; ++at) {
        carry = ++choice[at] >= globals[at].domain.size();
        if (carry) choice[at] = 0;
      }
    }
    // When the sides agree on every set they choose the same one, and this does not matter.
    const bool differs = question.apart || question.unmet >= 0 || result_.better != result_.worse;
    for (const auto& [fixed, here] : reach) {
      result_.reach.add(here);
      result_.worse = result_.worse || (differs && Reach::below(here, 1, here));
      result_.better = result_.better || (differs && Reach::below(here, 0, here));
    }
    if (summary_.lost()) {
      stop("een rij kan niet uit elkaar worden gehaald");
      return;
    }
    result_.marks_only = summary_.marks_only();
    result_.complete = true;
  }

  const Summary& summary_;
  const Budget& budget_;
  Exhausted result_;
  std::vector<Numbers> kinds_;
  std::vector<std::vector<Sign>> signs_;
  std::uint64_t steps_ = 0;
};

}  // namespace

Reach::Reach() {
  for (auto& one : best) one.fill(-kFar);
  for (auto& one : least) one.fill(kFar);
}

void Reach::add(int side, int met, std::int64_t result) {
  std::int64_t& high = best[static_cast<std::size_t>(side)][static_cast<std::size_t>(met)];
  std::int64_t& low = least[static_cast<std::size_t>(side)][static_cast<std::size_t>(met)];
  high = std::max(high, result);
  low = std::min(low, result);
}

void Reach::add(const Reach& other) {
  for (std::size_t side = 0; side < 2; ++side) {
    for (std::size_t met = 0; met < 3; ++met) {
      best[side][met] = std::max(best[side][met], other.best[side][met]);
      least[side][met] = std::min(least[side][met], other.least[side][met]);
    }
  }
}

bool Reach::below(const Reach& chosen, int side, const Reach& other) {
  const auto& least = chosen.least[static_cast<std::size_t>(side)];
  const auto& best = other.best[static_cast<std::size_t>(1 - side)];
  const std::int64_t unmet = std::max(best[kNo], best[kOpen]);
  return least[kYes] < std::max(unmet, best[kYes]) || least[kOpen] < unmet;
}

Exhausted exhaust(const Summary& summary, const Budget& budget) { return Exhaustion(summary, budget).run(); }

}  // namespace slagboom::compare
