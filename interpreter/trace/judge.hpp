// The verdict on one candidate: what the report asks for, why, what is still needed and what was near.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/evaluate/monotone.hpp"
#include "interpreter/evaluate/single.hpp"
#include "interpreter/trace/marks.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::trace {

struct JudgeSettings {
  bool reasoning = false;
  bool needs = true;
  std::uint64_t enumeration_budget = 20'000;   // evaluations for open verdicts that are not monotone
  std::uint64_t matters_budget = 4'000;        // evaluations to see which open marks matter no more
};

// Judges candidates of one program. Keeps its evaluator and its proofs between candidates.
class Judge {
 public:
  Judge(const program::Program& program, program::Vocabulary& vocabulary, const grammar::Sources& sources);

  // `candidate` must outlive the call. Fills everything except `regime`, `applied` and faults.
  [[nodiscard]] Verdict judge(const program::Candidate& candidate, const JudgeSettings& settings);

  // The value of the deciding line, exact where that can be shown: known, or unknown = truly open.
  struct Decision {
    evaluate::Value value;
    bool exact = true;
    bool monotone = false;
  };
  [[nodiscard]] Decision decide(const program::Candidate& candidate, const JudgeSettings& settings);
  [[nodiscard]] evaluate::Evaluator& evaluator() { return evaluator_; }
  // Whether the deciding line was shown to be monotone in every mark of the bound candidate (proved on first use).
  [[nodiscard]] bool monotone();
  // The same for another line of the report, or another node.
  [[nodiscard]] bool monotone(program::NodeId line);
  // How a node moves with the marks of the bound candidate.
  [[nodiscard]] program::Direction direction(program::NodeId node);
  // The line of the report that decides; null when no document says.
  [[nodiscard]] const program::ReportLine* deciding() const { return deciding_; }
  [[nodiscard]] const program::Program& program() const { return program_; }
  [[nodiscard]] const program::Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void needs(Verdict& verdict, const std::vector<Mark>& open, const Decision& decision,
             const JudgeSettings& settings);
  // judge_nearest.cpp
  void nearest(Verdict& verdict, const Decision& decision);
  std::vector<Mark> given_facts(bool improvable);
  bool nearest_single(Verdict& verdict, const Decision& decision, bool improvable);
  void nearest_pair(Verdict& verdict, const Decision& decision);
  [[nodiscard]] bool better(const Decision& decision);
  void settle_choices();
  void missing(Verdict& verdict);
  void left_out(Verdict& verdict, const Decision& decision);
  // Other sets that a search might have chosen: how many, and what they would change beside the outcome.
  void other_choices(Verdict& verdict, bool complete);
  void fields(Verdict& verdict);
  void clauses(Verdict& verdict);
  void columns(Verdict& verdict);
  void entries(Verdict& verdict);
  void mark_needed(Verdict& verdict);

  const program::Program& program_;
  program::Vocabulary& vocabulary_;
  const grammar::Sources& sources_;
  evaluate::Evaluator evaluator_;
  // Proved, by the exceptions that do not hold for a candidate of such a kind.
  struct Proved {
    program::Directions directions;
    std::set<program::NodeId> nodes;   // beside the report and the searches
  };
  std::map<std::vector<bool>, Proved> directions_;
  const program::ReportLine* deciding_;
  std::uint32_t choice_open_ = 0;   // bit per search whose choice depends on open marks
};

}  // namespace slagboom::trace
