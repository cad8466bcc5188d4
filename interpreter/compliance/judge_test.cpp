// Tests of requirements beside what a reglement says: every form of a demand, own words, what
// stands elsewhere, and contexts.
#include "interpreter/compliance/judge.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "grammar/parse.hpp"
#include "interpreter/compliance/checks.hpp"
#include "interpreter/compliance/totals.hpp"

namespace slagboom::compliance {
namespace {

const std::string kNames = R"(# Begrippen

```regel
document  Begrippen
  kort  Begrippen
  rang  begrippen

soort  kandidaat (mv. kandidaten)
  in bestanden  kandidaat

soort  vak (mv. vakken)
  in bestanden  vakken, herkend aan vak

gegeven  de opleiding van de kandidaat
  waarde        één van: havo, vwo
  in bestanden  opleiding
  bepaalt de regels

gegeven  het cohort van de kandidaat
  waarde        cohort
  in bestanden  cohort
  bepaalt de regels

het schooljaar begint op 1 augustus

onderwerp  wie
  waarde  één van: de directeur (ook: de rector), de secretaris
onderwerp  maatregelen
  waarde  een of meer van: waarschuwing, ontzegging, strafwerk
onderwerp  leden
  waarde  aantal leden
onderwerp  dag
  waarde  datum
onderwerp  andere dag
  waarde  datum
onderwerp  inhalen
  waarde  ja of nee
onderwerp  hulp
  waarde  tekst
```
)";

std::string law(const std::string& lines) {
  return "# Wet\n\n```regel\ndocument  Wet\n  kort    W\n  rang    wet\n  versie  1 augustus "
         "2020\n```\n\n"
         "## Artikel 1 Eis\n\n1. Dit vraagt de wet.\n\n```regel\neis  de eis\n" +
         lines + "```\n";
}

std::string school(const std::string& head, const std::string& lines) {
  return "# School\n\n```regel\ndocument  School\n  kort       S\n  rang       examenreglement\n"
         "  versie     1 oktober 2025\n  gelet op   W\n" +
         head + "```\n\n## Artikel 1 Wat geregeld is\n\n1. Dit is geregeld.\n\n```regel\n" + lines +
         "```\n";
}

// What is judged about one law and one reglement, for the library of names above.
class Case {
 public:
  // `under`: a text on which the reglement rests; empty: none.
  Case(const std::string& demands, const std::string& said, const std::string& head = {},
       const std::string& under = {}) {
    std::vector<grammar::FileId> files{sources_.add("namen", kNames),
                                       sources_.add("wet", law(demands)),
                                       sources_.add("school", school(head, said))};
    if (!under.empty()) files.push_back(sources_.add("deel", under));
    library_ = grammar::parse_documents(sources_, files, {}, diagnostics_, {});
    model_ = resolve::collect(library_, sources_, {true, true, false}, diagnostics_);
    reports_ = reports(model_, diagnostics_);
    for (const grammar::Diagnostic& message : diagnostics_.all())
      ADD_FAILURE() << grammar::render(message, sources_);
  }

  // How many messages it gives.
  std::size_t messages() const {
    grammar::Diagnostics found;
    add_findings(model_, reports_, found);
    return found.all().size();
  }

  // Of the reglement itself, which is the first that was read.
  const Report& report() const { return reports_.front(); }

  // "strijdig: volgens de wet: de directeur"; every different outcome on its line.
  std::string text() const {
    std::string text;
    for (const Entry& entry : report().entries) {
      text += (text.empty() ? "" : "\n") + std::string(verdict_name(entry.outcome.verdict));
      if (!entry.outcome.what.empty()) text += ": " + entry.outcome.what;
      if (!entry.opleidingen.empty()) text += " [" + entry.opleidingen + "]";
    }
    return text;
  }

