// Weights and codes of domains as people write them in a PTA.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::grammar {

// "2", "12,5" or "20%" in hundredths; nothing when it is no number below a million.
[[nodiscard]] std::optional<std::int64_t> read_weight(std::string_view text);
// The other way: 250 gives "2,5".
[[nodiscard]] std::string weight_text(std::int64_t hundredths);

// Codes of domains at the start of a text: "domein D, E: de markt" gives D and E. Ranges are
// written out ("B1-B4"); "NE/K/1" is K1, and "J/K" is J and K. When something else follows than a
// sign, words behind a dash or the end, the text is no list of domains and the answer is empty
// ("A Christmas Carol").
[[nodiscard]] std::vector<std::string> read_domains(std::string_view text);

// "a, b" as separate texts; a dash for nothing is left out.
[[nodiscard]] std::vector<std::string> listed(std::string_view text);

// "B3" lies in "B": the letters without the number. The code itself when it has none.
[[nodiscard]] std::string_view parent_domain(std::string_view code);

// Is one of them the other, or a part of it?
[[nodiscard]] bool related_domains(std::string_view a, std::string_view b);

}  // namespace slagboom::grammar
