// Searches: which sets may be chosen, and for which candidates. As in Evaluator::run_search.
#include <algorithm>
#include <bit>
#include <utility>

#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using evaluate::Corner;
using evaluate::kMain;
using program::kNone;
using program::NodeId;

namespace {

constexpr std::size_t kMostTrials = 4'000;  // sets tried while compiling
constexpr std::size_t kMostLive = 64;       // of those, sets that some candidate may choose
constexpr std::size_t kMostWorlds = 64;
constexpr std::size_t kMostInner = 400;  // searches that end again for each set of another

}  // namespace

std::uint32_t Symbolic::searches_below(NodeId node) const {
  std::uint32_t wanted = program_.node_searches[node];
  for (std::uint32_t before = ~wanted; before != wanted;) {
    before = wanted;
    for (std::uint32_t id = 0; id < program_.searches.size(); ++id) {
      if ((wanted >> id & 1U) == 0) continue;
      wanted |= program_.node_searches[program_.searches[id].from];
      for (const NodeId condition : program_.searches[id].conditions)
        wanted |= program_.node_searches[condition];
    }
  }
  return wanted;
}

void Symbolic::enter(const World& world, Corner corner) {
  corner_ = corner;
  chosen_ = world.sets;
}

std::vector<Symbolic::World> Symbolic::settle(std::uint32_t wanted, Corner corner,
                                              bool first_only) {
  World start;
  start.sets.resize(program_.searches.size());
  start.found.resize(program_.searches.size());
  std::vector<World> worlds{start};
  for (std::uint32_t id = 0; id < program_.searches.size() && !graph_.failed(); ++id) {
    std::vector<World> next;
    for (const World& world : worlds) {
      enter(world, corner);
      if ((wanted >> id & 1U) == 0) {
        next.push_back(world);
      } else {
        search(id, world, first_only, next);
      }
    }
    worlds = std::move(next);
    if (worlds.size() > kMostWorlds) fail("te veel keuzes");
  }
  return worlds;
}

// Whether all conditions of a search hold for the set in hand, and whether sets below it may still
// do.
//
// A condition may read another search that has not ended yet; the plain evaluator then runs that
// one for each set of this. So it gets its worlds here. When two such searches are read, the plain
// evaluator runs each with what the other is at that moment; that is left to it.
Truth Symbolic::meets(const program::Search& what, bool& grows) {
  struct Case {
    World world;
    bool inner = false;
  };
  Truth result;
  grows = false;
  World start;
  start.sets = chosen_;
  start.found.resize(chosen_.size());
  std::vector<Case> cases{{start, false}};
  while (!cases.empty() && !graph_.failed()) {
    const Case one = std::move(cases.back());
    cases.pop_back();
    chosen_ = one.world.sets;
    const Moment before = now();
    Truth here{one.world.where, one.world.where};
    bool stopped = false;
    looking_ = true;
    for (std::uint32_t index = 0;
         index < what.conditions.size() && here.hi != kFalse && missing_ == kNone; ++index) {
      const Truth condition = truth(what.conditions[index]);
      here = {graph_.both(here.lo, condition.lo), graph_.both(here.hi, condition.hi)};
      stopped = condition.hi == kFalse && index < what.growing;
    }
    looking_ = false;
    if (missing_ == kNone) {
      grows = grows || !stopped;
      result = {graph_.either(result.lo, here.lo), graph_.either(result.hi, here.hi)};
      continue;
    }
    const std::uint32_t inner = std::exchange(missing_, kNone);
    back_to(before);
    if (one.inner) fail("keuzes die van elkaar afhangen");
    if (++inner_ > kMostInner) fail("te veel keuzes binnen een keuze");
    if (graph_.failed()) break;
    std::vector<World> worlds;
    search(inner, one.world, false, worlds);
    for (World& world : worlds) cases.push_back({std::move(world), true});
  }
  return result;
}

