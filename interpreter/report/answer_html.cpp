// Tables with captions and headers, in the style of the verdicts; words carry the meaning.
#include "interpreter/report/answer_html.hpp"

#include <vector>

#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using questions::Answer;
using questions::Needed;
using questions::Pile;

constexpr std::size_t kMostRows = 40;

std::string anchor(std::size_t index) { return "k" + std::to_string(index + 1); }

std::string needed_html(const Answer& answer) {
  if (answer.free.empty()) return element("p", "Alle cijfers zijn bekend.") + "\n";
  std::string out;
  for (const Needed& needed : answer.needed) {
    const questions::Target& target = answer.targets[needed.target];
    if (const std::string settled = standing_text(target, needed.standing); !settled.empty()) {
      out += element("p", capitalised(settled) + ".") + "\n";
      continue;
    }
    HtmlTable least{"Nodig voor «" + target.label + "»", {"gegeven", "nu", "minstens"}, {}, {false, true, false}};
    for (std::size_t place = 0; place < answer.free.size(); ++place) {
      const questions::FreeMark& mark = answer.free[place];
      if (!mark.asked) continue;
      least.rows.push_back({mark.label, mark.now.empty() ? "nog open" : mark.now,
                            least_text(needed.least[place], answer.free.size() == 1)});
    }
    out += table_html(least);
    if (const std::string mean = mean_text(needed, answer.free.size()); !mean.empty()) {
      out += element("p", capitalised(mean) + ".") + "\n";
    }
    const CombinationTable combinations = combination_table(answer, needed, kMostRows);
    if (combinations.rows.empty()) continue;
    HtmlTable table{"Een van deze regels is genoeg", combinations.rows.front(), {}, {}};
    table.rows.assign(combinations.rows.begin() + 1, combinations.rows.end());
    out += table_html(table);
    if (combinations.left_out > 0) {
      out += element("p", "Er zijn nog " + std::to_string(combinations.left_out) + " regels.") + "\n";
    }
  }
  return out;
}

std::string resits_html(const Answer& answer) {
  HtmlTable table{"Wat nog kan veranderen", {"wat", "nu", "gevolg", "vanaf"}, {}, {false, true, false, true}};
  for (const questions::Chance& chance : answer.chances) {
    for (const questions::Effect& effect : chance.effects) {
      table.rows.push_back({chance.possibility + (chance.name.empty() ? "" : " " + chance.name), chance.now,
                            effect.kind == questions::Effect::Kind::decides
                                ? effect.to
                                : effect.label + ": van " + effect.from + " naar " + effect.to,
                            effect.at});
    }
  }
  std::string out;
  if (!table.rows.empty()) out += table_html(table);
  if (answer.chances.empty()) {
    out += element("p", "Er is geen mogelijkheid meer om een cijfer te verbeteren.") + "\n";
  } else if (table.rows.empty() && answer.together.empty()) {
    out += element("p", "Geen enkele mogelijkheid die er nog is, verandert iets.") + "\n";
  }
  std::vector<std::string> together;
  for (const questions::Together& one : answer.together) together.push_back(together_text(answer, one));
  if (!together.empty()) out += list_html(together);
  if (answer.pile == Pile::lost) out += element("p", "Ook met alles wat nog kan, is «" + answer.best + "» niet meer te halen.") + "\n";
  return out;
}

std::string section_html(const Answer& answer) {
  std::string out = element("h2", answer.candidate) + "\n";
  if (!answer.fault.empty()) {
    out += element("p", "geen oordeel", "uitslag") + "\n" + element("p", capitalised(answer.fault)) + "\n";
    return out;
  }
  out += element("p", answer.regime, "klein") + "\n" +
         element("p", capitalised(answer.result) + (answer.exact ? "" : " (niet uitgerekend)"), "uitslag") + "\n";
  for (const questions::Premise& premise : answer.premises) out += element("p", "Uitgangspunt: " + premise_text(premise)) + "\n";
  if (!answer.premises.empty() && !answer.result_in_file.empty()) {
    out += element("p", "Zonder uitgangspunt: " + answer.result_in_file) + "\n";
  }
  if (!answer.nearest.empty()) out += list_html(answer.nearest);
  if (answer.asked_needed) out += needed_html(answer);
  if (answer.asked_resits) out += resits_html(answer);
  if (!answer.notes.empty()) out += "<h3>Let op</h3>\n" + list_html(answer.notes);
  return out;
}

std::string piles_html(std::span<const Answer> answers) {
  std::string out;
  const std::string best = best_of(answers);
  for (const Pile pile : {Pile::passed, Pile::chance, Pile::lost, Pile::open}) {
    std::string rows;
    std::size_t count = 0;
    for (std::size_t index = 0; index < answers.size(); ++index) {
      const Answer& answer = answers[index];
      if (!answer.fault.empty() || answer.pile != pile) continue;
      ++count;
      std::vector<std::string> texts;
      for (const questions::Chance& chance : answer.chances) {
        for (const questions::Effect& effect : chance.effects) {
          if (effect.kind != questions::Effect::Kind::entry) texts.push_back(chance_text(chance) + ": " + effect_text(effect));
        }
      }
      for (const questions::Together& together : answer.together) texts.push_back(together_text(answer, together));
      rows += "<tr><th scope=\"row\"><a href=\"#" + anchor(index) + "\">" + escaped(answer.candidate) + "</a></th>" +
              element("td", joined(texts, "; ")) + "</tr>\n";
    }
    if (count == 0) continue;
    out += "<table>\n<caption>" + escaped(capitalised(pile_word(pile, best)) + " (" + std::to_string(count) + ")") +
           "</caption>\n<thead><tr><th scope=\"col\">kandidaat</th><th scope=\"col\">wat kan nog veranderen</th></tr></thead>\n"
           "<tbody>\n" + rows + "</tbody>\n</table>\n";
  }
  return out;
}

}  // namespace

std::string answers_html(std::span<const Answer> answers, std::string_view title) {
  std::string body = element("h1", title) + "\n";
  const bool piles = answers.size() > 1 && answers.front().asked_resits;
  if (piles) body += piles_html(answers);
  for (std::size_t index = 0; index < answers.size(); ++index) {
    body += "<section class=\"kandidaat\" id=\"" + anchor(index) + "\">\n" + section_html(answers[index]) + "</section>\n";
  }
  return page(title, body);
}

}  // namespace slagboom::report
