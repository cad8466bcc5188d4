// One graph for all that varies, so that what they share is computed once.
#include "interpreter/columns/sweep_plan.hpp"

#include <utility>

#include "interpreter/columns/apart.hpp"
#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using evaluate::Corner;
using evaluate::kMain;
using program::kNone;

namespace {

class SweepPlanner {
 public:
  SweepPlanner(const program::Program& program, const program::Vocabulary& vocabulary,
               const program::Candidate& candidate, const std::vector<Goal>& goals,
               const SweepPlan& plan, bool first_only)
      : program_(program),
        vocabulary_(vocabulary),
        candidate_(candidate),
        goals_(goals),
        plan_(plan),
        first_only_(first_only) {}

  Routine run() {
    for (const Column& varied : plan_.varied) add(varied);
    if (graph_.failed()) return {};
    for (Slot& output : outputs_) output = apart(graph_, output, input());
    if (graph_.failed()) return {};
    return routine_again(graph_, outputs_, input());
  }
  [[nodiscard]] const std::string& problem() const { return graph_.reason(); }
  [[nodiscard]] bool has_elsewhere() const { return has_elsewhere_; }

 private:
  [[nodiscard]] std::uint32_t input() const {
    return static_cast<std::uint32_t>(plan_.columns.size());
  }

  void add(const Column& varied) {
    program::Candidate candidate = candidate_;
    program::FactValue& value = candidate.elements[varied.element].facts[varied.fact];
    value.given = true;
    value.value = vocabulary_.facts[varied.fact].lowest;
    std::vector<Column> columns = plan_.columns;
    columns.push_back(varied);  // the last holds where one of the shape is the same fact
    Symbolic symbolic(program_, vocabulary_, candidate, columns, graph_);
    symbolic.check_places();
    const auto element = static_cast<int>(varied.element);
    const program::NodeId place = program_.fact_applies[varied.fact];
    if (place != kNone && symbolic.truth(place, element).lo != kTrue)
      graph_.fail("wat verandert, heeft hier geen plaats");
    for (const Goal& goal : goals_) {
      const std::vector<Symbolic::World> worlds =
          symbolic.settle(symbolic.searches_below(goal.line), Corner::bounds, first_only_);
      Slot reached = kFalse;
      for (std::size_t index = worlds.size(); index-- > 0;) {
        symbolic.enter(worlds[index], Corner::bounds);
        const Slot here = reaches(symbolic.value(goal.line), goal);
        reached =
            index + 1 == worlds.size() ? here : graph_.choose(worlds[index].where, here, reached);
      }
      has_elsewhere_ = has_elsewhere_ || symbolic.elsewhere() != kFalse;
      const Slot undecided = graph_.either(symbolic.given_up(), symbolic.elsewhere());
      outputs_.push_back(graph_.choose(undecided, graph_.constant(SweepPlan::kUndecided), reached));
    }
  }

  Slot reaches(const Symbol& value, const Goal& goal) {
    const bool yes = goal.least == operations::Rational{1, 1};
    if (value.form == Symbol::Form::truth && yes) return graph_.both(value.applies, value.truth.lo);
    if (value.form != Symbol::Form::number) {
      graph_.fail("het doel is geen getal en geen ja of nee");
      return kFalse;
    }
    Numbers numbers(graph_);
    return graph_.both(value.applies, numbers.compare(value.lo, program::Comparison::at_least,
                                                      numbers.constant(goal.least)));
  }

  const program::Program& program_;
  const program::Vocabulary& vocabulary_;
  const program::Candidate& candidate_;
  const std::vector<Goal>& goals_;
  const SweepPlan& plan_;
  const bool first_only_;
  Graph graph_;
  std::vector<Slot> outputs_;
  bool has_elsewhere_ = false;
};

}  // namespace

SweepPlan sweep_plan_of(const program::Program& program, const program::Vocabulary& vocabulary,
                        const program::Candidate& candidate, const std::vector<Varied>& varied,
                        const std::vector<Goal>& goals) {
  SweepPlan plan;
  plan.columns = columns_of(vocabulary, candidate);
  plan.goals = goals.size();
  for (const Varied& one : varied) {
    const program::Fact& fact = vocabulary.facts[one.fact];
    if (!is_column(fact)) {
      plan.problem = "wat verandert, is geen cijfer";
      return plan;
    }
    const std::uint8_t scale = steps_per_whole(fact);
    plan.varied.push_back({one.fact, one.element,
                           static_cast<std::uint8_t>(fact.lowest.num * scale),
                           static_cast<std::uint8_t>(fact.highest.num * scale), scale});
  }
  SweepPlanner first(program, vocabulary, candidate, goals, plan, true);
  plan.first = first.run();
  plan.problem = first.problem();
  if (plan.usable() && first.has_elsewhere()) {
    // Without a plan for the others they stay undecided.
    plan.all = SweepPlanner(program, vocabulary, candidate, goals, plan, false).run();
  }
  return plan;
}

}  // namespace slagboom::columns
