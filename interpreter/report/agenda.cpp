// What must be done when, month by month; what has no day stands below, with the reason.
#include "interpreter/report/agenda.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/calendar.hpp"
#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {
namespace {

using calendar::Agenda;
using calendar::Deadline;
using calendar::Entry;
using Json = nlohmann::ordered_json;

std::string_view word_of(const Deadline& deadline) {
  if (deadline.is_exact) return "op";
  return deadline.is_first ? "vanaf" : "uiterlijk";
}

// "het bevoegd gezag stelt het PTA vast"
std::string act_of(const Entry& entry) {
  if (entry.who.empty()) return entry.what;
  return entry.what.empty() ? entry.who : entry.who + " " + entry.what;
}

std::string place_of(const Entry& entry) {
  return entry.basis.empty() ? entry.provision
                             : entry.provision + ", uitwerking van " + entry.basis;
}

// Why there is no day.
std::string reason_of(const Deadline& deadline) {
  switch (deadline.state) {
    case Deadline::State::dated:
      return {};
    case Deadline::State::per_case:
      return "verschilt per geval: telt vanaf «" + deadline.missing + "»";
    case Deadline::State::unknown_day:
      return "in de teksten staat voor dit schooljaar niet wanneer dit is: " + deadline.missing;
    case Deadline::State::no_calendar:
      return "er is geen schoolkalender voor " + deadline.missing;
    case Deadline::State::no_day:
      return "uit deze termijn volgt geen dag";
  }
  return {};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

std::string title_of(const Agenda& agenda) {
  return "Kalender van schooljaar " + calendar::school_year_text(agenda.school_year);
}

// "september 2025"
std::string month_of(calendar::Day day) {
  const std::string text = calendar::long_text(day);
  return text.substr(text.find(' ', text.find(' ') + 1) + 1);
}

void add_details(std::string& out, const Entry& entry, std::size_t width) {
  constexpr std::size_t kIndent = 4;
  const std::string lead(kIndent, ' ');
  add_wrapped(out, lead, entry.rule + " (" + place_of(entry) + ")", kIndent, width);
  if (!entry.deadline.steps.empty())
    add_wrapped(out, lead, "omdat: " + joined(entry.deadline.steps), kIndent, width);
  for (const std::string& note : entry.notes) add_wrapped(out, lead, note, kIndent, width);
  for (const std::string& doubt : entry.doubts)
    add_wrapped(out, lead, "onzeker: " + doubt, kIndent, width);
}

}  // namespace

std::vector<std::string> left_out_lines(const Agenda& agenda) {
  std::vector<std::string> lines;
  for (const calendar::LeftOut& each : agenda.left_out)
    lines.push_back("niet meegenomen: «" + each.document + "», want dat is voor " + each.years);
  return lines;
}

std::string agenda_text(const Agenda& agenda, std::size_t width) {
  std::string out = title_of(agenda) + "\n";
  std::string month;
  for (const Entry& entry : agenda.dated) {
    if (const std::string own = month_of(entry.deadline.day); own != month) {
      month = own;
      out += "\n" + capitalised(month) + "\n";
    }
    add_wrapped(out, "  ",
                std::string(word_of(entry.deadline)) + " " +
                    calendar::long_text(entry.deadline.day) + ": " + act_of(entry),
                4, width);
    add_details(out, entry, width);
  }
  if (!agenda.open.empty()) out += "\nZonder datum\n";
  for (const Entry& entry : agenda.open) {
    add_wrapped(out, "  ", act_of(entry), 4, width);
    add_details(out, entry, width);
    add_wrapped(out, "    ", reason_of(entry.deadline), 4, width);
  }
  out += "\n" + counted(agenda.dated.size(), "datum", "datums") + ", " +
         std::to_string(agenda.open.size()) + " zonder datum\n";
  for (const std::string& line : left_out_lines(agenda)) add_wrapped(out, "", line, 2, width);
  return out;
}

std::string agenda_json(const Agenda& agenda) {
  std::string out;
  for (const auto* entries : {&agenda.dated, &agenda.open}) {
    for (const Entry& entry : *entries) {
      const bool dated = entry.deadline.state == Deadline::State::dated;
      Json line;
      line["schooljaar"] = calendar::school_year_text(agenda.school_year);
      line["termijn"] = entry.name;
      line["datum"] = dated ? Json(calendar::iso_text(entry.deadline.day)) : Json();
      line["soort"] = word_of(entry.deadline);
      line["wie"] = entry.who;
      line["doet"] = entry.what;
      line["regel"] = entry.rule;
      line["bepaling"] = entry.provision;
      line["op_grond_van"] = entry.basis.empty() ? Json() : Json(entry.basis);
      line["document"] = entry.document;
      line["berekening"] = entry.deadline.steps;
      line["geen_datum_omdat"] = dated ? Json() : Json(reason_of(entry.deadline));
      line["toelichting"] = entry.notes;
      line["onzeker"] = entry.doubts;
      out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
  }
  return out;
}

std::string agenda_csv(const Agenda& agenda) {
  std::string out = "datum;soort;termijn;wie;doet;regel;bepaling;op_grond_van;omdat\r\n";
  for (const auto* entries : {&agenda.dated, &agenda.open}) {
    for (const Entry& entry : *entries) {
      const bool dated = entry.deadline.state == Deadline::State::dated;
      const std::vector<std::string> cells = {
          dated ? calendar::short_text(entry.deadline.day) : std::string(),
          std::string(word_of(entry.deadline)),
          entry.name,
          entry.who,
          entry.what,
          entry.rule,
          entry.provision,
          entry.basis,
          dated ? joined(entry.deadline.steps) : reason_of(entry.deadline)};
      for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i == 0 ? "" : ";") + csv_cell(cells[i]);
      out += "\r\n";
    }
  }
  return out;
}

std::string agenda_html(const Agenda& agenda) {
  std::string body = element("h1", title_of(agenda)) + "\n";
  std::string month;
  HtmlTable table;
  const auto flush = [&] {
    if (!table.rows.empty()) body += table_html(table);
    table.rows.clear();
  };
  const auto why = [](const Entry& entry) {
    std::string text = entry.rule + " (" + place_of(entry) + ")";
    if (!entry.deadline.steps.empty()) text += "; omdat: " + joined(entry.deadline.steps);
    for (const std::string& note : entry.notes) text += ". " + capitalised(note);
    for (const std::string& doubt : entry.doubts) text += ". Onzeker: " + doubt;
    return text;
  };
  for (const Entry& entry : agenda.dated) {
    if (const std::string own = month_of(entry.deadline.day); own != month) {
      flush();
      month = own;
      table = {capitalised(month), {"dag", "wat", "regel"}, {}, {}};
    }
    table.rows.push_back(
        {std::string(word_of(entry.deadline)) + " " + calendar::long_text(entry.deadline.day),
         act_of(entry), why(entry)});
  }
  flush();
  if (!agenda.open.empty()) {
    table = {"Zonder datum", {"wat", "regel", "waarom geen datum"}, {}, {}};
    for (const Entry& entry : agenda.open)
      table.rows.push_back({act_of(entry), why(entry), reason_of(entry.deadline)});
    flush();
  }
  for (const std::string& line : left_out_lines(agenda)) body += element("p", line) + "\n";
  return page(title_of(agenda), body);
}

}  // namespace slagboom::report
