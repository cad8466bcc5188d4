// Columns of a pupil system beside a PTA, and a PTA on a day.
#include "interpreter/pta/columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "interpreter/pta/test_library.hpp"

namespace slagboom::pta {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ColumnDifference::Kind;

class PupilColumns : public ::testing::Test {
 protected:
  PupilColumns() : read_(testing::contents(testing::root() / "tests" / "pta" / "basis.regl.md")) {
    plans_ = collect(read_.model, {}, read_.diagnostics);
    for (const resolve::DocumentInfo& info : read_.model.documents)
      given_.push_back(!info.is_library);
  }

  std::vector<Reading> readings_on(std::optional<calendar::Day> day) {
    return readings(read_.model, plans_, given_, day);
  }

  ColumnReport compared(std::string_view csv, const candidates::Mapping* mapping = nullptr) {
    return compare_columns(read_.model, plans_, readings_on(std::nullopt), csv, mapping);
  }

  // "kind code", in order.
  std::vector<std::string> found(std::string_view csv,
                                 const candidates::Mapping* mapping = nullptr) {
    const ColumnReport report = compared(csv, mapping);
    EXPECT_EQ(report.problem, "");
    std::vector<std::string> lines;
    for (const ColumnDifference& one : report.differences)
      lines.push_back(std::string(kind_word(one.kind)) + " " + one.code);
    return lines;
  }

  testing::Read read_;
  Plans plans_;
  std::vector<bool> given_;
};

constexpr std::string_view kSame =
    "vak;code;weging;herkansbaar\n"
    "economie;501;2;ja\neconomie;502;3;ja\necon;503;1,0;nee\nEC;504;;nvt\neconomie;601;3.0;j\n"
    "economie;602;1;ja\n";

TEST_F(PupilColumns, TheSameColumnsGiveNoDifference) { EXPECT_THAT(found(kSame), IsEmpty()); }

TEST_F(PupilColumns, EachKindOfDifferenceIsFound) {
  EXPECT_THAT(
      found("vak;code;weging;herkansbaar\n"
            "economie;501;4;ja\neconomie;502;3;nee\neconomie;503;1;nee\n"
            "economie;503;1;nee\neconomie;505;1;ja\neconomie;601;drie;ja\n"
            "economie;602;1;misschien\nfilosofie;1;1;ja\n"),
      ElementsAre("geen PTA 1", "andere weging 501", "andere herkansing 502", "dubbel 503",
                  "te veel 505", "niet te lezen 601", "niet te lezen 602", "ontbreekt 504"));
}

TEST_F(PupilColumns, AFileAboutOtherSubjectsSaysSo) {
  EXPECT_THAT(found("vak,code\nfilosofie,1\n"), ElementsAre("geen PTA 1", "geen kolommen "));
}

TEST_F(PupilColumns, AFileMaySayItsSeparator) {
  EXPECT_THAT(found("sep=,\r\nvak,code,\"weging; se\"\neconomie,501,2\n"),
              ElementsAre("ontbreekt 502", "ontbreekt 503", "ontbreekt 504", "ontbreekt 601",
                          "ontbreekt 602"));
}

TEST_F(PupilColumns, AMappingNamesTheColumns) {
  candidates::Mapping mapping;
  mapping.columns = {{"KolomNaam", "code"}, {"Weging", "weging"}, {"Id", ""}};
  mapping.constants = {{"vak", "economie"}};
  EXPECT_THAT(found("Id;KolomNaam;Weging\n1;501;2\n2;502;3\n3;503;1\n4;504;0\n5;601;3\n6;602;2\n",
                    &mapping),
              ElementsAre("andere weging 602"));
}

TEST_F(PupilColumns, WhatCannotBeReadIsSaid) {
  EXPECT_NE(compared("").problem, "");
  EXPECT_NE(compared("naam;gewicht\na;1\n").problem.find("vak"), std::string::npos);
  EXPECT_NE(compared("vak;code;code\n").problem.find("twee kolommen"), std::string::npos);
  EXPECT_NE(compared("vak;code\n\"economie;501\n").problem.find("aanhalingsteken"),
            std::string::npos);
}

// The same tests in two PTA's: a row that does not say which is told, and compared with neither.
TEST_F(PupilColumns, RowsOfSeveralPlansAreNotGuessed) {
  std::vector<Reading> two = readings_on(std::nullopt);
  two.push_back(two.front());
  two.back().programme = "havo";
  two.back().label = "economie, havo, cohort 2024-2025";
  const auto lines = [&](std::string_view csv) {
    std::vector<std::string> result;
    for (const ColumnDifference& one :
         compare_columns(read_.model, plans_, two, csv, nullptr).differences)
      result.push_back(std::string(kind_word(one.kind)) + " " + one.code + " " +
                       std::to_string(one.count));
    return result;
  };
  EXPECT_THAT(lines("vak;code;weging\neconomie;501;9\neconomie;502;3\n"),
              ElementsAre("meer PTA's 501 2"));
  EXPECT_THAT(lines("vak;opleiding;code;weging\neconomie;vwo;501;9\neconomie;;502;3\n"),
              ElementsAre("meer PTA's 502 1", "andere weging 501 0", "ontbreekt 503 0",
                          "ontbreekt 504 0", "ontbreekt 601 0", "ontbreekt 602 0"));
}

TEST_F(PupilColumns, ADayDecidesWhichAmendmentsCount) {
  const auto form_on = [&](std::optional<calendar::Day> day) {
    const std::vector<Reading> found = readings_on(day);
    return found.at(0).now.plan.tests.at(2).at(Column::form).text;
  };
  EXPECT_EQ(form_on(calendar::read_day("13 januari 2026")), "praktisch");
  EXPECT_EQ(form_on(calendar::read_day("14 januari 2026")), "schriftelijk");
  EXPECT_EQ(form_on(std::nullopt), "schriftelijk");
}

}  // namespace
}  // namespace slagboom::pta
