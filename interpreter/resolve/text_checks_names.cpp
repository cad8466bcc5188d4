// Names: introduced and never used, never defined, or filled in where the law leaves nothing open.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/resolve/prose.hpp"
#include "interpreter/resolve/text_checks_parts.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::NameKind;
using grammar::Node;
using grammar::Scope;
using grammar::ScopeItem;
using grammar::Statement;
using grammar::StatementKind;

// Names that occur anywhere but where they are introduced.
std::vector<bool> used_names(const Model& model) {
  std::vector<bool> used(model.library->names.size(), false);
  const auto use = [&](NameId id) {
    if (id < used.size()) used[id] = true;
  };
  const auto use_scope = [&](const Scope& scope) {
    for (const ScopeItem& item : scope.items) use(item.name);
  };
  for (const DocumentInfo& info : model.documents) {
    use_scope(info.syntax->scope);
    for (const ProseReference& reference :
         prose_references(model.library->names, info.syntax->document))
      use(reference.name);
  }
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    each_node(statement, [&](const Node& node) { use(node.name); });
    use_scope(statement.scope);
    for (const Scope& scope : statement.item_scopes) use_scope(scope);
    for (const Scope& scope : statement.scopes) use_scope(scope);
    const bool is_use = statement.kind == StatementKind::open_add ||
                        statement.kind == StatementKind::open_keep ||
                        statement.kind == StatementKind::fill;
    if (is_use) use(statement.name);
  });
  // A condition and its opposite are one.
  for (NameId id = 0; id < used.size(); ++id) {
    if (used[id]) use(model.library->names[id].opposite);
  }
  return used;
}

// Only what has no purpose by itself: a condition or a fill is a rule for people, also when no rule
// asks for it.
void check_unused(const Model& model, Diagnostics& diagnostics) {
  const std::vector<bool> used = used_names(model);
  std::vector<bool> reported(used.size(), false);
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    const NameId id = statement.name;
    const DocumentInfo& info = model.documents[source.document];
    // A document of terms or a law names things for others.
    if (info.is_library || info.rank < Rank::reglement || id >= used.size() || used[id] ||
        reported[id])
      return;
    const bool declared =
        statement.kind == StatementKind::fact || statement.kind == StatementKind::group ||
        statement.kind == StatementKind::list || statement.kind == StatementKind::search;
    const bool defined =
        statement.kind == StatementKind::define || statement.kind == StatementKind::table;
    if (!declared && !defined) return;
    const grammar::Name& name = model.library->names[id];
    // What a term of another document is about, is used by whoever asks for that term.
    const bool is_outcome = name.kind == NameKind::condition || model.terms.contains(id);
    if (defined && (is_outcome || name.span.file != statement.span.file)) return;
    if (statement.kind == StatementKind::fact && statement.decides_rules) return;
    reported[id] = true;
    Diagnostic message =
        text_message(model, source.document, statement.part, DiagnosticKind::unused_name,
                     statement.span, "«" + grammar::shown(name) + "» komt verder nergens voor");
    message.help = "gebruik het in een regel, in een voorbeeld of als {" + grammar::shown(name) +
                   "} in de tekst, of schrap deze zin";
    diagnostics.add(std::move(message));
  });
}

bool is_given(const Model& model, NameId id) {
  return model.definitions.contains(id) || model.searches.contains(id) ||
         model.lists.contains(id) || model.facts.contains(id) || model.choices.contains(id) ||
         model.attribute_by_name.contains(id) || model.groups.contains(id);
}

void check_terms(const Model& model, Diagnostics& diagnostics) {
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    if (statement.kind != StatementKind::term || statement.name == kNoName ||
        is_given(model, statement.name))
      return;
    const grammar::Name& name = model.library->names[statement.name];
    if (name.opposite != kNoName && is_given(model, name.opposite)) return;
    Diagnostic message =
        text_message(model, source.document, statement.part, DiagnosticKind::undefined_name,
                     statement.span, "nergens staat wat dit is");
    message.because = "«begrip» voert een naam in die een andere zin bepaalt";
    message.help = name.kind == NameKind::condition
                       ? "voeg een zin toe: «" + grammar::shown(name) + " als …»"
                       : "voeg een zin toe: «" + grammar::shown(name) +
                             " is …», of schrijf «gegeven» als het uit een bestand komt";
    diagnostics.add(std::move(message));
  });
}

// Of the provisions that leave something open, the one that holds where the sentence holds.
const Source& open_for(const Model& model, const std::vector<Source>& open, const Source& sentence) {
  for (const Regime& regime : all_regimes(model)) {
    if (fits(model, sentence, regime) != Fits::yes) continue;
    for (const Source& norm : open) {
      if (fits(model, norm, regime) == Fits::yes) return norm;
    }
  }
  return open.front();
}

// WET-004: the name is nowhere left open, or not in the provision that is named.
void check_fills(const Model& model, Diagnostics& diagnostics) {
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    if (statement.kind != StatementKind::fill || statement.name == kNoName) return;
    std::vector<Source> open;
    for (const auto* norms : {&model.additions, &model.choices}) {
      const auto found = norms->find(statement.name);
      if (found != norms->end())
        open.insert(open.end(), found->second.begin(), found->second.end());
    }
    const bool here = std::any_of(open.begin(), open.end(), [&](const Source& norm) {
      return within(model, norm.document, norm.statement->part, statement.address, source.document,
                    statement.part);
    });
    if (here) return;
    const std::string name = grammar::shown(model.library->names[statement.name]);
    Diagnostic message =
        text_message(model, source.document, statement.part, DiagnosticKind::nothing_to_fill,
                     open.empty() ? statement.span : statement.address.span,
                     open.empty() ? "de wet laat hierover niets aan de school over"
                                  : "deze bepaling laat dit niet aan de school over");
    message.because = "een school kan alleen invullen wat een hogere regel openlaat";
    if (open.empty()) {
      message.help = "schrap deze zin; wat de hogere regel over «" + name + "» zegt, geldt vanzelf";
    } else {
      const Source& norm = open_for(model, open, source);
      const std::string better = provision_label(model, norm.document, norm.statement->part);
      message.labels.push_back({norm.statement->span, "hier is het opengelaten", false});
      message.help = "schrijf «" + better + "»";
      message.fixes.push_back({statement.address.span, better});
    }
    diagnostics.add(std::move(message));
  });
}

}  // namespace

void check_names(const Model& model, Diagnostics& diagnostics) {
  check_unused(model, diagnostics);
  check_terms(model, diagnostics);
  check_fills(model, diagnostics);
}

}  // namespace slagboom::resolve
