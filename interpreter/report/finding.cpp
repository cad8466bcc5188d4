// The text form is the one of a terminal; the other forms hold the same content as fields.
#include "interpreter/report/finding.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json number_or_null(std::uint32_t number) { return number == 0 ? Json(nullptr) : Json(number); }

// The title, and what is wrong at the place.
std::string whole_text(const FindingRow& row) {
  std::string result = row.title;
  if (!row.text.empty()) result += ": " + row.text;
  if (!row.because.empty()) result += "; omdat " + row.because;
  return result;
}

}  // namespace

std::string place_text(const FindingRow& row) {
  std::string result = row.file;
  if (row.line > 0)
    result += ", regel " + std::to_string(row.line) + ", kolom " + std::to_string(row.column);
  if (!row.provision.empty()) result += (result.empty() ? "" : " - ") + row.provision;
  return result;
}

std::string norm_text(const FindingRow& row) {
  return row.norm_version.empty() ? row.norm : row.norm + " (" + row.norm_version + ")";
}

std::string reason_text(const FindingRow& row) {
  const std::string norm = row.norm + ": ";
  return row.because.starts_with(norm) ? row.because.substr(norm.size()) : row.because;
}

std::vector<FindingRow> per_context(std::span<const FindingRow> rows) {
  std::vector<FindingRow> result;
  for (const FindingRow& row : rows) {
    if (row.when.empty()) result.push_back(row);
    for (const When& when : row.when) {
      result.push_back(row);
      result.back().cohort = when.cohort;
      result.back().school_year = when.school_year;
    }
  }
  return result;
}

std::string finding_json(const FindingRow& row) {
  Json result;
  result["code"] = text_or_null(row.code);
  result["ernst"] = text_or_null(row.severity);
  Json& place = result["plaats"];
  place["bestand"] = text_or_null(row.file);
  place["regel"] = number_or_null(row.line);
  place["kolom"] = number_or_null(row.column);
  place["bepaling"] = text_or_null(row.provision);
  Json& norm = result["norm"];
  if (!row.norm.empty())
    norm = Json{{"bepaling", row.norm}, {"versie", text_or_null(row.norm_version)}};
  result["oordeel"] = text_or_null(row.judgement);
  result["cohort"] = text_or_null(row.cohort);
  result["schooljaar"] = text_or_null(row.school_year);
  result["tekst"] = whole_text(row);
  result["voorbeeld"] = text_or_null(row.example);
  result["hulp"] = text_or_null(row.help);
  result["zekerheid"] = text_or_null(row.certainty);
  result["aanvaard"] = text_or_null(row.accepted);
  return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string findings_text(std::span<const FindingRow> rows) {
  std::string out;
  for (const FindingRow& row : rows) out += row.rendered + "\n";
  return out;
}

std::string findings_csv(std::span<const FindingRow> rows) {
  std::string out =
      "code;ernst;bestand;regel;kolom;bepaling;norm;versie;oordeel;cohort;schooljaar;tekst;"
      "voorbeeld;hulp;zekerheid;aanvaard\r\n";
  const auto shown = [](std::uint32_t number) {
    return number == 0 ? std::string() : std::to_string(number);
  };
  for (const FindingRow& row : rows) {
    const std::vector<std::string> cells = {
        row.code,        row.severity,    row.file,         shown(row.line), shown(row.column),
        row.provision,   row.norm,        row.norm_version, row.judgement,   row.cohort,
        row.school_year, whole_text(row), row.example,      row.help,        row.certainty,
        row.accepted};
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ";") + csv_cell(cells[i]);
    out += "\r\n";
  }
  return out;
}

std::string findings_totals(std::span<const FindingRow> rows) {
  const auto is_accepted = [](const FindingRow& row) { return !row.accepted.empty(); };
  const auto accepted = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_accepted));
  const std::string besides = accepted == 0 ? "" : "; " + std::to_string(accepted) + " aanvaard";
  if (rows.size() == accepted) return "geen meldingen" + besides;
  struct Kind {
    std::string_view severity, one, more;
  };
  constexpr std::array<Kind, 4> kKinds = {
      {{"fout", "fout", "fouten"},
       {"waarschuwing", "waarschuwing", "waarschuwingen"},
       {"nog te regelen", "punt nog te regelen", "punten nog te regelen"},
       {"opmerking", "opmerking", "opmerkingen"}}};
  std::string result = counted(rows.size() - accepted, "melding", "meldingen");
  std::string_view between = ": ";
  for (const Kind& kind : kKinds) {
    const auto count = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [&](const FindingRow& row) { return row.severity == kind.severity && !is_accepted(row); }));
    if (count == 0) continue;
    result += std::string(between) + counted(count, kind.one, kind.more);
    between = ", ";
  }
  return result + besides;
}

}  // namespace slagboom::report
