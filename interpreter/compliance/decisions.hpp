// Decisions that were taken, beside who may take them and who must hear of them.
#pragma once

#include "grammar/diagnostic.hpp"
#include "interpreter/compliance/book.hpp"

namespace slagboom::compliance {

// Adds BESL-001, BESL-002 and BESL-003. The law of the school year in which a decision was taken
// judges it.
void check_decisions(const resolve::Model& model, grammar::Diagnostics& diagnostics);

}  // namespace slagboom::compliance
