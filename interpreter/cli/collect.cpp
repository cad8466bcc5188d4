// Fills in what the library about a schoolexamen asks, and reads its answers.
#include "interpreter/cli/collect.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/candidates/bind.hpp"
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

namespace {

using candidates::RawCandidate;
using candidates::RawEntry;
using candidates::RawValue;
using grammar::canonical;

// Keys of files: of results, and of the library about a schoolexamen.
constexpr std::string_view kTests = "toetsen";
constexpr std::string_view kTest = "toets";
constexpr std::string_view kSubject = "vak";
constexpr std::array<std::string_view, 5> kResultKeys{"cijfer", "herkansing", "beoordeling",
                                                      "status", "datum"};
constexpr std::int64_t kMostWeight = 1'000'000'000;  // of all weights together, as whole numbers

RawValue value_of(std::string text) { return {std::move(text), 0, {}}; }

// Weights as whole numbers with the same ratios; the weight of a leerjaar is spread over its tests.
std::optional<std::map<std::string, std::int64_t>> whole_weights(
    const pta::Plan& plan, const std::vector<pta::Test>& tests) {
  const auto& per_year = plan.said.what->per_year;
  std::map<std::string, std::int64_t> sums;
  for (const pta::Test& test : tests) {
    if (!test.in_words && test.weight) sums[test.at(pta::Column::year).text] += *test.weight;
  }
  std::int64_t common = 1;
  if (!per_year.empty()) {
    for (const auto& [year, sum] : sums) {
      if (sum <= 0) continue;
      common = std::lcm(common, sum);
      if (common > kMostWeight) return std::nullopt;
    }
  }
  std::map<std::string, std::int64_t> weights;
  std::int64_t divisor = 0;
  for (const pta::Test& test : tests) {
    std::int64_t weight = test.in_words ? 0 : test.weight.value_or(0);
    if (!per_year.empty() && weight > 0) {
      const std::string& year = test.at(pta::Column::year).text;
      const auto share = std::find_if(per_year.begin(), per_year.end(),
                                      [&](const auto& each) { return each.first == year; });
      if (share == per_year.end()) return std::nullopt;
      if (weight > kMostWeight / std::max<std::int64_t>(share->second, 1)) return std::nullopt;
      weight = weight * share->second;
      const std::int64_t times = common / sums[year];
      if (times != 0 && weight > kMostWeight * 100 / times) return std::nullopt;
      weight *= times;
    }
    weights[test.at(pta::Column::code).text] = weight;
    divisor = std::gcd(divisor, weight);
  }
  for (auto& [code, weight] : weights) {
    if (divisor > 1) weight /= divisor;
  }
  return weights;
}

// One test in the words of the library.
RawEntry entry_of(const pta::Test& test, std::string id, std::int64_t weight,
                  const RawEntry* result) {
  RawEntry entry;
  entry.id = std::move(id);
  entry.fields["soort"] = value_of("toets");
  entry.fields["beoordeeld_met"] = value_of(test.in_words ? "woord" : "cijfer");
  entry.fields["weging"] = value_of(std::to_string(weight));
  entry.fields["herkansbaar"] =
      value_of(test.resit == pta::Resit::yes ? "ja te herkansen" : "niet te herkansen");
  if (result == nullptr) return entry;
  entry.row = result->row;
  for (const std::string_view key : kResultKeys) {
    if (key == "datum") continue;
    const auto found = result->fields.find(std::string(key));
    if (found != result->fields.end()) entry.fields[std::string(key)] = found->second;
  }
  return entry;
}

const trace::Field* field_of(const trace::Verdict& verdict, std::string_view key) {
  const auto found = std::find_if(verdict.fields.begin(), verdict.fields.end(),
                                  [&](const trace::Field& each) { return each.key == key; });
  return found == verdict.fields.end() ? nullptr : &*found;
}

std::string shown(const trace::Verdict& verdict, std::string_view key) {
  const trace::Field* found = field_of(verdict, key);
  return found == nullptr || found->value.empty() ? "nog open" : found->value;
}

}  // namespace

