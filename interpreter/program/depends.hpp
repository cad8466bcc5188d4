// What a value rests on, in one program.
#pragma once

#include <set>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::program {

enum class Searches : bool { left_out, followed };

// The node and everything that is read below it, each once: through definitions with their
// departures, through tables, and in the conditions under which a fact exists. `followed`: also
// what a search chooses from, and what it asks of the set that it chooses.
[[nodiscard]] std::vector<NodeId> nodes_below(const Program& program, NodeId node,
                                              Searches searches);

// Every fact that is read there, also in searches.
[[nodiscard]] std::set<FactId> facts_below(const Program& program, NodeId node);

}  // namespace slagboom::program
