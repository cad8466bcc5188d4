// How many requirements a reglement meets, for each cohort and school year.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/compliance/checks.hpp"

namespace slagboom::compliance {

inline constexpr std::size_t kVerdicts = static_cast<std::size_t>(Verdict::not_arranged) + 1;

struct Totals {
  std::optional<std::int32_t> cohort;
  std::int32_t school_year = 0;
  std::array<std::size_t, kVerdicts> count{};  // by Verdict
};

// A requirement counts once for each cohort and school year: what is worst of its opleidingen.
[[nodiscard]] std::vector<Totals> totals(const Report& report);

}  // namespace slagboom::compliance
