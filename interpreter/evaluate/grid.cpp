// Fills the grid region by region.
#include "interpreter/evaluate/grid.hpp"

#include <algorithm>

namespace slagboom::evaluate {

namespace {

std::int64_t floor_of(std::int64_t number, std::int64_t divisor) {
  const std::int64_t quotient = number / divisor;
  return number % divisor != 0 && (number < 0) != (divisor < 0) ? quotient - 1 : quotient;
}

// Narrows [low, high] to where factor * x >= least.
void narrow(std::int64_t factor, std::int64_t least, std::int64_t& low, std::int64_t& high) {
  if (factor > 0) low = std::max(low, -floor_of(-least, factor));
  if (factor < 0) high = std::min(high, floor_of(-least, -factor));
  if (factor == 0 && least > 0) high = low - 1;
}

}  // namespace

bool Grid::fits(Sizes sizes) {
  if (sizes.empty() || sizes.size() > kMostFollowed) return false;
  std::int64_t cells = 1;
  for (const std::int64_t size : sizes) {
    if (size <= 0 || size > kMostCells) return false;
    cells *= size;
    if (cells > kMostCells) return false;
  }
  return true;
}

Grid::Grid(Sizes sizes) : sizes_(sizes.begin(), sizes.end()), stride_(sizes.size(), 1) {
  for (std::size_t place = sizes_.size(); place-- > 1;) {
    stride_[place - 1] = stride_[place] * sizes_[place];
  }
  cells_.assign(static_cast<std::size_t>(stride_[0] * sizes_[0]), kUnknown);
}

std::size_t Grid::index_of(const Steps& at) const {
  std::int64_t index = 0;
  for (std::size_t place = 0; place < at.size(); ++place) index += at[place] * stride_[place];
  return static_cast<std::size_t>(index);
}

Steps Grid::steps_of(std::size_t index) const {
  Steps at(sizes_.size());
  auto rest = static_cast<std::int64_t>(index);
  for (std::size_t place = 0; place < at.size(); ++place) {
    at[place] = rest / stride_[place];
    rest %= stride_[place];
  }
  return at;
}

bool Grid::fill(const Look& look, bool rising, Budget& budget) {
  look_ = &look;
  budget_ = &budget;
  spent_ = false;
  if (rising) {
    Steps top;
    for (const std::int64_t size : sizes_) top.push_back(size - 1);
    settle(Steps(sizes_.size(), 0), top);
    return !spent_;
  }
  for (std::size_t index = 0; index < cells_.size() && !spent_; ++index) {
    if (cells_[index] == kUnknown) (void)ask(steps_of(index));
  }
  return !spent_;
}

Grid::Cell Grid::ask(const Steps& at) {
  const Cell known = static_cast<Cell>(cells_[index_of(at)]);
  if (known != kUnknown || spent_) return known;
  if (!budget_->take()) {
    spent_ = true;
    return kUnknown;
  }
  kept_.clear();
  const Cell cell = (*look_)(at, kept_) ? kEnough : kNot;
  mark(at, kept_, cell);
  return cell;
}

// The last place runs through a stretch for each combination of the others.
void Grid::mark(const Steps& at, const std::vector<Kept>& kept, Cell cell) {
  const std::size_t places = sizes_.size();
  Steps low(places, 0);
  Steps high(places, 0);
  for (std::size_t place = 0; place < places; ++place) high[place] = sizes_[place] - 1;
  struct Joint {
    Steps factor;
    std::int64_t least;
  };
  std::vector<Joint> joints;
  for (const Kept& one : kept) {
    Joint joint{Steps(places), one.least};
    std::size_t count = 0;
    std::size_t last = 0;
    for (std::size_t place = 0; place < places; ++place) {
      joint.factor[place] = one.per_step[place];
      joint.least += one.per_step[place] * at[place];
      if (one.per_step[place] == 0) continue;
      ++count;
      last = place;
    }
    if (count == 1) narrow(joint.factor[last], joint.least, low[last], high[last]);
    if (count > 1) joints.push_back(std::move(joint));
  }
  for (std::size_t place = 0; place < places; ++place) {
    if (low[place] > high[place]) return;
  }
  const std::size_t across = places - 1;
  Steps here = low;
  while (true) {
    std::int64_t first = low[across];
    std::int64_t last = high[across];
    for (const Joint& joint : joints) {
      std::int64_t least = joint.least;
      for (std::size_t place = 0; place < across; ++place) {
        least -= joint.factor[place] * here[place];
      }
      narrow(joint.factor[across], least, first, last);
    }
    if (first <= last) {
      here[across] = first;
      const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(index_of(here));
      std::fill(begin, begin + (last - first + 1), cell);
    }
    std::size_t place = across;
    while (place > 0) {
      --place;
      if (++here[place] <= high[place]) break;
      here[place] = low[place];
      if (place == 0) return;
    }
    if (across == 0) return;
  }
}

void Grid::fill_box(const Steps& low, const Steps& high, Cell cell) {
  std::vector<Kept> box;
  for (std::size_t place = 0; place < low.size(); ++place) {
    Kept side;
    side.per_step[place] = -1;
    side.least = low[place] - high[place];
    box.push_back(side);
    side.per_step[place] = 1;
    side.least = 0;
    box.push_back(side);
  }
  mark(low, box, cell);
}

// More is never worse: not enough at the top is nowhere enough, enough at the floor is so
// everywhere.
void Grid::settle(const Steps& low, const Steps& high) {
  if (spent_) return;
  if (ask(high) == kNot) return fill_box(low, high, kNot);
  if (ask(low) == kEnough) return fill_box(low, high, kEnough);
  if (spent_) return;
  std::size_t widest = 0;
  for (std::size_t place = 1; place < low.size(); ++place) {
    if (high[place] - low[place] > high[widest] - low[widest]) widest = place;
  }
  if (low[widest] == high[widest]) return;
  const std::int64_t middle = low[widest] + (high[widest] - low[widest]) / 2;
  Steps lower_top = high;
  lower_top[widest] = middle;
  settle(low, lower_top);
  Steps upper_floor = low;
  upper_floor[widest] = middle + 1;
  settle(upper_floor, high);
}

bool Grid::none() const { return std::find(cells_.begin(), cells_.end(), kEnough) == cells_.end(); }

bool Grid::all() const {
  return std::all_of(cells_.begin(), cells_.end(),
                     [](std::uint8_t cell) { return cell == kEnough; });
}

bool Grid::rises() const {
  for (std::size_t place = 0; place < sizes_.size(); ++place) {
    const auto stride = static_cast<std::size_t>(stride_[place]);
    const auto block = stride * static_cast<std::size_t>(sizes_[place]);
    for (std::size_t from = 0; from < cells_.size(); from += block) {
      for (std::size_t index = from + stride; index < from + block; ++index) {
        if (cells_[index - stride] == kEnough && cells_[index] != kEnough) return false;
      }
    }
  }
  return true;
}

Frontier Grid::minimal() const {
  Frontier frontier;
  // This combination is enough, or one that is lower somewhere and higher nowhere.
  std::vector<std::uint8_t> reached(cells_.size(), 0);
  Steps at(sizes_.size(), 0);
  for (std::size_t index = 0; index < cells_.size(); ++index) {
    bool below = false;
    for (std::size_t place = 0; place < at.size(); ++place) {
      below = below ||
              (at[place] > 0 && reached[index - static_cast<std::size_t>(stride_[place])] != 0);
    }
    const bool enough = cells_[index] == kEnough;
    reached[index] = below || enough ? 1 : 0;
    if (enough && !below) frontier.minimal.push_back(at);
    for (std::size_t place = at.size(); place-- > 0;) {
      if (++at[place] < sizes_[place]) break;
      at[place] = 0;
    }
  }
  return frontier;
}

bool Grid::matters(std::size_t place) const {
  const auto stride = static_cast<std::size_t>(stride_[place]);
  const auto block = stride * static_cast<std::size_t>(sizes_[place]);
  for (std::size_t from = 0; from < cells_.size(); from += block) {
    for (std::size_t index = from + stride; index < from + block; ++index) {
      if (cells_[index] != cells_[index - stride]) return true;
    }
  }
  return false;
}

}  // namespace slagboom::evaluate
