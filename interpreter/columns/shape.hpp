// What candidates must have in common to be computed together: everything but the marks that are
// given.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::columns {

// A value that differs between the candidates of a shape: one fact of one element, in whole steps.
struct Column {
  program::FactId fact = program::kNone;
  std::uint32_t element = 0;
  std::uint8_t lowest = 0, highest = 0;  // in steps
  std::uint8_t scale = 1;                // steps in one
};

// Whether values of this fact are columns; all other facts belong to the shape.
[[nodiscard]] bool is_column(const program::Fact& fact);

// Steps per whole: 10 for marks with one decimal.
[[nodiscard]] std::uint8_t steps_per_whole(const program::Fact& fact);

// Equal for candidates of one shape under one program, and only for those.
[[nodiscard]] std::string shape_key(const program::Vocabulary& vocabulary,
                                    const program::Candidate& candidate);

// The columns of a candidate, in the order of its elements and of the facts.
[[nodiscard]] std::vector<Column> columns_of(const program::Vocabulary& vocabulary,
                                             const program::Candidate& candidate);

// The value in steps; false when it is none of the steps of the column.
[[nodiscard]] bool step_of(const Column& column, const program::Candidate& candidate,
                           std::uint8_t& step);

}  // namespace slagboom::columns
