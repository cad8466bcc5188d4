// Candidates of one shape for the comparisons of the column evaluator: marks near those of one
// candidate.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "interpreter/columns/shape.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::vergelijking {

inline int drawn(std::mt19937_64& source, int number) {
  return static_cast<int>(source() % static_cast<std::uint64_t>(number));
}

// Mostly close to `at`, sometimes anything.
inline std::uint8_t near(std::mt19937_64& source, const columns::Column& column, std::uint8_t at) {
  const int kind = drawn(source, 20);
  int step = at;
  if (kind < 9) step += drawn(source, 5) - 2;
  if (kind >= 9 && kind < 12) step += drawn(source, 31) - 15;
  if (kind == 12) step = column.lowest + drawn(source, column.highest - column.lowest + 1);
  return static_cast<std::uint8_t>(std::clamp<int>(step, column.lowest, column.highest));
}

// Facts that are read from one cell have one value.
inline void same_cells(const std::vector<columns::Column>& columns,
                       const program::Vocabulary& vocabulary,
                       std::vector<std::vector<std::uint8_t>>& steps) {
  for (std::size_t one = 0; one < columns.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      const columns::Column& a = columns[one];
      const columns::Column& b = columns[other];
      if (a.element == b.element && vocabulary.facts[a.fact].key == vocabulary.facts[b.fact].key)
        steps[one] = steps[other];
    }
  }
}

// By column `rows` steps, the first as the candidate has them; empty when it has none of the steps.
inline std::vector<std::vector<std::uint8_t>> rows_near(std::mt19937_64& source,
                                                        const std::vector<columns::Column>& columns,
                                                        const program::Vocabulary& vocabulary,
                                                        const program::Candidate& candidate,
                                                        std::size_t rows) {
  std::vector<std::vector<std::uint8_t>> steps(columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column) {
    std::uint8_t at = 0;
    if (!columns::step_of(columns[column], candidate, at)) return {};
    for (std::size_t row = 0; row < rows; ++row)
      steps[column].push_back(row == 0 ? at : near(source, columns[column], at));
  }
  same_cells(columns, vocabulary, steps);
  return steps;
}

// Gives the candidate the values of one row.
inline void set_row(program::Candidate& candidate, const std::vector<columns::Column>& columns,
                    const std::vector<std::vector<std::uint8_t>>& steps, std::size_t row) {
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const columns::Column& of = columns[column];
    candidate.elements[of.element].facts[of.fact].value =
        operations::reduced(steps[column][row], of.scale);
  }
}

}  // namespace slagboom::vergelijking
