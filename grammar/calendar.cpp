// Dates as people write them: reading and counting days.
#include "grammar/calendar.hpp"

#include <chrono>

#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

std::size_t digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

std::int64_t to_number(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// A day and a month with the blanks behind them.
WrittenDay scan_day_and_month(std::string_view text) {
  const std::size_t day = digits(text);
  if (day == 0 || day > 2 || day >= text.size() || text[day] != ' ') return {};
  std::size_t at = day;
  while (at < text.size() && text[at] == ' ') ++at;
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    const std::size_t word = match_words(text.substr(at), kMonths[i]);
    if (word > 0) return {at + word, static_cast<unsigned>(to_number(text.substr(0, day))), i + 1};
  }
  return {};
}

}  // namespace

std::int64_t days_since_1970(std::int64_t year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{month}, std::chrono::day{day}};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

unsigned days_in_month(std::int64_t year, unsigned month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{static_cast<int>(year)},
      std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

bool WrittenDay::exists() const {
  constexpr std::int64_t kLeapYear = 2000;
  return month >= 1 && day >= 1 && day <= days_in_month(kLeapYear, month);
}

WrittenDay scan_day_of_year(std::string_view text) {
  const WrittenDay day = scan_day_and_month(text);
  return digits(text.substr(day.length)) == 4 ? WrittenDay{} : day;
}

WrittenDate scan_written_date(std::string_view text) {
  const WrittenDay day = scan_day_and_month(text);
  const std::string_view rest = text.substr(day.length);
  if (day.length == 0 || digits(rest) != 4 || !ends_word(rest, 4)) return {};
  return {day.length + 4, day.day, day.month, to_number(rest.substr(0, 4))};
}

std::size_t scan_date(std::string_view text, std::int64_t& days) {
  const WrittenDate date = scan_written_date(text);
  if (date.length == 0 || !date.exists()) return 0;
  days = days_since_1970(date.year, date.month, date.day);
  return date.length;
}

}  // namespace slagboom::grammar