 private:
  grammar::Sources sources_;
  grammar::Diagnostics diagnostics_;
  grammar::Library library_;
  resolve::Model model_;
  std::vector<Report> reports_;
};

std::string judged(const std::string& demands, const std::string& said,
                   const std::string& head = {}) {
  return Case("  zekerheid  gelezen in de wet\n" + demands, said, head).text();
}

TEST(Judge, Stated) {
  const std::string must = "  over  hulp\n  moet  in het examenreglement staan\n";
  EXPECT_EQ(judged(must, "regelt  hulp\n"), "voldoet");
  EXPECT_EQ(judged(must, "regelt  inhalen: ja\n"),
            "ontbreekt: hierover zegt het reglement niets: hulp");
  EXPECT_EQ(judged("  over  hulp\n  mag niet  in het examenreglement staan\n", "regelt  hulp\n"),
            "strijdig: dit mag niet in het reglement staan");
  EXPECT_EQ(judged("  over  hulp\n  mag niet  in het examenreglement staan\n",
                   "regelt  wie: de rector\n"),
            "niet geregeld");
}

TEST(Judge, ElsewhereIsEnoughOnlyWhenNothingMoreIsAsked) {
  const std::string said = "regelt  wie\n  elders  het statuut\n";
  EXPECT_EQ(judged("  over  wie\n  moet  in het examenreglement staan\n", said),
            "voldoet: dit staat in het statuut, en die tekst is hier niet nagekeken");
  EXPECT_EQ(judged("  over  wie\n  moet  zijn: de directeur\n", said),
            "staat elders: dit staat in het statuut, en die tekst is hier niet nagekeken");
}

TEST(Judge, ChoicesAndOwnWords) {
  const std::string equal = "  over  wie\n  moet  zijn: de directeur\n";
  EXPECT_EQ(judged(equal, "regelt  wie: de rector\n"), "voldoet");
  EXPECT_EQ(judged(equal, "regelt  wie: de secretaris\n"),
            "strijdig: volgens de wet: de directeur");
  EXPECT_EQ(judged(equal, "regelt  wie: «de baas»\n"), "strijdig: volgens de wet: de directeur");
  const std::string within = "  over  maatregelen\n  moet  komen uit: waarschuwing, ontzegging\n";
  EXPECT_EQ(judged(within, "regelt  maatregelen: ontzegging\n"), "voldoet");
  EXPECT_EQ(judged(within, "regelt  maatregelen: ontzegging, strafwerk\n"),
            "strijdig: de wet noemt alleen: waarschuwing, ontzegging");
  const std::string contains = "  over  maatregelen\n  moet  bevatten: waarschuwing, ontzegging\n";
  EXPECT_EQ(judged(contains, "regelt  maatregelen: ontzegging, waarschuwing, strafwerk\n"),
            "voldoet");
  EXPECT_EQ(judged(contains, "regelt  maatregelen: ontzegging\n"),
            "strijdig: hier ontbreekt: waarschuwing");
  const std::string forbidden = "  over  maatregelen\n  mag niet  zijn: strafwerk\n";
  EXPECT_EQ(judged(forbidden, "regelt  maatregelen: ontzegging\n"), "voldoet");
  EXPECT_EQ(judged(forbidden, "regelt  maatregelen: strafwerk\n"),
            "strijdig: de wet sluit dit uit");
  // Own words may be another name for what is forbidden: a person must look.
  EXPECT_EQ(judged(forbidden, "regelt  maatregelen: «extra werk»\n"),
            "vraagt oordeel: valt dit onder wat de wet uitsluit: strafwerk?");
}

TEST(Judge, Numbers) {
  const std::string head = "  over  leden\n";
  EXPECT_EQ(judged(head + "  moet  minstens 3 leden zijn\n", "regelt  leden: 3 leden\n"),
            "voldoet");
  EXPECT_EQ(judged(head + "  moet  minstens 3 leden zijn\n", "regelt  leden: 2 leden\n"),
            "strijdig: dit moeten er minstens 3 leden zijn");
  EXPECT_EQ(judged(head + "  moet  hoogstens 3 leden zijn\n", "regelt  leden: 4 leden\n"),
            "strijdig: dit mogen er hoogstens 3 leden zijn");
  EXPECT_EQ(judged(head + "  moet  oneven zijn\n", "regelt  leden: 4 leden\n"),
            "strijdig: dit aantal moet oneven zijn");
  // How many are named.
  EXPECT_EQ(
      judged("  over  maatregelen\n  moet  minstens 2 zijn\n", "regelt  maatregelen: strafwerk\n"),
      "strijdig: dit moeten er minstens 2 zijn");
}

TEST(Judge, Days) {
  const std::string head = "  over  dag\n";
  const std::string until = head + "  moet  uiterlijk liggen op 1 oktober van het schooljaar\n";
  EXPECT_EQ(judged(until, "regelt  dag: 1 oktober 2025\n"), "voldoet");
  EXPECT_EQ(judged(until, "regelt  dag: 2 oktober 2025\n"),
            "strijdig: dit hoort uiterlijk op woensdag 1 oktober 2025");
  EXPECT_EQ(judged(head + "  moet  liggen vóór 1 oktober 2025\n", "regelt  dag: 1 oktober 2025\n"),
            "strijdig: dit hoort vóór woensdag 1 oktober 2025");
  EXPECT_EQ(judged(head + "  moet  niet eerder liggen dan andere dag\n",
                   "regelt  dag: 1 oktober 2025\nregelt  andere dag: 2 oktober 2025\n"),
            "strijdig: dit hoort niet eerder dan donderdag 2 oktober 2025");
  // The other day is not there: nothing to compare with.
  EXPECT_EQ(
      judged(head + "  moet  niet eerder liggen dan andere dag\n", "regelt  dag: 1 oktober 2025\n"),
      "voldoet");
}

TEST(Judge, CertaintyStrengthAndVerdict) {
  const std::string demand = "  over  wie\n  moet  zijn: de directeur\n";
  const std::string said = "regelt  wie: de secretaris\n";
  const auto verdict = [&](const std::string& more) {
    return std::string(
        verdict_name(Case(demand + more, said).report().entries.front().outcome.verdict));
  };
  EXPECT_EQ(verdict("  zekerheid  gelezen in de wet\n"), "strijdig");
  EXPECT_EQ(verdict("  zekerheid  gelezen in een uitleg van de wet\n"), "twijfel");
  EXPECT_EQ(verdict("  zekerheid  afgeleid\n"), "twijfel");
  EXPECT_EQ(verdict("  zekerheid  gelezen in de wet\n  kracht  aanbevolen\n"),
            "afwijkend van advies");
  EXPECT_EQ(verdict("  zekerheid  gelezen in de wet\n  oordeel  verouderde verwijzing\n"),
            "verouderde verwijzing");
  EXPECT_EQ(
      Case("  over  hulp\n  moet  in het examenreglement staan\n  zekerheid  afgeleid\n", said)
          .text(),
      "twijfel: hierover zegt het reglement niets: hulp");
  EXPECT_EQ(
      judged("  over  wie\n  moet  zijn: de secretaris\n  vraagt oordeel  is dit wijs?\n", said),
      "vraagt oordeel: is dit wijs?");
}

// What the law does not name, but may be lawful when a power is handed over.
TEST(Judge, PossibleBesidesTheLaw) {
  const std::string demand =
      "  over  wie\n  moet  zijn: de directeur\n  mogelijk ook  de secretaris\n";
  EXPECT_EQ(judged(demand, "regelt  wie: de secretaris\n"),
            "vraagt oordeel: volgens de wet: de directeur; iets anders kan goed zijn, bijvoorbeeld "
            "als het "
            "is overgedragen");
  EXPECT_EQ(judged(demand, "regelt  wie: de rector\n"), "voldoet");
  EXPECT_EQ(judged(demand, "regelt  wie: «de conciërge»\n"),
            "strijdig: volgens de wet: de directeur");
}

TEST(Judge, OnlyIf) {
  const std::string demand = "  over  wie\n  moet  zijn: de directeur\n  alleen als  inhalen: ja\n";
  EXPECT_EQ(judged(demand, "regelt  wie: de secretaris\nregelt  inhalen: ja\n"),
            "strijdig: volgens de wet: de directeur");
  EXPECT_EQ(judged(demand, "regelt  wie: de secretaris\nregelt  inhalen: nee\n"), "");
  EXPECT_EQ(judged(demand, "regelt  wie: de secretaris\n"), "");
}

TEST(Judge, ContextsByCohortAndOpleiding) {
  const std::string demand =
      "  zekerheid  gelezen in de wet\n  over  wie\n  moet  zijn: de directeur\n";
  const Case cohorts(demand,
                     "regelt  wie: de secretaris\n  geldt voor  cohort 2024-2025\n"
                     "regelt  wie: de directeur\n  geldt voor  cohort 2025-2026\n",
                     "  schooljaar  2025-2026, voor cohort 2024-2025\n"
                     "  schooljaar  2025-2026, voor cohort 2025-2026\n");
  EXPECT_EQ(cohorts.text(), "strijdig: volgens de wet: de directeur\nvoldoet");
  const std::vector<Entry>& entries = cohorts.report().entries;
  ASSERT_EQ(entries.size(), 2U);
  ASSERT_EQ(entries[0].contexts.size(), 1U);
  EXPECT_EQ(entries[0].contexts[0].cohort, 2024);
  EXPECT_EQ(entries[1].contexts[0].cohort, 2025);

  const Case opleidingen(demand,
                         "regelt  wie: de secretaris\n  geldt voor  havo\n"
                         "regelt  wie: de directeur\n  geldt voor  vwo\n");
  EXPECT_EQ(opleidingen.text(), "strijdig: volgens de wet: de directeur [havo]\nvoldoet [vwo]");
  // A requirement counts once, as the worst of what was found.
  const std::vector<Totals> counted = totals(opleidingen.report());
  ASSERT_EQ(counted.size(), 1U);
  EXPECT_EQ(counted[0].school_year, 2025);
  EXPECT_EQ(counted[0].count[static_cast<std::size_t>(Verdict::against)], 1U);
  EXPECT_EQ(counted[0].count[static_cast<std::size_t>(Verdict::met)], 0U);
}

TEST(Judge, SchoolYearsOfANorm) {
  const Case two(
      "  zekerheid  gelezen in de wet\n  over  wie\n  moet  zijn: de directeur\n"
      "  schooljaar  2026-2027 en later\n",
      "regelt  wie: de secretaris\n", "  schooljaar  2025-2026 tot en met 2027-2028\n");
  ASSERT_EQ(two.report().contexts.size(), 3U);
  ASSERT_EQ(two.report().entries.size(), 1U);
  EXPECT_EQ(two.report().entries[0].contexts.size(), 2U);
  EXPECT_EQ(two.report().entries[0].contexts[0].school_year, 2026);
}

// One sentence that is wrong in another way in another year: both are told.
TEST(Judge, EveryYearHasItsMessage) {
  const Case late(
      "  over  dag\n  moet  uiterlijk liggen op 1 oktober van het schooljaar\n"
      "  zekerheid  gelezen in de wet\n",
      "regelt  dag: 5 oktober 2027\n", "  schooljaar  2025-2026 tot en met 2027-2028\n");
  EXPECT_EQ(late.messages(), 3U);
}

// A text under the reglement that works in the second year only.
TEST(Judge, ATextThatDoesNotWorkThenSaysNothing) {
  const std::string under =
      "# Deel\n\n```regel\ndocument  Deel\n  kort  D\n  rang  examenreglement\n"
      "  versie  1 oktober 2025\n  gelet op  W\n  schooljaar  2026-2027\n```\n\n"
      "## Artikel 1 Wie\n\n1. Dit is geregeld.\n\n```regel\nregelt  wie: de secretaris\n```\n";
  const std::string years = "  gelet op   D\n  schooljaar  2025-2026 tot en met 2026-2027\n";
  const Case wrong("  over  wie\n  moet  zijn: de directeur\n  zekerheid  gelezen in de wet\n", "",
                   years, under);
  ASSERT_EQ(wrong.report().entries.size(), 1U);
  ASSERT_EQ(wrong.report().entries[0].contexts.size(), 1U);
  EXPECT_EQ(wrong.report().entries[0].contexts[0].school_year, 2026);
  ASSERT_EQ(wrong.report().absent.size(), 1U);
  EXPECT_EQ(wrong.report().absent.begin()->second.front().school_year, 2025);

  // What is in the reglement itself is judged in both years; what is nowhere is missing in the
  // second year only.
  const Case missing(
      "  over  inhalen\n  moet  in het examenreglement staan\n  zekerheid  gelezen in de wet\n",
      "regelt  hulp\n", years, under);
  EXPECT_EQ(missing.text(), "ontbreekt: hierover zegt het reglement niets: inhalen");
  ASSERT_EQ(missing.report().entries[0].contexts.size(), 1U);
  EXPECT_EQ(missing.report().entries[0].contexts[0].school_year, 2026);
  const Case own(
      "  over  inhalen\n  moet  in het examenreglement staan\n  zekerheid  gelezen in de wet\n",
      "regelt  inhalen: ja\n", years, under);
  EXPECT_EQ(own.text(), "voldoet");
  EXPECT_EQ(own.report().entries[0].contexts.size(), 2U);
  // The message about the year that was not looked at.
  EXPECT_EQ(own.messages(), 1U);
}

// ---- sentences that contradict each other ----

// "3 leden | 5 leden, 1 keer [havo]": each contradiction, and in how many contexts it holds.
std::string contradictions(const std::string& said, const std::string& head = {},
                           const std::string& under = {}) {
  const Case found(
      "  over  hulp\n  moet  in het examenreglement staan\n  zekerheid  gelezen in de "
      "wet\n",
      said, head, under);
  std::string text;
  for (const Contradiction& each : found.report().contradictions) {
    text += (text.empty() ? "" : "\n") + each.first->what->values.front().text + " | " +
            each.other->what->values.front().text + ", " + std::to_string(each.contexts.size()) +
            " keer";
    if (!each.opleidingen.empty()) text += " [" + each.opleidingen + "]";
  }
  return text;
}

TEST(Contradictions, EveryKindOfOneAnswer) {
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\nregelt  leden: 5 leden\n"),
            "3 leden | 5 leden, 1 keer");
  EXPECT_EQ(contradictions("regelt  inhalen: ja\nregelt  inhalen: nee\n"), "ja | nee, 1 keer");
  EXPECT_EQ(contradictions("regelt  dag: 1 juli 2025\nregelt  dag: 2 juli 2025\n"),
            "1 juli 2025 | 2 juli 2025, 1 keer");
  EXPECT_EQ(contradictions("regelt  wie: de rector\nregelt  wie: de secretaris\n"),
            "de rector | de secretaris, 1 keer");
}

