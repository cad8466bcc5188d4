// The order in which chances are told.
#include <algorithm>
#include <numeric>
#include <utility>

#include "interpreter/questions/ask.hpp"

namespace slagboom::questions {

// What changes the result first; then the least rise.
void rank(Answer& answer) {
  const auto weight = [](const Chance& chance) {
    int kind = 3;
    std::int64_t rise = 0;
    for (const Effect& effect : chance.effects) {
      const int own = effect.kind == Effect::Kind::decides ? 0
                      : effect.kind == Effect::Kind::truth ? 1
                                                           : 2;
      if (own < kind || (own == kind && effect.rise < rise)) {
        kind = own;
        rise = effect.rise;
      }
    }
    return std::pair(kind, rise);
  };
  std::vector<std::size_t> order(answer.chances.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return weight(answer.chances[a]) < weight(answer.chances[b]);
  });
  std::vector<std::size_t> place(order.size());
  std::vector<Chance> ranked;
  for (std::size_t index = 0; index < order.size(); ++index) {
    place[order[index]] = index;
    ranked.push_back(std::move(answer.chances[order[index]]));
  }
  answer.chances = std::move(ranked);
  for (Together& one : answer.together) {
    for (std::size_t& chance : one.chances) chance = place[chance];
  }
}

}  // namespace slagboom::questions
