// "Een hoger cijfer schaadt nooit": proved by directions, or a candidate that a higher mark harms.
#include <algorithm>
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

constexpr std::uint32_t kLongestRow = 14;

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
        example.change = label_of(evaluator_, mark) + " van " + trace::shown(evaluate::exactly(former), type, words_) +
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
    const evaluate::ProofWork work = evaluate::prove_directions(evaluator, directions, kLongestRow);
    const Direction direction = directions.of(line->node);
    Finding finding;
    finding.regimes.push_back(setting.label);
    if (direction == Direction::up || direction == Direction::constant) {
      finding.outcome = Outcome::proved;
      finding.how = "van elke bewerking in de regels is afgeleid welke kant zij op gaat als een cijfer stijgt";
      if (work.nodes > 0) {
        finding.how += "; " + std::to_string(work.nodes) +
                       (work.nodes == 1 ? " tabel of telling is" : " tabellen of tellingen zijn") +
                       " uitgeput voor rijen van 1 tot en met " + std::to_string(kLongestRow) + " cijfers (" +
                       std::to_string(work.rows) + " gevallen)";
      }
      add(property, std::move(finding));
      continue;
    }
    std::set<NodeId> seen;
    std::vector<NodeId> stops;
    obstacles(program, directions, line->node, seen, stops);
    for (const NodeId node : stops) {
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

}  // namespace slagboom::properties
