// "Elke volledige kandidaat heeft precies één uitslag": not two, and not none.
#include <algorithm>
#include <set>

#include "interpreter/properties/guards.hpp"
#include "interpreter/properties/openness.hpp"
#include "interpreter/properties/samples.hpp"
#include "interpreter/resolve/table_checks.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::properties {

namespace {

using evaluate::Evaluator;
using evaluate::Status;
using evaluate::Value;
using grammar::DiagnosticKind;
using program::Definition;
using program::DefinitionId;
using program::kNone;
using program::NodeId;
using program::Program;
using program::Variant;

// Two departures from one rule that may hold at once.
struct Pair {
  DefinitionId definition = 0;
  std::uint32_t first = 0, second = 0;
};

class Inspection {
 public:
  Inspection(resolve::Model& model, const grammar::Sources& sources, const Setting& setting, const Limits& limits)
      : model_(model),
        words_(model.vocabulary),
        sources_(sources),
        setting_(setting),
        program_(setting.lowered.program),
        evaluator_(program_, model.vocabulary),
        samples_(samples_of(model, setting.regime, limits.samples)) {}

  // Not two: one general rule for each name, departures that exclude each other, tables without overlap.
  Finding at_most_one() {
    Finding finding;
    finding.regimes.push_back(setting_.label);
    for (const grammar::Diagnostic& message : setting_.messages) {
      const bool two = message.kind == DiagnosticKind::conflict || message.kind == DiagnosticKind::overlapping_rows ||
                       message.kind == DiagnosticKind::filled_twice;
      if (!two || message.labels.empty()) continue;
      finding.outcome = Outcome::refuted;
      finding.places.push_back(place_of(model_, sources_, message.labels.front().span));
      finding.how = std::string(grammar::info(message.kind).code) + ": " + std::string(grammar::info(message.kind).title) +
                    (message.example.empty() ? "" : "; voorbeeld: " + message.example);
    }
    if (finding.outcome == Outcome::refuted) return finding;
    std::uint64_t cases = 0;
    std::size_t tables = 0;
    std::vector<std::string> unsure;
    for (const program::Table& table : program_.tables) {
      resolve::TableWork work;
      (void)resolve::check_table(program_, words_, table, {}, &work);
      ++tables;
      cases += work.cases;
      if (!work.decided && !table.rows.empty()) unsure.push_back(place_of(model_, sources_, table.rows.front().span));
    }
    std::size_t pairs = 0;
    for (const Pair& pair : siblings()) {
      ++pairs;
      const Definition& definition = program_.definitions[pair.definition];
      const Variant& a = definition.variants[pair.first];
      const Variant& b = definition.variants[pair.second];
      Together together = Together::perhaps;
      if (a.guard != kNone && b.guard != kNone) together = both_hold(program_, words_, a.guard, b.guard, &cases);
      if (together == Together::never) continue;
      if (std::optional<Counterexample> example = clash(pair)) {
        finding.outcome = Outcome::refuted;
        finding.how = "twee afwijkingen gelden tegelijk en zeggen iets anders";
        finding.places = {words_.provisions[a.provision].label, words_.provisions[b.provision].label};
        finding.examples.push_back(std::move(*example));
        return finding;
      }
      unsure.push_back(words_.provisions[a.provision].label + " en " + words_.provisions[b.provision].label);
    }
    finding.outcome = unsure.empty() ? Outcome::proved : Outcome::not_computed;
    finding.how = "niet twee uitslagen: elke naam heeft één algemene regel; ";
    finding.how += unsure.empty() ? "van " + std::to_string(tables) + " tabellen en " + std::to_string(pairs) +
                                        " paren afwijkingen zijn alle " + std::to_string(cases) + " gevallen nagegaan"
                                  : "van deze tabellen of afwijkingen is niet bewezen dat zij elkaar uitsluiten, en geen "
                                    "kandidaat uit de voorbeelden laat het tegendeel zien";
    finding.places = std::move(unsure);
    return finding;
  }

  // Not none: what is known of a candidate is enough.
  Finding at_least_one() {
    Finding finding;
    finding.regimes.push_back(setting_.label);
    std::uint64_t tried = 0;
    for (const program::Candidate& sample : samples_) {
      evaluator_.bind(sample);
      if (!trace::open_marks(evaluator_).empty()) continue;
      ++tried;
      const Value value = evaluator_.value(setting_.deciding()->node);
      if (value.status == Status::known && value.lo == value.hi) continue;
      if (left_open(setting_.deciding()->node)) continue;
      Counterexample example;
      example.regime = setting_.label;
      example.entries = entries_of(sample, words_);
      example.before = result_of(evaluator_, setting_);
      finding.outcome = Outcome::refuted;
      finding.how = "van deze kandidaat is alles bekend wat van toepassing is, en er is geen uitslag";
      finding.examples.push_back(std::move(example));
      return finding;
    }
    for (const resolve::OpenChoice& choice : setting_.lowered.open_choices) {
      if (choice.required) finding.places.push_back(choice.provision);
    }
    if (!finding.places.empty()) {
      finding.how = "altijd een uitslag: de school heeft hier nog niet gekozen";
      return finding;
    }
    Openness openness(program_, words_);
    if (!openness.may_stay_open(setting_.deciding()->node)) {
      finding.outcome = Outcome::proved;
      finding.how = "altijd een uitslag, of een regel die zegt dat er nog geen is: wat niet van toepassing kan zijn, is door alle "
                    "bewerkingen gevolgd en laat de uitslag nergens open; binnen de grenzen van het rekenwerk";
      return finding;
    }
    std::set<std::string> places;
    for (const NodeId node : openness.places()) places.insert(place_of(model_, sources_, program_.nodes[node].span));
    finding.how = "altijd een uitslag: niet bewezen, omdat een waarde kan ontbreken waar zij wordt vergeleken; " +
                  std::string(tried > 0 ? "elke volledige kandidaat uit de voorbeelden heeft een uitslag, of een regel zegt dat er nog "
                                          "geen is"
                                        : "er zijn geen volledige kandidaten om het op te proberen");
    finding.places.assign(places.begin(), places.end());
    return finding;
  }

