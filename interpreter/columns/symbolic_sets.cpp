// Sets and rows, and which elements fill which places. As in evaluate/single_nodes.cpp.
#include "interpreter/columns/symbolic.hpp"
#include "interpreter/evaluate/matching.hpp"

namespace slagboom::columns {

using program::kNone;
using program::Node;
using program::Op;

Symbol Symbolic::set_node(const Node& node, int element) {
  const auto child = [&](std::uint32_t index) {
    return evaluate(program_.child(node, index), element);
  };
  const std::size_t size = first_.elements.size();
  const std::uint64_t everything = size >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
  Symbol set;
  switch (node.op) {
    case Op::everything:
      return mask(everything, everything);
    case Op::items: {
      const auto& list = program_.item_lists[static_cast<std::size_t>(node.a)];
      std::uint64_t found = 0;
      for (std::size_t index = 0; index < size; ++index) {
        const program::ItemId item = first_.elements[index].item;
        if (item == kNone || item / 64 >= list.size()) continue;
        if ((list[item / 64] >> (item % 64) & 1U) != 0) found |= std::uint64_t{1} << index;
      }
      return mask(found, found);
    }
    case Op::chosen: {
      const auto& chosen = chosen_[static_cast<std::size_t>(node.a)];
      if (!chosen && looking_) {
        missing_ = static_cast<std::uint32_t>(node.a);
      } else if (!chosen) {
        fail("een keuze die van een latere keuze afhangt");
      }
      return chosen ? mask(*chosen, *chosen) : mask(0, 0);
    }
    case Op::unite:
      set = child(0);
      for (std::uint32_t index = 1; index < node.count; ++index) {
        const Symbol more = child(index);
        if (more.set.size() != set.set.size()) break;
        for (std::size_t one = 0; one < size; ++one) {
          set.set[one] = {graph_.either(set.set[one].lo, more.set[one].lo),
                          graph_.either(set.set[one].hi, more.set[one].hi)};
        }
      }
      return set;
    case Op::intersect:
    case Op::exclude: {
      set = child(0);
      const Symbol other = child(1);
      if (set.set.size() != size || other.set.size() != size) break;
      for (std::size_t one = 0; one < size; ++one) {
        const Truth& right = other.set[one];
        set.set[one] = node.op == Op::intersect
                           ? Truth{graph_.both(set.set[one].lo, right.lo),
                                   graph_.both(set.set[one].hi, right.hi)}
                           : Truth{graph_.both(set.set[one].lo, graph_.negated(right.hi)),
                                   graph_.both(set.set[one].hi, graph_.negated(right.lo))};
      }
      return set;
    }
    case Op::filter: {
      set = child(0);
      for (std::size_t one = 0; one < set.set.size(); ++one) {
        if (set.set[one].hi == kFalse) continue;
        const Truth fits = truth(program_.child(node, 1), static_cast<int>(one));
        set.set[one] = {graph_.both(set.set[one].lo, fits.lo),
                        graph_.both(set.set[one].hi, fits.hi)};
      }
      return set;
    }
    default:
      break;
  }
  fail("een verzameling van een soort die niet bekend is");
  return mask(0, 0);
}

Symbol Symbolic::row_node(const Node& node, int element) {
  Symbol row;
  row.form = Symbol::Form::row;
  if (node.op == Op::map) {
    const Symbol set = evaluate(program_.child(node, 0), element);
    for (std::size_t one = 0; one < set.set.size(); ++one) {
      const Truth& in = set.set[one];
      if (in.hi == kFalse) continue;
      if (in.lo != in.hi) fail("of iets meetelt, staat nog open");
      Symbol value = as_number(evaluate(program_.child(node, 1), static_cast<int>(one)));
      value.applies = graph_.both(value.applies, in.hi);
      row.row.push_back(std::move(value));
    }
    return row;
  }
  for (std::uint32_t index = 0; index < node.count; ++index) {
    Symbol part = evaluate(program_.child(node, index), element);
    if (part.form == Symbol::Form::row) {
      row.row.insert(row.row.end(), part.row.begin(), part.row.end());
    } else {
      row.row.push_back(as_number(part));
    }
  }
  if (row.row.size() > 2 * evaluate::kMaxElements) fail("een rij is te lang");
  return row;
}

Symbol Symbolic::fills(const Node& node, int element) {
  std::uint64_t certain = 0;
  std::uint64_t possible = 0;
  bool same =
      fixed(evaluate(program_.child(node, 0), element), certain, possible) && certain == possible;
  std::vector<std::uint64_t> places;
  for (std::uint32_t index = 1; same && index < node.count; ++index) {
    std::uint64_t allowed = 0;
    std::uint64_t maybe = 0;
    same =
        fixed(evaluate(program_.child(node, index), element), allowed, maybe) && allowed == maybe;
    places.push_back(allowed & certain);
  }
  if (!same || places.size() > evaluate::kMaxPlaces) {
    fail("plaatsen die van een cijfer afhangen");
    return absent();
  }
  int element_of[evaluate::kMaxPlaces];
  const bool full = evaluate::fill_places(places, element_of, false) == places.size();
  return holds({full ? kTrue : kFalse, full ? kTrue : kFalse});
}

}  // namespace slagboom::columns
