// Findings: messages with the article they are about, the norm beside it, and the reason with which one was accepted.
#include <algorithm>
#include <optional>

#include "grammar/words.hpp"
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Part;
using grammar::PartId;
using grammar::PartKind;

// The document in which a place lies.
std::optional<std::size_t> document_at(const grammar::Library& library, grammar::Span span) {
  for (std::size_t index = 0; index < library.documents.size(); ++index) {
    if (library.documents[index].document.file == span.file) return index;
  }
  return std::nullopt;
}

// The part that begins last before a place.
PartId part_at(const grammar::Document& document, std::uint32_t offset) {
  PartId here = 0;
  for (PartId part = 1; part < document.parts.size(); ++part) {
    const grammar::Span span = document.parts[part].span;
    if (span.begin <= offset && (here == 0 || span.begin >= document.parts[here].span.begin)) here = part;
  }
  return here;
}

PartId article_of(const grammar::Document& document, PartId part) {
  while (part != 0 && document.parts[part].kind != PartKind::artikel) part = document.parts[part].parent;
  return part;
}

// The reason with which the text answers this message; nothing when it does not. The answer stands in the same article.
// What misses in the text as a whole is answered anywhere, when the topic is named.
std::string accepted_because(const grammar::Syntax& syntax, const Diagnostic& diagnostic) {
  const grammar::Document& document = syntax.document;
  const PartId here = article_of(document, part_at(document, diagnostic.labels.front().span.begin));
  for (const grammar::Statement& statement : syntax.statements) {
    if (statement.kind != grammar::StatementKind::accept || statement.label != grammar::info(diagnostic.kind).code)
      continue;
    const bool names = !statement.topic.empty();
    if (names && grammar::canonical(statement.topic) != grammar::canonical(diagnostic.topic)) continue;
    if (article_of(document, statement.part) == here || (names && here == 0)) return statement.text;
  }
  return {};
}

bool is_law(resolve::Rank rank) {
  return rank == resolve::Rank::wet || rank == resolve::Rank::amvb || rank == resolve::Rank::regeling;
}

// The provision of law that stands beside what is wrong.
void add_norm(const resolve::Model& model, const grammar::Library& library, const Diagnostic& diagnostic,
              Finding& finding) {
  for (const grammar::Label& label : diagnostic.labels) {
    if (label.primary) continue;
    const std::optional<std::size_t> index = document_at(library, label.span);
    if (!index || !is_law(model.documents[*index].rank)) continue;
    const grammar::Syntax& syntax = library.documents[*index];
    finding.norm = resolve::provision_label(model, static_cast<std::uint32_t>(*index),
                                            part_at(syntax.document, label.span.begin));
    finding.norm_version = syntax.version;
    return;
  }
}

std::string judgement_of(DiagnosticKind kind) {
  switch (kind) {
    case DiagnosticKind::outside_room:
    case DiagnosticKind::departure_without_basis:
    case DiagnosticKind::nothing_to_fill:
    case DiagnosticKind::filled_twice:
    case DiagnosticKind::pta_adopted_late:
    case DiagnosticKind::pta_sent_late:
    case DiagnosticKind::pta_other_ground:
    case DiagnosticKind::pta_late_advice: return "strijdig";
    case DiagnosticKind::choice_missing:
    case DiagnosticKind::pta_not_filled:
    case DiagnosticKind::pta_not_adopted:
    case DiagnosticKind::pta_no_consent:
    case DiagnosticKind::pta_no_ground:
    case DiagnosticKind::pta_no_advice: return "ontbreekt";
    case DiagnosticKind::uncertain_source:
    case DiagnosticKind::pta_not_clear:
    case DiagnosticKind::pta_total:
    case DiagnosticKind::pta_not_covered:
    case DiagnosticKind::pta_unknown_domain:
    case DiagnosticKind::pta_other_stuff:
    case DiagnosticKind::pta_weight_of_words:
    case DiagnosticKind::pta_late_consent:
    case DiagnosticKind::pta_no_reason: return "twijfel";
    case DiagnosticKind::reference_not_in_force: return "verouderde verwijzing";
    default: return {};
  }
}

}  // namespace

Finding Session::State::finding_of(const Diagnostic& message) const {
  Finding finding;
  finding.diagnostic = message;
  finding.judgement = message.judgement;
  // What the law does not say in so many words is never contrary to it.
  if (finding.judgement.empty()) finding.judgement = message.derived ? "twijfel" : judgement_of(message.kind);
  if (!message.labels.empty()) {
    const grammar::Span span = message.labels.front().span;
    const grammar::Place place = sources.place(span.file, span.begin);
    finding.file = sources.file(span.file).path;
    finding.line = place.line;
    finding.column = place.column;
    const std::optional<std::size_t> document = library ? document_at(*library, span) : std::nullopt;
    if (document) {
      const grammar::Syntax& syntax = library->documents[*document];
      const PartId part = part_at(syntax.document, span.begin);
      if (message.address.empty() && part != 0) finding.diagnostic.address = grammar::part_address(syntax.document, part);
      const std::string reason = accepted_because(syntax, message);
      if (grammar::severity_of(message) != grammar::Severity::fout) {
        finding.diagnostic.accepted = reason;
      } else if (!reason.empty() && !message.subject.empty()) {
        std::string& help = finding.diagnostic.help;
        help += (help.empty() ? "" : "; ") + std::string("deze fout is niet te aanvaarden: verbeter de tekst");
      }
    }
    if (model) add_norm(*model, *library, message, finding);
  }
  finding.provision = finding.diagnostic.address;
  return finding;
}

std::vector<Finding> Session::findings(bool all) const {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : state_->diagnostics.sorted()) {
    bool given = true;
    if (!diagnostic.labels.empty()) {
      const grammar::FileId file = diagnostic.labels.front().span.file;
      if (state_->is_overlay(file)) continue;
      for (std::size_t index = 0; index < state_->files.size(); ++index) {
        if (state_->files[index] == file) given = !state_->from_library[index];
      }
    }
    if (given || all) findings.push_back(state_->finding_of(diagnostic));
  }
  return findings;
}

}  // namespace slagboom::cli
