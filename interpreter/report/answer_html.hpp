// Answers as a page: a section per candidate, and piles when chances were asked for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "interpreter/questions/answer.hpp"

namespace slagboom::report {

[[nodiscard]] std::string answers_html(std::span<const questions::Answer> answers, std::string_view title);

}  // namespace slagboom::report
