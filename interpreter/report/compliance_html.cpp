// The report as a page for screen and A4: first the totals, then what needs work, then what is met.
#include <array>

#include "interpreter/report/compliance.hpp"
#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {

namespace {

std::string finding_html(const FindingRow& row, std::string_view heading) {
  const bool accepted = !row.accepted.empty();
  const bool is_error = row.severity == "fout";
  std::string out = "<section class=\"melding" + std::string(is_error ? " fout" : "") + "\">\n";
  out += element(heading, capitalised(accepted ? "aanvaard" : row.severity) + " " + row.code +
                              ": " + row.title) +
         "\n";
  if (!row.text.empty())
    out += element("p", capitalised(row.text) + (row.text.ends_with('?') ? "" : ".")) + "\n";
  const std::array<std::pair<std::string_view, std::string>, 7> fields{{
      {"Plaats", place_text(row)},
      {"Norm", norm_text(row)},
      {row.subject.empty() ? "Omdat" : "Eis", reason_text(row)},
      {"Zekerheid van de norm", row.certainty},
      {"Voorbeeld", row.example},
      {"Hulp", accepted ? std::string() : row.help},
      {"Aanvaard, omdat", row.accepted},
  }};
  out += "<dl>\n";
  for (const auto& [label, text] : fields) {
    if (!text.empty()) out += element("dt", label) + element("dd", text) + "\n";
  }
  return out + "</dl>\n</section>\n";
}

// The table with a name for its style.
std::string classed(std::string table, std::string_view name) {
  constexpr std::string_view kStart = "<table";
  return table.insert(table.find(kStart) + kStart.size(), " class=\"" + std::string(name) + "\"");
}

std::string totals_html(const Reglement& reglement) {
  HtmlTable table{"Wat is nagekeken, per schooljaar", {"schooljaar"}, {}, {false}};
  constexpr std::array<std::string_view, 6> kWords{"strijdig",       "ontbreekt",
                                                   "twijfel",        "verouderde verwijzing",
                                                   "vraagt oordeel", "afwijkend van advies"};
  bool cohorts = false;
  for (const ComplianceTotals& totals : reglement.totals)
    cohorts = cohorts || !totals.when.cohort.empty();
  if (cohorts) table.columns.emplace_back("cohort");
  const std::size_t words = table.columns.size();
  for (const std::string_view word : {"eisen nagekeken", "voldoet"})
    table.columns.emplace_back(word);
  table.columns.insert(table.columns.end(), kWords.begin(), kWords.end());
  for (const std::string_view word : {"aanvaard", "niet geregeld en niet verplicht"})
    table.columns.emplace_back(word);
  table.numeric.assign(table.columns.size(), true);
  for (std::size_t i = 0; i < words; ++i) table.numeric[i] = false;
  for (const ComplianceTotals& totals : reglement.totals) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    cells.push_back(totals.when.school_year);
    if (cohorts) cells.push_back(totals.when.cohort);
    cells.push_back(std::to_string(totals.checked()));
    cells.push_back(std::to_string(totals.met));
    for (const std::string_view word : kWords) {
      std::size_t count = 0;
      for (const auto& [name, number] : totals.wrong) count = name == word ? number : count;
      cells.push_back(std::to_string(count));
    }
    cells.push_back(std::to_string(totals.accepted));
    cells.push_back(std::to_string(totals.not_arranged));
  }
  return table.rows.empty() ? std::string() : classed(table_html(table), "jaren");
}

std::string met_html(const std::string& caption, const std::vector<FindingRow>& rows, bool placed) {
  if (rows.empty()) return {};
  HtmlTable table{caption, {"eis", "norm", "zekerheid"}, {}, {}};
  if (placed) table.columns.emplace_back("waar het staat");
  table.columns.emplace_back("wanneer");
  for (const FindingRow& row : rows) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    cells.push_back(row.title + (row.example.empty() ? "" : " (" + row.example + ")"));
    cells.push_back(norm_text(row));
    cells.push_back(row.certainty);
    if (placed) cells.push_back(place_text(row));
    cells.push_back(grammar::when_text(row.when));
  }
  return table_html(table);
}

std::string signature_html() {
  HtmlTable table{"Gezien en besproken", {"naam", "functie", "datum", "handtekening"}, {}, {}};
  constexpr std::size_t kLines = 3;
  table.rows.assign(kLines, {"", "", "", ""});
  return classed(table_html(table), "handtekening");
}

std::string part_html(const FindingPart& part) {
  std::string out = "<section class=\"reglement\">\n";
  const Reglement* reglement = part.reglement;
  out += element("h2", reglement == nullptr ? "Andere teksten" : reglement->title) + "\n";
  if (reglement != nullptr) {
    const std::string version =
        reglement->version.empty() ? "" : "Versie " + reglement->version + ", ";
    out += element("p", version + reglement->file, "klein") + "\n" + totals_html(*reglement);
  }
  if (part.periods.empty()) out += element("p", "Geen meldingen.") + "\n";
  for (const FindingPeriod& period : part.periods) {
    out += element("h3", period.title) + "\n";
    for (const FindingGroup& group : period.groups) {
      if (!group.title.empty())
        out += element("h4", group.title + " (" + std::to_string(group.rows.size()) + ")") + "\n";
      for (const FindingRow& row : group.rows)
        out += finding_html(row, group.title.empty() ? "h4" : "h5");
    }
  }
  if (reglement != nullptr) {
    if (!reglement->met.empty()) out += element("h3", "Wat in orde is") + "\n";
    out += met_html("Voldoet", reglement->met, true);
    out += met_html("Niet geregeld en niet verplicht", reglement->not_arranged, false);
  }
  return out + "</section>\n";
}

}  // namespace

std::string compliance_html(const ComplianceReport& report, Order order) {
  constexpr std::string_view kTitle = "Controle van het reglement";
  std::string body = element("h1", kTitle) + "\n" +
                     element("p", capitalised(findings_totals(report.findings)) + ".") + "\n";
  for (const FindingPart& part : grouped(report, order)) body += part_html(part);
  if (!report.reglementen.empty()) body += signature_html();
  return page(kTitle, body);
}

}  // namespace slagboom::report
