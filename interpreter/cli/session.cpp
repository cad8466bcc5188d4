// Loading texts and judging candidates: the engine behind the verbs.
#include "interpreter/cli/session.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "grammar/source_check.hpp"
#include "interpreter/candidates/bind.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/properties/departures.hpp"
#include "interpreter/resolve/text_checks.hpp"

namespace slagboom::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".regl.md";

bool read_file(const std::string& path, std::string& bytes) {
  std::error_code problem;
  if (fs::is_directory(path, problem)) return false;
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return !file.bad();
}

constexpr std::string_view kOwnLibrary = "eigen-bibliotheek.md";

std::vector<std::string> documents_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code problem;
  fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, problem);
  for (const fs::recursive_directory_iterator end; !problem && entries != end; entries.increment(problem)) {
    if (entries.depth() > 16) entries.disable_recursion_pending();
    // A folder with this file is a library of its own: its names are not those of the law.
    if (entries->is_directory(problem) && fs::exists(entries->path() / kOwnLibrary, problem))
      entries.disable_recursion_pending();
    const std::string path = entries->path().string();
    if (entries->is_regular_file(problem) && path.ends_with(kSuffix)) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;

std::vector<LoadProblem> Session::load(const std::string& library_dir, const std::vector<std::string>& paths,
                                       const std::vector<OverlayText>& overlays) {
  State& state = *state_;
  std::vector<LoadProblem> problems;
  std::set<std::string> seen;
  const auto add = [&](const std::string& path, bool is_library) {
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);
    if (!seen.insert(ignored ? path : real.string()).second) {
      // A library file that is also given counts as given.
      if (!is_library) {
        for (std::size_t index = 0; index < state.files.size(); ++index) {
          if (fs::equivalent(state.sources.file(state.files[index]).path, path, ignored)) state.from_library[index] = false;
        }
      }
      return;
    }
    std::string bytes;
    if (!read_file(path, bytes)) {
      problems.push_back({path, fs::exists(path, ignored) ? "dit bestand is niet te lezen" : "dit bestand bestaat niet"});
      return;
    }
    const grammar::FileId id = state.sources.add(path, std::move(bytes));
    grammar::check_text(state.sources, id, state.limits, state.diagnostics);
    state.files.push_back(id);
    state.from_library.push_back(is_library);
  };
  std::error_code problem;
  if (!fs::is_directory(library_dir, problem)) {
    problems.push_back({library_dir, "de bibliotheek met de wet is hier niet te vinden"});
    return problems;
  }
  for (const std::string& path : documents_in(library_dir)) {
    if (path.find("/voorbeelden/") == std::string::npos || !paths.empty()) add(path, true);
  }
  for (const std::string& path : paths) {
    if (fs::is_directory(path, problem)) {
      for (const std::string& inside : documents_in(path)) add(inside, false);
    } else {
      add(path, false);
    }
  }
  state.library_folder = library_dir;
  state.given_paths = paths;
  if (!problems.empty()) return problems;
  for (const OverlayText& overlay : overlays) {
    const grammar::FileId id = state.sources.add(overlay.name, overlay.text);
    grammar::check_text(state.sources, id, state.limits, state.diagnostics);
    state.overlays.push_back(id);
  }
  const std::size_t first_overlay = state.files.size();
  state.library = std::make_unique<grammar::Library>(
      grammar::parse_documents(state.sources, state.files, state.limits, state.diagnostics, state.overlays));
  state.model = std::make_unique<resolve::Model>(
      resolve::collect(*state.library, state.sources, state.from_library, state.diagnostics));
  std::size_t number = 0;
  for (std::size_t document = first_overlay; document < state.library->documents.size(); ++document) {
    for (const grammar::QuestionBlock& block : state.library->documents[document].questions) {
      for (Supposition& one : suppositions(block, static_cast<std::uint32_t>(document), number)) {
        state.standing.push_back(std::move(one));
      }
    }
  }
  return problems;
}

namespace {

// "nog te regelen": what the law leaves to the school and no text fills in, once per choice.
void report_open_choices(Session::State& state, const resolve::Regime& regime, const resolve::Lowered& lowered) {
  for (std::uint32_t index = 0; index < state.model->documents.size(); ++index) {
    const resolve::DocumentInfo& info = state.model->documents[index];
    if (info.is_library || info.rank != resolve::Rank::reglement) continue;
    if (resolve::fits(*state.model, info.syntax->scope, regime) != resolve::Fits::yes) continue;
    for (const resolve::OpenChoice& open : lowered.open_choices) {
      if (!state.open_reported.insert({info.title + open.provision, open.name}).second) continue;
      const std::string name = grammar::shown(state.library->names[open.name]);
      grammar::Diagnostic message;
      message.kind = grammar::DiagnosticKind::choice_missing;
      message.labels.push_back({info.syntax->document.parts.front().span, "hier is nog niets over geregeld", true});
      message.because = open.provision + (open.required ? " vraagt dat de school kiest: " + name
                                                        : " laat de school toevoegen aan: " + name);
      message.example = resolve::label(*state.model, regime);
      message.help = "voeg toe: «vult in " + open.provision + ", " + name + "» met daaronder " +
                     (open.required ? "«wij kiezen …»" : "«wij voegen toe: …» of «wij voegen niets toe»");
      state.diagnostics.add(std::move(message));
    }
  }
}

}  // namespace

