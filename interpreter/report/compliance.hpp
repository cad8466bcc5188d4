// The report that a committee signs: findings beside the law, per reglement and school year, and
// what is in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/report/finding.hpp"

namespace slagboom::report {

// In which order findings stand: `text` as in the documents, `law` as in the law, `topic` as in the
// chapters of the list of topics.
enum class Order : std::uint8_t { severity, text, law, topic };

// How many requirements were looked at for one cohort and school year.
struct ComplianceTotals {
  When when;
  std::size_t met = 0;
  std::vector<std::pair<std::string, std::size_t>> wrong;  // "strijdig", "ontbreekt", …; no zeros
  std::size_t not_arranged = 0;                            // and need not be
  std::size_t accepted = 0;                                // of `wrong`: answered in the text

  [[nodiscard]] std::size_t checked() const;
};

struct Reglement {
  std::string title, version, file;
  std::vector<std::string> files;  // its own and those on which it rests
  std::vector<When> works;         // cohorts and school years in which it works
  std::vector<ComplianceTotals> totals;
  std::vector<FindingRow> met;           // judgement "voldoet"; title: the requirement
  std::vector<FindingRow> not_arranged;  // judgement "niet geregeld"
};

struct ComplianceReport {
  std::vector<FindingRow> findings;
  std::vector<Reglement> reglementen;
};

// Leaves only what is about the cohort and school year that begin in these years; none: all. What
// is about no cohort or school year at all stays. False: no reglement works then.
bool keep_years(ComplianceReport& report, std::optional<std::int32_t> cohort,
                std::optional<std::int32_t> school_year);

// ---- grouped ----

struct FindingGroup {
  std::string title;  // empty: no heading
  std::vector<FindingRow> rows;
};
// What holds in the same school years.
struct FindingPeriod {
  std::string title;
  std::vector<FindingGroup> groups;
};
struct FindingPart {
  const Reglement* reglement = nullptr;  // null: texts that are part of no reglement
  std::vector<FindingPeriod> periods;
};
// A finding in a text on which two reglementen rest is in both, each with its own years.
[[nodiscard]] std::vector<FindingPart> grouped(const ComplianceReport& report, Order order);
// All findings, each once.
[[nodiscard]] std::vector<FindingRow> sorted(const ComplianceReport& report, Order order);

// "schooljaar 2021-2022: 61 eisen nagekeken: 48 voldoet, 5 strijdig; 30 niet geregeld en niet
// verplicht", a line for each cohort and school year; equal cohorts are told together.
[[nodiscard]] std::vector<std::string> totals_lines(const Reglement& reglement);

// ---- forms ----

struct ComplianceForm {
  Order order = Order::severity;
  bool met = false;  // also what is met, and what is not arranged and need not be
  std::size_t width = 100;
};
[[nodiscard]] std::string compliance_text(const ComplianceReport& report,
                                          const ComplianceForm& form);
[[nodiscard]] std::string compliance_html(const ComplianceReport& report, Order order);
// A line per finding and per cohort and school year.
[[nodiscard]] std::string compliance_json(const ComplianceReport& report,
                                          const ComplianceForm& form);
[[nodiscard]] std::string compliance_csv(const ComplianceReport& report,
                                         const ComplianceForm& form);
// SARIF 2.1.0, for programs that show findings beside a text.
[[nodiscard]] std::string compliance_sarif(const ComplianceReport& report,
                                           const std::string& version);

}  // namespace slagboom::report
