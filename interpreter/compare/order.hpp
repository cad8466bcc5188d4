// Two terms of which one never comes out below the other.
#pragma once

#include <cstdint>
#include <optional>

#include "interpreter/compare/terms.hpp"

namespace slagboom::compare {

// How two terms compare for every candidate: the second against the first.
enum class Order : std::uint8_t { never_lower, never_higher };

// Only pairs that are known to be so whatever they read: the same value rounded in other steps, the
// same value held against another number, another number of the same things, the mean of a row and
// its extremes, fewer or more conditions of which all must hold, and a condition that is always or
// never met. What is not known yet lies between nee and ja.
[[nodiscard]] std::optional<Order> order_of(const Terms& terms, TermId first, TermId second);

}  // namespace slagboom::compare
