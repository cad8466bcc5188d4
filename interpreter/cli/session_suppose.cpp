// Sentences laid over the texts and over a candidate: for whom they hold, and what is wrong with them.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/candidates/overlay.hpp"
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

namespace {

using grammar::NodeKind;
using grammar::Question;
using grammar::QuestionKind;

bool changes_rules(const Question& question) {
  return question.kind == QuestionKind::rule || question.kind == QuestionKind::additions;
}

// A value as a file would write it; nothing: not known yet.
std::optional<std::string> cell_text(const grammar::Node& value, const grammar::NameTable& names) {
  switch (value.kind) {
    case NodeKind::number: {
      std::string digits = std::to_string(value.value);
      if (value.decimals == 0) return digits;
      while (digits.size() <= value.decimals) digits.insert(0, 1, '0');
      digits.insert(digits.size() - value.decimals, 1, ',');
      return digits;
    }
    case NodeKind::school_year: return std::to_string(value.value) + "-" + std::to_string(value.value + 1);
    case NodeKind::yes: return "ja";
    case NodeKind::no: return "nee";
    case NodeKind::name: return names[value.name].singular;
    case NodeKind::text: return value.text;
    default: return std::nullopt;
  }
}

program::FactId fact_of(const resolve::Model& model, const Question& question) {
  const auto found = model.vocabulary.fact_by_name.find(question.subject.name);
  return found == model.vocabulary.fact_by_name.end() ? program::kNone : found->second;
}

// The thing whose value it is; kNoName: the candidate itself.
grammar::NameId owner_of(const resolve::Model& model, const Question& question) {
  const std::vector<grammar::Node>& owner = question.subject.children;
  const bool is_item = !owner.empty() && owner[0].kind == NodeKind::name &&
                       model.vocabulary.item_by_name.contains(owner[0].name);
  return is_item ? owner[0].name : grammar::kNoName;
}

}  // namespace

std::string sentence_of(const Supposition& supposition) {
  std::string text = supposition.question->text;
  if (text.starts_with("stel ")) text.erase(0, text.find_first_not_of(' ', 5));
  return supposition.label + ": " + text;
}

std::vector<Supposition> suppositions(const grammar::QuestionBlock& block, std::uint32_t document, std::size_t& number) {
  std::vector<Supposition> found;
  const grammar::Whom* above = nullptr;
  for (const Question& question : block.lines) {
    if (question.kind == QuestionKind::whom) above = &question.whom;
    if (question.kind != QuestionKind::fact && !changes_rules(question)) continue;
    Supposition one{&question, {}, document, "stel " + std::to_string(++number)};
    if (above != nullptr) one.whom.push_back(above);
    if (question.whom.said) one.whom.push_back(&question.whom);
    found.push_back(std::move(one));
  }
  return found;
}

bool Session::State::is_for(const Supposition& supposition, const candidates::RawCandidate& raw) const {
  return std::all_of(supposition.whom.begin(), supposition.whom.end(), [&](const grammar::Whom* whom) {
    if (!whom->candidates.empty()) {
      return std::find(whom->candidates.begin(), whom->candidates.end(), raw.id) != whom->candidates.end();
    }
    if (whom->scope.empty()) return true;
    std::vector<candidates::RawProblem> ignored;
    return resolve::fits(*model, whom->scope, candidates::read_regime(*model, raw, ignored)) == resolve::Fits::yes;
  });
}

bool Session::State::lay_value(const Question& question, candidates::RawCandidate& raw, std::string& formerly,
                               std::string& reason) const {
  const program::FactId fact = fact_of(*model, question);
  if (fact == program::kNone) return false;
  candidates::Overlay overlay;
  overlay.key = model->vocabulary.facts[fact].key;
  overlay.value = cell_text(question.value, library->names);
  std::vector<candidates::RawProblem> ignored;
  const resolve::CodeTable codes = resolve::codes(*model, candidates::read_regime(*model, raw, ignored));
  const std::map<std::string, candidates::RawValue>* fields = &raw.fields;
  if (const grammar::NameId owner = owner_of(*model, question); owner != grammar::kNoName) {
    const program::ItemId item = model->vocabulary.item_by_name.at(owner);
    reason = "deze kandidaat heeft geen " + library->names[owner].singular;
    if (item >= codes.canonical.size() || codes.canonical[item].empty()) return false;
    overlay.entry = codes.canonical[item];
    const auto entry = candidates::find_entry(*model, codes, raw, overlay.entry);
    if (!entry) return false;
    fields = &raw.collections.at(model->collection_key)[*entry].fields;
  }
  const auto cell = fields->find(overlay.key);
  formerly = cell == fields->end() ? "nog niet bekend" : cell->second.text;
  std::replace(formerly.begin(), formerly.end(), '.', ',');
  return candidates::lay_over(*model, codes, overlay, raw);
}

