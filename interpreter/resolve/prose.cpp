// Finds names between braces in running text and in the cells of tables outside fences.
#include "interpreter/resolve/prose.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "grammar/words.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Block;
using grammar::BlockKind;
using grammar::Phrase;

// Words with letters; not the "{#anchor}" or "{.class}" of other Markdown tools.
bool may_be_name(std::string_view words) {
  if (words.empty() || std::string_view("#.:%$=/!&*").find(words.front()) != std::string_view::npos)
    return false;
  if (words.find_first_of("{}<>=|") != std::string_view::npos) return false;
  return std::any_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// "het eindcijfer van Nederlands": the longest name, when what follows says whose it is.
void find_owned(const grammar::NameTable& names, std::string_view words,
                ProseReference& reference) {
  for (const grammar::NameTable::Match& match : names.matches(words)) {
    if (grammar::match_words(grammar::trimmed(words.substr(match.length)), "van") == 0) continue;
    reference.name = match.id;
    reference.has_owner = true;
    return;
  }
}

void find_in(const grammar::NameTable& names, const Phrase& phrase, grammar::PartId part,
             std::vector<ProseReference>& found) {
  const std::string_view text = phrase.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '`') {
      // Code ends at the same number of ticks; without an end the ticks are plain text.
      const std::size_t size = std::min(text.find_first_not_of('`', at), text.size()) - at;
      const std::size_t end = text.find(text.substr(at, size), at + size);
      at = end == std::string_view::npos ? at + size - 1 : end + size - 1;
    } else if (text[at] == '{') {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return;
      at = text.rfind('{', close);  // of "{ {naam}" the inner one
      const std::string_view words = grammar::trimmed(text.substr(at + 1, close - at - 1));
      if (!may_be_name(words)) continue;
      ProseReference reference;
      reference.span = phrase.span(at, close + 1);
      reference.inner = phrase.span(at + 1, close);
      reference.words = words;
      reference.name = names.find(words).value_or(grammar::kNoName);
      if (reference.name == grammar::kNoName) find_owned(names, words, reference);
      reference.part = part;
      found.push_back(std::move(reference));
      at = close;
    }
  }
}

}  // namespace

std::vector<ProseReference> prose_references(const grammar::NameTable& names,
                                             const grammar::Document& document) {
  std::vector<ProseReference> found;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::prose) find_in(names, block.text, block.part, found);
    if (block.kind != BlockKind::table) continue;
    for (const grammar::Cell& cell : block.table.header.cells)
      find_in(names, cell.text, block.part, found);
    for (const grammar::Row& row : block.table.rows) {
      for (const grammar::Cell& cell : row.cells) find_in(names, cell.text, block.part, found);
    }
  }
  return found;
}

}  // namespace slagboom::resolve
