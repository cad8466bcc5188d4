// Typical mistakes in words: synonyms, comparisons, rounding, brackets and quotes.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/mistakes.hpp"
#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

struct Synonym {
  std::string_view words;
  std::string_view instead;  // empty: there is no single replacement
  std::string_view help;     // used when there is no replacement
};

// One way to say it. Longer phrases stand before shorter ones that begin them.
constexpr std::array kSynonyms{
    Synonym{"groter dan", "hoger dan", ""},
    Synonym{"kleiner dan", "lager dan", ""},
    Synonym{"beter dan", "hoger dan", ""},
    Synonym{"slechter dan", "lager dan", ""},
    Synonym{"of groter", "of hoger", ""},
    Synonym{"of kleiner", "of lager", ""},
    Synonym{"of beter", "of hoger", ""},
    Synonym{"en hoger", "of hoger", ""},
    Synonym{"en lager", "of lager", ""},
    Synonym{"is niet bekend", "is nog niet bekend", ""},
    Synonym{"is onbekend", "is nog niet bekend", ""},
    Synonym{"op zijn minst", "minstens", ""},
    Synonym{"ten minste", "minstens", ""},
    Synonym{"tenminste", "minstens", ""},
    Synonym{"minimaal", "minstens", ""},
    Synonym{"ten hoogste", "hoogstens", ""},
    Synonym{"tenhoogste", "hoogstens", ""},
    Synonym{"maximaal", "hoogstens", ""},
    Synonym{"exact", "precies", ""},
    Synonym{"elk van deze voorwaarden", "alle voorwaarden", ""},
    Synonym{"alle volgende voorwaarden", "alle voorwaarden", ""},
    Synonym{"elke", "alle", ""},
    Synonym{"ieder", "elk van", ""},
    Synonym{"iedere", "elk van", ""},
    Synonym{"geen enkel", "geen van", ""},
    Synonym{"geen enkele", "geen van", ""},
    Synonym{"de rest", "de overige", ""},
    Synonym{"de andere", "de overige", ""},
    Synonym{"behalve", "zonder", ""},
    Synonym{"uitgezonderd", "zonder", ""},
    Synonym{"alsmede", "en", ""},
    Synonym{"evenals", "en", ""},
    Synonym{"alsook", "en", ""},
    Synonym{"dan wel", "of", ""},
    Synonym{"danwel", "of", ""},
    Synonym{"maal", "keer", ""},
    Synonym{"vermenigvuldigd met", "keer", ""},
    Synonym{"opgeteld bij", "plus", ""},
    Synonym{"verminderd met", "min", ""},
    Synonym{"het totaal van", "de som van", ""},
    Synonym{"totaal van", "som van", ""},
    Synonym{"de hoogste van", "het hoogste van", ""},
    Synonym{"de laagste van", "het laagste van", ""},
    Synonym{"gemiddeld", "het gemiddelde van", ""},
    Synonym{"art.", "artikel", ""},
    Synonym{"t/m", "tot en met", ""},
    Synonym{"m.u.v.", "zonder", ""},
    Synonym{"met uitzondering van", "zonder", ""},
    Synonym{"excl.", "zonder", ""},
    Synonym{"exclusief", "zonder", ""},
    Synonym{"incl.", "samen met", ""},
    Synonym{"inclusief", "samen met", ""},
    Synonym{"max.", "hoogstens", ""},
    Synonym{"min.", "minstens", ""},
    Synonym{"gem.", "het gemiddelde van", ""},
    Synonym{"bijv.", "",
            "noem alles wat bedoeld is; een voorbeeld komt op een regel «toelichting …»"},
    Synonym{"bijvoorbeeld", "",
            "noem alles wat bedoeld is; een voorbeeld komt op een regel «toelichting …»"},
    Synonym{"enz.", "", "noem alles wat bedoeld is"},
    Synonym{"etc.", "", "noem alles wat bedoeld is"},
    Synonym{"enzovoort", "", "noem alles wat bedoeld is"},
    Synonym{"e.d.", "", "noem alles wat bedoeld is"},
    Synonym{"resp.", "", "schrijf voor elk geval een eigen regel"},
    Synonym{"respectievelijk", "", "schrijf voor elk geval een eigen regel"},
    Synonym{"ca.", "", "schrijf het getal dat precies geldt"},
    Synonym{"circa", "", "schrijf het getal dat precies geldt"},
    Synonym{"ongeveer", "", "schrijf het getal dat precies geldt"},
    Synonym{"en/of", "", "schrijf «en» als beide nodig zijn, «of» als een van de twee genoeg is"},
    Synonym{"bedraagt", "is", ""},
    Synonym{"dient", "", "schrijf de voorwaarde met «is», zoals «het cijfer is 5,5 of hoger»"},
    Synonym{"moet", "", "schrijf de voorwaarde met «is», zoals «het cijfer is 5,5 of hoger»"},
    Synonym{"mag", "", "schrijf de voorwaarde met «is», zoals «het cijfer is 5,5 of hoger»"},
    Synonym{"gemiddelde", "het gemiddelde van", ""},
    Synonym{"voldoendes", "", "schrijf «het aantal ‹waarden› dat 6 of hoger is»"},
    Synonym{"onvoldoendes", "", "schrijf «het aantal ‹waarden› dat lager dan 6 is»"},
    Synonym{"tekorten", "", "schrijf «het aantal ‹waarden› dat lager dan 6 is»"},
    Synonym{"werkbare dagen", "werkdagen", ""},
    Synonym{"vanaf", "",
            "schrijf «‹getal› of hoger», «examenjaar ‹jaar› en later» of «cohort ‹schooljaar› en "
            "later»"},
    Synonym{"met ingang van", "",
            "schrijf «examenjaar ‹jaar› en later» of «cohort ‹schooljaar› en later»"},
    Synonym{"voor zover", "",
            "schrijf de voorwaarde uit, of beperk een verzameling met «waarvoor geldt: …»"},
    Synonym{
        "tenzij", "",
        "zet de uitzondering in een eigen bepaling met «in afwijking van …, als geldt: …» erboven"},
    Synonym{"mits", "", "zet de voorwaarde in een lijst onder «aan alle voorwaarden is voldaan:»"},
    Synonym{"indien", "als", ""},
    Synonym{"wanneer", "als", ""},
    Synonym{"ligt van", "is van", ""},
};

