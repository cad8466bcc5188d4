// Unknown names: which words were meant as a name, and which name was probably meant.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "grammar/mistakes.hpp"
#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

// Words that often go on with a name: "vakken die …", "cijfers in de …".
constexpr std::array<std::string_view, 13> kGoesOn{"bij",  "dat", "die", "in",  "met", "na",  "op",
                                                   "over", "per", "tot", "uit", "van", "voor"};

// A name never goes on across these.
constexpr std::array<std::string_view, 24> kStops{
    "(",     ")",      ",",     ".",        ":",    ";",      "en", "gedeeld",
    "geldt", "hoort",  "horen", "is",       "keer", "min",    "of", "plus",
    "samen", "vullen", "vult",  "waarvoor", "zijn", "zonder", "«",  "»"};
// Without a name that resembles it, an unknown name is taken to end before these.
constexpr std::array<std::string_view, 8> kSoftStops{"dan",  "die", "in",  "op",
                                                     "over", "tot", "uit", "van"};

constexpr std::size_t kMostWords = 10;
constexpr std::size_t kLookBack =
    60;  // bytes: a name that was found before, of which this may be the rest

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Guess {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t distance = 0;
  std::vector<NameId> names;
  bool plural = false;
};

std::size_t distance_to(const NameTable& names, NameId id, const std::string& wanted,
                        bool& plural) {
  constexpr std::size_t kFar = 1000;
  const Name& name = names[id];
  const std::size_t one = edit_distance(wanted, canonical(name.singular), 8);
  const std::size_t many =
      name.plural.empty() ? kFar : edit_distance(wanted, canonical(name.plural), 8);
  plural = many < one;
  return std::min(one, many);
}

std::string kind_words(const Name& name) {
  const std::string words = "«" + name.singular + "» is ";
  switch (name.kind) {
    case NameKind::condition:
      return words + "een voorwaarde; hier hoort iets anders";
    case NameKind::option:
      return words + "een keuze; hier hoort iets anders";
    case NameKind::group:
      return words + "een groep keuzes; hier hoort iets anders";
    case NameKind::item:
      return words + "iets uit het register; hier hoort iets anders";
    case NameKind::sort:
      return words + "een soort; hier hoort iets anders";
    case NameKind::collection:
      return words + "een verzameling; hier hoort iets anders";
    case NameKind::quantity:
      break;
  }
  return words + "een waarde; hier hoort iets anders";
}

bool is_list(Goal goal) {
  return goal == Goal::element || goal == Goal::open_item || goal == Goal::place ||
         goal == Goal::fill_values;
}

// In a list a name may hold "en": "Nederlandse taal en literatuur".
bool stops(const Unread& unread, const std::string& word) {
  return one_of(kStops, word) && !(word == "en" && is_list(unread.goal));
}

// Names that may stand where the reader looked for one.
bool may_be_meant(const Unread& unread, const Name& name) {
  switch (unread.goal) {
    case Goal::element:
    case Goal::open_item:
    case Goal::place:
      return name.kind == NameKind::item || name.kind == NameKind::sort ||
             (name.kind == NameKind::collection && name.things);
    case Goal::scope:
    case Goal::options:
      return name.kind == NameKind::option || name.kind == NameKind::group;
    default:
      return true;
  }
}

// The names closest to `wanted` that may stand here, best first. A second one is only there when
// the first is not clearly better.
std::vector<NameId> candidates(const Unread& unread, const std::string& wanted) {
  constexpr std::size_t kMany = 8;
  std::vector<NameId> close = unread.names.suggestions(wanted, kMany);
  std::erase_if(close, [&](NameId id) { return !may_be_meant(unread, unread.names[id]); });
  if (close.size() > 2) close.resize(2);
  return close;
}

