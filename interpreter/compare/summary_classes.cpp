// The values that a free value can have, and the largest terms that follow from one family of numbers.
#include <algorithm>
#include <bit>
#include <set>

#include "interpreter/compare/summary.hpp"

namespace slagboom::compare {

using program::Base;
using program::Op;
using program::Scale;

bool Summary::may_be_absent(TermId id) const {
  const Term& term = terms_[id];
  if (term.constant || term.op == Op::it) return false;
  if (const auto known = may_be_absent_.find(id); known != may_be_absent_.end()) return known->second;
  bool may = false;
  const auto any = [&](std::size_t first, std::size_t step) {
    for (std::size_t at = first; at < term.children.size(); at += step) may = may || may_be_absent(term.children[at]);
  };
  switch (term.op) {
    case Op::fact: {
      const int side = term.node[0] != kNone ? 0 : 1;
      const program::NodeId node = term.node[side];
      may = term.beside != kNone || node == kNone ||
            terms_.side(side).words->facts[static_cast<std::size_t>(terms_.side(side).program->nodes[node].a)].absence ==
                grammar::Absence::not_applicable;
      break;
    }
    case Op::attribute:
    case Op::of_item:
    case Op::mean:
    case Op::weighted_mean:
    case Op::highest:
    case Op::lowest: may = true; break;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round: any(0, 1); break;
    case Op::call: any(0, 2); break;
    case Op::table:
      for (const Term::Row& row : term.rows) may = may || may_be_absent(row.result);
      break;
    default: break;
  }
  may_be_absent_[id] = may;
  return may;
}

bool Summary::may_be_open(TermId id) const {
  const Term& term = terms_[id];
  if (term.constant || !term.chosen) return false;
  if (const auto known = may_be_open_.find(id); known != may_be_open_.end()) return known->second;
  bool may = false;
  const auto any_open = [&] {
    for (const TermId child : term.children) may = may || may_be_open(child);
  };
  switch (term.op) {
    case Op::it:
    case Op::attribute:
    case Op::everything:
    case Op::items:
    case Op::chosen:      // a search takes what is certainly there
    case Op::known:
    case Op::applicable: break;
    case Op::fact: may = term.beside != kNone && may_be_open(term.beside); break;
    case Op::unknown:
    case Op::of_item:       // the thing may be there twice
    case Op::weighted_mean: may = true; break;
    case Op::divide: {
      const Term& by = terms_[term.children[1]];
      may = by.op != Op::number || by.a == 0;
      any_open();
      break;
    }
    case Op::compare:
      for (const TermId child : term.children) may = may || (terms_[child].chosen && may_be_absent(child));
      any_open();
      break;
    case Op::table:
      may = true;   // until there is a row for all others, and its columns are there
      for (const Term::Row& row : term.rows) may = may && !row.otherwise;
      for (const TermId column : term.children) may = may || (terms_[column].chosen && may_be_absent(column) && terms_[column].type.base != Base::truth);
      any_open();
      for (const Term::Row& row : term.rows) may = may || may_be_open(row.result);
      break;
    default: any_open(); break;
  }
  may_be_open_[id] = may;
  return may;
}

bool Summary::between_marks(TermId id, int decimals) const {
  const Term& term = terms_[id];
  const auto each = [&](std::size_t first, std::size_t step) {
    for (std::size_t at = first; at < term.children.size(); at += step) {
      if (!between_marks(term.children[at], decimals)) return false;
    }
    return true;
  };
  switch (term.op) {
    case Op::number:
      return term.b > 0 && term.a >= term.b && term.a <= 10 * term.b && (decimals < 0 || (decimals == 0 ? 1 : 10) % term.b == 0);
    case Op::fact: {
      const int side = term.node[0] != kNone ? 0 : 1;
      if (term.node[side] == kNone) return false;
      const program::Fact& fact = terms_.side(side).words->facts[static_cast<std::size_t>(terms_.side(side).program->nodes[term.node[side]].a)];
      if (decimals < 0 && fact.type.scale == Scale::any && only_rounded(id)) {
        marks_only_ = true;
        return true;
      }
      return (decimals < 0 || (fact.type.decimals >= 0 && fact.type.decimals <= decimals)) &&
             operations::compare(fact.lowest, {1, 1}) >= 0 && operations::compare(fact.highest, {10, 1}) <= 0;
    }
    case Op::round: return (decimals < 0 || term.a <= decimals) && between_marks(term.children[0], -1);
    case Op::mean:
    case Op::weighted_mean: return decimals < 0 && between_marks(term.children[0], -1);
    case Op::of_item:
    case Op::highest:
    case Op::lowest: return between_marks(term.children[0], decimals);
    case Op::map: return between_marks(term.children[1], decimals);
    case Op::together: return each(0, 1);
    case Op::call: return each(0, 2);
    case Op::table:
      return std::all_of(term.rows.begin(), term.rows.end(), [&](const Term::Row& row) { return between_marks(row.result, decimals); });
    default: return false;
  }
}

bool Summary::only_rounded(TermId fact) const {
  std::set<TermId> exact{fact};   // and what gives it on as it is
  for (bool more = true; more;) {
    more = false;
    for (TermId id = 0; id < terms_.size(); ++id) {
      const Term& term = terms_[id];
      const auto is_exact = [&](TermId one) { return exact.contains(one); };
      const bool reads = std::any_of(term.children.begin(), term.children.end(), is_exact);
      const bool gives = term.op == Op::table && std::any_of(term.rows.begin(), term.rows.end(),
                                                             [&](const Term::Row& row) { return is_exact(row.result); });
      if (!reads && !gives) continue;
      switch (term.op) {
        case Op::round:
          if (term.a > 1) return false;
          break;
        case Op::known:
        case Op::applicable: break;
        case Op::compare:
          for (const TermId child : term.children) {
            const Term& border = terms_[child];
            const bool twentieths = border.op == Op::number && border.b > 0 && 20 % border.b == 0;
            if (!twentieths && (!is_exact(child) || is_exact(term.children[0]) == is_exact(term.children[1]))) return false;
          }
          break;
        case Op::table:
          if (reads) return false;
          [[fallthrough]];
        case Op::call: more = exact.insert(id).second || more; break;
        default: return false;
      }
    }
  }
  // A number that is no mark: then neither need what is made of this be one.
  for (TermId id = 0; id < terms_.size(); ++id) {
    const Term& term = terms_[id];
    if (term.op != Op::compare) continue;
    for (const auto& [value, border] : {std::pair{term.children[0], term.children[1]}, std::pair{term.children[1], term.children[0]}}) {
      const Scale scale = terms_[value].type.scale;
      const bool of_marks = terms_[value].type.base == Base::number && (scale == Scale::grade || scale == Scale::any) && !terms_[value].constant;
      if (of_marks && terms_[border].op == Op::number && !between_marks(border, -1)) return false;
    }
  }
  return true;
}

std::vector<Given> Summary::domain_of(TermId id, bool absent) {
  const Term& term = terms_[id];
  std::vector<Given> domain;
  const auto range = [&](std::int64_t first, std::int64_t last, std::int64_t scale) {
    for (std::int64_t at = first; at <= last; ++at) domain.push_back({Given::State::known, operations::reduced(at, scale)});
  };
  if (absent) domain.push_back({Given::State::absent, {0, 1}});
  if (may_be_open(id)) domain.push_back({Given::State::open, {0, 1}});
  switch (term.type.base) {
    case Base::truth:
    case Base::set: range(0, 1, 1); break;
    case Base::option:
    case Base::options: {
      const int side = term.node[0] != kNone ? 0 : 1;
      range(0, static_cast<std::int64_t>(terms_.side(side).words->option_sets[term.type.options].labels.size()) - 1, 1);
      break;
    }
    default:
      if (term.type.scale == Scale::grade && term.type.decimals == 0 && between_marks(id, 0)) {
        range(1, 10, 1);
      } else if (term.type.scale == Scale::grade && term.type.decimals == 1 && between_marks(id, 1)) {
        range(10, 100, 10);
      } else if (term.op == Op::fact && term.type.scale == Scale::any && only_rounded(id)) {
        // Not rounded: what matters is on which side of a rounding it lies. All borders are twentieths; one value
        // between each two stands for the others there.
        marks_only_ = true;
        range(40, 400, 40);
      } else {
        obstacle_ = "een getal heeft geen eindige rij waarden";
        range(0, 1, 1);
      }
  }
  return domain;
}

std::pair<std::uint64_t, bool> Summary::rests_on(TermId id) {
  const Term& term = terms_[id];
  if (term.constant || term.op == Op::it) return {0, false};
  if (global_leaf_.contains(id)) return {0, true};
  if (const auto known = rests_.find(id); known != rests_.end()) return known->second;
  std::pair<std::uint64_t, bool> all{0, false};
  const auto add = [&](std::pair<std::uint64_t, bool> one) {
    all.first |= one.first;
    all.second = all.second || one.second;
  };
  if (aggregates(term.op)) {
    std::vector<Part> parts;
    if (!is_row(term.children[0])) parts.push_back({true, term.children[0], kNone});
    else (void)parts_of(term.children[0], parts);
    for (const Part& part : parts) {
      if (!part.row) {
        add(rests_on(part.body));
        if (term.children.size() > 1) add(rests_on(term.children[1]));
      } else {
        all.first |= std::uint64_t{1} << (part.set == part.body ? anonymous_[part.set] : 0U);
      }
    }
  } else {
    for (const TermId child : term.children) add(rests_on(child));
    for (const Term::Row& row : term.rows) add(rests_on(row.result));
  }
  rests_[id] = all;
  return all;
}

void Summary::find_frontier(TermId id) {
  const auto [families, on_leaf] = rests_on(id);
  if (families == 0) return;
  if (!on_leaf && std::popcount(families) == 1) {
    const auto family = static_cast<std::uint32_t>(std::countr_zero(families));
    if (frontier_family_.try_emplace(id, family).second) frontier_[family].push_back(id);
    return;
  }
  const Term& term = terms_[id];
  if (aggregates(term.op)) {   // its numbers are read as they are
    std::vector<Part> parts;
    (void)parts_of(term.children[0], parts);
    for (std::size_t at = 0; at < features_.size(); ++at) {
      for (const Part& part : parts) {
        if (part.row && features_[at].set == part.set && features_[at].body == part.body) raw_[at] = true;
      }
    }
    for (const Part& part : parts) {
      if (part.row) continue;
      find_frontier(part.body);
      if (term.children.size() > 1) find_frontier(term.children[1]);
    }
    return;
  }
  for (const TermId child : term.children) find_frontier(child);
  for (const Term::Row& row : term.rows) find_frontier(row.result);
}

}  // namespace slagboom::compare
