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
  if (check_encoding(bytes_)) return;
  const std::size_t first = bytes_.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes_[first] == '{' || bytes_[first] == '[') return;
  const SeparatorResult separator = find_separator(bytes_, keys_);
  if (separator.problem) return;
  CsvScanner scanner(bytes_, separator.separator);
  CsvRow row;
  if (separator.skip > 0) (void)scanner.next(row);
  if (!next_filled_row(scanner, row)) return;
  HeaderResult header = read_header(row, separator.separator, keys_);
  if (header.problem || header.header.entry_id) return;
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
  usable_ = unclosed_ == 0;
  rewind();
}

void WideFile::rewind() {
  at_ = begin_;
  row_ = begin_row_;
  unclosed_ = 0;
}

bool WideFile::next(Row& row) {
  if (at_ >= bytes_.size() || unclosed_ != 0) return false;
  row.from = at_;
  row.number = ++row_;
  const char* from = bytes_.data() + at_;
  const void* end = std::memchr(from, '\n', bytes_.size() - at_);
  const std::size_t size = end != nullptr
                               ? static_cast<std::size_t>(static_cast<const char*>(end) - from)
                               : bytes_.size() - at_;
  row.text = bytes_.substr(at_, size);
  at_ += size + (end != nullptr ? 1 : 0);
  if (!row.text.empty() && row.text.back() == '\r') row.text.remove_suffix(1);
  row.simple = std::memchr(row.text.data(), '"', row.text.size()) == nullptr &&
               std::memchr(row.text.data(), '\r', row.text.size()) == nullptr;
  if (row.simple) return true;
  // With a quote, or with other line ends, the scanner says where the row ends.
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
