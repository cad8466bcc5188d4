// Tests of the printable form of a program: from a small document to the whole text.
#include <gtest/gtest.h>

#include <string>

#include "interpreter/resolve/lower.hpp"

namespace slagboom::program {
namespace {

constexpr const char* kDocument =
    "# Wet\n\n```regel\ndocument  Wet\n  kort        WT\n  rang        amvb\n\n"
    "soort  kandidaat (mv. kandidaten)\n  in bestanden  kandidaat\n\n"
    "soort  vak (mv. vakken)\n  in bestanden  vakken, herkend aan vak\n\n"
    "register  vak\n  | code | naam       |\n  |------|------------|\n  | netl | Nederlands |\n  | "
    "wisA | wiskunde A |\n  | fi   | filosofie  |\n\n"
    "gegeven  het cijfer van een vak (mv. cijfers)\n  waarde        cijfer\n  in bestanden  "
    "cijfer\n```\n\n"
    "## Artikel 1 Zakken\n\n1. Zo.\n\n```regel\n"
    "de kandidaat voldoet als aan alle onderdelen is voldaan:\n"
    "  a. het gemiddelde van de cijfers van de vakken van de kandidaat is 5,5 of hoger\n"
    "  b. hoogstens één van de cijfers van de kernvakken is lager dan 5\n\n"
    "de gekozen vakken zijn de vakken van de kandidaat\n\n"
    "de kernvakken zijn de gekozen vakken uit deze lijst:\n  - Nederlands\n  - wiskunde A\n\n"
    "in afwijking van lid 1, als geldt: het aantal vakken van de kandidaat is 0\n"
    "de kandidaat voldoet als het aantal vakken van de kandidaat is 1\n\n"
    "verslag\n  | sleutel | begrip               | vorm      |\n  | ja      | de kandidaat voldoet "
    "| ja of nee |\n```\n";

std::string dumped(const std::string& text, bool all) {
  grammar::Sources sources;
  const grammar::FileId file = sources.add("wet.regl.md", text);
  grammar::Diagnostics diagnostics;
  const grammar::Library library =
      grammar::parse_documents(sources, {file}, grammar::Limits{}, diagnostics);
  resolve::Model model = resolve::collect(library, sources, {true}, diagnostics);
  const resolve::Lowered lowered = resolve::lower(model, {}, {.all_definitions = all}, diagnostics);
  for (const grammar::Diagnostic& message : diagnostics.all())
    ADD_FAILURE() << grammar::render(message, sources);
  return dump(lowered.program, model.vocabulary);
}

TEST(Dump, ShowsEachDefinitionAsABlock) {
  EXPECT_EQ(dumped(kDocument, false),
            "bepaling de gekozen vakken: verzameling\n"
            "  1. WT 1 lid 1\n"
            "    alle dingen\n"
            "\n"
            "bepaling de kandidaat voldoet: ja of nee\n"
            "  1. WT 1 lid 1, behalve waar geldt: 2\n"
            "    alle(\n"
            "      volgens WT 1 lid 1 a(of hoger(gemiddelde(van elk(alle dingen; gegeven «het "
            "cijfer»)); 5,5))\n"
            "      volgens WT 1 lid 1 b(\n"
            "        hoogstens 1 zijn(van elk(«de kernvakken»; gegeven «het cijfer»); lager "
            "dan(dit; 5))\n"
            "      )\n"
            "    )\n"
            "  2. WT 1 lid 1\n"
            "    als\n"
            "      gelijk aan(aantal(alle dingen); 0)\n"
            "    dan\n"
            "      gelijk aan(aantal(alle dingen); 1)\n"
            "\n"
            "bepaling de kernvakken: verzameling\n"
            "  1. WT 1 lid 1\n"
            "    ook in(«de gekozen vakken»; lijst [Nederlands, wiskunde A])\n"
            "\n"
            "verslag\n"
            "  ja (ja of nee): ja of nee\n"
            "    «de kandidaat voldoet»\n");
}

TEST(Dump, IsTheSameEachTime) { EXPECT_EQ(dumped(kDocument, true), dumped(kDocument, true)); }

TEST(Dump, OfNothingIsNothing) { EXPECT_EQ(dump(Program{}, Vocabulary{}), ""); }

}  // namespace
}  // namespace slagboom::program
