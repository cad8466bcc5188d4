// Answers as text for a terminal: one block per candidate, or a list of all in piles.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "interpreter/questions/answer.hpp"

namespace slagboom::report {

[[nodiscard]] std::string answer_text(const questions::Answer& answer, std::size_t width);
// Blocks with a blank line between them.
[[nodiscard]] std::string answers_text(std::span<const questions::Answer> answers, std::size_t width);
// Who passed, whom a chance can help and how, who cannot pass any more, and who is open.
[[nodiscard]] std::string answers_list(std::span<const questions::Answer> answers, std::size_t width);

}  // namespace slagboom::report
