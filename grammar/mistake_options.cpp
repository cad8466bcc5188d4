// Choices that do not exist: "de uitslag is gezakt", "wij kiezen naar boven".
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "grammar/mistakes.hpp"
#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

// The value that the words at `at` are compared with, when it has choices: "de uitslag" in
// "de uitslag is gezakt".
NameId compared_value(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  const std::string_view before = text.substr(0, at);
  std::size_t verb = std::string_view::npos;
  for (const std::string_view word : {"is", "zijn"}) {
    for (std::size_t place = find_word(before, word, unread.begin); place != std::string_view::npos;
         place = find_word(before, word, place + 1)) {
      if (verb == std::string_view::npos || place > verb) verb = place;
    }
  }
  if (verb == std::string_view::npos || find_word(before, "en", verb) != std::string_view::npos)
    return kNoName;
  for (auto place = unread.failure.names.rbegin(); place != unread.failure.names.rend(); ++place) {
    for (const NameTable::Match& match : unread.names.matches(unread.from(*place))) {
      const std::size_t end = *place + match.length;
      if (end > verb || unread.names.options(match.id).empty()) continue;
      const std::string_view between = trimmed(text.substr(end, verb - end));
      if (between.empty() || match_words(between, "van") > 0) return match.id;
    }
  }
  return kNoName;
}

}  // namespace

std::optional<Diagnostic> unknown_option(const Unread& unread) {
  constexpr std::size_t kMostShown = 12;
  const NameId about = unread.about != kNoName ? unread.about : compared_value(unread);
  if (about == kNoName) return std::nullopt;
  const std::vector<NameId>& options = unread.names.options(about);
  if (options.empty() && unread.goal != Goal::option) return std::nullopt;
  Word words = words_here(unread, unread.failure.at);
  if (words.empty()) return std::nullopt;
  const std::string_view text = unread.text();
  // A name that exists is something else; that is said elsewhere.
  if (!unread.names.matches(unread.from(words.begin)).empty()) return std::nullopt;
  words.begin = next_word(text, unread.failure.at).begin;  // "een stap": the article is meant
  const std::string wanted = canonical(text.substr(words.begin, words.end - words.begin));
  const std::size_t most = std::min<std::size_t>(2, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> close;
  std::string all;
  for (std::size_t i = 0; i < options.size() && i < kMostShown; ++i) {
    all += (all.empty()               ? ""
            : i + 1 == options.size() ? " of "
                                      : ", ") +
           unread.names[options[i]].singular;
  }
  if (unread.goal == Goal::option)
    all = "nog niet bekend, niet van toepassing" + (all.empty() ? "" : ", " + all);
  if (options.size() > kMostShown) all += ", …";
  for (const NameId option : options) {
    const std::string& written = unread.names[option].singular;
    const std::size_t distance = edit_distance(wanted, canonical(written), most);
    if (distance <= most) close.emplace_back(distance, written);
  }
  std::sort(close.begin(), close.end());
  const bool clear = close.size() == 1 || (close.size() > 1 && close[1].first > close[0].first + 1);
  Diagnostic message = mistake(
      unread,
      unread.goal == Goal::fill_values ? DiagnosticKind::outside_room
                                       : DiagnosticKind::not_an_option,
      words.begin, words.end, "deze keuze is er niet",
      clear ? "bedoeld is waarschijnlijk «" + close.front().second + "»" : "kies uit: " + all,
      clear ? std::optional<std::string>(close.front().second) : std::nullopt);
  if (clear) message.because = "hier kan staan: " + all;
  return message;
}

}  // namespace slagboom::grammar
