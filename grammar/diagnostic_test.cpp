// Tests of the list of kinds, of what is kept, and of the whole text of messages.
#include "grammar/diagnostic.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace slagboom::grammar {
namespace {

TEST(DiagnosticKinds, EachHasItsOwnCodeAndAPlainTitle) {
  std::set<std::string_view> codes;
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    const DiagnosticInfo& row = info(kind);
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    EXPECT_FALSE(row.title.empty());
    EXPECT_NE(row.title.back(), '.') << row.code;
    EXPECT_FALSE(row.title[0] >= 'A' && row.title[0] <= 'Z') << row.code;
  }
  EXPECT_EQ(info(DiagnosticKind::unknown_name).code, "NAAM-003");
  EXPECT_EQ(info(DiagnosticKind::unknown_name).identifier, "unknown_name");
}

TEST(DiagnosticKinds, SeverityNames) {
  EXPECT_EQ(severity_name(Severity::fout), "fout");
  EXPECT_EQ(severity_name(Severity::waarschuwing), "waarschuwing");
  EXPECT_EQ(severity_name(Severity::nog_te_regelen), "nog te regelen");
  EXPECT_EQ(severity_name(Severity::opmerking), "opmerking");
}

Diagnostic at(DiagnosticKind kind, Span span) { return {.kind = kind, .labels = {{span, ""}}}; }

constexpr DiagnosticKind kError = DiagnosticKind::unreadable_sentence;
constexpr DiagnosticKind kOtherError = DiagnosticKind::unknown_name;
constexpr DiagnosticKind kWarning = DiagnosticKind::double_rounding;

