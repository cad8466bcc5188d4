// Days as typed.
#include "interpreter/cli/today.hpp"

#include <gtest/gtest.h>

namespace slagboom::cli {
namespace {

TEST(Today, BothWaysOfWritingADay) {
  EXPECT_EQ(read_day("11-6-2026"), "2026-06-11");
  EXPECT_EQ(read_day("01-06-2026"), "2026-06-01");
  EXPECT_EQ(read_day("2026-06-11"), "2026-06-11");
  EXPECT_EQ(read_day("11 juni 2026"), "2026-06-11");
  EXPECT_EQ(read_day("29-2-2028"), "2028-02-29");
}

TEST(Today, WhatIsNoDay) {
  for (const char* text : {"", "11", "11-6", "11-6-26", "31-6-2026", "29-2-2026", "0-1-2026", "1-0-2026", "1-13-2026",
                           "11-6-2026-1", "11/6/2026", "11-6-20260", "2026-6-2026", "-6-2026", "11--2026"}) {
    EXPECT_FALSE(read_day(text)) << text;
  }
}

TEST(Today, TheDayOfTheComputerIsADay) { EXPECT_EQ(read_day(today()), today()); }

}  // namespace
}  // namespace slagboom::cli
