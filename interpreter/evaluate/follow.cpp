// Followed facts: with a value comes how it moves with them, so that every comparison and rounding
// can say for which other values it comes out the same.
#include <algorithm>
#include <limits>
#include <numeric>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

using operations::Wide;
using program::Comparison;
using program::Op;

void Evaluator::follow(std::size_t place, FactId fact, int element, Rational value, Rational step) {
  assume(fact, element, value);
  for (Assumption& assumption : assumptions_) {
    if (assumption.fact == fact && assumption.element == element) {
      assumption.place = static_cast<std::uint8_t>(place + 1);
    }
  }
  if (slopes_.size() < 1 + kMostFollowed) slopes_.resize(1 + kMostFollowed);
  slopes_[place + 1] = {};
  slopes_[place + 1][place] = step;
}

Value Evaluator::followed(const Assumption& assumption) {
  Value value = exactly(assumption.value);
  value.moves = assumption.place;
  const program::Base base = vocabulary_.facts[assumption.fact].type.base;
  // What is no number is not reckoned with: the answer holds for this value only.
  if (value.moves != 0 && base != program::Base::number && base != program::Base::option)
    return pinned(value);
  return value;
}

Value Evaluator::moving(Value value, const Slope& slope) {
  value.moves = 0;
  // Too large to compute is not zero: how the value moves is then not known.
  if (value.status == Status::fault ||
      !std::all_of(slope.begin(), slope.end(), [](const Rational& one) { return one.valid(); })) {
    pin_all();
    return value;
  }
  if (std::all_of(slope.begin(), slope.end(), [](const Rational& one) { return one.num == 0; })) {
    return value;
  }
  value.moves = static_cast<std::uint32_t>(slopes_.size());
  slopes_.push_back(slope);
  return value;
}

Evaluator::Slope Evaluator::times(const Slope& slope, Rational factor) {
  Slope result;
  for (std::size_t place = 0; place < kMostFollowed; ++place) {
    result[place] = operations::multiply(slope[place], factor);
  }
  return result;
}

Evaluator::Slope Evaluator::plus(const Slope& a, const Slope& b) {
  Slope result;
  for (std::size_t place = 0; place < kMostFollowed; ++place) {
    result[place] = operations::add(a[place], b[place]);
  }
  return result;
}

// room + the moves stay zero or more (strict: more than zero).
void Evaluator::keep(const Slope& slope, Rational room, bool strict) {
  Wide scale = room.den;
  bool valid = room.valid();
  for (const Rational& one : slope) {
    valid = valid && one.valid() && scale < std::numeric_limits<std::int32_t>::max();
    if (valid) scale = scale / std::gcd(static_cast<std::int64_t>(scale), one.den) * one.den;
  }
  if (!valid || scale > std::numeric_limits<std::int32_t>::max()) return pin_all();
  Kept kept;
  std::int64_t divisor = 0;
  for (std::size_t place = 0; place < kMostFollowed; ++place) {
    const Wide steps = Wide{slope[place].num} * (scale / slope[place].den);
    if (steps > std::numeric_limits<std::int32_t>::max() ||
        steps < std::numeric_limits<std::int32_t>::min()) {
      return pin_all();
    }
    kept.per_step[place] = static_cast<std::int64_t>(steps);
    divisor = std::gcd(divisor, kept.per_step[place]);
  }
  if (divisor == 0) return;
  for (std::int64_t& steps : kept.per_step) steps /= divisor;
  const Wide least = (strict ? 1 : 0) - Wide{room.num} * (scale / room.den);
  // At most zero, as it holds where we are: towards zero is up.
  kept.least = static_cast<std::int64_t>(least / divisor);
  for (Kept& known : kept_) {
    if (known.per_step != kept.per_step) continue;
    known.least = std::max(known.least, kept.least);
    return;
  }
  kept_.push_back(kept);
}

void Evaluator::pin(const Value& value) {
  if (value.moves == 0) return;
  for (std::size_t place = 0; place < kMostFollowed; ++place) {
    if (slopes_[value.moves][place].num != 0) pin_place(place);
  }
}

