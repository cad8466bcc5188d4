// Numbers that are shown with a comma become JSON numbers only where the documents say the value is
// one.
#include "interpreter/report/verdict_json.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "interpreter/report/words.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::report {
namespace {

using Json = nlohmann::ordered_json;
using trace::Field;

// "7" -> 7, "5,4" -> 5.4; anything else stays text, nothing becomes null.
Json number(const std::string& shown) {
  if (shown.empty()) return nullptr;
  std::string text = shown;
  if (const std::size_t comma = text.find(','); comma != std::string::npos) text[comma] = '.';
  const char* end = text.data() + text.size();
  if (long long whole = 0; std::from_chars(text.data(), end, whole).ptr == end) return whole;
  if (double part = 0; text.find_first_not_of("0123456789.-") == std::string::npos) {
    const auto [at, error] = std::from_chars(text.data(), end, part);
    if (error == std::errc() && at == end) return part;
  }
  return shown;
}

Json text_or_null(const std::string& text) {
  return text.empty() || text == trace::kStillOpen || text == "niet van toepassing" ? Json(nullptr) : Json(text);
}

Json clauses_json(const std::vector<trace::Clause>& clauses) {
  Json result = Json::array();
  for (const trace::Clause& clause : clauses) {
    Json item;
    item["bepaling"] = clause.provision;
    item["uitkomst"] = outcome_word(clause.outcome);
    item["omdat"] = clause.because;
    result.push_back(std::move(item));
  }
  return result;
}

Json field_json(const Field& field, const trace::Verdict& verdict) {
  Json result;
  switch (field.form) {
    case Field::Form::value:
      if (&field == &verdict.fields.front()) return Json(field.value);
      return field.numeric ? number(field.value) : text_or_null(field.value);
    case Field::Form::truth:
      if (field.value == "ja") return true;
      return field.value == "nee" ? Json(false) : Json(nullptr);
    case Field::Form::per_entry:
      result = Json::object();
      for (const auto& [code, value] : field.entries) result[code] = number(value);
      return result;
    case Field::Form::entries:
      if (!field.value.empty()) return text_or_null(field.value);
      result = Json::array();
      for (const auto& [code, value] : field.entries) result.push_back(code);
      return result;
    case Field::Form::sum_and_count:
      if (field.sum.empty()) return nullptr;
      result["som"] = field.sum;
      result["aantal"] = number(field.count);
      result["afgekapt"] = text_or_null(field.truncated);
      return result;
    case Field::Form::clauses:
      return clauses_json(verdict.clauses);
    case Field::Form::text:
      return field.value;
  }
  return nullptr;
}

Json needs_json(const std::vector<trace::Need>& needs) {
  Json result = Json::array();
  for (const trace::Need& need : needs) {
    Json item;
    item["gegeven"] = need.key;
    item["naam"] = need.label;
    item["minstens"] = text_or_null(need.minimum);
    item["beslissend"] = need.decisive;
    if (!need.remark.empty()) item["opmerking"] = need.remark;
    result.push_back(std::move(item));
  }
  return result;
}

Json changes_json(const std::vector<trace::NearChange>& changes) {
  Json result = Json::array();
  for (const trace::NearChange& change : changes) {
    Json item;
    item["gegeven"] = change.key;
    item["naam"] = change.label;
    item["nu"] = text_or_null(change.now);
    item["nodig"] = change.needed;
    result.push_back(std::move(item));
  }
  return result;
}

// Only there when something was supposed.
void premises_json(const trace::Verdict& verdict, Json& result) {
  if (!verdict.premises.empty()) result["uitgangspunt"] = verdict.premises;
  if (!verdict.without_premises.empty()) result["zonder_uitgangspunt"] = verdict.without_premises;
}

Json fault_json(const trace::Verdict& verdict) {
  Json result;
  result["kandidaat"] = verdict.candidate;
  result["fout"] = verdict.fault;
  if (!verdict.faults.empty()) result["fouten"] = verdict.faults;
  premises_json(verdict, result);
  return result;
}

Json to_json(const trace::Verdict& verdict) {
  if (!verdict.fault.empty()) return fault_json(verdict);
  Json result;
  result["kandidaat"] = verdict.candidate;
  // Without a report in the documents the result still has a place.
  if (verdict.fields.empty()) result["uitkomst"] = verdict.result;
  bool has_clauses = false;
  for (const Field& field : verdict.fields) {
    result[field.key] = field_json(field, verdict);
    has_clauses |= field.form == Field::Form::clauses;
  }
  if (!has_clauses) result["onderdelen"] = clauses_json(verdict.clauses);
  result["nog_nodig"] = needs_json(verdict.needs);
  result["toegepast"] = verdict.applied;
  if (!verdict.deciding.empty()) result["beslissend"] = verdict.deciding;
  if (!verdict.nearest.empty()) result["had_het_anders_gekund"] = changes_json(verdict.nearest);
  if (!verdict.nearest_remark.empty())
    result["had_het_anders_gekund_toelichting"] = verdict.nearest_remark;
  if (!verdict.notes.empty()) result["opmerkingen"] = verdict.notes;
  if (!verdict.exact) result["exact"] = false;
  premises_json(verdict, result);
  return result;
}

Json tree_json(const trace::Explanation& node) {
  Json result;
  if (!node.provision.empty()) result["bepaling"] = node.provision;
  result["zin"] = node.sentence;
  if (node.is_condition) {
    result["uitkomst"] = outcome_word(node.outcome);
  } else {
    result["waarde"] = text_or_null(node.value);
  }
  if (!node.because.empty()) result["omdat"] = node.because;
  if (!node.note.empty()) result["opmerking"] = node.note;
  if (!node.children.empty()) {
    Json& children = result["want"] = Json::array();
    for (const trace::Explanation& child : node.children) children.push_back(tree_json(child));
  }
  return result;
}

// Text of a document may hold anything; what is no UTF-8 is replaced, never thrown about.
std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string verdict_json(const trace::Verdict& verdict) { return dumped(to_json(verdict)); }

std::string reasoning_json(const trace::Verdict& verdict) {
  Json result = to_json(verdict);
  Json& tree = result["redenering"] = Json::array();
  for (const trace::Explanation& node : verdict.reasoning) tree.push_back(tree_json(node));
  return dumped(result);
}

}  // namespace slagboom::report
