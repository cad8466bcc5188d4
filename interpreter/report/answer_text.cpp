// First the premises, then the result under them, then what it would take.
#include "interpreter/report/answer_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using questions::Answer;
using questions::Needed;
using questions::Pile;

constexpr std::size_t kMostRows = 16;

class Block {
 public:
  Block(const Answer& answer, std::size_t width) : answer_(answer), width_(width) {}

  std::string run() {
    if (!answer_.fault.empty()) {
      out_ += grammar::printable(answer_.candidate) + "   GEEN OORDEEL\n";
      line("  ", capitalised(answer_.fault), 2);
      for (const std::string& each : answer_.faults) {
        if (each != answer_.fault) line("  - ", each, 4);
      }
      return std::move(out_);
    }
    out_ += grammar::printable(answer_.candidate) + "   " + answer_.regime + "   " + in_capitals(answer_.result) +
            (answer_.exact ? "" : " (niet uitgerekend)") + "\n";
    for (const questions::Premise& premise : answer_.premises) line("  Uitgangspunt: ", premise_text(premise), 4);
    if (!answer_.premises.empty() && !answer_.result_in_file.empty()) {
      line("  Zonder uitgangspunt: ", answer_.result_in_file, 4);
    }
    for (const std::string& each : answer_.nearest) line("  ", capitalised(each), 4);
    if (answer_.asked_needed) needed();
    if (answer_.asked_resits) resits();
    for (const std::string& note : answer_.notes) line("  Let op: ", note, 4);
    return std::move(out_);
  }

 private:
  void line(std::string_view lead, std::string_view text, std::size_t indent) {
    add_wrapped(out_, lead, grammar::printable(text), indent, width_);
  }

  void needed() {
    if (answer_.free.empty()) {
      line("  ", "Alle cijfers zijn bekend.", 4);
      return;
    }
    for (const Needed& needed : answer_.needed) {
      const questions::Target& target = answer_.targets[needed.target];
      if (const std::string settled = standing_text(target, needed.standing); !settled.empty()) {
        line("  ", capitalised(settled), 4);
        continue;
      }
      line("  Nodig voor ", "«" + target.label + "»:", 4);
      for (std::size_t place = 0; place < answer_.free.size(); ++place) {
        const questions::FreeMark& mark = answer_.free[place];
        if (!mark.asked) continue;
        std::string text = mark.label + ": " + least_text(needed.least[place], answer_.free.size() == 1);
        if (!mark.now.empty()) text += " (nu " + mark.now + ")";
        line("    - ", text, 6);
      }
      if (const std::string mean = mean_text(needed, answer_.free.size()); !mean.empty()) line("    - ", mean, 6);
      combinations(needed);
    }
  }

  void combinations(const Needed& needed) {
    if (needed.has_combinations && !needed.complete) {
      line("    ", "Welke cijfers samen genoeg zijn, is niet uitgerekend; er zijn te veel gevallen.", 4);
    }
    const CombinationTable table = combination_table(answer_, needed, kMostRows);
    if (table.rows.empty()) return;
    line("    ", table.rows.size() == 2 ? "Dit is genoeg:" : "Een van deze regels is genoeg:", 4);
    out_ += aligned(table.rows, 6);
    if (table.left_out > 0) line("      ", "en nog " + std::to_string(table.left_out) + "; --formaat json geeft ze alle", 6);
  }

  void resits() {
    bool any = false;
    for (const questions::Chance& chance : answer_.chances) {
      if (chance.effects.empty()) continue;
      if (!any) line("  ", "Wat kan nog veranderen:", 4);
      any = true;
      std::vector<std::string> effects;
      for (const questions::Effect& effect : chance.effects) effects.push_back(effect_text(effect));
      line("    - ", chance_text(chance) + ": " + joined(effects, "; "), 6);
    }
    for (const questions::Together& together : answer_.together) {
      line("    - ", together_text(answer_, together), 6);
      any = true;
    }
    if (answer_.chances.empty()) {
      line("  ", "Er is geen mogelijkheid meer om een cijfer te verbeteren.", 4);
    } else if (!any) {
      line("  ", "Geen enkele mogelijkheid die er nog is, verandert iets.", 4);
    }
    if (answer_.pile == Pile::lost) line("  ", "Ook met alles wat nog kan, is «" + answer_.best + "» niet meer te halen.", 4);
  }

  const Answer& answer_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string answer_text(const Answer& answer, std::size_t width) { return Block(answer, width).run(); }

std::string answers_text(std::span<const Answer> answers, std::size_t width) {
  std::string out;
  for (const Answer& answer : answers) {
    if (!out.empty()) out += "\n";
    out += answer_text(answer, width);
  }
  return out;
}

std::string answers_list(std::span<const Answer> answers, std::size_t width) {
  std::string out;
  const std::string best = best_of(answers);
  std::vector<std::string> totals;
  const auto pile = [&](Pile which, bool with_chances) {
    const std::string title = pile_word(which, best);
    std::vector<const Answer*> members;
    for (const Answer& answer : answers) {
      if (answer.fault.empty() && answer.pile == which) members.push_back(&answer);
    }
    totals.push_back(std::to_string(members.size()) + " " + pile_word(which, best));
    if (members.empty()) return;
    out += capitalised(title) + " (" + std::to_string(members.size()) + ")\n";
    for (const Answer* answer : members) {
      std::vector<std::string> texts;
      for (const questions::Chance& chance : answer->chances) {
        std::vector<std::string> effects;
        for (const questions::Effect& effect : chance.effects) {
          if (with_chances && effect.kind == questions::Effect::Kind::entry) continue;
          effects.push_back(effect_text(effect));
        }
        if (!effects.empty()) texts.push_back(chance_text(chance) + ": " + joined(effects, ", "));
      }
      if (with_chances) {
        for (const questions::Together& together : answer->together) texts.push_back(together_text(*answer, together));
      }
      const std::string lead = "  " + padded(grammar::printable(answer->candidate), 8) + "  ";
      if (!with_chances) {
        // The others: only what reaches further than one final mark.
        std::erase_if(texts, [](const std::string&) { return true; });
        for (const questions::Chance& chance : answer->chances) {
          for (const questions::Effect& effect : chance.effects) {
            if (effect.kind == questions::Effect::Kind::truth) texts.push_back(chance_text(chance) + ": " + effect_text(effect));
          }
        }
      }
      add_wrapped(out, lead, grammar::printable(joined(texts, "; ")), 12, width);
    }
    out += "\n";
  };
  pile(Pile::passed, false);
  pile(Pile::chance, true);
  pile(Pile::lost, false);
  pile(Pile::open, false);
  std::size_t without = 0;
  for (const Answer& answer : answers) {
    if (answer.fault.empty()) continue;
    if (without++ == 0) out += "Geen oordeel\n";
    add_wrapped(out, "  " + padded(grammar::printable(answer.candidate), 8) + "  ", grammar::printable(answer.fault), 12, width);
  }
  if (without > 0) {
    out += "\n";
    totals.push_back(std::to_string(without) + " zonder oordeel");
  }
  out += counted(answers.size(), "kandidaat", "kandidaten") + ": " + joined(totals, ", ") + "\n";
  return out;
}

}  // namespace slagboom::report
