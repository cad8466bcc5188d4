// What making a record and making it again have in common.
#pragma once

#include "interpreter/candidates/raw.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::cli {

[[nodiscard]] record::Line record_line(const candidates::RawCandidate& candidate,
                                       const trace::Verdict& verdict);

}  // namespace slagboom::cli
