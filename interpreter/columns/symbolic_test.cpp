// Programs made by hand for what a text seldom asks: searches that run out of trials, and values
// that are kept while a search has not ended.
#include "interpreter/columns/symbolic.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

namespace slagboom::columns {
namespace {

using evaluate::Corner;
using program::kNone;
using program::NodeId;
using program::Op;

class Searches : public testing::Test {
 protected:
  void SetUp() override {
    program::Fact mark;
    mark.per_element = true;
    mark.type.base = program::Base::number;
    mark.type.decimals = 1;
    mark.lowest = {1, 1};
    mark.highest = {10, 1};
    vocabulary_.facts.push_back(mark);
    program_.fact_applies.push_back(kNone);
  }

  NodeId node(Op op, std::initializer_list<NodeId> children = {}, std::int64_t a = 0,
              std::int64_t b = 0) {
    program::Node node;
    node.op = op;
    node.first = static_cast<std::uint32_t>(program_.links.size());
    node.count = static_cast<std::uint32_t>(children.size());
    node.a = a;
    node.b = b;
    std::uint32_t searches = op == Op::chosen ? 1U << static_cast<unsigned>(a) : 0;
    for (const NodeId child : children) {
      program_.links.push_back(child);
      searches |= program_.node_searches[child];
    }
    program_.nodes.push_back(node);
    program_.node_searches.push_back(searches);
    return static_cast<NodeId>(program_.nodes.size() - 1);
  }
  NodeId number(std::int64_t value) { return node(Op::number, {}, value, 1); }
  NodeId compare(NodeId left, program::Comparison how, NodeId right) {
    return node(Op::compare, {left, right}, static_cast<std::int64_t>(how));
  }
  void search(std::initializer_list<NodeId> conditions) {
    program::Search search;
    search.from = node(Op::everything);
    search.conditions = conditions;
    program_.searches.push_back(search);
  }
  // All marks are given; each is a column.
  void elements(std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
      program::Element element;
      element.facts.push_back({true, {6, 1}});
      candidate_.elements.push_back(element);
    }
  }
  Symbolic symbolic() {
    columns_ = columns_of(vocabulary_, candidate_);
    return {program_, vocabulary_, candidate_, columns_, graph_};
  }

  program::Program program_;
  program::Vocabulary vocabulary_;
  program::Candidate candidate_;
  std::vector<Column> columns_;
  Graph graph_;
};

// Of fourteen subjects no set has fifteen: more sets than are tried, and none is found.
TEST_F(Searches, WithoutASetAmongThoseTriedTheCandidateIsLeftToOthers) {
  elements(14);
  search({compare(node(Op::size, {node(Op::chosen)}), program::Comparison::at_least, number(15))});
  Symbolic symbolic = this->symbolic();
  const auto worlds = symbolic.settle(1, Corner::bounds, true);
  ASSERT_FALSE(graph_.failed()) << graph_.reason();
  EXPECT_EQ(worlds.size(), 1U);
  EXPECT_EQ(symbolic.elsewhere(), kTrue);
  (void)symbolic.settle(1, Corner::bounds, false);
  EXPECT_EQ(symbolic.given_up(), kTrue);
}

// The first condition reads a table that has no row for low marks; the second a search that has not
// ended, so that what was found before it is put back.
TEST_F(Searches, ATableWithoutARowIsNotForgotten) {
  elements(1);
  const NodeId marks = node(Op::map, {node(Op::everything), node(Op::fact)});
  program::Table table;
  table.columns = {node(Op::highest, {marks})};
  program::TableRow row;
  row.cells = {compare(node(Op::it), program::Comparison::at_least, number(5))};
  row.result = node(Op::truth, {}, 1);
  table.rows = {row};
  program_.tables.push_back(table);
  program::Variant variant;
  variant.body = node(Op::table);
  program::Definition definition;
  definition.variants = {variant};
  program_.definitions.push_back(definition);
  const NodeId inner = node(Op::size, {node(Op::chosen, {}, 1)});
  search({node(Op::call), compare(inner, program::Comparison::at_least, number(0))});
  search({node(Op::truth, {}, 1)});
  Symbolic symbolic = this->symbolic();
  (void)symbolic.settle(3, Corner::bounds, false);
  ASSERT_FALSE(graph_.failed()) << graph_.reason();
  EXPECT_NE(symbolic.given_up(), kFalse);
}

}  // namespace
}  // namespace slagboom::columns
