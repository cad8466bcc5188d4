// Two readings side by side, provision by provision: what was added, removed, changed or moved.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/compare/provisions.hpp"

namespace slagboom::compare {

// A run of words that both readings have, or only one of them.
struct Piece {
  enum class Kind : std::uint8_t { same, removed, added } kind = Kind::same;
  std::string text;
};

// One line with its changes; `skipped`: so many equal lines are left out here.
struct RedLine {
  std::vector<Piece> pieces;
  std::size_t skipped = 0;
};

enum class Change : std::uint8_t {
  added,
  removed,
  changed,   // other words
  moved,     // the same words in another provision, for another scope, or in another version of the document
};

struct Difference {
  Change change = Change::changed;
  bool prose = false;
  std::string name;                             // what the sentence is about
  std::string before, after;                    // provisions; empty where there is none
  std::string scope_before, scope_after;
  std::string version_before, version_after;
  std::vector<RedLine> lines;                   // not for `moved`
};

// Lays the units side by side: first by place, then by what they are about. In the order of the first reading; what
// only the second has stands behind what it follows there. Of a document that only one reading has, while that reading
// has all the others too, the running text is left out.
[[nodiscard]] std::vector<Difference> redline(const std::vector<Unit>& before, const std::vector<Unit>& after);

// Two lists of lines, word by word.
[[nodiscard]] std::vector<RedLine> lines_compared(const std::vector<std::string>& before,
                                                  const std::vector<std::string>& after);

[[nodiscard]] std::string_view change_word(Change change);  // "toegevoegd", "geschrapt", "gewijzigd", "verplaatst"

}  // namespace slagboom::compare