void Evaluator::pin_place(std::size_t place) {
  Slope only{};
  only[place] = {1, 1};
  keep(only, {0, 1}, false);
  only[place] = {-1, 1};
  keep(only, {0, 1}, false);
}

void Evaluator::pin_all() {
  for (std::size_t place = 0; place < kMostFollowed; ++place) pin_place(place);
}

Value Evaluator::pinned(Value value) {
  pin(value);
  value.moves = 0;
  return value;
}

// Of a sum, a difference, a product or a quotient; nothing moves where that is not linear.
Evaluator::Slope Evaluator::slope_of(Op op, const Value& left, const Value& right) {
  const bool exact = left.lo == left.hi && right.lo == right.hi;
  const Slope& a = slopes_[left.moves];
  const Slope& b = slopes_[right.moves];
  if (exact && op == Op::add) return plus(a, b);
  if (exact && op == Op::subtract) return plus(a, times(b, {-1, 1}));
  if (exact && op == Op::multiply && right.moves == 0) return times(a, right.lo);
  if (exact && op == Op::multiply && left.moves == 0) return times(b, left.lo);
  if (exact && op == Op::divide && right.moves == 0 && right.lo.num != 0) {
    return times(a, operations::divide({1, 1}, right.lo));
  }
  pin(left);
  pin(right);
  return {};
}

// A comparison stays as it is while the difference keeps its sign.
void Evaluator::keep_compared(Comparison comparison, const Value& left, const Value& right) {
  if (left.lo != left.hi || right.lo != right.hi) {
    pin(left);
    pin(right);
    return;
  }
  const Rational difference = operations::subtract(left.lo, right.lo);
  const Slope slope = plus(slopes_[left.moves], times(slopes_[right.moves], {-1, 1}));
  const int sign = operations::compare(difference, {0, 1});
  const auto stays_up = [&](bool strict) { keep(slope, difference, strict); };
  const auto stays_down = [&](bool strict) {
    keep(times(slope, {-1, 1}), operations::negate(difference), strict);
  };
  switch (comparison) {
    case Comparison::at_least:
    case Comparison::less:
      return sign >= 0 ? stays_up(false) : stays_down(true);
    case Comparison::greater:
    case Comparison::at_most:
      return sign > 0 ? stays_up(true) : stays_down(false);
    case Comparison::equal:
    case Comparison::not_equal:
      if (sign > 0) return stays_up(true);
      if (sign < 0) return stays_down(true);
      stays_up(false);
      return stays_down(false);
  }
}

// A rounded number stays as it is while the exact one stays between the borders.
void Evaluator::keep_rounded(const Value& exact, Rational rounded, unsigned decimals,
                             operations::RoundingMode mode) {
  const Slope& slope = slopes_[exact.moves];
  const Rational unit{1, operations::power_of_ten(decimals)};
  const Rational half = operations::divide(unit, {2, 1});
  Rational below = rounded;
  Rational above = rounded;
  bool open_below = false;
  bool open_above = true;
  switch (mode) {
    case operations::RoundingMode::half_up:
      below = operations::subtract(rounded, half);
      above = operations::add(rounded, half);
      break;
    case operations::RoundingMode::up:
      below = operations::subtract(rounded, unit);
      open_below = true;
      open_above = false;
      break;
    case operations::RoundingMode::down:
      above = operations::add(rounded, unit);
      break;
  }
  keep(slope, operations::subtract(exact.lo, below), open_below);
  keep(times(slope, {-1, 1}), operations::subtract(above, exact.lo), open_above);
}

// The highest (lowest) of a row: the others stay on their side of it.
void Evaluator::keep_best(const Value& row, const Value& best, bool is_highest) {
  for (std::uint32_t index = 0; index < row.count; ++index) {
    const Value one = member(row, index);
    if (one.status == Status::not_applicable || (one.moves == 0 && best.moves == 0)) continue;
    keep_compared(is_highest ? Comparison::at_most : Comparison::at_least, one, best);
  }
}

}  // namespace slagboom::evaluate
