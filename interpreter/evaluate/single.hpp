// The plain evaluator: one candidate, exact, three-valued. The specification of what a program means.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/evaluate/value.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::evaluate {

using program::Candidate;
using program::DefinitionId;
using program::FactId;
using program::NodeId;
using program::Program;
using program::Vocabulary;

inline constexpr int kMain = -1;             // no current element: the candidate itself
inline constexpr std::size_t kMaxElements = 64;

// What to take for facts that are not known: their bounds, or one of the two corners.
enum class Corner : std::uint8_t { bounds, lowest, highest };

// How a search ended.
struct SearchResult {
  std::uint64_t chosen = 0;
  bool found = false;               // certainly meets the conditions
  bool possible = false;            // may meet them, depending on open facts
  std::uint32_t others = 0;         // further choices of the same size that meet them
  std::vector<std::uint64_t> also;  // at most 16 of those
  bool complete = true;             // false: stopped at the work limit
  std::uint16_t world = 0;          // the evaluator's: in which the set was tried, and when
  std::uint64_t generation = 0;
};

// How many facts can be followed at once.
inline constexpr std::size_t kMostFollowed = 3;

// Followed facts may move by so many steps: the sum of `per_step` times the steps is at least `least`.
struct Kept {
  std::array<std::int64_t, kMostFollowed> per_step{};
  std::int64_t least = 0;
};

class Evaluator {
 public:
  Evaluator(const Program& program, const Vocabulary& vocabulary);

  // The candidate must outlive its use. Forgets everything about the former one.
  void bind(const Candidate& candidate);
  void set_corner(Corner corner);
  // Back to bounds, but with the sets that the searches choose in `corner`: with every open mark as low as can be, a set
  // that meets monotone conditions meets them whatever the marks become.
  void settle_as(Corner corner);
  [[nodiscard]] Corner corner() const { return corner_; }
  // Takes `value` for a fact of an element (kMain: of the candidate) until `clear_assumptions`.
  void assume(FactId fact, int element, Rational value);
  void clear_assumptions();
  // Assumes, and notes for which other values (in steps) what is evaluated from then on would come out the same: `kept`,
  // which must all hold. One place per fact, below kMostFollowed; a new value of any fact starts a new note.
  void follow(std::size_t place, FactId fact, int element, Rational value, Rational step);
  [[nodiscard]] const std::vector<Kept>& kept() const { return kept_; }
  // Takes a value for a definition, whatever its rule says, until `clear_assumptions` (for examples). `row`: its values
  // when it is a row.
  void stub(DefinitionId definition, const Value& value, std::vector<Rational> row = {});

  // The value of a node, with `element` as the current one. First settles the searches it depends on.
  [[nodiscard]] Value value(NodeId node, int element = kMain);
  [[nodiscard]] Value definition(DefinitionId definition, int element = kMain);
  // The variant of a definition that holds: index, or -1 when that is open. Exceptions win over what they depart from.
  [[nodiscard]] int variant(DefinitionId definition, int element = kMain);
  [[nodiscard]] Value fact(FactId fact, int element);
  // Evaluates with `value` for `it`.
  [[nodiscard]] Value value_with_it(NodeId node, const Value& it, int element);
  // Evaluates with a row of values in place of what `row` gives (for proofs about rows).
  [[nodiscard]] Value value_with_row(NodeId node, NodeId row, std::span<const Rational> values);
  [[nodiscard]] const Value& member(const Value& row, std::uint32_t index) const {
    return arena_[row.first + index];
  }
  [[nodiscard]] const SearchResult& search(std::uint32_t search);
  // The index of the first row of a table that holds, -1 open, -2 none.
  [[nodiscard]] int table_row(std::uint32_t table, int element);
  // Which element fills each place; -1 for an empty place. For node kind `fills`.
  [[nodiscard]] std::vector<int> places(NodeId node, int element);

  [[nodiscard]] const Candidate& candidate() const { return *candidate_; }
  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  // How many sets the searches tried since `bind`.
  [[nodiscard]] std::uint64_t work() const { return work_; }

