// Line by line through JSON, quickly and with care: the same candidates, numbers and warnings.
#include "interpreter/candidates/json_lines.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "interpreter/candidates/test_rows.hpp"

namespace slagboom::candidates {
namespace {

const std::string kPlain =
    R"({"kandidaat": "K1", "opleiding": "havo", "examenjaar": 2026, "vakken": [{"vak": "netl", "se": 6.4, "ce": 5.8}, {"vak": "lo", "beoordeling": "goed"}]})";

// How many rows of the file are taken the quick way.
std::size_t quick(const std::string& text) {
  const FileSchema schema = test_schema();
  std::size_t cut = 0;
  for (const std::size_t piece : {RowFile::kPiece, std::size_t{40}, std::size_t{7}}) {
    std::string fault;
    cut = compare_ways(text, schema, piece, fault);
    EXPECT_EQ(compare_packed(text, schema, piece, fault), cut);
    EXPECT_EQ(fault, "") << testing::PrintToString(text);
  }
  return cut;
}

// The line beside two plain ones, in any place.
bool is_quick(const std::string& line) {
  const std::string before = R"({"kandidaat": "A"})", after = R"({"kandidaat": "Z"})";
  const std::size_t cut = quick(before + "\n" + after + "\n" + line + "\n" + after + "\n");
  for (const std::string end : {"\n", "\r\n", "\n\n \t\r\n"}) {
    (void)quick(before + end + after + end + line);
    (void)quick(before + end + line + end + after);
    (void)quick(line + end + before + end + after);
  }
  return cut == 2;
}

TEST(JsonLines, TakesWhatSchoolsWrite) {
  for (
      const std::string& line : std::vector<std::string>{
          kPlain, R"({"kandidaat":"K1","vakken":[{"vak":"netl","se":"6,4","ce":7}]})",
          R"({"vakken":[{"se":10.0,"vak":"x"},{"vak":"y","ce":"10"}],"kandidaat":7})",
          R"( { "kandidaat" : "K 1" , "vakken" : [ ] } )",
          R"({"kandidaat":"k","OPLEIDING":"vwo","vakken":[{"VAK":"x","se":null}]})",
          R"({"kandidaat":"k","naam":"Zoë","klas":{"x":[1,null,{"y":"z"}]},"opleiding":true})",
          R"({"kandidaat":"k","opleiding":"","examenjaar":null,"vakken":[{"vak":"a","deel":false}]})",
          R"({"kandidaat":"k","toetsen":[{"toets":"401","vak":"netl","cijfer":"5,9"}]})"}) {
    EXPECT_TRUE(is_quick(line)) << line;
  }
}

TEST(JsonLines, LeavesWhatIsOdd) {
  std::string deep, wide;
  for (int level = 0; level < 2000; ++level) deep += "[";
  for (int level = 0; level < 2000; ++level) wide += R"({"vak":"x"},)";
  for (const std::string& line :
       std::vector<std::string>{R"({"kandidaat":"K\u0041"})",
                                R"({"kandidaat":"k","naam":"a\nb"})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6.40}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":1e1}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":-6.4}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":06}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":06.5}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6,4}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6.}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":" 6,4"}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":true}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6,"se":7}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6,"SE":6}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","vak":"y"}]})",
                                R"({"kandidaat":"k","vakken":[{"se":6}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":7}]})",
                                R"({"kandidaat":"k","vakken":[{"vak":{"x":1}}]})",
                                R"({"kandidaat":"k","vakken":[7]})",
                                R"({"kandidaat":"k","vakken":[[]]})",
                                R"({"kandidaat":"k","vakken":{"x":1}})",
                                R"({"kandidaat":"k","vakken":null})",
                                R"({"kandidaat":"k","vakken":[],"vakken":[]})",
                                R"({"kandidaat":"k","kandidaat":"l"})",
                                R"({"kandidaat":"k","Kandidaat":"k"})",
                                R"({"kandidaat":"#N/A"})",
                                R"({"kandidaat":" k"})",
                                R"({"kandidaat":""})",
                                R"({"kandidaat":null})",
                                R"({"kandidaat":true})",
                                R"({"kandidaat":-1})",
                                R"({"kandidaat":1e3})",
                                R"({"kandidaat":["k"]})",
                                "{}",
                                R"({"kandidaat":"k","opleiding":"é"})",
                                R"({"kandidaat":"k","opleiding":1e400})",
                                R"({"kandidaat":"k","naam":1e400})",
                                R"({"kandidaat":"k","naam":01})",
                                R"({"kandidaat":"k","naam":nul})",
                                R"({"kandidaat":"k","naam":truex})",
                                R"({"kandidaat":"k","naam":[1,]})",
                                R"({"kandidaat":"k","naam":{"x" 1}})",
                                R"({"kandidaat":"k","naam":{"x":1,}})",
                                R"({"kandidaat":"k",})",
                                R"({"kandidaat":"k" "naam":1})",
                                R"({"kandidaat":"k"]})",
                                R"({"kandidaat":"k","vakken":[{"vak":"x"]})",
                                R"({"kandidaat":"k"} x)",
                                R"({"kandidaat":"k"} {"kandidaat":"l"})",
                                R"({"kandidaat":"k"}})",
                                R"({"kandidaat":"k)",
                                R"({"kandidaat":"k","vakken":[{"vak":"x","se":6.)",
                                "{\"kandidaat\":\"k\",\"naam\":\"a\tb\"}",
                                "{\"kandidaat\":\"k\",\f\"naam\":1}",
                                R"({"kandidaat":"k","naam":"x"y})",
                                R"({"kandidaat":"k","opleiding":"x"y"})",
                                "kapot",
                                "7",
                                "null",
                                "\xEF\xBB\xBF{\"kandidaat\":\"k\"}",
                                R"([{"kandidaat":"k"},{"kandidaat":"l"}])",
                                "[]",
                                "{\"kandidaat\":\"k\",\"naam\":" + deep + "}",
                                "{\"kandidaat\":\"k\",\"naam\":" + deep,
                                "{\"kandidaat\":\"k\",\"vakken\":[" + wide + "{\"vak\":\"y\"}]}"}) {
    EXPECT_FALSE(is_quick(line)) << line;
  }
}

