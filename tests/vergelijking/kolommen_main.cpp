// Compares the column evaluator with the plain one, candidate by candidate.
//
//   kolommen --aantal N [--zaad S] [--open K] [--opleiding O] [--examenjaar J] [--per P] [--alles
//   A] [--mutanten M] [--minstens C]
//
// N drawn candidates per school type, spread over the exam years 2010-2026; each gives a shape, and
// P candidates of that shape get marks near those drawn. The outcome is compared for all of them,
// the deciding provisions for one in A. What was left to the plain evaluator is counted with the
// reason. Exit status 1 when anything differs, or when fewer than C candidates were compared.
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
#include "mutant.hpp"
#include "trekken.hpp"
#include "vormen.hpp"

namespace {

using namespace slagboom;

struct Options {
  long count = 200;
  std::uint64_t seed = 1;
  int open = 0;
  std::string type;
  int year = 0;
  std::size_t per = 60;
  std::size_t every = 10;
  int mutants = 0;
  std::uint64_t least = 1;
};

struct Tally {
  std::uint64_t slow = 0, pairs = 0, deciding = 0, different = 0, shapes = 0, slots = 0, steps = 0;
  columns::Share share;
  std::map<std::string, std::uint64_t>
      reasons;  // why a shape, or part of it, was left to the plain evaluator
  std::map<std::string, std::uint64_t> results;
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
    const program::Vocabulary& vocabulary = session_.state().model->vocabulary;
    if (options_.mutants == 0) {
      under(bound.prepared->lowered.program, *bound.prepared->judge, bound.candidate, text);
      return;
    }
    for (int number = 0; number < options_.mutants; ++number) {
      program::Program mutant = bound.prepared->lowered.program;
      const std::string what = vergelijking::mutate(mutant, vocabulary, source_);
      trace::Judge judge(mutant, session_.state().model->vocabulary, session_.sources());
      // A change can make a search try all sets for every candidate.
      trace::JudgeSettings settings;
      settings.needs = false;
      (void)judge.decide(bound.candidate, settings);
      if (judge.evaluator().work() > 600) {
        ++tally_.slow;
        continue;
      }
      program::Candidate candidate = bound.candidate;
      under(mutant, judge, candidate, what + ": " + text);
    }
  }

 private:
  // All candidates of the shape of this one, under one program.
  void under(const program::Program& program, trace::Judge& judge, program::Candidate& candidate,
             const std::string& text) {
    const program::Vocabulary& vocabulary = session_.state().model->vocabulary;
    const columns::Plan plan =
        columns::plan_of(program, vocabulary, candidate, columns::open_of(judge, candidate));
    ++tally_.shapes;
    tally_.slots += plan.first.slots;
    tally_.steps += plan.first.routine.steps.size();
    if (!plan.usable()) ++tally_.reasons[plan.first.problem];
    if (!plan.all.problem.empty()) ++tally_.reasons["alle keuzes: " + plan.all.problem];
    // Searches inside searches make the plain evaluator slow: fewer candidates of those.
    const std::size_t per = program.searches.size() > 3 ? options_.per / 12 + 1 : options_.per;
    const std::vector<std::vector<std::uint8_t>> steps =
        vergelijking::rows_near(source_, plan.columns, vocabulary, candidate, per);
    if (steps.empty()) return;
    std::vector<const std::uint8_t*> places;
    for (const auto& column : steps) places.push_back(column.data());
    columns::Outcomes outcomes;
    std::vector<std::uint32_t> numbers(per);
    const columns::Share share =
        columns::ShapeJudge(plan, outcomes, space_).judge(places, per, numbers.data());
    tally_.share.first += share.first;
    tally_.share.elsewhere += share.elsewhere;
    tally_.share.plain += share.plain;
    for (std::size_t row = 0; row < per; ++row) {
      vergelijking::set_row(candidate, plan.columns, steps, row);
      if (numbers[row] != 0) compare(judge, candidate, outcomes[numbers[row]], row, text);
    }
  }

