// slagboom.h as a program without C++ sees it: the same verdicts as candidate by candidate, and no
// call that brings it down.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "interpreter/library/slagboom.h"

namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string kLaws = SLAGBOOM_SOURCE_DIR "/stdlib";
const std::string kSchool = SLAGBOOM_SOURCE_DIR "/reglementen/reynaertcollege/2025-2026.regl.md";

nlohmann::json example() {
  return nlohmann::json::parse(
      R"({"kandidaat":"1","opleiding":"havo","profiel":"NG","examenjaar":2026,"vakken":[
    {"vak":"netl","se":6,"ce":6},{"vak":"entl","se":6,"ce":6},{"vak":"wisA","se":6,"ce":6},{"vak":"biol","se":6,"ce":6},
    {"vak":"schk","se":6,"ce":6},{"vak":"nat","se":6,"ce":6},{"vak":"econ","se":6,"ce":6},{"vak":"maat","se":6},
    {"vak":"ckv","se":6},{"vak":"pws","se":6},{"vak":"lo","beoordeling":"voldoende"}]})");
}

class ForOthers : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(slagboom_open(kLaws.c_str(), nullptr, 0, &texts_), SLAGBOOM_FINE)
        << slagboom_message(texts_);
  }
  void TearDown() override {
    slagboom_columns_close(columns_);
    slagboom_close(texts_);
  }
  void open_columns() {
    const std::string text = example().dump();
    ASSERT_EQ(slagboom_columns_open(texts_, text.data(), text.size(), &columns_), SLAGBOOM_FINE)
        << slagboom_message(texts_);
  }
  // The row as a candidate in JSON.
  std::string candidate(const std::vector<std::uint8_t>& row, std::size_t number) {
    nlohmann::json one = example();
    one["kandidaat"] = std::to_string(number);
    for (std::size_t index = 0; index < row.size(); ++index) {
      slagboom_column column{};
      EXPECT_EQ(slagboom_column_at(columns_, index, &column), SLAGBOOM_FINE);
      const std::string key = column.key;
      const std::size_t dot = key.find('.');
      for (nlohmann::json& subject : one["vakken"]) {
        if (subject["vak"] != key.substr(0, dot)) continue;
        nlohmann::json& cell = subject[key.substr(dot + 1)];
        const char* const word = slagboom_column_word(columns_, index, row[index]);
        if (row[index] == SLAGBOOM_UNKNOWN) {
          cell = nullptr;
        } else if (word != nullptr) {
          cell = word;
        } else if (column.scale == 1) {
          cell = std::to_string(row[index]);
        } else {
          cell = std::to_string(row[index] / 10) + "," + std::to_string(row[index] % 10);
        }
      }
    }
    return one.dump() + "\n";
  }

  slagboom_texts* texts_ = nullptr;
  slagboom_columns* columns_ = nullptr;
};

