// Where a reader of JSON stands in the text, and what is wrong there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace slagboom::candidates {

// An iterator over bytes that tells how far it has come: events of the JSON reader carry no
// position.
class CountingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator() = default;
  CountingIterator(const char* at, const char** seen) : at_(at), seen_(seen) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    if (seen_ != nullptr) *seen_ = at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_ = nullptr;
  const char** seen_ = nullptr;
};

// Lines are counted only when asked for, and never twice.
class Position {
 public:
  Position(std::string_view text, std::uint32_t first_line)
      : seen(text.data()),
        text_(text),
        counted_(text.data()),
        line_(first_line),
        first_line_(first_line) {}

  // Line of what was read last. The reader may be one byte ahead (the end of a number).
  std::uint32_t line() {
    const char* to = seen > text_.data() ? seen - 1 : seen;
    if (to > counted_) {
      line_ += static_cast<std::uint32_t>(std::count(counted_, to, '\n'));
      counted_ = to;
    }
    return line_;
  }
  // Line of the byte before which `bytes` bytes were read, that one included.
  [[nodiscard]] std::uint32_t line_at(std::size_t bytes) const {
    const std::size_t to = std::min(bytes > 0 ? bytes - 1 : 0, text_.size());
    const char* end = text_.data() + to;
    return first_line_ + static_cast<std::uint32_t>(std::count(text_.data(), end, '\n'));
  }
  [[nodiscard]] std::size_t seen_bytes() const {
    return static_cast<std::size_t>(seen - text_.data());
  }

  const char* seen;

 private:
  std::string_view text_;
  const char* counted_;
  std::uint32_t line_;
  std::uint32_t first_line_;
};

// What is wrong after `bytes` bytes, in words; shows nothing of the text but punctuation.
[[nodiscard]] std::string reading_error(std::string_view text, std::size_t bytes);

}  // namespace slagboom::candidates
