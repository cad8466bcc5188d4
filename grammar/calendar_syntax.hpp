// What sentences about days and terms say, before any school year is considered. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "grammar/address.hpp"
#include "grammar/document.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar {

// Years that are part of every rule about days; a school year is named after its first year.
struct Years {
  std::int32_t from = 0;
  std::int32_t to = 9999;  // inclusive
  [[nodiscard]] bool holds(std::int64_t year) const { return year >= from && year <= to; }
};

// A day of a month, of no year in particular.
struct DayOfYear {
  std::uint8_t month = 0;  // 1 to 12; 0 = none
  std::uint8_t day = 0;
};

// 0 = monday … 6 = sunday, as ISO 8601 counts less one.
using Weekday = std::uint8_t;
inline constexpr Weekday kNoWeekday = 7;

// het schooljaar begint op 1 augustus
struct SchoolYearStart {
  DayOfYear day;
};

// feestdag ‹naam›: a day of the year, a number of days before or after Easter Sunday, or single
// days.
struct Holiday {
  std::string name;
  std::vector<std::int64_t>
      single;  // days since 1-1-1970; when there are any, the rest is not used
  bool from_easter = false;
  std::int32_t offset = 0;      // days from Easter Sunday; below zero before it
  DayOfYear day;                // when not from_easter
  Weekday not_on = kNoWeekday;  // "…, of 26 april als dat een zondag is"
  DayOfYear instead;
  Years years;  // calendar years
};

// dagsoort ‹namen› (ev. ‹naam›): which days are counted.
struct DayKind {
  std::string plural;
  std::string singular;
  Weekday first = 0;  // first and last counted day of the week
  Weekday last = 6;
  bool without_holidays = false;
  bool without_vacation = false;
};

// verlenging ‹naam›: a term that would end on certain days ends later.
struct Extension {
  std::string name;
  std::vector<Weekday> weekdays;  // no end on these days of the week
  bool holidays = false;          // nor on a holiday
  std::int32_t least_days = 0;  // a term of `least_from` days or more holds `least_days` other days
  std::int32_t least_from = 0;
  // Terms longer than this are left alone; by unit, in singular ("dag", "week", "maand").
  struct Longest {
    std::int64_t amount = 0;
    std::string unit;
  };
  std::vector<Longest> not_above;
  std::vector<std::string> ranks;  // holds in texts of these ranks
};

// A day that a term is about.
struct Point {
  enum class Kind : std::uint8_t { date, yearly, occasion } kind = Kind::occasion;
  std::int64_t days = 0;  // date: since 1-1-1970
  DayOfYear day;          // yearly: "1 oktober van het schooljaar"
  std::string occasion;   // occasion: its name as written
  Span span;
};

// What `wanneer` says.
struct TimeLimitRule {
  enum class Form : std::uint8_t {
    on,          // op ‹dag›
    before,      // vóór ‹dag›
    at_latest,   // uiterlijk [op] ‹dag›
    not_before,  // niet eerder dan ‹dag›
    within,  // binnen ‹n› ‹dagen› na ‹dag›; uiterlijk ‹n› ‹dagen› na ‹dag›
    at_latest_before,  // uiterlijk ‹n› ‹dagen› vóór ‹dag›
    at_least,          // minstens ‹n› ‹dagen› na ‹dag›
  } form = Form::on;
  std::int64_t amount = 0;  // with a number of days
  std::string unit;         // as written: "werkdagen", "weken"
  Span unit_span;
  Point point;
  std::string text;  // as written
  Span span;
};

// gebeurtenis ‹naam›: a day that others count from. Without dates it differs from case to case.
struct Occasion {
  std::string name;
  struct Date {
    std::int32_t school_year = 0;
    std::int64_t days = 0;  // since 1-1-1970
    Span span;
  };
  std::vector<Date> dates;   // from its table
  std::vector<Point> fixed;  // "valt op ‹dag›": at most one
  bool has_dates = false;    // it has a table or a fixed day
};

// What a school may do with a term that the law sets.
enum class TimeLimitRoom : std::uint8_t { none, earlier, later, shorter, longer };

// termijn ‹naam›
struct TimeLimit {
  std::string name;
  std::string who;                  // wie
  std::string what;                 // doet
  std::vector<TimeLimitRule> when;  // exactly one, unless it could not be read
  std::string extension;  // verlengd volgens ‹naam›; empty: as the rank of the text says
  Span extension_span;
  Address basis;                             // op grond van ‹adres›; no article: none
  TimeLimitRoom room = TimeLimitRoom::none;  // de school mag …
  bool room_said = false;
  Years years;  // school years
};

// schoolkalender ‹schooljaar›: days without lessons.
struct SchoolCalendar {
  std::int32_t school_year = 0;
  struct Vacation {
    std::string name;
    std::int64_t first = 0;  // days since 1-1-1970, both inclusive
    std::int64_t last = 0;
    Span span;
  };
  std::vector<Vacation> vacations;
};

// In `voorbeelden`: termijn ‹naam› with a table of given days and the expected day.
struct TimeLimitExamples {
  std::string limit;
  std::vector<std::string>
      columns;  // names of occasions, or "schooljaar"; without "verwacht", "omdat"
  struct Cell {
    bool given = false;
    std::int64_t value = 0;  // days since 1-1-1970, or the first year of the school year
  };
  struct Row {
    Span span;
    std::vector<Cell> cells;
    bool expects = false;  // false: "geen datum"
    std::int64_t expected = 0;
  };
  std::vector<Row> rows;
};

struct CalendarStatement {
  Span span;  // the head
  PartId part = 0;
  std::variant<SchoolYearStart, Holiday, DayKind, Extension, Occasion, TimeLimit, SchoolCalendar,
               TimeLimitExamples>
      what;
  std::vector<std::string> notes;
  std::vector<std::string> doubts;
};

}  // namespace slagboom::grammar
