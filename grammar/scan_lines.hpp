// Lines of a document and their characters: what every part of the block scanner uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "grammar/document.hpp"

namespace slagboom::grammar::scan {

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] inline bool is_small(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

[[nodiscard]] inline bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// One line: its content without blanks around it. Only how far it is indented is kept of these.
struct Line {
  std::uint32_t begin = 0;  // of the content, in the file
  std::uint32_t indent = 0;
  std::string_view content;

  [[nodiscard]] std::uint32_t end() const {
    return begin + static_cast<std::uint32_t>(content.size());
  }
};

inline void append(Phrase& phrase, std::string_view text, std::uint32_t source) {
  if (!phrase.pieces.empty()) phrase.text += ' ';
  phrase.pieces.push_back({static_cast<std::uint32_t>(phrase.text.size()), source});
  phrase.text += text;
}

[[nodiscard]] inline Phrase make_phrase(FileId file, std::string_view text, std::uint32_t source) {
  Phrase phrase;
  phrase.file = file;
  append(phrase, text, source);
  return phrase;
}

}  // namespace slagboom::grammar::scan
