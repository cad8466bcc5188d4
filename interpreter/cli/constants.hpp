// Values that are the same for every candidate: what may stand in a text in place of a name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/resolve/lower.hpp"

namespace slagboom::cli {

// A cohort as people write it: "2024-2025", the school year in which it began, or "2024-2026", up
// to the exam year.
struct Cohort {
  std::string text;
  std::int64_t first = 0;
  std::optional<std::int64_t> exam_year;
};
[[nodiscard]] std::optional<Cohort> read_cohort(std::string_view text);

// Looks up names for everyone in one cohort (or all) for whom a document is meant.
class Constants {
 public:
  Constants(resolve::Model& model, std::uint32_t document, const std::optional<Cohort>& cohort);

  // What is known of the cohort by itself: no opleiding, and an exam year only when it was given.
  [[nodiscard]] const resolve::Regime& cohort_regime() const { return cohort_regime_; }

  struct Found {
    enum class State : std::uint8_t {
      constant,
      varies,
      depends,
      undefined
    } state = State::undefined;
    std::string text;  // of a constant: "2", "5,5", "havo", "literatuur en ckv"
  };
  // varies: another value per opleiding or year; depends: on the results of a candidate.
  [[nodiscard]] const Found& find(grammar::NameId name);

 private:
  [[nodiscard]] Found look_up(grammar::NameId name);
  [[nodiscard]] bool holds(grammar::NameId name, const resolve::Regime& regime) const;
  [[nodiscard]] std::optional<std::string> value(grammar::NameId name, std::size_t regime);
  resolve::Lowered& lowered(std::size_t regime);

  resolve::Model& model_;
  std::uint32_t document_;
  resolve::Regime cohort_regime_;
  std::vector<resolve::Regime> regimes_;
  std::vector<std::unique_ptr<resolve::Lowered>> lowered_;
  std::unordered_map<grammar::NameId, Found> known_;
};

}  // namespace slagboom::cli
