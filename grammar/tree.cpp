// The events of a sentence as a tree.
#include "grammar/tree.hpp"

#include <algorithm>

namespace slagboom::grammar {

std::vector<std::size_t> Tree::range(std::size_t first, std::size_t end) const {
  std::vector<std::size_t> result;
  while (end > first) {
    result.push_back(end - 1);
    end = reading_.events[end - 1].first;
  }
  std::reverse(result.begin(), result.end());
  return result;
}

std::vector<std::size_t> Tree::children(std::size_t index) const {
  return range(reading_.events[index].first, index);
}
std::vector<std::size_t> Tree::top() const { return range(0, reading_.events.size()); }

std::optional<std::size_t> Tree::find(Tag tag) const {
  for (const std::size_t index : top()) {
    if (reading_.events[index].tag == tag) return index;
  }
  return std::nullopt;
}

Span Tree::span(std::size_t index) const {
  return phrase_->span(reading_.events[index].begin, reading_.events[index].end);
}

std::string_view Tree::text(std::size_t index) const {
  const Event& event = reading_.events[index];
  return std::string_view(phrase_->text).substr(event.begin, event.end - event.begin);
}

}  // namespace slagboom::grammar
