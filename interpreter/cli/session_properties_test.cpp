// Tests of properties of a text: what is proved is so, and what is shown false is so too.
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
using properties::Finding;
using properties::Outcome;
using properties::Property;

const std::string kNames = R"(# Wet

```regel
document  Wet
  kort        WT
  rang        amvb

soort  kandidaat (mv. kandidaten)
  in bestanden  kandidaat

soort  vak (mv. vakken)
  in bestanden  vakken, herkend aan vak

register  vak
  | code | naam       |
  |------|------------|
  | netl | Nederlands |
  | entl | Engels     |
  | fatl | Frans      |

gegeven  de opleiding van de kandidaat
  waarde        één van: havo, vwo
  in bestanden  opleiding
  bepaalt de regels

gegeven  de route van de kandidaat
  waarde        één van: dag, avond, thuis
  in bestanden  route
  ontbreekt     dag

gegeven  het SE-cijfer van een vak (mv. SE-cijfers)
  waarde        cijfer
  in bestanden  se

gegeven  het CE-cijfer van een vak (mv. CE-cijfers)
  waarde        cijfer
  in bestanden  ce
  ontbreekt     niet van toepassing

begrip  de uitslag
  waarde  één van: afgewezen, geslaagd; oplopend

verslag
  | sleutel | begrip     | vorm       |
  |---------|------------|------------|
  | uitslag | de uitslag | beslissend |
```

## Artikel 1 De uitslag

1. Wie slaagt.

```regel
tabel  de uitslag
  | de kandidaat slaagt | de uitslag |
  |---------------------|------------|
  | ja                  | geslaagd   |
  | nee                 | afgewezen  |

)";

// Twee kandidaten uit de voorbeelden, om het op te proberen.
const std::string kCases = R"(```

```voorbeelden
geval A «een gewone kandidaat»
  kandidaat  havo
  vakken     netl 6,0/5,5; entl 7,0/7,0; fatl 6,0
  verwacht   UB 1: ja

geval B «zonder CE»
  kandidaat  havo, avond
  vakken     netl 4,0; entl 4,0
  verwacht   UB 1: ja
```
)";

class SessionProperties : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("slagboom_bewijs_" + std::to_string(getpid()) + "_" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "wet");
  }
  void TearDown() override { fs::remove_all(folder_); }

  // The properties of a law with these rules, and of the text of a school when there is one.
  std::vector<Property> of(const std::string& rules, const std::string& school = {}) {
    std::ofstream(folder_ / "wet" / "wet.regl.md") << kNames << rules << kCases;
    std::vector<std::string> paths;
    if (!school.empty()) {
      paths.push_back((folder_ / "school.regl.md").string());
      std::ofstream(paths.front()) << school;
    }
    Session session;
    EXPECT_TRUE(session.load((folder_ / "wet").string(), paths).empty());
    for (const cli::Finding& each : session.findings(true)) {
      if (grammar::info(each.diagnostic.kind).severity == grammar::Severity::fout) {
        ADD_FAILURE() << grammar::render(each.diagnostic, session.sources());
      }
    }
    return session.properties({});
  }

  static std::size_t count(const Property& property, Outcome outcome) {
    std::size_t found = 0;
    for (const Finding& finding : property.findings) found += finding.outcome == outcome ? finding.regimes.size() : 0;
    return found;
  }

  fs::path folder_;
};

TEST_F(SessionProperties, ARuleThatGoesUpIsProved) {
  const auto found = of("de kandidaat slaagt als hoogstens één van de SE-cijfers van de vakken van de kandidaat is lager dan 5,5\n");
  EXPECT_EQ(count(found[0], Outcome::proved), 2U);
  EXPECT_EQ(found[0].findings.size(), 1U);
  EXPECT_EQ(count(found[1], Outcome::proved), 4U) << "not two, and not none";
  EXPECT_TRUE(found[2].findings.empty());
}

TEST_F(SessionProperties, ARuleThatAHigherMarkHarmsIsShown) {
  const auto found = of("de kandidaat slaagt als het hoogste van de SE-cijfers van de vakken van de kandidaat is 7,0 of lager\n");
  ASSERT_EQ(count(found[0], Outcome::refuted), 1U);
  const Finding& finding = found[0].findings.front();
  ASSERT_EQ(finding.examples.size(), 1U);
  EXPECT_EQ(finding.examples[0].change, "het SE-cijfer van Engels van 7,0 naar 7,1");
  EXPECT_EQ(finding.examples[0].before, "geslaagd");
  EXPECT_EQ(finding.examples[0].after, "afgewezen");
  EXPECT_EQ(finding.examples[0].entries, (std::vector<std::string>{"netl: se 6,0, ce 5,5", "entl: se 7,0, ce 7,0", "fatl: se 6,0"}));
  // There are no vwo candidates to try it on: then it is not computed, not proved.
  EXPECT_EQ(count(found[0], Outcome::not_computed), 1U);
  EXPECT_EQ(count(found[0], Outcome::proved), 0U);
}

