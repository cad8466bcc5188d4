// Looking up keys without regard for capitals, and making a cell ready for the documents.
#include "interpreter/candidates/read_keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {
namespace {

// More different keys than this in one file are looked up each time.
constexpr std::size_t kMostRemembered = 5'000;

std::string key_of(std::string_view name) { return grammar::folded(trimmed_cell(name)); }

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool looks_numeric(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,-+") == std::string_view::npos;
}

// What a spreadsheet shows when a formula went wrong.
bool is_formula_fault(std::string_view text) {
  constexpr std::array<std::string_view, 14> kFaults = {
      "#N/A",     "#N/B",   "#REF!",  "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!",
      "#DEEL/0!", "#NAME?", "#NAAM?", "#NUM!",  "#GETAL!", "#NULL!",   "#LEEG!"};
  return std::find(kFaults.begin(), kFaults.end(), text) != kFaults.end();
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto value = static_cast<unsigned char>(c);
    return value < 0x20 || value == 0x7F;
  });
}

}  // namespace

Keys::Keys(const FileSchema& schema, const Mapping* mapping) : schema_(schema), mapping_(mapping) {
  using Kind = Use::Kind;
  const auto put = [](Table& table, Kind kind, std::size_t collection, const std::string& key) {
    table.try_emplace(key_of(key), Use{kind, collection, key, {}});
  };
  if (!schema.id_key.empty()) put(candidate_, Kind::id, 0, schema.id_key);
  for (const std::string& field : schema.fields) put(candidate_, Kind::field, 0, field);
  for (std::size_t i = 0; i < schema.collections.size(); ++i) {
    const FileSchema::Collection& collection = schema.collections[i];
    put(candidate_, Kind::collection, i, collection.key);
    Table& table = entry_.emplace_back();
    put(table, Kind::entry_id, i, collection.id_key);
    for (const std::string& field : collection.fields) put(table, Kind::entry_field, i, field);
  }
  seen_entry_.resize(entry_.size());
  if (mapping_ != nullptr) {
    for (const auto& [theirs, ours] : mapping_->columns) columns_[key_of(theirs)] = ours;
    check_mapping();
  }
}

void Keys::check_mapping() {
  for (const auto& [theirs, ours] : mapping_->columns) {
    if (ours.empty()) continue;
    if (of_column(ours).kind == Use::Kind::unused && candidate_.count(key_of(ours)) == 0) {
      warn("de koppeling noemt «" + shown_name(ours) + "», maar dat gegeven bestaat niet" +
           did_you_mean(ours));
    }
  }
  for (const auto& [key, value] : mapping_->constants) {
    const auto found = candidate_.find(key_of(key));
    if (found == candidate_.end() || found->second.kind != Use::Kind::field) {
      warn("de koppeling geeft een vaste waarde aan «" + shown_name(key) +
           "», maar dat gegeven bestaat niet" + did_you_mean(key));
    }
  }
}

std::string Keys::renamed(std::string_view name) const {
  std::string key = key_of(name);
  const auto found = columns_.find(key);
  return found == columns_.end() ? key : key_of(found->second);
}

const Use& Keys::remembered(Table& seen, std::string_view key, const Table& known) {
  std::string name(key);
  if (const auto found = seen.find(name); found != seen.end()) return found->second;
  const auto found = known.find(renamed(key));
  Use use = found == known.end() ? Use{} : found->second;
  if (seen.size() >= kMostRemembered) return uncached_ = std::move(use);
  return seen.emplace(std::move(name), std::move(use)).first->second;
}

const Use& Keys::of_candidate(std::string_view key) {
  return remembered(seen_candidate_, key, candidate_);
}

const Use& Keys::of_entry(std::size_t collection, std::string_view key) {
  return remembered(seen_entry_[collection], key, entry_[collection]);
}

Use Keys::of_column(std::string_view header) const {
  using Kind = Use::Kind;
  const std::string name = renamed(header);
  const auto candidate = candidate_.find(name);
  if (candidate != candidate_.end() && candidate->second.kind != Kind::collection)
    return candidate->second;
  for (const Table& table : entry_) {
    if (const auto found = table.find(name); found != table.end()) return found->second;
  }
  for (std::size_t i = 0; i < schema_.collections.size(); ++i) {
    for (const auto& [bare, field] : schema_.collections[i].bare_columns) {
      if (key_of(bare) == name) return {Kind::wide, i, field, bare};
    }
  }
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0) return {};
  for (std::size_t i = 0; i < entry_.size(); ++i) {
    const auto found = entry_[i].find(name.substr(dot + 1));
    if (found == entry_[i].end() || found->second.kind != Kind::entry_field) continue;
    // The entry keeps its own capitals: "wisA.se" is about wisA.
    const auto mapped = columns_.find(key_of(header));
    const std::string_view spelled =
        trimmed_cell(mapped == columns_.end() ? header : std::string_view(mapped->second));
    const std::string_view entry = trimmed_cell(spelled.substr(0, spelled.rfind('.')));
    return {Kind::wide, i, found->second.key, std::string(entry)};
  }
  return {};
}

