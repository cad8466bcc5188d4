// From documents to syntax trees. The only header the interpreter needs for reading.
#pragma once

#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/limits.hpp"
#include "grammar/names.hpp"
#include "grammar/source.hpp"
#include "grammar/syntax.hpp"

namespace slagboom::grammar {

// All documents of one run, read together: names of one are known in the others.
struct Library {
  NameTable names;
  std::vector<Syntax> documents;  // in the order given
};

// Reads `files` in two passes: names first, then every sentence. Errors are in `diagnostics`;
// a sentence that could not be read is a statement or node of kind `error`.
// `suppositions` hold sentences as in a block `vraag`, without the block; they become the last documents.
[[nodiscard]] Library parse_documents(const Sources& sources, const std::vector<FileId>& files,
                                      const Limits& limits, Diagnostics& diagnostics,
                                      const std::vector<FileId>& suppositions = {});

// Reads one condition ("het combinatiecijfer is 6 of hoger"), for questions and expectations.
[[nodiscard]] Node parse_condition(const Phrase& phrase, const NameTable& names, const Limits& limits,
                                   Diagnostics& diagnostics);

// "UB 3.34 lid 1 onderdeel a" to its pieces; empty article and lid when it is not an address.
[[nodiscard]] Address parse_address(std::string_view text, Span span);

// Printable form of a tree, for --toon-boom and tests.
[[nodiscard]] std::string dump(const Syntax& syntax, const NameTable& names);

}  // namespace slagboom::grammar
