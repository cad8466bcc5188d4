// Which rules appear in the tree, and under what tag.
#pragma once

#include "grammar/reading.hpp"
#include "grammar/statement.hpp"

namespace slagboom::grammar::rules {

template <typename Rule>
inline constexpr Tag tag_of = Tag::none;

template <KindSet Kinds>
inline constexpr Tag tag_of<name_of<Kinds>> = Tag::name;
template <typename End>
inline constexpr Tag tag_of<rel_plain<End>> = Tag::rel_plain;
template <>
inline constexpr Tag tag_of<value_name> = Tag::name;
template <>
inline constexpr Tag tag_of<thing_name> = Tag::name;
template <>
inline constexpr Tag tag_of<condition_name> = Tag::name;
template <>
inline constexpr Tag tag_of<sort_name> = Tag::name;
template <>
inline constexpr Tag tag_of<scope_name> = Tag::scope_option;
template <>
inline constexpr Tag tag_of<thing_name_use> = Tag::name_use;
template <>
inline constexpr Tag tag_of<owner> = Tag::element;
template <>
inline constexpr Tag tag_of<thing_use> = Tag::element;

// Rules whose tag has the same name.
#define SLAGBOOM_TAGGED(X)                                                                                       \
  X(number) X(date) X(school_year) X(year) X(quoted) X(yes) X(no) X(still_open) X(address)                        \
  X(bracketed) X(name_use) X(owners) X(values) X(arith) X(joined) X(element)                                      \
  X(op_plus) X(op_minus) X(op_times) X(op_divided)                                                                \
  X(without) X(both) X(such_that) X(from_list) X(pending)                                                         \
  X(mean) X(weighted_mean) X(sum) X(highest) X(lowest) X(count) X(counted)                                        \
  X(one_step) X(two_steps) X(round_up) X(round_down) X(truncated) X(whole)                                        \
  X(rel_known) X(rel_not_known) X(rel_applicable) X(rel_not_applicable)                                           \
  X(rel_above) X(rel_below) X(rel_equal) X(rel_not_equal) X(rel_range) X(rel_one_of) X(rel_not)                   \
  X(or_higher) X(or_lower)                                                                                        \
  X(comparison) X(compared) X(belongs) X(not_belongs) X(filling)                                                                \
  X(all_are) X(none_is) X(some_are) X(others) X(quantity_at_least) X(quantity_at_most) X(quantity_exactly)        \
  X(for_each) X(every) X(none_of_them)                                                                            \
  X(all_below) X(any_below) X(none_below) X(satisfied) X(named_condition) X(and_also) X(or_else) X(condition)     \
  X(scope) X(scope_years) X(scope_cohorts) X(and_later) X(and_earlier) X(up_to)                                   \
  X(place) X(times_prefix) X(one_of_prefix) X(only_if)                                                            \
  X(any) X(otherwise) X(short_count) X(short_mean) X(short_sum) X(short_highest) X(short_lowest) X(short_size)    \
  X(series) X(without_prejudice)

#define SLAGBOOM_TAG(rule) \
  template <>              \
  inline constexpr Tag tag_of<rule> = Tag::rule;
SLAGBOOM_TAGGED(SLAGBOOM_TAG)
#undef SLAGBOOM_TAG
#undef SLAGBOOM_TAGGED

}  // namespace slagboom::grammar::rules
