// What the possibilities that are left to a candidate can still change, and from which value.
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "interpreter/evaluate/grid.hpp"
#include "interpreter/questions/ask.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::questions {

namespace {

using evaluate::Budget;
using evaluate::Corner;
using evaluate::Status;
using evaluate::Steps;
using evaluate::Value;
using operations::Rational;
using program::NodeId;
using trace::Mark;

// More chances than this together are not looked at: no right in the law goes further, and each
// more multiplies the work.
constexpr std::size_t kMostTogether = 3;

class Resits {
 public:
  Resits(trace::Judge& judge, const Question& question, Answer& answer)
      : judge_(judge),
        evaluator_(judge.evaluator()),
        budget_{question.budget},
        entries_(question.entries),
        foreseen_(question.foreseen),
        answer_(answer),
        aims_(aims_of(judge)),
        marks_are_open_(!trace::open_marks(judge.evaluator()).empty()) {}

  void run() {
    for (const Aim& aim : aims_) reached_.push_back(reaches(aim, {}, {}));
    find_chances();
    for (std::size_t chance = 0; chance < marks_.size(); ++chance) {
      // At the highest value all at once, as that is most of the work.
      std::vector<std::size_t> within;
      for (std::size_t aim = 0; aim < aims_.size(); ++aim) {
        if (!reached_[aim] && !foreseen(chance, aim) &&
            reaches(aims_[aim], {chance}, {size(chance) - 1}))
          within.push_back(aim);
      }
      for (std::size_t aim = 0; aim < aims_.size(); ++aim) {
        const Foreseen* known = reached_[aim] ? nullptr : foreseen(chance, aim);
        const bool looked = std::find(within.begin(), within.end(), aim) != within.end();
        add_effect(chance, aim,
                   known != nullptr ? known->least
                   : looked         ? alone(chance, aim)
                                    : std::nullopt);
      }
      if (entries_) entries(chance);
    }
    find_sets();
    sort_into_pile();
    rank(answer_);
    evaluator_.set_corner(Corner::bounds);
    clear();
  }

  std::vector<Mark> chances() {
    find_chances();
    return marks_;
  }

 private:
  void clear() {
    assumed_.reset();
    evaluator_.clear_assumptions();
  }

  [[nodiscard]] const program::Fact& fact(std::size_t chance) const {
    return evaluator_.vocabulary().facts[marks_[chance].fact];
  }
  [[nodiscard]] std::int64_t size(std::size_t chance) const {
    return trace::values_of(fact(chance));
  }
  [[nodiscard]] Rational at(std::size_t chance, std::int64_t steps) const {
    return trace::at_step(fact(chance), fact(chance).lowest, steps);
  }
  [[nodiscard]] std::string shown(std::size_t chance, std::int64_t steps) const {
    return trace::mark_value(evaluator_, marks_[chance], at(chance, steps));
  }

  void assume(const std::vector<std::size_t>& chances, const Steps& steps) {
    // Another question about the same values finds what was computed.
    if (assumed_ && assumed_->first == chances && assumed_->second == steps) return;
    assumed_.emplace(chances, steps);
    evaluator_.clear_assumptions();
    for (std::size_t index = 0; index < chances.size(); ++index) {
      const Mark& mark = marks_[chances[index]];
      evaluator_.assume(mark.fact, mark.element, at(chances[index], steps[index]));
    }
  }

  // Certainly reached with these values, whatever open marks become: where the line rises with
  // them, their lowest values are the worst case.
  bool reaches(const Aim& aim, const std::vector<std::size_t>& chances, const Steps& steps) {
    assume(chances, steps);
    const bool is_rising = rising(aim, chances);
    evaluator_.set_corner(is_rising && marks_are_open_ ? Corner::lowest : Corner::bounds);
    const Value value = evaluator_.value(aim.line);
    return (value.status == Status::known || value.status == Status::unknown) &&
           operations::compare(value.lo, aim.least) >= 0;
  }

  // Proved for a candidate that has values for these chances, whatever they are.
  bool rising(const Aim& aim, const std::vector<std::size_t>& chances) {
    return rising(aim.line, chances);
  }
  bool rising(NodeId line, const std::vector<std::size_t>& chances) {
    const auto [place, is_new] = rising_.try_emplace({line, chances});
    if (is_new) {
      // Which exceptions are excluded hangs on other facts: any values will do.
      if (!assumed_ || assumed_->first != chances) assume(chances, Steps(chances.size(), 0));
      evaluator_.set_corner(Corner::bounds);
      place->second = judge_.monotone(line);
    }
    return place->second;
  }

