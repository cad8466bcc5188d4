// Whole files through Bulk: the same lines and counts as candidate by candidate, and where the work
// was done.
#include "interpreter/cli/bulk.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <utility>

#include "interpreter/candidates/column_pack.hpp"
#include "interpreter/candidates/wide_file.hpp"
#include "interpreter/cli/bulk_forms.hpp"
#include "interpreter/cli/test_suppose.hpp"
#include "interpreter/cli/threads.hpp"
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
        candidates::read_candidates(text, candidates::FileFormat::detect, schema, nullptr);
    EXPECT_FALSE(read.problem);
    warnings_ = read.warnings;
    for (const candidates::RawCandidate& one : read.candidates) {
      const trace::Verdict verdict = verdict_on(session, one, judging);
      plain += report::verdict_line(verdict);
      tally.add(verdict);
    }
    const std::string counted = tally_text(tally);
    work_ = judge(session, text, candidates::RowFile::kPiece, 1, plain, counted);
    // Nothing depends on how the file is cut, or on how many threads there are.
    for (const std::size_t piece : {40U, 1000U}) {
      for (const std::size_t threads : {1U, 2U, 3U, 7U}) {
        const WorkDone work = judge(session, text, piece, threads, plain, counted);
        EXPECT_EQ(work.together, work_.together);
        EXPECT_EQ(work.alone, work_.alone);
      }
    }
    std::uint64_t all = work_.together;
    for (const auto& [reason, count] : work_.alone) all += count;
    EXPECT_EQ(all, tally.totals.all);
    return plain;
  }
  // The whole file, and the same in three parts, must give these lines and counts.
  WorkDone judge(Session& session, const std::string& text, std::size_t piece, std::size_t threads,
                 const std::string& lines, const std::string& counted) {
    const candidates::FileSchema schema = session.file_schema();
    const candidates::Each each = each_on(threads);
    const auto rows = candidates::open_rows(text, schema, each, piece);
    candidates::RowFile& file = *rows;
    EXPECT_TRUE(file.usable());
    std::vector<std::string> warnings = file.take_warnings();
    file.look_through(each);
    std::string found;
    Bulk::Watch watch;
    watch.lines = [&](std::string_view some) { found += some; };
    Bulk bulk(session, file);
    bulk.run(0, text.size(), threads, watch);
    EXPECT_EQ(found, lines) << piece << ", " << threads;
    EXPECT_EQ(tally_text(bulk.tally()), counted) << piece << ", " << threads;
    warnings.insert(warnings.end(), bulk.warnings().begin(), bulk.warnings().end());
    EXPECT_EQ(warnings, warnings_) << piece << ", " << threads;
    found.clear();
    Tally sum;
    for (std::size_t part = 0; part < 3; ++part) {
      Bulk one(session, file);
      one.run(text.size() * part / 3, text.size() * (part + 1) / 3, threads, watch);
      sum.add(one.tally());
    }
    EXPECT_EQ(found, lines) << piece << ", " << threads;
    EXPECT_EQ(tally_text(sum), counted) << piece << ", " << threads;
    return bulk.work();
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

  // The same rows as JSON, one object a line.
  static std::string objects() {
    std::string text;
    int number = 0;
    for (int round = 0; round < 3; ++round) {
      for (const Marks& marks : all_marks()) {
        // Without a mark there is no cell, and so no subject.
        std::string subjects;
        const auto add = [&](const std::string& code, const std::string& mark) {
          if (mark.empty() || mark == "-") return;
          subjects += (subjects.empty() ? "" : ", ") + ("{\"vak\": \"" + code) + "\", \"se\": \"" +
                      mark + "\"}";
        };
        add("netl", marks.netl);
        add("entl", marks.entl);
        add("fatl", marks.fatl);
        text += "{\"kandidaat\": \"" + std::to_string(++number) +
                "\", \"opleiding\": \"havo\", \"vakken\": [" + subjects + "]}\n";
      }
    }
    return text;
  }

  WorkDone work_;
  std::vector<std::string> warnings_;  // of the file
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

// Cells with quotes and line ends lie across the pieces; numbers that occur twice lie in different
// ones, and rise or do not.
TEST_F(Many, QuotesAndNumbersAcrossPieces) {
  std::string text = "kandidaat;opleiding;netl.se;entl.se\n";
  for (int number = 1; number <= 40; ++number) {
    text += "\"K\r\n;\"\"" + std::to_string(number) + "\";havo;\"6,4\";7,0\r";
    text += std::to_string(number % 37) + ";havo;6,4;7,0\n\n";
  }
  const std::string lines = same(text);
  EXPECT_NE(lines.find("geen oordeel"), std::string::npos);
  EXPECT_GT(work_.together, 20U);
}

TEST_F(Many, LinesOfJsonAsCandidateByCandidate) {
  const std::string lines = same(objects());
  EXPECT_GT(work_.together, 100U);
  EXPECT_EQ(lines, same(rows(';')));
}

// A column file gives what the text gives, of which it was made.
TEST_F(Many, ColumnsAsTheirText) {
  for (const std::string& text :
       {rows(';'), objects(),
        objects() + "{\"kandidaat\": \"x\", \"naam\": 1, \"vakken\": [{\"se\": 6.40\n",
        rows(',') + "a,havo,6,4,5.5,7.0\n\n1,havo,6,7,8\n\"b\",vwo,,6,\n"}) {
    const std::string lines = same(text);
    const WorkDone work = work_;
    Session session = load();
    const candidates::FileSchema schema = session.file_schema();
    const auto file = candidates::open_rows(text, schema);
    file->look_through();
    std::string bytes;
    candidates::ColumnPacker packer(*file, mark_keys(session.state().model->vocabulary),
                                    [&](std::string_view some) { bytes += some; });
    const auto reader = file->reader();
    candidates::Row row;
    while (reader->next(row)) packer.add(row);
    packer.finish();
    bytes += candidates::ColumnPacker::end(std::string(candidates::kColumnDigest, '0'));
    EXPECT_EQ(same(bytes), lines);
    EXPECT_GE(work_.together, work.together);
    EXPECT_GT(work_.together, 100U);
  }
}

// What is odd in a line costs that line only; names that are not used are told in order of the
// file.
TEST_F(Many, OddLinesOfJson) {
  std::string text;
  for (int number = 1; number <= 60; ++number) {
    const std::string id = std::to_string(number);
    text += "{\"kandidaat\": " + id + ", \"opleiding\": \"havo\", \"naam" +
            std::to_string(number / 7) + "\": [1], \"vakken\": [{\"vak\": \"netl\", \"se\": " +
            (number % 2 == 0 ? "6.4" : "\"7,0\"") + "}, {\"vak\": \"" +
            (number % 5 == 0 ? "Engels" : "entl") + "\", \"se\": 7, \"ce\": 8}]}\n";
    if (number % 9 == 0) text += "\n";
    if (number % 10 == 0) text += "{\"kandidaat\": \"x" + id + "\", \"vakken\": [{\"se\": 6.40,\n";
    if (number % 11 == 0) text += "{\"naam\\u0031x" + id + "\": 1, \"opleiding\": \"havo\"}\n";
    if (number % 12 == 0) text += "{\"kandidaat\": \"17\", \"opleiding\": \"havo\"}\n";
    if (number % 13 == 0)
      text += "{\"kandidaat\": \"y" + id +
              "\", \"opleiding\": \"havo\", \"vakken\": [{\"vak\": \"netl\", \"se\": 1e1}, "
              "{\"vak\": \"entl\", \"se\": 11}]}\n";
  }
  const std::string lines = same(text);
  EXPECT_NE(lines.find("\nx10  geen oordeel: "), std::string::npos);
  EXPECT_NE(lines.find("\nrij "), std::string::npos);
  EXPECT_GT(warnings_.size(), 10U);
  EXPECT_GT(work_.together, 20U);
}

// A form of which no row can be judged is tried at longer and longer intervals, and then still.
TEST_F(Many, WhoCannotBeJudgedDecidesNothing) {
  std::string text = "kandidaat;opleiding;netl.se;entl.se\n";
  for (int number = 1; number <= 60; ++number)
    text += std::to_string(number) + ";havo;" + (number < 20 ? "11" : "6,4") + ";7,0\n";
  (void)same(text);
  EXPECT_EQ(work_.alone["zonder oordeel"], 19U);
  EXPECT_EQ(work_.alone["de eerste kandidaten met hun vakken"], 13U);
  EXPECT_EQ(work_.together, 28U);
}

TEST_F(Many, WhatGoesWrongInAThreadIsToldOnce) {
  Session session = load();
  const std::string text = rows(';');
  const candidates::FileSchema schema = session.file_schema();
  candidates::WideFile file(text, schema, candidates::in_turn, 200);
  file.look_through();
  for (const std::size_t threads : {1U, 2U, 7U}) {
    int calls = 0;
    Bulk::Watch watch;
    watch.lines = [&](std::string_view) {
      if (++calls == 3) throw std::runtime_error("schijf vol");
    };
    Bulk bulk(session, file);
    EXPECT_THROW(bulk.run(0, text.size(), threads, watch), std::runtime_error);
    EXPECT_EQ(calls, 3);
  }
}

TEST_F(Many, StopsWhenAsked) {
  Session session = load();
  const std::string text = rows(';');
  const candidates::FileSchema schema = session.file_schema();
  candidates::WideFile file(text, schema, candidates::in_turn, 200);
  file.look_through();
  ASSERT_GT(file.pieces(), 10U);
  for (const std::size_t threads : {1U, 2U, 7U}) {
    int calls = 0;
    Bulk::Watch watch;
    watch.progress = [&](std::size_t) { return ++calls < 3; };
    Bulk(session, file).run(0, text.size(), threads, watch);
    EXPECT_EQ(calls, 3);
    std::atomic<bool> asked = false;
    calls = 0;
    watch.progress = [&](std::size_t) {
      ++calls;
      asked = true;
      return true;
    };
    watch.stopped = [&] { return asked.load(); };
    Bulk(session, file).run(0, text.size(), threads, watch);
    EXPECT_LE(calls, 8);
  }
}

TEST(Threads, EachTaskOnceAndWhatIsThrownEndsAll) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    std::atomic<int> sum = 0;
    each_on(threads)(100, [&](std::size_t index) { sum += static_cast<int>(index); });
    EXPECT_EQ(sum, 4950);
    const auto fails = [](std::size_t index) {
      if (index == 50) throw std::runtime_error("50");
    };
    EXPECT_THROW(each_on(threads)(100, fails), std::runtime_error);
  }
}

}  // namespace
}  // namespace slagboom::cli
