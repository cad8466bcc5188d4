// Pieces of canonical layout: blanks between words, and tables aligned in display columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::grammar {

// One blank between words and none around; between « and » nothing changes. `quoted` says whether
// the text begins there, and afterwards whether it ends there.
[[nodiscard]] std::string one_blank(std::string_view text, bool& quoted);
[[nodiscard]] std::string one_blank(std::string_view text);

enum class TablePlace : std::uint8_t { fence, prose };

// The lines of one table, each beginning with "|", as lines of equal width. In a fence a missing
// separator is added, a row "anders" gets its empty cells, and blanks inside cells are made
// regular.
[[nodiscard]] std::vector<std::string> align_table(const std::vector<std::string_view>& lines,
                                                   TablePlace place);

}  // namespace slagboom::grammar
