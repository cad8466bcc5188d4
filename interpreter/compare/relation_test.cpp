// Known pairs of rules, and many small changes of a pass rule: each is proved equivalent or shown by a candidate.
#include "interpreter/compare/relation.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "interpreter/cli/session.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/compare/witness.hpp"
#include "interpreter/properties/samples.hpp"

namespace slagboom::compare {
namespace {

using program::Comparison;
using program::kNone;
using program::NodeId;
using program::Op;
using program::Program;

// Under a sanitizer all takes five times as long; there fewer changed rules are compared.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kFewer = 4;
#else
constexpr std::size_t kFewer = 1;
#endif

// The program of the law for one opleiding and year, and copies of it with something changed.
class Law {
 public:
  explicit Law(std::string_view label) {
    EXPECT_TRUE(session_.load(SLAGBOOM_SOURCE_DIR "/stdlib", {}).empty());
    resolve::Model& model = *session_.state().model;
    for (const resolve::Regime& regime : resolve::all_regimes(model)) {
      if (resolve::label(model, regime) == label) prepared_ = &session_.state().prepare(regime);
    }
    EXPECT_NE(prepared_, nullptr) << label;
  }

  [[nodiscard]] const Program& program() const { return prepared_->lowered.program; }
  [[nodiscard]] program::Vocabulary& words() { return session_.state().model->vocabulary; }

  ResultComparison against(const Program& other) {
    trace::Judge judge(other, words(), session_.state().sources);
    const Rules before{{&program(), &words(), &prepared_->regime}, prepared_->judge.get(), &prepared_->codes, prepared_->label};
    const Rules after{{&other, &words(), &prepared_->regime}, &judge, &prepared_->codes, prepared_->label};
    std::optional<ResultComparison> found = compare_results(before, after, [&] {
      return properties::samples_of(*session_.state().model, prepared_->regime, 400);
    });
    EXPECT_TRUE(found.has_value());
    return found ? *found : ResultComparison{};
  }

  [[nodiscard]] std::vector<program::Candidate> samples() {
    return properties::samples_of(*session_.state().model, prepared_->regime, 400);
  }
  [[nodiscard]] NodeId deciding() const {
    return program().deciding()->node;
  }

  [[nodiscard]] Rules rules() {
    return {{&program(), &words(), &prepared_->regime}, prepared_->judge.get(), &prepared_->codes, prepared_->label};
  }
  // The rules of a changed program of this regime; the judge must outlive them.
  [[nodiscard]] Rules rules(const Program& changed, trace::Judge& judge) {
    return {{&changed, &words(), &prepared_->regime}, &judge, &prepared_->codes, prepared_->label};
  }
  [[nodiscard]] trace::Judge judge(const Program& changed) { return trace::Judge(changed, words(), session_.state().sources); }
  std::optional<ResultComparison> against(Law& other) {
    return compare_results(rules(), other.rules(), [&] { return samples(); });
  }

  // With "hoger dan 3" for whole marks where it said "4 of hoger".
  [[nodiscard]] Program in_other_words() {
    Program other = program();
    std::size_t changed = 0;
    for (const NodeId id : below(part("UB 3.34 lid 1 d"))) {
      program::Node& node = other.nodes[id];
      if (node.op != Op::compare || other.nodes[program().child(program().nodes[id], 0)].op != Op::it) continue;
      node.a = static_cast<std::int64_t>(Comparison::greater);
      other.nodes[program().child(program().nodes[id], 1)].a -= 1;
      ++changed;
    }
    EXPECT_EQ(changed, 1U);
    return other;
  }

  // The body of a rule, by its name.
  [[nodiscard]] NodeId body(std::string_view name) const {
    for (const program::Definition& definition : program().definitions) {
      if (definition.label == name) return definition.variants.front().body;
    }
    ADD_FAILURE() << name;
    return 0;
  }
  // The nodes below one, through rules, each once.
  [[nodiscard]] std::vector<NodeId> below(NodeId root) const {
    std::set<NodeId> seen;
    visit(root, seen);
    return {seen.begin(), seen.end()};
  }
  [[nodiscard]] NodeId part(std::string_view label) {
    for (NodeId id = 0; id < program().nodes.size(); ++id) {
      const program::Node& node = program().nodes[id];
      if (node.op == Op::clause && words().provisions[static_cast<std::size_t>(node.a)].label == label) return id;
    }
    ADD_FAILURE() << label;
    return 0;
  }

