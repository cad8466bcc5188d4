// Fills in what the library about a schoolexamen asks, and reads its answers.
#include "interpreter/cli/collect.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/candidates/bind.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/program/depends.hpp"
#include "interpreter/pta/transfer.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

namespace {

using candidates::RawCandidate;
using candidates::RawEntry;
using candidates::RawProblem;
using candidates::RawValue;
using Faults = std::vector<std::string>;

// Keys of files: of results, and of the library about a schoolexamen.
constexpr std::string_view kTests = "toetsen";
constexpr std::string_view kTest = "toets";
constexpr std::string_view kSubject = "vak";
constexpr std::string_view kTestCohort = "cohort van de toets";
constexpr std::array<std::string_view, 5> kResultKeys{"cijfer", "herkansing", "beoordeling",
                                                      "status", "datum"};
// Lines of the report of the library.
constexpr std::string_view kMarkLine = "se";
constexpr std::string_view kLeftLine = "herkansingen_over";
constexpr std::int64_t kMostWeight = 1'000'000'000;  // of all weights together, as whole numbers
constexpr std::int64_t kMostCount = 1'000'000;       // of a number in the library

Faults texts_of(const std::vector<SchoolRules::Found::Problem>& problems) {
  Faults texts;
  for (const auto& [key, text] : problems) texts.push_back(text);
  return texts;
}

RawValue value_of(std::string text) { return {std::move(text), 0, {}}; }

using Shares = std::vector<std::pair<std::string, grammar::PtaWeight>>;

const std::string& code_of(const pta::Test& test) { return test.at(pta::Column::code).text; }
const std::string& year_of(const pta::Test& test) { return test.at(pta::Column::year).text; }

// The weights of a leerjaar, the same in all PTA's of the subject; nothing when they differ.
std::optional<Shares> shares_of(const std::vector<const pta::Plan*>& plans) {
  const auto sorted = [](Shares shares) {
    std::sort(shares.begin(), shares.end());
    return shares;
  };
  const Shares first = sorted(plans.front()->said.what->per_year);
  const bool same = std::all_of(plans.begin(), plans.end(), [&](const pta::Plan* plan) {
    return sorted(plan->said.what->per_year) == first;
  });
  return same ? std::optional<Shares>(first) : std::nullopt;
}

// A leerjaar that counts and in which no test gives a mark; empty: none.
std::string empty_year(const Shares& shares, const std::vector<const pta::Test*>& tests) {
  for (const auto& [year, share] : shares) {
    const bool any =
        std::any_of(tests.begin(), tests.end(), [&, &name = year](const pta::Test* test) {
          return year_of(*test) == name && !test->in_words && test->weight.value_or(0) > 0;
        });
    if (share > 0 && !any) return year;
  }
  return {};
}

// Weights as whole numbers with the same ratios; the weight of a leerjaar is spread over its tests.
// Nothing when they cannot be told.
std::optional<std::map<std::string, std::int64_t>> whole_weights(
    const Shares& shares, const std::vector<const pta::Test*>& tests) {
  std::map<std::string, std::int64_t> sums;
  for (const pta::Test* test : tests) {
    if (!test->in_words && test->weight) sums[year_of(*test)] += *test->weight;
  }
  std::int64_t common = 1;
  if (!shares.empty()) {
    for (const auto& [year, sum] : sums) {
      if (sum <= 0) continue;
      common = std::lcm(common, sum);
      if (common > kMostWeight) return std::nullopt;
    }
  }
  std::map<std::string, std::int64_t> weights;
  std::int64_t divisor = 0;
  for (const pta::Test* test : tests) {
    std::int64_t weight = test->in_words ? 0 : test->weight.value_or(0);
    if (!shares.empty() && weight > 0) {
      const std::string& year = year_of(*test);
      const auto share = std::find_if(shares.begin(), shares.end(),
                                      [&](const auto& each) { return each.first == year; });
      if (share == shares.end()) return std::nullopt;
      if (weight > kMostWeight / std::max<std::int64_t>(share->second, 1)) return std::nullopt;
      weight = weight * share->second;
      const std::int64_t times = common / sums[year];
      if (times != 0 && weight > kMostWeight * 100 / times) return std::nullopt;
      weight *= times;
    }
    weights[code_of(*test)] = weight;
    divisor = std::gcd(divisor, weight);
  }
  for (auto& [code, weight] : weights) {
    if (divisor > 1) weight /= divisor;
    if (weight > kMostCount) return std::nullopt;
  }
  return weights;
}

// One test in the words of the library. `resit`: whether its result could be improved.
RawEntry entry_of(const pta::Test& test, pta::Resit resit, std::string id, std::int64_t weight,
                  const RawEntry* result) {
  RawEntry entry;
  entry.id = std::move(id);
  entry.fields["soort"] = value_of("toets");
  entry.fields["beoordeeld_met"] = value_of(test.in_words ? "woord" : "cijfer");
  entry.fields["weging"] = value_of(std::to_string(weight));
  entry.fields["herkansbaar"] =
      value_of(resit == pta::Resit::yes ? "ja te herkansen" : "niet te herkansen");
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

// The codes of the tests that a field names.
std::vector<std::string> entries_of(const trace::Verdict& verdict, std::string_view key) {
  std::vector<std::string> codes;
  if (const trace::Field* found = field_of(verdict, key)) {
    for (const auto& [code, value] : found->entries) codes.push_back(code);
  }
  return codes;
}

std::string shown(const trace::Verdict& verdict, std::string_view key) {
  const trace::Field* found = field_of(verdict, key);
  return found == nullptr || found->value.empty() ? std::string(trace::kStillOpen) : found->value;
}

}  // namespace

Collecting::Collecting(Session& texts, Session& marks)
    : texts_(texts), marks_(marks), plans_(texts.plans(std::nullopt)), rules_(texts, marks) {
  grammar::Diagnostics told_by_controleer;
  calendar_ = calendar::collect(*texts.state().model, {}, told_by_controleer);
}

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
  tests.fields.emplace_back(kTestCohort);
  schema.collections.push_back(std::move(tests));
  return schema;
}

