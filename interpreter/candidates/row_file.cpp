// What all files of rows share: their bytes, their pieces, and numbers that occur twice.
#include "interpreter/candidates/row_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <unordered_set>
#include <utility>

#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

void in_turn(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t index = 0; index < count; ++index) task(index);
}

bool read_tenths(const char* text, std::size_t size, std::uint8_t& tenths) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  const auto sign = [&](std::size_t at) { return text[at] == ',' || text[at] == '.'; };
  const auto value = [&](std::size_t at) { return text[at] - '0'; };
  int found = 0;
  if (size == 3 && digit(0) && sign(1) && digit(2)) {
    found = value(0) * 10 + value(2);
  } else if (size == 1 && digit(0)) {
    found = value(0) * 10;
  } else if (size == 4 && digit(0) && digit(1) && sign(2) && digit(3)) {
    found = value(0) * 100 + value(1) * 10 + value(3);
  } else if (size == 2 && digit(0) && digit(1)) {
    found = value(0) * 100 + value(1) * 10;
  } else {
    return false;
  }
  if (found == 0 || found > 255) return false;
  tenths = static_cast<std::uint8_t>(found);
  return true;
}

bool RowFile::check_bytes(char letter, bool& seen, const Each& each) {
  if ((problem_ = check_first_bytes(bytes_))) return false;
  enum Found : std::uint8_t { kNothing, kLetter, kNoText };
  std::vector<Found> found(bytes_.size() / piece_ + 1, kNothing);
  each(found.size(), [&](std::size_t index) {
    const std::size_t from = index * piece_;
    const std::size_t to = std::min(from + piece_, bytes_.size());
    if (from == to) return;
    if (!is_plain_text(bytes_, from, to)) {
      found[index] = kNoText;
    } else if (std::memchr(bytes_.data() + from, letter, to - from) != nullptr) {
      found[index] = kLetter;
    }
  });
  // Where in the file it is, and what, is looked up only when there is something.
  const auto has = [&](Found one) {
    return std::find(found.begin(), found.end(), one) != found.end();
  };
  if (has(kNoText)) problem_ = check_encoding(bytes_);
  seen = has(kLetter);
  if (!problem_ && bytes_.find_first_not_of(" \t\r\n") == std::string_view::npos)
    problem_ = FileProblem{"het bestand is leeg", 0};
  return !problem_;
}

void RowFile::add_duplicates(const Row& row, RawCandidate& candidate) const {
  const auto twice = duplicates_.find(row.number);
  if (twice == duplicates_.end()) return;
  for (const RawProblem& problem : twice->second)
    add_problem(candidate, problem.row, problem.column, problem.message);
}

std::vector<std::string> RowFile::warnings_on(std::vector<UnusedName> names) const {
  std::stable_sort(names.begin(), names.end(),
                   [](const UnusedName& a, const UnusedName& b) { return a.row < b.row; });
  Keys keys(schema_, nullptr);
  for (const UnusedName& one : names) keys.warn_unused("het gegeven", one.name);
  return keys.take_warnings();
}

template <typename Visit>
void RowFile::each_id(std::size_t piece, const Visit& visit) const {
  const std::unique_ptr<RowReader> reader = this->reader();
  Row row;
  std::string room;
  reader->go_to(starts_[piece]);
  while (reader->next(row) && row.from < begin_of(piece + 1)) {
    const std::string_view id = reader->id(row, room);
    if (!id.empty()) visit(*reader, row, id);
  }
}

void RowFile::look_through(const Each& each) {
  duplicates_.clear();
  if (!usable_ || begin_.at >= bytes_.size()) return;
  const auto rises = [](std::string_view former, std::string_view id) {
    return former.size() < id.size() || (former.size() == id.size() && former < id);
  };
  // Of each piece: how many rows, and whether the numbers in it rise.
  struct Seen {
    std::uint32_t rows = 0, filled = 0;
    bool rising = true;
    bool fits = true;
    std::string first, last;
  };
  const std::size_t count = (bytes_.size() - begin_.at + piece_ - 1) / piece_;
  const bool known = !starts_.empty();
  if (!known) starts_.assign(count, {});
  std::vector<Seen> all(count);
  each(count, [&](std::size_t piece) {
    if (!known) starts_[piece].at = first_row_from(begin_of(piece));
    Seen seen;
    const std::unique_ptr<RowReader> reader = this->reader();
    const RowStart start = starts_[piece];
    reader->go_to(start);
    std::array<std::string, 2> rooms;  // the former number may stand in one
    bool odd = false;
    std::string_view former;
    Row row;
    while (reader->next(row) && row.from < begin_of(piece + 1)) {
      seen.rows = row.number - start.row;
      seen.filled = row.filled - start.filled;
      seen.fits = seen.fits && fits(row);
      if (!has_ids_ || !seen.rising) continue;
      odd = !odd;
      const std::string_view id = reader->id(row, rooms[odd ? 1 : 0]);
      if (id.empty()) {
        odd = !odd;
        continue;
      }
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
  RowStart next = begin_;
  for (std::size_t piece = 0; piece < count; ++piece) {
    usable_ = usable_ && all[piece].fits;
    if (!known) {
      starts_[piece].row = next.row;
      starts_[piece].filled = next.filled;
    }
    next.row += all[piece].rows;
    next.filled += all[piece].filled;
    if (all[piece].first.empty()) continue;
    rising = rising && all[piece].rising && rises(former, all[piece].first);
    former = all[piece].last;
  }
  if (usable_ && has_ids_ && !rising) find_twice(each);
}

void RowFile::find_twice(const Each& each) {
  constexpr std::size_t kShares = 16;  // by the last bits, so that shares can be sorted apart
  const std::hash<std::string_view> hash;
  std::vector<std::array<std::vector<std::size_t>, kShares>> hashes(pieces());
  each(pieces(), [&](std::size_t piece) {
    each_id(piece, [&](RowReader&, const Row&, std::string_view id) {
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
    each_id(piece, [&](RowReader& reader, const Row& row, std::string_view id) {
      if (!twice.contains(hash(id))) return;
      const std::optional<RawCandidate> read = reader.candidate(row);
      if (!read) return;
      RawCandidate& one = found[piece].emplace_back();
      one.id = read->id;
      one.row = row.number;
    });
  });
  ReadResult suspects;
  suspects.format = format_;
  for (auto& of_piece : found) {
    for (RawCandidate& one : of_piece) suspects.candidates.push_back(std::move(one));
  }
  mark_duplicates(suspects, schema_.id_key);
  for (RawCandidate& one : suspects.candidates) {
    if (!one.problems.empty()) duplicates_.emplace(one.row, std::move(one.problems));
  }
}

}  // namespace slagboom::candidates
