// Directions by structural rules, and the searches on which each definition rests.
#include "interpreter/program/directions.hpp"

#include <algorithm>
#include <utility>

#include "grammar/syntax.hpp"

namespace slagboom::program {

namespace {


constexpr std::int8_t kUnknown = -1;
constexpr std::int8_t kBusy = -2;

Direction flip(Direction direction) {
  if (direction == Direction::up) return Direction::down;
  if (direction == Direction::down) return Direction::up;
  return direction;
}

Direction join(Direction a, Direction b) {
  if (a == Direction::constant) return b;
  if (b == Direction::constant || a == b) return a;
  return Direction::mixed;
}

}  // namespace

Directions::Directions(const Program& program, const Vocabulary& vocabulary, Growing growing, std::vector<bool> excluded)
    : program_(program), vocabulary_(vocabulary), growing_(std::move(growing)), excluded_(std::move(excluded)) {
  protected_.assign(program.nodes.size(), false);
  settled_.assign(program.nodes.size(), kNone);
  never_negative_.assign(program.definitions.size(), kUnknown);
  for (const Search& search : program.searches) {
    for (const NodeId condition : search.conditions) protected_[condition] = true;
  }
  for (int inside = 0; inside < 2; ++inside) {
    node_[inside].assign(program.nodes.size(), kUnknown);
    definition_[inside].assign(program.definitions.size(), kUnknown);
  }
}

void Directions::settle(const Open& one) {
  settled_[one.node] = one.row;
  open_.clear();
  for (int inside = 0; inside < 2; ++inside) {
    std::fill(node_[inside].begin(), node_[inside].end(), kUnknown);
    std::fill(definition_[inside].begin(), definition_[inside].end(), kUnknown);
  }
}

Direction Directions::of(NodeId node) { return get(node, false); }

Direction Directions::get(NodeId node, bool inside) {
  const bool marks = growing_.kind != Growing::Kind::search;
  if (marks && protected_[node] && !inside) return beside_search(node);
  std::int8_t& known = node_[inside ? 1 : 0][node];
  if (known >= 0) return static_cast<Direction>(known);
  if (known == kBusy) return Direction::mixed;
  known = kBusy;
  Direction result = settled_[node] != kNone || grown(node) ? Direction::up : compute(node, inside);
  if (result == Direction::mixed && marks && program_.nodes[node].type.base == Base::truth) {
    NodeId row = kNone;
    const Op op = program_.nodes[node].op;
    if ((op == Op::quantify || op == Op::table) && single_row(node, inside, row) && row != kNone) {
      const bool seen = std::any_of(open_.begin(), open_.end(), [node](const Open& one) { return one.node == node; });
      if (!seen) open_.push_back({node, row});
    }
  }
  node_[inside ? 1 : 0][node] = static_cast<std::int8_t>(result);
  return result;
}

// A condition of a search, read elsewhere: it is about the set that was found. With higher marks a set that meets all
// conditions may be found where there was none, and then this one holds too. Whoever lets values of nodes grow looks at that
// apart.
Direction Directions::beside_search(NodeId condition) {
  Direction result = get(condition, true);
  if (growing_.kind == Growing::Kind::nodes) return result;
  for (const Search& search : program_.searches) {
    if (std::find(search.conditions.begin(), search.conditions.end(), condition) == search.conditions.end()) continue;
    const bool moves = std::any_of(search.conditions.begin(), search.conditions.end(),
                                   [&](NodeId one) { return get(one, true) != Direction::constant; });
    if (moves) result = join(result, Direction::up);
  }
  return result;
}

// Does the node depend on what grows through one row only, whose elements all go up?
bool Directions::single_row(NodeId node, bool inside, NodeId& row) {
  const Node& what = program_.nodes[node];
  const auto visit = [&](NodeId child) {
    if (grown(child)) return false;   // beside its row
    const Base base = program_.nodes[child].type.base;
    if (base == Base::numbers) {
      const Direction direction = get(child, inside);
      if (direction == Direction::constant) return fixed(child);
      if (direction != Direction::up || (row != kNone && row != child)) return false;
      row = child;
      return true;
    }
    if (program_.nodes[child].op == Op::it) return true;
    if (get(child, inside) == Direction::constant) return fixed(child);
    return single_row(child, inside, row);
  };
  if (what.op == Op::call || what.op == Op::fact || what.op == Op::chosen || what.op == Op::of_item) return false;
  if (what.op == Op::table) {
    const Table& table = program_.tables[static_cast<std::size_t>(what.a)];
    for (const NodeId column : table.columns) {
      if (!visit(column)) return false;
    }
    for (const TableRow& line : table.rows) {
      if (!visit(line.result)) return false;
      for (const NodeId cell : line.cells) {
        if (cell != kNone && grown_below(cell)) return false;
      }
    }
    return true;
  }
  for (std::uint32_t index = 0; index < what.count; ++index) {
    if (!visit(program_.child(what, index))) return false;
  }
  return true;
}

bool Directions::fixed(NodeId id, unsigned depth) const {
  constexpr unsigned kMostDepth = 64;
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case Op::number:
    case Op::option:
    case Op::truth:
    case Op::unknown:
    case Op::it: return true;
    case Op::fact: return vocabulary_.facts[static_cast<std::size_t>(node.a)].decides_rules;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::compare:
    case Op::both:
    case Op::either:
    case Op::negate:
    case Op::clause:
    case Op::satisfied:
      if (depth > kMostDepth) return false;
      for (std::uint32_t index = 0; index < node.count; ++index) {
        if (!fixed(program_.child(node, index), depth + 1)) return false;
      }
      return true;
    default: return false;
  }
}

