// Compares the resit list of `watals --herkansing` with trying every mark of every resit, for a whole cohort.
//
//   herkansing genereer  --aantal N [--zaad S] [--opleiding O] [--examenjaar J]     candidates as JSON
//   herkansing vergelijk --aantal N … --antwoorden FILE               the same candidates, and the answers of the program
//
// N candidates per opleiding in one exam year (not 2020, which had other tests), all marks known. The rights are written
// out here: one central exam again (2021 and 2022: two); in bb and kb also the cspe, except in 2021 and 2022; in vmbo the
// herexamen maatschappijleer for an eindcijfer below 6. Exit status 1 when anything differs.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "antwoorden.hpp"

namespace {

using namespace slagboom::referentie;
using namespace slagboom::vergelijking;
using nlohmann::json;
using slagboom::vergelijking::text_of;

void every_candidate(const Options& options, const std::function<void(const Kandidaat&)>& use) {
  every_opleiding(options, [&](Opleiding opleiding) {
    Generator generator(opleiding, options.year, options.seed);
    for (long number = 0; number < options.count; ++number) use(generator.volgende());
  });
}

// A right to try again that is left: which mark it gives.
struct Right {
  std::string key;       // "netl.ce_herkansing"
  std::size_t row = 0;
  bool ce = true;        // false: herexamen of a whole SE mark
  bool cspe = false;
};

std::vector<Right> rights_of(const Kandidaat& candidate) {
  std::vector<Right> rights;
  const bool two = candidate.examenjaar == 2021 || candidate.examenjaar == 2022;
  const bool practical = (candidate.opleiding == Opleiding::bb || candidate.opleiding == Opleiding::kb) && !two;
  int used = 0, used_practical = 0;
  const auto is_practical = [&](const Vak& vak) { return practical && (vak.vak == "profielvak" || vak.vak == "programma"); };
  for (const Vak& vak : candidate.vakken) {
    if (!vak.ce_herkansing) continue;
    (is_practical(vak) ? used_practical : used) += 1;
  }
  const int limit = two ? 2 : 1;
  const Verdict verdict = beoordeel(candidate);
  for (std::size_t row = 0; row < candidate.vakken.size(); ++row) {
    const Vak& vak = candidate.vakken[row];
    const bool cspe = is_practical(vak);
    // In bb and kb the cspe may be done again beside the one central exam.
    const bool left = cspe ? used_practical == 0 : used < limit;
    if (vak.ce && !vak.ce_herkansing && left) rights.push_back({vak.vak + ".ce_herkansing", row, true, cspe});
    const auto mark = verdict.eindcijfers.find(vak.vak);
    if (is_vmbo(candidate.opleiding) && vak.vak == "ma" && mark != verdict.eindcijfers.end() && mark->second < 6) {
      rights.push_back({"ma.herexamen", row, false, false});
    }
  }
  return rights;
}

bool together(const Kandidaat& candidate, const Right& a, const Right& b) {
  if (a.ce != b.ce) return true;
  int used = 0;
  for (const Vak& vak : candidate.vakken) used += vak.ce_herkansing.has_value() ? 1 : 0;
  if (candidate.examenjaar == 2021 || candidate.examenjaar == 2022) return used == 0;
  return a.cspe != b.cspe;
}

std::vector<int> values_of(const Right& right) {
  std::vector<int> values;
  for (int value = 10; value <= 100; value += right.ce ? 1 : 10) values.push_back(value);
  return values;
}

std::string shown(const Right& right, int value) { return right.ce ? met_komma(value) : std::to_string(value / 10); }

Kandidaat with(Kandidaat candidate, const Right& right, int value) {
  Vak& vak = candidate.vakken[right.row];
  if (right.ce) {
    vak.ce_herkansing = value;
  } else {
    if (vak.eindcijfer) vak.eindcijfer = std::max(*vak.eindcijfer, value / 10);
    else vak.se = std::max(*vak.se, value);
  }
  return candidate;
}

using Effects = std::set<std::vector<std::string>>;   // what, from, to, at

// Every value judged whole: what changes, and from where on it stays so.
Effects effects_of(const Kandidaat& candidate, const Verdict& now, const Right& right, bool& helps) {
  Effects effects;
  const std::vector<int> values = values_of(right);
  const std::string& row = candidate.vakken[right.row].vak;
  int pass_from = -1, honours_from = -1;
  std::map<int, int> mark_from;
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    const Verdict then = beoordeel(with(candidate, right, *value));
    const bool unbroken_pass = value == values.rbegin() || pass_from == *(value - 1);
    const bool unbroken_honours = value == values.rbegin() || honours_from == *(value - 1);
    if (then.uitslag == Uitslag::geslaagd && unbroken_pass) pass_from = *value;
    if (then.cum_laude.value_or(false) && unbroken_honours) honours_from = *value;
    mark_from[then.eindcijfers.at(row)] = *value;
  }
  if (now.uitslag != Uitslag::geslaagd && pass_from >= 0) {
    helps = true;
    effects.insert({"uitslag", "afgewezen", "geslaagd", shown(right, pass_from)});
  }
  if (!now.cum_laude.value_or(false) && honours_from >= 0) effects.insert({"cum_laude", "nee", "ja", shown(right, honours_from)});
  int before = now.eindcijfers.at(row);
  for (const auto& [mark, from] : mark_from) {
    if (mark <= before) continue;
    effects.insert({"eindcijfers." + row, std::to_string(before), std::to_string(mark), shown(right, from)});
    before = mark;
  }
  return effects;
}

