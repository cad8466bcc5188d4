// Tests of what is supposed: the same as a text that says it, nothing else changes, and what is
// wrong is said.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/cli/test_suppose.hpp"
#include "interpreter/report/answer_text.hpp"
#include "interpreter/report/answer_words.hpp"

namespace slagboom::cli {
namespace {

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

// A supposed sentence gives what the text would give if it said so, for every candidate; and the
// texts stay as they are.
TEST_F(Suppose, IsAsIfTheTextSaidIt) {
  struct Case {
    std::string sentence, law, school;
  };
  const std::string list = "lijst  de talen:\n  - Nederlands\n  - Engels\n";
  const std::string rounding =
      "het cijfer van een vak is het SE-cijfer van dat vak, in één stap afgerond op een geheel "
      "getal";
  const std::string core =
      "de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - de talen\n";
  const std::string means =
      "de kandidaat slaagt als aan alle voorwaarden is voldaan:\n  a. het beeld is goed\n"
      "  b. het gemiddelde van de SE-cijfers van de vakken van de kandidaat is de grens of hoger\n";
  const std::string passes = "de kandidaat slaagt als het beeld is goed";
  const std::string up =
      "het cijfer van een vak is het SE-cijfer van dat vak, naar boven afgerond op een geheel "
      "getal";
  const std::string pattern =
      "beelden  het beeld is goed, over de cijfers van de kernvakken\n"
      "  | aantal lager dan 6 | volgens         |\n  |--------------------|-----------------|\n"
      "  | 0                  | lid 1           |\n  | anders             | niet toegestaan |\n";
  const std::string kinder = with(pattern, "| 0                  |", "| 0 of 1             |");
  const std::string choice = "  wij kiezen 6\n";
  const std::vector<Case> cases = {
      {up, with(kLaw, rounding, up), kSchool},
      {"lijst  de talen:\n  - Nederlands\n", with(kLaw, list, "lijst  de talen:\n  - Nederlands\n"),
       kSchool},
      {"de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - Engels\n",
       with(kLaw, core,
            "de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - Engels\n"),
       kSchool},
      {kinder, with(kLaw, pattern, kinder), kSchool},
      {passes, with(kLaw, means, passes + "\n"), kSchool},
      {"de grens is 5", kLaw, with(kSchool, choice, "  wij kiezen 5\n")},
      {"de school voegt toe aan de kernvakken: Frans", kLaw,
       kSchool + "\n2. Wij voegen toe.\n\n```regel\nvult in WT 1 lid 1, de kernvakken\n  wij "
                 "voegen toe: Frans\n```\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.sentence);
    write(each.law, each.school);
    Session said = load();
    write(kLaw, kSchool);
    Session supposed = load({each.sentence});
    EXPECT_EQ(messages(supposed, {candidate({"6,0", "6,0", "6,0"})}), "");
    Session plain = load();
    std::size_t different = 0;
    for (const Marks& marks : all_marks()) {
      const candidates::RawCandidate raw = candidate(marks);
      const std::string before = decided(supposed.judge(raw, {}));
      const trace::Verdict verdict = supposed.judge_supposing(raw, {});
      ASSERT_EQ(verdict.fault, "");
      EXPECT_EQ(decided(verdict), decided(said.judge(raw, {})));
      EXPECT_EQ(decided(plain.judge(raw, {})), before);
      EXPECT_EQ(decided(supposed.judge(raw, {})), before) << "changed by supposing";
      EXPECT_EQ(verdict.without_premises, plain.judge(raw, {}).result);
      ASSERT_EQ(verdict.premises.size(), 1U);
      EXPECT_TRUE(verdict.premises[0].starts_with("stel 1: ")) << verdict.premises[0];
      if (decided(verdict) != before) ++different;
    }
    EXPECT_GT(different, 0U) << "a sentence that changes nothing proves nothing";
  }
}

TEST_F(Suppose, AValueIsLaidOverTheFile) {
  Session session =
      load({"het SE-cijfer van Nederlands is 6,5", "het SE-cijfer van Engels is nog niet bekend"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"4,0", "7,0", "-"}), {});
  EXPECT_EQ(decided(verdict), decided(session.judge(candidate({"6,5", "", "-"}), {})));
  EXPECT_EQ(verdict.premises,
            (std::vector<std::string>{
                "stel 1: het SE-cijfer van Nederlands is 6,5 (in het bestand: 4,0)",
                "stel 2: het SE-cijfer van Engels is nog niet bekend (in het bestand: 7,0)"}));
  EXPECT_EQ(verdict.without_premises, "afgewezen");
}

// A value by its key: the same as in the file, and after the sentences.
TEST_F(Suppose, AValueByItsKey) {
  Session session = load({"het SE-cijfer van Nederlands is 9,0"});
  session.suppose_values({"netl.se=6,5", "entl.se=onbekend"});
  EXPECT_TRUE(session.supposes());
  std::vector<std::string> told;
  for (const questions::PremiseCount& one : session.premises({candidate({"4,0", "7,0", "-"})})) {
    told.push_back(report::premise_text(one));
  }
  EXPECT_EQ(told, (std::vector<std::string>{
                      "Let op: dit geldt hier niet: stel 1: het SE-cijfer van Nederlands is 9,0 "
                      "(K-1: --stel «netl.se=6,5» gaat over hetzelfde)",
                      "Uitgangspunt: netl.se=6,5", "Uitgangspunt: entl.se=onbekend"}));
  const trace::Verdict verdict = session.judge_supposing(candidate({"4,0", "7,0", "-"}), {});
  EXPECT_EQ(decided(verdict), decided(session.judge(candidate({"6,5", "", "-"}), {})));
  ASSERT_EQ(verdict.premises.size(), 2U);
  EXPECT_EQ(verdict.premises[0], "het SE-cijfer van Nederlands is 6,5 (in het bestand: 4,0)");
  EXPECT_EQ(verdict.premises[1],
            "het SE-cijfer van Engels is nog niet bekend (in het bestand: 7,0)");
  EXPECT_EQ(verdict.without_premises, "afgewezen");
  EXPECT_EQ(verdict.notes.back(),
            "stel 1 geldt hier niet: --stel «netl.se=6,5» gaat over hetzelfde");
  session.suppose_values({"lit.se=9,0"});
  EXPECT_EQ(session.judge_supposing(candidate({"4,0", "7,0", "-"}), {}).notes.back(),
            "--stel «lit.se=9,0»: deze kandidaat heeft geen «lit»");
}

TEST_F(Suppose, TheProvisionThatGaveWayIsNamed) {
  Session session = load({"de kandidaat slaagt als het beeld is goed", "de grens is 5"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"6,0", "6,0", "5,0"}), {});
  ASSERT_EQ(verdict.premises.size(), 2U);
  EXPECT_EQ(verdict.premises[0],
            "stel 1: de kandidaat slaagt als het beeld is goed (in plaats van WT 1 lid 1)");
  EXPECT_EQ(verdict.premises[1], "stel 2: de grens is 5 (in plaats van RG 1 lid 1)");
}

TEST_F(Suppose, OnlyForWhomItIsSaid) {
  Session session =
      load({"het SE-cijfer van Nederlands is 9,0\n  voor kandidaat K-2",
            "de kandidaat slaagt als het beeld is goed\n  voor kandidaten K-1 en K-3"});
  const Marks marks{"5,0", "6,0", "-"};
  const trace::Verdict first = session.judge_supposing(candidate(marks, "K-1"), {});
  const trace::Verdict second = session.judge_supposing(candidate(marks, "K-2"), {});
  const trace::Verdict fourth = session.judge_supposing(candidate(marks, "K-4"), {});
  ASSERT_EQ(first.premises.size(), 1U);
  EXPECT_TRUE(first.premises[0].starts_with("stel 2: "));
  EXPECT_EQ(first.result, "afgewezen");
  ASSERT_EQ(second.premises.size(), 1U);
  EXPECT_TRUE(second.premises[0].starts_with("stel 1: "));
  EXPECT_EQ(second.result, "geslaagd");
  EXPECT_TRUE(fourth.premises.empty());
  EXPECT_TRUE(fourth.without_premises.empty());
  EXPECT_EQ(decided(fourth), decided(session.judge(candidate(marks, "K-4"), {})));
}

TEST_F(Suppose, WhatTheCandidateDoesNotHaveIsSaid) {
  Session session = load({"het SE-cijfer van literatuur is 9,0"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"6,0", "6,0", "-"}), {});
  EXPECT_TRUE(verdict.premises.empty());
  ASSERT_FALSE(verdict.notes.empty());
  EXPECT_EQ(verdict.notes.back(), "stel 1 geldt hier niet: deze kandidaat heeft geen literatuur");
}

