// What holds of the texts of a session as a whole.
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

std::vector<properties::Property> Session::properties(const std::function<void(std::size_t, std::size_t)>& progress) {
  State& state = *state_;
  std::vector<properties::Property> found;
  if (!state.model) return found;
  const std::vector<resolve::Regime> regimes = properties::regimes_of(*state.model);
  const properties::Limits limits;
  const auto step = [&](properties::Property property) {
    found.push_back(std::move(property));
    if (progress) progress(found.size(), 3);
  };
  step(properties::higher_mark_never_harms(*state.model, state.sources, regimes, limits));
  step(properties::exactly_one_result(*state.model, state.sources, regimes, limits));
  step(properties::no_rule_beside_the_law(*state.model, state.sources, regimes, limits));
  return found;
}

}  // namespace slagboom::cli
