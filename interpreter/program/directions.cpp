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
    : program_(program), vocabulary_(vocabulary), growing_(growing), excluded_(std::move(excluded)) {
  protected_.assign(program.nodes.size(), false);
  settled_.assign(program.nodes.size(), false);
  for (const Search& search : program.searches) {
    for (const NodeId condition : search.conditions) protected_[condition] = true;
  }
  for (int inside = 0; inside < 2; ++inside) {
    node_[inside].assign(program.nodes.size(), kUnknown);
    definition_[inside].assign(program.definitions.size(), kUnknown);
  }
}

void Directions::settle(NodeId node) {
  settled_[node] = true;
  open_.clear();
  for (int inside = 0; inside < 2; ++inside) {
    std::fill(node_[inside].begin(), node_[inside].end(), kUnknown);
    std::fill(definition_[inside].begin(), definition_[inside].end(), kUnknown);
  }
}

Direction Directions::of(NodeId node) { return get(node, false); }

Direction Directions::get(NodeId node, bool inside) {
  if (growing_.kind == Growing::Kind::facts && protected_[node]) inside = true;
  std::int8_t& known = node_[inside ? 1 : 0][node];
  if (known >= 0) return static_cast<Direction>(known);
  if (known == kBusy) return Direction::mixed;
  known = kBusy;
  Direction result = settled_[node] ? Direction::up : compute(node, inside);
  if (result == Direction::mixed && growing_.kind == Growing::Kind::facts &&
      program_.nodes[node].type.base == Base::truth) {
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

// Does the node depend on what grows through one row only, whose elements all go up?
bool Directions::single_row(NodeId node, bool inside, NodeId& row) {
  const Node& what = program_.nodes[node];
  const auto visit = [&](NodeId child) {
    const Base base = program_.nodes[child].type.base;
    if (base == Base::numbers) {
      const Direction direction = get(child, inside);
      if (direction == Direction::constant) return true;
      if (direction != Direction::up || (row != kNone && row != child)) return false;
      row = child;
      return true;
    }
    if (program_.nodes[child].op == Op::it) return true;
    if (get(child, inside) == Direction::constant) return true;
    return single_row(child, inside, row);
  };
  if (what.op == Op::call || what.op == Op::fact || what.op == Op::chosen || what.op == Op::of_item) {
    return get(node, inside) == Direction::constant;
  }
  if (what.op == Op::table) {
    const Table& table = program_.tables[static_cast<std::size_t>(what.a)];
    for (const NodeId column : table.columns) {
      if (!visit(column)) return false;
    }
    for (const TableRow& line : table.rows) {
      if (!visit(line.result)) return false;
    }
    return true;
  }
  for (std::uint32_t index = 0; index < what.count; ++index) {
    if (!visit(program_.child(what, index))) return false;
  }
  return true;
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
  for (std::size_t combination = 0; combination < (std::size_t{1} << columns); ++combination) {
    const std::int64_t now = result(combination);
    if (now == -1) return Direction::mixed;
    for (std::size_t column = 0; column < columns; ++column) {
      if (((combination >> column) & 1u) != 0 || get(table.columns[column], inside) != Direction::up) continue;
      const std::int64_t more = result(combination | (std::size_t{1} << column));
      if (more == -1) return Direction::mixed;
      // "nog open" says nothing about the order; it does not change with marks in the columns that matter.
      if (now >= 0 && more >= 0 && more < now) return Direction::mixed;
    }
  }
  return Direction::up;
}

Direction Directions::compute(NodeId id, bool inside) {
  const Node& node = program_.nodes[id];
  const bool facts = growing_.kind == Growing::Kind::facts;
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
      return fact.ordered ? Direction::up : Direction::constant;
    }
    case Op::call: return definition(static_cast<DefinitionId>(node.a), inside);
    case Op::it: return facts ? Direction::up : Direction::constant;
    case Op::chosen:
      if (!facts) {
        return static_cast<std::uint32_t>(node.a) == growing_.search ? Direction::up : Direction::mixed;
      }
      return inside ? Direction::constant : Direction::mixed;
    case Op::unite:
    case Op::intersect:
    case Op::both:
    case Op::either:
    case Op::fills:
    case Op::add:
    case Op::multiply:
    case Op::clause:
    case Op::satisfied:
    case Op::of_item:
    case Op::round: return joined();
    case Op::exclude:
    case Op::subtract:
    case Op::divide: return join(child(0), flip(child(1)));
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
    case Op::count_if: {
      const Direction row = child(0);
      if (row == Direction::constant || row == Direction::mixed) return row;
      const Direction test = child(1);
      if (facts) return row == Direction::up ? test : flip(test);
      return row;
    }
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
    case Op::quantify: {
      const Direction row = child(0);
      if (row == Direction::constant || row == Direction::mixed) return row;
      if (!facts) return node.count > 2 ? Direction::mixed : quantifier(node.a, row, Direction::constant);
      Direction test = child(1);
      if (node.count > 2) test = join(test, child(2));
      const Direction result = quantifier(node.a, Direction::constant, test);
      return row == Direction::up ? result : flip(result);
    }
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
