// The walks along the border give what trying everything gives.
#include "interpreter/evaluate/frontier.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace slagboom::evaluate {
namespace {

// A rising question: enough on or above one of the corners, and together at least the sum that goes with it.
struct Rising {
  std::vector<Region> regions;
  [[nodiscard]] bool operator()(const Steps& at) const {
    const std::int64_t sum = std::accumulate(at.begin(), at.end(), std::int64_t{0});
    return std::any_of(regions.begin(), regions.end(), [&](const Region& region) {
      for (std::size_t place = 0; place < at.size(); ++place) {
        if (at[place] < region.least[place]) return false;
      }
      return sum >= region.sum;
    });
  }
};

Rising some_rising(std::mt19937& random, const std::vector<std::int64_t>& sizes) {
  Rising question;
  const auto number = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
  };
  for (std::int64_t count = number(3); count >= 0; --count) {
    Region region;
    std::int64_t top = 0;
    for (const std::int64_t size : sizes) {
      region.least.push_back(number(2) == 0 ? 0 : number(size));   // may lie above what can be
      top += size - 1;
    }
    region.sum = number(top + 1);
    question.regions.push_back(std::move(region));
  }
  return question;
}

std::vector<Steps> all_values(const std::vector<std::int64_t>& sizes) {
  std::vector<Steps> values;
  for (const std::int64_t size : sizes) {
    Steps& of = values.emplace_back(static_cast<std::size_t>(size));
    std::iota(of.begin(), of.end(), 0);
  }
  return values;
}

TEST(Frontier, EqualsTryingEverything) {
  std::mt19937 random(20260512);
  const std::vector<std::vector<std::int64_t>> shapes{{9}, {7, 5}, {1, 6}, {6, 6}, {4, 5, 6}, {3, 1, 7}, {5, 5, 5}};
  for (int round = 0; round < 2'000; ++round) {
    const std::vector<std::int64_t>& sizes = shapes[static_cast<std::size_t>(round) % shapes.size()];
    const Rising question = some_rising(random, sizes);
    Budget enough_work{1'000'000};
    const Trials trials = try_all(all_values(sizes), question, enough_work);
    ASSERT_TRUE(trials.complete);
    Frontier expected = minimal_of(trials);
    Frontier found = minimal_rising(sizes, question, enough_work);
    ASSERT_TRUE(found.complete);
    std::sort(expected.minimal.begin(), expected.minimal.end());
    std::sort(found.minimal.begin(), found.minimal.end());
    ASSERT_EQ(expected.minimal, found.minimal) << "round " << round;
    for (std::size_t place = 0; place < sizes.size(); ++place) {
      std::optional<std::int64_t> least;
      for (const Steps& one : trials.enough) least = std::min(least.value_or(one[place]), one[place]);
      EXPECT_EQ(least, least_alone(sizes, place, question)) << "round " << round << ", place " << place;
      EXPECT_EQ(matters_in(trials, all_values(sizes), place), matters_rising(sizes, place, question, enough_work))
          << "round " << round << ", place " << place;
    }
    if (sizes.size() < 2) continue;
    const Rising again{parts_of(found, sizes)};
    const Trials covered = try_all(all_values(sizes), again, enough_work);
    ASSERT_EQ(trials.enough, covered.enough) << "round " << round;
  }
}

TEST(Frontier, ASumAndAFloorAreOneLine) {
  // Two marks of 1,0 to 10,0: together 10,6 or more, and the first at least 4,3.
  const std::vector<std::int64_t> sizes{91, 91};
  const Enough question = [](const Steps& at) { return at[0] >= 33 && at[0] + at[1] >= 86; };
  Budget budget{1'000};
  const Frontier frontier = minimal_rising(sizes, question, budget);
  ASSERT_TRUE(frontier.complete);
  EXPECT_EQ(frontier.minimal.size(), 54U);
  const std::vector<Region> parts = parts_of(frontier, sizes);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].least, (Steps{33, 0}));
  EXPECT_EQ(parts[0].sum, 86);
}

TEST(Frontier, SaysWhenTheBudgetRanOut) {
  const std::vector<std::int64_t> sizes{91, 91};
  const Enough question = [](const Steps& at) { return at[0] + at[1] >= 86; };
  Budget budget{20};
  EXPECT_FALSE(minimal_rising(sizes, question, budget).complete);
  Budget none{1};
  EXPECT_EQ(matters_rising(sizes, 0, question, none), Matters::not_computed);
  Budget few{100};
  EXPECT_FALSE(try_all(all_values({11, 11}), question, few).complete);
  EXPECT_EQ(few.left, 100U) << "nothing was tried";
}

TEST(Frontier, WhatIsNotRisingIsTriedOut) {
  // Only 2 or 4 will do for the first; the second must be even: one higher is no longer enough.
  const Enough question = [](const Steps& at) { return (at[0] == 2 || at[0] == 4) && at[1] % 2 == 0; };
  Budget budget{100};
  const std::vector<Steps> values = all_values({6, 5, 2});
  const Trials trials = try_all(values, question, budget);
  EXPECT_EQ(minimal_of(trials).minimal, (std::vector<Steps>{{2, 0, 0}}));
  EXPECT_EQ(matters_in(trials, values, 0), Matters::yes);
  EXPECT_EQ(matters_in(trials, values, 1), Matters::yes);
  EXPECT_EQ(matters_in(trials, values, 2), Matters::no);
}

}  // namespace
}  // namespace slagboom::evaluate
