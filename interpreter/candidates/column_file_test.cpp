// Column files: the same rows as the text they were made of, small, and never more than their
// bytes.
#include "interpreter/candidates/column_file.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "interpreter/candidates/test_rows.hpp"

namespace slagboom::candidates {
namespace {

const std::string kCsv =
    "sep=;\r\nkandidaat;opleiding;netl.se;naam;netl.ce;lo\r\n1;havo;6,4;Jan;7;goed\r\n"
    "2;havo;10,0;Piet;5,5;\r\n\r\n3;vwo;6,44;x;7;goed\r\n\"4\r\n;\";havo;\"6,4\";;;\r\n"
    "5;havo;6.4;;7,0;goed\r\n1;havo;6;;;\r\n;havo;7,1;;;goed\r\n7;havo;06,5;;0,5;te veel;;x\r\n";
const std::string kJson =
    "{\"kandidaat\": \"a\", \"naam\": {\"x\": [\"Zo\u00eb\", 17]}, \"vakken\": [{\"vak\": "
    "\"netl\", "
    "\"se\": 6.4, \"ce\": \"5,8\"}]}\r\n\n{\"kandidaat\": 2, \"vakken\": [{\"vak\": \"netl\", "
    "\"se\": 6.40}]}\n"
    "kapot\n{\"kandidaat\": 3, \"vakken\": [{\"vak\": \"netl\", \"se\": 7, \"ce\": 10.0}]}";

TEST(ColumnFile, HasTheSameRows) {
  const FileSchema schema = test_schema();
  for (const std::string& text : {kCsv, kJson}) {
    for (const std::size_t piece : {RowFile::kPiece, std::size_t{64}}) {
      std::string fault;
      EXPECT_GE(compare_packed(text, schema, piece, fault), 2U);
      EXPECT_EQ(fault, "");
    }
  }
  for (const char* text : {"kandidaat;netl.se", "kandidaat;netl.se\n", "netl.se\n6,4\n6,4\n",
                           "kandidaat;netl.se\r\r1;6,4\r2;7", "\nkandidaat;netl.se\n\n1;6,4"}) {
    std::string fault;
    (void)compare_packed(text, schema, 64, fault);
    EXPECT_EQ(fault, "") << text;
  }
}

// What is not used is not kept: names of pupils, for one.
TEST(ColumnFile, KeepsOnlyWhatIsUsed) {
  const FileSchema schema = test_schema();
  const std::string csv = packed("kandidaat;naam;netl.se\n1;Jan;6,4\n2;Piet;7\n", schema).value();
  const std::string json =
      packed("{\"kandidaat\":1,\"naam\":\"Jan\"}\n{\"kandidaat\":2,\"naam\":\"Piet\"}\n", schema)
          .value();
  for (const std::string& bytes : {csv, json}) {
    EXPECT_EQ(bytes.find("Jan"), std::string::npos);
    EXPECT_EQ(bytes.find("Piet"), std::string::npos);
  }
  std::string text;
  EXPECT_FALSE(unpack_columns(csv, text));
  EXPECT_EQ(text, "kandidaat;naam;netl.se\n1;;6,4\n2;;7\n");
  EXPECT_FALSE(unpack_columns(json, text));
  EXPECT_EQ(text, "{\"kandidaat\":1,\"naam\":\"\"}\n{\"kandidaat\":2,\"naam\":\"\"}\n");
}

// Several blocks, and how large they are: a byte a mark, the number, and four bytes more.
TEST(ColumnFile, IsSmall) {
  const FileSchema schema = test_schema();
  std::string text = "kandidaat;opleiding;netl.se;netl.ce;entl.se;entl.ce\n";
  constexpr std::size_t kRows = 40'000;
  for (std::size_t row = 0; row < kRows; ++row)
    text += std::to_string(100'000 + row) + ";havo;6,4;7,1;" + std::to_string(1 + row % 10) + ";" +
            (row % 3 == 0 ? "" : "5,5") + "\n";
  const std::string bytes = packed(text, schema).value();
  EXPECT_LT(bytes.size(), kRows * (4 + 6 + 3) + 1'000);
  std::string again, fault;
  EXPECT_FALSE(unpack_columns(bytes, again));
  EXPECT_EQ(again, text);
  EXPECT_EQ(compare_ways(bytes, schema, 10'000, fault), kRows);
  EXPECT_EQ(fault, "");
}

TEST(ColumnFile, SaysWhatIsWrong) {
  const FileSchema schema = test_schema();
  const std::string bytes = packed(kCsv, schema).value();
  const auto said = [&](const std::string& text) {
    const ReadResult read = read_candidates(text, FileFormat::detect, schema, nullptr);
    std::string fault;
    (void)compare_ways(text, schema, 64, fault);
    EXPECT_EQ(fault, "");
    return read.problem ? read.problem->message : std::string();
  };
  const std::string damaged = "dit kolommenbestand is beschadigd of niet af; maak het opnieuw";
  EXPECT_EQ(said(bytes), "");
  for (std::size_t size = kColumnBegin.size(); size < bytes.size(); ++size)
    EXPECT_EQ(said(bytes.substr(0, size)), damaged) << size;
  std::string newer = bytes;
  ++newer[kColumnBegin.size()];
  EXPECT_EQ(said(newer),
            "dit kolommenbestand is van een nieuwere versie van het programma; maak het opnieuw");
}

// Any change of the bytes: an answer, the same both ways, and nothing outside them is looked at.
TEST(ColumnFile, AnyBytes) {
  std::mt19937 random(2026);
  const FileSchema schema = test_schema();
  const std::string both[] = {packed(kCsv, schema).value(), packed(kJson, schema).value()};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = both[round % 2];
    for (std::size_t change = 1 + random() % 3; change > 0; --change) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 3) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes[at] = static_cast<char>(random() % 4);
          break;
        default:
          bytes[at] = bytes[random() % bytes.size()];
      }
    }
    std::string fault;
    (void)compare_ways(bytes, schema, 64, fault);
    ASSERT_EQ(fault, "") << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace slagboom::candidates
