// Days against calendars made in another way, and the calendar of the library.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/calendar.hpp"
#include "grammar/words.hpp"
#include "interpreter/calendar/agenda.hpp"
#include "interpreter/calendar/calendar.hpp"

namespace slagboom::calendar {
namespace {

Day on(std::int64_t year, unsigned month, unsigned day) {
  return grammar::days_since_1970(year, month, day);
}

// Day of the week by the congruence of Sakamoto (1992): 0 = sunday.
int sakamoto(int year, int month, int day) {
  static constexpr int kShift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + kShift[month - 1] + day) % 7;
}

TEST(Days, WeekdaysAgreeWithACongruence) {
  std::size_t compared = 0;
  for (int year = 2019; year <= 2030; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      for (unsigned day = 1; day <= grammar::days_in_month(year, month); ++day) {
        const int expected =
            (sakamoto(year, static_cast<int>(month), static_cast<int>(day)) + 6) % 7;
        ASSERT_EQ(weekday(on(year, month, day)), expected) << year << "-" << month << "-" << day;
        ++compared;
      }
    }
  }
  EXPECT_EQ(compared, 4383U);
}

TEST(Days, EasterIsAsPublished) {
  const std::map<int, std::string> published = {
      {1961, "1961-04-02"}, {2000, "2000-04-23"}, {2008, "2008-03-23"}, {2011, "2011-04-24"},
      {2019, "2019-04-21"}, {2020, "2020-04-12"}, {2021, "2021-04-04"}, {2022, "2022-04-17"},
      {2023, "2023-04-09"}, {2024, "2024-03-31"}, {2025, "2025-04-20"}, {2026, "2026-04-05"},
      {2027, "2027-03-28"}, {2028, "2028-04-16"}, {2029, "2029-04-01"}, {2030, "2030-04-21"},
      {2038, "2038-04-25"}};
  for (const auto& [year, day] : published) EXPECT_EQ(iso_text(easter_sunday(year)), day);
}

TEST(Days, MonthsKeepTheNumberOfTheDayWhereTheyCan) {
  EXPECT_EQ(iso_text(months_later(on(2026, 6, 11), 6)), "2026-12-11");
  EXPECT_EQ(iso_text(months_later(on(2026, 3, 31), 6)), "2026-09-30");
  EXPECT_EQ(iso_text(months_later(on(2023, 8, 31), 6)), "2024-02-29");
  EXPECT_EQ(iso_text(months_later(on(2026, 3, 31), -1)), "2026-02-28");
}

TEST(Days, AreReadAndWritten) {
  for (const char* text : {"12 mei 2026", "12-5-2026", "2026-05-12"})
    EXPECT_EQ(read_day(text), on(2026, 5, 12)) << text;
  for (const char* text :
       {"", "12", "12-5", "31-4-2026", "30 februari 2026", "12-5-26", "12-5-2026x", "12 mei 2026 ?",
        "99999999999999999999-1-1", "1-99999999999-2026", "0-0-2026", "2026-13-01", "-5-2026"})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
  EXPECT_EQ(long_text(on(2026, 5, 18)), "maandag 18 mei 2026");
  EXPECT_EQ(short_text(on(2026, 5, 8)), "8-5-2026");
}

// The library of laws, read from the folder.
class Library : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path folder = std::filesystem::path(SLAGBOOM_SOURCE_DIR) / "stdlib";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().string().ends_with(".regl.md")) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<grammar::FileId> files;
    grammar::Diagnostics diagnostics;
    sources = std::make_unique<grammar::Sources>();
    for (const auto& path : paths) {
      std::ifstream in(path);
      std::stringstream text;
      text << in.rdbuf();
      files.push_back(sources->add(path.string(), text.str()));
    }
    library = std::make_unique<grammar::Library>(
        grammar::parse_documents(*sources, files, {}, diagnostics));
    model = std::make_unique<resolve::Model>(
        resolve::collect(*library, *sources, std::vector<bool>(files.size(), true), diagnostics));
    calendar = std::make_unique<Calendar>(collect(*model, {}, diagnostics));
    EXPECT_FALSE(diagnostics.has_errors());
  }
  static void TearDownTestSuite() {
    calendar.reset();
    model.reset();
    library.reset();
    sources.reset();
  }

  static const Limit* limit(std::string_view provision) {
    for (const Limit& each : calendar->limits)
      if (each.provision == provision) return &each;
    return nullptr;
  }

  inline static std::unique_ptr<grammar::Sources> sources;
  inline static std::unique_ptr<grammar::Library> library;
  inline static std::unique_ptr<resolve::Model> model;
  inline static std::unique_ptr<Calendar> calendar;
};

