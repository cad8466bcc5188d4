// Words that several renderings share: outcomes, totals, and sentences about what is needed.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

[[nodiscard]] std::string_view outcome_word(
    trace::Outcome outcome);  // "ja", "nee", "nog open", "vervalt"
// A shape beside the word; the word says it all by itself.
[[nodiscard]] std::string_view outcome_sign(trace::Outcome outcome);

// The value of a field on one line: "38,3 / 7 = 5,471… (afgekapt 5,47)".
[[nodiscard]] std::string field_text(const trace::Field& field);

// "CE-cijfer van Nederlands: 5,3 of hoger (als de rest gelijk blijft)".
[[nodiscard]] std::string need_text(const trace::Need& need);
// "met CE-cijfer van Nederlands 5,3 in plaats van 5,2 was de uitslag anders geweest".
[[nodiscard]] std::string change_text(const trace::NearChange& change);

// How many verdicts had which result, in order of first appearance.
struct Totals {
  std::vector<std::pair<std::string, std::size_t>> results;
  std::size_t without = 0;
  std::size_t all = 0;

  void add(const trace::Verdict& verdict);
};
[[nodiscard]] std::string totals_text(const Totals& totals);

// The part that all provisions begin with, up to a whole word: "UB 3.34 lid 1 ". Empty when there
// is none.
[[nodiscard]] std::string common_start(const std::vector<trace::Clause>& clauses);

// Columns of a table of marks: the keys that occur, given ones first, in order of appearance.
struct EntryColumns {
  std::vector<std::string> given;
  std::vector<std::string> computed;
};
[[nodiscard]] EntryColumns columns_of(const std::vector<trace::EntryRow>& entries);
[[nodiscard]] std::string value_of(const std::vector<std::pair<std::string, std::string>>& values,
                                   std::string_view key);

// Which parts of a reasoning were shown in full: the same part again needs no more than its first
// line.
class ShownParts {
 public:
  // True when this node was shown with all that is under it; remembers it otherwise.
  bool again(const trace::Explanation& node);

 private:
  std::set<std::string> shown_;
};
inline constexpr std::string_view kShownAbove = "zie hierboven";

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace slagboom::report
