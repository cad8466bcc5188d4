// Made-up candidates for measuring: drawn as a cohort of a year, the same for the same seed on
// every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

namespace slagboom::prestaties {

// The marks in tenths, a column each. A package of havo with seven subjects that have a centraal
// examen.
struct Cohort {
  static constexpr std::size_t kSubjects = 7;
  static constexpr std::array<const char*, kSubjects> kCodes = {"netl", "entl", "wisA", "biol",
                                                                "schk", "nat",  "econ"};
  static constexpr std::size_t kParts = 3;
  static constexpr std::array<const char*, kParts> kPartCodes = {"maat", "ckv", "pws"};

  std::array<std::vector<std::uint8_t>, kSubjects> se, ce;
  std::array<std::vector<std::uint8_t>, kParts> part;  // whole marks, in tenths
  std::vector<std::uint8_t> lo;                        // 0 onvoldoende, 1 voldoende, 2 goed
  [[nodiscard]] std::size_t size() const { return lo.size(); }
};

// SE about 6,4 and CE about 6,3, spread 0,9 and 1,1, correlated by the level of the candidate: some
// 87 % pass.
[[nodiscard]] Cohort cohort(std::size_t size, std::uint64_t seed);

// As a CSV file, one row a candidate.
void write_csv(const Cohort& cohort, std::ostream& out, std::size_t first_number = 1);

// As JSON, one object a line.
void write_json(const Cohort& cohort, std::ostream& out, std::size_t first_number = 1);

}  // namespace slagboom::prestaties
