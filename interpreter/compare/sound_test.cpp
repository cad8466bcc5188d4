// What is claimed of two small texts, against candidates that are tried one by one with the plain
// evaluator.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

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
  explicit Text(const std::string& rules, std::string_view outcomes = kOutcomes,
                bool tenths = false) {
    std::string head(kHead);
    constexpr std::string_view kWhole = "punt van de kandidaat\n  waarde        geheel ";
    if (tenths) head.replace(head.find(kWhole) + kWhole.size() - 7, 7, "");
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("slagboom-bewijs-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "wet.regl.md") << head << outcomes << "\n```\n\n" << rules << kTail;
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

program::Candidate drawn(const program::Vocabulary& words, Dice& dice);

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
      {"de derde van een vak is ((het SE van dat vak plus de punt van de kandidaat) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "het hoogste van de derden is 5 of lager",
       "de derde van een vak is ((de punt van de kandidaat plus het SE van dat vak) gedeeld door "
       "3)\n\nde derden zijn de derde van de vakken van de kandidaat\n\nde kandidaat slaagt als "
       "het hoogste van de derden is lager dan 5,5"},
      // Which of two searches is settled first.
      {"zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de gekozen vakken geldt: dat vak hoort bij de losse vakken\n\n"
       "zoek  de losse vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de losse vakken geldt: dat vak hoort bij de gekozen vakken\n\n"
       "de kandidaat slaagt als het aantal gekozen vakken is 1 of meer",
       "zoek  de losse vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de losse vakken geldt: dat vak hoort bij de gekozen vakken\n\n"
       "zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
       "geldt:\n    - voor geen van de gekozen vakken geldt: dat vak hoort bij de losse vakken\n\n"
       "de kandidaat slaagt als het aantal gekozen vakken is 1 of meer"},
      // A departure of which it is open whether it holds says the same as the rule, and for that
      // candidate another thing in B.
      {"de kandidaat slaagt als de punt van de kandidaat is 6 of hoger\n```\n\n## Artikel "
       "2\n\n```regel\nin afwijking van artikel 1, als geldt: de stip van de kandidaat is 6 of "
       "hoger\n"
       "de kandidaat slaagt als de punt van de kandidaat is hoger dan 5",
       "de kandidaat slaagt als aan minstens één van deze voorwaarden is voldaan:\n  - aan alle "
       "voorwaarden is voldaan:\n    - de stip van de kandidaat is van toepassing\n"
       "    - de punt van de kandidaat is 6 of hoger\n  - aan alle voorwaarden is voldaan:\n    - "
       "de stip van de kandidaat is niet van toepassing\n"
       "    - de punt van de kandidaat is 5 of lager\n```\n\n## Artikel 2\n\n```regel\nin "
       "afwijking van artikel 1, als geldt: de stip van de kandidaat is hoger dan 5\n"
       "de kandidaat slaagt als aan minstens één van deze voorwaarden is voldaan:\n  - aan alle "
       "voorwaarden is voldaan:\n    - de stip van de kandidaat is van toepassing\n"
       "    - de punt van de kandidaat is hoger dan 5\n  - aan alle voorwaarden is voldaan:\n    - "
       "de stip van de kandidaat is niet van toepassing\n"
       "    - de punt van de kandidaat is lager dan 6"},
      // The mark that counts is open, but whichever it is, it is too low.
      {"het cijfer is het hoogste van 4 en 4\n\nde kandidaat slaagt als het cijfer is lager dan "
       "6\n```\n\n## Artikel 2\n\n```regel\nin afwijking van artikel 1, als geldt: de stip van de "
       "kandidaat is 6 of hoger\n"
       "het cijfer is het hoogste van 5 en 5",
       "het cijfer is het hoogste van 4 en 4\n\nde kandidaat slaagt als aan minstens één van deze "
       "voorwaarden is voldaan:\n  - aan alle voorwaarden is voldaan:\n"
       "    - de stip van de kandidaat is van toepassing\n    - het cijfer is lager dan 6\n  - aan "
       "alle voorwaarden is voldaan:\n    - de stip van de kandidaat is niet van toepassing\n"
       "    - het cijfer is 6 of hoger\n```\n\n## Artikel 2\n\n```regel\nin afwijking van artikel "
       "1, als geldt: de stip van de kandidaat is 6 of hoger\nhet cijfer is het hoogste van 5 en "
       "5"},
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

// A value of which one side takes tenths: what they read is not the same.
TEST(Sound, AnotherKindOfMark) {
  const std::string rules = "de kandidaat slaagt als de punt van de kandidaat is ";
  Text before(in_article(rules + "hoger dan 5"));
  Text after(in_article(rules + "6 of hoger"), kOutcomes, true);
  EXPECT_EQ(compared(before, after).relation, Relation::undecided);
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

// A higher mark may harm here, so open marks are not settled by the lowest and the highest alone.
TEST(Sound, AHigherMarkMayHarm) {
  const char* search =
      "zoek  de gekozen vakken\n  uit  de vakken van de kandidaat\n  zo veel mogelijk\n  waarvoor "
      "geldt:\n    - de groep is groot\n    - alle SE's van de gekozen vakken zijn 6 of hoger\n\n"
      "de groep is groot als het aantal gekozen vakken is 2 of minder\n\n";
  const std::pair<std::string, bool> rules[] = {
      {"de kandidaat slaagt als de punt van de kandidaat is 6 of hoger", true},
      // Below nought a number turns the other one around: 3 times 3 is -3 times -3.
      {"het gat is ((6 min de punt van de kandidaat) keer (6 min de stip van de kandidaat))\n\nde "
       "kandidaat slaagt als het gat is lager dan 5",
       false},
      {"het produkt is (de punt van de kandidaat keer de stip van de kandidaat)\n\nde kandidaat "
       "slaagt als het produkt is 30 of hoger",
       true},
      // The hours stay as they are, but what they are held against does not.
      {"de kandidaat slaagt als hoogstens 1 van de uren van de vakken van de kandidaat is lager "
       "dan "
       "de punt van de kandidaat",
       false},
      // With a higher mark a smaller group is found.
      {search +
           std::string("de kandidaat slaagt als aan geen van deze voorwaarden is voldaan:\n  - "
                       "de groep is groot\n  - de punt van de kandidaat is lager dan 4"),
       false},
      {search + std::string("de kandidaat slaagt als de groep is groot"), true},
  };
  for (const auto& [text, never_harms] : rules) {
    Text one(in_article(text));
    ASSERT_EQ(one.wrong(), "") << text;
    Dice dice(5);
    const program::Candidate candidate = drawn(one.words(), dice);
    trace::Judge& judge = *one.rules().judge;
    judge.evaluator().bind(candidate);
    EXPECT_EQ(judge.monotone(), never_harms) << text;
  }
}

// A text made from draws: with one draw changed it is another text that is nearly the same.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : dice_(seed) {}
  std::size_t pick(std::size_t bound) {
    if (at_ == drawn_.size()) drawn_.push_back(dice_.below(1'000'000));
    return drawn_[at_++] % bound;
  }
  void again() { at_ = 0; }
  void change(std::size_t which, std::uint64_t by) { drawn_[which] += by; }
  [[nodiscard]] std::size_t size() const { return drawn_.size(); }

 private:
  Dice dice_;
  std::vector<std::uint64_t> drawn_;
  std::size_t at_ = 0;
};

class Writer {
 public:
  explicit Writer(Draws& draws) : draws_(draws) {}

  // Conditions on all things, and on those that a search chose.
  std::string with_a_search() {
    const bool search = draws_.pick(4) != 0;
    if (search) {
      const std::string from = draws_.pick(2) == 0 ? kAll : set(1);
      searched_ = true;  // what it chooses from does not rest on what it chooses
      const std::size_t few = draws_.pick(3);
      std::string text =
          "zoek  de gekozen vakken\n  uit  " + from +
          (few == 0 ? "\n  zo weinig mogelijk\n  hoogstens 2" : "\n  zo veel mogelijk") +
          "\n  waarvoor geldt:";
      for (std::size_t left = 1 + draws_.pick(2); left > 0; --left)
        text += "\n    - " + condition(2);
      article(text);
    }
    const std::string passes = condition(3);
    article("de kandidaat slaagt als " + passes);
    return std::move(text_);
  }

  // A search that leaves one thing out, for whom nothing passes without that; or the same without
  // it.
  std::string leaving_out(bool with) {
    searched_ = leaves_out_ = true;
    chosen_ = "de getelde vakken";
    std::vector<std::string> passes;
    for (std::size_t left = 1 + draws_.pick(2); left > 0; --left) passes.push_back(condition(2));
    const std::size_t least = draws_.pick(4);
    if (least > 0) {  // of the things before one is left out
      article("de groep klopt als het aantal gekozen vakken is " + std::to_string(least) +
              " of meer");
      passes.push_back("de groep klopt");
    }
    std::string all;
    for (const std::string& one : passes) all += "\n  - " + one;
    const std::string from = draws_.pick(2) == 0 ? kAll : "de talen";
    std::vector<std::string> asked;
    for (std::size_t left = 1 + draws_.pick(2); left > 0; --left)
      asked.push_back(draws_.pick(3) == 0 ? condition(1) : passes[draws_.pick(passes.size())]);
    std::string last;
    for (const std::string& one : asked) last += "\n    - " + one;
    if (with) {
      const std::string needed = rarely()   ? "Engels hoort bij de nodige vakken"
                                 : rarely() ? "het aantal nodige vakken is 1 of meer"
                                            : "Nederlands hoort bij de nodige vakken";
      article("zoek  de nodige vakken\n  uit  " + (rarely() ? set(1) : std::string(kAll)) +
              few(false) +
              "\n  waarvoor geldt:\n    - aan minstens één van deze voorwaarden is voldaan:\n      "
              "- de groep slaagt\n      - " +
              needed);
    }
    article("de groep slaagt als aan alle voorwaarden is voldaan:" + all);
    article("zoek  de gekozen vakken\n  uit  " + std::string(kAll) + few(true) +
            "\n  waarvoor geldt:\n    - de groep slaagt");
    article("de getelde vakken zijn de gekozen vakken");
    if (with) {
      const std::string target = std::to_string(articles_);
      article("zoek  de losse vakken\n  uit  " + from + few(false) + "\n  waarvoor geldt:" + last);
      static constexpr const char* kWhen[] = {"1 of meer", "hoger dan 0", "2 of meer", "0",
                                              "1 of minder"};
      article("in afwijking van artikel " + target + ", als geldt: het aantal nodige vakken is " +
              kWhen[draws_.pick(8) % 5 * (rarely() ? 1 : 0)] +
              "\nde getelde vakken zijn de gekozen vakken " +
              (rarely() ? "die ook horen bij" : "zonder") + " de losse vakken");
    }
    article("de kandidaat slaagt als de groep slaagt");
    return std::move(text_);
  }

 private:
  static constexpr const char* kAll = "de vakken van de kandidaat";
  static constexpr const char* kWords[] = {"appel", "boom", "citroen", "duif", "eik",  "fiets",
                                           "gans",  "haas", "iep",     "jas",  "kast", "lamp",
                                           "maan",  "noot", "olm",     "peer", "roos", "steen",
                                           "tafel", "uil",  "vis",     "wolk", "zeil", "zwaan"};
  static constexpr const char* kColours[] = {"rode",  "gele",   "blauwe", "groene",
                                             "witte", "zwarte", "grijze", "paarse"};

  bool rarely() { return draws_.pick(16) == 0; }
  // How a search prefers its sets; now and then the other way.
  std::string few(bool many) {
    if (rarely()) many = !many;
    return many ? "\n  zo veel mogelijk"
                : "\n  zo weinig mogelijk\n  hoogstens " + std::to_string(rarely() ? 2 : 1);
  }
  void article(const std::string& text) {
    text_ += "## Artikel " + std::to_string(++articles_) + "\n\n```regel\n" + text + "\n```\n\n";
  }

  std::string border() {
    const std::string number = std::to_string(4 + draws_.pick(4));
    switch (draws_.pick(5)) {
      case 0:
        return number + " of hoger";
      case 1:
        return number + " of lager";
      case 2:
        return "hoger dan " + number;
      case 3:
        return "lager dan " + number;
      default:
        return "gelijk aan " + number;
    }
  }
  std::string mark() {
    static constexpr const char* kMarks[] = {"het SE", "het CE", "het eind"};
    const std::size_t which = draws_.pick(3);
    if (which == 2 && !eind_) {
      eind_ = true;
      article(
          "het eind van een vak (mv. de einden) is het gemiddelde van het SE en het CE van dat "
          "vak, in één stap afgerond op een geheel getal");
    }
    return kMarks[which];
  }
  std::string of_a_thing(std::size_t depth) {
    switch (draws_.pick(7)) {
      case 6:
        return "de uren van dat vak zijn 3 of meer";
      case 0:
        return "het CE van dat vak is van toepassing";
      case 1:
        return "dat vak hoort bij de talen";
      case 2:
        return depth > 0 ? "dat vak hoort bij " + set(depth - 1)
                         : "het CE van dat vak is niet van toepassing";
      default:
        return mark() + " van dat vak is " + border();
    }
  }
  std::string set(std::size_t depth) {
    if (searched_ && draws_.pick(leaves_out_ ? 6 : 2) != 1) return chosen_;
    if (depth == 0 || sets_ == std::size(kColours)) return draws_.pick(3) == 0 ? "de talen" : kAll;
    std::string text;
    switch (draws_.pick(5)) {
      case 0:
        return kAll;
      case 1:
        return "de talen";
      case 2:
        text = std::string("(") + set(depth - 1) + ") zonder Engels";
        break;
      case 3:
        text = set(depth - 1) + " die ook horen bij " + set(0);
        break;
      default:
        text = set(depth - 1) + " waarvoor geldt: " + of_a_thing(0);
        break;
    }
    if (sets_ == std::size(kColours)) return kAll;
    const std::string name = std::string("de ") + kColours[sets_++] + " vakken";
    article(name + " zijn " + text);
    return name;
  }
  std::string marks() {
    const std::size_t which = draws_.pick(3);
    return (which == 0 ? "de SE's van " : which == 1 ? "de CE's van " : "het SE van ") + set(1);
  }
  std::string how_many(std::size_t kind) {
    static constexpr const char* kHow[] = {"minstens ", "hoogstens ", "precies "};
    return kHow[kind % 3] + std::to_string(1 + draws_.pick(2));
  }
  std::string atom() {
    switch (leaves_out_ ? 4 + draws_.pick(13) : draws_.pick(19)) {
      case 0:
        return "de punt van de kandidaat is " + border();
      case 1:
        return "de stip van de kandidaat is " + border();
      case 2:
        return "de vlag van de kandidaat is van toepassing";
      case 3:
        return "de stip van de kandidaat is niet van toepassing";
      case 4:
        return "het gemiddelde van " + marks() + " is " + border();
      case 5:
        return "het hoogste van " + marks() + " is " + border();
      case 6:
        return "de som van " + marks() + " is " + std::to_string(8 + draws_.pick(8)) + " of hoger";
      case 7:
        return "het aantal " + set(2).substr(3) + " is " + std::to_string(draws_.pick(4)) +
               (draws_.pick(2) == 0 ? " of meer" : " of minder");
      case 8:
        return "voor elk van " + set(2) + " geldt: " + of_a_thing(1);
      case 9:
        return "voor " + how_many(draws_.pick(3)) + " van " + set(2) + " geldt: " + of_a_thing(1);
      case 10:
        return "alle " + marks() + " zijn " + border();
      case 11:
        return how_many(draws_.pick(3)) + " van " + marks() + " is " + border();
      case 12:
        return "het aantal " + marks().substr(3) + " dat " + border() + " is is " +
               std::to_string(draws_.pick(3)) + " of meer";
      case 13:
        return "alle SE's van " + set(1) + " en de stip van de kandidaat zijn " + border();
      case 14:
        return "het laagste van " + marks() + " en de punt van de kandidaat is " + border();
      case 15:
        return how_many(draws_.pick(3)) + " van " + marks() + " is " + border() +
               ", de overige zijn " + border();
      case 16:
        return "(de punt van de kandidaat plus de stip van de kandidaat) is " +
               std::to_string(9 + draws_.pick(5)) + " of hoger";
      case 17:
        if (!size_)
          article(
              "de maat is de hoogte van de kandidaat, in één stap afgerond op een geheel getal");
        size_ = true;
        return "de maat is " + border();
      default:
        return "Nederlands hoort bij " + set(1);
    }
  }
  std::string condition(std::size_t depth) {
    std::string text;
    const std::size_t kind = depth == 0 || words_ + 3 > std::size(kWords) ? 3 : draws_.pick(8);
    if (kind < 3) {
      static constexpr const char* kJoin[] = {
          "aan alle voorwaarden is voldaan:", "aan minstens één van deze voorwaarden is voldaan:",
          "aan geen van deze voorwaarden is voldaan:"};
      text = kJoin[kind];
      for (std::size_t left = 2 + draws_.pick(2); left > 0; --left)
        text += "\n  - " + condition(depth - 1);
    } else {
      text = atom();
    }
    if (words_ + 1 >= std::size(kWords)) return "Engels hoort bij de talen";
    const std::string name = std::string("de ") + kWords[words_++] + " klopt";
    article(name + " als " + text);
    if (draws_.pick(6) == 0) {
      const std::string target = std::to_string(articles_);
      const std::string when = atom();
      const std::string then = atom();
      article("in afwijking van artikel " + target + ", als geldt: " + when + "\n" + name +
              " als " + then);
    }
    return name;
  }

  Draws& draws_;
  std::string text_;
  std::size_t articles_ = 0, words_ = 0, sets_ = 0;
  bool searched_ = false, leaves_out_ = false, eind_ = false, size_ = false;
  const char* chosen_ = "de gekozen vakken";
};

program::Candidate drawn(const program::Vocabulary& words, Dice& dice) {
  program::Candidate one;
  const auto value = [&](std::string_view label) -> program::FactValue {
    static constexpr std::int64_t kMarks[] = {3, 4, 5, 6, 7, 8};
    if (label == "de opleiding") return {true, {0, 1}};
    if (label == "de vlag")
      return dice.below(3) == 0
                 ? program::FactValue{}
                 : program::FactValue{true, {static_cast<std::int64_t>(dice.below(2)), 1}};
    if (label == "de hoogte")
      return {true, operations::reduced(static_cast<std::int64_t>(335 + 5 * dice.below(100)), 100)};
    const bool may_be_absent = label == "het CE" || label == "de stip";
    if (may_be_absent && dice.below(4) == 0) return {};
    return {true, {kMarks[dice.below(std::size(kMarks))], 1}};
  };
  one.facts.resize(words.facts.size());
  for (program::FactId id = 0; id < words.facts.size(); ++id) {
    if (!words.facts[id].per_element) one.facts[id] = value(words.facts[id].label);
  }
  for (program::ItemId item = 0; item < words.items.size(); ++item) {
    if (dice.below(4) == 0) continue;
    program::Element element;
    element.item = item;
    element.facts.resize(words.facts.size());
    for (program::FactId id = 0; id < words.facts.size(); ++id) {
      if (words.facts[id].per_element) element.facts[id] = value(words.facts[id].label);
    }
    one.elements.push_back(std::move(element));
  }
  return one;
}

struct Tally {
  std::size_t made = 0, claims = 0, proved = 0, derived = 0, differ = 0;
};

// What is claimed of two texts, against candidates.
void try_to_refute(const std::string& first, const std::string& second, std::uint64_t seed,
                   std::size_t candidates, Tally& tally, const Budget& budget = {}) {
  Text before(first);
  Text after(second);
  if (!before.wrong().empty() || !after.wrong().empty()) return;  // a sentence that cannot be said
  ++tally.made;
  Dice dice(seed * 7919 + 1);
  std::vector<program::Candidate> some;
  for (std::size_t at = 0; at < 20; ++at) some.push_back(drawn(before.words(), dice));
  const std::optional<ResultComparison> found = compare_results(
      before.rules(), after.rules(), [&] { return some; }, budget);
  ASSERT_TRUE(found.has_value());
  bool may_better =
      found->relation != Relation::equivalent && found->relation != Relation::stricter;
  bool may_worse = found->relation != Relation::equivalent && found->relation != Relation::milder;
  if (found->relation == Relation::undecided) {
    const auto says = [&](const char* text) { return found->why.find(text) != std::string::npos; };
    may_better = found->better || says("een betere") || says("een andere");
    may_worse = found->worse || says("een slechtere") || says("een andere");
  }
  if (may_better && may_worse) return;
  ++tally.claims;
  if (found->how.starts_with("alle gevallen")) ++tally.proved;
  if (found->how.starts_with("de regels verschillen alleen")) ++tally.derived;
  evaluate::Evaluator one(before.program(), before.words());
  evaluate::Evaluator other(after.program(), after.words());
  for (std::size_t at = 0; at < candidates; ++at) {
    const program::Candidate candidate = drawn(before.words(), dice);
    one.bind(candidate);
    other.bind(candidate);
    const evaluate::Value a = one.value(before.deciding());
    const evaluate::Value b = other.value(after.deciding());
    if (a.status != evaluate::Status::known || b.status != evaluate::Status::known) continue;
    const int way = operations::compare(b.lo, a.lo);
    if (way == 0) continue;
    ++tally.differ;
    if (way > 0 ? may_better : may_worse) continue;
    std::string shown;
    for (const std::string& entry : properties::entries_of(candidate, before.words()))
      shown += entry + "; ";
    ADD_FAILURE() << "seed " << seed << ": " << relation_word(found->relation) << " (" << found->how
                  << found->why << "), but better or worse: " << way << "\n"
                  << shown << "\n--- A\n"
                  << first << "--- B\n"
                  << second;
    return;
  }
}

void tell(const Tally& tally) {
  std::cout << tally.made << " pairs, of " << tally.claims << " something is claimed, of "
            << tally.proved << " one by going through all cases, of " << tally.derived
            << " by what rises with a place; " << tally.differ
            << " results of candidates that differ agree with it\n";
}

// Nothing can be gone through: what is claimed then, is derived.
constexpr Budget kNoCases{0, 0, 0, 0};

TEST(Sound, TextsWithOneChange) {
  Tally tally;
  constexpr std::uint64_t kPairs = 300;
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    Draws draws(seed * 0x9e3779b97f4a7c15ULL);
    const std::string first = Writer(draws).with_a_search();
    Dice dice(seed + 17);
    draws.change(dice.below(draws.size()), 1 + dice.below(12));
    draws.again();
    const std::string second = Writer(draws).with_a_search();
    if (first == second) continue;
    try_to_refute(first, second, seed, 1'500, tally);
    try_to_refute(first, second, seed, 1'500, tally, kNoCases);
  }
  tell(tally);
  EXPECT_GE(tally.claims, 10U);
  EXPECT_GE(tally.derived, 1U);
  EXPECT_GE(tally.differ, 100U);
}

// One border against another: what is derived is what all marks show, no more; and no less, where
// one way is possible.
void expect_all_pairs(const std::vector<std::string>& rules) {
  std::vector<std::unique_ptr<Text>> texts;
  for (const std::string& one : rules) {
    texts.push_back(std::make_unique<Text>(in_article(one)));
    ASSERT_EQ(texts.back()->wrong(), "") << one;
  }
  Dice dice(11);
  std::vector<program::Candidate> all;
  for (std::size_t at = 0; at < 600; ++at) all.push_back(drawn(texts.front()->words(), dice));
  std::size_t one_way = 0;
  for (std::size_t first = 0; first < texts.size(); ++first) {
    for (std::size_t second = 0; second < texts.size(); ++second) {
      if (first == second) continue;
      evaluate::Evaluator one(texts[first]->program(), texts[first]->words());
      evaluate::Evaluator other(texts[second]->program(), texts[second]->words());
      bool better = false;
      bool worse = false;
      for (const program::Candidate& candidate : all) {
        one.bind(candidate);
        other.bind(candidate);
        const int way = operations::compare(other.value(texts[second]->deciding()).lo,
                                            one.value(texts[first]->deciding()).lo);
        better = better || way > 0;
        worse = worse || way < 0;
      }
      const std::optional<ResultComparison> found = compare_results(
          texts[first]->rules(), texts[second]->rules(), [&] { return all; }, kNoCases);
      ASSERT_TRUE(found.has_value());
      const Relation shown = better && worse ? Relation::incomparable
                             : better        ? Relation::milder
                             : worse         ? Relation::stricter
                                             : found->relation;
      EXPECT_EQ(found->relation, shown) << rules[first] << "\n"
                                        << rules[second] << "\n"
                                        << found->why;
      if (better != worse) {
        ++one_way;
        EXPECT_TRUE(found->how.starts_with("de regels verschillen alleen"));
      }
    }
  }
  EXPECT_GE(one_way, texts.size());
}

TEST(Sound, OneBorderAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* number : {"4", "5", "6"}) {
    for (const std::string& border :
         {std::string(number) + " of hoger", std::string(number) + " of lager",
          std::string("hoger dan ") + number, std::string("lager dan ") + number,
          std::string("gelijk aan ") + number}) {
      rules.push_back("de kandidaat slaagt als de punt van de kandidaat is " + border);
    }
  }
  expect_all_pairs(rules);
}

TEST(Sound, OneNumberOfThingsAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* how_many : {"minstens 1", "minstens 2", "hoogstens 1", "hoogstens 2",
                               "precies 1", "precies 2", "geen"}) {
    rules.push_back("de kandidaat slaagt als " + std::string(how_many) +
                    " van de SE's van de vakken van de kandidaat is 6 of hoger");
  }
  expect_all_pairs(rules);
}

