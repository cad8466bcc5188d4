// controleer: everything that is wrong with a text, missing in it, or against the law.
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/cli/compliance_rows.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/report/properties.hpp"

namespace slagboom::cli {
namespace {

// The year with which a cohort or a school year begins: 2024 of "2024-2026".
std::optional<std::int32_t> first_year(const std::string& text) {
  constexpr std::size_t kDigits = 4;
  std::int32_t year = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
  const auto length = static_cast<std::size_t>(end - text.data());
  const bool ends = length == text.size() || text[length] == '-';
  if (problem != std::errc() || length != kDigits || !ends) return std::nullopt;
  return year;
}

struct AskedYears {
  std::optional<std::int32_t> cohort, school_year;
  bool wrong = false;
};

AskedYears asked_years(const Options& options) {
  AskedYears asked;
  const auto read = [&](const std::optional<std::string>& text, std::string_view what,
                        std::optional<std::int32_t>& year) {
    if (!text) return;
    year = first_year(*text);
    if (year) return;
    asked.wrong = true;
    say("«" + grammar::printable(*text) + "» is geen " + std::string(what) +
        "; schrijf bijvoorbeeld 2025-2026");
  };
  read(options.cohort, "cohort", asked.cohort);
  read(options.school_year, "schooljaar", asked.school_year);
  return asked;
}

report::Order order_of(const Options& options) {
  switch (options.sorting) {
    case Sorting::ernst:
      return report::Order::severity;
    case Sorting::tekst:
      return report::Order::text;
    case Sorting::wet:
      return report::Order::law;
    case Sorting::onderwerp:
      return report::Order::topic;
    case Sorting::unsaid:
      break;
  }
  return options.format == Format::html ? report::Order::severity : report::Order::text;
}

void write(Output& output, const report::ComplianceReport& found, const Options& options) {
  const report::ComplianceForm form{order_of(options), options.met, output.width()};
  switch (options.format) {
    case Format::tekst:
      output.write(report::compliance_text(found, form));
      break;
    case Format::json:
      output.write(report::compliance_json(found, form));
      break;
    case Format::csv:
      output.write(report::compliance_csv(found, form));
      break;
    case Format::html:
      output.write(report::compliance_html(found, form.order));
      break;
    case Format::sarif:
      output.write(report::compliance_sarif(found, engine_version()));
      break;
    case Format::ics:
      break;  // not a form of this verb
  }
}

// In what the finding says about itself, only the years that are asked for.
void keep_asked(std::vector<Finding>& findings, const AskedYears& asked) {
  const auto other = [](const std::optional<std::int32_t>& year, const std::string& text) {
    return year && !text.empty() && first_year(text) != year;
  };
  for (Finding& finding : findings) {
    std::vector<report::When>& when = finding.diagnostic.when;
    std::vector<report::When> kept = when;
    std::erase_if(kept, [&](const report::When& each) {
      return other(asked.cohort, each.cohort) || other(asked.school_year, each.school_year);
    });
    // Nothing left: the whole finding goes, which is decided with the report.
    if (!kept.empty()) when = std::move(kept);
  }
}

}  // namespace

Status controleer(const Options& options) {
  const AskedYears asked = asked_years(options);
  if (asked.wrong) return Status::usage;
  Session session;
  if (!load(session, options)) return Status::unreadable;
  // What cannot be read cannot be compared either; then the reading errors are the findings.
  const bool readable = session.usable();
  if (readable) session.check();
  std::vector<Finding> findings = session.findings(options.all);
  if (!session.usable() && findings.empty()) findings = session.findings(true);
  keep_asked(findings, asked);
  report::ComplianceReport found = compliance_report(session, findings);
  // An empty report would look like approval.
  if (!report::keep_years(found, asked.cohort, asked.school_year)) {
    say("in de gevraagde jaren werkt geen van deze reglementen; er is niets nagekeken");
    return Status::usage;
  }
  Output output(options.output);
  write(output, found, options);
  bool refuted = false;
  if (options.proofs) {
    std::vector<properties::Property> proved;
    if (readable) {
      Progress progress("eigenschap", true);
      proved = session.properties([&](std::size_t done, std::size_t total) { progress.step(done, total); });
    } else {
      say("er is niets bewezen: de documenten zijn nog niet te gebruiken");
    }
    for (const properties::Property& property : proved) {
      refuted = refuted || std::any_of(property.findings.begin(), property.findings.end(), [](const auto& finding) {
                  return finding.outcome == properties::Outcome::refuted;
                });
    }
    if (!proved.empty()) {
      output.write(options.format == Format::json ? report::properties_json(proved)
                                                  : "\n" + report::properties_text(proved, output.width()));
    }
  }
  output.finish();
  const bool wrong =
      refuted || std::any_of(found.findings.begin(), found.findings.end(), needs_work);
  return wrong ? Status::findings : Status::fine;
}

}  // namespace slagboom::cli