bool Collecting::is_for(const pta::Plan& plan, const resolve::Regime& regime) const {
  const resolve::Model& model = *texts_.state().model;
  const grammar::PtaHead& said = plan.said.what->head;
  grammar::Scope head;
  using Kind = grammar::ScopeItem::Kind;
  for (const std::uint32_t option : said.options)
    head.items.push_back({Kind::option, option, 0, 0, {}});
  if (said.cohort != 0)
    head.items.push_back({Kind::cohort, grammar::kNoName, said.cohort, said.cohort, {}});
  if (said.exam_year != 0)
    head.items.push_back({Kind::exam_year, grammar::kNoName, said.exam_year, said.exam_year, {}});
  const grammar::Scope& document = model.documents[plan.said.document].syntax->scope;
  const std::array<const grammar::Scope*, 3> scopes{&head, plan.said.scope, &document};
  return std::all_of(scopes.begin(), scopes.end(), [&](const grammar::Scope* scope) {
    return resolve::fits(model, *scope, regime) != resolve::Fits::no;
  });
}

std::optional<std::int32_t> Collecting::school_year_of(const pta::Reading& reading) const {
  const resolve::Model& model = *texts_.state().model;
  if (reading.before.said.what->school_year != 0) return reading.before.said.what->school_year;
  const auto day =
      calendar::read_day(model.documents[reading.before.said.document].syntax->version);
  return day ? calendar_.school_year_of(*day) : std::nullopt;
}

void Collecting::add_plan(Subject& subject, const pta::Reading& reading) const {
  const auto school_year = school_year_of(reading);
  if (!school_year) {
    subject.faults.push_back("bij het PTA «" + reading.label +
                             "» staat niet voor welk schooljaar het is");
    return;
  }
  if (!subject.plans.empty() &&
      subject.plans.front()->said.what->head.cohort != reading.before.said.what->head.cohort) {
    subject.faults = {
        "er zijn PTA's van meer dan één cohort; zet in het bestand het cohort van de kandidaat"};
    return;
  }
  if (!reading.misfits.empty())
    subject.faults.push_back("een wijziging van het PTA «" + reading.label +
                             "» past niet bij de tekst, of het is niet duidelijk bij welk PTA zij "
                             "hoort; controleer laat zien waar");
  subject.plans.push_back(&reading.before);
  for (const pta::Test& test : reading.now.plan.tests) {
    const std::string& code = code_of(test);
    const bool twice =
        std::any_of(subject.tests.begin(), subject.tests.end(),
                    [&](const PlannedTest& each) { return code_of(*each.test) == code; });
    if (twice)
      subject.faults.push_back("toets " + code + " staat twee keer in de PTA's van dit vak");
    else if (!test.in_words && !test.weight)
      subject.faults.push_back("in het PTA staat niet hoe zwaar toets " + code + " telt");
    subject.tests.push_back({&test, *school_year, nullptr, nullptr, {}, 0});
  }
}

