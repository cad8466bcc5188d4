// The plain evaluator: values, definitions with their exceptions, and the memory of what was computed.
#include "interpreter/evaluate/single.hpp"

#include <algorithm>

namespace slagboom::evaluate {

using program::kNone;
using program::Node;
using program::Op;

namespace {

constexpr int kMaxDepth = 2'000;

// What may be true of either value: used where it is not known which of two rules holds.
Value hull(const Value& a, const Value& b) {
  if (a.status == Status::fault || b.status == Status::fault) return fault();
  if (a.status == Status::not_applicable && b.status == Status::not_applicable) return a;
  Value result = a.status == Status::not_applicable ? b : a;
  result.moves = 0;
  result.status = Status::unknown;
  if (a.status != Status::not_applicable && b.status != Status::not_applicable) {
    if (operations::compare(b.lo, result.lo) < 0) result.lo = b.lo;
    if (operations::compare(b.hi, result.hi) > 0) result.hi = b.hi;
    result.set &= b.set;
    result.maybe |= b.maybe;
    if (result.lo == result.hi && result.set == result.maybe && a.count == 0) result.status = Status::known;
  }
  return result;
}

}  // namespace

Evaluator::Evaluator(const Program& program, const Vocabulary& vocabulary)
    : program_(program), vocabulary_(vocabulary) {
  memo_.resize((program.definitions.size() + program.searches.size()) * (kMaxElements + 1));
  bindings_.resize(program.searches.size());
  results_.resize(program.searches.size());
  trials_.resize(program.searches.size());
  next_world_.assign(program.searches.size(), 1);
  item_masks_.resize(program.item_lists.size());
  arena_.reserve(4'096);
}

void Evaluator::forget() {
  ++generation_;
  arena_.clear();
  for (Binding& binding : bindings_) binding = {};
  std::fill(next_world_.begin(), next_world_.end(), std::uint16_t{1});
  settled_ = 0;
  kept_.clear();
  if (slopes_.size() > 1 + kMostFollowed) slopes_.resize(1 + kMostFollowed);
}

void Evaluator::bind(const Candidate& candidate) {
  candidate_ = &candidate;
  assumptions_.clear();
  stubs_.clear();
  corner_ = Corner::bounds;
  work_ = 0;
  forget();
  for (std::size_t list = 0; list < item_masks_.size(); ++list) {
    item_masks_[list] = items_present(program_.item_lists[list]);
  }
}

void Evaluator::set_corner(Corner corner) {
  if (corner == corner_) return;
  corner_ = corner;
  forget();
}

void Evaluator::settle_as(Corner corner) {
  set_corner(corner);
  settle();
  std::vector<std::uint64_t> sets;
  for (const Binding& binding : bindings_) sets.push_back(binding.set);
  std::vector<SearchResult> results = results_;
  set_corner(Corner::bounds);
  for (std::size_t search = 0; search < bindings_.size(); ++search) {
    bindings_[search] = {true, sets[search], next_world_[search]++};
  }
  results_ = std::move(results);
  settled_ = kAllSearches;
}

void Evaluator::assume(FactId fact, int element, Rational value) {
  for (Assumption& assumption : assumptions_) {
    if (assumption.fact == fact && assumption.element == element) {
      assumption.value = value;
      forget();
      return;
    }
  }
  assumptions_.push_back({fact, element, value, 0});
  forget();
}

void Evaluator::clear_assumptions() {
  if (assumptions_.empty() && stubs_.empty()) return;
  assumptions_.clear();
  stubs_.clear();
  forget();
}

void Evaluator::stub(DefinitionId definition, const Value& value, std::vector<Rational> row) {
  stubs_.push_back({definition, value, std::move(row)});
  forget();
}

std::uint64_t Evaluator::items_present(const std::vector<std::uint64_t>& items) const {
  std::uint64_t mask = 0;
  for (std::size_t index = 0; index < candidate_->elements.size(); ++index) {
    const program::ItemId item = candidate_->elements[index].item;
    if (item == kNone || item / 64 >= items.size()) continue;
    if ((items[item / 64] >> (item % 64)) & 1u) mask |= std::uint64_t{1} << index;
  }
  return mask;
}

// Everything a memory of a definition depends on: the generation, and the worlds of the searches it uses.
Evaluator::Key Evaluator::memo_key(std::uint32_t searches) const {
  constexpr std::uint32_t kInFirst = 2;
  constexpr std::uint32_t kHeld = 6;
  Key key{generation_ << 32, 0};
  for (std::uint32_t search = 0; searches != 0; ++search, searches >>= 1) {
    if ((searches & 1u) == 0) continue;
    const std::uint64_t world = bindings_[search].world;
    if (search < kInFirst) {
      key.first |= world << (16 * search);
    } else if (search < kHeld) {
      key.second |= world << (16 * (search - kInFirst));
    } else if (world != 0) {
      return {};   // not remembered
    }
  }
  return key;
}

// Searches are settled in the order of the documents; later ones see what earlier ones chose.
void Evaluator::settle(std::uint32_t wanted) {
  if ((wanted & ~settled_) == 0) return;
  for (std::uint32_t search = 0; search < bindings_.size(); ++search) {
    const std::uint32_t bit = 1U << search;
    if ((wanted & bit) == 0 || (settled_ & bit) != 0) continue;
    settled_ |= bit;
    const Value found = chosen(search);
    Binding& binding = bindings_[search];
    binding.bound = true;
    binding.set = found.set;
    // In the world in which it was tried, with all that was computed there.
    const SearchResult& result = results_[search];
    const bool tried = result.world != 0 && result.generation == generation_ && result.chosen == found.set;
    binding.world = tried ? result.world : next_world_[search]++;
  }
}

Value Evaluator::value(NodeId node, int element) {
  settle(node < program_.node_searches.size() ? program_.node_searches[node] : kAllSearches);
  return evaluate(node, element);
}

Value Evaluator::definition(DefinitionId definition, int element) {
  settle();
  return call(definition, element);
}

const SearchResult& Evaluator::search(std::uint32_t search) {
  settle();
  return results_[search];
}

Value Evaluator::value_with_it(NodeId node, const Value& it, int element) {
  settle();
  const Value former = it_;
  it_ = it;
  const Value result = evaluate(node, element);
  it_ = former;
  return result;
}

Value Evaluator::value_with_row(NodeId node, NodeId row, std::span<const Rational> values) {
  settle();
  ++generation_;
  const std::size_t arena = arena_.size();
  replacement_ = Value{};
  replacement_.first = static_cast<std::uint32_t>(arena);
  replacement_.count = static_cast<std::uint32_t>(values.size());
  for (const Rational& number : values) arena_.push_back(exactly(number));
  replaced_row_ = row;
  const Value result = evaluate(node, kMain);
  replaced_row_ = kNone;
  arena_.resize(arena);
  ++generation_;
  return result;
}

Value Evaluator::fact(FactId id, int element) {
  const program::Fact& fact = vocabulary_.facts[id];
  if (fact.per_element && element == kMain) return absent();
  const int owner = fact.per_element ? element : kMain;
  for (const Assumption& assumption : assumptions_) {
    if (assumption.fact == id && assumption.element == owner) return followed(assumption);
  }
  const NodeId applies = program_.fact_applies[id];
  if (applies != kNone) {
    const Value condition = evaluate(applies, owner);
    if (condition.is_no()) return absent();
    if (!condition.is_yes()) return between(fact.lowest, fact.highest);
  }
  const program::FactValue& given =
      owner == kMain ? candidate_->facts[id] : candidate_->elements[static_cast<std::size_t>(owner)].facts[id];
  if (given.given) return exactly(given.value);
  switch (fact.absence) {
    case grammar::Absence::not_applicable: return absent();
    case grammar::Absence::option: return exactly({fact.absent_option, 1});
    case grammar::Absence::unknown: break;
  }
  if (fact.ordered) {
    if (corner_ == Corner::lowest) return exactly(fact.lowest);
    if (corner_ == Corner::highest) return exactly(fact.highest);
  }
  Value open = between(fact.lowest, fact.highest);
  open.status = Status::unknown;
  return open;
}

Value Evaluator::variant_value(DefinitionId id, std::uint32_t index, int element) {
  const program::Variant& variant = program_.definitions[id].variants[index];
  Value open;
  bool undecided = false;
  for (const std::uint32_t exception : variant.exceptions) {
    const NodeId guard = program_.definitions[id].variants[exception].guard;
    const Value applies = guard == kNone ? truth(true, true) : evaluate(guard, element);
    if (applies.is_no()) continue;
    const Value departed = variant_value(id, exception, element);
    open = undecided ? hull(pinned(open), pinned(departed)) : departed;
    if (applies.is_yes()) return open;
    undecided = true;
  }
  const Value general = evaluate(variant.body, element);
  return undecided ? hull(pinned(open), pinned(general)) : general;
}

int Evaluator::variant(DefinitionId id, int element) {
  settle();
  std::uint32_t index = 0;
  for (int step = 0; step < kMaxDepth; ++step) {
    const program::Variant& variant = program_.definitions[id].variants[index];
    bool departed = false;
    for (const std::uint32_t exception : variant.exceptions) {
      const NodeId guard = program_.definitions[id].variants[exception].guard;
      const Value applies = guard == kNone ? truth(true, true) : evaluate(guard, element);
      if (applies.is_no()) continue;
      if (!applies.is_yes()) return -1;
      index = exception;
      departed = true;
      break;
    }
    if (!departed) return static_cast<int>(index);
  }
  return -1;
}

Value Evaluator::call(DefinitionId id, int element) {
  const program::Definition& definition = program_.definitions[id];
  if (definition.per_element && element == kMain) return absent();
  const int owner = definition.per_element ? element : kMain;
  for (const Stub& stub : stubs_) {
    if (stub.definition != id) continue;
    if (stub.row.empty()) return stub.value;
    std::vector<Value> values;
    for (const Rational& number : stub.row) values.push_back(exactly(number));
    return row_of(values);
  }
  Memo& memo = memo_[id * (kMaxElements + 1) + static_cast<std::size_t>(owner + 1)];
  const Key key = memo_key(definition.searches);
  if (key.usable() && memo.key == key) return memo.value;
  if (depth_ > kMaxDepth) return fault();
  ++depth_;
  const Value result = variant_value(id, 0, owner);
  --depth_;
  const Key now = memo_key(definition.searches);
  if (now.usable()) {
    memo.key = now;
    memo.value = result;
  }
  return result;
}

Value Evaluator::chosen(std::uint32_t search) {
  const Binding& binding = bindings_[search];
  if (binding.bound) return elements(binding.set, binding.set);
  const std::uint32_t others = ((1u << bindings_.size()) - 1u) & ~(1u << search);
  Memo& memo = memo_[(program_.definitions.size() + search) * (kMaxElements + 1)];
  const Key key = memo_key(others);
  if (key.usable() && memo.key == key) return memo.value;
  if (depth_ > kMaxDepth) return fault();
  ++depth_;
  SearchResult result = run_search(search);
  --depth_;
  const Value set = elements(result.chosen, result.chosen);
  results_[search] = std::move(result);
  const Key now = memo_key(others);
  if (now.usable()) {
    memo.key = now;
    memo.value = set;
  }
  return set;
}

}  // namespace slagboom::evaluate