  bool all_hold(const std::vector<NodeId>& conditions, int element) {
    return std::all_of(conditions.begin(), conditions.end(), [&](NodeId condition) {
      return evaluator_.value(condition, element).is_yes();
    });
  }

  // Every possibility for every thing of the candidate that has it and has not used it.
  void find_chances() {
    evaluator_.set_corner(Corner::bounds);
    for (const program::Possibility& possibility : judge_.program().possibilities) {
      const bool per_element = evaluator_.vocabulary().facts[possibility.gives].per_element;
      const int elements = static_cast<int>(evaluator_.candidate().elements.size());
      for (int element = per_element ? 0 : evaluate::kMain; element < (per_element ? elements : 0);
           ++element) {
        clear();
        if (evaluator_.fact(possibility.gives, element).status != Status::not_applicable) continue;
        if (!all_hold(possibility.allowed, element)) continue;
        marks_.push_back({possibility.gives, element});
        possibilities_.push_back(&possibility);
        const std::size_t chance = marks_.size() - 1;
        if (!allowed({chance})) {
          marks_.pop_back();
          possibilities_.pop_back();
          continue;
        }
        add_chance(chance, possibility);
      }
    }
  }

  // With values for all of these the rules for each still hold.
  bool allowed(const std::vector<std::size_t>& chances) {
    assume(chances, Steps(chances.size(), 0));
    evaluator_.set_corner(Corner::bounds);
    return std::all_of(chances.begin(), chances.end(), [&](std::size_t chance) {
      return all_hold(possibilities_[chance]->keeps, marks_[chance].element);
    });
  }

  void add_chance(std::size_t chance, const program::Possibility& possibility) {
    clear();
    Chance made;
    const Mark& mark = marks_[chance];
    made.possibility = possibility.name;
    made.provision = evaluator_.vocabulary().provisions[possibility.provision].label;
    made.key = trace::mark_key(evaluator_, mark);
    made.label = trace::mark_label(evaluator_, mark);
    if (mark.element >= 0) {
      made.entry = trace::code(evaluator_, mark.element);
      made.name = trace::item_name(evaluator_, mark.element);
    }
    std::int64_t from = 0;
    if (possibility.improves != program::kNone) {
      const Value now = evaluator_.value(possibility.improves, mark.element);
      const program::Type& type = judge_.program().nodes[possibility.improves].type;
      if (now.status == Status::known) {
        made.now = trace::shown(now, type, evaluator_.vocabulary());
        from = trace::steps_between(fact(chance), fact(chance).lowest, now.lo);
      }
    }
    from_.push_back(from);
    answer_.chances.push_back(std::move(made));
  }

