// Questions in a session: premises laid over a candidate, the marks that are meant, and the answer.
#include <algorithm>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/candidates/bind.hpp"
#include "interpreter/candidates/overlay.hpp"
#include "interpreter/cli/foresight.hpp"
#include "interpreter/cli/options.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/questions/ask.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

namespace {

std::string quoted(const std::string& text) { return "«" + grammar::printable(text) + "»"; }

// A fact of this key that has a place for the element; a fact without one when there is none;
// kNone: no such key.
program::FactId fact_of(const resolve::Model& model, evaluate::Evaluator& evaluator,
                        const std::string& key, int element) {
  program::FactId found = program::kNone;
  const std::vector<program::Fact>& facts = model.vocabulary.facts;
  for (program::FactId id = 0; id < facts.size(); ++id) {
    if (facts[id].key != key || facts[id].per_element != (element >= 0)) continue;
    if (evaluator.fact(id, element).status != evaluate::Status::not_applicable) return id;
    if (found == program::kNone) found = id;
  }
  return found;
}

// The element of an entry; kMain for the candidate itself; nothing when it is not there.
std::optional<int> element_of(const resolve::Model& model, const Bound& bound,
                              const candidates::RawCandidate& raw, const std::string& entry) {
  if (entry.empty()) return evaluate::kMain;
  const auto index = candidates::find_entry(model, bound.prepared->codes, raw, entry);
  if (!index || *index >= bound.candidate.elements.size()) return std::nullopt;
  return static_cast<int>(*index);
}

// What the file says there, as it is written; empty when that cannot be read either.
std::string cell_of(const resolve::Model& model, const candidates::RawCandidate& raw,
                    const candidates::Overlay& overlay) {
  std::vector<candidates::RawProblem> ignored;
  const std::map<std::string, candidates::RawValue>* fields = &raw.fields;
  if (!overlay.entry.empty()) {
    const resolve::CodeTable codes =
        resolve::codes(model, candidates::read_regime(model, raw, ignored));
    const auto entry = candidates::find_entry(model, codes, raw, overlay.entry);
    if (!entry) return {};
    fields = &raw.collections.at(model.collection_key)[*entry].fields;
  }
  const auto cell = fields->find(overlay.key);
  return cell == fields->end() ? "nog niet bekend" : cell->second.text;
}

std::string with_suggestion(const std::string& sentence, const std::string& given,
                            const std::vector<std::string>& known) {
  return sentence + did_you_mean(given, known);
}

std::string key_problem(const resolve::Model& model, const candidates::Key& key) {
  const std::vector<std::string> known = candidates::known_keys(model, !key.entry.empty());
  if (std::find(known.begin(), known.end(), key.key) != known.end()) return {};
  // "ce" without a vak, or "netl.opleiding".
  const std::vector<std::string> others = candidates::known_keys(model, key.entry.empty());
  if (std::find(others.begin(), others.end(), key.key) != others.end()) {
    return key.entry.empty() ? quoted(key.key) + " hoort bij een " +
                                   grammar::shown(model.library->names[model.element_sort]) +
                                   ": schrijf er de code voor, zoals «code." + key.key + "»"
                             : quoted(key.key) + " hoort bij de kandidaat zelf: schrijf alleen " +
                                   quoted(key.key);
  }
  return with_suggestion("de sleutel " + quoted(key.key) + " bestaat niet", key.key, known);
}

}  // namespace

std::string no_entry(const candidates::RawCandidate& raw, const resolve::Model& model,
                     const std::string& entry) {
  std::vector<std::string> codes;
  if (const auto entries = raw.collections.find(model.collection_key);
      entries != raw.collections.end()) {
    for (const candidates::RawEntry& each : entries->second) codes.push_back(each.id);
  }
  return with_suggestion("deze kandidaat heeft geen " + quoted(entry), entry, codes);
}

std::vector<std::string> Session::State::formerly(const candidates::RawCandidate& raw,
                                                  const std::vector<candidates::Overlay>& wanted) {
  std::vector<std::string> found(wanted.size());
  if (wanted.empty()) return found;
  Bound before = bind(raw);
  if (!before.problems.empty()) {
    // Not to be judged as it stands, so only what is written there.
    for (std::size_t index = 0; index < wanted.size(); ++index)
      found[index] = cell_of(*model, raw, wanted[index]);
    return found;
  }
  evaluate::Evaluator& evaluator = before.prepared->judge->evaluator();
  evaluator.bind(before.candidate);
  for (std::size_t index = 0; index < wanted.size(); ++index) {
    const std::optional<int> element = element_of(*model, before, raw, wanted[index].entry);
    if (!element) continue;
    const program::FactId fact = fact_of(*model, evaluator, wanted[index].key, *element);
    if (fact == program::kNone) continue;
    const evaluate::Value value = evaluator.fact(fact, *element);
    found[index] = trace::shown(value, model->vocabulary.facts[fact].type, model->vocabulary);
    if (found[index] == trace::kStillOpen) found[index] = "nog niet bekend";
  }
  return found;
}

