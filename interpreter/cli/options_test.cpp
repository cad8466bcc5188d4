// The command line: what each verb takes, and what it says when something is wrong.
#include "interpreter/cli/options.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cli/options_verbs.hpp"

namespace slagboom::cli {
namespace {

using Arguments = std::vector<std::string>;

Options parsed(Arguments arguments) {
  const Parsed result = parse_options(std::move(arguments));
  if (const Stop* stop = std::get_if<Stop>(&result)) {
    ADD_FAILURE() << stop->text;
    return {};
  }
  return std::get<Options>(result);
}

// The first line of what is said; the status must be 2.
std::string refused(Arguments arguments) {
  const Parsed result = parse_options(std::move(arguments));
  const Stop* stop = std::get_if<Stop>(&result);
  if (stop == nullptr) return "aanvaard";
  EXPECT_EQ(stop->status, Status::usage);
  return stop->text.substr(0, stop->text.find('\n'));
}

TEST(Options, LastFileHoldsTheCandidates) {
  const Options options = parsed({"beoordeel", "a.regl.md", "map", "-", "--kort"});
  EXPECT_EQ(options.verb, Verb::beoordeel);
  EXPECT_EQ(options.paths, (Arguments{"a.regl.md", "map"}));
  EXPECT_EQ(options.candidates, "-");
  EXPECT_TRUE(options.brief);
  EXPECT_EQ(options.format, Format::tekst);
}

TEST(Options, OptionsMayStandAnywhere) {
  const Options options = parsed(
      {"leguit", "--formaat=json", "a", "--kandidaat", "K-1", "b.csv", "--koppeling", "k.json"});
  EXPECT_EQ(options.format, Format::json);
  EXPECT_EQ(options.candidate, "K-1");
  EXPECT_EQ(options.candidates, "b.csv");
  EXPECT_EQ(options.mapping, "k.json");
}

TEST(Options, ComparingTakesTwoTextsAndPerhapsCandidates) {
  const Options two = parsed({"vergelijk", "a.regl.md", "b.regl.md", "k.csv", "--opleiding", "havo"});
  EXPECT_EQ(two.paths, Arguments{"a.regl.md"});
  EXPECT_EQ(two.second, "b.regl.md");
  EXPECT_EQ(two.candidates, "k.csv");
  EXPECT_EQ(two.programmes, Arguments{"havo"});
  const Options one = parsed({"vergelijk", "wet", "--examenjaar", "2012,2013"});
  EXPECT_EQ(one.second, "");
  EXPECT_EQ(one.exam_years, (Arguments{"2012", "2013"}));
}

TEST(Options, ComparingSaysWhatIsMissing) {
  EXPECT_EQ(refused({"vergelijk"}), "slagboom: noem twee teksten, of één tekst en twee jaren");
  EXPECT_EQ(refused({"vergelijk", "wet"}),
            "slagboom: noem een tweede tekst, of twee jaren, zoals «--examenjaar 2022,2023»");
  EXPECT_EQ(refused({"vergelijk", "a", "b", "c"}), "slagboom: vergelijken gaat met twee teksten, A en B");
  EXPECT_EQ(refused({"vergelijk", "k.csv", "b"}), "slagboom: noem de kandidaten als laatste");
  EXPECT_EQ(refused({"vergelijk", "wet", "--examenjaar", "2012,2013,2014"}),
            "slagboom: achter --examenjaar horen één of twee waarden, met een komma ertussen");
  EXPECT_EQ(refused({"vergelijk", "wet", "--cohort", "2020-2022,"}),
            "slagboom: achter --cohort horen één of twee waarden, met een komma ertussen");
  EXPECT_EQ(refused({"vergelijk", "a", "b", "--formaat", "htlm"}),
            "slagboom: --formaat kan zijn: tekst, json, csv of html; bedoelde u «html»?");
}

TEST(Options, FilesThatLookLikeOptionsComeAfterTwoDashes) {
  EXPECT_EQ(parsed({"controleer", "--", "--help"}).paths, Arguments{"--help"});
}

TEST(Options, TheNameOfTheOutputChoosesTheForm) {
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--uitvoer", "x.html"}).format, Format::html);
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--uitvoer", "x.jsonl"}).format, Format::json);
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--uitvoer", "x.html", "--formaat", "csv"}).format,
            Format::csv);
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--uitvoer", "x.txt"}).format, Format::tekst);
  EXPECT_EQ(parsed({"test", "--uitvoer", "x.html"}).format, Format::tekst);
}

TEST(Options, LibraryComesFromTheOptionOrTheEnvironment) {
  EXPECT_EQ(parsed({"test", "--bibliotheek", "m"}).library, "m");
  ASSERT_EQ(::setenv("SLAGBOOM_STDLIB", "/wetten", 1), 0);
  EXPECT_EQ(parsed({"test"}).library, "/wetten");
  ASSERT_EQ(::unsetenv("SLAGBOOM_STDLIB"), 0);
  EXPECT_EQ(parsed({"test"}).library, SLAGBOOM_STDLIB_DIR);
}

TEST(Options, ReaderDayAndRecord) {
  const Options options = parsed({"leguit", "a", "b", "--kandidaat", "1", "--lezer", "beroep", "--datum", "1-6-2026"});
  EXPECT_EQ(options.reader, Reader::beroep);
  EXPECT_EQ(options.date, "2026-06-01");
  EXPECT_EQ(parsed({"beoordeel", "a", "b"}).date.size(), 10u);
  const Options again = parsed({"herhaal", "v", "a", "b", "c.csv"});
  EXPECT_EQ(again.record, "v");
  EXPECT_EQ(again.paths, (Arguments{"a", "b"}));
  EXPECT_EQ(again.candidates, "c.csv");
  EXPECT_EQ(refused({"herhaal", "v", "a"}),
            "slagboom: noem achter elkaar: de vastlegging, het reglement en de kandidaten");
  EXPECT_EQ(refused({"leguit", "a", "b", "--kandidaat", "1", "--lezer", "commisie"}),
            "slagboom: --lezer kan zijn: kandidaat, commissie of beroep; bedoelde u «commissie»?");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--datum", "31-6-2026"}),
            "slagboom: achter --datum hoort een dag die bestaat, als dag-maand-jaar");
}

