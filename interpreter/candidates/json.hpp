// Candidates from JSON text. Input: checked UTF-8 without a byte order mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

[[nodiscard]] ReadResult read_json(std::string_view text, Keys& keys);

// One object a line: the first two lines that are not blank both begin with {.
[[nodiscard]] bool is_one_a_line(std::string_view text);
[[nodiscard]] bool is_blank_line(std::string_view line);

// The candidates of one line that is not blank; `before`: how many stand in the lines above. A line
// that cannot be read costs one candidate, not the file; a problem only when there are too many.
[[nodiscard]] ReadResult read_json_line(std::string_view line, std::uint32_t number,
                                        std::size_t before, Keys& keys);

}  // namespace slagboom::candidates
