// Is a decision table complete and disjoint? Decided by trying one value in each cell of the partition.
#pragma once

#include <vector>

#include "grammar/diagnostic.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::resolve {

// GAT-001 with a missing case, BOTS-002 with a case in two rows, DOOD-002 for a row that never applies.
[[nodiscard]] std::vector<grammar::Diagnostic> check_table(const program::Program& program,
                                                           const program::Vocabulary& vocabulary,
                                                           const program::Table& table);

}  // namespace slagboom::resolve
