// A grid says what trying everything says.
#include "interpreter/evaluate/grid.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace slagboom::evaluate {
namespace {

TEST(Grid, EqualsTryingEverything) {
  std::mt19937 random(20260528);
  const std::vector<std::vector<std::int64_t>> shapes{{9}, {7, 5}, {1, 6}, {4, 5, 6}, {5, 1, 5}};
  for (int round = 0; round < 1'000; ++round) {
    const std::vector<std::int64_t>& sizes =
        shapes[static_cast<std::size_t>(round) % shapes.size()];
    const bool rising = round % 2 == 0;
    // Enough: together at least so much; when not rising, and a place not exactly this.
    const auto number = [&](std::int64_t most) {
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    const std::int64_t total = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
    const std::int64_t least = number(total);
    const std::int64_t hole = rising ? -1 : number(sizes[0] - 1);
    const auto enough = [&](const Steps& at) {
      return at[0] != hole && std::accumulate(at.begin(), at.end(), std::int64_t{0}) >= least;
    };
    const Look look = [&](const Steps& at, std::vector<Kept>& kept) {
      Kept sum;
      const std::int64_t now = std::accumulate(at.begin(), at.end(), std::int64_t{0});
      const std::int64_t sign = now >= least ? 1 : -1;
      for (std::size_t place = 0; place < at.size(); ++place) sum.per_step[place] = sign;
      sum.least = now >= least ? least - now : now - least + 1;
      kept.push_back(sum);
      Kept side;
      side.per_step[0] = at[0] <= hole ? -1 : 1;
      side.least = at[0] == hole ? 0 : at[0] < hole ? at[0] - hole + 1 : hole + 1 - at[0];
      kept.push_back(side);
      if (at[0] == hole) {
        side.per_step[0] = 1;
        kept.push_back(side);
      }
      return enough(at);
    };
    Grid grid(sizes);
    Budget budget{100'000};
    ASSERT_TRUE(grid.fill(look, rising, budget));

    std::vector<Steps> values;
    for (const std::int64_t size : sizes) {
      Steps& of = values.emplace_back(static_cast<std::size_t>(size));
      std::iota(of.begin(), of.end(), 0);
    }
    const Trials trials = try_all(values, enough, budget);
    EXPECT_EQ(grid.minimal().minimal, minimal_of(trials).minimal);
    EXPECT_EQ(grid.none(), trials.enough.empty());
    bool rises_here = true;
    for (const Steps& one : trials.enough) {
      for (std::size_t place = 0; place < one.size(); ++place) {
        Steps higher = one;
        if (++higher[place] < sizes[place]) rises_here = rises_here && enough(higher);
      }
    }
    EXPECT_EQ(grid.rises(), rises_here);
    EXPECT_EQ(rises(trials, values), rises_here);
    std::size_t cells = 1;
    for (const std::int64_t size : sizes) cells *= static_cast<std::size_t>(size);
    EXPECT_EQ(grid.all(), trials.enough.size() == cells);
    for (std::size_t place = 0; place < sizes.size(); ++place) {
      EXPECT_EQ(grid.matters(place), matters_in(trials, values, place) == Matters::yes);
    }
  }
}

TEST(Grid, StopsAtTheBudget) {
  const std::vector<std::int64_t> sizes{20, 20};
  const Look look = [](const Steps& at, std::vector<Kept>& kept) {
    for (std::size_t place = 0; place < at.size(); ++place) {
      for (const std::int64_t sign : {1, -1}) {
        Kept here;
        here.per_step[place] = sign;
        kept.push_back(here);
      }
    }
    return at[0] > at[1];
  };
  Grid grid(sizes);
  Budget budget{399};
  EXPECT_FALSE(grid.fill(look, false, budget));
  budget.left = 400;
  EXPECT_TRUE(Grid(sizes).fill(look, false, budget));
}

}  // namespace
}  // namespace slagboom::evaluate
