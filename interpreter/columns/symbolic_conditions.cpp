// Conditions: comparisons, counting what holds, tables. As in evaluate/single_nodes.cpp.
#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

Symbol Symbolic::compared(std::int64_t comparison, const Symbol& left, const Symbol& right) {
  const Symbol a = as_number(left);
  const Symbol b = as_number(right);
  if (a.form != Symbol::Form::number || b.form != Symbol::Form::number) {
    fail("een vergelijking van verzamelingen");
    return absent();
  }
  const Slot applies = graph_.both(a.applies, b.applies);
  if (applies == kFalse) return holds({kFalse, kTrue});
  const auto on = [&](Number one, Comparison how, Number other) {
    return numbers_.compare(one, how, other);
  };
  const auto how = static_cast<Comparison>(comparison);
  Truth result;
  switch (how) {
    case Comparison::at_least:
    case Comparison::greater:
      result = {on(a.lo, how, b.hi), on(a.hi, how, b.lo)};
      break;
    case Comparison::at_most:
    case Comparison::less:
      result = {on(a.hi, how, b.lo), on(a.lo, how, b.hi)};
      break;
    case Comparison::equal:
    case Comparison::not_equal: {
      const Slot same = graph_.both(
          graph_.both(on(a.lo, Comparison::equal, a.hi), on(b.lo, Comparison::equal, b.hi)),
          on(a.lo, Comparison::equal, b.lo));
      const bool known = a.lo == a.hi && b.lo == b.hi;
      const Slot can_be = known ? same
                                : graph_.both(on(a.lo, Comparison::at_most, b.hi),
                                              on(a.hi, Comparison::at_least, b.lo));
      result = how == Comparison::equal ? Truth{same, can_be}
                                        : Truth{graph_.negated(can_be), graph_.negated(same)};
      break;
    }
  }
  // Something that does not apply compares as nog open.
  return holds(
      {graph_.both(result.lo, applies), graph_.either(result.hi, graph_.negated(applies))});
}

Symbol Symbolic::quantified(std::int64_t quantity, std::int64_t number,
                            const std::vector<Truth>& conditions,
                            const std::vector<Slot>& present) {
  std::vector<Slot> least;
  std::vector<Slot> most;
  Truth all{kTrue, kTrue};
  Truth some{kFalse, kFalse};
  for (std::size_t index = 0; index < conditions.size(); ++index) {
    const Slot left_out = graph_.negated(present[index]);
    least.push_back(graph_.both(conditions[index].lo, present[index]));
    most.push_back(graph_.both(conditions[index].hi, present[index]));
    all.lo = graph_.both(all.lo, graph_.either(conditions[index].lo, left_out));
    all.hi = graph_.both(all.hi, graph_.either(conditions[index].hi, left_out));
    some.lo = graph_.either(some.lo, least.back());
    some.hi = graph_.either(some.hi, most.back());
  }
  if (number < 0) fail("een aantal onder nul");
  const auto enough = [&](const std::vector<Slot>& holding) {
    return graph_.at_least(graph_.count(holding), number);
  };
  const auto above = [&](const std::vector<Slot>& holding) {
    return graph_.at_least(graph_.count(holding), number + 1);
  };
  switch (static_cast<grammar::Quantity>(quantity)) {
    case grammar::Quantity::all:
      return holds(all);
    case grammar::Quantity::none:
      return holds({graph_.negated(some.hi), graph_.negated(some.lo)});
    case grammar::Quantity::at_least:
      return number == 1 ? holds(some) : holds({enough(least), enough(most)});
    case grammar::Quantity::at_most:
      return holds({graph_.negated(above(most)), graph_.negated(above(least))});
    case grammar::Quantity::exactly: {
      const Slot lo = graph_.both(graph_.equal_to(graph_.count(least), number),
                                  graph_.equal_to(graph_.count(most), number));
      const Slot hi = graph_.both(graph_.negated(above(least)), enough(most));
      return holds({lo, hi});
    }
  }
  return absent();
}

Symbol Symbolic::quantify(const Node& node, int element) {
  const Symbol row = evaluate(program_.child(node, 0), element);
  std::vector<Truth> conditions;
  std::vector<Slot> present;
  Truth rest{kTrue, kTrue};
  const Symbol former = it_;
  for (const Symbol& one : row.row) {
    if (one.applies == kFalse) continue;
    it_ = one;
    it_.applies = kTrue;
    const Truth condition = truth(program_.child(node, 1), element);
    conditions.push_back(condition);
    present.push_back(one.applies);
    if (node.count > 2 && condition.lo != kTrue) {
      const Truth other = truth(program_.child(node, 2), element);
      const Slot left_out = graph_.negated(one.applies);
      rest.lo =
          graph_.both(rest.lo, graph_.either(left_out, graph_.either(condition.lo, other.lo)));
      rest.hi =
          graph_.both(rest.hi, graph_.either(left_out, graph_.either(condition.hi, other.hi)));
    }
  }
  it_ = former;
  const Truth counted = quantified(node.a, node.b, conditions, present).truth;
  return holds({graph_.both(counted.lo, rest.lo), graph_.both(counted.hi, rest.hi)});
}

