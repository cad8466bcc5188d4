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
  std::vector<Cell> cells;
};

// Does this sentence take pasted rows?
[[nodiscard]] bool takes_pasted(std::string_view head);

// The cells of a line, when it is a pasted row. `begun`: the separator of the rows above it, 0 when
// it would be the first. Only at the margin: a property is indented, and may hold tabs and
// semicolons.
[[nodiscard]] std::optional<PastedRow> pasted_row(const Sources& sources, FileId file,
                                                  const Line& line, char begun);

}  // namespace slagboom::grammar::scan