// "cijfers" of "cijfer", "beoordelingen" of "beoordeling", "jaren" of "jaar".
bool is_plural_word(std::string_view many, std::string_view one) {
  if (one.size() < 3 || many.size() <= one.size() - 1) return false;
  const std::string word(one);
  const std::string last(1, one.back());
  std::string shorter = word;  // "jaar" to "jar"
  if (one[one.size() - 2] == one[one.size() - 3]) shorter.erase(shorter.size() - 2, 1);
  return many == word + "s" || many == word + "'s" || many == word + "en" || many == word + "n" ||
         many == word + last + "en" || many == shorter + "en";
}

// The same words, one or more of them in the plural.
bool is_plural(const std::string& many, const std::string& one) {
  const std::vector<Word> a = words_of(many);
  const std::vector<Word> b = words_of(one);
  if (a.size() != b.size()) return false;
  bool plural = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::string_view left = std::string_view(many).substr(a[i].begin, a[i].end - a[i].begin);
    const std::string_view right = std::string_view(one).substr(b[i].begin, b[i].end - b[i].begin);
    if (left == right) continue;
    if (!is_plural_word(left, right)) return false;
    plural = true;
  }
  return plural;
}

// Every run of words from `start` that ends behind `at`; the closest name wins, then the longest
// run.
void guess_from(const Unread& unread, std::size_t start, Guess& best, bool& found) {
  const std::string_view text = unread.text();
  std::size_t begin = std::string_view::npos;
  std::size_t count = 0;
  for (Word word = next_word(text, start); !word.empty() && count < kMostWords;
       word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (begin == std::string_view::npos && is_article(plain)) continue;
    if (stops(unread, plain) && word.begin >= unread.failure.at) break;
    if (begin == std::string_view::npos) begin = word.begin;
    ++count;
    if (word.end <= unread.failure.at) continue;
    const std::string wanted = canonical(text.substr(begin, word.end - begin));
    std::vector<NameId> close = candidates(unread, wanted);
    if (close.empty()) continue;
    bool plural = false;
    const std::size_t distance = distance_to(unread.names, close.front(), wanted, plural);
    // A name that was found already is no guess, and neither is that name with a word behind it.
    const Name& name = unread.names[close.front()];
    const auto blanks = [](const std::string& words) {
      return std::count(words.begin(), words.end(), ' ');
    };
    const bool same_length =
        blanks(canonical(plural ? name.plural : name.singular)) == blanks(wanted);
    if (distance == 0 || (!same_length && (start < unread.failure.at || distance > 1))) continue;
    if (found && (distance > best.distance ||
                  (distance == best.distance && word.end - begin <= best.end - best.begin)))
      continue;
    best = {begin, word.end, distance, std::move(close), plural};
    found = true;
  }
}

}  // namespace

Word words_here(const Unread& unread, std::size_t at) {
  const std::string_view text = unread.text();
  Word result;
  for (Word word = next_word(text, at); !word.empty(); word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (result.empty() && is_article(plain)) continue;
    if (stops(unread, plain)) break;
    if (result.empty()) result.begin = word.begin;
    result.end = word.end;
  }
  return result;
}