// "6,0 or higher" would be wrong where only 6,0 is enough.
TEST_F(Suppose, NoLeastMarkWhereAHigherOneMayBeWorse) {
  Session session = load({"de kandidaat slaagt als het SE-cijfer van Nederlands is 6"});
  QuestionOptions options;
  options.needed = true;
  const questions::Answer answer = session.ask(candidate({"", "6,0", "-"}), options).answer;
  const std::string text = report::answer_text(answer, 200);
  EXPECT_NE(
      text.find("  Geslaagd: niet uitgerekend; een hoger cijfer kan hier ook slechter zijn\n"),
      std::string::npos)
      << text;
  EXPECT_EQ(text.find("of hoger"), std::string::npos) << text;
}

// A sentence does not make the text of the school hold for others.
TEST_F(Suppose, TheSchoolStillRegulatesOnlyItsOwn) {
  Session session = load({"de kandidaat slaagt als het beeld is goed"});
  const trace::Verdict verdict =
      session.judge_supposing(candidate({"6,0", "6,0", "-"}, "K-1", "vwo"), {});
  EXPECT_NE(verdict.fault.find("geldt niet voor vwo"), std::string::npos) << verdict.fault;
}

TEST_F(Suppose, WhatIsWrongIsSaid) {
  const std::vector<candidates::RawCandidate> one = {candidate({"6,0", "6,0", "6,0"})};
  Session outside = load({"de grens is 9"});
  const std::string told = messages(outside, one);
  EXPECT_TRUE(told.starts_with(R"(fout WET-002: de keuze valt buiten de ruimte die de wet geeft
  ┌ --stel:1:19        stel 1
  │
 1│ stel  de grens is 9
  │                   ─ dit valt buiten de grenzen
)")) << told;
  EXPECT_TRUE(told.ends_with("hulp: kies een waarde binnen de grenzen\n")) << told;
  Session not_allowed = load({"de school voegt toe aan de kernvakken: literatuur"});
  EXPECT_NE(messages(not_allowed, one).find("WET-002"), std::string::npos);
  Session scale = load({"het SE-cijfer van Nederlands is 11"});
  EXPECT_EQ(messages(scale, {}), R"(fout SOORT-005: dit getal kan niet voorkomen
  ┌ --stel:1:39        stel 1
  │
 1│ stel  het SE-cijfer van Nederlands is 11
  │                                       ── hier hoort een cijfer van 1,0 tot en met 10,0 met hoogstens 1 decimaal
  │
)");
  Session option = load({"de opleiding van de kandidaat is geslaagd"});
  EXPECT_EQ(messages(option, {}), R"(fout SOORT-006: deze keuze bestaat niet
  ┌ --stel:1:40        stel 1
  │
 1│ stel  de opleiding van de kandidaat is geslaagd
  │                                        ──────── hier hoort havo of vwo
  │
)");
  Session kinds = load({"het cijfer van een vak is de kernvakken"});
  EXPECT_NE(messages(kinds, one).find("SOORT-003"), std::string::npos);
}

}  // namespace
}  // namespace slagboom::cli
