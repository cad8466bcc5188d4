// Sentences laid over the texts and over a candidate: for whom they hold, and what is wrong with
// them.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/candidates/overlay.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/report/answer_words.hpp"

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
    case NodeKind::school_year:
      return std::to_string(value.value) + "-" + std::to_string(value.value + 1);
    case NodeKind::yes:
      return "ja";
    case NodeKind::no:
      return "nee";
    case NodeKind::name:
      return names[value.name].singular;
    case NodeKind::text:
      return value.text;
    default:
      return std::nullopt;
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

std::vector<Supposition> suppositions(const grammar::QuestionBlock& block, std::uint32_t document,
                                      std::size_t& number) {
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

std::vector<Supposition> latest(std::vector<Supposition> all) {
  const auto about = [](const Question& question) {
    const bool is_fact = question.kind == QuestionKind::fact;
    const std::vector<grammar::Node>& owner = question.subject.children;
    return std::tuple(question.kind, is_fact ? question.subject.name : question.rule.name,
                      is_fact && !owner.empty() ? owner[0].name : grammar::kNoName);
  };
  const auto is_named = [&](const Question& question) {
    return std::get<1>(about(question)) != grammar::kNoName;
  };
  const auto for_all = [](const Supposition& one) {
    return std::all_of(one.whom.begin(), one.whom.end(), [](const grammar::Whom* whom) {
      return whom->candidates.empty() && whom->scope.empty();
    });
  };
  std::vector<Supposition> found;
  for (std::size_t index = 0; index < all.size(); ++index) {
    const bool gave_way =
        std::any_of(all.begin() + static_cast<std::ptrdiff_t>(index) + 1, all.end(),
                    [&](const Supposition& later) {
                      return is_named(*later.question) &&
                             about(*later.question) == about(*all[index].question) &&
                             (for_all(later) || later.whom == all[index].whom);
                    });
    if (!gave_way) found.push_back(std::move(all[index]));
  }
  return found;
}

bool Session::State::is_for(const Supposition& supposition,
                            const candidates::RawCandidate& raw) const {
  return std::all_of(
      supposition.whom.begin(), supposition.whom.end(), [&](const grammar::Whom* whom) {
        if (!whom->candidates.empty()) {
          return std::find(whom->candidates.begin(), whom->candidates.end(), raw.id) !=
                 whom->candidates.end();
        }
        if (whom->scope.empty()) return true;
        std::vector<candidates::RawProblem> ignored;
        return resolve::fits(*model, whom->scope, candidates::read_regime(*model, raw, ignored)) ==
               resolve::Fits::yes;
      });
}

std::optional<candidates::Overlay> Session::State::value_of(const Question& question,
                                                            const candidates::RawCandidate& raw,
                                                            std::string& reason) const {
  const program::FactId fact = fact_of(*model, question);
  if (fact == program::kNone) return std::nullopt;
  candidates::Overlay overlay;
  overlay.key = model->vocabulary.facts[fact].key;
  overlay.value = cell_text(question.value, library->names);
  const grammar::NameId owner = owner_of(*model, question);
  if (owner == grammar::kNoName) return overlay;
  std::vector<candidates::RawProblem> ignored;
  const resolve::CodeTable codes =
      resolve::codes(*model, candidates::read_regime(*model, raw, ignored));
  const program::ItemId item = model->vocabulary.item_by_name.at(owner);
  reason = "deze kandidaat heeft geen " + library->names[owner].singular;
  if (item >= codes.canonical.size() || codes.canonical[item].empty()) return std::nullopt;
  overlay.entry = codes.canonical[item];
  return overlay;
}

std::string Absent::text() const {
  return label + (wished.is_value ? ": " : " geldt hier niet: ") + reason;
}

std::vector<std::string> Laid::notes() const {
  std::vector<std::string> found;
  for (const Absent& one : absent) found.push_back(one.text());
  return found;
}

namespace {

// Lays values and rules over a candidate one by one; of two about the same the later one holds.
class Layer {
 public:
  Layer(const resolve::Model& model, const candidates::RawCandidate& raw) : model_(model) {
    laid.raw = raw;
  }

  // False: the candidate has no such entry.
  bool lay(Wished wished, const std::string& label, const candidates::Overlay& overlay,
           std::string text) {
    std::vector<candidates::RawProblem> ignored;
    const resolve::CodeTable codes =
        resolve::codes(model_, candidates::read_regime(model_, laid.raw, ignored));
    std::optional<std::size_t> entry;
    if (!overlay.entry.empty())
      entry = candidates::find_entry(model_, codes, laid.raw, overlay.entry);
    if (!candidates::lay_over(model_, codes, overlay, laid.raw)) return false;
    add({{wished, {std::move(text), {}, {}}, overlay},
         label,
         std::pair(entry, overlay.key),
         std::nullopt});
    return true;
  }

  void lay_rule(Wished wished, const std::string& label, const Question& question,
                questions::Premise premise) {
    add({{wished, std::move(premise), std::nullopt},
         label,
         std::nullopt,
         std::pair(question.kind, question.rule.name)});
  }

  void leave_out(Wished wished, std::string label, std::string reason) {
    laid.absent.push_back({wished, std::move(label), std::move(reason)});
  }

  Laid done() {
    const auto place = [](const Wished& wished) {
      return std::pair(wished.is_value, wished.index);
    };
    std::sort(known_.begin(), known_.end(), [&](const Known& a, const Known& b) {
      return place(a.line.wished) < place(b.line.wished);
    });
    std::sort(laid.absent.begin(), laid.absent.end(),
              [&](const Absent& a, const Absent& b) { return place(a.wished) < place(b.wished); });
    for (Known& one : known_) laid.lines.push_back(std::move(one.line));
    return std::move(laid);
  }

  Laid laid;

 private:
  struct Known {
    LaidLine line;
    std::string label;
    std::optional<std::pair<std::optional<std::size_t>, std::string>> cell;
    std::optional<std::pair<QuestionKind, grammar::NameId>> rule;
  };

  void add(Known one) {
    std::erase_if(known_, [&](const Known& former) {
      if (former.cell != one.cell || former.rule != one.rule) return false;
      if (one.rule && one.rule->second == grammar::kNoName) return false;
      leave_out(former.line.wished, former.label, one.label + " gaat over hetzelfde");
      return true;
    });
    known_.push_back(std::move(one));
  }

  const resolve::Model& model_;
  std::vector<Known> known_;
};

std::string label_of(const candidates::Overlay& overlay) {
  return "--stel «" + grammar::printable(candidates::written(overlay)) + "»";
}

}  // namespace

Laid Session::State::lay(const candidates::RawCandidate& raw,
                         const std::vector<Supposition>& supposed,
                         const std::vector<candidates::Overlay>& wanted) {
  Layer layer(*model, raw);
  // First the values, for they may change which rules hold.
  for (std::size_t index = 0; index < supposed.size(); ++index) {
    const Supposition& one = supposed[index];
    if (changes_rules(*one.question) || !is_for(one, layer.laid.raw)) continue;
    std::string reason;
    const std::optional<candidates::Overlay> overlay =
        value_of(*one.question, layer.laid.raw, reason);
    if (!overlay || !layer.lay({false, index}, one.label, *overlay, sentence_of(one))) {
      layer.leave_out({false, index}, one.label, reason);
    }
  }
  for (std::size_t index = 0; index < wanted.size(); ++index) {
    const candidates::Overlay& overlay = wanted[index];
    if (!layer.lay({true, index}, label_of(overlay), overlay, candidates::written(overlay))) {
      layer.leave_out({true, index}, label_of(overlay),
                      no_entry(layer.laid.raw, *model, overlay.entry));
    }
  }
  std::vector<candidates::RawProblem> ignored;
  const resolve::Regime regime = candidates::read_regime(*model, layer.laid.raw, ignored);
  for (std::size_t index = 0; index < supposed.size(); ++index) {
    const Supposition& one = supposed[index];
    if (!changes_rules(*one.question) || !is_for(one, layer.laid.raw)) continue;
    questions::Premise premise{sentence_of(one), {}, {}};
    for (const std::string& provision :
         resolve::replaced(*model, {one.question, one.document, one.label}, regime)) {
      premise.instead += (premise.instead.empty() ? "" : ", ") + provision;
    }
    layer.lay_rule({false, index}, one.label, *one.question, std::move(premise));
  }
  Laid laid = layer.done();
  std::vector<resolve::Supposed> rules;
  for (const LaidLine& line : laid.lines) {
    if (line.value) continue;
    const Supposition& one = supposed[line.wished.index];
    rules.push_back({one.question, one.document, one.label});
  }
  if (!rules.empty()) laid.world = &world(rules);
  return laid;
}

std::vector<questions::Premise> Session::State::told_premises(const candidates::RawCandidate& raw,
                                                              const Laid& laid) {
  std::vector<candidates::Overlay> laid_values;
  for (const LaidLine& line : laid.lines) {
    if (line.value) laid_values.push_back(*line.value);
  }
  const std::vector<std::string> were = formerly(raw, laid_values);
  std::vector<std::string> texts;
  {
    const Inside inside(*this, laid.world);
    texts = value_texts(laid.raw, laid_values);
  }
  std::vector<questions::Premise> told;
  std::size_t index = 0;
  for (const LaidLine& line : laid.lines) {
    told.push_back(line.premise);
    if (!line.value) continue;
    told.back().in_file = were[index];
    if (line.wished.is_value && !texts[index].empty()) told.back().text = texts[index];
    ++index;
  }
  return told;
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

const std::vector<grammar::Diagnostic>& Session::State::problems_of(World& world,
                                                                    const resolve::Regime& regime) {
  const auto [place, is_new] = world.problems.try_emplace(resolve::label(*model, regime));
  if (!is_new) return place->second;
  const auto messages_of = [&](resolve::Model& of) {
    grammar::Diagnostics messages;
    (void)resolve::lower(of, regime, {}, messages);
    return messages.sorted();
  };
  const auto where = [](const grammar::Diagnostic& message) {
    const grammar::Span span =
        message.labels.empty() ? grammar::Span{} : message.labels.front().span;
    return std::tuple(message.kind, span.file, span.begin, span.end);
  };
  std::set<decltype(where(grammar::Diagnostic{}))> known;
  for (const grammar::Diagnostic& message : messages_of(*model)) known.insert(where(message));
  for (grammar::Diagnostic& message : messages_of(*world.model)) {
    if (grammar::severity_of(message) != grammar::Severity::fout ||
        known.contains(where(message)))
      continue;
    for (const resolve::Supposed& one : world.supposed) {
      const grammar::Span whole = one.question->span;
      const bool inside = !message.labels.empty() &&
                          message.labels.front().span.file == whole.file &&
                          message.labels.front().span.begin >= whole.begin;
      if (inside) message.address = one.label;  // the last one that begins before it
    }
    place->second.push_back(std::move(message));
  }
  return place->second;
}

std::vector<Finding> Session::State::supposition_findings(
    const std::vector<Supposition>& supposed, const std::vector<candidates::RawCandidate>& of) {
  std::vector<Finding> findings;
  // Values first: they are what they are, whoever they are laid over.
  for (const Supposition& one : supposed) {
    if (one.question->kind != QuestionKind::fact || one.question->value.kind == NodeKind::unknown)
      continue;
    const program::FactId fact = fact_of(*model, *one.question);
    if (fact == program::kNone) continue;
    const std::optional<std::string> text = cell_text(one.question->value, library->names);
    std::string reason = "zo'n waarde kan hier niet worden gesteld";
    program::Rational value;
    const program::Fact& about = model->vocabulary.facts[fact];
    if (text && candidates::read_value(*model, about, *text, value, reason)) continue;
    grammar::Diagnostic message;
    message.kind = about.type.base == program::Base::option ? grammar::DiagnosticKind::not_an_option
                   : one.question->value.kind == NodeKind::number
                       ? grammar::DiagnosticKind::outside_scale
                       : grammar::DiagnosticKind::not_a_value;
    message.labels.push_back({one.question->value.span, reason, true});
    message.address = one.label;
    findings.push_back(finding_of(message));
  }
  const bool any_rule = std::any_of(supposed.begin(), supposed.end(), [](const Supposition& one) {
    return changes_rules(*one.question);
  });
  if (!any_rule) return findings;
  std::set<std::string> seen;
  for (const candidates::RawCandidate& raw : of) {
    const Laid laid = lay(raw, supposed, values);
    if (laid.world == nullptr) continue;
    std::vector<candidates::RawProblem> ignored;
    const resolve::Regime regime = candidates::read_regime(*model, laid.raw, ignored);
    if (!ignored.empty()) continue;
    for (const grammar::Diagnostic& message : problems_of(*laid.world, regime)) {
      if (seen.insert(grammar::render(message, sources)).second)
        findings.push_back(finding_of(message));
    }
  }
  return findings;
}

std::vector<Finding> Session::overlay_findings(
    const std::vector<candidates::RawCandidate>& candidates) {
  State& state = *state_;
  std::vector<Finding> findings;
  for (const grammar::Diagnostic& diagnostic : state.diagnostics.sorted()) {
    const bool of_overlay =
        !diagnostic.labels.empty() && state.is_overlay(diagnostic.labels.front().span.file);
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

Premises::Premises(const std::vector<Supposition>& supposed,
                   const std::vector<candidates::Overlay>& values)
    : sentences_(supposed.size()) {
  for (const Supposition& one : supposed) counts_.push_back({sentence_of(one), 0, 0, {}});
  for (const candidates::Overlay& one : values)
    counts_.push_back({candidates::written(one), 0, 0, {}});
}

void Premises::add(const std::string& candidate, const Laid& laid) {
  for (questions::PremiseCount& one : counts_) ++one.all;
  for (const LaidLine& line : laid.lines) ++of(line.wished).held;
  for (const Absent& one : laid.absent) {
    std::string& why_not = of(one.wished).why_not;
    if (why_not.empty()) why_not = candidate + ": " + one.reason;
  }
}

std::vector<questions::PremiseCount> Session::premises(
    const std::vector<candidates::RawCandidate>& candidates) {
  Premises premises(state_->standing, state_->values);
  for (const candidates::RawCandidate& raw : candidates) {
    if (raw.problems.empty())
      premises.add(raw.id, state_->lay(raw, state_->standing, state_->values));
  }
  return premises.counts();
}

trace::Verdict Session::judge_supposing(const candidates::RawCandidate& candidate,
                                        const JudgeOptions& options) {
  State& state = *state_;
  const Laid laid = state.lay(candidate, state.standing, state.values);
  JudgeOptions brief;
  brief.needs = false;
  const trace::Verdict before = laid.lines.empty() ? trace::Verdict{} : judge(candidate, brief);
  const std::vector<questions::Premise> premises = state.told_premises(candidate, laid);
  trace::Verdict verdict;
  {
    const Inside inside(state, laid.world);
    verdict = judge(laid.raw, options);
  }
  for (const questions::Premise& premise : premises)
    verdict.premises.push_back(report::premise_text(premise));
  if (!verdict.premises.empty())
    verdict.without_premises = before.fault.empty() ? before.result : "geen oordeel";
  const std::vector<std::string> notes = laid.notes();
  verdict.notes.insert(verdict.notes.end(), notes.begin(), notes.end());
  return verdict;
}

}  // namespace slagboom::cli
