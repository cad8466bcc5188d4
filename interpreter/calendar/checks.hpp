// Time limits of a school beside those of the law.
#pragma once

#include "interpreter/calendar/deadline.hpp"

namespace slagboom::calendar {

// Compares every limit that names its basis with the limit of the law, on each day from which it
// can be counted in each school year for which both hold. Messages WET-002, WET-004, TIJD-002.
void check_limits(const resolve::Model& model, const Calendar& calendar,
                  grammar::Diagnostics& diagnostics);

}  // namespace slagboom::calendar
