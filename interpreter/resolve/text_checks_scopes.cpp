// Scopes that no candidate can be in: a sentence for years or opleidingen that its document leaves
// out.
#include <string>
#include <vector>

#include "interpreter/resolve/text_checks_parts.hpp"
#include "interpreter/resolve/together.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Scope;
using grammar::Span;
using grammar::Statement;

class Scopes {
 public:
  Scopes(const Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics), together_(model) {}

  void check(const Source& source) {
    const Statement& statement = *source.statement;
    const Scope& document = model_.documents[source.document].syntax->scope;
    if (!statement.scope.empty() && !possible({&document, &statement.scope})) {
      report(source, statement.scope, "deze zin geldt voor niemand");
      return;
    }
    for (const Scope& scope : statement.item_scopes) check_line(source, scope);
    for (const Scope& scope : statement.scopes) check_line(source, scope);
  }

 private:
  void check_line(const Source& source, const Scope& scope) {
    const Scope& document = model_.documents[source.document].syntax->scope;
    if (scope.empty() || possible({&document, &source.statement->scope, &scope})) return;
    report(source, scope, "deze regel van de lijst geldt voor niemand");
  }

  void report(const Source& source, const Scope& scope, std::string label) {
    const Scope& document = model_.documents[source.document].syntax->scope;
    const Span span = scope.span.end > scope.span.begin ? scope.span : source.statement->span;
    Diagnostic message = text_message(model_, source.document, source.statement->part,
                                      DiagnosticKind::empty_scope, span, std::move(label));
    if (document.span.end > document.span.begin) {
      message.labels.push_back({document.span, "het hele document geldt alleen hiervoor", false});
    }
    message.because =
        "geen opleiding, examenjaar en cohort passen bij alles wat hierover gezegd is";
    message.help = "verander het bereik, of schrap wat voor niemand geldt";
    diagnostics_.add(std::move(message));
  }

  bool possible(const std::vector<const Scope*>& scopes) { return together_.possible(scopes); }

  const Model& model_;
  Diagnostics& diagnostics_;
  Together together_;
};

}  // namespace

void check_scopes(const Model& model, Diagnostics& diagnostics) {
  Scopes scopes(model, diagnostics);
  each_statement(model, [&](const Source& source) { scopes.check(source); });
}

}  // namespace slagboom::resolve
