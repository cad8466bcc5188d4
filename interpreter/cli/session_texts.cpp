// Texts that a session gives back: a document in canonical layout, for a cohort, or as a stage of
// reading it.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/format.hpp"
#include "interpreter/cli/consolidated.hpp"
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

namespace {

using grammar::Block;
using grammar::BlockKind;
using grammar::Document;
using grammar::Part;
using grammar::PartId;

bool is_in_fence(const Document& document, grammar::Span span) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
    return block.kind != BlockKind::prose && block.kind != BlockKind::table &&
           block.kind != BlockKind::heading && block.span.begin <= span.begin &&
           span.begin < block.span.end;
  });
}

// A message that something could not be read. What is wrong with the meaning does not matter to the
// layout.
bool is_about_reading(const grammar::Diagnostic& message, const Document& document) {
  if (grammar::severity_of(message) != grammar::Severity::fout) return false;
  const std::string_view code = grammar::info(message.kind).code;
  const auto is_any = [&](const auto& starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return code.starts_with(start); });
  };
  constexpr std::array<std::string_view, 4> kText{"TEKST-", "GRENS-", "STRUC-", "LEES-"};
  constexpr std::array<std::string_view, 2> kSentence{"NAAM-", "VBLD-003"};
  if (message.labels.empty()) return is_any(kText);
  if (message.labels.front().span.file != document.file) return false;
  if (message.kind == grammar::DiagnosticKind::undefined_name) return false;
  return is_any(kText) || (is_any(kSentence) && is_in_fence(document, message.labels.front().span));
}

std::string_view status_words(grammar::LidStatus status) {
  switch (status) {
    case grammar::LidStatus::unsaid:
      return "";
    case grammar::LidStatus::geregeld:
      return " (geregeld)";
    case grammar::LidStatus::toelichting:
      return " (toelichting)";
    case grammar::LidStatus::oordeel:
      return " (oordeel)";
    case grammar::LidStatus::niet_uitvoerbaar:
      return " (niet uitvoerbaar)";
  }
  return "";
}

std::string_view block_words(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "kop";
    case BlockKind::prose:
      return "tekst";
    case BlockKind::table:
      return "tabel";
    case BlockKind::rules:
      return "regelblok";
    case BlockKind::examples:
      return "voorbeelden";
    case BlockKind::questions:
      return "vraag";
    case BlockKind::code:
      return "overig";
  }
  return "";
}

// Parts and the blocks that belong to them, indented.
class Structure {
 public:
  Structure(const grammar::Sources& sources, const grammar::Syntax& syntax)
      : sources_(sources),
        document_(syntax.document),
        blocks_(document_.parts.size()),
        below_(document_.parts.size()) {
    for (const Block& block : document_.blocks) blocks_[block.part].push_back(&block);
    for (PartId id = 1; id < document_.parts.size(); ++id)
      below_[document_.parts[id].parent].push_back(id);
    text_ = "document " + (syntax.short_name.empty() ? std::string() : syntax.short_name + " ") +
            "«" + document_.title + "»\n";
  }