TEST(JsonLines, TheSameNumberTwiceAndNumbersThatAreMissing) {
  const auto one = [](const std::string& id) { return "{\"kandidaat\": " + id + "}\n"; };
  EXPECT_EQ(quick(one("\"b\"") + one("\"a\"") + "\n" + one("\"b\"") + one("\"c\"")), 2U);
  EXPECT_EQ(quick(one("1") + one("\"2\"") + one("null") + "\n" + one("\"rij 3\"") + one("\"1\"")),
            1U);
  EXPECT_EQ(quick(one("\"2\"") + R"({"opleiding":"havo","kandidaat":"1"})" + "\n" + one("\"1\" x")),
            1U);
}

TEST(JsonLines, WhatIsWrongWithTheFile) {
  for (const std::string text :
       {"", " \n", "\xEF\xBB\xBF", "{\"kandidaat\":1}\n{\"kandidaat\":\"\xff\"}\n"}) {
    (void)quick(text);
  }
  const FileSchema schema = test_schema();
  for (const std::string text : {"{}", "[]", "{\n}", "[\n{\"kandidaat\":1}\n]", "{}\n[]\n"}) {
    const auto file = open_rows(text, schema);
    EXPECT_FALSE(file->usable()) << text;
    EXPECT_FALSE(file->problem()) << text;
  }
  EXPECT_EQ(quick("\xEF\xBB\xBF" + kPlain + "\n" + R"({"kandidaat":2})"), 2U);
}

// More names than are told, in an order that does not depend on who reads them.
TEST(JsonLines, NamesThatAreNotUsed) {
  std::string text;
  for (int row = 0; row < 60; ++row) {
    text += "{\"kandidaat\":" + std::to_string(row) + ",\"naam" + std::to_string(row) + "\":1," +
            (row % 3 == 0 ? "\"NAAM" : "\"n\\u0061am") + std::to_string(row - 1) + "\":2}\n";
  }
  EXPECT_EQ(quick(text), 20U);
}

// Lines in which some bytes are changed, left out or doubled.
TEST(JsonLines, AnyBytes) {
  std::mt19937 random(2026);
  const auto below = [&](std::size_t count) { return random() % count; };
  const std::string letters = "{}[]\",:0169.\\ \n\r\tkandit";
  std::size_t cut = 0;
  const FileSchema schema = test_schema();
  for (int round = 0; round < 20'000; ++round) {
    std::string text = kPlain + "\n" + R"({"kandidaat":2,"vakken":[{"vak":"netl","se":"6,4"}]})" +
                       "\n" + R"({"kandidaat":"c","naam":[{"x":1}],"opleiding":"vwo"})" + "\n" +
                       kPlain;
    text[text.rfind("K1") + 1] = '4';
    for (std::size_t change = below(4); change > 0; --change) {
      const std::size_t at = below(text.size());
      const std::size_t size = 1 + below(below(4) == 0 ? 20 : 2);
      switch (below(4)) {
        case 0:
          text[at] = letters[below(letters.size())];
          break;
        case 1:
          text.erase(at, size);
          break;
        case 2:
          text.insert(at, text.substr(below(text.size()), size));
          break;
        default:
          text.insert(at, 1, letters[below(letters.size())]);
      }
      if (text.empty()) text = "{";
    }
    std::string fault;
    cut += compare_ways(text, schema, round % 2 == 0 ? RowFile::kPiece : 60, fault);
    if (round % 4 == 0) (void)compare_packed(text, schema, 60, fault);
    ASSERT_EQ(fault, "") << text;
  }
  EXPECT_GT(cut, 20'000U);
}

}  // namespace
}  // namespace slagboom::candidates
