// Tests of what is supposed: the same as a text that says it, nothing else changes, and what is wrong is said.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"

namespace slagboom::cli {
namespace {

namespace fs = std::filesystem;

const std::string kLaw = R"(# Wet

```regel
document  Wet
  kort        WT
  rang        amvb

soort  kandidaat (mv. kandidaten)
  in bestanden  kandidaat

soort  vak (mv. vakken)
  in bestanden  vakken, herkend aan vak

register  vak
  | code | naam       | ook |
  |------|------------|-----|
  | netl | Nederlands | ne  |
  | entl | Engels     |     |
  | fatl | Frans      |     |
  | lit  | literatuur |     |

gegeven  de opleiding van de kandidaat
  waarde        één van: havo, vwo
  in bestanden  opleiding
  bepaalt de regels

gegeven  het SE-cijfer van een vak (mv. SE-cijfers)
  waarde        cijfer
  in bestanden  se

begrip  de uitslag
  waarde  één van: afgewezen, geslaagd; oplopend

begrip  het cijfer van een vak (mv. cijfers)
```

## Artikel 1 De uitslag

1. Wie slaagt.

```regel
het cijfer van een vak is het SE-cijfer van dat vak, in één stap afgerond op een geheel getal

lijst  de talen:
  - Nederlands
  - Engels

de kernvakken zijn de vakken van de kandidaat uit deze lijst:
  - de talen

de school mag toevoegen aan de kernvakken:
  - Frans

beelden  het beeld is goed, over de cijfers van de kernvakken
  | aantal lager dan 6 | volgens         |
  |--------------------|-----------------|
  | 0                  | lid 1           |
  | anders             | niet toegestaan |

de kandidaat slaagt als aan alle voorwaarden is voldaan:
  a. het beeld is goed
  b. het gemiddelde van de SE-cijfers van de vakken van de kandidaat is de grens of hoger

tabel  de uitslag
  | de kandidaat slaagt | de uitslag |
  |---------------------|------------|
  | ja                  | geslaagd   |
  | anders              | afgewezen  |
```

2. De school kiest.

```regel
de school kiest  de grens
  van 5 tot en met 7
  anders geldt 6

verslag
  | sleutel | begrip      | vorm      |
  |---------|-------------|-----------|
  | uitslag | de uitslag  | beslissend |
  | cijfers | het cijfer  | per ding  |
```
)";

const std::string kSchool = R"(# Reglement

```regel
document  Reglement
  kort        RG
  rang        examenreglement
  gelet op    WT
  geldt voor  havo
```

## Artikel 1 Keuzes

1. Wij kiezen.

```regel
vult in WT 1 lid 2, de grens
  wij kiezen 6
```
)";

struct Marks {
  std::string netl, entl, fatl;
};

class Suppose : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("slagboom_stel_" + std::to_string(getpid()) + "_" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "wet");
    write(kLaw, kSchool);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& law, const std::string& school) const {
    std::ofstream(folder_ / "wet" / "wet.regl.md") << law;
    std::ofstream(folder_ / "school.regl.md") << school;
  }

  [[nodiscard]] Session load(const std::vector<std::string>& sentences = {}) const {
    std::vector<OverlayText> overlays;
    for (const std::string& each : sentences) overlays.push_back({"--stel", "stel  " + each});
    Session session;
    EXPECT_TRUE(session.load((folder_ / "wet").string(), {(folder_ / "school.regl.md").string()}, overlays).empty());
    for (const Finding& each : session.findings(true)) {
      if (grammar::info(each.diagnostic.kind).severity == grammar::Severity::fout) {
        ADD_FAILURE() << grammar::render(each.diagnostic, session.sources());
      }
    }
    return session;
  }

  static candidates::RawCandidate candidate(const Marks& marks, const std::string& id = "K-1",
                                            const std::string& level = "havo") {
    candidates::RawCandidate raw;
    raw.id = id;
    raw.fields["opleiding"].text = level;
    const auto add = [&](const std::string& code, const std::string& mark) {
      candidates::RawEntry entry;
      entry.id = code;
      if (!mark.empty()) entry.fields["se"].text = mark;
      raw.collections["vakken"].push_back(std::move(entry));
    };
    add("netl", marks.netl);
    add("entl", marks.entl);
    if (marks.fatl != "-") add("fatl", marks.fatl);
    return raw;
  }

  // Everything a verdict decides: the result and the reported values.
  static std::string decided(const trace::Verdict& verdict) {
    std::string text = verdict.fault + verdict.result;
    for (const trace::Field& field : verdict.fields) {
      text += "; " + field.key + "=" + field.value;
      for (const auto& [code, value] : field.entries) text += " " + code + ":" + value;
    }
    for (const trace::Need& need : verdict.needs) text += "; " + need.key + ">=" + need.minimum;
    return text;
  }

  static std::vector<Marks> all_marks() {
    const std::vector<std::string> some = {"4,0", "5,4", "5,5", "6,5", ""};
    std::vector<Marks> all;
    for (const std::string& a : some) {
      for (const std::string& b : some) {
        for (const std::string& c : {std::string("5,0"), std::string("8,1"), std::string("-")}) all.push_back({a, b, c});
      }
    }
    return all;
  }

  fs::path folder_;
};

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string messages(Session& session, const std::vector<candidates::RawCandidate>& of) {
  std::string text;
  for (const Finding& each : session.overlay_findings(of)) text += grammar::render(each.diagnostic, session.sources());
  return text;
}

