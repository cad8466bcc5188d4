// A verdict, and its reasoning, as one JSON object on one line.
#pragma once

#include <string>

#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

// Keys in the order of the contract; `kandidaat` first, then the fields as the documents ask for
// them.
[[nodiscard]] std::string verdict_json(const trace::Verdict& verdict);

// The same with `redenering`: the whole tree.
[[nodiscard]] std::string reasoning_json(const trace::Verdict& verdict);

}  // namespace slagboom::report