Collecting::Collecting(Session& texts, Session& marks)
    : texts_(texts), marks_(marks), plans_(texts.plans(std::nullopt)) {}

candidates::FileSchema Collecting::schema() const {
  candidates::FileSchema schema;
  const candidates::FileSchema law = texts_.file_schema();
  schema.id_key = law.id_key;
  schema.fields = law.fields;
  candidates::FileSchema::Collection tests;
  tests.key = kTests;
  tests.id_key = kTest;
  tests.fields = {std::string(kSubject)};
  for (const std::string_view key : kResultKeys) tests.fields.emplace_back(key);
  schema.collections.push_back(std::move(tests));
  return schema;
}

std::vector<Collecting::Subject> Collecting::subjects(const RawCandidate& results,
                                                      std::vector<std::string>& problems) {
  Session::State& state = texts_.state();
  std::vector<candidates::RawProblem> unread;
  const resolve::Regime regime = candidates::read_regime(*state.model, results, unread);
  for (const std::string& problem : told(unread)) problems.push_back(problem);
  const resolve::CodeTable codes = resolve::codes(*state.model, regime, resolve::Fits::undecided);
  std::vector<Subject> found;
  for (const pta::Reading& reading : plans_.readings) {
    const pta::Plan& plan = reading.before;
    if (resolve::fits(*state.model, *plan.said.scope, regime) == resolve::Fits::no) continue;
    const resolve::DocumentInfo& document = state.model->documents[plan.said.document];
    if (resolve::fits(*state.model, document.syntax->scope, regime) == resolve::Fits::no) continue;
    grammar::Scope head;
    for (const std::uint32_t option : plan.said.what->head.options)
      head.items.push_back({grammar::ScopeItem::Kind::option, option, 0, 0, {}});
    const std::int32_t cohort = plan.said.what->head.cohort;
    if (cohort != 0)
      head.items.push_back(
          {grammar::ScopeItem::Kind::cohort, grammar::kNoName, cohort, cohort, {}});
    if (resolve::fits(*state.model, head, regime) == resolve::Fits::no) continue;
    const auto item = state.model->vocabulary.item_by_name.find(plan.said.what->head.subject);
    if (item == state.model->vocabulary.item_by_name.end()) continue;
    const std::string& code = codes.canonical[item->second];
    found.push_back({code.empty() ? reading.subject : code, &reading, {}});
  }
  const auto tests = results.collections.find(std::string(kTests));
  if (tests == results.collections.end()) return found;
  for (const RawEntry& entry : tests->second) {
    const auto subject = entry.fields.find(std::string(kSubject));
    const std::string written = subject == entry.fields.end() ? "" : subject->second.text;
    const auto item = codes.by_code.find(grammar::folded(written));
    const auto mine = std::find_if(found.begin(), found.end(), [&](const Subject& each) {
      return item != codes.by_code.end() && codes.canonical[item->second] == each.code;
    });
    if (mine == found.end()) {
      problems.push_back("rij " + std::to_string(entry.row) + ": voor het vak «" + written +
                         "» is er geen PTA dat voor deze kandidaat geldt");
      continue;
    }
    if (!mine->results.emplace(entry.id, &entry).second)
      problems.push_back("rij " + std::to_string(entry.row) + ": toets " + entry.id + " van " +
                         mine->code + " staat er twee keer");
  }
  for (Subject& subject : found) {
    for (const auto& [code, entry] : subject.results) {
      const std::vector<pta::Test>& tests_of = subject.plan->now.plan.tests;
      const bool known = std::any_of(tests_of.begin(), tests_of.end(), [&](const pta::Test& test) {
        return test.at(pta::Column::code).text == code;
      });
      if (!known)
        problems.push_back("rij " + std::to_string(entry->row) + ": toets " + code +
                           " staat niet in het PTA van " + subject.code);
    }
  }
  return found;
}

