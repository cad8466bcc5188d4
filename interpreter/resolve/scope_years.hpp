// Years in scopes: which ones, whether two scopes share any, and how to say them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

struct Years {
  std::int32_t from = 0;
  std::int32_t to = 9999;
  friend auto operator<=>(const Years&, const Years&) = default;
};

// The exam years or cohorts of a scope; all years when it names none.
[[nodiscard]] std::vector<Years> years_of(const grammar::Scope& scope,
                                          grammar::ScopeItem::Kind kind);
// Of a document and, when given, a sentence in it together.
[[nodiscard]] std::vector<Years> years_of(const Model& model, std::uint32_t document,
                                          const grammar::Statement* statement,
                                          grammar::ScopeItem::Kind kind);

[[nodiscard]] std::vector<Years> common(const std::vector<Years>& a, const std::vector<Years>& b);

// The same years in as few ranges as can be, in order.
[[nodiscard]] std::vector<Years> merged(std::vector<Years> years);

// "examenjaar 2020 tot en met 2022", "cohort 2024-2025 en later".
[[nodiscard]] std::string years_text(const std::vector<Years>& years,
                                     grammar::ScopeItem::Kind kind);

}  // namespace slagboom::resolve
