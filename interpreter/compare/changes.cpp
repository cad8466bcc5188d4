// Verdicts are compared by outcome; the grounds come from the clauses that each side gives.
#include "interpreter/compare/changes.hpp"

#include <algorithm>

namespace slagboom::compare {

namespace {

std::string word(trace::Outcome outcome) {
  switch (outcome) {
    case trace::Outcome::nee: return "nee";
    case trace::Outcome::ja: return "ja";
    case trace::Outcome::open: return "nog open";
    case trace::Outcome::vervalt: return "vervalt";
  }
  return {};
}

// Twice the place in the order; what is not in it stands in the middle.
std::size_t height(const std::string& outcome, const std::vector<std::string>& order) {
  const auto found = std::find(order.begin(), order.end(), outcome);
  return found == order.end() ? order.size() - 1 : 2 * static_cast<std::size_t>(found - order.begin());
}

const trace::Clause* clause_of(const trace::Verdict& verdict, const std::string& provision) {
  for (const trace::Clause& clause : verdict.clauses) {
    if (clause.provision == provision) return &clause;
  }
  return nullptr;
}

void grounds(const trace::Verdict& before, const trace::Verdict& after, VerdictChange& change) {
  const auto add = [&](const std::string& provision) {
    const bool known = std::any_of(change.grounds.begin(), change.grounds.end(),
                                   [&](const VerdictChange::Ground& ground) { return ground.provision == provision; });
    if (known) return;
    const trace::Clause* a = clause_of(before, provision);
    const trace::Clause* b = clause_of(after, provision);
    if (a == nullptr && b == nullptr) return;   // below a clause, which says it itself
    if (a != nullptr && b != nullptr && a->outcome == b->outcome && a->because == b->because) return;
    VerdictChange::Ground ground;
    ground.provision = provision;
    if (a != nullptr) ground.before = word(a->outcome);
    if (b != nullptr) ground.after = word(b->outcome);
    const bool first = a != nullptr && (b == nullptr || a->outcome == trace::Outcome::nee);
    if (a != nullptr || b != nullptr) ground.because = first ? a->because : b->because;
    change.grounds.push_back(std::move(ground));
  };
  // What decides on either side first, then other clauses that turned.
  for (const std::string& provision : before.deciding) add(provision);
  for (const std::string& provision : after.deciding) add(provision);
  for (const trace::Clause& clause : before.clauses) {
    const trace::Clause* other = clause_of(after, clause.provision);
    if (other != nullptr && other->outcome != clause.outcome) add(clause.provision);
  }
}

}  // namespace

VerdictChange change_of(const trace::Verdict& before, const trace::Verdict& after,
                        const std::vector<std::string>& order) {
  VerdictChange change;
  change.candidate = before.candidate;
  change.regime_before = before.regime;
  change.regime_after = after.regime;
  change.fault_before = before.fault;
  change.fault_after = after.fault;
  if (before.fault.empty()) change.before = before.result;
  if (after.fault.empty()) change.after = after.result;
  if (change.before == change.after) return change;
  if (change.before.empty() || change.after.empty() || order.empty()) {
    change.way = Way::unclear;
    return change;
  }
  const std::size_t low = height(change.before, order);
  const std::size_t high = height(change.after, order);
  change.way = low < high ? Way::better : low > high ? Way::worse : Way::unclear;
  grounds(before, after, change);
  return change;
}

std::vector<VerdictChange> sorted_changes(std::vector<VerdictChange> changes) {
  std::erase_if(changes, [](const VerdictChange& change) { return change.way == Way::same; });
  const auto rank = [](const VerdictChange& change) {
    return change.way == Way::worse ? 0 : change.way == Way::better ? 1 : 2;
  };
  std::stable_sort(changes.begin(), changes.end(), [&](const VerdictChange& a, const VerdictChange& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.candidate < b.candidate;
  });
  return changes;
}

ChangeTotals totals_of(const std::vector<VerdictChange>& changes) {
  ChangeTotals totals;
  totals.all = changes.size();
  for (const VerdictChange& change : changes) {
    if (change.before.empty() && change.after.empty()) {
      ++totals.without;
    } else if (change.way == Way::same) {
      ++totals.same;
    } else if (change.way == Way::better) {
      ++totals.better;
    } else if (change.way == Way::worse) {
      ++totals.worse;
    } else {
      ++totals.unclear;
    }
  }
  return totals;
}

std::string_view way_word(Way way) {
  switch (way) {
    case Way::same: return "gelijk";
    case Way::better: return "beter";
    case Way::worse: return "slechter";
    case Way::unclear: return "niet te vergelijken";
  }
  return "";
}

}  // namespace slagboom::compare
