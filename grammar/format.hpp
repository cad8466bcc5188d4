// The canonical text of a document: its layout made regular, nothing else changed or moved.
#pragma once

#include <string>

#include "grammar/source.hpp"
#include "grammar/syntax.hpp"

namespace slagboom::grammar {

// The text of one document in canonical layout, UTF-8 with LF.
//
// - In a fence: blanks for indentation, one blank between words (« » left alone), properties of a
//   sentence on one column, tables aligned, at most one empty line between sentences.
// - Outside: every line as it was, without blanks at its end; tables aligned.
//
// Needs a document without reading errors. Lines that could not be placed are kept as they are.
// Formatting twice gives the same text, and reading it gives the same tree.
[[nodiscard]] std::string format_document(const Sources& sources, const Syntax& syntax);

}  // namespace slagboom::grammar
