// The report in a terminal, and as rows for other programs.
#include <algorithm>
#include <array>

#include "interpreter/report/compliance.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {

namespace {

constexpr std::size_t kLabel = 12;  // columns of the words before a field

std::string ruled(const std::string& title, char line) {
  return title + "\n" + std::string(grammar::display_width(title), line) + "\n";
}

std::string marked(const FindingRow& row) {
  std::string text =
      row.code + "  " + (row.accepted.empty() ? row.severity : "aanvaard") + ": " + row.title;
  if (!row.text.empty()) text += ": " + row.text;
  return text;
}

void add_finding(std::string& out, const FindingRow& row, std::size_t width) {
  add_wrapped(out, "  ", marked(row), 4, width);
  const std::array<std::pair<std::string_view, std::string>, 7> fields{{
      {"plaats", place_text(row)},
      {"norm", norm_text(row)},
      {row.subject.empty() ? "omdat" : "eis", reason_text(row)},
      {"zekerheid", row.certainty},
      {"voorbeeld", row.example},
      {"hulp", row.accepted.empty() ? row.help : std::string()},
      {"reden", row.accepted},
  }};
  for (const auto& [label, text] : fields) {
    if (!text.empty())
      add_wrapped(out, "    " + padded(std::string(label) + ":", kLabel), text, 4 + kLabel, width);
  }
  out += "\n";
}

void add_met(std::string& out, const std::string& title, const std::vector<FindingRow>& rows,
             std::size_t width) {
  if (rows.empty()) return;
  out += ruled(title + " (" + std::to_string(rows.size()) + ")", '-');
  for (const FindingRow& row : rows) {
    std::string text = norm_text(row) + ": " + row.title;
    if (!row.example.empty()) text += " (" + row.example + ")";
    add_wrapped(out, "  ", text, 4, width);
    if (!row.file.empty())
      add_wrapped(out, "    " + padded("plaats:", kLabel), place_text(row), 4 + kLabel, width);
    if (!row.when.empty())
      add_wrapped(out, "    " + padded("wanneer:", kLabel), grammar::when_text(row.when),
                  4 + kLabel, width);
  }
  out += "\n";
}

void add_met(std::string& out, const Reglement& reglement, std::size_t width) {
  add_met(out, "Voldoet", reglement.met, width);
  add_met(out, "Niet geregeld en niet verplicht", reglement.not_arranged, width);
}

std::string heading_of(const Reglement& reglement) {
  std::string text = reglement.title;
  if (!reglement.version.empty()) text += ", versie " + reglement.version;
  return text + " (" + reglement.file + ")";
}

// The totals of all reglementen; their names only when there are several.
void add_totals(std::string& out, const ComplianceReport& report, std::size_t width) {
  for (const Reglement& reglement : report.reglementen) {
    if (report.reglementen.size() > 1 && !reglement.totals.empty())
      add_wrapped(out, "", heading_of(reglement), 2, width);
    for (const std::string& line : totals_lines(reglement)) add_wrapped(out, "", line, 2, width);
  }
}

}  // namespace

std::string compliance_text(const ComplianceReport& report, const ComplianceForm& form) {
  std::string out;
  if (form.order == Order::text) {
    out += findings_text(report.findings);
    for (const Reglement& reglement : report.reglementen) {
      if (form.met) add_met(out, reglement, form.width);
    }
    const std::size_t before = out.size();
    add_totals(out, report, form.width);
    if (out.size() > before) out += "\n";
    return out + findings_totals(report.findings) + "\n";
  }
  for (const FindingPart& part : grouped(report, form.order)) {
    out += ruled(part.reglement == nullptr ? "Andere teksten" : heading_of(*part.reglement), '=');
    if (part.reglement != nullptr) {
      for (const std::string& line : totals_lines(*part.reglement))
        add_wrapped(out, "", line, 2, form.width);
    }
    out += "\n";
    for (const FindingPeriod& period : part.periods) {
      out += ruled(period.title, '-') + "\n";
      for (const FindingGroup& group : period.groups) {
        out += group.title + " (" + std::to_string(group.rows.size()) + ")\n\n";
        for (const FindingRow& row : group.rows) add_finding(out, row, form.width);
      }
    }
    if (form.met && part.reglement != nullptr) add_met(out, *part.reglement, form.width);
  }
  return out + findings_totals(report.findings) + "\n";
}

namespace {

// Findings in the asked order, and what is met when asked.
std::vector<FindingRow> rows_of(const ComplianceReport& report, const ComplianceForm& form) {
  std::vector<FindingRow> rows = sorted(report, form.order);
  for (const Reglement& reglement : report.reglementen) {
    if (!form.met) break;
    rows.insert(rows.end(), reglement.met.begin(), reglement.met.end());
    rows.insert(rows.end(), reglement.not_arranged.begin(), reglement.not_arranged.end());
  }
  return per_context(rows);
}

}  // namespace

std::string compliance_json(const ComplianceReport& report, const ComplianceForm& form) {
  std::string out;
  for (const FindingRow& row : rows_of(report, form)) out += finding_json(row) + "\n";
  return out;
}

std::string compliance_csv(const ComplianceReport& report, const ComplianceForm& form) {
  return findings_csv(rows_of(report, form));
}

}  // namespace slagboom::report
