// What the sources leave open, and codes in files that may be two things.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "grammar/words.hpp"
#include "interpreter/resolve/text_checks_parts.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Statement;
using grammar::StatementKind;

// WET-006: a text of a school that says so itself, or fills in a provision that does.
void check_doubts(const Model& model, Diagnostics& diagnostics) {
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    const DocumentInfo& info = model.documents[source.document];
    if (info.is_library || info.rank < Rank::reglement) return;
    const auto report = [&](const std::string& doubt, const Source* norm) {
      Diagnostic message = text_message(model, source.document, statement.part, DiagnosticKind::uncertain_source,
                                        statement.span, norm == nullptr ? "dit is niet zeker" : "dit vult iets in wat niet zeker is");
      if (norm != nullptr) {
        message.labels.push_back({norm->statement->span, provision_label(model, norm->document, norm->statement->part), false});
      }
      message.because = doubt;
      diagnostics.add(std::move(message));
    };
    for (const std::string& doubt : statement.doubts) report(doubt, nullptr);
    if (statement.kind != StatementKind::fill || statement.name == kNoName) return;
    for (const auto* norms : {&model.additions, &model.choices}) {
      const auto found = norms->find(statement.name);
      if (found == norms->end()) continue;
      for (const Source& norm : found->second) {
        if (!within(model, norm.document, norm.statement->part, statement.address, source.document, statement.part)) continue;
        for (const std::string& doubt : norm.statement->doubts) report(doubt, &norm);
      }
    }
  });
}

// NAAM-006: in some regime a code belongs to two things of the register. A first code goes before another name.
void check_codes(const Model& model, Diagnostics& diagnostics) {
  struct Use {
    const RegisterRow* row;
    bool first;
  };
  std::map<std::string, std::vector<Use>> uses;
  for (const RegisterRow& row : model.register_rows) {
    for (std::size_t index = 0; index < row.codes.size(); ++index) {
      uses[grammar::folded(row.codes[index])].push_back({&row, index == 0});
    }
  }
  std::vector<Regime> regimes;
  for (const auto& [code, rows] : uses) {
    const auto other = [&](const Use& use) { return use.row->item != rows.front().row->item; };
    if (std::none_of(rows.begin(), rows.end(), other)) continue;
    if (regimes.empty()) regimes = all_regimes(model);
    for (const Regime& regime : regimes) {
      std::vector<Use> here;
      for (const Use& use : rows) {
        if (fits(model, use.row->source, regime) == Fits::yes) here.push_back(use);
      }
      std::stable_sort(here.begin(), here.end(), [](const Use& a, const Use& b) { return a.first && !b.first; });
      if (here.size() < 2 || here[0].first != here[1].first || here[0].row->item == here[1].row->item) continue;
      const Source& later = here[1].row->source;
      const auto& items = model.vocabulary.items;
      Diagnostic message = text_message(model, later.document, later.statement->part, DiagnosticKind::ambiguous_code,
                                        here[1].row->span, "«" + code + "» is " + items[here[1].row->item].label);
      message.labels.push_back({here[0].row->span, "«" + code + "» is " + items[here[0].row->item].label, false});
      message.because = "in een bestand staat alleen de code; dan is niet te zien welk van de twee bedoeld is";
      message.example = label(model, regime);
      message.help = "geef een van de twee een andere code, of beperk de rijen met een eigen blok en «geldt voor»";
      diagnostics.add(std::move(message));
      break;
    }
  }
}

}  // namespace

void check_sources(const Model& model, Diagnostics& diagnostics) {
  check_doubts(model, diagnostics);
  check_codes(model, diagnostics);
}

}  // namespace slagboom::resolve
