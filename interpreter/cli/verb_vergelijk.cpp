// vergelijk: what differs between two texts or two years, and for which candidates that matters.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/cli/compare_sides.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/compare/comparison.hpp"
#include "interpreter/properties/samples.hpp"
#include "interpreter/report/comparison.hpp"

namespace slagboom::cli {

namespace {

// Regimes in which the texts differ in the same way are told once.
struct Told {
  std::vector<const RegimePair*> pairs;
  std::vector<compare::Difference> differences;
};

// "havo, examenjaar 2026; havo, examenjaar 2027", or the first and how many more.
std::string labels(const std::vector<const RegimePair*>& pairs, bool before) {
  constexpr std::size_t kMost = 4;
  std::string text;
  for (std::size_t at = 0; at < pairs.size() && at < kMost; ++at) {
    if (at > 0) text += "; ";
    text += before ? pairs[at]->label_before : pairs[at]->label_after;
  }
  if (pairs.size() > kMost) text += "; en nog " + std::to_string(pairs.size() - kMost) + " andere";
  return text;
}

std::string fingerprint(const std::vector<compare::Difference>& differences) {
  std::string text;
  for (const compare::Difference& one : differences) {
    text += std::to_string(static_cast<int>(one.change)) + "\x01" + one.before + "\x01" + one.after + "\x01" + one.name +
            "\x01" + one.scope_before + "\x01" + one.scope_after + "\x01";
    for (const compare::RedLine& line : one.lines) {
      for (const compare::Piece& piece : line.pieces) text += std::to_string(static_cast<int>(piece.kind)) + piece.text;
      text += "\x02";
    }
  }
  return text;
}

std::vector<compare::TextComparison> texts_of(const Sides& sides) {
  std::vector<std::string> order;
  std::map<std::string, Told> told;
  Progress progress("groep", true);
  for (std::size_t at = 0; at < sides.pairs.size(); ++at) {
    const RegimePair& pair = sides.pairs[at];
    progress.step(at + 1, sides.pairs.size());
    std::vector<compare::Difference> differences =
        compare::redline(compare::units(*sides.before->state().model, pair.before),
                         compare::units(*sides.after->state().model, pair.after));
    if (differences.empty()) continue;
    const std::string key = fingerprint(differences);
    const auto [place, is_new] = told.try_emplace(key);
    if (is_new) {
      order.push_back(key);
      place->second.differences = std::move(differences);
    }
    place->second.pairs.push_back(&pair);
  }
  std::vector<compare::TextComparison> texts;
  for (const std::string& key : order) {
    Told& one = told[key];
    texts.push_back({labels(one.pairs, true), labels(one.pairs, false), std::move(one.differences)});
  }
  return texts;
}

// What the rules make of every candidate that there can be, regime by regime.
std::vector<compare::ResultComparison> results_of(const Sides& sides) {
  constexpr std::size_t kMostExamples = 400;
  std::vector<compare::ResultComparison> results;
  Progress progress("groep", true);
  for (std::size_t at = 0; at < sides.pairs.size(); ++at) {
    const RegimePair& pair = sides.pairs[at];
    const auto working = [&] { progress.step(at + 1, sides.pairs.size()); };
    working();
    Session::State& before = sides.before->state();
    Session::State& after = sides.after->state();
    Prepared& first = before.prepare(pair.before);
    Prepared& second = after.prepare(pair.after);
    const auto rules = [](const Session::State& state, Prepared& prepared) {
      return compare::Rules{{&prepared.lowered.program, &state.model->vocabulary, &prepared.regime}, prepared.judge.get(), &prepared.codes, prepared.label};
    };
    std::optional<compare::ResultComparison> one =
        compare::compare_results(rules(before, first), rules(after, second),
                                 [&] { return properties::samples_of(*before.model, pair.before, kMostExamples); }, {}, working);
    if (one) compare::add(results, std::move(*one));
  }
  return results;
}

// The outcomes of the deciding line, from low to high.
std::vector<std::string> outcomes_of(Session& session, const resolve::Regime& regime) {
  const program::ReportLine* line = session.state().prepare(regime).lowered.program.deciding();
  if (line == nullptr || line->type.base != program::Base::option) return {};
  return session.state().model->vocabulary.option_sets[line->type.options].labels;
}

compare::VerdictComparison verdicts_of(const Sides& sides, const candidates::ReadResult& read) {
  const std::vector<std::string> order = outcomes_of(*sides.after, sides.pairs.front().after);
  std::vector<compare::VerdictChange> changes;
  Progress progress("kandidaat", true);
  const JudgeOptions judging{.reasoning = false, .needs = false};
  for (std::size_t at = 0; at < read.candidates.size(); ++at) {
    const candidates::RawCandidate& raw = read.candidates[at];
    const trace::Verdict before = verdict_on(*sides.before, seen_by(raw, sides.fixed_before), judging);
    const trace::Verdict after = verdict_on(*sides.after, seen_by(raw, sides.fixed_after), judging);
    changes.push_back(compare::change_of(before, after, order));
    progress.step(at + 1, read.candidates.size());
  }
  compare::VerdictComparison result;
  result.totals = compare::totals_of(changes);
  result.changes = compare::sorted_changes(std::move(changes));
  return result;
}

}  // namespace

Status vergelijk(const Options& options) {
  Sides sides;
  if (const Status status = load_sides(options, sides); status != Status::fine) return status;
  std::optional<candidates::ReadResult> read;
  if (!options.candidates.empty()) {
    read = read_candidates(*sides.before, options);
    if (!read) return Status::unreadable;
  }
  compare::Comparison comparison;
  comparison.before = sides.name_before;
  comparison.after = sides.name_after;
  comparison.regimes = sides.pairs.size();
  comparison.texts = texts_of(sides);
  comparison.results = results_of(sides);
  if (read) comparison.verdicts = verdicts_of(sides, *read);

  Output output(options.output);
  switch (options.format) {
    case Format::tekst: output.write(report::comparison_text(comparison, output.width(), options.brief)); break;
    case Format::json: output.write(report::comparison_json(comparison, options.brief)); break;
    case Format::csv: output.write(report::comparison_csv(comparison)); break;
    case Format::html: output.write(report::comparison_html(comparison, options.brief)); break;
    case Format::ics:
    case Format::sarif: return Status::fault;   // not a format of this verb
  }
  output.finish();
  return comparison.differs() ? Status::findings : Status::fine;
}

}  // namespace slagboom::cli
