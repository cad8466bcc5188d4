// Reads the candidate of a case from its short notation.
#include "interpreter/examples/case_text.hpp"

#include <algorithm>
#include <vector>

namespace slagboom::examples {

namespace {

using program::Base;
using program::Fact;
using program::kNone;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  for (const char letter : text) {
    if (letter == ' ' || letter == '(' || letter == ')') {
      if (!word.empty()) found.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += letter;
  }
  if (!word.empty()) found.push_back(std::move(word));
  return found;
}

bool numeric(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char letter) {
    return (letter >= '0' && letter <= '9') || letter == ',' || letter == '/' || letter == '-';
  }) && ((word.front() >= '0' && word.front() <= '9') || word.front() == '/');
}

const Fact* by_key(const resolve::Model& model, std::string_view key, bool per_element) {
  for (const Fact& fact : model.vocabulary.facts) {
    if (fact.per_element == per_element && !fact.key.empty() && lower(fact.key) == lower(key)) return &fact;
  }
  // "herkansing" is short for "ce_herkansing" when only one key ends so.
  const Fact* found = nullptr;
  for (const Fact& fact : model.vocabulary.facts) {
    if (fact.per_element == per_element && lower(fact.key).ends_with("_" + lower(key))) {
      if (found != nullptr) return nullptr;
      found = &fact;
    }
  }
  return found;
}

const Fact* by_option(const resolve::Model& model, std::string_view word, bool per_element) {
  for (const Fact& fact : model.vocabulary.facts) {
    if (fact.per_element != per_element || fact.type.base != Base::option || fact.type.options == kNone) continue;
    for (const std::string& label : model.vocabulary.option_sets[fact.type.options].labels) {
      if (lower(label) == lower(word)) return &fact;
    }
  }
  return nullptr;
}

// Places the pieces of one line into fields; `code` is used in messages.
bool place(const resolve::Model& model, const std::vector<std::string>& pieces, std::size_t from, bool per_element,
           std::map<std::string, candidates::RawValue>& fields, std::string& problem) {
  std::vector<const Fact*> in_order;
  for (const Fact& fact : model.vocabulary.facts) {
    if (fact.per_element == per_element && !fact.key.empty()) in_order.push_back(&fact);
  }
  for (std::size_t index = from; index < pieces.size(); ++index) {
    const std::string& piece = pieces[index];
    if (numeric(piece)) {
      const std::size_t slash = piece.find('/');
      const std::string first = piece.substr(0, slash);
      if (in_order.size() < 2) {
        problem = "«" + piece + "» is hier niet te plaatsen";
        return false;
      }
      if (!first.empty() && first != "-") fields[in_order[0]->key] = {first, 0, in_order[0]->key};
      if (slash != std::string::npos) {
        const std::string second = piece.substr(slash + 1);
        if (!second.empty() && second != "-") fields[in_order[1]->key] = {second, 0, in_order[1]->key};
      }
      continue;
    }
    const Fact* keyed = by_key(model, piece, per_element);
    const bool has_value = index + 1 < pieces.size();
    if (keyed != nullptr && has_value) {
      fields[keyed->key] = {pieces[++index], 0, keyed->key};
      continue;
    }
    // An option may have several words: "vrijgesteld", "zonder CE".
    std::string joined = piece;
    const Fact* option = by_option(model, joined, per_element);
    for (std::size_t more = index + 1; option == nullptr && more < pieces.size() && more < index + 4; ++more) {
      joined += " " + pieces[more];
      option = by_option(model, joined, per_element);
      if (option != nullptr) index = more;
    }
    if (option == nullptr) {
      problem = "«" + piece + "» is hier niet te plaatsen";
      return false;
    }
    fields[option->key] = {joined, 0, option->key};
  }
  return true;
}

}  // namespace

bool read_case(const resolve::Model& model, const grammar::Statement& example, candidates::RawCandidate& raw,
               std::string& problem) {
  for (const grammar::CaseField& field : example.fields) {
    if (field.key == model.id_key) {
      std::vector<std::string> parts;
      std::string part;
      for (const char letter : field.raw + ",") {
        if (letter == ',' || letter == ';') {
          if (!part.empty()) parts.push_back(std::move(part));
          part.clear();
        } else {
          part += letter;
        }
      }
      for (const std::string& one : parts) {
        if (!place(model, words(one), 0, false, raw.fields, problem)) return false;
      }
      continue;
    }
    candidates::RawEntry entry;
    entry.id = field.key;
    entry.column = field.key;
    if (!place(model, words(field.raw), 0, true, entry.fields, problem)) {
      problem = field.key + ": " + problem;
      return false;
    }
    raw.collections[model.collection_key].push_back(std::move(entry));
  }
  return true;
}

}  // namespace slagboom::examples