Symbol Symbolic::table(std::uint32_t id, int element) {
  const program::Table& table = program_.tables[id];
  std::vector<Symbol> columns;
  for (const NodeId column : table.columns) columns.push_back(evaluate(column, element));
  Symbol result;
  Slot any = kFalse;      // a row before this one may hold
  Slot certain = kFalse;  // a row before this one holds
  for (const program::TableRow& row : table.rows) {
    Truth fits{kTrue, kTrue};
    if (!row.otherwise) {
      for (std::size_t column = 0; column < row.cells.size() && fits.hi != kFalse; ++column) {
        if (row.cells[column] == kNone) continue;
        const Symbol former = it_;
        it_ = columns[column];
        const Truth cell = truth(row.cells[column], element);
        it_ = former;
        fits = {graph_.both(fits.lo, cell.lo), graph_.both(fits.hi, cell.hi)};
      }
    }
    const Slot active = graph_.both(fits.hi, graph_.negated(certain));
    if (active == kFalse) continue;
    Symbol value = evaluate(row.result, element);
    if (any != kFalse && value.form != result.form) {
      value = as_number(value);
      result = as_number(result);
    }
    if (value.form != Symbol::Form::number && value.form != Symbol::Form::truth)
      fail("een tabel van verzamelingen");
    // Where rows before it may hold as well, both values are possible.
    const Slot beside = graph_.both(any, active);
    if (any == kFalse) {
      result = value;
    } else {
      Symbol both = value;
      if (beside != kFalse) {
        both.lo = numbers_.minimum(result.lo, value.lo);
        both.hi = numbers_.maximum(result.hi, value.hi);
        both.truth = {graph_.both(result.truth.lo, value.truth.lo),
                      graph_.either(result.truth.hi, value.truth.hi)};
        if (result.applies != kTrue || value.applies != kTrue)
          fail("een tabel met waarden die soms niet van toepassing zijn");
      }
      result = choose(active, choose(any, both, value), result);
    }
    any = graph_.either(any, active);
    certain = graph_.either(certain, graph_.both(fits.lo, active));
    if (certain == kTrue) break;
  }
  given_up_ = graph_.either(given_up_, graph_.negated(any));
  if (any == kFalse) fail("geen rij van een tabel past");
  return result;
}

// A part that asks for a search that has not ended is left for last: another part may settle the
// matter.
Symbol Symbolic::parts(const Node& node, int element) {
  const bool all_needed = node.op == Op::both;
  Truth all{kTrue, kTrue};
  std::vector<Truth> known;
  std::int64_t certain = 0;
  std::uint32_t asked = kNone;
  for (std::uint32_t index = 0; index < node.count && all.hi != kFalse; ++index) {
    const Moment before = now();
    const Truth one = truth(program_.child(node, index), element);
    if (missing_ != kNone) {
      if (asked == kNone) asked = missing_;
      missing_ = kNone;
      back_to(before);
      continue;
    }
    if (all_needed) all = {graph_.both(all.lo, one.lo), graph_.both(all.hi, one.hi)};
    known.push_back(one);
    certain += one.lo == kTrue ? 1 : 0;
  }
  if (all_needed && all.hi == kFalse) return holds(all);
  if (!all_needed && certain >= node.a) return holds({kTrue, kTrue});
  missing_ = asked;
  if (all_needed) return holds(all);
  return quantified(static_cast<std::int64_t>(grammar::Quantity::at_least), node.a, known,
                    std::vector<Slot>(known.size(), kTrue));
}

Symbol Symbolic::condition_node(const Node& node, int element) {
  const auto child = [&](std::uint32_t index) {
    return evaluate(program_.child(node, index), element);
  };
  switch (node.op) {
    case Op::compare:
      return compared(node.a, child(0), child(1));
    case Op::known: {
      const Symbol value = child(0);
      if (value.form != Symbol::Form::number) fail("is bekend over iets anders dan een getal");
      // With an open mark taken as a value, bounds and corners need not agree.
      if (corner_ != evaluate::Corner::bounds) fail("is bekend terwijl cijfers open staan");
      const Slot known =
          graph_.both(value.applies, numbers_.compare(value.lo, Comparison::equal, value.hi));
      return holds({known, known});
    }
    case Op::applicable: {
      const Symbol value = child(0);
      return holds({value.applies, value.applies});
    }
    case Op::member: {
      const Symbol set = child(0);
      Truth in;
      for (std::size_t index = 0; index < set.set.size(); ++index) {
        const bool here = node.a < 0
                              ? static_cast<int>(index) == element
                              : first_.elements[index].item == static_cast<program::ItemId>(node.a);
        if (here)
          in = {graph_.either(in.lo, set.set[index].lo), graph_.either(in.hi, set.set[index].hi)};
      }
      return holds(in);
    }
    case Op::both:
    case Op::either:
      return parts(node, element);
    case Op::negate: {
      const Truth value = truth(program_.child(node, 0), element);
      return holds({graph_.negated(value.hi), graph_.negated(value.lo)});
    }
    case Op::quantify:
      return quantify(node, element);
    case Op::for_each: {
      const Symbol set = child(0);
      std::vector<Truth> conditions;
      std::vector<Slot> present;
      for (std::size_t one = 0; one < set.set.size(); ++one) {
        const Truth& in = set.set[one];
        if (in.hi == kFalse) continue;
        if (in.lo != in.hi) fail("of iets meetelt, staat nog open");
        conditions.push_back(truth(program_.child(node, 1), static_cast<int>(one)));
        present.push_back(in.hi);
      }
      return quantified(node.a, node.b, conditions, present);
    }
    case Op::fills:
      return fills(node, element);
    default:
      return child(0);  // clause, satisfied
  }
}

}  // namespace slagboom::columns