 private:
  void visit(NodeId id, std::set<NodeId>& seen) const {
    if (id == kNone || !seen.insert(id).second) return;
    const program::Node& node = program().nodes[id];
    // What the mark of one thing is, stands apart from the pass rule.
    if (node.op == Op::call && !program().definitions[static_cast<std::size_t>(node.a)].per_element) {
      for (const program::Variant& variant : program().definitions[static_cast<std::size_t>(node.a)].variants) visit(variant.body, seen);
    }
    if (node.op == Op::table) {
      const program::Table& table = program().tables[static_cast<std::size_t>(node.a)];
      for (const NodeId column : table.columns) visit(column, seen);
      for (const program::TableRow& row : table.rows) {
        for (const NodeId cell : row.cells) visit(cell, seen);
      }
    }
    // Which things are meant is a matter of packages, not of the pass rule.
    const std::uint32_t most = node.op == Op::filter ? 1 : node.count;
    for (std::uint32_t index = 0; index < most; ++index) visit(program().child(node, index), seen);
  }

  cli::Session session_;
  cli::Prepared* prepared_ = nullptr;
};

// Something to change in a program, and what a reader would call it.
struct Mutation {
  std::string name;
  Program changed;
};

NodeId truth_node(Program& program, bool value) {
  program::Node node;
  node.op = Op::truth;
  node.type.base = program::Base::truth;
  node.a = value ? 1 : 0;
  program.nodes.push_back(node);
  return static_cast<NodeId>(program.nodes.size() - 1);
}

std::vector<Mutation> mutations(Law& law) {
  const Program& original = law.program();
  std::vector<Mutation> all;
  const auto change = [&](std::string name, const auto& what) {
    Mutation one{std::move(name), original};
    what(one.changed);
    all.push_back(std::move(one));
  };
  for (const NodeId id : law.below(law.body("de kandidaat voldoet aan de uitslagregel"))) {
    const program::Node& node = original.nodes[id];
    const std::string at = " " + std::to_string(id);
    switch (node.op) {
      case Op::number:
        for (const std::int64_t step : {-1, 1}) {
          change("number " + std::to_string(node.a) + "/" + std::to_string(node.b) + (step > 0 ? " up" : " down") + at,
                 [&](Program& program) { program.nodes[id].a += step; });
        }
        break;
      case Op::compare:
        for (const Comparison other : {Comparison::less, Comparison::at_most, Comparison::at_least, Comparison::greater, Comparison::equal}) {
          if (static_cast<Comparison>(node.a) == other) continue;
          change("comparison " + std::to_string(node.a) + " to " + std::to_string(static_cast<int>(other)) + at,
                 [&](Program& program) { program.nodes[id].a = static_cast<std::int64_t>(other); });
        }
        break;
      case Op::quantify:
        for (const grammar::Quantity other : {grammar::Quantity::none, grammar::Quantity::at_least, grammar::Quantity::at_most, grammar::Quantity::exactly}) {
          if (static_cast<grammar::Quantity>(node.a) == other) continue;
          change("quantity " + std::to_string(node.a) + " to " + std::to_string(static_cast<int>(other)) + at, [&](Program& program) {
            program.nodes[id].a = static_cast<std::int64_t>(other);
            program.nodes[id].b = 1;
          });
        }
        if (node.b > 0) change("one more" + at, [&](Program& program) { program.nodes[id].b += 1; });
        break;
      case Op::mean:
        for (const Op other : {Op::highest, Op::lowest}) {
          change(std::string("mean to ") + (other == Op::highest ? "highest" : "lowest") + at, [&](Program& program) { program.nodes[id].op = other; });
        }
        break;
      case Op::round:
        for (const operations::RoundingMode mode : {operations::RoundingMode::up, operations::RoundingMode::down}) {
          change("rounding" + at, [&](Program& program) { program.nodes[id].b = static_cast<std::int64_t>(mode); });
        }
        break;
      case Op::clause:
        change("part left out" + at, [&](Program& program) {
          const NodeId holds = truth_node(program, true);
          program.links[program.nodes[id].first] = holds;
        });
        break;
      case Op::both:
        change("all to one of" + at, [&](Program& program) {
          program.nodes[id].op = Op::either;
          program.nodes[id].a = 1;
        });
        break;
      case Op::table: {
        const auto table = static_cast<std::size_t>(node.a);
        for (std::size_t row = 0; row < original.tables[table].rows.size(); ++row) {
          if (original.tables[table].rows[row].otherwise) continue;
          change("row left out " + std::to_string(row) + at, [&](Program& program) {
            program.tables[table].rows.erase(program.tables[table].rows.begin() + static_cast<std::ptrdiff_t>(row));
          });
        }
        break;
      }
      default: break;
    }
  }
  return all;
}

// Candidates with marks near the borders, judged by both programs: none may go a way that was proved impossible.
void expect_sound(Law& law, const Program& other, const ResultComparison& found, const std::string& name) {
  const bool may_better = found.relation != Relation::equivalent && found.relation != Relation::stricter;
  const bool may_worse = found.relation != Relation::equivalent && found.relation != Relation::milder;
  if (may_better && may_worse) return;
  properties::Dice dice(1);
  evaluate::Evaluator before(law.program(), law.words());
  evaluate::Evaluator after(other, law.words());
  const std::vector<operations::Rational> borders = properties::borders_of(law.program());
  std::size_t at = 0;
  for (program::Candidate candidate : law.samples()) {
    if (++at > 25) break;
    properties::shake(candidate, before, borders, dice);
    before.bind(candidate);
    after.bind(candidate);
    const evaluate::Value first = before.value(law.deciding());
    const evaluate::Value second = after.value(law.deciding());
    if (first.status != evaluate::Status::known || second.status != evaluate::Status::known) continue;
    const int way = operations::compare(second.lo, first.lo);
    EXPECT_TRUE(way == 0 || (way > 0 ? may_better : may_worse)) << name;
  }
}

// Of the mutations one in so many; all of them take a minute.
void expect_all_decided(std::string_view regime, std::size_t one_in, std::size_t most_undecided, std::size_t most_one_way) {
  Law law(regime);
  std::size_t equivalent = 0;
  std::size_t shown = 0;
  std::size_t one_way = 0;
  std::string undecided, one_ways;
  std::size_t left = 0;
  const std::vector<Mutation> every = mutations(law);
  std::vector<Mutation> all;
  for (std::size_t at = 0; at < every.size(); at += one_in) all.push_back(every[at]);
  for (const Mutation& one : all) {
    const ResultComparison found = law.against(one.changed);
    expect_sound(law, one.changed, found, one.name);
    if (found.relation == Relation::equivalent) {
      ++equivalent;
    } else if (found.better || found.worse) {
      ++shown;
      if (found.relation == Relation::undecided) {
        ++one_way;
        one_ways += "\n  " + one.name + ": " + found.why;
      }
    } else {
      ++left;
      undecided += "\n  " + one.name + ": " + found.why;
    }
  }
  std::cout << regime << ": " << all.size() << " mutations, " << equivalent << " proved equivalent, " << shown
            << " shown by a candidate (of " << one_way << " the other way is not computed), " << left << " undecided" << undecided << one_ways << "\n";
  EXPECT_GE(all.size(), 50U / kFewer);
  EXPECT_GE(equivalent, 3U / kFewer);
  EXPECT_LE(left, most_undecided) << undecided;
  EXPECT_LE(one_way, most_one_way) << one_ways;
}

TEST(Relation, MutationsAreProvedOrShown) { expect_all_decided("havo, examenjaar 2026", 3 * kFewer, 1, 5); }

TEST(Relation, TheSameRulesAreEquivalent) {
  Law law("havo, examenjaar 2026");
  const ResultComparison found = law.against(law.program());
  EXPECT_EQ(found.relation, Relation::equivalent);
  EXPECT_EQ(found.how, "de regels waar de uitslag op rust zijn gelijk");
}

// The rule about the kernvakken came in later: without it the law is milder, and nobody is worse off.
TEST(Relation, WithoutTheRuleOfTheKernvakken) {
  Law law("havo, examenjaar 2013");
  Program without = law.program();
  const NodeId part = law.part("EB 50 lid 1 b");
  without.links[without.nodes[part].first] = truth_node(without, true);
  const ResultComparison found = law.against(without);
  EXPECT_EQ(found.relation, Relation::milder);
  ASSERT_TRUE(found.better.has_value());
  EXPECT_EQ(found.better->change.before, "afgewezen");
  EXPECT_EQ(found.better->change.after, "geslaagd");
}

// In one year everyone could leave out one subject; the year after that could not be done any more. What goes together
// changed too, so someone is better off.
TEST(Relation, WithAndWithoutLeavingOneOut) {
  Law law("havo, examenjaar 2022");
  Law later("havo, examenjaar 2023");
  const std::optional<ResultComparison> found = law.against(later);
  ASSERT_TRUE(found.has_value());
  ASSERT_TRUE(found->worse.has_value());
  EXPECT_EQ(found->worse->change.before, "geslaagd");
  EXPECT_EQ(found->worse->change.after, "afgewezen");
  ASSERT_TRUE(found->better.has_value());
  EXPECT_EQ(found->better->change.before, "nog open");
  EXPECT_EQ(found->better->change.after, "geslaagd");
  EXPECT_EQ(found->relation, Relation::incomparable);
}

// Where nobody is found, it stands there who was looked at.
TEST(Relation, SaysWhoWasLookedAt) {
  Law law("havo, examenjaar 2026");
  const Program other = law.in_other_words();
  trace::Judge judge = law.judge(other);
  // No budget: nothing is proved, so both ways are looked for.
  const auto why = [&](std::vector<program::Candidate> bases) {
    return compare_results(law.rules(), law.rules(other, judge), [&] { return bases; }, {0, 0, 0, 0})->why;
  };
  EXPECT_NE(why({}).find("; er zijn geen voorbeelden om bij te zoeken"), std::string::npos);
  evaluate::Evaluator evaluator(law.program(), law.words());
  for (const program::Candidate& one : law.samples()) {
    evaluator.bind(one);
    if (evaluator.value(law.deciding()).status != evaluate::Status::known) continue;
    const std::string text = why({one});
    EXPECT_NE(text.find("; gezocht is bij 1 kandidaat uit de voorbeelden, bij "), std::string::npos) << text;
    EXPECT_NE(text.find(" kandidaten met één vak meer of een ander vak en met andere cijfers bij 1 kandidaat; niemand is gevonden"), std::string::npos) << text;
    break;
  }
}

// The rule about the kernvakken came in, and the parts of the combination mark got another name: proved in both directions,
// but for marks from an earlier year, which are a year older in B.
TEST(Relation, BeforeAndAfterTheKernvakken) {
  for (const char* programme : {"havo", "atheneum", "gymnasium", "vwo"}) {
    Law law(std::string(programme) + ", examenjaar 2012");
    Law later(std::string(programme) + ", examenjaar 2013");
    const std::optional<ResultComparison> found = law.against(later);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->relation, Relation::incomparable) << programme;
    ASSERT_TRUE(found->better && found->worse && found->narrower) << programme;
    EXPECT_TRUE(found->better->has_year);
    EXPECT_EQ(found->better->change.before, "afgewezen");
    EXPECT_EQ(found->better->change.after, "nog open");
    EXPECT_FALSE(found->worse->has_year);
    EXPECT_EQ(found->narrower->relation, Relation::stricter);
    EXPECT_EQ(found->narrower->without, "het jaar van het cijfer");
  }
}

// Two years with the same rules: all that differs is how old a mark from an earlier year is. Also where one choice rests on another.
TEST(Relation, TwoYearsWithTheSameRules) {
  for (const auto& [one, other] : {std::pair{"havo, examenjaar 2025", "havo, examenjaar 2026"}, std::pair{"havo, examenjaar 2021", "havo, examenjaar 2022"}}) {
    Law law(one);
    Law later(other);
    const std::optional<ResultComparison> found = law.against(later);
    ASSERT_TRUE(found.has_value() && found->narrower.has_value()) << other;
    EXPECT_NE(found->relation, Relation::equivalent);
    EXPECT_EQ(found->narrower->relation, Relation::equivalent);
    EXPECT_EQ(found->narrower->how, "de regels waar de uitslag op rust zijn gelijk");
  }
}

// What stands in the proof is needed: that no part of the combination mark can be left out.
TEST(Relation, NothingIsProvedWhenPartsCanBeLeftOut) {
  Law law("havo, examenjaar 2012");
  Law later("havo, examenjaar 2013");
  Program changed[2] = {law.program(), later.program()};
  Law* laws[2] = {&law, &later};
  for (int side = 0; side < 2; ++side) {
    std::size_t left_out = 0;
    const NodeId body = laws[side]->body("de vakken vormen een volledig eindexamen");
    for (const NodeId id : laws[side]->below(body)) {
      program::Node& node = changed[side].nodes[id];
      if (node.op != Op::for_each) continue;
      const NodeId holds = truth_node(changed[side], true);
      changed[side].nodes[id] = changed[side].nodes[holds];
      ++left_out;
    }
    ASSERT_EQ(left_out, 1U);
  }
  trace::Judge first = law.judge(changed[0]);
  trace::Judge second = later.judge(changed[1]);
  const std::optional<ResultComparison> found =
      compare_results(law.rules(changed[0], first), later.rules(changed[1], second), [&] { return law.samples(); });
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(found->narrower.has_value());
}

// The rules of one year against changed rules of the next: what is proved by cases holds for candidates with marks near the
// borders and with things left out.
TEST(Relation, WhatIsProvedByCasesHolds) {
  Law law("havo, examenjaar 2012");
  Law later("havo, examenjaar 2013");
  const Side from{&law.program(), &law.words(), law.rules().side.regime};
  const Side to = later.rules().side;
  const std::vector<operations::Rational> borders = properties::borders_of(later.program());
  std::vector<std::pair<program::Candidate, program::Candidate>> candidates;
  properties::Dice dice(7);
  evaluate::Evaluator before(law.program(), law.words());
  for (std::uint64_t round = 0; round < 12; ++round) {
    for (program::Candidate candidate : law.samples()) {
      if (round % 3 == 2 && candidate.elements.size() > 4) {
        candidate.elements.erase(candidate.elements.begin() + static_cast<std::ptrdiff_t>(dice.below(candidate.elements.size())));
      }
      if (round > 0) properties::shake(candidate, before, borders, dice);
      // A word of some thing or of the candidate: a part that the school added, another route.
      const std::vector<program::Fact>& facts = law.words().facts;
      const auto id = static_cast<program::FactId>(dice.below(facts.size()));
      if (round % 2 == 1 && !facts[id].decides_rules && facts[id].type.base == program::Base::option) {
        const std::size_t words = law.words().option_sets[facts[id].type.options].labels.size();
        const program::FactValue value{true, {static_cast<std::int64_t>(dice.below(words)), 1}};
        if (facts[id].per_element) candidate.elements[dice.below(candidate.elements.size())].facts[id] = value;
        else candidate.facts[id] = value;
      }
      std::optional<program::Candidate> other = translated(candidate, from, to);
      if (other) candidates.emplace_back(std::move(candidate), std::move(*other));
    }
  }
  ASSERT_GE(candidates.size(), 500U);
  std::vector<std::optional<operations::Rational>> first;
  for (const auto& [candidate, other] : candidates) {
    before.bind(candidate);
    const evaluate::Value value = before.value(law.deciding());
    first.push_back(value.status == evaluate::Status::known ? std::optional(value.lo) : std::nullopt);
  }
  std::size_t proved = 0;
  std::size_t differ = 0;
  const std::vector<Mutation> all = mutations(later);
  for (std::size_t at = 0; at < all.size(); at += 9 * kFewer) {
    trace::Judge judge = later.judge(all[at].changed);
    const std::optional<ResultComparison> found =
        compare_results(law.rules(), later.rules(all[at].changed, judge), [&] { return law.samples(); });
    ASSERT_TRUE(found.has_value());
    const Relation relation = found->narrower ? found->narrower->relation : found->relation;
    const bool may_better = relation != Relation::equivalent && relation != Relation::stricter;
    const bool may_worse = relation != Relation::equivalent && relation != Relation::milder;
    if (may_better && may_worse) continue;
    ++proved;
    evaluate::Evaluator after(all[at].changed, later.words());
    for (std::size_t one = 0; one < candidates.size(); ++one) {
      if (!first[one]) continue;
      after.bind(candidates[one].second);
      const evaluate::Value value = after.value(later.deciding());
      if (value.status != evaluate::Status::known) continue;
      const int way = operations::compare(value.lo, *first[one]);
      differ += way != 0 ? 1 : 0;
      EXPECT_TRUE(way == 0 || (way > 0 ? may_better : may_worse)) << all[at].name;
    }
  }
  std::cout << (all.size() - 1) / (9 * kFewer) + 1 << " mutations, " << proved << " proved, " << differ << " results that differ\n";
  EXPECT_GE(proved, 3U / kFewer);
  EXPECT_GE(differ, 10U / kFewer);
}

// A program of a year in which one subject could be left out, without that article.
Program without_leaving_out(const Program& original) {
  Program without = original;
  std::size_t changed = 0;
  for (program::Definition& definition : without.definitions) {
    if (definition.label != "de vakken voor de uitslag" || definition.variants.front().exceptions.empty()) continue;
    definition.variants.front().exceptions.clear();
    ++changed;
  }
  EXPECT_EQ(changed, 1U);
  return without;
}

// The conditions of a search.
std::vector<NodeId>& conditions_of(Program& program, std::string_view name) {
  for (program::Search& search : program.searches) {
    if (search.label == name) return search.conditions;
  }
  ADD_FAILURE() << name;
  return program.searches.front().conditions;
}

// The year of the subject that is left out, against the same year without that article: nobody is better off without it.
TEST(Relation, ThatYearWithoutLeavingOneOut) {
  for (const char* programme : {"havo", "atheneum", "vmbo-kb"}) {
    Law law(std::string(programme) + ", examenjaar 2022");
    const Program without = without_leaving_out(law.program());
    const ResultComparison found = law.against(without);
    EXPECT_EQ(found.relation, Relation::stricter) << programme << ": " << found.why;
    ASSERT_TRUE(found.worse.has_value()) << programme;
    EXPECT_EQ(found.worse->change.before, "geslaagd");
    EXPECT_EQ(found.worse->change.after, "afgewezen");
    EXPECT_FALSE(found.better.has_value());
    // The other way round.
    trace::Judge judge = law.judge(without);
    const std::optional<ResultComparison> back = compare_results(law.rules(without, judge), law.rules(), [&] { return law.samples(); });
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->relation, Relation::milder) << programme << ": " << back->why;
  }
}

