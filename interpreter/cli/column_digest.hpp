// Whether a column file is whole: its digest.
#pragma once

#include <optional>
#include <string_view>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::cli {

// Nothing when these bytes are no column file, or one that is as it was made.
[[nodiscard]] std::optional<candidates::FileProblem> column_digest_problem(std::string_view bytes);

}  // namespace slagboom::cli
