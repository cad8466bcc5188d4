// A maximum matching of places to elements.
#include "interpreter/evaluate/matching.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

std::uint32_t fill_places(std::span<const std::uint64_t> allowed, int* element_of, bool partial) {
  const auto count = static_cast<std::uint32_t>(allowed.size());
  int taken_by[kMaxElements];
  std::fill(taken_by, taken_by + kMaxElements, -1);
  std::fill(element_of, element_of + count, -1);
  std::uint32_t matched = 0;
  for (std::uint32_t start = 0; start < count; ++start) {
    // Search an alternating path without recursion.
    int element_parent[kMaxElements];
    std::uint64_t seen = 0;
    std::uint32_t queue[kMaxPlaces];
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    queue[tail++] = start;
    int end = -1;
    while (head < tail && end < 0) {
      const std::uint32_t place = queue[head++];
      std::uint64_t free = allowed[place] & ~seen;
      while (free != 0) {
        const int candidate = std::countr_zero(free);
        free &= free - 1;
        seen |= std::uint64_t{1} << candidate;
        element_parent[candidate] = static_cast<int>(place);
        if (taken_by[candidate] < 0) {
          end = candidate;
          break;
        }
        queue[tail++] = static_cast<std::uint32_t>(taken_by[candidate]);
      }
    }
    if (end < 0) {
      // A place that no path fills stays empty whatever comes after.
      if (!partial) return matched;
      continue;
    }
    ++matched;
    // Walk back: each place on the path takes the element that led to it.
    for (int current = end; current >= 0;) {
      const int place = element_parent[current];
      const int former = element_of[place];
      taken_by[current] = place;
      element_of[place] = current;
      current = former;
    }
  }
  return matched;
}

}  // namespace slagboom::evaluate
