// What reglementen say about each topic, for some candidates in one school year.
#pragma once

#include <cstdint>

#include "grammar/calendar_syntax.hpp"
#include "interpreter/compliance/judge.hpp"

namespace slagboom::compliance {

// Whether a document works in a school year, for whom the regime is: its lines «schooljaar». A
// document without them works always. `school_year`: its first year.
[[nodiscard]] bool works(const resolve::Model& model, std::uint32_t document,
                         const resolve::Regime& regime, std::int32_t school_year);

// Whether a sentence with these years holds then, and may hold for the regime.
[[nodiscard]] bool holds(const resolve::Model& model, const Where& where,
                         const grammar::Years& years, const resolve::Regime& regime,
                         std::int32_t school_year);

// The sentences «regelt» of reglementen that work then and may hold for the regime, by topic.
[[nodiscard]] Answers answers_in(const resolve::Model& model, const Book& book,
                                 const resolve::Regime& regime, std::int32_t school_year);

}  // namespace slagboom::compliance