// What is left out must make the rest meet the rule, and only when nothing else does: without that, nothing is proved.
TEST(Relation, LeavingOutForAnotherReasonIsNotProved) {
  Law law("havo, examenjaar 2022");
  Program any = law.program();
  conditions_of(any, "de vakken die buiten beschouwing blijven").pop_back();
  Program always = law.program();
  for (const NodeId condition : conditions_of(always, "de vakken die artikel 60g nodig maken")) {
    program::Node& node = always.nodes[condition];
    ASSERT_EQ(node.op, Op::either);
    always.links[node.first] = always.links[node.first + node.count - 1];
  }
  for (const Program* changed : {&any, &always}) {
    const Program without = without_leaving_out(*changed);
    trace::Judge first = law.judge(*changed);
    trace::Judge second = law.judge(without);
    const std::optional<ResultComparison> found =
        compare_results(law.rules(*changed, first), law.rules(without, second), [&] { return law.samples(); });
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->relation == Relation::undecided || found->relation == Relation::incomparable) << found->how;
    if (found->relation == Relation::undecided) {
      EXPECT_NE(found->why.find("de uitslag rust in A op meer dan één keuze van vakken, en die hangen van elkaar af: «de vakken die artikel 60g nodig "
                                "maken», «de vakken die buiten beschouwing blijven» en «de vakken die meetellen»"),
                std::string::npos)
          << found->why;
    }
  }
}

