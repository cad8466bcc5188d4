// Looking at what stands around the blocks, and at the digest of all of it.
#include "interpreter/cli/column_digest.hpp"

#include "interpreter/candidates/column_layout.hpp"
#include "interpreter/record/sha256.hpp"

namespace slagboom::cli {

std::optional<candidates::FileProblem> column_digest_problem(std::string_view bytes) {
  if (!candidates::is_column_file(bytes)) return std::nullopt;
  candidates::ColumnLayout layout;
  if (auto problem = candidates::read_layout(bytes, layout)) return problem;
  if (record::sha256(layout.body) != layout.digest) return candidates::column_damage();
  return std::nullopt;
}

}  // namespace slagboom::cli
