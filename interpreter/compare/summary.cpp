// Walks through the terms once, and decides what is taken apart, what is kept as a number, and what is a free value.
#include "interpreter/compare/summary.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "grammar/syntax.hpp"

namespace slagboom::compare {

using program::Base;
using program::Op;
using program::Scale;
using grammar::Quantity;

namespace {

// From how many on it makes no difference.
std::int32_t cap_of(std::int64_t quantity, std::int64_t number) {
  switch (static_cast<Quantity>(quantity)) {
    case Quantity::all:
    case Quantity::none: return 1;
    case Quantity::at_least: return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, 1, 1'000));
    case Quantity::at_most:
    case Quantity::exactly: return static_cast<std::int32_t>(std::clamp<std::int64_t>(number + 1, 1, 1'000));
  }
  return 0;
}

}  // namespace

bool aggregates(Op op) {
  switch (op) {
    case Op::quantify:
    case Op::count_if:
    case Op::mean:
    case Op::sum:
    case Op::highest:
    case Op::lowest:
    case Op::size:
    case Op::for_each: return true;
    default: return false;
  }
}

Summary::Summary(const Terms& terms, Question question, Depth depth)
    : terms_(terms), question_(std::move(question)), depth_(depth) {
  expand_.assign(terms.size(), false);
  std::vector<TermId> roots{question_.result[0], question_.result[1]};
  for (const std::vector<TermId>& side : question_.conditions) roots.insert(roots.end(), side.begin(), side.end());
  roots.insert(roots.end(), question_.not_all.begin(), question_.not_all.end());
  if (depth == Depth::siblings) {
    std::vector<bool> seen(terms.size(), false);
    for (const TermId root : roots) mark_siblings(root, seen);
  }
  // With another set the same line may say something else: which outcomes it can have matters then. So it does where either
  // side could say both of two lines.
  const bool look_into = question_.apart || question_.result[0] != question_.result[1];
  for (const TermId root : question_.result) expand_[root] = expand_[root] || look_into;
  for (const TermId root : roots) walk(root, false);
  // Which things are in which lists: one value, out of what the registers hold.
  if (!lists_.empty()) {
    std::set<std::vector<bool>> found{std::vector<bool>(lists_.size(), false)};
    for (const std::string& thing : terms.things()) {
      std::vector<bool> in;
      for (const TermId list : lists_) {
        in.push_back(std::binary_search(terms[list].items.begin(), terms[list].items.end(), thing));
      }
      found.insert(std::move(in));
    }
    memberships_.assign(found.begin(), found.end());
    Leaf leaf;
    for (std::size_t at = 0; at < memberships_.size(); ++at) {
      leaf.domain.push_back({Given::State::known, {static_cast<std::int64_t>(at), 1}});
    }
    families_.front().push_back(std::move(leaf));
  }
  std::vector<std::uint32_t> used(families_.size(), 0);
  for (const Feature& one : features_) place_in_family_.push_back(used[one.family]++);
  frontier_.resize(families_.size());
  raw_.assign(features_.size(), false);
  for (const TermId root : roots) find_frontier(root);
}

// Everything below is taken apart too.
void Summary::expand(TermId id) {
  if (id == kNone || expand_[id]) return;
  expand_[id] = true;
  for (const TermId child : terms_[id].children) expand(child);
  for (const Term::Row& row : terms_[id].rows) {
    for (const TermId cell : row.cells) expand(cell);
    expand(row.result);
  }
}

void Summary::mark_siblings(TermId id, std::vector<bool>& seen) {
  if (id == kNone || seen[id]) return;
  seen[id] = true;
  const Term& term = terms_[id];
  if (term.shared()) return;
  for (const TermId child : term.children) {
    if (term.op == Op::both) expand(child);
    mark_siblings(child, seen);
  }
  for (const Term::Row& row : term.rows) mark_siblings(row.result, seen);
}

bool Summary::is_row(TermId id) const {
  return terms_[id].type.base == Base::numbers || terms_[id].type.base == Base::options;
}

bool Summary::closed(TermId id) const {
  const Term& term = terms_[id];
  if (term.constant || term.op == Op::it) return true;
  switch (term.op) {
    case Op::compare:
    case Op::both:
    case Op::either:
    case Op::negate: break;
    default: return false;
  }
  return std::all_of(term.children.begin(), term.children.end(), [this](TermId child) { return closed(child); });
}

bool Summary::parts_of(TermId id, std::vector<Part>& parts) const {
  const Term& term = terms_[id];
  const bool readable = (term.type.scale == Scale::grade && term.type.decimals >= 0) || term.type.base == Base::options;
  const bool whole = depth_ == Depth::shared && term.shared() && !term.element;
  if (!whole && term.op == Op::map) {
    parts.push_back({true, term.children[0], term.children[1]});
    return !term.element;
  }
  if (!whole && term.op == Op::together) {
    return std::all_of(term.children.begin(), term.children.end(), [&](TermId child) {
      if (is_row(child)) return parts_of(child, parts);
      parts.push_back({false, kNone, child});
      return true;
    });
  }
  if (term.element || !readable) return false;
  parts.push_back({true, id, id});
  return true;
}

bool Summary::structural(TermId id, bool element) const {
  const Term& term = terms_[id];
  switch (term.op) {
    case Op::compare:
    case Op::both:
    case Op::either:
    case Op::negate:
    case Op::known:
    case Op::applicable:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::call:
    case Op::table: return true;
    case Op::member: return element && term.a < 0;
    case Op::size:
    case Op::for_each:
      if (!is_row(term.children[0])) return !element;
      break;
    default:
      if (!aggregates(term.op)) return false;
  }
  if (term.children.size() > 2) return false;
  std::vector<Part> parts;
  if (!parts_of(term.children[0], parts)) return false;
  const bool rows = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.row; });
  const bool whole = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.row && part.set == part.body; });
  if (whole && term.children.size() > 1 && !closed(term.children[1])) return false;
  return !(rows && element);
}

