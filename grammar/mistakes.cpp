// Why a sentence could not be read: the order in which mistakes are looked for, and those about
// structure.
#include "grammar/mistakes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

std::size_t trimmed_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '.' || text[end - 1] == ';')) --end;
  return end;
}

// "a, b of c"
std::string alternatives(const std::vector<std::string>& list) {
  std::string result;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) result += i + 1 == list.size() ? " of " : ", ";
    result += list[i];
  }
  return result;
}

bool is_condition(Goal goal) {
  return goal == Goal::condition || goal == Goal::departure || goal == Goal::expectation ||
         goal == Goal::open_item;
}

// What was possible at the place where reading stopped.
Diagnostic generic(const Unread& unread) {
  constexpr std::size_t kMost = 4;
  const bool cell = unread.goal == Goal::relation_cell || unread.goal == Goal::result_cell ||
                    unread.goal == Goal::example_cell;
  const std::string_view text = unread.text();
  const std::size_t end = trimmed_end(text);
  std::vector<std::string> expected = unread.failure.expected;
  const auto last = std::find(expected.begin(), expected.end(), "het einde van de zin");
  const bool may_end = last != expected.end();
  if (may_end) expected.erase(last);
  if (expected.size() > kMost) expected.resize(kMost);
  std::string label;
  if (expected.empty()) {
    label = "dit is hier niet te lezen";
  } else {
    label =
        (unread.failure.at >= end ? "hierachter hoort " : "hier hoort ") + alternatives(expected);
  }
  const DiagnosticKind kind =
      cell ? DiagnosticKind::unreadable_cell : DiagnosticKind::unreadable_sentence;
  std::size_t from = unread.failure.at;
  std::size_t to = next_word(text, from).end;
  if (from >= end) {
    // At the end: mark the last word.
    for (Word word = next_word(text, unread.begin); !word.empty() && word.begin < end;
         word = next_word(text, word.end))
      from = word.begin;
    to = end;
  }
  return mistake(unread, kind, from, to, std::move(label),
                 may_end && !expected.empty() ? ""
                 : may_end                    ? "de zin had hier kunnen eindigen"
                                              : "");
}

}  // namespace

bool Unread::expects(std::string_view words) const {
  return std::find(failure.expected.begin(), failure.expected.end(), words) !=
         failure.expected.end();
}

Diagnostic mistake(const Unread& unread, DiagnosticKind kind, std::size_t begin, std::size_t end,
                   std::string label, std::string help, std::optional<std::string> replacement) {
  Diagnostic message;
  message.kind = kind;
  const Span span = unread.phrase.span(begin, end);
  message.labels.push_back({span, std::move(label), true});
  message.help = std::move(help);
  if (replacement) message.fixes.push_back({span, std::move(*replacement)});
  return message;
}

std::optional<Diagnostic> colon_or_list(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  const std::size_t end = trimmed_end(text);
  // "…; en" at the end of a bullet, as in a written law.
  std::size_t last = end;
  while (last > unread.begin && text[last - 1] != ' ') --last;
  const std::string joint = folded(text.substr(last, end - last));
  const bool reached =
      at >= end ||
      (at <= last && text.substr(at, last - at).find_first_not_of(" ;,") == std::string_view::npos);
  if (reached && last > unread.begin && (joint == "en" || joint == "of")) {
    std::size_t place = last;
    while (place > unread.begin &&
           (text[place - 1] == ' ' || text[place - 1] == ';' || text[place - 1] == ','))
      --place;
    return mistake(
        unread, DiagnosticKind::unreadable_sentence, last, end, "dit woord hoort hier niet",
        "de zin boven de lijst zegt al hoe de delen samenhangen; laat «" + joint + "» weg");
  }
  if (unread.expects("een dubbele punt")) {
    std::size_t place = std::min(at, end);
    while (place > 0 && text[place - 1] == ' ') --place;
    if (at >= end && !unread.has_list) {
      return mistake(unread, DiagnosticKind::missing_list, place, place,
                     "hierachter hoort een dubbele punt, met een lijst eronder",
                     "zet de voorwaarden of dingen onder de zin, elk met een streepje");
    }
    return mistake(
        unread, DiagnosticKind::missing_colon, place, place, "hier hoort een dubbele punt",
        at >= end ? "zet een dubbele punt voor de lijst" : "zet een dubbele punt voor wat er geldt",
        ":");
  }
  if (unread.expects("een lijst onder deze zin") && !unread.failure.expects_name) {
    return mistake(unread, DiagnosticKind::missing_list, at, end,
                   "dit hoort in een lijst onder de zin",
                   "zet elk deel op een eigen regel met een streepje");
  }
  return std::nullopt;
}

