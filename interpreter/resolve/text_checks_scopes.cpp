// Scopes that no candidate can be in: a sentence for years or opleidingen that its document leaves
// out.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "interpreter/resolve/scope_years.hpp"
#include "interpreter/resolve/text_checks_parts.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Scope;
using grammar::ScopeItem;
using grammar::Span;
using grammar::Statement;

bool is_backwards(const Scope& scope) {
  return std::any_of(scope.items.begin(), scope.items.end(),
                     [](const ScopeItem& item) { return item.from > item.to; });
}

// Cohorts are in no regime: whether they have a year in common is decided by their bounds.
bool share_a_cohort(const std::vector<const Scope*>& scopes) {
  std::vector<Years> left{{}};
  for (const Scope* scope : scopes) left = common(left, years_of(*scope, ScopeItem::Kind::cohort));
  return !left.empty();
}

class Scopes {
 public:
  Scopes(const Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics), regimes_(all_regimes(model)) {}

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

  // Is there a regime in which all of them may hold?
  bool possible(const std::vector<const Scope*>& scopes) {
    std::string key;
    for (const Scope* scope : scopes) {
      if (is_backwards(*scope)) return true;  // has its own message
      for (const ScopeItem& item : scope->items) {
        key += std::to_string(static_cast<int>(item.kind)) + ":" + std::to_string(item.name) + ":" +
               std::to_string(item.from) + ":" + std::to_string(item.to) + ",";
      }
      key += ";";
    }
    const auto [place, is_new] = known_.try_emplace(std::move(key), true);
    if (!is_new) return place->second;
    const bool fitting = std::any_of(regimes_.begin(), regimes_.end(), [&](const Regime& regime) {
      return std::all_of(scopes.begin(), scopes.end(), [&](const Scope* scope) {
        return fits(model_, *scope, regime) != Fits::no;
      });
    });
    place->second = fitting && share_a_cohort(scopes);
    return place->second;
  }

  const Model& model_;
  Diagnostics& diagnostics_;
  std::vector<Regime> regimes_;
  std::map<std::string, bool> known_;
};

}  // namespace

void check_scopes(const Model& model, Diagnostics& diagnostics) {
  Scopes scopes(model, diagnostics);
  each_statement(model, [&](const Source& source) { scopes.check(source); });
}

}  // namespace slagboom::resolve