std::string Keys::in_tenths(std::string text, std::string& fault) const {
  if (!looks_numeric(text)) return text;
  if (all_digits(text) && (text.size() == 2 || text == "100") && text.front() != '0') {
    text.insert(text.size() - 1, 1, ',');
    return text;
  }
  fault =
      "de koppeling zegt dat cijfers in tienden staan; hier hoort dan een geheel getal van 10 tot "
      "en met 100";
  return text;
}

Cell Keys::cell(std::string_view raw, std::string_view key, bool in_entry) const {
  Cell result;
  const std::string_view text = trimmed_cell(raw);
  if (text.empty()) return result;
  if (text.size() > kLimits.cell_bytes) {
    result.fault = "deze cel is te lang";
    return result;
  }
  if (text.find("\xEF\xBF\xBD") != std::string_view::npos || has_control_character(text)) {
    result.fault = "in deze cel staat een teken dat niet te lezen is";
    return result;
  }
  if (is_formula_fault(text)) {
    result.fault = "in deze cel staat een foutmelding van het rekenblad";
    return result;
  }
  result.text = text;
  if (mapping_ == nullptr) return result;
  if (const auto values = mapping_->values.find(std::string(key));
      values != mapping_->values.end()) {
    auto found = values->second.find(result.text);
    if (found == values->second.end()) {
      const std::string folded = grammar::folded(text);
      found = std::find_if(values->second.begin(), values->second.end(),
                           [&](const auto& pair) { return grammar::folded(pair.first) == folded; });
    }
    if (found != values->second.end()) {
      result.text = found->second;
      return result;
    }
  }
  const std::vector<std::string>& named = mapping_->tenths_fields;
  const bool in_tenths_here =
      mapping_->tenths &&
      (named.empty() ? in_entry : std::find(named.begin(), named.end(), key) != named.end());
  if (in_tenths_here) result.text = in_tenths(std::move(result.text), result.fault);
  return result;
}

void Keys::add_constants(RawCandidate& candidate) const {
  if (mapping_ == nullptr) return;
  for (const auto& [key, value] : mapping_->constants) {
    const auto known = candidate_.find(key_of(key));
    const bool is_field = known != candidate_.end() && known->second.kind == Use::Kind::field;
    if (!is_field || value.empty()) continue;
    const auto [place, added] = candidate.fields.try_emplace(
        known->second.key, RawValue{value, candidate.row, "koppeling"});
    if (!added && place->second.text != value) {
      add_problem(candidate, place->second.row, place->second.column,
                  "de koppeling geeft hiervoor een vaste waarde, en het bestand een andere");
    }
  }
}

void Keys::warn(std::string message) {
  if (warnings_.size() < kLimits.warnings) {
    warnings_.push_back(std::move(message));
  } else if (warnings_.size() == kLimits.warnings) {
    warnings_.emplace_back("er zijn nog meer namen die niet gebruikt worden");
  }
}

void Keys::warn_unused(std::string_view kind, std::string_view name) {
  if (warned_.size() > kLimits.warnings) return;
  // A column that is mapped to nothing is left out on purpose.
  const auto mapped = columns_.find(key_of(name));
  if (mapped != columns_.end() && mapped->second.empty()) return;
  const std::string shown = shown_name(name);
  if (!warned_.insert(grammar::folded(shown)).second) return;
  unused_.emplace_back(name);
  warn(std::string(kind) + " «" + shown + "» wordt niet gebruikt" + did_you_mean(name));
}

std::string Keys::did_you_mean(std::string_view name) const {
  const std::string key = key_of(name);
  const std::size_t dot = key.rfind('.');
  const std::string last = dot == std::string::npos ? key : key.substr(dot + 1);
  if (last.size() < 2 || last.size() > 40) return {};
  const std::size_t most = last.size() < 4 ? 1 : 2;
  std::size_t best = most + 1;
  std::string found;
  bool shared = false;
  const auto consider = [&](const Table& table) {
    for (const auto& [known, use] : table) {
      const std::size_t distance = grammar::edit_distance(last, known, most);
      if (distance > most || distance > best || (distance == best && use.key == found)) continue;
      shared = distance == best;
      best = distance;
      found = use.key;
    }
  };
  if (dot == std::string::npos) consider(candidate_);
  for (const Table& table : entry_) consider(table);
  // The name itself stands in another place: no mistake of spelling.
  if (found.empty() || shared || best == 0) return {};
  const std::string_view before =
      dot == std::string::npos ? std::string_view() : trimmed_cell(name);
  return "; bedoelde u «" +
         shown_name(std::string(before.substr(0, before.empty() ? 0 : before.rfind('.') + 1)) +
                    found) +
         "»?";
}

void add_problem(RawCandidate& candidate, std::uint32_t row, std::string_view column,
                 std::string message) {
  if (candidate.problems.size() >= kLimits.problems) return;
  candidate.problems.push_back({row, shown_name(column), std::move(message)});
}

}  // namespace slagboom::candidates
