// Typical mistakes in numbers, dates, school years and symbols.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/calendar.hpp"
#include "grammar/mistakes.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

constexpr std::array<std::string_view, 12> kNumberWords{"een",   "twee", "drie",  "vier",
                                                        "vijf",  "zes",  "zeven", "acht",
                                                        "negen", "tien", "elf",   "twaalf"};

// 1 to 12 for a number word or digits; 0 = no number.
unsigned small_number(std::string_view word) {
  for (std::size_t i = 0; i < kNumberWords.size(); ++i) {
    if (word == kNumberWords[i]) return static_cast<unsigned>(i) + 1;
  }
  if (word.empty() || word.size() > 2 || digits(word, 0) != word.size()) return 0;
  return word.size() == 1 ? static_cast<unsigned>(word[0] - '0')
                          : static_cast<unsigned>((word[0] - '0') * 10 + (word[1] - '0'));
}

// ½ ¼ ¾ as written, and what they are.
struct Fraction {
  std::string_view sign;
  std::string_view decimals;
};
constexpr std::array kFractions{Fraction{"½", ",5"}, Fraction{"¼", ",25"}, Fraction{"¾", ",75"}};

std::optional<Diagnostic> fraction(const Unread& unread, std::size_t at) {
  const std::string_view text = unread.text();
  for (const Fraction& one : kFractions) {
    const std::size_t sign = text.find(one.sign, at);
    if (sign == std::string_view::npos || sign > at + 4) continue;
    std::size_t begin = sign;
    while (begin > 0 && (is_digit(text[begin - 1]) ||
                         (text[begin - 1] == ' ' && begin > 1 && is_digit(text[begin - 2]))))
      --begin;
    std::string whole(trimmed(text.substr(begin, sign - begin)));
    if (whole.empty()) whole = "0";
    const std::string number = whole + std::string(one.decimals);
    return mistake(unread, DiagnosticKind::fraction_character, begin, sign + one.sign.size(),
                   "schrijf dit getal met een komma", "schrijf «" + number + "»", number);
  }
  return std::nullopt;
}

// "2024/2025", "2024-2026", "2024-25", "2024 - 2025"
std::optional<Diagnostic> school_year(const Unread& unread, std::size_t begin) {
  const std::string_view text = unread.text();
  if (digits(text, begin) != 4) return std::nullopt;
  std::size_t at = begin + 4;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || (text[at] != '-' && text[at] != '/')) return std::nullopt;
  const bool slash = text[at] == '/';
  ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t count = digits(text, at);
  if (count != 4 && count != 2) return std::nullopt;
  const int first = std::stoi(std::string(text.substr(begin, 4)));
  const int last = std::stoi(std::string(text.substr(at, count)));
  const std::size_t end = at + count;
  const std::string right = std::to_string(first) + "-" + std::to_string(first + 1);
  if (last % 100 == (first + 1) % 100) {
    return mistake(unread, DiagnosticKind::bad_school_year, begin, end,
                   "een schooljaar heeft twee hele jaren met een streepje ertussen",
                   "schrijf «" + right + "»", right);
  }
  if (slash) return std::nullopt;
  return mistake(unread, DiagnosticKind::bad_school_year, begin, end,
                 "het tweede jaar volgt niet op het eerste",
                 "schrijf «" + right + "» voor een schooljaar, of «examenjaar " +
                     std::to_string(first) + " tot en met …» voor enkele jaren");
}

std::optional<Diagnostic> date(const Unread& unread, std::size_t begin) {
  const std::string_view text = unread.text();
  const WrittenDate written = scan_written_date(text.substr(begin));
  if (written.length > 0 && !written.exists()) {
    return mistake(unread, DiagnosticKind::bad_date, begin, begin + written.length,
                   std::string(kMonths[written.month - 1]) + " " + std::to_string(written.year) +
                       " heeft " + std::to_string(days_in_month(written.year, written.month)) +
                       " dagen",
                   "verbeter de dag");
  }
  const std::size_t day = digits(text, begin);
  if (written.length > 0 || day == 0 || day > 2) return std::nullopt;
  std::size_t month = begin + day;
  while (month < text.size() && text[month] == ' ') ++month;
  for (const std::string_view name : kMonths) {
    if (month == begin + day || match_words(text.substr(month), name) == 0) continue;
    const std::size_t end = month + name.size();
    return mistake(unread, DiagnosticKind::unreadable_sentence, begin, end, "van welk jaar?",
                   "schrijf het jaar erachter, zoals «" +
                       std::string(text.substr(begin, end - begin)) + " 2025»");
  }
  return std::nullopt;
}

