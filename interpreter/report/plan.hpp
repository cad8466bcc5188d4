// PTA's as they read, with what amendments changed, and the columns of a pupil system beside them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/pta/columns.hpp"

namespace slagboom::report {

[[nodiscard]] std::string plans_text(const pta::Plans& plans,
                                     const std::vector<pta::Reading>& readings, std::size_t width);
// "a.regl.md, regel 3: toets 9 staat niet in het PTA; …": why a text is not sure.
[[nodiscard]] std::string misfit_text(const pta::Misfit& misfit);
// One line a test: whose PTA it is, and then the columns of the language.
[[nodiscard]] std::string plans_csv(const std::vector<pta::Reading>& readings);
// One object a PTA, a line each.
[[nodiscard]] std::string plans_json(const pta::Plans& plans,
                                     const std::vector<pta::Reading>& readings);
// With the words that an amendment struck out and those that came in their place.
[[nodiscard]] std::string plans_html(const pta::Plans& plans,
                                     const std::vector<pta::Reading>& readings);

[[nodiscard]] std::string columns_text(const pta::ColumnReport& report, std::size_t width);
[[nodiscard]] std::string columns_csv(const pta::ColumnReport& report);
[[nodiscard]] std::string columns_json(const pta::ColumnReport& report);

}  // namespace slagboom::report
