// The mapping file in its two forms, and what it does to cells.
#include <gtest/gtest.h>

#include <string>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {
namespace {

std::string problem_of(std::string_view bytes) {
  Mapping mapping;
  const auto problem = read_mapping(bytes, mapping);
  return problem ? std::to_string(problem->row) + ": " + problem->message : "";
}

Mapping mapping_of(std::string_view bytes) {
  Mapping mapping;
  EXPECT_FALSE(read_mapping(bytes, mapping));
  return mapping;
}

TEST(Mapping, LinesNameColumns) {
  const Mapping mapping =
      mapping_of("# export\n\nLeerlingnr = kandidaat\r\nNe SE= netl.se\na=b = opleiding\n");
  EXPECT_EQ(read_shown("LEERLINGNR;ne se;a=b\n7;6,4;havo\n", &mapping),
            "7@2 opleiding=havo@2:a=b\n  vakken netl@2:ne se se=6,4@2:ne se\n");
}

TEST(Mapping, JsonReplacesValuesAndAddsConstants) {
  const Mapping mapping =
      mapping_of(R"({"kolommen": {"nr": "kandidaat"}, "vast": {"examenjaar": 2026},
    "waarden": {"opleiding": {"H5": "havo"}, "vak": {"NE": "netl"}, "se": {"-": ""}}})");
  EXPECT_EQ(read_shown("nr;opleiding;vak;se\n7;h5;ne;-\n", &mapping),
            "7@2 examenjaar=2026@2:koppeling opleiding=havo@2:opleiding\n  vakken netl@2:vak\n");
  EXPECT_EQ(read_shown(R"({"nr": "a", "examenjaar": 2025})", &mapping),
            "a@1 examenjaar=2025@1:examenjaar\n"
            "  ! 1:examenjaar: de koppeling geeft hiervoor een vaste waarde, en het bestand een "
            "andere\n");
}

TEST(Mapping, TenthsOnlyWhereTheyAreDeclared) {
  const Mapping all = mapping_of(R"({"tienden": true})");
  EXPECT_EQ(
      read_shown("kandidaat;examenjaar;netl.se;netl.ce;lo\nK1;2026;63;100;v\nK2;2026;6,3;9;\n",
                 &all),
      "K1@2 examenjaar=2026@2:examenjaar\n"
      "  vakken netl@2:netl.se ce=10,0@2:netl.ce se=6,3@2:netl.se\n"
      "  vakken lo@2:lo beoordeling=v@2:lo\n"
      "K2@3 examenjaar=2026@3:examenjaar\n"
      "  ! 3:netl.se: de koppeling zegt dat cijfers in tienden staan; hier hoort dan een geheel "
      "getal van 10 tot en met 100\n"
      "  ! 3:netl.ce: de koppeling zegt dat cijfers in tienden staan; hier hoort dan een geheel "
      "getal van 10 tot en met 100\n");
  const Mapping some = mapping_of(R"({"tienden": ["se"]})");
  EXPECT_EQ(read_shown("kandidaat;netl.se;netl.ce\nK1;63;58\n", &some),
            "K1@2\n  vakken netl@2:netl.se ce=58@2:netl.ce se=6,3@2:netl.se\n");
}

TEST(Mapping, NamesThatDoNotExist) {
  const Mapping mapping =
      mapping_of(R"({"kolommen": {"nr": "kandidat"}, "vast": {"opleidin": "havo"}})");
  EXPECT_EQ(read_shown("kandidaat\nK1\n", &mapping),
            "K1@2\n"
            "let op: de koppeling noemt «kandidat», maar dat gegeven bestaat niet; bedoelde u "
            "«kandidaat»?\n"
            "let op: de koppeling geeft een vaste waarde aan «opleidin», maar dat gegeven bestaat "
            "niet; bedoelde u «opleiding»?\n");
}

TEST(Mapping, AColumnMappedToNothingIsLeftOutWithoutAWord) {
  const Mapping mapping = mapping_of(R"({"kolommen": {"Docent": "", "se": null}})");
  EXPECT_EQ(read_shown("kandidaat;docent;vak;se;klas\nK1;ABC;netl;6;H5\n", &mapping),
            "K1@2\n  vakken netl@2:vak\nlet op: de kolom «klas» wordt niet gebruikt\n");
}

TEST(Mapping, WrongFiles) {
  EXPECT_EQ(problem_of("kandidaat\n"), "1: hier hoort te staan: kolom = gegeven");
  EXPECT_EQ(problem_of("a = b\n= c\n"), "2: hier hoort te staan: kolom = gegeven");
  EXPECT_EQ(problem_of("a = b\na = c\n"), "2: deze kolom is al gekoppeld");
  EXPECT_EQ(problem_of("{\"kolom\": {\"a\": \"b\"}}"),
            "1: een koppeling heeft de delen «kolommen», «waarden», «vast» en «tienden»");
  EXPECT_EQ(problem_of("{\"kolommen\": [1]}"), "1: hier hoort geen lijst te staan");
  EXPECT_EQ(problem_of("{\"tienden\": [{}]}"), "1: hier hoort de naam van een gegeven te staan");
  EXPECT_EQ(problem_of("{\"a\": {\"a\": {\"a\": {}}}}"), "1: er staan te veel haakjes in elkaar");
  EXPECT_EQ(problem_of("{\"kolommen\": {\"a\": \"b\"\n"),
            "2: de tekst houdt op voordat alle haakjes en aanhalingstekens gesloten zijn");
  EXPECT_EQ(problem_of(std::string(1'000'000, '{')), "1: dit is geen goede JSON");
  EXPECT_EQ(problem_of(std::string(2'000'000, 'a')), "0: de koppeling is te groot");
}

}  // namespace
}  // namespace slagboom::candidates
