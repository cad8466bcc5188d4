// Telling text from other bytes: UTF-8 passes, the usual mistakes get a message that says what to
// do.
#include "interpreter/candidates/read_encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "grammar/source.hpp"

namespace slagboom::candidates {
namespace {

constexpr std::string_view kNoBreakBlank = "\xC2\xA0";

unsigned char byte(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool continues(std::string_view bytes, std::size_t at) { return (byte(bytes, at) & 0xC0) == 0x80; }

// Bytes of the valid sequence at `at`; 0 when there is none.
std::size_t sequence(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte(bytes, at);
  const unsigned char second = byte(bytes, at + 1);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (!continues(bytes, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  if (!continues(bytes, at + 2)) return 0;
  if (lead < 0xF0) {
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second >= 0xA0) return 0;
    return 3;
  }
  if (lead > 0xF4 || !continues(bytes, at + 3)) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second >= 0x90) return 0;
  return 4;
}

std::uint32_t row_at(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  return static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    // Most text is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    while (at + sizeof(eight) <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + at, sizeof(eight));
      if ((eight & 0x8080808080808080U) != 0) break;
      at += sizeof(eight);
    }
    if (at == bytes.size()) break;
    const std::size_t length = sequence(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool is_plain_text(std::string_view bytes, std::size_t from, std::size_t to) {
  // Back to the first byte of a character that begins before `from`: it has at most four.
  for (int back = 0; back < 3 && from > 0 && continues(bytes, from); ++back) --from;
  const std::string_view part = bytes.substr(0, to).substr(from);
  if (part.find('\0') != std::string_view::npos) return false;
  const std::size_t at = first_invalid_utf8(part);
  if (at == std::string_view::npos) return true;
  // Perhaps cut off by `to`.
  const std::size_t length = sequence(bytes, from + at);
  return length != 0 && from + at + length > to;
}

std::optional<FileProblem> check_first_bytes(std::string_view& bytes) {
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (starts(std::string_view("PK\x03\x04", 4)) || starts("\xD0\xCF\x11\xE0")) {
    return FileProblem{
        "dit is een rekenblad of een ingepakt bestand; bewaar de lijst eerst als CSV", 0};
  }
  if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
    return FileProblem{"het bestand is bewaard als UTF-16; bewaar het als «CSV UTF-8»", 0};
  }
  if (starts(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return std::nullopt;
}

std::optional<FileProblem> check_encoding(std::string_view& bytes) {
  if (auto problem = check_first_bytes(bytes)) return problem;
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return FileProblem{"dit bestand is geen tekst", row_at(bytes, at)};
  }
  if (const std::size_t at = first_invalid_utf8(bytes); at != std::string_view::npos) {
    return FileProblem{
        "er staat een teken dat niet te lezen is: het bestand is niet bewaard als UTF-8; bewaar "
        "het als «CSV UTF-8»",
        row_at(bytes, at)};
  }
  return std::nullopt;
}

std::string_view trimmed_cell(std::string_view text) {
  const auto plain = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (bool again = true; again;) {
    again = false;
    if (!text.empty() && plain(text.front())) {
      text.remove_prefix(1);
      again = true;
    } else if (!text.empty() && plain(text.back())) {
      text.remove_suffix(1);
      again = true;
    } else if (text.substr(0, 2) == kNoBreakBlank) {
      text.remove_prefix(2);
      again = true;
    } else if (text.size() >= 2 && text.substr(text.size() - 2) == kNoBreakBlank) {
      text.remove_suffix(2);
      again = true;
    }
  }
  return text;
}

std::string shown_name(std::string_view name) {
  constexpr std::size_t kMost = 60;
  name = trimmed_cell(name);
  if (name.size() <= kMost) return grammar::printable(name);
  std::size_t end = kMost;
  while (end > 0 && continues(name, end)) --end;
  return grammar::printable(name.substr(0, end)) + "…";
}

}  // namespace slagboom::candidates