TEST(Contradictions, NothingWhereNoneIsCertain) {
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\nregelt  leden: 3 leden\n"), "");
  EXPECT_EQ(contradictions("regelt  wie: de rector\nregelt  wie: de directeur\n"),
            "");  // one choice
  EXPECT_EQ(contradictions("regelt  wie: de rector\nregelt  wie: «de baas»\n"), "");
  EXPECT_EQ(contradictions("regelt  maatregelen: strafwerk\nregelt  maatregelen: ontzegging\n"),
            "");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\nregelt  leden\n  elders  het statuut\n"), "");
}

TEST(Contradictions, OnlyWhereBothHold) {
  const std::string years = "  schooljaar  2024-2025 tot en met 2026-2027\n";
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n  schooljaar  2024-2025\n"
                           "regelt  leden: 5 leden\n  schooljaar  2025-2026 en later\n",
                           years),
            "");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n  schooljaar  2024-2025 tot en met 2025-2026\n"
                           "regelt  leden: 5 leden\n  schooljaar  2025-2026 en later\n",
                           years),
            "3 leden | 5 leden, 1 keer");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n  geldt voor  havo\n"
                           "regelt  leden: 5 leden\n  geldt voor  vwo\n"),
            "");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n"
                           "regelt  leden: 5 leden\n  geldt voor  vwo\n"),
            "3 leden | 5 leden, 1 keer [vwo]");
  // Cohorts that the lines «schooljaar» do not tell apart.
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n  geldt voor  cohort 2024-2025\n"
                           "regelt  leden: 5 leden\n  geldt voor  cohort 2025-2026\n"),
            "");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n  geldt voor  cohort 2024-2025 en later\n"
                           "regelt  leden: 5 leden\n  geldt voor  cohort 2025-2026\n"),
            "3 leden | 5 leden, 1 keer");
}

TEST(Contradictions, EachSentenceIsSaidOnce) {
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\nregelt  leden: 5 leden\nregelt  leden: 7 "
                           "leden\nregelt  leden: 3 leden\n"),
            "3 leden | 5 leden, 1 keer\n3 leden | 7 leden, 1 keer\n5 leden | 3 leden, 1 keer");
}

TEST(Contradictions, TheTextThatRestsOnTheOtherComesSecond) {
  const std::string under =
      "# Deel\n\n```regel\ndocument  Deel\n  kort  D\n  rang  examenreglement\n  versie  1 oktober "
      "2025\n  gelet op  W\n```\n\n## Artikel 1 Leden\n\n1. Vijf.\n\n```regel\nregelt  leden: 5 "
      "leden\n```\n";
  // The school is read before the text on which it rests.
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n", "  gelet op   D\n", under),
            "5 leden | 3 leden, 1 keer");
  EXPECT_EQ(contradictions("regelt  leden: 3 leden\n", {}, under), "");  // another school
}

}  // namespace
}  // namespace slagboom::compliance
