// The verbs as functions: each takes the options, prints its results, and returns the exit status.
#pragma once

#include "interpreter/cli/options.hpp"

namespace slagboom::cli {

[[nodiscard]] Status controleer(const Options& options);
[[nodiscard]] Status beoordeel(const Options& options);
[[nodiscard]] Status leguit(const Options& options);
[[nodiscard]] Status watals(const Options& options);
[[nodiscard]] Status test(const Options& options);
[[nodiscard]] Status opmaak(const Options& options);
[[nodiscard]] Status toon(const Options& options);
// toon --onderwerpen
[[nodiscard]] Status onderwerpen(const Options& options);
[[nodiscard]] Status kalender(const Options& options);
[[nodiscard]] Status vergelijk(const Options& options);
[[nodiscard]] Status herhaal(const Options& options);
[[nodiscard]] Status pta(const Options& options);
[[nodiscard]] Status kolommen(const Options& options);
[[nodiscard]] Status verzamel(const Options& options);
[[nodiscard]] Status voegsamen(const Options& options);
[[nodiscard]] Status inpakken(const Options& options);

}  // namespace slagboom::cli
