// Exact numbers: fractions of 64-bit integers. Overflow is a value, never undefined.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>

namespace slagboom::operations {

// A fraction in lowest terms with a positive denominator. `den == 0` means: too large to compute exactly.
struct Rational {
  std::int64_t num = 0;
  std::int64_t den = 1;

  [[nodiscard]] constexpr bool valid() const { return den != 0; }
  friend constexpr bool operator==(const Rational& a, const Rational& b) = default;
};

inline constexpr Rational kTooLarge{0, 0};

__extension__ using Wide = __int128;

[[nodiscard]] constexpr Rational reduced(Wide num, Wide den) {
  if (den == 0) return kTooLarge;
  if (den < 0) { num = -num; den = -den; }
  constexpr Wide kMax = std::numeric_limits<std::int64_t>::max();
  if (num <= kMax && num >= -kMax && den <= kMax) {
    const auto n = static_cast<std::int64_t>(num);
    const auto d = static_cast<std::int64_t>(den);
    const std::int64_t divisor = std::gcd(n, d);
    return divisor > 1 ? Rational{n / divisor, d / divisor} : Rational{n, d};
  }
  Wide a = num < 0 ? -num : num;
  Wide b = den;
  while (b != 0) { const Wide rest = a % b; a = b; b = rest; }
  if (a > 1) { num /= a; den /= a; }
  if (num > kMax || num < -kMax || den > kMax) return kTooLarge;
  return {static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

[[nodiscard]] constexpr Rational add(Rational a, Rational b) {
  if (a.den == 1 && b.den == 1) {
    std::int64_t sum = 0;
    // The lowest 64-bit number has no negative, so it does not count as fitting.
    if (__builtin_add_overflow(a.num, b.num, &sum) || sum == std::numeric_limits<std::int64_t>::min()) return kTooLarge;
    return {sum, 1};
  }
  if (!a.valid() || !b.valid()) return kTooLarge;
  return reduced(Wide{a.num} * b.den + Wide{b.num} * a.den, Wide{a.den} * b.den);
}
[[nodiscard]] constexpr Rational negate(Rational a) { return {-a.num, a.den}; }
[[nodiscard]] constexpr Rational subtract(Rational a, Rational b) { return add(a, negate(b)); }
[[nodiscard]] constexpr Rational multiply(Rational a, Rational b) {
  if (!a.valid() || !b.valid()) return kTooLarge;
  return reduced(Wide{a.num} * b.num, Wide{a.den} * b.den);
}
// Division by zero gives kTooLarge; callers test for it first.
[[nodiscard]] constexpr Rational divide(Rational a, Rational b) {
  if (!a.valid() || !b.valid() || b.num == 0) return kTooLarge;
  return reduced(Wide{a.num} * b.den, Wide{a.den} * b.num);
}
[[nodiscard]] constexpr int compare(Rational a, Rational b) {
  const Wide left = Wide{a.num} * b.den;
  const Wide right = Wide{b.num} * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

[[nodiscard]] constexpr std::int64_t power_of_ten(unsigned exponent) {
  std::int64_t value = 1;
  while (exponent-- > 0) value *= 10;
  return value;
}

// How a digit that is dropped changes the last one kept.
enum class RoundingMode : std::uint8_t { half_up, up, down };

// Rounds to a number of decimals (0 to 6). Half up looks at the first dropped digit of the exact value.
[[nodiscard]] constexpr Rational rounded(Rational value, unsigned decimals, RoundingMode mode) {
  if (!value.valid()) return kTooLarge;
  const std::int64_t scale = power_of_ten(decimals);
  const Wide scaled = Wide{value.num} * scale;
  Wide quotient = scaled / value.den;
  Wide rest = scaled % value.den;
  if (rest < 0) { rest += value.den; quotient -= 1; }  // floor
  if (mode == RoundingMode::up && rest != 0) quotient += 1;
  if (mode == RoundingMode::half_up && rest * 2 >= value.den) quotient += 1;
  return reduced(quotient, scale);
}

}  // namespace slagboom::operations
