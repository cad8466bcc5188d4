// Each kind of pair by itself; what is no such pair has no known order.
#include "interpreter/compare/order.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "grammar/syntax.hpp"
#include "interpreter/operations/rational.hpp"

namespace slagboom::compare {

using grammar::Quantity;
using program::Comparison;
using program::Op;

namespace {

std::optional<Order> turned(std::optional<Order> order) {
  if (!order) return order;
  return *order == Order::never_lower ? Order::never_higher : Order::never_lower;
}

// The steps in which a value is rounded, the last one first; gives what is rounded.
TermId steps_of(const Terms& terms, TermId id,
                std::vector<std::pair<unsigned, operations::RoundingMode>>& steps) {
  while (terms[id].op == Op::round && steps.size() < 8) {
    steps.emplace_back(static_cast<unsigned>(terms[id].a),
                       static_cast<operations::RoundingMode>(terms[id].b));
    id = terms[id].children.front();
  }
  return id;
}

// The same value in other steps. Rounding jumps at multiples of a tenth of its last decimal only,
// and what is a whole number more comes out a whole number more: so these values, and one between
// each two, stand for all.
std::optional<Order> rounded_order(const Terms& terms, TermId first, TermId second) {
  constexpr unsigned kMostDecimals = 3;
  std::vector<std::pair<unsigned, operations::RoundingMode>> steps[2];
  if (steps_of(terms, first, steps[0]) != steps_of(terms, second, steps[1])) return std::nullopt;
  if (steps[0].empty() || steps[1].empty() || steps[0].front().first != steps[1].front().first)
    return std::nullopt;
  unsigned decimals = 0;
  for (const auto& side : steps) {
    for (const auto& step : side) decimals = std::max(decimals, step.first);
  }
  if (decimals > kMostDecimals) return std::nullopt;
  const std::int64_t scale = 2 * operations::power_of_ten(decimals + 1);
  bool higher = false;
  bool lower = false;
  for (std::int64_t at = -2 * scale; at <= 2 * scale; ++at) {
    operations::Rational value[2] = {operations::reduced(at, scale),
                                     operations::reduced(at, scale)};
    for (int side = 0; side < 2; ++side) {
      for (auto step = steps[side].rbegin(); step != steps[side].rend(); ++step) {
        value[side] = operations::rounded(value[side], step->first, step->second);
      }
    }
    const int way = operations::compare(value[1], value[0]);
    higher = higher || way > 0;
    lower = lower || way < 0;
  }
  if (higher && lower) return std::nullopt;
  return lower ? Order::never_higher : Order::never_lower;
}

// Where a comparison with one number holds: below it, at it, above it.
struct Holds {
  bool below = false, at = false, above = false;
};

Holds holds(Comparison comparison) {
  switch (comparison) {
    case Comparison::less:
      return {true, false, false};
    case Comparison::at_most:
      return {true, true, false};
    case Comparison::equal:
      return {false, true, false};
    case Comparison::not_equal:
      return {true, false, true};
    case Comparison::at_least:
      return {false, true, true};
    case Comparison::greater:
      return {false, false, true};
  }
  return {};
}

// Of two sets of numbers that each are cut at one number.
std::optional<Order> cut_order(Holds first, operations::Rational at_first, Holds second,
                               operations::Rational at_second) {
  const auto in = [](Holds set, int place) {
    return place < 0 ? set.below : place == 0 ? set.at : set.above;
  };
  bool only_first = false;
  bool only_second = false;
  const auto look = [&](int to_first, int to_second) {
    only_first = only_first || (in(first, to_first) && !in(second, to_second));
    only_second = only_second || (in(second, to_second) && !in(first, to_first));
  };
  const int way = operations::compare(at_second, at_first);
  look(-1, -1);
  look(1, 1);
  look(0, way < 0 ? 1 : way > 0 ? -1 : 0);
  look(way > 0 ? 1 : way < 0 ? -1 : 0, 0);
  if (way > 0) look(1, -1);
  if (way < 0) look(-1, 1);
  if (only_first && only_second) return std::nullopt;
  return only_first ? Order::never_higher : Order::never_lower;
}

std::optional<Order> compared_order(const Terms& terms, const Term& first, const Term& second) {
  const Term& to_first = terms[first.children[1]];
  const Term& to_second = terms[second.children[1]];
  if (first.children[0] != second.children[0] || to_first.op != Op::number ||
      to_second.op != Op::number)
    return std::nullopt;
  return cut_order(holds(static_cast<Comparison>(first.a)), {to_first.a, to_first.b},
                   holds(static_cast<Comparison>(second.a)), {to_second.a, to_second.b});
}

// How many of the things must do something, as a comparison with a number; nothing for "all".
std::optional<std::pair<Comparison, std::int64_t>> number_of(const Term& term) {
  switch (static_cast<Quantity>(term.a)) {
    case Quantity::none:
      return std::pair{Comparison::equal, std::int64_t{0}};
    case Quantity::at_least:
      return std::pair{Comparison::at_least, term.b};
    case Quantity::at_most:
      return std::pair{Comparison::at_most, term.b};
    case Quantity::exactly:
      return std::pair{Comparison::equal, term.b};
    case Quantity::all:
      break;
  }
  return std::nullopt;
}

std::optional<Order> counted_order(const Term& first, const Term& second) {
  if (first.children != second.children) return std::nullopt;
  const auto one = number_of(first);
  const auto other = number_of(second);
  if (!one || !other) return std::nullopt;
  return cut_order(holds(one->first), {one->second, 1}, holds(other->first), {other->second, 1});
}

// The lowest, the mean and the highest of the same row.
int height(Op op) { return op == Op::lowest ? 1 : op == Op::mean ? 2 : op == Op::highest ? 3 : 0; }

bool all_of(const std::vector<TermId>& part, const std::vector<TermId>& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

}  // namespace

std::optional<Order> order_of(const Terms& terms, TermId first, TermId second) {
  const Term& one = terms[first];
  const Term& other = terms[second];
  if (one.op == Op::truth || other.op == Op::truth) {
    if (one.type.base != program::Base::truth || other.type.base != program::Base::truth)
      return std::nullopt;
    const bool higher = one.op == Op::truth ? one.a == 0 : other.a == 1;
    return higher ? Order::never_lower : Order::never_higher;
  }
  if (one.op == Op::round && other.op == Op::round) return rounded_order(terms, first, second);
  if (one.op == Op::compare && other.op == Op::compare) return compared_order(terms, one, other);
  const bool counts = (one.op == Op::quantify && other.op == Op::quantify) ||
                      (one.op == Op::for_each && other.op == Op::for_each);
  if (counts) return counted_order(one, other);
  if (height(one.op) != 0 && height(other.op) != 0 && one.op != other.op &&
      one.children == other.children) {
    return height(other.op) > height(one.op) ? Order::never_lower : Order::never_higher;
  }
  if (one.op == Op::both && other.op == Op::both) {
    if (all_of(other.children, one.children)) return Order::never_lower;
    if (all_of(one.children, other.children)) return Order::never_higher;
    return std::nullopt;
  }
  if (one.op == Op::both && other.op == Op::either) {  // all of them, or some of them
    std::vector<TermId> some = other.children;
    std::sort(some.begin(), some.end());
    const bool whole =
        static_cast<std::int64_t>(some.size()) >= other.a && all_of(some, one.children);
    return whole ? std::optional(Order::never_lower) : std::nullopt;
  }
  if (one.op == Op::either && other.op == Op::both) return turned(order_of(terms, second, first));
  return std::nullopt;
}

}  // namespace slagboom::compare
