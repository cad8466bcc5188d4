// The work in progress of `lower`: shared by the files that lower names, values, conditions and tables.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/resolve/lower.hpp"

namespace slagboom::resolve {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Span;
using program::Base;
using program::Comparison;
using program::kNone;
using program::NodeId;
using program::Op;
using program::Scale;
using program::Type;

class Lowering {
 public:
  Lowering(Model& model, const Regime& regime, Lowered& lowered, Diagnostics& diagnostics)
      : model_(model), regime_(regime), out_(lowered), program_(lowered.program), diagnostics_(diagnostics) {}

  void run(const LowerOptions& options);

  // Where a sentence stands, and what "dat vak" and "het getoetste" mean in it.
  struct Setting {
    std::uint32_t document = 0;
    const grammar::Statement* statement = nullptr;
    bool has_element = false;                        // "dat vak" has a meaning
    const std::vector<std::pair<NameId, NameId>>* substitutions = nullptr;
    std::string provision;                           // of the sentence
    std::string analogy;                             // " jo. …" for provisions applied by analogy
  };

  // lower_values.cpp
  NodeId value(const grammar::Node& node, const Setting& setting);
  NodeId row(const grammar::Node& node, const Setting& setting);     // a row of values
  NodeId set(const grammar::Node& node, const Setting& setting);
  NodeId any_value(const grammar::Node& node, const Setting& setting);  // whatever it is
  // lower_conditions.cpp
  NodeId condition(const grammar::Node& node, const Setting& setting);
  // `written` is the left-hand side as it stands in the text, when it stands there.
  NodeId relation(const grammar::Node& node, NodeId left, const Setting& setting,
                  const grammar::Node* written = nullptr);
  // lower_names.cpp
  NodeId reference(const grammar::Node& node, const Setting& setting);
  program::DefinitionId definition(NameId name, Span from);
  std::uint32_t search(NameId name);
  // lower_tables.cpp
  NodeId table(const grammar::Statement& statement, const Setting& setting, const Type& wanted);

  // lower.cpp
  NodeId make(Op op, Type type, Span span, const std::vector<NodeId>& children = {}, std::int64_t a = 0,
              std::int64_t b = 0);
  NodeId broken(Base base, Span span);   // stands for what could not be lowered
  program::ProvisionId provision(const std::string& label, std::uint32_t document, grammar::PartId part, Span span);
  [[nodiscard]] const Type& type(NodeId node) const { return program_.nodes[node].type; }
  [[nodiscard]] Fits fit(const grammar::Scope& scope);
  [[nodiscard]] Fits fit(const Source& source);
  void finish();
  void resume();   // takes up a program that was made before

 private:
  void report_lines();
  void possibilities();
  void lower_search(std::uint32_t search);
  [[nodiscard]] std::uint32_t searches_asked(NodeId root) const;
  void search_cycles();
  void used(const Source& source);
  // The sentence that takes the place of the provisions of a name in this regime; nothing when there is none.
  [[nodiscard]] const Source* supposed(NameId name);
  // The sentences that hold for a list or a search: the supposed one, or those of the texts.
  [[nodiscard]] std::vector<Source> holding(NameId name, const std::unordered_map<NameId, std::vector<Source>>& all);
  // What the school filled in, or what is supposed in its place.
  [[nodiscard]] std::vector<Source> filled_in(NameId name, const std::unordered_map<NameId, Source>& instead);
  void lower_doubts();
  void body_of(program::DefinitionId id);
  NodeId variant_body(const Source& source, program::DefinitionId id, const Setting& setting);
  void require(const Type& wanted, NodeId node, const grammar::Statement& statement);
  void attach(program::DefinitionId id, const std::vector<Source>& general, const std::vector<Source>& departures);
  NodeId choice_value(NameId name, Span from, const std::vector<Source>& sources, program::DefinitionId id);
  void refused(const Source& fill, const Source& room, const std::vector<std::uint64_t>& bits, NodeId when);
  NodeId additions(NameId name, const grammar::Node& listed, NodeId base, const Setting& setting);
  std::optional<std::vector<std::uint64_t>> item_bits(const grammar::Node& element, const Setting& setting);
  NodeId element_set(const std::vector<const grammar::Node*>& elements, const Setting& setting, Span span);
  NodeId items_node(std::vector<std::uint64_t> bits, Span span);
  NodeId literal(const grammar::Node& node, const Type& against, const Setting& setting);
  [[nodiscard]] std::optional<std::int64_t> option_index(NameId name, std::uint32_t set) const;
  [[nodiscard]] NameId substituted(NameId name, const Setting& setting) const;
  [[nodiscard]] Fits element_fits(const grammar::Node& node, const Setting& setting);
  Type declared_type(NameId name) const;
  NodeId combine(const std::vector<grammar::Node>& children, const Setting& setting, Op op, std::int64_t least,
                 Span span);
  NodeId clause_of(const grammar::Node& item, const Setting& setting);
  // lower_conflicts.cpp
  [[nodiscard]] std::string answer_text(const grammar::Node& node) const;
  void settled_above(const Source& later, const Source& first);
  void conflicting(const Source& later, const Source& first);
  void answered_twice(const Source& later, const Source& first);
  void conflicting_lines(const grammar::Node& first, const grammar::Node& later);
  void missing_line(const Source& source);
  void rounded_twice(const grammar::Node& node, NodeId exact, const Setting& setting);
  // The first place where a number was rounded before; `straight`: nothing is done with it in between.
  struct Rounded {
    NodeId node = kNone;
    program::ProvisionId provision = kNone;   // of the sentence it is in, when that is another one
    bool straight = true;
  };
  [[nodiscard]] Rounded rounded_at(NodeId node) const;

 public:
  void message(DiagnosticKind kind, Span span, std::string label, std::string because = {}, std::string help = {},
               std::string example = {});
  [[nodiscard]] const grammar::Name& name(NameId id) const { return model_.library->names[id]; }
  [[nodiscard]] std::string shown(NameId id) const { return grammar::shown(name(id)); }

  Model& model_;
  const Regime& regime_;
  Lowered& out_;
  program::Program& program_;
  Diagnostics& diagnostics_;

  enum class Progress : std::uint8_t { none, busy, done };
  std::vector<Progress> progress_;             // by definition
  std::vector<program::DefinitionId> path_;    // definitions being lowered, for cycles
  std::unordered_map<NameId, std::uint32_t> search_by_name_;
  std::vector<std::uint32_t> waiting_searches_;
  // Conditions that say when a doubt matters: made last, for they may use the definition they stand in.
  struct WaitingDoubt {
    program::DefinitionId definition = kNone;    // kNone: a remark
    std::size_t place = 0;                       // variant, or index of the remark
    std::size_t doubt = 0;
    const grammar::Node* condition = nullptr;
    Setting setting;
  };
  std::vector<WaitingDoubt> waiting_doubts_;
  std::vector<NameId> path_lists_;             // lists being read, for cycles
  std::map<std::vector<std::int64_t>, NodeId> shared_;   // hash-consing: equal nodes exist once
};

// "cijfer", "aantal", "ja of nee" for messages.
[[nodiscard]] std::string type_name(const Model& model, const Type& type);

}  // namespace slagboom::resolve
