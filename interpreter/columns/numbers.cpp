// Exact arithmetic on slots with a constant divisor.
#include <numeric>

#include "interpreter/columns/graph.hpp"

namespace slagboom::columns {

using operations::Rational;
using program::Comparison;

namespace {

constexpr std::int64_t kLargestDivisor = 1'000'000;

// Rounded down, also below zero.
std::int64_t floor_of(operations::Wide num, std::int64_t den) {
  operations::Wide quotient = num / den;
  if (num % den != 0 && num < 0) --quotient;
  constexpr operations::Wide kFar = std::int64_t{1} << 40;  // beyond any slot
  if (quotient > kFar) quotient = kFar;
  if (quotient < -kFar) quotient = -kFar;
  return static_cast<std::int64_t>(quotient);
}

}  // namespace

Number Numbers::constant(Rational value) {
  if (!value.valid() || value.den > kLargestDivisor) {
    graph_.fail("een getal past niet");
    return {};
  }
  return {graph_.constant(value.num), value.den};
}

void Numbers::align(Number& a, Number& b) {
  if (a.divisor == b.divisor) return;
  const std::int64_t common = std::lcm(a.divisor, b.divisor);
  if (common > kLargestDivisor) {
    graph_.fail("een breuk past niet");
    return;
  }
  a = {graph_.scaled(a.slot, common / a.divisor), common};
  b = {graph_.scaled(b.slot, common / b.divisor), common};
}

Number Numbers::add(Number a, Number b) {
  align(a, b);
  return {graph_.add(a.slot, b.slot), a.divisor};
}

Number Numbers::subtract(Number a, Number b) {
  align(a, b);
  return {graph_.subtract(a.slot, b.slot), a.divisor};
}

Number Numbers::multiply(Number a, Number b) {
  const std::int64_t divisor = a.divisor * b.divisor;
  if (divisor > kLargestDivisor) {
    graph_.fail("een breuk past niet");
    return {};
  }
  return {graph_.multiply(a.slot, b.slot), divisor};
}

Number Numbers::divided(Number a, Rational by) {
  if (!by.valid() || by.num == 0) {
    graph_.fail("delen door nul");
    return {};
  }
  if (by.num < 0) by = {-by.num, -by.den};
  if (by.num > kLargestDivisor || a.divisor * by.num > kLargestDivisor) {
    graph_.fail("een breuk past niet");
    return {};
  }
  return {graph_.scaled(a.slot, by.den), a.divisor * by.num};
}

Number Numbers::rounded(Number a, unsigned decimals, operations::RoundingMode mode) {
  if (decimals > 6) {
    graph_.fail("te veel decimalen");
    return {};
  }
  // a * 10^decimals = top / bottom
  std::int64_t scale = operations::power_of_ten(decimals);
  std::int64_t bottom = a.divisor;
  const std::int64_t shared = std::gcd(scale, bottom);
  scale /= shared;
  bottom /= shared;
  Slot top = graph_.scaled(a.slot, scale);
  switch (mode) {
    case operations::RoundingMode::down:
      break;
    case operations::RoundingMode::up:
      top = graph_.shifted(top, bottom - 1);
      break;
    case operations::RoundingMode::half_up:
      if (bottom % 2 != 0) {
        top = graph_.scaled(top, 2);
        bottom *= 2;
      }
      top = graph_.shifted(top, bottom / 2);
      break;
  }
  return {graph_.floor_divided(top, bottom), operations::power_of_ten(decimals)};
}

Number Numbers::minimum(Number a, Number b) {
  align(a, b);
  return {graph_.minimum(a.slot, b.slot), a.divisor};
}

Number Numbers::maximum(Number a, Number b) {
  align(a, b);
  return {graph_.maximum(a.slot, b.slot), a.divisor};
}

Number Numbers::choose(Slot condition, Number yes, Number no) {
  align(yes, no);
  return {graph_.choose(condition, yes.slot, no.slot), yes.divisor};
}

bool Numbers::fixed(Number a, Rational& value) const {
  if (!graph_.is_constant(a.slot)) return false;
  value = operations::reduced(graph_.node(a.slot).number, a.divisor);
  return true;
}

Slot Numbers::compare(Number a, Comparison comparison, Number b) {
  switch (comparison) {
    case Comparison::less:
      return graph_.negated(compare(a, Comparison::at_least, b));
    case Comparison::at_most:
      return compare(b, Comparison::at_least, a);
    case Comparison::greater:
      return graph_.negated(compare(b, Comparison::at_least, a));
    case Comparison::not_equal:
      return graph_.negated(compare(a, Comparison::equal, b));
    case Comparison::at_least:
    case Comparison::equal:
      break;
  }
  const bool equal = comparison == Comparison::equal;
  if (graph_.is_constant(b.slot)) {
    const operations::Wide border = operations::Wide{graph_.node(b.slot).number} * a.divisor;
    if (equal) {
      if (border % b.divisor != 0) return kFalse;
      return graph_.equal_to(a.slot, floor_of(border, b.divisor));
    }
    return graph_.at_least(a.slot, -floor_of(-border, b.divisor));  // rounded up
  }
  if (graph_.is_constant(a.slot)) {
    const operations::Wide border = operations::Wide{graph_.node(a.slot).number} * b.divisor;
    if (equal) {
      if (border % a.divisor != 0) return kFalse;
      return graph_.equal_to(b.slot, floor_of(border, a.divisor));
    }
    // a >= b: b is at most the border
    return graph_.negated(graph_.at_least(b.slot, floor_of(border, a.divisor) + 1));
  }
  align(a, b);
  return equal ? graph_.equal_slots(a.slot, b.slot) : graph_.at_least_slot(a.slot, b.slot);
}

}  // namespace slagboom::columns
