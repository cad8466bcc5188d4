// A CSV file with one candidate a row: nothing of it is kept but its header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

class WideFile : public RowFile {
 public:
  // `bytes` and `schema` must outlive this object.
  WideFile(std::string_view bytes, const FileSchema& schema, const Each& each = in_turn,
           std::size_t piece = kPiece);
  [[nodiscard]] std::vector<std::string> take_warnings() override { return keys_.take_warnings(); }
  [[nodiscard]] char separator() const override { return header_.separator; }
  [[nodiscard]] std::unique_ptr<RowReader> reader() const override;
  [[nodiscard]] std::unique_ptr<RowCutter> cutter(
      const std::set<std::string>& marks) const override;

 private:
  class Reader : public RowReader {
   public:
    explicit Reader(const WideFile& file) : file_(file) { go_to(file.begin_); }
    void go_to(const RowStart& start) override;
    bool next(Row& row) override;
    [[nodiscard]] std::optional<RawCandidate> candidate(const Row& row) override;
    [[nodiscard]] std::string_view id(const Row& row, std::string& room) override;

   private:
    friend class WideFile;
    std::size_t next_place(char letter, std::optional<std::size_t>& known) const;
    std::size_t row_end();

    const WideFile& file_;
    std::size_t at_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t unclosed_ = 0;
    std::size_t horizon_ = 0;  // so far was looked
    // The next of each, once known; the horizon: none before it.
    std::optional<std::size_t> line_feed_, carriage_return_, quote_;
    CsvRow cells_;
  };

  void walk_quoted();
  [[nodiscard]] std::size_t first_row_from(std::size_t at) const override;
  [[nodiscard]] std::string_view id_cell(const Row& row) const;

  Keys keys_;
  Header header_;
  bool quotes_ = false;
};

}  // namespace slagboom::candidates
