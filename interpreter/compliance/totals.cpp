// Counts verdicts over the entries of a report.
#include "interpreter/compliance/totals.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace slagboom::compliance {

namespace {

constexpr std::array<Verdict, kVerdicts> kFromWorst{
    Verdict::against,        Verdict::missing,   Verdict::doubtful, Verdict::outdated,
    Verdict::asks_judgement, Verdict::elsewhere, Verdict::advised,  Verdict::met,
    Verdict::not_arranged};

bool worse(Verdict a, Verdict b) {
  return std::find(kFromWorst.begin(), kFromWorst.end(), a) <
         std::find(kFromWorst.begin(), kFromWorst.end(), b);
}

}  // namespace

std::vector<Totals> totals(const Report& report) {
  using Key = std::pair<std::optional<std::int32_t>, std::int32_t>;
  std::map<Key, std::map<const Norm*, Verdict>> verdicts;
  for (const Context& context : report.contexts) verdicts[{context.cohort, context.school_year}];
  for (const Entry& entry : report.entries) {
    for (const Context& context : entry.contexts) {
      auto& of = verdicts[{context.cohort, context.school_year}];
      const auto [place, fresh] = of.try_emplace(entry.norm, entry.outcome.verdict);
      if (!fresh && worse(entry.outcome.verdict, place->second))
        place->second = entry.outcome.verdict;
    }
  }
  std::vector<Totals> result;
  for (const auto& [when, of] : verdicts) {
    if (of.empty()) continue;
    Totals& counted = result.emplace_back(Totals{when.first, when.second, {}});
    for (const auto& [norm, verdict] : of) ++counted.count[static_cast<std::size_t>(verdict)];
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Totals& a, const Totals& b) { return a.school_year < b.school_year; });
  return result;
}

}  // namespace slagboom::compliance
