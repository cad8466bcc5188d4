// State of one reading: the leaves that are read by hand, and the bookkeeping around the rules.
#include "grammar/read_state.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/calendar.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 12> kNumberWords{"één",   "twee", "drie",  "vier",
                                                        "vijf",  "zes",  "zeven", "acht",
                                                        "negen", "tien", "elf",   "twaalf"};

constexpr std::size_t kMostDigits = 15;

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

std::int64_t to_number(std::string_view digits_only) {
  std::int64_t value = 0;
  for (const char c : digits_only) value = value * 10 + (c - '0');
  return value;
}

// A number ends where no letter, digit, comma-digit, dot-digit or dash-digit follows.
bool ends_number(std::string_view text, std::size_t at) {
  if (!ends_word(text, at)) return false;
  if (at + 1 >= text.size()) return true;
  return !((text[at] == ',' || text[at] == '.' || text[at] == '/' || text[at] == ':') &&
           is_digit(text[at + 1]));
}

}  // namespace

std::size_t ReadState::with_blanks(std::size_t end) const {
  while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
  return end;
}

const std::vector<NameTable::Match>& ReadState::matches(std::size_t at) {
  const auto [found, fresh] = matches_.try_emplace(at);
  if (fresh) found->second = names_.matches(text_.substr(at));
  return found->second;
}

std::size_t ReadState::take_name(std::size_t at, KindSet set) {
  if (too_deep_) return 0;
  std::size_t wanted = 0;
  for (const NameChoice& choice : chosen_) {
    if (choice.at == at && choice.condition == (set == kConditionNames)) wanted = choice.rank;
  }
  std::size_t rank = 0;
  std::size_t last = 0;
  const NameTable::Match* taken = nullptr;
  for (const NameTable::Match& match : matches(at)) {
    const Name& name = names_[match.id];
    if ((set & kinds(name.kind)) == 0) continue;
    if ((set & kOnlyThings) != 0 && name.kind == NameKind::collection && !name.things) continue;
    if (match.length == last) {
      // The same words: on a right-hand side, without an article, the option is meant.
      const bool article = is_article(folded(text_.substr(at, next_word(text_, at).end - at)));
      if (taken != nullptr && taken->length == last && right && !article &&
          name.kind == NameKind::option)
        taken = &match;
      continue;
    }
    last = match.length;
    if (rank == wanted) taken = &match;
    ++rank;
  }
  // A condition may always be read in another way: as a comparison with the same words.
  const bool condition = set == kConditionNames;
  const std::size_t ranks = condition ? rank + 1 : rank;
  if (wanted == 0 && ranks > 1 && taken != nullptr) {
    for (std::size_t other = 1; other < ranks; ++other) {
      const bool known = std::any_of(choices_.begin(), choices_.end(), [&](const NameChoice& c) {
        return c.at == at && c.rank == other && c.condition == condition;
      });
      if (!known) choices_.push_back({at, other, condition});
    }
  }
  if (taken == nullptr) return 0;
  leaf_ = {};
  leaf_.name = taken->id;
  leaf_.plural = taken->plural;
  return with_blanks(at + taken->length) - at;
}

std::size_t ReadState::take_number(std::size_t at, bool or_name) {
  const std::string_view rest = text_.substr(at);
  leaf_ = {};
  if (const std::size_t whole = digits(rest, 0)) {
    std::size_t end = whole;
    std::size_t decimals = 0;
    if (end + 1 < rest.size() && rest[end] == ',' && is_digit(rest[end + 1])) {
      decimals = digits(rest, end + 1);
      end += 1 + decimals;
    }
    if (whole + decimals > kMostDigits || !ends_number(rest, end)) return 0;
    leaf_.value = to_number(rest.substr(0, whole));
    for (std::size_t i = 0; i < decimals; ++i)
      leaf_.value = leaf_.value * 10 + (rest[whole + 1 + i] - '0');
    leaf_.decimals = static_cast<std::uint8_t>(decimals);
    return with_blanks(at + end) - at;
  }
  for (std::size_t i = 0; i < kNumberWords.size(); ++i) {
    if (const std::size_t length = match_words(rest, kNumberWords[i])) {
      if (or_name && !matches(at).empty() && matches(at).front().length > length) return 0;
      leaf_ = {};
      leaf_.value = static_cast<std::int64_t>(i) + 1;
      return length;
    }
  }
  return 0;
}

std::size_t ReadState::take_year(std::size_t at) {
  if (digits(text_, at) != 4 || !ends_number(text_, at + 4)) return 0;
  leaf_ = {};
  leaf_.value = to_number(text_.substr(at, 4));
  return with_blanks(at + 4) - at;
}

std::size_t ReadState::take_school_year(std::size_t at) {
  if (digits(text_, at) != 4 || at + 9 > text_.size() || text_[at + 4] != '-' ||
      digits(text_, at + 5) != 4)
    return 0;
  if (!ends_number(text_, at + 9)) return 0;
  leaf_ = {};
  leaf_.value = to_number(text_.substr(at, 4));
  if (to_number(text_.substr(at + 5, 4)) != leaf_.value + 1) return 0;
  return with_blanks(at + 9) - at;
}

std::size_t ReadState::take_date(std::size_t at) {
  std::int64_t days = 0;
  const std::size_t length = scan_date(text_.substr(at), days);
  if (length == 0) return 0;
  leaf_ = {};
  leaf_.value = days;
  return with_blanks(at + length) - at;
}

