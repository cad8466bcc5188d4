// Properties of a text, as text and JSON.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "interpreter/properties/property.hpp"

namespace slagboom::report {

[[nodiscard]] std::string properties_text(std::span<const properties::Property> all, std::size_t width);
// One object a line: a property and one outcome of it.
[[nodiscard]] std::string properties_json(std::span<const properties::Property> all);

}  // namespace slagboom::report