TEST_F(Library, HolidaysAgreeWithTheTable) {
  std::ifstream in(std::filesystem::path(SLAGBOOM_SOURCE_DIR) / "tests/kalender/feestdagen.txt");
  std::map<Day, std::string> expected;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    const std::size_t blank = line.find(' ');
    const auto day = read_day(line.substr(0, blank));
    ASSERT_TRUE(day) << line;
    expected[*day] = line.substr(blank + 1);
  }
  EXPECT_GE(expected.size(), 110U);
  for (Day day = on(2019, 1, 1); day <= on(2030, 12, 31); ++day) {
    const bool holiday = !calendar->holiday_on(day).empty();
    ASSERT_EQ(holiday, expected.contains(day)) << iso_text(day);
    if (holiday) {
      EXPECT_EQ(grammar::kWeekdays[weekday(day)], expected[day]) << iso_text(day);
    }
  }
}

// The end of "binnen 5 kalenderdagen" by walking day by day, thought out apart from the engine:
// the term ends on the first day from the fifth on that is ordinary and by which two ordinary days
// have gone by.
TEST_F(Library, AppealAgreesWithWalking) {
  const Limit* appeal = limit("WVO 2.63 lid 2");
  ASSERT_NE(appeal, nullptr);
  const auto ordinary = [&](Day day) {
    return weekday(day) < 5 && calendar->holiday_on(day).empty();
  };
  std::size_t moved = 0;
  for (Day start = on(2022, 8, 1); start <= on(2030, 7, 31); ++start) {
    Day day = start;
    int gone = 0;
    int seen = 0;
    do {
      ++day;
      ++gone;
      seen += ordinary(day) ? 1 : 0;
    } while (gone < 5 || !ordinary(day) || seen < 2);
    const Deadline found =
        deadline(*calendar, *appeal, "wet", *calendar->school_year_of(start),
                 {{grammar::canonical("de bekendmaking van de maatregel"), start}});
    ASSERT_EQ(found.state, Deadline::State::dated);
    ASSERT_EQ(iso_text(found.day), iso_text(day)) << iso_text(start);
    moved += found.day != start + 5 ? 1 : 0;
  }
  EXPECT_GT(moved, 800U);
}

// Counting back ten working days lands on a working day with ten of them in between.
TEST_F(Library, CountingBackHoldsExactlySoManyDays) {
  const Limit* closing = limit("UB 3.12 lid 1");
  ASSERT_NE(closing, nullptr);
  for (Day start = on(2025, 1, 1); start <= on(2027, 12, 31); ++start) {
    const Deadline found =
        deadline(*calendar, *closing, "amvb", *calendar->school_year_of(start),
                 {{grammar::canonical("de eigen afname van het centraal examen"), start}});
    ASSERT_EQ(found.state, Deadline::State::dated);
    int between = 0;
    for (Day day = found.day; day < start; ++day)
      between += weekday(day) < 5 && calendar->holiday_on(day).empty() ? 1 : 0;
    ASSERT_EQ(between, 10) << iso_text(start);
    ASSERT_TRUE(weekday(found.day) < 5 && calendar->holiday_on(found.day).empty());
  }
}

TEST_F(Library, TheAgendaFollowsTheLawOfTheSchoolYear) {
  const auto provisions = [&](std::int32_t year) {
    std::string text;
    const Agenda found = agenda(*model, *calendar, year, {});
    for (const Entry& entry : found.dated) text += entry.provision + "; ";
    return text;
  };
  EXPECT_NE(provisions(2020).find("EB 31 lid 3"), std::string::npos);
  EXPECT_EQ(provisions(2020).find("EB 31a lid 1"), std::string::npos);
  EXPECT_NE(provisions(2021).find("EB 31a lid 1"), std::string::npos);
  EXPECT_EQ(provisions(2021).find("WVO"), std::string::npos);
  EXPECT_NE(provisions(2022).find("WVO 2.60a lid 1"), std::string::npos);
  EXPECT_EQ(provisions(2022).find("EB"), std::string::npos);
}

}  // namespace
}  // namespace slagboom::calendar
