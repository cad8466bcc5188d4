// Rows pasted from a spreadsheet: the same table as in Markdown, and Markdown after formatting.
#include <gtest/gtest.h>

#include <string>

#include "grammar/format.hpp"
#include "grammar/parse_testing.hpp"

namespace slagboom::grammar {
namespace {

const std::string kNames =
    "# Begrippen\n\n```regel\ndocument  Begrippen\n  kort  B\n  rang  begrippen\n\n"
    "soort  kandidaat (mv. kandidaten)\n  in bestanden  kandidaat\n\n"
    "soort  vak (mv. vakken)\n  in bestanden  vakken, herkend aan vak\n\n"
    "register  vak\n  | code | naam | ook |\n  | netl | Nederlands | ne |\n\n"
    "gegeven  de opleiding van de kandidaat\n  waarde  één van: havo, vwo\n"
    "  in bestanden  opleiding\n  bepaalt de regels\n```\n";

std::string with(const std::string& table) {
  return "# PTA\n\n```regel\ndocument  PTA\n  kort  P\n  rang  pta\n  gelet op  B\n\npta  "
         "Nederlands, havo, cohort 2024-2025\n  schooljaar  2025-2026\n"
         "  berekening  a; b; c\n" +
         table + "\ntoelichting  Einde.\n```\n";
}

const std::string kMarkdown =
    "  | code | stof        | vorm      |\n  | 401  | domein A, B | mondeling |\n"
    "  | 402  |             | anders    |\n";

testing::Read read(const std::string& table) {
  return testing::read_texts({{"begrippen.regl.md", kNames}, {"pta.regl.md", with(table)}});
}

void expect_same(const std::string& pasted) {
  const testing::Read right = read(kMarkdown);
  const testing::Read found = read(pasted);
  EXPECT_EQ(found.messages(), "");
  EXPECT_EQ(found.tree(1), right.tree(1));
  const std::string once = format_document(found.sources, found.library.documents[1]);
  EXPECT_EQ(once, format_document(right.sources, right.library.documents[1]));
}

TEST(Pasted, TabsAreColumns) {
  expect_same("code\tstof\tvorm\n401\tdomein A, B\tmondeling\n402\t\tanders\n");
}

TEST(Pasted, SemicolonsAreColumns) {
  expect_same("code;stof;vorm\n401;\"domein A, B\";mondeling\n402;;anders\n");
}

TEST(Pasted, LineEndsOfWindowsMakeNoDifference) {
  expect_same("code\tstof\tvorm\r\n401\tdomein A, B\tmondeling\r\n402\t\tanders\r\n");
}

TEST(Pasted, CellsAtTheEndMayBeEmpty) {
  const testing::Read found = read("code\tstof\tvorm\n401\tdomein A\n");
  EXPECT_EQ(found.messages(), "");
  EXPECT_NE(found.tree(1).find("rij | 401 | domein A | "), std::string::npos);
}

TEST(Pasted, ABarInACellStaysText) {
  const testing::Read found = read("code;stof;vorm\n401;a|b;c\n");
  const std::string text = format_document(found.sources, found.library.documents[1]);
  EXPECT_NE(text.find("a\\|b"), std::string::npos) << text;
}

TEST(Pasted, ALongerRowIsReported) {
  const testing::Read found = read("code;stof;vorm\n401;a;b;c\n");
  EXPECT_NE(found.messages().find("STRUC-004"), std::string::npos);
}

// A property may hold tabs and semicolons; it is indented.
TEST(Pasted, PropertiesWithTabsAreNoRows) {
  const testing::Read found = testing::read_texts(
      {{"begrippen.regl.md", kNames},
       {"pta.regl.md",
        "# PTA\n\n```regel\ndocument  PTA\n  kort  P\n  rang  pta\n  gelet op  "
        "B\n\npta\tNederlands, havo,\tcohort 2024-2025\n\tschooljaar\t\t2025-2026\n"
        "\tberekening\ta\tb; c; d\n" +
            kMarkdown + "```\n"}});
  EXPECT_EQ(found.messages(), "");
  EXPECT_NE(found.tree(1).find("schooljaar 2025"), std::string::npos);
}

}  // namespace
}  // namespace slagboom::grammar
