// PTA's as text, JSON, CSV and HTML.
#include "interpreter/report/plan.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "grammar/source.hpp"
#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {

namespace {

using pta::Change;
using pta::Reading;
using pta::ShownColumn;
using pta::Test;

std::string shown(std::string_view cell) {
  return pta::is_blank(cell) ? std::string("-") : grammar::printable(cell);
}

// A dash is an empty cell: a spreadsheet would take it for a sum.
std::string cell_csv(std::string_view cell) {
  return pta::is_blank(cell) ? std::string() : csv_cell(cell);
}

std::string title_of(const Reading& reading) {
  return "PTA " + reading.label + ", schooljaar " + reading.school_year;
}

constexpr std::string_view kUnsure =
    "Let op: deze tekst is niet zeker, want een wijziging past er niet bij.";

std::string place_of(const pta::Misfit& misfit) {
  return fmt::format("{}, regel {}: {}", misfit.file, misfit.line, misfit.text);
}

void add_notes(std::string& out, const std::vector<std::string>& notes, std::size_t indent,
               std::size_t width) {
  for (const std::string& note : notes)
    add_wrapped(out, std::string(indent, ' '), "toelichting: " + note, indent + 2, width);
}

std::string notes_html(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes)
    out += element("p", "Toelichting: " + grammar::printable(note)) + "\n";
  return out;
}

std::string amendment_text(const pta::AmendmentText& amendment) {
  std::string text = fmt::format("Wijziging {}", amendment.number);
  if (amendment.decided) text += ", " + calendar::long_text(*amendment.decided);
  if (!amendment.ground.empty()) text += ": " + amendment.ground;
  return text;
}

std::string change_text(const Change& change) {
  switch (change.kind) {
    case Change::Kind::added:
      return fmt::format("toets {}: toegevoegd", change.code);
    case Change::Kind::dropped:
      return fmt::format("toets {}: vervalt", change.code);
    case Change::Kind::set:
      break;
  }
  return fmt::format("toets {}: {} was «{}», wordt «{}»", change.code, change.column,
                     shown(change.was), shown(change.now));
}

// The test with this code before the amendments; null when it came in later.
const Test* formerly(const Reading& reading, const Test& test) {
  const auto& tests = reading.before.tests;
  const auto found = std::find_if(tests.begin(), tests.end(), [&](const Test& each) {
    return pta::same_text(each.at(pta::Column::code).text, test.at(pta::Column::code).text);
  });
  return found == tests.end() ? nullptr : &*found;
}

std::string cell_html(const std::string& before, const std::string& now) {
  if (before == now || (pta::is_blank(before) && pta::is_blank(now))) return escaped(shown(now));
  return element("del", shown(before)) + " " + element("ins", shown(now));
}

std::string rows_html(const Reading& reading, const std::vector<ShownColumn>& columns) {
  std::string out;
  for (const Test& test : reading.now.plan.tests) {
    const Test* before = formerly(reading, test);
    out += "<tr>";
    for (const ShownColumn& column : columns) {
      const std::string& now = pta::cell_of(test, column);
      out += "<td>" +
             (before == nullptr ? element("ins", shown(now))
                                : cell_html(pta::cell_of(*before, column), now)) +
             "</td>";
    }
    out += "</tr>\n";
  }
  for (const Test& test : reading.before.tests) {
    const auto& left = reading.now.plan.tests;
    const bool stays = std::any_of(left.begin(), left.end(), [&](const Test& each) {
      return pta::same_text(each.at(pta::Column::code).text, test.at(pta::Column::code).text);
    });
    if (stays) continue;
    out += "<tr>";
    for (const ShownColumn& column : columns)
      out += "<td>" + element("del", shown(pta::cell_of(test, column))) + "</td>";
    out += "</tr>\n";
  }
  return out;
}

}  // namespace

std::string misfit_text(const pta::Misfit& misfit) {
  return place_of(misfit) + (misfit.help.empty() ? "" : "; " + misfit.help);
}

std::string plans_text(const pta::Plans& plans, const std::vector<Reading>& readings,
                       std::size_t width) {
  std::string out;
  for (const Reading& reading : readings) {
    if (!out.empty()) out += "\n";
    add_wrapped(out, "", title_of(reading), 2, width);
    add_wrapped(out, "", reading.adopted, 2, width);
    add_notes(out, reading.notes, 0, width);
    if (!reading.misfits.empty()) out += "\n" + std::string(kUnsure) + "\n";
    for (const pta::Misfit& misfit : reading.misfits) {
      add_wrapped(out, "  ", place_of(misfit), 4, width);
      if (!misfit.help.empty()) add_wrapped(out, "    hulp: ", misfit.help, 6, width);
    }
    const std::vector<ShownColumn> columns = pta::shown_columns(plans, reading.now.plan);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> header;
    for (const ShownColumn& column : columns) header.push_back(grammar::printable(column.header));
    rows.push_back(std::move(header));
    for (const Test& test : reading.now.plan.tests) {
      std::vector<std::string> cells;
      for (const ShownColumn& column : columns) cells.push_back(shown(pta::cell_of(test, column)));
      rows.push_back(std::move(cells));
    }
    out += "\n" + aligned(rows, 2);
    if (!out.ends_with('\n')) out += "\n";
    for (const pta::AmendmentText& amendment : reading.amendments) {
      out += "\n";
      add_wrapped(out, "", amendment_text(amendment), 2, width);
      if (!amendment.reason.empty())
        add_wrapped(out, "  ", "motivering: " + grammar::printable(amendment.reason), 4, width);
      add_notes(out, amendment.notes, 2, width);
      for (const Change& change : reading.now.changes) {
        if (change.amendment == amendment.of) add_wrapped(out, "  ", change_text(change), 4, width);
      }
    }
  }
  if (readings.empty()) out = "in deze documenten staat geen PTA\n";
  return out;
}

