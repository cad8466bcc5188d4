// The whole program but for main(): arguments in, exit status out.
#pragma once

#include <string>
#include <vector>

namespace slagboom::cli {

// Prints what there is to print. Throws nothing.
[[nodiscard]] int run(std::vector<std::string> arguments) noexcept;

}  // namespace slagboom::cli