// Random rows with unknown marks and values that cannot be: each as the plain evaluator judges it.
TEST_F(ForOthers, ColumnsSayWhatOneByOneSays) {
  open_columns();
  const std::size_t count = slagboom_column_count(columns_);
  ASSERT_GT(count, 14U);
  std::mt19937 source(20261126);
  std::vector<std::vector<std::uint8_t>> rows;
  for (int number = 0; number < 300; ++number) {
    std::vector<std::uint8_t> row(count);
    for (std::size_t index = 0; index < count; ++index) {
      slagboom_column column{};
      ASSERT_EQ(slagboom_column_at(columns_, index, &column), SLAGBOOM_FINE);
      const int near = column.scale == 10 ? 45 + static_cast<int>(source() % 30)
                                          : column.lowest + static_cast<int>(source() % 3) +
                                                (column.highest > 5 ? 4 : 0);
      row[index] = static_cast<std::uint8_t>(std::min<int>(near, column.highest));
      // Some rows have one or two open marks, in a few places, so that shapes come back.
      if (number % 3 == 1 && (index == 1 || (index == 3 && number % 2 == 0)))
        row[index] = SLAGBOOM_UNKNOWN;
      if (number % 50 == 7 && index == 5) row[index] = 9;
    }
    rows.push_back(row);
  }
  std::vector<std::vector<std::uint8_t>> columns(count, std::vector<std::uint8_t>(rows.size()));
  std::string all;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < count; ++column) columns[column][row] = rows[row][column];
    all += candidate(rows[row], row);
  }
  std::vector<const std::uint8_t*> places;
  for (const auto& column : columns) places.push_back(column.data());
  std::vector<std::uint32_t> outcomes(rows.size());
  EXPECT_EQ(slagboom_columns_judge(columns_, places.data(), rows.size(), outcomes.data()),
            SLAGBOOM_FINDINGS);
  EXPECT_STREQ(slagboom_message(texts_), "6 rijen hebben een waarde die niet kan");

  slagboom_bytes verdicts{};
  EXPECT_EQ(slagboom_judge(texts_, all.data(), all.size(), &verdicts), SLAGBOOM_FINDINGS);
  EXPECT_STREQ(slagboom_message(texts_), "6 kandidaten zijn niet te beoordelen");
  std::map<std::string, int> seen;
  std::string_view rest{verdicts.data, verdicts.size};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t end = rest.find('\n');
    ASSERT_NE(end, std::string_view::npos);
    const nlohmann::json verdict = nlohmann::json::parse(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    ASSERT_EQ(verdict["kandidaat"], std::to_string(row));
    if (verdict.contains("fout")) {
      EXPECT_EQ(outcomes[row], 0U) << row;
      continue;
    }
    slagboom_outcome outcome{};
    ASSERT_EQ(slagboom_outcome_at(columns_, outcomes[row], &outcome), SLAGBOOM_FINE);
    EXPECT_EQ(verdict["uitslag"], outcome.result) << row;
    ++seen[outcome.result];
    // The explanation of the row is of the same verdict.
    if (row % 20 != 0) continue;
    slagboom_bytes explanation{};
    ASSERT_EQ(slagboom_columns_explain(columns_, rows[row].data(), SLAGBOOM_JSON, &explanation),
              SLAGBOOM_FINE);
    const nlohmann::json reasons =
        nlohmann::json::parse(std::string_view(explanation.data, explanation.size));
    EXPECT_EQ(reasons["uitslag"], outcome.result);
    EXPECT_TRUE(reasons.contains("redenering"));
  }
  EXPECT_GT(seen["geslaagd"], 10);
  EXPECT_GT(seen["afgewezen"], 10);
  EXPECT_GT(seen["nog open"], 10);
}

TEST_F(ForOthers, TextsThatCannotBeReadSayWhy) {
  const char* const paths[] = {"niets.regl.md"};
  slagboom_texts* broken = nullptr;
  EXPECT_EQ(slagboom_open(kLaws.c_str(), paths, 1, &broken), SLAGBOOM_UNREADABLE);
  ASSERT_NE(broken, nullptr);
  EXPECT_THAT(slagboom_message(broken), StartsWith("niets.regl.md: "));
  slagboom_bytes bytes{};
  EXPECT_EQ(slagboom_judge(broken, "{}", 2, &bytes), SLAGBOOM_UNREADABLE);
  EXPECT_THAT(slagboom_message(broken), StartsWith("de documenten zijn nog niet te gebruiken"));
  slagboom_close(broken);
}

TEST_F(ForOthers, CandidatesThatCannotBeReadSayWhy) {
  slagboom_bytes bytes{};
  EXPECT_EQ(slagboom_judge(texts_, "{\n[", 3, &bytes), SLAGBOOM_UNREADABLE);
  EXPECT_THAT(slagboom_message(texts_), StartsWith("regel 2: "));
  EXPECT_EQ(bytes.size, 0U);
  nlohmann::json odd = example();
  odd["opleidng"] = "havo";
  const std::string text = odd.dump();
  EXPECT_EQ(slagboom_judge(texts_, text.data(), text.size(), &bytes), SLAGBOOM_FINE);
  EXPECT_STREQ(slagboom_message(texts_), "");
  EXPECT_EQ(slagboom_unused(texts_, &bytes), SLAGBOOM_FINE);
  EXPECT_THAT(std::string(bytes.data, bytes.size), HasSubstr("opleidng"));
  EXPECT_EQ(slagboom_explain(texts_, text.data(), text.size(), "2", SLAGBOOM_TEXT, &bytes),
            SLAGBOOM_USAGE);
  EXPECT_STREQ(slagboom_message(texts_), "kandidaat «2» staat niet in het bestand");
  odd["opleiding"] = "havvo";
  const std::string wrong = odd.dump();
  EXPECT_EQ(slagboom_columns_open(texts_, wrong.data(), wrong.size(), &columns_),
            SLAGBOOM_UNREADABLE);
  EXPECT_THAT(slagboom_message(texts_), HasSubstr("veld opleiding: hier hoort "));
  EXPECT_EQ(columns_, nullptr);
}

