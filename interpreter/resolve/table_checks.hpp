// Is a decision table complete and disjoint? Decided by trying one value in each cell of the partition.
#pragma once

#include <vector>

#include "grammar/diagnostic.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::resolve {

// What was done for it.
struct TableWork {
  bool decided = true;       // false: too many cases, or a cell that is no comparison with a constant
  std::size_t cases = 0;     // combinations tried
};

// `heads` are the names of the columns, for the examples; without them columns are numbered.
// GAT-001 with a missing case, BOTS-002 with a case in two rows, DOOD-002 for a row that never applies.
[[nodiscard]] std::vector<grammar::Diagnostic> check_table(const program::Program& program,
                                                           const program::Vocabulary& vocabulary,
                                                           const program::Table& table,
                                                           const std::vector<std::string>& heads,
                                                           TableWork* work = nullptr);

}  // namespace slagboom::resolve
