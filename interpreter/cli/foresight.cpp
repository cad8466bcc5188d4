// Groups of one shape, and a sweep over the chances that are left to them.
#include "interpreter/cli/foresight.hpp"

#include "interpreter/columns/plan.hpp"

namespace slagboom::cli {

namespace {

// Working out the sweep of a shape costs as much as some so many candidates alone.
constexpr std::size_t kEnough = 12;

}  // namespace

void Foresight::add(std::size_t number, Prepared& prepared, const program::Candidate& candidate) {
  const program::Vocabulary& vocabulary = prepared.judge->vocabulary();
  Group& group = groups_[{&prepared, columns::shape_key(vocabulary, candidate)}];
  if (group.rows == 0) {
    group.first = candidate;
    group.columns = columns::columns_of(vocabulary, candidate);
    group.steps.resize(group.columns.size());
  }
  for (std::size_t column = 0; column < group.columns.size(); ++column) {
    std::uint8_t step = 0;
    if (!columns::step_of(group.columns[column], candidate, step)) {
      // A row of its own, or none.
      while (column > 0) group.steps[--column].pop_back();
      return;
    }
    group.steps[column].push_back(step);
  }
  places_[number] = {&group, group.rows++};
}

void Foresight::look() {
  for (auto& [key, group] : groups_) {
    if (group.rows >= kEnough) look(*key.first, group);
  }
}

void Foresight::look(Prepared& prepared, Group& group) {
  trace::Judge& judge = *prepared.judge;
  if (columns::open_of(judge, group.first).any) return;
  std::vector<columns::Goal> goals;
  for (const questions::Aim& aim : questions::aims_of(judge))
    goals.push_back({aim.line, aim.least});
  std::vector<columns::Varied> varied;
  std::vector<bool> rising;
  for (const trace::Mark& mark : questions::chances_left(judge, group.first)) {
    const program::Fact& fact = judge.vocabulary().facts[mark.fact];
    if (mark.element < 0 || !columns::is_column(fact)) continue;
    group.chances.push_back(mark);
    varied.push_back({mark.fact, static_cast<std::uint32_t>(mark.element)});
    judge.evaluator().bind(group.first);
    judge.evaluator().assume(mark.fact, mark.element, fact.lowest);
    for (const columns::Goal& goal : goals) rising.push_back(judge.monotone(goal.line));
  }
  if (varied.empty() || goals.empty()) return;
  const columns::SweepPlan plan =
      columns::sweep_plan_of(judge.program(), judge.vocabulary(), group.first, varied, goals);
  if (!plan.usable()) return;
  group.aims = goals.size();
  group.least.assign(plan.outputs(), std::vector<std::uint8_t>(group.rows));
  std::vector<const std::uint8_t*> columns;
  for (const std::vector<std::uint8_t>& column : group.steps) columns.push_back(column.data());
  std::vector<std::uint8_t*> least;
  for (std::vector<std::uint8_t>& one : group.least) least.push_back(one.data());
  columns::Sweep(plan).least(columns, group.rows, rising, least);
}

std::vector<questions::Foreseen> Foresight::of(std::size_t number) const {
  std::vector<questions::Foreseen> found;
  const auto place = places_.find(number);
  if (place == places_.end()) return found;
  const auto& [group, row] = place->second;
  for (std::size_t output = 0; output < group->least.size(); ++output) {
    const std::uint8_t steps = group->least[output][row];
    if (steps == columns::Sweep::kUndecided) continue;
    questions::Foreseen& one = found.emplace_back();
    one.mark = group->chances[output / group->aims];
    one.aim = output % group->aims;
    if (steps != columns::Sweep::kNever) one.least = steps;
  }
  return found;
}

}  // namespace slagboom::cli
