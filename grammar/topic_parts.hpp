// What the sentences about reglementen share: cutting names and lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/document.hpp"
#include "grammar/topic_syntax.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

// Ranges between commas and semicolons outside « » and brackets, trimmed. A decimal comma does not
// cut.
[[nodiscard]] std::vector<Word> pieces_of(std::string_view text, std::size_t begin);

// Choices in the text from `begin`, or in the list below.
[[nodiscard]] std::vector<TopicChoice> choices_in(const Phrase& phrase, std::size_t begin,
                                                  const std::vector<Item>* items);

// The name in a range, without a point or colon behind it.
[[nodiscard]] std::string name_in(const Phrase& phrase, std::size_t begin, std::size_t end);

// Where the name ends: at the colon, or at the end of the text.
[[nodiscard]] std::size_t name_end(std::string_view text, std::size_t begin);

}  // namespace slagboom::grammar
