// Checks of the text itself: what a lid is, where references lead, names that nobody needs.
#pragma once

#include "grammar/diagnostic.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

// Adds DEK-001, DEK-003, DOOD-003, NAAM-003 (in prose), NAAM-008, NAAM-009, TIJD-002, VERW-001,
// VERW-004 and WET-004. Looks at sentences as they are written; needs no program.
void check_texts(const Model& model, grammar::Diagnostics& diagnostics);

}  // namespace slagboom::resolve
