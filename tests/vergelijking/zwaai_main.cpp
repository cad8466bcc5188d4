// Compares the sweep over one more mark with the plain evaluator and with the full evaluation in
// columns.
//
//   zwaai --aantal N [--zaad S] [--opleiding O] [--examenjaar J] [--per P] [--minstens C]
//
// N drawn candidates per school type, spread over the exam years 2010-2026; each gives a shape, and
// P candidates of that shape get marks near those drawn. What varies is every value that a
// candidate may still obtain (statement `mogelijkheid`) and two marks that are given. For every
// value the outcome must be that of the full evaluation in columns; at and just below the least
// value that is enough, and at some others, that of the plain evaluator, for every line of the
// report that is an aim. Exit status 1 when anything differs, or fewer than C values were compared.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/shape_judge.hpp"
#include "interpreter/columns/sweep.hpp"
#include "interpreter/questions/ask.hpp"
#include "trekken.hpp"
#include "vormen.hpp"

namespace {

using namespace slagboom;
using columns::Sweep;

struct Options {
  long count = 20;
  std::uint64_t seed = 1;
  std::string type;
  int year = 0;
  std::size_t per = 40;
  std::uint64_t least = 1;
};

struct Tally {
  std::uint64_t shapes = 0, outputs = 0, halved = 0, values = 0, full = 0, plain = 0, undecided = 0,
                different = 0, once = 0, again = 0;
  std::map<std::string, std::uint64_t> reasons;
};

class Comparison {
 public:
  Comparison(const Options& options, cli::Session& session, Tally& tally)
      : options_(options), session_(session), tally_(tally), source_(options.seed) {}

  void shape(const std::string& text) {
    const candidates::ReadResult read = candidates::read_candidates(
        text, candidates::FileFormat::json, session_.file_schema(), nullptr);
    if (read.candidates.size() != 1) return;
    cli::Bound bound = session_.state().bind(read.candidates.front());
    if (!bound.problems.empty()) return;
    trace::Judge& judge = *bound.prepared->judge;
    if (columns::open_of(judge, bound.candidate).any) return;
    std::vector<columns::Varied> varied = left(judge, bound.candidate);
    const std::vector<columns::Column> given =
        columns::columns_of(judge.vocabulary(), bound.candidate);
    for (int more = 0; more < 2 && !given.empty(); ++more) {
      const columns::Column& one = given[static_cast<std::size_t>(
          vergelijking::drawn(source_, static_cast<int>(given.size())))];
      varied.push_back({one.fact, one.element});
    }
    sweep(judge, bound.candidate, varied, text);
  }

 private:
  static std::vector<columns::Varied> left(trace::Judge& judge,
                                           const program::Candidate& candidate) {
    std::vector<columns::Varied> found;
    judge.evaluator().bind(candidate);
    for (const program::Possibility& possibility : judge.program().possibilities) {
      if (!columns::is_column(judge.vocabulary().facts[possibility.gives])) continue;
      for (std::uint32_t element = 0; element < candidate.elements.size(); ++element) {
        if (judge.evaluator().fact(possibility.gives, static_cast<int>(element)).status ==
            evaluate::Status::not_applicable)
          found.push_back({possibility.gives, element});
      }
    }
    return found;
  }

