// Days from and to text.
#include "interpreter/cli/today.hpp"

#include <ctime>

#include "grammar/calendar.hpp"
#include "interpreter/calendar/days.hpp"

namespace slagboom::cli {

std::optional<std::string> read_day(std::string_view text) {
  const std::optional<calendar::Day> day = calendar::read_day(text);
  return day ? std::optional(calendar::iso_text(*day)) : std::nullopt;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (::localtime_r(&now, &local) == nullptr) return calendar::iso_text(0);
  return calendar::iso_text(grammar::days_since_1970(local.tm_year + 1900,
                                                     static_cast<unsigned>(local.tm_mon + 1),
                                                     static_cast<unsigned>(local.tm_mday)));
}

}  // namespace slagboom::cli
