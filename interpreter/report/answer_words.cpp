// The shared wording of answers. Nothing here knows what a result means.
#include "interpreter/report/answer_words.hpp"

#include <algorithm>
#include <set>

#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {

using questions::Answer;
using questions::Counts;
using questions::Effect;
using questions::LeastMark;
using questions::Needed;
using questions::Pile;
using questions::Standing;

std::string pile_word(Pile pile, std::string_view best) {
  switch (pile) {
    case Pile::none:
      return "";
    case Pile::passed:
      return std::string(best);
    case Pile::chance:
      return "herkansing kan helpen";
    case Pile::lost:
      return "kan niet meer slagen";
    case Pile::open:
      return "nog open";
  }
  return "";
}

std::string best_of(std::span<const Answer> answers) {
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [](const Answer& answer) { return !answer.best.empty(); });
  return found == answers.end() ? std::string() : found->best;
}

std::string premise_text(const questions::Premise& premise) {
  std::string text = premise.text;
  if (!premise.in_file.empty()) text += " (in het bestand: " + premise.in_file + ")";
  if (!premise.instead.empty()) text += " (in plaats van " + premise.instead + ")";
  return text;
}

std::string premise_text(const questions::PremiseCount& premise) {
  if (premise.held == premise.all) return "Uitgangspunt: " + premise.text;
  const std::string of_all =
      " van de " + std::to_string(premise.all) + " kandidaten: " + premise.text;
  if (premise.held > 0) return "Uitgangspunt voor " + std::to_string(premise.held) + of_all;
  return "Let op: dit geldt " +
         (premise.all == 1 ? "hier niet: " + premise.text : "voor geen" + of_all) + " (" +
         (premise.why_not.empty() ? "achter «voor» staan anderen" : premise.why_not) + ")";
}

std::string standing_text(const questions::Target& target, Standing standing) {
  switch (standing) {
    case Standing::certain:
      return target.label + ": staat vast, wat de open cijfers ook worden";
    case Standing::impossible:
      return target.label + ": niet meer te halen, wat de open cijfers ook worden";
    case Standing::elsewhere:
      return target.label + ": nog niet te zeggen; er ontbreekt meer dan een cijfer";
    case Standing::not_computed:
      return target.label + ": niet uitgerekend; er zijn te veel mogelijkheden";
    case Standing::not_rising:
      return target.label + ": niet uitgerekend; een hoger cijfer kan hier ook slechter zijn";
    case Standing::open:
      break;
  }
  return {};
}

std::string least_text(const LeastMark& least, bool alone) {
  if (least.computed == questions::Computed::no) return "niet uitgerekend";
  if (least.counts == Counts::no) return "maakt niet meer uit";
  if (!least.value) return "niet meer te halen";
  std::string text = *least.value + " of hoger";
  if (!alone) text += ", als de andere open cijfers hoog genoeg zijn";
  if (least.counts == Counts::not_computed)
    text += " (of dit cijfer nog uitmaakt, is niet uitgerekend)";
  return text;
}

std::string mean_text(const Needed& needed, std::size_t marks) {
  if (needed.mean.empty() || marks < 2) return {};
  return "gemiddeld minstens " + needed.mean + " over de " + std::to_string(marks) +
         " open cijfers (samen " + needed.sum + ")";
}

CombinationTable combination_table(const Answer& answer, const Needed& needed, std::size_t most) {
  CombinationTable table;
  if (!needed.has_combinations || !needed.complete || needed.minimal.empty()) return table;
  std::vector<std::string> head;
  // Names read best; with two marks of one thing only the keys tell them apart.
  std::set<std::string> names;
  for (const questions::FreeMark& mark : answer.free) names.insert(mark.name);
  const bool by_name = names.size() == answer.free.size();
  for (const questions::FreeMark& mark : answer.free)
    head.push_back(by_name ? mark.name : mark.key);
  const bool short_form = !needed.rows.empty();
  const bool sums = short_form && std::any_of(needed.rows.begin(), needed.rows.end(),
                                              [](const questions::CombinationRow& row) {
                                                return !row.sum.empty();
                                              });
  if (sums) head.emplace_back("samen");
  table.rows.push_back(std::move(head));
  const std::size_t all = short_form ? needed.rows.size() : needed.minimal.size();
  for (std::size_t index = 0; index < std::min(all, most); ++index) {
    std::vector<std::string>& row = table.rows.emplace_back();
    const std::vector<std::string>& values =
        short_form ? needed.rows[index].least : needed.minimal[index];
    for (const std::string& value : values)
      row.push_back(value.empty() ? "elk cijfer" : value + " of hoger");
    if (sums)
      row.push_back(needed.rows[index].sum.empty() ? "-" : needed.rows[index].sum + " of hoger");
  }
  table.left_out = all - std::min(all, most);
  return table;
}

std::string chance_text(const questions::Chance& chance) {
  std::string text = chance.possibility + (chance.name.empty() ? "" : " " + chance.name);
  if (!chance.now.empty()) text += ", nu " + chance.now;
  return text;
}

std::string effect_text(const Effect& effect) {
  switch (effect.kind) {
    case Effect::Kind::decides:
      return effect.to + " vanaf " + effect.at;
    case Effect::Kind::truth:
      return effect.label + ": " + effect.to + " vanaf " + effect.at;
    case Effect::Kind::entry:
      return effect.label + ": van " + effect.from + " naar " + effect.to + " vanaf " + effect.at;
  }
  return {};
}

std::string together_text(const Answer& answer, const questions::Together& together) {
  std::vector<std::string> names;
  for (const std::size_t chance : together.chances) {
    names.push_back(answer.chances[chance].possibility + " " + answer.chances[chance].name);
  }
  std::string text = joined(names, " en ") + ": samen " + together.to;
  std::vector<std::string> ways;
  for (std::size_t index = 0; index < std::min<std::size_t>(together.minimal.size(), 3); ++index) {
    ways.push_back(joined(together.minimal[index], " en "));
  }
  if (!ways.empty()) text += " vanaf " + joined(ways, ", of ");
  if (together.minimal.size() > ways.size()) {
    text +=
        ", en nog " + counted(together.minimal.size() - ways.size(), "verdeling", "verdelingen");
  }
  if (!together.complete) text += " (niet elke verdeling is uitgerekend)";
  return text;
}

}  // namespace slagboom::report
