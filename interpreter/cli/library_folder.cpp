// Installed files stand together under one folder, wherever that is moved: bin/, lib/ or
// lib/<machine>/, and share/.
#include "interpreter/cli/library_folder.hpp"

#include <cstdlib>
#include <system_error>

namespace slagboom::cli {

std::string library_folder(const std::filesystem::path& binary) {
  const char* const set = std::getenv("SLAGBOOM_STDLIB");
  if (set != nullptr && *set != '\0') return set;
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::canonical(binary, ignored).parent_path();
  if (!folder.empty()) {
    for (const char* const above : {"..", "../.."}) {
      const std::filesystem::path laws =
          (folder / above / "share/slagboom/stdlib").lexically_normal();
      if (std::filesystem::is_directory(laws, ignored)) return laws.string();
    }
  }
  return SLAGBOOM_STDLIB_DIR;
}

std::string library_folder() { return library_folder("/proc/self/exe"); }

}  // namespace slagboom::cli