// "5.5", "5,6,7", "1/2"
std::optional<Diagnostic> figures(const Unread& unread, std::size_t begin) {
  const std::string_view text = unread.text();
  const std::size_t whole = digits(text, begin);
  if (whole == 0) return std::nullopt;
  const std::size_t mark = begin + whole;
  if (mark + 1 >= text.size() || !is_digit(text[mark + 1])) return std::nullopt;
  const std::size_t part = digits(text, mark + 1);
  const std::size_t end = mark + 1 + part;
  if (text[mark] == '.') {
    const std::string right =
        std::string(text.substr(begin, whole)) + "," + std::string(text.substr(mark + 1, part));
    return mistake(unread, DiagnosticKind::decimal_point, begin, end,
                   "een decimaal getal heeft een komma", "schrijf «" + right + "»", right);
  }
  if (text[mark] == ',' && end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1])) {
    std::size_t last = end;
    while (last + 1 < text.size() && text[last] == ',' && is_digit(text[last + 1]))
      last += 1 + digits(text, last + 1);
    std::string right;
    for (const char c : text.substr(begin, last - begin))
      right += c == ',' ? std::string(", ") : std::string(1, c);
    return mistake(unread, DiagnosticKind::unclear_comma, begin, last,
                   "welke komma's horen bij een getal?",
                   "schrijf «" + right + "» als het een rij getallen is", right);
  }
  if (text[mark] == '/') {
    return mistake(unread, DiagnosticKind::symbol, begin, end, "een breuk",
                   "schrijf het getal met een komma, of gebruik «gedeeld door»");
  }
  return std::nullopt;
}

// "vijf en een half", "zes min"
std::optional<Diagnostic> in_words(const Unread& unread, const Word& word) {
  const std::string_view text = unread.text();
  const unsigned number = small_number(folded(text.substr(word.begin, word.end - word.begin)));
  if (number == 0) return std::nullopt;
  const std::string_view rest = text.substr(word.end);
  const std::size_t blank = rest.starts_with(' ') ? 1 : 0;
  for (const std::string_view half : {"en een half", "en een halve", "half"}) {
    const std::size_t length = blank == 0 ? 0 : match_words(rest.substr(blank), half);
    if (length == 0) continue;
    const std::string right = std::to_string(number) + ",5";
    return mistake(unread, DiagnosticKind::half_grade, word.begin, word.end + blank + half.size(),
                   "schrijf dit getal met een komma", "schrijf «" + right + "»", right);
  }
  for (const std::string_view sign : {"min", "plus"}) {
    const std::size_t length = blank == 0 ? 0 : match_words(rest.substr(blank), sign);
    if (length == 0) continue;
    const std::string_view after = trimmed(rest.substr(blank + length));
    const bool alone = after.empty() || after.front() == ',' || after.front() == '.' ||
                       match_words(after, "of") > 0 || match_words(after, "en") > 0;
    if (!alone) continue;
    return mistake(unread, DiagnosticKind::half_grade, word.begin, word.end + blank + sign.size(),
                   "welk cijfer is dit precies?",
                   "schrijf het cijfer met een komma, zoals «" +
                       std::to_string(sign == "min" ? number - 1 : number) +
                       (sign == "min" ? ",8" : ",3") + "»");
  }
  return std::nullopt;
}

