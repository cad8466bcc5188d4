// Words of a sentence: cutting, folding, comparing.
#include "grammar/words.hpp"

#include <algorithm>
#include <array>

namespace slagboom::grammar {

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Signs outside ASCII that are no letters: « » ° × … and the like, all of them C2 xx or E2 80 xx.
std::size_t sign_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(at) == 0xC2) return 2;
  if (byte(at) == 0xC3 && (byte(at + 1) == 0x97 || byte(at + 1) == 0xB7)) return 2;
  if (byte(at) == 0xE2) return 3;
  return 0;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The second byte of C3 xx: capital letters À to Þ become à to þ.
char lower_latin(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte <= 0x9E && byte != 0x97 ? static_cast<char>(byte + 0x20U) : c;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::array<std::string_view, 7> kArticles{"dat", "de",  "deze", "die",
                                                    "dit", "een", "het"};

constexpr std::array<std::string_view, 21> kStructureWords{
    "aan",  "als",   "bij",    "en",  "gedeeld", "is",  "keer", "min",      "of",   "om",    "op",
    "plus", "samen", "tenzij", "tot", "uit",     "van", "voor", "waarvoor", "zijn", "zonder"};

static_assert(std::is_sorted(kArticles.begin(), kArticles.end()));
static_assert(std::is_sorted(kStructureWords.begin(), kStructureWords.end()));

}  // namespace

bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (is_ascii_letter(c) || is_digit(c) || c == '_' || c == '\'') return true;
  if (c == '-' || c == '/' || c == '&') {
    // Inside a word only: "SE-cijfer", "en/of"; a dash between blanks is a mark.
    return at + 1 < text.size() && !is_blank(text[at + 1]) && at > 0 && !is_blank(text[at - 1]);
  }
  return static_cast<unsigned char>(c) >= 0x80 && sign_length(text, at) == 0;
}

Word next_word(std::string_view text, std::size_t from) {
  while (from < text.size() && is_blank(text[from])) ++from;
  if (from >= text.size()) return {text.size(), text.size()};
  const char c = text[from];
  const bool letter = is_ascii_letter(c) || is_digit(c) || c == '_' ||
                      (static_cast<unsigned char>(c) >= 0x80 && sign_length(text, from) == 0);
  if (!letter)
    return {from,
            from + std::max<std::size_t>(1, std::min(sign_length(text, from), text.size() - from))};
  std::size_t end = from + 1;
  while (end < text.size() && (is_continuation(text[end]) || is_word_byte(text, end))) ++end;
  while (end > from + 1 && (text[end - 1] == '-' || text[end - 1] == '/' || text[end - 1] == '&'))
    --end;
  return {from, end};
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (Word word = next_word(text, 0); !word.empty(); word = next_word(text, word.end))
    words.push_back(word);
  return words;
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  if (is_ascii_letter(c) || is_digit(c) || c == '_') return false;
  if (static_cast<unsigned char>(c) >= 0x80) return sign_length(text, at) != 0;
  if (c != '-' || at + 1 >= text.size()) return true;
  const char after = text[at + 1];
  return !is_ascii_letter(after) && !is_digit(after) && static_cast<unsigned char>(after) < 0x80;
}

std::string folded(std::string_view word) {
  std::string result(word);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (static_cast<unsigned char>(result[i]) == 0xC3 && i + 1 < result.size()) {
      result[i + 1] = lower_latin(result[i + 1]);
      ++i;
    } else {
      result[i] = lower(result[i]);
    }
  }
  return result;
}

bool is_article(std::string_view folded_word) {
  return folded_word.size() >= 2 && folded_word.size() <= 4 && contains(kArticles, folded_word);
}

bool is_structure_word(std::string_view folded_word) {
  return contains(kStructureWords, folded_word);
}

std::size_t match_words(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (phrase[i] == ' ') {
      if (at >= text.size() || !is_blank(text[at])) return 0;
      while (at < text.size() && is_blank(text[at])) ++at;
      continue;
    }
    if (at >= text.size()) return 0;
    const bool accented = i > 0 && static_cast<unsigned char>(phrase[i - 1]) == 0xC3;
    if ((accented ? lower_latin(text[at]) : lower(text[at])) != phrase[i]) return 0;
    ++at;
  }
  if (!ends_word(text, at)) return 0;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string canonical(std::string_view text) {
  std::string result;
  for (Word word = next_word(text, 0); !word.empty(); word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (is_article(plain)) continue;
    if (!result.empty()) result += ' ';
    result += plain;
  }
  return result;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    std::size_t least = next[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
      least = std::min(least, next[j]);
    }
    if (least > most) return most + 1;
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

std::string nearest(std::string_view written, const std::vector<std::string>& names) {
  const std::size_t most = std::min<std::size_t>(3, 1 + written.size() / 6);
  const std::string wanted = canonical(written);
  std::string best;
  std::size_t least = most + 1;
  bool same = false;  // the same letters, some swapped
  for (const std::string& name : names) {
    const std::string known = canonical(name);
    const std::size_t distance = edit_distance(wanted, known, most);
    const bool swapped =
        std::is_permutation(known.begin(), known.end(), wanted.begin(), wanted.end());
    if (distance < least || (distance == least && distance <= most && swapped && !same)) {
      least = distance;
      best = name;
      same = swapped;
    }
  }
  return best;
}

std::string quoted_list(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += "«" + word + "»";
  }
  return text;
}

}  // namespace slagboom::grammar