Laid Session::State::lay(const candidates::RawCandidate& raw, const std::vector<Supposition>& supposed,
                         const std::vector<candidates::Overlay>& wanted) {
  Laid laid;
  laid.raw = raw;
  // First the values, for they may change which rules hold.
  std::vector<const Supposition*> sentences;
  std::vector<std::pair<const Supposition*, std::string>> premises;
  for (const Supposition& one : supposed) {
    if (!is_for(one, laid.raw)) continue;
    if (changes_rules(*one.question)) {
      sentences.push_back(&one);
      premises.emplace_back(&one, "");
      continue;
    }
    std::string formerly;
    std::string reason;
    if (lay_value(*one.question, laid.raw, formerly, reason)) {
      premises.emplace_back(&one, "in het bestand " + formerly);
    } else {
      laid.absent.push_back(one.label + " geldt hier niet: " + reason);
    }
  }
  std::vector<candidates::RawProblem> ignored;
  for (const candidates::Overlay& overlay : wanted) {
    const resolve::CodeTable codes = resolve::codes(*model, candidates::read_regime(*model, laid.raw, ignored));
    if (candidates::lay_over(*model, codes, overlay, laid.raw)) {
      laid.values.push_back(overlay);
    } else {
      laid.absent_values.push_back("--stel «" + grammar::printable(candidates::written(overlay)) +
                                   "»: " + no_entry(laid.raw, *model, overlay.entry));
    }
  }
  const resolve::Regime regime = candidates::read_regime(*model, laid.raw, ignored);
  std::vector<resolve::Supposed> rules;
  for (const Supposition* one : sentences) {
    const resolve::Supposed rule{one->question, one->document, one->label};
    std::string instead;
    for (const std::string& provision : resolve::replaced(*model, rule, regime)) {
      instead += (instead.empty() ? "in plaats van " : ", ") + provision;
    }
    for (auto& [which, text] : premises) {
      if (which == one) text = instead;
    }
    rules.push_back(rule);
  }
  for (const auto& [which, text] : premises) {
    laid.premises.push_back(sentence_of(*which) + (text.empty() ? "" : " (" + text + ")"));
  }
  if (!rules.empty()) laid.world = &world(rules);
  return laid;
}

World& Session::State::world(const std::vector<resolve::Supposed>& supposed) {
  std::vector<const Question*> key;
  for (const resolve::Supposed& one : supposed) key.push_back(one.question);
  std::unique_ptr<World>& slot = worlds[key];
  if (slot) return *slot;
  slot = std::make_unique<World>();
  slot->supposed = supposed;
  slot->model = std::make_unique<resolve::Model>(resolve::suppose(*model, supposed));
  return *slot;
}

const std::vector<grammar::Diagnostic>& Session::State::problems_of(World& world, const resolve::Regime& regime) {
  const auto [place, is_new] = world.problems.try_emplace(resolve::label(*model, regime));
  if (!is_new) return place->second;
  const auto messages_of = [&](resolve::Model& of) {
    grammar::Diagnostics messages;
    (void)resolve::lower(of, regime, {}, messages);
    return messages.sorted();
  };
  const auto where = [](const grammar::Diagnostic& message) {
    const grammar::Span span = message.labels.empty() ? grammar::Span{} : message.labels.front().span;
    return std::tuple(message.kind, span.file, span.begin, span.end);
  };
  std::set<decltype(where(grammar::Diagnostic{}))> known;
  for (const grammar::Diagnostic& message : messages_of(*model)) known.insert(where(message));
  for (grammar::Diagnostic& message : messages_of(*world.model)) {
    if (grammar::severity_of(message) != grammar::Severity::fout || known.contains(where(message))) continue;
    for (const resolve::Supposed& one : world.supposed) {
      const grammar::Span whole = one.question->span;
      const bool inside = !message.labels.empty() && message.labels.front().span.file == whole.file &&
                          message.labels.front().span.begin >= whole.begin;
      if (inside) message.address = one.label;   // the last one that begins before it
    }
    place->second.push_back(std::move(message));
  }
  return place->second;
}

