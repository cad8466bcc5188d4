// Tests of the questions in a text: the answers equal trying every value, and rest only on what
// stands above them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/cli/test_suppose.hpp"
#include "interpreter/report/block_answers.hpp"

namespace slagboom::cli {
namespace {

using questions::BlockAnswer;
using questions::CandidateAnswer;

class Blocks : public Suppose {
 protected:
  // A session with this block `vraag` in the text of the school.
  [[nodiscard]] Session asking(const std::string& block) const {
    write(kLaw, kSchool + "\n2. Vragen.\n\n```vraag\n" + block + "\n```\n");
    return load();
  }
};

const std::string kNeeded =
    "welk SE-cijfer van Nederlands is minimaal nodig voor: de uitslag is geslaagd?";

// The least mark is the one that trying all 91 gives, with the other open marks at their best.
TEST_F(Blocks, WhatIsNeededEqualsTryingEveryMark) {
  Session session = asking(kNeeded);
  ASSERT_EQ(session.question_count(), 1U);
  std::size_t with_value = 0;
  for (const Marks& marks : all_marks()) {
    const std::vector<BlockAnswer> answers = session.answer_blocks({candidate(marks)}, {}, {});
    ASSERT_EQ(answers.size(), 1U);
    ASSERT_EQ(answers[0].answers.size(), 1U);
    const CandidateAnswer& answer = answers[0].answers[0];
    std::string least = "met geen enkel cijfer";
    for (int tenths = 100; tenths >= 10; --tenths) {
      Marks tried = marks;
      tried.netl = std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
      if (tried.entl.empty()) tried.entl = "10,0";
      if (session.judge(candidate(tried), {}).result != "geslaagd") break;
      least = tenths == 10 ? "elk cijfer is genoeg" : tried.netl + " of hoger";
    }
    EXPECT_EQ(answer.value, least) << marks.netl << " " << marks.entl << " " << marks.fatl;
    EXPECT_TRUE(answer.exact);
    const bool others = marks.entl.empty() && least.ends_with("of hoger");
    EXPECT_EQ(answer.remark,
              others ? "als de andere open cijfers zo hoog mogelijk zijn" : answer.remark);
    if (least.ends_with("of hoger")) ++with_value;
  }
  EXPECT_GT(with_value, 10U);
}

// A condition that a higher mark may break: exactly the marks for which trying gives ja.
TEST_F(Blocks, WhatIsNeededForSomethingThatDoesNotRiseEqualsTrying) {
  for (const auto& [asked, wanted] :
       {std::pair<std::string, std::string>{"de uitslag is afgewezen", "afgewezen"},
        {"het cijfer van Nederlands is 6", "6"},
        {"het cijfer van Engels is 6", "6"}}) {
    Session session =
        asking("welk SE-cijfer van Nederlands is minimaal nodig voor: " + asked + "?");
    for (const Marks& marks : all_marks()) {
      const CandidateAnswer answer =
          session.answer_blocks({candidate(marks)}, {}, {})[0].answers[0];
      std::vector<bool> yes;
      bool hangs = false;  // on the mark that is open
      const auto holds = [&, &condition = asked, &value = wanted](Marks tried) {
        const trace::Verdict verdict = session.judge(candidate(tried), {});
        if (condition.starts_with("de uitslag")) return verdict.result == value;
        const std::string code = condition.find("Engels") != std::string::npos ? "entl" : "netl";
        for (const trace::Field& field : verdict.fields) {
          for (const auto& [entry, shown] : field.entries) {
            if (field.key == "cijfers" && entry == code) return shown == value;
          }
        }
        return false;
      };
      for (int tenths = 10; tenths <= 100; ++tenths) {
        Marks tried = marks;
        tried.netl = std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
        if (marks.entl.empty()) {
          tried.entl = "1,0";
          const bool low = holds(tried);
          tried.entl = "6,0";
          hangs = hangs || low != holds(tried);
          tried.entl = "10,0";
          hangs = hangs || low != holds(tried);
        }
        yes.push_back(holds(tried));
      }
      const auto mark = [](std::size_t at) {
        return std::to_string(at / 10 + 1) + "," + std::to_string(at % 10);
      };
      const std::size_t first =
          static_cast<std::size_t>(std::find(yes.begin(), yes.end(), true) - yes.begin());
      const std::size_t last =
          static_cast<std::size_t>(
              std::find(yes.begin() + static_cast<std::ptrdiff_t>(first), yes.end(), false) -
              yes.begin()) -
          1;
      std::string expected =
          first == yes.size() ? "met geen enkel cijfer"
          : first == 0 && last + 1 == yes.size()
              ? hangs ? "elk cijfer is genoeg" : "staat al vast, welk cijfer dit ook wordt"
          : last + 1 == yes.size() ? mark(first) + " of hoger"
          : first == 0             ? "tot en met " + mark(last)
                                   : "van " + mark(first) + " tot en met " + mark(last);
      const std::string context = asked + " / " + marks.netl + " " + marks.entl + " " + marks.fatl;
      EXPECT_EQ(answer.value, expected) << context;
      EXPECT_EQ(answer.remark, hangs ? "als de andere open cijfers zo hoog mogelijk zijn" : "")
          << context;
    }
  }
}

// Who could not be judged without the premises has no former answer, and the reason is said.
TEST_F(Blocks, WhatHadNoAnswerIsSaid) {
  Session session = asking(
      "stel  de opleiding van de kandidaat is havo\nwie krijgt een andere uitslag?\nwat is de "
      "uitslag?");
  const std::vector<BlockAnswer> answers =
      session.answer_blocks({candidate({"6,0", "6,0", "-"}, "K-1", "vwo")}, {}, {});
  const std::string text = report::block_answers_text(answers, 400);
  EXPECT_NE(text.find("K-1  was zonder antwoord ("), std::string::npos) << text;
  EXPECT_NE(text.find("), wordt geslaagd\n"), std::string::npos) << text;
  EXPECT_NE(text.find("K-1  geslaagd (zonder uitgangspunt: geen antwoord: "), std::string::npos)
      << text;
  ASSERT_EQ(answers[0].answers.size(), 1U);
  EXPECT_EQ(answers[0].answers[0].premises,
            std::vector<std::string>{
                "stel 1: de opleiding van de kandidaat is havo (in het bestand: vwo)"});
}

TEST_F(Blocks, AnAnswerRestsOnWhatStandsAboveIt) {
  Session session = asking(
      "wat is de uitslag?\nstel  de grens is 5\nwat is de uitslag?\nstel  het SE-cijfer van "
      "Nederlands is 4,0\nwat is de uitslag?");
  const std::vector<BlockAnswer> answers =
      session.answer_blocks({candidate({"5,5", "5,5", "-"})}, {}, {});
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0].answers[0].value, "afgewezen");
  EXPECT_EQ(answers[0].answers[0].before, "");
  EXPECT_EQ(answers[1].answers[0].value, "geslaagd");
  EXPECT_EQ(answers[1].answers[0].before, "afgewezen");
  EXPECT_EQ(answers[1].answers[0].premises,
            (std::vector<std::string>{"stel 1: de grens is 5 (in plaats van RG 1 lid 1)"}));
  EXPECT_EQ(answers[2].answers[0].value, "afgewezen");
  EXPECT_EQ(answers[2].answers[0].premises.size(), 2U);
  // The text itself says what it said.
  EXPECT_EQ(session.judge(candidate({"5,5", "5,5", "-"}), {}).result, "afgewezen");
}

