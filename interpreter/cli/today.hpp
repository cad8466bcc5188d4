// Dates of the day on which something is judged: as typed, as stored, as shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace slagboom::cli {

// "11-6-2026", "11 juni 2026" or "2026-06-11" to "2026-06-11"; nothing when there is no such day.
[[nodiscard]] std::optional<std::string> read_day(std::string_view text);
// The day on this computer.
[[nodiscard]] std::string today();

}  // namespace slagboom::cli
