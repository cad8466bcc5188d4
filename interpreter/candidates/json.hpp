// Candidates from JSON text. Input: checked UTF-8 without a byte order mark.
#pragma once

#include <string_view>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

[[nodiscard]] ReadResult read_json(std::string_view text, Keys& keys);

}  // namespace slagboom::candidates
