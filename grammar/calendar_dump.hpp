// Sentences about days as lines for `toon --trap boom` and the corpus.
#pragma once

#include <string>
#include <vector>

#include "grammar/calendar_syntax.hpp"

namespace slagboom::grammar {

// What the sentence says, one thing a line; days are numbers since 1-1-1970.
[[nodiscard]] std::vector<std::string> dump(const CalendarStatement& statement);

}  // namespace slagboom::grammar
