// Verdicts as a table for a spreadsheet: one row per candidate, semicolons, decimal commas.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

// A cell as it must stand in the file: quoted when needed, and never read as a formula by a
// spreadsheet.
[[nodiscard]] std::string csv_cell(std::string_view text);

[[nodiscard]] std::string verdicts_csv(std::span<const trace::Verdict> verdicts);

}  // namespace slagboom::report