std::string plans_csv(const std::vector<Reading>& readings) {
  std::vector<std::string> extra;
  for (const Reading& reading : readings) {
    for (const std::string& name : reading.now.plan.extra_columns) {
      if (std::find(extra.begin(), extra.end(), name) == extra.end()) extra.push_back(name);
    }
  }
  std::string out = "vak;opleiding;cohort;schooljaar";
  for (const std::string_view name : pta::kColumnNames) out += ";" + std::string(name);
  for (const std::string& name : extra) out += ";" + csv_cell(name);
  out += "\r\n";
  for (const Reading& reading : readings) {
    for (const Test& test : reading.now.plan.tests) {
      out += csv_cell(reading.subject) + ";" + csv_cell(reading.programme) + ";" + reading.cohort +
             ";" + reading.school_year;
      for (const grammar::PtaText& field : test.fields) out += ";" + cell_csv(field.text);
      for (const std::string& name : extra) {
        const auto& own = reading.now.plan.extra_columns;
        const auto at = std::find(own.begin(), own.end(), name);
        const auto place = static_cast<std::size_t>(at - own.begin());
        out += ";" + (place < test.extra.size() ? cell_csv(test.extra[place].text) : std::string());
      }
      out += "\r\n";
    }
  }
  return out;
}

std::string plans_json(const pta::Plans& plans, const std::vector<Reading>& readings) {
  using Json = nlohmann::ordered_json;
  std::string out;
  for (const Reading& reading : readings) {
    Json line;
    line["vak"] = reading.subject;
    line["opleiding"] = reading.programme;
    line["cohort"] = reading.cohort;
    line["schooljaar"] = reading.school_year;
    line["vaststelling"] = reading.adopted;
    if (!reading.notes.empty()) line["toelichting"] = reading.notes;
    for (const pta::Misfit& misfit : reading.misfits)
      line["niet_zeker"].push_back({{"bestand", misfit.file},
                                    {"regel", misfit.line},
                                    {"tekst", misfit.text},
                                    {"hulp", misfit.help}});
    Json& tests = line["toetsen"] = Json::array();
    const std::vector<ShownColumn> columns = pta::shown_columns(plans, reading.now.plan);
    for (const Test& test : reading.now.plan.tests) {
      Json cells = Json::object();
      for (const ShownColumn& column : columns) {
        const std::string& text = pta::cell_of(test, column);
        const std::string key =
            column.known ? std::string(pta::kColumnNames[*column.known]) : column.header;
        cells[key] = pta::is_blank(text) ? Json() : Json(text);
      }
      tests.push_back(std::move(cells));
    }
    Json& amendments = line["wijzigingen"] = Json::array();
    for (const pta::AmendmentText& amendment : reading.amendments) {
      Json one;
      one["nummer"] = amendment.number;
      one["besloten"] = amendment.decided ? Json(calendar::iso_text(*amendment.decided)) : Json();
      one["grond"] = amendment.ground;
      one["motivering"] = amendment.reason;
      if (!amendment.notes.empty()) one["toelichting"] = amendment.notes;
      Json& changes = one["veranderingen"] = Json::array();
      for (const Change& change : reading.now.changes) {
        if (change.amendment == amendment.of) changes.push_back(change_text(change));
      }
      amendments.push_back(std::move(one));
    }
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

std::string plans_html(const pta::Plans& plans, const std::vector<Reading>& readings) {
  const std::string title = readings.size() == 1 ? title_of(readings.front()) : "PTA's";
  std::string body = element("h1", title) + "\n";
  for (const Reading& reading : readings) {
    if (readings.size() > 1) body += element("h2", title_of(reading)) + "\n";
    body += element("p", capitalised(reading.adopted) + ".") + "\n";
    body += notes_html(reading.notes);
    if (!reading.misfits.empty()) {
      body += element("p", kUnsure) + "\n<ul>\n";
      for (const pta::Misfit& misfit : reading.misfits)
        body += element("li", misfit_text(misfit)) + "\n";
      body += "</ul>\n";
    }
    const std::vector<ShownColumn> columns = pta::shown_columns(plans, reading.now.plan);
    body += "<table>\n<caption>Toetsen</caption>\n<thead><tr>";
    for (const ShownColumn& column : columns)
      body += "<th scope=\"col\">" + escaped(grammar::printable(column.header)) + "</th>";
    body += "</tr></thead>\n<tbody>\n" + rows_html(reading, columns) + "</tbody>\n</table>\n";
    for (const pta::AmendmentText& amendment : reading.amendments) {
      std::string text = amendment_text(amendment) + ".";
      if (!amendment.reason.empty()) text += " Motivering: " + grammar::printable(amendment.reason);
      body += element("p", text) + "\n";
      body += notes_html(amendment.notes);
    }
  }
  return page(title, body);
}

}  // namespace slagboom::report
