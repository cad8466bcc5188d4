// Tests of the texts of a session: layout, stages, and a document as it reads for a cohort.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "interpreter/cli/constants.hpp"
#include "interpreter/cli/session.hpp"

namespace slagboom::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLaw =
    "# Wet\n\n```regel\ndocument  Wet\n  kort        WT\n  rang        amvb\n"
    "  geldt voor  examenjaar 2020 en later\n\n"
    "soort  kandidaat (mv. kandidaten)\n  in bestanden  kandidaat\n\n"
    "soort  vak (mv. vakken)\n  in bestanden  vakken, herkend aan vak\n\n"
    "register  vak\n  | code | naam       |\n  |------|------------|\n  | netl | Nederlands |\n  | "
    "lit  | literatuur |\n\n"
    "gegeven  de opleiding van de kandidaat\n  waarde        één van: havo, vwo\n"
    "  in bestanden  opleiding\n  bepaalt de regels\n\n"
    "gegeven  het examenjaar van de kandidaat\n  waarde        examenjaar\n"
    "  in bestanden  examenjaar\n  bepaalt de regels\n\n"
    "gegeven  het cohort van de kandidaat\n  waarde        cohort\n  in bestanden  cohort\n"
    "  bepaalt de regels\n\n"
    "gegeven  het cijfer van een vak (mv. cijfers)\n  waarde        cijfer\n  in bestanden  "
    "cijfer\n```\n\n"
    "## Artikel 1 Ruimte\n\n1. De school kiest.\n\n```regel\nde school kiest  het aantal "
    "herkansingen\n"
    "  van 1 tot en met 9\n  anders geldt 1\n```\n";

constexpr const char* kSchool =
    "# Reglement\n\n```regel\ndocument  Reglement\n  kort        RG\n  rang        "
    "examenreglement\n"
    "  gelet op    WT\n  geldt voor  examenjaar 2025 en later\n```\n\n"
    "## Artikel 1 Herkansen\r\n\r\n1. Hoogstens {het aantal herkansingen}, en {de grens}; bij {de "
    "lijst} {de\n"
    "   extra ronde}, {de kans}, {onbekend}.\n\n"
    "```regel\nvult in WT 1 lid 1, het aantal herkansingen\n  wij kiezen 2, voor cohort 2023-2024 "
    "en eerder\n"
    "  wij kiezen 3, voor cohort 2024-2025 en later\n\nde grens is:\n  - 5,5, voor cohort "
    "2023-2024 en eerder\n"
    "  - 6,0, voor cohort 2024-2025 en later\n\nlijst  de lijst:\n  - Nederlands\n  - "
    "literatuur\n```\n\n"
    "2. Nog iets.\n\n```regel\ngeldt voor cohort 2023-2024 en eerder\n\nde extra ronde is "
    "1\n```\n\n"
    "3. Meer.\n\n```regel\ngeldt voor examenjaar 2025\n\nde kans is 7\n```\n\n"
    "```regel\nhet oude is 4\n  geldt voor  cohort 2022-2023\n\nin afwijking van WT 1 lid 1\nhet "
    "nieuwe is 5\n"
    "  geldt voor  cohort 2021-2022\n\nhet andere is 6\n```\n";

// A folder with a library and one document of a school.
class SessionTexts : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("slagboom_texts_" + std::to_string(getpid()) + "_" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "wet");
    std::ofstream(folder_ / "wet" / "wet.regl.md") << kLaw;
    write(kSchool);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }
  [[nodiscard]] std::string path() const { return (folder_ / "school.regl.md").string(); }
  [[nodiscard]] Session load() const {
    Session session;
    EXPECT_TRUE(session.load((folder_ / "wet").string(), {path()}).empty());
    return session;
  }
  [[nodiscard]] std::string consolidated(const std::string& cohort) const {
    return load().consolidated(path(), cohort);
  }

  fs::path folder_;
};

