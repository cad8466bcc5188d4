// The number of the project and, when asked for at build time, the commit.
#include "interpreter/cli/version.hpp"

namespace slagboom::cli {

#ifdef SLAGBOOM_WITH_COMMIT
extern const char* const kCommit;
#endif

std::string engine_version() {
  std::string version = SLAGBOOM_VERSION;
#ifdef SLAGBOOM_WITH_COMMIT
  if (*kCommit != '\0') version += " (" + std::string(kCommit) + ")";
#endif
  return version;
}

}  // namespace slagboom::cli
