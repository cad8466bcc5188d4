// What is claimed of two small texts, against candidates that are tried one by one with the plain
// evaluator.
#include <algorithm>
#include <iostream>
#include <memory>

#include "interpreter/compare/test_texts.hpp"

namespace slagboom::compare {
namespace {

ResultComparison compared(Text& before, Text& after) {
  EXPECT_EQ(before.wrong(), "");
  EXPECT_EQ(after.wrong(), "");
  const std::optional<ResultComparison> found = compare_results(
      before.rules(), after.rules(), [] { return std::vector<program::Candidate>{}; });
  EXPECT_TRUE(found.has_value());
  return found ? *found : ResultComparison{};
}

std::string in_article(const std::string& rules) {
  return "## Artikel 1\n\n```regel\n" + rules + "\n```\n";
}

// For each pair there is a candidate with another result; what is open or without bounds was once
// left out of the proof.
TEST(Sound, NotEquivalent) {
  const std::pair<const char*, const char*> pairs[] = {
      // A number without bounds.
      {"de kandidaat slaagt als de hoogte van de kandidaat is 20 of hoger",
       "de kandidaat slaagt als de hoogte van de kandidaat is 30 of hoger"},
      // Rounded, but no mark from 1 to 10.
      {"de maat is (de punt van de kandidaat plus de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 11 of hoger",
       "de maat is (de punt van de kandidaat plus de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 12 of hoger"},
      {"de maat is (de punt van de kandidaat min de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 0 of hoger",
       "de maat is (de punt van de kandidaat min de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is hoger dan 0"},
      // A thing without a CE: for A it is open whether it is a low one, for B it is not.
      {"de lage vakken zijn de vakken van de kandidaat waarvoor geldt: het CE van dat vak is lager "
       "dan 4\n\nde kandidaat slaagt als het aantal lage vakken is 0",
       "de kandidaat slaagt als alle CE's van de vakken van de kandidaat zijn 4 of hoger"},
      // Thirds are finer than what is kept of a sum: 16/3 lies between these borders.
      {"de derde van een vak is ((het SE van dat vak plus de punt van de kandidaat) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "het hoogste van de derden is 5 of lager",
       "de derde van een vak is ((de punt van de kandidaat plus het SE van dat vak) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "het hoogste van de derden is lager dan 5,5"},
      // Which of two searches is settled first.
      {"zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de gekozen vakken geldt: dat vak hoort bij de losse vakken\n\n"
       "zoek  de losse vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de losse vakken geldt: dat vak hoort bij de gekozen vakken\n\n"
       "de kandidaat slaagt als het aantal gekozen vakken is 1 of meer",
       "zoek  de losse vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de losse vakken geldt: dat vak hoort bij de gekozen vakken\n\n"
       "zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de gekozen vakken geldt: dat vak hoort bij de losse vakken\n\n"
       "de kandidaat slaagt als het aantal gekozen vakken is 1 of meer"},
      // A departure of which it is open whether it holds says the same as the rule, and for that
      // candidate another thing in B.
      {"de kandidaat slaagt als de punt van de kandidaat is 6 of hoger\n```\n\n## Artikel "
       "2\n\n```regel\nin afwijking van artikel 1, als geldt: de stip van de kandidaat is 6 of "
       "hoger\n"
       "de kandidaat slaagt als de punt van de kandidaat is hoger dan 5",
       "de kandidaat slaagt als aan minstens één van deze voorwaarden is voldaan:\n  - aan alle "
       "voorwaarden is voldaan:\n    - de stip van de kandidaat is van toepassing\n"
       "    - de punt van de kandidaat is 6 of hoger\n  - aan alle voorwaarden is voldaan:\n    - "
       "de stip van de kandidaat is niet van toepassing\n"
       "    - de punt van de kandidaat is 5 of lager\n```\n\n## Artikel 2\n\n```regel\nin "
       "afwijking van artikel 1, als geldt: de stip van de kandidaat is hoger dan 5\n"
       "de kandidaat slaagt als aan minstens één van deze voorwaarden is voldaan:\n  - aan alle "
       "voorwaarden is voldaan:\n    - de stip van de kandidaat is van toepassing\n"
       "    - de punt van de kandidaat is hoger dan 5\n  - aan alle voorwaarden is voldaan:\n    - "
       "de stip van de kandidaat is niet van toepassing\n"
       "    - de punt van de kandidaat is lager dan 6"},
      // The mark that counts is open, but whichever it is, it is too low.
      {"het cijfer is het hoogste van 4 en 4\n\nde kandidaat slaagt als het cijfer is lager dan "
       "6\n```\n\n## Artikel 2\n\n```regel\nin afwijking van artikel 1, als geldt: de stip van de "
       "kandidaat is 6 of hoger\n"
       "het cijfer is het hoogste van 5 en 5",
       "het cijfer is het hoogste van 4 en 4\n\nde kandidaat slaagt als aan minstens één van deze "
       "voorwaarden is voldaan:\n  - aan alle voorwaarden is voldaan:\n"
       "    - de stip van de kandidaat is van toepassing\n    - het cijfer is lager dan 6\n  - aan "
       "alle voorwaarden is voldaan:\n    - de stip van de kandidaat is niet van toepassing\n"
       "    - het cijfer is 6 of hoger\n```\n\n## Artikel 2\n\n```regel\nin afwijking van artikel "
       "1, als geldt: de stip van de kandidaat is 6 of hoger\nhet cijfer is het hoogste van 5 en "
       "5"},
      // Whether a yes or no is there at all.
      {"de kandidaat slaagt als het aantal vakken van de kandidaat is 0 of meer",
       "de kandidaat slaagt als de vlag van de kandidaat is van toepassing"},
  };
  for (const auto& [first, second] : pairs) {
    Text before(in_article(first));
    Text after(in_article(second));
    const ResultComparison found = compared(before, after);
    EXPECT_EQ(found.relation, Relation::undecided) << first << "\n" << found.how;
  }
}

// A value of which one side takes tenths: what they read is not the same.
TEST(Sound, AnotherKindOfMark) {
  const std::string rules = "de kandidaat slaagt als de punt van de kandidaat is ";
  Text before(in_article(rules + "hoger dan 5"));
  Text after(in_article(rules + "6 of hoger"), kOutcomes, true);
  EXPECT_EQ(compared(before, after).relation, Relation::undecided);
}

// Outcomes are compared by their place: other words, or another order, are no such places.
TEST(Sound, OtherWordsForTheOutcome) {
  const std::string rules =
      in_article("de kandidaat slaagt als de punt van de kandidaat is 6 of hoger");
  Text before(rules);
  for (const char* outcomes :
       {"geslaagd, afgewezen; oplopend", "afgewezen, herkansing, geslaagd; oplopend"}) {
    Text after(rules, outcomes);
    const ResultComparison found = compared(before, after);
    EXPECT_EQ(found.relation, Relation::undecided);
    EXPECT_EQ(
        found.why,
        "A en B hebben andere woorden voor de uitslag, of dezelfde woorden in een andere volgorde");
  }
}

// A higher mark may harm here, so open marks are not settled by the lowest and the highest alone.
TEST(Sound, AHigherMarkMayHarm) {
  const char* search =
      "zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
      "geldt:\n    - de groep is groot\n    - alle SE's van de gekozen vakken zijn 6 of hoger\n\n"
      "de groep is groot als het aantal gekozen vakken is 2 of minder\n\n";
  const std::pair<std::string, bool> rules[] = {
      {"de kandidaat slaagt als de punt van de kandidaat is 6 of hoger", true},
      // Below nought a number turns the other one around: 3 times 3 is -3 times -3.
      {"het gat is ((6 min de punt van de kandidaat) keer (6 min de stip van de kandidaat))\n\nde "
       "kandidaat slaagt als het gat is lager dan 5",
       false},
      {"het produkt is (de punt van de kandidaat keer de stip van de kandidaat)\n\nde kandidaat "
       "slaagt als het produkt is 30 of hoger",
       true},
      // The hours stay as they are, but what they are held against does not.
      {"de kandidaat slaagt als hoogstens 1 van de uren van de vakken van de kandidaat is lager "
       "dan "
       "de punt van de kandidaat",
       false},
      // With a higher mark a smaller group is found.
      {search +
           std::string("de kandidaat slaagt als aan geen van deze voorwaarden is voldaan:\n  - "
                       "de groep is groot\n  - de punt van de kandidaat is lager dan 4"),
       false},
      {search + std::string("de kandidaat slaagt als de groep is groot"), true},
  };
  for (const auto& [text, never_harms] : rules) {
    Text one(in_article(text));
    ASSERT_EQ(one.wrong(), "") << text;
    Dice dice(5);
    const program::Candidate candidate = drawn(one.words(), dice);
    trace::Judge& judge = *one.rules().judge;
    judge.evaluator().bind(candidate);
    EXPECT_EQ(judge.monotone(), never_harms) << text;
  }
}

struct Tally {
  std::size_t made = 0, claims = 0, proved = 0, derived = 0, differ = 0;
};

// What is claimed of two texts, against candidates.
void try_to_refute(const std::string& first, const std::string& second, std::uint64_t seed,
                   std::size_t candidates, Tally& tally, const Budget& budget = {}) {
  Text before(first);
  Text after(second);
  if (!before.wrong().empty() || !after.wrong().empty()) return;  // a sentence that cannot be said
  ++tally.made;
  Dice dice(seed * 7919 + 1);
  std::vector<program::Candidate> some;
  for (std::size_t at = 0; at < 20; ++at) some.push_back(drawn(before.words(), dice));
  const std::optional<ResultComparison> found = compare_results(
      before.rules(), after.rules(), [&] { return some; }, budget);
  ASSERT_TRUE(found.has_value());
  bool may_better =
      found->relation != Relation::equivalent && found->relation != Relation::stricter;
  bool may_worse = found->relation != Relation::equivalent && found->relation != Relation::milder;
  if (found->relation == Relation::undecided) {
    const auto says = [&](const char* text) { return found->why.find(text) != std::string::npos; };
    may_better = found->better || says("een betere") || says("een andere");
    may_worse = found->worse || says("een slechtere") || says("een andere");
  }
  if (may_better && may_worse) return;
  ++tally.claims;
  if (found->how.starts_with("alle gevallen")) ++tally.proved;
  if (found->how.starts_with("de regels verschillen alleen")) ++tally.derived;
  evaluate::Evaluator one(before.program(), before.words());
  evaluate::Evaluator other(after.program(), after.words());
  for (std::size_t at = 0; at < candidates; ++at) {
    const program::Candidate candidate = drawn(before.words(), dice);
    one.bind(candidate);
    other.bind(candidate);
    const evaluate::Value a = one.value(before.deciding());
    const evaluate::Value b = other.value(after.deciding());
    if (a.status != evaluate::Status::known || b.status != evaluate::Status::known) continue;
    const int way = operations::compare(b.lo, a.lo);
    if (way == 0) continue;
    ++tally.differ;
    if (way > 0 ? may_better : may_worse) continue;
    std::string shown;
    for (const std::string& entry : properties::entries_of(candidate, before.words()))
      shown += entry + "; ";
    ADD_FAILURE() << "seed " << seed << ": " << relation_word(found->relation) << " (" << found->how
                  << found->why << "), but better or worse: " << way << "\n"
                  << shown << "\n--- A\n"
                  << first << "--- B\n"
                  << second;
    return;
  }
}

void tell(const Tally& tally) {
  std::cout << tally.made << " pairs, of " << tally.claims << " something is claimed, of "
            << tally.proved << " one by going through all cases, of " << tally.derived
            << " by what rises with a place; " << tally.differ
            << " results of candidates that differ agree with it\n";
}

// Nothing can be gone through: what is claimed then, is derived.
constexpr Budget kNoCases{0, 0, 0, 0};

TEST(Sound, TextsWithOneChange) {
  Tally tally;
  constexpr std::uint64_t kPairs = 300;
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    Draws draws(seed * 0x9e3779b97f4a7c15ULL);
    const std::string first = Writer(draws).with_a_search();
    Dice dice(seed + 17);
    draws.change(dice.below(draws.size()), 1 + dice.below(12));
    draws.again();
    const std::string second = Writer(draws).with_a_search();
    if (first == second) continue;
    try_to_refute(first, second, seed, 1'500, tally);
    try_to_refute(first, second, seed, 1'500, tally, kNoCases);
  }
  tell(tally);
  EXPECT_GE(tally.claims, 10U);
  EXPECT_GE(tally.derived, 1U);
  EXPECT_GE(tally.differ, 100U);
}

// One border against another: what is derived is what all marks show, no more; and no less, where
// one way is possible.
void expect_all_pairs(const std::vector<std::string>& rules) {
  std::vector<std::unique_ptr<Text>> texts;
  for (const std::string& one : rules) {
    texts.push_back(std::make_unique<Text>(in_article(one)));
    ASSERT_EQ(texts.back()->wrong(), "") << one;
  }
  Dice dice(11);
  std::vector<program::Candidate> all;
  for (std::size_t at = 0; at < 600; ++at) all.push_back(drawn(texts.front()->words(), dice));
  std::size_t one_way = 0;
  for (std::size_t first = 0; first < texts.size(); ++first) {
    for (std::size_t second = 0; second < texts.size(); ++second) {
      if (first == second) continue;
      evaluate::Evaluator one(texts[first]->program(), texts[first]->words());
      evaluate::Evaluator other(texts[second]->program(), texts[second]->words());
      bool better = false;
      bool worse = false;
      for (const program::Candidate& candidate : all) {
        one.bind(candidate);
        other.bind(candidate);
        const int way = operations::compare(other.value(texts[second]->deciding()).lo,
                                            one.value(texts[first]->deciding()).lo);
        better = better || way > 0;
        worse = worse || way < 0;
      }
      const std::optional<ResultComparison> found = compare_results(
          texts[first]->rules(), texts[second]->rules(), [&] { return all; }, kNoCases);
      ASSERT_TRUE(found.has_value());
      const Relation shown = better && worse ? Relation::incomparable
                             : better        ? Relation::milder
                             : worse         ? Relation::stricter
                                             : found->relation;
      EXPECT_EQ(found->relation, shown) << rules[first] << "\n"
                                        << rules[second] << "\n"
                                        << found->why;
      if (better != worse) {
        ++one_way;
        EXPECT_TRUE(found->how.starts_with("de regels verschillen alleen"));
      }
    }
  }
  EXPECT_GE(one_way, texts.size());
}

TEST(Sound, OneBorderAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* number : {"4", "5", "6"}) {
    for (const std::string& border :
         {std::string(number) + " of hoger", std::string(number) + " of lager",
          std::string("hoger dan ") + number, std::string("lager dan ") + number,
          std::string("gelijk aan ") + number}) {
      rules.push_back("de kandidaat slaagt als de punt van de kandidaat is " + border);
    }
  }
  expect_all_pairs(rules);
}

TEST(Sound, OneNumberOfThingsAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* how_many : {"minstens 1", "minstens 2", "hoogstens 1", "hoogstens 2",
                               "precies 1", "precies 2", "geen"}) {
    rules.push_back("de kandidaat slaagt als " + std::string(how_many) +
                    " van de SE's van de vakken van de kandidaat is 6 of hoger");
  }
  expect_all_pairs(rules);
}

// In whatever steps a mark is rounded: 5,46 is a six in two steps, and a five in one.
TEST(Sound, OneRoundingAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* steps :
       {"in één stap afgerond op een geheel getal", "naar boven afgerond op een geheel getal",
        "naar beneden afgerond op een geheel getal",
        "eerst afgerond op 1 decimaal, daarna op een geheel getal"}) {
    rules.push_back("de maat is de hoogte van de kandidaat, " + std::string(steps) +
                    "\n\nde kandidaat slaagt als de maat is 6 of hoger");
  }
  expect_all_pairs(rules);
}

TEST(Sound, WithAndWithoutLeavingOneOut) {
  Tally tally;
  constexpr std::uint64_t kPairs = 80;
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    Draws draws(seed * 0x9e3779b97f4a7c15ULL);
    const std::string first = Writer(draws).leaving_out(true);
    Dice dice(seed + 29);
    if (dice.below(3) == 0) draws.change(dice.below(draws.size()), 1 + dice.below(12));
    draws.again();
    const std::string second = Writer(draws).leaving_out(false);
    const bool turned = dice.below(2) == 0;
    try_to_refute(turned ? second : first, turned ? first : second, seed, 1'500, tally);
  }
  tell(tally);
  EXPECT_GE(tally.claims, 10U);
  EXPECT_GE(tally.differ, 100U);
}

}  // namespace
}  // namespace slagboom::compare
