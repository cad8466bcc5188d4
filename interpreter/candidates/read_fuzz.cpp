// Fuzz target: any bytes as a file with candidates, and as a mapping file; both end with a result.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/test_schema.hpp"

namespace {

using namespace slagboom::candidates;

// What holds after reading, whatever the input.
void check(const ReadResult& result) {
  if (result.problem && (!result.candidates.empty() || result.problem->message.empty()))
    std::abort();
  for (const RawCandidate& candidate : result.candidates) {
    if (candidate.id.empty()) std::abort();
    for (const RawProblem& problem : candidate.problems) {
      if (problem.message.empty() || first_invalid_utf8(problem.column) != std::string_view::npos)
        std::abort();
    }
    for (const auto& [key, cell] : candidate.fields) {
      if (cell.text.empty()) std::abort();
    }
    for (const auto& [name, entries] : candidate.collections) {
      for (const RawEntry& entry : entries) {
        if (entry.id.empty()) std::abort();
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first byte chooses how the rest is read.
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const FileSchema schema = test_schema();
  Mapping mapping;
  if (data[0] % 4 == 3) {
    // A mapping, and the same text read with it.
    const bool usable = !read_mapping(bytes, mapping);
    check(read_candidates(bytes, FileFormat::detect, schema, usable ? &mapping : nullptr));
    return 0;
  }
  mapping.tenths = true;
  mapping.constants["examenjaar"] = "2026";
  const FileFormat format = data[0] % 4 == 0 ? FileFormat::csv : FileFormat::json;
  check(read_candidates(bytes, format, schema, data[0] % 2 == 0 ? nullptr : &mapping));
  return 0;
}
