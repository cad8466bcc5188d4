// From cells to typed facts: reads numbers and options, finds items by code, never guesses.
#pragma once

#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::candidates {

// The keys that files use, as the documents declare them.
[[nodiscard]] FileSchema file_schema(const resolve::Model& model);

// The deciding facts of a candidate; problems name what is missing or unreadable. An optional deciding fact that is
// absent is left out of the regime.
[[nodiscard]] resolve::Regime read_regime(const resolve::Model& model, const RawCandidate& raw,
                                          std::vector<RawProblem>& problems);

// The candidate for a program of that regime. With problems the candidate must not be judged.
[[nodiscard]] program::Candidate bind(const resolve::Model& model, const resolve::CodeTable& codes,
                                      const RawCandidate& raw, std::vector<RawProblem>& problems);

// One value of a fact: "6,4", "voldoende", "2024-2026". False, with a reason, when it cannot be read as such.
[[nodiscard]] bool read_value(const resolve::Model& model, const program::Fact& fact, std::string_view text,
                              program::Rational& value, std::string& reason);

// "rij 3, kolom netl.ce" for messages; in JSON "regel 3, veld vakken[1].ce".
[[nodiscard]] std::string place(const RawProblem& problem, FileFormat format);

}  // namespace slagboom::candidates