TEST_F(Blocks, AQuestionIsAboutWhomItSays) {
  Session session = asking(
      "voor kandidaten K-1 en K-2\n\nwat is de uitslag?\nwat is de uitslag?\n  voor kandidaat "
      "K-2\nwat is de uitslag?\n  voor vwo");
  const std::vector<candidates::RawCandidate> three = {candidate({"6,0", "6,0", "-"}, "K-1"),
                                                       candidate({"6,0", "6,0", "-"}, "K-2"),
                                                       candidate({"6,0", "6,0", "-"}, "K-3")};
  const std::vector<BlockAnswer> answers = session.answer_blocks(three, {}, {});
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0].answers.size(), 2U);
  ASSERT_EQ(answers[1].answers.size(), 1U);
  EXPECT_EQ(answers[1].answers[0].candidate, "K-2");
  EXPECT_TRUE(answers[2].answers.empty());
  EXPECT_EQ(session.answer_blocks(three, "K-1", {})[0].answers.size(), 1U);
}

TEST_F(Blocks, WhoGetsAnotherResultEqualsJudgingTwice) {
  Session session = asking("stel  de grens is 5\nwie krijgt een andere uitslag?");
  std::vector<candidates::RawCandidate> all;
  std::size_t number = 0;
  for (const Marks& marks : all_marks())
    all.push_back(candidate(marks, "K-" + std::to_string(++number)));
  const std::vector<BlockAnswer> answers = session.answer_blocks(all, {}, {});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].compared, all.size());
  std::vector<std::string> expected;
  Session lower = load({"de grens is 5"});
  for (const candidates::RawCandidate& raw : all) {
    if (lower.judge_supposing(raw, {}).result != session.judge(raw, {}).result)
      expected.push_back(raw.id);
  }
  std::vector<std::string> found;
  for (const CandidateAnswer& one : answers[0].answers) found.push_back(one.candidate);
  EXPECT_EQ(found, expected);
  EXPECT_GT(found.size(), 3U);
}

