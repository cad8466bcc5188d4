// What `vergelijk` found: texts, and verdicts of candidates. Text, JSON, CSV and HTML are renderings of this.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/compare/changes.hpp"
#include "interpreter/compare/redline.hpp"
#include "interpreter/compare/relation.hpp"

namespace slagboom::compare {

// The texts of both sides for regimes in which they differ in the same way.
struct TextComparison {
  std::string before, after;     // "havo, examenjaar 2012"; equal when only the texts differ
  std::vector<Difference> differences;
};

struct VerdictComparison {
  ChangeTotals totals;
  std::vector<VerdictChange> changes;   // sorted; only those that are not the same
};

struct Comparison {
  std::string before, after;     // names of the sides: "school.regl.md", "wet"
  std::vector<TextComparison> texts;
  std::size_t regimes = 0;       // how many regimes were laid side by side
  std::vector<ResultComparison> results;
  std::optional<VerdictComparison> verdicts;

  [[nodiscard]] bool differs() const { return !texts.empty() || (verdicts && !verdicts->changes.empty()); }
};

}  // namespace slagboom::compare
