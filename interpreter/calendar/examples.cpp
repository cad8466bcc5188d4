// Recomputes the tables under «termijn» in voorbeelden.
#include "interpreter/calendar/examples.hpp"

#include <fmt/format.h>

#include "grammar/words.hpp"

namespace slagboom::calendar {

namespace {

// Several versions of a limit may have one name; the school year of the row says which is meant.
const Limit* limit_for(const Calendar& calendar, const Said<grammar::TimeLimitExamples>& table,
                       std::int32_t school_year) {
  for (const Limit& limit : calendar.limits) {
    if (limit.document == table.document && limit.what.years.holds(school_year) &&
        grammar::canonical(limit.what.name) == grammar::canonical(table.what.limit))
      return &limit;
  }
  return nullptr;
}

std::string found_text(const Deadline& found) {
  switch (found.state) {
    case Deadline::State::dated: {
      std::string text = long_text(found.day);
      for (const std::string& step : found.steps) text += "; " + step;
      return text;
    }
    case Deadline::State::per_case:
    case Deadline::State::unknown_day:
      return "geen datum, want niet bekend is wanneer dit is: " + found.missing;
    case Deadline::State::no_calendar:
      return "geen datum, want er is geen schoolkalender voor " + found.missing;
    case Deadline::State::no_day:
      return "geen datum";
  }
  return "";
}

}  // namespace

std::vector<ExampleOutcome> run_examples(const resolve::Model& model, const Calendar& calendar) {
  std::vector<ExampleOutcome> results;
  for (const auto& table : calendar.examples) {
    std::size_t number = 0;
    for (const grammar::TimeLimitExamples::Row& row : table.what.rows) {
      ExampleOutcome outcome;
      outcome.name = fmt::format("{}, rij {}", table.provision, ++number);
      outcome.span = row.span;
      GivenDays given;
      std::optional<std::int32_t> school_year;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!row.cells[i].given) continue;
        if (grammar::folded(table.what.columns[i]) == "schooljaar") {
          school_year = static_cast<std::int32_t>(row.cells[i].value);
        } else {
          given[grammar::canonical(table.what.columns[i])] = row.cells[i].value;
        }
      }
      if (!school_year && !given.empty())
        school_year = calendar.school_year_of(given.begin()->second);
      const Limit* limit = school_year ? limit_for(calendar, table, *school_year) : nullptr;
      if (limit == nullptr) {
        outcome.message = school_year ? fmt::format("in schooljaar {} geldt deze termijn niet",
                                                    school_year_text(*school_year))
                                      : "er is geen dag en geen schooljaar gegeven";
        results.push_back(std::move(outcome));
        continue;
      }
      const std::string& rank = model.documents[limit->document].syntax->rank;
      const Deadline found = deadline(calendar, *limit, rank, *school_year, given);
      const bool dated = found.state == Deadline::State::dated;
      outcome.passed = row.expects ? dated && found.day == row.expected : !dated;
      if (!outcome.passed) {
        outcome.message =
            fmt::format("verwacht {}, gevonden {}",
                        row.expects ? long_text(row.expected) : "geen datum", found_text(found));
      }
      results.push_back(std::move(outcome));
    }
  }
  return results;
}

}  // namespace slagboom::calendar
