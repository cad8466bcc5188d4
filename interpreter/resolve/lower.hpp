// From the model to the typed program of one regime. Reports what is wrong on the way.
#pragma once

#include <string>
#include <vector>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

// What an open norm left undone for a regime: shown by `controleer`, and with verdicts that rest on it.
struct OpenChoice {
  NameId name = kNoName;
  std::string provision;
  bool required = false;
};

// A choice of the school that was applied, or what holds because it chose nothing.
struct MadeChoice {
  NameId name = kNoName;
  std::string provision;        // that leaves the choice to the school
  std::string made_in;          // provision of the school; empty: the default of the law
  grammar::Span answer;         // as written; no bytes: nothing was added
};

struct Lowered {
  std::vector<bool> view;                       // by document: may it speak? empty = every document
  program::Program program;
  std::vector<OpenChoice> open_choices;
  std::vector<MadeChoice> made_choices;         // in order of first use
  std::vector<std::string> missing_facts;       // labels of deciding facts that were needed but absent
  std::vector<std::uint32_t> documents;         // documents that contributed a rule or a choice, in order
  // Which statement each variant came from, parallel to definitions and variants.
  std::vector<std::vector<Source>> origins;
};

struct LowerOptions {
  bool all_definitions = false;   // also those the report does not reach (checks)
  std::vector<bool> view;         // by document: only these speak; empty = every document (see view_from)
};

// Makes the program. Always gives one; nodes that could not be made are `unknown`.
[[nodiscard]] Lowered lower(Model& model, const Regime& regime, const LowerOptions& options,
                            grammar::Diagnostics& diagnostics);

// Lowers one condition in the setting of a program (expectations, questions). Nodes are added to `lowered`.
[[nodiscard]] program::NodeId lower_condition(Model& model, const Regime& regime, Lowered& lowered,
                                              const grammar::Node& condition, std::uint32_t document,
                                              grammar::Diagnostics& diagnostics);

// The same for a name that stands for a value; `with_element`: of the current element.
[[nodiscard]] program::NodeId lower_value(Model& model, const Regime& regime, Lowered& lowered,
                                          const grammar::Node& value, std::uint32_t document, bool with_element,
                                          grammar::Diagnostics& diagnostics);

}  // namespace slagboom::resolve
