// Pieces of a self-contained HTML page: escaping, cells, and the frame with its style for screen
// and A4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slagboom::report {

// Text for between tags and inside quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

// <name class="…">escaped text</name>; no class when it is empty.
[[nodiscard]] std::string element(std::string_view name, std::string_view text,
                                  std::string_view css_class = {});

// <ul> with an item for each text.
[[nodiscard]] std::string list_html(const std::vector<std::string>& items);

// A table with a caption, column headers, and the first cell of each row as its header.
struct HtmlTable {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // plain text
  std::vector<bool> numeric;                   // per column; aligned to the right
};
[[nodiscard]] std::string table_html(const HtmlTable& table);

// The whole page; `body` is HTML already.
[[nodiscard]] std::string page(std::string_view title, std::string_view body);

}  // namespace slagboom::report