// With each of many pass rules, candidates with marks near the borders agree with what is proved of leaving one out.
TEST(Relation, WhatIsProvedOfLeavingOneOutHolds) {
  Law law("havo, examenjaar 2022");
  const std::vector<operations::Rational> borders = properties::borders_of(law.program());
  properties::Dice dice(11);
  std::vector<program::Candidate> candidates;
  evaluate::Evaluator original(law.program(), law.words());
  for (int round = 0; round < 12; ++round) {
    for (program::Candidate candidate : law.samples()) {
      if (round % 4 == 3 && candidate.elements.size() > 4) {
        candidate.elements.erase(candidate.elements.begin() + static_cast<std::ptrdiff_t>(dice.below(candidate.elements.size())));
      }
      properties::shake(candidate, original, borders, dice);
      candidates.push_back(std::move(candidate));
    }
  }
  std::size_t proved = 0;
  std::size_t differ = 0;
  const std::vector<Mutation> all = mutations(law);
  for (std::size_t at = 0; at < all.size(); at += 21 * kFewer) {
    const Program without = without_leaving_out(all[at].changed);
    trace::Judge first = law.judge(all[at].changed);
    trace::Judge second = law.judge(without);
    const std::optional<ResultComparison> found =
        compare_results(law.rules(all[at].changed, first), law.rules(without, second), [&] { return law.samples(); });
    ASSERT_TRUE(found.has_value());
    const bool may_better = found->relation != Relation::equivalent && found->relation != Relation::stricter;
    const bool may_worse = found->relation != Relation::equivalent && found->relation != Relation::milder;
    if (may_better && may_worse) continue;
    ++proved;
    evaluate::Evaluator before(all[at].changed, law.words());
    evaluate::Evaluator after(without, law.words());
    for (const program::Candidate& candidate : candidates) {
      before.bind(candidate);
      after.bind(candidate);
      const evaluate::Value one = before.value(law.deciding());
      const evaluate::Value other = after.value(law.deciding());
      if (one.status != evaluate::Status::known || other.status != evaluate::Status::known) continue;
      const int way = operations::compare(other.lo, one.lo);
      differ += way != 0 ? 1 : 0;
      EXPECT_TRUE(way == 0 || (way > 0 ? may_better : may_worse)) << all[at].name;
    }
  }
  std::cout << (all.size() - 1) / (21 * kFewer) + 1 << " pass rules, " << proved << " proved, " << differ << " results that differ\n";
  EXPECT_GE(proved, 3U / kFewer);
  EXPECT_GE(differ, 5U / kFewer);
}

