// Reading whole files, and finding the documents in folders.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace slagboom::cli {

struct FileBytes {
  std::string bytes;
  std::string problem;  // not empty: why the file could not be read, Dutch
};

// Why a file cannot be read, from errno; Dutch.
[[nodiscard]] std::string read_problem(int error);

// "-" is standard input. Stops with a problem above `most` bytes.
[[nodiscard]] FileBytes read_file(const std::string& path, std::size_t most);

// Folders replaced by the *.regl.md files in them, in order of name; other paths stay.
[[nodiscard]] std::vector<std::string> documents_in(const std::vector<std::string>& paths);

}  // namespace slagboom::cli
