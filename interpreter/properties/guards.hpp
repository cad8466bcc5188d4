// Can two conditions of a program hold at once? Decided by trying every case that their comparisons leave.
#pragma once

#include <cstdint>

#include "interpreter/program/program.hpp"

namespace slagboom::properties {

enum class Together : std::uint8_t { never, perhaps, too_many };

// `never` is a proof: in no assignment of values to what the conditions look at do both hold. What they look at is
// taken apart through the definitions that have one rule; what is left is free, so `perhaps` is no proof.
[[nodiscard]] Together both_hold(const program::Program& program, const program::Vocabulary& words,
                                 program::NodeId first, program::NodeId second, std::uint64_t* cases);

}  // namespace slagboom::properties
