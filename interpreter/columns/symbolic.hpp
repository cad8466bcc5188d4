// The program of a regime worked out for one shape: what is the same for all its candidates becomes
// a constant, the rest a slot. It follows the plain evaluator node by node; what it cannot follow
// makes it fail, with the reason.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "interpreter/columns/graph.hpp"
#include "interpreter/columns/shape.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::columns {

// Conditions: certainly, and possibly; the same slot when it is known for every candidate.
struct Truth {
  Slot lo = kFalse;
  Slot hi = kFalse;
};

// A value as in evaluate::Value, with slots for what differs between candidates.
struct Symbol {
  enum class Form : std::uint8_t { number, truth, set, row } form = Form::number;
  Slot applies = kTrue;  // a condition: the value exists; for rows and sets always kTrue
  Number lo, hi;         // number; options are their index
  Truth truth;
  std::vector<Truth> set;   // by element
  std::vector<Symbol> row;  // numbers; one that does not apply is left out
};

class Symbolic {
 public:
  // All must outlive this object. `first` is any candidate of the shape.
  Symbolic(const program::Program& program, const program::Vocabulary& vocabulary,
           const program::Candidate& first, const std::vector<Column>& columns, Graph& graph);

  // One way in which the searches may end: for which candidates, and the sets that are chosen.
  struct World {
    Slot where = kTrue;  // a condition
    std::vector<std::optional<std::uint64_t>>
        sets;  // by search; nothing where it was not asked for
    std::vector<bool> found;
  };
  // The worlds for the searches in `wanted` (a bit each). `first_only`: only the world in which
  // each search ends with the first set it tries; all other candidates come into `elsewhere`.
  std::vector<World> settle(std::uint32_t wanted, evaluate::Corner corner, bool first_only);
  // From now on values are those in this world, with open facts as in the corner.
  void enter(const World& world, evaluate::Corner corner);

  [[nodiscard]] Symbol value(program::NodeId node, int element = evaluate::kMain);
  [[nodiscard]] Truth truth(program::NodeId node, int element = evaluate::kMain);
  // The provision that decided a condition, as trace::Reasons::deciding; 0 for none, else a label
  // number plus one.
  [[nodiscard]] Slot deciding(program::NodeId node, int element);
  // The clauses right below a condition, as trace::Reasons::clauses; fails when that differs
  // between candidates.
  [[nodiscard]] std::vector<program::NodeId> clauses(program::NodeId node, int element);
  // The number under which `deciding` gives a provision, plus one.
  [[nodiscard]] std::int64_t label_of(program::ProvisionId provision);
  [[nodiscard]] const std::vector<program::ProvisionId>& labels() const { return labels_; }

  // Candidates that must be judged by the plain evaluator after all, and those that need more than
  // the first world.
  [[nodiscard]] Slot given_up() const { return given_up_; }
  [[nodiscard]] Slot elsewhere() const { return elsewhere_; }
  // The searches a node depends on, also through the conditions of those searches.
  [[nodiscard]] std::uint32_t searches_below(program::NodeId node) const;
  // Checks that the places of facts are the same for all candidates.
  void check_places();

 private:
  // symbolic.cpp
  Symbol fact(program::FactId id, int element);
  Symbol call(program::DefinitionId id, int element);
  Symbol variant_value(program::DefinitionId id, std::uint32_t index, int element);
  void search(std::uint32_t id, const World& world, bool first_only, std::vector<World>& into);
  Truth meets(const program::Search& what, bool& grows);
  Slot deciding_variant(program::DefinitionId id, std::uint32_t index, int element);
  Slot deciding_table(std::uint32_t table, int element);
  // symbolic_nodes.cpp
  Symbol evaluate(program::NodeId id, int element);
  Symbol set_node(const program::Node& node, int element);
  Symbol row_node(const program::Node& node, int element);
  Symbol figure_node(const program::Node& node, int element);
  Symbol condition_node(const program::Node& node, int element);
  Symbol parts(const program::Node& node, int element);
  Symbol quantify(const program::Node& node, int element);
  Symbol table(std::uint32_t table, int element);
  Symbol fills(const program::Node& node, int element);
  Symbol compared(std::int64_t comparison, const Symbol& left, const Symbol& right);
  Symbol quantified(std::int64_t quantity, std::int64_t number, const std::vector<Truth>& holds,
                    const std::vector<Slot>& present);
  Symbol choose(Slot condition, const Symbol& yes, const Symbol& no);
  Symbol joined(const Symbol& row, program::Op op);

  [[nodiscard]] Truth as_truth(const Symbol& symbol);
  [[nodiscard]] Symbol as_number(const Symbol& symbol);
  [[nodiscard]] Symbol exactly(program::Rational value);
  [[nodiscard]] Symbol between(program::Rational lo, program::Rational hi);
  [[nodiscard]] static Symbol absent();
  [[nodiscard]] static Symbol holds(Truth truth);
  [[nodiscard]] Symbol mask(std::uint64_t certain, std::uint64_t possible) const;
  // The elements, when they are the same for all candidates.
  bool fixed(const Symbol& set, std::uint64_t& certain, std::uint64_t& possible);
  // What was worked out since then may lean on a search that has not ended. A value that is kept
  // must not have lost the candidates that were given up for it.
  struct Moment {
    Slot given_up;
    std::size_t known;
  };
  [[nodiscard]] Moment now() const { return {given_up_, order_.size()}; }
  void back_to(const Moment& moment);
  void fail(const char* reason) {
    if (missing_ == program::kNone) graph_.fail(reason);
  }

  const program::Program& program_;
  const program::Vocabulary& vocabulary_;
  const program::Candidate& first_;
  Graph& graph_;
  Numbers numbers_;
  std::vector<Slot> column_slot_;  // by element and fact
  std::vector<program::ProvisionId> labels_;
  std::vector<std::optional<std::uint64_t>> chosen_;  // by search
  evaluate::Corner corner_ = evaluate::Corner::bounds;
  Symbol it_;
  Slot given_up_ = kFalse;
  Slot elsewhere_ = kFalse;
  int depth_ = 0;
  std::size_t inner_ = 0;
  bool looking_ = false;                    // a search that has not ended is asked for, not refused
  std::uint32_t missing_ = program::kNone;  // that search; what was worked out since means nothing
  using Key =
      std::tuple<std::uint32_t, int, evaluate::Corner, std::vector<std::optional<std::uint64_t>>>;
  std::map<Key, Symbol> known_;
  std::vector<std::map<Key, Symbol>::iterator> order_;  // of what is known, in order of being found
};

}  // namespace slagboom::columns
