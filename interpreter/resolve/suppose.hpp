// A model in which some sentences take the place of what the texts say. The texts and their model stay as they are.
#pragma once

#include <span>
#include <string>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

// A sentence of a block `vraag` that takes the place of a rule, a choice of the school, or what the school adds.
struct Supposed {
  const grammar::Question* question = nullptr;  // kind rule or additions
  std::uint32_t document = 0;                   // where it stands
  std::string label;                            // "stel 1": its address
};

// The model with these sentences in place. Each takes the place of every provision of its name, whatever its rank, for
// whom it holds; of two about one name the last counts. Pointers go to the same syntax as those of `base`.
[[nodiscard]] Model suppose(const Model& base, std::span<const Supposed> supposed);

// What a sentence takes the place of: the provisions of its name that hold for a regime, as addresses.
[[nodiscard]] std::vector<std::string> replaced(const Model& base, const Supposed& supposed, const Regime& regime);

}  // namespace slagboom::resolve
