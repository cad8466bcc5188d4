// Verdicts and reasoning as a page that prints on A4, one candidate on each sheet.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

// First a table of all candidates, then a section for each.
[[nodiscard]] std::string verdicts_html(std::span<const trace::Verdict> verdicts,
                                        std::string_view title);

// The whole reasoning about one candidate.
[[nodiscard]] std::string reasoning_html(const trace::Verdict& verdict, std::string_view title);

}  // namespace slagboom::report
