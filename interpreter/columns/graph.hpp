// A flat graph of slots over columns of integers: shared subexpressions, constants folded, every
// range known.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/operations/rational.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::columns {

// One value per candidate. A condition is a slot too: 0 for nee, -1 (all bits) for ja.
using Slot = std::uint32_t;
inline constexpr Slot kFalse = 0;
inline constexpr Slot kTrue = 1;

enum class Kind : std::uint8_t {
  constant,           // number
  column,             // number = which input
  add,                // a + b
  subtract,           // a - b
  multiply,           // a * b
  add_constant,       // a + number
  multiply_constant,  // a * number
  divide_constant,    // a / number, a not negative, cut off
  minimum,
  maximum,
  at_least_constant,  // a >= number
  less_constant,      // a < number
  equal_constant,     // a == number
  at_least,           // a >= b
  equal,              // a == b
  conjunction,        // a & b
  disjunction,        // a | b
  without,            // a & ~b
  complement,         // ~a
  and_constant,       // a & number: the number where the condition a holds, else 0
  choose,             // a ? b : c
};

struct Formula {
  Kind kind = Kind::constant;
  Slot a = 0, b = 0, c = 0;
  std::int64_t number = 0;
  std::int64_t lowest = 0, highest = 0;  // proved bounds of the value
};

// Makes slots. What cannot be said in 32-bit lanes makes the graph fail, with a reason; its slots
// then mean nothing.
class Graph {
 public:
  Graph();

  [[nodiscard]] const Formula& node(Slot slot) const { return nodes_[slot]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] bool is_constant(Slot slot) const { return nodes_[slot].kind == Kind::constant; }

  Slot constant(std::int64_t number);
  Slot column(std::uint32_t index, std::int64_t lowest, std::int64_t highest);
  Slot add(Slot a, Slot b);
  Slot subtract(Slot a, Slot b);
  Slot multiply(Slot a, Slot b);
  Slot scaled(Slot a, std::int64_t factor);
  Slot shifted(Slot a, std::int64_t number);
  // The largest whole number that is not above a / divisor.
  Slot floor_divided(Slot a, std::int64_t divisor);
  Slot minimum(Slot a, Slot b);
  Slot maximum(Slot a, Slot b);

  Slot at_least(Slot a, std::int64_t number);
  Slot equal_to(Slot a, std::int64_t number);
  Slot at_least_slot(Slot a, Slot b);
  Slot equal_slots(Slot a, Slot b);

  Slot both(Slot a, Slot b);
  Slot either(Slot a, Slot b);
  Slot negated(Slot a);
  // The number where the condition holds, else 0.
  Slot number_if(Slot condition, std::int64_t number);
  Slot choose(Slot condition, Slot yes, Slot no);
  // How many of these conditions hold.
  Slot count(const std::vector<Slot>& conditions);

  void fail(std::string reason) {
    if (reason_.empty()) reason_ = std::move(reason);
  }
  [[nodiscard]] bool failed() const { return !reason_.empty(); }
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  Slot make(Formula node);
  [[nodiscard]] bool opposite(Slot a, Slot b) const;
  [[nodiscard]] bool implies(Slot a, Slot b) const;
  [[nodiscard]] bool is_condition(Slot slot) const {
    return nodes_[slot].lowest >= -1 && nodes_[slot].highest <= 0;
  }

  struct Hash {
    std::size_t operator()(const Formula& node) const;
  };
  struct Same {
    bool operator()(const Formula& left, const Formula& right) const;
  };
  std::vector<Formula> nodes_;
  std::unordered_map<Formula, Slot, Hash, Same> known_;
  std::string reason_;
};

// An exact number: the slot divided by a constant.
struct Number {
  Slot slot = 0;
  std::int64_t divisor = 1;
  friend bool operator==(const Number&, const Number&) = default;
};

// Exact arithmetic on such numbers; what does not fit makes the graph fail.
class Numbers {
 public:
  explicit Numbers(Graph& graph) : graph_(graph) {}
  Number constant(operations::Rational value);
  Number add(Number a, Number b);
  Number subtract(Number a, Number b);
  Number multiply(Number a, Number b);
  Number divided(Number a, operations::Rational by);
  Number rounded(Number a, unsigned decimals, operations::RoundingMode mode);
  Number minimum(Number a, Number b);
  Number maximum(Number a, Number b);
  Number choose(Slot condition, Number yes, Number no);
  Slot compare(Number a, program::Comparison comparison, Number b);
  // The value of a number that is the same for all; false when it is not.
  [[nodiscard]] bool fixed(Number a, operations::Rational& value) const;

 private:
  // Both with the same divisor.
  void align(Number& a, Number& b);
  Graph& graph_;
};

}  // namespace slagboom::columns
