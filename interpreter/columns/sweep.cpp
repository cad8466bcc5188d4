// The search for the least value, a block of candidates at a time: each has its own value in hand.
#include "interpreter/columns/sweep.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "interpreter/columns/clones.hpp"

namespace slagboom::columns {

namespace {

// How many of the lowest values are not enough is found a bit at a time, from the highest bit. A
// candidate's next value to try: `bit` further, or the last.
SLAGBOOM_CLONES
void to_next(const std::int16_t* __restrict low, std::int16_t bit, std::int16_t lowest,
             std::int16_t last, std::uint8_t* __restrict value) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto next = static_cast<std::int16_t>(low[i] + bit - 1);
    value[i] = static_cast<std::uint8_t>(lowest + (next < last ? next : last));
  }
}

SLAGBOOM_CLONES
void note(const std::int16_t* __restrict found, std::int16_t bit, std::int16_t* __restrict low,
          std::int16_t* __restrict undecided) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    // Reached is -1: all bits. What is undecided may come out in any way.
    low[i] = static_cast<std::int16_t>(low[i] + (bit & ~found[i]));
    undecided[i] = static_cast<std::int16_t>(undecided[i] | (found[i] > 0 ? 1 : 0));
  }
}

SLAGBOOM_CLONES
void finish(const std::int16_t* __restrict low, const std::int16_t* __restrict undecided,
            std::int16_t size, std::uint8_t* __restrict least) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::int16_t steps = low[i] < size ? low[i] : std::int16_t{Sweep::kNever};
    least[i] =
        static_cast<std::uint8_t>(undecided[i] != 0 ? std::int16_t{Sweep::kUndecided} : steps);
  }
}

// One value lower, where all higher ones were enough; whether any candidate goes on.
SLAGBOOM_CLONES
bool lower(const std::int16_t* __restrict found, std::uint8_t step, std::uint8_t* __restrict going,
           std::uint8_t* __restrict least) {
  std::uint8_t any = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto reached = static_cast<std::uint8_t>(going[i] & (found[i] < 0 ? 0xff : 0));
    const auto lost = static_cast<std::uint8_t>(going[i] & (found[i] > 0 ? 0xff : 0));
    least[i] = static_cast<std::uint8_t>(((reached & step) | (~reached & least[i])) | lost);
    going[i] = reached;
    any = static_cast<std::uint8_t>(any | reached);
  }
  return any != 0;
}

SLAGBOOM_CLONES
void tell(const std::int16_t* __restrict found, std::uint8_t* __restrict reached) {
  for (std::size_t i = 0; i < kBlock; ++i)
    reached[i] = static_cast<std::uint8_t>(found[i] > 0 ? Sweep::kUndecided : found[i] & 1);
}

}  // namespace

Sweep::Sweep(const SweepPlan& plan)
    : plan_(plan),
      padded_(plan.columns.size(), std::vector<std::uint8_t>(kBlock)),
      value_(kBlock),
      places_(plan.columns.size() + 1) {
  places_.back() = value_.data();
}

template <typename Visit>
void Sweep::blocks(const std::vector<const std::uint8_t*>& columns, std::size_t count,
                   Visit visit) {
  for (std::size_t from = 0; from < count; from += kBlock) {
    const std::size_t here = std::min(kBlock, count - from);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      places_[column] = columns[column] + from;
      if (here == kBlock) continue;
      // The last block is filled up with its last candidate.
      std::vector<std::uint8_t>& padded = padded_[column];
      std::memcpy(padded.data(), places_[column], here);
      std::fill(padded.begin() + static_cast<std::ptrdiff_t>(here), padded.end(),
                places_[column][here - 1]);
      places_[column] = padded.data();
    }
    visit(from, here);
  }
}

void Sweep::halve(Lanes& lanes, const Routine& routine, std::size_t output, std::uint8_t* least) {
  const Column& of = values(output);
  const auto size = static_cast<std::int16_t>(of.highest - of.lowest + 1);
  alignas(64) std::int16_t low[kBlock] = {};
  alignas(64) std::int16_t undecided[kBlock] = {};
  for (unsigned bit = std::bit_floor(static_cast<unsigned>(size)); bit > 0; bit /= 2) {
    to_next(low, static_cast<std::int16_t>(bit), of.lowest, static_cast<std::int16_t>(size - 1),
            value_.data());
    note(lanes.again(routine, places_.data(), output), static_cast<std::int16_t>(bit), low,
         undecided);
  }
  finish(low, undecided, size, least);
}

void Sweep::descend(Lanes& lanes, const Routine& routine, std::size_t output, std::uint8_t* least) {
  const Column& of = values(output);
  std::uint8_t going[kBlock];
  std::fill(going, going + kBlock, std::uint8_t{0xff});
  std::fill(least, least + kBlock, kNever);
  for (int value = of.highest; value >= of.lowest; --value) {
    std::fill(value_.begin(), value_.end(), static_cast<std::uint8_t>(value));
    const std::int16_t* found = lanes.again(routine, places_.data(), output);
    if (!lower(found, static_cast<std::uint8_t>(value - of.lowest), going, least)) break;
  }
}

void Sweep::least(const std::vector<const std::uint8_t*>& columns, std::size_t count,
                  const std::vector<bool>& rising, const std::vector<std::uint8_t*>& least) {
  const auto find = [&](Lanes& lanes, const Routine& routine, std::size_t output,
                        std::uint8_t* into) {
    if (rising[output]) {
      halve(lanes, routine, output, into);
    } else {
      descend(lanes, routine, output, into);
    }
  };
  std::uint8_t found[kBlock];
  blocks(columns, count, [&](std::size_t from, std::size_t here) {
    first_.start(plan_.first, places_.data());
    bool started = false;
    for (std::size_t output = 0; output < plan_.outputs(); ++output) {
      find(first_, plan_.first, output, found);
      std::memcpy(least[output] + from, found, here);
      if (plan_.all.steps.empty() || std::find(found, found + here, kUndecided) == found + here)
        continue;
      if (!started) all_.start(plan_.all, places_.data());
      started = true;
      find(all_, plan_.all, output, found);
      for (std::size_t i = 0; i < here; ++i) {
        std::uint8_t& one = least[output][from + i];
        if (one == kUndecided) one = found[i];
      }
    }
  });
}

void Sweep::each(const std::vector<const std::uint8_t*>& columns, std::size_t count,
                 std::size_t output, std::uint8_t* reached) {
  const Column& of = values(output);
  std::uint8_t found[kBlock];
  blocks(columns, count, [&](std::size_t from, std::size_t here) {
    first_.start(plan_.first, places_.data());
    bool started = false;
    for (int value = of.lowest; value <= of.highest; ++value) {
      std::fill(value_.begin(), value_.end(), static_cast<std::uint8_t>(value));
      std::uint8_t* into = reached + static_cast<std::size_t>(value - of.lowest) * count + from;
      tell(first_.again(plan_.first, places_.data(), output), found);
      std::memcpy(into, found, here);
      if (plan_.all.steps.empty() || std::find(found, found + here, kUndecided) == found + here)
        continue;
      if (!started) all_.start(plan_.all, places_.data());
      started = true;
      tell(all_.again(plan_.all, places_.data(), output), found);
      for (std::size_t i = 0; i < here; ++i) {
        if (into[i] == kUndecided) into[i] = found[i];
      }
    }
  });
}

}  // namespace slagboom::columns
