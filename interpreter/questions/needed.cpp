// Which values of the free marks are enough for an aim.
#include <algorithm>
#include <functional>
#include <numeric>

#include "interpreter/evaluate/grid.hpp"
#include "interpreter/questions/ask.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::questions {

namespace {

using evaluate::Budget;
using evaluate::Frontier;
using evaluate::Steps;
using operations::Rational;
using trace::Mark;

class Work {
 public:
  Work(trace::Judge& judge, const Aim& aim, const std::vector<Mark>& free, std::uint64_t budget)
      : judge_(judge), evaluator_(judge.evaluator()), aim_(aim), free_(free), budget_{budget} {
    for (const Mark& mark : free) sizes_.push_back(trace::values_of(fact(mark)));
  }

  Needed run(bool may_prove) {
    for (const Mark& mark : free_) {
      if (!fact(mark).ordered) return not_computed();
    }
    const bool is_rising = may_prove && judge_.monotone(aim_.line);
    if (is_rising) {
      if (!corners() && !grid(true)) rising();
    } else if (!grid(false)) {
      tried();
    }
    evaluator_.clear_assumptions();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const program::Fact& fact(const Mark& mark) const {
    return evaluator_.vocabulary().facts[mark.fact];
  }

  bool enough(const Steps& at) {
    for (std::size_t place = 0; place < free_.size(); ++place) {
      evaluator_.assume(free_[place].fact, free_[place].element,
                        trace::at_step(fact(free_[place]), fact(free_[place]).lowest, at[place]));
    }
    return is_enough(evaluator_.value(aim_.line));
  }

  bool is_enough(const evaluate::Value& value) {
    if (value.lo != value.hi) line_stays_open_ = true;
    return value.status == evaluate::Status::known && value.lo == value.hi &&
           operations::compare(value.lo, aim_.least) >= 0;
  }

  Needed not_computed(Standing standing = Standing::not_computed) {
    result_ = {};
    result_.standing = standing;
    for (std::size_t place = 0; place < free_.size(); ++place) {
      result_.least.push_back({place, std::nullopt, Counts::not_computed, Computed::no});
    }
    return result_;
  }

  [[nodiscard]] std::string value(std::size_t place, std::int64_t steps) const {
    const program::Fact& of = fact(free_[place]);
    return trace::mark_value(evaluator_, free_[place], trace::at_step(of, of.lowest, steps));
  }

  // The answer does not hang on the free marks.
  void settled(Standing standing) {
    result_.standing = standing;
    for (std::size_t place = 0; place < free_.size(); ++place) {
      LeastMark least{place, std::nullopt, Counts::no, Computed::yes};
      if (standing == Standing::certain) least.value = value(place, 0);
      result_.least.push_back(std::move(least));
    }
    Frontier frontier;
    if (standing == Standing::certain) frontier.minimal.emplace_back(free_.size(), 0);
    combinations(frontier, false);
  }

  // Settles what needs no more: not even the highest values are enough, or the lowest are.
  bool corners() {
    Steps top;
    for (const std::int64_t size : sizes_) top.push_back(size - 1);
    if (!enough(top)) {
      settled(line_stays_open_ ? Standing::elsewhere : Standing::impossible);
      return true;
    }
    if (!enough(Steps(free_.size(), 0))) return false;
    settled(Standing::certain);
    return true;
  }

  // The same question, with the values around it that give the same answer.
  bool look(const Steps& at, std::vector<evaluate::Kept>& kept) {
    for (std::size_t place = 0; place < free_.size(); ++place) {
      const program::Fact& of = fact(free_[place]);
      evaluator_.follow(place, free_[place].fact, free_[place].element,
                        trace::at_step(of, of.lowest, at[place]), trace::step_of(of));
    }
    const bool answer = is_enough(evaluator_.value(aim_.line));
    kept = evaluator_.kept();
    return answer;
  }

  // All combinations at once; false: too many, or too many questions.
  bool grid(bool is_rising) {
    if (!evaluate::Grid::fits(sizes_)) return false;
    evaluate::Grid grid(sizes_);
    const evaluate::Look question = [this](const Steps& at, std::vector<evaluate::Kept>& kept) {
      return look(at, kept);
    };
    if (!grid.fill(question, is_rising, budget_)) return false;
    if (settles(grid.none(), grid.all())) return true;
    if (!is_rising && !grid.rises()) {
      (void)not_computed(Standing::not_rising);
      return true;
    }
    const Frontier frontier = grid.minimal();
    lowest_of(frontier, [&](std::size_t place) { return grid.matters(place); });
    combinations(frontier, is_rising);
    return true;
  }

  // Known of every combination: none is enough, or all are.
  bool settles(bool none, bool all) {
    if (none) settled(line_stays_open_ ? Standing::elsewhere : Standing::impossible);
    if (all) settled(Standing::certain);
    return none || all;
  }

  // By mark the lowest value that is enough with some of the others.
  void lowest_of(const Frontier& frontier, const std::function<bool(std::size_t)>& matters) {
    for (std::size_t place = 0; place < free_.size(); ++place) {
      LeastMark least{place, std::nullopt, Counts::yes, Computed::yes};
      std::int64_t lowest = sizes_[place];
      for (const Steps& one : frontier.minimal) lowest = std::min(lowest, one[place]);
      least.value = value(place, lowest);
      if (!matters(place)) least.counts = Counts::no;
      result_.least.push_back(std::move(least));
    }
  }

  // More than a grid holds: along the border.
  void rising() {
    const evaluate::Enough question = [this](const Steps& at) { return enough(at); };
    const Frontier frontier = evaluate::minimal_rising(sizes_, question, budget_);
    for (std::size_t place = 0; place < free_.size(); ++place) {
      LeastMark least{place, std::nullopt, Counts::yes, Computed::yes};
      if (const auto steps = evaluate::least_alone(sizes_, place, question)) {
        least.value = value(place, *steps);
        if (*steps == 0) least.counts = counts(frontier, place, question);
      }
      result_.least.push_back(std::move(least));
    }
    combinations(frontier, true);
  }

  Counts counts(const Frontier& frontier, std::size_t place, const evaluate::Enough& question) {
    evaluate::Matters matters = evaluate::Matters::no;
    if (frontier.complete) {
      for (const Steps& one : frontier.minimal) {
        if (one[place] > 0) matters = evaluate::Matters::yes;
      }
    } else {
      matters = evaluate::matters_rising(sizes_, place, question, budget_);
    }
    return matters == evaluate::Matters::no    ? Counts::no
           : matters == evaluate::Matters::yes ? Counts::yes
                                               : Counts::not_computed;
  }

  void tried() {
    std::vector<Steps> values;
    std::uint64_t all = 1;
    for (const std::int64_t size : sizes_) {
      Steps& of = values.emplace_back(static_cast<std::size_t>(size));
      std::iota(of.begin(), of.end(), 0);
    }
    const evaluate::Trials trials = evaluate::try_all(
        values, [this](const Steps& at) { return enough(at); }, budget_);
    if (!trials.complete) {
      (void)not_computed();
      return;
    }
    for (const Steps& of : values) all *= of.size();
    if (settles(trials.enough.empty(), trials.enough.size() == all)) return;
    if (!evaluate::rises(trials, values)) {
      (void)not_computed(Standing::not_rising);
      return;
    }
    const Frontier frontier = evaluate::minimal_of(trials);
    lowest_of(frontier, [&](std::size_t place) {
      return evaluate::matters_in(trials, values, place) != evaluate::Matters::no;
    });
    combinations(frontier, false);
  }

  // Marks of one kind can be added up; others cannot.
  [[nodiscard]] bool addable() const {
    return std::all_of(free_.begin(), free_.end(), [this](const Mark& mark) {
      const program::Fact& of = fact(mark);
      return of.type.base == program::Base::number && of.type.scale == program::Scale::grade &&
             trace::step_of(of) == trace::step_of(fact(free_.front())) &&
             of.lowest == fact(free_.front()).lowest;
    });
  }

  [[nodiscard]] Rational sum_at(std::int64_t steps) const {
    const program::Fact& of = fact(free_.front());
    const auto count = static_cast<std::int64_t>(free_.size());
    return operations::add(operations::multiply(of.lowest, {count, 1}),
                           operations::multiply(trace::step_of(of), {steps, 1}));
  }

  void combinations(const Frontier& frontier, bool is_rising) {
    if (free_.empty()) return;
    result_.complete = frontier.complete;
    result_.has_combinations = free_.size() == 2 || free_.size() == 3;
    if (!frontier.complete) return;
    if (result_.has_combinations) {
      for (const Steps& one : frontier.minimal) {
        std::vector<std::string>& values = result_.minimal.emplace_back();
        for (std::size_t place = 0; place < one.size(); ++place)
          values.push_back(value(place, one[place]));
      }
    }
    if (!addable() || frontier.minimal.empty()) return;
    std::int64_t least_sum = 0;
    bool first = true;
    for (const Steps& one : frontier.minimal) {
      const std::int64_t sum = std::accumulate(one.begin(), one.end(), std::int64_t{0});
      if (first || sum < least_sum) least_sum = sum;
      first = false;
    }
    const auto count = static_cast<std::int64_t>(free_.size());
    result_.sum = trace::shown(sum_at(least_sum), 1);
    result_.mean = trace::shown(operations::divide(sum_at(least_sum), {count, 1}), 1);
    if (!is_rising || !result_.has_combinations) return;
    for (const evaluate::Region& region : evaluate::parts_of(frontier, sizes_)) {
      CombinationRow row;
      std::int64_t sum = 0;
      for (std::size_t place = 0; place < free_.size(); ++place) {
        row.least.push_back(region.least[place] == 0 ? std::string()
                                                     : value(place, region.least[place]));
        sum += region.least[place];
      }
      if (region.sum > sum) row.sum = trace::shown(sum_at(region.sum), 1);
      result_.rows.push_back(std::move(row));
    }
  }

  trace::Judge& judge_;
  evaluate::Evaluator& evaluator_;
  const Aim& aim_;
  const std::vector<Mark>& free_;
  Budget budget_;
  std::vector<std::int64_t> sizes_;
  bool line_stays_open_ = false;
  Needed result_;
};

}  // namespace

Needed needed_for(trace::Judge& judge, const Aim& aim, const std::vector<Mark>& free,
                  std::uint64_t budget, bool may_prove) {
  return Work(judge, aim, free, budget).run(may_prove);
}

}  // namespace slagboom::questions
