// The agenda for programs that read iCalendar, written by libical.
#include <libical/ical.h>

#include <fmt/format.h>
#include <memory>

#include "grammar/calendar.hpp"
#include "interpreter/report/agenda.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {
namespace {

using calendar::Day;
using calendar::Entry;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

icaltimetype date_of(Day day) {
  const std::string text = calendar::iso_text(day);  // "2026-05-18"
  icaltimetype date = icaltime_null_date();
  date.year = std::stoi(text.substr(0, 4));
  date.month = std::stoi(text.substr(5, 2));
  date.day = std::stoi(text.substr(8, 2));
  return date;
}

// RFC 5545 asks for a moment of making; a fixed one keeps the same input and the same bytes
// together.
icaltimetype stamp(std::int32_t school_year) {
  icaltimetype time = icaltime_null_time();
  time.year = school_year;
  time.month = 8;
  time.day = 1;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

// A name for the entry that stays the same from year to year of making: FNV-1a, 64 bits
// (Fowler, Noll and Vo; draft-eastlake-fnv).
std::string identity(const Entry& entry, std::int32_t school_year) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : entry.provision + "\n" + entry.name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return fmt::format("{:016x}-{}@slagboom", hash, school_year);
}

icalcomponent* event_of(const Entry& entry, std::int32_t school_year) {
  std::string act = entry.who.empty() ? entry.what : entry.who + " " + entry.what;
  if (entry.deadline.is_first) act = "vanaf vandaag: " + act;
  std::string why = entry.rule + " (" + entry.provision + ")";
  for (const std::string& step : entry.deadline.steps) why += "\n" + step;
  for (const std::string& doubt : entry.doubts) why += "\nonzeker: " + doubt;
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
  add(icalproperty_new_uid(identity(entry, school_year).c_str()));
  add(icalproperty_new_dtstamp(stamp(school_year)));
  add(icalproperty_new_dtstart(date_of(entry.deadline.day)));
  add(icalproperty_new_dtend(date_of(entry.deadline.day + 1)));
  add(icalproperty_new_summary(capitalised(act).c_str()));
  add(icalproperty_new_description(why.c_str()));
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return event;
}

}  // namespace

std::string agenda_ics(const calendar::Agenda& agenda) {
  const std::unique_ptr<icalcomponent, FreeComponent> all(
      icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(all.get(), icalproperty_new_prodid("-//Slagboom//NL"));
  icalcomponent_add_property(all.get(), icalproperty_new_version("2.0"));
  for (const Entry& entry : agenda.dated)
    icalcomponent_add_component(all.get(), event_of(entry, agenda.school_year));
  const std::unique_ptr<char, decltype(&free)> text(icalcomponent_as_ical_string_r(all.get()),
                                                    &free);
  return text.get();
}

}  // namespace slagboom::report
