// beoordeel for many candidates: one line each, or only counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/options.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/cli/tally.hpp"

namespace slagboom::cli {

inline constexpr std::string_view kChangedWhileRead =
    "dit bestand is veranderd terwijl het gelezen werd; begin opnieuw";

// The counts in the form that is asked for.
[[nodiscard]] std::string shown_tally(const Options& options, const Tally& tally);

// Judges a file with one candidate a row, in CSV or JSON, without reading it into memory. Nothing:
// not asked for such short output, or no such file.
[[nodiscard]] std::optional<Status> judge_in_bulk(Session& session, const Options& options);

// --telling for any other file.
[[nodiscard]] Status count_verdicts(Session& session, const Options& options,
                                    const candidates::ReadResult& read);

}  // namespace slagboom::cli