struct Meaning {
  std::string_view words;
  bool higher;
};

// Words that count things, written where a value is compared: "is minstens 5,5".
constexpr std::array kBounds{
    Meaning{"niet lager dan", true},
    Meaning{"niet minder dan", true},
    Meaning{"niet onder", true},
    Meaning{"min.", true},
    Meaning{"max.", false},
    Meaning{"minstens", true},
    Meaning{"ten minste", true},
    Meaning{"tenminste", true},
    Meaning{"minimaal", true},
    Meaning{"op zijn minst", true},
    Meaning{"niet hoger dan", false},
    Meaning{"niet meer dan", false},
    Meaning{"niet boven", false},
    Meaning{"hoogstens", false},
    Meaning{"ten hoogste", false},
    Meaning{"maximaal", false},
    Meaning{"groter dan of gelijk aan", true},
    Meaning{"hoger dan of gelijk aan", true},
    Meaning{"groter of gelijk aan", true},
    Meaning{"hoger of gelijk aan", true},
    Meaning{"kleiner dan of gelijk aan", false},
    Meaning{"lager dan of gelijk aan", false},
    Meaning{"kleiner of gelijk aan", false},
    Meaning{"lager of gelijk aan", false},
};

std::string quoted(std::string_view words) { return "«" + std::string(words) + "»"; }

// The word before `at`, folded; empty at the start of the sentence.
std::string word_before(std::string_view text, std::size_t begin, std::size_t at) {
  std::string last;
  for (Word word = next_word(text, begin); !word.empty() && word.end <= at;
       word = next_word(text, word.end)) {
    last = folded(text.substr(word.begin, word.end - word.begin));
  }
  return last;
}