  void compare(trace::Judge& judge, const program::Candidate& candidate,
               const columns::Outcome& outcome, std::size_t row, const std::string& text) {
    trace::JudgeSettings settings;
    settings.needs = false;
    ++tally_.pairs;
    const program::ReportLine& line = *judge.deciding();
    const bool with_reasons = row % options_.every == 0;
    std::string wrong;
    if (with_reasons) {
      ++tally_.deciding;
      const trace::Verdict verdict = judge.judge(candidate, settings);
      const std::string result = outcome.result < 0
                                     ? "nog open"
                                     : judge.vocabulary()
                                           .option_sets[line.type.options]
                                           .labels[static_cast<std::size_t>(outcome.result)];
      ++tally_.results[result];
      if (verdict.result != result) wrong = "uitslag " + result + " tegen " + verdict.result;
      if (wrong.empty() && verdict.deciding != outcome.deciding) {
        wrong = "beslissend";
        for (const std::string& one : outcome.deciding) wrong += " «" + one + "»";
        wrong += " tegen";
        for (const std::string& one : verdict.deciding) wrong += " «" + one + "»";
      }
    } else {
      const trace::Judge::Decision decision = judge.decide(candidate, settings);
      const bool settled = trace::settled(decision.value);
      if (settled != (outcome.result >= 0) ||
          (settled && decision.value.lo != operations::Rational{outcome.result, 1})) {
        wrong = "uitslag " + std::to_string(outcome.result);
      }
    }
    if (wrong.empty()) return;
    if (++tally_.different > 10) return;
    std::cout << wrong << "\n  rij " << row << " van " << text << "\n ";
    for (const program::Element& element : candidate.elements) {
      for (program::FactId id = 0; id < element.facts.size(); ++id) {
        if (!element.facts[id].given) continue;
        std::cout << " " << element.code << "." << judge.vocabulary().facts[id].key << "="
                  << element.facts[id].value.num << "/" << element.facts[id].value.den;
      }
    }
    std::cout << "\n";
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
    if (name == "--open") options.open = std::atoi(value);
    if (name == "--opleiding") options.type = value;
    if (name == "--examenjaar") options.year = std::atoi(value);
    if (name == "--per") options.per = std::strtoull(value, nullptr, 10);
    if (name == "--mutanten") options.mutants = std::atoi(value);
    if (name == "--minstens") options.least = std::strtoull(value, nullptr, 10);
    if (name == "--alles") options.every = std::strtoull(value, nullptr, 10);
  }
  if (options.per == 0 || options.every == 0) return 2;
  const char* library = std::getenv("SLAGBOOM_STDLIB");
  cli::Session session;
  if (!session.load(library != nullptr ? library : SLAGBOOM_STDLIB_DIR, {}).empty()) return 2;
  std::cout << "zaad " << options.seed << "\n";
  bool wrong = false;
  std::uint64_t pairs = 0;
  for (const std::string_view name : vergelijking::kTypes) {
    if (!options.type.empty() && options.type != name) continue;
    const auto type = referentie::lees_opleiding(name);
    if (!type) continue;
    Tally tally;
    Comparison comparison(options, session, tally);
    vergelijking::draw(
        {options.count, options.seed, options.open, options.year}, *type,
        [&](const referentie::Kandidaat& candidate, const referentie::Context& context) {
          comparison.shape(vergelijking::json_of(candidate, context).dump());
        });
    const columns::Share& share = tally.share;
    const std::uint64_t all = share.first + share.elsewhere + share.plain;
    std::cout << name << ": " << tally.shapes << " vormen, " << tally.pairs << " vergeleken ("
              << tally.deciding << " met beslissende bepaling), " << tally.different
              << " verschillend; in kolommen " << share.first << " + " << share.elsewhere
              << ", gewoon " << share.plain << " van " << all << "; gemiddeld "
              << tally.steps / std::max<std::uint64_t>(1, tally.shapes) << " stappen\n";
    for (const auto& [result, count] : tally.results) std::cout << "  " << result << " " << count;
    std::cout << "\n";
    for (const auto& [reason, count] : tally.reasons)
      std::cout << "  niet in kolommen: " << reason << ": " << count << " vormen\n";
    std::cout << std::flush;
    if (tally.slow > 0)
      std::cout << "  te traag om te vergelijken: " << tally.slow << " mutanten\n";
    wrong = wrong || tally.different > 0 || tally.pairs == 0;
    pairs += tally.pairs;
  }
  std::cout << "samen " << pairs << " paren van een programma en een kandidaat\n";
  if (pairs < options.least) {
    std::cout << "dat zijn er minder dan " << options.least << "\n";
    wrong = true;
  }
  return wrong ? 1 : 0;
}