// The smallest pairs of marks that together are enough where neither is alone.
using Pairs = std::set<std::pair<std::string, std::string>>;
Pairs pairs_of(const Kandidaat& candidate, const Right& a, const Right& b) {
  // Only whether the higher of the old and the new mark passes matters, so each pair of marks is looked up once.
  Kandidaat open = candidate;
  std::vector<int> floors;
  for (const Right* right : {&a, &b}) {
    Vak& vak = open.vakken[right->row];
    floors.push_back(right->ce ? *vak.ce : vak.eindcijfer ? *vak.eindcijfer * 10 : *vak.se);
    (right->ce ? vak.ce : vak.se).reset();
    if (!right->ce) vak.eindcijfer.reset();
  }
  const auto all = alle_waarden(open, {}, false);
  if (!all || all->sleutels.size() != 2) return {};
  const bool swapped = a.row > b.row;
  const std::vector<int> first = values_of(a), second = values_of(b);
  const auto passes = [&](int x, int y) {
    std::size_t i = static_cast<std::size_t>(std::max(x, floors[0]) - 10);
    std::size_t j = static_cast<std::size_t>(std::max(y, floors[1]) - 10);
    if (swapped) std::swap(i, j);
    return static_cast<bool>(all->geslaagd[i * all->waarden[1].size() + j]);
  };
  Pairs pairs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < second.size(); ++j) {
      if (!passes(first[i], second[j])) continue;
      if (i > 0 && passes(first[i - 1], second[j])) continue;
      if (j > 0 && passes(first[i], second[j - 1])) continue;
      pairs.insert({shown(a, first[i]), shown(b, second[j])});
    }
  }
  return pairs;
}

std::string text_of(const Effects& effects) {
  std::string text;
  for (const std::vector<std::string>& one : effects) text += one[0] + " " + one[1] + ">" + one[2] + " vanaf " + one[3] + "; ";
  return text;
}

