// Findings about documents as text, JSON, CSV and HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace slagboom::report {

// A finding with all places and words filled in, so that a rendering needs no source text.
struct FindingRow {
  std::string code;      // "NAAM-003"
  std::string severity;  // "fout", "waarschuwing", "nog te regelen", "opmerking"
  std::string title;     // "onbekend begrip"
  std::string file;
  std::uint32_t line = 0;  // 0: no place
  std::uint32_t column = 0;
  std::string provision;
  std::string norm, norm_version;
  std::string judgement;
  std::string cohort, school_year;
  std::string text;  // what is wrong there; may be empty
  std::string because, example, help;
  std::string accepted;  // the reason with which the text answers it: no work left; else empty
  std::string rendered;  // as in a terminal, with the source lines
};

[[nodiscard]] std::string finding_json(const FindingRow& row);
[[nodiscard]] std::string findings_text(std::span<const FindingRow> rows);
[[nodiscard]] std::string findings_csv(std::span<const FindingRow> rows);
[[nodiscard]] std::string findings_html(std::span<const FindingRow> rows, std::string_view title);
// "3 meldingen: 1 fout, 2 waarschuwingen"; "geen meldingen"; what was accepted is counted apart: "; 1 aanvaard".
[[nodiscard]] std::string findings_totals(std::span<const FindingRow> rows);

}  // namespace slagboom::report
