// Text for a terminal: lines no wider than asked, and columns that line up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::report {

// Adds `text` after `lead`, broken at blanks; further lines begin with `indent` blanks. A word that
// is too wide stays whole. Ends with a line end.
void add_wrapped(std::string& out, std::string_view lead, std::string_view text, std::size_t indent,
                 std::size_t width);

// Filled with blanks up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// First letter as a capital.
[[nodiscard]] std::string capitalised(std::string_view text);
// The letters a to z as capitals.
[[nodiscard]] std::string in_capitals(std::string_view text);

// Rows of equal length; each column as wide as its widest cell. Lines begin with `indent` blanks.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows,
                                  std::size_t indent);

// "1 kandidaat", "2 kandidaten".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view more);

}  // namespace slagboom::report
