#include "interpreter/columns/graph.hpp"

#include <gtest/gtest.h>

#include "interpreter/columns/routine.hpp"

namespace slagboom::columns {
namespace {

using operations::Rational;
using operations::RoundingMode;
using program::Comparison;

// Every value of a column through a routine.
std::vector<std::int32_t> values(const Graph& graph, Slot slot, int lowest, int highest) {
  std::vector<std::int32_t> found;
  Lanes lanes;
  const Routine routine = routine_of(graph, {slot});
  std::vector<std::uint8_t> column(kBlock);
  for (std::size_t lane = 0; lane < kBlock; ++lane) {
    column[lane] =
        static_cast<std::uint8_t>(std::min<int>(highest, lowest + static_cast<int>(lane)));
  }
  const std::uint8_t* columns[] = {column.data()};
  std::vector<std::int32_t> result(kBlock);
  std::int32_t* const outputs[] = {result.data()};
  lanes.run(routine, columns, outputs);
  for (int value = lowest; value <= highest; ++value)
    found.push_back(result[static_cast<std::size_t>(value - lowest)]);
  return found;
}

TEST(Columns, RoundsAsThePlainEvaluator) {
  for (const int divisor : {1, 2, 3, 7, 20, 30}) {
    for (const unsigned decimals : {0U, 1U, 2U}) {
      for (const RoundingMode mode :
           {RoundingMode::half_up, RoundingMode::up, RoundingMode::down}) {
        for (const int shift : {0, -60, 4'000}) {
          Graph graph;
          Numbers numbers(graph);
          const Number number{graph.shifted(graph.column(0, 10, 100), shift), divisor};
          const Number rounded = numbers.rounded(number, decimals, mode);
          ASSERT_FALSE(graph.failed());
          const std::vector<std::int32_t> found = values(graph, rounded.slot, 10, 100);
          for (int value = 10; value <= 100; ++value) {
            const Rational exact = operations::reduced(value + shift, divisor);
            EXPECT_EQ(
                operations::reduced(found[static_cast<std::size_t>(value - 10)], rounded.divisor),
                operations::rounded(exact, decimals, mode));
          }
        }
      }
    }
  }
}

TEST(Columns, ComparesAsThePlainEvaluator) {
  for (const int divisor : {1, 10, 70}) {
    for (const Rational border :
         {Rational{11, 2}, Rational{5, 1}, Rational{16, 3}, Rational{-1, 2}}) {
      for (int comparison = 0; comparison < 6; ++comparison) {
        for (const bool swapped : {false, true}) {
          Graph graph;
          Numbers numbers(graph);
          const Number number{graph.column(0, 10, 100), divisor};
          const Number other = numbers.constant(border);
          const auto how = static_cast<Comparison>(comparison);
          const Slot slot =
              swapped ? numbers.compare(other, how, number) : numbers.compare(number, how, other);
          const std::vector<std::int32_t> found = values(graph, slot, 10, 100);
          for (int value = 10; value <= 100; ++value) {
            const Rational exact = operations::reduced(value, divisor);
            const int order =
                swapped ? operations::compare(border, exact) : operations::compare(exact, border);
            const bool holds[] = {
                order<0, order <= 0, order == 0, order != 0, order >= 0, order> 0};
            EXPECT_EQ(found[static_cast<std::size_t>(value - 10)], holds[comparison] ? -1 : 0);
          }
        }
      }
    }
  }
}

TEST(Columns, SharesExpressionsAndFoldsConstants) {
  Graph graph;
  const Slot a = graph.column(0, 10, 100);
  const Slot b = graph.column(1, 10, 100);
  EXPECT_EQ(graph.add(a, b), graph.add(b, a));
  EXPECT_EQ(graph.at_least(graph.add(a, b), 20), kTrue);
  EXPECT_EQ(graph.at_least(a, 101), kFalse);
  const Slot passes = graph.at_least(a, 55);
  EXPECT_EQ(graph.negated(graph.negated(passes)), passes);
  EXPECT_EQ(graph.choose(passes, a, a), a);
  EXPECT_EQ(graph.count({kTrue, kFalse, kTrue}), graph.constant(2));
}

TEST(Columns, WhatDoesNotFitFails) {
  Graph graph;
  const Slot a = graph.column(0, 0, 100);
  (void)graph.scaled(a, 100'000'000);
  EXPECT_TRUE(graph.failed());
  EXPECT_FALSE(graph.reason().empty());
}

TEST(Columns, WideLanesHoldWhatNarrowOnesCannot) {
  Graph graph;
  const Slot a = graph.column(0, 0, 100);
  const Slot large = graph.scaled(a, 1'000);
  EXPECT_TRUE(routine_of(graph, {large}).wide);
  EXPECT_EQ(values(graph, large, 0, 100)[100], 100'000);
  EXPECT_EQ(values(graph, graph.floor_divided(large, 700), 0, 100)[99], 141);
}

}  // namespace
}  // namespace slagboom::columns
