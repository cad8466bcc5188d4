// Verdicts for the tests of the renderings; words and keys are those of a document, not of the
// engine.
#pragma once

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

inline trace::Verdict test_verdict() {
  using trace::Field;
  using trace::Outcome;
  trace::Verdict verdict;
  verdict.candidate = "K-001";
  verdict.regime = "havo, examenjaar 2026";
  verdict.result = "afgewezen";
  const auto field = [&](const char* key, const char* label, Field::Form form,
                         const char* value) -> Field& {
    Field& result = verdict.fields.emplace_back();
    result.key = key;
    result.label = label;
    result.form = form;
    result.value = value;
    return result;
  };
  field("uitslag", "uitslag", Field::Form::value, "afgewezen");
  field("cum_laude", "cum laude", Field::Form::truth, "nee");
  field("eindcijfers", "eindcijfers", Field::Form::per_entry, "").entries = {{"netl", "6"},
                                                                             {"wisA", ""}};
  field("combinatiecijfer", "combinatiecijfer", Field::Form::value, "7").numeric = true;
  Field& mean = field("ce_gemiddelde", "gemiddelde van het CE", Field::Form::sum_and_count, "");
  mean.sum = "38,3";
  mean.count = "7";
  mean.truncated = "5,47";
  mean.exact = "5,471…";
  field("niet_meegenomen", "niet meegenomen", Field::Form::entries, "").entries = {{"fi", ""}};
  verdict.clauses = {{"UB 3.34 lid 1 a", "het gemiddelde is 5,5 of hoger", Outcome::nee,
                      "38,3 / 7 = 5,471… is lager dan 5,5"},
                     {"UB 3.34 lid 1 b", "hoogstens één vak lager", Outcome::open, ""}};
  verdict.deciding = {"UB 3.34 lid 1 a"};
  verdict.needs = {
      {"wisA.ce", "CE-cijfer van wiskunde A", "5,3", true, "als de rest gelijk blijft"},
      {"fi.ce", "CE-cijfer van filosofie", "", false, ""}};
  verdict.nearest = {{"netl.ce", "CE-cijfer van Nederlands", "5,2", "5,3"}};
  verdict.applied = {"Uitvoeringsbesluit WVO 2020 (1-8-2026)"};
  verdict.notes = {"de bron is hier <niet> zeker"};
  verdict.entries = {{"netl", "Nederlands", {{"se", "6,4"}, {"ce", "5,2"}}, {{"eindcijfer", "6"}}},
                     {"wisA", "wiskunde A", {{"se", "5,1"}}, {}}};
  trace::Explanation mean_of{"", "het gemiddelde", Outcome::open, false, "5,471…", "38,3 / 7", "",
                             {}};
  verdict.reasoning = {{"UB 3.34 lid 1",
                        "de kandidaat is geslaagd",
                        Outcome::nee,
                        true,
                        "",
                        "a geldt niet",
                        "let \"hier\" op",
                        {mean_of}}};
  return verdict;
}

inline trace::Verdict test_fault() {
  trace::Verdict verdict;
  verdict.candidate = "K-002";
  verdict.fault = "de gegevens zijn niet te lezen";
  verdict.faults = {"rij 3, kolom «se»: deze cel is te lang", "rij 4: nog iets"};
  return verdict;
}

}  // namespace slagboom::report
