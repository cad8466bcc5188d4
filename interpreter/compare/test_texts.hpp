// Small texts and candidates for tests of what is claimed of two texts: written out, and drawn.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cli/session.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/compare/relation.hpp"
#include "interpreter/properties/samples.hpp"

namespace slagboom::compare {

using properties::Dice;

inline constexpr std::string_view kHead = R"(# Proefwet

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

inline constexpr std::string_view kTail = R"(

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

inline constexpr std::string_view kOutcomes = "afgewezen, geslaagd; oplopend";

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

inline program::Candidate drawn(const program::Vocabulary& words, Dice& dice) {
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

}  // namespace slagboom::compare
