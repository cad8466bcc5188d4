// The data of one candidate in a fixed order, for a digest that does not depend on the form of the file.
#pragma once

#include <string>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

// One JSON object without blanks: keys in order of their bytes, entries of a collection in order of their text. Values are
// as they were judged: after the mapping, a decimal point as a comma, nothing else changed.
[[nodiscard]] std::string canonical_text(const RawCandidate& candidate);

}  // namespace slagboom::candidates
