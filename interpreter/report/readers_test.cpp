// Three readers of one verdict: what each gets, word for word.
#include "interpreter/report/readers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/report/test_verdict.hpp"

namespace slagboom::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

trace::Verdict failed() {
  trace::Verdict verdict = test_verdict();
  verdict.result_label = "de uitslag";
  verdict.clauses[0].plain = "het gemiddelde is 5,47 en moet 5,5 of hoger zijn";
  verdict.clauses[1].outcome = trace::Outcome::ja;
  verdict.nearest[0].outcome = "geslaagd";
  verdict.needs.clear();
  return verdict;
}

trace::Dossier dossier() {
  trace::Dossier result;
  result.engine = "0.1.0";
  result.date = "2026-06-01";
  result.candidates_digest = "aa11";
  result.candidate_digest = "bb22";
  result.texts = {{"UB", "Uitvoeringsbesluit", "amvb", "1-8-2026", "BWB1", "ub.regl.md", true, "cc33"},
                  {"", "", "", "", "", "los.regl.md", false, "dd44"}};
  return result;
}

TEST(Readers, TheCandidateGetsTheReasonTheArticleAndTheContrast) {
  EXPECT_THAT(candidate_sentences(failed()),
              ElementsAre("De uitslag is afgewezen: het gemiddelde is 5,47 en moet 5,5 of hoger zijn (UB 3.34 lid 1 a).",
                          "Was CE-cijfer van Nederlands 5,3 in plaats van 5,2, dan was de uitslag geslaagd.",
                          "Let op: de bron is hier <niet> zeker."));
}

TEST(Readers, MoreReasonsAreNumbered) {
  trace::Verdict verdict = failed();
  verdict.clauses[1].outcome = trace::Outcome::nee;
  verdict.nearest.clear();
  verdict.nearest_remark = "met één ander cijfer alleen was de uitslag niet anders geweest";
  verdict.notes.clear();
  EXPECT_THAT(candidate_sentences(verdict),
              ElementsAre("De uitslag is afgewezen, om 2 redenen.",
                          "Reden 1: het gemiddelde is 5,47 en moet 5,5 of hoger zijn (UB 3.34 lid 1 a).",
                          "Reden 2: hoogstens één vak lager (UB 3.34 lid 1 b).",
                          "Met één ander cijfer alleen was de uitslag niet anders geweest."));
}

TEST(Readers, PassedAndOpen) {
  trace::Verdict verdict = failed();
  verdict.result = "geslaagd";
  verdict.clauses[0].outcome = trace::Outcome::ja;
  verdict.nearest.clear();
  verdict.notes.clear();
  verdict.fields[1].value = "ja";
  EXPECT_THAT(candidate_sentences(verdict), ElementsAre("De uitslag is geslaagd.",
                                                        "Aan alle onderdelen van UB 3.34 lid 1 is voldaan.", "Cum laude."));
  trace::Verdict open = test_verdict();
  open.result = "nog open";
  open.result_label = "de uitslag";
  open.notes.clear();
  EXPECT_THAT(candidate_sentences(open),
              ElementsAre("De uitslag is nog open.",
                          "Nodig is voor CE-cijfer van wiskunde A: 5,3 of hoger (als de rest gelijk blijft)."));
  open.exact = false;
  for (int index = 0; index < 4; ++index) open.needs.push_back({"x.ce", "het CE-cijfer van x", "", true, "nog niet bekend"});
  EXPECT_THAT(candidate_sentences(open),
              ElementsAre("De uitslag is nog open (niet uitgerekend).",
                          "Nodig is voor CE-cijfer van wiskunde A: 5,3 of hoger (als de rest gelijk blijft).",
                          "Het CE-cijfer van x: nog niet bekend.", "Het CE-cijfer van x: nog niet bekend.",
                          "Ook open zijn nog 2 andere gegevens."));
}

TEST(Readers, WithoutVerdict) {
  EXPECT_THAT(candidate_sentences(test_fault()),
              ElementsAre("Er is geen oordeel: de gegevens zijn niet te lezen.", "Rij 3, kolom «se»: deze cel is te lang.",
                          "Rij 4: nog iets."));
  EXPECT_EQ(candidate_json(test_fault()),
            R"({"kandidaat":"K-002","zinnen":["Er is geen oordeel: de gegevens zijn niet te lezen.",)"
            R"("Rij 3, kolom «se»: deze cel is te lang.","Rij 4: nog iets."]})");
}

TEST(Readers, AnAppealGetsEverything) {
  trace::Verdict verdict = failed();
  verdict.reasoning[0].children[0].exact = "383/70";
  verdict.choices = {{"UB 3.13 lid 2", "de afronding", "«één stap»", "School 7"}, {"UB 9", "iets", "3", ""}};
  verdict.provisions = {{"UB 3.34 lid 1", "Uitvoeringsbesluit (1-8-2026)", "ub.regl.md", 231}};
  EXPECT_EQ(appeal_text(verdict, dossier()),
            reasoning_text(with_exact_figures(verdict)) +
                "\nGegevens van de kandidaat\n"
                "  - netl (Nederlands); se 6,4; ce 5,2\n"
                "  - wisA (wiskunde A); se 5,1\n"
                "\nKeuzes van de school die zijn toegepast\n"
                "  - UB 3.13 lid 2, de afronding: «één stap» (School 7)\n"
                "  - UB 9, iets: 3 (de school koos niets; dan geldt dit)\n"
                "\nBepalingen in deze redenering\n"
                "  - UB 3.34 lid 1: Uitvoeringsbesluit (1-8-2026), ub.regl.md regel 231\n"
                "\nTeksten die zijn gelezen, met hun SHA-256\n"
                "  - Uitvoeringsbesluit (UB), amvb, versie 1-8-2026, BWB1, ub.regl.md\n"
                "    cc33\n"
                "  - los.regl.md\n"
                "    dd44\n"
                "\nGegevens die zijn gelezen, met hun SHA-256\n"
                "  - het bestand met kandidaten\n"
                "    aa11\n"
                "  - de gegevens van deze kandidaat\n"
                "    bb22\n"
                "\nOordeel\n"
                "  - van 1-6-2026, met slagboom 0.1.0\n");
  EXPECT_THAT(reasoning_text(with_exact_figures(verdict)), HasSubstr("het gemiddelde: 5,471… (precies 383/70)"));
  const std::string json = appeal_json(verdict, dossier());
  EXPECT_THAT(json, HasSubstr(R"("keuzes":[{"bepaling":"UB 3.13 lid 2","naam":"de afronding","gekozen":"«één stap»","gekozen_in":"School 7"})"));
  EXPECT_THAT(json, HasSubstr(R"("kandidatenbestand_sha256":"aa11","gegevens_sha256":"bb22","datum":"2026-06-01","programma":"0.1.0"})"));
}

TEST(Readers, DaysAreShownAsPeopleWriteThem) {
  EXPECT_EQ(shown_day("2026-06-01"), "1-6-2026");
  EXPECT_EQ(shown_day("2026-12-31"), "31-12-2026");
  EXPECT_EQ(shown_day("gisteren"), "gisteren");
}

}  // namespace
}  // namespace slagboom::report