std::string difference(const Kandidaat& candidate, const json& answer, std::string& pile) {
  const Verdict now = beoordeel(candidate);
  if (answer.at("uitslag") != std::string(naam(now.uitslag))) return "uitslag " + text_of(answer.at("uitslag"));
  const std::vector<Right> rights = rights_of(candidate);
  std::map<std::string, Effects> ours;
  for (const json& chance : answer.at("herkansing")) {
    Effects& effects = ours[chance.at("sleutel").get<std::string>()];
    for (const json& one : chance.at("gevolgen")) {
      effects.insert({text_of(one.at("wat")), text_of(one.at("van")), text_of(one.at("naar")), text_of(one.at("vanaf"))});
    }
  }
  std::vector<bool> helps(rights.size(), false);
  for (std::size_t index = 0; index < rights.size(); ++index) {
    bool help = false;
    const Effects theirs = effects_of(candidate, now, rights[index], help);
    helps[index] = help;
    const auto found = ours.find(rights[index].key);
    if (found == ours.end()) return rights[index].key + " ontbreekt";
    if (found->second != theirs) return rights[index].key + ": " + text_of(found->second) + " tegen " + text_of(theirs);
    ours.erase(found);
  }
  if (!ours.empty()) return ours.begin()->first + ": dat recht is er niet";
  bool any = std::find(helps.begin(), helps.end(), true) != helps.end();
  std::map<std::set<std::string>, Pairs> sets;
  for (const json& one : answer.at("samen")) {
    if (one.at("wat") != "uitslag" || one.at("sleutels").size() != 2) continue;
    if (one.contains("volledig")) return "samen niet volledig";
    const auto keys = one.at("sleutels").get<std::vector<std::string>>();
    Pairs& pairs = sets[{keys.begin(), keys.end()}];
    const std::string low = std::min(keys[0], keys[1]), high = std::max(keys[0], keys[1]);
    for (const json& each : one.at("minimaal")) pairs.insert({text_of(each.at(low)), text_of(each.at(high))});
  }
  if (now.uitslag != Uitslag::geslaagd) {
    for (std::size_t a = 0; a < rights.size(); ++a) {
      for (std::size_t b = a + 1; b < rights.size(); ++b) {
        if (helps[a] || helps[b] || !together(candidate, rights[a], rights[b])) continue;
        const bool in_order = rights[a].key < rights[b].key;
        const Pairs theirs = pairs_of(candidate, in_order ? rights[a] : rights[b], in_order ? rights[b] : rights[a]);
        const auto found = sets.find({rights[a].key, rights[b].key});
        const std::string name = rights[a].key + " met " + rights[b].key;
        if ((found == sets.end()) != theirs.empty()) return name + (theirs.empty() ? ": helpt niet" : ": ontbreekt");
        if (theirs.empty()) continue;
        any = true;
        if (found->second != theirs) return name + ": " + std::to_string(found->second.size()) + " paren tegen " + std::to_string(theirs.size());
        sets.erase(found);
      }
    }
    if (!sets.empty()) return "samen: een paar te veel";
  }
  pile = now.uitslag == Uitslag::geslaagd ? "geslaagd" : any ? "herkansing kan helpen" : "kan niet meer slagen";
  // Three at once (two exams and the herexamen) are not enumerated here.
  if (!any && answer.at("samen").size() > 0) pile = "herkansing kan helpen";
  if (answer.at("stapel") != pile) return "stapel " + text_of(answer.at("stapel")) + " tegen " + pile;
  return {};
}

int compare(const Options& options) {
  Answers answers(options.answers);
  if (!answers.readable()) return 3;
  long different = 0, compared = 0;
  std::map<std::string, std::map<std::string, long>> piles;
  every_candidate(options, [&](const Kandidaat& candidate) {
    ++compared;
    std::string pile;
    std::string wrong;
    const json answer = answers.next(candidate.kandidaat, wrong);
    if (wrong.empty()) wrong = difference(candidate, answer, pile);
    if (wrong.empty()) ++piles[std::string(naam(candidate.opleiding))][pile];
    if (wrong.empty() || ++different > options.shown) return;
    std::cout << wrong << "\n  " << naar_json(candidate).dump() << "\n";
  });
  for (const auto& [name, counts] : piles) {
    std::cout << name;
    for (const auto& [pile, number] : counts) std::cout << "; " << pile << " " << number;
    std::cout << "\n";
  }
  std::cout << compared << " vergeleken, " << different << " verschillend\n";
  return different == 0 && compared > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options defaults;
  defaults.count = 300;
  defaults.year = 2026;
  const Options options = read_options(argc, argv, defaults);
  if (options.verb == "genereer") {
    every_candidate(options, [](const Kandidaat& candidate) { std::cout << naar_json(candidate).dump() << "\n"; });
    return 0;
  }
  std::cout << "zaad " << options.seed << ", examenjaar " << options.year << "\n";
  if (options.verb == "vergelijk") return compare(options);
  std::cerr << "gebruik: herkansing genereer|vergelijk --aantal N [--zaad S] [--examenjaar J] …\n";
  return 2;
}
