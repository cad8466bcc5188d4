// Candidates to try a text on, and how they are written for a reader.
#include "interpreter/properties/samples.hpp"

#include <algorithm>
#include <string_view>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/examples/case_text.hpp"
#include "interpreter/resolve/scope_years.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::properties {

using evaluate::Status;
using operations::Rational;
using program::Base;
using program::FactId;

void add(Property& property, Finding one) {
  for (Finding& known : property.findings) {
    if (known.outcome != one.outcome || known.how != one.how || known.places != one.places || !one.examples.empty()) continue;
    known.regimes.insert(known.regimes.end(), one.regimes.begin(), one.regimes.end());
    return;
  }
  property.findings.push_back(std::move(one));
  std::stable_sort(property.findings.begin(), property.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.outcome < b.outcome; });
}

namespace {

// A cohort that starts in some school year is not examined before that year is over.
bool too_early(const resolve::Model& model, std::uint32_t document, const resolve::Regime& regime) {
  std::int32_t first = 9999;
  for (const resolve::Years& years : resolve::years_of(model, document, nullptr, grammar::ScopeItem::Kind::cohort)) {
    first = std::min(first, years.from);
  }
  return std::any_of(regime.choices.begin(), regime.choices.end(), [&](const resolve::Regime::Choice& choice) {
    return model.vocabulary.facts[choice.fact].type.scale == program::Scale::year && choice.value <= first;
  });
}

}  // namespace

std::vector<resolve::Regime> regimes_of(const resolve::Model& model) {
  std::vector<resolve::Regime> found;
  bool any = false;
  for (const resolve::Regime& regime : resolve::all_regimes(model)) {
    bool speaks = false;
    for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
      const resolve::DocumentInfo& info = model.documents[document];
      if (info.is_library || info.rank < resolve::Rank::reglement) continue;
      any = true;
      const resolve::Fits fit = resolve::fits(model, info.syntax->scope, regime);
      speaks = speaks || fit == resolve::Fits::yes ||
               (fit == resolve::Fits::undecided && !too_early(model, document, regime));
    }
    if (speaks) found.push_back(regime);
  }
  return any ? found : resolve::all_regimes(model);
}

Setting setting_of(resolve::Model& model, const resolve::Regime& regime) {
  Setting setting;
  setting.regime = regime;
  setting.label = resolve::label(model, regime);
  grammar::Diagnostics messages;
  setting.lowered = resolve::lower(model, setting.regime, {}, messages);
  setting.messages = messages.sorted();
  return setting;
}

