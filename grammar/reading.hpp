// One sentence read by the grammar: the interface between the rules (PEGTL) and the rest of the
// reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/limits.hpp"
#include "grammar/names.hpp"

namespace slagboom::grammar {

// What a piece of text should be. Each goal is one rule of the grammar, to the end of the text.
enum class Goal : std::uint8_t {
  value,       // definition: ‹waarde›[, afgerond …]
  value_line,  // bullet: ‹waarde›[, voor ‹bereik›]
  condition,
  element,    // bullet in a list: ‹ding of verzameling›[, voor ‹bereik›]
  open_item,  // bullet: ‹ding›[, alleen als geldt: …][, voor ‹bereik›]
  place,      // bullet: [‹n› keer] [één van:] ‹dingen›
  scope,
  relation_cell,
  result_cell,
  header,       // column of a table: condition or value
  header_over,  // the same, with "aantal lager dan 4", "gemiddelde" and so on
  example_cell,
  option,   // one option of a fact
  options,  // "havo, vwo": options or groups
  bounds,   // "van 1 tot en met 3"
  departure,
  fill,
  fill_values,
  choose_line,
  analogous,
  substitution,
  example,
  expectation,
  address,
  holiday,         // "39 dagen na Pasen"
  calendar_years,  // "2014 en later"
  school_years,    // "2021-2022 en later"
  day_kind,        // "maandag tot en met vrijdag, zonder feestdagen"
  no_end,          // "zaterdag, zondag, feestdagen"
  least_days,      // "2 andere dagen bij een termijn van 3 dagen of meer"
  longest,         // "90 dagen, 12 weken"
  time_limit,      // "binnen 5 kalenderdagen na ‹gebeurtenis›"
  day_of_year,     // "1 augustus"
  date,            // "12 mei 2026"
  school_year,     // "2025-2026"
  point,           // "1 oktober van het schooljaar"
  demand,          // "hoogstens 30 minuten zijn"
  measure,         // "30 minuten"
  document_years,  // "2020-2021 tot en met 2021-2022, voor cohort 2020-2021"
};

// Rules that appear in the tree under their own name.
// clang-format off
#define SLAGBOOM_TAGS_OF_RULES(X) \
  X(number) X(date) X(school_year) X(year) X(quoted) X(yes) X(no) X(still_open)                 \
  X(address) X(bracketed) X(name_use) X(owners) X(values) X(arith) X(joined) X(element) X(op_plus)          \
  X(op_minus) X(op_times) X(op_divided) X(without) X(both) X(such_that) X(from_list)            \
  X(pending) X(mean) X(weighted_mean) X(sum) X(highest) X(lowest) X(count) X(counted) X(one_step)                \
  X(two_steps) X(round_up) X(round_down) X(truncated) X(whole) X(rel_known)                     \
  X(rel_not_known) X(rel_applicable) X(rel_not_applicable) X(rel_above) X(rel_below)            \
  X(rel_equal) X(rel_not_equal) X(rel_range) X(rel_one_of) X(rel_not) X(or_higher)              \
  X(or_lower) X(comparison) X(compared) X(belongs) X(not_belongs) X(filling) X(all_are)         \
  X(none_is) X(some_are) X(others) X(quantity_at_least) X(quantity_at_most) X(quantity_exactly)            \
  X(for_each) X(every) X(none_of_them) X(all_below) X(any_below) X(none_below)                  \
  X(satisfied) X(named_condition) X(and_also) X(or_else) X(condition) X(scope)                  \
  X(scope_years) X(scope_cohorts) X(and_later) X(and_earlier) X(up_to) X(place)                 \
  X(times_prefix) X(one_of_prefix) X(only_if) X(any) X(otherwise) X(short_count)                \
  X(short_mean) X(short_sum) X(short_highest) X(short_lowest) X(short_size) X(series)           \
  X(without_prejudice) X(day_of_year) X(weekday) X(day_unit) X(easter_day)                      \
  X(days_after_easter) X(days_before_easter) X(moved_day) X(years_later) X(years_earlier)       \
  X(years_until) X(school_years_until) X(week_days) X(without_holidays) X(without_vacation)     \
  X(no_end_holidays) X(longest_item) X(yearly_day) X(occasion_name) X(amount) X(limit_within)       \
  X(limit_latest_after) X(limit_latest_before) X(limit_latest) X(limit_before) X(limit_on)           \
  X(limit_not_before) X(limit_at_least) X(topic_values) X(demand_stated) X(demand_equal)             \
  X(demand_contains) X(demand_within) X(demand_at_least) X(demand_at_most) X(demand_odd)             \
  X(demand_before) X(demand_until) X(demand_from) X(measure)
// clang-format on

// What a rule stands for in the tree. Leaves carry a name or a number.
enum class Tag : std::uint8_t {
  none,
  name,          // any rule for a name that is not a scope_option
  scope_option,  // an option or group
  rel_plain,     // a value, maybe with "of hoger" or more values behind it
#define SLAGBOOM_ENUMERATOR(rule) rule,
  SLAGBOOM_TAGS_OF_RULES(SLAGBOOM_ENUMERATOR)
#undef SLAGBOOM_ENUMERATOR
};

// One rule that matched. Events are in post-order: the children of event i are the events from
// `first` up to i.
struct Event {
  Tag tag = Tag::none;
  std::uint32_t begin = 0;  // offsets in the text that was read
  std::uint32_t end = 0;
  std::uint32_t first = 0;
  NameId name = kNoName;
  std::int64_t value = 0;
  std::uint8_t decimals = 0;
  bool plural = false;
};

// Why a text could not be read: the furthest place that was reached and what was possible there.
struct Failure {
  std::size_t at = 0;
  std::vector<std::string> expected;  // "een waarde", "«is»"
  bool expects_name = false;          // a name was possible at that place
  std::vector<std::size_t> names;     // where names were found before that place
  bool too_deep = false;
};

// A place where a shorter name could have been taken.
struct NameChoice {
  std::size_t at = 0;
  std::size_t rank = 0;    // 0 = the longest
  bool condition = false;  // a name of a condition, or another name
};

struct Reading {
  bool ok = false;
  std::vector<Event> events;
  Failure failure;
  std::vector<NameChoice> choices;  // alternatives that exist (rank > 0), in order of place
};

// Reads text[begin, end) as `goal`. `chosen` overrules the longest match at given places; `strict`
// leaves out readings that cannot be meant (an owner of another sort).
[[nodiscard]] Reading read(Goal goal, std::string_view text, std::size_t begin, std::size_t end,
                           const NameTable& names, const Limits& limits,
                           const std::vector<NameChoice>& chosen = {}, bool strict = false);

// Problems that PEGTL's analysis finds in the grammar (left recursion, loops without progress); 0
// is right.
[[nodiscard]] std::size_t grammar_problems();

}  // namespace slagboom::grammar
