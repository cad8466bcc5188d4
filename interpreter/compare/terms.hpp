// The rules of two programs as terms in one table: what both say in the same way is one term, whatever it is called.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "interpreter/program/program.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::compare {

using TermId = std::uint32_t;
using program::kNone;

// One of the two programs that are compared.
struct Side {
  const program::Program* program = nullptr;
  const program::Vocabulary* words = nullptr;
  const resolve::Regime* regime = nullptr;
};

// A node without names: calls are replaced by what they stand for, provisions are left out, and the facts that decide
// which rules hold are numbers.
struct Term {
  program::Op op = program::Op::unknown;   // `call` with children: a rule and its departures (see `departs`)
  program::Type type;
  std::int64_t a = 0, b = 0;               // as in Node, for operators whose meaning they are
  std::vector<TermId> children;            // table: its columns
  struct Row {
    std::vector<TermId> cells;             // kNone = any
    TermId result = kNone;
    bool otherwise = false;
  };
  std::vector<Row> rows;                   // table
  std::vector<std::string> items;          // items: names of the things in the list
  TermId beside = kNone;                   // chosen: what it chooses from; fact: when it has a place
  std::string key;                         // operator and parameters, without the terms below
  program::NodeId node[2] = {kNone, kNone};  // a node that says this, in either program
  bool element = false;                    // reads the current element
  bool it = false;                         // reads the value under test
  bool chosen = false;                     // rests on a set that a search chose
  bool constant = false;

  [[nodiscard]] bool shared() const { return node[0] != kNone && node[1] != kNone; }
  // A rule with departures: children are the general value, then for each departure its condition and its value.
  [[nodiscard]] bool departs() const { return op == program::Op::call; }
};

class Terms {
 public:
  explicit Terms(Side first, Side second);
  // The term of a node of side 0 or 1.
  TermId of(int side, program::NodeId node);
  [[nodiscard]] const Term& operator[](TermId id) const { return terms_[id]; }
  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] const Side& side(int which) const { return sides_[which]; }
  // For each thing of either register: the names of the lists that it may be in are matched by this name.
  [[nodiscard]] std::vector<std::string> things() const;
  // These terms and all below them, each once; where `stop` holds it is not looked further.
  [[nodiscard]] std::vector<TermId> below(std::vector<TermId> left, const std::function<bool(TermId)>& stop = {}) const;
  // A term as it stands, or with other terms below it, for a side that says so under a supposition (see suppose.hpp).
  TermId put(int side, Term term);
  TermId truth(bool holds);
  TermId unknown();              // a truth of which it is not said whether it holds
  TermId nothing();              // the set without things

 private:
  void mark(Term& term) const;   // what it reads, from the terms below
  TermId definition(int side, program::DefinitionId id);
  TermId variant(int side, program::DefinitionId id, std::uint32_t index);
  TermId intern(int side, program::NodeId node, Term term, std::string key);

  Side sides_[2];
  std::vector<Term> terms_;
  std::map<std::string, TermId> by_key_;
  std::vector<TermId> nodes_[2];
  std::vector<TermId> definitions_[2];
  std::map<std::string, std::int64_t> regime_[2];   // key of the fact, value
};

}  // namespace slagboom::compare