const grammar::Sources& Session::sources() const { return state_->sources; }

bool Session::State::is_overlay(grammar::FileId file) const {
  return std::find(overlays.begin(), overlays.end(), file) != overlays.end();
}

bool Session::usable() const {
  if (state_->model == nullptr) return false;
  const std::vector<grammar::Diagnostic>& all = state_->diagnostics.all();
  return std::none_of(all.begin(), all.end(), [&](const grammar::Diagnostic& each) {
    const bool of_texts = each.labels.empty() || !state_->is_overlay(each.labels.front().span.file);
    return of_texts && grammar::severity_of(each) == grammar::Severity::fout;
  });
}

candidates::FileSchema Session::file_schema() const {
  return state_->model ? candidates::file_schema(*state_->model) : candidates::FileSchema{};
}

Session Session::twin() const {
  Session other;
  const State& own = *state_;
  State& state = *other.state_;
  state.sources = own.sources;
  state.limits = own.limits;
  state.files = own.files;
  state.from_library = own.from_library;
  state.library_folder = own.library_folder;
  state.given_paths = own.given_paths;
  state.library = own.library;
  if (own.model) state.model = std::make_unique<resolve::Model>(*own.model);
  return other;
}

std::string key_of(const resolve::Regime& regime) {
  std::string key;
  for (const resolve::Regime::Choice& choice : regime.choices) {
    key += std::to_string(choice.fact) + "=" + std::to_string(choice.value) + ";";
  }
  return key;
}

Prepared& Session::State::prepare(const resolve::Regime& regime) {
  std::unique_ptr<Prepared>& slot = prepared[key_of(regime)];
  if (slot) return *slot;
  slot = std::make_unique<Prepared>();
  slot->regime = regime;
  slot->label = resolve::label(*model, regime);
  slot->codes = resolve::codes(*model, regime);
  grammar::Diagnostics ignored;
  slot->lowered = resolve::lower(*model, slot->regime, {}, ignored);
  slot->judge = std::make_unique<trace::Judge>(slot->lowered.program, model->vocabulary, sources);
  for (const std::uint32_t document : slot->lowered.documents) {
    const resolve::DocumentInfo& info = model->documents[document];
    if (info.rank == resolve::Rank::terms) continue;
    slot->applied.push_back(document_label(document));
  }
  slot->choices = choices_of(slot->lowered);
  return *slot;
}

void Session::check() {
  State& state = *state_;
  if (!state.model) return;
  // What cannot be read cannot be compared with the law.
  const bool readable = usable();
  resolve::check_texts(*state.model, state.diagnostics);
  properties::Departures departures(*state.model, state.diagnostics);
  for (const resolve::Regime& regime : resolve::all_regimes(*state.model)) {
    const resolve::Lowered lowered =
        resolve::lower(*state.model, regime, {.all_definitions = true}, state.diagnostics);
    report_open_choices(state, regime, lowered);
    departures.look(lowered, regime);
  }
  departures.finish();
  // A text with errors has gaps: what is computed over them says nothing.
  if (!state.diagnostics.has_errors()) properties::check_higher_mark(*state.model, state.sources, state.diagnostics);
  state.check_calendars();
  state.check_plans();
  state.check_blocks();
  if (readable) state.check_content();
  // A text that does not say what it is, is not checked against anything: that must not look like approval.
  for (std::size_t index = 0; index < state.library->documents.size(); ++index) {
    const grammar::Syntax& syntax = state.library->documents[index];
    if (!syntax.rank.empty() || !syntax.short_name.empty()) continue;
    grammar::Diagnostic message;
    message.kind = grammar::DiagnosticKind::missing_document;
    message.labels.push_back({{syntax.document.file, 0, 0}, "hier hoort een regelblok dat begint met «document»", true});
    message.because = "zonder dat blok is niet bekend voor wie de tekst geldt, en wordt zij nergens aan getoetst";
    message.help = "zet onder de titel een blok met «document ‹titel›», «kort», «rang examenreglement» en «geldt voor»";
    state.diagnostics.add(std::move(message));
  }
}

std::optional<std::size_t> Session::State::document_of(const std::string& path) const {
  if (!library) return std::nullopt;
  std::error_code ignored;
  for (std::size_t index = 0; index < library->documents.size(); ++index) {
    const std::string& own = sources.file(library->documents[index].document.file).path;
    if (own == path || fs::equivalent(own, path, ignored)) return index;
  }
  return std::nullopt;
}

}  // namespace slagboom::cli
