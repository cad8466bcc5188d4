// The report for a committee: groups, totals, years that are asked for, and its forms.
#include "interpreter/report/compliance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace slagboom::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

FindingRow finding(std::string code, std::string severity, std::string judgement,
                   std::vector<When> when) {
  FindingRow row;
  row.code = std::move(code);
  row.severity = std::move(severity);
  row.title = "titel";
  row.file = "school a.regl.md";
  row.line = 3;
  row.column = 5;
  row.end_line = 3;
  row.end_column = 9;
  row.norm = "W 1 lid 1";
  row.norm_version = "1 augustus 2022";
  row.norm_file = "wet.regl.md";
  row.norm_line = 7;
  row.norm_column = 1;
  row.judgement = std::move(judgement);
  row.certainty = "gelezen in de wet";
  row.when = std::move(when);
  row.subject = "W 1 lid 1 de eis";
  row.because = "W 1 lid 1: de eis";
  return row;
}

const When k2021{"", "2021-2022"}, k2022{"", "2022-2023"}, k2023{"", "2023-2024"};

ComplianceReport test_report() {
  ComplianceReport report;
  report.findings = {finding("INH-005", "waarschuwing", "afwijkend van advies", {k2022}),
                     finding("INH-002", "fout", "strijdig", {k2021, k2022, k2023}),
                     finding("NAAM-008", "opmerking", "", {})};
  report.findings[0].accepted = "het elders staat";
  Reglement& reglement = report.reglementen.emplace_back();
  reglement.title = "Proef";
  reglement.version = "1 oktober 2021";
  reglement.file = "school a.regl.md";
  reglement.files = {reglement.file};
  reglement.works = {k2021, k2022, k2023};
  reglement.totals = {{k2021, 4, {{"strijdig", 1}}, 2, 0},
                      {k2022, 3, {{"strijdig", 1}, {"afwijkend van advies", 1}}, 2, 1},
                      {k2023, 4, {{"strijdig", 1}}, 2, 0}};
  FindingRow met = finding("", "", "voldoet", {k2021, k2022, k2023});
  met.title = "wat in orde is";
  reglement.met = {met};
  return report;
}

TEST(Compliance, TotalsAreNoScore) {
  EXPECT_THAT(
      totals_lines(test_report().reglementen.front()),
      ElementsAre("schooljaar 2021-2022: 5 eisen nagekeken: 4 voldoet, 1 strijdig; 2 niet geregeld "
                  "en niet verplicht",
                  "schooljaar 2022-2023: 5 eisen nagekeken: 3 voldoet, 1 strijdig, 1 afwijkend van "
                  "advies; daarvan 1 aanvaard; 2 niet geregeld en niet verplicht",
                  "schooljaar 2023-2024: 5 eisen nagekeken: 4 voldoet, 1 strijdig; 2 niet geregeld "
                  "en niet verplicht"));
}

TEST(Compliance, EqualCohortsAreToldTogether) {
  Reglement reglement;
  for (const char* cohort : {"2019-2020", "2020-2021", "2021-2022"})
    reglement.totals.push_back({{cohort, "2021-2022"}, 1, {}, 0, 0});
  reglement.totals.push_back({{"2021-2022", "2022-2023"}, 2, {}, 0, 0});
  EXPECT_THAT(totals_lines(reglement),
              ElementsAre("schooljaar 2021-2022, cohort 2019-2020 tot en met 2021-2022: 1 eis "
                          "nagekeken: 1 voldoet",
                          "schooljaar 2022-2023, cohort 2021-2022: 2 eisen nagekeken: 2 voldoet"));
}

TEST(Compliance, GroupedByYearsAndJudgement) {
  const ComplianceReport report = test_report();
  const std::vector<FindingPart> parts = grouped(report, Order::severity);
  ASSERT_EQ(parts.size(), 1U);
  std::vector<std::string> titles;
  for (const FindingPeriod& period : parts[0].periods) {
    titles.push_back(period.title);
    for (const FindingGroup& group : period.groups) titles.push_back("- " + group.title);
  }
  EXPECT_THAT(titles,
              ElementsAre("Schooljaar 2021-2022 tot en met 2023-2024", "- Strijdig met de wet",
                          "Schooljaar 2022-2023", "- Afwijkend van advies",
                          "Niet aan een schooljaar gebonden", "- Andere meldingen"));
}

// Two reglementen that rest on one text: a finding in it is shown with each, and counts once.
TEST(Compliance, AFindingInASharedText) {
  ComplianceReport report = test_report();
  report.findings = {finding("INH-002", "fout", "strijdig", {k2021, k2022})};
  report.reglementen.push_back(report.reglementen.front());
  report.reglementen[0].works = {k2021};
  report.reglementen[1].works = {k2022};
  const std::vector<FindingPart> parts = grouped(report, Order::law);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].periods[0].title, "Schooljaar 2021-2022");
  EXPECT_EQ(parts[1].periods[0].title, "Schooljaar 2022-2023");
  EXPECT_EQ(sorted(report, Order::law).size(), 1U);
}

