// The same slot with what does not depend on one column brought together, so that as little as
// possible is computed again when that column changes.
#pragma once

#include <cstdint>

#include "interpreter/columns/graph.hpp"

namespace slagboom::columns {

// A slot with the same value for every candidate. In a sum, and in conditions that must all hold or
// of which one must, the parts without the column come first. The graph may fail.
[[nodiscard]] Slot apart(Graph& graph, Slot slot, std::uint32_t column);

}  // namespace slagboom::columns
