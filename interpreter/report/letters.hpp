// What a candidate gets on paper: one A4 with sentences, a table of marks and a picture of the same figures.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

// Marks on the scale against what was needed, one line per entry; shapes tell them apart, not colours. Empty when there
// is no mark to show.
[[nodiscard]] std::string marks_svg(const trace::Verdict& verdict);

// The page for one candidate; `day` as stored ("2026-06-11"), `engine` as in "0.1.0".
[[nodiscard]] std::string candidate_html(const trace::Verdict& verdict, std::string_view day, std::string_view engine);

// A letter for each candidate with a verdict, each on a page of its own; who has none gets no letter.
[[nodiscard]] std::string letters_html(std::span<const trace::Verdict> verdicts, std::string_view day,
                                       std::string_view engine);

}  // namespace slagboom::report
