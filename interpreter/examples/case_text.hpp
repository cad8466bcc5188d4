// A candidate written in one line per collection: "netl 6,0/5,5; wisA 5,4/4,2 herkansing 5,6; lo voldoende".
#pragma once

#include <string>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::examples {

// Fills `raw` from the fields of a case; false with a reason when a piece cannot be placed.
//
// "kandidaat  vwo, examenjaar 2026": options of main facts, or a key with its value.
// Entries: a code, then pieces. "a/b" gives the first and second fact of the sort, in order of declaration; one number
// the first; "sleutel waarde" a fact by its key; an option word the fact that has it; "(woord)" likewise.
[[nodiscard]] bool read_case(const resolve::Model& model, const grammar::Statement& example,
                             candidates::RawCandidate& raw, std::string& problem);

}  // namespace slagboom::examples
