// Questions of a block `vraag`: "wat is …?", "welk … is minimaal nodig voor: …?", and so on.
#include <algorithm>
#include <optional>
#include <string>

#include "grammar/mistakes.hpp"
#include "grammar/questions.hpp"
#include "grammar/questions_parts.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace questions {

Phrase cut_at(const Phrase& phrase, std::size_t end) {
  Phrase result = phrase;
  result.text.resize(std::min(end, result.text.size()));
  while (result.text.ends_with(' ')) result.text.pop_back();
  return result;
}

std::size_t blanks_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::string single_spaced(std::string_view text) {
  std::string result;
  for (const char letter : trimmed(text)) {
    if (letter != ' ' || !result.ends_with(' ')) result += letter;
  }
  return result;
}

}  // namespace questions

using questions::blanks_at;
using questions::cut_at;
using questions::kForms;
using questions::single_spaced;

// A name that exists, alone; a message when the text is something else.
Node Questions::named(const Phrase& phrase, std::size_t begin, std::size_t end) {
  const Phrase cut = cut_at(phrase, end);
  begin = std::min(begin, cut.text.size());
  const std::string_view words = trimmed(std::string_view(cut.text).substr(begin));
  if (const auto id = sentences_.names().find(words)) {
    Node node = make_node(NodeKind::name, cut.span(blanks_at(cut.text, begin), cut.text.size()));
    node.name = *id;
    return node;
  }
  Failure failure;
  failure.at = blanks_at(cut.text, begin);
  failure.expects_name = true;
  sentences_.report(unknown_name({Goal::value, cut, begin, failure, sentences_.names(), false}));
  return {};
}

Phrase Questions::without_mark(const Phrase& phrase) {
  Phrase result = cut_at(phrase, phrase.text.size());
  if (result.text.ends_with('?')) {
    result.text.pop_back();
    return cut_at(result, result.text.size());
  }
  const Span end = result.span(result.text.size(), result.text.size());
  sentences_.report(DiagnosticKind::unreadable_sentence, end, "hier hoort een vraagteken",
                    "zet een vraagteken achter de vraag", {{end, "?"}});
  return result;
}

void Questions::ask(const Outline& outline, Question& question) {
  const Phrase phrase = without_mark(outline.sentence);
  const std::string_view text = phrase.text;
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
  if (match_words(text, "wat is") > 0 || match_words(text, "wat zijn") > 0) {
    const std::optional<Tree> tree =
        sentences_.parse(Goal::value, phrase, blanks_at(text, outline.body), nullptr);
    if (!tree) return;
    question.subject = sentences_.value_in(*tree, tree->top(), nullptr);
    question.kind = QuestionKind::value;
    return;
  }
  if (match_words(text, "wie krijgt") > 0) {
    std::size_t at = match_words(text, "wie krijgt een andere");
    if (at == 0) at = match_words(text, "wie krijgt een ander");
    if (at == 0) {
      sentences_.report(DiagnosticKind::unreadable_sentence, question.span,
                        "deze vraag kent de taal niet", std::string(kForms));
      return;
    }
    question.subject = named(phrase, at, text.size());
    if (question.subject.kind == NodeKind::name) question.kind = QuestionKind::difference;
    return;
  }
  if (const std::size_t chance = match_words(text, "welke ene")) {
    constexpr std::string_view kCan = "kan";
    constexpr std::string_view kChange = "veranderen";
    constexpr std::string_view kFromWhich = ", en vanaf welk cijfer";
    const std::size_t can = find_word(text, kCan, chance);
    const std::size_t change = can == std::string_view::npos ? can : find_word(text, kChange, can);
    const std::string_view tail = change == std::string_view::npos
                                      ? std::string_view()
                                      : trimmed(text.substr(change + kChange.size()));
    if (tail.empty() || match_words(tail, kFromWhich) != tail.size()) {
      sentences_.report(
          DiagnosticKind::unreadable_sentence, question.span, "deze vraag kent de taal niet",
          "schrijf «welke ene herkansing kan de uitslag veranderen, en vanaf welk cijfer?»");
      return;
    }
    question.chance = single_spaced(text.substr(chance, can - chance));
    question.subject = named(phrase, can + kCan.size(), change);
    if (question.subject.kind == NodeKind::name) question.kind = QuestionKind::chance;
    return;
  }
  const std::size_t body = blanks_at(text, outline.body);
  const std::size_t needed = find_word(text, "minimaal");
  if (needed != std::string_view::npos) {
    const std::size_t tail = match_words(text.substr(needed), "minimaal nodig voor");
    std::size_t is = find_word(text, "is", body);
    const std::size_t colon = needed + tail;
    if (tail > 0 && is < needed && colon < text.size() && text[colon] != ':') {
      const Span place = phrase.span(colon - 1, colon - 1);
      sentences_.report(DiagnosticKind::missing_colon, place, "hier hoort een dubbele punt",
                        "zet een dubbele punt achter «nodig voor»", {{place, ":"}});
      return;
    }
    if (tail > 0 && is < needed && colon < text.size()) {
      const Phrase subject = cut_at(phrase, is);
      const std::optional<Tree> tree = sentences_.parse(Goal::value, subject, body, nullptr);
      if (!tree) return;
      question.subject = sentences_.value_in(*tree, tree->top(), nullptr);
      const Node& about = question.subject;
      if (about.kind != NodeKind::name || !facts_.contains(about.name)) {
        sentences_.report(DiagnosticKind::wrong_kind_of_name, about.span,
                          "dit is geen gegeven uit het bestand",
                          "vraag naar een gegeven, zoals «het CE-cijfer van Nederlands»");
        return;
      }
      question.outcome = sentences_.condition(phrase, blanks_at(text, colon + 1), nullptr);
      if (question.outcome.kind != NodeKind::error) question.kind = QuestionKind::needed;
      return;
    }
  }
  sentences_.report(DiagnosticKind::unreadable_sentence, question.span,
                    "deze vraag kent de taal niet", std::string(kForms));
}

}  // namespace slagboom::grammar
