// The pass rule of havo 2026 for one package, written by hand: what the column evaluator is
// measured against.
#pragma once

#include <cstddef>
#include <cstdint>

namespace slagboom::prestaties {

struct Cohort;

// Per candidate: bit 0 geslaagd; bits 1-5 which onderdeel of the rule is nee; bits 6-8 the row of
// the table of eindcijfers (0 none). Both give the same.
void vector_by_hand(const Cohort& cohort, std::size_t from, std::size_t count,
                    std::uint16_t* verdicts);

// Per candidate the least mark in tenths with which a resit of the CE of this subject gives
// geslaagd; 255: none does. The border is reckoned out, not looked for.
void least_by_hand(const Cohort& cohort, std::size_t subject, std::size_t from, std::size_t count,
                   std::uint8_t* least);

// One candidate as a record, for the scalar function.
struct Record {
  std::uint8_t se[7], ce[7], part[3], lo;
};
[[nodiscard]] std::uint16_t scalar_by_hand(const Record& record);

}  // namespace slagboom::prestaties
