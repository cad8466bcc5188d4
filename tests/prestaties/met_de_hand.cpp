// Written as a good programmer would: fixed subjects, no branches in the loop, whole numbers.
#include "met_de_hand.hpp"

#include "cohort.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SLAGBOOM_CLONES __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#else
#define SLAGBOOM_CLONES
#endif

#define SLAGBOOM_INLINE inline __attribute__((always_inline))

namespace slagboom::prestaties {

namespace {

SLAGBOOM_INLINE std::uint16_t verdict(const std::uint16_t (&se)[7], const std::uint16_t (&ce)[7],
                                      const std::uint16_t (&part)[3], std::uint16_t lo) {
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

// `a` where the condition is 1, `b` where it is 0.
SLAGBOOM_INLINE std::uint16_t pick(std::uint16_t condition, std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>(b ^ ((a ^ b) & (0 - condition)));
}

// The least resit mark of one subject; `o` holds the marks of the six others, the kernvakken first.
template <int kCore>
SLAGBOOM_INLINE std::uint16_t least(std::uint16_t own_se, std::uint16_t own_ce,
                                    const std::uint16_t (&se)[6], const std::uint16_t (&ce)[6],
                                    const std::uint16_t (&part)[3], std::uint16_t lo) {
  using N = std::uint16_t;
  N parts = 0;
  N never = lo < 1 ? 1 : 0;
  for (int i = 0; i < 3; ++i) {
    const N mark = static_cast<N>((part[i] + 5) / 10);
    parts = static_cast<N>(parts + mark);
    never = static_cast<N>(never | (mark < 4 ? 1 : 0));
  }
  N end[7];
  N ce_sum = 0;
  for (int i = 0; i < 6; ++i) {
    end[i] = static_cast<N>((se[i] + ce[i] + 10) / 20);
    ce_sum = static_cast<N>(ce_sum + ce[i]);
  }
  end[6] = static_cast<N>((2 * parts + 3) / 6);
  N fours = 0;
  N fives = 0;
  N sum = 0;
  for (int i = 0; i < 7; ++i) {
    never = static_cast<N>(never | (end[i] < 4 ? 1 : 0));
    fours = static_cast<N>(fours + (end[i] == 4 ? 1 : 0));
    fives = static_cast<N>(fives + (end[i] == 5 ? 1 : 0));
    sum = static_cast<N>(sum + end[i]);
  }
  N core_six = 0;
  for (int i = 0; i < kCore; ++i) {
    core_six = static_cast<N>(core_six + (end[i] < 6 ? 1 : 0));
    never = static_cast<N>(never | (end[i] < 5 ? 1 : 0));
  }
  never = static_cast<N>(never | (core_six > 1 ? 1 : 0));
  const N own_core = kCore == 2 ? 1 : 0;
  const N none = static_cast<N>((fours == 0 ? 1 : 0) & (fives == 0 ? 1 : 0));
  const N four = static_cast<N>((fours == 1 ? 1 : 0) & (fives == 0 ? 1 : 0));
  const N five = static_cast<N>((fours == 0 ? 1 : 0) & (fives == 1 ? 1 : 0));
  const N both = static_cast<N>((fours == 1 ? 1 : 0) & (fives == 1 ? 1 : 0));
  const N two = static_cast<N>((fours == 0 ? 1 : 0) & (fives == 2 ? 1 : 0));
  // With a 4, a 5, or no less than a 6 for this subject.
  const N with_four = static_cast<N>((none | five) & (sum >= 44 ? 1 : 0) & (own_core ^ 1));
  const N core_five = static_cast<N>((core_six == 0 ? 1 : 0) | (own_core ^ 1));
  const N with_five = static_cast<N>(core_five & (none | ((four | five) & (sum >= 43 ? 1 : 0))));
  const N free = static_cast<N>(none | five);
  never = static_cast<N>(never | ((free | four | both | two) ^ 1));
  N mark = pick(sum >= 42 ? 1 : 0, 6, static_cast<N>(48 - sum));
  mark = pick(free, 6, mark);
  mark = pick(with_five, 5, mark);
  mark = pick(with_four, 4, mark);
  // Above zero, whatever the marks are.
  constexpr N kUp = 1000;
  const N for_mark = static_cast<N>(20 * mark + kUp - 10 - own_se);
  const N for_mean = static_cast<N>(385 + kUp - ce_sum);
  const N border = for_mark > for_mean ? for_mark : for_mean;
  const N first = pick(own_ce + kUp >= border ? 1 : 0, 10, static_cast<N>(border - kUp));
  return pick(static_cast<N>(never | (border > kUp + 100 ? 1 : 0)), 255, first);
}

template <int kCore>
SLAGBOOM_INLINE void least_of(const Cohort& cohort, std::size_t subject, const int (&others)[6],
                              std::size_t from, std::size_t count, std::uint8_t* __restrict into) {
  const std::uint8_t* __restrict s = cohort.se[subject].data() + from;
  const std::uint8_t* __restrict c = cohort.ce[subject].data() + from;
  const auto se_of = [&](int i) {
    return cohort.se[static_cast<std::size_t>(others[i])].data() + from;
  };
  const auto ce_of = [&](int i) {
    return cohort.ce[static_cast<std::size_t>(others[i])].data() + from;
  };
  const std::uint8_t* __restrict s0 = se_of(0);
  const std::uint8_t* __restrict s1 = se_of(1);
  const std::uint8_t* __restrict s2 = se_of(2);
  const std::uint8_t* __restrict s3 = se_of(3);
  const std::uint8_t* __restrict s4 = se_of(4);
  const std::uint8_t* __restrict s5 = se_of(5);
  const std::uint8_t* __restrict c0 = ce_of(0);
  const std::uint8_t* __restrict c1 = ce_of(1);
  const std::uint8_t* __restrict c2 = ce_of(2);
  const std::uint8_t* __restrict c3 = ce_of(3);
  const std::uint8_t* __restrict c4 = ce_of(4);
  const std::uint8_t* __restrict c5 = ce_of(5);
  const std::uint8_t* __restrict p0 = cohort.part[0].data() + from;
  const std::uint8_t* __restrict p1 = cohort.part[1].data() + from;
  const std::uint8_t* __restrict p2 = cohort.part[2].data() + from;
  const std::uint8_t* __restrict lo = cohort.lo.data() + from;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint16_t se[6] = {s0[i], s1[i], s2[i], s3[i], s4[i], s5[i]};
    const std::uint16_t ce[6] = {c0[i], c1[i], c2[i], c3[i], c4[i], c5[i]};
    const std::uint16_t part[3] = {p0[i], p1[i], p2[i]};
    into[i] = static_cast<std::uint8_t>(least<kCore>(s[i], c[i], se, ce, part, lo[i]));
  }
}

}  // namespace

SLAGBOOM_CLONES
void least_by_hand(const Cohort& cohort, std::size_t subject, std::size_t from, std::size_t count,
                   std::uint8_t* least) {
  int others[6];
  int at = 0;
  for (int other = 0; other < 7; ++other) {
    if (other != static_cast<int>(subject)) others[at++] = other;
  }
  if (subject < 3) {
    least_of<2>(cohort, subject, others, from, count, least);
  } else {
    least_of<3>(cohort, subject, others, from, count, least);
  }
}

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
