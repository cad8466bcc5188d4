// Answers as JSON, one object a line; what was not asked is left out.
#pragma once

#include <string>

#include "interpreter/questions/answer.hpp"

namespace slagboom::report {

[[nodiscard]] std::string answer_json(const questions::Answer& answer);

}  // namespace slagboom::report
