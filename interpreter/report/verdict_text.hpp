// Verdicts as text for a terminal or a plain file.
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

inline constexpr std::size_t kTextWidth = 100;

// A block that ends with a line end: number, result, onderdelen with reasons, what is needed.
[[nodiscard]] std::string verdict_text(const trace::Verdict& verdict,
                                       std::size_t width = kTextWidth);

// One line: number, result and the provisions that decided.
[[nodiscard]] std::string verdict_line(const trace::Verdict& verdict);

// The whole tree of reasoning, indented.
[[nodiscard]] std::string reasoning_text(const trace::Verdict& verdict,
                                         std::size_t width = kTextWidth);

}  // namespace slagboom::report
