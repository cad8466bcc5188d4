// Row by row through a file in the wide form.
#include "interpreter/candidates/wide_file.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <unordered_set>
#include <utility>

#include "interpreter/candidates/read_encoding.hpp"

namespace slagboom::candidates {

WideFile::WideFile(std::string_view bytes, const FileSchema& schema)
    : bytes_(bytes), schema_(schema), keys_(schema, nullptr) {
  if ((problem_ = check_encoding(bytes_))) return;
  const std::size_t first = bytes_.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) problem_ = FileProblem{"het bestand is leeg", 0};
  if (problem_ || bytes_[first] == '{' || bytes_[first] == '[') return;
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
  begin_ = scanner.position();
  begin_row_ = row.row;
  usable_ = true;
  rewind();
  // A quote that is never closed makes the whole file unreadable: that must be known before anyone
  // is judged.
  if (std::memchr(bytes_.data() + begin_, '"', bytes_.size() - begin_) == nullptr) return;
  Row each;
  while (next(each)) {
  }
  if (unclosed_ != 0) problem_ = not_closed(unclosed_);
  usable_ = !problem_;
  rewind();
}

void WideFile::rewind() {
  at_ = begin_;
  row_ = begin_row_;
  unclosed_ = 0;
  line_feed_ = carriage_return_ = quote_ = {};
}

// The first `letter` at or after the present place; the end when there is none. Each part of the
// file is looked at once for each letter, also when that letter is rare.
std::size_t WideFile::next_place(char letter, std::optional<std::size_t>& known) const {
  if (known && *known >= at_) return *known;
  const void* found = std::memchr(bytes_.data() + at_, letter, bytes_.size() - at_);
  known = found == nullptr
              ? bytes_.size()
              : static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
  return *known;
}

bool WideFile::next(Row& row) {
  if (at_ >= bytes_.size() || unclosed_ != 0) return false;
  row.from = at_;
  row.number = ++row_;
  const std::size_t end =
      std::min(next_place('\n', line_feed_), next_place('\r', carriage_return_));
  row.simple = next_place('"', quote_) >= end;
  if (row.simple) {
    row.text = bytes_.substr(at_, end - at_);
    at_ = end + (bytes_.substr(end, 2) == "\r\n" ? 2 : end < bytes_.size() ? 1 : 0);
    return true;
  }
  // With a quote the scanner says where the row ends.
  CsvScanner scanner(bytes_.substr(row.from), header_.separator);
  if (!scanner.next(cells_)) {
    unclosed_ = row.number;
    return false;
  }
  row.text = bytes_.substr(row.from, scanner.position());
  at_ = row.from + scanner.position();
  return true;
}

std::optional<RawCandidate> WideFile::candidate(const Row& row) {
  CsvScanner scanner(row.text, header_.separator);
  if (row.text.empty() || !scanner.next(cells_)) return std::nullopt;
  cells_.row = row.number;
  const bool blank = std::all_of(
      cells_.cells.begin(), cells_.cells.begin() + static_cast<std::ptrdiff_t>(cells_.size),
      [](const std::string& cell) { return trimmed_cell(cell).empty(); });
  if (blank) return std::nullopt;
  RawCandidate candidate = wide_candidate(header_, cells_, keys_);
  if (const auto twice = duplicates_.find(row.number); twice != duplicates_.end()) {
    for (const RawProblem& problem : twice->second)
      add_problem(candidate, problem.row, problem.column, problem.message);
  }
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

template <typename Visit>
void WideFile::each_id(Visit visit) {
  Row row;
  rewind();
  while (next(row)) {
    if (row.simple) {
      // An empty cell gets a number of its own, from its row.
      const std::string_view id = id_cell(row);
      if (!id.empty() && !visit(row, id)) break;
    } else if (const auto one = candidate(row)) {
      if (!visit(row, std::string_view(one->id))) break;
    }
  }
}

void WideFile::find_duplicates() {
  duplicates_.clear();
  if (!usable_ || !header_.id) return;
  // Numbers that rise need no memory.
  std::string former;
  bool rising = true;
  each_id([&](const Row&, std::string_view id) {
    rising = former.size() < id.size() || (former.size() == id.size() && former < id);
    former = id;
    return rising;
  });
  if (!rising) {
    const std::hash<std::string_view> hash;
    std::vector<std::size_t> all;
    each_id([&](const Row&, std::string_view id) {
      all.push_back(hash(id));
      return true;
    });
    std::sort(all.begin(), all.end());
    std::unordered_set<std::size_t> twice;
    for (std::size_t index = 1; index < all.size(); ++index) {
      if (all[index] == all[index - 1]) twice.insert(all[index]);
    }
    all = {};
    if (!twice.empty()) {
      ReadResult suspects;
      suspects.format = FileFormat::csv;
      each_id([&](const Row& row, std::string_view id) {
        if (!twice.contains(hash(id))) return true;
        const std::optional<RawCandidate> read = candidate(row);
        if (!read) return true;
        RawCandidate& one = suspects.candidates.emplace_back();
        one.id = read->id;
        one.row = row.number;
        return true;
      });
      mark_duplicates(suspects, schema_.id_key);
      for (RawCandidate& one : suspects.candidates) {
        if (!one.problems.empty()) duplicates_.emplace(one.row, std::move(one.problems));
      }
    }
  }
  rewind();
}

}  // namespace slagboom::candidates