std::vector<std::string> Session::State::value_texts(
    const candidates::RawCandidate& raw, const std::vector<candidates::Overlay>& wanted) {
  std::vector<std::string> found(wanted.size());
  if (wanted.empty()) return found;
  Bound bound = bind(raw);
  if (!bound.problems.empty()) return found;
  evaluate::Evaluator& evaluator = bound.prepared->judge->evaluator();
  evaluator.bind(bound.candidate);
  for (std::size_t index = 0; index < wanted.size(); ++index) {
    const std::optional<int> element = element_of(*model, bound, raw, wanted[index].entry);
    if (!element) continue;
    const program::FactId fact = fact_of(*model, evaluator, wanted[index].key, *element);
    if (fact == program::kNone) continue;
    const program::FactValue& given =
        *element < 0 ? bound.candidate.facts[fact]
                     : bound.candidate.elements[static_cast<std::size_t>(*element)].facts[fact];
    const bool shows =
        given.given && model->vocabulary.facts[fact].type.base != program::Base::nothing;
    const std::string value = shows ? trace::mark_value(evaluator, {fact, *element}, given.value)
                                    : wanted[index].value.value_or("nog niet bekend");
    found[index] = trace::mark_label(evaluator, {fact, *element}) + " is " + value;
  }
  return found;
}

namespace {

// Two codes of one thing, in some regime.
bool same_entry(const resolve::Model& model, const std::string& a, const std::string& b) {
  if (grammar::folded(a) == grammar::folded(b)) return true;
  if (a.empty() || b.empty()) return false;
  const std::vector<resolve::Regime> regimes = resolve::all_regimes(model);
  return std::any_of(regimes.begin(), regimes.end(), [&](const resolve::Regime& regime) {
    const resolve::CodeTable codes = resolve::codes(model, regime);
    const auto first = codes.by_code.find(grammar::folded(a));
    const auto second = codes.by_code.find(grammar::folded(b));
    return first != codes.by_code.end() && second != codes.by_code.end() &&
           first->second == second->second;
  });
}

}  // namespace

std::string Session::question_problem(const QuestionOptions& options) const {
  const resolve::Model& model = *state_->model;
  for (const std::string& written : options.premises) {
    const std::optional<candidates::Overlay> overlay = candidates::read_overlay(written);
    if (!overlay)
      return "--stel " + quoted(written) + ": schrijf sleutel=waarde, zoals «--stel netl.ce=5,2»";
    const candidates::Key key{overlay->entry, overlay->key};
    for (const std::string* other = options.premises.data(); other != &written; ++other) {
      const std::optional<candidates::Overlay> former = candidates::read_overlay(*other);
      if (former && former->key == key.key && same_entry(model, former->entry, key.entry)) {
        return "--stel " + quoted(written) + ": over hetzelfde gegeven staat er al " +
               quoted(*other) + "; laat één van de twee weg";
      }
    }
    if (const std::string problem = key_problem(model, key); !problem.empty())
      return "--stel " + quoted(written) + ": " + problem;
    if (!overlay->value) continue;
    std::string reason;
    bool readable = false;
    for (const program::Fact& fact : model.vocabulary.facts) {
      if (fact.key != key.key || fact.per_element == key.entry.empty()) continue;
      program::Rational value;
      readable = readable || fact.others_absent ||
                 candidates::read_value(model, fact, *overlay->value, value, reason);
    }
    if (!readable) return "--stel " + quoted(written) + ": " + reason + ", of «onbekend»";
  }
  for (const std::string& written : options.keys) {
    const std::string problem = key_problem(model, candidates::read_key(written));
    if (!problem.empty()) return "--nodig " + quoted(written) + ": " + problem;
  }
  return {};
}

