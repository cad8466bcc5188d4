// Headings of hoofdstukken and articles, and the status at the end of a lid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "grammar/document.hpp"
#include "grammar/scan_lines.hpp"

namespace slagboom::grammar::scan {

// Level 1 to 6, or 0 when the line is no heading. "##Artikel" counts too: reading it as prose would
// put what follows under the wrong article.
[[nodiscard]] std::size_t heading_level(const Line& line);

// The heading without its marks.
[[nodiscard]] std::string_view heading_text(std::string_view content, std::size_t level);

struct Heading {
  PartKind kind = PartKind::hoofdstuk;
  std::string word;
  std::string label;
  std::string title;
  bool is_numbered = false;
};

[[nodiscard]] Heading read_heading(std::string_view text);

struct StatusMark {
  LidStatus status = LidStatus::unsaid;
  std::string reason;
  bool is_alone = false;  // nothing stands before it
};

// `*(toelichting)*`, `*(oordeel van de examencommissie)*`, `*(niet uitvoerbaar omdat …)*`
[[nodiscard]] StatusMark read_status(std::string_view text);

}  // namespace slagboom::grammar::scan
