// Verdicts as text for a terminal or a plain file.
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

inline constexpr std::size_t kTextWidth = 100;

// For whom a group of verdicts is, and the texts that were applied: above the first of them.
[[nodiscard]] std::string regime_text(const trace::Verdict& verdict, std::size_t width = kTextWidth);

// A short block that ends with a line end: number, result and what decided, the marks, and only what needs attention:
// onderdelen that are not met, what is still needed, the nearest change, notes.
[[nodiscard]] std::string verdict_text(const trace::Verdict& verdict,
                                       std::size_t width = kTextWidth);

// One line: number, result and the provisions that decided.
[[nodiscard]] std::string verdict_line(const trace::Verdict& verdict);

// Everything about one candidate: onderdelen, fields, table of marks, and the whole tree of reasoning.
[[nodiscard]] std::string reasoning_text(const trace::Verdict& verdict,
                                         std::size_t width = kTextWidth);

}  // namespace slagboom::report
