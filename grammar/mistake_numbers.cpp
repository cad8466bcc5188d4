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
  if (count == 4 && last + 1 == first) {
    const std::string turned = std::to_string(last) + "-" + std::to_string(first);
    return mistake(unread, DiagnosticKind::bad_school_year, begin, end,
                   "het tweede jaar ligt voor het eerste", "schrijf «" + turned + "»", turned);
  }
  const std::string_view before = trimmed(text.substr(unread.begin, begin - unread.begin));
  if (folded(before).ends_with("cohort") && last > first) {
    return mistake(unread, DiagnosticKind::bad_school_year, begin, end,
                   "een cohort heet naar het eerste schooljaar", "schrijf «" + right + "»", right);
  }
  return mistake(unread, DiagnosticKind::bad_school_year, begin, end,
                 "het tweede jaar volgt niet op het eerste",
                 "schrijf «" + right + "» voor een schooljaar, of «examenjaar " +
                     std::to_string(first) + " tot en met …» voor enkele jaren");
}

// "01-10-2025", "1/10/2025", "1.10.2025", "2025-10-01", "1-10-25"
std::optional<Diagnostic> date_in_figures(const Unread& unread, std::size_t begin) {
  const std::string_view text = unread.text();
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> sizes{};
  std::size_t at = begin;
  char sign = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i == 2 && at < text.size() && text[at] == '\'') ++at;  // '25
    const std::size_t count = digits(text, at);
    if (count == 0 || count > 4) return std::nullopt;
    numbers[i] = std::stoi(std::string(text.substr(at, count)));
    sizes[i] = count;
    at += count;
    if (i == 2) break;
    if (at >= text.size() || (text[at] != '-' && text[at] != '/' && text[at] != '.'))
      return std::nullopt;
    if (sign != 0 && text[at] != sign) return std::nullopt;
    sign = text[at++];
  }
  if (sizes[0] == 4) {
    std::swap(numbers[0], numbers[2]);
    std::swap(sizes[0], sizes[2]);
  }
  if (sizes[0] > 2 || sizes[1] > 2 || (sizes[2] != 4 && sizes[2] != 2)) return std::nullopt;
  const int month = numbers[1];
  if (month < 1 || month > 12 || numbers[0] < 1 || numbers[0] > 31) return std::nullopt;
  const bool whole_year = sizes[2] == 4;
  const std::string right = std::to_string(numbers[0]) + " " +
                            std::string(kMonths[static_cast<std::size_t>(month) - 1]) + " " +
                            std::to_string(whole_year ? numbers[2] : 2000 + numbers[2]);
  return mistake(unread, DiagnosticKind::bad_date, begin, at, "een datum heeft de maand in letters",
                 "schrijf «" + right + "»", right);
}

