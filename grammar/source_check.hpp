// Checks that a file is text that can be read at all: size, encoding, length of lines.
#pragma once

#include "grammar/diagnostic.hpp"
#include "grammar/limits.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar {

// Reports files that are too large, that are no text, or that hold unreadable characters or lines
// that are too long. When it adds an error, the caller does not read the file any further.
void check_text(const Sources& sources, FileId file, const Limits& limits,
                Diagnostics& diagnostics);

}  // namespace slagboom::grammar