namespace {

// "de inzetten van …", while only "de inzet" is a name.
std::optional<Diagnostic> missing_plural(const Unread& unread, bool sure) {
  const Word words = words_here(unread, unread.failure.at);
  if (!sure || words.empty()) return std::nullopt;
  const std::string_view text = unread.text().substr(0, words.end);
  std::string wanted;
  for (Word word = next_word(text, words.begin); !word.empty(); word = next_word(text, word.end)) {
    wanted += (wanted.empty() ? "" : " ") + folded(text.substr(word.begin, word.end - word.begin));
    for (std::size_t i = 0; i < unread.names.size(); ++i) {
      const Name& name = unread.names[static_cast<NameId>(i)];
      if (name.kind != NameKind::quantity || !name.plural.empty() ||
          !is_plural(canonical(wanted), canonical(name.singular)))
        continue;
      return mistake(unread, DiagnosticKind::unknown_name, words.begin, word.end,
                     "van «" + name.singular + "» is geen meervoud bekend",
                     "zet in de zin die «" + name.singular + "» invoert, achter de naam: (mv. " +
                         std::string(text.substr(words.begin, word.end - words.begin)) + ")");
    }
  }
  return std::nullopt;
}

// "netl": a code of a thing, where its name belongs.
std::optional<Diagnostic> written_code(const Unread& unread, bool sure) {
  if (!sure) return std::nullopt;
  const Word words = words_here(unread, unread.failure.at);
  if (words.empty()) return std::nullopt;
  std::string_view code = unread.text().substr(words.begin, words.end - words.begin);
  std::optional<NameId> item = unread.names.by_code(code);
  if (!item) {
    const Word first = next_word(unread.text(), words.begin);
    code = unread.text().substr(first.begin, first.end - first.begin);
    item = unread.names.by_code(code);
  }
  if (!item || !unread.names.matches(unread.from(words.begin)).empty()) return std::nullopt;
  const std::string& name = unread.names[*item].singular;
  return mistake(unread,
                 is_list(unread.goal) ? DiagnosticKind::unknown_item : DiagnosticKind::unknown_name,
                 words.begin, words.begin + code.size(),
                 "dit is een code; in een zin hoort de naam", "schrijf «" + name + "»", name);
}

}  // namespace

std::optional<Diagnostic> unknown_words(const Unread& unread, bool sure) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  if (next_word(text, at).empty()) return std::nullopt;
  // A name that does exist, of a kind that cannot stand here.
  if (sure) {
    const std::vector<NameTable::Match> known = unread.names.matches(unread.from(at));
    if (!known.empty()) {
      return mistake(unread, DiagnosticKind::wrong_kind_of_name, at, at + known.front().length,
                     kind_words(unread.names[known.front().id]), "");
    }
  }
  if (std::optional<Diagnostic> code = written_code(unread, sure)) return code;
  if (std::optional<Diagnostic> plural = missing_plural(unread, sure)) return plural;
  Guess best;
  bool found = false;
  if (sure) guess_from(unread, at, best, found);
  for (const std::size_t place : unread.failure.names) {
    if (place >= unread.begin && at - place <= kLookBack) guess_from(unread, place, best, found);
  }
  const bool list = is_list(unread.goal);
  const DiagnosticKind kind = list ? DiagnosticKind::unknown_item : DiagnosticKind::unknown_name;
  const std::string label =
      list ? "dit staat niet in het register en is geen begrip" : "dit begrip bestaat niet";
  if (found) {
    const auto written = [&](NameId id) {
      const Name& name = unread.names[id];
      bool plural = false;
      (void)distance_to(unread.names, id, canonical(text.substr(best.begin, best.end - best.begin)),
                        plural);
      return plural ? name.plural : name.singular;
    };
    const bool one = best.names.size() == 1;
    std::string help = one ? "bedoeld is waarschijnlijk «" + written(best.names.front()) + "»"
                           : "dit lijkt op «" + written(best.names.front()) + "» en op «" +
                                 written(best.names[1]) + "»; schrijf de naam die bedoeld is";
    return mistake(unread, kind, best.begin, best.end, label, std::move(help),
                   one ? std::optional<std::string>(written(best.names.front())) : std::nullopt);
  }
  if (!sure) return std::nullopt;
  std::size_t begin = std::string_view::npos;
  std::size_t end = at;
  for (Word word = next_word(text, at); !word.empty(); word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (begin == std::string_view::npos && is_article(plain)) continue;
    if (stops(unread, plain) || (!list && one_of(kSoftStops, plain))) break;
    if (begin == std::string_view::npos) begin = word.begin;
    end = word.end;
  }
  if (begin == std::string_view::npos) return std::nullopt;
  if (unread.goal == Goal::relation_cell) {
    return mistake(unread, DiagnosticKind::unreadable_cell, begin, end, "dit is geen vergelijking",
                   "schrijf bijvoorbeeld «5 of hoger», «0 of 1», of «elk» als het niet uitmaakt");
  }
  return mistake(unread, kind, begin, end, label,
                 list ? "gebruik de naam uit het register; een code mag hier niet"
                      : "voer het begrip in, of kies een begrip dat al bestaat");
}

