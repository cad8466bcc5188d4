// State of one reading: names at each place, events so far, the furthest failure, depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/reading.hpp"

namespace slagboom::grammar {

// Sets of kinds of names; a bit for each kind, and one that keeps collections of values out.
using KindSet = unsigned;
constexpr KindSet kinds(NameKind kind) { return 1U << static_cast<unsigned>(kind); }
inline constexpr KindSet kConditionNames = kinds(NameKind::condition);
inline constexpr KindSet kValueNames = 0x7FU & ~kConditionNames;
inline constexpr KindSet kScopeNames = kinds(NameKind::option) | kinds(NameKind::group);
inline constexpr KindSet kSortNames = kinds(NameKind::sort);
inline constexpr KindSet kOnlyThings = 1U << 16U;
inline constexpr KindSet kThingNames =
    kinds(NameKind::sort) | kinds(NameKind::item) | kinds(NameKind::collection) | kOnlyThings;

// What is said to be possible at a place: a text of our own, or a word of the language.
struct Possible {
  std::string_view text;
  bool word = false;
  friend bool operator==(const Possible&, const Possible&) = default;
};

class ReadState {
 public:
  ReadState(std::string_view text, const NameTable& names, const Limits& limits,
            const std::vector<NameChoice>& chosen, bool strict)
      : text_(text), names_(names), limits_(limits), chosen_(chosen), strict_(strict) {}

  // ---- hand-written rules: length that is taken at an offset, blanks after it included; 0 = no
  // ----
  std::size_t take_name(std::size_t at, KindSet set);
  // `or_name`: a longer name that begins with the number word ("twee stappen") wins.
  std::size_t take_number(std::size_t at, bool or_name = false);
  std::size_t take_year(std::size_t at);
  std::size_t take_school_year(std::size_t at);
  std::size_t take_date(std::size_t at);
  std::size_t take_quoted(std::size_t at);
  std::size_t take_address(std::size_t at);
  std::size_t take_onderdeel(std::size_t at);
  // "1 oktober" without a year: value = month * 100 + day.
  std::size_t take_day_of_year(std::size_t at);
  std::size_t take_weekday(std::size_t at);  // value = 0 for monday … 6 for sunday
  std::size_t take_word(std::size_t at);     // one word that begins with a letter
  // All that is left without the point behind it; it begins with a letter.
  std::size_t take_rest(std::size_t at);
  // In a strict reading: whether the name that was read last and an owner that begins here go
  // together.
  [[nodiscard]] bool may_own(std::size_t at) const;
  // In a strict reading: whether what was read last is a value, and not a set of things.
  [[nodiscard]] bool may_compare() const;

  // ---- events ----
  [[nodiscard]] std::size_t event_count() const { return events_.size(); }
  void drop_events(std::size_t count) { events_.resize(count); }
  void emit(Tag tag, std::size_t begin, std::size_t end, std::size_t first);

  // ---- the furthest failure ----
  struct Attempt {
    std::size_t furthest = 0;
    std::size_t count = 0;
  };
  [[nodiscard]] Attempt attempt() const { return {furthest_, possible_.size()}; }
  // A rule with an expectation failed; it began at `begin`. What its parts said at that same place
  // is replaced.
  void failed(const Attempt& before, std::size_t begin, Possible possible, bool name);

  // ---- depth ----
  class Deeper {
   public:
    Deeper(ReadState& state, bool right) : state_(state), right_(state.right) {
      if (++state_.depth_ > state_.limits_.nesting || ++state_.steps_ > kMostSteps)
        state_.too_deep_ = true;
      state_.right = right;
    }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    ~Deeper() {
      --state_.depth_;
      state_.right = right_;
    }
    [[nodiscard]] bool allowed() const { return !state_.too_deep_; }

   private:
    ReadState& state_;
    bool right_;
  };

  bool explains = false;  // keep the furthest failure
  bool right =
      false;  // inside the right-hand side of a comparison: a list ends where a new sentence begins

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Reading finish(bool ok);

 private:
  static constexpr std::size_t kMostSteps =
      20'000;  // nested rules tried in one sentence; normal is under 50

  const std::vector<NameTable::Match>& matches(std::size_t at);
  [[nodiscard]] std::size_t with_blanks(std::size_t end) const;

  std::string_view text_;
  const NameTable& names_;
  const Limits& limits_;
  const std::vector<NameChoice>& chosen_;
  bool strict_ = false;

  std::vector<Event> events_;
  Event leaf_;  // what the last hand-written rule found
  std::unordered_map<std::size_t, std::vector<NameTable::Match>> matches_;
  std::vector<NameChoice> choices_;

  std::size_t furthest_ = 0;
  std::vector<Possible> possible_;
  std::size_t name_at_ = static_cast<std::size_t>(-1);

  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
  bool too_deep_ = false;
};

}  // namespace slagboom::grammar