  // The least value from which on `holds` is true, for every value above it too; nothing when not
  // even the highest is.
  std::optional<std::int64_t> least(std::size_t chance, bool is_rising,
                                    const std::function<bool(std::int64_t)>& holds) {
    std::int64_t high = size(chance) - 1;
    if (!holds(high)) return std::nullopt;
    if (!is_rising) {
      while (high > 0 && holds(high - 1)) --high;
      return high;
    }
    std::int64_t low = 0;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (holds(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  std::optional<std::int64_t> alone(std::size_t chance, std::size_t index) {
    const Aim& aim = aims_[index];
    return least(chance, rising(aim, {chance}),
                 [&](std::int64_t steps) { return reaches(aim, {chance}, {steps}); });
  }

  [[nodiscard]] const Foreseen* foreseen(std::size_t chance, std::size_t aim) const {
    const auto found = std::find_if(foreseen_.begin(), foreseen_.end(), [&](const Foreseen& one) {
      return one.aim == aim && one.mark == marks_[chance];
    });
    return found == foreseen_.end() ? nullptr : &*found;
  }

  // Nothing: the chance does not reach the aim.
  void add_effect(std::size_t chance, std::size_t index, const std::optional<std::int64_t>& value) {
    if (!value) return;
    const Aim& aim = aims_[index];
    Effect effect;
    effect.kind = aim.target.decides ? Effect::Kind::decides : Effect::Kind::truth;
    effect.what = aim.target.decides && judge_.deciding() != nullptr ? judge_.deciding()->key
                                                                     : aim.target.name;
    effect.label = aim.target.label;
    effect.from = aim.target.decides ? answer_.result : "nee";
    effect.to = aim.target.decides ? aim.target.name : "ja";
    effect.at = shown(chance, *value);
    effect.rise = *value - from_[chance];
    answer_.chances[chance].effects.push_back(std::move(effect));
  }

  // Values that the report shows for the thing itself: each step up.
  void entries(std::size_t chance) {
    const int element = marks_[chance].element;
    if (element < 0) return;
    for (const program::ReportLine& line : judge_.program().report) {
      const bool number =
          line.type.base == program::Base::number || line.type.base == program::Base::option;
      if (!line.per_element || !number) continue;
      evaluator_.set_corner(Corner::bounds);
      clear();
      const Value now = evaluator_.value(line.node, element);
      if (now.status != Status::known) continue;
      const auto value_at = [&](std::int64_t steps) {
        assume({chance}, {steps});
        return evaluator_.value(line.node, element);
      };
      const bool is_rising = rising(line.node, {chance});
      Value before = now;
      while (true) {
        const auto higher = [&](std::int64_t steps) {
          const Value value = value_at(steps);
          return value.status == Status::known && operations::compare(value.lo, before.lo) > 0;
        };
        const auto found = least(chance, is_rising, higher);
        if (!found) break;
        const Value after = value_at(*found);
        Effect effect;
        effect.kind = Effect::Kind::entry;
        effect.what = line.key + "." + answer_.chances[chance].entry;
        effect.label = line.label + " van " + answer_.chances[chance].name;
        effect.from = trace::shown(before, line.type, evaluator_.vocabulary());
        effect.to = trace::shown(after, line.type, evaluator_.vocabulary());
        effect.at = shown(chance, *found);
        effect.rise = *found - from_[chance];
        answer_.chances[chance].effects.push_back(std::move(effect));
        before = after;
      }
    }
  }

  [[nodiscard]] bool does_alone(std::size_t chance, const Aim& aim) const {
    const std::string& to = aim.target.decides ? aim.target.name : "ja";
    const std::vector<Effect>& effects = answer_.chances[chance].effects;
    return std::any_of(effects.begin(), effects.end(), [&](const Effect& effect) {
      return effect.kind != Effect::Kind::entry && effect.to == to &&
             effect.label == aim.target.label;
    });
  }

  // Sets of two and three chances that are allowed together, smallest first. What they do together
  // is looked at for the deciding line only.
  void find_sets() {
    std::vector<std::vector<std::size_t>> sets;
    for (std::size_t chance = 0; chance < marks_.size(); ++chance) sets.push_back({chance});
    for (std::size_t count = 2; count <= kMostTogether; ++count) {
      std::vector<std::vector<std::size_t>> larger;
      for (const std::vector<std::size_t>& set : sets) {
        for (std::size_t next = set.back() + 1; next < marks_.size(); ++next) {
          std::vector<std::size_t> more = set;
          more.push_back(next);
          // One value for one fact of one thing.
          if (!allowed(more)) continue;
          for (std::size_t aim = 0; aim < aims_.size(); ++aim) {
            if (!reached_[aim] && aims_[aim].target.decides) together(more, aim);
          }
          larger.push_back(std::move(more));
        }
      }
      sets = std::move(larger);
    }
    largest_ = sets;
  }

  void together(const std::vector<std::size_t>& set, std::size_t index) {
    const Aim& aim = aims_[index];
    if (std::any_of(set.begin(), set.end(),
                    [&](std::size_t chance) { return does_alone(chance, aim); }))
      return;
    for (const Together& known : answer_.together) {
      const bool smaller =
          known.what == what_of(aim) && known.to == to_of(aim) &&
          std::includes(set.begin(), set.end(), known.chances.begin(), known.chances.end());
      if (smaller) return;
    }
    Steps top;
    std::vector<std::int64_t> sizes;
    for (const std::size_t chance : set) {
      sizes.push_back(size(chance));
      top.push_back(size(chance) - 1);
    }
    if (!reaches(aim, set, top)) return;
    Together found;
    found.chances = set;
    found.what = what_of(aim);
    found.to = to_of(aim);
    const evaluate::Frontier frontier = frontier_of(set, sizes, aim);
    found.complete = frontier.complete;
    for (const Steps& one : frontier.minimal) {
      std::vector<std::string>& values = found.minimal.emplace_back();
      for (std::size_t place = 0; place < one.size(); ++place)
        values.push_back(shown(set[place], one[place]));
    }
    answer_.together.push_back(std::move(found));
  }

  // All smallest combinations of values that reach the aim together.
  evaluate::Frontier frontier_of(const std::vector<std::size_t>& set,
                                 const std::vector<std::int64_t>& sizes, const Aim& aim) {
    const bool is_rising = rising(aim, set);
    const evaluate::Enough enough = [&](const Steps& steps) { return reaches(aim, set, steps); };
    if (evaluate::Grid::fits(sizes)) {
      evaluate::Grid grid(sizes);
      const evaluate::Look look = [&](const Steps& steps, std::vector<evaluate::Kept>& kept) {
        clear();
        for (std::size_t place = 0; place < set.size(); ++place) {
          const Mark& mark = marks_[set[place]];
          evaluator_.follow(place, mark.fact, mark.element, at(set[place], steps[place]),
                            trace::step_of(fact(set[place])));
        }
        assumed_.emplace(set, steps);
        const bool answer = enough(steps);
        kept = evaluator_.kept();
        return answer;
      };
      // "From these values on" holds only where higher ones are enough too.
      if (grid.fill(look, is_rising, budget_) && (is_rising || grid.rises())) return grid.minimal();
      return {{}, false};
    }
    // More than a grid holds is more than can be tried one by one.
    if (!is_rising) return {{}, false};
    return evaluate::minimal_rising(sizes, enough, budget_);
  }

  [[nodiscard]] std::string what_of(const Aim& aim) const {
    return aim.target.decides && judge_.deciding() != nullptr ? judge_.deciding()->key
                                                              : aim.target.name;
  }
  [[nodiscard]] static std::string to_of(const Aim& aim) {
    return aim.target.decides ? aim.target.name : "ja";
  }

  // The highest level of the deciding line says what the piles are about.
  void sort_into_pile() {
    const auto best = std::find_if(aims_.rbegin(), aims_.rend(),
                                   [](const Aim& aim) { return aim.target.decides; });
    if (best == aims_.rend()) return;
    answer_.best = best->target.name;
    const auto index = static_cast<std::size_t>(aims_.rend() - best) - 1;
    const auto reaches_best = [&](const auto& each) {
      return each.what == what_of(*best) && each.to == to_of(*best);
    };
    if (reached_[index]) {
      answer_.pile = Pile::passed;
    } else if (answer_.result == trace::kStillOpen || !answer_.exact) {
      answer_.pile = can_be_reached(*best) ? Pile::open : Pile::lost;
    } else {
      bool chance = std::any_of(answer_.together.begin(), answer_.together.end(), reaches_best);
      for (const Chance& one : answer_.chances) {
        chance = chance || std::any_of(one.effects.begin(), one.effects.end(), reaches_best);
      }
      answer_.pile = chance ? Pile::chance : Pile::lost;
    }
  }

  // With the highest values for open marks and for as many chances as the rules allow. Only where
  // the line rises with them is that the best case; elsewhere it stays possible.
  bool can_be_reached(const Aim& aim) {
    std::vector<std::vector<std::size_t>> sets = {{}};
    for (std::size_t chance = 0; chance < marks_.size(); ++chance) sets.push_back({chance});
    sets.insert(sets.end(), largest_.begin(), largest_.end());
    return std::any_of(sets.begin(), sets.end(), [&](const std::vector<std::size_t>& set) {
      Steps top;
      for (const std::size_t chance : set) top.push_back(size(chance) - 1);
      if (!rising(aim, set)) return true;
      assume(set, top);
      evaluator_.set_corner(Corner::highest);
      const Value value = evaluator_.value(aim.line);
      // A chance may also come for what is open now; that it is not counted here keeps the answer
      // open.
      return value.status != Status::known || operations::compare(value.hi, aim.least) >= 0;
    });
  }

  trace::Judge& judge_;
  evaluate::Evaluator& evaluator_;
  Budget budget_;
  bool entries_;
  std::span<const Foreseen> foreseen_;
  Answer& answer_;
  std::vector<Aim> aims_;
  bool marks_are_open_;
  std::optional<std::pair<std::vector<std::size_t>, Steps>> assumed_;
  std::vector<bool> reached_;                               // by aim, without any chance
  std::vector<Mark> marks_;                                 // by chance
  std::vector<const program::Possibility*> possibilities_;  // by chance
  std::vector<std::int64_t> from_;  // by chance: the present value, in steps
  std::map<std::pair<NodeId, std::vector<std::size_t>>, bool> rising_;
  std::vector<std::vector<std::size_t>> largest_;  // the largest sets that are allowed
};

}  // namespace

std::vector<Mark> chances_left(trace::Judge& judge, const program::Candidate& candidate) {
  judge.evaluator().bind(candidate);
  Answer ignored;
  return Resits(judge, {}, ignored).chances();
}

void resits_for(trace::Judge& judge, const Question& question, Answer& answer) {
  Resits(judge, question, answer).run();
}

}  // namespace slagboom::questions
