// Candidates from JSON: the three forms, what is absent, what is wrong, and hostile input.
#include "interpreter/candidates/json.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/candidates/read_limits.hpp"
#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {
namespace {

TEST(Json, OneObjectKeepsNumbersAsWritten) {
  EXPECT_EQ(read_shown(R"({"kandidaat": "K-001", "opleiding": "havo", "examenjaar": 2026,
 "vakken": [
   {"vak": "netl", "se": 6.40, "ce": "5,8"},
   {"vak": "lo", "beoordeling": true, "se": null,
    "ce": 12345678901234567890123}
 ]})"),
            "K-001@1 examenjaar=2026@1:examenjaar opleiding=havo@1:opleiding\n"
            "  vakken netl@3:vakken[1] ce=5,8@3:vakken[1].ce se=6.40@3:vakken[1].se\n"
            "  vakken lo@4:vakken[2] beoordeling=ja@4:vakken[2].beoordeling "
            "ce=12345678901234567890123@5:vakken[2].ce\n");
}

TEST(Json, ArrayAndOneALine) {
  EXPECT_EQ(read_shown("[{\"kandidaat\": 1},\n\n {\"kandidaat\": \"b\"}]"), "1@1\nb@3\n");
  EXPECT_EQ(read_shown("{\"kandidaat\": \"a\"}\r\n\n{\"kandidaat\": \"b\"}\r\n"), "a@1\nb@3\n");
  EXPECT_EQ(read_shown("[]"), "");
}

TEST(Json, LineEndsCountOnceThereIsANumberBeforeThem) {
  EXPECT_EQ(read_shown("{\"examenjaar\": 2026\n,\n\"kandidaat\": \"a\"\n}"),
            "a@1 examenjaar=2026@1:examenjaar\n");
}

TEST(Json, WithoutNumberACandidateIsNamedByItsPlace) {
  EXPECT_EQ(read_shown("{}"), "rij 1@1\n");
  EXPECT_EQ(read_shown("[{}, {\"kandidaat\": \" \"}]"), "rij 1@1\nrij 2@1\n");
}

TEST(Json, CapitalsInKeysMakeNoDifference) {
  EXPECT_EQ(read_shown(R"({"Kandidaat": "a", "OPLEIDING": "vwo"})"),
            "a@1 opleiding=vwo@1:OPLEIDING\n");
}

TEST(Json, UnknownKeysAreNamedOnceAndSteppedOver) {
  EXPECT_EQ(read_shown(R"([{"kandidaat": "a", "oplieding": {"x": [1, {"y": 2}]}, "naam": "n"},
 {"kandidaat": "b", "naam": "m", "vakken": [{"vak": "netl", "see": 1}]}])"),
            "a@1\nb@2\n  vakken netl@2:vakken[1]\n"
            "let op: het gegeven «oplieding» wordt niet gebruikt; bedoelde u «opleiding»?\n"
            "let op: het gegeven «naam» wordt niet gebruikt\n"
            "let op: het gegeven «see» wordt niet gebruikt; bedoelde u «se»?\n");
}

TEST(Json, WrongShapesCostOneCandidate) {
  EXPECT_EQ(read_shown(R"([{"kandidaat": "a", "opleiding": ["havo"], "vakken": {"netl": 1}},
 {"kandidaat": "b", "vakken": [3, [4], {"se": 6}, {"vak": "x", "se": {"a": 1}}]}, 7, "x", [8],
 {"kandidaat": "c"}])"),
            "a@1\n  ! 1:opleiding: hier hoort één waarde te staan\n"
            "  ! 1:vakken: hier hoort een lijst te staan: [ … ]\n"
            "b@2\n  vakken x@2:vakken[4]\n"
            "  ! 2:vakken[1]: hier hoort een object te staan: { … }\n"
            "  ! 2:vakken[2]: hier hoort een object te staan: { … }\n"
            "  ! 2:vakken[3]: hier ontbreekt «vak»\n"
            "  ! 2:vakken[4].se: hier hoort één waarde te staan\n"
            "rij 3@2\n  ! 2:: hier hoort een object te staan: { … }\n"
            "rij 4@2\n  ! 2:: hier hoort een object te staan: { … }\n"
            "rij 5@2\n  ! 2:: hier hoort een object te staan: { … }\n"
            "c@3\n");
}

TEST(Json, TheSameKeyTwiceIsNotGuessed) {
  EXPECT_EQ(
      read_shown(R"({"kandidaat": "a", "kandidaat": "b", "vakken": [{"vak": "x", "se": 6, "SE": 7}],
"vakken": []})"),
      "a@1\n  vakken x@1:vakken[1] se=6@1:vakken[1].se\n"
      "  ! 1:kandidaat: dit staat er twee keer\n"
      "  ! 1:vakken[1].SE: dit staat er twee keer\n"
      "  ! 2:vakken: dit staat er twee keer\n");
}

TEST(Json, TheSameEntryTwiceIsKeptForTheDocumentsToJudge) {
  EXPECT_EQ(
      read_shown(R"({"kandidaat": "a", "vakken": [{"vak": "x", "se": 6}, {"vak": "x", "se": 7}]})"),
      "a@1\n  vakken x@1:vakken[1] se=6@1:vakken[1].se\n"
      "  vakken x@1:vakken[2] se=7@1:vakken[2].se\n");
}

