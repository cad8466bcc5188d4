// Departures from one provision: two that hold at once and say something else, and one that never holds.
#pragma once

#include <map>
#include <string>

#include "interpreter/properties/guards.hpp"
#include "interpreter/resolve/lower.hpp"

namespace slagboom::properties {

// Looks at the programs of all regimes, one by one. BOTS-001 when the first case is found of two departures that depart
// from the same provision and not from each other; DOOD-001 at the end, for a departure that held in no regime.
class Departures {
 public:
  Departures(const resolve::Model& model, grammar::Diagnostics& diagnostics) : model_(model), diagnostics_(diagnostics) {}

  void look(const resolve::Lowered& lowered, const resolve::Regime& regime);
  void finish();

 private:
  struct Use {
    resolve::Source source;
    bool holds = false;         // in some regime, or that could not be decided
    std::string never;          // a regime in which it does not hold
  };

  void pair(const resolve::Lowered& lowered, const resolve::Regime& regime, program::DefinitionId definition,
            std::uint32_t first, std::uint32_t second);
  [[nodiscard]] std::string shown(const resolve::Lowered& lowered, const Case& found) const;
  [[nodiscard]] std::string answer(const resolve::Source& source) const;

  const resolve::Model& model_;
  grammar::Diagnostics& diagnostics_;
  std::map<std::pair<grammar::FileId, std::uint32_t>, Use> uses_;   // by place of the sentence
};

}  // namespace slagboom::properties
