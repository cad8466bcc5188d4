// A term is written again from the bottom up; what has become certain is left out.
#include "interpreter/compare/suppose.hpp"

#include <algorithm>

#include "grammar/syntax.hpp"

namespace slagboom::compare {

using grammar::Quantity;
using program::Op;

namespace {

constexpr unsigned kMostDepth = 32;
constexpr unsigned kMostSteps = 20'000;  // of looking for one set in another

}  // namespace

std::vector<TermId> taken_apart(const Terms& terms, const std::vector<TermId>& conditions) {
  std::vector<TermId> all;
  std::vector<TermId> left(conditions.rbegin(), conditions.rend());
  while (!left.empty()) {
    const TermId one = left.back();
    left.pop_back();
    if (terms[one].op == Op::both) {
      left.insert(left.end(), terms[one].children.rbegin(), terms[one].children.rend());
    } else {
      all.push_back(one);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool all_in_a_set(const Terms& terms, TermId condition) {
  const Term& term = terms[condition];
  if (term.op != Op::for_each || static_cast<Quantity>(term.a) != Quantity::all ||
      term.children.size() != 2)
    return false;
  const Term& member = terms[term.children[1]];
  if (member.op != Op::member || member.a >= 0) return false;
  const Term& set = terms[member.children.front()];
  return set.chosen && !set.element && !terms[term.children[0]].element;
}

Suppose::Suppose(Terms& terms, Supposition supposition)
    : terms_(terms), supposition_(std::move(supposition)) {
  terms_.truth(true);  // from here on they are there, and looking for them makes no new terms
  terms_.truth(false);
  terms_.unknown();
  nothing_ = terms_.nothing();
  for (const auto& [id, holds] : supposition_.truths) {
    if (!holds || !all_in_a_set(terms_, id)) continue;
    within_.emplace_back(terms_[id].children[0], terms_[terms_[id].children[1]].children.front());
  }
}

Question Suppose::of(const Question& question) {
  Question result;
  for (int side = 0; side < 2; ++side) {
    result.result[side] = of(side, question.result[side]);
    bool never = false;
    std::vector<TermId> conditions;
    for (const TermId condition : question.conditions[side]) {
      const TermId one = of(side, condition);
      if (one == terms_.truth(false)) never = true;
      if (one != terms_.truth(true)) conditions.push_back(one);
    }
    if (never) conditions = {terms_.truth(false)};
    std::sort(conditions.begin(), conditions.end());
    conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
    result.conditions[side] = std::move(conditions);
  }
  return result;
}

TermId Suppose::of(int side, TermId id) {
  if (const auto found = known_[side].find(id); found != known_[side].end()) return found->second;
  TermId result = kNone;
  if (const auto found = supposition_.truths.find(id); found != supposition_.truths.end()) {
    result = terms_.truth(found->second);
  } else if (supposition_.open.contains(id)) {
    result = terms_.unknown();
  } else if (supposition_.empty.contains(id)) {
    result = nothing_;
  } else {
    result = made(side, id);
  }
  known_[side][id] = result;
  return result;
}

TermId Suppose::made(int side, TermId id) {
  Term term = terms_[id];  // a copy: the table grows below
  if (term.constant || term.op == Op::it) return id;
  if (term.beside != kNone) term.beside = of(side, term.beside);
  const TermId yes = terms_.truth(true);
  const TermId no = terms_.truth(false);
  const bool absent = (term.op == Op::applicable || term.op == Op::known) && [&] {
    const Term& fact = terms_[term.children.front()];
    const program::NodeId node = fact.op == Op::fact && fact.element ? fact.node[side] : kNone;
    if (node == kNone) return false;
    const program::Node& read = terms_.side(side).program->nodes[node];
    return read.op == Op::fact &&
           supposition_.without.contains(
               terms_.side(side).words->facts[static_cast<std::size_t>(read.a)].label);
  }();
  if (absent) return no;
  for (TermId& child : term.children) child = of(side, child);
  std::vector<TermId>& children = term.children;
  const auto leave_out = [&](TermId what) {
    children.erase(std::remove(children.begin(), children.end(), what), children.end());
  };
  switch (term.op) {
    case Op::both:
      if (std::find(children.begin(), children.end(), no) != children.end()) return no;
      leave_out(yes);
      std::sort(children.begin(), children.end());
      children.erase(std::unique(children.begin(), children.end()), children.end());
      if (children.empty()) return yes;
      if (children.size() == 1) return children.front();
      break;
    case Op::either:
      if (term.a == 1 && std::find(children.begin(), children.end(), yes) != children.end())
        return yes;
      leave_out(no);
      if (static_cast<std::int64_t>(children.size()) < term.a) return no;
      if (children.size() == 1 && term.a == 1) return children.front();
      break;
    case Op::member:
      if (children.front() == nothing_) return no;
      break;
    case Op::compare:
      if (const TermId holds = counted(term); holds != kNone) return holds;
      break;
    case Op::exclude:
      if (children.front() == nothing_) return nothing_;
      children.erase(std::remove(children.begin() + 1, children.end(), nothing_), children.end());
      if (children.size() == 1) return children.front();
      break;
    case Op::negate:
      if (children.front() == yes) return no;
      if (children.front() == no) return yes;
      break;
    case Op::filter: {
      if (children[1] == yes || children[0] == nothing_) return children[0];
      const Term& condition = terms_[children[1]];
      if (condition.op == Op::member && condition.a < 0 &&
          holds_in_all(children[0], condition.children.front()))
        return children[0];
      break;
    }
    case Op::intersect:
      if (std::find(children.begin(), children.end(), nothing_) != children.end()) return nothing_;
      for (std::size_t at = 0; at < children.size() && children.size() > 1;) {
        const TermId set = children[at];
        const bool needless = std::any_of(children.begin(), children.end(), [&](TermId other) {
          return other != set && holds_in_all(other, set);
        });
        if (needless)
          children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
        else
          ++at;
      }
      if (children.size() == 1) return children.front();
      std::sort(children.begin(), children.end());
      break;
    case Op::unite:
      leave_out(nothing_);
      if (children.empty()) return nothing_;
      if (children.size() == 1) return children.front();
      std::sort(children.begin(), children.end());
      break;
    case Op::call: {  // a general rule, and each departure with its condition
      std::vector<TermId> kept{children.front()};
      for (std::size_t at = 1; at + 1 < children.size(); at += 2) {
        if (children[at] == no) continue;
        if (children[at] == yes) {  // from here on it is the general rule
          kept.front() = children[at + 1];
          break;
        }
        kept.push_back(children[at]);
        kept.push_back(children[at + 1]);
      }
      children = std::move(kept);
      if (children.size() == 1) return children.front();
      break;
    }
    case Op::table:
      return table(side, std::move(term));
    default:
      break;
  }
  return terms_.put(side, std::move(term));
}

TermId Suppose::counted(const Term& compare) {
  const Term& count = terms_[compare.children[0]];
  const Term& number = terms_[compare.children[1]];
  if (count.op != Op::size || number.op != Op::number || number.b != 1) return kNone;
  const TermId set = count.children.front();
  const bool empty = set == nothing_;
  if (!empty && !supposition_.filled.contains(set)) return kNone;
  const std::int64_t most = empty ? 0 : 1;  // so many are there; or so many at least
  switch (static_cast<program::Comparison>(compare.a)) {
    case program::Comparison::at_least:
      if (most >= number.a) return terms_.truth(true);
      return empty ? terms_.truth(false) : kNone;
    case program::Comparison::greater:
      if (most > number.a) return terms_.truth(true);
      return empty ? terms_.truth(false) : kNone;
    case program::Comparison::at_most:
      if (most > number.a) return terms_.truth(false);
      return empty ? terms_.truth(true) : kNone;
    case program::Comparison::less:
      if (most >= number.a) return terms_.truth(false);
      return empty ? terms_.truth(true) : kNone;
    default:
      return kNone;
  }
}

// Rows that cannot be are left out; so are columns that no row asks for.
TermId Suppose::table(int side, Term term) {
  std::vector<Term::Row> rows;
  for (Term::Row row : term.rows) {
    bool possible = true;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (row.cells[column] == kNone || !terms_[term.children[column]].constant) continue;
      const TermId holds = cell(row.cells[column], term.children[column]);
      if (holds == terms_.truth(false)) possible = false;
      if (holds == terms_.truth(true)) row.cells[column] = kNone;
    }
    if (!possible) continue;
    row.result = of(side, row.result);
    rows.push_back(std::move(row));
  }
  for (std::size_t column = term.children.size(); column-- > 0;) {
    const bool asked = std::any_of(rows.begin(), rows.end(), [&](const Term::Row& row) {
      return column < row.cells.size() && row.cells[column] != kNone;
    });
    if (asked || term.children.size() == 1) continue;
    term.children.erase(term.children.begin() + static_cast<std::ptrdiff_t>(column));
    for (Term::Row& row : rows) {
      if (column < row.cells.size())
        row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
    }
  }
  term.rows = std::move(rows);
  return terms_.put(side, std::move(term));
}

TermId Suppose::cell(TermId condition, TermId value) {
  const Term& term = terms_[condition];
  const auto opposite = [&](TermId one) {
    return one == kNone ? kNone : terms_.truth(one == terms_.truth(false));
  };
  if (terms_[value].op != Op::truth) return kNone;
  if (term.op == Op::it) return terms_.truth(terms_[value].a == 1);
  if (term.op == Op::truth) return terms_.truth(term.a == 1);
  if (term.op == Op::negate) return opposite(cell(term.children.front(), value));
  return kNone;
}

bool Suppose::holds_in_all(TermId set, TermId chosen) {
  if (terms_[set].element || terms_[chosen].element) return false;
  return std::any_of(within_.begin(), within_.end(), [&](const std::pair<TermId, TermId>& one) {
    return one.second == chosen && within(set, one.first, 0);
  });
}

bool Suppose::within(TermId part, TermId whole, unsigned depth) {
  if (part == whole) return true;
  if (depth > kMostDepth || ++steps_ > kMostSteps) return false;
  const Term& small = terms_[part];
  const Term& large = terms_[whole];
  const auto in = [&](TermId one, TermId other) { return within(one, other, depth + 1); };
  if (large.op == Op::everything) return true;
  if (large.op == Op::intersect) {
    return std::all_of(large.children.begin(), large.children.end(),
                       [&](TermId one) { return in(part, one); });
  }
  if (small.op == Op::unite) {
    return std::all_of(small.children.begin(), small.children.end(),
                       [&](TermId one) { return in(one, whole); });
  }
  if (small.op == Op::items && large.op == Op::items) {
    return std::includes(large.items.begin(), large.items.end(), small.items.begin(),
                         small.items.end());
  }
  if (small.op == Op::intersect && std::any_of(small.children.begin(), small.children.end(),
                                               [&](TermId one) { return in(one, whole); })) {
    return true;
  }
  if ((small.op == Op::filter || small.op == Op::exclude) && in(small.children.front(), whole))
    return true;
  if (large.op == Op::unite && std::any_of(large.children.begin(), large.children.end(),
                                           [&](TermId one) { return in(part, one); }))
    return true;
  return large.op == Op::filter && small.op == Op::filter &&
         small.children[1] == large.children[1] && in(small.children[0], large.children[0]);
}

}  // namespace slagboom::compare