 private:
  // Does a rule say in so many words that this is still open ("nog open" as the outcome of a row)?
  bool left_open(NodeId id) {
    const program::Node& node = program_.nodes[id];
    switch (node.op) {
      case program::Op::unknown: return true;
      case program::Op::clause:
      case program::Op::satisfied: return left_open(program_.child(node, 0));
      case program::Op::call: {
        const auto definition = static_cast<DefinitionId>(node.a);
        const int variant = evaluator_.variant(definition);
        return variant >= 0 &&
               left_open(program_.definitions[definition].variants[static_cast<std::size_t>(variant)].body);
      }
      case program::Op::table: {
        const auto table = static_cast<std::uint32_t>(node.a);
        const int row = evaluator_.table_row(table, evaluate::kMain);
        return row >= 0 && left_open(program_.tables[table].rows[static_cast<std::size_t>(row)].result);
      }
      default: return false;
    }
  }

  [[nodiscard]] std::vector<Pair> siblings() const {
    std::vector<Pair> pairs;
    for (DefinitionId id = 0; id < program_.definitions.size(); ++id) {
      for (const Variant& variant : program_.definitions[id].variants) {
        for (std::size_t first = 0; first < variant.exceptions.size(); ++first) {
          for (std::size_t second = first + 1; second < variant.exceptions.size(); ++second) {
            pairs.push_back({id, variant.exceptions[first], variant.exceptions[second]});
          }
        }
      }
    }
    return pairs;
  }

  // A candidate for whom both hold and give different values.
  std::optional<Counterexample> clash(const Pair& pair) {
    const Definition& definition = program_.definitions[pair.definition];
    const Variant& a = definition.variants[pair.first];
    const Variant& b = definition.variants[pair.second];
    for (const program::Candidate& sample : samples_) {
      evaluator_.bind(sample);
      const int last = definition.per_element ? static_cast<int>(sample.elements.size()) : 0;
      for (int at = 0; at < std::max(last, 1); ++at) {
        const int element = definition.per_element ? at : evaluate::kMain;
        if (definition.per_element && at >= last) break;
        const auto holds = [&](const Variant& variant) {
          return variant.guard == kNone || evaluator_.value(variant.guard, element).is_yes();
        };
        if (!holds(a) || !holds(b)) continue;
        const Value one = evaluator_.value(a.body, element);
        const Value other = evaluator_.value(b.body, element);
        const auto settled = [](const Value& value) {
          return value.status == Status::not_applicable || (value.status == Status::known && value.lo == value.hi);
        };
        if (!settled(one) || !settled(other)) continue;
        const bool same = one.status == other.status &&
                          (one.status == Status::not_applicable || (one.lo == other.lo && one.set == other.set));
        if (same) continue;
        Counterexample example;
        example.regime = setting_.label;
        example.entries = entries_of(sample, words_);
        example.change = definition.label + (element >= 0 ? " van " + trace::item_name(evaluator_, element) : "");
        example.before = words_.provisions[a.provision].label + ": " + trace::shown(one, definition.type, words_);
        example.after = words_.provisions[b.provision].label + ": " + trace::shown(other, definition.type, words_);
        return example;
      }
    }
    return std::nullopt;
  }

  const resolve::Model& model_;
  const program::Vocabulary& words_;
  const grammar::Sources& sources_;
  const Setting& setting_;
  const Program& program_;
  Evaluator evaluator_;
  std::vector<program::Candidate> samples_;
};

}  // namespace

Property exactly_one_result(resolve::Model& model, const grammar::Sources& sources,
                            const std::vector<resolve::Regime>& regimes, const Limits& limits) {
  Property property{"een_uitslag", "elke volledige kandidaat heeft precies één uitslag", {}};
  for (const resolve::Regime& regime : regimes) {
    const Setting setting = setting_of(model, regime);
    if (setting.deciding() == nullptr) continue;
    Inspection inspection(model, sources, setting, limits);
    add(property, inspection.at_most_one());
    add(property, inspection.at_least_one());
  }
  return property;
}

}  // namespace slagboom::properties
