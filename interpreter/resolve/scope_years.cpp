// Sets of years as ranges.
#include "interpreter/resolve/scope_years.hpp"

#include <algorithm>

namespace slagboom::resolve {

namespace {

using grammar::ScopeItem;

std::string year_text(std::int32_t year, ScopeItem::Kind kind) {
  return kind == ScopeItem::Kind::cohort ? std::to_string(year) + "-" + std::to_string(year + 1)
                                         : std::to_string(year);
}

}  // namespace

std::vector<Years> years_of(const grammar::Scope& scope, ScopeItem::Kind kind) {
  std::vector<Years> years;
  for (const ScopeItem& item : scope.items) {
    if (item.kind == kind) years.push_back({item.from, item.to});
  }
  if (years.empty()) years.push_back({});
  return years;
}

std::vector<Years> years_of(const Model& model, std::uint32_t document,
                            const grammar::Statement* statement, ScopeItem::Kind kind) {
  std::vector<Years> years = years_of(model.documents[document].syntax->scope, kind);
  if (statement != nullptr) years = common(years, years_of(statement->scope, kind));
  return years;
}

std::vector<Years> common(const std::vector<Years>& a, const std::vector<Years>& b) {
  std::vector<Years> result;
  for (const Years& one : a) {
    for (const Years& other : b) {
      const Years both{std::max(one.from, other.from), std::min(one.to, other.to)};
      if (both.from <= both.to) result.push_back(both);
    }
  }
  return result;
}

std::vector<Years> merged(std::vector<Years> years) {
  std::sort(years.begin(), years.end());
  std::vector<Years> result;
  for (const Years& one : years) {
    if (!result.empty() && one.from <= result.back().to + 1) {
      result.back().to = std::max(result.back().to, one.to);
    } else {
      result.push_back(one);
    }
  }
  return result;
}

std::string years_text(const std::vector<Years>& years, ScopeItem::Kind kind) {
  std::string text = kind == ScopeItem::Kind::cohort ? "cohort " : "examenjaar ";
  for (std::size_t index = 0; index < years.size(); ++index) {
    const Years& one = years[index];
    if (index > 0) text += index + 1 == years.size() ? " en " : ", ";
    if (one.from <= 0 && one.to >= 9999) return "alle jaren";
    if (one.from <= 0) {
      text += year_text(one.to, kind) + " en eerder";
    } else if (one.to >= 9999) {
      text += year_text(one.from, kind) + " en later";
    } else {
      text += year_text(one.from, kind);
      if (one.to != one.from) text += " tot en met " + year_text(one.to, kind);
    }
  }
  return text;
}

}  // namespace slagboom::resolve
