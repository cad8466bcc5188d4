// Fractions against an independent computation in whole numbers of any length.
#include "interpreter/operations/rational.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace slagboom::operations {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

// A whole number as a sign and decimal digits, lowest first: school arithmetic, nothing shared with what is tested.
class Whole {
 public:
  Whole(std::int64_t value) : negative_(value < 0) {  // NOLINT: reads as a number
    std::uint64_t rest = negative_ ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (; rest != 0; rest /= 10) digits_.push_back(static_cast<int>(rest % 10));
  }

  friend Whole operator*(const Whole& a, const Whole& b) {
    Whole result(0);
    result.digits_.assign(a.digits_.size() + b.digits_.size(), 0);
    for (std::size_t i = 0; i < a.digits_.size(); ++i) {
      for (std::size_t j = 0; j < b.digits_.size(); ++j) result.digits_[i + j] += a.digits_[i] * b.digits_[j];
    }
    result.carry();
    result.negative_ = a.negative_ != b.negative_ && !result.digits_.empty();
    return result;
  }
  friend Whole operator-(Whole a) {
    a.negative_ = !a.negative_ && !a.digits_.empty();
    return a;
  }
  friend Whole operator+(const Whole& a, const Whole& b) {
    const bool a_larger = larger_size(a, b);
    const Whole& large = a_larger ? a : b;
    const Whole& small = a_larger ? b : a;
    Whole result = large;
    const int sign = a.negative_ == b.negative_ ? 1 : -1;
    for (std::size_t i = 0; i < small.digits_.size(); ++i) result.digits_[i] += sign * small.digits_[i];
    result.carry();
    if (result.digits_.empty()) result.negative_ = false;
    return result;
  }
  friend Whole operator-(const Whole& a, const Whole& b) { return a + -b; }
  friend bool operator==(const Whole& a, const Whole& b) { return a.negative_ == b.negative_ && a.digits_ == b.digits_; }
  friend bool operator<(const Whole& a, const Whole& b) { return (a - b).negative_; }

  // For numbers that are not below zero: quotient and rest by repeated subtraction, digit by digit.
  static void divide(const Whole& number, const Whole& by, Whole& quotient, Whole& rest) {
    quotient = Whole(0);
    rest = Whole(0);
    quotient.digits_.assign(number.digits_.size(), 0);
    for (std::size_t i = number.digits_.size(); i-- > 0;) {
      rest = rest * Whole(10) + Whole(number.digits_[i]);
      while (!(rest < by)) {
        rest = rest - by;
        ++quotient.digits_[i];
      }
    }
    quotient.carry();
  }
  static Whole common_divisor(Whole a, Whole b) {
    while (!b.digits_.empty()) {
      Whole quotient(0);
      Whole rest(0);
      divide(a, b, quotient, rest);
      a = b;
      b = rest;
    }
    return a;
  }
  [[nodiscard]] Whole size() const {
    Whole result = *this;
    result.negative_ = false;
    return result;
  }

 private:
  static bool larger_size(const Whole& a, const Whole& b) {
    if (a.digits_.size() != b.digits_.size()) return a.digits_.size() > b.digits_.size();
    return !std::lexicographical_compare(a.digits_.rbegin(), a.digits_.rend(), b.digits_.rbegin(), b.digits_.rend());
  }
  void carry() {
    int over = 0;
    for (int& digit : digits_) {
      digit += over;
      over = digit / 10;
      digit %= 10;
      if (digit < 0) {
        digit += 10;
        --over;
      }
    }
    for (; over != 0; over /= 10) digits_.push_back(over % 10);
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
  }

  bool negative_ = false;
  std::vector<int> digits_;
};

// The fraction num / den says the same as `result`: equal and in lowest terms, or too large when it does not fit.
testing::AssertionResult same(const Rational& result, const Whole& num, const Whole& den) {
  if (result.valid()) {
    if (result.den < 0 || std::gcd(result.num, result.den) != 1) return testing::AssertionFailure() << "not in lowest terms";
    if (result.num < -kMax) return testing::AssertionFailure() << "below the range that has a negative";
    if (Whole(result.num) * den == num * Whole(result.den)) return testing::AssertionSuccess();
    return testing::AssertionFailure() << result.num << "/" << result.den << " is another number";
  }
  const Whole divisor = Whole::common_divisor(num.size(), den.size());
  Whole least_num(0), least_den(0), rest(0);
  Whole::divide(num.size(), divisor, least_num, rest);
  Whole::divide(den.size(), divisor, least_den, rest);
  if (Whole(kMax) < least_num || Whole(kMax) < least_den) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "called too large, but it fits";
}

