// Arithmetic on days, by the calendar of the standard library.
#include "interpreter/calendar/days.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "grammar/calendar.hpp"

namespace slagboom::calendar {

namespace {

std::chrono::sys_days point(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

std::chrono::year_month_day date(Day day) { return std::chrono::year_month_day{point(day)}; }

}  // namespace

grammar::Weekday weekday(Day day) {
  return static_cast<grammar::Weekday>(std::chrono::weekday{point(day)}.iso_encoding() - 1);
}

std::int32_t year_of(Day day) { return static_cast<int>(date(day).year()); }

Day day_in(std::int32_t year, grammar::DayOfYear day) {
  const unsigned last = grammar::days_in_month(year, day.month);
  return grammar::days_since_1970(year, day.month, std::min<unsigned>(day.day, last));
}

Day easter_sunday(std::int32_t year) {
  const std::int32_t a = year % 19;
  const std::int32_t b = year / 100;
  const std::int32_t c = year % 100;
  const std::int32_t g = (8 * b + 13) / 25;
  const std::int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
  const std::int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const std::int32_t m = (a + 11 * h + 19 * l) / 433;
  const std::int32_t month = (h + l - 7 * m + 90) / 25;
  const std::int32_t day = (h + l - 7 * m + 33 * month + 19) % 32;
  return grammar::days_since_1970(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

Day months_later(Day day, std::int64_t months) {
  const std::chrono::year_month_day from = date(day);
  const std::chrono::year_month_day to = from + std::chrono::months{months};
  if (to.ok()) return std::chrono::sys_days{to}.time_since_epoch().count();
  const std::chrono::year_month_day_last last{to.year(), std::chrono::month_day_last{to.month()}};
  return std::chrono::sys_days{last}.time_since_epoch().count();
}

std::optional<Day> read_day(std::string_view text) {
  Day day = 0;
  if (const std::size_t length = grammar::scan_date(text, day); length > 0)
    return length == text.size() ? std::optional(day) : std::nullopt;
  constexpr std::size_t kLongestPart = 4;
  std::array<std::int32_t, 3> parts{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t begin = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      if (at - begin < kLongestPart) parts[i] = parts[i] * 10 + (text[at] - '0');
    if (at == begin || at - begin > kLongestPart) return std::nullopt;
    if (i + 1 == parts.size()) break;
    if (at >= text.size() || text[at] != '-') return std::nullopt;
    ++at;
  }
  if (at != text.size()) return std::nullopt;
  if (text.find('-') == kLongestPart) std::swap(parts[0], parts[2]);
  const auto [number, month, year] = parts;
  if (year < 1583 || month < 1 || month > 12 || number < 1 ||
      number >
          static_cast<std::int32_t>(grammar::days_in_month(year, static_cast<unsigned>(month))))
    return std::nullopt;
  return grammar::days_since_1970(year, static_cast<unsigned>(month),
                                  static_cast<unsigned>(number));
}

std::string long_text(Day day) {
  const std::chrono::year_month_day parts = date(day);
  return fmt::format(
      "{} {} {} {}", grammar::kWeekdays[weekday(day)], static_cast<unsigned>(parts.day()),
      grammar::kMonths[static_cast<unsigned>(parts.month()) - 1], static_cast<int>(parts.year()));
}

std::string short_text(Day day) {
  const std::chrono::year_month_day parts = date(day);
  return fmt::format("{}-{}-{}", static_cast<unsigned>(parts.day()),
                     static_cast<unsigned>(parts.month()), static_cast<int>(parts.year()));
}

std::string iso_text(Day day) {
  const std::chrono::year_month_day parts = date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::string school_year_text(std::int32_t first_year) {
  return fmt::format("{}-{}", first_year, first_year + 1);
}

}  // namespace slagboom::calendar