  void sweep(trace::Judge& judge, program::Candidate& candidate,
             const std::vector<columns::Varied>& varied, const std::string& text) {
    const program::Vocabulary& vocabulary = judge.vocabulary();
    std::vector<columns::Goal> goals;
    for (const questions::Aim& aim : questions::aims_of(judge))
      goals.push_back({aim.line, aim.least});
    const columns::SweepPlan plan =
        columns::sweep_plan_of(judge.program(), vocabulary, candidate, varied, goals);
    if (!plan.usable()) {
      // One that has no place must not hide the others.
      ++tally_.reasons[plan.problem];
      if (varied.size() == 1) return;
      for (const columns::Varied& one : varied) sweep(judge, candidate, {one}, text);
      return;
    }
    ++tally_.shapes;
    tally_.once += plan.first.sections.front();
    tally_.again += plan.first.steps.size() - plan.first.sections.front();
    const std::vector<std::vector<std::uint8_t>> steps =
        vergelijking::rows_near(source_, plan.columns, vocabulary, candidate, options_.per);
    if (steps.empty()) return;
    std::vector<const std::uint8_t*> places;
    for (const auto& column : steps) places.push_back(column.data());

    std::vector<bool> rising;
    for (const columns::Varied& one : varied) {
      for (const columns::Goal& goal : goals) {
        program::Candidate with = candidate;
        with.elements[one.element].facts[one.fact] = {true, vocabulary.facts[one.fact].lowest};
        judge.evaluator().bind(with);
        rising.push_back(judge.monotone(goal.line));
        if (rising.back()) ++tally_.halved;
      }
    }
    std::vector<std::vector<std::uint8_t>> least(plan.outputs(),
                                                 std::vector<std::uint8_t>(options_.per));
    std::vector<std::uint8_t*> into;
    for (auto& one : least) into.push_back(one.data());
    Sweep machine(plan);
    machine.least(places, options_.per, rising, into);

    for (std::size_t output = 0; output < plan.outputs(); ++output) {
      ++tally_.outputs;
      const columns::Column& of = plan.varied[output / plan.goals];
      const auto size = static_cast<std::size_t>(of.highest - of.lowest + 1);
      std::vector<std::uint8_t> reached(size * options_.per);
      machine.each(places, options_.per, output, reached.data());
      full(judge, candidate, plan, steps, output, goals, reached, text);
      for (std::size_t row = 0; row < options_.per; ++row) {
        tally_.values += size;
        std::uint8_t from = Sweep::kNever;
        std::size_t step = size;
        while (step > 0 && reached[(step - 1) * options_.per + row] == 1)
          from = static_cast<std::uint8_t>(--step);
        const bool stopped =
            step > 0 && reached[(step - 1) * options_.per + row] == Sweep::kUndecided;
        if (stopped) from = Sweep::kUndecided;
        // Halving may miss a value that is undecided, and meet one that does not matter.
        const bool either = rising[output] && (stopped || least[output][row] == Sweep::kUndecided);
        if (least[output][row] == Sweep::kUndecided) ++tally_.undecided;
        if (from != least[output][row] && !either) wrong("least value", text, row, output);
        plain(judge, candidate, plan, steps, output, row, goals[output % plan.goals], reached,
              least[output][row], text);
      }
    }
  }

  // The value itself in the shape, and all of it computed again.
  void full(trace::Judge& judge, const program::Candidate& candidate,
            const columns::SweepPlan& plan, const std::vector<std::vector<std::uint8_t>>& steps,
            std::size_t output, const std::vector<columns::Goal>& goals,
            const std::vector<std::uint8_t>& reached, const std::string& text) {
    const columns::Goal& goal = goals[output % plan.goals];
    if (judge.deciding() == nullptr || goal.line != judge.deciding()->node) return;
    const columns::Column& of = plan.varied[output / plan.goals];
    program::Candidate with = candidate;
    with.elements[of.element].facts[of.fact] = {true, judge.vocabulary().facts[of.fact].lowest};
    const columns::Plan whole =
        columns::plan_of(judge.program(), judge.vocabulary(), with, columns::open_of(judge, with));
    if (!whole.usable()) return;
    std::vector<std::uint8_t> value(options_.per);
    std::vector<const std::uint8_t*> places;
    for (const columns::Column& column : whole.columns) {
      const auto same =
          std::find_if(plan.columns.begin(), plan.columns.end(), [&](const columns::Column& other) {
            return other.fact == column.fact && other.element == column.element;
          });
      const bool varies = column.fact == of.fact && column.element == of.element;
      places.push_back(varies
                           ? value.data()
                           : steps[static_cast<std::size_t>(same - plan.columns.begin())].data());
    }
    columns::Outcomes outcomes;
    columns::ShapeJudge shape(whole, outcomes, space_);
    std::vector<std::uint32_t> numbers(options_.per);
    for (int at = of.lowest; at <= of.highest; ++at) {
      std::fill(value.begin(), value.end(), static_cast<std::uint8_t>(at));
      (void)shape.judge(places, options_.per, numbers.data());
      for (std::size_t row = 0; row < options_.per; ++row) {
        const std::uint8_t ours =
            reached[static_cast<std::size_t>(at - of.lowest) * options_.per + row];
        if (numbers[row] == 0 || ours == Sweep::kUndecided) continue;
        ++tally_.full;
        const std::int32_t result = outcomes[numbers[row]].result;
        const bool there = result >= 0 && operations::compare({result, 1}, goal.least) >= 0;
        if (there != (ours == 1)) wrong("the full evaluation", text, row, output);
      }
    }
  }

