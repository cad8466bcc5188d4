// Which combinations of steps are enough: exact answers about a set of vectors, within a stated
// amount of work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace slagboom::evaluate {

// One place per open mark; a value counts the steps above the lowest mark: 0 .. size - 1.
using Steps = std::vector<std::int64_t>;
using Sizes = std::span<const std::int64_t>;
// Is this combination enough? May be asked in any order.
using Enough = std::function<bool(const Steps&)>;

// How many questions may still be asked. Shared between the parts of one answer.
struct Budget {
  std::uint64_t left = 0;
  [[nodiscard]] bool take() {
    if (left == 0) return false;
    --left;
    return true;
  }
};

// The combinations that are enough and of which no place can be lower. `complete` false: the budget
// ran out.
struct Frontier {
  std::vector<Steps> minimal;  // in order of their first place, then the second, and so on
  bool complete = true;
};

enum class Matters : std::uint8_t { no, yes, not_computed };

// ---- more is never worse: raising a place never turns enough into not enough ----

// The least value of one place when all others are as high as can be; nothing when even that is not
// enough.
[[nodiscard]] std::optional<std::int64_t> least_alone(Sizes sizes, std::size_t place,
                                                      const Enough& enough);
// All minimal combinations. At most three places are walked; more give an incomplete answer.
[[nodiscard]] Frontier minimal_rising(Sizes sizes, const Enough& enough, Budget& budget);
// Is there a combination of the others for which this place decides?
[[nodiscard]] Matters matters_rising(Sizes sizes, std::size_t place, const Enough& enough,
                                     Budget& budget);

// ---- nothing known about the direction: everything is tried ----

// Per place the values to try, in rising order; between them nothing changes.
struct Trials {
  std::vector<Steps> enough;  // every combination that is enough
  bool complete = true;
};
[[nodiscard]] Trials try_all(const std::vector<Steps>& values, const Enough& enough,
                             Budget& budget);
[[nodiscard]] Frontier minimal_of(const Trials& trials);
// Is what is enough also enough with any place higher?
[[nodiscard]] bool rises(const Trials& trials, const std::vector<Steps>& values);
[[nodiscard]] Matters matters_in(const Trials& trials, const std::vector<Steps>& values,
                                 std::size_t place);

// ---- a frontier in few lines ----

// Stands for: every place at least `least`, and together at least `sum`.
struct Region {
  Steps least;
  std::int64_t sum = 0;
};
// Parts that together are exactly what lies on or above the frontier (of a rising question, two or
// three places).
[[nodiscard]] std::vector<Region> parts_of(const Frontier& frontier, Sizes sizes);

}  // namespace slagboom::evaluate
