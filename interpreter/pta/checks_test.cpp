// Every fault of tests/pta/gevallen.txt, both ways: in the text it gives its codes, put back it
// does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/pta/checks.hpp"
#include "interpreter/pta/test_library.hpp"

namespace slagboom::pta {
namespace {

using testing::contents;
using ::testing::ElementsAre;
using testing::root;

struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> patches;
  std::vector<std::string> codes;
};

void replace_line_ends(std::string& text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
}

std::vector<Case> cases() {
  std::vector<Case> found;
  std::istringstream in(contents(root() / "tests" / "pta" / "gevallen.txt"));
  for (std::string line; std::getline(in, line);) {
    const auto after = [&](std::string_view key) {
      std::string text = line.substr(key.size());
      if (text.starts_with(' ')) text.erase(0, 1);
      replace_line_ends(text);
      return text;
    };
    if (line.starts_with("=== ")) found.push_back({line.substr(4), {}, {}});
    if (found.empty()) continue;
    if (line.starts_with("vervang:")) found.back().patches.emplace_back(after("vervang:"), "");
    if (line.starts_with("door:")) found.back().patches.back().second = after("door:");
    if (line.starts_with("meldt:")) {
      std::istringstream words(after("meldt:"));
      for (std::string code; words >> code;) found.back().codes.push_back(code);
    }
  }
  return found;
}

// Codes of the messages about a text, with the documents of the library that a PTA needs.
std::vector<std::string> codes_of(const std::string& text, std::string& rendered) {
  testing::Read read(text);
  const Plans plans = collect_for(read.model, read.document, read.diagnostics);
  check_plans(read.model, plans, read.document, read.diagnostics);
  check_asked_columns(read.model, read.document, read.diagnostics);
  std::vector<std::string> codes;
  for (const grammar::Diagnostic& message : read.diagnostics.sorted()) {
    if (message.labels.empty() || message.labels.front().span.file != read.files.back()) continue;
    codes.emplace_back(grammar::info(message.kind).code);
    rendered += grammar::render(message, read.sources);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

TEST(PtaChecks, EveryFaultGivesItsCodes) {
  const std::string base = contents(root() / "tests" / "pta" / "basis.regl.md");
  const std::vector<Case> all = cases();
  ASSERT_GT(all.size(), 20U);
  for (const Case& one : all) {
    SCOPED_TRACE(one.name);
    std::string text = base;
    for (const auto& [from, to] : one.patches) {
      const std::size_t at = text.find(from);
      ASSERT_NE(at, std::string::npos) << from;
      ASSERT_EQ(text.find(from, at + 1), std::string::npos) << "more than once: " << from;
      text.replace(at, from.size(), to);
    }
    std::string rendered;
    std::vector<std::string> expected = one.codes;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(codes_of(text, rendered), expected) << rendered;
  }
}

// "pta.regl.md PTA-004", in order, of texts that are checked together.
std::vector<std::string> found_in(const std::vector<std::string>& texts) {
  testing::Read read(texts);
  for (std::uint32_t document = read.document; document < read.files.size(); ++document) {
    check_plans(read.model, collect_for(read.model, document, read.diagnostics), document,
                read.diagnostics);
    check_asked_columns(read.model, document, read.diagnostics);
  }
  std::vector<std::string> found;
  for (const grammar::Diagnostic& message : read.diagnostics.sorted()) {
    if (message.labels.empty() || read.from_library[message.labels.front().span.file]) continue;
    found.push_back(read.sources.file(message.labels.front().span.file).path + " " +
                    std::string(grammar::info(message.kind).code));
  }
  return found;
}

// The PTA of the base text alone, and an amendment of it by a text of its own.
std::string base_plan() {
  const std::string base = contents(root() / "tests" / "pta" / "basis.regl.md");
  return base.substr(0, base.find("## Artikel 2"));
}

std::string amending(const std::string& name, const std::string& number,
                     const std::string& change) {
  return "# Wijziging\n\n```regel\ndocument  Wijziging " + name + "\n  kort  W" + name +
         "\n  rang  pta\n  gelet op  PTA-economie\n\nwijziging " + number +
         " van pta economie, vwo, cohort 2024-2025\n  besloten op  14 januari 2026\n"
         "  grond  herstel van een kennelijke fout of onvolledigheid\n"
         "  motivering  «Er stond een verkeerd getal.»\n  advies  examencommissie, 8 januari 2026\n"
         "  instemming  medezeggenschapsraad, 12 januari 2026\n  " +
         change + "\n```\n";
}

TEST(PtaChecks, AColumnOfTheSchoolIsLookedForInThePlansThatRestOnTheText) {
  const auto asking = [](const std::string& what) {
    return "# Regels\n\n```regel\ndocument  Regels\n  kort  Regels\n  rang  pta\n  gelet op  "
           "WVO\n\n"
           "pta-voorschrift  zo hoort het\n  vraagt  " +
           what + "\n```\n";
  };
  const auto resting = [](const std::string& on, const std::string& header) {
    std::string plan = base_plan();
    plan.replace(plan.find("gelet op  WVO"), 13, "gelet op  WVO" + on);
    plan.replace(plan.find("| duur "), 7, "| " + header + " ");
    return plan;
  };
  const std::string odd = "pta2.regl.md PTA-014";
  // Near a name of the language, with and without a PTA.
  EXPECT_THAT(found_in({asking("kolom herkansbar: ja")}), ElementsAre("pta.regl.md PTA-014"));
  EXPECT_THAT(found_in({asking("kolom lokaal: aula")}), ElementsAre());
  EXPECT_THAT(found_in({base_plan(), asking("kolom herkansbar: ja")}), ElementsAre(odd));
  // A column of the school: in the PTA, in none, and in one that does not rest on the text.
  EXPECT_THAT(found_in({resting(", Regels", "plek"), asking("kolom plek")}),
              ElementsAre("pta.regl.md PTA-002"));  // two cells are empty
  EXPECT_THAT(found_in({resting(", Regels", "plek"), asking("kolom lokaal: aula")}),
              ElementsAre("pta.regl.md PTA-014", odd));
  EXPECT_THAT(found_in({resting("", "plek"), asking("kolom lokaal: aula")}),
              ElementsAre("pta.regl.md PTA-014"));
}

TEST(PtaChecks, APlanIsCheckedAsOtherTextsAmendIt) {
  EXPECT_THAT(found_in({base_plan(), amending("A", "1", "toets 601 weging wordt 4 (was 3)")}),
              ElementsAre("pta.regl.md PTA-004"));
  EXPECT_THAT(found_in({base_plan(), amending("A", "1", "toets 601 weging wordt 3 (was 3)")}),
              ElementsAre());
}

TEST(PtaChecks, AmendmentsInSeveralTextsFollowEachOther) {
  const std::string first = amending("A", "1", "toets 601 weging wordt 4 (was 3)");
  EXPECT_THAT(
      found_in({base_plan(), first, amending("B", "2", "toets 601 weging wordt 3 (was 4)")}),
      ElementsAre());
  EXPECT_THAT(
      found_in({base_plan(), first, amending("B", "2", "toets 601 weging wordt 3 (was 3)")}),
      ElementsAre("pta3.regl.md PTA-020"));
  EXPECT_THAT(
      found_in({base_plan(), first, amending("B", "1", "toets 601 weging wordt 3 (was 4)")}),
      ElementsAre("pta3.regl.md PTA-024"));
}

// Two PTA's with one head: the year that is named, or that of the decision, tells which is meant.
std::string two_years(const std::string& day, const std::string& year_line) {
  std::string base = contents(root() / "tests" / "pta" / "basis.regl.md");
  const std::size_t amendment = base.find("## Artikel 2");
  const std::size_t plan = base.find("```regel\npta");
  std::string later = base.substr(plan, amendment - plan);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"  schooljaar      2025-2026", "  schooljaar      2026-2027"},
           {"25 augustus 2025", "25 augustus 2026"},
           {"9 september 2025", "9 september 2026"},
           {"16 september 2025", "16 september 2026"},
           {"praktisch    | -  ", "mondeling    | -  "}})
    later.replace(later.find(from), from.size(), to);
  std::string change = base.substr(amendment);
  const std::string was = "14 januari 2026, door het bevoegd gezag";
  change.replace(change.find(was), was.size(), day + year_line);
  return base.substr(0, amendment) + later + change;
}

TEST(PtaChecks, AnAmendmentChangesThePlanOfItsYear) {
  std::string rendered;
  EXPECT_THAT(codes_of(two_years("14 januari 2026", ""), rendered), ElementsAre()) << rendered;
  EXPECT_THAT(codes_of(two_years("14 januari 2027", ""), rendered), ElementsAre("PTA-020"));
  EXPECT_THAT(codes_of(two_years("14 januari 2027", "\n  schooljaar  2025-2026"), rendered),
              ElementsAre());
  EXPECT_THAT(codes_of(two_years("14 januari 2028", ""), rendered), ElementsAre("PTA-023"));
  EXPECT_THAT(codes_of(two_years("14 januari 2026", "\n  schooljaar  2027-2028"), rendered),
              ElementsAre("PTA-021"));
}

}  // namespace
}  // namespace slagboom::pta
