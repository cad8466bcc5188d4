// Dates as people write them: "1 oktober 2025".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slagboom::grammar {

inline constexpr std::array<std::string_view, 12> kMonths{
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

inline constexpr std::array<std::string_view, 7> kWeekdays{
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

// Day number since 1-1-1970 of a date that exists.
[[nodiscard]] std::int64_t days_since_1970(std::int64_t year, unsigned month, unsigned day);
[[nodiscard]] unsigned days_in_month(std::int64_t year, unsigned month);

// A day, month and year at the start of `text`, existing or not ("31 november 2025").
struct WrittenDate {
  std::size_t length = 0;  // 0 when there is none
  unsigned day = 0;
  unsigned month = 0;
  std::int64_t year = 0;
  [[nodiscard]] bool exists() const { return day >= 1 && day <= days_in_month(year, month); }
};
[[nodiscard]] WrittenDate scan_written_date(std::string_view text);

// A day and a month at the start of `text` with no year behind it: "1 oktober".
struct WrittenDay {
  std::size_t length = 0;  // 0 when there is none
  unsigned day = 0;
  unsigned month = 0;
  [[nodiscard]] bool exists() const;  // in some year
};
[[nodiscard]] WrittenDay scan_day_of_year(std::string_view text);

// Length of an existing date at the start of `text`, 0 when there is none.
[[nodiscard]] std::size_t scan_date(std::string_view text, std::int64_t& days);

}  // namespace slagboom::grammar