// What the library asks of a schoolexamen, by name.
void Collecting::rules(const RawCandidate& results, const std::string& code, RawCandidate& asked) {
  Session::State& state = texts_.state();
  RawCandidate bare = results;
  bare.collections.clear();
  if (!code.empty()) {
    RawEntry entry;
    entry.id = code;
    bare.collections[state.model->collection_key].push_back(std::move(entry));
  }
  Bound bound = state.bind(bare);
  grammar::Diagnostics ignored;
  const compliance::Book book = compliance::collect(*state.model, {}, ignored);
  const program::Vocabulary& asks = marks_.state().model->vocabulary;
  for (const program::Fact& fact : asks.facts) {
    if (fact.per_element || fact.key.empty()) continue;
    const std::string wanted = canonical(fact.key);
    const auto give = [&](std::string text) { asked.fields[fact.key] = value_of(std::move(text)); };
    if (const compliance::KnownTopic* topic = book.topic(fact.key)) {
      for (const compliance::Statement& statement : book.statements) {
        if (statement.topic != topic || statement.what->values.empty() || bound.prepared == nullptr)
          continue;
        if (resolve::fits(*state.model,
                          resolve::Source{statement.where.statement, statement.where.document},
                          bound.prepared->regime) == resolve::Fits::no)
          continue;
        const grammar::TopicValue& value = statement.what->values.front();
        const auto choice = compliance::choice_of(*topic, value);
        if (value.amount)
          give(std::to_string(*value.amount));
        else if (choice && *choice < topic->choices.size())
          give(canonical(topic->choices[*choice]->name));
      }
      continue;
    }
    if (bound.prepared == nullptr) continue;
    for (const trace::AppliedChoice& choice : bound.prepared->choices) {
      if (canonical(choice.name) != wanted) continue;
      std::string chosen = choice.chosen;
      for (const std::string_view mark : {"«", "»"}) {
        if (const std::size_t at = chosen.find(mark); at != std::string::npos)
          chosen.erase(at, mark.size());
      }
      give(std::move(chosen));
    }
    const auto name = state.library->names.find(fact.key);
    if (!name || code.empty() || bound.candidate.elements.empty()) continue;
    evaluate::Evaluator& evaluator = bound.prepared->judge->evaluator();
    const std::vector<program::Definition>& definitions =
        bound.prepared->lowered.program.definitions;
    for (program::DefinitionId id = 0; id < definitions.size(); ++id) {
      if (definitions[id].name != *name || fact.type.base != program::Base::option) continue;
      evaluator.bind(bound.candidate);
      const evaluate::Value truth = evaluator.definition(id, 0);
      const std::vector<std::string>& labels = asks.option_sets[fact.type.options].labels;
      // A question that is answered with ja takes the first choice, with nee the second.
      if (labels.size() == 2 && (truth.is_yes() || truth.is_no()))
        give(labels[truth.is_yes() ? 0 : 1]);
    }
  }
}

RawCandidate Collecting::asked(const RawCandidate& results, const Subject& subject) {
  RawCandidate raw;
  raw.id = results.id + " " + subject.code;
  raw.row = results.row;
  rules(results, subject.code, raw);
  const std::vector<pta::Test>& tests = subject.plan->now.plan.tests;
  const auto weights = whole_weights(subject.plan->before, tests);
  if (!weights) {
    raw.problems.push_back({0, {}, "uit de wegingen in het PTA volgt niet hoe zwaar elke toets telt"});
    return raw;
  }
  for (const pta::Test& test : tests) {
    const std::string& code = test.at(pta::Column::code).text;
    const auto result = subject.results.find(code);
    raw.collections[std::string(kTests)].push_back(entry_of(
        test, code, weights->at(code), result == subject.results.end() ? nullptr : result->second));
  }
  return raw;
}

