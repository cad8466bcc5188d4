// Rows pasted from a spreadsheet below a PTA: cells with tabs or semicolons between them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "grammar/document.hpp"
#include "grammar/scan_lines.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar::scan {

struct PastedRow {
  char separator = 0;
  std::size_t leading = 0;  // empty cells before the text of the line
  std::vector<Cell> cells;  // without these
};

// Does this sentence take pasted rows?
[[nodiscard]] bool takes_pasted(std::string_view head);

// The cells of a line, when it is a pasted row. `begun`: the separator of the rows above it, 0 when
// it would be the first. Tabs count anywhere; semicolons begin a table at the margin only, because
// a property may hold some.
[[nodiscard]] std::optional<PastedRow> pasted_row(const Sources& sources, FileId file,
                                                  const Line& line, char begun);

}  // namespace slagboom::grammar::scan
