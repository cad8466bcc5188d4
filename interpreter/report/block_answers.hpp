// Answers to the questions in a text, as text and JSON.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "interpreter/questions/block.hpp"

namespace slagboom::report {

[[nodiscard]] std::string block_answers_text(std::span<const questions::BlockAnswer> answers, std::size_t width);
// One object a line: a question and the answer about one candidate, or about all of them together.
[[nodiscard]] std::string block_answers_json(std::span<const questions::BlockAnswer> answers);

}  // namespace slagboom::report
