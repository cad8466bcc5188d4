// What depends on what inside a program: searches per definition, and the direction in which values move.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::program {

// How a value moves when something it depends on grows (a mark goes up, elements are added).
enum class Direction : std::uint8_t { constant, up, down, mixed };

// What is made to grow: the set that one search tries, all ordered facts (marks) at once, or the values of some nodes while
// every fact stays as it is.
struct Growing {
  enum class Kind : std::uint8_t { search, facts, nodes } kind = Kind::search;
  std::uint32_t search = 0;
  std::vector<bool> nodes{};   // by node: it goes up (nodes)
};

// The direction of every node and definition for one growing thing, from the direction of its parts.
//
// For facts and nodes, a set that a search chose counts as fixed inside the conditions of that search, and as mixed
// elsewhere: if each condition can only turn to "ja" for every fixed set, then "some set meets them" can too. What the
// search chooses from must then stay the same.
class Directions {
 public:
  // `excluded`, by node: guards of exceptions that do not hold for the candidate in hand, whatever grows; those
  // exceptions count for nothing. Empty: for every candidate.
  Directions(const Program& program, const Vocabulary& vocabulary, Growing growing, std::vector<bool> excluded = {});
  [[nodiscard]] Direction of(NodeId node);
  // The same within the conditions of a search, where the sets that searches chose are fixed.
  [[nodiscard]] Direction inside(NodeId node) { return get(node, true); }

  // A node whose direction its parts do not show, but that depends on what grows through one row of values only.
  // A proof by enumeration may settle it (evaluate/monotone).
  struct Open {
    NodeId node = kNone;
    NodeId row = kNone;
  };
  [[nodiscard]] const std::vector<Open>& open() const { return open_; }
  // Says that a node goes up after all; forgets what was derived before.
  void settle(const Open& one);
  // The row by which a node was settled; kNone when it was not.
  [[nodiscard]] NodeId settled_by(NodeId node) const { return settled_[node]; }

 private:
  Direction compute(NodeId node, bool inside);
  Direction get(NodeId node, bool inside);
  Direction beside_search(NodeId condition);
  Direction definition(DefinitionId definition, bool inside);
  Direction table(const Node& node, bool inside);
  Direction quantifier(std::int64_t quantity, Direction set, Direction condition) const;
  bool single_row(NodeId node, bool inside, NodeId& row);
  [[nodiscard]] bool fixed(NodeId node, unsigned depth = 0) const;   // the same for every candidate
  // Of a test on the values of a row.
  Direction tested(const Node& node, bool inside);
  bool moves_beside_it(NodeId node, bool inside);
  [[nodiscard]] bool grown(NodeId node) const { return node < growing_.nodes.size() && growing_.nodes[node]; }
  [[nodiscard]] bool grown_below(NodeId node, unsigned depth = 0) const;
  [[nodiscard]] bool never_negative(NodeId node, unsigned depth = 0);

  const Program& program_;
  const Vocabulary& vocabulary_;
  Growing growing_;
  std::vector<bool> excluded_;
  std::vector<std::int8_t> node_[2];
  std::vector<std::int8_t> definition_[2];
  std::vector<bool> protected_;
  std::vector<NodeId> settled_;   // by node: its row
  std::vector<std::int8_t> never_negative_;   // by definition
  std::vector<Open> open_;
};

// The searches that a node reads, also through definitions (a bit each). Definition.searches must be filled.
[[nodiscard]] std::uint32_t searches_of(const Program& program, NodeId node);

// Fills Definition.searches and Program.node_searches; puts the conditions that can only become true by adding elements first in each search.
void mark_searches(Program& program, const Vocabulary& vocabulary);

}  // namespace slagboom::program
