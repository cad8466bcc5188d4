// Days from and to text.
#include "interpreter/cli/today.hpp"

#include <ctime>
#include <vector>

#include "grammar/calendar.hpp"

namespace slagboom::cli {

namespace {

std::string padded(unsigned number, std::size_t width) {
  std::string text = std::to_string(number);
  while (text.size() < width) text.insert(text.begin(), '0');
  return text;
}

std::string stored(unsigned year, unsigned month, unsigned day) {
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

}  // namespace

std::optional<std::string> read_day(std::string_view text) {
  std::vector<unsigned> parts(1, 0);
  std::vector<std::size_t> digits(1, 0);
  for (const char c : text) {
    if (c == '-') {
      parts.push_back(0);
      digits.push_back(0);
    } else if (c >= '0' && c <= '9' && digits.back() < 4) {
      parts.back() = parts.back() * 10 + static_cast<unsigned>(c - '0');
      ++digits.back();
    } else {
      return std::nullopt;
    }
    if (parts.size() > 3) return std::nullopt;
  }
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = digits[0] == 4;
  if (digits[year_first ? 0 : 2] != 4 || digits[1] == 0 || digits[1] > 2) return std::nullopt;
  const std::size_t last = digits[year_first ? 2 : 0];
  if (last == 0 || last > 2) return std::nullopt;
  const unsigned year = parts[year_first ? 0 : 2];
  const unsigned day = parts[year_first ? 2 : 0];
  if (year < 1900 || parts[1] < 1 || parts[1] > 12 || day < 1) return std::nullopt;
  if (day > grammar::days_in_month(year, parts[1])) return std::nullopt;
  return stored(year, parts[1], day);
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) return stored(1970, 1, 1);
  return stored(static_cast<unsigned>(local.tm_year + 1900), static_cast<unsigned>(local.tm_mon + 1),
                static_cast<unsigned>(local.tm_mday));
}

}  // namespace slagboom::cli
