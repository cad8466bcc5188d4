// Where the laws are when nobody says so.
#pragma once

#include <filesystem>
#include <string>

namespace slagboom::cli {

// The folder in the environment variable SLAGBOOM_STDLIB; else the laws that were installed with
// `binary` (the program, or the shared library); else where they were when it was built.
[[nodiscard]] std::string library_folder(const std::filesystem::path& binary);
// The same, of the program that runs.
[[nodiscard]] std::string library_folder();

}  // namespace slagboom::cli
