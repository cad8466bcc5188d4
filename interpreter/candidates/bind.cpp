// From cells to typed facts.
#include "interpreter/candidates/bind.hpp"

#include <algorithm>
#include <unordered_map>

namespace slagboom::candidates {

namespace {

using operations::Rational;
using program::Base;
using program::Fact;
using program::FactId;
using program::kNone;
using program::Scale;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

// Digits with at most one decimal sign; nothing else. Up to 12 digits.
bool read_decimal(std::string_view text, std::int64_t& digits, unsigned& decimals) {
  digits = 0;
  decimals = 0;
  bool after_sign = false;
  unsigned count = 0;
  if (text.empty() || text.front() == ',' || text.front() == '.' || text.back() == ',' || text.back() == '.') return false;
  for (const char letter : text) {
    if (letter == ',' || letter == '.') {
      if (after_sign) return false;
      after_sign = true;
      continue;
    }
    if (letter < '0' || letter > '9' || ++count > 12) return false;
    digits = digits * 10 + (letter - '0');
    if (after_sign) ++decimals;
  }
  return count > 0;
}

// How many letters differ.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = up;
    }
  }
  return row[b.size()];
}

// The option that was probably meant; nothing when two are as close, or none is.
std::string meant(const program::OptionSet& set, const std::string& word) {
  constexpr std::size_t kLongest = 40;
  if (word.size() < 3 || word.size() > kLongest) return {};
  std::string best;
  std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& label : set.labels) {
    const std::size_t far = distance(word, lower(label));
    if (far > nearest) continue;
    best = far == nearest ? std::string() : label;
    nearest = far;
  }
  return best;
}

// A few closest codes, for "bedoelde u".
std::string suggestion(const resolve::CodeTable& codes, const std::string& wanted) {
  std::string best;
  std::size_t best_distance = 3;
  if (wanted.size() > 40) return best;
  for (const auto& [code, item] : codes.by_code) {
    if (code.size() > 12) continue;
    const std::size_t far = distance(wanted, code);
    if (far < best_distance || (far == best_distance && !best.empty() && code < best)) {
      best_distance = far;
      best = code;
    }
  }
  return best_distance <= std::max<std::size_t>(1, wanted.size() / 3) ? best : std::string();
}

std::string kind_words(const resolve::Model& model, const Fact& fact) {
  if (fact.type.base == Base::option && fact.type.options != kNone) {
    std::string text;
    const program::OptionSet& set = model.vocabulary.option_sets[fact.type.options];
    for (std::size_t index = 0; index < set.labels.size(); ++index) {
      if (index > 0) text += index + 1 == set.labels.size() ? " of " : ", ";
      text += set.labels[index];
    }
    return text;
  }
  if (fact.type.base == Base::truth) return "ja of nee";
  if (fact.type.scale == Scale::grade) {
    return fact.type.decimals == 0 ? "een geheel cijfer van 1 tot en met 10"
                                   : "een cijfer van 1,0 tot en met 10,0 met hoogstens 1 decimaal";
  }
  if (fact.type.scale == Scale::year) return "een jaar";
  if (fact.type.scale == Scale::cohort) return "een cohort zoals 2024-2026";
  return "een getal";
}

}  // namespace

std::string place(const RawProblem& problem, FileFormat format) {
  const bool json = format == FileFormat::json;
  std::string text;
  if (problem.row > 0) text = (json ? "regel " : "rij ") + std::to_string(problem.row);
  // What was given on the command line has no column.
  if (problem.row == 0 && problem.column.starts_with("--")) return problem.column;
  if (!problem.column.empty())
    text += std::string(text.empty() ? "" : ", ") + (json ? "veld " : "kolom ") + problem.column;
  return text;
}

bool read_value(const resolve::Model& model, const Fact& fact, std::string_view raw, Rational& value,
                std::string& reason) {
  const std::string_view text = trimmed(raw);
  reason = "hier hoort " + kind_words(model, fact);
  if (fact.type.base == Base::nothing) {
    value = {0, 1};
    return true;
  }
  if (fact.type.base == Base::truth) {
    const std::string word = lower(text);
    if (word != "ja" && word != "nee") return false;
    value = {word == "ja" ? 1 : 0, 1};
    return true;
  }
  if (fact.type.base == Base::option) {
    const program::OptionSet& set = model.vocabulary.option_sets[fact.type.options];
    constexpr std::string_view kOpen = "«";
    constexpr std::string_view kClose = "»";
    std::string_view plain = text;  // a choice may stand between « and », as in a sentence
    if (plain.size() > kOpen.size() + kClose.size() && plain.starts_with(kOpen) && plain.ends_with(kClose)) {
      plain = trimmed(plain.substr(kOpen.size(), plain.size() - kOpen.size() - kClose.size()));
    }
    const std::string word = lower(plain);
    std::int64_t found = -1;
    int initials = 0;
    for (std::size_t index = 0; index < set.labels.size(); ++index) {
      const std::string label = lower(set.labels[index]);
      if (label == word) {
        value = {static_cast<std::int64_t>(index), 1};
        return true;
      }
      if (word.size() == 1 && label.front() == word.front()) {
        found = static_cast<std::int64_t>(index);
        ++initials;
      }
    }
    if (initials != 1) {
      if (const std::string near = meant(set, word); !near.empty()) reason += "; bedoelde u «" + near + "»?";
      return false;
    }
    value = {found, 1};
    return true;
  }
  if (fact.type.scale == Scale::cohort) {
    std::int64_t digits = 0;
    unsigned decimals = 0;
    std::string_view first = text.substr(0, 4);
    if (text.size() < 4 || !read_decimal(first, digits, decimals) || decimals > 0) return false;
    if (text.size() > 4) {
      std::int64_t last = 0;
      if ((text[4] != '-' && text[4] != '/') || !read_decimal(text.substr(5), last, decimals) || last < digits) return false;
    }
    value = {digits, 1};
    return true;
  }
  std::int64_t digits = 0;
  unsigned decimals = 0;
  if (!read_decimal(text, digits, decimals)) return false;
  value = operations::reduced(digits, operations::power_of_ten(std::min(decimals, 12u)));
  if (fact.type.decimals >= 0) {
    const std::int64_t scale = operations::power_of_ten(static_cast<unsigned>(fact.type.decimals));
    if (scale % value.den != 0) return false;   // more decimals than the fact has
  }
  return operations::compare(value, fact.lowest) >= 0 && operations::compare(value, fact.highest) <= 0;
}