// In whatever steps a mark is rounded: 5,46 is a six in two steps, and a five in one.
TEST(Sound, OneRoundingAgainstAnother) {
  std::vector<std::string> rules;
  for (const char* steps :
       {"in één stap afgerond op een geheel getal", "naar boven afgerond op een geheel getal",
        "naar beneden afgerond op een geheel getal",
        "eerst afgerond op 1 decimaal, daarna op een geheel getal"}) {
    rules.push_back("de maat is de hoogte van de kandidaat, " + std::string(steps) +
                    "\n\nde kandidaat slaagt als de maat is 6 of hoger");
  }
  expect_all_pairs(rules);
}

TEST(Sound, WithAndWithoutLeavingOneOut) {
  Tally tally;
  constexpr std::uint64_t kPairs = 80;
  for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
    Draws draws(seed * 0x9e3779b97f4a7c15ULL);
    const std::string first = Writer(draws).leaving_out(true);
    Dice dice(seed + 29);
    if (dice.below(3) == 0) draws.change(dice.below(draws.size()), 1 + dice.below(12));
    draws.again();
    const std::string second = Writer(draws).leaving_out(false);
    const bool turned = dice.below(2) == 0;
    try_to_refute(turned ? second : first, turned ? first : second, seed, 1'500, tally);
  }
  tell(tally);
  EXPECT_GE(tally.claims, 10U);
  EXPECT_GE(tally.differ, 100U);
}

}  // namespace
}  // namespace slagboom::compare
