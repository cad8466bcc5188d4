// The events of a sentence as a tree.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/document.hpp"
#include "grammar/reading.hpp"

namespace slagboom::grammar {

// A text that was read, with its events as a tree.
class Tree {
 public:
  Tree(Reading reading, const Phrase& phrase) : reading_(std::move(reading)), phrase_(&phrase) {}
  [[nodiscard]] const Event& operator[](std::size_t index) const { return reading_.events[index]; }
  // Indexes of the children of an event, in order.
  [[nodiscard]] std::vector<std::size_t> children(std::size_t index) const;
  // Indexes of the outermost events, in order.
  [[nodiscard]] std::vector<std::size_t> top() const;
  [[nodiscard]] std::optional<std::size_t> find(Tag tag) const;  // among the outermost
  [[nodiscard]] Span span(std::size_t index) const;
  [[nodiscard]] std::string_view text(std::size_t index) const;
  [[nodiscard]] const Phrase& phrase() const { return *phrase_; }

 private:
  [[nodiscard]] std::vector<std::size_t> range(std::size_t first, std::size_t end) const;

  Reading reading_;
  const Phrase* phrase_;
};

}  // namespace slagboom::grammar