TEST_F(SessionTexts, ATextReadsForACohort) {
  EXPECT_EQ(consolidated("2024-2025"),
            "# Reglement\n\n*Zo luidt deze tekst voor cohort 2024-2025. Regels die voor dit cohort "
            "niet gelden, zijn weggelaten.*\n\n"
            "```regel\ndocument  Reglement\n  kort        RG\n  rang        examenreglement\n"
            "  gelet op    WT\n  geldt voor  examenjaar 2025 en later\n```\n\n"
            "## Artikel 1 Herkansen\n\n1. Hoogstens 3, en 6,0; bij Nederlands en literatuur {de\n"
            "   extra ronde} *(hier niet geregeld)*, 7, {onbekend} *(onbekend begrip)*.\n\n"
            "```regel\nvult in WT 1 lid 1, het aantal herkansingen\n"
            "  wij kiezen 3, voor cohort 2024-2025 en later\n\nde grens is:\n"
            "  - 6,0, voor cohort 2024-2025 en later\n\nlijst  de lijst:\n  - Nederlands\n  - "
            "literatuur\n```\n\n"
            "2. Nog iets.\n\n"
            "3. Meer.\n\n```regel\ngeldt voor examenjaar 2025\n\nde kans is 7\n```\n\n"
            "```regel\nhet andere is 6\n```\n");
}

TEST_F(SessionTexts, TheExamYearOfACohortCountsToo) {
  const std::string text = consolidated("2024-2026");
  EXPECT_EQ(text.find("de kans is 7"), std::string::npos);
  EXPECT_NE(text.find("{de kans} *(hier niet geregeld)*"), std::string::npos) << text;
}

TEST_F(SessionTexts, AnEarlierCohortHasItsOwnValues) {
  const std::string text = consolidated("2023-2024");
  EXPECT_NE(text.find("1. Hoogstens 2, en 5,5; bij Nederlands en literatuur 1, "),
            std::string::npos)
      << text;
}

TEST_F(SessionTexts, ADocumentForOtherYearsSaysSo) {
  const std::string text = consolidated("2020-2022");
  EXPECT_NE(text.find("*Dit document geldt niet voor cohort 2020-2022.*"), std::string::npos)
      << text;
  EXPECT_NE(text.find("document  Reglement"), std::string::npos);
  EXPECT_EQ(text.find("de lijst:"), std::string::npos);
}

TEST_F(SessionTexts, WithoutACohortEverythingStays) {
  const std::string text = load().consolidated(path(), std::nullopt);
  EXPECT_NE(text.find("*Zo luidt deze tekst voor alle cohorten samen.*"), std::string::npos);
  EXPECT_NE(text.find("wij kiezen 2, voor cohort"), std::string::npos);
  EXPECT_NE(text.find("{het aantal herkansingen} *(niet voor iedereen gelijk)*, en {de grens} "
                      "*(niet voor iedereen gelijk)*"),
            std::string::npos)
      << text;
}

TEST_F(SessionTexts, AValueThatDependsIsLeftOpen) {
  write(
      "# Reglement\n\n```regel\ndocument  Reglement\n  kort  RG\n  rang  examenreglement\n```\n\n"
      "Ja: {het cijfer van Nederlands}, {de bodem}, {de kans}, {havo}.\n\n```regel\n"
      "de bodem is het laagste van de cijfers van de vakken van de kandidaat\n\n"
      "de kans is 2\n  geldt voor  havo\n\nde kans is 3\n  geldt voor  vwo\n```\n");
  const std::string text = consolidated("2024-2025");
  EXPECT_NE(
      text.find(
          "{het cijfer van Nederlands} *(geen vaste waarde)*, {de bodem} *(geen vaste waarde)*, "
          "{de kans} *(niet voor iedereen gelijk)*, havo."),
      std::string::npos)
      << text;
}

