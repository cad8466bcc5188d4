// Plain words for the usual mistakes in JSON.
#include "interpreter/candidates/json_position.hpp"

namespace slagboom::candidates {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The last byte before `at` that is no blank, and its offset.
std::size_t last_before(std::string_view text, std::size_t at) {
  return at == 0 ? std::string_view::npos : text.find_last_not_of(kBlanks, at - 1);
}

}  // namespace

std::string reading_error(std::string_view text, std::size_t bytes) {
  const std::string_view rest = text.substr(std::min(bytes > 0 ? bytes - 1 : 0, text.size()));
  if (text.find_first_not_of(kBlanks) == std::string_view::npos) return "het bestand is leeg";
  if (rest.find_first_not_of(kBlanks) == std::string_view::npos) {
    return "de tekst houdt op voordat alle haakjes en aanhalingstekens gesloten zijn";
  }
  // The reader stops at the end of the piece it cannot place; a piece of digits began further back.
  const std::size_t at = bytes - 1;
  std::size_t begin = at;
  while (begin > 0 && is_digit(text[begin]) && is_digit(text[begin - 1])) --begin;
  const std::size_t before = last_before(text, begin);
  const bool after_comma = before != std::string_view::npos && text[before] == ',';
  if (after_comma && is_digit(text[begin]) && before > 0 && is_digit(text[before - 1])) {
    return "een getal met een komma hoort tussen aanhalingstekens, of schrijf een punt";
  }
  if (after_comma && (text[at] == '}' || text[at] == ']'))
    return "er staat een komma te veel voor het haakje";
  if (text[at] == '\'') return "hier horen gewone (dubbele) aanhalingstekens";
  if (rest.substr(0, 3) == "\xE2\x80\x9C" || rest.substr(0, 3) == "\xE2\x80\x9D") {
    return "hier horen rechte aanhalingstekens";
  }
  if (text[at] == '\n' || text[at] == '\r')
    return "een aanhalingsteken is niet gesloten op deze regel";
  if (text[at] == '"') return "voor dit aanhalingsteken ontbreekt een komma of een dubbele punt";
  if (text[at] == '{' && before != std::string_view::npos && text[before] == '}') {
    return "na het haakje hoort een komma; zet alle kandidaten tussen [ ], of zet elke kandidaat "
           "op één regel";
  }
  return "dit is geen goede JSON";
}

}  // namespace slagboom::candidates