// "de vakken die met een woord worden beoordeeld", while only "vakken" is a name.
std::optional<Diagnostic> longer_name(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  const Word next = next_word(text, at);
  if (next.empty() || !one_of(kGoesOn, folded(text.substr(next.begin, next.end - next.begin))))
    return std::nullopt;
  for (auto place = unread.failure.names.rbegin(); place != unread.failure.names.rend(); ++place) {
    for (const NameTable::Match& match : unread.names.matches(unread.from(*place))) {
      const Name& name = unread.names[match.id];
      if (next_word(text, *place + match.length).begin != next.begin) continue;
      if (name.kind == NameKind::sort && !match.plural) return std::nullopt;
      std::size_t end = next.end;
      for (Word word = next; !word.empty(); word = next_word(text, word.end)) {
        const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
        if (one_of(kStops, plain) || match_words(text.substr(word.begin), "uit deze lijst") > 0)
          break;
        end = word.end;
      }
      std::size_t begin = *place;
      if (is_article(folded(text.substr(begin, next_word(text, begin).end - begin))))
        begin = next_word(text, next_word(text, begin).end).begin;
      const std::string shorter(trimmed(text.substr(begin, *place + match.length - begin)));
      return mistake(unread, DiagnosticKind::unknown_name, begin, end, "dit begrip bestaat niet",
                     "«" + shorter + "» bestaat wel; voer de langere naam in, of laat de rest weg");
    }
  }
  return std::nullopt;
}

Diagnostic unknown_name(const Unread& unread) {
  if (std::optional<Diagnostic> found = unknown_option(unread)) return *std::move(found);
  if (std::optional<Diagnostic> found = unknown_words(unread, true)) return *std::move(found);
  return mistake(unread, DiagnosticKind::unknown_name, unread.failure.at, unread.text().size(),
                 "hier hoort een begrip", "");
}

// "dat vak krijgt een cijfer", while no condition has that name.
std::optional<Diagnostic> unknown_condition(const Unread& unread) {
  if (!unread.expects("«is» of «zijn»")) return std::nullopt;
  const std::string_view text = unread.text();
  std::size_t begin = unread.begin;
  for (Word word = next_word(text, unread.begin); !word.empty() && word.begin < unread.failure.at;
       word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (plain == "en" || plain == "of" || plain == ":" || plain == ",") begin = word.end;
  }
  while (begin < text.size() && text[begin] == ' ') ++begin;
  std::size_t end = unread.failure.at;
  std::size_t words = 0;
  for (Word word = next_word(text, end); !word.empty(); word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (plain == "en" || plain == "of" || plain == "," || plain == "." || plain == ";") break;
    end = word.end;
    ++words;
  }
  if (words == 0) return std::nullopt;
  std::string clause(text.substr(begin, end - begin));
  std::vector<NameId> close = unread.names.suggestions(clause, 4);
  std::erase_if(close, [&](NameId id) { return unread.names[id].kind != NameKind::condition; });
  if (!close.empty()) {
    const std::string& meant = unread.names[close.front()].singular;
    return mistake(unread, DiagnosticKind::unknown_name, begin, end, "deze voorwaarde bestaat niet",
                   "bedoeld is waarschijnlijk «" + meant + "»");
  }
  // "het combinatiecijfer havo": a verb is missing, no condition.
  const char next = text[next_word(text, unread.failure.at).begin];
  if (!unread.names.matches(unread.from(unread.failure.at)).empty() || (next >= '0' && next <= '9'))
    return std::nullopt;
  if (folded(clause).starts_with("dat ")) clause.replace(0, 3, "een");
  return mistake(unread, DiagnosticKind::unknown_name, begin, end, "deze voorwaarde bestaat niet",
                 "een vergelijking heeft «is» of «zijn»; een eigen voorwaarde voert u in met «" +
                     clause + " als …»");
}

}  // namespace slagboom::grammar
