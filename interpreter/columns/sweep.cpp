// The search for the least value, a block of candidates at a time: each has its own value in hand.
#include "interpreter/columns/sweep.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "interpreter/columns/clones.hpp"

namespace slagboom::columns {

namespace {

// The least value lies in [low, high], in steps; `size` stands for none.
struct Halves {
  std::int16_t low[kBlock];
  std::int16_t high[kBlock];
  std::int16_t undecided[kBlock];
};

SLAGBOOM_CLONES
void to_middle(const Halves& at, std::int16_t lowest, std::int16_t last,
               std::uint8_t* __restrict value) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto middle = static_cast<std::int16_t>((at.low[i] + at.high[i]) / 2);
    value[i] = static_cast<std::uint8_t>(lowest + (middle < last ? middle : last));
  }
}

SLAGBOOM_CLONES
void narrow(Halves& at, const std::int16_t* __restrict found) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::int16_t low = at.low[i];
    const std::int16_t high = at.high[i];
    const auto middle = static_cast<std::int16_t>((low + high) / 2);
    const auto more = static_cast<std::int16_t>(middle < high ? middle + 1 : low);
    at.undecided[i] = static_cast<std::int16_t>(at.undecided[i] | (found[i] > 0 ? 1 : 0));
    at.high[i] = found[i] < 0 ? middle : high;
    at.low[i] = found[i] < 0 ? low : more;
  }
}

SLAGBOOM_CLONES
void finish(const Halves& at, std::int16_t size, std::uint8_t* __restrict least) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::int16_t steps = at.low[i] < size ? at.low[i] : std::int16_t{Sweep::kNever};
    least[i] =
        static_cast<std::uint8_t>(at.undecided[i] != 0 ? std::int16_t{Sweep::kUndecided} : steps);
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
  Halves at;
  std::fill(at.low, at.low + kBlock, std::int16_t{0});
  std::fill(at.high, at.high + kBlock, size);
  std::fill(at.undecided, at.undecided + kBlock, std::int16_t{0});
  for (int pass = std::bit_width(static_cast<std::uint16_t>(size)); pass > 0; --pass) {
    to_middle(at, of.lowest, static_cast<std::int16_t>(size - 1), value_.data());
    narrow(at, lanes.again(routine, places_.data(), output));
  }
  finish(at, size, least);
}

void Sweep::descend(Lanes& lanes, const Routine& routine, std::size_t output,
                    std::uint8_t* least) {
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
