// All that the texts say about a reglement, brought together: topics, requirements of the law, and
// what schools arrange.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/resolve/model.hpp"

namespace slagboom::compliance {

// Where a sentence stands, and for whom it holds.
struct Where {
  std::uint32_t document = 0;
  grammar::PartId part = 0;
  grammar::Span span;                             // the head
  const grammar::Statement* statement = nullptr;  // scope, notes, doubts
  std::string provision;                          // "UB 3.58 lid 1"
};

struct KnownTopic {
  const grammar::Topic* what = nullptr;
  Where where;
  std::vector<const grammar::TopicChoice*> choices;  // own, or of the list
};

struct Norm {
  const grammar::Requirement* what = nullptr;
  Where where;
  const KnownTopic* topic = nullptr;  // null: unknown, which was reported
  bool broken = false;                // something in it was reported: it cannot be judged by
};

struct Statement {
  const grammar::Arrangement* what = nullptr;
  Where where;
  const KnownTopic* topic = nullptr;
  bool broken = false;  // something in it was reported: it cannot be judged
};

struct ExampleTable {
  const grammar::RequirementExamples* what = nullptr;
  Where where;
};

struct KnownDecisionKind {
  const grammar::DecisionKind* what = nullptr;
  Where where;
  const KnownTopic* by = nullptr;    // null: unknown, which was reported
  const KnownTopic* told = nullptr;  // null: nothing is asked
};

struct TakenDecision {
  const grammar::Decision* what = nullptr;
  Where where;
  std::vector<const KnownDecisionKind*> kinds;  // of that name; the school year says which holds
};

struct Book {
  std::map<std::string, KnownTopic> topics;  // by canonical name
  std::vector<Norm> norms;                   // in the order of the texts
  std::vector<Statement> statements;         // what schools arrange
  std::vector<ExampleTable> examples;
  std::list<KnownDecisionKind> decision_kinds;
  std::vector<TakenDecision> decisions;

  [[nodiscard]] const KnownTopic* topic(std::string_view name) const;
};

// Brings together what the documents of `view` say (all when empty). Messages: topics, lists and
// requirements that are introduced twice or are unknown, and values that a topic cannot have.
[[nodiscard]] Book collect(const resolve::Model& model, const std::vector<bool>& view,
                           grammar::Diagnostics& diagnostics);

// The choice that a value names; nothing for own words and unknown choices. Yes and no are 1 and 0.
[[nodiscard]] std::optional<std::size_t> choice_of(const KnownTopic& topic,
                                                   const grammar::TopicValue& value);

// Whether both name the same; nothing when own words keep that open.
[[nodiscard]] std::optional<bool> same_value(const KnownTopic& topic, const grammar::TopicValue& a,
                                             const grammar::TopicValue& b);

// As written; own words between « and ».
[[nodiscard]] std::string shown(const grammar::TopicValue& value);

}  // namespace slagboom::compliance
