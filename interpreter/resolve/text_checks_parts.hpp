// What the files with checks of the text share: one function for each subject, and walking over
// trees.
#pragma once

#include <string>
#include <utility>

#include "grammar/diagnostic.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

void check_prose(const Model& model,
                 grammar::Diagnostics& diagnostics);  // DEK-001, DEK-003, NAAM-003
void check_references(const Model& model,
                      grammar::Diagnostics& diagnostics);  // VERW-001, VERW-004, TIJD-002
void check_names(const Model& model,
                 grammar::Diagnostics& diagnostics);  // NAAM-008, NAAM-009, WET-004
void check_scopes(const Model& model, grammar::Diagnostics& diagnostics);  // DOOD-003
void check_sources(const Model& model, grammar::Diagnostics& diagnostics);  // WET-006, NAAM-006

// Calls `visit(node)` for a node and everything below it.
template <typename Visit>
void each_node(const grammar::Node& node, const Visit& visit) {
  visit(node);
  for (const grammar::Node& child : node.children) each_node(child, visit);
}

// The same for every expression of a statement.
template <typename Visit>
void each_node(const grammar::Statement& statement, const Visit& visit) {
  const auto all = [&](const auto& nodes) {
    for (const grammar::Node& node : nodes) each_node(node, visit);
  };
  all(statement.nodes);
  all(statement.conditions);
  all(statement.columns);
  all(statement.default_value);
  all(statement.expectations);
  all(statement.doubt_matters);
  each_node(statement.over, visit);
  for (const grammar::TableRow& row : statement.rows) all(row.cells);
  for (const grammar::Departure& departure : statement.departures) all(departure.conditions);
}

// Calls `visit(source)` for every statement that could be read.
template <typename Visit>
void each_statement(const Model& model, const Visit& visit) {
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    for (const grammar::Statement& statement : model.documents[document].syntax->statements) {
      if (statement.kind != grammar::StatementKind::error) visit(Source{&statement, document});
    }
  }
}

// A message with its place in the text and the address of the part it is about.
[[nodiscard]] grammar::Diagnostic text_message(const Model& model, std::uint32_t document,
                                               grammar::PartId part, grammar::DiagnosticKind kind,
                                               grammar::Span span, std::string label);

}  // namespace slagboom::resolve
