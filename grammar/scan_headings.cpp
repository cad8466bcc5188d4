// Headings of hoofdstukken and articles, and the status at the end of a lid.
#include "grammar/scan_headings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "grammar/scan_marks.hpp"

namespace slagboom::grammar::scan {

namespace {

struct HeadingWord {
  std::string_view written;
  std::string_view shown;
  PartKind kind;
};

constexpr std::array<HeadingWord, 9> kHeadingWords = {{
    {"artikel", "Artikel", PartKind::artikel},
    {"art.", "Artikel", PartKind::artikel},
    {"hoofdstuk", "Hoofdstuk", PartKind::hoofdstuk},
    {"afdeling", "Afdeling", PartKind::hoofdstuk},
    {"bijlage", "Bijlage", PartKind::hoofdstuk},
    {"deel", "Deel", PartKind::hoofdstuk},
    {"paragraaf", "Paragraaf", PartKind::hoofdstuk},
    {"titel", "Titel", PartKind::hoofdstuk},
    {"§", "§", PartKind::hoofdstuk},
}};

// "3.34", "10a", "R6", "II", "B"; not "over" or "uit".
bool is_heading_number(std::string_view label) {
  if (label.empty() || label.size() > 15) return false;
  bool has_digit = false;
  bool is_roman = true;
  for (const char c : label) {
    if (!is_digit(c) && !is_small(c) && !is_capital(c) && c != '.' && c != ':' && c != '-')
      return false;
    has_digit = has_digit || is_digit(c);
    is_roman = is_roman && std::string_view("IVXLCDM").find(c) != std::string_view::npos;
  }
  return has_digit || is_roman || (label.size() == 1 && is_capital(label[0]));
}

}  // namespace

std::size_t heading_level(const Line& line) {
  if (line.indent > 3) return 0;
  const std::size_t level = std::min(line.content.find_first_not_of('#'), line.content.size());
  if (level == 0 || level > 6) return 0;
  if (level == line.content.size() || line.content[level] == ' ' || level > 1) return level;
  return 0;
}

std::string_view heading_text(std::string_view content, std::size_t level) {
  std::string_view text = trimmed(content.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) return {};
  if (last + 1 < text.size() && text[last] == ' ') text = trimmed(text.substr(0, last));
  return text;
}

Heading read_heading(std::string_view text) {
  Heading heading;
  const auto number_at = [&](std::size_t at) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    const std::string_view token = text.substr(begin, text.find(' ', begin) - begin);
    std::string_view label = token;
    while (!label.empty() &&
           std::string_view(".:,;)-").find(label.back()) != std::string_view::npos) {
      label.remove_suffix(1);
    }
    if (!is_heading_number(label)) return false;
    heading.is_numbered = true;
    heading.label = label;
    const std::string_view rest = text.substr(begin + token.size());
    heading.title = rest.substr(std::min(rest.find_first_not_of(" .:-"), rest.size()));
    return true;
  };
  const std::string start = lower(text.substr(0, 12));
  for (const HeadingWord& word : kHeadingWords) {
    if (!starts_with(start, word.written)) continue;
    const bool ends = text.size() > word.written.size() &&
                      (text[word.written.size()] == ' ' || word.shown == "§");
    if (!ends || !number_at(word.written.size())) continue;
    heading.kind = word.kind;
    heading.word = word.shown;
    return heading;
  }
  const std::size_t number = number_size(text);
  const bool is_number =
      number > 0 && std::string_view(" .:)").find(text.substr(number, 1)) != std::string_view::npos;
  if (is_number && number_at(0)) return heading;
  heading.label = text;
  return heading;
}

StatusMark read_status(std::string_view text) {
  constexpr std::string_view kOpen = "*(";
  constexpr std::string_view kClose = ")*";
  if (text.size() < kClose.size() || text.substr(text.size() - kClose.size()) != kClose) return {};
  const std::size_t begin = text.rfind(kOpen);
  if (begin == std::string_view::npos || begin + kOpen.size() > text.size() - kClose.size())
    return {};
  const std::string_view inside = trimmed(
      text.substr(begin + kOpen.size(), text.size() - kClose.size() - begin - kOpen.size()));
  const std::string small = lower(inside);
  const auto after = [&](std::string_view start) -> std::optional<std::string> {
    if (!starts_with(small, start)) return std::nullopt;
    return std::string(trimmed(inside.substr(start.size())));
  };
  const auto found = [&](LidStatus status, std::string reason) {
    return StatusMark{status, std::move(reason), trimmed(text.substr(0, begin)).empty()};
  };
  if (small == "toelichting") return found(LidStatus::toelichting, "");
  if (small == "geregeld") return found(LidStatus::geregeld, "");
  if (small == "oordeel") return found(LidStatus::oordeel, "");
  if (auto organ = after("oordeel van ")) return found(LidStatus::oordeel, *std::move(organ));
  if (small == "niet uitvoerbaar") return found(LidStatus::niet_uitvoerbaar, "");
  for (const std::string_view start :
       {"niet uitvoerbaar omdat ", "niet uitvoerbaar, omdat ", "niet uitvoerbaar:"}) {
    if (auto reason = after(start)) return found(LidStatus::niet_uitvoerbaar, *std::move(reason));
  }
  return {};
}

}  // namespace slagboom::grammar::scan