FileSchema file_schema(const resolve::Model& model) {
  FileSchema schema;
  schema.id_key = model.id_key;
  FileSchema::Collection collection;
  collection.key = model.collection_key;
  collection.id_key = model.element_key;
  for (const Fact& fact : model.vocabulary.facts) {
    if (fact.key.empty()) continue;
    (fact.per_element ? collection.fields : schema.fields).push_back(fact.key);
  }
  for (const auto& [code, key] : model.bare_columns) collection.bare_columns.emplace(code, key);
  if (!collection.key.empty()) schema.collections.push_back(std::move(collection));
  return schema;
}

resolve::Regime read_regime(const resolve::Model& model, const RawCandidate& raw, std::vector<RawProblem>& problems) {
  resolve::Regime regime;
  for (FactId id = 0; id < model.vocabulary.facts.size(); ++id) {
    const Fact& fact = model.vocabulary.facts[id];
    if (!fact.decides_rules) continue;
    const auto given = raw.fields.find(fact.key);
    if (given == raw.fields.end()) {
      if (fact.type.scale != Scale::cohort) problems.push_back({raw.row, fact.key, fact.label + " ontbreekt"});
      continue;
    }
    Rational value;
    std::string reason;
    if (!read_value(model, fact, given->second.text, value, reason)) {
      problems.push_back({given->second.row, given->second.column, reason});
      continue;
    }
    regime.choices.push_back({id, value.num});
  }
  return regime;
}

program::Candidate bind(const resolve::Model& model, const resolve::CodeTable& codes, const RawCandidate& raw,
                        std::vector<RawProblem>& problems) {
  program::Candidate candidate;
  candidate.id = raw.id;
  const std::vector<Fact>& facts = model.vocabulary.facts;
  candidate.facts.resize(facts.size());
  const auto read = [&](const Fact& fact, const RawValue& cell, program::FactValue& into) {
    if (trimmed(cell.text).empty()) return;
    std::string reason;
    if (read_value(model, fact, cell.text, into.value, reason)) {
      into.given = true;
    } else if (!fact.others_absent) {
      problems.push_back({cell.row, cell.column, reason});
    }
  };
  for (FactId id = 0; id < facts.size(); ++id) {
    if (facts[id].per_element || facts[id].key.empty()) continue;
    const auto cell = raw.fields.find(facts[id].key);
    if (cell != raw.fields.end()) read(facts[id], cell->second, candidate.facts[id]);
  }
  const auto entries = raw.collections.find(model.collection_key);
  if (entries == raw.collections.end()) return candidate;
  if (entries->second.size() > 64) {
    problems.push_back({raw.row, model.collection_key, "er zijn meer dan 64 regels voor deze kandidaat"});
    return candidate;
  }
  std::vector<program::ItemId> seen;
  for (const RawEntry& entry : entries->second) {
    program::Element element;
    element.code = std::string(trimmed(entry.id));
    element.facts.resize(facts.size());
    bool free_code = false;
    if (model.other_codes) {
      const auto cell = entry.fields.find(model.other_codes->first);
      free_code = cell != entry.fields.end() && lower(trimmed(cell->second.text)) == lower(model.other_codes->second);
    }
    const auto known = codes.by_code.find(lower(element.code));
    if (free_code) {
      element.item = model.other_item;
    } else if (known != codes.by_code.end()) {
      element.item = known->second;
      if (std::find(seen.begin(), seen.end(), element.item) != seen.end()) {
        problems.push_back({entry.row, entry.column, "dit vak staat er twee keer"});
        continue;
      }
      seen.push_back(element.item);
    } else {
      std::string message = "deze code is niet bekend";
      const std::string near = suggestion(codes, lower(element.code));
      if (!near.empty()) message += "; bedoelde u «" + near + "»?";
      problems.push_back({entry.row, entry.column, message});
      continue;
    }
    for (FactId id = 0; id < facts.size(); ++id) {
      if (!facts[id].per_element || facts[id].key.empty()) continue;
      const auto cell = entry.fields.find(facts[id].key);
      if (cell != entry.fields.end()) read(facts[id], cell->second, element.facts[id]);
    }
    candidate.elements.push_back(std::move(element));
  }
  return candidate;
}

}  // namespace slagboom::candidates
