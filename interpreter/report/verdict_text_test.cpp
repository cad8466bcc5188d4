// Verdicts and reasoning as text.
#include "interpreter/report/verdict_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/test_verdict.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

TEST(VerdictText, ABlockPerCandidate) {
  EXPECT_EQ(verdict_text(test_verdict()),
            "K-001  AFGEWEZEN  UB 3.34 lid 1 a\n"
            "  ✗ a  nee: 38,3 / 7 = 5,471… is lager dan 5,5\n"
            "  ? b  nog open: hoogstens één vak lager\n"
            "  Niet meegenomen: fi\n"
            "  Combinatiecijfer 7; gemiddelde van het CE 38,3 / 7 = 5,471…\n"
            "  netl 6,4/5,2→"
            "6   wisA 5,1\n"
            "  Nog nodig:\n"
            "    - CE-cijfer van wiskunde A: 5,3 of hoger (als de rest gelijk blijft)\n"
            "  Doet er niet meer toe: CE-cijfer van filosofie\n"
            "  Met CE-cijfer van Nederlands 5,3 in plaats van 5,2 was de uitslag anders geweest.\n"
            "  Let op: de bron is hier <niet> zeker\n");
}

TEST(VerdictText, WhatIsMetStandsByItsLetter) {
  trace::Verdict verdict = test_verdict();
  for (trace::Clause& clause : verdict.clauses) clause.outcome = trace::Outcome::ja;
  verdict.result = "geslaagd";
  const std::string text = verdict_text(verdict);
  EXPECT_NE(text.find("\n  ✓ a, b: ja\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  netl 6   wisA 5,1\n"), std::string::npos) << text;
}

TEST(VerdictText, ForWhomStandsOnceAboveTheVerdicts) {
  EXPECT_EQ(regime_text(test_verdict()),
            "Havo, examenjaar 2026\n"
            "Toegepast: Uitvoeringsbesluit WVO 2020 (1-8-2026)\n");
}

TEST(VerdictText, AFaultSaysWhere) {
  EXPECT_EQ(verdict_text(test_fault()),
            "K-002  GEEN OORDEEL\n"
            "  De gegevens zijn niet te lezen.\n"
            "  - rij 3, kolom «se»: deze cel is te lang\n"
            "  - rij 4: nog iets\n");
  // The first fault stands for all of them: it is not said twice.
  trace::Verdict same = test_fault();
  same.fault = same.faults.front();
  EXPECT_EQ(verdict_text(same),
            "K-002  GEEN OORDEEL\n"
            "  - rij 3, kolom «se»: deze cel is te lang\n"
            "  - rij 4: nog iets\n");
  EXPECT_EQ(verdict_line(test_fault()),
            "K-002  geen oordeel: rij 3, kolom «se»: deze cel is te lang (en nog 1)\n");
}

TEST(VerdictText, OneLine) {
  EXPECT_EQ(verdict_line(test_verdict()), "K-001  afgewezen  (UB 3.34 lid 1 a)\n");
}

TEST(VerdictText, ReasoningIsATree) {
  EXPECT_EQ(reasoning_text(test_verdict()),
            "K-001   havo, examenjaar 2026   AFGEWEZEN\n"
            "  Beslissend: UB 3.34 lid 1 a\n"
            "  Onderdelen: van UB 3.34 lid 1\n"
            "    a  ✗ nee       38,3 / 7 = 5,471… is lager dan 5,5\n"
            "    b  ? nog open  hoogstens één vak lager\n"
            "  Cum laude: nee\n"
            "  Combinatiecijfer: 7\n"
            "  Gemiddelde van het CE: 38,3 / 7 = 5,471… (afgekapt 5,47)\n"
            "  Niet meegenomen: fi\n"
            "                      se   ce   eindcijfer\n"
            "    netl  Nederlands  6,4  5,2  6\n"
            "    wisA  wiskunde A  5,1\n"
            "  Nog nodig:\n"
            "    - CE-cijfer van wiskunde A: 5,3 of hoger (als de rest gelijk blijft)\n"
            "  Doet er niet meer toe: CE-cijfer van filosofie\n"
            "  Met CE-cijfer van Nederlands 5,3 in plaats van 5,2 was de uitslag anders geweest.\n"
            "  Let op: de bron is hier <niet> zeker\n"
            "  Toegepast: Uitvoeringsbesluit WVO 2020 (1-8-2026)\n"
            "  Hoe dit komt:\n"
            "  ✗ nee: de kandidaat is geslaagd [UB 3.34 lid 1]\n"
            "      want a geldt niet\n"
            "      let op: let \"hier\" op\n"
            "      = het gemiddelde: 5,471…\n"
            "          want 38,3 / 7\n");
}

