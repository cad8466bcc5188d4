// The values that a free value can have, and the largest terms that follow from one family of numbers.
#include <algorithm>
#include <bit>

#include "interpreter/compare/summary.hpp"

namespace slagboom::compare {

using program::Base;
using program::Op;
using program::Scale;

std::vector<Given> Summary::domain_of(TermId id, bool absent) {
  const Term& term = terms_[id];
  std::vector<Given> domain;
  const auto range = [&](std::int64_t first, std::int64_t last, std::int64_t scale) {
    for (std::int64_t at = first; at <= last; ++at) domain.push_back({Given::State::known, operations::reduced(at, scale)});
  };
  if (absent) domain.push_back({Given::State::absent, {0, 1}});
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
      if (term.type.scale == Scale::grade && term.type.decimals == 0) {
        range(1, 10, 1);
      } else if (term.type.scale == Scale::grade && term.type.decimals == 1) {
        range(10, 100, 10);
      } else if (term.op == Op::fact && term.type.scale == Scale::any) {
        // Not rounded: what matters is on which side of a rounding it lies. All borders are twentieths; one value
        // between each two stands for the others there.
        for (TermId other = 0; other < terms_.size(); ++other) {
          const Term& reads = terms_[other];
          const bool fine = reads.op != Op::round || reads.a <= 1;
          const bool even = reads.op != Op::number || reads.b <= 0 || 20 % reads.b == 0;
          if (!fine || !even) obstacle_ = "een grens of afronding is fijner dan een twintigste";
        }
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
      if (!part.row) add(rests_on(part.body));
      else all.first |= std::uint64_t{1} << (part.set == part.body ? anonymous_[part.set] : 0U);
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
      if (!part.row) find_frontier(part.body);
    }
    return;
  }
  for (const TermId child : term.children) find_frontier(child);
  for (const Term::Row& row : term.rows) find_frontier(row.result);
}

}  // namespace slagboom::compare