void Summary::walk(TermId id, bool element) {
  const Term& term = terms_[id];
  if (term.constant || term.op == Op::it || term.op == Op::unknown) return;
  if (const auto [place, is_new] = walked_.try_emplace({id, element}, true); !is_new) return;
  if (term.type.base == Base::set) {
    if (element) walk_set(id);
    return;
  }
  if (term.it) {
    walk_children(id, element);
    return;
  }
  if (element) {
    if (depth_ == Depth::all) return;   // read from a candidate
    if (!term.element || term.shared() || !structural(id, true)) {
      leaf(id, true);
    } else {
      walk_children(id, true);
    }
    return;
  }
  // A count, a sum or a mean has no classes of its own: it is always taken apart.
  const bool cut = term.shared() && depth_ != Depth::all && !expand_[id] &&
                   !(term.type.base == Base::number && aggregates(term.op));
  if (cut || !structural(id, false)) {
    leaf(id, false);
  } else {
    walk_children(id, false);
  }
}

void Summary::walk_children(TermId id, bool element) {
  const Term& term = terms_[id];
  if (aggregates(term.op)) {
    walk_aggregate(id, element);
    return;
  }
  if (term.op == Op::member) {
    walk_set(term.children[0]);
    return;
  }
  // A value that has no classes of its own is seen through the comparison only.
  if (term.op == Op::compare && !term.it) {
    for (const TermId child : term.children) {
      const Term& value = terms_[child];
      const bool opaque = !value.constant && !structural(child, element) && value.type.base == Base::number;
      if (opaque && value.type.scale != Scale::grade && !(value.op == Op::fact && value.type.scale == Scale::any)) {
        leaf(id, element);
        return;
      }
    }
  }
  for (std::size_t at = 0; at < term.children.size(); ++at) {
    const TermId child = term.children[at];
    const Term& value = terms_[child];
    // How many, compared with a number: from one more on it makes no difference.
    if (!element && (value.op == Op::count_if || value.op == Op::size)) {
      std::int64_t most = -1;
      const auto look = [&](TermId number) {
        if (terms_[number].op == Op::number && terms_[number].b > 0) {
          most = std::max(most, terms_[number].a / terms_[number].b + 1);
        }
      };
      bool only_numbers = true;
      if (term.op == Op::compare && term.children.size() == 2) {
        const TermId other = term.children[1 - at];
        only_numbers = terms_[other].op == Op::number;
        look(other);
      } else if (term.op == Op::table) {
        const auto cells = [&](const auto& self, TermId cell) -> void {
          look(cell);
          for (const TermId part : terms_[cell].children) self(self, part);
        };
        for (const Term::Row& row : term.rows) {
          if (at < row.cells.size() && row.cells[at] != kNone) cells(cells, row.cells[at]);
        }
      } else {
        only_numbers = false;
      }
      if (only_numbers && most >= 0 && structural(child, false)) {
        std::vector<Part> parts;
        const auto cap = static_cast<std::int32_t>(std::min<std::int64_t>(most + 1, 1'000));
        const bool set = !is_row(value.children[0]);
        if (set) parts.push_back({true, value.children[0], kNone});
        else if (!parts_of(value.children[0], parts)) parts.clear();
        const TermId condition = value.op == Op::count_if ? value.children[1] : kNone;
        for (const Part& part : parts) {
          if (part.row) {
            feature(value.op == Op::count_if ? Feature::Kind::count : Feature::Kind::number, part.set, part.body, condition, cap);
          } else {
            walk(part.body, element);
            if (condition != kNone) walk(condition, element);
          }
        }
        continue;
      }
    }
    walk(child, element);
  }
  for (const Term::Row& row : term.rows) {
    for (const TermId cell : row.cells) {
      if (cell != kNone && !closed(cell)) obstacle_ = "een cel van een tabel verwijst naar iets anders dan haar kolom";
    }
    walk(row.result, element);
  }
}

void Summary::walk_aggregate(TermId id, bool element) {
  const Term& term = terms_[id];
  std::vector<Part> parts;
  if (!is_row(term.children[0])) {
    parts.push_back({true, term.children[0], kNone});
  } else if (!parts_of(term.children[0], parts)) {
    obstacle_ = "een rij kan niet uit elkaar worden gehaald";
    return;
  }
  const TermId condition = term.children.size() > 1 ? term.children[1] : kNone;
  for (const Part& part : parts) {
    if (!part.row) {
      walk(part.body, element);
      if (condition != kNone) walk(condition, element);
      continue;
    }
    using Kind = Feature::Kind;
    switch (term.op) {
      case Op::quantify:
      case Op::for_each:
        if (static_cast<Quantity>(term.a) == Quantity::all) {
          feature(Kind::fails, part.set, part.body, condition, 1);
        } else {
          feature(Kind::count, part.set, part.body, condition, cap_of(term.a, term.b));
        }
        break;
      case Op::count_if: feature(Kind::count, part.set, part.body, condition, 0); break;
      case Op::size: feature(Kind::number, part.set, part.body, kNone, 0); break;
      case Op::highest: feature(Kind::highest, part.set, part.body, kNone, 0); break;
      case Op::lowest: feature(Kind::lowest, part.set, part.body, kNone, 0); break;
      case Op::mean: feature(Kind::number, part.set, part.body, kNone, 0); [[fallthrough]];
      default: feature(Kind::sum, part.set, part.body, kNone, 0); break;
    }
  }
}

void Summary::feature(Feature::Kind kind, TermId set, TermId body, TermId condition, std::int32_t cap) {
  const auto [place, is_new] = feature_index_.try_emplace({kind, set, body, condition}, features_.size());
  if (!is_new) {
    std::int32_t& known = features_[place->second].cap;
    known = cap == 0 || known == 0 ? 0 : std::max(known, cap);
    return;
  }
  std::uint32_t family = 0;
  if (set == body) {   // a row of which only the values count
    const auto [own, is_first] = anonymous_.try_emplace(set, static_cast<std::uint32_t>(families_.size()));
    if (is_first) families_.push_back({Leaf{set, domain_of(set, false)}});
    family = own->second;
  } else if (depth_ != Depth::all) {
    walk_set(set);
    if (body != kNone) walk(body, true);
    if (condition != kNone) walk(condition, true);
  }
  features_.push_back({kind, set, body, condition, cap, family});
}

void Summary::walk_set(TermId id) {
  const Term& term = terms_[id];
  if (depth_ == Depth::all || term.op == Op::everything) return;
  if (const auto [place, is_new] = walked_.try_emplace({id, true}, true); !is_new && element_leaf_.contains(id)) return;
  if (!(depth_ == Depth::shared && term.shared())) {
    switch (term.op) {
      case Op::items:
        if (std::find(lists_.begin(), lists_.end(), id) == lists_.end()) lists_.push_back(id);
        return;
      case Op::unite:
      case Op::intersect:
      case Op::exclude:
        for (const TermId child : term.children) walk_set(child);
        return;
      case Op::filter:
        walk_set(term.children[0]);
        walk(term.children[1], true);
        return;
      default: break;
    }
  }
  leaf(id, true);
}

void Summary::leaf(TermId id, bool element) {
  std::map<TermId, std::size_t>& index = element ? element_leaf_ : global_leaf_;
  std::vector<Leaf>& list = element ? families_.front() : globals_;
  if (index.contains(id)) return;
  const Base base = terms_[id].type.base;
  index.emplace(id, list.size());
  list.push_back({id, domain_of(id, base == Base::number || base == Base::option || (base == Base::truth && may_be_absent(id)))});
}

}  // namespace slagboom::compare
