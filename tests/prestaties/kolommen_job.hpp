// The job that is measured: the pass rule of havo 2026 from stdlib for a drawn cohort with one
// package. Before anything is timed, the verdicts of columns and of code by hand are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cohort.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/plan.hpp"

namespace slagboom::prestaties {

inline constexpr std::size_t kMany = 1'000'000;
inline constexpr std::size_t kNear = 8'192;  // stays in the caches

struct Job {
  Cohort many = cohort(kMany, 2026);
  cli::Session session;
  cli::Bound bound;
  columns::Plan plan;
  std::vector<const std::uint8_t*> places;  // by input of the plan

  Job();
  // The column of the cohort that an input of a plan reads.
  [[nodiscard]] const std::uint8_t* of(const columns::Column& column);
  [[nodiscard]] const std::string& key(const columns::Column& column);
  // The candidate of a row, for the plain evaluator.
  const program::Candidate& candidate(std::size_t row);

 private:
  void check();
};

// Made on first use.
[[nodiscard]] Job& job();

}  // namespace slagboom::prestaties
