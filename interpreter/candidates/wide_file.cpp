// Row by row through a file in the wide form.
#include "interpreter/candidates/wide_file.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/wide_cutter.hpp"

namespace slagboom::candidates {

WideFile::WideFile(std::string_view bytes, const FileSchema& schema, const Each& each,
                   std::size_t piece)
    : RowFile(bytes, schema, FileFormat::csv, piece), keys_(schema, nullptr) {
  if (!check_bytes('"', quotes_, each)) return;
  const char first = bytes_[bytes_.find_first_not_of(" \t\r\n")];
  if (first == '{' || first == '[') return;
  const SeparatorResult separator = find_separator(bytes_, keys_);
  if ((problem_ = separator.problem)) return;
  CsvScanner scanner(bytes_, separator.separator);
  CsvRow row;
  if (separator.skip > 0) (void)scanner.next(row);
  // Without a first row read_candidates says what is wrong.
  if (!next_filled_row(scanner, row)) return;
  HeaderResult header = read_header(row, separator.separator, keys_);
  problem_ = std::move(header.problem);
  if (problem_ || header.header.entry_id) return;
  header_ = std::move(header.header);
  has_ids_ = header_.id.has_value();
  begin_ = {scanner.position(), row.row, 0};
  usable_ = true;
  if (quotes_) walk_quoted();
}

// A quote that is never closed makes the whole file unreadable: that must be known before anyone is
// judged. And where a piece begins can be told only by reading from the first row on.
void WideFile::walk_quoted() {
  Reader reader(*this);
  Row row;
  while (true) {
    const std::size_t at = reader.at_;
    while (begin_of(starts_.size()) <= at && begin_of(starts_.size()) < bytes_.size())
      starts_.push_back({at, reader.row_, 0});
    if (!reader.next(row)) break;
  }
  if (reader.unclosed_ != 0) problem_ = not_closed(reader.unclosed_);
  usable_ = !problem_;
}

// Where the first row begins at or after `at`, when there are no quotes.
std::size_t WideFile::first_row_from(std::size_t at) const {
  if (at <= begin_.at) return begin_.at;
  const std::size_t end = bytes_.find_first_of("\r\n", at - 1);
  if (end == std::string_view::npos) return bytes_.size();
  return end + (bytes_.substr(end, 2) == "\r\n" ? 2 : 1);
}

void WideFile::Reader::go_to(const RowStart& start) {
  at_ = start.at;
  row_ = start.row;
  unclosed_ = 0;
  horizon_ = at_;
  line_feed_ = carriage_return_ = quote_ = {};
}

// The first `letter` at or after the present place; the horizon when there is none. Each part of
// the file is looked at once for each letter, also when that letter is rare.
std::size_t WideFile::Reader::next_place(char letter, std::optional<std::size_t>& known) const {
  if (known && *known >= at_) return *known;
  const char* const bytes = file_.bytes_.data();
  const void* found = std::memchr(bytes + at_, letter, horizon_ - at_);
  known = found == nullptr ? horizon_
                           : static_cast<std::size_t>(static_cast<const char*>(found) - bytes);
  return *known;
}

// Where the row ends that begins at the present place, when it holds no quote. Nothing is looked
// for far beyond that: others may read what comes then.
std::size_t WideFile::Reader::row_end() {
  while (true) {
    const std::size_t end =
        std::min(next_place('\n', line_feed_), next_place('\r', carriage_return_));
    if (end < horizon_ || horizon_ == file_.bytes_.size()) return end;
    const std::size_t former = horizon_;
    horizon_ = std::min(std::max(at_, horizon_) + file_.piece_, file_.bytes_.size());
    for (std::optional<std::size_t>* known : {&line_feed_, &carriage_return_, &quote_}) {
      if (*known == former) known->reset();
    }
  }
}

bool WideFile::Reader::next(Row& row) {
  const std::string_view bytes = file_.bytes_;
  if (at_ >= bytes.size() || unclosed_ != 0) return false;
  row.from = at_;
  row.number = ++row_;
  // Behind a row with quotes the place may lie beyond the horizon.
  horizon_ = std::max(horizon_, at_);
  const std::size_t end = row_end();
  row.simple = !file_.quotes_ || next_place('"', quote_) >= end;
  if (row.simple) {
    row.text = bytes.substr(at_, end - at_);
    at_ = end + (bytes.substr(end, 2) == "\r\n" ? 2 : end < bytes.size() ? 1 : 0);
    return true;
  }
  // With a quote the scanner says where the row ends.
  CsvScanner scanner(bytes.substr(row.from), file_.header_.separator);
  if (!scanner.next(cells_)) {
    unclosed_ = row.number;
    return false;
  }
  row.text = bytes.substr(row.from, scanner.position());
  at_ = row.from + scanner.position();
  return true;
}

std::optional<RawCandidate> WideFile::Reader::candidate(const Row& row) {
  CsvScanner scanner(row.text, file_.header_.separator);
  if (row.text.empty() || !scanner.next(cells_)) return std::nullopt;
  cells_.row = row.number;
  const bool blank = std::all_of(
      cells_.cells.begin(), cells_.cells.begin() + static_cast<std::ptrdiff_t>(cells_.size),
      [](const std::string& cell) { return trimmed_cell(cell).empty(); });
  if (blank) return std::nullopt;
  RawCandidate candidate = wide_candidate(file_.header_, cells_, file_.keys_);
  file_.add_duplicates(row, candidate);
  return candidate;
}

// The cell with the number, when the row is simple.
std::string_view WideFile::id_cell(const Row& row) const {
  std::string_view rest = row.text;
  for (std::size_t column = 0; column < *header_.id; ++column) {
    const std::size_t end = rest.find(header_.separator);
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return trimmed_cell(rest.substr(0, rest.find(header_.separator)));
}

// An empty cell gets a number of its own, from its row.
std::string_view WideFile::Reader::id(const Row& row, std::string& room) {
  if (row.simple) return file_.id_cell(row);
  auto one = candidate(row);
  if (!one) return {};
  return room = std::move(one->id);
}

std::unique_ptr<RowReader> WideFile::reader() const { return std::make_unique<Reader>(*this); }

std::unique_ptr<RowCutter> WideFile::cutter(const std::set<std::string>& marks) const {
  return std::make_unique<WideCutter>(header_, marks);
}

}  // namespace slagboom::candidates
