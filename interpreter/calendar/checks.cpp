// Compares the time limits of a school with those of the law, day by day.
#include "interpreter/calendar/checks.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "grammar/address.hpp"
#include "grammar/words.hpp"
#include "interpreter/calendar/basis.hpp"

namespace slagboom::calendar {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::TimeLimitRoom;

// School years that are compared when texts hold for ever. After so many years each date has fallen
// on each day of the week, and Easter has been early and late.
constexpr std::int32_t kSolarCycle = 28;

struct Difference {
  Day start = 0;  // 0 and no occasion: the school year says it all
  std::int32_t school_year = 0;
  Day law = 0;
  Day school = 0;
};

// Is the day of the school outside what the law leaves?
bool outside(TimeLimitRoom room, Day law, Day school) {
  switch (room) {
    case TimeLimitRoom::earlier:
    case TimeLimitRoom::shorter:
      return school > law;
    case TimeLimitRoom::later:
    case TimeLimitRoom::longer:
      return school < law;
    case TimeLimitRoom::none:
      return school != law;
  }
  return true;
}

class Check {
 public:
  Check(const resolve::Model& model, const Calendar& calendar, grammar::Diagnostics& diagnostics)
      : model_(model), calendar_(calendar), diagnostics_(diagnostics) {}

  void one(const Limit& school) {
    if (school.what.basis.article.empty() || school.what.when.empty()) return;
    const std::vector<const Limit*> laws = basis_of(model_, calendar_, school);
    if (laws.empty()) {
      message(DiagnosticKind::nothing_to_fill, school, school.what.basis.span,
              "deze bepaling bevat geen termijn", {}, {},
              "noem de bepaling van de wet waarin de termijn staat");
      return;
    }
    bool together = false;
    for (const Limit* law : laws) {
      const std::int32_t from = std::max(school.what.years.from, law->what.years.from);
      const std::int32_t to = std::min(school.what.years.to, law->what.years.to);
      if (from > to) continue;
      together = true;
      compare(school, *law, compared_years(school, *law, {from, to}));
    }
    if (together) return;
    const grammar::Years& years = laws.front()->what.years;
    message(DiagnosticKind::reference_not_in_force, school, school.what.basis.span,
            "deze bepaling geldt dan niet",
            fmt::format("{} geldt {}", laws.front()->provision,
                        years.from > school.what.years.to
                            ? "vanaf schooljaar " + school_year_text(years.from)
                            : "tot en met schooljaar " + school_year_text(years.to)),
            {}, "noem de bepaling die in deze schooljaren geldt");
  }

 private:
  void message(DiagnosticKind kind, const Limit& school, grammar::Span span, std::string label,
               std::string because, std::string example, std::string help,
               const grammar::Span* law = nullptr) {
    Diagnostic found;
    found.kind = kind;
    found.labels.push_back({span, std::move(label), true});
    if (law != nullptr) found.labels.push_back({*law, "zo staat het in de wet", false});
    found.address =
        grammar::part_address(model_.documents[school.document].syntax->document, school.part);
    found.because = std::move(because);
    found.example = std::move(example);
    found.help = std::move(help);
    diagnostics_.add(std::move(found));
  }

  void compare(const Limit& school, const Limit& law, const std::vector<std::int32_t>& years) {
    const grammar::TimeLimitRule& ours = school.what.when.front();
    const grammar::TimeLimitRule& theirs = law.what.when.front();
    if (!comparable(ours, theirs)) {
      const bool other_direction = is_first_day(ours) != is_first_day(theirs);
      message(DiagnosticKind::outside_room, school, ours.span,
              other_direction ? "de wet noemt hier een ander soort termijn"
                              : "de wet telt vanaf een andere gebeurtenis",
              fmt::format("{}: {}", law.provision, theirs.text), {},
              fmt::format("schrijf «{}», of laat «op grond van» weg", theirs.text), &theirs.span);
      return;
    }
    const std::optional<Difference> difference = differ(school, law, years);
    if (!difference) return;
    std::string example =
        difference->start != 0
            ? fmt::format("{}: {}", theirs.point.occasion, long_text(difference->start))
            : fmt::format("schooljaar {}", school_year_text(difference->school_year));
    example += fmt::format("; volgens de wet {}, volgens het reglement {}",
                           long_text(difference->law), long_text(difference->school));
    message(DiagnosticKind::outside_room, school, ours.span,
            room_text(law.what.room, difference->law, difference->school),
            fmt::format("{}: {}", law.provision, theirs.text), std::move(example),
            fmt::format("schrijf «{}»", theirs.text), &theirs.span);
  }