Direction Directions::definition(DefinitionId id, bool inside) {
  std::int8_t& known = definition_[inside ? 1 : 0][id];
  if (known >= 0) return static_cast<Direction>(known);
  if (known == kBusy) return Direction::mixed;
  known = kBusy;
  Direction result = Direction::constant;
  for (const Variant& variant : program_.definitions[id].variants) {
    if (variant.guard != kNone && !excluded_.empty() && excluded_[variant.guard]) continue;
    result = join(result, get(variant.body, inside));
    if (variant.guard != kNone && get(variant.guard, inside) != Direction::constant) result = Direction::mixed;
  }
  definition_[inside ? 1 : 0][id] = static_cast<std::int8_t>(result);
  return result;
}

Direction Directions::quantifier(std::int64_t quantity, Direction set, Direction condition) const {
  switch (static_cast<grammar::Quantity>(quantity)) {
    case grammar::Quantity::at_least: return join(set, condition);
    case grammar::Quantity::at_most:
    case grammar::Quantity::none: return flip(join(set, condition));
    case grammar::Quantity::all: return join(flip(set), condition);
    case grammar::Quantity::exactly: {
      const Direction both = join(set, condition);
      return both == Direction::constant ? both : Direction::mixed;
    }
  }
  return Direction::mixed;
}

// A table whose changing columns are all ja/nee that go up: try all combinations.
Direction Directions::table(const Node& node, bool inside) {
  const Table& table = program_.tables[static_cast<std::size_t>(node.a)];
  for (const TableRow& row : table.rows) {
    for (const NodeId cell : row.cells) {
      if (cell != kNone && grown_below(cell)) return Direction::mixed;
    }
  }
  bool constant = true;
  for (const NodeId column : table.columns) {
    const Direction direction = get(column, inside);
    if (direction == Direction::constant) continue;
    constant = false;
    if (direction != Direction::up || program_.nodes[column].type.base != Base::truth) return Direction::mixed;
  }
  Direction results = Direction::constant;
  for (const TableRow& row : table.rows) results = join(results, get(row.result, inside));
  if (constant) return results;   // always the same row
  if (results != Direction::constant) return Direction::mixed;
  const std::size_t columns = table.columns.size();
  if (columns > 10) return Direction::mixed;
  // The result of each combination; -1 when a row cannot be read this way or leaves it open.
  const auto result = [&](std::size_t combination) -> std::int64_t {
    for (const TableRow& row : table.rows) {
      bool fits = true;
      for (std::size_t column = 0; column < row.cells.size() && fits; ++column) {
        if (row.cells[column] == kNone) continue;
        const bool yes = ((combination >> column) & 1u) != 0;
        const Node& cell = program_.nodes[row.cells[column]];
        if (cell.op == Op::it) {
          fits = yes;
        } else if (cell.op == Op::negate && program_.nodes[program_.child(cell, 0)].op == Op::it) {
          fits = !yes;
        } else {
          return -1;
        }
      }
      if (!fits) continue;
      const Node& value = program_.nodes[row.result];
      if (value.op == Op::option || value.op == Op::truth) return value.a;
      if (value.op == Op::unknown) return -2;
      return -1;
    }
    return -1;
  };
  // For marks "nog open" says nothing about the order; it does not change with marks in the columns that matter. Where two
  // sets of rules are compared it lies between the outcomes.
  const bool option = node.type.base == Base::option;
  const std::int64_t between =
      option ? static_cast<std::int64_t>(vocabulary_.option_sets[node.type.options].options.size()) - 1 : 1;
  const auto lower = [&](std::int64_t more, std::int64_t now) {
    if (more >= 0 && now >= 0) return more < now;
    return growing_.kind == Growing::Kind::nodes && (more < 0 ? between : 2 * more) < (now < 0 ? between : 2 * now);
  };
  for (std::size_t combination = 0; combination < (std::size_t{1} << columns); ++combination) {
    const std::int64_t now = result(combination);
    if (now == -1) return Direction::mixed;
    for (std::size_t column = 0; column < columns; ++column) {
      if (((combination >> column) & 1u) != 0 || get(table.columns[column], inside) != Direction::up) continue;
      const std::int64_t more = result(combination | (std::size_t{1} << column));
      if (more == -1) return Direction::mixed;
      if (lower(more, now)) return Direction::mixed;
    }
  }
  return Direction::up;
}

