// Two sets of rules side by side, as text, JSON, CSV and HTML. Readable without colour.
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/compare/comparison.hpp"

namespace slagboom::report {

// `brief`: provisions only, without their words.
[[nodiscard]] std::string comparison_text(const compare::Comparison& comparison, std::size_t width, bool brief);
[[nodiscard]] std::string comparison_json(const compare::Comparison& comparison, bool brief);
// One table: a row for each provision, each result and each candidate that differ.
[[nodiscard]] std::string comparison_csv(const compare::Comparison& comparison);
[[nodiscard]] std::string comparison_html(const compare::Comparison& comparison, bool brief);

// "UB 3.34 lid 1 → UB 3.35 lid 1", or one provision when they are equal.
[[nodiscard]] std::string place_text(const compare::Difference& difference);
// A line with [-weg-] and {+nieuw+}; for lines left out: "(3 gelijke regels)".
[[nodiscard]] std::string marked(const compare::RedLine& line);
// "40 kandidaten: 38 gelijk, 2 beter, 0 slechter".
[[nodiscard]] std::string change_totals_text(const compare::ChangeTotals& totals);
// "havo, examenjaar 2012 tegenover havo, examenjaar 2013", or the first ones and how many more.
[[nodiscard]] std::string regimes_text(const compare::ResultComparison& one);
// What the relation says, in a sentence; with what was not computed.
[[nodiscard]] std::string relation_sentence(const compare::ResultComparison& one);
// What is proved for fewer candidates, with how.
[[nodiscard]] std::string narrower_sentence(const compare::Narrower& one);
// "Deze kandidaat is in A geslaagd en in B afgewezen (slechter):"
[[nodiscard]] std::string witness_head(const compare::Witness& witness);
// How many provisions were added, removed, changed, moved.
[[nodiscard]] std::string difference_totals_text(const compare::TextComparison& texts);

}  // namespace slagboom::report
