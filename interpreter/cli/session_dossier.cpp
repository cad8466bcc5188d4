// What a verdict rests on: the texts with their digests, the choices of the school, the places of provisions.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/calendar/days.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/record/sha256.hpp"

namespace slagboom::cli {

namespace {

// "1 augustus 2026" to "1-8-2026"; other texts stay as they are.
std::string short_date(const std::string& written) {
  const std::optional<calendar::Day> day = calendar::read_day(written);
  return day ? calendar::short_text(*day) : written;
}

// Where a text is, without what differs from one computer to the next.
std::string short_path(const std::string& path, const std::string& library, bool of_library) {
  if (of_library && path.starts_with(library)) {
    const std::size_t begin = path.find_first_not_of('/', library.size());
    if (begin != std::string::npos) return path.substr(begin);
  }
  return std::filesystem::path(path).filename().string();
}

void collect_labels(const trace::Explanation& node, std::vector<std::string>& found, std::set<std::string>& seen) {
  if (!node.provision.empty() && seen.insert(node.provision).second) found.push_back(node.provision);
  for (const trace::Explanation& child : node.children) collect_labels(child, found, seen);
}

// One line of a text: blanks and line ends become one blank.
std::string on_one_line(std::string_view text) {
  std::string result;
  bool blank = false;
  for (const char letter : text) {
    if (letter == ' ' || letter == '\n' || letter == '\t') {
      blank = !result.empty();
      continue;
    }
    if (blank) result += ' ';
    blank = false;
    result += letter;
  }
  return result;
}

}  // namespace

std::string Session::State::document_label(std::uint32_t document) const {
  const resolve::DocumentInfo& info = model->documents[document];
  return info.title + (info.syntax->version.empty() ? "" : " (" + short_date(info.syntax->version) + ")");
}

std::vector<trace::AppliedChoice> Session::State::choices_of(const resolve::Lowered& lowered) const {
  std::vector<trace::AppliedChoice> result;
  for (const resolve::MadeChoice& made : lowered.made_choices) {
    trace::AppliedChoice choice;
    choice.provision = made.provision;
    choice.name = grammar::shown(library->names[made.name]);
    choice.made_in = made.made_in;
    if (made.answer.end > made.answer.begin) choice.chosen = on_one_line(sources.text(made.answer));
    // What is added to one set by one provision is one choice.
    const auto same = std::find_if(result.begin(), result.end(), [&](const trace::AppliedChoice& other) {
      return other.name == choice.name && other.made_in == choice.made_in && other.provision == choice.provision;
    });
    if (same == result.end()) {
      result.push_back(std::move(choice));
    } else if (same->chosen.empty()) {
      same->chosen = choice.chosen;
    } else if (("; " + same->chosen + "; ").find("; " + choice.chosen + "; ") == std::string::npos) {
      same->chosen += "; " + choice.chosen;
    }
  }
  for (trace::AppliedChoice& choice : result) {
    if (choice.chosen.empty()) choice.chosen = "niets toegevoegd";
  }
  return result;
}

std::vector<trace::UsedProvision> Session::State::provisions_of(const trace::Verdict& verdict) const {
  std::vector<std::string> labels;
  std::set<std::string> seen;
  for (const trace::Explanation& node : verdict.reasoning) collect_labels(node, labels, seen);
  for (const trace::Clause& clause : verdict.clauses) {
    if (!clause.provision.empty() && seen.insert(clause.provision).second) labels.push_back(clause.provision);
  }
  std::vector<trace::UsedProvision> result;
  for (std::string& label : labels) {
    const auto found = model->vocabulary.provision_by_label.find(label);
    if (found == model->vocabulary.provision_by_label.end()) continue;
    const program::Provision& provision = model->vocabulary.provisions[found->second];
    trace::UsedProvision& used = result.emplace_back();
    used.label = std::move(label);
    used.document = document_label(provision.document);
    const grammar::SourceFile& file = sources.file(provision.span.file);
    for (std::size_t index = 0; index < files.size(); ++index) {
      if (files[index] == provision.span.file) used.file = short_path(file.path, library_folder, from_library[index]);
    }
    used.line = sources.place(provision.span.file, provision.span.begin).line;
  }
  return result;
}

std::vector<trace::SourceText> Session::texts() const {
  const State& state = *state_;
  std::vector<trace::SourceText> result;
  for (std::size_t index = 0; index < state.files.size(); ++index) {
    const grammar::SourceFile& file = state.sources.file(state.files[index]);
    trace::SourceText& text = result.emplace_back();
    text.of_library = state.from_library[index];
    text.path = short_path(file.path, state.library_folder, text.of_library);
    text.digest = record::sha256(file.original);
    if (!state.model) continue;
    for (const resolve::DocumentInfo& info : state.model->documents) {
      if (info.syntax->document.file != state.files[index]) continue;
      text.title = info.title;
      text.short_name = info.short_name;
      text.rank = info.syntax->rank;
      text.version = short_date(info.syntax->version);
      text.source = info.syntax->source;
    }
  }
  return result;
}

}  // namespace slagboom::cli
