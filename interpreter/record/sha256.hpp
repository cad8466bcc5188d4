// SHA-256 (FIPS 180-4) as people compare it: 64 hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace slagboom::record {

[[nodiscard]] std::string sha256(std::string_view bytes);

// True for 64 digits of 0-9 and a-f.
[[nodiscard]] bool is_digest(std::string_view text);

}  // namespace slagboom::record
