// Orders findings and brings together what belongs together; counts requirements in words.
#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "interpreter/report/compliance.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {

namespace {

struct JudgementWords {
  std::string_view judgement, title;
};
// From what must be repaired to what may stay.
constexpr std::array<JudgementWords, 6> kJudgements{{
    {"strijdig", "Strijdig met de wet"},
    {"ontbreekt", "Ontbreekt"},
    {"twijfel", "Twijfel: misschien strijdig met de wet"},
    {"verouderde verwijzing", "Verouderde verwijzing"},
    {"vraagt oordeel", "Vraagt oordeel: dit moet iemand beoordelen"},
    {"afwijkend van advies", "Afwijkend van advies"},
}};
constexpr std::array<std::string_view, 4> kSeverities{"fout", "waarschuwing", "nog te regelen",
                                                      "opmerking"};

std::size_t judgement_order(const FindingRow& row) {
  const auto found =
      std::find_if(kJudgements.begin(), kJudgements.end(),
                   [&](const JudgementWords& each) { return each.judgement == row.judgement; });
  return static_cast<std::size_t>(found - kJudgements.begin());
}

std::size_t severity_order(const FindingRow& row) {
  return static_cast<std::size_t>(std::find(kSeverities.begin(), kSeverities.end(), row.severity) -
                                  kSeverities.begin());
}

// The place among the groups, and the title of the group.
std::pair<std::size_t, std::string> group_of(const FindingRow& row, Order order) {
  const auto or_last = [](std::size_t place) {
    return place == 0 ? static_cast<std::size_t>(-1) : place;
  };
  switch (order) {
    case Order::severity: {
      const std::size_t place = judgement_order(row);
      return {place, place == kJudgements.size() ? std::string("Andere meldingen")
                                                 : std::string(kJudgements[place].title)};
    }
    case Order::law:
      return {or_last(row.law_order),
              row.law.empty() ? "Niet over een bepaling van de wet" : row.law};
    case Order::topic:
      return {or_last(row.topic_order),
              row.chapter.empty() ? "Niet over een onderwerp uit de lijst" : row.chapter};
    case Order::text:
      break;
  }
  return {0, {}};
}

std::vector<FindingRow> in_order(std::vector<FindingRow> rows, Order order) {
  const auto key = [&](const FindingRow& row) {
    return std::pair(group_of(row, order).first,
                     order == Order::severity ? severity_order(row) : judgement_order(row));
  };
  if (order != Order::text) {
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const FindingRow& a, const FindingRow& b) { return key(a) < key(b); });
  }
  return rows;
}

std::vector<FindingGroup> groups_in(std::vector<FindingRow> rows, Order order) {
  std::vector<FindingGroup> groups;
  for (FindingRow& row : in_order(std::move(rows), order)) {
    std::string title = group_of(row, order).second;
    if (groups.empty() || groups.back().title != title) groups.push_back({std::move(title), {}});
    groups.back().rows.push_back(std::move(row));
  }
  return groups;
}

// Every cohort has its own school years: when all of them are meant, they are not told apart.
std::string title_of(const std::vector<When>& when, const Reglement* reglement) {
  if (when.empty()) return "Niet aan een schooljaar gebonden";
  const bool all = reglement != nullptr && when.size() > 1 &&
                   std::is_permutation(when.begin(), when.end(), reglement->works.begin(),
                                       reglement->works.end());
  const bool cohorts =
      std::any_of(when.begin(), when.end(), [](const When& each) { return !each.cohort.empty(); });
  if (!all || !cohorts) return capitalised(grammar::when_text(when));
  std::set<std::string> years;
  for (const When& each : when) years.insert(each.school_year);
  return "Elk cohort, schooljaar " + grammar::years_text({years.begin(), years.end()});
}

std::vector<FindingPeriod> periods_in(std::vector<FindingRow> rows, Order order,
                                      const Reglement* reglement) {
  struct Period {
    std::vector<When> when;
    std::vector<FindingRow> rows;
  };
  std::vector<Period> periods;
  for (FindingRow& row : rows) {
    const auto same = std::find_if(periods.begin(), periods.end(),
                                   [&](const Period& period) { return period.when == row.when; });
    Period& period = same != periods.end() ? *same : periods.emplace_back(Period{row.when, {}});
    period.rows.push_back(std::move(row));
  }
  // By the first school year; of these the longest first. What is of no year comes last.
  const auto key = [](const Period& period) {
    const auto first = std::min_element(
        period.when.begin(), period.when.end(),
        [](const When& a, const When& b) { return a.school_year < b.school_year; });
    return std::tuple(period.when.empty(),
                      first == period.when.end() ? std::string() : first->school_year,
                      static_cast<std::size_t>(-1) - period.when.size());
  };
  std::stable_sort(periods.begin(), periods.end(),
                   [&](const Period& a, const Period& b) { return key(a) < key(b); });
  std::vector<FindingPeriod> result;
  result.reserve(periods.size());
  for (Period& period : periods) {
    result.push_back({title_of(period.when, reglement), groups_in(std::move(period.rows), order)});
  }
  return result;
}

