// Whole files through Bulk: the same lines and counts as candidate by candidate, and where the work
// was done.
#include "interpreter/cli/bulk.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "interpreter/cli/test_suppose.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::cli {
namespace {

class Many : public Suppose {
 protected:
  // Judges the file both ways; the lines of Bulk.
  std::string same(const std::string& text) {
    Session session = load();
    const candidates::FileSchema schema = session.file_schema();
    std::string plain;
    Tally tally;
    JudgeOptions judging;
    judging.needs = false;
    const candidates::ReadResult read =
        candidates::read_candidates(text, candidates::FileFormat::csv, schema, nullptr);
    EXPECT_FALSE(read.problem);
    for (const candidates::RawCandidate& one : read.candidates) {
      const trace::Verdict verdict = verdict_on(session, one, read.format, judging);
      plain += report::verdict_line(verdict);
      tally.add(verdict);
    }
    candidates::WideFile file(text, schema);
    EXPECT_TRUE(file.usable());
    file.find_duplicates();
    std::string lines;
    Bulk bulk(session, file, [&](std::string_view line) { lines += line; });
    bulk.run(0, text.size(), nullptr);
    EXPECT_EQ(lines, plain);
    EXPECT_EQ(tally_text(bulk.tally()), tally_text(tally));
    work_ = bulk.work();
    std::uint64_t all = work_.together;
    for (const auto& [reason, count] : work_.alone) all += count;
    EXPECT_EQ(all, tally.totals.all);
    return lines;
  }
  // Rows of all marks that are tried, so that the forms are seen often; "4,0" becomes "4.0".
  static std::string rows(char separator) {
    std::string text = "kandidaat;opleiding;netl.se;entl.se;fatl.se\n";
    int number = 0;
    for (int round = 0; round < 3; ++round) {
      for (const Marks& marks : all_marks()) {
        text += std::to_string(++number) + ";havo;" + marks.netl + ";" + marks.entl + ";" +
                (marks.fatl == "-" ? "" : marks.fatl) + "\n";
      }
    }
    if (separator != ';') {
      for (char& letter : text) letter = letter == ',' ? '.' : letter == ';' ? separator : letter;
    }
    return text;
  }

  WorkDone work_;
};

TEST_F(Many, AsCandidateByCandidate) {
  for (const char separator : {';', ',', '\t'}) {
    (void)same(rows(separator));
    EXPECT_GT(work_.together, 100U);
  }
}

TEST_F(Many, LineEndsOfOldMachinesGoTogetherToo) {
  std::string text = rows(';');
  for (char& letter : text) letter = letter == '\n' ? '\r' : letter;
  (void)same(text);
  EXPECT_GT(work_.together, 100U);
}

// With commas between the cells a mark has a point: "6,4" is two cells, and then there is one too
// many.
TEST_F(Many, TwoCellsAreNotOneMark) {
  const std::string text = rows(',') + "a,havo,6,4,5.5,7.0\nb,havo,6,7,8\nc,havo,6,6,\n";
  const std::string lines = same(text);
  EXPECT_NE(lines.find("\na  geen oordeel: "), std::string::npos);
}

// What is no value of the fact counts as not given, so rows with other marks have another shape.
TEST_F(Many, AMarkThatCountsAsNotGiven) {
  std::string law = kLaw;
  const std::string fact = "  waarde        cijfer\n";
  law.replace(law.find(fact), fact.size(),
              "  waarde        geheel cijfer\n  andere waarden niet van toepassing\n");
  write(law, kSchool);
  std::string text = "kandidaat;opleiding;netl.se;entl.se;fatl.se\n";
  for (int number = 1; number < 60; ++number) {
    const std::string netl = number % 3 == 0 ? "4" : "6,4";
    text +=
        std::to_string(number) + ";havo;" + netl + ";7;" + (number % 2 == 0 ? "8" : "8,5") + "\n";
  }
  const std::string lines = same(text);
  EXPECT_NE(lines.find("  afgewezen"), std::string::npos);
  EXPECT_NE(lines.find("  nog open"), std::string::npos);
}

TEST_F(Many, SaysWhyNotTogether) {
  std::string text = "kandidaat;opleiding;netl.se;entl.se\n";
  for (int number = 1; number <= 20; ++number) text += std::to_string(number) + ";havo;6,4;7,0\n";
  text +=
      "21;havo;\"6,4\";7,0\n22;havo; "
      "6,4;7,0\n23;havo;6,44;7,0\n24;havo;11;7\n24;havo;6;7\n25;havo;;7\n26;havo;11;7\n";
  (void)same(text);
  EXPECT_EQ(work_.alone["een rij die apart gelezen moest worden"], 2U);
  EXPECT_EQ(work_.alone["zonder oordeel"], 4U);
  EXPECT_EQ(work_.alone.size(), 3U);
}

}  // namespace
}  // namespace slagboom::cli
