// "Een hoger cijfer schaadt nooit": proved by directions, or a candidate that a higher mark harms.
#include <algorithm>
#include <map>
#include <set>

#include "interpreter/evaluate/monotone.hpp"
#include "interpreter/properties/samples.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::properties {

namespace {

using evaluate::Evaluator;
using evaluate::Status;
using evaluate::Value;
using operations::Rational;
using program::Direction;
using program::NodeId;
using program::Op;
using program::Program;

// The parts that do not go up while all their own parts have a direction: where the proof stops.
void obstacles(const Program& program, program::Directions& directions, NodeId id, std::set<NodeId>& seen,
               std::vector<NodeId>& found) {
  if (!seen.insert(id).second || directions.of(id) != Direction::mixed) return;
  const std::size_t before = found.size();
  const program::Node& node = program.nodes[id];
  const auto look = [&](NodeId child) { obstacles(program, directions, child, seen, found); };
  for (std::uint32_t index = 0; index < node.count; ++index) look(program.child(node, index));
  if (node.op == Op::call) {
    for (const program::Variant& variant : program.definitions[static_cast<std::size_t>(node.a)].variants) {
      look(variant.body);
      if (variant.guard != program::kNone) look(variant.guard);
    }
  }
  if (node.op == Op::table) {
    const program::Table& table = program.tables[static_cast<std::size_t>(node.a)];
    for (const NodeId column : table.columns) look(column);
    for (const program::TableRow& row : table.rows) look(row.result);
  }
  if (found.size() == before && node.op != Op::call) found.push_back(id);
}

class Search {
 public:
  Search(const resolve::Model& model, const Setting& setting, const Limits& limits)
      : words_(model.vocabulary),
        setting_(setting),
        limits_(limits),
        evaluator_(setting.lowered.program, model.vocabulary),
        samples_(samples_of(model, setting.regime, limits.samples)),
        borders_(borders_of(setting.lowered.program)) {}

  [[nodiscard]] std::size_t samples() const { return samples_.size(); }
  [[nodiscard]] std::uint64_t trials() const { return trials_; }

  // True when some raise gives a worse result; `example` then says which.
  bool run(Counterexample& example) {
    Dice dice(88172645463325252ULL);
    for (std::uint64_t round = 0; trials_ < limits_.trials && !samples_.empty(); ++round) {
      for (const program::Candidate& sample : samples_) {
        if (trials_ >= limits_.trials) break;
        program::Candidate candidate = sample;
        // The first round takes the candidates as they are; later rounds move marks to where something may change.
        if (round > 0) shake(candidate, evaluator_, borders_, dice);
        if (!harmed(candidate, example)) continue;
        simplify(candidate, sample, evaluator_, [&](program::Candidate& one) {
          Counterexample same;
          return harmed(one, same);
        });
        (void)harmed(candidate, example);
        return true;
      }
    }
    return false;
  }

 private:
  bool harmed(program::Candidate& candidate, Counterexample& example) {
    const NodeId line = setting_.deciding()->node;
    evaluator_.bind(candidate);
    ++trials_;
    const Value before = evaluator_.value(line);
    if (before.status != Status::known || before.lo != before.hi) return false;
    const std::string result = result_of(evaluator_, setting_);
    for (const Mark& mark : known_marks(evaluator_, words_)) {
      program::FactValue& place = value_of(candidate, mark);
      const Rational former = place.value;
      if (!raise(words_.facts[mark.fact], place.value)) continue;
      const Rational raised = place.value;
      evaluator_.bind(candidate);
      ++trials_;
      const Value after = evaluator_.value(line);
      const bool worse = after.status == Status::known && after.lo == after.hi &&
                         operations::compare(after.lo, before.lo) < 0;
      if (worse) {
        const program::Type& type = words_.facts[mark.fact].type;
        example.regime = setting_.label;
        example.before = result;
        example.after = result_of(evaluator_, setting_);
        example.change = trace::mark_label(evaluator_, mark) + " van " + trace::shown(evaluate::exactly(former), type, words_) +
                         " naar " + trace::shown(evaluate::exactly(raised), type, words_);
      }
      place.value = former;
      if (!worse) continue;
      example.entries = entries_of(candidate, words_);
      return true;
    }
    return false;
  }

