// A JSON file with one object a line: nothing of it is kept.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class JsonLines : public RowFile {
 public:
  // `bytes` and `schema` must outlive this object.
  JsonLines(std::string_view bytes, const FileSchema& schema, const Each& each = in_turn,
            std::size_t piece = kPiece);
  [[nodiscard]] std::vector<std::string> take_warnings() override { return {}; }
  [[nodiscard]] bool fits(const Row& row) const override;
  [[nodiscard]] std::unique_ptr<RowReader> reader() const override;
  [[nodiscard]] std::unique_ptr<RowCutter> cutter(
      const std::set<std::string>& marks) const override;

 private:
  class Reader;
  [[nodiscard]] std::size_t first_row_from(std::size_t at) const override;

  bool escapes_ = false;  // somewhere in the file
};

}  // namespace slagboom::candidates
