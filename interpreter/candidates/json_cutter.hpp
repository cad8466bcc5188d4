// Lines of JSON with one candidate: which values are filled in, the words, and the marks. Takes
// only what it understands completely; of anything odd the careful reader says what it means.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class JsonCutter : public RowCutter {
 public:
  // `bytes`: all of the file; they and `schema` must outlive this object. `escapes`: whether a
  // backslash stands in it somewhere.
  JsonCutter(std::string_view bytes, const FileSchema& schema, const std::set<std::string>& marks,
             bool escapes);
  ~JsonCutter() override;
  JsonCutter(const JsonCutter&) = delete;
  JsonCutter& operator=(const JsonCutter&) = delete;

  bool cut(const Row& row) override;
  [[nodiscard]] std::vector<Value> values(const Row& row) override;
  [[nodiscard]] bool parts(const Row& row, std::vector<RowPart>& parts) override;
  [[nodiscard]] std::vector<UnusedName> unused() const override;

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace slagboom::candidates