// Only marks that the examples do not have show this one.
TEST_F(SessionProperties, ACounterexampleIsLookedForNearTheBorders) {
  const auto found = of(
      "de kandidaat slaagt als aan minstens één van deze voorwaarden is voldaan:\n"
      "  - het SE-cijfer van Engels is lager dan 3,0\n  - het SE-cijfer van Engels is 6,0 of hoger\n");
  ASSERT_EQ(count(found[0], Outcome::refuted), 1U);
  EXPECT_EQ(found[0].findings.front().examples[0].change, "het SE-cijfer van Engels van 2,9 naar 3,0");
}

// An exception for one kind of candidate does not take the proof from the others.
TEST_F(SessionProperties, TheProofIsMadePerKindOfCandidate) {
  const auto found = of(
      "de kandidaat slaagt als het laagste van de SE-cijfers van de vakken van de kandidaat is 5,5 of hoger\n```\n\n"
      "2. Avond.\n\n```regel\nin afwijking van lid 1, als geldt: de route van de kandidaat is avond\n"
      "de kandidaat slaagt als het hoogste van de SE-cijfers van de vakken van de kandidaat is 7,0 of lager\n");
  ASSERT_EQ(found[0].findings.size(), 3U);
  EXPECT_EQ(found[0].findings[0].outcome, Outcome::proved);
  EXPECT_EQ(found[0].findings[0].regimes, (std::vector<std::string>{"havo, route dag of thuis", "vwo, route dag of thuis"}));
  EXPECT_EQ(found[0].findings[1].outcome, Outcome::refuted);
  EXPECT_EQ(found[0].findings[1].regimes, (std::vector<std::string>{"havo, route avond"}));
  EXPECT_EQ(found[0].findings[2].outcome, Outcome::not_computed);
  EXPECT_EQ(found[0].findings[2].regimes, (std::vector<std::string>{"vwo, route avond"}));
}

const std::string kTwo = R"(de kandidaat slaagt als de grens is 1 of meer

de grens is 1
```

2. Afwijking.

```regel
in afwijking van lid 1, als geldt: de route van de kandidaat is avond
de grens is 2
```

3. Nog een afwijking.

```regel
in afwijking van lid 1, als geldt: de route van de kandidaat is )";

TEST_F(SessionProperties, DeparturesThatExcludeEachOtherAreProved) {
  const auto found = of(kTwo + "thuis\nde grens is 3\n");
  EXPECT_EQ(count(found[1], Outcome::proved), 4U);
  EXPECT_EQ(count(found[1], Outcome::refuted), 0U);
}

TEST_F(SessionProperties, DeparturesThatHoldTogetherAreShown) {
  const auto found = of(kTwo + "één van: avond, thuis\nde grens is 3\n");
  ASSERT_EQ(count(found[1], Outcome::refuted), 1U);
  for (const Finding& finding : found[1].findings) {
    if (finding.outcome != Outcome::refuted) continue;
    EXPECT_EQ(finding.places, (std::vector<std::string>{"WT 1 lid 2", "WT 1 lid 3"}));
    ASSERT_EQ(finding.examples.size(), 1U);
    EXPECT_EQ(finding.examples[0].change, "de grens");
    EXPECT_EQ(finding.examples[0].before, "WT 1 lid 2: 2");
    EXPECT_EQ(finding.examples[0].after, "WT 1 lid 3: 3");
    EXPECT_EQ(finding.examples[0].entries.front(), "route avond");
  }
}

TEST_F(SessionProperties, AValueThatNeedNotExistLeavesItOpen) {
  const std::string mean = "het gemiddelde van de CE-cijfers van de vakken van de kandidaat is 5,5 of hoger";
  const auto found = of("de kandidaat slaagt als " + mean + "\n");
  ASSERT_EQ(count(found[1], Outcome::refuted), 1U);
  for (const Finding& finding : found[1].findings) {
    if (finding.outcome != Outcome::refuted) continue;
    EXPECT_EQ(finding.examples.at(0).before, "nog open");
    EXPECT_EQ(finding.examples.at(0).entries, (std::vector<std::string>{"route avond", "netl: se 4,0", "entl: se 4,0"}));
  }
  // A condition that asks for it first makes it safe.
  const auto guarded = of("het gemiddelde CE is het gemiddelde van de CE-cijfers van de vakken van de kandidaat\n\n"
                          "de kandidaat slaagt als aan alle voorwaarden is voldaan:\n  - het gemiddelde CE is van toepassing\n"
                          "  - het gemiddelde CE is 5,5 of hoger\n");
  EXPECT_EQ(count(guarded[1], Outcome::proved), 4U);
}

