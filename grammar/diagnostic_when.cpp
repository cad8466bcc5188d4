// For which school years and cohorts a message holds, in as few words as possible.
#include <algorithm>
#include <charconv>
#include <map>

#include "grammar/diagnostic.hpp"

namespace slagboom::grammar {

namespace {

// The first year of "2024-2025"; 0 when there is none.
int first_year(std::string_view text) {
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

bool follows(const std::string& before, const std::string& after) {
  return first_year(after) == first_year(before) + 1;
}

std::string enumerated(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " en " : ", ") + parts[i];
  return text;
}

}  // namespace

std::string years_text(const std::vector<std::string>& years) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < years.size();) {
    std::size_t last = begin;
    while (last + 1 < years.size() && follows(years[last], years[last + 1])) ++last;
    // Two years are shorter apart.
    if (last > begin + 1) {
      parts.push_back(years[begin] + " tot en met " + years[last]);
    } else {
      parts.insert(parts.end(), years.begin() + static_cast<std::ptrdiff_t>(begin),
                   years.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    }
    begin = last + 1;
  }
  return enumerated(parts);
}

std::string when_text(const std::vector<Diagnostic::When>& when) {
  std::map<std::string, std::vector<std::string>> cohorts;
  for (const Diagnostic::When& each : when) {
    std::vector<std::string>& of_year = cohorts[each.school_year];
    if (!each.cohort.empty()) of_year.push_back(each.cohort);
  }
  // School years with the same cohorts are told together.
  struct Group {
    std::vector<std::string> years;
    std::vector<std::string> cohorts;
  };
  std::vector<Group> groups;
  for (auto& [year, of_year] : cohorts) {
    std::sort(of_year.begin(), of_year.end());
    const auto same =
        std::find_if(groups.begin(), groups.end(),
                     [&of_year = of_year](const Group& group) { return group.cohorts == of_year; });
    if (same != groups.end()) {
      same->years.push_back(year);
    } else {
      groups.push_back({{year}, of_year});
    }
  }
  std::string text;
  for (const Group& group : groups) {
    text += (text.empty() ? "schooljaar " : "; schooljaar ") + years_text(group.years);
    if (!group.cohorts.empty()) text += " (cohort " + years_text(group.cohorts) + ")";
  }
  return text;
}

}  // namespace slagboom::grammar