  const program::Vocabulary& words_;
  const Setting& setting_;
  const Limits& limits_;
  Evaluator evaluator_;
  std::vector<program::Candidate> samples_;
  std::vector<Rational> borders_;
  std::uint64_t trials_ = 0;
};

bool never_down(Direction direction) { return direction == Direction::up || direction == Direction::constant; }

// Kinds of candidate for which the same exceptions can hold, and whether a higher mark never harms them.
struct Kind {
  std::vector<std::set<std::size_t>> choices;   // by fact in Kinds.facts
  bool proved = false;
};
struct Kinds {
  std::vector<program::FactId> facts;           // choices about the candidate itself, such as a route
  std::vector<Kind> all;
  evaluate::ProofWork work;
};

// What need not apply has one choice more: without it.
std::size_t choices_of(const program::Vocabulary& words, program::FactId id) {
  const program::Fact& fact = words.facts[id];
  return words.option_sets[fact.type.options].options.size() + (fact.absence == grammar::Absence::not_applicable ? 1U : 0U);
}

// The facts that the conditions of exceptions look at.
void facts_in(const Program& program, NodeId id, std::set<program::FactId>& found) {
  const program::Node& node = program.nodes[id];
  if (node.op == Op::fact) found.insert(static_cast<program::FactId>(node.a));
  for (std::uint32_t index = 0; index < node.count; ++index) facts_in(program, program.child(node, index), found);
}

// Exceptions for other kinds do not count in the proof of one (evaluate/monotone). Empty: too many kinds.
Kinds proved_per_kind(const program::Vocabulary& words, const Program& program, const program::ReportLine& line) {
  constexpr std::size_t kMostKinds = 64;
  Kinds kinds;
  std::size_t count = 1;
  std::set<program::FactId> looked_at;
  for (const program::Definition& definition : program.definitions) {
    for (const program::Variant& variant : definition.variants) {
      if (variant.guard != program::kNone) facts_in(program, variant.guard, looked_at);
    }
  }
  for (const program::FactId id : looked_at) {
    const program::Fact& fact = words.facts[id];
    if (fact.per_element || fact.ordered || fact.decides_rules || fact.type.base != program::Base::option) continue;
    kinds.facts.push_back(id);
    count *= choices_of(words, id);
    if (count > kMostKinds) return {};
  }
  Evaluator evaluator(program, words);
  std::map<std::vector<bool>, std::size_t> known;
  for (std::size_t number = 0; number < count && !kinds.facts.empty(); ++number) {
    program::Candidate candidate;
    candidate.facts.resize(words.facts.size());
    std::vector<std::size_t> choices;
    std::size_t rest = number;
    for (const program::FactId id : kinds.facts) {
      const std::size_t choice = rest % choices_of(words, id);
      rest /= choices_of(words, id);
      choices.push_back(choice);
      const bool given = choice < words.option_sets[words.facts[id].type.options].options.size();
      if (given) candidate.facts[id] = {true, {static_cast<std::int64_t>(choice), 1}};
    }
    evaluator.bind(candidate);
    const auto [place, is_new] = known.try_emplace(evaluate::excluded_guards(evaluator), kinds.all.size());
    if (is_new) {
      Kind kind;
      kind.choices.resize(choices.size());
      program::Directions directions(program, words, {program::Growing::Kind::facts, 0}, place->first);
      const evaluate::ProofWork done = evaluate::prove_directions(evaluator, directions, evaluate::kLongestRow);
      kind.proved = never_down(directions.of(line.node));
      kinds.work.nodes = std::max(kinds.work.nodes, done.nodes);
      kinds.work.rows += done.rows;
      kinds.all.push_back(std::move(kind));
    }
    for (std::size_t fact = 0; fact < choices.size(); ++fact) kinds.all[place->second].choices[fact].insert(choices[fact]);
  }
  return kinds;
}

// "route dagschool of vavo"; what takes every choice is left out.
std::string label_of(const program::Vocabulary& words, const Kinds& kinds, const Kind& kind) {
  std::string text;
  for (std::size_t index = 0; index < kinds.facts.size(); ++index) {
    const program::Fact& fact = words.facts[kinds.facts[index]];
    if (kind.choices[index].size() == choices_of(words, kinds.facts[index])) continue;
    text += ", " + fact.key + " ";
    const std::vector<std::string>& labels = words.option_sets[fact.type.options].labels;
    bool first = true;
    for (const std::size_t choice : kind.choices[index]) {
      text += (first ? "" : " of ") + (choice < labels.size() ? labels[choice] : std::string("niet genoemd"));
      first = false;
    }
  }
  return text;
}

std::string how_proved(const evaluate::ProofWork& work) {
  std::string how = "van elke bewerking in de regels is afgeleid welke kant zij op gaat als een cijfer stijgt";
  if (work.nodes == 0) return how;
  return how + "; " + std::to_string(work.nodes) +
         (work.nodes == 1 ? " tabel of telling is" : " tabellen of tellingen zijn") + " uitgeput voor rijen van 1 tot en met " +
         std::to_string(evaluate::kLongestRow) + " cijfers (" + std::to_string(work.rows) + " gevallen)";
}

}  // namespace