  static std::string room_text(TimeLimitRoom room, Day law, Day school) {
    std::string text = school > law ? "later dan de wet bepaalt" : "eerder dan de wet bepaalt";
    if (room == TimeLimitRoom::none) text += "; hiervan kan de school niet afwijken";
    return text;
  }

  // The school year in which the document of a limit came into force, when it says so.
  [[nodiscard]] std::optional<std::int32_t> own_year(const Limit& limit) const {
    const std::optional<Day> version = read_day(model_.documents[limit.document].syntax->version);
    return version ? calendar_.school_year_of(*version) : std::nullopt;
  }

  // At most a solar cycle of the school years in which both hold. An example from the first school
  // year of the text itself speaks most, so that one comes first.
  [[nodiscard]] std::vector<std::int32_t> compared_years(const Limit& school, const Limit& law,
                                                         grammar::Years both) const {
    const grammar::Years always;
    const std::optional<std::int32_t> own = own_year(school);
    if (both.from == always.from && both.to == always.to)
      both.from = own ? *own : own_year(law).value_or(year_of(0));
    if (both.from == always.from) both.from = both.to - kSolarCycle;
    both.to = std::min(both.to, both.from + kSolarCycle);
    std::vector<std::int32_t> years;
    for (std::int32_t year = both.from; year <= both.to; ++year) years.push_back(year);
    if (own) {
      std::stable_partition(years.begin(), years.end(),
                            [&](std::int32_t year) { return year == *own; });
    }
    return years;
  }

  // The smallest case in which the school goes outside the room of the law.
  std::optional<Difference> differ(const Limit& school, const Limit& law,
                                   const std::vector<std::int32_t>& years) {
    const grammar::Point& point = law.what.when.front().point;
    const bool counted = point.kind == grammar::Point::Kind::occasion;
    for (const std::int32_t year : years) {
      if (!counted) {
        if (const auto found = at(school, law, year, {}, 0)) return found;
        continue;
      }
      if (calendar_.school_year_start.month == 0) return std::nullopt;
      const Day first = day_in(year, calendar_.school_year_start);
      const Day last = day_in(year + 1, calendar_.school_year_start);
      for (Day start = first; start < last; ++start) {
        const GivenDays given{{grammar::canonical(point.occasion), start}};
        if (const auto found = at(school, law, year, given, start)) return found;
      }
    }
    return std::nullopt;
  }

  std::optional<Difference> at(const Limit& school, const Limit& law, std::int32_t year,
                               const GivenDays& given, Day start) {
    const std::string& law_rank = model_.documents[law.document].syntax->rank;
    // A term of the law stays one when a school repeats it: it is extended as the law says.
    Limit repeated = school;
    if (repeated.what.extension.empty()) repeated.what.extension = law.what.extension;
    const Deadline theirs = deadline(calendar_, law, law_rank, year, given);
    const Deadline ours = deadline(calendar_, repeated, law_rank, year, given);
    if (theirs.state != Deadline::State::dated || ours.state != Deadline::State::dated)
      return std::nullopt;
    if (!outside(law.what.room, theirs.day, ours.day)) return std::nullopt;
    return Difference{start, year, theirs.day, ours.day};
  }

  const resolve::Model& model_;
  const Calendar& calendar_;
  grammar::Diagnostics& diagnostics_;
};

}  // namespace

void check_limits(const resolve::Model& model, const Calendar& calendar,
                  grammar::Diagnostics& diagnostics) {
  Check check(model, calendar, diagnostics);
  for (const Limit& limit : calendar.limits) {
    if (!model.documents[limit.document].is_library) check.one(limit);
  }
}

}  // namespace slagboom::calendar
