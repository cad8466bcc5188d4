// Weights and codes of domains: reading and writing.
#include "grammar/pta_values.hpp"

#include <array>

#include <fmt/format.h>

#include "grammar/collect.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::size_t kMostDigits = 6;
constexpr std::int64_t kScale = 100;
constexpr unsigned kMostParts = 99;  // numbers of parts have two digits

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

struct Code {
  std::string letters;
  unsigned number = 0;
  bool numbered = false;
  std::size_t end = 0;  // 0: there is none
  [[nodiscard]] std::string text() const {
    return numbered ? fmt::format("{}{}", letters, number) : letters;
  }
};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// A capital that can be a code: no second letter, or a small one with a number.
bool begins_code(std::string_view text, std::size_t at) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && (is_capital(text[i]) || is_small(text[i]));
  };
  if (at >= text.size() || !is_capital(text[at])) return false;
  return !letter(at + 1) ||
         (is_small(text[at + 1]) && at + 2 < text.size() && is_digit(text[at + 2]));
}

// "D", "B3", "Bg1", "K/1", "NE/K/1". A capital and a small letter without a number is a word,
// unless `marked`: the text said that domains follow.
Code read_code(std::string_view text, std::size_t at, bool marked) {
  Code code;
  // "NE/": the subject before the code of an exam unit.
  std::size_t look = at;
  while (look < text.size() && is_capital(text[look])) ++look;
  if (look - at >= 2 && look < text.size() && text[look] == '/') at = look + 1;
  if (at >= text.size() || !is_capital(text[at])) return code;
  std::size_t end = at + 1;
  if (end < text.size() && is_small(text[end])) ++end;
  code.letters = std::string(text.substr(at, end - at));
  if (end + 1 < text.size() && text[end] == '/' && is_digit(text[end + 1])) ++end;
  const std::size_t digits = end;
  while (end < text.size() && end - digits < 2 && is_digit(text[end])) {
    code.number = code.number * 10 + static_cast<unsigned>(text[end] - '0');
    ++end;
  }
  code.numbered = end > digits;
  const bool whole = end >= text.size() || !is_word_byte(text, end) || text[end] == '-' ||
                     (text[end] == '/' && begins_code(text, end + 1));
  if (!whole || (code.letters.size() == 2 && !code.numbered && !marked)) return {};
  code.end = end;
  return code;
}

// Where a range goes on: behind "-", "t/m" or "tot en met"; 0 = no range.
std::size_t range_mark(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  for (const std::string_view mark : {std::string_view("-"), std::string_view("–"),
                                      std::string_view("t/m"), std::string_view("tot en met")}) {
    if (text.substr(at).starts_with(mark)) return skip_blanks(text, at + mark.size());
  }
  return 0;
}

// The codes of "B1-B4", "A1-15", "D-I"; false when the two ends do not fit.
bool expand(const Code& first, const Code& last, std::vector<std::string>& codes) {
  if (first.numbered && last.numbered && first.letters == last.letters) {
    if (first.number > last.number || last.number > kMostParts) return false;
    for (unsigned number = first.number; number <= last.number; ++number)
      codes.push_back(fmt::format("{}{}", first.letters, number));
    return true;
  }
  const bool letters = !first.numbered && !last.numbered && first.letters.size() == 1 &&
                       last.letters.size() == 1 && first.letters[0] <= last.letters[0];
  if (!letters) return false;
  for (char letter = first.letters[0]; letter <= last.letters[0]; ++letter)
    codes.emplace_back(1, letter);
  return true;
}

// A sign between two codes; 0 = the list ends here.
std::size_t separator(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  if (at >= text.size()) return 0;
  if (std::string_view(",;+&").find(text[at]) != std::string_view::npos) {
    at = skip_blanks(text, at + 1);
    const std::size_t also = match_words(text.substr(at), "en");
    return at + also;
  }
  // "J/K": only between two codes, because a word may hold it too.
  if (text[at] == '/') {
    at = skip_blanks(text, at + 1);
    return read_code(text, at, false).end > 0 ? at : 0;
  }
  const std::size_t and_word = match_words(text.substr(at), "en");
  return and_word == 0 ? 0 : at + and_word;
}