namespace {

std::vector<candidates::Overlay> overlays_of(const QuestionOptions& options) {
  std::vector<candidates::Overlay> overlays;
  for (const std::string& written : options.premises) {
    if (std::optional<candidates::Overlay> overlay = candidates::read_overlay(written))
      overlays.push_back(*std::move(overlay));
  }
  return overlays;
}

}  // namespace

Foresight Session::foresee(std::span<const candidates::RawCandidate* const> of,
                           const QuestionOptions& options) {
  Foresight foresight;
  const std::vector<candidates::Overlay> overlays = overlays_of(options);
  for (std::size_t number = 0; number < of.size(); ++number) {
    if (!of[number]->problems.empty()) continue;
    const Laid laid = state_->lay(*of[number], state_->standing, overlays);
    const Inside inside(*state_, laid.world);
    const Bound bound = state_->bind(laid.raw);
    if (bound.problems.empty()) foresight.add(number, *bound.prepared, bound.candidate);
  }
  foresight.look();
  return foresight;
}

Asked Session::ask(const candidates::RawCandidate& raw, const QuestionOptions& options) {
  State& state = *state_;
  const resolve::Model& model = *state.model;
  Asked asked;
  asked.answer.candidate = raw.id;
  const auto refused = [&](const std::vector<candidates::RawProblem>& problems) {
    asked.answer.faults = told(problems, raw.format);
    asked.answer.fault =
        asked.answer.faults.empty() ? "niet te lezen" : asked.answer.faults.front();
    return asked;
  };

  const std::vector<candidates::Overlay> overlays = overlays_of(options);
  // First the values, then the program: a premise may change which rules hold.
  Laid laid = state.lay(raw, state.standing, overlays);
  std::vector<std::string> notes;
  for (const Absent& one : laid.absent)
    (one.wished.is_value ? asked.absent : notes).push_back(one.text());
  asked.premises = static_cast<std::size_t>(
      std::count_if(laid.lines.begin(), laid.lines.end(),
                    [](const LaidLine& line) { return line.wished.is_value; }));

  std::string in_file;
  std::vector<questions::Premise> premises = state.told_premises(raw, laid);
  if (!premises.empty()) {
    in_file = "geen oordeel";
    Bound before = state.bind(raw);
    if (before.problems.empty()) {
      const trace::Judge::Decision decision = before.prepared->judge->decide(before.candidate, {});
      in_file = decision.value.status == evaluate::Status::known &&
                        before.prepared->judge->deciding() != nullptr
                    ? trace::shown(decision.value, before.prepared->judge->deciding()->type,
                                   model.vocabulary)
                    : trace::kStillOpen;
    }
  }

  const Inside inside(state, laid.world);
  Bound bound = state.bind(laid.raw);
  if (!bound.problems.empty()) return refused(bound.problems);
  Prepared& prepared = *bound.prepared;
  evaluate::Evaluator& evaluator = prepared.judge->evaluator();
  evaluator.bind(bound.candidate);

  questions::Question question;
  question.needed = options.needed;
  question.resits = options.resits;
  question.entries = options.entries;
  question.foreseen = options.foreseen;
  question.notes = options.notes;
  for (const std::string& written : options.keys) {
    const candidates::Key key = candidates::read_key(written);
    const std::optional<int> element = element_of(model, bound, laid.raw, key.entry);
    if (!element) {
      asked.absent.push_back("--nodig " + quoted(written) + ": " + no_entry(raw, model, key.entry));
      continue;
    }
    const program::FactId fact = fact_of(model, evaluator, key.key, *element);
    const evaluate::Value value =
        fact == program::kNone ? evaluate::absent() : evaluator.fact(fact, *element);
    if (value.status == evaluate::Status::not_applicable) {
      asked.absent.push_back("--nodig " + quoted(written) + ": " + quoted(written) +
                             " is hier niet van toepassing");
    } else if (!model.vocabulary.facts[fact].ordered ||
               model.vocabulary.facts[fact].type.base == program::Base::nothing) {
      asked.absent.push_back("--nodig " + quoted(written) + ": dit is geen cijfer of beoordeling");
    } else {
      question.marks.push_back({fact, *element});
    }
  }
  if (question.marks.empty() && !options.keys.empty()) question.needed = false;

  questions::Answer answer = questions::ask(*prepared.judge, bound.candidate, question);
  answer.regime = prepared.label;
  answer.premises = std::move(premises);
  answer.result_in_file = in_file;
  answer.notes.insert(answer.notes.end(), notes.begin(), notes.end());
  asked.answer = std::move(answer);
  return asked;
}

}  // namespace slagboom::cli
