// One sentence read by the grammar: the interface between the rules (PEGTL) and the rest of the reader.
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
  value,        // definition: ‹waarde›[, afgerond …]
  value_line,   // bullet: ‹waarde›[, voor ‹bereik›]
  condition,
  element,      // bullet in a list: ‹ding of verzameling›[, voor ‹bereik›]
  open_item,    // bullet: ‹ding›[, alleen als geldt: …][, voor ‹bereik›]
  place,        // bullet: [‹n› keer] [één van:] ‹dingen›
  scope,
  relation_cell,
  result_cell,
  header,       // column of a table: condition or value
  header_over,  // the same, with "aantal lager dan 4", "gemiddelde" and so on
  example_cell,
  option,       // one option of a fact
  options,      // "havo, vwo": options or groups
  bounds,       // "van 1 tot en met 3"
  departure,
  fill,
  fill_values,
  choose_line,
  analogous,
  substitution,
  example,
  expectation,
  address,
};

// What a rule stands for in the tree. Leaves carry a name or a number.
enum class Tag : std::uint8_t {
  none,
  number, date, school_year, year, name, quoted, yes, no, still_open, address,
  bracketed, name_use, owners, values, arith, joined, element,
  op_plus, op_minus, op_times, op_divided,
  without, both, such_that, from_list, pending,
  mean, weighted_mean, sum, highest, lowest, count, counted,
  one_step, two_steps, round_up, round_down, truncated, whole,
  rel_known, rel_not_known, rel_applicable, rel_not_applicable,
  rel_above, rel_below, rel_equal, rel_not_equal, rel_range, rel_one_of, rel_not, rel_plain,
  or_higher, or_lower,
  comparison, compared, belongs, not_belongs, filling,
  all_are, none_is, some_are, others, quantity_at_least, quantity_at_most, quantity_exactly,
  for_each, every, none_of_them,
  all_below, any_below, none_below, satisfied, named_condition, and_also, or_else, condition,
  scope, scope_option, scope_years, scope_cohorts, and_later, and_earlier, up_to,
  place, times_prefix, one_of_prefix, only_if,
  any, otherwise, short_count, short_mean, short_sum, short_highest, short_lowest, short_size,
  series, without_prejudice,
};

// One rule that matched. Events are in post-order: the children of event i are the events from `first` up to i.
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
  std::size_t rank = 0;  // 0 = the longest
  bool condition = false;  // a name of a condition, or another name
};

struct Reading {
  bool ok = false;
  std::vector<Event> events;
  Failure failure;
  std::vector<NameChoice> choices;  // alternatives that exist (rank > 0), in order of place
};

// Reads text[begin, end) as `goal`. `chosen` overrules the longest match at given places; `strict` leaves out
// readings that cannot be meant (an owner of another sort).
[[nodiscard]] Reading read(Goal goal, std::string_view text, std::size_t begin, std::size_t end,
                           const NameTable& names, const Limits& limits,
                           const std::vector<NameChoice>& chosen = {}, bool strict = false);

// Problems that PEGTL's analysis finds in the grammar (left recursion, loops without progress); 0 is right.
[[nodiscard]] std::size_t grammar_problems();

}  // namespace slagboom::grammar
