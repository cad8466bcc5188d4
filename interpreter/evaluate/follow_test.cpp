// What is noted while following: every value inside the note gives the same answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "interpreter/evaluate/grid.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {
namespace {

using program::Comparison;
using program::kNone;
using program::Node;
using program::Op;

constexpr std::int64_t kSize = 12;

// A random condition on three marks of the candidate itself, in tenths from 5,0.
class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {
    for (std::size_t fact = 0; fact < kMostFollowed; ++fact) {
      program::Fact made;
      made.type.base = program::Base::number;
      made.type.decimals = 1;
      made.lowest = {5, 1};
      made.highest = {61, 10};
      words.facts.push_back(made);
    }
    program.fact_applies.assign(words.facts.size(), kNone);
    root = truth(4);
    program.node_searches.assign(program.nodes.size(), 0);
    candidate.facts.resize(words.facts.size());
  }

  program::Program program;
  program::Vocabulary words;
  program::Candidate candidate;
  NodeId root = kNone;

 private:
  std::int64_t any(std::int64_t most) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most + 1));
  }

  NodeId add(Op op, std::vector<NodeId> children, std::int64_t a = 0, std::int64_t b = 0) {
    Node node;
    node.op = op;
    node.first = static_cast<std::uint32_t>(program.links.size());
    node.count = static_cast<std::uint32_t>(children.size());
    node.a = a;
    node.b = b;
    program.links.insert(program.links.end(), children.begin(), children.end());
    program.nodes.push_back(node);
    return static_cast<NodeId>(program.nodes.size() - 1);
  }

  NodeId constant() { return add(Op::number, {}, 40 + any(30), 10); }

  NodeId row(int depth) {
    std::vector<NodeId> parts;
    for (std::int64_t count = 1 + any(3); count > 0; --count) parts.push_back(number(depth));
    return add(Op::together, parts);
  }

  NodeId number(int depth) {
    if (depth == 0 || any(4) == 0) {
      if (any(30) == 0) return add(Op::unknown, {}, 4, 7);
      return any(4) == 0 ? constant() : add(Op::fact, {}, any(2));
    }
    switch (any(9)) {
      case 0:
        return add(Op::add, {number(depth - 1), number(depth - 1)});
      case 1:
        return add(Op::subtract, {number(depth - 1), number(depth - 1)});
      case 2:
        return add(Op::multiply, {number(depth - 1), add(Op::number, {}, any(4) - 2, 2)});
      case 3:
        return add(Op::divide, {number(depth - 1), add(Op::number, {}, any(2) - 3, 1)});
      case 4:
        return add(Op::round, {number(depth - 1)}, any(1), any(2));
      case 5:
        return add(Op::mean, {row(depth - 1)});
      case 6:
        return add(Op::highest, {row(depth - 1)});
      case 7:
        return add(Op::lowest, {row(depth - 1)});
      case 8:
        return add(Op::multiply, {number(depth - 1), number(depth - 1)});
      default: {
        const NodeId values = row(depth - 1);
        std::vector<NodeId> weights;
        for (std::uint32_t left = program.nodes[values].count; left > 0; --left) {
          weights.push_back(add(Op::number, {}, 1 + any(1), 1));
        }
        return add(Op::weighted_mean, {values, add(Op::together, weights)});
      }
    }
  }

  NodeId truth(int depth) {
    const std::int64_t which = depth == 0 ? 0 : any(4);
    if (which == 1) return add(Op::both, {truth(depth - 1), truth(depth - 1)});
    if (which == 2) return add(Op::either, {truth(depth - 1), truth(depth - 1)}, 1);
    if (which == 3) return add(Op::negate, {truth(depth - 1)});
    if (which == 4) {
      const NodeId test = add(Op::compare, {add(Op::it, {}), constant()}, any(5));
      return add(Op::quantify, {row(depth - 1), test}, any(3), 1 + any(1));
    }
    return add(Op::compare, {number(depth), number(1)}, any(5));
  }

  std::mt19937 random_;
};

TEST(Follow, WhatIsNotedGivesTheSame) {
  std::size_t looks = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    Random made(seed);
    Evaluator evaluator(made.program, made.words);
    evaluator.bind(made.candidate);
    const auto ask = [&](const Steps& at, std::vector<Kept>* kept) {
      for (std::size_t place = 0; place < at.size(); ++place) {
        evaluator.follow(place, static_cast<FactId>(place), kMain,
                         operations::reduced(50 + at[place], 10), {1, 10});
      }
      const Value value = evaluator.value(made.root);
      if (kept != nullptr) *kept = evaluator.kept();
      return value.is_yes();
    };
    const std::vector<std::int64_t> sizes(kMostFollowed, kSize);
    Grid grid(sizes);
    Budget budget{10'000};
    const Look question = [&](const Steps& at, std::vector<Kept>& kept) {
      ++looks;
      return ask(at, &kept);
    };
    ASSERT_TRUE(grid.fill(question, false, budget));
    for (std::int64_t index = 0; index < kSize * kSize * kSize; ++index) {
      const Steps at{index / (kSize * kSize), index / kSize % kSize, index % kSize};
      ASSERT_EQ(grid.enough(at), ask(at, nullptr))
          << "program " << seed << " at " << at[0] << " " << at[1] << " " << at[2];
    }
  }
  // Few questions for many combinations, or following is of no use.
  EXPECT_LT(looks, 120U * kSize * kSize * kSize / 4);
}

// A slope that is too large to compute is no slope of zero: the note then holds for the values
// asked only.
TEST(Follow, ATooLargeSlopeIsNoSlopeOfZero) {
  constexpr std::int64_t kHuge = 3'000'000'000'000'000'000;
  Random made(0);
  const auto add = [&](Op op, std::vector<NodeId> children, std::int64_t a = 0,
                       std::int64_t b = 0) {
    Node node;
    node.op = op;
    node.first = static_cast<std::uint32_t>(made.program.links.size());
    node.count = static_cast<std::uint32_t>(children.size());
    node.a = a;
    node.b = b;
    made.program.links.insert(made.program.links.end(), children.begin(), children.end());
    made.program.nodes.push_back(node);
    return static_cast<NodeId>(made.program.nodes.size() - 1);
  };
  const NodeId mark = add(Op::fact, {}, 0);
  const NodeId part = add(Op::multiply, {mark, add(Op::number, {}, 1, kHuge)});
  const NodeId root = add(Op::compare, {part, add(Op::number, {}, 11, 2 * kHuge)},
                          static_cast<std::int64_t>(Comparison::at_least));
  made.program.node_searches.assign(made.program.nodes.size(), 0);
  Evaluator evaluator(made.program, made.words);
  evaluator.bind(made.candidate);
  Grid grid(std::vector<std::int64_t>{kSize});
  Budget budget{1'000};
  const Look look = [&](const Steps& at, std::vector<Kept>& kept) {
    evaluator.follow(0, 0, kMain, operations::reduced(50 + at[0], 10), {1, 10});
    const bool yes = evaluator.value(root).is_yes();
    kept = evaluator.kept();
    return yes;
  };
  ASSERT_TRUE(grid.fill(look, false, budget));
  // The value itself is too large to compute for most marks, and that is so for those marks only.
  for (std::int64_t at = 0; at < kSize; ++at) {
    evaluator.follow(0, 0, kMain, operations::reduced(50 + at, 10), {1, 10});
    EXPECT_EQ(grid.enough({at}), evaluator.value(root).is_yes()) << at;
  }
  EXPECT_FALSE(grid.enough({0}));
  EXPECT_TRUE(grid.enough({5}));
}

}  // namespace
}  // namespace slagboom::evaluate