std::vector<Collecting::Subject> Collecting::subjects(const resolve::Regime& regime,
                                                      const resolve::CodeTable& codes) const {
  const program::Vocabulary& vocabulary = texts_.state().model->vocabulary;
  std::vector<Subject> found;
  for (const pta::Reading& reading : plans_.readings) {
    if (!is_for(reading.before, regime)) continue;
    const auto item = vocabulary.item_by_name.find(reading.before.said.what->head.subject);
    if (item == vocabulary.item_by_name.end()) continue;
    const std::string& known = codes.canonical[item->second];
    const std::string& code = known.empty() ? reading.subject : known;
    auto mine = std::find_if(found.begin(), found.end(),
                             [&](const Subject& each) { return each.code == code; });
    if (mine == found.end())
      mine = found.insert(found.end(), {code, reading.subject, {}, {}, {}, {}});
    add_plan(*mine, reading);
  }
  return found;
}

// As the cohort of a candidate is read: "2024-2025", "2024".
std::optional<std::int32_t> Collecting::cohort_in(const std::string& text,
                                                  std::string& reason) const {
  const resolve::Model& model = *texts_.state().model;
  for (const program::Fact& fact : model.vocabulary.facts) {
    if (!fact.decides_rules || fact.type.scale != program::Scale::cohort) continue;
    program::Rational value;
    if (!candidates::read_value(model, fact, text, value, reason)) return std::nullopt;
    return static_cast<std::int32_t>(value.num);
  }
  reason = "de teksten kennen geen cohort";
  return std::nullopt;
}

std::string Collecting::add_result(const RawEntry& entry, Subject& subject) const {
  if (!subject.faults.empty()) return {};  // those are told
  const auto cohort = entry.fields.find(std::string(kTestCohort));
  const grammar::PtaHead& head = subject.plans.front()->said.what->head;
  std::string written = cohort == entry.fields.end() ? std::string() : cohort->second.text;
  if (!grammar::trimmed(written).empty()) {
    std::string reason;
    const auto year = cohort_in(written, reason);
    if (!year) return std::string(kTestCohort) + ": " + reason;
    written = calendar::school_year_text(*year);
  }
  pta::TestsOfHead own;
  for (const PlannedTest& each : subject.tests) own.emplace_back(each.test, nullptr);
  const pta::ResultPlace place =
      pta::place_of_result(plans_.plans, plans_.readings, head, own, subject.code, entry.id,
                           written, entry.fields.contains("herkansing"));
  if (place.kind == pta::ResultPlace::Kind::unknown) return place.problem;
  std::int32_t old_year = 0;
  if (place.old_plan != nullptr) {
    const auto year = school_year_of(*place.old_plan);
    if (!year)
      return "bij het PTA «" + place.old_plan->label + "» staat niet voor welk schooljaar het is";
    old_year = *year;
  }
  if (place.kind == pta::ResultPlace::Kind::dropped) {
    const bool twice = std::any_of(subject.dropped.begin(), subject.dropped.end(),
                                   [&](const DroppedTest& each) { return each.old == place.old; });
    if (twice) return "toets " + entry.id + " van " + subject.code + " staat er twee keer";
    subject.dropped.push_back({place.old, place.old_cohort, old_year, &entry});
    return {};
  }
  const auto test =
      std::find_if(subject.tests.begin(), subject.tests.end(),
                   [&](const PlannedTest& each) { return code_of(*each.test) == place.code; });
  if (test->result != nullptr) {
    if (test->old == nullptr && place.old == nullptr)
      return "toets " + entry.id + " van " + subject.code + " staat er twee keer";
    return "toets " + place.code + " van " + subject.code +
           " heeft door de overstap twee resultaten";
  }
  test->result = &entry;
  test->old = place.old;
  test->old_cohort = place.old_cohort;
  test->old_year = old_year;
  return {};
}

