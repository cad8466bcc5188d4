// Limits on what is read; on by default, each with its own message. See docs/taal for the list.
#pragma once

#include <cstddef>

namespace slagboom::grammar {

struct Limits {
  std::size_t file_bytes = 8u << 20;       // one document
  std::size_t line_bytes = 20'000;         // one line
  std::size_t nesting = 32;                // brackets or list levels inside each other
  std::size_t table_rows = 5'000;          // rows of one table
  std::size_t table_columns = 64;          // columns of one table
  std::size_t names = 20'000;              // declared names in all documents together
  std::size_t sentence_bytes = 4'000;      // one sentence, continuation lines joined
  std::size_t statements = 100'000;        // statements of one document
  std::size_t diagnostics = 200;           // messages per document
};

}  // namespace slagboom::grammar
