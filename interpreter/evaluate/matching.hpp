// Which element fills which place: a maximum matching (augmenting paths, Kuhn 1955).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace slagboom::evaluate {

inline constexpr std::size_t kMaxPlaces = 64;

// Fills `element_of` (by place, -1 for none) from the elements allowed in each place, and gives how
// many places were filled. `partial` false: stops at the first place that stays empty. At most
// kMaxPlaces places.
[[nodiscard]] std::uint32_t fill_places(std::span<const std::uint64_t> allowed, int* element_of,
                                        bool partial);

}  // namespace slagboom::evaluate