void Collecting::add_results(const RawCandidate& results, const resolve::CodeTable& codes,
                             std::vector<Subject>& subjects,
                             std::vector<RawProblem>& problems) const {
  const auto tests = results.collections.find(std::string(kTests));
  if (tests == results.collections.end()) return;
  for (const RawEntry& entry : tests->second) {
    const auto column = [&](std::string_view key) {
      const bool json = results.format == candidates::FileFormat::json;
      return (json ? entry.column + "." : std::string()) + std::string(key);
    };
    const auto cell = entry.fields.find(std::string(kSubject));
    const std::string written = cell == entry.fields.end() ? "" : cell->second.text;
    const auto item = codes.by_code.find(grammar::folded(written));
    const auto subject = std::find_if(subjects.begin(), subjects.end(), [&](const Subject& each) {
      return item != codes.by_code.end() && codes.canonical[item->second] == each.code;
    });
    if (subject == subjects.end()) {
      problems.push_back({entry.row, column(kSubject),
                          written.empty() ? "hier hoort een vak"
                                          : "voor het vak «" + written +
                                                "» is er geen PTA dat voor deze kandidaat geldt"});
      continue;
    }
    if (std::string problem = add_result(entry, *subject); !problem.empty())
      problems.push_back({entry.row, column(kTest), std::move(problem)});
  }
}

void Collecting::keep_needed(const RawCandidate& asked, std::string_view line,
                             SchoolRules::Found& said) const {
  const Bound bound = marks_.state().bind(asked);
  if (bound.prepared == nullptr) return;  // nothing is known about what is needed
  const program::Program& program = bound.prepared->lowered.program;
  const auto& facts = marks_.state().model->vocabulary.facts;
  std::set<std::string> needed;
  for (const program::ReportLine& each : program.report) {
    if (each.key != line) continue;
    for (const program::FactId fact : program::facts_below(program, each.node))
      needed.insert(facts[fact].key);
  }
  for (const program::Fact& fact : facts) {
    if (fact.decides_rules) needed.insert(fact.key);
  }
  std::erase_if(said.unsaid, [&](const std::string& key) { return !needed.contains(key); });
  std::erase_if(said.problems, [&](const auto& each) { return !needed.contains(each.key); });
}

