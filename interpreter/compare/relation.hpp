// How the results under two sets of rules relate: equivalent, milder, stricter or incomparable; proved, with witnesses.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/compare/changes.hpp"
#include "interpreter/compare/exhaust.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::compare {

// Of the second rules, seen from the first.
enum class Relation : std::uint8_t {
  equivalent,    // proved: everyone has the same result
  milder,        // someone has a better result; proved: nobody a worse one
  stricter,      // the other way round
  incomparable,  // one is better off, another worse
  undecided,     // `why`
};

// A candidate whose result differs; the plain evaluator gave both results.
struct Witness {
  std::vector<std::string> entries;   // "netl: se 6,0, ce 5,5"
  VerdictChange change;
  bool has_year = false;              // a mark is from a year that is given
};

// What is proved for fewer candidates, where not all of it holds for everyone.
struct Narrower {
  std::string without;                // who have nothing of this for any thing: "het jaar van het cijfer"
  Relation relation = Relation::undecided;
  std::string how;
};

struct ResultComparison {
  std::vector<std::string> before, after;   // the regimes that share this: "havo, examenjaar 2026"
  Relation relation = Relation::undecided;
  std::string how;                    // what was exhausted, or that the rules are the same
  std::string why;                    // undecided: what was not computed; else empty
  std::optional<Witness> better, worse;
  std::optional<Narrower> narrower;
};

// The program of one side, for one regime.
struct Rules {
  Side side;
  trace::Judge* judge = nullptr;      // of the same program
  const resolve::CodeTable* codes = nullptr;   // what a file of this regime can name
  std::string label;
};

// `bases` gives candidates of the first side to look for witnesses from; asked for only when there is something to find.
// Nothing when one side has no line that decides. `working` is called now and then, in work of seconds.
[[nodiscard]] std::optional<ResultComparison> compare_results(const Rules& before, const Rules& after,
                                                              const std::function<std::vector<program::Candidate>()>& bases,
                                                              const Budget& budget = {}, const std::function<void()>& working = {});

// Puts regimes that say the same together.
void add(std::vector<ResultComparison>& all, ResultComparison one);

[[nodiscard]] std::string_view relation_word(Relation relation);  // "gelijkwaardig", "milder", "strenger", …

}  // namespace slagboom::compare
