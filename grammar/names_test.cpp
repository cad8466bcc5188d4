// The name table, addresses and dates.
#include "grammar/names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "grammar/address.hpp"
#include "grammar/calendar.hpp"
#include "grammar/parse_testing.hpp"

namespace slagboom::grammar {
namespace {

Name named(NameKind kind, std::string singular, std::string plural = {}, NameId sort = kNoName) {
  Name name;
  name.kind = kind;
  name.singular = std::move(singular);
  name.plural = std::move(plural);
  name.sort = sort;
  return name;
}

TEST(Names, LongestFirst) {
  NameTable names;
  const NameId mark = names.declare(named(NameKind::quantity, "CE-cijfer", "CE-cijfers"));
  const NameId first = names.declare(named(NameKind::quantity, "CE-cijfer in de eerste afname"));
  const auto matches = names.matches("het CE-cijfer in eerste afname van dat vak");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].id, first);
  EXPECT_EQ(matches[0].length, std::string_view("het CE-cijfer in eerste afname").size());
  EXPECT_EQ(matches[1].id, mark);
  EXPECT_EQ(matches[1].length, std::string_view("het CE-cijfer").size());
}

TEST(Names, ArticlesAndCaseDoNotCount) {
  NameTable names;
  const NameId id = names.declare(named(NameKind::condition, "vak heeft een CE"));
  EXPECT_EQ(names.find("dat vak heeft een CE"), id);
  EXPECT_EQ(names.find("Vak Heeft CE"), id);
  EXPECT_FALSE(names.find("vak heeft"));
  // Articles behind a name do not belong to it.
  EXPECT_EQ(names.matches("vak heeft CE die").front().length,
            std::string_view("vak heeft CE").size());
}

TEST(Names, PluralsAreKnownAsSuch) {
  NameTable names;
  const NameId id = names.declare(named(NameKind::sort, "vak", "vakken"));
  const auto matches = names.matches("vakken van");
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].id, id);
  EXPECT_TRUE(matches[0].plural);
}

TEST(Names, WordsWithMarksAndAccents) {
  NameTable names;
  const NameId bracket = names.declare(named(NameKind::item, "kunst (beeldende vormgeving)"));
  const NameId accent = names.declare(named(NameKind::item, "Éénmalige überproef"));
  EXPECT_EQ(names.find("Kunst (Beeldende Vormgeving)"), bracket);
  EXPECT_EQ(names.find("éénmalige Überproef"), accent);
  EXPECT_TRUE(names.matches("kunst (beeldend").empty());
}

TEST(Names, AnOptionMayShareItsWords) {
  NameTable names;
  const NameId option = names.declare(named(NameKind::option, "vwo"));
  const NameId group = names.declare(named(NameKind::group, "vwo"));
  EXPECT_NE(option, group);
  EXPECT_EQ(names.find("het vwo"), group);
  EXPECT_EQ(names.find_all("vwo"), (std::vector<NameId>{group, option}));
  EXPECT_EQ(names.declare(named(NameKind::option, "VWO")), option);
  EXPECT_EQ(names.declare(named(NameKind::quantity, "vwo")), kNoName);
}

TEST(Names, SuggestionsAreClose) {
  NameTable names;
  const NameId mark = names.declare(named(NameKind::quantity, "eindcijfer", "eindcijfers"));
  names.declare(named(NameKind::quantity, "combinatiecijfer"));
  EXPECT_EQ(names.suggestions("eindcijffer"), std::vector<NameId>{mark});
  EXPECT_EQ(names.suggestions("eidncijfers"), std::vector<NameId>{mark});
  EXPECT_TRUE(names.suggestions("overgangsnorm").empty());
  EXPECT_TRUE(names.suggestions("").empty());
}

// ---- names as the documents introduce them ----

std::string kind_of(const testing::Read& read, std::string_view words) {
  const auto id = read.library.names.find(words);
  if (!id) return "?";
  static constexpr std::string_view kKinds[] = {"sort", "quantity", "collection", "condition",
                                                "item", "option",   "group"};
  const Name& name = read.library.names[*id];
  std::string text(kKinds[static_cast<std::size_t>(name.kind)]);
  if (name.sort != kNoName) text += " of " + read.library.names[name.sort].singular;
  if (name.things) text += " things";
  if (name.opposite != kNoName) text += " not " + read.library.names[name.opposite].singular;
  return text;
}

