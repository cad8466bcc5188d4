// A value laid over what a file says.
#include "interpreter/candidates/overlay.hpp"

#include <algorithm>

#include "grammar/words.hpp"

namespace slagboom::candidates {

namespace {

using grammar::trimmed;

constexpr std::string_view kUnknown = "onbekend";

}  // namespace

Key read_key(std::string_view text) {
  text = trimmed(text);
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) return {{}, std::string(text)};
  return {std::string(trimmed(text.substr(0, dot))), std::string(trimmed(text.substr(dot + 1)))};
}

std::optional<Overlay> read_overlay(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) return std::nullopt;
  const Key key = read_key(text.substr(0, sign));
  Overlay overlay{key.entry, key.key, std::nullopt};
  const std::string value(trimmed(text.substr(sign + 1)));
  if (grammar::folded(value) != kUnknown) overlay.value = value;
  return overlay;
}

std::string written(const Overlay& overlay) {
  return (overlay.entry.empty() ? "" : overlay.entry + ".") + overlay.key + "=" + overlay.value.value_or("onbekend");
}

std::vector<std::string> known_keys(const resolve::Model& model, bool of_entry) {
  std::vector<std::string> keys;
  for (const program::Fact& fact : model.vocabulary.facts) {
    if (fact.key.empty() || fact.per_element != of_entry) continue;
    if (std::find(keys.begin(), keys.end(), fact.key) == keys.end()) keys.push_back(fact.key);
  }
  return keys;
}

std::optional<std::size_t> find_entry(const resolve::Model& model, const resolve::CodeTable& codes,
                                      const RawCandidate& raw, const std::string& entry) {
  const auto entries = raw.collections.find(model.collection_key);
  if (entries == raw.collections.end()) return std::nullopt;
  const std::string wanted = grammar::folded(entry);
  const auto item_of = [&](const std::string& code) {
    const auto known = codes.by_code.find(grammar::folded(trimmed(code)));
    return known == codes.by_code.end() ? program::kNone : known->second;
  };
  const program::ItemId item = item_of(wanted);
  std::optional<std::size_t> same_item;
  for (std::size_t index = 0; index < entries->second.size(); ++index) {
    const std::string& code = entries->second[index].id;
    if (grammar::folded(trimmed(code)) == wanted) return index;
    if (item != program::kNone && item_of(code) == item && !same_item) same_item = index;
  }
  return same_item;
}

bool lay_over(const resolve::Model& model, const resolve::CodeTable& codes, const Overlay& overlay, RawCandidate& raw) {
  std::map<std::string, RawValue>* fields = &raw.fields;
  if (!overlay.entry.empty()) {
    const std::optional<std::size_t> index = find_entry(model, codes, raw, overlay.entry);
    if (!index) return false;
    fields = &raw.collections.find(model.collection_key)->second[*index].fields;
  }
  if (!overlay.value) {
    fields->erase(overlay.key);
    return true;
  }
  RawValue& cell = (*fields)[overlay.key];
  cell.text = *overlay.value;
  cell.row = 0;
  cell.column = "--stel";
  return true;
}

}  // namespace slagboom::candidates
