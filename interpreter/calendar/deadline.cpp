// Counting days forwards and backwards, and moving an end that falls on a free day.
#include "interpreter/calendar/deadline.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "grammar/words.hpp"

namespace slagboom::calendar {

namespace {

using grammar::TimeLimitRule;
using Form = TimeLimitRule::Form;
using State = Deadline::State;

constexpr std::int64_t kDaysInWeek = 7;
// A search for the next day that counts gives up here: a kind of days that never comes.
constexpr std::int64_t kFurthest = 40'000;

enum class Unit : std::uint8_t { kind, weeks, months, hours, other };

Unit unit_of(std::string_view word) {
  if (word == "weken" || word == "week") return Unit::weeks;
  if (word == "maanden" || word == "maand") return Unit::months;
  if (word == "uren" || word == "uur") return Unit::hours;
  return Unit::kind;
}

bool ordinary(const Calendar& calendar, const grammar::Extension& extension, Day day) {
  const auto& days = extension.weekdays;
  if (std::find(days.begin(), days.end(), weekday(day)) != days.end()) return false;
  return !extension.holidays || calendar.holiday_on(day).empty();
}

class Counter {
 public:
  Counter(const Calendar& calendar, Deadline& result) : calendar_(calendar), result_(result) {}

  // The day `amount` counted days after (step 1) or before (step -1) `from`; the day itself does
  // not count. Nothing when a day is met of which it is not known whether it counts.
  std::optional<Day> count(const grammar::DayKind& kind, Day from, std::int64_t amount, Day step) {
    Day day = from;
    for (std::int64_t tried = 0; amount > 0; ++tried) {
      if (tried > kFurthest) {
        result_.state = State::no_day;
        return std::nullopt;
      }
      day += step;
      const std::optional<bool> counts = counted(kind, day);
      if (!counts) return std::nullopt;
      if (*counts) --amount;
    }
    return day;
  }

 private:
  std::optional<bool> counted(const grammar::DayKind& kind, Day day) {
    const grammar::Weekday own = weekday(day);
    if (own < kind.first || own > kind.last) return false;
    if (kind.without_holidays && !calendar_.holiday_on(day).empty()) return false;
    if (!kind.without_vacation) return true;
    const std::optional<std::string_view> vacation = calendar_.vacation_on(day);
    if (!vacation) {
      result_.state = State::no_calendar;
      const auto year = calendar_.school_year_of(day);
      result_.missing = year ? school_year_text(*year) : long_text(day);
      return std::nullopt;
    }
    return vacation->empty();
  }