report::CollectedSubject Collecting::one(const RawCandidate& results, const Subject& subject) {
  report::CollectedSubject found;
  found.code = subject.code;
  found.name = subject.name;
  const auto given = [](const PlannedTest& test, const std::string& key) {
    if (test.result == nullptr) return std::string();
    const auto cell = test.result->fields.find(key);
    return cell == test.result->fields.end() ? std::string() : cell->second.text;
  };
  for (const PlannedTest& each : subject.tests) {
    const pta::Test& test = *each.test;
    report::CollectedTest shown_test;
    shown_test.code = code_of(test);
    if (each.old != nullptr)
      found.moved.push_back({code_of(*each.old), each.old_cohort, shown_test.code});
    shown_test.content = test.has(pta::Column::description) ? test.at(pta::Column::description).text
                                                            : test.at(pta::Column::content).text;
    shown_test.weight = test.at(pta::Column::weight).text;
    shown_test.mark = given(each, test.in_words ? "beoordeling" : "cijfer");
    shown_test.resit = given(each, "herkansing");
    shown_test.state = given(each, "status");
    found.tests.push_back(std::move(shown_test));
  }
  for (const DroppedTest& each : subject.dropped)
    found.moved.push_back({code_of(*each.old), each.old_cohort, {}});
  found.faults = subject.faults;
  if (!found.faults.empty()) return found;

  for (const PlannedTest& each : subject.tests) {
    if (each.test->in_words && !given(each, "cijfer").empty())
      found.faults.push_back("toets " + code_of(*each.test) +
                             " krijgt een woord en geen cijfer; zet het woord bij «beoordeling»");
  }
  const auto shares = shares_of(subject.plans);
  if (!shares)
    found.faults.push_back("de PTA's van dit vak verdelen het cijfer anders over de leerjaren");
  std::vector<const pta::Test*> tests;
  std::set<std::int32_t> school_years;
  for (const PlannedTest& each : subject.tests) {
    tests.push_back(each.test);
    school_years.insert(each.school_year);
    // Which mark counts after a resit was said by the rules under which it was taken.
    if (each.old != nullptr && each.result->fields.contains("herkansing"))
      school_years.insert(each.old_year);
  }
  if (shares) {
    if (const std::string year = empty_year(*shares, tests); !year.empty())
      found.faults.push_back("leerjaar " + year +
                             " telt mee, maar in de PTA's staat er geen toets met een cijfer van; "
                             "geef ook het PTA van dat leerjaar mee");
  }
  if (!found.faults.empty()) return found;

  SchoolRules::Found said = rules_.find(results, subject.code, school_years);
  if (!said.refused.empty()) {
    found.faults = std::move(said.refused);
    return found;
  }
  RawCandidate asked;
  const auto judged = [&](const std::vector<const pta::Test*>& counting) {
    trace::Verdict verdict;
    const auto weights = whole_weights(*shares, counting);
    if (!weights) {
      verdict.fault = "uit de wegingen in het PTA volgt niet hoe zwaar elke toets telt";
      return verdict;
    }
    asked = {};
    asked.id = results.id + " " + subject.code;
    asked.row = results.row;
    asked.fields = said.fields;
    for (const PlannedTest& each : subject.tests) {
      const std::string& code = code_of(*each.test);
      const auto weight = weights->find(code);
      asked.collections[std::string(kTests)].push_back(
          entry_of(*each.test, (each.old != nullptr ? each.old : each.test)->resit, code,
                   weight == weights->end() ? 0 : weight->second, each.result));
    }
    JudgeOptions options;
    options.needs = false;
    return marks_.judge(asked, options);
  };
  trace::Verdict verdict = judged(tests);
  // Within a leerjaar, what is left carries its whole weight.
  const std::vector<std::string> exempt = entries_of(verdict, "vrijgesteld");
  if (verdict.fault.empty() && !shares->empty() && !exempt.empty()) {
    std::erase_if(tests, [&](const pta::Test* test) {
      return std::find(exempt.begin(), exempt.end(), code_of(*test)) != exempt.end();
    });
    if (const std::string year = empty_year(*shares, tests); !year.empty()) {
      found.faults.push_back("leerjaar " + year +
                             " telt mee, maar voor de toetsen ervan is de kandidaat vrijgesteld");
      return found;
    }
    verdict = judged(tests);
  }
  if (!verdict.fault.empty()) {
    found.faults = verdict.faults.empty() ? Faults{verdict.fault} : verdict.faults;
    return found;
  }
  found.closed = shown(verdict, "afgesloten");
  found.missing = entries_of(verdict, "zonder_resultaat");
  found.wrong_resit = entries_of(verdict, "onterecht_herkanst");
  found.unsettled = entries_of(verdict, "niet_in_orde");
  const bool settled = found.unsettled.empty();
  if (const trace::Field* counting = field_of(verdict, "geldend")) {
    for (const auto& [entry, value] : counting->entries) {
      const auto test = std::find_if(found.tests.begin(), found.tests.end(),
                                     [&](const auto& each) { return each.code == entry; });
      const auto at = static_cast<std::size_t>(test - found.tests.begin());
      const bool in_order =
          std::find(found.unsettled.begin(), found.unsettled.end(), entry) == found.unsettled.end();
      if (test != found.tests.end() && in_order && !subject.tests[at].test->in_words)
        test->counts = value;
    }
  }
  found.mark = settled ? shown(verdict, kMarkLine) : std::string(trace::kStillOpen);
  found.mean = settled ? shown(verdict, "onafgerond") : std::string(trace::kStillOpen);
  // What the texts leave open matters when it is all that keeps the mark open.
  if (found.mark == trace::kStillOpen && settled && found.missing.empty()) {
    keep_needed(asked, kMarkLine, said);
    found.unsaid = std::move(said.unsaid);
    found.unclear = texts_of(said.problems);
  }
  return found;
}

