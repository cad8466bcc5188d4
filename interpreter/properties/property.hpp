// What holds of a text as a whole, as data: proved and how, shown false by a candidate, or not computed and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::properties {

enum class Outcome : std::uint8_t { proved, refuted, not_computed };

// A candidate that shows the opposite. The plain evaluator gave both results.
struct Counterexample {
  std::string regime;                // "havo, examenjaar 2026"
  std::vector<std::string> entries;  // "netl se 6,0, ce 5,5"
  std::string change;                // "het SE-cijfer van Nederlands van 5,9 naar 6,0"; empty when nothing changes
  std::string before, after;         // results; `after` empty when there is one result only
};

// One outcome, for the regimes that share it.
struct Finding {
  Outcome outcome = Outcome::not_computed;
  std::vector<std::string> regimes;
  std::string how;                   // what was exhausted, or why it was not
  std::vector<std::string> places;   // provisions or sentences that it is about
  std::vector<Counterexample> examples;
  std::vector<grammar::Span> spans{};  // of the places, when they are sentences
};

struct Property {
  std::string key;                   // "hoger_cijfer"
  std::string sentence;              // "een hoger cijfer schaadt nooit"
  std::vector<Finding> findings;     // proved first
};

// Adds `one` to the findings, or its regimes to one that says the same.
void add(Property& property, Finding one);

struct Limits {
  std::size_t samples = 40;          // candidates per regime that are tried
  std::uint64_t trials = 4'000;      // evaluations per regime when looking for a counterexample
};

// "een hoger cijfer schaadt nooit": for each regime by directions and exhaustion of rows (evaluate/monotone).
[[nodiscard]] Property higher_mark_never_harms(resolve::Model& model, const grammar::Sources& sources,
                                               const std::vector<resolve::Regime>& regimes, const Limits& limits);

// The same as messages: VOOR-001 with a candidate, where a text of a school makes that a higher mark harms.
void check_higher_mark(resolve::Model& model, const grammar::Sources& sources, grammar::Diagnostics& diagnostics);

// "elke volledige kandidaat heeft precies één uitslag"
[[nodiscard]] Property exactly_one_result(resolve::Model& model, const grammar::Sources& sources,
                                          const std::vector<resolve::Regime>& regimes, const Limits& limits);

// "geen regel van de school staat onder of naast de wet"
[[nodiscard]] Property no_rule_beside_the_law(resolve::Model& model, const grammar::Sources& sources,
                                              const std::vector<resolve::Regime>& regimes, const Limits& limits);

// The regimes for which a text of a school speaks; all of them when there is none.
[[nodiscard]] std::vector<resolve::Regime> regimes_of(const resolve::Model& model);

}  // namespace slagboom::properties