// "1 okt 2025", "1 okt."
std::optional<Diagnostic> short_month(const Unread& unread, std::size_t begin, std::size_t day_end,
                                      std::size_t month) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 12> kShort{{{"jan", 0},
                                                                             {"feb", 1},
                                                                             {"mrt", 2},
                                                                             {"apr", 3},
                                                                             {"jun", 5},
                                                                             {"jul", 6},
                                                                             {"aug", 7},
                                                                             {"sep", 8},
                                                                             {"sept", 8},
                                                                             {"okt", 9},
                                                                             {"nov", 10},
                                                                             {"dec", 11}}};
  const std::string_view text = unread.text();
  for (const auto& [written, index] : kShort) {
    if (month == day_end || match_words(text.substr(month), written) == 0) continue;
    std::size_t end = month + written.size();
    if (end < text.size() && text[end] == '.') ++end;
    const std::string right =
        std::string(text.substr(begin, day_end - begin)) + " " + std::string(kMonths[index]);
    return mistake(unread, DiagnosticKind::bad_date, begin, end, "een maand staat er voluit",
                   "schrijf «" + right + "»", right);
  }
  return std::nullopt;
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
  if (auto found = date_in_figures(unread, begin)) return found;
  const std::size_t day = digits(text, begin);
  if (written.length > 0 || day == 0 || day > 2) return std::nullopt;
  std::size_t month = begin + day;
  while (month < text.size() && text[month] == ' ') ++month;
  if (auto found = short_month(unread, begin, begin + day, month)) return found;
  for (const std::string_view name : kMonths) {
    if (month == begin + day || match_words(text.substr(month), name) == 0) continue;
    const std::size_t end = month + name.size();
    return mistake(unread, DiagnosticKind::bad_date, begin, end, "van welk jaar?",
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

// "6-", "7+": a grade with a sign behind it.
std::optional<Diagnostic> signed_grade(const Unread& unread, std::size_t begin) {
  const std::string_view text = unread.text();
  const std::size_t count = digits(text, begin);
  const std::size_t sign = begin + count;
  if (count == 0 || count > 2 || sign >= text.size() || (text[sign] != '-' && text[sign] != '+'))
    return std::nullopt;
  const std::string_view after = text.substr(sign + 1);
  if (!after.empty() && after.front() != ' ' && after.front() != ',' && after.front() != '.' &&
      after.front() != ';' && after.front() != ')')
    return std::nullopt;
  const int number = std::stoi(std::string(text.substr(begin, count)));
  return mistake(
      unread, DiagnosticKind::half_grade, begin, sign + 1, "welk cijfer is dit precies?",
      "schrijf het cijfer met een komma, zoals «" +
          (text[sign] == '-' ? std::to_string(number - 1) + ",8" : std::to_string(number) + ",3") +
          "»");
}

// "7¹", "het cijfer[1]": what a word processor leaves of a footnote.
std::optional<Diagnostic> footnote(const Unread& unread, std::size_t place) {
  constexpr std::array<std::string_view, 10> kHigh{"¹", "²", "³", "⁴", "⁵",
                                                   "⁶", "⁷", "⁸", "⁹", "⁰"};
  const std::string_view text = unread.text();
  std::size_t begin = place;
  const std::size_t bracket = text.find('[', unread.begin);
  if (bracket != std::string_view::npos && digits(text, bracket + 1) > 0) begin = bracket;
  const std::string_view rest = text.substr(begin);
  std::size_t length = 0;
  for (const std::string_view high : kHigh) {
    if (rest.starts_with(high)) length = high.size();
  }
  if (rest.starts_with('[')) {
    const std::size_t count = digits(rest, 1);
    if (count > 0 && count < 4 && rest.substr(1 + count).starts_with(']')) length = count + 2;
  }
  if (length == 0) return std::nullopt;
  return mistake(unread, DiagnosticKind::unreadable_sentence, begin, begin + length,
                 "dit lijkt het nummer van een voetnoot",
                 "laat het weg; zet de noot onder de zin op een regel «toelichting …»", "");
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
      if (auto found = signed_grade(unread, word.begin)) return found;
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
  // "voldoende (5,5)": what is between brackets belongs to nothing.
  const std::size_t close = rest.starts_with('(') ? rest.find(')') : std::string_view::npos;
  if (close != std::string_view::npos && !unread.expects("een waarde") &&
      !unread.expects("een begrip")) {
    std::size_t begin = place;
    while (begin > unread.begin && text[begin - 1] == ' ') --begin;
    Diagnostic message =
        mistake(unread, DiagnosticKind::unreadable_sentence, place, place + close + 1,
                "wat hier tussen haakjes staat, hoort niet bij de zin",
                "laat het weg, of zet het onder de zin op een regel «toelichting …»");
    message.fixes.push_back({unread.phrase.span(begin, place + close + 1), ""});
    return message;
  }
  if (std::optional<Diagnostic> found = footnote(unread, place)) return found;
  if (rest.size() > 1 && rest[0] == ':' && !unread.expects("een dubbele punt") &&
      is_digit(trimmed(rest.substr(1)).empty() ? ' ' : trimmed(rest.substr(1)).front())) {
    return mistake(unread, DiagnosticKind::symbol, place, place + 1,
                   "de taal gebruikt woorden in plaats van tekens", "schrijf «gedeeld door»",
                   "gedeeld door");
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