TEST(VerdictText, NoLineIsWiderThanAsked) {
  trace::Verdict verdict = test_verdict();
  verdict.clauses[0].because =
      std::string(40, 'x') + " " + std::string(40, 'y') + " één twee drie vier vijf zes";
  verdict.entries.clear();
  std::istringstream lines(verdict_text(verdict, 60));
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(grammar::display_width(line), 60U) << line;
}

TEST(VerdictText, WhatWasShownIsNotShownAgain) {
  const trace::Explanation leaf{"", "x", trace::Outcome::open, false, "1", "", "", {}};
  const trace::Explanation part{"A 1", "deel", trace::Outcome::ja, true, "", "r", "", {leaf}};
  trace::Verdict verdict;
  verdict.candidate = "K";
  verdict.result = "r";
  verdict.reasoning = {part, part, leaf};
  EXPECT_EQ(reasoning_text(verdict),
            "K   R\n"
            "  Hoe dit komt:\n"
            "  ✓ ja: deel [A 1]\n"
            "      want r\n"
            "      = x: 1\n"
            "  ✓ ja: deel [A 1] (zie hierboven)\n"
            "  = x: 1\n");
}

TEST(VerdictText, DeepReasoningStaysOnThePage) {
  trace::Explanation node{"", "s", trace::Outcome::ja, true, "", "", "", {}};
  for (int i = 0; i < 200; ++i) node = {"", "s", trace::Outcome::ja, true, "", "", "", {node}};
  trace::Verdict verdict;
  verdict.reasoning = {node};
  std::istringstream lines(reasoning_text(verdict, 80));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(grammar::display_width(line), 80U);
}

TEST(VerdictText, ControlCharactersDoNotReachTheTerminal) {
  trace::Verdict verdict = test_fault();
  verdict.candidate = "K\x1B[31m";
  EXPECT_EQ(verdict_line(verdict).find('\x1B'), std::string::npos);
  EXPECT_EQ(verdict_text(verdict).find('\x1B'), std::string::npos);
}

TEST(Totals, CountsInOrderOfAppearance) {
  Totals totals;
  EXPECT_EQ(totals_text(totals), "0 kandidaten");
  totals.add(test_verdict());
  EXPECT_EQ(totals_text(totals), "1 kandidaat: 1 afgewezen");
  trace::Verdict other = test_verdict();
  other.result = "geslaagd";
  totals.add(test_fault());
  totals.add(other);
  totals.add(other);
  EXPECT_EQ(totals_text(totals), "4 kandidaten: 1 afgewezen, 2 geslaagd, 1 zonder oordeel");
}

TEST(Words, ANeedWithoutAMinimum) {
  EXPECT_EQ(need_text({"a.b", "", "", true, ""}), "a.b: nog niet bekend");
  EXPECT_EQ(need_text({"a.b", "het cijfer", "", true, "elk cijfer is genoeg"}),
            "het cijfer: elk cijfer is genoeg");
}

TEST(Words, ProvisionsShareWholeWordsOnly) {
  const auto start = [](std::vector<std::string> names) {
    std::vector<trace::Clause> clauses;
    for (std::string& name : names)
      clauses.push_back({std::move(name), "", trace::Outcome::ja, ""});
    return common_start(clauses);
  };
  EXPECT_EQ(start({"UB 3.34 lid 1 a", "UB 3.34 lid 1 b"}), "UB 3.34 lid 1 ");
  EXPECT_EQ(start({"UB 3.34 lid 1 a", "UB 3.34 lid 12 b"}), "UB 3.34 lid ");
  EXPECT_EQ(start({"a", "b"}), "");
  EXPECT_EQ(start({"UB 1"}), "");
  EXPECT_EQ(start({}), "");
}

}  // namespace
}  // namespace slagboom::report
