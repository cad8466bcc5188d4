// Walks along the border between enough and not enough.
#include "interpreter/evaluate/frontier.hpp"

#include <algorithm>
#include <numeric>

namespace slagboom::evaluate {

namespace {

constexpr std::size_t kMostPlaces = 3;

Steps top_of(Sizes sizes) {
  Steps top;
  for (const std::int64_t size : sizes) top.push_back(size - 1);
  return top;
}

// The least value of `place`, the others as they stand in `at`; asks about the highest value first.
std::optional<std::int64_t> least_at(Sizes sizes, std::size_t place, Steps at,
                                     const Enough& enough) {
  std::int64_t low = 0;
  std::int64_t high = sizes[place] - 1;
  at[place] = high;
  if (!enough(at)) return std::nullopt;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    at[place] = middle;
    if (enough(at)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

// Enough along the last two places, the ones before them fixed in `at`: from the top left down the
// stairs.
bool stairs(Sizes sizes, Steps at, const Enough& enough, Budget& budget,
            std::vector<Steps>& found) {
  const std::size_t across = sizes.size() - 2;
  const std::size_t down = sizes.size() - 1;
  at[across] = 0;
  at[down] = sizes[down] - 1;
  bool reached = false;
  while (at[across] < sizes[across] && at[down] >= 0) {
    if (!budget.take()) return false;
    if (enough(at)) {
      reached = true;
      --at[down];
      continue;
    }
    if (reached) {
      Steps minimal = at;
      ++minimal[down];
      found.push_back(std::move(minimal));
      reached = false;
    }
    ++at[across];
  }
  // Left below the floor: the last value asked was enough.
  if (reached) {
    ++at[down];
    found.push_back(at);
  }
  return true;
}

bool next(Steps& at, Sizes sizes, std::size_t places) {
  for (std::size_t place = places; place-- > 0;) {
    if (++at[place] < sizes[place]) return true;
    at[place] = 0;
  }
  return false;
}

}  // namespace

std::optional<std::int64_t> least_alone(Sizes sizes, std::size_t place, const Enough& enough) {
  return least_at(sizes, place, top_of(sizes), enough);
}

Frontier minimal_rising(Sizes sizes, const Enough& enough, Budget& budget) {
  Frontier frontier;
  if (sizes.empty()) return frontier;
  if (sizes.size() > kMostPlaces) {
    frontier.complete = false;
    return frontier;
  }
  if (sizes.size() == 1) {
    if (const auto least = least_at(sizes, 0, Steps(1, 0), enough))
      frontier.minimal.push_back({*least});
    return frontier;
  }
  const std::size_t fixed = sizes.size() - 2;
  Steps at(sizes.size(), 0);
  do {
    std::vector<Steps> found;
    if (!stairs(sizes, at, enough, budget, found)) {
      frontier.complete = false;
      return frontier;
    }
    for (Steps& one : found) {
      bool minimal = true;
      for (std::size_t place = 0; place < fixed && minimal; ++place) {
        if (one[place] == 0) continue;
        if (!budget.take()) {
          frontier.complete = false;
          return frontier;
        }
        Steps lower = one;
        --lower[place];
        minimal = !enough(lower);
      }
      if (minimal) frontier.minimal.push_back(std::move(one));
    }
  } while (fixed > 0 && next(at, sizes, fixed));
  return frontier;
}

namespace {

// Looks for others with which the place decides, in boxes: from `low` to `high`, the place itself
// left out.
class Decides {
 public:
  Decides(Sizes sizes, std::size_t place, const Enough& enough, Budget& budget)
      : sizes_(sizes), place_(place), enough_(enough), budget_(budget) {}

  Matters in(const Steps& low, const Steps& high) {
    // With the place as high as can be, not enough at the top is nowhere enough; enough without it
    // at the floor is enough everywhere.
    const bool top = ask(high, true);
    const bool floor_without = ask(low, false);
    if (spent_) return Matters::not_computed;
    if (!top || floor_without) return Matters::no;
    const bool top_without = ask(high, false);
    const bool floor = ask(low, true);
    if (spent_) return Matters::not_computed;
    if (!top_without || floor) return Matters::yes;
    std::size_t widest = sizes_.size();
    for (std::size_t place = 0; place < sizes_.size(); ++place) {
      if (place == place_ || low[place] == high[place]) continue;
      if (widest == sizes_.size() || high[place] - low[place] > high[widest] - low[widest])
        widest = place;
    }
    if (widest == sizes_.size()) return Matters::no;
    const std::int64_t middle = low[widest] + (high[widest] - low[widest]) / 2;
    Steps lower_top = high;
    lower_top[widest] = middle;
    if (const Matters below = in(low, lower_top); below != Matters::no) return below;
    Steps upper_floor = low;
    upper_floor[widest] = middle + 1;
    return in(upper_floor, high);
  }

 private:
  bool ask(Steps at, bool raised) {
    if (!budget_.take()) {
      spent_ = true;
      return false;
    }
    at[place_] = raised ? sizes_[place_] - 1 : 0;
    return enough_(at);
  }

  Sizes sizes_;
  std::size_t place_;
  const Enough& enough_;
  Budget& budget_;
  bool spent_ = false;
};

}  // namespace

Matters matters_rising(Sizes sizes, std::size_t place, const Enough& enough, Budget& budget) {
  return Decides(sizes, place, enough, budget).in(Steps(sizes.size(), 0), top_of(sizes));
}

Trials try_all(const std::vector<Steps>& values, const Enough& enough, Budget& budget) {
  Trials trials;
  std::vector<std::int64_t> sizes;
  for (const Steps& of : values) sizes.push_back(static_cast<std::int64_t>(of.size()));
  // Known before the first question: a part of the answer would only look like one.
  std::uint64_t cases = 1;
  for (const std::int64_t size : sizes) {
    if (size <= 0 || cases > budget.left / static_cast<std::uint64_t>(size)) {
      trials.complete = false;
      return trials;
    }
    cases *= static_cast<std::uint64_t>(size);
  }
  Steps at(sizes.size(), 0);
  do {
    if (!budget.take()) {
      trials.complete = false;
      return trials;
    }
    Steps steps;
    for (std::size_t place = 0; place < at.size(); ++place) {
      steps.push_back(values[place][static_cast<std::size_t>(at[place])]);
    }
    if (enough(steps)) trials.enough.push_back(std::move(steps));
  } while (next(at, sizes, sizes.size()));
  return trials;
}

Frontier minimal_of(const Trials& trials) {
  Frontier frontier;
  frontier.complete = trials.complete;
  // Tried in rising order: what lies below one comes before it.
  for (const Steps& one : trials.enough) {
    const bool above =
        std::any_of(frontier.minimal.begin(), frontier.minimal.end(), [&](const Steps& lower) {
          return std::equal(lower.begin(), lower.end(), one.begin(),
                            [](std::int64_t a, std::int64_t b) { return a <= b; });
        });
    if (!above) frontier.minimal.push_back(one);
  }
  return frontier;
}

bool rises(const Trials& trials, const std::vector<Steps>& values) {
  std::vector<Steps> enough = trials.enough;
  std::sort(enough.begin(), enough.end());
  return std::all_of(enough.begin(), enough.end(), [&](const Steps& one) {
    for (std::size_t place = 0; place < one.size(); ++place) {
      const auto next = std::upper_bound(values[place].begin(), values[place].end(), one[place]);
      if (next == values[place].end()) continue;
      Steps higher = one;
      higher[place] = *next;
      if (!std::binary_search(enough.begin(), enough.end(), higher)) return false;
    }
    return true;
  });
}

Matters matters_in(const Trials& trials, const std::vector<Steps>& values, std::size_t place) {
  if (!trials.complete) return Matters::not_computed;
  // The place decides nothing when each combination of the others is enough with every value of it,
  // or with none.
  std::vector<Steps> rest = trials.enough;
  for (Steps& one : rest) one[place] = 0;
  std::sort(rest.begin(), rest.end());
  for (auto at = rest.begin(); at != rest.end();) {
    const auto end = std::upper_bound(at, rest.end(), *at);
    if (static_cast<std::size_t>(end - at) != values[place].size()) return Matters::yes;
    at = end;
  }
  return Matters::no;
}

namespace {

// The least value of the last place for given values of the ones before it.
class Heights {
 public:
  Heights(const Frontier& frontier, Sizes sizes) : sizes_(sizes), last_(sizes.size() - 1) {
    std::int64_t cells = 1;
    for (std::size_t place = 0; place < last_; ++place) cells *= sizes[place];
    height_.assign(static_cast<std::size_t>(cells), sizes[last_]);
    for (const Steps& one : frontier.minimal) {
      std::int64_t& height = height_[index(one)];
      height = std::min(height, one[last_]);
    }
    // What is enough stays enough further along each place.
    Steps at(sizes.size(), 0);
    do {
      for (std::size_t place = 0; place < last_; ++place) {
        if (at[place] == 0) continue;
        Steps before = at;
        --before[place];
        height_[index(at)] = std::min(height_[index(at)], height_[index(before)]);
      }
    } while (next(at, sizes_, last_));
  }

  [[nodiscard]] std::int64_t at(const Steps& steps) const { return height_[index(steps)]; }

  // Is everything in the region enough?
  [[nodiscard]] bool holds(const Region& region) const {
    Steps at = region.least;
    while (true) {
      std::int64_t sum = 0;
      for (std::size_t place = 0; place < last_; ++place) sum += at[place];
      const std::int64_t needed = std::max(region.least[last_], region.sum - sum);
      if (needed < sizes_[last_] && height_[index(at)] > needed) return false;
      std::size_t place = last_;
      while (place > 0) {
        --place;
        if (++at[place] < sizes_[place]) break;
        at[place] = region.least[place];
        if (place == 0) return true;
      }
      if (last_ == 0) return true;
    }
  }

 private:
  [[nodiscard]] std::size_t index(const Steps& steps) const {
    std::int64_t index = 0;
    for (std::size_t place = 0; place < last_; ++place)
      index = index * sizes_[place] + steps[place];
    return static_cast<std::size_t>(index);
  }

  Sizes sizes_;
  std::size_t last_;
  std::vector<std::int64_t> height_;
};

std::int64_t sum_of(const Steps& steps) {
  return std::accumulate(steps.begin(), steps.end(), std::int64_t{0});
}

}  // namespace

std::vector<Region> parts_of(const Frontier& frontier, Sizes sizes) {
  std::vector<Region> parts;
  if (sizes.size() < 2 || sizes.size() > kMostPlaces) return parts;
  const Heights heights(frontier, sizes);
  const auto inside = [](const Region& region, const Steps& steps) {
    if (sum_of(steps) < region.sum) return false;
    return std::equal(region.least.begin(), region.least.end(), steps.begin(),
                      [](std::int64_t a, std::int64_t b) { return a <= b; });
  };
  for (const Steps& one : frontier.minimal) {
    const bool covered = std::any_of(parts.begin(), parts.end(),
                                     [&](const Region& region) { return inside(region, one); });
    if (covered) continue;
    // As wide as it can be with this sum, one place after the other.
    Region region{one, sum_of(one)};
    for (std::size_t place = 0; place < sizes.size(); ++place) {
      std::int64_t low = 0;
      std::int64_t high = region.least[place];
      while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        region.least[place] = middle;
        if (heights.holds(region)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      region.least[place] = high;
    }
    std::erase_if(parts, [&](const Region& former) {
      return former.sum >= region.sum &&
             std::equal(region.least.begin(), region.least.end(), former.least.begin(),
                        [](std::int64_t a, std::int64_t b) { return a <= b; });
    });
    parts.push_back(std::move(region));
  }
  return parts;
}

}  // namespace slagboom::evaluate