TEST(Collect, KindsComeFromTheSentence) {
  const testing::Read read = testing::read_texts({testing::sentences(
      "soort  kandidaat (mv. kandidaten)\n  in bestanden  kandidaat\n"
      "soort  vak (mv. vakken)\n  in bestanden  vakken\n"
      "begrip  een vak telt mee\n  tegendeel  een vak telt niet mee\n"
      "begrip  het eindcijfer van een vak (mv. eindcijfers)\n"
      "begrip  de vakken die meetellen\n"
      "gegeven  de kandidaat is ingeschreven\n  waarde  ja of nee\n  in bestanden  ingeschreven\n"
      "gegeven  de naam van de kandidaat\n  waarde  tekst\n  in bestanden  naam\n"
      "register  vak\n  | code | naam | gewicht |\n  | ne | Nederlands | 2 |\n"
      "een vak telt mee als het gewicht van dat vak is 1 of meer\n"
      "de vakken die meetellen zijn de vakken waarvoor geldt: dat vak telt mee\n"
      "de cijfers zijn de eindcijfers van de vakken die meetellen\n"
      "het eindcijfer van een vak is 6\n"
      "de school kiest  de wijze\n  uit:\n    - snel\n    - traag\n  moet kiezen\n"
      "zoek  de keuze\n  uit  de vakken\n  waarvoor geldt: het eindcijfer van Nederlands is 6\n")});
  EXPECT_EQ(read.messages(), "");
  EXPECT_EQ(kind_of(read, "vak telt mee"), "condition of vak");
  EXPECT_EQ(kind_of(read, "vak telt niet mee"), "condition of vak not vak telt mee");
  EXPECT_EQ(kind_of(read, "eindcijfers"), "quantity of vak");
  EXPECT_EQ(kind_of(read, "vakken die meetellen"), "collection things");
  EXPECT_EQ(kind_of(read, "cijfers"), "collection");
  EXPECT_EQ(kind_of(read, "kandidaat is ingeschreven"), "condition");
  EXPECT_EQ(kind_of(read, "naam"), "quantity");
  EXPECT_EQ(kind_of(read, "gewicht"), "quantity of vak");
  EXPECT_EQ(kind_of(read, "Nederlands"), "item of vak");
  EXPECT_EQ(kind_of(read, "snel"), "option");
  EXPECT_EQ(kind_of(read, "keuze"), "collection things");
  EXPECT_EQ(read.library.names[*read.library.names.find("naam")].article, "de");
}

// Names of one document are known in the others, also in those before it.
TEST(Collect, OrderOfDocumentsDoesNotMatter) {
  const testing::Read read = testing::read_texts(
      {testing::sentences("het getal is de andere waarde\n"),
       {"b.regl.md",
        "# B\n\n```regel\ndocument  B\n  kort  B\n  rang  wet\n\nde andere waarde is 5\n```\n"}});
  EXPECT_EQ(read.messages(), "");
}

// ---- addresses and dates ----

TEST(Addresses, ReadAndWrittenBack) {
  for (const std::string text : {"UB 3.34 lid 1 onderdeel a", "UB 3.34", "3.34 lid 1", "lid 1",
                                 "onderdeel b", "WVO 2.60a lid 1a", "Awb 6:7",
                                 "3.34 lid 1 onderdeel c 1°", "dit artikel", "onderdeel 2°"}) {
    EXPECT_EQ(address_text(parse_address(text, {})), text);
  }
  EXPECT_EQ(address_text(parse_address("UB artikel 3.34, lid 1, onderdeel c, 1°", {})),
            "UB 3.34 lid 1 onderdeel c 1°");
  for (const std::string text :
       {"", "het combinatiecijfer", "lid", "UB", "3.34 lid 1 en nog iets"}) {
    EXPECT_EQ(address_text(parse_address(text, {})), "") << text;
  }
}

TEST(Dates, Exist) {
  std::int64_t days = 0;
  EXPECT_EQ(scan_date("1 januari 1970, en", days), std::string_view("1 januari 1970").size());
  EXPECT_EQ(days, 0);
  EXPECT_GT(scan_date("29 februari 2024", days), 0U);
  EXPECT_EQ(scan_date("29 februari 2025", days), 0U);
  EXPECT_EQ(scan_date("31 november 2025", days), 0U);
  EXPECT_EQ(scan_date("1 oktober", days), 0U);
}

}  // namespace
}  // namespace slagboom::grammar