std::string school(const std::string& rules) {
  return "# Reglement\n\n```regel\ndocument  Reglement\n  kort        RG\n  rang        examenreglement\n  gelet op    WT\n"
         "  geldt voor  havo\n```\n\n## Artikel 5 Eigen regels\n\n1. Wij regelen.\n\n```regel\n" +
         rules + "```\n";
}

const std::string kRoom = "de kandidaat slaagt als het laagste van de SE-cijfers van de vakken van de kandidaat is de grens of hoger\n\n"
                          "de school kiest  de grens\n  van 5 tot en met 7\n  moet kiezen\n";

TEST_F(SessionProperties, AChoiceWithinTheRoomIsProved) {
  const auto found = of(kRoom, school("vult in WT 1 lid 1, de grens\n  wij kiezen 6\n\nhet aantal gesprekken is 3\n"));
  ASSERT_EQ(found[2].findings.size(), 1U);
  EXPECT_EQ(found[2].findings[0].outcome, Outcome::proved);
  EXPECT_NE(found[2].findings[0].how.find("elk van de 2 bepalingen"), std::string::npos) << found[2].findings[0].how;
}

TEST_F(SessionProperties, AChoiceOutsideTheRoomIsShown) {
  const auto found = of(kRoom, school("vult in WT 1 lid 1, de grens\n  wij kiezen 4\n"));
  ASSERT_EQ(found[2].findings.size(), 1U);
  EXPECT_EQ(found[2].findings[0].outcome, Outcome::refuted);
  EXPECT_TRUE(found[2].findings[0].how.starts_with("WET-002")) << found[2].findings[0].how;
  EXPECT_TRUE(found[2].findings[0].places.at(0).starts_with("RG 5 lid 1")) << found[2].findings[0].places[0];
}

// Beside the law: with a candidate who would have another result by the rule of the school.
TEST_F(SessionProperties, ARuleBesideTheLawIsShownWithACandidate) {
  const std::string law = "de kandidaat slaagt als het laagste van de SE-cijfers van de vakken van de kandidaat is 6,0 of hoger\n";
  const auto found = of(law, school("de kandidaat slaagt als het laagste van de SE-cijfers van de vakken van de kandidaat is 3,0 of hoger\n"));
  ASSERT_EQ(count(found[2], Outcome::refuted), 1U);
  const Finding& finding = found[2].findings.front();
  EXPECT_TRUE(finding.how.starts_with("WET-001")) << finding.how;
  ASSERT_EQ(finding.examples.size(), 1U);
  EXPECT_EQ(finding.examples[0].before, "volgens de wet afgewezen");
  EXPECT_EQ(finding.examples[0].after, "volgens RG 5 lid 1 geslaagd");
  EXPECT_EQ(finding.examples[0].entries, (std::vector<std::string>{"route avond", "netl: se 4,0", "entl: se 4,0"}));
}

// The same as a message of `controleer`, with its whole text.
TEST_F(SessionProperties, AHigherMarkThatHarmsIsAMessage) {
  std::ofstream(folder_ / "wet" / "wet.regl.md")
      << kNames << "de kandidaat slaagt als het hoogste van de SE-cijfers van de vakken van de kandidaat is 7,0 of lager\n"
      << kCases;
  const std::string path = (folder_ / "school.regl.md").string();
  std::ofstream(path) << school("het aantal gesprekken is 3\n");
  Session session;
  ASSERT_TRUE(session.load((folder_ / "wet").string(), {path}).empty());
  session.check();
  std::string text;
  for (const cli::Finding& each : session.findings(true)) {
    if (each.diagnostic.kind != grammar::DiagnosticKind::not_monotone) continue;
    text += grammar::render(each.diagnostic, session.sources());
  }
  const std::size_t at = text.find(folder_.string());
  ASSERT_NE(at, std::string::npos) << text;
  text.erase(at, folder_.string().size() + 1);
  EXPECT_EQ(text,
            "let op VOOR-001: een hoger cijfer kan hier schaden\n"
            "  ┌ wet/wet.regl.md:54:1        Artikel 1 lid 1\n"
            "  │\n"
            "54│ tabel  de uitslag\n"
            "  │ ───────────────── hierdoor kan een hoger cijfer een slechtere uitkomst geven\n"
            "  │\n"
            "  omdat: wie een hoger cijfer haalt, hoort er niet slechter van te worden\n"
            "  voorbeeld: havo; netl: se 6,0, ce 5,5; entl: se 7,0, ce 7,0; fatl: se 6,0: met het SE-cijfer van Engels van 7,0 "
            "naar 7,1 wordt de uitslag afgewezen in plaats van geslaagd\n"
            "  hulp: kijk na of «hoger» en «lager» goed staan, en of een telling de goede kant op gaat\n");
}

}  // namespace
}  // namespace slagboom::cli
