// Every candidate has at least one row, so that nobody is missing from a sheet.
#include "interpreter/report/answer_csv.hpp"

#include <vector>

#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/verdict_csv.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using questions::Answer;

constexpr std::size_t kRemark = 10;  // the column «opmerking»

void add_row(std::string& out, const Answer& answer, const std::vector<std::string>& rest) {
  std::vector<std::string> premises;
  for (const questions::Premise& premise : answer.premises)
    premises.push_back(premise_text(premise));
  std::vector<std::string> cells{answer.candidate, joined(premises, "; "), answer.result,
                                 pile_word(answer.pile, answer.best)};
  cells.insert(cells.end(), rest.begin(), rest.end());
  std::vector<std::string> remarks = answer.notes;
  if (!cells[kRemark].empty()) remarks.insert(remarks.begin(), cells[kRemark]);
  cells[kRemark] = joined(remarks, "; ");
  for (std::size_t index = 0; index < cells.size(); ++index) {
    if (index > 0) out += ';';
    out += csv_cell(cells[index]);
  }
  out += "\r\n";
}

}  // namespace

std::string answers_csv(std::span<const Answer> answers) {
  std::string out =
      "kandidaat;uitgangspunt;uitslag;stapel;vraag;sleutel;naam;nu;uitkomst;vanaf;opmerking;"
      "fout\r\n";
  for (const Answer& answer : answers) {
    if (!answer.fault.empty()) {
      add_row(out, answer,
              {"", "", "", "", "", "", "",
               joined(answer.faults.empty() ? std::vector{answer.fault} : answer.faults, "; ")});
      continue;
    }
    bool any = false;
    for (const questions::Needed& needed : answer.needed) {
      const questions::Target& target = answer.targets[needed.target];
      for (std::size_t place = 0; place < answer.free.size(); ++place) {
        const questions::FreeMark& mark = answer.free[place];
        if (!mark.asked) continue;
        const questions::LeastMark& least = needed.least[place];
        const std::string remark =
            needed.standing == questions::Standing::open
                ? least.value && least.counts == questions::Counts::yes && answer.free.size() == 1
                      ? std::string()
                      : least_text(least, answer.free.size() == 1)
                : standing_text(target, needed.standing);
        add_row(out, answer,
                {"nodig", mark.key, mark.label, mark.now, target.name, least.value.value_or(""),
                 remark, ""});
        any = true;
      }
    }
    for (const questions::Chance& chance : answer.chances) {
      for (const questions::Effect& effect : chance.effects) {
        add_row(out, answer,
                {chance.possibility, chance.key, chance.label, chance.now,
                 effect.what + ": " + effect.from + " -> " + effect.to, effect.at, "", ""});
        any = true;
      }
    }
    for (const questions::Together& together : answer.together) {
      std::vector<std::string> keys;
      for (const std::size_t chance : together.chances) keys.push_back(answer.chances[chance].key);
      add_row(out, answer,
              {"samen", joined(keys, " en "), "", "", together.what + ": " + together.to, "",
               together_text(answer, together), ""});
      any = true;
    }
    if (!any) add_row(out, answer, {"", "", "", "", "", "", "", ""});
  }
  return out;
}

}  // namespace slagboom::report