// Small ones as in exams, and ones near the ends of what fits.
class Fractions {
 public:
  explicit Fractions(std::uint64_t seed) : source_(seed) {}
  Rational next() {
    switch (source_() % 4) {
      case 0: return reduced(whole(-100, 100), whole(1, 30));
      case 1: return reduced(whole(-1'000'000, 1'000'000), whole(1, 1'000));
      case 2: return reduced(whole(-kMax, kMax), whole(1, 9));
      default: return reduced(whole(-kMax, kMax), whole(1, kMax));
    }
  }
  std::int64_t whole(std::int64_t low, std::int64_t high) {
    if (source_() % 16 == 0) return source_() % 2 == 0 ? low : high;
    return std::uniform_int_distribution<std::int64_t>(low, high)(source_);
  }

 private:
  std::mt19937_64 source_;
};

constexpr std::uint64_t kSeed = 20261125;

TEST(Rational, AgreesWithWholeNumbersOfAnyLength) {
  Fractions fractions(kSeed);
  int too_large = 0;
  for (int number = 0; number < 4'000; ++number) {
    const Rational a = fractions.next();
    const Rational b = fractions.next();
    const Whole an(a.num), ad(a.den), bn(b.num), bd(b.den);
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ": " + std::to_string(a.num) + "/" + std::to_string(a.den) + " and " +
                 std::to_string(b.num) + "/" + std::to_string(b.den));
    ASSERT_TRUE(same(add(a, b), an * bd + bn * ad, ad * bd));
    ASSERT_TRUE(same(subtract(a, b), an * bd - bn * ad, ad * bd));
    ASSERT_TRUE(same(multiply(a, b), an * bn, ad * bd));
    if (b.num != 0) {
      const Whole sign(b.num < 0 ? -1 : 1);
      ASSERT_TRUE(same(divide(a, b), an * bd * sign, ad * bn * sign));
    }
    const int order = an * bd < bn * ad ? -1 : an * bd == bn * ad ? 0 : 1;
    ASSERT_EQ(compare(a, b), order);
    too_large += add(a, b).valid() ? 0 : 1;
  }
  EXPECT_GT(too_large, 100);   // the far end was tried too
}

TEST(Rational, RoundsTheExactValueOnce) {
  Fractions fractions(kSeed + 1);
  for (int number = 0; number < 4'000; ++number) {
    const Rational value = fractions.next();
    const auto decimals = static_cast<unsigned>(fractions.whole(0, 6));
    const Whole scale(power_of_ten(decimals));
    const Whole num(value.num);
    const Whole den(value.den);
    for (const RoundingMode mode : {RoundingMode::half_up, RoundingMode::up, RoundingMode::down}) {
      const Rational result = rounded(value, decimals, mode);
      if (!result.valid()) continue;
      SCOPED_TRACE("seed " + std::to_string(kSeed + 1) + ": " + std::to_string(value.num) + "/" + std::to_string(value.den) +
                   " to " + std::to_string(decimals) + " decimals");
      // A whole number of the last decimal…
      Whole quotient(0), rest(0);
      Whole::divide((scale * Whole(result.num)).size(), Whole(result.den), quotient, rest);
      ASSERT_TRUE(rest == Whole(0));
      // … and the distance 0 <= value - result < 1 (down), 0 <= result - value < 1 (up), -1/2 <= value - result < 1/2 (half up).
      const Whole unit = den * Whole(result.den);
      const Whole distance = (num * Whole(result.den) - Whole(result.num) * den) * scale;
      if (mode == RoundingMode::down) {
        ASSERT_FALSE(distance < Whole(0));
        ASSERT_TRUE(distance < unit);
      } else if (mode == RoundingMode::up) {
        ASSERT_FALSE(Whole(0) < distance);
        ASSERT_TRUE(-unit < distance);
      } else {
        ASSERT_FALSE(distance * Whole(2) < -unit);
        ASSERT_TRUE(distance * Whole(2) < unit);
      }
    }
  }
}

TEST(Rational, WhatIsTooLargeStaysTooLarge) {
  EXPECT_EQ(add({kMax, 1}, {1, 1}), kTooLarge);
  EXPECT_EQ(add({-kMax, 1}, {-1, 1}), kTooLarge);   // its negative would not fit
  EXPECT_EQ(subtract({-kMax, 1}, {1, 1}), kTooLarge);
  EXPECT_EQ(divide({1, 1}, {0, 1}), kTooLarge);
  for (const Rational& one : {Rational{0, 1}, Rational{1, 2}, Rational{kMax, 1}}) {
    EXPECT_EQ(add(kTooLarge, one), kTooLarge);
    EXPECT_EQ(add(one, kTooLarge), kTooLarge);
    EXPECT_EQ(subtract(one, kTooLarge), kTooLarge);
    EXPECT_EQ(multiply(kTooLarge, one), kTooLarge);
    EXPECT_EQ(divide(one, kTooLarge), kTooLarge);
  }
  EXPECT_EQ(rounded(kTooLarge, 1, RoundingMode::half_up), kTooLarge);
}

}  // namespace
}  // namespace slagboom::operations