struct Symbol {
  std::string_view sign;
  std::string_view words;
};
constexpr std::array kSymbols{
    Symbol{">=", "‹n› of hoger"},
    Symbol{"=>", "‹n› of hoger"},
    Symbol{"≥", "‹n› of hoger"},
    Symbol{"<=", "‹n› of lager"},
    Symbol{"=<", "‹n› of lager"},
    Symbol{"≤", "‹n› of lager"},
    Symbol{"<>", "niet gelijk aan"},
    Symbol{"!=", "niet gelijk aan"},
    Symbol{"≠", "niet gelijk aan"},
    Symbol{"==", "gelijk aan"},
    Symbol{"&&", "en"},
    Symbol{"||", "of"},
    Symbol{">", "hoger dan"},
    Symbol{"<", "lager dan"},
    Symbol{"=", "gelijk aan"},
    Symbol{"+", "plus"},
    Symbol{"*", "keer"},
    Symbol{"×", "keer"},
    Symbol{"÷", "gedeeld door"},
    Symbol{"/", "gedeeld door"},
    Symbol{"-", "min"},
    Symbol{"&", "en"},
};

}  // namespace

std::optional<Diagnostic> written_number(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  constexpr std::size_t kLookBack = 24;
  for (Word word = next_word(text, unread.begin); !word.empty() && word.begin <= at;
       word = next_word(text, word.end)) {
    if (word.begin + kLookBack < at) continue;
    if (is_digit(text[word.begin])) {
      if (auto found = date(unread, word.begin)) return found;
      if (auto found = school_year(unread, word.begin)) return found;
      // What was read as a number is right: only the place where reading stopped counts.
      if (word.begin == at) {
        if (auto found = figures(unread, word.begin)) return found;
      }
    }
    if (auto found = in_words(unread, word)) return found;
  }
  return fraction(unread, at);
}

std::optional<Diagnostic> written_symbol(const Unread& unread) {
  const std::string_view text = unread.text();
  const std::size_t at = unread.failure.at;
  const std::string_view rest = trimmed(unread.from(at));
  const auto place = static_cast<std::size_t>(rest.data() - text.data());
  if (rest.starts_with('%') || match_words(rest, "procent") > 0) {
    return mistake(unread, DiagnosticKind::percent_mark, place,
                   place + (rest.starts_with('%') ? 1 : 7), "een percentage waarvan?",
                   "schrijf de berekening uit, zoals «het aantal … gedeeld door het aantal …»");
  }
  for (const std::string_view comment : {"//", "--", "/*", "#"}) {
    if (!rest.starts_with(comment)) continue;
    return mistake(unread, DiagnosticKind::comment_in_fence, place, text.size(),
                   "in een regelblok staan geen opmerkingen",
                   "zet de opmerking als gewone tekst buiten het blok, of op een regel "
                   "«toelichting …» onder de zin");
  }
  for (const Symbol& symbol : kSymbols) {
    if (!rest.starts_with(symbol.sign)) continue;
    const std::string_view after = trimmed(rest.substr(symbol.sign.size()));
    std::size_t count = 0;
    while (count < after.size() &&
           (is_digit(after[count]) ||
            (after[count] == ',' && count + 1 < after.size() && is_digit(after[count + 1]))))
      ++count;
    const std::string_view number = after.substr(0, count);
    std::string words(symbol.words);
    std::size_t end = place + symbol.sign.size();
    bool whole = true;
    if (words.starts_with("‹n›")) {
      whole = !number.empty();
      if (whole) {
        words.replace(0, std::string_view("‹n›").size(), number);
        end = static_cast<std::size_t>(number.data() - text.data()) + number.size();
      }
    }
    // "is" belongs before a comparison.
    const bool compares = symbol.words.find("dan") != std::string_view::npos ||
                          symbol.words.find("aan") != std::string_view::npos ||
                          symbol.words.starts_with("‹");
    const std::string before(trimmed(text.substr(unread.begin, place - unread.begin)));
    const bool has_verb =
        before.ends_with(" is") || before.ends_with(" zijn") || unread.goal == Goal::relation_cell;
    if (compares && !has_verb) words.insert(0, "is ");
    return mistake(unread, DiagnosticKind::symbol, place, end,
                   "de taal gebruikt woorden in plaats van tekens", "schrijf «" + words + "»",
                   whole ? std::optional<std::string>(words) : std::nullopt);
  }
  return std::nullopt;
}

}  // namespace slagboom::grammar
