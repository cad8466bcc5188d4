// Heads of statements, property lines, bullets and cells: one goal each, to the end of the text.
#pragma once

#include "grammar/expression.hpp"

namespace slagboom::grammar::rules {

template <typename... Rules>
struct whole_text : seq<blanks, Rules..., sentence_end> {};

struct value_goal : whole_text<values, opt<rounding>> {};
struct value_line_goal : whole_text<values, opt<rounding>, opt<own_scope>> {};
struct condition_goal : whole_text<condition> {};
struct scope_goal : whole_text<scope> {};
struct address_goal : whole_text<address> {};

// ---- bullets ----

struct element_goal : whole_text<values, opt<own_scope>> {};
struct only_if : seq<comma, words<"alleen als geldt">, colon, on_its_own<condition>> {};
struct open_item_goal : whole_text<values, opt<only_if>, opt<own_scope>> {};

struct times_prefix : seq<number, words<"keer">> {};
struct one_of_prefix : seq<words<"één van">, colon> {};
struct or_separator : sor<seq<comma, opt<words<"of">>>, words<"of">, words<"en">> {};
struct place_items : seq<element, star<or_separator, element>> {};
struct place : seq<opt<times_prefix>, opt<one_of_prefix>, place_items> {};
struct place_goal : whole_text<place, opt<own_scope>> {};

// ---- cells of tables ----

struct any : words<"elk"> {};
struct otherwise : words<"anders"> {};
struct relation_cell_goal : whole_text<sor<any, otherwise, relation>> {};

struct result_cell_goal : whole_text<sor<still_open, yes, no, seq<values, opt<rounding>>>> {};

struct short_count : seq<words<"aantal">, relation> {};
struct short_size : words<"aantal"> {};
struct short_mean : words<"gemiddelde"> {};
struct short_sum : words<"som"> {};
struct short_highest : words<"hoogste"> {};
struct short_lowest : words<"laagste"> {};
struct short_header
    : sor<short_count, short_mean, short_sum, short_highest, short_lowest, short_size> {};
struct full_header : sor<seq<plain_condition, at<sentence_end>>, seq<values, opt<tail>>> {};
struct header_goal : whole_text<full_header> {};
struct header_over_goal : sor<whole_text<short_header>, header_goal> {};

struct series : seq<arith, plus<semicolon, arith>> {};
struct example_cell_goal
    : whole_text<sor<still_open, rel_not_known, rel_not_applicable, yes, no, series, values>> {};

// ---- options ----

struct option_goal : whole_text<sor<rel_not_known, rel_not_applicable, scope_name, value_name>> {};
struct options_goal : whole_text<seq<scope_name, star<scope_separator, scope_name>>> {};
struct bounds_goal : whole_text<rel_range> {};

// ---- heads ----

struct without_prejudice : words<"onverminderd"> {};
struct departure_if : seq<words<"geldt">, colon, sor<pending, on_its_own<condition>>> {};
struct departure_when : seq<comma, words<"als">, sor<departure_if, condition>> {};
struct departure_goal
    : whole_text<sor<words<"in afwijking van">, without_prejudice>, address, opt<departure_when>> {
};
struct fill_goal : whole_text<words<"vult in">, address, comma, value_name> {};
struct fill_values_goal : whole_text<values, opt<own_scope>> {};
struct choose_line_goal : whole_text<sor<rel_range, values>, opt<own_scope>> {};
struct analogous_goal : whole_text<address, is_word, words<"van overeenkomstige toepassing">,
                                   opt<words<"voor">, scope>> {};
struct substitution_goal : whole_text<quoted, words<"wordt gelezen als">, quoted> {};
struct example_goal : whole_text<words<"bij">, address, opt<seq<comma, scope>>> {};
struct expected_outcome : seq<address, colon, sor<yes, no, still_open>> {};
struct expectation_goal : whole_text<sor<expected_outcome, condition>> {};

}  // namespace slagboom::grammar::rules
