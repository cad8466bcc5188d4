// Names, lists and choices in sentences about what a reglement says.
#include "grammar/topic_parts.hpp"

#include <algorithm>

namespace slagboom::grammar {

std::vector<Word> pieces_of(std::string_view text, std::size_t begin) {
  std::vector<Word> result;
  std::size_t start = begin;
  bool quoted = false;
  int brackets = 0;
  const auto add = [&](std::size_t end) {
    Word word{start, end};
    while (word.begin < word.end && text[word.begin] == ' ') ++word.begin;
    while (word.end > word.begin && text[word.end - 1] == ' ') --word.end;
    if (!word.empty()) result.push_back(word);
  };
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kOpen)) quoted = true;
    if (text.substr(at).starts_with(kClose)) quoted = false;
    if (quoted) continue;
    if (text[at] == '(') ++brackets;
    if (text[at] == ')') --brackets;
    const bool decimal = text[at] == ',' && at + 1 < text.size() && text[at + 1] != ' ';
    if (brackets > 0 || decimal || (text[at] != ',' && text[at] != ';')) continue;
    add(at);
    start = at + 1;
  }
  std::size_t end = text.size();
  while (end > start && (text[end - 1] == '.' || text[end - 1] == ' ')) --end;
  add(std::max(end, start));
  return result;
}

namespace {

// "de rector of directeur (ook: de directeur; de rector)"
TopicChoice choice_in(const Phrase& phrase, Word word) {
  TopicChoice choice;
  choice.span = phrase.span(word.begin, word.end);
  const std::string_view text =
      std::string_view(phrase.text).substr(word.begin, word.end - word.begin);
  constexpr std::string_view kAlso = "(ook:";
  const std::size_t also = text.find(kAlso);
  choice.name = trimmed(text.substr(0, also));
  if (also == std::string_view::npos) return choice;
  std::string_view rest = text.substr(also + kAlso.size());
  rest = rest.substr(0, rest.find(')'));
  for (const Word& other : pieces_of(rest, 0))
    choice.others.emplace_back(rest.substr(other.begin, other.end - other.begin));
  return choice;
}

}  // namespace

std::vector<TopicChoice> choices_in(const Phrase& phrase, std::size_t begin,
                                    const std::vector<Item>* items) {
  std::vector<TopicChoice> choices;
  for (const Word& word : pieces_of(phrase.text, begin)) choices.push_back(choice_in(phrase, word));
  if (items == nullptr) return choices;
  for (const Item& item : *items)
    choices.push_back(choice_in(item.text, {0, trimmed(item.text.text).size()}));
  return choices;
}

std::string name_in(const Phrase& phrase, std::size_t begin, std::size_t end) {
  std::string_view text = trimmed(std::string_view(phrase.text).substr(begin, end - begin));
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
  return std::string(text);
}

std::size_t name_end(std::string_view text, std::size_t begin) {
  return std::min(text.find(':', begin), text.size());
}

}  // namespace slagboom::grammar