TEST_F(SessionTexts, ACohortThatCannotBeReadIsToldApart) {
  const Session session = load();
  for (const std::string cohort :
       {"", "2024", "2025-2024", "2024-2024", "24-25", "2024-2040", "vorig jaar"}) {
    std::string problem;
    EXPECT_EQ(session.consolidated(path(), cohort, &problem), "");
    EXPECT_EQ(problem,
              "«" + cohort +
                  "» is geen cohort; schrijf bijvoorbeeld 2024-2025 (het eerste schooljaar) of "
                  "2024-2026 (tot en met het examenjaar)");
    EXPECT_EQ(session.consolidated(path(), cohort), "");
  }
  std::string problem;
  EXPECT_EQ(session.consolidated("nergens.regl.md", "2024-2025", &problem), "");
  EXPECT_EQ(problem, "dit document is niet gelezen: nergens.regl.md");
}

TEST(Cohorts, AreReadInTwoForms) {
  EXPECT_EQ(read_cohort(" 2024-2025 ")->first, 2024);
  EXPECT_FALSE(read_cohort("2024-2025")->exam_year.has_value());
  EXPECT_EQ(read_cohort("2024-2027")->exam_year, 2027);
}

TEST_F(SessionTexts, OnlyAReadableDocumentIsLaidOut) {
  write("# Reglement\n\n```regel\ndocument Reglement\n kort RG\n rang examenreglement\n```\n");
  EXPECT_EQ(
      load().formatted(path()),
      "# Reglement\n\n```regel\ndocument  Reglement\n  kort  RG\n  rang  examenreglement\n```\n");
  EXPECT_FALSE(load().formatted("nergens.regl.md").has_value());
  write(
      "# Reglement\n\n```regel\ndocument Reglement\n kort RG\n rang examenreglement\n\ndit is fout "
      "fout\n  is\n```\n");
  EXPECT_FALSE(load().formatted(path()).has_value());
}

TEST_F(SessionTexts, AMessageAboutMeaningDoesNotStopTheLayout) {
  write(
      "# Reglement\n\n```regel\ndocument Reglement\n kort RG\n rang examenreglement\n\nbegrip de "
      "ruimte\n waarde aantal\n```\n\n"
      "{onbekend}\n");
  Session session = load();
  session.check();
  EXPECT_TRUE(session.findings().size() >= 2U);
  EXPECT_TRUE(session.formatted(path()).has_value());
}

TEST_F(SessionTexts, StagesCanBeShown) {
  write(
      "# Reglement\n\n```regel\ndocument  Reglement\n  kort        RG\n  rang        "
      "examenreglement\n"
      "  geldt voor  havo, examenjaar 2026\n```\n\n## Hoofdstuk 2 Regels\n\n### Artikel 1 Een\n\n"
      "1. Tekst. *(toelichting)*\n   a. iets\n\n2. Meer\n   tekst.\n\n| a |\n|---|\n\n## "
      "Los\n\n```vraag\nx\ny\n```\n");
  const Session session = load();
  EXPECT_EQ(session.dump(path(), "structuur"),
            "document RG «Reglement»\n"
            "  regelblok, regel 3 tot en met 8: 1 zin\n"
            "  Hoofdstuk 2 «Regels», regel 10\n"
            "    artikel 1 «Een», regel 12\n"
            "      lid 1 (toelichting), regel 14\n"
            "        tekst, regel 14\n"
            "        onderdeel a, regel 15\n"
            "          tekst, regel 15\n"
            "      lid 2, regel 17\n"
            "        tekst, regel 17 tot en met 18\n"
            "        tabel, regel 20 tot en met 21\n"
            "  kop Los, regel 23\n"
            "    vraag, regel 25 tot en met 28: 2 zinnen\n");
  EXPECT_TRUE(
      session.dump(path(), "boom").starts_with("document RG rang examenreglement voor [«havo»"));
  EXPECT_TRUE(
      session.dump(path(), "programma").starts_with("programma voor havo, examenjaar 2026\n\n"));
  EXPECT_EQ(session.dump(path(), "iets"), "deze stap is niet bekend: iets\n");
  EXPECT_EQ(session.dump("nergens.regl.md", "boom"),
            "dit document is niet gelezen: nergens.regl.md\n");
}

}  // namespace
}  // namespace slagboom::cli
