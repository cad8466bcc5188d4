// Days as numbers, and how they are written. No holidays and no law here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/calendar_syntax.hpp"

namespace slagboom::calendar {

// Days since 1-1-1970, in the Gregorian calendar.
using Day = std::int64_t;

[[nodiscard]] grammar::Weekday weekday(Day day);
[[nodiscard]] std::int32_t year_of(Day day);
// The day in that year; 29 February becomes 28 February in a year that has none.
[[nodiscard]] Day day_in(std::int32_t year, grammar::DayOfYear day);
// Easter Sunday, by the algorithm of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms,
// chapter 8): right for every year from 1583.
[[nodiscard]] Day easter_sunday(std::int32_t year);
// The day with the same number so many months later; the last day of that month when it is shorter.
[[nodiscard]] Day months_later(Day day, std::int64_t months);

// "12 mei 2026", "12-5-2026" or "2026-05-12"; nothing when it is no day that exists.
[[nodiscard]] std::optional<Day> read_day(std::string_view text);

[[nodiscard]] std::string long_text(Day day);                         // "maandag 18 mei 2026"
[[nodiscard]] std::string short_text(Day day);                        // "18-5-2026"
[[nodiscard]] std::string iso_text(Day day);                          // "2026-05-18"
[[nodiscard]] std::string school_year_text(std::int32_t first_year);  // "2025-2026"

}  // namespace slagboom::calendar