TEST(Options, WhatIsMissingIsSaid) {
  EXPECT_EQ(refused({"beoordeel"}), "slagboom: noem een reglement en een bestand met kandidaten");
  EXPECT_EQ(refused({"beoordeel", "a"}),
            "slagboom: er ontbreekt iets: noem eerst het reglement, dan de kandidaten");
  EXPECT_EQ(refused({"leguit", "a", "b"}), "slagboom: noem een kandidaat: --kandidaat NUMMER");
  EXPECT_EQ(refused({"toon", "a", "b"}), "slagboom: noem één document");
  EXPECT_EQ(refused({"controleer"}), "slagboom: noem een of meer documenten");
  EXPECT_EQ(refused({"opmaak", ""}), "slagboom: de naam van een bestand is leeg");
  EXPECT_EQ(
      refused({}),
      "slagboom leest examenreglementen en PTA's, controleert ze en beoordeelt kandidaten ermee.");
}

TEST(Options, MisspeltNamesGetASuggestion) {
  EXPECT_EQ(refused({"beordeel"}),
            "slagboom: het werkwoord «beordeel» bestaat niet; bedoelde u «beoordeel»?");
  EXPECT_EQ(refused({"TEST"}), "slagboom: het werkwoord «TEST» bestaat niet; bedoelde u «test»?");
  EXPECT_EQ(refused({"xyzzy"}), "slagboom: het werkwoord «xyzzy» bestaat niet");
  EXPECT_EQ(refused({"test", "--muttatie"}),
            "slagboom: de keuze «--muttatie» bestaat niet; bedoelde u «--mutatie»?");
  EXPECT_EQ(refused({"test", "--qqqqqqq=3"}), "slagboom: de keuze «--qqqqqqq» bestaat niet");
  EXPECT_EQ(refused({"test", "-x"}), "slagboom: de keuze «-x» bestaat niet");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--formaat", "jsn"}),
            "slagboom: --formaat kan zijn: tekst, json, csv of html; bedoelde u «json»?");
  EXPECT_EQ(refused({"test", "--formaat", "html"}), "slagboom: --formaat kan zijn: tekst of json");
  EXPECT_EQ(refused({"toon", "a", "--trap", "bom"}),
            "slagboom: --trap kan zijn: structuur, boom of programma; bedoelde u «boom»?");
}

