// Marks at the start of a line: bullets, letters and numbers of lists, and the ticks of a block.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/document.hpp"

namespace slagboom::grammar::scan {

enum class MarkKind : std::uint8_t { none, bullet, letter, number, degree };

// "- ", "a. ", "b) ", "2a. ", "10.1 ", "1° " at the start of a line.
struct Mark {
  MarkKind kind = MarkKind::none;
  std::string_view label;  // without what closes it
  std::size_t size = 0;    // bytes of the mark itself
  std::size_t text = 0;    // where the text begins
  bool has_dot = false;    // "10.1"
  bool is_closed = false;  // by ".", ")" or "°"
};

// The number at the start: "12", "2a", "10.1". Gives its size; 0 when there is none.
[[nodiscard]] std::size_t number_size(std::string_view text);

[[nodiscard]] Mark read_mark(std::string_view line);

// The label as an address: both signs that are used for a degree become one.
[[nodiscard]] std::string shown_label(const Mark& mark);

// A line of at least three ` or ~, with what stands behind them.
struct Ticks {
  char sign = 0;
  std::size_t count = 0;
  std::string_view info;
};

[[nodiscard]] std::optional<Ticks> read_ticks(std::string_view content);

// What the word behind the ticks says about the block.
struct FenceWord {
  std::string_view word;
  BlockKind kind;
  std::string_view others;  // words that are surely meant as this one, each between blanks
};

inline constexpr std::array<FenceWord, 3> kFenceWords = {{
    {"regel", BlockKind::rules, " regels regles "},
    {"voorbeelden", BlockKind::examples, " voorbeeld "},
    {"vraag", BlockKind::questions, " vragen "},
}};

// A word that is surely meant as this one.
[[nodiscard]] bool is_misspelling(std::string_view info, const FenceWord& word);

}  // namespace slagboom::grammar::scan