TEST_F(ForOthers, FindingsAreThoseOfTheProgram) {
  const char* const paths[] = {kSchool.c_str()};
  slagboom_texts* school = nullptr;
  ASSERT_EQ(slagboom_open(kLaws.c_str(), paths, 1, &school), SLAGBOOM_FINE);
  slagboom_bytes bytes{};
  EXPECT_EQ(slagboom_check(school, &bytes), SLAGBOOM_FINDINGS);
  const std::string lines(bytes.data, bytes.size);
  EXPECT_THAT(nlohmann::json::parse(lines.substr(0, lines.find('\n'))),
              testing::Contains(testing::_));
  EXPECT_THAT(lines, HasSubstr("\"ernst\":\"fout\""));
  slagboom_close(school);
}

TEST_F(ForOthers, WrongCallsAreAnsweredAndNotFollowed) {
  slagboom_texts* none = texts_;
  EXPECT_EQ(slagboom_open(kLaws.c_str(), nullptr, 1, &none), SLAGBOOM_USAGE);
  EXPECT_EQ(none, nullptr);
  const char* const paths[] = {nullptr};
  EXPECT_EQ(slagboom_open(kLaws.c_str(), paths, 1, &none), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_open(kLaws.c_str(), nullptr, 0, nullptr), SLAGBOOM_USAGE);
  EXPECT_STREQ(slagboom_message(nullptr), "");
  slagboom_close(nullptr);
  slagboom_columns_close(nullptr);

  slagboom_bytes bytes{};
  EXPECT_EQ(slagboom_check(nullptr, &bytes), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_check(texts_, nullptr), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_judge(nullptr, "", 0, &bytes), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_judge(texts_, nullptr, 9, &bytes), SLAGBOOM_USAGE);
  EXPECT_STREQ(slagboom_message(texts_), "er zijn geen kandidaten gegeven");
  EXPECT_EQ(slagboom_judge(texts_, "", 0, nullptr), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_unused(nullptr, &bytes), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_unused(texts_, nullptr), SLAGBOOM_USAGE);
  const std::string text = example().dump();
  EXPECT_EQ(slagboom_explain(texts_, text.data(), text.size(), nullptr, SLAGBOOM_TEXT, &bytes),
            SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_explain(texts_, text.data(), text.size(), "1", SLAGBOOM_TEXT, nullptr),
            SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_explain(texts_, nullptr, 1, "1", SLAGBOOM_TEXT, &bytes), SLAGBOOM_USAGE);

  EXPECT_EQ(slagboom_columns_open(nullptr, text.data(), text.size(), &columns_), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_columns_open(texts_, text.data(), text.size(), nullptr), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_columns_open(texts_, nullptr, 3, &columns_), SLAGBOOM_USAGE);
  const std::string two = text + "\n" + example().dump();
  EXPECT_EQ(slagboom_columns_open(texts_, two.data(), two.size(), &columns_), SLAGBOOM_USAGE);
  EXPECT_STREQ(slagboom_message(texts_), "het voorbeeld moet één kandidaat zijn");
  EXPECT_EQ(slagboom_column_count(nullptr), 0U);
  open_columns();
  const std::size_t count = slagboom_column_count(columns_);
  slagboom_column column{};
  EXPECT_EQ(slagboom_column_at(columns_, count, &column), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_column_at(columns_, 0, nullptr), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_column_word(columns_, count, 0), nullptr);
  EXPECT_EQ(slagboom_column_word(columns_, 0, 60), nullptr);
  EXPECT_EQ(slagboom_columns_judge(columns_, nullptr, 0, nullptr), SLAGBOOM_FINE);
  std::vector<const std::uint8_t*> places(count, nullptr);
  std::uint32_t outcome = 7;
  EXPECT_EQ(slagboom_columns_judge(columns_, places.data(), 1, &outcome), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_columns_judge(columns_, nullptr, 1, &outcome), SLAGBOOM_USAGE);
  EXPECT_EQ(outcome, 7U);
  slagboom_outcome meaning{};
  EXPECT_EQ(slagboom_outcome_at(columns_, 0, &meaning), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_outcome_at(columns_, 4'000'000'000U, &meaning), SLAGBOOM_USAGE);
  const std::vector<std::uint8_t> row(count, 0);
  EXPECT_EQ(slagboom_columns_explain(columns_, nullptr, SLAGBOOM_TEXT, &bytes), SLAGBOOM_USAGE);
  EXPECT_EQ(slagboom_columns_explain(columns_, row.data(), SLAGBOOM_TEXT, &bytes), SLAGBOOM_USAGE);
  EXPECT_STREQ(slagboom_message(texts_), "de rij heeft een waarde die niet kan");
  EXPECT_EQ(slagboom_columns_explain(columns_, row.data(), SLAGBOOM_TEXT, nullptr), SLAGBOOM_USAGE);
}

}  // namespace