TEST(Options, ValuesWhereTheyBelong) {
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--formaat"}),
            "slagboom: achter --formaat hoort een waarde");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--formaat", "csv", "--formaat", "csv"}),
            "slagboom: --formaat staat er meer dan één keer");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--kort=nee"}), "slagboom: --kort krijgt geen waarde");
}

TEST(Options, ChoicesThatDoNotGoTogether) {
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--kort", "--formaat", "json"}),
            "slagboom: --kort hoort bij --formaat tekst");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--bom"}), "slagboom: --bom hoort bij --formaat csv");
  EXPECT_EQ(refused({"opmaak", "a", "--controle", "--naar-scherm"}),
            "slagboom: --controle en --naar-scherm gaan niet samen");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--vragen", "--formaat", "csv"}),
            "slagboom: --vragen hoort bij --formaat tekst of json");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--vragen", "--kort"}),
            "slagboom: --vragen en --kort gaan niet samen");
  EXPECT_EQ(refused({"controleer", "a", "--bewijs", "--formaat", "csv"}),
            "slagboom: --bewijs hoort bij --formaat tekst of json");
  EXPECT_EQ(refused({"controleer", "a", "--voldoet", "--formaat", "sarif"}),
            "slagboom: --voldoet hoort bij --formaat tekst, json, csv of html");
  EXPECT_EQ(refused({"toon", "a", "--formaat", "json"}),
            "slagboom: --formaat json hoort bij --onderwerpen");
  EXPECT_EQ(refused({"toon", "--onderwerpen", "--trap", "boom"}),
            "slagboom: --onderwerpen gaat niet samen met --cohort of --trap");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--telling", "--kort"}),
            "slagboom: --telling hoort bij --formaat tekst of csv, zonder --kort, --brieven, --vragen en --vastleggen");
  for (const std::string number : {"0", "65", "twee", "-1", "1,5"}) {
    EXPECT_EQ(refused({"beoordeel", "a", "b", "--kort", "--draden=" + number}),
              "slagboom: achter --draden hoort een getal van 1 tot en met 64");
  }
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--draden", "2"}),
            "slagboom: --draden hoort bij --kort of --telling");
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--telling", "--draden", "7"}).threads, 7U);
  EXPECT_EQ(parsed({"beoordeel", "a", "b", "--kort"}).threads, 0U);
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--deel", "1/2"}),
            "slagboom: --deel hoort bij --kort of --telling, zonder --vastleggen, --vragen en --stel");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--kort", "--deel", "1/2", "--stel", "netl.ce=5,2"}),
            "slagboom: --deel hoort bij --kort of --telling, zonder --vastleggen, --vragen en --stel");
  EXPECT_EQ(refused({"beoordeel", "a", "b", "--telling", "--formaat", "csv", "--deel", "1/2", "--bom"}),
            "slagboom: --deel en --bom gaan niet samen; --bom hoort bij slagboom voegsamen");
  for (const char* part : {"3/2", "0/2", "1", "1/", "-1/2", "1/2/3", "99999/99999"}) {
    EXPECT_EQ(refused({"beoordeel", "a", "b", "--kort", "--deel", part}),
              "slagboom: achter --deel hoort een deel van een aantal, zoals 2/8");
  }
}

