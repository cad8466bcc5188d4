// "Geen regel van de school staat onder of naast de wet": every provision of a school, in every regime.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "interpreter/properties/samples.hpp"
#include "interpreter/resolve/suppose.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::properties {

namespace {

using evaluate::Evaluator;
using grammar::DiagnosticKind;
using grammar::Statement;
using grammar::StatementKind;

bool decides(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::define:
    case StatementKind::table:
    case StatementKind::search:
    case StatementKind::list:
    case StatementKind::fill:
    case StatementKind::analogous: return true;
    default: return false;
  }
}

// A provision of a school that the law leaves no room for.
struct Offence {
  resolve::Source source;
  grammar::Diagnostic message;
  std::vector<resolve::Regime> regimes;
};

class Inspection {
 public:
  Inspection(resolve::Model& model, const grammar::Sources& sources, const Limits& limits)
      : model_(model), sources_(sources), limits_(limits) {
    for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
      const resolve::DocumentInfo& info = model.documents[document];
      if (info.is_library || info.rank < resolve::Rank::reglement) continue;
      for (const Statement& statement : info.syntax->statements) {
        if (decides(statement)) provisions_.push_back({&statement, document});
      }
    }
  }

  void look(const resolve::Regime& regime) {
    const Setting setting = setting_of(model_, regime);
    for (const grammar::Diagnostic& message : setting.messages) {
      const bool is_offence = message.kind == DiagnosticKind::departure_without_basis ||
                              message.kind == DiagnosticKind::outside_room;
      if (!is_offence || message.labels.empty()) continue;
      const grammar::Span at = message.labels.front().span;
      for (const resolve::Source& source : provisions_) {
        if (!covers(source, at)) continue;
        auto known = std::find_if(offences_.begin(), offences_.end(), [&](const Offence& one) {
          return one.message.kind == message.kind && one.message.labels.front().span.begin == at.begin &&
                 one.message.labels.front().span.file == at.file;
        });
        if (known == offences_.end()) known = offences_.insert(offences_.end(), {source, message, {}});
        known->regimes.push_back(regime);
      }
    }
    // Rules of the school itself on which the result rests, without room that the law gives.
    const resolve::Lowered& lowered = setting.lowered;
    for (std::size_t id = 0; id < lowered.origins.size(); ++id) {
      for (const resolve::Source& source : lowered.origins[id]) {
        const resolve::DocumentInfo& info = model_.documents[source.document];
        if (!info.is_library && info.rank >= resolve::Rank::reglement) own_.insert(source.statement);
      }
    }
    ++regimes_;
  }

  Property result() {
    Property property{"binnen_de_wet", "geen regel van de school staat onder of naast de wet", {}};
    if (provisions_.empty()) return property;
    for (const Offence& offence : offences_) add(property, refuted(offence));
    Finding own;
    for (const resolve::Source& source : provisions_) {
      if (own_.contains(source.statement)) {
        own.places.push_back(resolve::provision_label(model_, source.document, source.statement->part));
      }
    }
    if (!own.places.empty()) {
      own.how = "de uitslag rust op een eigen regel van de school waarvan de wet niet zegt dat zij die mag maken; of dat "
                "mag, is een oordeel van mensen";
      add(property, std::move(own));
    } else if (offences_.empty()) {
      Finding finding;
      finding.outcome = Outcome::proved;
      finding.how = "elk van de " + std::to_string(provisions_.size()) + " bepalingen van de school is nagegaan voor elk van de " +
                    std::to_string(regimes_) +
                    " combinaties van opleiding en examenjaar: zij vult ruimte in die de wet geeft en blijft binnen de "
                    "grenzen, of de uitslag hangt er niet van af";
      property.findings.push_back(std::move(finding));
    }
    return property;
  }

 private:
  [[nodiscard]] bool covers(const resolve::Source& source, grammar::Span at) const {
    const auto inside = [&](grammar::Span span) { return span.file == at.file && span.begin <= at.begin && at.begin < span.end; };
    return inside(source.statement->span) ||
           std::any_of(source.statement->nodes.begin(), source.statement->nodes.end(),
                       [&](const grammar::Node& node) { return inside(node.span); });
  }

  Finding refuted(const Offence& offence) {
    Finding finding;
    finding.outcome = Outcome::refuted;
    for (const resolve::Regime& regime : offence.regimes) finding.regimes.push_back(resolve::label(model_, regime));
    const grammar::DiagnosticInfo& kind = grammar::info(offence.message.kind);
    finding.how = std::string(kind.code) + ": " + std::string(kind.title);
    if (!offence.message.because.empty()) finding.how += "; " + offence.message.because;
    for (const grammar::Label& label : offence.message.labels) {
      finding.places.push_back(place_of(model_, sources_, label.span));
    }
    if (std::optional<Counterexample> example = difference(offence)) finding.examples.push_back(std::move(*example));
    return finding;
  }

  // A candidate whose result would be another by the rule of the school than by the law.
  std::optional<Counterexample> difference(const Offence& offence) {
    const Statement& statement = *offence.source.statement;
    if (statement.kind == StatementKind::fill || statement.kind == StatementKind::analogous) return std::nullopt;
    grammar::Question question;
    question.kind = grammar::QuestionKind::rule;
    question.rule = statement;
    // Its condition, when it departs under one, is not part of the sentence: then there is nothing to compare with.
    for (const grammar::Departure& departure : statement.departures) {
      if (!departure.conditions.empty()) return std::nullopt;
    }
    question.rule.departures.clear();
    const std::string where = resolve::provision_label(model_, offence.source.document, statement.part);
    const std::vector<resolve::Supposed> supposed = {{&question, offence.source.document, where}};
    resolve::Model school = resolve::suppose(model_, supposed);
    for (const resolve::Regime& regime : offence.regimes) {
      const Setting by_law = setting_of(model_, regime);
      const Setting by_school = setting_of(school, regime);
      if (by_law.deciding() == nullptr || by_school.deciding() == nullptr) continue;
      Evaluator law(by_law.lowered.program, model_.vocabulary);
      Evaluator other(by_school.lowered.program, school.vocabulary);
      const std::vector<program::Candidate> samples = samples_of(model_, regime, limits_.samples);
      const std::vector<operations::Rational> borders = borders_of(by_law.lowered.program);
      Dice dice(88172645463325252ULL);
      for (std::uint64_t trials = 0; trials < limits_.trials && !samples.empty(); trials += 2) {
        // First the candidates as they are, then with marks near where something may change.
        const std::uint64_t number = trials / 2;
        program::Candidate candidate = samples[number % samples.size()];
        if (number >= samples.size()) shake(candidate, law, borders, dice);
        const auto differs = [&](const program::Candidate& one) {
          law.bind(one);
          other.bind(one);
          const std::string first = result_of(law, by_law);
          const std::string second = result_of(other, by_school);
          return first != second && first != trace::kStillOpen && second != trace::kStillOpen;
        };
        if (!differs(candidate)) continue;
        simplify(candidate, samples[number % samples.size()], law, differs);
        (void)differs(candidate);   // binds what is shown
        Counterexample example;
        example.regime = by_law.label;
        example.entries = entries_of(candidate, model_.vocabulary);
        example.before = "volgens de wet " + result_of(law, by_law);
        example.after = "volgens " + where + " " + result_of(other, by_school);
        return example;
      }
    }
    return std::nullopt;
  }

  resolve::Model& model_;
  const grammar::Sources& sources_;
  const Limits& limits_;
  std::vector<resolve::Source> provisions_;
  std::vector<Offence> offences_;
  std::set<const Statement*> own_;
  std::size_t regimes_ = 0;
};

}  // namespace

Property no_rule_beside_the_law(resolve::Model& model, const grammar::Sources& sources,
                                const std::vector<resolve::Regime>& regimes, const Limits& limits) {
  Inspection inspection(model, sources, limits);
  for (const resolve::Regime& regime : regimes) inspection.look(regime);
  return inspection.result();
}

}  // namespace slagboom::properties
