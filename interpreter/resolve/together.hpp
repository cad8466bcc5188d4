// Whether scopes leave anybody for whom all of them may hold.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

class Together {
 public:
  explicit Together(const Model& model) : model_(model), regimes_(all_regimes(model)) {}

  // Whether some candidate can be in all of these. A scope that runs backwards has its own message
  // and is taken as possible.
  [[nodiscard]] bool possible(const std::vector<const grammar::Scope*>& scopes);

 private:
  const Model& model_;
  std::vector<Regime> regimes_;
  std::map<std::string, bool> known_;
};

}  // namespace slagboom::resolve
