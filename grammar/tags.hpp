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
#define SLAGBOOM_TAG(rule) \
  template <>              \
  inline constexpr Tag tag_of<rule> = Tag::rule;
SLAGBOOM_TAGS_OF_RULES(SLAGBOOM_TAG)
#undef SLAGBOOM_TAG

}  // namespace slagboom::grammar::rules
