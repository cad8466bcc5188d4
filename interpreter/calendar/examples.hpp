// Examples of time limits, recomputed.
#pragma once

#include <string>
#include <vector>

#include "interpreter/calendar/deadline.hpp"

namespace slagboom::calendar {

struct ExampleOutcome {
  std::string name;  // "WVO 2.63 lid 2, rij 1"
  grammar::Span span;
  bool passed = false;
  std::string message;  // when it failed
};

[[nodiscard]] std::vector<ExampleOutcome> run_examples(const resolve::Model& model,
                                                       const Calendar& calendar);

}  // namespace slagboom::calendar
