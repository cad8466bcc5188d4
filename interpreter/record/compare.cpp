// Texts are matched by what they are called, candidates by their number.
#include "interpreter/record/compare.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace slagboom::record {

namespace {

using Json = nlohmann::ordered_json;
using trace::SourceText;

std::string name_of_text(const SourceText& text) {
  const std::string& name = text.title.empty() ? text.path : text.title;
  return "«" + name + "»" + (text.title.empty() || text.path.empty() ? "" : " (" + text.path + ")");
}

void compare_texts(const Record& before, const Record& now, std::vector<Difference>& out) {
  const auto add = [&](std::string message) { out.push_back({Difference::Kind::text, {}, std::move(message)}); };
  std::vector<bool> used(now.dossier.texts.size(), false);
  const auto find = [&](const auto& same) -> const SourceText* {
    for (std::size_t index = 0; index < used.size(); ++index) {
      if (used[index] || !same(now.dossier.texts[index])) continue;
      used[index] = true;
      return &now.dossier.texts[index];
    }
    return nullptr;
  };
  // Equal texts first, so that a second text of the same name is not taken for a changed one.
  std::vector<const SourceText*> rest;
  for (const SourceText& text : before.dossier.texts) {
    const SourceText* same = find([&](const SourceText& other) {
      return other.digest == text.digest && other.title == text.title && other.of_library == text.of_library;
    });
    if (same == nullptr) rest.push_back(&text);
  }
  for (const SourceText* text : rest) {
    const SourceText* other = find([&](const SourceText& one) {
      return one.of_library == text->of_library && one.title == text->title && one.short_name == text->short_name &&
             (!text->title.empty() || one.path == text->path);
    });
    if (other == nullptr) {
      add("de tekst " + name_of_text(*text) + " is er niet meer bij");
    } else if (other->version != text->version) {
      add("de tekst " + name_of_text(*text) + " is veranderd: versie " +
          (text->version.empty() ? "onbekend" : text->version) + " is nu " +
          (other->version.empty() ? "onbekend" : other->version));
    } else {
      add("de tekst " + name_of_text(*text) + " is veranderd");
    }
  }
  for (std::size_t index = 0; index < used.size(); ++index) {
    if (!used[index]) add("de tekst " + name_of_text(now.dossier.texts[index]) + " is erbij gekomen");
  }
}

std::string value_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "ja" : "nee";
  if (value.is_null()) return "nog open";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// "uitslag was afgewezen, is nu geslaagd; ook anders: onderdelen, nog_nodig"
// Empty when they say the same.
std::string verdict_difference(const std::string& before, const std::string& now) {
  if (before == now) return {};
  const Json old_one = Json::parse(before, nullptr, false);
  const Json new_one = Json::parse(now, nullptr, false);
  if (old_one == new_one) return {};
  std::string text;
  std::string others;
  constexpr std::size_t kLongest = 60;
  std::vector<std::string> keys;
  for (const Json* each : {&old_one, &new_one}) {
    for (const auto& [key, value] : each->items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  for (const std::string& key : keys) {
    const auto was = old_one.find(key);
    const auto is = new_one.find(key);
    const std::string was_text = was == old_one.end() ? "er niet" : value_text(*was);
    const std::string is_text = is == new_one.end() ? "er niet" : value_text(*is);
    if (was_text == is_text) continue;
    const bool simple = (was == old_one.end() || was->is_primitive()) && (is == new_one.end() || is->is_primitive());
    if (simple && was_text.size() <= kLongest && is_text.size() <= kLongest) {
      text += (text.empty() ? "" : "; ") + key + " was " + was_text + ", is nu " + is_text;
    } else {
      others += (others.empty() ? "" : ", ") + key;
    }
  }
  if (!others.empty()) text += (text.empty() ? "anders: " : "; ook anders: ") + others;
  return text.empty() ? "het oordeel is anders opgeschreven" : text;
}

}  // namespace

std::string_view name_of(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::engine: return "programma";
    case Difference::Kind::text: return "tekst";
    case Difference::Kind::candidates_file: return "bestand met kandidaten";
    case Difference::Kind::missing: return "kandidaat ontbreekt";
    case Difference::Kind::added: return "kandidaat nieuw";
    case Difference::Kind::data: return "gegevens";
    case Difference::Kind::verdict: return "oordeel";
  }
  return "";
}

Comparison compared(const Record& before, const Record& now) {
  Comparison result;
  const auto add = [&](Difference::Kind kind, const std::string& candidate, std::string message) {
    result.differences.push_back({kind, candidate, std::move(message)});
  };
  if (before.dossier.engine != now.dossier.engine) {
    add(Difference::Kind::engine, {},
        "het programma was versie " + before.dossier.engine + ", is nu " + now.dossier.engine);
  }
  compare_texts(before, now, result.differences);
  if (before.dossier.candidates_digest != now.dossier.candidates_digest) {
    add(Difference::Kind::candidates_file, {}, "het bestand met kandidaten is niet meer hetzelfde bestand");
  }
  std::map<std::string, std::vector<const Line*>> left;
  for (const Line& line : now.lines) left[line.candidate].push_back(&line);
  for (auto& [number, lines] : left) std::reverse(lines.begin(), lines.end());
  for (const Line& line : before.lines) {
    std::vector<const Line*>& found = left[line.candidate];
    if (found.empty()) {
      ++result.missing;
      add(Difference::Kind::missing, line.candidate, "deze kandidaat staat niet meer in het bestand");
      continue;
    }
    const Line& other = *found.back();
    found.pop_back();
    const bool data = other.digest != line.digest;
    std::string verdict = verdict_difference(line.verdict, other.verdict);
    (data || !verdict.empty() ? result.changed : result.equal) += 1;
    if (data) add(Difference::Kind::data, line.candidate, "de gegevens zijn veranderd");
    if (!verdict.empty()) add(Difference::Kind::verdict, line.candidate, std::move(verdict));
  }
  for (const Line& line : now.lines) {
    std::vector<const Line*>& found = left[line.candidate];
    const auto place = std::find(found.begin(), found.end(), &line);
    if (place == found.end()) continue;
    found.erase(place);
    ++result.added;
    add(Difference::Kind::added, line.candidate, "deze kandidaat staat niet in de vastlegging");
  }
  return result;
}

}  // namespace slagboom::record
