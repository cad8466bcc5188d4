// Canonical layout of one fence: what each line is, and how far it is indented.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/syntax.hpp"

namespace slagboom::grammar {

// A line of the file without the blanks around it.
struct FormatLine {
  std::uint32_t begin = 0;  // of the content, in the normalised file
  std::uint32_t indent = 0;
  std::string_view content;
};

// The lines of a fence, from its opening up to and including its end, in canonical layout.
// `statements` are those of the document: they tell where the fields of a case begin.
[[nodiscard]] std::vector<std::string> format_fence(const Block& block,
                                                    const std::vector<Statement>& statements,
                                                    const std::vector<FormatLine>& lines);

}  // namespace slagboom::grammar
