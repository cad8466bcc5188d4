// Sentences about days: when a holiday falls, which days count, when something must be done.
#pragma once

#include "grammar/lexical.hpp"

namespace slagboom::grammar::rules {

// ---- leaves ----

// "1 oktober", without a year behind it.
struct day_of_year : by_hand<day_of_year> {
  static std::size_t take(ReadState& state, std::size_t place) {
    return state.take_day_of_year(place);
  }
};
struct weekday : by_hand<weekday> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_weekday(place); }
};
// One word: the name of a kind of days.
struct day_unit : by_hand<day_unit> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_word(place); }
};
// All that is left: the name of an occasion or of an extension.
struct rest_of_sentence : by_hand<rest_of_sentence> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_rest(place); }
};

struct days_word : sor<words<"dagen">, words<"dag">> {};
struct before_word : words<"vóór"> {};
struct after_word : words<"na"> {};
struct easter_word : words<"pasen"> {};

// ---- feestdag: valt op … ----

struct easter_day : easter_word {};
struct days_after_easter : seq<number, days_word, after_word, easter_word> {};
struct days_before_easter : seq<number, days_word, before_word, easter_word> {};
struct moved_day
    : seq<comma, words<"of">, day_of_year, words<"als dat een">, weekday, words<"is">> {};
struct fixed_day : seq<day_of_year, opt<moved_day>> {};
struct single_days : seq<date, star<sor<comma, words<"en">>, date>> {};
struct holiday_goal
    : seq<blanks, sor<single_days, fixed_day, days_after_easter, days_before_easter, easter_day>,
          sentence_end> {};

// ---- years ----

struct years_later : words<"en later"> {};
struct years_earlier : words<"en eerder"> {};
struct years_until : seq<words<"tot en met">, year> {};
struct calendar_years_goal
    : seq<blanks, year, opt<sor<years_later, years_earlier, years_until>>, sentence_end> {};
struct school_years_until : seq<words<"tot en met">, school_year> {};
struct school_years_goal
    : seq<blanks, school_year, opt<sor<years_later, years_earlier, school_years_until>>,
          sentence_end> {};

// ---- dagsoort: telt … ----

struct every_day : words<"elke dag"> {};
struct week_days : seq<weekday, words<"tot en met">, weekday> {};
struct without_holidays : words<"zonder feestdagen"> {};
struct without_vacation : words<"zonder vakantiedagen"> {};
struct day_kind_goal
    : seq<blanks, sor<every_day, week_days>,
          star<seq<comma, sor<without_holidays, without_vacation>>>, sentence_end> {};

// ---- verlenging ----

struct no_end_holidays : words<"feestdagen"> {};
struct no_end_item : sor<no_end_holidays, weekday> {};
struct no_end_goal
    : seq<blanks, no_end_item, star<seq<sor<comma, words<"en">>, no_end_item>>, sentence_end> {};
struct least_days_goal
    : seq<blanks, number, words<"andere">, days_word, words<"bij een termijn van">, number,
          days_word, words<"of meer">, sentence_end> {};
struct longest_item : seq<number, day_unit> {};
struct longest_goal
    : seq<blanks, longest_item, star<seq<sor<comma, words<"of">>, longest_item>>, sentence_end> {};

// ---- termijn: wanneer … ----

struct yearly_day : seq<day_of_year, words<"van het schooljaar">> {};
struct occasion_name : rest_of_sentence {};
struct point : sor<date, yearly_day, occasion_name> {};
struct amount : seq<number, day_unit> {};

struct limit_within : seq<words<"binnen">, amount, after_word, point> {};
struct counted_after : seq<amount, after_word, point> {};
struct counted_before : seq<amount, before_word, point> {};
struct limit_latest_after : seq<words<"uiterlijk">, counted_after> {};
struct limit_latest_before : seq<words<"uiterlijk">, counted_before> {};
struct limit_latest : seq<words<"uiterlijk">, opt<words<"op">>, point> {};
struct limit_before : seq<before_word, point> {};
struct limit_on : seq<words<"op">, point> {};
struct limit_not_before : seq<words<"niet eerder dan">, point> {};
struct limit_at_least : seq<words<"minstens">, amount, after_word, point> {};
struct time_limit_goal
    : seq<blanks,
          sor<limit_within, limit_latest_after, limit_latest_before, limit_latest, limit_before,
              limit_on, limit_not_before, limit_at_least>,
          sentence_end> {};
struct day_of_year_goal : seq<blanks, day_of_year, sentence_end> {};
struct date_goal : seq<blanks, date, sentence_end> {};
struct school_year_goal : seq<blanks, school_year, sentence_end> {};
struct point_goal : seq<blanks, point, sentence_end> {};

}  // namespace slagboom::grammar::rules

namespace tao::pegtl {

#define SLAGBOOM_LEAF(rule) \
  template <typename Name>  \
  struct analyze_traits<Name, slagboom::grammar::rules::rule> : analyze_any_traits<> {};
SLAGBOOM_LEAF(day_of_year)
SLAGBOOM_LEAF(weekday)
SLAGBOOM_LEAF(day_unit)
SLAGBOOM_LEAF(rest_of_sentence)
#undef SLAGBOOM_LEAF

}  // namespace tao::pegtl
