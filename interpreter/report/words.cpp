// The shared wording. Nothing here knows what a result or a field means.
#include "interpreter/report/words.hpp"

#include <algorithm>

#include "interpreter/report/layout.hpp"

namespace slagboom::report {

using trace::Field;
using trace::Outcome;

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::nee:
      return "nee";
    case Outcome::ja:
      return "ja";
    case Outcome::open:
      return "nog open";
    case Outcome::vervalt:
      return "vervalt";
  }
  return "";
}

std::string_view outcome_sign(Outcome outcome) {
  switch (outcome) {
    case Outcome::nee:
      return "✗";
    case Outcome::ja:
      return "✓";
    case Outcome::open:
      return "?";
    case Outcome::vervalt:
      return "–";
  }
  return "";
}

std::string field_text(const Field& field) {
  std::string result;
  switch (field.form) {
    case Field::Form::value:
    case Field::Form::truth:
    case Field::Form::text:
    case Field::Form::clauses:
      return field.value;
    case Field::Form::per_entry:
    case Field::Form::entries:
      for (const auto& [code, value] : field.entries) {
        if (!result.empty()) result += ", ";
        result += code;
        if (field.form == Field::Form::per_entry)
          result += " " + (value.empty() ? "nog open" : value);
      }
      return result.empty() ? "geen" : result;
    case Field::Form::sum_and_count:
      if (field.sum.empty()) return field.value;
      result = field.sum + " / " + field.count;
      if (!field.exact.empty()) result += " = " + field.exact;
      if (!field.truncated.empty() && field.truncated != field.exact)
        result += " (afgekapt " + field.truncated + ")";
      return result;
  }
  return result;
}

std::string need_text(const trace::Need& need) {
  const std::string& name = need.label.empty() ? need.key : need.label;
  if (!need.minimum.empty()) {
    return name + ": " + need.minimum + " of hoger" +
           (need.remark.empty() ? "" : " (" + need.remark + ")");
  }
  return name + ": " + (need.remark.empty() ? "nog niet bekend" : need.remark);
}

std::string change_text(const trace::NearChange& change) {
  return "met " + (change.label.empty() ? change.key : change.label) + " " + change.needed +
         " in plaats van " + change.now + " was de uitslag anders geweest";
}

void Totals::add(const trace::Verdict& verdict) {
  ++all;
  if (!verdict.fault.empty()) {
    ++without;
    return;
  }
  const auto found = std::find_if(results.begin(), results.end(),
                                  [&](const auto& pair) { return pair.first == verdict.result; });
  if (found == results.end()) {
    results.emplace_back(verdict.result, 1);
  } else {
    ++found->second;
  }
}

std::string totals_text(const Totals& totals) {
  std::string result = counted(totals.all, "kandidaat", "kandidaten");
  std::string_view between = ": ";
  for (const auto& [name, count] : totals.results) {
    result += std::string(between) + std::to_string(count) + " " + name;
    between = ", ";
  }
  if (totals.without > 0)
    result += std::string(between) + std::to_string(totals.without) + " zonder oordeel";
  return result;
}

std::string common_start(const std::vector<trace::Clause>& clauses) {
  if (clauses.size() < 2) return {};
  std::string_view shared = clauses.front().provision;
  for (const trace::Clause& clause : clauses) {
    const std::string& other = clause.provision;
    const auto [end, unused] =
        std::mismatch(shared.begin(), shared.end(), other.begin(), other.end());
    shared = shared.substr(0, static_cast<std::size_t>(end - shared.begin()));
  }
  const std::size_t blank = shared.rfind(' ');
  return blank == std::string_view::npos ? std::string() : std::string(shared.substr(0, blank + 1));
}

EntryColumns columns_of(const std::vector<trace::EntryRow>& entries) {
  EntryColumns result;
  const auto add = [](std::vector<std::string>& to, const auto& values) {
    for (const auto& [key, value] : values) {
      if (std::find(to.begin(), to.end(), key) == to.end()) to.push_back(key);
    }
  };
  for (const trace::EntryRow& entry : entries) {
    add(result.given, entry.given);
    add(result.computed, entry.computed);
  }
  return result;
}

std::string value_of(const std::vector<std::pair<std::string, std::string>>& values,
                     std::string_view key) {
  for (const auto& [name, value] : values) {
    if (name == key) return value;
  }
  return {};
}

bool ShownParts::again(const trace::Explanation& node) {
  if (node.children.empty()) return false;
  std::string key = node.provision;
  for (const std::string* part : {&node.sentence, &node.value, &node.because}) key += '\n' + *part;
  key += '\n';
  key += outcome_word(node.outcome);
  return !shown_.insert(std::move(key)).second;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += between;
    result += part;
  }
  return result;
}

}  // namespace slagboom::report
