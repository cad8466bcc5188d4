// The plain evaluator: how a search finds its set.
#include <algorithm>
#include <bit>

#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

namespace {

constexpr std::uint16_t kLastWorld = 65'000;

}  // namespace

// Tries sets one by one, the preferred size first; see Search.growing for what makes this short.
SearchResult Evaluator::run_search(std::uint32_t search) {
  constexpr std::uint64_t kMaxTrials = 50'000;
  const program::Search& what = program_.searches[search];
  const std::uint64_t all = evaluate(what.from, kMain).set;
  SearchResult result;
  result.chosen = what.prefer_few ? 0 : all;
  std::uint64_t trials = 0;
  bool have_possible = false;
  std::uint64_t possible_set = 0;

  // Gives whether sets below this one are still worth trying.
  const auto attempt = [&](std::uint64_t set) {
    ++trials;
    ++work_;
    if (next_world_[search] >= kLastWorld) {
      ++generation_;
      for (std::size_t other = 0; other < bindings_.size(); ++other) {
        next_world_[other] = static_cast<std::uint16_t>(other + 1);
        if (bindings_[other].bound) bindings_[other].world = next_world_[other]++;
      }
    }
    const Binding former = bindings_[search];
    const std::uint16_t world = next_world_[search]++;
    bindings_[search] = {true, set, world};
    bool lo = true;
    bool hi = true;
    bool grows = true;
    for (std::uint32_t index = 0; index < what.conditions.size() && hi; ++index) {
      const Value condition = evaluate(what.conditions[index], kMain);
      lo = lo && condition.is_yes();
      hi = !condition.is_no();
      if (!hi && index < what.growing) grows = false;
    }
    bindings_[search] = former;
    if (lo) {
      if (!result.found) {
        result.found = true;
        result.chosen = set;
        result.world = world;
        result.generation = generation_;
      } else {
        ++result.others;
        if (result.also.size() < 16) result.also.push_back(set);
      }
    } else if (hi && !have_possible) {
      have_possible = true;
      possible_set = set;
    }
    return grows;
  };

  std::array<int, kMaxElements> positions{};
  std::size_t count = 0;
  for (int index = 0; index < static_cast<int>(kMaxElements); ++index) {
    if ((all >> index) & 1u) positions[count++] = index;
  }
  // Without one of these a growing condition is certainly nee, however much else is left.
  std::uint64_t core = 0;
  // A search is never tried within itself, so these are its own.
  std::vector<Trial>& level = trials_[search].now;
  std::vector<Trial>& next = trials_[search].next;
  level.assign(1, {what.prefer_few ? 0 : all, 0});
  const std::size_t most = what.prefer_few ? std::min<std::size_t>(what.at_most, count) : count;
  for (std::size_t size = 0; size <= most && !level.empty() && !result.found; ++size) {
    next.clear();
    for (const Trial& trial : level) {
      if (trials >= kMaxTrials) {
        result.complete = false;
        break;
      }
      if ((trial.set & core) != core) continue;
      const bool too_many = static_cast<std::size_t>(std::popcount(trial.set)) > what.at_most;
      if (!too_many && !attempt(trial.set) && !what.prefer_few) {
        if (size == 1) core |= all ^ trial.set;
        continue;
      }
      if (result.found) continue;  // sets of another size are no longer looked at
      for (std::size_t place = trial.from; place < count; ++place) {
        next.push_back({trial.set ^ (std::uint64_t{1} << positions[place]), place + 1});
      }
    }
    std::swap(level, next);
    if (!result.complete) break;
  }
  result.possible = result.found || have_possible || !result.complete;
  if (!result.found && have_possible) result.chosen = possible_set;
  return result;
}

}  // namespace slagboom::evaluate