bool Directions::grown_below(NodeId id, unsigned depth) const {
  constexpr unsigned kMostDepth = 64;
  if (growing_.nodes.empty()) return false;
  if (grown(id) || depth > kMostDepth) return true;
  const Node& node = program_.nodes[id];
  if (node.op == Op::call || node.op == Op::table || node.op == Op::chosen) return true;   // not followed
  for (std::uint32_t index = 0; index < node.count; ++index) {
    if (grown_below(program_.child(node, index), depth + 1)) return true;
  }
  return false;
}

bool Directions::never_negative(NodeId id, unsigned depth) {
  constexpr unsigned kMostDepth = 64;
  if (depth > kMostDepth) return false;
  const Node& node = program_.nodes[id];
  const auto child = [&](std::uint32_t index) { return never_negative(program_.child(node, index), depth + 1); };
  switch (node.op) {
    case Op::number: return node.a >= 0;
    case Op::fact: return vocabulary_.facts[static_cast<std::size_t>(node.a)].lowest.num >= 0;
    case Op::attribute: {
      const auto& column = program_.attributes[static_cast<std::size_t>(node.a)];
      return std::all_of(column.begin(), column.end(), [](const auto& cell) { return !cell.given || cell.value.num >= 0; });
    }
    case Op::call: {
      std::int8_t& known = never_negative_[static_cast<std::size_t>(node.a)];
      if (known >= 0 || known == kBusy) return known == 1;
      known = kBusy;
      const std::vector<Variant>& variants = program_.definitions[static_cast<std::size_t>(node.a)].variants;
      const bool all = std::all_of(variants.begin(), variants.end(),
                                   [&](const Variant& variant) { return never_negative(variant.body, depth + 1); });
      known = all ? 1 : 0;
      return all;
    }
    case Op::size:
    case Op::count_if: return true;
    case Op::map: return child(1);
    case Op::mean:
    case Op::sum:
    case Op::highest:
    case Op::lowest:
    case Op::round:
    case Op::of_item: return child(0);
    case Op::weighted_mean:
    case Op::together:
    case Op::add:
    case Op::multiply:
    case Op::divide:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        if (!child(index)) return false;
      }
      return true;
    default: return false;
  }
}

Direction Directions::tested(const Node& node, bool inside) {
  const Direction row = get(program_.child(node, 0), inside);
  if (row == Direction::mixed) return row;
  const bool marks = growing_.kind != Growing::Kind::search;
  bool beside = false;   // does the test rest on what grows, other than by the value under test?
  Direction test = Direction::constant;
  for (std::uint32_t index = 1; index < node.count; ++index) {
    test = join(test, get(program_.child(node, index), inside));
    beside = beside || moves_beside_it(program_.child(node, index), inside);
  }
  if (row == Direction::constant && !beside) return row;
  const bool counts = node.op == Op::count_if;
  if (!marks) {   // the row has more values, each as it was
    if (beside || (node.op == Op::quantify && node.count > 2)) return Direction::mixed;
    return counts ? row : quantifier(node.a, row, Direction::constant);
  }
  if (row == Direction::down && beside) return Direction::mixed;
  const Direction result = counts ? test : quantifier(node.a, Direction::constant, test);
  return row == Direction::down ? flip(result) : result;
}

