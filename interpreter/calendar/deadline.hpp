// The day on which a time limit ends, with the steps that lead to it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/calendar/calendar.hpp"

namespace slagboom::calendar {

// Days of occasions that the user gives, by canonical name.
using GivenDays = std::map<std::string, Day>;

struct Deadline {
  enum class State : std::uint8_t {
    dated,        // `day` is right
    per_case,     // counted from an occasion that differs from case to case
    unknown_day,  // counted from an occasion whose day in this school year is not in the texts
    no_calendar,  // counts lesson days, and there is no school calendar for them
    no_day,       // in hours: no day follows from it
  } state = State::no_day;
  Day day = 0;                     // last day, or first day when `is_first`
  bool is_first = false;           // "niet eerder dan", "minstens … na"
  bool is_exact = false;           // "op": that day, not before and not after
  std::string missing;             // the occasion, or the school year without a calendar
  std::vector<std::string> steps;  // sentences; empty when the day is as written
};

// `school_year`: first year of the school year that gives "1 oktober van het schooljaar" its year.
[[nodiscard]] Deadline deadline(const Calendar& calendar, const Limit& limit, std::string_view rank,
                                std::int32_t school_year, const GivenDays& given);

}  // namespace slagboom::calendar
