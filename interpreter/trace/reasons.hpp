// Why a condition is ja, nee or nog open: sentences with the figures, read off the evaluator afterwards.
#pragma once

#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/evaluate/single.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::trace {

// Reads values from an evaluator that has judged a candidate; computes nothing by itself.
class Reasons {
 public:
  Reasons(evaluate::Evaluator& evaluator, const grammar::Sources& sources)
      : evaluator_(evaluator), program_(evaluator.program()), sources_(sources) {}

  // "38,3 / 7 = 5,471… is lager dan 5,5"
  [[nodiscard]] std::string because(program::NodeId node, int element);
  // For a condition that is nee: "het gemiddelde van … is 5,41 en moet 5,5 of hoger zijn". Names instead of codes, and
  // no more than two decimals, cut off. Empty when it is not nee.
  [[nodiscard]] std::string plain(program::NodeId node, int element);
  // The rule in its own words.
  [[nodiscard]] std::string sentence(grammar::Span span) const;
  // The clauses (onderdelen) right below a condition; looks through definitions.
  [[nodiscard]] std::vector<program::NodeId> clauses(program::NodeId node, int element);
  // The provision that decided a condition: a table row, an exception, a clause, a rule.
  [[nodiscard]] std::string deciding(program::NodeId node, int element);
  // Everything below a definition, to a bounded depth and size.
  [[nodiscard]] Explanation explain(program::NodeId node, int element);
  // What a school chose and what must be said about it for this candidate.
  void remarks(std::vector<std::string>& found);
  // Uncertain sources among the rules that decided below a node, where they make a difference.
  void doubts(program::NodeId node, int element, std::vector<std::string>& found);

  [[nodiscard]] Outcome outcome(const evaluate::Value& value) const;
  // The definition and the variant that holds, behind a call; false when the node is no call or it is open.
  bool body(program::NodeId call, int element, program::NodeId& body, const program::Variant*& variant);

 private:
  // A value of a row and what it is the value of.
  struct Member {
    std::string name;
    evaluate::Value value;
    program::Type type;
  };
  void members(program::NodeId row, int element, std::vector<Member>& into);
  std::string named_members(const std::vector<Member>& list) const;
  std::string plain_number(const evaluate::Value& value, const program::Type& type) const;
  std::string what(program::NodeId node, int element);
  std::string plain_compare(const program::Node& node, int element);
  std::string plain_quantify(const program::Node& node, int element);
  std::string plain_table(const program::Node& node, int element);
  std::string plain_parts(const program::Node& node, int element);
  std::string plain_deep(program::NodeId id, int element, int depth);

  // "5,5 of hoger"
  static std::string comparison_words(program::Comparison comparison, const std::string& right);
  std::string compare(const program::Node& node, int element);
  std::string figure(program::NodeId node, int element);
  std::string row_figures(program::NodeId row, int element, bool with_sum);
  std::string quantify(const program::Node& node, int element);
  std::string table(const program::Node& node, int element);
  std::string fills(program::NodeId id, int element);
  std::string relation_text(program::NodeId relation, bool holds, int element) const;
  std::string constant(program::NodeId node, int element) const;
  Explanation explain_node(program::NodeId node, int element, int depth);
  void explain_parts(program::NodeId node, int element, int depth, std::vector<Explanation>& into,
                     std::vector<std::pair<program::NodeId, int>>& seen);
  [[nodiscard]] bool matters(const program::Doubt& doubt, int element);
  void doubts_below(program::NodeId node, int element, std::vector<std::string>& found,
                    std::vector<std::pair<std::uint64_t, int>>& seen);

  evaluate::Evaluator& evaluator_;
  const program::Program& program_;
  const grammar::Sources& sources_;
  std::size_t nodes_shown_ = 0;
};

}  // namespace slagboom::trace