TEST(Diagnostics, SameKindAtSamePlaceOnce) {
  Diagnostics diagnostics;
  diagnostics.add(at(kWarning, {0, 4, 8}));
  diagnostics.add(at(kWarning, {0, 4, 8}));
  diagnostics.add(at(kWarning, {0, 4, 9}));
  diagnostics.add(at(kWarning, {1, 4, 8}));
  EXPECT_EQ(diagnostics.all().size(), 3U);
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(Diagnostics, FollowUpErrorsAreDropped) {
  Diagnostics diagnostics;
  diagnostics.add(at(kError, {0, 4, 8}));
  diagnostics.add(at(kOtherError, {0, 4, 8}));
  diagnostics.add(at(kOtherError, {0, 4, 6}));
  EXPECT_EQ(diagnostics.all().size(), 1U);
  diagnostics.add(at(kOtherError, {0, 4, 9}));  // reaches further
  diagnostics.add(at(kOtherError, {0, 5, 8}));  // begins elsewhere
  diagnostics.add(at(kWarning, {0, 4, 8}));     // no error
  EXPECT_EQ(diagnostics.all().size(), 4U);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Diagnostics, AWarningOrAnEmptyPlaceHidesNothing) {
  Diagnostics diagnostics;
  diagnostics.add(at(kWarning, {0, 4, 8}));
  diagnostics.add(at(kError, {0, 4, 8}));
  diagnostics.add(at(DiagnosticKind::missing_title, {0, 0, 0}));
  diagnostics.add(at(DiagnosticKind::missing_document, {0, 0, 0}));
  EXPECT_EQ(diagnostics.all().size(), 4U);
}

TEST(Diagnostics, WithoutPlaceIsKept) {
  Diagnostics diagnostics;
  diagnostics.add({.kind = DiagnosticKind::choice_missing, .help = "a"});
  diagnostics.add({.kind = DiagnosticKind::choice_missing, .help = "b"});
  EXPECT_EQ(diagnostics.all().size(), 2U);
}

TEST(Diagnostics, SortedByFileAndPlace) {
  Diagnostics diagnostics;
  diagnostics.add({.kind = DiagnosticKind::choice_missing});
  diagnostics.add(at(kError, {1, 0, 1}));
  diagnostics.add(at(kWarning, {0, 9, 10}));
  diagnostics.add(at(kError, {0, 2, 3}));
  diagnostics.add(at(kOtherError, {0, 9, 11}));
  const auto sorted = diagnostics.sorted();
  ASSERT_EQ(sorted.size(), 5U);
  EXPECT_EQ(sorted[0].labels[0].span, (Span{0, 2, 3}));
  EXPECT_EQ(sorted[1].kind, kWarning);
  EXPECT_EQ(sorted[2].kind, kOtherError);
  EXPECT_EQ(sorted[3].labels[0].span, (Span{1, 0, 1}));
  EXPECT_EQ(sorted[4].kind, DiagnosticKind::choice_missing);
}

TEST(Diagnostics, LimitPerFileAndSeverity) {
  Diagnostics diagnostics(3);
  for (std::uint32_t i = 0; i < 10; ++i) diagnostics.add(at(kWarning, {0, i, i + 1}));
  diagnostics.add(at(kError, {0, 50, 51}));
  diagnostics.add(at(kWarning, {1, 0, 1}));
  const auto sorted = diagnostics.sorted();
  ASSERT_EQ(sorted.size(), 6U);
  EXPECT_EQ(sorted[3].kind, kError);
  EXPECT_EQ(sorted[4].kind, DiagnosticKind::too_many_messages);
  EXPECT_EQ(sorted[4].because, "7 meldingen zijn niet getoond");
  EXPECT_TRUE(diagnostics.has_errors());
}

// A file in memory; spans are found by their text.
class Render : public ::testing::Test {
 protected:
  FileId add(std::string path, std::string bytes) {
    return sources.add(std::move(path), std::move(bytes));
  }

  [[nodiscard]] Span find(FileId file, std::string_view piece) const {
    const std::size_t begin = sources.file(file).text.find(piece);
    EXPECT_NE(begin, std::string::npos) << piece;
    return {file, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(begin + piece.size())};
  }

  [[nodiscard]] std::string rendered(const Diagnostic& diagnostic) const {
    const std::string text = render(diagnostic, sources);
    EXPECT_EQ(text.find(" \n"), std::string::npos) << "blanks at the end of a line";
    return "\n" + text;
  }

  Sources sources;
};

TEST_F(Render, OneMarkWithAllLines) {
  const FileId file =
      add("examenreglement-vwo.md", std::string(87, '\n') +
                                        "het SE-cijfer van een vak met CE is het gewogen "
                                        "gemiddelde van de toetcijfers van dat vak\n");
  EXPECT_EQ(rendered({.kind = DiagnosticKind::unknown_name,
                      .labels = {{find(file, "toetcijfers"), "dit begrip bestaat niet"}},
                      .address = "Artikel 9 lid 2",
                      .because = "elk begrip wordt ergens vastgelegd",
                      .example = "SE 5,45",
                      .help = "bedoeld is waarschijnlijk «toetscijfers»"}),
            R"(
fout NAAM-003: onbekend begrip
  ┌ examenreglement-vwo.md:88:67        Artikel 9 lid 2
  │
88│ het SE-cijfer van een vak met CE is het gewogen gemiddelde van de toetcijfers van dat vak
  │                                                                   ─────────── dit begrip bestaat niet
  │
  omdat: elk begrip wordt ergens vastgelegd
  voorbeeld: SE 5,45
  hulp: bedoeld is waarschijnlijk «toetscijfers»
)");
}

TEST_F(Render, WarningWithTwoLinesAndLongHelp) {
  const FileId file = add("vwo.md",
                          "eerste\n  in één stap afgerond op 1 decimaal\n\n\n\n\n\n\n\n"
                          "  in één stap afgerond op een geheel getal\n");
  EXPECT_EQ(
      rendered(
          {.kind = kWarning,
           .labels = {{find(file, "in één stap afgerond op een geheel getal"), "tweede keer"},
                      {find(file, "in één stap afgerond op 1 decimaal"), "eerste keer", false}},
           .address = "Artikel 10",
           .help = "schrijf «eerst … daarna …»,\nof reken met het niet-afgeronde gemiddelde"}),
      R"(
let op ROND-002: tweemaal afgerond
  ┌ vwo.md:10:3        Artikel 10
  │
 2│   in één stap afgerond op 1 decimaal
  │   ══════════════════════════════════ eerste keer
10│   in één stap afgerond op een geheel getal
  │   ──────────────────────────────────────── tweede keer
  │
  hulp: schrijf «eerst … daarna …»,
        of reken met het niet-afgeronde gemiddelde
)");
}

TEST_F(Render, OtherFileGetsItsOwnBlock) {
  const FileId school =
      add("vwo.md", std::string(131, '\n') + "  de termijn voor beroep is 3 kalenderdagen\n");
  const FileId law = add("wvo.md", "de termijn voor beroep is 5 kalenderdagen\n");
  EXPECT_EQ(rendered({.kind = DiagnosticKind::outside_room,
                      .labels = {{find(school, "3 kalenderdagen"), "korter dan de wet bepaalt"},
                                 {find(law, "5 kalenderdagen"),
                                  "hiervan kan de school niet afwijken", false}},
                      .address = "Artikel 21 lid 1",
                      .because = "het artikel laat geen andere termijn toe"}),
            R"(
fout WET-002: de keuze valt buiten de ruimte die de wet geeft
   ┌ vwo.md:132:29        Artikel 21 lid 1
   │
132│   de termijn voor beroep is 3 kalenderdagen
   │                             ─────────────── korter dan de wet bepaalt
   │
   ┌ wvo.md:1:27
   │
  1│ de termijn voor beroep is 5 kalenderdagen
   │                           ═══════════════ hiervan kan de school niet afwijken
   │
   omdat: het artikel laat geen andere termijn toe
)");
}

TEST_F(Render, MarksOnOneLine) {
  const FileId file = add("a.md", "als gemist en geldig of toestemming: …\n");
  EXPECT_EQ(rendered({.kind = DiagnosticKind::and_or_mixed,
                      .labels = {{find(file, "en geldig"), ""},
                                 {find(file, "of"), ""},
                                 {find(file, "als"), "waar\ndit"},
                                 {find(file, "gemist en"), "over elkaar", false}},
                      .help = "kies"}),
            R"(
fout LEES-014: «en» en «of» in een zin
  ┌ a.md:1:12
  │
 1│ als gemist en geldig of toestemming: …
  │ ─── waar
  │     dit
  │     ═════════ over elkaar
  │            ───────── ──
  │
  hulp: kies
)");
}

TEST_F(Render, OriginalCharactersAndColumns) {
  const FileId file = add("a.md", "\tcategoriee\u0308n 日本 “to\u00ADets” fout\r\n");
  EXPECT_EQ(rendered({.kind = kError,
                      .labels = {{find(file, "«toets»"), "hier"}, {find(file, "fout"), "daar"}}}),
            "\nfout LEES-001: deze zin is niet te lezen\n"
            "  ┌ a.md:1:19\n"
            "  │\n"
            " 1│  categoriee\u0308n 日本 “toets” fout\n"
            "  │                   ─────── hier\n"
            "  │                           ──── daar\n"
            "  │\n");
}

TEST_F(Render, ControlCharactersDoNotReachTheTerminal) {
  const FileId file = add("a\x1B.md", "a\x1B[31m b\xFF\n");
  EXPECT_EQ(rendered({.kind = kError, .labels = {{find(file, "b"), "\x1B"}}}),
            R"(
fout LEES-001: deze zin is niet te lezen
  ┌ a�.md:1:8
  │
 1│ a�[31m b�
  │        ─ �
  │
)");
}

TEST_F(Render, SpanOverLinesIsMarkedOnTheFirst) {
  const FileId file = add("a.md", "een twee   \ndrie\n");
  EXPECT_EQ(rendered({.kind = kError, .labels = {{{file, 4, 16}, "tot hier"}}}), R"(
fout LEES-001: deze zin is niet te lezen
  ┌ a.md:1:5
  │
 1│ een twee
  │     ──── tot hier
  │
)");
}

TEST_F(Render, EmptySpanAtTheEnd) {
  const FileId file = add("a.md", "een\n");
  EXPECT_EQ(
      rendered({.kind = kError, .labels = {{{file, 4, 4}, "einde"}, {{file, 3, 3}, "regeleinde"}}}),
      R"(
fout LEES-001: deze zin is niet te lezen
  ┌ a.md:2:1
  │
 1│ een
  │    ─ regeleinde
 2│
  │ ─ einde
  │
)");
}

TEST_F(Render, LongLineIsCutAroundTheMark) {
  const FileId file = add("a.md", std::string(300, 'a') + "XYZ" + std::string(300, 'b') + "\n");
  EXPECT_EQ(
      rendered({.kind = kError,
                .labels = {{find(file, "XYZ"), "hier"},
                           {find(file, "XYZ" + std::string(300, 'b')), ""},
                           {{file, 603, 603}, "einde"},
                           {{file, 0, 603}, "alles"}}}),
      "\nfout LEES-001: deze zin is niet te lezen\n"
      "  ┌ a.md:1:301\n"
      "  │\n"
      " 1│ " +
          std::string(159, 'a') +
          "…\n"
          "  │ " +
          [] {
            std::string s;
            for (int i = 0; i < 160; ++i) s += "─";
            return s;
          }() +
          " alles\n"
          " 1│ …" +
          std::string(39, 'a') + "XYZ" + std::string(116, 'b') +
          "…\n"
          "  │ " +
          std::string(40, ' ') +
          "─── hier\n"
          "  │ " +
          std::string(40, ' ') +
          [] {
            std::string s;
            for (int i = 0; i < 120; ++i) s += "─";
            return s;
          }() +
          "\n"
          " 1│ …" +
          std::string(159, 'b') +
          "\n"
          "  │ " +
          std::string(160, ' ') +
          "─ einde\n"
          "  │\n");
}

TEST_F(Render, WithoutPlace) {
  EXPECT_EQ(
      rendered(
          {.kind = DiagnosticKind::choice_missing, .address = "UB 3.34 lid 3", .help = "vul in"}),
      R"(
nog te regelen WET-005: de wet laat dit aan de school over
  ┌ UB 3.34 lid 3
  hulp: vul in
)");
  EXPECT_EQ(rendered({.kind = DiagnosticKind::unused_name}),
            "\nopmerking NAAM-008: dit begrip wordt nergens gebruikt\n");
}

TEST(When, SchoolYearsAsRanges) {
  EXPECT_EQ(when_text({}), "");
  EXPECT_EQ(when_text({{"", "2021-2022"}}), "schooljaar 2021-2022");
  EXPECT_EQ(when_text({{"", "2021-2022"}, {"", "2022-2023"}}),
            "schooljaar 2021-2022 en 2022-2023");
  EXPECT_EQ(
      when_text({{"", "2020-2021"}, {"", "2021-2022"}, {"", "2022-2023"}, {"", "2025-2026"}}),
      "schooljaar 2020-2021 tot en met 2022-2023 en 2025-2026");
}

TEST(When, SchoolYearsWithTheSameCohortsAreTogether) {
  EXPECT_EQ(when_text({{"2019-2020", "2021-2022"},
                       {"2020-2021", "2021-2022"},
                       {"2021-2022", "2021-2022"},
                       {"2020-2021", "2022-2023"}}),
            "schooljaar 2021-2022 (cohort 2019-2020 tot en met 2021-2022); schooljaar 2022-2023 "
            "(cohort 2020-2021)");
  EXPECT_EQ(when_text({{"2020-2021", "2021-2022"}, {"2020-2021", "2022-2023"}}),
            "schooljaar 2021-2022 en 2022-2023 (cohort 2020-2021)");
}

TEST_F(Render, HelpFromFix) {
  const FileId file = add("a.md", "5.5\n");
  Diagnostic diagnostic{.kind = DiagnosticKind::decimal_point, .labels = {{{file, 0, 3}, ""}}};
  diagnostic.fixes = {{{file, 0, 3}, "5,5"}};
  EXPECT_NE(render(diagnostic, sources).find("  hulp: schrijf «5,5»\n"), std::string::npos);
  diagnostic.fixes = {{{file, 1, 2}, ""}};
  EXPECT_NE(render(diagnostic, sources).find("  hulp: haal «.» weg\n"), std::string::npos);
  diagnostic.fixes = {{{file, 1, 1}, ","}};
  EXPECT_NE(render(diagnostic, sources).find("  hulp: voeg toe «,»\n"), std::string::npos);
}

}  // namespace
}  // namespace slagboom::grammar
