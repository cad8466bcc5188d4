// Terms are found again by a key of operator, parameters by name, and the terms below.
#include "interpreter/compare/terms.hpp"

#include <algorithm>
#include <set>

namespace slagboom::compare {

using program::Node;
using program::NodeId;
using program::Op;

Terms::Terms(Side first, Side second) : sides_{first, second} {
  for (int side = 0; side < 2; ++side) {
    nodes_[side].assign(sides_[side].program->nodes.size(), kNone);
    definitions_[side].assign(sides_[side].program->definitions.size(), kNone);
    for (const resolve::Regime::Choice& choice : sides_[side].regime->choices) {
      regime_[side][sides_[side].words->facts[choice.fact].label] = choice.value;
    }
  }
}

TermId Terms::intern(int side, NodeId node, Term term, std::string key) {
  term.key = key;
  if (term.beside != kNone) key += "?" + std::to_string(term.beside);
  for (const TermId child : term.children) key += "," + std::to_string(child);
  for (const Term::Row& row : term.rows) {
    key += row.otherwise ? ";*" : ";";
    for (const TermId cell : row.cells) key += std::to_string(cell) + ",";
    key += ">" + std::to_string(row.result);
  }
  const auto [place, is_new] = by_key_.try_emplace(std::move(key), static_cast<TermId>(terms_.size()));
  if (is_new) terms_.push_back(std::move(term));
  if (terms_[place->second].node[side] == kNone) terms_[place->second].node[side] = node;
  return place->second;
}

// The general rule and its departures, in the order in which they are tried.
TermId Terms::variant(int side, program::DefinitionId id, std::uint32_t index) {
  const program::Definition& definition = sides_[side].program->definitions[id];
  const program::Variant& variant = definition.variants[index];
  const TermId body = of(side, variant.body);
  if (variant.exceptions.empty()) return body;
  Term term;
  term.op = Op::call;
  term.type = definition.type;
  term.children.push_back(body);
  for (const std::uint32_t exception : variant.exceptions) {
    const NodeId guard = definition.variants[exception].guard;
    if (guard == kNone) {   // always: nothing behind it speaks
      const TermId always = this->variant(side, id, exception);
      if (term.children.size() == 1) return always;
      term.children.front() = always;
      break;
    }
    const TermId when = of(side, guard);
    const TermId then = this->variant(side, id, exception);
    term.children.push_back(when);
    term.children.push_back(then);
  }
  mark(term);
  return intern(side, kNone, std::move(term), "departs");
}

TermId Terms::put(int side, Term term) {
  const NodeId node = term.node[side];
  term.node[0] = term.node[1] = kNone;
  term.element = term.op == Op::attribute || (term.op == Op::fact && term.element) || (term.op == Op::member && term.a < 0);
  term.it = term.op == Op::it;
  term.chosen = term.op == Op::chosen;
  mark(term);
  std::string key = term.key;
  return intern(side, node, std::move(term), std::move(key));
}

TermId Terms::truth(bool holds) {
  Term term;
  term.op = Op::truth;
  term.type.base = program::Base::truth;
  term.a = holds ? 1 : 0;
  term.constant = true;
  return intern(0, kNone, std::move(term), std::to_string(static_cast<int>(Op::truth)) + ":" + (holds ? "1/0" : "0/0"));
}

TermId Terms::unknown() {
  Term term;
  term.op = Op::unknown;
  term.type.base = program::Base::truth;
  return intern(0, kNone, std::move(term), "not known");
}

TermId Terms::nothing() {
  Term term;
  term.op = Op::unite;
  term.type.base = program::Base::set;
  return intern(0, kNone, std::move(term), "nothing");
}

void Terms::mark(Term& term) const {
  for (const Term::Row& row : term.rows) {
    term.element = term.element || terms_[row.result].element;
    term.chosen = term.chosen || terms_[row.result].chosen;
  }
  for (std::size_t index = 0; index < term.children.size(); ++index) {
    const Term& child = terms_[term.children[index]];
    // What a quantifier, a filter and a row bind is theirs.
    const bool binds_element = (index == 1 && (term.op == Op::filter || term.op == Op::map || term.op == Op::for_each)) ||
                               term.op == Op::of_item;
    const bool binds_it = index >= 1 && (term.op == Op::quantify || term.op == Op::count_if);
    term.element = term.element || (child.element && !binds_element);
    term.it = term.it || (child.it && !binds_it);
    term.chosen = term.chosen || child.chosen;
  }
}

TermId Terms::definition(int side, program::DefinitionId id) {
  TermId& known = definitions_[side][id];
  if (known == kNone) {
    const TermId made = variant(side, id, 0);
    definitions_[side][id] = made;
    return made;
  }
  return known;
}

TermId Terms::of(int side, NodeId id) {
  if (nodes_[side][id] != kNone) return nodes_[side][id];   // a node stands in one place
  const program::Program& program = *sides_[side].program;
  const program::Vocabulary& words = *sides_[side].words;
  const Node& node = program.nodes[id];
  const auto finish = [&](TermId term) {
    if (terms_[term].node[side] == kNone) terms_[term].node[side] = id;
    nodes_[side][id] = term;
    return term;
  };
  if (node.op == Op::call) return finish(definition(side, static_cast<program::DefinitionId>(node.a)));
  if (node.op == Op::clause || node.op == Op::satisfied) return finish(of(side, program.child(node, 0)));

  Term term;
  term.op = node.op;
  term.type = node.type;
  std::string key = std::to_string(static_cast<int>(node.op));
  for (std::uint32_t index = 0; index < node.count; ++index) term.children.push_back(of(side, program.child(node, index)));
  switch (node.op) {
    case Op::both:
      std::sort(term.children.begin(), term.children.end());
      term.children.erase(std::unique(term.children.begin(), term.children.end()), term.children.end());
      if (term.children.size() == 1) return finish(term.children.front());
      break;
    case Op::unite:
    case Op::intersect:
      std::sort(term.children.begin(), term.children.end());
      break;
    case Op::number:
    case Op::truth:
    case Op::round:
    case Op::compare:
    case Op::either:
    case Op::quantify:
    case Op::for_each:
      term.a = node.a;
      term.b = node.b;
      key += ":" + std::to_string(node.a) + "/" + std::to_string(node.b);
      term.constant = node.op == Op::number || node.op == Op::truth;
      break;
    case Op::option:
      term.a = node.a;
      term.constant = true;
      key += ":" + words.option_sets[node.type.options].labels[static_cast<std::size_t>(node.a)] + "#" + std::to_string(node.a);
      break;
    case Op::unknown:
      key += ":" + std::to_string(node.a) + "/" + std::to_string(node.b) + "/" + std::to_string(static_cast<int>(node.type.base));
      break;
    case Op::fact: {
      const program::Fact& fact = words.facts[static_cast<std::size_t>(node.a)];
      const auto fixed = regime_[side].find(fact.label);
      if (fact.decides_rules && fixed != regime_[side].end()) {
        term.constant = true;
        term.op = Op::number;
        term.a = fixed->second;
        term.b = 1;
        key = std::to_string(static_cast<int>(Op::number)) + ":" + std::to_string(term.a) + "/1";
        if (fact.type.base == program::Base::option) {
          term.op = Op::option;
          key = std::to_string(static_cast<int>(Op::option)) + ":" +
                words.option_sets[fact.type.options].labels[static_cast<std::size_t>(term.a)] + "#" + std::to_string(term.a);
        }
      } else {
        term.element = fact.per_element;
        key += ":" + fact.label + "#" + std::to_string(static_cast<int>(fact.absence));
        // What one side reads as a mark with a decimal, the other may read as a whole mark: those are two values.
        for (const std::int64_t part : {fact.absent_option, fact.lowest.num, fact.lowest.den, fact.highest.num, fact.highest.den,
                                        std::int64_t{fact.type.decimals}, static_cast<std::int64_t>(fact.type.scale),
                                        static_cast<std::int64_t>(fact.type.base), std::int64_t{fact.per_element}}) {
          key += "/" + std::to_string(part);
        }
        if (fact.type.base == program::Base::option) {
          for (const std::string& option : words.option_sets[fact.type.options].labels) key += "|" + option;
        }
        const NodeId applies = program.fact_applies[static_cast<std::size_t>(node.a)];
        // A fact that has a place for others is another value.
        if (applies != kNone) term.beside = of(side, applies);
      }
      break;
    }
    case Op::attribute:
      term.element = true;
      key += ":" + words.attributes[static_cast<std::size_t>(node.a)];
      for (program::ItemId item = 0; item < program.attributes[static_cast<std::size_t>(node.a)].size(); ++item) {
        const program::Program::Attribute& cell = program.attributes[static_cast<std::size_t>(node.a)][item];
        if (cell.given) {
          key += ";" + words.items[item].label + "=" + std::to_string(cell.value.num) + "/" + std::to_string(cell.value.den);
        }
      }
      break;
    case Op::chosen: {
      // Its conditions are compared by themselves: here it is some set of what it chooses from.
      const program::Search& search = program.searches[static_cast<std::size_t>(node.a)];
      term.chosen = true;
      term.beside = of(side, search.from);
      key += ":" + search.label + (search.prefer_few ? "-" : "+") + std::to_string(search.at_most);
      break;
    }
    case Op::items: {
      const std::vector<std::uint64_t>& set = program.item_lists[static_cast<std::size_t>(node.a)];
      for (program::ItemId item = 0; item < words.items.size() && item / 64 < set.size(); ++item) {
        if ((set[item / 64] >> (item % 64)) & 1u) term.items.push_back(words.items[item].label);
      }
      std::sort(term.items.begin(), term.items.end());
      for (const std::string& item : term.items) key += ":" + item;
      break;
    }
    case Op::of_item:
      key += ":" + words.items[static_cast<std::size_t>(node.a)].label;
      break;
    case Op::member:
      term.a = node.a < 0 ? -1 : 0;
      term.element = node.a < 0;
      if (node.a >= 0) key += ":" + words.items[static_cast<std::size_t>(node.a)].label;
      break;
    case Op::it:
      term.it = true;
      break;
    case Op::table: {
      const program::Table& table = program.tables[static_cast<std::size_t>(node.a)];
      for (const NodeId column : table.columns) term.children.push_back(of(side, column));
      for (const program::TableRow& row : table.rows) {
        Term::Row line;
        for (const NodeId cell : row.cells) line.cells.push_back(cell == kNone ? kNone : of(side, cell));
        line.result = of(side, row.result);
        line.otherwise = row.otherwise;
        if (line.otherwise) line.cells.clear();
        term.rows.push_back(std::move(line));
      }
      break;
    }
    default: break;
  }
  mark(term);
  return finish(intern(side, id, std::move(term), std::move(key)));
}

std::vector<TermId> Terms::below(std::vector<TermId> left, const std::function<bool(TermId)>& stop) const {
  std::set<TermId> seen;
  std::vector<TermId> found;
  while (!left.empty()) {
    const TermId id = left.back();
    left.pop_back();
    if (id == kNone || !seen.insert(id).second) continue;
    found.push_back(id);
    if (stop && stop(id)) continue;
    const Term& term = terms_[id];
    left.push_back(term.beside);
    left.insert(left.end(), term.children.begin(), term.children.end());
    for (const Term::Row& row : term.rows) {
      left.push_back(row.result);
      left.insert(left.end(), row.cells.begin(), row.cells.end());
    }
  }
  return found;
}

std::vector<std::string> Terms::things() const {
  std::set<std::string> names;
  for (const Side& side : sides_) {
    for (const program::Item& item : side.words->items) names.insert(item.label);
  }
  return {names.begin(), names.end()};
}

}  // namespace slagboom::compare
