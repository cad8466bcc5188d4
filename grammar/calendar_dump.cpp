// Sentences about days as lines for `toon --trap boom` and the corpus.
#include <fmt/format.h>

#include "grammar/address.hpp"
#include "grammar/calendar.hpp"
#include "grammar/calendar_dump.hpp"

namespace slagboom::grammar {

namespace {

std::string text(DayOfYear day) {
  return day.month == 0 ? std::string("?") : fmt::format("{} {}", day.day, kMonths[day.month - 1]);
}

std::string text(const Years& years) {
  return years.from == 0 && years.to == Years{}.to ? std::string()
                                                   : fmt::format(" [{}..{}]", years.from, years.to);
}

std::string text(const Point& point) {
  switch (point.kind) {
    case Point::Kind::date:
      return fmt::format("datum {}", point.days);
    case Point::Kind::yearly:
      return text(point.day) + " van het schooljaar";
    case Point::Kind::occasion:
      break;
  }
  return "gebeurtenis " + point.occasion;
}

constexpr std::string_view kForms[] = {
    "op", "vóór", "uiterlijk", "vanaf", "binnen", "uiterlijk teruggeteld", "minstens"};
constexpr std::string_view kRooms[] = {"geen", "eerder", "later", "korter", "langer"};

struct Lines {
  std::vector<std::string> result;

  void operator()(const SchoolYearStart& start) { result.push_back("begin " + text(start.day)); }

  void operator()(const Holiday& holiday) {
    std::string line = holiday.name + ":";
    for (const std::int64_t day : holiday.single) line += fmt::format(" datum {}", day);
    if (holiday.from_easter) line += fmt::format(" Pasen {:+}", holiday.offset);
    if (holiday.day.month != 0) line += " " + text(holiday.day);
    if (holiday.not_on != kNoWeekday)
      line += fmt::format(", {} op {}", text(holiday.instead), kWeekdays[holiday.not_on]);
    result.push_back(line + text(holiday.years));
  }

  void operator()(const DayKind& kind) {
    result.push_back(fmt::format("{} (ev. {}): {} tot en met {}{}{}", kind.plural, kind.singular,
                                 kWeekdays[kind.first], kWeekdays[kind.last],
                                 kind.without_holidays ? " zonder feestdagen" : "",
                                 kind.without_vacation ? " zonder vakantiedagen" : ""));
  }

  void operator()(const Extension& extension) {
    std::string line = extension.name + ": niet op";
    for (const Weekday day : extension.weekdays) line += fmt::format(" {}", kWeekdays[day]);
    if (extension.holidays) line += " feestdagen";
    result.push_back(line);
    if (extension.least_from > 0)
      result.push_back(
          fmt::format("minstens {} vanaf {}", extension.least_days, extension.least_from));
    for (const Extension::Longest& most : extension.not_above)
      result.push_back(fmt::format("niet boven {} {}", most.amount, most.unit));
    for (const std::string& rank : extension.ranks) result.push_back("werkt in " + rank);
  }

  void operator()(const Occasion& occasion) {
    result.push_back(occasion.name + (occasion.has_dates ? "" : " (per geval)"));
    for (const Occasion::Date& date : occasion.dates)
      result.push_back(fmt::format("{}: datum {}", date.school_year, date.days));
    for (const Point& point : occasion.fixed) result.push_back(text(point));
  }

  void operator()(const TimeLimit& limit) {
    result.push_back(limit.name + text(limit.years));
    if (!limit.who.empty()) result.push_back("wie " + limit.who);
    if (!limit.what.empty()) result.push_back("doet " + limit.what);
    for (const TimeLimitRule& rule : limit.when) {
      const std::string amount =
          rule.unit.empty() ? std::string() : fmt::format("{} {} ", rule.amount, rule.unit);
      result.push_back(fmt::format("{} {}{}", kForms[static_cast<std::size_t>(rule.form)], amount,
                                   text(rule.point)));
    }
    if (!limit.extension.empty()) result.push_back("verlengd volgens " + limit.extension);
    if (!limit.basis.article.empty()) result.push_back("op grond van " + address_text(limit.basis));
    if (limit.room_said)
      result.push_back(fmt::format("ruimte {}", kRooms[static_cast<std::size_t>(limit.room)]));
  }

  void operator()(const SchoolCalendar& days) {
    result.push_back(fmt::format("{}", days.school_year));
    for (const SchoolCalendar::Vacation& vacation : days.vacations)
      result.push_back(
          fmt::format("{}: {} tot en met {}", vacation.name, vacation.first, vacation.last));
  }

  void operator()(const TimeLimitExamples& examples) {
    result.push_back(examples.limit);
    for (const TimeLimitExamples::Row& row : examples.rows) {
      std::string line = "rij";
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        line += row.cells[i].given ? fmt::format(" {}={}", examples.columns[i], row.cells[i].value)
                                   : std::string();
      result.push_back(line + (row.expects ? fmt::format(" verwacht {}", row.expected)
                                           : std::string(" verwacht geen datum")));
    }
  }
};

}  // namespace

std::vector<std::string> dump(const CalendarStatement& statement) {
  Lines lines;
  std::visit(lines, statement.what);
  return std::move(lines.result);
}

}  // namespace slagboom::grammar
