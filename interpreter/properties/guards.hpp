// Can two conditions of a program hold at once? Decided by trying every case that their comparisons leave.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/program/program.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::properties {

enum class Together : std::uint8_t { never, perhaps, too_many };

// `never` is a proof: in no assignment of values to what the conditions look at do both hold. What they look at is
// taken apart through the definitions that have one rule; what is left is free, so `perhaps` is no proof.
[[nodiscard]] Together both_hold(const program::Program& program, const program::Vocabulary& words,
                                 program::NodeId first, program::NodeId second, std::uint64_t* cases);

// One thing that the conditions look at, in a case where all of them hold.
struct Seen {
  program::NodeId node = program::kNone;
  operations::Rational value;   // of a condition: 0 or 1
};

// A case in which conditions hold at once. `certain`: what they look at is independent of each other and may have these
// values, so that a candidate of the regime can be in this case; else it may exist on paper only.
struct Case {
  Together together = Together::never;
  bool certain = false;
  std::vector<Seen> seen;
};

// The first case of a regime in which all these conditions hold; what decides the regime is as it is there.
[[nodiscard]] Case case_of(const program::Program& program, const program::Vocabulary& words,
                           const resolve::Regime& regime, const std::vector<program::NodeId>& conditions);

}  // namespace slagboom::properties
