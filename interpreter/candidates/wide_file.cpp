// Row by row through a file in the wide form.
#include "interpreter/candidates/wide_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <unordered_set>
#include <utility>

#include "interpreter/candidates/read_encoding.hpp"

namespace slagboom::candidates {

void in_turn(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t index = 0; index < count; ++index) task(index);
}

WideFile::WideFile(std::string_view bytes, const FileSchema& schema, const Each& each,
                   std::size_t piece)
    : bytes_(bytes), schema_(schema), keys_(schema, nullptr), piece_(piece) {
  if (!check_bytes(each)) return;
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
  begin_ = {scanner.position(), row.row};
  usable_ = true;
  if (quotes_) walk_quoted();
}

// Whether the bytes are text; and whether there is a quote in them.
bool WideFile::check_bytes(const Each& each) {
  if ((problem_ = check_first_bytes(bytes_))) return false;
  enum Found : std::uint8_t { kNothing, kQuote, kNoText };
  std::vector<Found> found(bytes_.size() / piece_ + 1, kNothing);
  each(found.size(), [&](std::size_t index) {
    const std::size_t from = index * piece_;
    const std::size_t to = std::min(from + piece_, bytes_.size());
    if (from == to) return;
    if (!is_plain_text(bytes_, from, to)) {
      found[index] = kNoText;
    } else if (std::memchr(bytes_.data() + from, '"', to - from) != nullptr) {
      found[index] = kQuote;
    }
  });
  // Where in the file it is, and what, is looked up only when there is something.
  const auto has = [&](Found one) {
    return std::find(found.begin(), found.end(), one) != found.end();
  };
  if (has(kNoText)) problem_ = check_encoding(bytes_);
  quotes_ = has(kQuote);
  return !problem_;
}

// A quote that is never closed makes the whole file unreadable: that must be known before anyone is
// judged. And where a piece begins can be told only by reading from the first row on.
void WideFile::walk_quoted() {
  Reader reader(*this);
  Row row;
  while (true) {
    const std::size_t at = reader.at_;
    while (begin_of(starts_.size()) <= at && begin_of(starts_.size()) < bytes_.size())
      starts_.push_back({at, reader.row_});
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

void WideFile::Reader::go_to(const Start& start) {
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
  const auto& duplicates = file_.duplicates_;
  if (const auto twice = duplicates.find(row.number); twice != duplicates.end()) {
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
void WideFile::each_id(std::size_t piece, const Visit& visit) const {
  Reader reader(*this);
  Row row;
  reader.go_to(piece);
  while (reader.next(row) && row.from < begin_of(piece + 1)) {
    if (row.simple) {
      // An empty cell gets a number of its own, from its row.
      const std::string_view id = id_cell(row);
      if (!id.empty()) visit(reader, row, id);
    } else if (const auto one = reader.candidate(row)) {
      visit(reader, row, std::string_view(one->id));
    }
  }
}

void WideFile::look_through(const Each& each) {
  duplicates_.clear();
  if (!usable_ || begin_.at >= bytes_.size()) return;
  const auto rises = [](std::string_view former, std::string_view id) {
    return former.size() < id.size() || (former.size() == id.size() && former < id);
  };
  // Of each piece: how many rows, and whether the numbers in it rise.
  struct Seen {
    std::uint32_t rows = 0;
    bool rising = true;
    std::string first, last;
  };
  const std::size_t count = (bytes_.size() - begin_.at + piece_ - 1) / piece_;
  if (!quotes_) starts_.assign(count, {});
  std::vector<Seen> all(count);
  each(count, [&](std::size_t piece) {
    if (!quotes_) starts_[piece].at = first_row_from(begin_of(piece));
    Seen seen;
    Reader reader(*this);
    reader.go_to(piece);
    const std::uint32_t before = starts_[piece].row;
    std::string own;  // of a row that is not simple
    std::string_view former;
    Row row;
    while (reader.next(row) && row.from < begin_of(piece + 1)) {
      seen.rows = row.number - before;
      if (!header_.id || !seen.rising) continue;
      std::string_view id;
      if (row.simple) {
        id = id_cell(row);
      } else if (auto one = reader.candidate(row)) {
        // The former number may stand in `own`.
        seen.rising = rises(former, one->id);
        own = std::move(one->id);
        if (seen.first.empty()) seen.first = own;
        former = own;
        continue;
      }
      if (id.empty()) continue;
      seen.rising = rises(former, id);
      if (seen.first.empty()) seen.first = id;
      former = id;
    }
    seen.last = former;
    all[piece] = std::move(seen);
  });
  // Numbers that rise need no memory.
  bool rising = true;
  std::string_view former;
  std::uint32_t row = begin_.row;
  for (std::size_t piece = 0; piece < count; ++piece) {
    if (!quotes_) starts_[piece].row = row;
    row += all[piece].rows;
    if (all[piece].first.empty()) continue;
    rising = rising && all[piece].rising && rises(former, all[piece].first);
    former = all[piece].last;
  }
  if (header_.id && !rising) find_twice(each);
}

void WideFile::find_twice(const Each& each) {
  constexpr std::size_t kShares = 16;  // by the last bits, so that shares can be sorted apart
  const std::hash<std::string_view> hash;
  std::vector<std::array<std::vector<std::size_t>, kShares>> hashes(pieces());
  each(pieces(), [&](std::size_t piece) {
    each_id(piece, [&](Reader&, const Row&, std::string_view id) {
      const std::size_t one = hash(id);
      hashes[piece][one % kShares].push_back(one);
    });
  });
  std::array<std::vector<std::size_t>, kShares> twice_in;
  each(kShares, [&](std::size_t share) {
    std::vector<std::size_t> all;
    for (auto& of_piece : hashes) {
      all.insert(all.end(), of_piece[share].begin(), of_piece[share].end());
      of_piece[share] = {};
    }
    std::sort(all.begin(), all.end());
    for (std::size_t index = 1; index < all.size(); ++index) {
      if (all[index] == all[index - 1]) twice_in[share].push_back(all[index]);
    }
  });
  std::unordered_set<std::size_t> twice;
  for (const auto& share : twice_in) twice.insert(share.begin(), share.end());
  if (twice.empty()) return;
  std::vector<std::vector<RawCandidate>> found(pieces());
  each(pieces(), [&](std::size_t piece) {
    each_id(piece, [&](Reader& reader, const Row& row, std::string_view id) {
      if (!twice.contains(hash(id))) return;
      const std::optional<RawCandidate> read = reader.candidate(row);
      if (!read) return;
      RawCandidate& one = found[piece].emplace_back();
      one.id = read->id;
      one.row = row.number;
    });
  });
  ReadResult suspects;
  suspects.format = FileFormat::csv;
  for (auto& of_piece : found) {
    for (RawCandidate& one : of_piece) suspects.candidates.push_back(std::move(one));
  }
  mark_duplicates(suspects, schema_.id_key);
  for (RawCandidate& one : suspects.candidates) {
    if (!one.problems.empty()) duplicates_.emplace(one.row, std::move(one.problems));
  }
}

}  // namespace slagboom::candidates