  void plain(trace::Judge& judge, program::Candidate& candidate, const columns::SweepPlan& plan,
             const std::vector<std::vector<std::uint8_t>>& steps, std::size_t output,
             std::size_t row, const columns::Goal& goal, const std::vector<std::uint8_t>& reached,
             std::uint8_t least, const std::string& text) {
    const columns::Column& of = plan.varied[output / plan.goals];
    const int last = of.highest - of.lowest;
    vergelijking::set_row(candidate, plan.columns, steps, row);
    evaluate::Evaluator& evaluator = judge.evaluator();
    evaluator.bind(candidate);
    std::vector<int> tried{last, vergelijking::drawn(source_, last + 1)};
    if (least < Sweep::kNever) {
      tried.push_back(least);
      if (least > 0) tried.push_back(least - 1);
    }
    for (const int step : tried) {
      evaluator.assume(of.fact, static_cast<int>(of.element),
                       operations::reduced(of.lowest + step, of.scale));
      const evaluate::Value value = evaluator.value(goal.line);
      const bool there =
          (value.status == evaluate::Status::known || value.status == evaluate::Status::unknown) &&
          operations::compare(value.lo, goal.least) >= 0;
      const std::uint8_t ours = reached[static_cast<std::size_t>(step) * options_.per + row];
      if (ours == Sweep::kUndecided) continue;
      ++tally_.plain;
      if (there != (ours == 1)) wrong("the plain evaluator", text, row, output);
    }
    evaluator.clear_assumptions();
  }

  void wrong(const char* with, const std::string& text, std::size_t row, std::size_t output) {
    if (++tally_.different > 3) return;
    std::cout << "anders dan " << with << ": rij " << row << ", uitkomst " << output << " van "
              << text << "\n";
  }

  const Options& options_;
  cli::Session& session_;
  Tally& tally_;
  std::mt19937_64 source_;
  columns::Workspace space_;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int index = 1; index + 1 < argc; index += 2) {
    const std::string name = argv[index];
    const char* value = argv[index + 1];
    if (name == "--aantal") options.count = std::atol(value);
    if (name == "--zaad") options.seed = std::strtoull(value, nullptr, 10);
    if (name == "--opleiding") options.type = value;
    if (name == "--examenjaar") options.year = std::atoi(value);
    if (name == "--per") options.per = std::strtoull(value, nullptr, 10);
    if (name == "--minstens") options.least = std::strtoull(value, nullptr, 10);
  }
  if (options.per == 0) return 2;
  const char* library = std::getenv("SLAGBOOM_STDLIB");
  cli::Session session;
  if (!session.load(library != nullptr ? library : SLAGBOOM_STDLIB_DIR, {}).empty()) return 2;
  std::cout << "zaad " << options.seed << "\n";
  bool wrong = false;
  std::uint64_t compared = 0;
  for (const std::string_view name : vergelijking::kTypes) {
    if (!options.type.empty() && options.type != name) continue;
    const auto type = referentie::lees_opleiding(name);
    if (!type) continue;
    Tally tally;
    Comparison comparison(options, session, tally);
    vergelijking::draw(
        {options.count, options.seed, 0, options.year}, *type,
        [&](const referentie::Kandidaat& candidate, const referentie::Context& context) {
          comparison.shape(vergelijking::json_of(candidate, context).dump());
        });
    const std::uint64_t outputs = std::max<std::uint64_t>(1, tally.outputs);
    std::cout << name << ": " << tally.shapes << " vormen, " << tally.outputs
              << " keer iets dat verandert (" << tally.halved << " gehalveerd), " << tally.values
              << " waarden; tegen kolommen " << tally.full << ", gewoon " << tally.plain
              << ", onbeslist " << tally.undecided << ", verschillend " << tally.different
              << "; stappen eenmaal " << tally.once / std::max<std::uint64_t>(1, tally.shapes)
              << " per vorm, telkens " << tally.again / outputs << "\n";
    for (const auto& [reason, count] : tally.reasons)
      std::cout << "  niet: " << reason << ": " << count << "\n";
    std::cout << std::flush;
    wrong = wrong || tally.different > 0 || tally.plain == 0;
    compared += tally.full + tally.plain;
  }
  std::cout << "samen " << compared << " vergelijkingen\n";
  return wrong || compared < options.least ? 1 : 0;
}
