// Values during evaluation: bounds, so that what is not known yet stays honest.
#pragma once

#include <cstdint>

#include "interpreter/operations/rational.hpp"

namespace slagboom::evaluate {

using operations::Rational;

enum class Status : std::uint8_t {
  known,
  unknown,         // between lo and hi
  not_applicable,
  fault,           // could not be computed exactly: too large, or too much work
};

// Truth is a number too: 0 = nee, 1 = ja, between them = nog open. Options are their index.
struct Value {
  Status status = Status::known;
  std::uint32_t moves = 0;     // with followed facts: the evaluator's note of how; 0: not at all
  Rational lo{0, 1};
  Rational hi{0, 1};
  std::uint64_t set = 0;       // elements of the candidate that are certainly in it
  std::uint64_t maybe = 0;     // those and the ones that may be in it
  std::uint32_t first = 0;     // rows of values: place in the arena
  std::uint32_t count = 0;

  [[nodiscard]] bool is_yes() const { return lo.num == 1 && hi.num == 1; }
  [[nodiscard]] bool is_no() const { return lo.num == 0 && hi.num == 0; }
  [[nodiscard]] bool is_open() const { return lo.num == 0 && hi.num == 1; }
};

[[nodiscard]] constexpr Value truth(bool lo, bool hi) {
  Value value;
  value.lo = {lo ? 1 : 0, 1};
  value.hi = {hi ? 1 : 0, 1};
  value.status = lo == hi ? Status::known : Status::unknown;
  return value;
}
[[nodiscard]] constexpr Value exactly(Rational number) {
  Value value;
  value.lo = value.hi = number;
  if (!number.valid()) value.status = Status::fault;
  return value;
}
[[nodiscard]] constexpr Value between(Rational lo, Rational hi) {
  Value value;
  value.lo = lo;
  value.hi = hi;
  value.status = !lo.valid() || !hi.valid() ? Status::fault : lo == hi ? Status::known : Status::unknown;
  return value;
}
[[nodiscard]] constexpr Value elements(std::uint64_t certain, std::uint64_t possible) {
  Value value;
  value.set = certain;
  value.maybe = possible;
  value.status = certain == possible ? Status::known : Status::unknown;
  return value;
}
[[nodiscard]] constexpr Value absent() {
  Value value;
  value.status = Status::not_applicable;
  return value;
}
[[nodiscard]] constexpr Value fault() {
  Value value;
  value.status = Status::fault;
  value.lo = operations::kTooLarge;
  value.hi = operations::kTooLarge;
  return value;
}

}  // namespace slagboom::evaluate