// As Evaluator::run_search: sets by size, the preferred size first. What some candidates find is a
// world of its own.
void Symbolic::search(std::uint32_t id, const World& world, bool first_only,
                      std::vector<World>& into) {
  const program::Search& what = program_.searches[id];
  std::uint64_t all = 0;
  std::uint64_t possible = 0;
  if (!fixed(evaluate(what.from, kMain), all, possible)) {
    fail("waaruit gekozen wordt, hangt af van een cijfer");
    return;
  }
  struct Live {
    std::uint64_t set;
    Slot lo, hi;
  };
  std::vector<Live> live;
  std::size_t trials = 0;
  bool complete = true;
  const auto attempt = [&](std::uint64_t set) {
    ++trials;
    chosen_[id] = set;
    bool grows = false;
    const auto [lo, hi] = meets(what, grows);
    chosen_ = world.sets;
    if (hi != kFalse) live.push_back({set, lo, hi});
    return grows;
  };
  std::vector<int> positions;
  for (int index = 0; index < static_cast<int>(evaluate::kMaxElements); ++index) {
    if ((all >> index & 1U) != 0) positions.push_back(index);
  }
  struct Trial {
    std::uint64_t set;
    std::size_t from;
  };
  std::vector<Trial> level{{what.prefer_few ? 0 : all, 0}};
  const std::size_t most =
      what.prefer_few ? std::min<std::size_t>(what.at_most, positions.size()) : positions.size();
  const auto done = [&] {
    return graph_.failed() || (!live.empty() && live.back().lo == kTrue) ||
           (first_only && live.size() > 1);
  };
  for (std::size_t size = 0; size <= most && !level.empty() && complete && !done(); ++size) {
    std::vector<Trial> next;
    for (const Trial& trial : level) {
      if (done()) break;
      if (trials >= kMostTrials || live.size() >= kMostLive) {
        complete = false;
        break;
      }
      const bool too_many = static_cast<std::size_t>(std::popcount(trial.set)) > what.at_most;
      if (!too_many && !attempt(trial.set) && !what.prefer_few) continue;
      for (std::size_t place = trial.from; place < positions.size(); ++place) {
        next.push_back({trial.set ^ (std::uint64_t{1} << positions[place]), place + 1});
      }
    }
    level = std::move(next);
  }
  const auto add = [&](Slot where, std::uint64_t set, bool found) {
    if (where == kFalse) return;
    World one = world;
    one.sets[id] = set;
    one.found[id] = found;
    for (World& other : into) {
      if (other.sets != one.sets || other.found != one.found) continue;
      other.where = graph_.either(other.where, where);
      return;
    }
    one.where = where;
    into.push_back(std::move(one));
  };
  // Whatever is open after the last set that was tried: what the plain evaluator finds decides.
  Slot rest = world.where;
  Slot open = complete ? kFalse : kTrue;
  const std::uint64_t none = what.prefer_few ? 0 : all;
  const bool only_first = complete && (live.empty() || (live.size() == 1 && live[0].set == none));
  if (only_first) {
    // The same set is taken whether it meets the conditions or not.
    add(rest, none, !live.empty());
    return;
  }
  if (first_only && live.empty()) {
    // Not one set was found among those that were tried.
    elsewhere_ = graph_.either(elsewhere_, rest);
    add(rest, none, false);
    return;
  }
  if (first_only) {
    elsewhere_ = graph_.either(elsewhere_, graph_.both(rest, graph_.negated(live[0].lo)));
    add(rest, live[0].set, true);
    return;
  }
  for (const Live& one : live) {
    add(graph_.both(rest, one.lo), one.set, true);
    rest = graph_.both(rest, graph_.negated(one.lo));
    if (one.hi != one.lo) open = graph_.either(open, one.hi);
  }
  given_up_ = graph_.either(given_up_, graph_.both(rest, open));
  add(rest, none, false);
}

}  // namespace slagboom::columns
