// Slots: folding of constants, bounds, and each expression only once.
#include "interpreter/columns/graph.hpp"

#include <algorithm>
#include <utility>

namespace slagboom::columns {

namespace {

// Lanes hold 32 bits; one bit is kept free, so that a difference of two values fits as well.
constexpr std::int64_t kLargest = (std::int64_t{1} << 30) - 1;
constexpr std::size_t kMostSlots = 60'000;

}  // namespace

std::size_t Graph::Hash::operator()(const Formula& node) const {
  std::uint64_t hash = static_cast<std::uint64_t>(node.kind) * 0x9e3779b97f4a7c15U;
  for (const std::uint64_t part :
       {std::uint64_t{node.a}, std::uint64_t{node.b}, std::uint64_t{node.c},
        static_cast<std::uint64_t>(node.number)}) {
    hash = (hash ^ part) * 0xff51afd7ed558ccdU;
    hash ^= hash >> 32;
  }
  return hash;
}

bool Graph::Same::operator()(const Formula& left, const Formula& right) const {
  // An input may hold one thing in one routine run and another in the next, each with its bounds.
  const bool bounds =
      left.kind != Kind::column || (left.lowest == right.lowest && left.highest == right.highest);
  return left.kind == right.kind && left.a == right.a && left.b == right.b && left.c == right.c &&
         left.number == right.number && bounds;
}

Graph::Graph() {
  (void)constant(0);
  (void)constant(-1);
}

Slot Graph::make(Formula node) {
  if (failed()) return kFalse;
  if (node.lowest == node.highest && node.kind != Kind::constant) return constant(node.lowest);
  if (const auto found = known_.find(node); found != known_.end()) return found->second;
  if (node.lowest < -kLargest || node.highest > kLargest) {
    fail("een getal past niet");
    return kFalse;
  }
  if (nodes_.size() >= kMostSlots) {
    fail("te veel stappen");
    return kFalse;
  }
  const auto slot = static_cast<Slot>(nodes_.size());
  nodes_.push_back(node);
  known_.emplace(node, slot);
  return slot;
}

Slot Graph::constant(std::int64_t number) {
  return make({Kind::constant, 0, 0, 0, number, number, number});
}

Slot Graph::column(std::uint32_t index, std::int64_t lowest, std::int64_t highest) {
  return make({Kind::column, 0, 0, 0, index, lowest, highest});
}

Slot Graph::shifted(Slot a, std::int64_t number) {
  const Formula& of = nodes_[a];
  if (number == 0) return a;
  if (of.kind == Kind::add_constant) return shifted(of.a, of.number + number);
  return make({Kind::add_constant, a, 0, 0, number, of.lowest + number, of.highest + number});
}

Slot Graph::add(Slot a, Slot b) {
  if (is_constant(a)) return shifted(b, nodes_[a].number);
  if (is_constant(b)) return shifted(a, nodes_[b].number);
  // A constant that was added is added last, so that it meets others.
  if (nodes_[a].kind == Kind::add_constant) return shifted(add(nodes_[a].a, b), nodes_[a].number);
  if (nodes_[b].kind == Kind::add_constant) return shifted(add(a, nodes_[b].a), nodes_[b].number);
  if (a > b) std::swap(a, b);
  return make({Kind::add, a, b, 0, 0, nodes_[a].lowest + nodes_[b].lowest,
               nodes_[a].highest + nodes_[b].highest});
}

Slot Graph::subtract(Slot a, Slot b) {
  if (a == b) return kFalse;
  if (is_constant(b)) return shifted(a, -nodes_[b].number);
  return make({Kind::subtract, a, b, 0, 0, nodes_[a].lowest - nodes_[b].highest,
               nodes_[a].highest - nodes_[b].lowest});
}

Slot Graph::scaled(Slot a, std::int64_t factor) {
  const Formula& of = nodes_[a];
  if (factor == 1) return a;
  if (factor == 0) return kFalse;
  if (factor > kLargest || factor < -kLargest) {
    fail("een getal past niet");
    return kFalse;
  }
  if (of.kind == Kind::and_constant) return number_if(of.a, of.number * factor);
  if (of.kind == Kind::add_constant && of.number <= kLargest && of.number >= -kLargest) {
    const std::int64_t moved = of.number * factor;
    return shifted(scaled(of.a, factor), moved);
  }
  const std::int64_t one = of.lowest * factor;
  const std::int64_t other = of.highest * factor;
  return make(
      {Kind::multiply_constant, a, 0, 0, factor, std::min(one, other), std::max(one, other)});
}

Slot Graph::multiply(Slot a, Slot b) {
  if (is_constant(a)) return scaled(b, nodes_[a].number);
  if (is_constant(b)) return scaled(a, nodes_[b].number);
  if (a > b) std::swap(a, b);
  const Formula& left = nodes_[a];
  const Formula& right = nodes_[b];
  const auto [low, high] = std::minmax({left.lowest * right.lowest, left.lowest * right.highest,
                                        left.highest * right.lowest, left.highest * right.highest});
  return make({Kind::multiply, a, b, 0, 0, low, high});
}

Slot Graph::floor_divided(Slot a, std::int64_t divisor) {
  if (divisor == 1) return a;
  if (divisor <= 0 || divisor > kLargest) {
    fail("delen door een getal dat niet past");
    return kFalse;
  }
  const Formula& of = nodes_[a];
  if (of.lowest < 0) {
    const std::int64_t up = (-of.lowest + divisor - 1) / divisor;
    return shifted(floor_divided(shifted(a, up * divisor), divisor), -up);
  }
  return make({Kind::divide_constant, a, 0, 0, divisor, of.lowest / divisor, of.highest / divisor});
}

Slot Graph::minimum(Slot a, Slot b) {
  if (a == b || nodes_[a].highest <= nodes_[b].lowest) return a;
  if (nodes_[b].highest <= nodes_[a].lowest) return b;
  if (a > b) std::swap(a, b);
  return make({Kind::minimum, a, b, 0, 0, std::min(nodes_[a].lowest, nodes_[b].lowest),
               std::min(nodes_[a].highest, nodes_[b].highest)});
}

Slot Graph::maximum(Slot a, Slot b) {
  if (a == b || nodes_[a].lowest >= nodes_[b].highest) return a;
  if (nodes_[b].lowest >= nodes_[a].highest) return b;
  if (a > b) std::swap(a, b);
  return make({Kind::maximum, a, b, 0, 0, std::max(nodes_[a].lowest, nodes_[b].lowest),
               std::max(nodes_[a].highest, nodes_[b].highest)});
}

Slot Graph::at_least(Slot a, std::int64_t number) {
  const Formula& of = nodes_[a];
  if (of.lowest >= number) return kTrue;
  if (of.highest < number) return kFalse;
  if (of.kind == Kind::add_constant) return at_least(of.a, number - of.number);
  return make({Kind::at_least_constant, a, 0, 0, number, -1, 0});
}

Slot Graph::equal_to(Slot a, std::int64_t number) {
  const Formula& of = nodes_[a];
  if (of.highest < number || of.lowest > number) return kFalse;
  if (of.lowest == of.highest) return kTrue;
  if (of.kind == Kind::add_constant) return equal_to(of.a, number - of.number);
  if (number == of.lowest) return negated(at_least(a, number + 1));
  if (number == of.highest) return at_least(a, number);
  return make({Kind::equal_constant, a, 0, 0, number, -1, 0});
}

Slot Graph::at_least_slot(Slot a, Slot b) {
  if (a == b || nodes_[a].lowest >= nodes_[b].highest) return kTrue;
  if (nodes_[a].highest < nodes_[b].lowest) return kFalse;
  if (is_constant(b)) return at_least(a, nodes_[b].number);
  if (is_constant(a)) return negated(at_least(b, nodes_[a].number + 1));
  return make({Kind::at_least, a, b, 0, 0, -1, 0});
}

Slot Graph::equal_slots(Slot a, Slot b) {
  if (a == b) return kTrue;
  if (nodes_[a].highest < nodes_[b].lowest || nodes_[a].lowest > nodes_[b].highest) return kFalse;
  if (is_constant(b)) return equal_to(a, nodes_[b].number);
  if (is_constant(a)) return equal_to(b, nodes_[a].number);
  if (a > b) std::swap(a, b);
  return make({Kind::equal, a, b, 0, 0, -1, 0});
}

// One is the other denied, as far as their form shows.
bool Graph::opposite(Slot a, Slot b) const {
  const Formula& left = nodes_[a];
  const Formula& right = nodes_[b];
  if (left.kind == Kind::complement) return left.a == b;
  if (right.kind == Kind::complement) return right.a == a;
  const bool borders =
      (left.kind == Kind::at_least_constant && right.kind == Kind::less_constant) ||
      (left.kind == Kind::less_constant && right.kind == Kind::at_least_constant);
  return borders && left.a == right.a && left.number == right.number;
}

// The first holds only where the second does, as far as their form shows.
bool Graph::implies(Slot a, Slot b) const {
  const Formula& left = nodes_[a];
  const Formula& right = nodes_[b];
  if (left.kind == Kind::conjunction && (left.a == b || left.b == b)) return true;
  if (left.kind == Kind::without && (left.a == b || opposite(left.b, b))) return true;
  if (right.kind == Kind::disjunction && (right.a == a || right.b == a)) return true;
  if (left.kind == Kind::at_least_constant && right.kind == Kind::at_least_constant)
    return left.a == right.a && left.number >= right.number;
  if (left.kind == Kind::less_constant && right.kind == Kind::less_constant)
    return left.a == right.a && left.number <= right.number;
  return false;
}

Slot Graph::both(Slot a, Slot b) {
  if (a == kFalse || b == kFalse) return kFalse;
  if (a == kTrue || a == b) return b;
  if (b == kTrue) return a;
  if (opposite(a, b)) return kFalse;
  if (nodes_[a].kind == Kind::without && nodes_[a].b == b) return kFalse;
  if (nodes_[b].kind == Kind::without && nodes_[b].b == a) return kFalse;
  if (implies(a, b)) return a;
  if (implies(b, a)) return b;
  if (nodes_[b].kind == Kind::complement) return make({Kind::without, a, nodes_[b].a, 0, 0, -1, 0});
  if (nodes_[a].kind == Kind::complement) return make({Kind::without, b, nodes_[a].a, 0, 0, -1, 0});
  if (a > b) std::swap(a, b);
  return make({Kind::conjunction, a, b, 0, 0, -1, 0});
}

Slot Graph::either(Slot a, Slot b) {
  if (a == kTrue || b == kTrue) return kTrue;
  if (a == kFalse || a == b) return b;
  if (b == kFalse) return a;
  if (opposite(a, b)) return kTrue;
  if (implies(a, b)) return b;
  if (implies(b, a)) return a;
  if (a > b) std::swap(a, b);
  return make({Kind::disjunction, a, b, 0, 0, -1, 0});
}

Slot Graph::negated(Slot a) {
  if (a == kFalse) return kTrue;
  if (a == kTrue) return kFalse;
  const Formula of = nodes_[a];
  if (of.kind == Kind::complement) return of.a;
  if (of.kind == Kind::at_least_constant)
    return make({Kind::less_constant, of.a, 0, 0, of.number, -1, 0});
  if (of.kind == Kind::less_constant)
    return make({Kind::at_least_constant, of.a, 0, 0, of.number, -1, 0});
  return make({Kind::complement, a, 0, 0, 0, -1, 0});
}

Slot Graph::number_if(Slot condition, std::int64_t number) {
  if (condition == kFalse || number == 0) return kFalse;
  if (condition == kTrue) return constant(number);
  if (number == -1) return condition;
  return make({Kind::and_constant, condition, 0, 0, number, std::min<std::int64_t>(0, number),
               std::max<std::int64_t>(0, number)});
}

Slot Graph::choose(Slot condition, Slot yes, Slot no) {
  if (condition == kTrue || yes == no) return yes;
  if (condition == kFalse) return no;
  if (nodes_[condition].kind == Kind::complement) return choose(nodes_[condition].a, no, yes);
  if (is_condition(yes) && is_condition(no)) {
    if (yes == kTrue) return either(condition, no);
    if (yes == kFalse) return both(negated(condition), no);
    if (no == kTrue) return either(negated(condition), yes);
    if (no == kFalse) return both(condition, yes);
  }
  if (is_constant(yes) && is_constant(no)) {
    return shifted(number_if(condition, nodes_[yes].number - nodes_[no].number), nodes_[no].number);
  }
  return make({Kind::choose, condition, yes, no, 0, std::min(nodes_[yes].lowest, nodes_[no].lowest),
               std::max(nodes_[yes].highest, nodes_[no].highest)});
}

Slot Graph::count(const std::vector<Slot>& conditions) {
  std::int64_t certain = 0;
  Slot total = kFalse;
  for (const Slot one : conditions) {
    if (one == kTrue) {
      ++certain;
    } else if (one != kFalse) {
      total = subtract(total, one);
    }
  }
  return shifted(total, certain);
}

}  // namespace slagboom::columns
