// Names between braces in prose: "hoogstens {het aantal herkansingen} keer".
#pragma once

#include <string>
#include <vector>

#include "grammar/parse.hpp"

namespace slagboom::resolve {

struct ProseReference {
  grammar::Span span;   // with the braces
  grammar::Span inner;  // without them
  std::string words;
  grammar::NameId name = grammar::kNoName;  // none when nothing has this name
  bool has_owner = false;                   // "het eindcijfer van Nederlands": the name and more
  grammar::PartId part = 0;
};

// In order of the text. Left out: what stands in `code`, after a backslash, or cannot be a name.
[[nodiscard]] std::vector<ProseReference> prose_references(const grammar::NameTable& names,
                                                           const grammar::Document& document);

}  // namespace slagboom::resolve
