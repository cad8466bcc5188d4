// Scopes together, over all regimes that differ.
#include "interpreter/resolve/together.hpp"

#include <algorithm>

#include "interpreter/resolve/scope_years.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Scope;
using grammar::ScopeItem;

bool is_backwards(const Scope& scope) {
  return std::any_of(scope.items.begin(), scope.items.end(),
                     [](const ScopeItem& item) { return item.from > item.to; });
}

// Cohorts are in no regime: whether they have a year in common is decided by their bounds.
bool share_a_cohort(const std::vector<const Scope*>& scopes) {
  std::vector<Years> left{{}};
  for (const Scope* scope : scopes) left = common(left, years_of(*scope, ScopeItem::Kind::cohort));
  return !left.empty();
}

}  // namespace

bool Together::possible(const std::vector<const Scope*>& scopes) {
  std::string key;
  for (const Scope* scope : scopes) {
    if (is_backwards(*scope)) return true;
    for (const ScopeItem& item : scope->items) {
      key += std::to_string(static_cast<int>(item.kind)) + ":" + std::to_string(item.name) + ":" +
             std::to_string(item.from) + ":" + std::to_string(item.to) + ",";
    }
    key += ";";
  }
  const auto [place, is_new] = known_.try_emplace(std::move(key), true);
  if (!is_new) return place->second;
  const bool fitting = std::any_of(regimes_.begin(), regimes_.end(), [&](const Regime& regime) {
    return std::all_of(scopes.begin(), scopes.end(), [&](const Scope* scope) {
      return fits(model_, *scope, regime) != Fits::no;
    });
  });
  place->second = fitting && share_a_cohort(scopes);
  return place->second;
}

}  // namespace slagboom::resolve
