// Written as a good programmer would: fixed subjects, no branches in the loop, whole numbers.
#include "met_de_hand.hpp"

#include "cohort.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SLAGBOOM_CLONES __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#else
#define SLAGBOOM_CLONES
#endif

namespace slagboom::prestaties {

namespace {

inline __attribute__((always_inline)) std::uint16_t verdict(const std::uint16_t (&se)[7],
                                                            const std::uint16_t (&ce)[7],
                                                            const std::uint16_t (&part)[3],
                                                            std::uint16_t lo) {
  using N = std::uint16_t;
  N end[8];
  N ce_sum = 0;
  for (int i = 0; i < 7; ++i) {
    end[i] = static_cast<N>((se[i] + ce[i] + 10) / 20);
    ce_sum = static_cast<N>(ce_sum + ce[i]);
  }
  N parts = 0;
  N part_low = 0;
  for (int i = 0; i < 3; ++i) {
    const N mark = static_cast<N>((part[i] + 5) / 10);
    parts = static_cast<N>(parts + mark);
    part_low = static_cast<N>(part_low | (mark < 4 ? 1 : 0));
  }
  end[7] = static_cast<N>((2 * parts + 3) / 6);
  N under = 0;
  N fours = 0;
  N fives = 0;
  N sum = 0;
  for (int i = 0; i < 8; ++i) {
    under = static_cast<N>(under + (end[i] < 4 ? 1 : 0));
    fours = static_cast<N>(fours + (end[i] == 4 ? 1 : 0));
    fives = static_cast<N>(fives + (end[i] == 5 ? 1 : 0));
    sum = static_cast<N>(sum + end[i]);
  }
  N core_six = 0;
  N core_five = 0;
  for (int i = 0; i < 3; ++i) {
    core_six = static_cast<N>(core_six + (end[i] < 6 ? 1 : 0));
    core_five = static_cast<N>(core_five | (end[i] < 5 ? 1 : 0));
  }
  const N a = ce_sum < 385 ? 1 : 0;
  const N b = static_cast<N>((core_six > 1 ? 1 : 0) | core_five);
  const N none = under == 0 ? 1 : 0;
  const N mean = sum >= 48 ? 1 : 0;
  const N row1 = static_cast<N>(none & (fours == 0 ? 1 : 0) & (fives <= 1 ? 1 : 0));
  const N row2 = static_cast<N>(none & (fours == 1 ? 1 : 0) & (fives == 0 ? 1 : 0) & mean);
  const N row3 = static_cast<N>(none & (fours == 0 ? 1 : 0) & (fives == 2 ? 1 : 0) & mean);
  const N row4 = static_cast<N>(none & (fours == 1 ? 1 : 0) & (fives == 1 ? 1 : 0) & mean);
  const N row = static_cast<N>(row1 + 2 * row2 + 3 * row3 + 4 * row4);
  const N c = row == 0 ? 1 : 0;
  const N e = lo < 1 ? 1 : 0;
  const N no = static_cast<N>(a | b | c | part_low | e);
  return static_cast<N>((no ^ 1) | a << 1 | b << 2 | c << 3 | part_low << 4 | e << 5 | row << 6);
}

}  // namespace

SLAGBOOM_CLONES
void vector_by_hand(const Cohort& cohort, std::size_t from, std::size_t count,
                    std::uint16_t* __restrict verdicts) {
  const std::uint8_t* __restrict s0 = cohort.se[0].data() + from;
  const std::uint8_t* __restrict s1 = cohort.se[1].data() + from;
  const std::uint8_t* __restrict s2 = cohort.se[2].data() + from;
  const std::uint8_t* __restrict s3 = cohort.se[3].data() + from;
  const std::uint8_t* __restrict s4 = cohort.se[4].data() + from;
  const std::uint8_t* __restrict s5 = cohort.se[5].data() + from;
  const std::uint8_t* __restrict s6 = cohort.se[6].data() + from;
  const std::uint8_t* __restrict c0 = cohort.ce[0].data() + from;
  const std::uint8_t* __restrict c1 = cohort.ce[1].data() + from;
  const std::uint8_t* __restrict c2 = cohort.ce[2].data() + from;
  const std::uint8_t* __restrict c3 = cohort.ce[3].data() + from;
  const std::uint8_t* __restrict c4 = cohort.ce[4].data() + from;
  const std::uint8_t* __restrict c5 = cohort.ce[5].data() + from;
  const std::uint8_t* __restrict c6 = cohort.ce[6].data() + from;
  const std::uint8_t* __restrict p0 = cohort.part[0].data() + from;
  const std::uint8_t* __restrict p1 = cohort.part[1].data() + from;
  const std::uint8_t* __restrict p2 = cohort.part[2].data() + from;
  const std::uint8_t* __restrict lo = cohort.lo.data() + from;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint16_t se[7] = {s0[i], s1[i], s2[i], s3[i], s4[i], s5[i], s6[i]};
    const std::uint16_t ce[7] = {c0[i], c1[i], c2[i], c3[i], c4[i], c5[i], c6[i]};
    const std::uint16_t part[3] = {p0[i], p1[i], p2[i]};
    verdicts[i] = verdict(se, ce, part, lo[i]);
  }
}

std::uint16_t scalar_by_hand(const Record& record) {
  std::uint16_t se[7];
  std::uint16_t ce[7];
  std::uint16_t part[3];
  for (int i = 0; i < 7; ++i) {
    se[i] = record.se[i];
    ce[i] = record.ce[i];
  }
  for (int i = 0; i < 3; ++i) part[i] = record.part[i];
  return verdict(se, ce, part, record.lo);
}

}  // namespace slagboom::prestaties
