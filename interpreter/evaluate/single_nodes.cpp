// The plain evaluator, kind of node by kind of node.
#include <algorithm>
#include <bit>

#include "interpreter/evaluate/matching.hpp"
#include "interpreter/evaluate/single.hpp"

namespace slagboom::evaluate {

using program::Comparison;
using program::kNone;
using program::Node;
using program::Op;

namespace {

template <typename Visit>
void each_element(std::uint64_t set, Visit visit) {
  while (set != 0) {
    visit(std::countr_zero(set));
    set &= set - 1;
  }
}

bool usable(const Value& value) { return value.status != Status::not_applicable; }

}  // namespace

Value Evaluator::compared(std::int64_t comparison, const Value& left, const Value& right) {
  if (!usable(left) || !usable(right)) return truth(false, true);
  if (left.status == Status::fault || right.status == Status::fault) {
    Value open = truth(false, true);
    open.status = Status::fault;
    return open;
  }
  if (left.moves != 0 || right.moves != 0) keep_compared(static_cast<Comparison>(comparison), left, right);
  const int lo_hi = operations::compare(left.lo, right.hi);
  const int hi_lo = operations::compare(left.hi, right.lo);
  switch (static_cast<Comparison>(comparison)) {
    case Comparison::at_least: return truth(lo_hi >= 0, hi_lo >= 0);
    case Comparison::greater: return truth(lo_hi > 0, hi_lo > 0);
    case Comparison::at_most: return truth(hi_lo <= 0, lo_hi <= 0);
    case Comparison::less: return truth(hi_lo < 0, lo_hi < 0);
    case Comparison::equal:
    case Comparison::not_equal: {
      const bool same = left.lo == left.hi && right.lo == right.hi && left.lo == right.lo;
      const bool can_be = lo_hi <= 0 && hi_lo >= 0;
      return static_cast<Comparison>(comparison) == Comparison::equal ? truth(same, can_be)
                                                                      : truth(!can_be, !same);
    }
  }
  return truth(false, true);
}

Value Evaluator::quantified(std::int64_t quantity, std::int64_t number, std::uint32_t least, std::uint32_t most,
                            std::uint32_t total) const {
  const auto bound = static_cast<std::uint64_t>(number);
  switch (static_cast<grammar::Quantity>(quantity)) {
    case grammar::Quantity::all: return truth(least == total, most == total);
    case grammar::Quantity::none: return truth(most == 0, least == 0);
    case grammar::Quantity::at_least: return truth(least >= bound, most >= bound);
    case grammar::Quantity::at_most: return truth(most <= bound, least <= bound);
    case grammar::Quantity::exactly: return truth(least == bound && most == bound, least <= bound && bound <= most);
  }
  return truth(false, true);
}

Value Evaluator::row_of(std::span<const Value> values) {
  Value row;
  row.first = static_cast<std::uint32_t>(arena_.size());
  row.count = static_cast<std::uint32_t>(values.size());
  arena_.insert(arena_.end(), values.begin(), values.end());
  return row;
}

int Evaluator::table_row(std::uint32_t id, int element) {
  settle();
  const program::Table& table = program_.tables[id];
  for (std::size_t index = 0; index < table.rows.size(); ++index) {
    const program::TableRow& row = table.rows[index];
    if (row.otherwise) return static_cast<int>(index);
    bool holds = true;
    bool open = false;
    for (std::size_t column = 0; column < row.cells.size() && holds; ++column) {
      if (row.cells[column] == kNone) continue;
      const Value former = it_;
      it_ = evaluate(table.columns[column], element);
      const Value cell = evaluate(row.cells[column], element);
      it_ = former;
      holds = !cell.is_no();
      open = open || !cell.is_yes();
    }
    if (!holds) continue;
    return open ? -1 : static_cast<int>(index);
  }
  return -2;
}

// Rows are disjoint, so at most one holds; while values are open several may.
Value Evaluator::table_value(std::uint32_t id, int element) {
  const program::Table& table = program_.tables[id];
  std::vector<Value>::size_type column_count = table.columns.size();
  constexpr std::size_t kMaxColumns = 64;
  Value columns[kMaxColumns];
  if (column_count > kMaxColumns) return fault();
  for (std::size_t column = 0; column < column_count; ++column) {
    columns[column] = evaluate(table.columns[column], element);
  }
  Value result;
  bool any = false;
  for (const program::TableRow& row : table.rows) {
    bool possible = true;
    bool certain = true;
    if (!row.otherwise) {
      for (std::size_t column = 0; column < row.cells.size() && possible; ++column) {
        if (row.cells[column] == kNone) continue;
        const Value former = it_;
        it_ = columns[column];
        const Value cell = evaluate(row.cells[column], element);
        it_ = former;
        possible = !cell.is_no();
        certain = certain && cell.is_yes();
      }
    }
    if (!possible) continue;
    const Value value = evaluate(row.result, element);
    if (!any) {
      result = value;
      any = true;
    } else {
      pin(value);
      result = pinned(result);
      if (operations::compare(value.lo, result.lo) < 0) result.lo = value.lo;
      if (operations::compare(value.hi, result.hi) > 0) result.hi = value.hi;
      if (result.lo != result.hi || value.status != result.status) result.status = Status::unknown;
    }
    if (certain) break;
  }
  return any ? result : fault();
}

std::vector<int> Evaluator::places(NodeId node, int element) {
  settle();
  std::vector<int> placed;
  (void)fills(program_.nodes[node], element, &placed);
  return placed;
}

Value Evaluator::fills(const Node& node, int element, std::vector<int>* placed) {
  const Value set = evaluate(program_.child(node, 0), element);
  const std::uint32_t count = node.count - 1;
  if (count > kMaxPlaces) return fault();
  std::uint64_t certain[kMaxPlaces];
  std::uint64_t possible[kMaxPlaces];
  for (std::uint32_t place = 0; place < count; ++place) {
    const Value allowed = evaluate(program_.child(node, place + 1), element);
    certain[place] = allowed.set & set.set;
    possible[place] = allowed.maybe & set.maybe;
  }
  int element_of[kMaxPlaces];
  const bool partial = placed != nullptr;
  const bool lo = fill_places({certain, count}, element_of, partial) == count;
  if (partial) placed->assign(element_of, element_of + count);
  const bool hi = lo || (!std::equal(certain, certain + count, possible) && fill_places({possible, count}, element_of, false) == count);
  return truth(lo, hi);
}

Value Evaluator::evaluate(NodeId id, int element) {
  if (id == replaced_row_) return replacement_;
  const Node& node = program_.nodes[id];
  const auto child = [&](std::uint32_t index) { return evaluate(program_.child(node, index), element); };

  switch (node.op) {
    case Op::number: return exactly({node.a, node.b});
    case Op::option: return exactly({node.a, 1});
    case Op::truth: return truth(node.a != 0, node.a != 0);
    case Op::unknown: {
      Value open = between({node.a, 1}, {node.b, 1});
      open.status = Status::unknown;
      return open;
    }
    case Op::fact: return fact(static_cast<FactId>(node.a), element);
    case Op::attribute: {
      if (element == kMain) return absent();
      const program::ItemId item = candidate_->elements[static_cast<std::size_t>(element)].item;
      const auto& column = program_.attributes[static_cast<std::size_t>(node.a)];
      if (item == kNone || item >= column.size() || !column[item].given) return absent();
      return exactly(column[item].value);
    }
    case Op::call: return call(static_cast<DefinitionId>(node.a), element);
    case Op::it: return it_;

    case Op::everything: {
      const std::size_t size = candidate_->elements.size();
      const std::uint64_t all = size >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
      return elements(all, all);
    }
    case Op::items: {
      const std::uint64_t mask = item_masks_[static_cast<std::size_t>(node.a)];
      return elements(mask, mask);
    }
    case Op::chosen: return chosen(static_cast<std::uint32_t>(node.a));
    case Op::unite: {
      Value set = child(0);
      for (std::uint32_t index = 1; index < node.count; ++index) {
        const Value more = child(index);
        set = elements(set.set | more.set, set.maybe | more.maybe);
      }
      return set;
    }
    case Op::intersect: {
      const Value left = child(0);
      const Value right = child(1);
      return elements(left.set & right.set, left.maybe & right.maybe);
    }
    case Op::exclude: {
      const Value left = child(0);
      const Value right = child(1);
      return elements(left.set & ~right.maybe, left.maybe & ~right.set);
    }
    case Op::filter: {
      const Value from = child(0);
      std::uint64_t certain = 0;
      std::uint64_t possible = 0;
      const NodeId condition = program_.child(node, 1);
      each_element(from.maybe, [&](int one) {
        const Value holds = evaluate(condition, one);
        const std::uint64_t bit = std::uint64_t{1} << one;
        if (!holds.is_no()) possible |= bit;
        if (holds.is_yes()) certain |= bit & from.set;
      });
      return elements(certain, possible);
    }

    case Op::map: {
      const Value set = child(0);
      const NodeId body = program_.child(node, 1);
      Value buffer[kMaxElements];
      std::size_t count = 0;
      each_element(set.maybe, [&](int one) { buffer[count++] = evaluate(body, one); });
      Value row = row_of({buffer, count});
      row.status = set.status;
      row.set = set.set;
      row.maybe = set.maybe;
      return row;
    }
    case Op::together: {
      Value buffer[2 * kMaxElements];
      std::size_t count = 0;
      Status status = Status::known;
      for (std::uint32_t index = 0; index < node.count; ++index) {
        const Node& part = program_.nodes[program_.child(node, index)];
        const Value value = child(index);
        const bool row = part.type.base == program::Base::numbers || part.type.base == program::Base::options;
        if (row && value.status == Status::unknown) status = Status::unknown;
        const std::uint32_t size = row ? value.count : 1;
        if (count + size > std::size(buffer)) return fault();
        for (std::uint32_t item = 0; item < size; ++item) buffer[count++] = row ? member(value, item) : value;
      }
      Value row = row_of({buffer, count});
      row.status = status;
      return row;
    }

    case Op::size: {
      const Value of = child(0);
      const program::Base base = program_.nodes[program_.child(node, 0)].type.base;
      if (base == program::Base::set) {
        return between({std::popcount(of.set), 1}, {std::popcount(of.maybe), 1});
      }
      std::int64_t count = 0;
      for (std::uint32_t index = 0; index < of.count; ++index) count += usable(member(of, index)) ? 1 : 0;
      return of.status == Status::unknown ? between({0, 1}, {count, 1}) : exactly({count, 1});
    }
    case Op::count_if: {
      const Value row = child(0);
      const NodeId condition = program_.child(node, 1);
      std::int64_t least = 0;
      std::int64_t most = 0;
      const Value former = it_;
      for (std::uint32_t index = 0; index < row.count; ++index) {
        it_ = member(row, index);
        if (!usable(it_)) continue;
        const Value holds = evaluate(condition, element);
        least += holds.is_yes() ? 1 : 0;
        most += holds.is_no() ? 0 : 1;
      }
      it_ = former;
      return between({row.status == Status::unknown ? 0 : least, 1}, {most, 1});
    }
    case Op::sum:
    case Op::mean:
    case Op::highest:
    case Op::lowest: {
      const Value row = child(0);
      Rational lo{0, 1};
      Rational hi{0, 1};
      std::int64_t count = 0;
      bool moves = false;
      bool exact = row.status != Status::unknown;
      Value best;
      for (std::uint32_t index = 0; index < row.count; ++index) {
        const Value& one = member(row, index);
        if (!usable(one)) continue;
        if (one.status == Status::fault) return fault();
        moves = moves || one.moves != 0;
        exact = exact && one.lo == one.hi;
        if (node.op == Op::highest || node.op == Op::lowest) {
          const bool take_hi = node.op == Op::highest;
          const auto better = [&](const Rational& a, const Rational& b) {
            return take_hi ? operations::compare(a, b) > 0 : operations::compare(a, b) < 0;
          };
          if (count == 0 || better(one.lo, lo)) {
            lo = one.lo;
            best = one;
          }
          if (count == 0 || better(one.hi, hi)) hi = one.hi;
        } else {
          lo = operations::add(lo, one.lo);
          hi = one.lo == one.hi && index == 0 ? lo : operations::add(hi, one.hi);
        }
        ++count;
      }
      if (count == 0 && node.op != Op::sum) return absent();
      if (row.status == Status::unknown) {
        Value open = between({0, 1}, {1'000'000, 1});
        open.status = Status::unknown;
        return open;
      }
      if (node.op == Op::mean) {
        lo = operations::divide(lo, {count, 1});
        hi = operations::divide(hi, {count, 1});
      }
      const Value result = between(lo, hi);
      if (!moves) return result;
      if (!exact) {
        for (std::uint32_t index = 0; index < row.count; ++index) pin(member(row, index));
        return result;
      }
      if (node.op == Op::highest || node.op == Op::lowest) {
        keep_best(row, best, node.op == Op::highest);
        return moving(result, slopes_[best.moves]);
      }
      Slope slope{};
      for (std::uint32_t index = 0; index < row.count; ++index) slope = plus(slope, slopes_[member(row, index).moves]);
      return moving(result, node.op == Op::mean ? times(slope, operations::divide({1, 1}, {count, 1})) : slope);
    }
    case Op::weighted_mean: {
      const Value row = child(0);
      const Value weights = child(1);
      if (row.count != weights.count) return fault();
      Rational lo{0, 1};
      Rational hi{0, 1};
      Rational total{0, 1};
      Slope slope{};
      bool moves = false;
      bool exact = true;
      for (std::uint32_t index = 0; index < row.count; ++index) {
        const Value& one = member(row, index);
        const Value& weight = member(weights, index);
        if (!usable(one) || !usable(weight)) continue;
        pin(weight);
        exact = exact && one.lo == one.hi;
        if (one.moves != 0) {
          moves = true;
          slope = plus(slope, times(slopes_[one.moves], weight.lo));
        }
        if (weight.lo != weight.hi || weight.lo.num < 0) return fault();
        lo = operations::add(lo, operations::multiply(one.lo, weight.lo));
        hi = operations::add(hi, operations::multiply(one.hi, weight.lo));
        total = operations::add(total, weight.lo);
      }
      if (!total.valid()) return fault();
      if (total.num == 0) return absent();
      const Value result = between(operations::divide(lo, total), operations::divide(hi, total));
      if (!moves) return result;
      if (exact) return moving(result, times(slope, operations::divide({1, 1}, total)));
      for (std::uint32_t index = 0; index < row.count; ++index) pin(member(row, index));
      return result;
    }

    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: {
      const Value left = child(0);
      const Value right = child(1);
      if (left.status == Status::fault || right.status == Status::fault) return fault();
      if (!usable(left) || !usable(right)) return absent();
      const bool moves = left.moves != 0 || right.moves != 0;
      const Slope slope = moves ? slope_of(node.op, left, right) : Slope{};
      const auto made = [&](Rational lo, Rational hi) {
        return moves ? moving(between(lo, hi), slope) : between(lo, hi);
      };
      if (node.op == Op::add) return made(operations::add(left.lo, right.lo), operations::add(left.hi, right.hi));
      if (node.op == Op::subtract) {
        return made(operations::subtract(left.lo, right.hi), operations::subtract(left.hi, right.lo));
      }
      if (node.op == Op::divide && right.lo.num <= 0 && right.hi.num >= 0) return fault();
      const auto combine = node.op == Op::multiply ? &operations::multiply : &operations::divide;
      const Rational corners[4] = {combine(left.lo, right.lo), combine(left.lo, right.hi),
                                   combine(left.hi, right.lo), combine(left.hi, right.hi)};
      Rational lo = corners[0];
      Rational hi = corners[0];
      for (const Rational& corner : corners) {
        if (!corner.valid()) return made(operations::kTooLarge, operations::kTooLarge);
        if (operations::compare(corner, lo) < 0) lo = corner;
        if (operations::compare(corner, hi) > 0) hi = corner;
      }
      return made(lo, hi);
    }
    case Op::round: {
      const Value exact = child(0);
      if (exact.status == Status::fault || !usable(exact)) return exact;
      const auto decimals = static_cast<unsigned>(node.a);
      const auto mode = static_cast<operations::RoundingMode>(node.b);
      Value result = between(operations::rounded(exact.lo, decimals, mode),
                             operations::rounded(exact.hi, decimals, mode));
      if (exact.moves != 0 && exact.lo == exact.hi) keep_rounded(exact, result.lo, decimals, mode);
      if (exact.lo != exact.hi) pin(exact);
      return result;
    }
    case Op::of_item: {
      const auto item = static_cast<program::ItemId>(node.a);
      int found = -1;
      for (std::size_t index = 0; index < candidate_->elements.size(); ++index) {
        if (candidate_->elements[index].item != item) continue;
        if (found >= 0) return fault();
        found = static_cast<int>(index);
      }
      if (found < 0) return absent();
      return evaluate(program_.child(node, 0), found);
    }

    case Op::compare: return compared(node.a, child(0), child(1));
    case Op::known: {
      const Value value = child(0);
      return truth(value.status == Status::known, value.status == Status::known);
    }
    case Op::applicable: {
      const Value value = child(0);
      const bool holds = usable(value);
      return truth(holds, holds);
    }
    case Op::member: {
      const Value set = child(0);
      std::uint64_t mask = 0;
      if (node.a < 0) {
        if (element == kMain) return truth(false, false);
        mask = std::uint64_t{1} << element;
      } else {
        for (std::size_t index = 0; index < candidate_->elements.size(); ++index) {
          if (candidate_->elements[index].item == static_cast<program::ItemId>(node.a)) {
            mask |= std::uint64_t{1} << index;
          }
        }
      }
      return truth((set.set & mask) != 0, (set.maybe & mask) != 0);
    }
    case Op::both: {
      bool lo = true;
      bool hi = true;
      Status status = Status::known;
      for (std::uint32_t index = 0; index < node.count && hi; ++index) {
        const Value one = child(index);
        lo = lo && one.is_yes();
        hi = !one.is_no();
        if (one.status == Status::fault) status = Status::fault;
      }
      Value result = truth(lo, hi);
      if (status == Status::fault && lo != hi) result.status = Status::fault;
      return result;
    }
    case Op::either: {
      std::uint32_t least = 0;
      std::uint32_t most = 0;
      for (std::uint32_t index = 0; index < node.count; ++index) {
        const Value one = child(index);
        least += one.is_yes() ? 1U : 0U;
        most += one.is_no() ? 0U : 1U;
        if (least >= static_cast<std::uint64_t>(node.a)) break;
      }
      return truth(least >= static_cast<std::uint64_t>(node.a), most >= static_cast<std::uint64_t>(node.a));
    }
    case Op::negate: {
      const Value value = child(0);
      Value result = truth(value.is_no(), !value.is_yes());
      if (value.status == Status::fault) result.status = Status::fault;
      return result;
    }
    case Op::quantify: {
      const Value row = child(0);
      std::uint32_t least = 0;
      std::uint32_t most = 0;
      std::uint32_t total = 0;
      bool rest_lo = true;
      bool rest_hi = true;
      const Value former = it_;
      for (std::uint32_t index = 0; index < row.count; ++index) {
        const Value one = member(row, index);
        if (!usable(one)) continue;
        it_ = one;
        ++total;
        const Value holds = evaluate(program_.child(node, 1), element);
        least += holds.is_yes() ? 1u : 0u;
        most += holds.is_no() ? 0u : 1u;
        if (node.count > 2 && !holds.is_yes()) {
          it_ = one;
          const Value rest = evaluate(program_.child(node, 2), element);
          rest_lo = rest_lo && rest.is_yes();
          rest_hi = rest_hi && (!rest.is_no() || !holds.is_no());
        }
      }
      it_ = former;
      const Value counted = quantified(node.a, node.b, least, most, total);
      const Value result = truth(counted.is_yes() && rest_lo, !counted.is_no() && rest_hi);
      return row.status == Status::unknown ? truth(false, true) : result;
    }
    case Op::for_each: {
      const Value set = child(0);
      std::uint32_t least = 0;
      std::uint32_t most = 0;
      std::uint32_t total = 0;
      each_element(set.maybe, [&](int one) {
        const Value holds = evaluate(program_.child(node, 1), one);
        ++total;
        if (holds.is_yes()) ++least;
        if (!holds.is_no()) ++most;
      });
      return set.status == Status::unknown ? truth(false, true)
                                           : quantified(node.a, node.b, least, most, total);
    }
    case Op::fills: return fills(node, element, nullptr);
    case Op::table: return table_value(static_cast<std::uint32_t>(node.a), element);
    case Op::clause:
    case Op::satisfied: return child(0);
  }
  return fault();
}

}  // namespace slagboom::evaluate
