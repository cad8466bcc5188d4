// Which facts a value rests on, in one program.
#pragma once

#include <set>

#include "interpreter/program/program.hpp"

namespace slagboom::program {

// Every fact that is read somewhere below the node, through definitions, tables and searches, and
// in the conditions under which such a fact exists.
[[nodiscard]] std::set<FactId> facts_below(const Program& program, NodeId node);

}  // namespace slagboom::program
