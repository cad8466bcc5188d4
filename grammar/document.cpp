// Phrases with their places, reading the structure, and addresses of parts.
#include "grammar/document.hpp"

#include <algorithm>

#include "grammar/scanner.hpp"

namespace slagboom::grammar {

Span Phrase::span(std::size_t begin, std::size_t end) const {
  const auto source_of = [this](std::size_t offset) {
    const auto next = std::upper_bound(
        pieces.begin(), pieces.end(), offset,
        [](std::size_t value, const Piece& piece) { return value < piece.offset; });
    if (next == pieces.begin()) return std::uint32_t{0};
    const Piece& piece = *(next - 1);
    return static_cast<std::uint32_t>(piece.source + (offset - piece.offset));
  };
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  const std::uint32_t first = source_of(begin);
  // The end belongs to the last character, not to what comes after it on the next line.
  return {file, first, end == begin ? first : source_of(end - 1) + 1};
}

Document scan_document(const Sources& sources, FileId file, const Limits& limits,
                       Diagnostics& diagnostics) {
  return scan::Scanner(sources, file, limits, diagnostics).run();
}

Document scan_sentences(const Sources& sources, FileId file, BlockKind kind, const Limits& limits,
                        Diagnostics& diagnostics) {
  return scan::Scanner(sources, file, limits, diagnostics).run_inside(kind);
}

std::string part_address(const Document& document, PartId id) {
  if (id >= document.parts.size()) return {};
  std::vector<PartId> path;  // from the part up to the article or hoofdstuk
  while (document.parts[id].kind == PartKind::lid ||
         document.parts[id].kind == PartKind::onderdeel) {
    path.push_back(id);
    id = document.parts[id].parent;
  }
  const Part& base = document.parts[id];
  std::string result;
  if (base.kind == PartKind::document) {
    result = document.title;
  } else if (base.kind == PartKind::artikel) {
    result = "Artikel " + base.label;
  } else {
    result = base.word.empty() ? base.label : base.word + " " + base.label;
  }
  bool in_onderdeel = false;
  for (auto each = path.rbegin(); each != path.rend(); ++each) {
    const Part& part = document.parts[*each];
    if (part.kind == PartKind::lid) {
      result += " lid " + part.label;
    } else {
      result += (in_onderdeel ? ", " : " onderdeel ") + part.label;
      in_onderdeel = true;
    }
  }
  return result;
}

}  // namespace slagboom::grammar
