// Which form of rows a file has.
#include <memory>

#include "interpreter/candidates/column_file.hpp"
#include "interpreter/candidates/json_lines.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/row_file.hpp"
#include "interpreter/candidates/wide_file.hpp"

namespace slagboom::candidates {

std::unique_ptr<RowFile> open_rows(std::string_view bytes, const FileSchema& schema,
                                   const Each& each, std::size_t piece) {
  if (is_column_file(bytes)) return std::make_unique<ColumnFile>(bytes, schema, each, piece);
  std::string_view text = bytes;
  (void)check_first_bytes(text);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (text[first] == '{' || text[first] == '['))
    return std::make_unique<JsonLines>(bytes, schema, each, piece);
  return std::make_unique<WideFile>(bytes, schema, each, piece);
}

}  // namespace slagboom::candidates
