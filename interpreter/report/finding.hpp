// Findings about documents as text, JSON and CSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace slagboom::report {

using When = grammar::Diagnostic::When;

// A finding with all places and words filled in, so that a rendering needs no source text.
struct FindingRow {
  std::string code;      // "NAAM-003"; empty: a requirement that is met
  std::string severity;  // "fout", "waarschuwing", "nog te regelen", "opmerking"
  std::string title;     // "onbekend begrip"
  std::string file;
  std::uint32_t line = 0;  // 0: no place
  std::uint32_t column = 0;
  std::uint32_t end_line = 0, end_column = 0;  // behind the last character
  std::string provision;
  std::string norm, norm_version;
  std::string norm_file;  // where the norm can be read
  std::uint32_t norm_line = 0, norm_column = 0;
  std::string judgement;
  std::string certainty;       // of the norm: "gelezen in de wet", …
  std::vector<When> when;      // cohorts and school years in which it was found; none: all
  std::string cohort, school_year;  // of one of them, in a line of its own
  std::string topic, subject;  // what the norm is about; which norm
  std::string law, chapter;    // titles: the law of the norm, the chapter of the topic
  std::size_t law_order = 0, topic_order = 0;  // place of norm and topic among all; 0: none
  std::string text;  // what is wrong there; may be empty
  std::string because, example, help;
  std::string accepted;  // the reason with which the text answers it: no work left; else empty
  std::string rendered;  // as in a terminal, with the source lines
};

// A row for each cohort and school year in which something was found.
[[nodiscard]] std::vector<FindingRow> per_context(std::span<const FindingRow> rows);
// "a.regl.md, regel 12, kolom 3 - Artikel 4 lid 2"
[[nodiscard]] std::string place_text(const FindingRow& row);
// "UB 3.58 lid 1 (1 augustus 2022)"
[[nodiscard]] std::string norm_text(const FindingRow& row);
// Why it is so, without the norm that stands beside it: the name of the requirement, or a reason.
[[nodiscard]] std::string reason_text(const FindingRow& row);

[[nodiscard]] std::string finding_json(const FindingRow& row);
[[nodiscard]] std::string findings_text(std::span<const FindingRow> rows);
[[nodiscard]] std::string findings_csv(std::span<const FindingRow> rows);
// "3 meldingen: 1 fout, 2 waarschuwingen"; "geen meldingen"; what was accepted is counted apart: "; 1 aanvaard".
[[nodiscard]] std::string findings_totals(std::span<const FindingRow> rows);

}  // namespace slagboom::report
