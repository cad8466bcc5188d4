// Which program this is, as it stands in records and letters.
#pragma once

#include <string>

namespace slagboom::cli {

// "0.1.0", with the commit behind it when that was known at build time: "0.1.0 (75a6056)".
[[nodiscard]] std::string engine_version();

}  // namespace slagboom::cli
