// Sums, means and other arithmetic. As in evaluate/single_nodes.cpp.
#include "interpreter/columns/symbolic.hpp"

#include <algorithm>

namespace slagboom::columns {

using program::Node;
using program::Op;

// The sum, the mean, the highest or the lowest of a row.
Symbol Symbolic::joined(const Symbol& row, Op op) {
  Symbol result;
  std::vector<Slot> present;
  bool first = true;
  for (const Symbol& one : row.row) {
    present.push_back(one.applies);
    if (op == Op::sum || op == Op::mean) {
      const Number zero = numbers_.constant({0, 1});
      const Number lo = numbers_.choose(one.applies, one.lo, zero);
      const Number hi = one.lo == one.hi ? lo : numbers_.choose(one.applies, one.hi, zero);
      const bool same = lo == hi && result.lo == result.hi;
      result.lo = numbers_.add(result.lo, lo);
      result.hi = same ? result.lo : numbers_.add(result.hi, hi);
      continue;
    }
    if (first) {
      result = one;
      first = false;
      continue;
    }
    const auto better = [&](Number a, Number b) {
      return op == Op::highest ? numbers_.maximum(a, b) : numbers_.minimum(a, b);
    };
    Symbol next;
    next.lo = better(result.lo, one.lo);
    next.hi = result.lo == result.hi && one.lo == one.hi ? next.lo : better(result.hi, one.hi);
    // Where only one of the two applies, it is that one.
    result = choose(one.applies, choose(result.applies, next, one), result);
  }
  if (op == Op::sum) return result;
  Slot any = kFalse;
  for (const Slot one : present) any = graph_.either(any, one);
  if (any == kFalse) return absent();
  if (op != Op::mean) {
    result.applies = any;
    return result;
  }
  for (const Slot one : present) {
    if (one != kTrue && one != kFalse) {
      fail("een gemiddelde over een aantal dat van een cijfer afhangt");
      return absent();
    }
  }
  const auto number = static_cast<std::int64_t>(std::count(present.begin(), present.end(), kTrue));
  const bool same = result.lo == result.hi;
  result.lo = numbers_.divided(result.lo, {number, 1});
  result.hi = same ? result.lo : numbers_.divided(result.hi, {number, 1});
  return result;
}

Symbol Symbolic::figure_node(const Node& node, int element) {
  const auto child = [&](std::uint32_t index) {
    return evaluate(program_.child(node, index), element);
  };
  Symbol result;
  switch (node.op) {
    case Op::size: {
      const Symbol of = child(0);
      std::vector<Slot> lo;
      std::vector<Slot> hi;
      for (const Truth& one : of.set) {
        lo.push_back(one.lo);
        hi.push_back(one.hi);
      }
      for (const Symbol& one : of.row) {
        lo.push_back(one.applies);
        hi.push_back(one.applies);
      }
      result.lo = {graph_.count(lo), 1};
      result.hi = {graph_.count(hi), 1};
      return result;
    }
    case Op::count_if: {
      const Symbol row = child(0);
      std::vector<Slot> lo;
      std::vector<Slot> hi;
      const Symbol former = it_;
      for (const Symbol& one : row.row) {
        if (one.applies == kFalse) continue;
        it_ = one;
        it_.applies = kTrue;
        const Truth fits = truth(program_.child(node, 1), element);
        lo.push_back(graph_.both(fits.lo, one.applies));
        hi.push_back(graph_.both(fits.hi, one.applies));
      }
      it_ = former;
      result.lo = {graph_.count(lo), 1};
      result.hi = {graph_.count(hi), 1};
      return result;
    }
    case Op::sum:
    case Op::mean:
    case Op::highest:
    case Op::lowest:
      return joined(child(0), node.op);
    case Op::weighted_mean: {
      const Symbol row = child(0);
      const Symbol weights = child(1);
      program::Rational total{0, 1};
      bool fits = row.row.size() == weights.row.size();
      for (std::size_t index = 0; fits && index < row.row.size(); ++index) {
        const Symbol& one = row.row[index];
        program::Rational weight;
        if (one.applies == kFalse || weights.row[index].applies == kFalse) continue;
        fits = one.applies == kTrue && weights.row[index].applies == kTrue && one.lo == one.hi &&
               weights.row[index].lo == weights.row[index].hi &&
               numbers_.fixed(weights.row[index].lo, weight) && weight.num >= 0;
        if (!fits) break;
        result.lo = numbers_.add(result.lo, numbers_.multiply(one.lo, numbers_.constant(weight)));
        total = operations::add(total, weight);
      }
      if (fits && total.valid() && total.num == 0) return absent();
      if (!fits || !total.valid()) {
        fail("een gewogen gemiddelde met gewichten die niet vaststaan");
        return absent();
      }
      result.lo = result.hi = numbers_.divided(result.lo, total);
      return result;
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: {
      const Symbol left = as_number(child(0));
      const Symbol right = as_number(child(1));
      result.applies = graph_.both(left.applies, right.applies);
      if (result.applies == kFalse) return absent();
      const bool known = left.lo == left.hi && right.lo == right.hi;
      program::Rational divisor;
      if (node.op == Op::add) {
        result.lo = numbers_.add(left.lo, right.lo);
        result.hi = known ? result.lo : numbers_.add(left.hi, right.hi);
      } else if (node.op == Op::subtract) {
        result.lo = numbers_.subtract(left.lo, right.hi);
        result.hi = known ? result.lo : numbers_.subtract(left.hi, right.lo);
      } else if (!known || (node.op == Op::divide &&
                            (!numbers_.fixed(right.lo, divisor) || divisor.num == 0))) {
        fail("een product of deling die niet vaststaat");
      } else {
        result.lo = result.hi = node.op == Op::multiply ? numbers_.multiply(left.lo, right.lo)
                                                        : numbers_.divided(left.lo, divisor);
      }
      return result;
    }
    case Op::round: {
      result = as_number(child(0));
      if (result.applies == kFalse) return result;
      const bool known = result.lo == result.hi;
      const auto decimals = static_cast<unsigned>(node.a);
      const auto mode = static_cast<operations::RoundingMode>(node.b);
      result.lo = numbers_.rounded(result.lo, decimals, mode);
      result.hi = known ? result.lo : numbers_.rounded(result.hi, decimals, mode);
      return result;
    }
    default: {
      // of_item
      const auto item = static_cast<program::ItemId>(node.a);
      int found = -1;
      for (std::size_t index = 0; index < first_.elements.size(); ++index) {
        if (first_.elements[index].item != item) continue;
        if (found >= 0) fail("iets staat er twee keer");
        found = static_cast<int>(index);
      }
      return found < 0 ? absent() : evaluate(program_.child(node, 0), found);
    }
  }
}

}  // namespace slagboom::columns