bool Directions::moves_beside_it(NodeId id, bool inside) {
  const Node& node = program_.nodes[id];
  if (grown(id)) return true;
  if (node.op == Op::it || get(id, inside) == Direction::constant) return false;
  if (node.count == 0 || node.op == Op::call || node.op == Op::table) return true;
  for (std::uint32_t index = 0; index < node.count; ++index) {
    if (moves_beside_it(program_.child(node, index), inside)) return true;
  }
  return false;
}

Direction Directions::compute(NodeId id, bool inside) {
  const Node& node = program_.nodes[id];
  const bool facts = growing_.kind != Growing::Kind::search;
  const auto child = [&](std::uint32_t index) { return get(program_.child(node, index), inside); };
  const auto joined = [&] {
    Direction result = Direction::constant;
    for (std::uint32_t index = 0; index < node.count; ++index) result = join(result, child(index));
    return result;
  };
  const auto is_row = [&](NodeId of) {
    const Base base = program_.nodes[of].type.base;
    return base == Base::numbers || base == Base::options;
  };

  switch (node.op) {
    case Op::number:
    case Op::option:
    case Op::truth:
    case Op::unknown:
    case Op::attribute:
    case Op::everything:
    case Op::items: return Direction::constant;
    case Op::fact: {
      const Fact& fact = vocabulary_.facts[static_cast<std::size_t>(node.a)];
      if (!facts) return Direction::constant;
      const NodeId applies = program_.fact_applies[static_cast<std::size_t>(node.a)];
      if (applies != kNone && get(applies, inside) != Direction::constant) return Direction::mixed;
      return fact.ordered && growing_.kind == Growing::Kind::facts ? Direction::up : Direction::constant;
    }
    case Op::call: return definition(static_cast<DefinitionId>(node.a), inside);
    case Op::it: return facts ? Direction::up : Direction::constant;
    case Op::chosen:
      if (!facts) {
        return static_cast<std::uint32_t>(node.a) == growing_.search ? Direction::up : Direction::mixed;
      }
      if (!inside) return Direction::mixed;
      return get(program_.searches[static_cast<std::size_t>(node.a)].from, inside) == Direction::constant ? Direction::constant
                                                                                                        : Direction::mixed;
    case Op::unite:
    case Op::intersect:
    case Op::both:
    case Op::either:
    case Op::fills:
    case Op::add:
    case Op::clause:
    case Op::satisfied:
    case Op::of_item:
    case Op::round: return joined();
    case Op::exclude:
    case Op::subtract: return join(child(0), flip(child(1)));
    case Op::multiply:
    case Op::divide: {
      // A number below nought turns the other one around.
      const Direction left = child(0);
      const Direction right = node.op == Op::divide ? flip(child(1)) : child(1);
      const bool needs_first = right != Direction::constant;
      const bool needs_second = left != Direction::constant || (needs_first && node.op == Op::divide);
      if (needs_first && !never_negative(program_.child(node, 0))) return Direction::mixed;
      if (needs_second && !never_negative(program_.child(node, 1))) return Direction::mixed;
      return join(left, right);
    }
    case Op::filter: return join(child(0), child(1));
    case Op::map: {
      const Direction set = child(0);
      const Direction body = child(1);
      if (facts) return set == Direction::constant ? body : Direction::mixed;
      return body == Direction::constant ? set : Direction::mixed;
    }
    case Op::together: return joined();
    case Op::size: {
      const Direction of = child(0);
      if (facts && is_row(program_.child(node, 0))) return of == Direction::mixed ? of : Direction::constant;
      return of;
    }
    case Op::count_if: return tested(node, inside);
    case Op::sum:
    case Op::highest: return child(0);
    case Op::lowest: return facts ? child(0) : flip(child(0));
    case Op::mean: {
      const Direction row = child(0);
      if (facts) return row;
      return row == Direction::constant ? row : Direction::mixed;
    }
    case Op::weighted_mean: {
      const Direction row = child(0);
      if (child(1) != Direction::constant) return Direction::mixed;
      if (row != Direction::constant && !never_negative(program_.child(node, 1))) return Direction::mixed;
      return facts || row == Direction::constant ? row : Direction::mixed;
    }
    case Op::compare: {
      const Direction left = child(0);
      const Direction right = child(1);
      switch (static_cast<Comparison>(node.a)) {
        case Comparison::at_least:
        case Comparison::greater: return join(left, flip(right));
        case Comparison::at_most:
        case Comparison::less: return join(flip(left), right);
        case Comparison::equal:
        case Comparison::not_equal: {
          const Direction both = join(left, right);
          return both == Direction::constant ? both : Direction::mixed;
        }
      }
      return Direction::mixed;
    }
    case Op::known: return child(0) == Direction::constant ? Direction::constant : Direction::mixed;
    case Op::applicable:
      if (facts) return child(0) == Direction::mixed ? Direction::mixed : Direction::constant;
      return child(0) == Direction::constant ? Direction::constant : Direction::mixed;
    case Op::member: return child(0);
    case Op::negate: return flip(child(0));
    case Op::quantify: return tested(node, inside);
    case Op::for_each: return quantifier(node.a, child(0), child(1));
    case Op::table: return table(node, inside);
  }
  return Direction::mixed;
}

