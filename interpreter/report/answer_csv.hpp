// Answers as CSV: one row for each mark that is needed and each change a chance can bring.
#pragma once

#include <span>
#include <string>

#include "interpreter/questions/answer.hpp"

namespace slagboom::report {

[[nodiscard]] std::string answers_csv(std::span<const questions::Answer> answers);

}  // namespace slagboom::report