std::vector<Finding> Session::State::supposition_findings(const std::vector<Supposition>& supposed,
                                                          const std::vector<candidates::RawCandidate>& of) {
  std::vector<Finding> findings;
  // Values first: they are what they are, whoever they are laid over.
  for (const Supposition& one : supposed) {
    if (one.question->kind != QuestionKind::fact || one.question->value.kind == NodeKind::unknown) continue;
    const program::FactId fact = fact_of(*model, *one.question);
    if (fact == program::kNone) continue;
    const std::optional<std::string> text = cell_text(one.question->value, library->names);
    std::string reason = "zo'n waarde kan hier niet worden gesteld";
    program::Rational value;
    const program::Fact& about = model->vocabulary.facts[fact];
    if (text && candidates::read_value(*model, about, *text, value, reason)) continue;
    grammar::Diagnostic message;
    message.kind = about.type.base == program::Base::option   ? grammar::DiagnosticKind::not_an_option
                   : one.question->value.kind == NodeKind::number ? grammar::DiagnosticKind::outside_scale
                                                                  : grammar::DiagnosticKind::not_a_value;
    message.labels.push_back({one.question->value.span, reason, true});
    message.address = one.label;
    findings.push_back(finding_of(message));
  }
  std::set<std::string> seen;
  for (const candidates::RawCandidate& raw : of) {
    const Laid laid = lay(raw, supposed, {});
    if (laid.world == nullptr) continue;
    std::vector<candidates::RawProblem> ignored;
    const resolve::Regime regime = candidates::read_regime(*model, laid.raw, ignored);
    if (!ignored.empty()) continue;
    for (const grammar::Diagnostic& message : problems_of(*laid.world, regime)) {
      if (seen.insert(grammar::render(message, sources)).second) findings.push_back(finding_of(message));
    }
  }
  return findings;
}

std::vector<Finding> Session::overlay_findings(const std::vector<candidates::RawCandidate>& candidates) {
  State& state = *state_;
  std::vector<Finding> findings;
  for (const grammar::Diagnostic& diagnostic : state.diagnostics.sorted()) {
    const bool of_overlay = !diagnostic.labels.empty() && state.is_overlay(diagnostic.labels.front().span.file);
    if (of_overlay) findings.push_back(state.finding_of(diagnostic));
  }
  if (!findings.empty()) return findings;
  return state.supposition_findings(state.standing, candidates);
}

void Session::suppose_values(const std::vector<std::string>& values) {
  state_->values.clear();
  for (const std::string& written : values) {
    if (std::optional<candidates::Overlay> overlay = candidates::read_overlay(written)) {
      state_->values.push_back(*std::move(overlay));
    }
  }
}

bool Session::supposes() const { return !state_->standing.empty() || !state_->values.empty(); }

std::vector<std::string> Session::premises() const {
  std::vector<std::string> found;
  for (const Supposition& one : state_->standing) found.push_back(sentence_of(one));
  for (const candidates::Overlay& one : state_->values) found.push_back(candidates::written(one));
  return found;
}

trace::Verdict Session::judge_supposing(const candidates::RawCandidate& candidate, const JudgeOptions& options) {
  State& state = *state_;
  Laid laid = state.lay(candidate, state.standing, state.values);
  JudgeOptions brief;
  brief.needs = false;
  const bool changes = !laid.premises.empty() || !laid.values.empty();
  const trace::Verdict before = changes ? judge(candidate, brief) : trace::Verdict{};
  const std::vector<std::string> formerly = state.formerly(candidate, laid.values);
  trace::Verdict verdict;
  {
    const Inside inside(state, laid.world);
    const std::vector<questions::Premise> values = state.value_premises(laid.raw, laid.values);
    for (std::size_t index = 0; index < values.size(); ++index) {
      if (values[index].text.empty()) continue;
      const std::string& was = formerly[index];
      laid.premises.push_back(values[index].text + (was.empty() ? "" : " (in het bestand " + was + ")"));
    }
    verdict = judge(laid.raw, options);
  }
  verdict.premises = std::move(laid.premises);
  if (!verdict.premises.empty()) verdict.without_premises = before.fault.empty() ? before.result : "geen oordeel";
  verdict.notes.insert(verdict.notes.end(), laid.absent.begin(), laid.absent.end());
  verdict.notes.insert(verdict.notes.end(), laid.absent_values.begin(), laid.absent_values.end());
  return verdict;
}

}  // namespace slagboom::cli
