// Sentences about what a reglement says: what must or may not be written, and the values.
#pragma once

#include "grammar/calendar_rules.hpp"
#include "grammar/expression.hpp"

namespace slagboom::grammar::rules {

// All that is left: values, which are looked up later.
struct topic_values : star<pegtl::any> {};
struct values_behind : seq<colon, topic_values> {};

// ---- moet …, mag niet … ----

struct demand_stated : seq<words<"in het">, day_unit, words<"staan">> {};
struct demand_equal : seq<words<"zijn">, values_behind> {};
struct demand_contains : seq<words<"bevatten">, values_behind> {};
struct demand_within : seq<words<"komen uit">, values_behind> {};
struct measure : seq<number, opt<not_at<words<"zijn">>, day_unit>> {};
struct demand_at_least : seq<words<"minstens">, measure, words<"zijn">> {};
struct demand_at_most : seq<words<"hoogstens">, measure, words<"zijn">> {};
struct demand_odd : words<"oneven zijn"> {};
struct demand_before : seq<words<"liggen">, before_word, point> {};
struct demand_until : seq<words<"uiterlijk liggen op">, point> {};
struct demand_from : seq<words<"niet eerder liggen dan">, point> {};
struct demand_goal
    : seq<blanks,
          sor<demand_stated, demand_equal, demand_contains, demand_within, demand_at_least,
              demand_at_most, demand_odd, demand_before, demand_until, demand_from>,
          sentence_end> {};

// ---- values ----

struct measure_goal : seq<blanks, number, opt<rest_of_sentence>, sentence_end> {};

// ---- document: schooljaar … ----

struct document_years_goal
    : seq<blanks, school_year, opt<sor<years_later, years_earlier, school_years_until>>,
          opt<own_scope>, sentence_end> {};

}  // namespace slagboom::grammar::rules
