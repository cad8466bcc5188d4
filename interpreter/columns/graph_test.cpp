#include "interpreter/columns/graph.hpp"

#include <gtest/gtest.h>

#include <random>

#include "interpreter/columns/apart.hpp"
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

// Sums and conditions of some columns in any order, under comparisons and choices.
class Random {
 public:
  explicit Random(std::uint64_t seed) : source_(seed) {}
  int below(int number) { return static_cast<int>(source_() % static_cast<std::uint64_t>(number)); }
  Slot number(Graph& graph, int depth) {
    if (depth == 0) return graph.column(static_cast<std::uint32_t>(below(4)), 10, 100);
    const Slot a = number(graph, depth - 1);
    const Slot b = number(graph, depth - 1);
    switch (below(8)) {
      case 0:
        return graph.minimum(a, b);
      case 1:
        return graph.maximum(a, b);
      case 2:
        return graph.floor_divided(a, 1 + below(20));
      case 3:
        return graph.choose(condition(graph, depth - 1), a, b);
      case 4:
        return graph.shifted(graph.subtract(a, b), below(9));
      case 5:
        return graph.count({condition(graph, depth - 1), condition(graph, depth - 1),
                            condition(graph, depth - 1)});
      default:
        return graph.add(a, b);
    }
  }
  Slot condition(Graph& graph, int depth) {
    if (depth == 0) return graph.at_least(number(graph, 0), 10 + below(91));
    const Slot a = condition(graph, depth - 1);
    const Slot b = condition(graph, depth - 1);
    switch (below(6)) {
      case 0:
        return graph.negated(a);
      case 1:
        return graph.either(a, b);
      case 2:
        return graph.equal_slots(number(graph, depth - 1), number(graph, depth - 1));
      case 3:
        return graph.at_least(number(graph, depth - 1), below(200));
      default:
        return graph.both(a, b);
    }
  }

 private:
  std::mt19937_64 source_;
};

TEST(Columns, OnlyWhatDependsIsRunAgain) {
  Random random(7);
  std::size_t once = 0;
  std::size_t again = 0;
  for (int round = 0; round < 200; ++round) {
    Graph graph;
    std::vector<Slot> slots;
    for (int output = 0; output < 3; ++output)
      slots.push_back(output == 2 ? random.condition(graph, 4) : random.number(graph, 4));
    const std::uint32_t varying = 3;
    std::vector<Slot> moved;
    for (const Slot slot : slots) moved.push_back(apart(graph, slot, varying));
    ASSERT_FALSE(graph.failed());
    const Routine whole = routine_of(graph, slots);
    const Routine parts = routine_again(graph, moved, varying);
    ASSERT_EQ(parts.sections.size(), slots.size() + 1);
    once += parts.sections.front();
    again += parts.steps.size() - parts.sections.front();
    std::vector<std::vector<std::uint8_t>> columns(4, std::vector<std::uint8_t>(kBlock));
    std::vector<const std::uint8_t*> places;
    for (auto& column : columns) {
      for (std::uint8_t& step : column) step = static_cast<std::uint8_t>(10 + random.below(91));
      places.push_back(column.data());
    }
    std::vector<std::vector<std::int32_t>> results(slots.size(), std::vector<std::int32_t>(kBlock));
    std::vector<std::int32_t*> into;
    for (auto& result : results) into.push_back(result.data());
    Lanes lanes;
    Lanes other;
    lanes.start(parts, places.data());
    // In any order, and as often as asked.
    for (int time = 0; time < 7; ++time) {
      for (std::uint8_t& step : columns[varying])
        step = static_cast<std::uint8_t>(10 + random.below(91));
      other.run(whole, places.data(), into.data());
      const auto output = static_cast<std::size_t>(random.below(3));
      const std::int16_t* found = lanes.again(parts, places.data(), output);
      for (std::size_t lane = 0; lane < kBlock; ++lane)
        ASSERT_EQ(found[lane], results[output][lane]) << round << " " << output << " " << lane;
    }
  }
  EXPECT_GT(once, again);
}

// A chain of which one part in the middle varies: that part and what it is added to, no more.
TEST(Columns, WhatStaysIsBroughtTogether) {
  Graph graph;
  Slot sum = graph.column(0, 10, 100);
  for (std::uint32_t column = 1; column < 8; ++column)
    sum = graph.add(sum, graph.column(column, 10, 100));
  const Slot passes = graph.at_least(sum, 440);
  const Routine before = routine_again(graph, {passes}, 1);
  const Routine after = routine_again(graph, {apart(graph, passes, 1)}, 1);
  EXPECT_EQ(before.steps.size() - before.sections.front(), 9U);  // read, add seven times, compare
  EXPECT_EQ(after.steps.size() - after.sections.front(), 3U);    // read, add, compare
}

// One input may stand for values with other bounds in another output.
TEST(Columns, AnInputWithOtherBoundsIsAnotherSlot) {
  Graph graph;
  const Slot mark = graph.column(0, 10, 100);
  const Slot whole = graph.column(0, 1, 10);
  EXPECT_EQ(graph.at_least(mark, 10), kTrue);
  EXPECT_NE(graph.at_least(whole, 10), kTrue);
  EXPECT_EQ(graph.column(0, 10, 100), mark);
}

}  // namespace
}  // namespace slagboom::columns
