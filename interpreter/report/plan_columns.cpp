// Columns of a pupil system beside the PTA's, as text, CSV and JSON.
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/plan.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {

namespace {

using pta::ColumnDifference;
using Kind = ColumnDifference::Kind;
using Json = nlohmann::ordered_json;

std::string name_of(std::string_view text) {
  return pta::is_blank(text) ? std::string() : " (" + grammar::printable(text) + ")";
}

std::string row_of(const ColumnDifference& one) {
  return one.row == 0 ? std::string() : fmt::format(", rij {}", one.row);
}

std::string sentence(const ColumnDifference& one) {
  const std::string code = grammar::printable(one.code);
  switch (one.kind) {
    case Kind::missing:
      return fmt::format("toets {}{} heeft geen kolom", code, name_of(one.here));
    case Kind::extra:
      return fmt::format("kolom {}{} staat niet in het PTA{}", code, name_of(one.there),
                         row_of(one));
    case Kind::weight:
      return fmt::format("toets {} weegt in het PTA {}, in het bestand {}{}", code, one.here,
                         one.there, row_of(one));
    case Kind::resit:
      return fmt::format("toets {} is volgens het PTA herkansbaar: {}, volgens het bestand: {}{}",
                         code, one.here, one.there, row_of(one));
    case Kind::name:
      return fmt::format("toets {} heet in het PTA «{}», in het bestand «{}»{}", code,
                         grammar::printable(one.here), grammar::printable(one.there), row_of(one));
    case Kind::twice:
      return fmt::format("kolom {} staat twee keer in het bestand{}", code, row_of(one));
    case Kind::unreadable:
      return fmt::format("van kolom {} is «{}» niet te lezen{}", code, one.there, row_of(one));
    case Kind::no_plan:
      return fmt::format("kolom {} van «{}» hoort bij geen van deze PTA's{}", code,
                         grammar::printable(one.there), row_of(one));
    case Kind::unclear: {
      const bool single = one.count == 1;
      return fmt::format(
          "{} van «{}», {}rij {}, {} bij meer PTA's: {}. Zet in het bestand een kolom opleiding, "
          "cohort of schooljaar",
          single ? "kolom " + code : fmt::format("{} kolommen", one.count),
          grammar::printable(one.there), single ? "" : "vanaf ", one.row,
          single ? "past" : "passen", grammar::printable(one.here));
    }
    case Kind::no_columns:
      return "over dit PTA staat niets in het bestand";
  }
  return {};
}

std::string heading_of(const ColumnDifference& one) {
  if (one.kind == Kind::unclear) return "Meer dan één PTA gevonden";
  return one.plan.empty() ? "Geen PTA gevonden" : "PTA " + one.plan;
}

}  // namespace

std::string columns_text(const pta::ColumnReport& report, std::size_t width) {
  std::string out;
  std::string heading;
  for (const ColumnDifference& one : report.differences) {
    const std::string own = heading_of(one);
    if (own != heading) {
      heading = own;
      out += out.empty() ? "" : "\n";
      add_wrapped(out, "", heading, 2, width);
    }
    add_wrapped(out, "  ", std::string(pta::kind_word(one.kind)) + ": " + sentence(one), 4, width);
  }
  if (!out.empty()) out += "\n";
  const std::string looked = counted(report.rows, "kolom", "kolommen") + " naast " +
                             counted(report.plans, "PTA", "PTA's") + " gelegd";
  return out + looked + ": " +
         (report.differences.empty()
              ? std::string("geen verschillen")
              : counted(report.differences.size() + report.left_out, "verschil", "verschillen") +
                    (report.left_out > 0 ? fmt::format(", waarvan {} niet genoemd", report.left_out)
                                         : std::string())) +
         "\n";
}

std::string columns_csv(const pta::ColumnReport& report) {
  std::string out = "pta;code;verschil;in_het_pta;in_het_bestand;rij;tekst\r\n";
  for (const ColumnDifference& one : report.differences) {
    out += csv_cell(one.plan) + ";" + csv_cell(one.code) + ";" +
           std::string(pta::kind_word(one.kind)) + ";" + csv_cell(one.here) + ";" +
           csv_cell(one.there) + ";" + (one.row == 0 ? std::string() : std::to_string(one.row)) +
           ";" + csv_cell(sentence(one)) + "\r\n";
  }
  return out;
}

std::string columns_json(const pta::ColumnReport& report) {
  std::string out;
  for (const ColumnDifference& one : report.differences) {
    Json line;
    line["pta"] = one.plan.empty() ? Json() : Json(one.plan);
    line["code"] = one.code;
    line["verschil"] = pta::kind_word(one.kind);
    line["in_het_pta"] = one.here;
    line["in_het_bestand"] = one.there;
    line["rij"] = one.row == 0 ? Json() : Json(one.row);
    line["tekst"] = sentence(one);
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace slagboom::report
