// Reading a file with candidates: its kind, its limits, and candidates that occur twice.
#include <string>
#include <unordered_map>

#include "interpreter/candidates/column_file.hpp"
#include "interpreter/candidates/csv.hpp"
#include "interpreter/candidates/json.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_keys.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool looks_like_json(std::string_view text) {
  const char first = text[text.find_first_not_of(kBlanks)];
  return first == '{' || first == '[';
}

}  // namespace

void mark_duplicates(ReadResult& result, std::string_view id_key) {
  const std::string unit = result.format == FileFormat::json ? "regel " : "rij ";
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < result.candidates.size(); ++i) {
    RawCandidate& candidate = result.candidates[i];
    const auto [place, added] = first.try_emplace(candidate.id, i);
    if (added) continue;
    RawCandidate& other = result.candidates[place->second];
    const auto message = [&](std::uint32_t row) {
      return "dit nummer komt twee keer voor, ook in " + unit + std::to_string(row);
    };
    add_problem(candidate, candidate.row, id_key, message(other.row));
    add_problem(other, other.row, id_key, message(candidate.row));
  }
}

ReadResult read_candidates(std::string_view bytes, FileFormat format, const FileSchema& schema,
                           const Mapping* mapping) {
  ReadResult result;
  if (bytes.size() > kLimits.file_bytes) {
    result.problem = FileProblem{"het bestand is te groot", 0};
    return result;
  }
  std::string unpacked;
  if (is_column_file(bytes)) {
    if ((result.problem = unpack_columns(bytes, unpacked))) return result;
    bytes = unpacked;
  }
  if ((result.problem = check_encoding(bytes))) return result;
  if (bytes.find_first_not_of(kBlanks) == std::string_view::npos) {
    result.problem = FileProblem{"het bestand is leeg", 0};
    return result;
  }
  Keys keys(schema, mapping);
  if (format == FileFormat::detect)
    format = looks_like_json(bytes) ? FileFormat::json : FileFormat::csv;
  result = format == FileFormat::json ? read_json(bytes, keys) : read_csv(bytes, keys);
  result.format = format;
  mark_duplicates(result, schema.id_key);
  result.warnings = keys.take_warnings();
  return result;
}

}  // namespace slagboom::candidates