TEST(Json, TwoCandidatesWithOneNumber) {
  EXPECT_EQ(read_shown("{\"kandidaat\": \"a\"}\n{\"kandidaat\": \"a\"}"),
            "a@1\n  ! 1:kandidaat: dit nummer komt twee keer voor, ook in regel 2\n"
            "a@2\n  ! 2:kandidaat: dit nummer komt twee keer voor, ook in regel 1\n");
}

TEST(Json, AWrongLineCostsOneCandidate) {
  EXPECT_EQ(
      read_shown("{\"kandidaat\": \"a\", \"vakken\": [{\"vak\": \"x\", \"se\": "
                 "6,4}]}\n{\"kandidaat\": \"b\"}\nkapot\n"),
      "a@1\n  ! 1:: een getal met een komma hoort tussen aanhalingstekens, of schrijf een punt\n"
      "b@2\n"
      "rij 3@3\n  ! 3:: dit is geen goede JSON\n");
}

TEST(Json, WrongTextSaysWhatIsWrongWithoutShowingIt) {
  EXPECT_EQ(read_shown("[{\"kandidaat\": \"a\",}]"),
            "bestand 1: er staat een komma te veel voor het haakje\n");
  EXPECT_EQ(
      read_shown("[{\"kandidaat\":\n \"a\""),
      "bestand 2: de tekst houdt op voordat alle haakjes en aanhalingstekens gesloten zijn\n");
  EXPECT_EQ(read_shown("[{\"kandidaat\": 'a'}]"),
            "bestand 1: hier horen gewone (dubbele) aanhalingstekens\n");
  EXPECT_EQ(read_shown("[{“kandidaat”: 1}]"), "bestand 1: hier horen rechte aanhalingstekens\n");
  EXPECT_EQ(read_shown("[{\"kandidaat\": \"a\n\"}]"),
            "bestand 1: een aanhalingsteken is niet gesloten op deze regel\n");
  EXPECT_EQ(read_shown("{\n\"kandidaat\": \"a\"\n}\n{\n\"kandidaat\": \"b\"\n}\n"),
            "bestand 4: na het haakje hoort een komma; zet alle kandidaten tussen [ ], of zet elke "
            "kandidaat op één regel\n");
  EXPECT_EQ(read_shown("[{\"kandidaat\": \"a\" \"opleiding\": \"x\"}]"),
            "bestand 1: voor dit aanhalingsteken ontbreekt een komma of een dubbele punt\n");
  EXPECT_EQ(read_shown("[{\"examenjaar\": 1e999}]"), "bestand 1: dit getal is te groot\n");
}

TEST(Json, DeepNestingIsRefusedAtOnce) {
  EXPECT_EQ(read_shown(std::string(1'000'000, '[')),
            "bestand 1: er staan te veel haakjes in elkaar\n");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"x\":";
  EXPECT_EQ(read_shown(objects),
            "bestand 1: er staan te veel haakjes in elkaar\n"
            "let op: het gegeven «x» wordt niet gebruikt\n");
}

TEST(Json, AHugeLineAndAHugeCell) {
  const std::string cell(kLimits.cell_bytes, 'x');
  EXPECT_EQ(read_shown("{\"kandidaat\": \"a\", \"naam\": \"" + std::string(5'000'000, 'x') + "\"}"),
            "a@1\nlet op: het gegeven «naam» wordt niet gebruikt\n");
  EXPECT_EQ(read_shown("{\"kandidaat\": \"a\", \"profiel\": \"" + cell + "\"}"),
            "a@1 profiel=" + cell + "@1:profiel\n");
  EXPECT_EQ(read_shown("{\"kandidaat\": \"a\", \"profiel\": \"" + cell + "x\"}"),
            "a@1\n  ! 1:profiel: deze cel is te lang\n");
}

TEST(Json, ManyUnknownKeysGiveAFewWarnings) {
  std::string text = "{\"kandidaat\": \"a\"";
  for (int i = 0; i < 20'000; ++i) text += ", \"zz" + std::to_string(i) + "\": 1";
  const FileSchema schema = test_schema();
  const ReadResult result = read_candidates(text + "}", FileFormat::json, schema, nullptr);
  EXPECT_EQ(result.warnings.size(), kLimits.warnings + 1);
  EXPECT_EQ(result.warnings.back(), "er zijn nog meer namen die niet gebruikt worden");
}

TEST(Json, TooManyEntries) {
  std::string text = "{\"kandidaat\": \"a\", \"vakken\": [{\"vak\": \"x\"}";
  for (std::size_t i = 0; i < kLimits.entries; ++i) text += ",{\"vak\": \"x\"}";
  const FileSchema schema = test_schema();
  const ReadResult result = read_candidates(text + "]}", FileFormat::json, schema, nullptr);
  ASSERT_EQ(result.candidates.size(), 1U);
  ASSERT_EQ(result.candidates[0].problems.size(), 1U);
  EXPECT_EQ(result.candidates[0].problems[0].message, "dit zijn er te veel");
}

}  // namespace
}  // namespace slagboom::candidates