TEST(Options, OrderOfFindings) {
  EXPECT_EQ(parsed({"controleer", "a"}).sorting, Sorting::unsaid);
  EXPECT_EQ(parsed({"controleer", "a", "--volgorde", "onderwerp"}).sorting, Sorting::onderwerp);
  EXPECT_EQ(refused({"controleer", "a", "--volgorde", "onderwerpen"}),
            "slagboom: --volgorde kan zijn: ernst, tekst, wet of onderwerp; bedoelde u «onderwerp»?");
  EXPECT_EQ(parsed({"controleer", "a", "--uitvoer", "a.sarif"}).format, Format::sarif);
  EXPECT_TRUE(parsed({"toon", "--onderwerpen"}).topics);
}

TEST(Options, APartOfAFile) {
  const Options options = parsed({"beoordeel", "a", "b", "--telling", "--deel", "2/8"});
  EXPECT_TRUE(options.tally);
  EXPECT_EQ(options.part, 2U);
  EXPECT_EQ(options.parts, 8U);
  EXPECT_EQ(parsed({"voegsamen", "x", "y"}).paths, (std::vector<std::string>{"x", "y"}));
}

TEST(Options, HelpIsDutchAndHasAnExampleForEachVerb) {
  for (const VerbInfo& verb : all_verbs()) {
    const Parsed result = parse_options({std::string(verb.name), "--onzin", "--help"});
    const Stop* stop = std::get_if<Stop>(&result);
    ASSERT_NE(stop, nullptr);
    EXPECT_EQ(stop->status, Status::fine);
    EXPECT_NE(stop->text.find("\nVoorbeeld:\n  slagboom " + std::string(verb.name)),
              std::string::npos)
        << stop->text;
    EXPECT_NE(stop->text.find("\nAfsluitstatus:\n  0  "), std::string::npos);
    for (const std::string_view english : {"Usage", "Options", "OPTIONS", "TEXT", "REQUIRED"}) {
      EXPECT_EQ(stop->text.find(english), std::string::npos) << english;
    }
  }
}

TEST(Options, HelpOfTest) {
  const Parsed result = parse_options({"help", "test"});
  EXPECT_EQ(
      std::get<Stop>(result).text,
      "slagboom test [PAD…] [KEUZES]\n"
      "\n"
      "Rekent de voorbeelden in de documenten na.\n"
      "PAD is een document of een map; zonder PAD gaat het om de meegeleverde wetten.\n"
      "\n"
      "Keuzes:\n"
      "  --mutatie             verander telkens één ding in de regels en meld wat geen voorbeeld merkt\n"
      "  --alles               noem ook wat goed gaat, en de dekking per bepaling\n"
      "  --formaat VORM        tekst|json: vorm van de uitvoer (anders: naar de naam achter "
      "--uitvoer, of\n"
      "                        tekst)\n"
      "  --uitvoer BESTAND     schrijf naar dit bestand; het verschijnt pas als het af is\n"
      "  --bibliotheek MAP     map met de wetten (anders: SLAGBOOM_STDLIB, of de meegeleverde)\n"
      "  -h --help             deze uitleg\n"
      "\n"
      "Voorbeeld:\n"
      "  slagboom test reglementen/school.regl.md --alles\n"
      "\n"
      "Afsluitstatus:\n"
      "  0  alle voorbeelden kloppen (wat --mutatie meldt, telt hier niet mee)\n"
      "  1  een of meer voorbeelden kloppen niet\n"
      "  2  het commando klopt niet\n"
      "  3  een document is niet te lezen\n"
      "  4  het programma zelf gaat in de fout, of schrijven lukt niet\n");
}

TEST(Options, Version) {
  const Parsed result = parse_options({"--versie"});
  EXPECT_EQ(std::get<Stop>(result).text, "slagboom " SLAGBOOM_VERSION "\n");
}

}  // namespace
}  // namespace slagboom::cli