  const Calendar& calendar_;
  Deadline& result_;
};

// Longer than the terms that the extension is for.
bool too_long(const grammar::Extension& extension, const TimeLimitRule& rule, Unit unit) {
  return std::any_of(extension.not_above.begin(), extension.not_above.end(), [&](const auto& most) {
    const Unit other = unit_of(most.unit);
    return other == unit && rule.amount > most.amount;
  });
}

Day extended(const Calendar& calendar, const grammar::Extension& extension, Day from, Day end,
             bool long_enough) {
  std::int64_t others = 0;
  for (Day day = from + 1; day <= end; ++day) others += ordinary(calendar, extension, day) ? 1 : 0;
  const Day furthest = end + kFurthest;
  while (end < furthest &&
         (!ordinary(calendar, extension, end) || (long_enough && others < extension.least_days))) {
    ++end;
    others += ordinary(calendar, extension, end) ? 1 : 0;
  }
  return end;
}

const Said<grammar::Extension>* extension_for(const Calendar& calendar, const Limit& limit,
                                              std::string_view rank) {
  if (!limit.what.extension.empty()) return calendar.extension_named(limit.what.extension);
  return calendar.extension_in(rank);
}

// "5 kalenderdagen", "één kalenderdag": as the text says it.
std::string amount_text(const TimeLimitRule& rule) {
  return fmt::format("{} {}", rule.amount, rule.unit);
}

std::optional<Day> start_of(const Calendar& calendar, const grammar::Point& point,
                            std::int32_t school_year, const GivenDays& given, Deadline& result) {
  using Kind = grammar::Point::Kind;
  const auto in_school_year = [&](grammar::DayOfYear day) {
    return calendar.day_in_school_year(day, school_year);
  };
  if (point.kind == Kind::date) return point.days;
  if (point.kind == Kind::yearly) return in_school_year(point.day);
  result.missing = point.occasion;
  if (const auto own = given.find(grammar::canonical(point.occasion)); own != given.end())
    return own->second;
  const OccasionDays* days = calendar.occasion_named(point.occasion);
  result.state = State::per_case;
  if (days == nullptr || !days->has_dates) return std::nullopt;
  if (const auto known = days->by_year.find(school_year); known != days->by_year.end())
    return known->second;
  for (const grammar::Point& fixed : days->fixed) {
    if (fixed.kind == Kind::date) return fixed.days;
    if (fixed.kind == Kind::yearly) return in_school_year(fixed.day);
  }
  result.state = State::unknown_day;
  return std::nullopt;
}

}  // namespace

Deadline deadline(const Calendar& calendar, const Limit& limit, std::string_view rank,
                  std::int32_t school_year, const GivenDays& given) {
  Deadline result;
  if (limit.what.when.empty()) return result;
  const TimeLimitRule& rule = limit.what.when.front();
  result.is_first = rule.form == Form::not_before || rule.form == Form::at_least;
  result.is_exact = rule.form == Form::on;
  const std::optional<Day> start = start_of(calendar, rule.point, school_year, given, result);
  if (!start) return result;
  const auto dated = [&](Day day) {
    result.state = State::dated;
    result.day = day;
    result.missing.clear();
  };
  const bool counted = rule.form == Form::within || rule.form == Form::at_latest_before ||
                       rule.form == Form::at_least;
  const std::string from = rule.point.kind == grammar::Point::Kind::occasion
                               ? fmt::format("{} is op {}", rule.point.occasion, long_text(*start))
                               : std::string{};
  if (!counted) {
    if (!from.empty()) result.steps.push_back(from);
    dated(rule.form == Form::before ? *start - 1 : *start);
    return result;
  }
  const Unit unit = unit_of(rule.unit);
  if (unit == Unit::hours) {
    result.state = State::no_day;
    result.missing.clear();
    return result;
  }
  const bool backwards = rule.form == Form::at_latest_before;
  const Day step = backwards ? -1 : 1;
  Day end = *start;
  if (unit == Unit::weeks) {
    end += step * kDaysInWeek * rule.amount;
  } else if (unit == Unit::months) {
    end = months_later(end, step * rule.amount);
  } else {
    const grammar::DayKind* kind = calendar.kind_named(rule.unit);
    if (kind == nullptr) return result;
    const std::optional<Day> day =
        Counter(calendar, result).count(*kind, *start, rule.amount, step);
    if (!day) return result;
    end = *day;
  }
  if (!from.empty()) result.steps.push_back(from);
  result.steps.push_back(fmt::format("{} {} {} is {}", amount_text(rule), backwards ? "vóór" : "na",
                                     long_text(*start), long_text(end)));
  dated(end);
  // Counting backwards is never extended; a least time is no term that ends.
  if (rule.form != Form::within) return result;
  const Said<grammar::Extension>* extension = extension_for(calendar, limit, rank);
  if (extension == nullptr || too_long(extension->what, rule, unit)) return result;
  const bool long_enough = end - *start >= extension->what.least_from;
  const Day later = extended(calendar, extension->what, *start, end, long_enough);
  if (later == end) return result;
  const std::string_view holiday = calendar.holiday_on(end);
  result.steps.push_back(fmt::format(
      "{} schuift het einde naar {}{}", extension->what.name, long_text(later),
      ordinary(calendar, extension->what, end)
          ? std::string(", zodat er genoeg gewone dagen zijn")
          : (holiday.empty() ? std::string{} : fmt::format(" ({} is een vrije dag)", holiday))));
  dated(later);
  return result;
}

}  // namespace slagboom::calendar
