// Values, sets, comparisons and conditions.
//
// A value and a set have the same form ("de eindcijfers van de kernvakken"), so there is one rule
// for both and the difference is judged later. No choice begins twice with the same recursive rule:
// a comparison is a value and then a tail, an operand is read once and then its suffix. What can be
// inside itself goes through `nested`.
//
// "en" joins values, things behind "van", and conditions. Before the verb it joins values; in a
// right-hand side it joins only when no verb follows, so that "a is 5 en b is 6" is two conditions.
#pragma once

#include "grammar/lexical.hpp"

namespace slagboom::grammar::rules {

struct values;
struct owners;
struct condition;
struct joined;

struct joiner : sor<words<"samen met">, words<"en">, seq<comma, opt<words<"en">>>> {};
struct pending : eof {};  // the list stands below the sentence

// ---- rounding ----

struct whole : words<"een geheel getal"> {};
struct precision : sor<whole, seq<number, sor<words<"decimaal">, words<"decimalen">>>> {};
struct one_step : seq<words<"in één stap afgerond op">, precision> {};
struct two_steps
    : seq<words<"eerst afgerond op">, precision, comma, words<"daarna op">, precision> {};
struct round_up : seq<words<"naar boven afgerond op">, precision> {};
struct round_down : seq<words<"naar beneden afgerond op">, precision> {};
struct truncated : seq<words<"afgekapt op">, precision> {};
struct rounding_words : sor<one_step, two_steps, round_up, round_down, truncated> {};
struct rounding : seq<comma, rounding_words> {};

// ---- names and things ----

struct bracketed : seq<symbol<'('>, on_its_own<values>, opt<rounding>, symbol<')'>> {};
struct owned : seq<words<"van">, nested<owners>> {};
struct maybe_owned : opt<may_own, owned> {};
struct name_use : seq<sor<value_name, quoted>, maybe_owned> {};

struct without : seq<words<"zonder">, nested<owners>> {};
struct both : seq<words<"die ook horen bij">, nested<owners>> {};
struct such_that : seq<words<"waarvoor geldt">, colon, sor<pending, on_its_own<condition>>> {};
struct from_list : seq<words<"uit deze lijst">, colon, pending> {};
struct suffix : sor<without, both, such_that, from_list> {};

struct thing_name_use : seq<thing_name, maybe_owned> {};
struct thing_use : seq<thing_name_use, star<suffix>> {};
struct more_things : seq<joiner, thing_use, no_new_sentence> {};
struct owner : seq<sor<bracketed, name_use>, star<suffix>> {};
struct owners : seq<owner, star<more_things>> {};

// ---- values ----

struct literal : sor<date, school_year, number_value> {};

struct mean : seq<with_article<"gemiddelde van">, nested<joined>> {};
struct weighted_mean : seq<with_article<"gewogen gemiddelde van">, nested<joined>, comma,
                           words<"gewogen met">, nested<joined>> {};
struct sum : seq<with_article<"som van">, nested<joined>> {};
struct highest : seq<with_article<"hoogste van">, nested<joined>> {};
struct lowest : seq<with_article<"laagste van">, nested<joined>> {};
struct counted;
struct count : seq<with_article<"aantal">, nested<joined>, opt<counted>> {};
struct aggregate : sor<mean, weighted_mean, sum, highest, lowest, count> {};

struct primary : sor<bracketed, literal, name_use, aggregate> {};
struct element : seq<primary, star<suffix>> {};
struct joined : seq<element, star<joiner, element, no_new_sentence>> {};

struct op_plus : words<"plus"> {};
struct op_minus : words<"min"> {};
struct op_times : words<"keer"> {};
struct op_divided : words<"gedeeld door"> {};
struct operator_word : sor<op_plus, op_minus, op_times, op_divided> {};
struct arith : seq<element, star<operator_word, element>> {};
struct values : seq<arith, star<joiner, arith, no_new_sentence>> {};

// ---- comparisons ----

struct yes : words<"ja"> {};
struct no : words<"nee"> {};
struct still_open : words<"nog open"> {};
struct operand : on_right<sor<yes, no, still_open, arith>> {};

struct rel_known : words<"bekend"> {};
struct rel_not_known : words<"nog niet bekend"> {};
struct rel_applicable : words<"van toepassing"> {};
struct rel_not_applicable : words<"niet van toepassing"> {};
struct rel_above : seq<sor<words<"hoger dan">, words<"meer dan">>, operand> {};
struct rel_below : seq<sor<words<"lager dan">, words<"minder dan">>, operand> {};
struct rel_equal : seq<words<"gelijk aan">, operand> {};
struct rel_not_equal : seq<words<"niet gelijk aan">, operand> {};
struct rel_range : seq<words<"van">, operand, words<"tot en met">, operand> {};
struct rel_one_of : seq<words<"één van">, colon, operand, star<sor<comma, words<"of">>, operand>> {
};
struct rel_not : seq<words<"niet">, operand> {};
struct or_higher : sor<words<"of hoger">, words<"of meer">, words<"of later">> {};
struct or_lower : sor<words<"of lager">, words<"of minder">, words<"of eerder">> {};

struct relation_end : sor<eof, one<',', '.', ';', ')'>, words<"en">, words<"of">> {};
struct clause_end : is_word {};

template <typename End>
struct another_operand : seq<words<"of">, operand, at<End>> {};
template <typename End>
struct rel_plain : seq<operand, sor<or_higher, or_lower, star<another_operand<End>>>> {};
template <typename End>
struct relation_of
    : sor<rel_known, rel_not_known, rel_applicable, rel_not_applicable, rel_above, rel_below,
          rel_equal, rel_not_equal, rel_range, rel_one_of, rel_not, rel_plain<End>> {};
struct relation : relation_of<relation_end> {};
struct relation_in_clause : relation_of<clause_end> {};
struct counted : seq<sor<words<"dat">, words<"die">>, relation_in_clause, is_word> {};

struct compared : seq<may_compare, is_word, relation> {};
struct belongs_verb : sor<words<"hoort">, words<"horen">> {};
struct not_belongs : seq<belongs_verb, words<"niet bij">, on_right<values>> {};
struct belongs : seq<belongs_verb, words<"bij">, on_right<values>> {};
struct filling : seq<sor<words<"vullen">, words<"vult">>,
                     words<"elk van deze plaatsen met een ander">, sort_name, colon, pending> {};
struct tail : sor<compared, not_belongs, belongs, filling> {};
struct comparison : seq<values, tail> {};

// ---- conditions ----

struct quantity_at_least : words<"minstens"> {};
struct quantity_at_most : words<"hoogstens"> {};
struct quantity_exactly : words<"precies"> {};
struct quantity
    : seq<sor<quantity_at_least, quantity_at_most, quantity_exactly>, number, words<"van">> {};

struct others : seq<comma, words<"de overige">, is_word, relation> {};
struct all_are : seq<words<"alle">, values, is_word, relation> {};
struct none_is : seq<words<"geen van">, values, is_word, relation> {};
struct some_are : seq<quantity, values, is_word, relation, opt<others>> {};

struct every : words<"elk van"> {};
struct none_of_them : words<"geen van"> {};
struct for_each : seq<words<"voor">, sor<every, none_of_them, quantity>, values, words<"geldt">,
                      colon, sor<pending, on_its_own<condition>>> {};

struct those : sor<words<"deze">, words<"de">> {};
struct conditions_word : sor<words<"voorwaarden">, words<"onderdelen">> {};
struct list_tail : seq<opt<those>, conditions_word, words<"is voldaan">, colon, pending> {};
struct all_below : seq<words<"aan alle">, list_tail> {};
struct any_below : seq<words<"aan minstens">, number, words<"van">, list_tail> {};
struct none_below : seq<words<"aan geen van">, list_tail> {};
struct satisfied : seq<words<"aan">, address, words<"is voldaan">> {};

struct named_condition : seq<sor<condition_name, quoted>, at<relation_end>> {};

struct plain_condition : sor<all_below, any_below, none_below, satisfied, all_are, none_is,
                             some_are, for_each, named_condition> {};
struct simple : sor<plain_condition, comparison> {};
struct and_also : seq<opt<comma>, words<"en">, simple> {};
struct or_else : seq<opt<comma>, words<"of">, simple> {};
struct condition : seq<simple, sor<plus<and_also>, plus<or_else>, success>> {};

// ---- scope ----

struct and_later : words<"en later"> {};
struct and_earlier : words<"en eerder"> {};
struct up_to : words<"tot en met"> {};
struct scope_years
    : seq<words<"examenjaar">, year, opt<sor<and_later, and_earlier, seq<up_to, year>>>> {};
struct scope_cohorts
    : seq<words<"cohort">, school_year, opt<sor<and_later, and_earlier, seq<up_to, school_year>>>> {
};
struct scope_item : sor<scope_years, scope_cohorts, scope_name> {};
struct scope_separator : sor<seq<comma, opt<words<"en">>>, semicolon, words<"en">> {};
struct scope : seq<scope_item, star<scope_separator, scope_item>> {};
struct own_scope : seq<comma, words<"voor">, scope> {};

}  // namespace slagboom::grammar::rules