// "Gemiddeld minimaal 6,0" instead of 5,5 for the central exam.
TEST(Relation, AMisstatedMean) {
  Law law("havo, examenjaar 2026");
  Program stricter = law.program();
  for (const NodeId id : law.below(law.part("UB 3.34 lid 1 a"))) {
    program::Node& node = stricter.nodes[id];
    if (node.op == Op::number && node.a == 11 && node.b == 2) node.a = 12;
  }
  const ResultComparison found = law.against(stricter);
  EXPECT_EQ(found.relation, Relation::stricter);
  ASSERT_TRUE(found.worse.has_value());
  EXPECT_EQ(found.worse->change.after, "afgewezen");
}

// Rounding the end mark in two steps: 5,45 becomes 5,5 and then 6. Someone is better off.
TEST(Relation, RoundingInTwoSteps) {
  Law law("havo, examenjaar 2026");
  Program two = law.program();
  std::size_t changed = 0;
  for (std::size_t id = 0; id < law.program().definitions.size(); ++id) {
    const program::Definition& definition = law.program().definitions[id];
    if (definition.label != "het eindcijfer") continue;
    const NodeId body = definition.variants.front().body;
    ASSERT_EQ(two.nodes[body].op, Op::round);
    program::Node first = two.nodes[body];
    first.a = 1;
    two.nodes.push_back(first);
    two.nodes[body].first = static_cast<std::uint32_t>(two.links.size());
    two.links.push_back(static_cast<NodeId>(two.nodes.size() - 1));
    ++changed;
  }
  ASSERT_EQ(changed, 1U);
  const ResultComparison found = law.against(two);
  ASSERT_TRUE(found.better.has_value());
  EXPECT_FALSE(found.worse.has_value());
  EXPECT_EQ(found.relation, Relation::milder) << found.why;
  EXPECT_NE(found.how.find("B nooit lager uitkomt dan A"), std::string::npos) << found.how;
  trace::Judge judge = law.judge(two);
  const std::optional<ResultComparison> back =
      compare_results(law.rules(two, judge), law.rules(), [&] { return law.samples(); });
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->relation, Relation::stricter) << back->why;
}

// "hoger dan 3" for whole marks says the same as "4 of hoger".
TEST(Relation, OtherWordsForTheSame) {
  Law law("havo, examenjaar 2026");
  const Program other = law.in_other_words();
  const ResultComparison found = law.against(other);
  EXPECT_EQ(found.relation, Relation::equivalent);
  EXPECT_NE(found.how.find("alle gevallen zijn nagegaan"), std::string::npos);
}

}  // namespace
}  // namespace slagboom::compare