// All tests of a leerjaar together, for the number of resits; of a school year where the PTA names
// no leerjaar.
std::vector<report::CollectedYear> Collecting::years(const RawCandidate& results,
                                                     const std::vector<Subject>& subjects) {
  struct Year {
    std::string subject;  // one of them: the library asks about a subject
    RawCandidate asked;
    std::set<std::int32_t> school_years;
  };
  std::map<std::string, Year> by_year;
  const auto add = [&](const Subject& subject, const pta::Test& test, const std::string& cohort,
                       std::int32_t school_year, const RawEntry* result) {
    const std::string& year = year_of(test);
    // What was done under another PTA belongs to another school year.
    Year& one = by_year[(year.empty() ? "schooljaar " + calendar::school_year_text(school_year)
                                      : "leerjaar " + year) +
                        (cohort.empty() ? "" : " van cohort " + cohort)];
    one.subject = subject.code;
    one.school_years.insert(school_year);
    if (result != nullptr && result->fields.contains("herkansing"))
      one.asked.collections[std::string(kTests)].push_back(
          entry_of(test, test.resit, subject.code + " " + code_of(test), 1, result));
  };
  for (const Subject& subject : subjects) {
    for (const PlannedTest& each : subject.tests) {
      add(subject, *each.test, {}, each.school_year, each.old == nullptr ? each.result : nullptr);
      if (each.old != nullptr) add(subject, *each.old, each.old_cohort, each.old_year, each.result);
    }
    for (const DroppedTest& each : subject.dropped)
      add(subject, *each.old, each.old_cohort, each.old_year, each.result);
  }
  // Results of a subject whose PTA's are wrong have no place.
  std::string without;
  for (const Subject& subject : subjects) {
    if (!subject.faults.empty()) without += (without.empty() ? "" : ", ") + subject.code;
  }
  std::vector<report::CollectedYear> found;
  for (auto& [year, one] : by_year) {
    report::CollectedYear counted;
    counted.year = year;
    if (!without.empty()) {
      counted.faults.push_back("de herkansingen zijn niet geteld, want met de PTA's van " +
                               without + " is niet te rekenen");
      found.push_back(std::move(counted));
      continue;
    }
    SchoolRules::Found said = rules_.find(results, one.subject, one.school_years);
    counted.faults = std::move(said.refused);
    if (counted.faults.empty()) {
      one.asked.id = results.id + " " + year;
      one.asked.fields = std::move(said.fields);
      JudgeOptions options;
      options.needs = false;
      const trace::Verdict verdict = marks_.judge(one.asked, options);
      if (!verdict.fault.empty())
        counted.faults = verdict.faults.empty() ? Faults{verdict.fault} : verdict.faults;
      counted.used = shown(verdict, "herkansingen");
      const std::string left = shown(verdict, kLeftLine);
      if (left != trace::kStillOpen)
        counted.left = left;
      else {
        keep_needed(one.asked, kLeftLine, said);
        counted.unclear = texts_of(said.problems);
      }
    }
    found.push_back(std::move(counted));
  }
  return found;
}

report::Collection Collecting::collect(const RawCandidate& results) {
  report::Collection collection;
  collection.candidate = results.id;
  for (const auto& [key, value] : results.fields) collection.head.emplace_back(key, value.text);
  const resolve::Model& model = *texts_.state().model;
  std::vector<RawProblem> problems = results.problems;
  const resolve::Regime regime = candidates::read_regime(model, results, problems);
  const resolve::CodeTable codes = resolve::codes(model, regime, resolve::Fits::undecided);
  std::vector<Subject> found;
  if (problems.empty()) {
    found = subjects(regime, codes);
    if (found.empty())
      problems.push_back({results.row, {}, "er is geen PTA dat voor deze kandidaat geldt"});
    else
      add_results(results, codes, found, problems);
  }
  collection.faults = told(problems, results.format);
  if (!collection.faults.empty()) return collection;
  for (const Subject& subject : found) collection.subjects.push_back(one(results, subject));
  collection.years = years(results, found);
  return collection;
}

}  // namespace slagboom::cli
