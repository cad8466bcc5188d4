// What kind of bytes a file holds: readable text, or something with a message of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

// What some programs put before UTF-8 text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Offset of the first byte that is no UTF-8 (overlong forms and surrogates included); npos: all is
// well.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes);

// Why these bytes cannot be read as text; nothing when they can. Removes a byte order mark.
[[nodiscard]] std::optional<FileProblem> check_encoding(std::string_view& bytes);
// Its first half: what the first bytes tell, and no more.
[[nodiscard]] std::optional<FileProblem> check_first_bytes(std::string_view& bytes);

// Its second half for a part of the bytes: whether there is nothing wrong with any character that
// lies in [from, to), wholly or partly.
[[nodiscard]] bool is_plain_text(std::string_view bytes, std::size_t from, std::size_t to);

// Without blanks, tabs, line ends and non-breaking blanks around it.
[[nodiscard]] std::string_view trimmed_cell(std::string_view text);

// Name of a column or key as shown in a message: one line, not too long.
[[nodiscard]] std::string shown_name(std::string_view name);

}  // namespace slagboom::candidates