  std::string run() {
    below(0, 2);
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string lines(grammar::Span span) const {
    const auto first = sources_.place(span.file, span.begin).line;
    const auto last =
        sources_.place(span.file, span.end > span.begin ? span.end - 1 : span.begin).line;
    return first == last ? "regel " + std::to_string(first)
                         : "regel " + std::to_string(first) + " tot en met " + std::to_string(last);
  }

  void part(PartId id, std::size_t indent) {
    const Part& one = document_.parts[id];
    const bool nameless = one.kind == grammar::PartKind::hoofdstuk && one.word.empty();
    std::string name = one.kind == grammar::PartKind::artikel     ? "artikel "
                       : one.kind == grammar::PartKind::lid       ? "lid "
                       : one.kind == grammar::PartKind::onderdeel ? "onderdeel "
                       : nameless                                 ? "kop "
                                                                  : one.word + " ";
    name += one.label;
    if (!one.title.empty()) name += " «" + one.title + "»";
    text_ += std::string(indent, ' ') + name + std::string(status_words(one.status)) + ", " +
             lines(one.span) + "\n";
    below(id, indent + 2);
  }

  void below(PartId id, std::size_t indent) {
    for (const Block* block : blocks_[id]) {
      if (block->kind == BlockKind::heading) continue;
      text_ += std::string(indent, ' ') + std::string(block_words(block->kind)) + ", " +
               lines(block->span);
      const std::size_t count = block->statements.size();
      if (count > 0) text_ += ": " + std::to_string(count) + (count == 1 ? " zin" : " zinnen");
      text_ += "\n";
    }
    for (const PartId next : below_[id]) part(next, indent);
  }

  const grammar::Sources& sources_;
  const Document& document_;
  std::vector<std::vector<const Block*>> blocks_;
  std::vector<std::vector<PartId>> below_;
  std::string text_;
};

// The newest exam year that a document is for, with the first opleiding.
std::optional<resolve::Regime> newest_regime(const resolve::Model& model, std::size_t document) {
  std::optional<resolve::Regime> best;
  std::int64_t newest = -1;
  for (resolve::Regime& regime : resolve::all_regimes(model)) {
    if (resolve::fits(model, model.documents[document].syntax->scope, regime) == resolve::Fits::no)
      continue;
    const std::int64_t year = resolve::newness(model, regime);
    if (year <= newest) continue;
    newest = year;
    best = std::move(regime);
  }
  return best;
}

}  // namespace

std::optional<std::string> Session::formatted(const std::string& path) const {
  const std::optional<std::size_t> document = state_->document_of(path);
  if (!document) return std::nullopt;
  const grammar::Syntax& syntax = state_->library->documents[*document];
  const std::vector<grammar::Diagnostic>& messages = state_->diagnostics.all();
  const bool is_readable =
      std::none_of(messages.begin(), messages.end(), [&](const grammar::Diagnostic& message) {
        return is_about_reading(message, syntax.document);
      });
  if (!is_readable) return std::nullopt;
  return grammar::format_document(state_->sources, syntax);
}

std::string Session::consolidated(const std::string& path, const std::optional<std::string>& cohort,
                                  std::string* problem) const {
  const auto refuse = [&](std::string reason) {
    if (problem != nullptr) *problem = std::move(reason);
    return std::string();
  };
  const std::optional<std::size_t> document = state_->document_of(path);
  if (!document || !state_->model) return refuse("dit document is niet gelezen: " + path);
  std::optional<Cohort> wanted;
  if (cohort) {
    wanted = read_cohort(*cohort);
    if (!wanted)
      return refuse("«" + *cohort +
                    "» is geen cohort; schrijf bijvoorbeeld 2024-2025 (het eerste schooljaar) of "
                    "2024-2026 (tot en met het examenjaar)");
  }
  return consolidate(*state_->model, state_->sources, static_cast<std::uint32_t>(*document),
                     wanted);
}

std::string Session::dump(const std::string& path, const std::string& stage) const {
  const std::optional<std::size_t> document = state_->document_of(path);
  if (!document) return "dit document is niet gelezen: " + path + "\n";
  const grammar::Syntax& syntax = state_->library->documents[*document];
  if (stage == "structuur") return Structure(state_->sources, syntax).run();
  if (stage == "boom") return grammar::dump(syntax, state_->library->names);
  if (stage != "programma") return "deze stap is niet bekend: " + stage + "\n";
  if (!state_->model) return "er is geen programma\n";
  const std::optional<resolve::Regime> regime = newest_regime(*state_->model, *document);
  if (!regime) return "dit document geldt voor geen enkel examenjaar\n";
  grammar::Diagnostics ignored;
  const resolve::Lowered lowered =
      resolve::lower(*state_->model, *regime, {.all_definitions = true}, ignored);
  return "programma voor " + resolve::label(*state_->model, *regime) + "\n\n" +
         program::dump(lowered.program, state_->model->vocabulary);
}

}  // namespace slagboom::cli