 private:
  // The generation and the worlds of up to six searches; generation zero: nothing.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    [[nodiscard]] bool usable() const { return first != 0; }
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Memo {
    Key key;
    Value value;
  };
  struct Assumption {
    FactId fact;
    int element;
    Rational value;
    std::uint8_t place = 0;   // followed: its place and one
  };
  // By followed place: how much a value moves with one step.
  using Slope = std::array<Rational, kMostFollowed>;
  struct Stub {
    DefinitionId definition;
    Value value;
    std::vector<Rational> row;
  };
  struct Binding {
    bool bound = false;
    std::uint64_t set = 0;
    std::uint16_t world = 0;
  };

  // A set that a search tries, and the place in what it chooses from where it may still change.
  struct Trial {
    std::uint64_t set;
    std::size_t from;
  };
  // Of one search: sets of the size that is tried now, and of the next. Kept, so that a next candidate needs no memory.
  struct Trials {
    std::vector<Trial> now, next;
  };

  Value evaluate(NodeId id, int element);
  Value call(DefinitionId id, int element);
  Value variant_value(DefinitionId id, std::uint32_t index, int element);
  Value chosen(std::uint32_t search);
  SearchResult run_search(std::uint32_t search);
  Value quantified(std::int64_t quantity, std::int64_t number, std::uint32_t least, std::uint32_t most,
                   std::uint32_t total) const;
  Value compared(std::int64_t comparison, const Value& left, const Value& right);
  Value row_of(std::span<const Value> values);
  Value table_value(std::uint32_t table, int element);
  Value fills(const program::Node& node, int element, std::vector<int>* placed);
  static constexpr std::uint32_t kAllSearches = 0xffffffff;
  // Runs the searches in `wanted` (a bit each) that have not run yet, in their order.
  void settle(std::uint32_t wanted = kAllSearches);
  void forget();
  // follow.cpp
  [[nodiscard]] Value followed(const Assumption& assumption);
  [[nodiscard]] Value moving(Value value, const Slope& slope);
  [[nodiscard]] static Slope times(const Slope& slope, Rational factor);
  [[nodiscard]] static Slope plus(const Slope& a, const Slope& b);
  [[nodiscard]] Slope slope_of(program::Op op, const Value& left, const Value& right);
  void keep(const Slope& slope, Rational room, bool strict);
  void keep_compared(program::Comparison comparison, const Value& left, const Value& right);
  void keep_rounded(const Value& exact, Rational rounded, unsigned decimals, operations::RoundingMode mode);
  void keep_best(const Value& row, const Value& best, bool is_highest);
  // What cannot be reckoned with holds for the present values only.
  void pin(const Value& value);
  void pin_place(std::size_t place);
  void pin_all();
  [[nodiscard]] Value pinned(Value value);
  [[nodiscard]] Key memo_key(std::uint32_t searches) const;
  [[nodiscard]] std::uint64_t items_present(const std::vector<std::uint64_t>& items) const;

  const Program& program_;
  const Vocabulary& vocabulary_;
  const Candidate* candidate_ = nullptr;
  Corner corner_ = Corner::bounds;
  std::vector<Memo> memo_;
  std::vector<Value> arena_;
  std::vector<Assumption> assumptions_;
  std::vector<Stub> stubs_;
  std::vector<Slope> slopes_{Slope{}};
  std::vector<Kept> kept_;
  std::vector<Binding> bindings_;
  std::vector<SearchResult> results_;
  std::vector<Trials> trials_;
  std::vector<std::uint16_t> next_world_;
  Value it_;
  NodeId replaced_row_ = program::kNone;
  Value replacement_;
  std::uint64_t generation_ = 1;
  std::uint64_t work_ = 0;
  int depth_ = 0;
  std::uint32_t settled_ = 0;  // a bit for each search that has run
  std::vector<std::uint64_t> item_masks_;   // per item list, elements of this candidate; filled at bind
};

}  // namespace slagboom::evaluate