// "a en b of c": the two readings, each as a list.
std::optional<Diagnostic> and_or(const Unread& unread) {
  if (!is_condition(unread.goal)) return std::nullopt;
  const std::string_view text = unread.text();
  // Reading stops at the second connective, or somewhere behind it.
  Word second;
  for (Word word = next_word(text, unread.begin); !word.empty() && word.begin <= unread.failure.at;
       word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (plain == "en" || plain == "of") second = word;
  }
  // What stands before it must be a whole condition by itself.
  if (second.empty() ||
      !read(Goal::condition, text, unread.begin, second.begin, unread.names, Limits{}).ok)
    return std::nullopt;
  const std::string mark = folded(text.substr(second.begin, second.end - second.begin));
  const std::string other = mark == "en" ? "of" : "en";
  // The first connective of the other kind joined conditions: both sides contain a verb.
  std::size_t first = std::string_view::npos;
  for (std::size_t at = find_word(text, other, unread.begin); at < second.begin;
       at = find_word(text, other, at + 1)) {
    const Reading left = read(Goal::condition, text, unread.begin, at, unread.names, Limits{});
    if (left.ok) {
      first = at;
      break;
    }
  }
  if (first == std::string_view::npos) return std::nullopt;
  const auto piece = [&](std::size_t from, std::size_t to) {
    std::string_view part = trimmed(text.substr(from, to - from));
    while (!part.empty() && (part.back() == ',' || part.back() == '.')) part.remove_suffix(1);
    return std::string(part);
  };
  const std::string a = piece(unread.begin, first);
  const std::string b = piece(first + other.size(), second.begin);
  const std::string c = piece(second.end, text.size());
  Diagnostic message = mistake(unread, DiagnosticKind::and_or_mixed, second.begin, second.end,
                               "hier «" + mark + "»", "");
  message.labels.push_back(
      {unread.phrase.span(first, first + other.size()), "en hier «" + other + "»", false});
  message.because = "zo is niet te zien wat bij elkaar hoort";
  const bool and_first = other == "en";
  const std::string all = "aan alle voorwaarden is voldaan: ";
  const std::string any = "aan minstens één van deze voorwaarden is voldaan: ";
  const std::string one = and_first ? all + "(" + a + "); en " + any + "(" + b + "), (" + c + ")"
                                    : any + "(" + a + "); of " + all + "(" + b + "), (" + c + ")";
  const std::string two = and_first ? any + all + "(" + a + "), (" + b + "); of (" + c + ")"
                                    : all + any + "(" + a + "), (" + b + "); en (" + c + ")";
  message.help =
      "zet de voorwaarden in een lijst met streepjes. Kies: 1. " + one + "  of  2. " + two;
  return message;
}

namespace {

// The place in the phrase of a place in the file; npos when it is not in the phrase.
std::size_t offset_of(const Phrase& phrase, std::uint32_t source) {
  for (std::size_t i = 0; i < phrase.pieces.size(); ++i) {
    const Phrase::Piece& piece = phrase.pieces[i];
    const std::size_t end =
        i + 1 < phrase.pieces.size() ? phrase.pieces[i + 1].offset : phrase.text.size() + 1;
    if (source >= piece.source && piece.offset + (source - piece.source) < end)
      return piece.offset + (source - piece.source);
  }
  return std::string_view::npos;
}

// An edit must bring the reader further; one that does not is no help.
bool brings_further(const Unread& unread, const Diagnostic& message) {
  std::vector<Fix> fixes = message.fixes;
  std::sort(fixes.begin(), fixes.end(),
            [](const Fix& a, const Fix& b) { return a.span.begin > b.span.begin; });
  std::string text(unread.text());
  std::size_t reached = 0;  // where the last edit ends in the new text
  for (const Fix& fix : fixes) {
    const std::size_t begin = offset_of(unread.phrase, fix.span.begin);
    if (begin == std::string_view::npos || begin < unread.begin || begin > text.size()) return true;
    const std::size_t length = fix.span.end - fix.span.begin;
    text.replace(begin, length, fix.replacement);
    if (reached == 0) reached = begin + fix.replacement.size();
  }
  // A colon announces a list: below the sentence there is one.
  const Reading again = read(unread.goal, text, unread.begin, text.size(), unread.names, Limits{});
  return again.ok || again.failure.at >= reached;
}

}  // namespace

Diagnostic explain(const Unread& unread) {
  if (unread.failure.too_deep) {
    const std::size_t at = unread.failure.at;
    return mistake(unread, DiagnosticKind::nesting_too_deep, at, next_word(unread.text(), at).end,
                   "hier beginnen te veel haakjes of zinsdelen in elkaar",
                   "geef een deel van de zin een eigen naam");
  }
  using Check = std::optional<Diagnostic> (*)(const Unread&);
  constexpr std::array<Check, 8> kChecks{unclosed,   written_number, written_symbol, rounding,
                                         comparison, other_words,    and_or,         colon_or_list};
  std::optional<Diagnostic> doubtful;  // its edit does not help
  for (const Check check : kChecks) {
    std::optional<Diagnostic> found = check(unread);
    if (!found) continue;
    if (found->fixes.empty() || brings_further(unread, *found)) return *std::move(found);
    if (!doubtful) doubtful = std::move(found);
  }
  if (unread.failure.expects_name) {
    if (std::optional<Diagnostic> found = unknown_option(unread)) return *std::move(found);
  }
  if (std::optional<Diagnostic> found = unknown_words(unread, unread.failure.expects_name))
    return *std::move(found);
  if (std::optional<Diagnostic> found = longer_name(unread)) return *std::move(found);
  if (std::optional<Diagnostic> found = unknown_condition(unread)) return *std::move(found);
  if (doubtful) {
    doubtful->fixes.clear();
    return *std::move(doubtful);
  }
  return generic(unread);
}

}  // namespace slagboom::grammar