std::uint32_t searches_of(const Program& program, NodeId id) {
  const Node& node = program.nodes[id];
  std::uint32_t mask = 0;
  if (node.op == Op::call) mask |= program.definitions[static_cast<std::size_t>(node.a)].searches;
  if (node.op == Op::chosen) mask |= 1u << static_cast<std::uint32_t>(node.a);
  for (std::uint32_t index = 0; index < node.count; ++index) mask |= searches_of(program, program.child(node, index));
  return mask;
}

void mark_searches(Program& program, const Vocabulary& vocabulary) {
  // Which searches each node and definition reads; repeated until nothing changes.
  std::vector<std::uint32_t> of_search(program.searches.size(), 0);
  std::vector<std::uint32_t> of_node(program.nodes.size(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    // Children come before their parents, so one pass settles a definition.
    for (NodeId id = 0; id < program.nodes.size(); ++id) {
      const Node& node = program.nodes[id];
      std::uint32_t mask = 0;
      for (std::uint32_t index = 0; index < node.count; ++index) mask |= of_node[program.child(node, index)];
      if (node.op == Op::call) mask |= program.definitions[static_cast<std::size_t>(node.a)].searches;
      if (node.op == Op::chosen) {
        const auto search = static_cast<std::uint32_t>(node.a);
        mask |= (1u << search) | (of_search[search] & ~(1u << search));
      }
      if (node.op == Op::fact) {
        const NodeId applies = program.fact_applies[static_cast<std::size_t>(node.a)];
        if (applies != kNone) mask |= of_node[applies];
      }
      if (node.op == Op::table) {
        const Table& table = program.tables[static_cast<std::size_t>(node.a)];
        for (const NodeId column : table.columns) mask |= of_node[column];
        for (const TableRow& row : table.rows) {
          mask |= of_node[row.result];
          for (const NodeId cell : row.cells) mask |= cell == kNone ? 0 : of_node[cell];
        }
      }
      if (mask != of_node[id]) {
        of_node[id] = mask;
        changed = true;
      }
    }
    for (program::Definition& definition : program.definitions) {
      std::uint32_t mask = 0;
      for (const Variant& variant : definition.variants) {
        mask |= of_node[variant.body];
        if (variant.guard != kNone) mask |= of_node[variant.guard];
      }
      if (mask != definition.searches) {
        definition.searches = mask;
        changed = true;
      }
    }
    for (std::size_t search = 0; search < program.searches.size(); ++search) {
      std::uint32_t mask = program.searches[search].from == kNone ? 0 : of_node[program.searches[search].from];
      for (const NodeId condition : program.searches[search].conditions) mask |= of_node[condition];
      if (mask != of_search[search]) {
        of_search[search] = mask;
        changed = true;
      }
    }
  }
  program.node_searches = std::move(of_node);
  for (std::uint32_t id = 0; id < program.searches.size(); ++id) {
    Search& search = program.searches[id];
    Directions directions(program, vocabulary, {Growing::Kind::search, id});
    const auto grows = [&](NodeId condition) {
      const Direction direction = directions.of(condition);
      return direction == Direction::up || direction == Direction::constant;
    };
    const auto rest = std::stable_partition(search.conditions.begin(), search.conditions.end(), grows);
    search.growing = static_cast<std::uint32_t>(rest - search.conditions.begin());
  }
}

}  // namespace slagboom::program
