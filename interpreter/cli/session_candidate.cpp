// A candidate in a session: bound to the program of its regime, or refused with reasons; and the verdict.
#include <algorithm>
#include <utility>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

std::vector<std::string> told(const std::vector<candidates::RawProblem>& problems, candidates::FileFormat format) {
  std::vector<std::string> faults;
  for (const candidates::RawProblem& problem : problems) {
    const std::string where = candidates::place(problem, format);
    std::string text = where.empty() ? problem.message : where + ": " + problem.message;
    // Two facts may share a key; one cell is one problem.
    const bool known = std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
      return fault == text || (!where.empty() && fault.starts_with(where + ": "));
    });
    if (!known) faults.push_back(std::move(text));
  }
  return faults;
}

Bound Session::State::bind(const candidates::RawCandidate& raw) {
  Bound bound;
  std::vector<candidates::RawProblem>& problems = bound.problems;
  problems = raw.problems;
  const resolve::Regime regime = candidates::read_regime(*model, raw, problems);
  if (!problems.empty()) {
    // Further unreadable cells are worth telling at once. Which codes hold is not known then: those of any regime do.
    (void)candidates::bind(*model, resolve::codes(*model, regime, resolve::Fits::undecided), raw, problems);
    return bound;
  }
  bool regulated = false;
  std::string outside;
  for (const resolve::DocumentInfo& info : model->documents) {
    if (info.is_library || info.rank < resolve::Rank::reglement) continue;
    if (resolve::fits(*model, info.syntax->scope, regime) == resolve::Fits::no) {
      outside = info.title;
    } else {
      regulated = true;
    }
  }
  if (!outside.empty() && !regulated) {
    problems.push_back({raw.row, {}, "«" + outside + "» geldt niet voor " + resolve::label(*model, regime)});
    return bound;
  }
  bound.prepared = &prepare(regime);
  const Prepared& used = *bound.prepared;
  bound.candidate = candidates::bind(*model, used.codes, raw, problems);
  if (problems.empty() && used.lowered.program.report.empty()) {
    problems.push_back({raw.row, {}, "voor " + used.label + " zijn geen regels bekend"});
  }
  if (problems.empty() && !used.lowered.missing_facts.empty()) {
    for (const std::string& fact : used.lowered.missing_facts) {
      problems.push_back({raw.row, {}, fact + " ontbreekt, en is nodig om te weten welke regels gelden"});
    }
  }
  if (problems.empty()) refuse_misplaced(raw, bound);
  return bound;
}

// A value where none can be: refuse rather than leave it out in silence.
void Session::State::refuse_misplaced(const candidates::RawCandidate& raw, Bound& bound) {
  const program::Candidate& candidate = bound.candidate;
  const program::Program& program = bound.prepared->lowered.program;
  evaluate::Evaluator& evaluator = bound.prepared->judge->evaluator();
  evaluator.bind(candidate);
  const auto& facts = model->vocabulary.facts;
  const auto entries = raw.collections.find(model->collection_key);
  for (std::size_t index = 0; index < candidate.elements.size(); ++index) {
    for (program::FactId id = 0; id < facts.size(); ++id) {
      const program::NodeId applies = program.fact_applies[id];
      if (applies == program::kNone || !candidate.elements[index].facts[id].given) continue;
      if (!evaluator.value(applies, static_cast<int>(index)).is_no()) continue;
      candidates::RawProblem problem{raw.row, {}, candidate.elements[index].code + " heeft hier geen «" + facts[id].key + "»"};
      if (entries != raw.collections.end()) {
        for (const candidates::RawEntry& entry : entries->second) {
          const auto cell = entry.fields.find(facts[id].key);
          if (entry.id == candidate.elements[index].code && cell != entry.fields.end()) {
            problem.row = cell->second.row;
            problem.column = cell->second.column;
          }
        }
      }
      bound.problems.push_back(std::move(problem));
    }
  }
}

trace::Verdict Session::judge(const candidates::RawCandidate& raw, const JudgeOptions& options) {
  State& state = *state_;
  Bound bound = state.bind(raw);
  if (!bound.problems.empty()) {
    trace::Verdict failed;
    failed.candidate = raw.id;
    failed.faults = told(bound.problems, raw.format);
    failed.fault = failed.faults.empty() ? "niet te lezen" : failed.faults.front();
    return failed;
  }
  const Prepared& prepared = *bound.prepared;
  trace::JudgeSettings settings;
  settings.reasoning = options.reasoning;
  settings.needs = options.needs;
  trace::Verdict verdict = prepared.judge->judge(bound.candidate, settings);
  verdict.regime = prepared.label;
  verdict.applied = prepared.applied;
  verdict.choices = prepared.choices;
  if (options.reasoning) verdict.provisions = state.provisions_of(verdict);
  for (const resolve::OpenChoice& open : prepared.lowered.open_choices) {
    if (!open.required || verdict.result != trace::kStillOpen) continue;
    verdict.notes.push_back("de school heeft nog niet gekozen: " + grammar::shown(state.library->names[open.name]) + " (" +
                            open.provision + ")");
  }
  return verdict;
}

}  // namespace slagboom::cli
