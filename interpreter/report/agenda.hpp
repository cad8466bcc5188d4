// The agenda of a school year as text, JSON, CSV, HTML and iCalendar.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/calendar/agenda.hpp"

namespace slagboom::report {

// One sentence for each school text that has no part in the agenda, with the years it is for; the
// text and the page end with them.
[[nodiscard]] std::vector<std::string> left_out_lines(const calendar::Agenda& agenda);

[[nodiscard]] std::string agenda_text(const calendar::Agenda& agenda, std::size_t width);
// One object a line, in the order of the agenda; what has no day comes last.
[[nodiscard]] std::string agenda_json(const calendar::Agenda& agenda);
[[nodiscard]] std::string agenda_csv(const calendar::Agenda& agenda);
[[nodiscard]] std::string agenda_html(const calendar::Agenda& agenda);
// iCalendar (RFC 5545): a whole day for each entry with a day. The same agenda gives the same
// bytes.
[[nodiscard]] std::string agenda_ics(const calendar::Agenda& agenda);

}  // namespace slagboom::report
