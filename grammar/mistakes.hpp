// Explains why a sentence could not be read: typical mistakes first, then what was possible at that
// place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"
#include "grammar/names.hpp"
#include "grammar/reading.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

// A sentence that could not be read.
struct Unread {
  Goal goal = Goal::value;
  const Phrase& phrase;
  std::size_t begin = 0;
  const Failure& failure;
  const NameTable& names;
  bool has_list = false;  // a list stands below the sentence
  NameId about = kNoName;  // what the text is a value of, when its place says so

  [[nodiscard]] std::string_view text() const { return phrase.text; }
  [[nodiscard]] std::string_view from(std::size_t place) const { return text().substr(place); }
  [[nodiscard]] bool expects(std::string_view words) const;
};

// The one message about a sentence.
[[nodiscard]] Diagnostic explain(const Unread& unread);

// A message with one mark and, when `replacement` is given, the edit that goes with it.
[[nodiscard]] Diagnostic mistake(const Unread& unread, DiagnosticKind kind, std::size_t begin,
                                 std::size_t end, std::string label, std::string help,
                                 std::optional<std::string> replacement = std::nullopt);

// The words at `at` as one name: from the first that is no article up to what ends a name.
[[nodiscard]] Word words_here(const Unread& unread, std::size_t at);

// Each looks for one family of mistakes at the place where reading stopped.
[[nodiscard]] std::optional<Diagnostic> unclosed(const Unread& unread);  // brackets and quotes
[[nodiscard]] std::optional<Diagnostic> written_number(
    const Unread& unread);  // numbers, dates, school years
[[nodiscard]] std::optional<Diagnostic> written_symbol(
    const Unread& unread);  // >= + % and the like
[[nodiscard]] std::optional<Diagnostic> other_words(
    const Unread& unread);  // synonyms, "tussen", "een"
[[nodiscard]] std::optional<Diagnostic> comparison(
    const Unread& unread);  // "is hoger 5", "is minstens 5"
[[nodiscard]] std::optional<Diagnostic> rounding(const Unread& unread);
[[nodiscard]] std::optional<Diagnostic> colon_or_list(const Unread& unread);
[[nodiscard]] std::optional<Diagnostic> and_or(const Unread& unread);
[[nodiscard]] std::optional<Diagnostic> unknown_condition(const Unread& unread);
// Words where one of the choices of a begrip belongs: "de uitslag is gezakt".
[[nodiscard]] std::optional<Diagnostic> unknown_option(const Unread& unread);
// A known name with words behind it that do not belong to it.
[[nodiscard]] std::optional<Diagnostic> longer_name(const Unread& unread);
// Words where a name belongs that is not known; `sure` gives a message even when nothing resembles
// them.
[[nodiscard]] std::optional<Diagnostic> unknown_words(const Unread& unread, bool sure);

// The words at `failure.at` should have been a name.
[[nodiscard]] Diagnostic unknown_name(const Unread& unread);

}  // namespace slagboom::grammar
