// What is claimed of two small texts, against candidates that are tried one by one with the plain
// evaluator.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "interpreter/cli/session.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/compare/relation.hpp"
#include "interpreter/properties/samples.hpp"

namespace slagboom::compare {
namespace {

using properties::Dice;

constexpr std::string_view kHead = R"(# Proefwet

```regel
document  Proefwet
  kort  PW
  rang  amvb

soort  kandidaat (mv. kandidaten)
  in bestanden  kandidaat

soort  vak (mv. vakken)
  in bestanden  vakken, herkend aan vak

register  vak
  | code | naam       | uren |
  |------|------------|------|
  | netl | Nederlands | 3    |
  | entl | Engels     | 2    |
  | wisA | wiskunde A |      |

lijst  de talen:
  - Nederlands
  - Engels

gegeven  de opleiding van de kandidaat
  waarde        één van: havo, vwo
  in bestanden  opleiding
  bepaalt de regels

gegeven  het SE van een vak (mv. SE's)
  waarde        geheel cijfer
  in bestanden  se

gegeven  het CE van een vak (mv. CE's)
  waarde        geheel cijfer
  in bestanden  ce
  ontbreekt     niet van toepassing

gegeven  de punt van de kandidaat
  waarde        geheel cijfer
  in bestanden  punt

gegeven  de stip van de kandidaat
  waarde        geheel cijfer
  in bestanden  stip
  ontbreekt     niet van toepassing

gegeven  de hoogte van de kandidaat
  waarde        getal
  in bestanden  hoogte

gegeven  de vlag van de kandidaat
  waarde        ja of nee
  in bestanden  vlag
  ontbreekt     niet van toepassing

begrip  de uitslag
  waarde  één van: )";

constexpr std::string_view kTail = R"(

## Artikel 99 De uitslag

```regel
tabel  de uitslag
  | de kandidaat slaagt | de uitslag |
  |---------------------|------------|
  | ja                  | geslaagd   |
  | anders              | afgewezen  |

verslag
  | sleutel | begrip     | vorm       |
  |---------|------------|------------|
  | uitslag | de uitslag | beslissend |
```
)";

constexpr std::string_view kOutcomes = "afgewezen, geslaagd; oplopend";

// One text, and its program.
class Text {
 public:
  explicit Text(const std::string& rules, std::string_view outcomes = kOutcomes) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("slagboom-bewijs-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "wet.regl.md") << kHead << outcomes << "\n```\n\n" << rules << kTail;
    EXPECT_TRUE(session_.load(folder.string(), {}).empty());
    std::filesystem::remove_all(folder);
    for (const cli::Finding& finding : session_.findings()) {
      if (grammar::severity_of(finding.diagnostic) != grammar::Severity::fout) continue;
      wrong_ += std::to_string(finding.line) + ": " +
                std::string(grammar::info(finding.diagnostic.kind).title) + ": " +
                (finding.diagnostic.labels.empty() ? "" : finding.diagnostic.labels.front().text) +
                "\n";
    }
    resolve::Model& model = *session_.state().model;
    if (wrong_.empty()) prepared_ = &session_.state().prepare(resolve::all_regimes(model).front());
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }
  [[nodiscard]] const program::Program& program() const { return prepared_->lowered.program; }
  [[nodiscard]] const program::Vocabulary& words() { return session_.state().model->vocabulary; }
  [[nodiscard]] Rules rules() {
    return {{&program(), &words(), &prepared_->regime},
            prepared_->judge.get(),
            &prepared_->codes,
            prepared_->label};
  }
  [[nodiscard]] program::NodeId deciding() const { return program().report.front().node; }

 private:
  cli::Session session_;
  cli::Prepared* prepared_ = nullptr;
  std::string wrong_;
};

ResultComparison compared(Text& before, Text& after) {
  EXPECT_EQ(before.wrong(), "");
  EXPECT_EQ(after.wrong(), "");
  const std::optional<ResultComparison> found = compare_results(
      before.rules(), after.rules(), [] { return std::vector<program::Candidate>{}; });
  EXPECT_TRUE(found.has_value());
  return found ? *found : ResultComparison{};
}

std::string in_article(const std::string& rules) {
  return "## Artikel 1\n\n```regel\n" + rules + "\n```\n";
}

// For each pair there is a candidate with another result; what is open or without bounds was once
// left out of the proof.
TEST(Sound, NotEquivalent) {
  const std::pair<const char*, const char*> pairs[] = {
      // A number without bounds.
      {"de kandidaat slaagt als de hoogte van de kandidaat is 20 of hoger",
       "de kandidaat slaagt als de hoogte van de kandidaat is 30 of hoger"},
      // Rounded, but no mark from 1 to 10.
      {"de maat is (de punt van de kandidaat plus de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 11 of hoger",
       "de maat is (de punt van de kandidaat plus de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 12 of hoger"},
      {"de maat is (de punt van de kandidaat min de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is 0 of hoger",
       "de maat is (de punt van de kandidaat min de stip van de kandidaat), in één stap afgerond "
       "op een geheel getal\n\nde kandidaat slaagt als de maat is hoger dan 0"},
      // A thing without a CE: for A it is open whether it is a low one, for B it is not.
      {"de lage vakken zijn de vakken van de kandidaat waarvoor geldt: het CE van dat vak is lager "
       "dan 4\n\nde kandidaat slaagt als het aantal lage vakken is 0",
       "de kandidaat slaagt als alle CE's van de vakken van de kandidaat zijn 4 of hoger"},
      // Thirds are finer than what is kept of a sum: 16/3 lies between these borders.
      {"de derde van een vak is ((het SE van dat vak plus het SE van dat vak) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "geen van de derden is hoger dan 5",
       "de derde van een vak is ((de punt van de kandidaat plus het SE van dat vak) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "geen van de derden is 5,5 of hoger"},
      // Whether a yes or no is there at all.
      {"de kandidaat slaagt als het aantal vakken van de kandidaat is 0 of meer",
       "de kandidaat slaagt als de vlag van de kandidaat is van toepassing"},
  };
  for (const auto& [first, second] : pairs) {
    Text before(in_article(first));
    Text after(in_article(second));
    const ResultComparison found = compared(before, after);
    EXPECT_EQ(found.relation, Relation::undecided) << first << "\n" << found.how;
  }
}

// Outcomes are compared by their place: other words, or another order, are no such places.
TEST(Sound, OtherWordsForTheOutcome) {
  const std::string rules =
      in_article("de kandidaat slaagt als de punt van de kandidaat is 6 of hoger");
  Text before(rules);
  for (const char* outcomes :
       {"geslaagd, afgewezen; oplopend", "afgewezen, herkansing, geslaagd; oplopend"}) {
    Text after(rules, outcomes);
    const ResultComparison found = compared(before, after);
    EXPECT_EQ(found.relation, Relation::undecided);
    EXPECT_EQ(
        found.why,
        "A en B hebben andere woorden voor de uitslag, of dezelfde woorden in een andere volgorde");
  }
}

}  // namespace
}  // namespace slagboom::compare