TEST_F(Blocks, ValuesOfEveryKindAreShown) {
  Session session = asking(
      "wat zijn de kernvakken?\nwat zijn de cijfers van de kernvakken?\nwat is het cijfer van "
      "Nederlands?\n"
      "wat is het SE-cijfer van Engels?\nwat is het cijfer van literatuur?");
  const std::vector<BlockAnswer> answers =
      session.answer_blocks({candidate({"5,5", "", "-"})}, {}, {});
  std::vector<std::string> values;
  for (const BlockAnswer& answer : answers) values.push_back(answer.answers.at(0).value);
  EXPECT_EQ(values, (std::vector<std::string>{"Nederlands en Engels", "6 en nog open", "6",
                                              "nog open", "niet van toepassing"}));
}

TEST_F(Blocks, ASearchCanBeSupposed) {
  const std::string search =
      "zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
      "geldt:\n";
  std::string law = kLaw;
  law.insert(law.find("2. De school kiest."),
             "1a. Zoeken.\n\n```regel\n" + search +
                 "    - alle cijfers van de gekozen vakken zijn 6 of hoger\n```\n\n");
  write(law, kSchool + "\n2. Vragen.\n\n```vraag\nwat zijn de gekozen vakken?\nstel  " + search +
                 "    - alle cijfers van de gekozen vakken zijn 5 of hoger\nwat zijn de gekozen "
                 "vakken?\n```\n");
  Session session = load();
  const std::vector<BlockAnswer> answers =
      session.answer_blocks({candidate({"6,0", "5,0", "4,0"})}, {}, {});
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].answers[0].value, "Nederlands");
  EXPECT_EQ(answers[1].answers[0].value, "Nederlands en Engels");
}

// What is wrong in a block is a message of `controleer`.
TEST_F(Blocks, MistakesInABlockAreMessages) {
  write(kLaw, kSchool +
                  "\n2. Vragen.\n\n```vraag\nstel  de grens is 9\nstel  het SE-cijfer van "
                  "Nederlands is 11\nwat is de uitslag?\n```\n");
  Session session;
  ASSERT_TRUE(
      session.load((folder_ / "wet").string(), {(folder_ / "school.regl.md").string()}).empty());
  session.check();
  std::vector<std::string> codes;
  for (const Finding& each : session.findings())
    codes.emplace_back(grammar::info(each.diagnostic.kind).code);
  EXPECT_NE(std::find(codes.begin(), codes.end(), "WET-002"), codes.end());
  EXPECT_NE(std::find(codes.begin(), codes.end(), "SOORT-005"), codes.end());
}

}  // namespace
}  // namespace slagboom::cli
