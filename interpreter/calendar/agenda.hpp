// The time limits of one school year in the order of their days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/calendar/deadline.hpp"

namespace slagboom::calendar {

struct Entry {
  std::string name;  // of the time limit
  std::string who, what;
  std::string rule;       // as written: "vóór 1 oktober van het schooljaar"
  std::string provision;  // where it stands
  std::string basis;      // of a school: the provision of law that it works out; may be empty
  std::string document;   // title
  bool from_law = false;
  Deadline deadline;
  std::vector<std::string> notes;
  std::vector<std::string> doubts;
};

// A school text without any time limit in this school year.
struct LeftOut {
  std::string document;  // title
  std::string years;     // for which it is: "examenjaar 2022 tot en met 2023"
};

struct Agenda {
  std::int32_t school_year = 0;
  std::vector<Entry> dated;  // by day, then as in the texts
  std::vector<Entry> open;   // without a day, as in the texts
  std::vector<LeftOut> left_out;
};

// A limit of the law that a school text works out stands there as the school has it.
[[nodiscard]] Agenda agenda(const resolve::Model& model, const Calendar& calendar,
                            std::int32_t school_year, const GivenDays& given);

}  // namespace slagboom::calendar
