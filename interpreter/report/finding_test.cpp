// Findings in their forms.
#include "interpreter/report/finding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace slagboom::report {
namespace {

FindingRow test_row() {
  FindingRow row;
  row.code = "WET-002";
  row.severity = "fout";
  row.title = "de keuze valt buiten de ruimte";
  row.file = "a.regl.md";
  row.line = 12;
  row.column = 3;
  row.provision = "Artikel 21, lid 1";
  row.norm = "WVO 2020 2.63";
  row.norm_version = "1-8-2026";
  row.judgement = "strijdig";
  row.cohort = "2024-2026";
  row.text = "korter dan de wet";
  row.because = "er is geen bevoegdheid";
  row.help = "schrap <deze> zin";
  row.rendered = "fout WET-002: …\n";
  return row;
}

TEST(Finding, Json) {
  EXPECT_EQ(
      finding_json(test_row()),
      R"({"code":"WET-002","ernst":"fout","plaats":{"bestand":"a.regl.md","regel":12,"kolom":3,"bepaling":"Artikel 21, lid 1"},)"
      R"("norm":{"bepaling":"WVO 2020 2.63","versie":"1-8-2026"},"oordeel":"strijdig","cohort":"2024-2026","schooljaar":null,)"
      R"("tekst":"de keuze valt buiten de ruimte: korter dan de wet; omdat er is geen bevoegdheid","voorbeeld":null,"hulp":"schrap <deze> zin",)"
      R"("zekerheid":null,"aanvaard":null})");
  EXPECT_EQ(
      finding_json({.code = "X-1", .severity = "opmerking", .title = "t"}),
      R"({"code":"X-1","ernst":"opmerking","plaats":{"bestand":null,"regel":null,"kolom":null,"bepaling":null},)"
      R"("norm":null,"oordeel":null,"cohort":null,"schooljaar":null,"tekst":"t","voorbeeld":null,"hulp":null,"zekerheid":null,"aanvaard":null})");
}

TEST(Finding, TextAndCsv) {
  const std::vector<FindingRow> rows = {test_row()};
  EXPECT_EQ(findings_text(rows), "fout WET-002: …\n\n");
  EXPECT_EQ(
      findings_csv(rows),
      "code;ernst;bestand;regel;kolom;bepaling;norm;versie;oordeel;cohort;schooljaar;tekst;"
      "voorbeeld;hulp;zekerheid;aanvaard\r\n"
      "WET-002;fout;a.regl.md;12;3;Artikel 21, lid 1;WVO 2020 2.63;1-8-2026;strijdig;2024-2026;;"
      "\"de keuze valt buiten de ruimte: korter dan de wet; omdat er is geen bevoegdheid\";;schrap "
      "<deze> zin;;\r\n");
}

FindingRow accepted_row() {
  FindingRow row;
  row.code = "ROND-002";
  row.severity = "waarschuwing";
  row.title = "tweemaal afgerond";
  row.file = "a.regl.md";
  row.line = 4;
  row.column = 1;
  row.accepted = "het staat al op de lijst";
  row.rendered = "aanvaard ROND-002: …\n";
  return row;
}

// What was accepted is shown with its reason in every form, and is no work that is left.
TEST(Finding, AcceptedWithItsReason) {
  EXPECT_EQ(finding_json(accepted_row()),
            R"({"code":"ROND-002","ernst":"waarschuwing","plaats":{"bestand":"a.regl.md","regel":4,"kolom":1,"bepaling":null},)"
            R"("norm":null,"oordeel":null,"cohort":null,"schooljaar":null,"tekst":"tweemaal afgerond","voorbeeld":null,"hulp":null,)"
            R"("zekerheid":null,"aanvaard":"het staat al op de lijst"})");
  const std::vector<FindingRow> rows = {accepted_row()};
  EXPECT_EQ(findings_totals(rows), "geen meldingen; 1 aanvaard");
  EXPECT_THAT(findings_csv(rows), testing::EndsWith(";tweemaal afgerond;;;;het staat al op de lijst\r\n"));
  const std::vector<FindingRow> both = {accepted_row(), test_row()};
  EXPECT_EQ(findings_totals(both), "1 melding: 1 fout; 1 aanvaard");
}

TEST(Finding, Totals) {
  std::vector<FindingRow> rows;
  EXPECT_EQ(findings_totals(rows), "geen meldingen");
  for (const char* severity : {"opmerking", "fout", "nog te regelen", "fout", "waarschuwing"}) {
    rows.push_back({.severity = severity});
  }
  EXPECT_EQ(findings_totals(rows),
            "5 meldingen: 2 fouten, 1 waarschuwing, 1 punt nog te regelen, 1 opmerking");
}

}  // namespace
}  // namespace slagboom::report
