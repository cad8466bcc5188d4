// What the reading of suppositions and of questions share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "grammar/document.hpp"

namespace slagboom::grammar::questions {

// The forms of a question, for help.
inline constexpr std::string_view kForms =
    "een vraag is «wat is ‹begrip›?», «welk ‹gegeven› is minimaal nodig voor: ‹voorwaarde›?», "
    "«wie krijgt een andere ‹begrip›?» of «welke ene ‹mogelijkheid› kan ‹begrip› veranderen, en "
    "vanaf welk cijfer?»";

// The phrase up to `end`, without blanks at its end.
[[nodiscard]] Phrase cut_at(const Phrase& phrase, std::size_t end);

// The first place from `at` that is no blank.
[[nodiscard]] std::size_t blanks_at(std::string_view text, std::size_t at);

// The text with one blank wherever it has several, and none around it.
[[nodiscard]] std::string single_spaced(std::string_view text);

}  // namespace slagboom::grammar::questions
