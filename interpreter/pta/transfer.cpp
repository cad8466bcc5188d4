// Looks up both sides of an «overstap».
#include "interpreter/pta/transfer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "grammar/words.hpp"

namespace slagboom::pta {

namespace {

using Kind = ResultPlace::Kind;
using grammar::PtaTransfer;

const std::string& code_of(const Test& test) { return test.at(Column::code).text; }

const std::pair<const Test*, const Reading*>* find(const TestsOfHead& tests,
                                                   std::string_view code) {
  const auto found = std::find_if(tests.begin(), tests.end(),
                                  [&](const auto& each) { return code_of(*each.first) == code; });
  return found == tests.end() ? nullptr : &*found;
}

ResultPlace unknown(std::string problem) {
  ResultPlace place;
  place.problem = std::move(problem);
  return place;
}

// What the sentence says of the old test.
ResultPlace moved(const Transfer& transfer, const std::pair<const Test*, const Reading*>& old,
                  const TestsOfHead& own) {
  const std::string& code = code_of(*old.first);
  ResultPlace place;
  place.old = old.first;
  place.old_plan = old.second;
  place.old_cohort = calendar::school_year_text(transfer.what->from);
  const auto& rows = transfer.what->rows;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const PtaTransfer::Row& each) {
    return each.old.text == code;
  });
  if (row == rows.end()) {
    place.problem =
        fmt::format("van toets {} van cohort {} zegt de overstap niet wat ermee gebeurt", code,
                    place.old_cohort);
    return place;
  }
  if (std::any_of(row + 1, rows.end(),
                  [&](const PtaTransfer::Row& each) { return each.old.text == code; })) {
    place.problem = fmt::format("toets {} van cohort {} heeft in de overstap meer dan één rij",
                                code, place.old_cohort);
    return place;
  }
  if (row->dropped) {
    place.kind = Kind::dropped;
    return place;
  }
  const auto* fresh = find(own, row->fresh.text);
  if (fresh == nullptr) {
    place.problem =
        fmt::format("toets {}, waar toets {} van cohort {} voor telt, staat niet in het PTA",
                    row->fresh.text, code, place.old_cohort);
  } else if (fresh->first->in_words != old.first->in_words) {
    place.problem = fmt::format(
        "het resultaat van toets {} van cohort {} past niet bij toets {}: "
        "het ene is een cijfer, het andere een woord",
        code, place.old_cohort, row->fresh.text);
  } else {
    place.kind = Kind::moved;
    place.code = row->fresh.text;
  }
  return place;
}

}  // namespace

TestsOfHead tests_of_head(const std::vector<Reading>& readings, const grammar::PtaHead& head) {
  TestsOfHead tests;
  for (const Reading& reading : readings) {
    if (!same(reading.before.said.what->head, head)) continue;
    for (const Test& test : reading.now.plan.tests) tests.emplace_back(&test, &reading);
  }
  return tests;
}

ResultPlace place_of_result(const Plans& plans, const std::vector<Reading>& readings,
                            const grammar::PtaHead& head, const TestsOfHead& own,
                            std::string_view subject, std::string_view code,
                            std::string_view cohort, bool with_resit) {
  cohort = grammar::trimmed(cohort);
  const std::string own_cohort = calendar::school_year_text(head.cohort);
  std::vector<std::string> cohorts{own_cohort};
  std::vector<ResultPlace> places;
  if ((cohort.empty() || cohort == own_cohort) && find(own, code) != nullptr) {
    places.emplace_back();
    places.back().kind = Kind::own;
    places.back().code = code;
  }
  for (const Transfer& transfer : plans.transfers) {
    if (transfer.what->from == 0 || !same(transfer.what->to, head)) continue;
    const std::string old_cohort = calendar::school_year_text(transfer.what->from);
    cohorts.push_back(old_cohort);
    if (!cohort.empty() && cohort != old_cohort) continue;
    const TestsOfHead old = tests_of_head(readings, transfer.what->old_head());
    const auto& rows = transfer.what->rows;
    const bool said = std::any_of(rows.begin(), rows.end(), [&](const PtaTransfer::Row& each) {
      return each.old.text == code;
    });
    if (old.empty() && said)
      return unknown(
          fmt::format("over toets {} van cohort {} zegt de overstap iets, maar dat PTA is er niet "
                      "bij; geef het "
                      "ook mee",
                      code, old_cohort));
    if (const auto* test = find(old, code)) places.push_back(moved(transfer, *test, own));
  }
  if (!cohort.empty() && std::find(cohorts.begin(), cohorts.end(), cohort) == cohorts.end())
    return unknown(
        fmt::format("van cohort «{}» is er geen overstap naar het PTA van {}", cohort, subject));
  if (places.empty())
    return unknown(fmt::format("toets {} staat niet in het PTA van {}{}", code, subject,
                               cohort.empty() ? "" : fmt::format(", cohort {}", cohort)));
  const ResultPlace& first = places.front();
  const bool one = std::all_of(places.begin(), places.end(), [&](const ResultPlace& each) {
    return &each == &first || (!with_resit && first.kind != Kind::unknown &&
                               each.kind != Kind::unknown && each.code == first.code);
  });
  if (one) return first;
  return unknown(
      fmt::format("toets {} van {} staat in het PTA van meer dan één cohort; zet bij "
                  "«cohort van de toets» onder welk cohort het resultaat is behaald",
                  code, subject));
}

}  // namespace slagboom::pta
