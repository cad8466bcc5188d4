// The text of a document as it reads for one cohort.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "grammar/source.hpp"
#include "interpreter/cli/constants.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::cli {

// Prose as it is, with {names} replaced by their values; sentences and list lines that do not apply
// to the cohort left out. Without a cohort everything stays. What cannot be decided without an
// opleiding or an exam year stays as well.
[[nodiscard]] std::string consolidate(resolve::Model& model, const grammar::Sources& sources,
                                      std::uint32_t document, const std::optional<Cohort>& cohort);

}  // namespace slagboom::cli
