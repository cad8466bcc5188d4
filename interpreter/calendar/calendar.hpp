// All that the texts say about days, brought together: which days are holidays, which days count,
// what is known of each school year, and the time limits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/calendar/days.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::calendar {

template <typename What>
struct Said {
  What what;
  std::uint32_t document = 0;
  grammar::Span span;
  grammar::PartId part = 0;
  std::string provision;  // "WVO 2.60a lid 1"
  std::vector<std::string> notes;
  std::vector<std::string> doubts;
};

using Limit = Said<grammar::TimeLimit>;

// What is known of an occasion, from all texts together.
struct OccasionDays {
  std::string name;  // as it was introduced
  grammar::Span span;
  bool has_dates = false;               // false: it differs from case to case
  std::map<std::int32_t, Day> by_year;  // first year of the school year to its day
  std::vector<grammar::Point> fixed;    // a day that returns every school year; at most one
};

struct Calendar {
  grammar::DayOfYear school_year_start;  // month 0: the texts do not say
  std::vector<Said<grammar::Holiday>> holidays;
  std::vector<Said<grammar::DayKind>> kinds;
  std::vector<Said<grammar::Extension>> extensions;
  std::map<std::string, OccasionDays> occasions;  // by canonical name
  std::map<std::int32_t, std::vector<Said<grammar::SchoolCalendar>>> vacations;
  std::vector<Limit> limits;
  std::vector<Said<grammar::TimeLimitExamples>> examples;

  // The school year in which a day falls, by its first year; nothing when the texts do not say.
  [[nodiscard]] std::optional<std::int32_t> school_year_of(Day day) const;
  // The day in that school year; as if school years begin in January when the texts do not say.
  [[nodiscard]] Day day_in_school_year(grammar::DayOfYear day, std::int32_t school_year) const;
  // The name of the holiday on that day; empty when it is none.
  [[nodiscard]] std::string_view holiday_on(Day day) const;
  // The name of the vacation; nothing when no school calendar holds for that day.
  [[nodiscard]] std::optional<std::string_view> vacation_on(Day day) const;
  [[nodiscard]] const grammar::DayKind* kind_named(std::string_view folded_name) const;
  [[nodiscard]] const Said<grammar::Extension>* extension_named(std::string_view name) const;
  // The extension that holds by itself in a text of that rank, as the text writes it ("amvb").
  [[nodiscard]] const Said<grammar::Extension>* extension_in(std::string_view rank) const;
  [[nodiscard]] const OccasionDays* occasion_named(std::string_view name) const;
};

// Brings together what the documents say; `view` holds one entry by document (all when empty).
// Messages: names introduced twice, unknown occasions, kinds of days and extensions.
[[nodiscard]] Calendar collect(const resolve::Model& model, const std::vector<bool>& view,
                               grammar::Diagnostics& diagnostics);

}  // namespace slagboom::calendar
