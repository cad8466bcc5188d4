// What depends on what inside a program: searches per definition, and the direction in which values move.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::program {

// How a value moves when something it depends on grows (a mark goes up, elements are added).
enum class Direction : std::uint8_t { constant, up, down, mixed };

// What is made to grow: the set that one search tries, or all ordered facts (marks) at once.
struct Growing {
  enum class Kind : std::uint8_t { search, facts } kind = Kind::search;
  std::uint32_t search = 0;
};

// The direction of every node and definition for one growing thing, from the direction of its parts.
//
// For facts, a set that a search chose counts as fixed inside the conditions of that search, and as mixed elsewhere:
// if each condition can only turn to "ja" for every fixed set, then "some set meets them" can too.
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
  void settle(NodeId node);

 private:
  Direction compute(NodeId node, bool inside);
  Direction get(NodeId node, bool inside);
  Direction definition(DefinitionId definition, bool inside);
  Direction table(const Node& node, bool inside);
  Direction quantifier(std::int64_t quantity, Direction set, Direction condition) const;
  bool single_row(NodeId node, bool inside, NodeId& row);

  const Program& program_;
  const Vocabulary& vocabulary_;
  Growing growing_;
  std::vector<bool> excluded_;
  std::vector<std::int8_t> node_[2];
  std::vector<std::int8_t> definition_[2];
  std::vector<bool> protected_;
  std::vector<bool> settled_;
  std::vector<Open> open_;
};

// The searches that a node reads, also through definitions (a bit each). Definition.searches must be filled.
[[nodiscard]] std::uint32_t searches_of(const Program& program, NodeId node);

// Fills Definition.searches and Program.node_searches; puts the conditions that can only become true by adding elements first in each search.
void mark_searches(Program& program, const Vocabulary& vocabulary);

}  // namespace slagboom::program