// A supposed sentence gives what the text would give if it said so, for every candidate; and the texts stay as they are.
TEST_F(Suppose, IsAsIfTheTextSaidIt) {
  struct Case {
    std::string sentence, law, school;
  };
  const std::string list = "lijst  de talen:\n  - Nederlands\n  - Engels\n";
  const std::string rounding =
      "het cijfer van een vak is het SE-cijfer van dat vak, in één stap afgerond op een geheel getal";
  const std::string core = "de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - de talen\n";
  const std::string means =
      "de kandidaat slaagt als aan alle voorwaarden is voldaan:\n  a. het beeld is goed\n"
      "  b. het gemiddelde van de SE-cijfers van de vakken van de kandidaat is de grens of hoger\n";
  const std::string passes = "de kandidaat slaagt als het beeld is goed";
  const std::string up =
      "het cijfer van een vak is het SE-cijfer van dat vak, naar boven afgerond op een geheel getal";
  const std::string pattern =
      "beelden  het beeld is goed, over de cijfers van de kernvakken\n"
      "  | aantal lager dan 6 | volgens         |\n  |--------------------|-----------------|\n"
      "  | 0                  | lid 1           |\n  | anders             | niet toegestaan |\n";
  const std::string kinder = with(pattern, "| 0                  |", "| 0 of 1             |");
  const std::string choice = "  wij kiezen 6\n";
  const std::vector<Case> cases = {
      {up, with(kLaw, rounding, up), kSchool},
      {"lijst  de talen:\n  - Nederlands\n", with(kLaw, list, "lijst  de talen:\n  - Nederlands\n"), kSchool},
      {"de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - Engels\n",
       with(kLaw, core, "de kernvakken zijn de vakken van de kandidaat uit deze lijst:\n  - Engels\n"), kSchool},
      {kinder, with(kLaw, pattern, kinder), kSchool},
      {passes, with(kLaw, means, passes + "\n"), kSchool},
      {"de grens is 5", kLaw, with(kSchool, choice, "  wij kiezen 5\n")},
      {"de school voegt toe aan de kernvakken: Frans", kLaw,
       kSchool + "\n2. Wij voegen toe.\n\n```regel\nvult in WT 1 lid 1, de kernvakken\n  wij voegen toe: Frans\n```\n"},
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
  Session session = load({"het SE-cijfer van Nederlands is 6,5", "het SE-cijfer van Engels is nog niet bekend"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"4,0", "7,0", "-"}), {});
  EXPECT_EQ(decided(verdict), decided(session.judge(candidate({"6,5", "", "-"}), {})));
  EXPECT_EQ(verdict.premises,
            (std::vector<std::string>{"stel 1: het SE-cijfer van Nederlands is 6,5 (in het bestand 4,0)",
                                      "stel 2: het SE-cijfer van Engels is nog niet bekend (in het bestand 7,0)"}));
  EXPECT_EQ(verdict.without_premises, "afgewezen");
}

TEST_F(Suppose, TheProvisionThatGaveWayIsNamed) {
  Session session = load({"de kandidaat slaagt als het beeld is goed", "de grens is 5"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"6,0", "6,0", "5,0"}), {});
  ASSERT_EQ(verdict.premises.size(), 2U);
  EXPECT_EQ(verdict.premises[0], "stel 1: de kandidaat slaagt als het beeld is goed (in plaats van WT 1 lid 1)");
  EXPECT_EQ(verdict.premises[1], "stel 2: de grens is 5 (in plaats van RG 1 lid 1)");
}

TEST_F(Suppose, OnlyForWhomItIsSaid) {
  Session session = load({"het SE-cijfer van Nederlands is 9,0\n  voor kandidaat K-2",
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

// A sentence does not make the text of the school hold for others.
TEST_F(Suppose, TheSchoolStillRegulatesOnlyItsOwn) {
  Session session = load({"de kandidaat slaagt als het beeld is goed"});
  const trace::Verdict verdict = session.judge_supposing(candidate({"6,0", "6,0", "-"}, "K-1", "vwo"), {});
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
