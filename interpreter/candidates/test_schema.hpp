// Keys for the tests of the readers; the readers themselves know none.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

inline FileSchema test_schema() {
  FileSchema schema;
  schema.id_key = "kandidaat";
  schema.fields = {"opleiding", "profiel", "examenjaar"};
  schema.collections = {
      {"vakken", "vak", {"se", "ce", "beoordeling", "deel"}, {{"lo", "beoordeling"}}},
      {"toetsen", "toets", {"vak", "cijfer", "datum"}}};
  return schema;
}

// What was read, in one line per thing, so that a test can compare it as a whole.
inline std::string shown(const ReadResult& result) {
  std::string out;
  const auto value = [](const std::string& key, const RawValue& cell) {
    return " " + key + "=" + cell.text + "@" + std::to_string(cell.row) + ":" + cell.column;
  };
  if (result.problem) {
    out += "bestand " + std::to_string(result.problem->row) + ": " + result.problem->message + "\n";
  }
  for (const RawCandidate& candidate : result.candidates) {
    out += candidate.id + "@" + std::to_string(candidate.row);
    for (const auto& [key, cell] : candidate.fields) out += value(key, cell);
    out += "\n";
    for (const auto& [name, entries] : candidate.collections) {
      for (const RawEntry& entry : entries) {
        out += "  " + name + " " + entry.id + "@" + std::to_string(entry.row) + ":" + entry.column;
        for (const auto& [key, cell] : entry.fields) out += value(key, cell);
        out += "\n";
      }
    }
    for (const RawProblem& problem : candidate.problems) {
      out += "  ! " + std::to_string(problem.row) + ":" + problem.column + ": " + problem.message +
             "\n";
    }
  }
  for (const std::string& warning : result.warnings) out += "let op: " + warning + "\n";
  return out;
}

inline std::string read_shown(std::string_view bytes, const Mapping* mapping = nullptr) {
  const FileSchema schema = test_schema();
  return shown(read_candidates(bytes, FileFormat::detect, schema, mapping));
}

}  // namespace slagboom::candidates
