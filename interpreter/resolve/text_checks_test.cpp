// Tests of the checks of the text: each message in full, and silence where nothing is wrong.
#include "interpreter/resolve/text_checks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "grammar/parse.hpp"

namespace slagboom::resolve {
namespace {

using grammar::Diagnostic;

constexpr std::string_view kLaw =
    "# Wet\n\n```regel\ndocument  Wet\n  kort        WT\n  rang        amvb\n"
    "  geldt voor  examenjaar 2020 en later\n\n"
    "soort  kandidaat (mv. kandidaten)\n  in bestanden  kandidaat\n\n"
    "soort  vak (mv. vakken)\n  in bestanden  vakken, herkend aan vak\n\n"
    "gegeven  de opleiding van de kandidaat\n  waarde        één van: havo, vwo\n"
    "  in bestanden  opleiding\n  bepaalt de regels\n\n"
    "gegeven  het examenjaar van de kandidaat\n  waarde        examenjaar\n"
    "  in bestanden  examenjaar\n  bepaalt de regels\n\n"
    "gegeven  het cohort van de kandidaat\n  waarde        cohort\n  in bestanden  cohort\n"
    "  bepaalt de regels\n\n"
    "gegeven  het cijfer van een vak (mv. cijfers)\n  waarde        cijfer\n  in bestanden  "
    "cijfer\n"
    "```\n\n"
    "## Artikel 3.34 Ruimte\n\n1. De school kiest.\n\n```regel\nde school kiest  het aantal "
    "herkansingen\n"
    "  van 1 tot en met 3\n  anders geldt 1\n```\n\n2. Zakken.\n\n```regel\n"
    "de kandidaat voldoet als aan alle voorwaarden is voldaan:\n"
    "  a. het aantal herkansingen is 2 of meer\n  b. het aantal herkansingen is 3 of "
    "minder\n```\n\n"
    "## Artikel 3.35 Vroeger\n\n1. Toen.\n\n```regel\ngeldt voor examenjaar 2020 tot en met "
    "2021\n\n"
    "het oude getal is 5\n```\n";

constexpr std::string_view kSchool =
    "# Reglement\n\n```regel\ndocument  Reglement\n  kort        RG\n  rang        "
    "examenreglement\n"
    "  gelet op    WT\n  geldt voor  havo, examenjaar 2026\n```\n\n";

std::string quoted(const grammar::Sources& sources, grammar::Span span) {
  return "«" + std::string(sources.text(span)) + "»";
}

// "CODE «marked» label; ook «marked» label; omdat …; hulp …; fix «old» -> «new»"
std::string shown(const Diagnostic& message, const grammar::Sources& sources) {
  std::string text(grammar::info(message.kind).code);
  for (const grammar::Label& label : message.labels) {
    text += (label.primary ? " " : "\n  ook ") + quoted(sources, label.span) + " " + label.text;
  }
  if (!message.because.empty()) text += "\n  omdat " + message.because;
  if (!message.help.empty()) text += "\n  hulp " + message.help;
  for (const grammar::Fix& fix : message.fixes)
    text += "\n  fix " + quoted(sources, fix.span) + " -> «" + fix.replacement + "»";
  return text + "\n";
}

std::string checked(const std::vector<std::string>& texts) {
  grammar::Sources sources;
  std::vector<grammar::FileId> files;
  std::vector<bool> from_library;
  for (const std::string& text : texts) {
    files.push_back(sources.add("document.regl.md", text));
    from_library.push_back(files.size() == 1);
  }
  grammar::Diagnostics reading;
  const grammar::Library library =
      grammar::parse_documents(sources, files, grammar::Limits{}, reading);
  const Model model = collect(library, sources, from_library, reading);
  std::string result;
  for (const Diagnostic& message : reading.all()) result += "lezen: " + shown(message, sources);
  grammar::Diagnostics diagnostics;
  check_texts(model, diagnostics);
  for (const Diagnostic& message : diagnostics.sorted()) result += shown(message, sources);
  return result;
}

std::string school(const std::string& text) {
  return checked({std::string(kLaw), std::string(kSchool) + text});
}

TEST(TextChecks, NothingWrongGivesNoMessages) {
  EXPECT_EQ(school(""), "");
  EXPECT_EQ(
      school("## Artikel 1 Een\n\nTekst. *(toelichting)*\n\n1. Geen aanduiding.\n2. Ook niet.\n\n"
             "## Artikel 2 Twee\n\n1. Wij kiezen {het aantal herkansingen}, zie artikel 2 lid 2. "
             "Op 2 mei.\n\n"
             "```regel\nvult in WT 3.34 lid 1, het aantal herkansingen\n  wij kiezen 2\n```\n\n"
             "2. Een lijst:\n   a. eerste\n   b. tweede *(oordeel van de directeur)*\n"),
      "");
}

TEST(TextChecks, ALidSaysWhatItIs) {
  EXPECT_EQ(school("## Artikel 1 Een\n\n1. Zonder iets.\n2. Met. *(toelichting)*\n\n## Artikel 2 "
                   "Kaal\n\nTekst.\n\n"
                   "## Bijlage 1 Vrij\n\nTekst.\n"),
            "DEK-001 «1. Zonder iets.» bij dit lid staat geen regel en geen aanduiding\n"
            "  omdat een lezer moet van elke bepaling kunnen zien of het programma haar uitvoert\n"
            "  hulp zet er een regelblok onder, of zet erachter wat het is: *(toelichting)*, "
            "*(oordeel van …)* of "
            "*(niet uitvoerbaar omdat …)*\n"
            "DEK-001 «## Artikel 2 Kaal» bij dit artikel staat geen regel en geen aanduiding\n"
            "  omdat een lezer moet van elke bepaling kunnen zien of het programma haar uitvoert\n"
            "  hulp zet er een regelblok onder, of zet erachter wat het is: *(toelichting)*, "
            "*(oordeel van …)* of "
            "*(niet uitvoerbaar omdat …)*\n");
}

TEST(TextChecks, ANumberStandsInOnePlace) {
  EXPECT_EQ(
      school(
          "## Artikel 1 Een\n\n1. Wie minstens 3,5 heeft, mag 2 keer, in 2026, op 2 mei, van lid "
          "2.\n\n```regel\n"
          "het aantal pogingen is 2\n\nde kandidaat mag door als aan alle voorwaarden is voldaan:\n"
          "  - het aantal pogingen is 3,5 of hoger\n```\n"),
      "DEK-003 «3,5» dit getal staat ook in de regel\n  ook «3,5» hier\n"
      "  omdat wie er een verandert, vergeet het andere\n"
      "  hulp geef het getal in de regel een naam, zoals «het aantal … is 2», en schrijf in de "
      "tekst {het aantal …}\n"
      "DEK-003 «2» dit getal staat ook in de regel\n  ook «2» hier\n"
      "  omdat wie er een verandert, vergeet het andere\n"
      "  hulp schrijf in de tekst {het aantal pogingen}; daar komt dan het getal te staan\n"
      "  fix «2» -> «{het aantal pogingen}»\n");
}

TEST(TextChecks, BracesNameSomethingKnown) {
  EXPECT_EQ(school("## Artikel 1 Een\n\n1. Er zijn {het aantal herkansigen} en `{geen naam}` en "
                   "{#anker} en {iets heel\n"
                   "   anders}. *(toelichting)*\n"),
            "NAAM-003 «het aantal herkansigen» dit begrip bestaat niet\n"
            "  omdat tussen accolades staat een begrip; in de tekst komt daar de waarde te staan\n"
            "  hulp bedoelde u «het aantal herkansingen»?\n"
            "  fix «het aantal herkansigen» -> «het aantal herkansingen»\n"
            "NAAM-003 «iets heel\n   anders» dit begrip bestaat niet\n"
            "  omdat tussen accolades staat een begrip; in de tekst komt daar de waarde te staan\n"
            "  hulp voer het begrip in met een regel, of haal de accolades weg\n");
}

TEST(TextChecks, AnAddressLeadsSomewhere) {
  const std::string fill = ", het aantal herkansingen\n  wij kiezen 2\n```\n";
  const std::string article = "## Artikel 1 Een\n\n```regel\nvult in ";
  EXPECT_EQ(school(article + "WT 3.43 lid 1" + fill),
            "VERW-001 «WT 3.43 lid 1» artikel 3.43 staat niet in WT\n"
            "  omdat een verwijzing moet uitkomen bij een bepaling die er staat\n"
            "  hulp bedoelde u artikel 3.34?\n  fix «3.43» -> «3.34»\n");
  EXPECT_EQ(school(article + "WT 3.34 lid 4" + fill),
            "VERW-001 «WT 3.34 lid 4» Artikel 3.34 van WT heeft geen lid 4\n"
            "  omdat een verwijzing moet uitkomen bij een bepaling die er staat\n  hulp de leden "
            "zijn 1 en 2\n");
  EXPECT_EQ(school(article + "WTT 3.34 lid 1" + fill),
            "VERW-004 «WTT 3.34 lid 1» een document met de korte naam «WTT» is er niet\n"
            "  hulp bedoelde u WT?\n  fix «WTT» -> «WT»\n");
  EXPECT_EQ(
      checked(
          {std::string(kLaw) +
           "\n```voorbeelden\nbij WT 3.34 lid 2 onderdeel c, havo\n"
           "  | het aantal herkansingen | verwacht de kandidaat voldoet |\n  | 2 | ja |\n```\n"}),
      "VERW-001 «WT 3.34 lid 2 onderdeel c» Artikel 3.34 lid 2 van WT heeft geen onderdeel c\n"
      "  omdat een verwijzing moet uitkomen bij een bepaling die er staat\n  hulp de onderdelen "
      "zijn a en b\n");
}

TEST(TextChecks, AnAddressAppliesInTheSameYears) {
  EXPECT_EQ(
      school("## Artikel 1 Een\n\n```regel\nin afwijking van WT 3.35 lid 1\nhet oude getal is "
             "6\n```\n"),
      "TIJD-002 «WT 3.35 lid 1» deze bepaling geldt alleen voor examenjaar 2020 tot en met 2021\n"
      "  omdat deze zin is voor examenjaar 2026\n"
      "  hulp verwijs naar de bepaling die in die jaren geldt, of beperk deze zin met «geldt "
      "voor»\n");
}

TEST(TextChecks, OnlyWhatIsOpenIsFilled) {
  EXPECT_EQ(school("## Artikel 1 Een\n\n```regel\nvult in WT 3.34 lid 2, het aantal herkansingen\n "
                   " wij kiezen 2\n```\n"),
            "WET-004 «WT 3.34 lid 2» deze bepaling laat dit niet aan de school over\n"
            "  ook «de school kiest  het aantal herkansingen» hier is het opengelaten\n"
            "  omdat een school kan alleen invullen wat een hogere regel openlaat\n"
            "  hulp schrijf «WT 3.34 lid 1»\n  fix «WT 3.34 lid 2» -> «WT 3.34 lid 1»\n");
  EXPECT_EQ(
      school("## Artikel 1 Een\n\n```regel\nvult in WT 3.35 lid 1, het oude getal\n  wij kiezen "
             "2\n```\n"),
      "WET-004 «vult in WT 3.35 lid 1, het oude getal» de wet laat hierover niets aan de school "
      "over\n"
      "  omdat een school kan alleen invullen wat een hogere regel openlaat\n"
      "  hulp schrap deze zin; wat de hogere regel over «het oude getal» zegt, geldt vanzelf\n"
      "TIJD-002 «WT 3.35 lid 1» deze bepaling geldt alleen voor examenjaar 2020 tot en met 2021\n"
      "  omdat deze zin is voor examenjaar 2026\n"
      "  hulp verwijs naar de bepaling die in die jaren geldt, of beperk deze zin met «geldt "
      "voor»\n");
}

TEST(TextChecks, NamesAreUsedAndDefined) {
  EXPECT_EQ(school("## Artikel 1 Een\n\n```regel\nbegrip  de ruimte\n  waarde  aantal\n\nbegrip  "
                   "de rust\n  waarde  aantal\n\n"
                   "de rust is 4\n\nhet aantal pogingen is 2\n\nhet aantal kansen is 3\n\n"
                   "de kandidaat mag door als het aantal kansen is 2 of meer\n```\n"),
            "NAAM-009 «begrip  de ruimte» nergens staat wat dit is\n"
            "  omdat «begrip» voert een naam in die een andere zin bepaalt\n"
            "  hulp voeg een zin toe: «de ruimte is …», of schrijf «gegeven» als het uit een "
            "bestand komt\n"
            "NAAM-008 «het aantal pogingen is 2» «het aantal pogingen» komt verder nergens voor\n"
            "  hulp gebruik het in een regel, in een voorbeeld of als {het aantal pogingen} in de "
            "tekst, of schrap deze zin\n");
  // In the library nothing needs to be used.
  EXPECT_EQ(checked({std::string(kLaw) +
                     "\n## Artikel 4 Meer\n\n```regel\nhet aantal pogingen is 2\n```\n"}),
            "");
}

TEST(TextChecks, AScopeFitsSomeone) {
  EXPECT_EQ(school("## Artikel 1 Een\n\n```regel\ngeldt voor het vwo\n\nde kandidaat mag door als "
                   "het aantal herkansingen is 2 of meer\n```\n"),
            "DOOD-003 «het vwo» deze zin geldt voor niemand\n  ook «havo, examenjaar 2026» het "
            "hele document geldt alleen hiervoor\n"
            "  omdat geen opleiding, examenjaar en cohort passen bij alles wat hierover gezegd is\n"
            "  hulp verander het bereik, of schrap wat voor niemand geldt\n");
  EXPECT_EQ(
      school(
          "## Artikel 1 Een\n\n```regel\nhet getal is:\n  - 2, voor cohort 2023-2024 en eerder\n"
          "  - 3, voor examenjaar 2024\n\nde kandidaat mag door als het getal is 2 of meer\n```\n"),
      "DOOD-003 «examenjaar 2024» deze regel van de lijst geldt voor niemand\n"
      "  ook «havo, examenjaar 2026» het hele document geldt alleen hiervoor\n"
      "  omdat geen opleiding, examenjaar en cohort passen bij alles wat hierover gezegd is\n"
      "  hulp verander het bereik, of schrap wat voor niemand geldt\n");
  EXPECT_NE(
      school("## Artikel 1 Een\n\n```regel\ngeldt voor cohort 2024-2025 en later\n\nhet getal is:\n"
             "  - 2, voor cohort 2023-2024 en eerder\n\nde kandidaat mag door als het getal is 2 "
             "of meer\n```\n")
          .find("DOOD-003 «cohort 2023-2024 en eerder»"),
      std::string::npos);
}

}  // namespace
}  // namespace slagboom::resolve
