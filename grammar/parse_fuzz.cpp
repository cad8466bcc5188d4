// Fuzz target: any bytes as a document; reading ends with a tree whose places lie inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "grammar/parse.hpp"

namespace {

using namespace slagboom::grammar;

// What holds after reading, whatever the input.
class Invariants {
 public:
  Invariants(const Sources& sources, const Library& library)
      : sources_(sources), library_(library) {}

  void check(const Syntax& syntax) {
    for (const Statement& statement : syntax.statements) {
      one(statement.span);
      if (statement.part >= syntax.document.parts.size()) std::abort();
      if (statement.name != kNoName && statement.name >= library_.names.size()) std::abort();
      if (!statement.item_scopes.empty() && statement.item_scopes.size() != statement.nodes.size())
        std::abort();
      for (const auto* nodes : {&statement.nodes, &statement.columns, &statement.conditions,
                                &statement.default_value, &statement.expectations,
                                &statement.doubt_matters}) {
        for (const Node& child : *nodes) node(child, statement, syntax);
      }
      for (const Departure& departure : statement.departures) {
        for (const Node& child : departure.conditions) node(child, statement, syntax);
      }
      for (const TableRow& row : statement.rows) {
        for (const Node& child : row.cells) node(child, statement, syntax);
      }
    }
  }

  void check(const Diagnostics& diagnostics) {
    for (const Diagnostic& message : diagnostics.sorted()) {
      if (message.labels.empty()) std::abort();
      for (const Label& label : message.labels) one(label.span);
      for (const Fix& fix : message.fixes) one(fix.span);
      if (render(message, sources_).empty()) std::abort();
    }
  }

 private:
  void one(const Span& span) {
    if (span.file >= sources_.size() || span.begin > span.end ||
        span.end > sources_.file(span.file).text.size())
      std::abort();
  }

  void node(const Node& one_node, const Statement& statement, const Syntax& syntax) {
    one(one_node.span);
    if (one_node.kind == NodeKind::name && one_node.name >= library_.names.size()) std::abort();
    if (one_node.own_scope != 0xffffffff && one_node.own_scope >= statement.scopes.size())
      std::abort();
    if (one_node.part >= syntax.document.parts.size()) std::abort();
    for (const Node& child : one_node.children) node(child, statement, syntax);
  }

  const Sources& sources_;
  const Library& library_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  // A document of its own, so that names exist also when the input has none.
  const FileId names = sources.add(
      "namen",
      "# N\n\n```regel\ndocument  N\n  kort  N\n  rang  begrippen\n\nsoort  kandidaat\nsoort  vak "
      "(mv. vakken)\n"
      "gegeven  het cijfer van een vak (mv. cijfers)\n  waarde  cijfer\n  in bestanden  c\n"
      "register  vak\n  | code | naam |\n  | ne | Nederlands |\n```\n");
  const FileId file = sources.add("invoer", std::string(data, data + size));
  Diagnostics diagnostics;
  const Library library = parse_documents(sources, {names, file}, Limits{}, diagnostics);
  Invariants invariants(sources, library);
  for (const Syntax& syntax : library.documents) {
    invariants.check(syntax);
    if (dump(syntax, library.names).empty()) std::abort();
  }
  invariants.check(diagnostics);
  return 0;
}
