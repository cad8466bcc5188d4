// Every combination of up to three marks by few questions: one answer counts for all values where
// nothing changes.
#pragma once

#include <functional>
#include <vector>

#include "interpreter/evaluate/frontier.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

// Is this combination enough? Also gives for which others the answer is the same, in steps from it.
using Look = std::function<bool(const Steps& at, std::vector<Kept>& kept)>;

// What every combination gives.
class Grid {
 public:
  // More combinations than this are not held.
  static constexpr std::int64_t kMostCells = 1'000'000;
  [[nodiscard]] static bool fits(Sizes sizes);

  explicit Grid(Sizes sizes);
  // Asks until all is known; false: the budget ran out. `rising`: more is never worse, which saves
  // questions.
  [[nodiscard]] bool fill(const Look& look, bool rising, Budget& budget);

  [[nodiscard]] bool none() const;
  [[nodiscard]] bool all() const;
  // Is what is enough also enough with any place higher?
  [[nodiscard]] bool rises() const;
  // The combinations that are enough and lie above no other that is.
  [[nodiscard]] Frontier minimal() const;
  // Does the place decide for some combination of the others?
  [[nodiscard]] bool matters(std::size_t place) const;
  [[nodiscard]] bool enough(const Steps& at) const { return cells_[index_of(at)] == kEnough; }

 private:
  enum Cell : std::uint8_t { kUnknown, kNot, kEnough };

  [[nodiscard]] std::size_t index_of(const Steps& at) const;
  [[nodiscard]] Steps steps_of(std::size_t index) const;
  Cell ask(const Steps& at);
  void mark(const Steps& at, const std::vector<Kept>& kept, Cell cell);
  void fill_box(const Steps& low, const Steps& high, Cell cell);
  void settle(const Steps& low, const Steps& high);

  Steps sizes_;
  Steps stride_;
  std::vector<std::uint8_t> cells_;
  const Look* look_ = nullptr;
  Budget* budget_ = nullptr;
  bool spent_ = false;
  std::vector<Kept> kept_;
};

}  // namespace slagboom::evaluate
