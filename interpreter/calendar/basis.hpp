// Which time limit of the law a school works out.
#pragma once

#include <vector>

#include "interpreter/calendar/calendar.hpp"

namespace slagboom::calendar {

// From when, or until when?
[[nodiscard]] bool is_first_day(const grammar::TimeLimitRule& rule);
// Both count from the same occasion, or from a day of the year, and end in the same direction.
[[nodiscard]] bool comparable(const grammar::TimeLimitRule& a, const grammar::TimeLimitRule& b);

// The limits in the provision that `school` names as its basis; of several only those that are
// comparable, when there are such.
[[nodiscard]] std::vector<const Limit*> basis_of(const resolve::Model& model,
                                                 const Calendar& calendar, const Limit& school);

}  // namespace slagboom::calendar
