// Numbers, options and elements as people read them: decimal comma, never rounded up to a border.
#pragma once

#include <string>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::trace {

using evaluate::Value;
using operations::Rational;

// Exact when it has at most three decimals, else cut off after three with "…": 5,471…
[[nodiscard]] std::string shown(const Rational& number, int least_decimals = 0);
// Cut off (never rounded) after so many decimals: 5,47.
[[nodiscard]] std::string truncated(const Rational& number, unsigned decimals);
// A result or value that is not settled.
inline constexpr const char* kStillOpen = "nog open";

// A value of a kind: marks with one decimal, whole marks without, options by name, ja/nee, "nog open".
[[nodiscard]] std::string shown(const Value& value, const program::Type& type, const program::Vocabulary& vocabulary);
// "netl" as the candidate wrote it.
[[nodiscard]] std::string code(const evaluate::Evaluator& evaluator, int element);
// "Nederlands", or the code when the register does not know it.
[[nodiscard]] std::string item_name(const evaluate::Evaluator& evaluator, int element);

}  // namespace slagboom::trace
