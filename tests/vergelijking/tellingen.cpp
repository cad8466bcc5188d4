// Counts of conditions and borders, from the reference's verdict.
#include "tellingen.hpp"

#include <algorithm>
#include <cstdio>

#include "referentie_json.hpp"

namespace slagboom::vergelijking {

using referentie::Beoordeling;
using referentie::Kandidaat;
using referentie::Opleiding;
using referentie::Stand;
using referentie::Uitslag;
using referentie::Vak;
using referentie::Verdict;

namespace {

// What is always counted, so that a zero shows.
std::vector<std::string> expected(Opleiding type, int first, int last) {
  const auto during = [&](int from, int to) { return first <= to && last >= from; };
  const bool vmbo = referentie::is_vmbo(type);
  const bool vwo = referentie::is_vwo(type);
  std::vector<std::string> names{"geslaagd",        "afgewezen",       "c ja",          "c nee",
                                 "alleen c nee",    "e ja",            "e nee",         "alleen e nee",
                                 "weggelaten",      "extra vak telt mee", "lo onvoldoende", "herkansing hoger",
                                 "herkansing lager", "vavo",           "beeld één 5",   "beeld één 4",
                                 "beeld twee 5",    "beeld 4 en 5",    "beeld drie 5",  "beeld twee 4",
                                 "beeld onder 4"};
  const auto add = [&](std::initializer_list<const char*> more) { names.insert(names.end(), more.begin(), more.end()); };
  if (during(2012, 2019) || during(2021, 2026)) {
    add({"a ja", "a nee", "alleen a nee", "CE-gemiddelde precies 5,5", "CE-som 0,1 te laag", "CE-som 0,1 boven"});
  }
  if (type != Opleiding::atheneum && type != Opleiding::gymnasium && type != Opleiding::vwo) add({"hoger niveau"});
  if (!vmbo) {
    add({"d ja", "d nee", "alleen d nee", "gemiddelde precies 6,0", "gemiddelde net onder 6,0", "onderdeel toegevoegd"});
    if (during(2013, 2026)) add({"b ja", "b nee", "alleen b nee"});
  } else {
    add({"hoogste 7 bij tekort", "geen 7 bij tekort"});
    if (during(2014, 2026)) add({"b ja", "b nee", "alleen b nee"});
    if (during(2018, 2026)) add({"d ja", "d nee", "alleen d nee"});
    if (type == Opleiding::tl || type == Opleiding::gl) add({"f ja", "f nee", "alleen f nee"});
  }
  if (type == Opleiding::bb) add({"leer-werktraject"});
  if (vwo) add({"vrijgesteld"});
  if (type == Opleiding::atheneum) add({"ontheffing"});
  if (during(2016, 2026)) add({"cum laude", "geslaagd, geen cum laude"});
  if (vwo && during(2016, 2016)) add({"rekentoets ja", "rekentoets nee", "alleen rekentoets nee"});
  if (during(2021, 2022)) add({"duim nodig"});
  if (during(2020, 2020)) add({"RV-toets"});
  return names;
}

}  // namespace

void Tellingen::tel(const Kandidaat& candidate, const referentie::Context& context, const Verdict& verdict) {
  ++total_;
  const auto count = [this](const std::string& name, bool yes = true) {
    if (yes) ++counts_[name];
  };
  count(std::string(referentie::naam(verdict.uitslag)));
  count("vavo", context.vavo);
  count("leer-werktraject", context.leerwerktraject);
  for (const Vak& vak : candidate.vakken) {
    count("lo onvoldoende", vak.vak == "lo" && vak.beoordeling == Beoordeling::onvoldoende);
    count("hoger niveau", !vak.niveau.empty());
    count("onderdeel toegevoegd", vak.deel == "combinatie");
    count("vrijgesteld", vak.status == "vrijgesteld");
    count("ontheffing", vak.status == "ontheffing");
    count("RV-toets", vak.rv.has_value());
    if (vak.ce && vak.ce_herkansing) count(*vak.ce_herkansing > *vak.ce ? "herkansing hoger" : "herkansing lager");
  }
  if (verdict.uitslag == Uitslag::nog_open || context.leerwerktraject) return;

  std::vector<std::string> no;
  for (const auto& [letter, state] : verdict.onderdelen) {
    count(letter + (state == Stand::ja ? " ja" : " nee"));
    if (state == Stand::nee) no.push_back(letter);
  }
  if (no.size() == 1 && verdict.uitslag == Uitslag::afgewezen) count("alleen " + no.front() + " nee");
  const bool passed = verdict.uitslag == Uitslag::geslaagd;
  count("weggelaten", passed && !verdict.niet_meegenomen.empty() && !verdict.duim);
  count("duim nodig", verdict.duim);
  count("extra vak telt mee", passed && verdict.niet_meegenomen.empty() &&
                                  std::any_of(candidate.vakken.begin(), candidate.vakken.end(),
                                              [](const Vak& vak) { return vak.deel == "extra"; }));
  if (candidate.examenjaar >= 2016) count(verdict.cum_laude.value_or(false) ? "cum laude" : "geslaagd, geen cum laude", passed);
  if (verdict.ce_som && verdict.ce_aantal && *verdict.ce_aantal > 0) {
    const int above = *verdict.ce_som - 55 * *verdict.ce_aantal;
    count("CE-gemiddelde precies 5,5", above == 0);
    count("CE-som 0,1 te laag", above == -1);
    count("CE-som 0,1 boven", above == 1);
  }
  if (!verdict.tafel_som) return;
  const int low = verdict.tafel_onder_vier, fours = verdict.tafel_vieren, fives = verdict.tafel_vijven;
  count("beeld onder 4", low > 0);
  count("beeld één 5", low == 0 && fours == 0 && fives == 1);
  count("beeld één 4", low == 0 && fours == 1 && fives == 0);
  count("beeld twee 5", low == 0 && fours == 0 && fives == 2);
  count("beeld 4 en 5", low == 0 && fours == 1 && fives == 1);
  count("beeld drie 5", low == 0 && fours == 0 && fives == 3);
  count("beeld twee 4", low == 0 && fours == 2 && fives == 0);
  if (low > 0 || fours + fives == 0 || (fours == 0 && fives == 1)) return;
  const int above = *verdict.tafel_som - 6 * *verdict.tafel_aantal;
  count("gemiddelde precies 6,0", above == 0);
  count("gemiddelde net onder 6,0", above == -1);
  count("hoogste 7 bij tekort", verdict.tafel_hoogste == 7);
  count("geen 7 bij tekort", verdict.tafel_hoogste < 7);
}

void Tellingen::voeg_toe(const Tellingen& other) {
  total_ += other.total_;
  for (const auto& [name, number] : other.counts_) counts_[name] += number;
}

std::string Tellingen::tekst() const {
  std::string text;
  for (const auto& [name, number] : counts_) {
    const long per_mille_tenths = total_ == 0 ? 0 : number * 10'000 / total_;
    char line[160];
    std::snprintf(line, sizeof line, "  %-28s %9ld  %3ld,%02ld %%\n", name.c_str(), number, per_mille_tenths / 100,
                  per_mille_tenths % 100);
    text += line;
  }
  return text;
}

std::vector<std::string> Tellingen::ontbreekt(int first_year, int last_year) const {
  std::vector<std::string> missing;
  for (const std::string& name : expected(type_, first_year, last_year)) {
    if (!counts_.contains(name)) missing.push_back(name);
  }
  return missing;
}

}  // namespace slagboom::vergelijking
