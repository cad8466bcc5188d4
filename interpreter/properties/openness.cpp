// Each kind of node: what it gives when a part does not apply, as the plain evaluator does it.
#include "interpreter/properties/openness.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/resolve/table_checks.hpp"

namespace slagboom::properties {

using program::Base;
using program::DefinitionId;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

std::string key_of(const program::Program& program, NodeId id) {
  const Node& node = program.nodes[id];
  std::string key = std::to_string(static_cast<int>(node.op)) + ":" + std::to_string(node.a) + ":" + std::to_string(node.b);
  if (node.count == 0) return key;
  key += "(";
  for (std::uint32_t index = 0; index < node.count; ++index) key += key_of(program, program.child(node, index)) + ",";
  return key + ")";
}

void Openness::note(NodeId node) {
  if (std::find(places_.begin(), places_.end(), node) == places_.end()) places_.push_back(node);
}

void Openness::guards_in(NodeId id, std::vector<std::string>& keys) const {
  const Node& node = program_.nodes[id];
  if (node.op == Op::applicable || node.op == Op::known) keys.push_back(key_of(program_, program_.child(node, 0)));
  const bool passes = node.op == Op::both || node.op == Op::clause || node.op == Op::satisfied;
  if (!passes) return;
  for (std::uint32_t index = 0; index < node.count; ++index) guards_in(program_.child(node, index), keys);
}

bool Openness::guarded(NodeId node) const {
  return !guards_.empty() && std::find(guards_.begin(), guards_.end(), key_of(program_, node)) != guards_.end();
}

Openness::State Openness::of(NodeId node) {
  // What a guard excludes holds only below it, so it is not remembered.
  if (!guards_.empty() || it_.absent || it_.open) return compute(node);
  const auto known = nodes_.find(node);
  if (known != nodes_.end()) return known->second;
  const State state = compute(node);
  nodes_[node] = state;
  return state;
}

Openness::State Openness::definition(DefinitionId id) {
  const auto known = definitions_.find(id);
  if (known != definitions_.end()) return known->second;
  definitions_[id] = {true, true};   // a definition that needs itself
  const std::vector<std::string> outside = std::exchange(guards_, {});
  const State it = std::exchange(it_, {});
  State state;
  for (const program::Variant& variant : program_.definitions[id].variants) {
    if (variant.guard != kNone) {
      state.open = state.open || of(variant.guard).open;
      guards_in(variant.guard, guards_);
    }
    const State body = of(variant.body);
    state.open = state.open || body.open;
    state.absent = state.absent || body.absent;
    guards_.clear();
  }
  guards_ = outside;
  it_ = it;
  definitions_[id] = state;
  return state;
}

Openness::State Openness::table(const Node& node) {
  const program::Table& what = program_.tables[static_cast<std::size_t>(node.a)];
  State state;
  const bool otherwise = std::any_of(what.rows.begin(), what.rows.end(), [](const auto& row) { return row.otherwise; });
  if (!otherwise) {
    resolve::TableWork work;
    const std::vector<grammar::Diagnostic> messages = resolve::check_table(program_, words_, what, {}, &work);
    const bool gap = std::any_of(messages.begin(), messages.end(),
                                 [](const auto& message) { return message.kind == grammar::DiagnosticKind::gap; });
    if (gap || !work.decided) state.open = true;   // no row need hold
  }
  for (const program::TableRow& row : what.rows) {
    for (std::size_t column = 0; column < row.cells.size() && !row.otherwise; ++column) {
      if (row.cells[column] == kNone) continue;
      const State outside = std::exchange(it_, of(what.columns[column]));
      state.open = state.open || of(row.cells[column]).open;
      it_ = outside;
    }
    const State result = of(row.result);
    state.open = state.open || result.open;
    state.absent = state.absent || result.absent;
  }
  return state;
}

Openness::State Openness::compute(NodeId id) {
  const Node& node = program_.nodes[id];
  const auto child = [&](std::uint32_t index) { return of(program_.child(node, index)); };
  State all;
  switch (node.op) {
    case Op::number:
    case Op::option:
    case Op::truth:
    case Op::everything:
    case Op::items:
    case Op::chosen: return {};
    case Op::it: return it_;
    case Op::unknown: return {};   // a rule that says so; choices that were not made are asked for apart
    case Op::fact: {
      const program::Fact& fact = words_.facts[static_cast<std::size_t>(node.a)];
      const NodeId applies = program_.fact_applies[static_cast<std::size_t>(node.a)];
      State state;
      state.absent = fact.absence == grammar::Absence::not_applicable || applies != kNone;
      if (applies != kNone) state.open = of(applies).open;
      if (guarded(id)) state.absent = false;
      return state;
    }
    case Op::attribute: {
      const auto& column = program_.attributes[static_cast<std::size_t>(node.a)];
      const bool missing = column.size() < words_.items.size() ||
                           std::any_of(column.begin(), column.end(), [](const auto& cell) { return !cell.given; });
      return {false, missing && !guarded(id)};
    }
    case Op::call: {
      State state = definition(static_cast<DefinitionId>(node.a));
      if (guarded(id)) state.absent = false;
      return state;
    }
    case Op::compare: {
      const State left = child(0);
      const State right = child(1);
      if (left.absent || right.absent) note(id);
      return {left.open || right.open || left.absent || right.absent, false};
    }
    case Op::known:
    case Op::applicable: return {child(0).open && node.op == Op::known, false};
    case Op::both: {
      // "nee en nog open" is nee: where a condition says that something applies, the others need not.
      const std::size_t before = guards_.size();
      guards_in(id, guards_);
      for (std::uint32_t index = 0; index < node.count; ++index) all.open = all.open || child(index).open;
      guards_.resize(before);
      return all;
    }
    case Op::filter: {
      all.open = child(0).open || child(1).open;
      return all;
    }
    case Op::map: {
      const std::size_t before = guards_.size();
      const Node& set = program_.nodes[program_.child(node, 0)];
      const State of_set = child(0);
      if (set.op == Op::filter) guards_in(program_.child(set, 1), guards_);
      const State body = child(1);
      guards_.resize(before);
      return {of_set.open || body.open, body.absent};
    }
    case Op::count_if:
    case Op::quantify: {
      // Members that do not apply are left out.
      const State outside = std::exchange(it_, {});
      for (std::uint32_t index = 0; index < node.count; ++index) all.open = all.open || child(index).open;
      it_ = outside;
      return all;
    }
    case Op::mean:
    case Op::highest:
    case Op::lowest:
    case Op::weighted_mean:
      for (std::uint32_t index = 0; index < node.count; ++index) all.open = all.open || child(index).open;
      all.absent = !guarded(id);
      return all;
    case Op::size:
    case Op::sum:
    case Op::for_each:
    case Op::fills:
    case Op::member:
    case Op::negate:
    case Op::either:
      for (std::uint32_t index = 0; index < node.count; ++index) all.open = all.open || child(index).open;
      return all;
    case Op::table: return table(node);
    case Op::unite:
    case Op::intersect:
    case Op::exclude:
    case Op::together:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::of_item:
    case Op::clause:
    case Op::satisfied:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        const State part = child(index);
        all.open = all.open || part.open;
        all.absent = all.absent || part.absent;
      }
      if (node.op == Op::of_item) all.absent = !guarded(id);
      if (node.op == Op::divide) all.open = true;
      return all;
  }
  return {true, true};
}

}  // namespace slagboom::properties
