// Words of a sentence: how text is cut, folded and skipped. Shared by the name table and the
// grammar.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::grammar {

// A word, or one punctuation mark, as a range of bytes in the text it came from.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
};

// Letters are ASCII letters and every non-ASCII character except « » and a few signs; a dash counts
// inside a word.
[[nodiscard]] bool is_word_byte(std::string_view text, std::size_t at);

// The word or mark that begins at or after `from`; empty at the end of the text.
[[nodiscard]] Word next_word(std::string_view text, std::size_t from);
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

// True when no letter, digit or dash-plus-letter follows `at`: "SE" does not end inside
// "SE-cijfer".
[[nodiscard]] bool ends_word(std::string_view text, std::size_t at);

// Lower case for ASCII and the accented Latin letters of Dutch.
[[nodiscard]] std::string folded(std::string_view word);

// de, het, een, dat, die, deze, dit: these never make a difference in a name.
[[nodiscard]] bool is_article(std::string_view folded_word);

// Words that hold a sentence together; a name may not begin or end with one.
[[nodiscard]] bool is_structure_word(std::string_view folded_word);

// Length of `phrase` (words with single blanks, lower case) at the start of `text`, with the blanks
// after it; 0 = no.
[[nodiscard]] std::size_t match_words(std::string_view text, std::string_view phrase);

[[nodiscard]] std::string_view trimmed(std::string_view text);

// Folded words joined by one blank, articles left out: the form in which names are compared.
[[nodiscard]] std::string canonical(std::string_view text);

// Number of single-character edits between two texts, swaps included; gives up above `most`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The name that was probably meant, compared in canonical form; empty when none is near. Of two as
// near, the one with the same letters.
[[nodiscard]] std::string nearest(std::string_view written, const std::vector<std::string>& names);

// "«a», «b»"
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& words,
                                      std::string_view between = ", ");

}  // namespace slagboom::grammar