// A dash between blanks: words about the domains follow, as behind a colon.
bool begins_words(std::string_view text, std::size_t at) {
  const bool blank = at > 0 && text[at - 1] == ' ';
  const std::string_view rest = text.substr(at);
  return blank && (rest.starts_with("- ") || rest.starts_with("– "));
}

std::size_t domain_word(std::string_view text) {
  for (const std::string_view word :
       {std::string_view("domein"), std::string_view("domeinen"), std::string_view("subdomein"),
        std::string_view("subdomeinen"), std::string_view("exameneenheid"),
        std::string_view("exameneenheden"), std::string_view("eenheid"),
        std::string_view("eenheden")}) {
    if (const std::size_t length = match_words(text, word); length > 0) return length;
  }
  return 0;
}

}  // namespace

std::optional<std::int64_t> read_weight(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  if (text.ends_with('x')) text = trimmed(text.substr(0, text.size() - 1));
  std::size_t at = 0;
  std::int64_t value = 0;
  while (at < text.size() && at <= kMostDigits && is_digit(text[at])) {
    value = value * 10 + (text[at] - '0');
    ++at;
  }
  if (at == 0 || at > kMostDigits) return std::nullopt;
  value *= kScale;
  if (at == text.size()) return value;
  if (text[at] != ',') return std::nullopt;
  const std::string_view decimals = text.substr(at + 1);
  if (decimals.empty() || decimals.size() > 2) return std::nullopt;
  std::int64_t place = kScale / 10;
  for (const char c : decimals) {
    if (!is_digit(c)) return std::nullopt;
    value += place * (c - '0');
    place /= 10;
  }
  return value;
}

std::string weight_text(std::int64_t hundredths) {
  const std::int64_t whole = hundredths / kScale;
  const std::int64_t rest = hundredths % kScale;
  if (rest == 0) return fmt::format("{}", whole);
  return rest % 10 == 0 ? fmt::format("{},{}", whole, rest / 10)
                        : fmt::format("{},{:02}", whole, rest);
}

std::vector<std::string> read_domains(std::string_view text) {
  std::vector<std::string> codes;
  std::size_t at = skip_blanks(text, 0);
  const std::size_t word = domain_word(text.substr(at));
  const bool marked = word > 0;
  at = skip_blanks(text, at + word);
  while (at < text.size()) {
    const Code code = read_code(text, at, marked);
    if (code.end == 0) break;
    at = code.end;
    if (const std::size_t next = range_mark(text, code.end); next > 0) {
      Code last = read_code(text, next, marked);
      // "A1-15": the number alone.
      if (last.end == 0 && code.numbered) {
        Code number = read_code("X" + std::string(text.substr(next)), 0, true);
        if (number.end > 0 && number.numbered && number.letters == "X") {
          last = code;
          last.number = number.number;
          last.end = next + number.end - 1;
        }
      }
      if (last.end == 0 || !expand(code, last, codes)) {
        codes.push_back(code.text());
        break;
      }
      at = last.end;
    } else {
      codes.push_back(code.text());
    }
    const std::size_t next = separator(text, at);
    if (next == 0) break;
    // "D, E en de markt": what follows is no code, so the list ended before the sign.
    if (read_code(text, next, marked).end == 0) {
      return codes;
    }
    at = next;
  }
  at = skip_blanks(text, at);
  const bool ends = at >= text.size() || text[at] == ':' || text[at] == '(' || text[at] == '.' ||
                    begins_words(text, at);
  return ends || marked ? codes : std::vector<std::string>{};
}

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> parts;
  for (const Word& word : list_words(text, 0)) {
    const std::string_view part = trimmed(text.substr(word.begin, word.end - word.begin));
    if (!part.empty() && part != "-") parts.emplace_back(part);
  }
  return parts;
}

std::string_view parent_domain(std::string_view code) {
  std::size_t end = code.size();
  while (end > 0 && is_digit(code[end - 1])) --end;
  return code.substr(0, end);
}

bool related_domains(std::string_view a, std::string_view b) {
  return a == b || parent_domain(a) == b || parent_domain(b) == a;
}

}  // namespace slagboom::grammar