std::int32_t first_year(const std::string& text) {
  std::int32_t year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

// The text after the years: "61 eisen nagekeken: …".
std::string counts_text(const ComplianceTotals& totals) {
  std::string text = counted(totals.checked(), "eis", "eisen") + " nagekeken";
  std::string_view between = ": ";
  const auto add = [&](std::size_t count, std::string_view word) {
    if (count == 0) return;
    text += std::string(between) + std::to_string(count) + " " + std::string(word);
    between = ", ";
  };
  add(totals.met, "voldoet");
  for (const auto& [word, count] : totals.wrong) add(count, word);
  if (totals.accepted > 0) text += "; daarvan " + std::to_string(totals.accepted) + " aanvaard";
  if (totals.not_arranged > 0)
    text += "; " + std::to_string(totals.not_arranged) + " niet geregeld en niet verplicht";
  return text;
}

}  // namespace

std::size_t ComplianceTotals::checked() const {
  return std::accumulate(wrong.begin(), wrong.end(), met,
                         [](std::size_t sum, const auto& each) { return sum + each.second; });
}

bool keep_years(ComplianceReport& report, std::optional<std::int32_t> cohort,
                std::optional<std::int32_t> school_year) {
  if (!cohort && !school_year) return true;
  const auto other = [&](const When& when) {
    return (cohort && !when.cohort.empty() && first_year(when.cohort) != *cohort) ||
           (school_year && first_year(when.school_year) != *school_year);
  };
  const auto keep = [&](std::vector<FindingRow>& rows) {
    std::erase_if(rows, [&](FindingRow& row) {
      return !row.when.empty() && (std::erase_if(row.when, other), row.when.empty());
    });
  };
  keep(report.findings);
  bool works = report.reglementen.empty();
  for (Reglement& reglement : report.reglementen) {
    keep(reglement.met);
    keep(reglement.not_arranged);
    std::erase_if(reglement.works, other);
    std::erase_if(reglement.totals,
                  [&](const ComplianceTotals& totals) { return other(totals.when); });
    works = works || !reglement.works.empty();
  }
  return works;
}

std::vector<FindingRow> sorted(const ComplianceReport& report, Order order) {
  return in_order(report.findings, order);
}

std::vector<FindingPart> grouped(const ComplianceReport& report, Order order) {
  std::vector<FindingPart> parts;
  std::vector<bool> placed(report.findings.size(), false);
  for (const Reglement& reglement : report.reglementen) {
    const auto works = [&](const When& when) {
      return std::find(reglement.works.begin(), reglement.works.end(), when) !=
             reglement.works.end();
    };
    std::vector<FindingRow> rows;
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      const FindingRow& row = report.findings[i];
      if (std::find(reglement.files.begin(), reglement.files.end(), row.file) ==
          reglement.files.end())
        continue;
      FindingRow mine = row;
      std::erase_if(mine.when, [&](const When& when) { return !works(when); });
      if (mine.when.empty() && !row.when.empty()) continue;
      placed[i] = true;
      rows.push_back(std::move(mine));
    }
    parts.push_back({&reglement, periods_in(std::move(rows), order, &reglement)});
  }
  std::vector<FindingRow> others;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (!placed[i]) others.push_back(report.findings[i]);
  }
  if (!others.empty()) parts.push_back({nullptr, periods_in(std::move(others), order, nullptr)});
  return parts;
}

std::vector<std::string> totals_lines(const Reglement& reglement) {
  struct Line {
    std::string school_year, counts;
    std::vector<std::string> cohorts;
  };
  std::vector<Line> lines;
  for (const ComplianceTotals& totals : reglement.totals) {
    const std::string counts = counts_text(totals);
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return line.school_year == totals.when.school_year && line.counts == counts;
    });
    Line& line =
        same != lines.end() ? *same : lines.emplace_back(Line{totals.when.school_year, counts, {}});
    if (!totals.when.cohort.empty()) line.cohorts.push_back(totals.when.cohort);
  }
  std::vector<std::string> result;
  result.reserve(lines.size());
  for (const Line& line : lines) {
    result.push_back("schooljaar " + line.school_year +
                     (line.cohorts.empty() ? "" : ", cohort " + grammar::years_text(line.cohorts)) +
                     ": " + line.counts);
  }
  return result;
}

}  // namespace slagboom::report