std::vector<program::Candidate> samples_of(const resolve::Model& model, const resolve::Regime& regime, std::size_t most) {
  std::vector<program::Candidate> found;
  const resolve::CodeTable codes = resolve::codes(model, regime);
  const auto& facts = model.vocabulary.facts;
  for (const resolve::Source& source : model.examples) {
    if (found.size() >= most) break;
    if (source.statement->kind != grammar::StatementKind::example_case) continue;
    candidates::RawCandidate raw;
    std::string problem;
    if (!examples::read_case(model, *source.statement, raw, problem)) continue;
    std::vector<candidates::RawProblem> problems;
    const resolve::Regime own = candidates::read_regime(model, raw, problems);
    if (!problems.empty()) continue;
    // The same choices (opleiding); years are those of the regime.
    bool same = true;
    for (FactId id = 0; id < facts.size(); ++id) {
      if (!facts[id].decides_rules) continue;
      const auto in = [&](const resolve::Regime& which) -> const resolve::Regime::Choice* {
        for (const resolve::Regime::Choice& choice : which.choices) {
          if (choice.fact == id) return &choice;
        }
        return nullptr;
      };
      const resolve::Regime::Choice* wanted = in(regime);
      if (wanted == nullptr) {
        raw.fields.erase(facts[id].key);
      } else if (facts[id].type.base == Base::option) {
        same = same && in(own) != nullptr && in(own)->value == wanted->value;
      } else {
        raw.fields[facts[id].key].text = std::to_string(wanted->value);
      }
    }
    if (!same) continue;
    program::Candidate candidate = candidates::bind(model, codes, raw, problems);
    if (problems.empty()) found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Mark> known_marks(const evaluate::Evaluator& evaluator, const program::Vocabulary& words) {
  std::vector<Mark> found;
  const program::Candidate& candidate = evaluator.candidate();
  for (FactId id = 0; id < words.facts.size(); ++id) {
    const program::Fact& fact = words.facts[id];
    if (!fact.ordered || fact.decides_rules || fact.type.base == Base::nothing || fact.type.base == Base::truth) continue;
    if (!fact.per_element) {
      if (candidate.facts[id].given) found.push_back({id, evaluate::kMain});
      continue;
    }
    for (std::size_t index = 0; index < candidate.elements.size(); ++index) {
      if (candidate.elements[index].facts[id].given) found.push_back({id, static_cast<int>(index)});
    }
  }
  return found;
}

program::FactValue& value_of(program::Candidate& candidate, const Mark& mark) {
  return mark.element == evaluate::kMain ? candidate.facts[mark.fact]
                                         : candidate.elements[static_cast<std::size_t>(mark.element)].facts[mark.fact];
}

bool raise(const program::Fact& fact, Rational& value) {
  const Rational next = trace::at_step(fact, value, 1);
  if (!next.valid() || operations::compare(next, fact.highest) > 0) return false;
  value = next;
  return true;
}

std::vector<Rational> borders_of(const program::Program& program) {
  std::vector<Rational> found;
  for (const program::Node& node : program.nodes) {
    if (node.op != program::Op::number) continue;
    const Rational value{node.a, node.b};
    if (std::find(found.begin(), found.end(), value) == found.end()) found.push_back(value);
  }
  return found;
}

void shake(program::Candidate& candidate, evaluate::Evaluator& evaluator, const std::vector<Rational>& borders, Dice& dice) {
  const program::Vocabulary& words = evaluator.vocabulary();
  evaluator.bind(candidate);
  for (const Mark& mark : known_marks(evaluator, words)) {
    if (dice.below(3) == 0) continue;
    const program::Fact& fact = words.facts[mark.fact];
    const Rational step = trace::step_of(fact);
    Rational value = borders.empty() ? fact.lowest : borders[dice.below(borders.size())];
    if (dice.below(2) == 0) value = operations::subtract(value, step);
    const Rational scaled = operations::divide(value, step);
    const bool fits = value.valid() && scaled.den == 1 && operations::compare(value, fact.lowest) >= 0 &&
                      operations::compare(value, fact.highest) <= 0;
    if (fits) value_of(candidate, mark).value = value;
  }
}

std::vector<std::string> entries_of(const program::Candidate& candidate, const program::Vocabulary& words) {
  std::vector<std::string> lines;
  const auto written = [&](const std::vector<program::FactValue>& facts, bool of_element) {
    std::string text;
    std::vector<std::string_view> seen;   // two facts may share a key; it is one cell
    for (FactId id = 0; id < words.facts.size() && id < facts.size(); ++id) {
      const program::Fact& fact = words.facts[id];
      if (std::find(seen.begin(), seen.end(), fact.key) != seen.end()) continue;
      if (fact.per_element != of_element || !facts[id].given || fact.decides_rules || fact.type.base == Base::nothing) continue;
      seen.push_back(fact.key);
      text += (text.empty() ? "" : ", ") + fact.key + " " + trace::shown(evaluate::exactly(facts[id].value), fact.type, words);
    }
    return text;
  };
  if (const std::string own = written(candidate.facts, false); !own.empty()) lines.push_back(own);
  for (const program::Element& element : candidate.elements) {
    const std::string values = written(element.facts, true);
    lines.push_back(element.code + (values.empty() ? "" : ": " + values));
  }
  return lines;
}

std::string place_of(const resolve::Model& model, const grammar::Sources& sources, grammar::Span span) {
  const std::string line = std::to_string(sources.place(span.file, span.begin).line);
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    const grammar::Syntax& syntax = *model.documents[document].syntax;
    if (syntax.document.file != span.file || model.documents[document].host != program::kNone) continue;
    const std::vector<grammar::Part>& parts = syntax.document.parts;
    const grammar::Statement* last = nullptr;
    for (const grammar::Statement& statement : syntax.statements) {
      if (statement.span.begin <= span.begin && (last == nullptr || statement.span.begin >= last->span.begin)) last = &statement;
    }
    grammar::PartId here = last == nullptr ? 0 : last->part;
    // An onderdeel inside the sentence.
    for (grammar::PartId part = 0; part < parts.size() && last != nullptr; ++part) {
      const bool inside = parts[part].span.begin > last->span.begin && parts[part].span.begin <= span.begin;
      if (inside && parts[part].kind == grammar::PartKind::onderdeel && parts[part].parent == last->part) here = part;
    }
    return resolve::provision_label(model, document, here) + " (regel " + line + ")";
  }
  return sources.file(span.file).path + ":" + line;
}

std::string result_of(evaluate::Evaluator& evaluator, const Setting& setting) {
  const program::ReportLine* line = setting.deciding();
  if (line == nullptr) return trace::kStillOpen;
  return trace::shown(evaluator.value(line->node), line->type, evaluator.vocabulary());
}

}  // namespace slagboom::properties
