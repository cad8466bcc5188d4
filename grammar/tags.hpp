// Which rules appear in the tree, and under what tag.
#pragma once

#include "grammar/calendar_rules.hpp"
#include "grammar/reading.hpp"
#include "grammar/statement.hpp"
#include "grammar/topic_rules.hpp"

namespace slagboom::grammar::rules {

template <typename Rule>
inline constexpr Tag kTagOf = Tag::none;

template <KindSet Kinds>
inline constexpr Tag kTagOf<name_of<Kinds>> = Tag::name;
template <typename End>
inline constexpr Tag kTagOf<rel_plain<End>> = Tag::rel_plain;
template <>
inline constexpr Tag kTagOf<value_name> = Tag::name;
template <>
inline constexpr Tag kTagOf<thing_name> = Tag::name;
template <>
inline constexpr Tag kTagOf<number_value> = Tag::number;
template <>
inline constexpr Tag kTagOf<condition_name> = Tag::name;
template <>
inline constexpr Tag kTagOf<sort_name> = Tag::name;
template <>
inline constexpr Tag kTagOf<scope_name> = Tag::scope_option;
template <>
inline constexpr Tag kTagOf<thing_name_use> = Tag::name_use;
template <>
inline constexpr Tag kTagOf<owner> = Tag::element;
template <>
inline constexpr Tag kTagOf<thing_use> = Tag::element;

// Rules whose tag has the same name.
#define SLAGBOOM_TAG(rule) \
  template <>              \
  inline constexpr Tag kTagOf<rule> = Tag::rule;
SLAGBOOM_TAGS_OF_RULES(SLAGBOOM_TAG)
#undef SLAGBOOM_TAG

}  // namespace slagboom::grammar::rules
