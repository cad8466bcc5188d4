// Bringing together what the documents say about days; unknown and double names are reported.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/calendar/calendar.hpp"

namespace slagboom::calendar {

namespace {

using grammar::canonical;
using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Span;

constexpr std::array<std::string_view, 6> kFixedUnits{"week",    "weken", "maand",
                                                      "maanden", "uur",   "uren"};

void report(Diagnostics& diagnostics, DiagnosticKind kind, Span span, std::string address,
            std::string label, std::string help = {}, std::string because = {}) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  message.address = std::move(address);
  message.help = std::move(help);
  message.because = std::move(because);
  diagnostics.add(std::move(message));
}

// "bedoeld is waarschijnlijk «…»" when a name is near.
std::string meant(const std::string& written, const std::vector<std::string>& names) {
  const std::string best = grammar::nearest(written, names);
  return best.empty() ? std::string{} : "bedoeld is waarschijnlijk «" + best + "»";
}

class Collector {
 public:
  Collector(const resolve::Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  Calendar run(const std::vector<bool>& view) {
    for (std::uint32_t document = 0; document < model_.documents.size(); ++document) {
      if (!view.empty() && !view[document]) continue;
      for (const grammar::CalendarStatement& statement :
           model_.documents[document].syntax->calendar) {
        std::visit([&](const auto& what) { add(what, statement, document); }, statement.what);
      }
    }
    check_units();
    check_occasions();
    return std::move(calendar_);
  }

 private:
  template <typename What>
  Said<What> said(const What& what, const grammar::CalendarStatement& statement,
                  std::uint32_t document) {
    return {what,
            document,
            statement.span,
            statement.part,
            resolve::provision_label(model_, document, statement.part),
            statement.notes,
            statement.doubts};
  }

  std::string address(std::uint32_t document, grammar::PartId part) const {
    return grammar::part_address(model_.documents[document].syntax->document, part);
  }

  void twice(const grammar::CalendarStatement& statement, std::uint32_t document, Span first,
             std::string_view what) {
    Diagnostic message;
    message.kind = DiagnosticKind::duplicate_name;
    message.labels.push_back({statement.span, std::string(what) + " is al ingevoerd", true});
    message.labels.push_back({first, "hier gebeurt dat voor het eerst", false});
    message.address = address(document, statement.part);
    message.help = "laat een van de twee weg, of kies een andere naam";
    diagnostics_.add(std::move(message));
  }

  void add(const grammar::SchoolYearStart& start, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    if (calendar_.school_year_start.month != 0) {
      twice(statement, document, school_year_span_, "het begin van het schooljaar");
      return;
    }
    calendar_.school_year_start = start.day;
    school_year_span_ = statement.span;
  }

  void add(const grammar::Holiday& holiday, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    for (const auto& known : calendar_.holidays) {
      const bool together =
          known.what.years.from <= holiday.years.to && holiday.years.from <= known.what.years.to;
      if (together && canonical(known.what.name) == canonical(holiday.name)) {
        twice(statement, document, known.span, "deze feestdag");
        return;
      }
    }
    calendar_.holidays.push_back(said(holiday, statement, document));
  }

  void add(const grammar::DayKind& kind, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    for (const auto& known : calendar_.kinds) {
      if (canonical(known.what.plural) != canonical(kind.plural)) continue;
      twice(statement, document, known.span, "deze soort dagen");
      return;
    }
    calendar_.kinds.push_back(said(kind, statement, document));
  }

  void add(const grammar::Extension& extension, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    if (const auto* known = calendar_.extension_named(extension.name)) {
      twice(statement, document, known->span, "deze verlenging");
      return;
    }
    calendar_.extensions.push_back(said(extension, statement, document));
  }

  // Several texts may give days of one occasion; they may not give two days for one school year.
  void add(const grammar::Occasion& occasion, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    const auto [place, fresh] = calendar_.occasions.try_emplace(canonical(occasion.name));
    OccasionDays& days = place->second;
    if (fresh) {
      days.name = occasion.name;
      days.span = statement.span;
    }
    days.has_dates = days.has_dates || occasion.has_dates;
    for (const grammar::Point& fixed : occasion.fixed) days.fixed.push_back(fixed);
    for (const grammar::Occasion::Date& date : occasion.dates) {
      const auto [known, added] = days.by_year.try_emplace(date.school_year, date.days);
      if (added || known->second == date.days) continue;
      Diagnostic message;
      message.kind = DiagnosticKind::conflict;
      message.labels.push_back({date.span, "een andere dag voor hetzelfde schooljaar", true});
      message.labels.push_back({days.span, "de gebeurtenis is hier ingevoerd", false});
      message.address = address(document, statement.part);
      message.example = "schooljaar " + school_year_text(date.school_year) + ": " +
                        short_text(known->second) + " en " + short_text(date.days);
      message.help = "laat een van de twee dagen weg";
      diagnostics_.add(std::move(message));
    }
  }

  void add(const grammar::TimeLimit& limit, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    for (const Limit& known : calendar_.limits) {
      const bool together =
          known.what.years.from <= limit.years.to && limit.years.from <= known.what.years.to;
      if (known.document != document || !together ||
          canonical(known.what.name) != canonical(limit.name))
        continue;
      twice(statement, document, known.span, "deze termijn");
      return;
    }
    calendar_.limits.push_back(said(limit, statement, document));
  }

  void add(const grammar::SchoolCalendar& days, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    auto& known = calendar_.vacations[days.school_year];
    if (!known.empty()) {
      twice(statement, document, known.front().span, "de kalender van dit schooljaar");
      return;
    }
    known.push_back(said(days, statement, document));
  }

  void add(const grammar::TimeLimitExamples& examples, const grammar::CalendarStatement& statement,
           std::uint32_t document) {
    calendar_.examples.push_back(said(examples, statement, document));
  }

  // "dagen" alone is no unit: it does not say which days.
  void check_units() {
    std::vector<std::string> names;
    for (const auto& kind : calendar_.kinds) names.push_back(kind.what.plural);
    for (const Limit& limit : calendar_.limits) {
      for (const grammar::TimeLimitRule& rule : limit.what.when) {
        if (rule.unit.empty() || calendar_.kind_named(rule.unit) != nullptr) continue;
        if (std::find(kFixedUnits.begin(), kFixedUnits.end(), rule.unit) != kFixedUnits.end())
          continue;
        const bool bare = rule.unit == "dagen" || rule.unit == "dag";
        std::string choices;
        for (const std::string& name : names)
          choices += (choices.empty() ? "«" : ", «") + name + "»";
        const std::string near = bare ? std::string{} : meant(rule.unit, names);
        report(diagnostics_, bare ? DiagnosticKind::unclear_days : DiagnosticKind::unknown_name,
               rule.unit_span, address(limit.document, limit.part),
               bare ? "welke dagen tellen mee?" : "deze soort dagen is niet bekend",
               near.empty() ? "kies uit: " + choices : near);
      }
      if (!limit.what.extension.empty() &&
          calendar_.extension_named(limit.what.extension) == nullptr) {
        std::vector<std::string> known;
        for (const auto& extension : calendar_.extensions) known.push_back(extension.what.name);
        report(diagnostics_, DiagnosticKind::unknown_name, limit.what.extension_span,
               address(limit.document, limit.part), "deze verlenging is niet bekend",
               meant(limit.what.extension, known));
      }
    }
  }

  void check_occasion(const std::string& name, Span span, std::string where) {
    if (calendar_.occasion_named(name) != nullptr) return;
    std::vector<std::string> names;
    for (const auto& [key, occasion] : calendar_.occasions) names.push_back(occasion.name);
    std::string help = meant(name, names);
    if (help.empty())
      help =
          "voer de gebeurtenis in: «gebeurtenis " + name + "», met zo nodig een tabel met datums";
    report(diagnostics_, DiagnosticKind::unknown_name, span, std::move(where),
           "deze gebeurtenis is niet ingevoerd", std::move(help));
  }

  void check_occasions() {
    for (const Limit& limit : calendar_.limits) {
      for (const grammar::TimeLimitRule& rule : limit.what.when) {
        if (rule.point.kind == grammar::Point::Kind::occasion)
          check_occasion(rule.point.occasion, rule.point.span, address(limit.document, limit.part));
      }
    }
    for (const auto& examples : calendar_.examples) {
      const bool known =
          std::any_of(calendar_.limits.begin(), calendar_.limits.end(), [&](const Limit& limit) {
            return limit.document == examples.document &&
                   canonical(limit.what.name) == canonical(examples.what.limit);
          });
      if (!known) {
        report(diagnostics_, DiagnosticKind::unknown_name, examples.span,
               address(examples.document, examples.part),
               "in dit document staat geen termijn met deze naam");
      }
      for (const std::string& column : examples.what.columns) {
        if (grammar::folded(column) != "schooljaar")
          check_occasion(column, examples.span, address(examples.document, examples.part));
      }
    }
  }

  const resolve::Model& model_;
  Diagnostics& diagnostics_;
  Calendar calendar_;
  Span school_year_span_;
};

}  // namespace

std::optional<std::int32_t> Calendar::school_year_of(Day day) const {
  if (school_year_start.month == 0) return std::nullopt;
  const std::int32_t year = year_of(day);
  return day >= day_in(year, school_year_start) ? year : year - 1;
}

Day Calendar::day_in_school_year(grammar::DayOfYear day, std::int32_t school_year) const {
  const bool second = std::pair(day.month, day.day) <
                      std::pair(school_year_start.month, school_year_start.day);
  return day_in(school_year + (second ? 1 : 0), day);
}

std::string_view Calendar::holiday_on(Day day) const {
  const std::int32_t year = year_of(day);
  for (const auto& holiday : holidays) {
    if (!holiday.what.years.holds(year)) continue;
    const std::vector<std::int64_t>& single = holiday.what.single;
    if (!single.empty()) {
      if (std::find(single.begin(), single.end(), day) != single.end()) return holiday.what.name;
      continue;
    }
    Day own = 0;
    if (holiday.what.from_easter) {
      own = easter_sunday(year) + holiday.what.offset;
    } else {
      own = day_in(year, holiday.what.day);
      if (holiday.what.not_on != grammar::kNoWeekday && weekday(own) == holiday.what.not_on)
        own = day_in(year, holiday.what.instead);
    }
    if (own == day) return holiday.what.name;
  }
  return {};
}

std::optional<std::string_view> Calendar::vacation_on(Day day) const {
  const std::optional<std::int32_t> year = school_year_of(day);
  const auto known = year ? vacations.find(*year) : vacations.end();
  if (known == vacations.end() || known->second.empty()) return std::nullopt;
  for (const auto& vacation : known->second.front().what.vacations) {
    if (vacation.first <= day && day <= vacation.last) return vacation.name;
  }
  return std::string_view{};
}

const grammar::DayKind* Calendar::kind_named(std::string_view name) const {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) {
    return canonical(kind.what.plural) == canonical(name) ||
           (!kind.what.singular.empty() && canonical(kind.what.singular) == canonical(name));
  });
  return found == kinds.end() ? nullptr : &found->what;
}

const Said<grammar::Extension>* Calendar::extension_named(std::string_view name) const {
  const auto found = std::find_if(extensions.begin(), extensions.end(), [&](const auto& each) {
    return canonical(each.what.name) == canonical(name);
  });
  return found == extensions.end() ? nullptr : &*found;
}

const Said<grammar::Extension>* Calendar::extension_in(std::string_view rank) const {
  const auto found = std::find_if(extensions.begin(), extensions.end(), [&](const auto& each) {
    const auto& ranks = each.what.ranks;
    return std::find(ranks.begin(), ranks.end(), rank) != ranks.end();
  });
  return found == extensions.end() ? nullptr : &*found;
}

const OccasionDays* Calendar::occasion_named(std::string_view name) const {
  const auto found = occasions.find(canonical(name));
  return found == occasions.end() ? nullptr : &found->second;
}

Calendar collect(const resolve::Model& model, const std::vector<bool>& view,
                 Diagnostics& diagnostics) {
  return Collector(model, diagnostics).run(view);
}

}  // namespace slagboom::calendar