std::size_t ReadState::take_quoted(std::size_t at) {
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  if (!text_.substr(at).starts_with(kOpen)) return 0;
  const std::size_t end = text_.find(kClose, at);
  if (end == std::string_view::npos) return 0;
  leaf_ = {};
  const std::string_view inside = trimmed(text_.substr(at + kOpen.size(), end - at - kOpen.size()));
  if (const auto id = names_.find(inside)) {
    leaf_.name = *id;
    leaf_.plural =
        !names_[*id].plural.empty() && canonical(names_[*id].plural) == canonical(inside);
  }
  return with_blanks(end + kClose.size()) - at;
}

std::size_t ReadState::take_address(std::size_t at) {
  Address address;
  const std::size_t length = scan_address(text_.substr(at), address);
  if (length == 0) return 0;
  leaf_ = {};
  return with_blanks(at + length) - at;
}

std::size_t ReadState::take_onderdeel(std::size_t at) {
  std::string onderdeel;
  const std::size_t length = scan_onderdeel(text_.substr(at), onderdeel);
  if (length == 0) return 0;
  leaf_ = {};
  return with_blanks(at + length) - at;
}

std::size_t ReadState::take_day_of_year(std::size_t at) {
  const WrittenDay day = scan_day_of_year(text_.substr(at));
  if (day.length == 0 || !day.exists()) return 0;
  leaf_ = {};
  leaf_.value = static_cast<std::int64_t>(day.month) * 100 + day.day;
  return with_blanks(at + day.length) - at;
}

std::size_t ReadState::take_weekday(std::size_t at) {
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    const std::size_t length = match_words(text_.substr(at), kWeekdays[i]);
    if (length == 0) continue;
    leaf_ = {};
    leaf_.value = static_cast<std::int64_t>(i);
    return length;
  }
  return 0;
}

std::size_t ReadState::take_word(std::size_t at) {
  if (at >= text_.size() || is_digit(text_[at]) || !is_word_byte(text_, at)) return 0;
  const Word word = next_word(text_, at);
  leaf_ = {};
  return word.begin == at ? with_blanks(word.end) - at : 0;
}

std::size_t ReadState::take_rest(std::size_t at) {
  if (at >= text_.size() || is_digit(text_[at]) || !is_word_byte(text_, at)) return 0;
  const std::string_view rest = trimmed(text_.substr(at));
  leaf_ = {};
  return rest.ends_with('.') ? rest.size() - 1 : text_.size() - at;
}

bool ReadState::may_own(std::size_t at) const {
  if (!strict_ || events_.empty() || events_.back().name == kNoName) return true;
  const Name& owned = names_[events_.back().name];
  const NameId root = names_.root_sort();
  if (owned.kind == NameKind::item || owned.kind == NameKind::option ||
      owned.kind == NameKind::group)
    return false;
  if (match_words(text_.substr(at), "van") == 0) return false;
  const std::size_t owner_at = at + match_words(text_.substr(at), "van");
  for (const NameTable::Match& match : names_.matches(text_.substr(owner_at))) {
    const Name& owner = names_[match.id];
    if (match.id == root) return true;
    switch (owner.kind) {
      case NameKind::sort:
        return owned.sort == match.id;
      case NameKind::item:
        return owned.sort == owner.sort;
      case NameKind::collection:
        return owned.sort != kNoName && owner.things;
      default:
        return owned.sort != kNoName && owner.sort != kNoName;
    }
  }
  return owned.sort != kNoName;
}

bool ReadState::may_compare() const {
  constexpr std::size_t kWrapped = 5;  // name in name_use in element in arith in values
  if (!strict_ || events_.size() < kWrapped) return true;
  const std::size_t last = events_.size() - 1;
  const Event& used = events_[last - 3];
  const Event& found = events_[last - 4];
  const bool alone = events_[last].tag == Tag::values && events_[last - 1].tag == Tag::arith &&
                     events_[last - 2].tag == Tag::element && used.tag == Tag::name_use &&
                     found.tag == Tag::name && events_[last].first == found.first;
  if (!alone) return true;
  const Name& name = names_[found.name];
  return name.kind != NameKind::item && name.kind != NameKind::sort &&
         !(name.kind == NameKind::collection && name.things);
}

void ReadState::emit(Tag tag, std::size_t begin, std::size_t end, std::size_t first) {
  Event event;
  if (first == events_.size()) event = leaf_;
  while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
  event.tag = tag;
  event.begin = static_cast<std::uint32_t>(begin);
  event.end = static_cast<std::uint32_t>(end);
  event.first = static_cast<std::uint32_t>(first);
  events_.push_back(event);
}

void ReadState::failed(const Attempt& before, std::size_t begin, Possible possible, bool name) {
  if (begin < furthest_) return;
  if (begin > furthest_) {
    furthest_ = begin;
    possible_.clear();
  } else if (before.furthest == furthest_ && possible_.size() > before.count) {
    possible_.resize(before.count);
  } else if (before.furthest < furthest_) {
    possible_.clear();
  }
  if (name) name_at_ = furthest_;
  if (possible.text.empty()) return;
  if (std::find(possible_.begin(), possible_.end(), possible) == possible_.end())
    possible_.push_back(possible);
}

Reading ReadState::finish(bool ok) {
  Reading reading;
  reading.ok = ok && !too_deep_;
  reading.choices = std::move(choices_);
  if (reading.ok) {
    reading.events = std::move(events_);
    return reading;
  }
  reading.failure.at = std::min(furthest_, text_.size());
  reading.failure.too_deep = too_deep_;
  reading.failure.expects_name = name_at_ == furthest_;
  for (const auto& [place, found] : matches_) {
    if (place < furthest_ && !found.empty()) reading.failure.names.push_back(place);
  }
  std::sort(reading.failure.names.begin(), reading.failure.names.end());
  for (const Possible& possible : possible_) {
    reading.failure.expected.push_back(possible.word ? "«" + std::string(possible.text) + "»"
                                                     : std::string(possible.text));
  }
  return reading;
}

}  // namespace slagboom::grammar
