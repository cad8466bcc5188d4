// nlohmann::json keeps keys sorted; entries are sorted here.
#include "interpreter/candidates/canonical.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace slagboom::candidates {

namespace {

using Json = nlohmann::json;

// "6.4" and "6,4" are the same mark. Other texts stay as they are.
std::string value_text(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos || text.find_first_not_of("0123456789.") != std::string::npos) return text;
  if (text.find('.', point + 1) != std::string::npos) return text;
  std::string changed = text;
  changed[point] = ',';
  return changed;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json fields_json(const std::map<std::string, RawValue>& fields) {
  Json result = Json::object();
  for (const auto& [key, value] : fields) result[key] = value_text(value.text);
  return result;
}

}  // namespace

std::string canonical_text(const RawCandidate& candidate) {
  Json whole = Json::object();
  whole["nummer"] = candidate.id;
  whole["gegevens"] = fields_json(candidate.fields);
  Json& lists = whole["lijsten"] = Json::object();
  for (const auto& [key, entries] : candidate.collections) {
    std::vector<std::string> texts;
    for (const RawEntry& entry : entries) {
      texts.push_back(dumped(Json({{"code", entry.id}, {"gegevens", fields_json(entry.fields)}})));
    }
    std::sort(texts.begin(), texts.end());
    Json& list = lists[key] = Json::array();
    for (const std::string& text : texts) list.push_back(Json::parse(text));
  }
  return dumped(whole);
}

}  // namespace slagboom::candidates