// The number that begins at `at`, as written; empty when there is none.
std::string_view number_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') ||
                               (text[end] == ',' && end > at && end + 1 < text.size() &&
                                text[end + 1] >= '0' && text[end + 1] <= '9'))) {
    ++end;
  }
  return text.substr(at, end - at);
}

// Places where words begin, from the start of the sentence to just behind the place where reading
// stopped.
template <typename Found>
std::optional<Diagnostic> near(const Unread& unread, Found found) {
  constexpr std::size_t kLookBack = 40;
  const std::string_view text = unread.text();
  for (Word word = next_word(text, unread.begin); !word.empty() && word.begin <= unread.failure.at;
       word = next_word(text, word.end)) {
    if (word.begin + kLookBack < unread.failure.at) continue;
    if (std::optional<Diagnostic> message = found(word.begin)) return message;
  }
  return std::nullopt;
}

// "het gemiddelde van …, in één stap afgerond op een geheel getal is 7 of hoger": between brackets
// it can be read.
std::optional<Diagnostic> rounding_in_condition(const Unread& unread, std::size_t words) {
  const std::string_view text = unread.text();
  const std::size_t verb = std::min(find_word(text, "is", words), find_word(text, "zijn", words));
  if (verb == std::string_view::npos) return std::nullopt;
  std::size_t end = verb;
  while (end > words && text[end - 1] == ' ') --end;
  std::vector<std::size_t> begins{unread.begin};
  for (Word word = next_word(text, unread.begin); !word.empty() && word.begin < words;
       word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (plain == "en" || plain == "of" || plain == ":") begins.push_back(word.end);
  }
  for (auto place = begins.rbegin(); place != begins.rend(); ++place) {
    const std::size_t begin = next_word(text, *place).begin;
    const std::string bracketed = std::string(text.substr(0, begin)) + "(" +
                                  std::string(text.substr(begin, end - begin)) + ")" +
                                  std::string(text.substr(end));
    if (!read(unread.goal, bracketed, unread.begin, bracketed.size(), unread.names, Limits{}).ok)
      continue;
    Diagnostic message = mistake(unread, DiagnosticKind::rounding_unclear, words, end,
                                 "wat wordt afgerond, staat hier niet tussen haakjes",
                                 "zet haakjes om de waarde met haar afronding: «(" +
                                     std::string(text.substr(begin, end - begin)) + ")»");
    message.fixes.push_back({unread.phrase.span(begin, begin), "("});
    message.fixes.push_back({unread.phrase.span(end, end), ")"});
    return message;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> unclosed(const Unread& unread) {
  const std::string_view text = unread.text();
  constexpr std::string_view kOpenQuote = "«";
  constexpr std::string_view kCloseQuote = "»";
  std::size_t bracket = std::string_view::npos;
  std::size_t depth = 0;
  std::size_t quote = std::string_view::npos;
  for (std::size_t i = unread.begin; i < text.size(); ++i) {
    if (text.substr(i).starts_with(kOpenQuote)) quote = i;
    if (text.substr(i).starts_with(kCloseQuote)) {
      if (quote == std::string_view::npos) {
        return mistake(unread, DiagnosticKind::unclosed_quote, i, i + kCloseQuote.size(),
                       "dit aanhalingsteken is nergens begonnen", "zet « voor het begrip");
      }
      quote = std::string_view::npos;
    }
    if (text[i] == '(') {
      if (depth++ == 0) bracket = i;
    }
    if (text[i] == ')' && depth-- == 0) {
      return mistake(unread, DiagnosticKind::unclosed_bracket, i, i + 1,
                     "dit haakje is nergens begonnen",
                     "zet een haakje openen, of haal dit haakje weg", "");
    }
  }
  if (quote != std::string_view::npos) {
    return mistake(unread, DiagnosticKind::unclosed_quote, quote, quote + kOpenQuote.size(),
                   "dit aanhalingsteken is niet gesloten", "zet » achter het begrip");
  }
  if (depth > 0) {
    return mistake(unread, DiagnosticKind::unclosed_bracket, bracket, bracket + 1,
                   "dit haakje is niet gesloten", "zet een haakje sluiten");
  }
  return std::nullopt;
}

std::optional<Diagnostic> other_words(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  // "tussen" and "een" first: they are about the reader's doubt, not about another word.
  for (const std::string_view start : {"tussen", "ligt tussen"}) {
    const std::size_t length = match_words(unread.from(at), start);
    if (length == 0) continue;
    return mistake(
        unread, DiagnosticKind::unclear_between, at, at + start.size(), "doen de grenzen zelf mee?",
        "schrijf «is van ‹n› tot en met ‹m›», of «is hoger dan ‹n›» en «is lager dan ‹m›»");
  }
  // "het getal is 5, voor havo": only a line of a list has its scope behind it.
  const std::size_t scope = match_words(unread.from(at), "voor");
  if (scope > 0 && read(Goal::scope, text, at + scope, text.size(), unread.names, Limits{}).ok) {
    return mistake(
        unread, DiagnosticKind::unreadable_sentence, at, text.size(),
        "een bereik hoort hier op een eigen regel",
        "zet onder de zin, ingesprongen: «geldt " + std::string(trimmed(unread.from(at))) + "»");
  }
  const std::size_t een = match_words(unread.from(at), "een");
  const bool number_follows = een > 0 && !number_at(text, at + een).empty();
  if (een > 0 && (unread.expects("een getal") || number_follows)) {
    const std::string before = word_before(text, unread.begin, at);
    const bool counts = before == "minstens" || before == "hoogstens" || before == "precies" ||
                        unread.expects("een getal");
    if (counts) {
      return mistake(unread, DiagnosticKind::unclear_een, at, at + 3,
                     "een lidwoord, of het getal één?", "schrijf «één» of «1» als het een getal is",
                     "één");
    }
    return mistake(unread, DiagnosticKind::unclear_een, at, at + een,
                   "voor een getal staat geen «een»", "laat «een» weg", "");
  }
  return near(unread, [&](std::size_t place) -> std::optional<Diagnostic> {
    for (const Synonym& synonym : kSynonyms) {
      const std::size_t length = match_words(text.substr(place), synonym.words);
      if (length == 0 || place + length <= at) continue;
      std::size_t end = place + length;
      while (end > place && text[end - 1] == ' ') --end;
      // "is ten minste 5,5": said by `comparison`, with the number in the right place.
      const std::string before = word_before(text, unread.begin, place);
      if ((before == "is" || before == "zijn") &&
          (synonym.instead == "minstens" || synonym.instead == "hoogstens"))
        continue;
      if (synonym.instead.empty()) {
        return mistake(unread, DiagnosticKind::synonym, place, end, "dit zegt de taal anders",
                       std::string(synonym.help));
      }
      std::size_t next = place + length;
      std::string replacement(synonym.instead);
      // "gemiddelde van": the words that follow anyway are not written twice.
      if (replacement.ends_with(" van") && match_words(text.substr(next), "van") > 0)
        end = next + 3;
      if (replacement.starts_with("het ") && before == "het") replacement.erase(0, 4);
      return mistake(unread, DiagnosticKind::synonym, place, end,
                     "hiervoor gebruikt de taal " + quoted(synonym.instead),
                     "schrijf " + quoted(replacement), replacement);
    }
    return std::nullopt;
  });
}

std::optional<Diagnostic> comparison(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  // "is minstens 5,5", "is niet lager dan 5,5"
  std::optional<Diagnostic> bound =
      near(unread, [&](std::size_t place) -> std::optional<Diagnostic> {
        for (const Meaning& meaning : kBounds) {
          const std::size_t length = match_words(text.substr(place), meaning.words);
          if (length == 0 || place + length <= at) continue;
          const std::string before = word_before(text, unread.begin, place);
          if (before != "is" && before != "zijn" && unread.goal != Goal::relation_cell) continue;
          const std::string_view number = number_at(text, place + length);
          const std::string after = meaning.higher ? " of hoger" : " of lager";
          if (number.empty()) {
            return mistake(unread, DiagnosticKind::synonym, place, place + meaning.words.size(),
                           "een waarde wordt zo niet vergeleken",
                           "schrijf het getal met «" + after.substr(1) + "» erachter");
          }
          return mistake(unread, DiagnosticKind::synonym, place, place + length + number.size(),
                         "een waarde wordt zo niet vergeleken",
                         "schrijf " + quoted(std::string(number) + after),
                         std::string(number) + after);
        }
        return std::nullopt;
      });
  if (bound) return bound;
  for (const std::string_view word : {"hoger", "lager", "meer", "minder", "gelijk"}) {
    const std::size_t length = match_words(unread.from(at), word);
    if (length == 0) continue;
    const std::string_view missing = word == "gelijk" ? "aan" : "dan";
    const std::string before = word_before(text, unread.begin, at);
    const bool behind_number = !before.empty() && before.back() >= '0' && before.back() <= '9';
    if (behind_number && word != "gelijk") {
      return mistake(unread, DiagnosticKind::strict_comparison, at, at + word.size(),
                     "hier ontbreekt «of»", "schrijf " + quoted("of " + std::string(word)),
                     "of " + std::string(word));
    }
    return mistake(unread, DiagnosticKind::strict_comparison, at, at + word.size(),
                   "hierachter hoort " + quoted(missing),
                   "schrijf " + quoted(std::string(word) + " " + std::string(missing)),
                   std::string(word) + " " + std::string(missing));
  }
  return std::nullopt;
}

std::optional<Diagnostic> rounding(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  const std::size_t word = std::min({find_word(text, "afgerond", unread.begin),
                                     find_word(text, "afronden", unread.begin),
                                     find_word(text, "afgekapt", unread.begin)});
  if (word == std::string_view::npos || at > text.size()) return std::nullopt;
  // Only when reading stopped in or just before the words about rounding.
  constexpr std::array<std::string_view, 6> kLeads{"in",       "naar",     "eerst",
                                                   "afgerond", "afgekapt", "afronden"};
  Word start = next_word(text, at);
  const bool comma = !start.empty() && text.substr(start.begin, start.end - start.begin) == ",";
  if (comma) start = next_word(text, start.end);
  const bool behind_comma = trimmed(text.substr(0, start.begin)).ends_with(',');
  const std::string first = folded(text.substr(start.begin, start.end - start.begin));
  const bool lead = std::find(kLeads.begin(), kLeads.end(), first) != kLeads.end();
  if (!lead && word > at) return std::nullopt;
  if (!lead && at > word + 40) return std::nullopt;
  const std::string help =
      "schrijf bijvoorbeeld «, in één stap afgerond op een geheel getal» of «, eerst afgerond op 1 "
      "decimaal, daarna op een geheel getal»";
  if (lead && !comma && !behind_comma && first != "afgerond" && first != "afronden") {
    const Reading rest = read(Goal::value, "1, " + std::string(text.substr(start.begin)), 0,
                              text.size() - start.begin + 3, unread.names, Limits{});
    if (rest.ok) {
      std::size_t place = start.begin;
      while (place > 0 && text[place - 1] == ' ') --place;
      return mistake(unread, DiagnosticKind::rounding_unclear, place, place, "hier hoort een komma",
                     "alles voor de komma wordt afgerond", ",");
    }
  }
  if (comma || behind_comma) {
    if (std::optional<Diagnostic> found = rounding_in_condition(unread, start.begin)) return found;
  }
  if (unread.expects("«een geheel getal» of «1 decimaal»")) {
    return mistake(unread, DiagnosticKind::rounding_unclear, at, text.size(),
                   "waarop wordt afgerond?", "schrijf «op een geheel getal» of «op 1 decimaal»");
  }
  return mistake(unread, DiagnosticKind::rounding_unclear, lead ? start.begin : word, text.size(),
                 "in één stap of in twee stappen, en op hoeveel decimalen?", help);
}

}  // namespace slagboom::grammar
