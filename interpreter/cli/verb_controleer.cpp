// controleer: everything that is wrong with a text, missing in it, or against the law.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/properties.hpp"

namespace slagboom::cli {
namespace {

// A finding without a cohort or school year is about all of them.
void keep_asked(std::vector<report::FindingRow>& rows, const Options& options) {
  const auto other = [](const std::optional<std::string>& asked, const std::string& has) {
    return asked && !has.empty() && has != *asked;
  };
  std::erase_if(rows, [&](const report::FindingRow& row) {
    return other(options.cohort, row.cohort) || other(options.school_year, row.school_year);
  });
}

void write(Output& output, const std::vector<report::FindingRow>& rows, Format format) {
  switch (format) {
    case Format::tekst:
      output.write(report::findings_text(rows) + report::findings_totals(rows) + "\n");
      break;
    case Format::json:
      for (const report::FindingRow& row : rows) output.write(report::finding_json(row) + "\n");
      break;
    case Format::csv:
      output.write(report::findings_csv(rows));
      break;
    case Format::html:
      output.write(report::findings_html(rows, "Controle van het reglement"));
      break;
    case Format::ics:
      break;  // not a form of this verb
  }
}

}  // namespace

Status controleer(const Options& options) {
  Session session;
  if (!load(session, options)) return Status::unreadable;
  // What cannot be read cannot be compared either; then the reading errors are the findings.
  const bool readable = session.usable();
  if (readable) session.check();
  std::vector<report::FindingRow> rows = rows_of(session.findings(options.all), session.sources());
  if (!session.usable() && rows.empty()) rows = rows_of(session.findings(true), session.sources());
  keep_asked(rows, options);
  Output output(options.output);
  write(output, rows, options.format);
  bool refuted = false;
  if (options.proofs) {
    std::vector<properties::Property> found;
    if (readable) {
      Progress progress("eigenschap", true);
      found = session.properties([&](std::size_t done, std::size_t total) { progress.step(done, total); });
    } else {
      say("er is niets bewezen: de documenten zijn nog niet te gebruiken");
    }
    for (const properties::Property& property : found) {
      refuted = refuted || std::any_of(property.findings.begin(), property.findings.end(), [](const auto& finding) {
                  return finding.outcome == properties::Outcome::refuted;
                });
    }
    if (!found.empty()) {
      output.write(options.format == Format::json ? report::properties_json(found)
                                                  : "\n" + report::properties_text(found, output.width()));
    }
  }
  output.finish();
  const bool wrong = refuted || std::any_of(rows.begin(), rows.end(), needs_work);
  return wrong ? Status::findings : Status::fine;
}

}  // namespace slagboom::cli