report::CollectedSubject Collecting::one(const RawCandidate& results, const Subject& subject) {
  report::CollectedSubject found;
  found.code = subject.code;
  found.name = subject.plan->subject;
  const RawCandidate raw = asked(results, subject);
  JudgeOptions options;
  options.needs = false;
  const trace::Verdict verdict = marks_.judge(raw, options);
  const trace::Field* counting = field_of(verdict, "geldend");
  for (const pta::Test& test : subject.plan->now.plan.tests) {
    const std::string& code = test.at(pta::Column::code).text;
    report::CollectedTest shown_test;
    shown_test.code = code;
    shown_test.content = test.has(pta::Column::description) ? test.at(pta::Column::description).text
                                                            : test.at(pta::Column::content).text;
    shown_test.weight = test.at(pta::Column::weight).text;
    const auto result = subject.results.find(code);
    const auto given = [&](const char* key) {
      if (result == subject.results.end()) return std::string();
      const auto cell = result->second->fields.find(key);
      return cell == result->second->fields.end() ? std::string() : cell->second.text;
    };
    shown_test.mark = given(test.in_words ? "beoordeling" : "cijfer");
    shown_test.resit = given("herkansing");
    shown_test.state = given("status");
    if (counting != nullptr && !test.in_words) {
      for (const auto& [entry, value] : counting->entries) {
        if (entry == code) shown_test.counts = value;
      }
    }
    if (shown_test.mark.empty() && shown_test.state != "vrijgesteld") found.missing.push_back(code);
    found.tests.push_back(std::move(shown_test));
  }
  if (!verdict.fault.empty()) {
    found.fault = verdict.fault;
    return found;
  }
  for (const program::Fact& fact : marks_.state().model->vocabulary.facts) {
    if (!fact.per_element && !fact.key.empty() && !raw.fields.contains(fact.key))
      found.unsaid.push_back(fact.key);
  }
  found.mark = shown(verdict, "se");
  found.mean = shown(verdict, "onafgerond");
  found.closed = shown(verdict, "afgesloten");
  if (const trace::Field* wrong = field_of(verdict, "onterecht_herkanst")) {
    for (const auto& [code, value] : wrong->entries) found.wrong_resit.push_back(code);
  }
  return found;
}

// All tests of a leerjaar together, for the number of resits.
void Collecting::years(const RawCandidate& results, const std::vector<Subject>& subjects,
                       report::Collection& collection) {
  std::map<std::string, RawCandidate> by_year;
  for (const Subject& subject : subjects) {
    for (const pta::Test& test : subject.plan->now.plan.tests) {
      const std::string& code = test.at(pta::Column::code).text;
      const auto result = subject.results.find(code);
      if (result == subject.results.end() || !result->second->fields.contains("herkansing")) {
        by_year.try_emplace(test.at(pta::Column::year).text);
        continue;
      }
      RawCandidate& raw = by_year[test.at(pta::Column::year).text];
      raw.collections[std::string(kTests)].push_back(
          entry_of(test, subject.code + " " + code, 1, result->second));
    }
  }
  for (auto& [year, raw] : by_year) {
    raw.id = results.id + " leerjaar " + year;
    rules(results, subjects.front().code, raw);
    JudgeOptions options;
    options.needs = false;
    const trace::Verdict verdict = marks_.judge(raw, options);
    if (!verdict.fault.empty()) continue;
    const std::string left = shown(verdict, "herkansingen_over");
    collection.years.push_back(
        {year, shown(verdict, "herkansingen"), left == "nog open" ? "" : left});
  }
}

report::Collection Collecting::collect(const RawCandidate& results) {
  report::Collection collection;
  collection.candidate = results.id;
  for (const auto& [key, value] : results.fields) collection.head.emplace_back(key, value.text);
  collection.faults = told(results.problems);
  if (!collection.faults.empty()) return collection;
  const std::vector<Subject> found = subjects(results, collection.faults);
  if (!collection.faults.empty()) return collection;
  if (found.empty()) {
    collection.faults.push_back("er is geen PTA dat voor deze kandidaat geldt");
    return collection;
  }
  for (const Subject& subject : found) collection.subjects.push_back(one(results, subject));
  years(results, found, collection);
  return collection;
}

}  // namespace slagboom::cli
