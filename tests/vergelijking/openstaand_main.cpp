// Compares what `watals --nodig` and `beoordeel` say about open marks with trying every value of every open mark.
//
//   openstaand genereer  --aantal N [--zaad S] [--open K] [--opleiding O] [--examenjaar J]     candidates as JSON
//   openstaand vergelijk --aantal N … --antwoorden FILE                          the same candidates, and the answers
//   openstaand zelftest  --aantal N …                           the quick way of the reference against its slow way
//
// N candidates per opleiding with 0 up to and including K open marks, spread over the exam years 2010-2026. Nothing here
// calls the engine: the answers are those of the program, as JSON. Exit status 1 when anything differs.
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

// The same candidates in the same order for the same options.
void every_candidate(const Options& options, const std::function<void(const Kandidaat&)>& use) {
  every_opleiding(options, [&](Opleiding opleiding) {
    std::vector<int> years;
    for (int year = 2010; year <= 2026; ++year) {
      if (options.year == 0 || options.year == year) years.push_back(year);
    }
    const long each = options.count / static_cast<long>(years.size()) + 1;
    for (const int year : years) {
      Generator generator(opleiding, year, options.seed * 1'000 + static_cast<std::uint64_t>(year));
      for (long number = 0; number < each; ++number) use(generator.volgende(static_cast<int>(number % (options.open + 1))));
    }
  });
}

std::string shown(const std::string& key, int value) {
  static const std::string words[] = {"onvoldoende", "voldoende", "goed"};
  if (key.ends_with(".beoordeling")) return words[value];
  if (key.ends_with(".eindcijfer")) return std::to_string(value);
  return met_komma(value);
}

// The values at a place in the list of outcomes.
std::vector<std::size_t> unpack(const Waarden& all, std::size_t index) {
  std::vector<std::size_t> at(all.sleutels.size());
  for (std::size_t key = at.size(); key-- > 0;) {
    at[key] = index % all.waarden[key].size();
    index /= all.waarden[key].size();
  }
  return at;
}

// What there is to say about one outcome, by looking at every combination.
struct Said {
  std::string verdict;                              // "ja", "nee" or "nog open"
  std::map<std::string, std::string> least;         // by key; absent when no combination is enough
  std::map<std::string, bool> matters;
  std::set<std::map<std::string, std::string>> minimal;
  int least_sum = -1;                               // tenths; when every open mark is in tenths
  bool rises = true;                                // a higher value never harms
};

Said look(const Waarden& all, const std::vector<bool>& enough) {
  Said said;
  const std::size_t keys = all.sleutels.size();
  std::vector<std::size_t> stride(keys, 1);
  for (std::size_t key = keys; key-- > 1;) stride[key - 1] = stride[key] * all.waarden[key].size();
  std::vector<std::size_t> lowest(keys, SIZE_MAX);
  std::vector<bool> matters(keys, false);
  bool tenths = keys > 0;
  for (const std::string& key : all.sleutels) tenths = tenths && (key.ends_with(".ce") || key.ends_with(".se"));
  bool some = false, every = true;
  std::vector<bool> below_too = enough;   // this combination or one that is lower somewhere and higher nowhere
  std::vector<std::size_t> at(keys, 0);
  for (std::size_t index = 0; index < enough.size(); ++index) {
    if (index > 0) {
      for (std::size_t key = keys; key-- > 0;) {
        if (++at[key] < all.waarden[key].size()) break;
        at[key] = 0;
      }
    }
    bool minimal = enough[index];
    for (std::size_t key = 0; key < keys; ++key) {
      if (at[key] == 0) continue;
      const bool below = enough[index - stride[key]];
      if (below != enough[index]) matters[key] = true;
      if (below && !enough[index]) said.rises = false;
      if (below_too[index - stride[key]]) minimal = false, below_too[index] = true;
    }
    (enough[index] ? some : every) = enough[index];
    if (!enough[index]) continue;
    int sum = 0;
    for (std::size_t key = 0; key < keys; ++key) {
      lowest[key] = std::min(lowest[key], at[key]);
      sum += all.waarden[key][at[key]];
    }
    if (tenths && (said.least_sum < 0 || sum < said.least_sum)) said.least_sum = sum;
    if (!minimal) continue;
    std::map<std::string, std::string> one;
    for (std::size_t key = 0; key < keys; ++key) one[all.sleutels[key]] = shown(all.sleutels[key], all.waarden[key][at[key]]);
    said.minimal.insert(std::move(one));
  }
  said.verdict = every ? "ja" : some ? "nog open" : "nee";
  for (std::size_t key = 0; key < keys; ++key) {
    said.matters[all.sleutels[key]] = matters[key];
    if (some) said.least[all.sleutels[key]] = shown(all.sleutels[key], all.waarden[key][lowest[key]]);
  }
  return said;
}

// What the answer says about one outcome that trying everything does not; empty when they agree.
std::string difference(const json& answer, const std::string& outcome, const Said& said) {
  std::map<std::string, json> needed;
  for (const json& one : answer.at("nodig")) {
    if (one.at("uitkomst") == outcome) needed[one.at("sleutel").get<std::string>()] = one;
  }
  if (needed.size() != said.matters.size()) return outcome + ": " + std::to_string(needed.size()) + " open cijfers tegen " + std::to_string(said.matters.size());
  for (const auto& [key, matters] : said.matters) {
    const auto found = needed.find(key);
    if (found == needed.end()) return outcome + ": " + key + " ontbreekt";
    const json& one = found->second;
    const auto least = said.least.find(key);
    const std::string ours = one.at("minimum").is_null() ? "geen" : text_of(one.at("minimum"));
    const std::string theirs = least == said.least.end() ? "geen" : least->second;
    if (one.contains("uitgerekend") || one.at("telt_nog").is_null()) return outcome + ": " + key + " niet uitgerekend";
    if (ours != theirs) return outcome + ": minimum " + key + " " + ours + " tegen " + theirs;
    if (one.at("telt_nog") != matters) return outcome + ": " + key + " telt " + (matters ? "nog wel" : "niet meer");
  }
  const bool listed = said.matters.size() == 2 || said.matters.size() == 3;
  bool found = false;
  for (const json& one : answer.at("combinaties")) {
    if (one.at("uitkomst") != outcome) continue;
    found = true;
    if (one.at("volledig") != true) return outcome + ": combinaties niet volledig";
    std::set<std::map<std::string, std::string>> ours;
    for (const json& each : one.at("minimaal")) ours.insert(each.get<std::map<std::string, std::string>>());
    if (ours != said.minimal) return outcome + ": " + std::to_string(ours.size()) + " kleinste combinaties tegen " + std::to_string(said.minimal.size());
  }
  if (found != listed) return outcome + (listed ? ": geen combinaties" : ": onverwachte combinaties");
  std::string sum = "geen";
  for (const json& one : answer.at("gemiddeld_nodig")) {
    if (one.at("uitkomst") == outcome) sum = text_of(one.at("som"));
  }
  const std::string theirs = said.least_sum < 0 ? "geen" : met_komma(said.least_sum);
  return sum == theirs ? std::string() : outcome + ": laagste som " + sum + " tegen " + theirs;
}

// The same for the verdict of `beoordeel`: it names what is still needed only while the outcome is open.
std::string verdict_difference(const json& verdict, const Said& said) {
  if (said.verdict != "nog open") return {};
  std::set<std::string> named;
  for (const json& one : verdict.at("nog_nodig")) {
    const std::string key = text_of(one.at("gegeven"));
    named.insert(key);
    const auto matters = said.matters.find(key);
    if (matters == said.matters.end()) return "nog nodig: " + key + " is bekend";
    if (one.at("beslissend") != matters->second) return "nog nodig: " + key + (matters->second ? " is wel" : " is niet") + " beslissend";
    // No least value is said where every value can do.
    const std::string ours = one.contains("minstens") && !one.at("minstens").is_null() ? text_of(one.at("minstens")) : "";
    if (!ours.empty() && ours != said.least.at(key)) return "nog nodig: " + key + " minstens " + ours + " tegen " + said.least.at(key);
    if (ours.empty() && said.least.at(key) != "1,0" && said.least.at(key) != "onvoldoende") {
      return "nog nodig: " + key + " zonder minimum tegen " + said.least.at(key);
    }
  }
  for (const auto& [key, matters] : said.matters) {
    if (matters && !named.contains(key)) return "nog nodig: " + key + " ontbreekt";
  }
  return {};
}

// Of two subjects that share one central exam, the one with the mark has it. Without a mark the file does not say.
bool shared_exam_is_open(const Kandidaat& candidate) {
  int subjects = 0, marks = 0;
  for (const Vak& vak : candidate.vakken) {
    if (vak.vak != "kubv" && vak.vak != "kumu" && vak.vak != "kudr" && vak.vak != "kuda") continue;
    ++subjects;
    marks += vak.ce ? 1 : 0;
  }
  return subjects > 1 && marks == 0;
}

int compare(const Options& options) {
  Answers answers(options.answers);
  if (!answers.readable()) return 3;
  struct Tally {
    long candidates = 0, different = 0, marks = 0, honours = 0;
    std::map<std::string, long> verdicts;
    std::map<int, long> open;
  };
  std::map<std::string, Tally> tallies;
  int printed = 0;
  long unclear = 0;
  every_candidate(options, [&](const Kandidaat& candidate) {
    std::string wrong;
    const json answer = answers.next(candidate.kandidaat, wrong);
    if (shared_exam_is_open(candidate)) {
      ++unclear;
      return;
    }
    const std::optional<Waarden> first = alle_waarden(candidate, {}, true);
    if (!first) return;
    Tally& tally = tallies[std::string(naam(candidate.opleiding))];
    ++tally.candidates;
    ++tally.open[static_cast<int>(first->sleutels.size())];
    const Said passing = look(*first, first->geslaagd);
    const std::string verdict = passing.verdict == "ja" ? "geslaagd" : passing.verdict == "nee" ? "afgewezen" : "nog open";
    ++tally.verdicts[verdict];
    if (!wrong.empty()) {
      // Said below.
    } else if (answer.at("uitslag") != verdict) {
      wrong = "uitslag " + text_of(answer.at("uitslag")) + " tegen " + verdict;
    } else if (answer.contains("nog_nodig")) {
      wrong = verdict_difference(answer, passing);
      tally.marks += static_cast<long>(answer.at("nog_nodig").size());
    } else {
      if (!passing.rises) wrong = "een hoger cijfer schaadt";
      tally.marks += static_cast<long>(first->sleutels.size());
      if (wrong.empty()) wrong = difference(answer, "geslaagd", passing);
      if (wrong.empty() && candidate.examenjaar >= 2016) {
        ++tally.honours;
        wrong = difference(answer, "cum_laude", look(*first, first->cum_laude));
      }
    }
    if (wrong.empty()) return;
    ++tally.different;
    if (++printed <= options.shown) std::cout << wrong << "\n  " << naar_json(candidate).dump() << "\n";
  });
  long different = 0, compared = 0;
  for (const auto& [name, tally] : tallies) {
    std::cout << name << ": " << tally.candidates << " vergeleken, " << tally.different << " verschillend; open cijfers";
    for (const auto& [open, number] : tally.open) std::cout << " " << open << ": " << number;
    for (const auto& [verdict, number] : tally.verdicts) std::cout << "; " << verdict << " " << number;
    std::cout << "; " << tally.marks << " minima, " << tally.honours << " keer cum laude\n";
    different += tally.different;
    compared += tally.candidates;
  }
  if (unclear > 0) std::cout << unclear << " niet vergeleken: welk kunstvak het gezamenlijke CE heeft, is nog niet te zien\n";
  return different == 0 && compared > 0 ? 0 : 1;
}

// alle_waarden() looks once per combination of eindcijfers; here every combination is judged whole.
int self_test(const Options& options) {
  long compared = 0, wrong = 0;
  every_candidate(options, [&](const Kandidaat& candidate) {
    const std::optional<Waarden> all = alle_waarden(candidate, {}, true, 1);
    if (!all) return;
    for (std::size_t index = 0; index < all->geslaagd.size(); ++index) {
      Kandidaat filled = candidate;
      const std::vector<std::size_t> at = unpack(*all, index);
      bool whole = true;
      for (std::size_t key = 0; key < at.size(); ++key) {
        const std::string& name = all->sleutels[key];
        const int value = all->waarden[key][at[key]];
        for (Vak& vak : filled.vakken) {
          if (vak.vak + ".ce" == name) vak.ce = value;
          if (vak.vak + ".se" == name) vak.se = value, whole = whole && (vak.ce || value % 10 == 0);
          if (vak.vak + ".eindcijfer" == name) vak.eindcijfer = value;
          if (vak.vak + ".beoordeling" == name) vak.beoordeling = static_cast<Beoordeling>(value);
        }
      }
      if (!whole) continue;   // a vak without CE has no SE mark with a decimal
      const Verdict verdict = beoordeel(filled);
      ++compared;
      const bool passes = verdict.uitslag == Uitslag::geslaagd;
      if (!verdict.fout && passes == all->geslaagd[index] && (!passes || verdict.cum_laude == all->cum_laude[index])) continue;
      if (++wrong <= options.shown) std::cout << "anders\n  " << naar_json(filled).dump() << "\n";
    }
  });
  std::cout << compared << " waarden nagegaan, " << wrong << " verschillend\n";
  return wrong == 0 && compared > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = read_options(argc, argv, {});
  if (options.verb == "genereer") {
    every_candidate(options, [](const Kandidaat& candidate) { std::cout << naar_json(candidate).dump() << "\n"; });
    return 0;
  }
  std::cout << "zaad " << options.seed << "\n";
  if (options.verb == "vergelijk") return compare(options);
  if (options.verb == "zelftest") return self_test(options);
  std::cerr << "gebruik: openstaand genereer|vergelijk|zelftest --aantal N [--zaad S] [--open K] …\n";
  return 2;
}
