// Reading a sentence: longest names first, one other reading tried, a message when there are none
// or two.
#include "grammar/sentences.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "grammar/mistakes.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::size_t kMostOtherReadings = 16;

// Two readings are the same when the same rules and names were found; places do not count.
bool same_reading(const Reading& a, const Reading& b) {
  return std::equal(a.events.begin(), a.events.end(), b.events.begin(), b.events.end(),
                    [](const Event& x, const Event& y) {
                      return x.tag == y.tag && x.first == y.first && x.name == y.name &&
                             x.begin == y.begin && x.end == y.end;
                    });
}

// The sentence with the names that were found between brackets: "[eindcijfer] van [dat vak]".
std::string with_names_marked(const Reading& reading, std::string_view text, std::size_t begin) {
  std::string result;
  std::size_t at = begin;
  for (const Event& event : reading.events) {
    if (event.tag != Tag::name || event.begin < at) continue;
    result += text.substr(at, event.begin - at);
    result += "[" + std::string(text.substr(event.begin, event.end - event.begin)) + "]";
    at = event.end;
  }
  result += text.substr(at);
  return std::string(trimmed(result));
}

}  // namespace

std::optional<Tree> Sentences::attempt(Goal goal, const Phrase& phrase, std::size_t begin) const {
  Reading reading = read(goal, phrase.text, begin, phrase.text.size(), names_, limits_);
  if (!reading.ok) return std::nullopt;
  return Tree(std::move(reading), phrase);
}

std::optional<Tree> Sentences::parse(Goal goal, const Phrase& phrase, std::size_t begin,
                                     ListBelow* below) {
  const std::string_view text = phrase.text;
  if (text.size() > limits_.sentence_bytes) {
    report(DiagnosticKind::sentence_too_long,
           phrase.span(begin, std::min<std::size_t>(begin + 40, text.size())),
           "deze zin heeft meer dan " + std::to_string(limits_.sentence_bytes) + " tekens",
           "verdeel de zin, of gebruik een lijst");
    return std::nullopt;
  }
  Reading first = read(goal, text, begin, text.size(), names_, limits_);
  if (first.failure.too_deep) {
    report(explain(
        {goal, phrase, begin, first.failure, names_, below != nullptr && below->exists(), about_}));
    return std::nullopt;
  }
  // Another reading: the same sentence with a shorter name at one place.
  std::optional<Reading> other;
  std::size_t tried = 0;
  for (auto choice = first.choices.rbegin();
       choice != first.choices.rend() && tried < kMostOtherReadings; ++choice, ++tried) {
    Reading reading = read(goal, text, begin, text.size(), names_, limits_, {*choice}, true);
    if (!reading.ok) continue;
    if (!first.ok) {
      first = std::move(reading);
      break;
    }
    if (!same_reading(first, reading)) {
      other = std::move(reading);
      break;
    }
  }
  if (!first.ok) {
    report(explain(
        {goal, phrase, begin, first.failure, names_, below != nullptr && below->exists(), about_}));
    return std::nullopt;
  }
  if (other) {
    Diagnostic message;
    message.kind = DiagnosticKind::ambiguous_sentence;
    message.labels.push_back(
        {phrase.span(begin, text.size()), "deze zin heeft twee lezingen", true});
    message.because = "lezing 1: " + with_names_marked(first, text, begin) +
                      "; lezing 2: " + with_names_marked(*other, text, begin);
    message.help = "zet het bedoelde begrip tussen « en »";
    report(std::move(message));
    return std::nullopt;
  }
  return Tree(std::move(first), phrase);
}

Node Sentences::value(const Phrase& phrase, std::size_t begin, ListBelow* below) {
  const std::optional<Tree> tree = parse(Goal::value, phrase, begin, below);
  if (tree) return value_in(*tree, tree->top(), below);
  if (below != nullptr) below->used = true;
  Node node;
  node.span = phrase.span(begin, phrase.text.size());
  return node;
}

Node Sentences::condition(const Phrase& phrase, std::size_t begin, ListBelow* below) {
  const std::optional<Tree> tree = parse(Goal::condition, phrase, begin, below);
  if (tree) return condition_of(*tree, tree->top().front(), below);
  if (below != nullptr) below->used = true;
  Node node;
  node.span = phrase.span(begin, phrase.text.size());
  return node;
}

void Sentences::report(Diagnostic diagnostic) {
  if (diagnostic.address.empty() && document_ != nullptr && part_ < document_->parts.size()) {
    diagnostic.address = part_address(*document_, part_);
  }
  diagnostics_.add(std::move(diagnostic));
}

void Sentences::report(DiagnosticKind kind, Span span, std::string label, std::string help,
                       std::vector<Fix> fixes, std::string because) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  message.help = std::move(help);
  message.fixes = std::move(fixes);
  message.because = std::move(because);
  report(std::move(message));
}

void Sentences::expect_list_used(const ListBelow& below) {
  if (below.used || !below.exists()) return;
  report(
      DiagnosticKind::unexpected_list, below.list().front().span,
      "deze lijst hoort niet bij de zin erboven",
      "eindigt de zin erboven met een dubbele punt? Anders: begin aan de kantlijn een nieuwe zin");
}

}  // namespace slagboom::grammar