Property higher_mark_never_harms(resolve::Model& model, const grammar::Sources& sources,
                                 const std::vector<resolve::Regime>& regimes, const Limits& limits) {
  Property property{"hoger_cijfer", "een hoger cijfer schaadt nooit", {}};
  for (const resolve::Regime& regime : regimes) {
    const Setting setting = setting_of(model, regime);
    const program::ReportLine* line = setting.deciding();
    if (line == nullptr) continue;   // nothing is decided for this regime
    const Program& program = setting.lowered.program;
    Evaluator evaluator(program, model.vocabulary);
    program::Candidate nobody;
    nobody.facts.resize(model.vocabulary.facts.size());
    evaluator.bind(nobody);
    program::Directions directions(program, model.vocabulary, {program::Growing::Kind::facts, 0});
    const evaluate::ProofWork work = evaluate::prove_directions(evaluator, directions, evaluate::kLongestRow);
    Finding finding;
    finding.regimes.push_back(setting.label);
    if (never_down(directions.of(line->node))) {
      finding.outcome = Outcome::proved;
      finding.how = how_proved(work);
      add(property, std::move(finding));
      continue;
    }
    // Not for every candidate at once; then for each kind of candidate by itself.
    const Kinds kinds = proved_per_kind(model.vocabulary, program, *line);
    bool all = !kinds.all.empty();
    std::string rest;
    for (const Kind& kind : kinds.all) {
      const std::string label = setting.label + label_of(model.vocabulary, kinds, kind);
      if (kind.proved) {
        add(property, {Outcome::proved, {label}, how_proved(kinds.work), {}, {}});
      } else {
        all = false;
        rest = label;
      }
    }
    if (all) continue;
    if (!rest.empty()) finding.regimes = {rest};
    std::set<NodeId> seen;
    std::vector<NodeId> stops;
    obstacles(program, directions, line->node, seen, stops);
    for (const NodeId node : stops) {
      finding.spans.push_back(program.nodes[node].span);
      std::string place = place_of(model, sources, program.nodes[node].span);
      if (std::find(finding.places.begin(), finding.places.end(), place) == finding.places.end()) {
        finding.places.push_back(std::move(place));
      }
    }
    Search search(model, setting, limits);
    Counterexample example;
    if (search.run(example)) {
      finding.outcome = Outcome::refuted;
      finding.how = "de kandidaat hieronder is twee keer beoordeeld; het enige verschil is één hoger cijfer";
      finding.examples.push_back(std::move(example));
    } else {
      finding.how = "het bewijs stopt bij een regel die met een hoger cijfer beide kanten op kan; in " +
                    std::to_string(search.trials()) + " beoordelingen van " + std::to_string(search.samples()) +
                    " kandidaten schaadde een hoger cijfer niet";
    }
    add(property, std::move(finding));
  }
  return property;
}

void check_higher_mark(resolve::Model& model, const grammar::Sources& sources, grammar::Diagnostics& diagnostics) {
  const bool of_school = std::any_of(model.documents.begin(), model.documents.end(), [](const resolve::DocumentInfo& info) {
    return !info.is_library && info.rank >= resolve::Rank::reglement;
  });
  if (!of_school) return;
  // Less than a proof asks for: a text is checked often, and an example that is easy to find is found.
  const Property property = higher_mark_never_harms(model, sources, regimes_of(model), {.samples = 10, .trials = 200});
  for (const Finding& finding : property.findings) {
    if (finding.outcome != Outcome::refuted || finding.examples.empty() || finding.spans.empty()) continue;
    // A sentence of the school, when it is one of them.
    const auto in_school = [&](const grammar::Span& span) {
      return std::any_of(model.documents.begin(), model.documents.end(), [&](const resolve::DocumentInfo& info) {
        return !info.is_library && info.syntax->document.file == span.file;
      });
    };
    const auto own = std::find_if(finding.spans.begin(), finding.spans.end(), in_school);
    const Counterexample& example = finding.examples.front();
    grammar::Diagnostic message;
    message.kind = grammar::DiagnosticKind::not_monotone;
    message.labels.push_back({own == finding.spans.end() ? finding.spans.front() : *own,
                              "hierdoor kan een hoger cijfer een slechtere uitkomst geven", true});
    message.because = "wie een hoger cijfer haalt, hoort er niet slechter van te worden";
    message.example = example.regime;
    for (const std::string& entry : example.entries) message.example += "; " + entry;
    message.example += ": met " + example.change + " wordt de uitslag " + example.after + " in plaats van " + example.before;
    message.help = "kijk na of «hoger» en «lager» goed staan, en of een telling de goede kant op gaat";
    diagnostics.add(std::move(message));
  }
}

}  // namespace slagboom::properties