TEST(Compliance, OnlyTheYearsThatAreAskedFor) {
  ComplianceReport report = test_report();
  EXPECT_TRUE(keep_years(report, std::nullopt, 2021));
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_THAT(report.findings[0].when, ElementsAre(k2021));
  EXPECT_TRUE(report.findings[1].when.empty());  // about no year at all
  EXPECT_EQ(report.reglementen[0].totals.size(), 1U);

  report = test_report();
  EXPECT_FALSE(keep_years(report, std::nullopt, 2030));
  EXPECT_EQ(report.findings.size(), 1U);
}

TEST(Compliance, JsonHasALineForEachYear) {
  const std::string text = compliance_json(test_report(), {Order::text, true, 100});
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const auto line = nlohmann::json::parse(text.substr(at, end - at));
    lines.push_back((line["code"].is_null() ? "" : line["code"].get<std::string>()) + " " +
                    (line["schooljaar"].is_null() ? "" : line["schooljaar"].get<std::string>()));
    at = end + 1;
  }
  EXPECT_THAT(lines, ElementsAre("INH-005 2022-2023", "INH-002 2021-2022", "INH-002 2022-2023",
                                 "INH-002 2023-2024", "NAAM-008 ", " 2021-2022", " 2022-2023",
                                 " 2023-2024"));
}

TEST(Compliance, PageHasHeadingsTotalsAndWhatIsMet) {
  const std::string page = compliance_html(test_report(), Order::severity);
  EXPECT_THAT(page, HasSubstr("<h3>Schooljaar 2021-2022 tot en met 2023-2024</h3>"));
  EXPECT_THAT(page, HasSubstr("<h4>Strijdig met de wet (1)</h4>"));
  EXPECT_THAT(page, HasSubstr("<dt>Aanvaard, omdat</dt><dd>het elders staat</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Eis</dt><dd>de eis</dd>"));
  EXPECT_THAT(page, HasSubstr("<caption>Voldoet</caption>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">wat in orde is</th>"));
  EXPECT_THAT(page, HasSubstr("handtekening"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

// What section 3 of SARIF 2.1.0 requires of the objects that are used here.
TEST(Compliance, SarifHasWhatTheStandardRequires) {
  const auto log = nlohmann::json::parse(compliance_sarif(test_report(), "1.2.3"));
  EXPECT_EQ(log.at("version"), "2.1.0");
  ASSERT_EQ(log.at("runs").size(), 1U);
  const auto& run = log["runs"][0];
  const auto& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("name"), "slagboom");
  EXPECT_EQ(driver.at("version"), "1.2.3");
  EXPECT_TRUE(run.at("invocations").at(0).at("executionSuccessful").get<bool>());
  const auto& rules = driver.at("rules");
  ASSERT_EQ(run.at("results").size(), 3U);
  std::set<std::string> prints;
  for (const auto& result : run["results"]) {
    EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    EXPECT_THAT((std::set<std::string>{"none", "note", "warning", "error"}),
                testing::Contains(result.at("level").get<std::string>()));
    EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
    const auto& place = result.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(place.at("artifactLocation").at("uri"), "school%20a.regl.md");
    EXPECT_EQ(place.at("region").at("startLine"), 3);
    EXPECT_EQ(place.at("region").at("endColumn"), 9);
    EXPECT_EQ(
        result.at("relatedLocations").at(0).at("physicalLocation").at("region").at("startLine"), 7);
    EXPECT_TRUE(prints.insert(result.at("partialFingerprints").at("slagboom/v1")).second);
  }
  const auto& accepted = run["results"][0];
  EXPECT_EQ(accepted.at("level"), "warning");
  EXPECT_EQ(accepted.at("suppressions").at(0).at("kind"), "inSource");
  EXPECT_EQ(accepted.at("suppressions").at(0).at("justification"), "het elders staat");
  const auto& properties = run["results"][1].at("properties");
  EXPECT_EQ(properties.at("norm").at("bepaling"), "W 1 lid 1");
  EXPECT_EQ(properties.at("wanneer").size(), 3U);
  EXPECT_TRUE(properties.at("wanneer").at(0).at("cohort").is_null());
  EXPECT_EQ(properties.at("wanneer").at(0).at("schooljaar"), "2021-2022");
}

TEST(Compliance, SarifWithoutFindingsStillHasResults) {
  const auto log = nlohmann::json::parse(compliance_sarif({}, "1"));
  EXPECT_TRUE(log["runs"][0].at("results").is_array());
  EXPECT_TRUE(log["runs"][0].at("results").empty());
}

}  // namespace
}  // namespace slagboom::report
