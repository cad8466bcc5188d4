// What a rule expects, in Dutch: the words after "hier hoort". A word of the language expects
// itself.
#pragma once

#include <string_view>

#include "grammar/calendar_rules.hpp"
#include "grammar/statement.hpp"
#include "grammar/topic_rules.hpp"

namespace slagboom::grammar::rules {

// `kSilent`: this rule is one of many ways to go on, naming it would hide what is really missing.
// `kName`: a declared name is possible here, so an unknown word is probably a name.
template <typename Rule>
struct expected {
  static constexpr std::string_view kText{};
  static constexpr bool kSilent = false;
  static constexpr bool kName = false;
  static constexpr bool kWord = false;
};

template <Literal Text>
struct expected<words<Text>> {
  static constexpr std::string_view kText = Text.view();
  static constexpr bool kSilent = false;
  static constexpr bool kName = false;
  static constexpr bool kWord = true;
};

#define SLAGBOOM_EXPECTED(rule, dutch, is_silent, is_name) \
  template <>                                              \
  struct expected<rule> {                                  \
    static constexpr std::string_view kText = dutch;       \
    static constexpr bool kSilent = is_silent;             \
    static constexpr bool kName = is_name;                 \
    static constexpr bool kWord = false;                   \
  };
#define SLAGBOOM_EXPECTS(rule, dutch) SLAGBOOM_EXPECTED(rule, dutch, false, false)
#define SLAGBOOM_EXPECTS_NAME(rule, dutch) SLAGBOOM_EXPECTED(rule, dutch, false, true)
#define SLAGBOOM_SILENT(rule) SLAGBOOM_EXPECTED(rule, "", true, false)

SLAGBOOM_EXPECTS_NAME(primary, "een waarde")
SLAGBOOM_EXPECTS_NAME(operand, "een waarde")
SLAGBOOM_EXPECTS_NAME(owner, "een begrip")
SLAGBOOM_EXPECTS_NAME(thing_use, "een begrip")
SLAGBOOM_EXPECTS_NAME(value_name, "een begrip")
SLAGBOOM_EXPECTS_NAME(sort_name, "een soort, zoals «vak»")
SLAGBOOM_EXPECTS_NAME(simple, "een voorwaarde")
SLAGBOOM_EXPECTS_NAME(full_header, "een waarde of een voorwaarde")
SLAGBOOM_EXPECTS_NAME(scope_item, "een bereik, zoals «havo» of «examenjaar 2026»")
SLAGBOOM_EXPECTS_NAME(scope_name, "een keuze")
SLAGBOOM_EXPECTS(relation, "een vergelijking, zoals «5,5 of hoger»")
SLAGBOOM_EXPECTS(relation_in_clause, "een vergelijking, zoals «lager dan 4»")
SLAGBOOM_EXPECTS(tail, "«is» of «zijn»")
SLAGBOOM_EXPECTS(is_word, "«is» of «zijn»")
SLAGBOOM_EXPECTS(address, "een bepaling, zoals «artikel 3.34 lid 1»")
SLAGBOOM_EXPECTS(number, "een getal")
SLAGBOOM_EXPECTS(year, "een jaar, zoals «2026»")
SLAGBOOM_EXPECTS(school_year, "een schooljaar, zoals «2025-2026»")
SLAGBOOM_EXPECTS(quoted, "een begrip tussen « en »")
SLAGBOOM_EXPECTS(precision, "«een geheel getal» of «1 decimaal»")
SLAGBOOM_EXPECTS(conditions_word, "«voorwaarden»")
SLAGBOOM_EXPECTS(colon, "een dubbele punt")
SLAGBOOM_EXPECTS(comma, "een komma")
SLAGBOOM_EXPECTS(symbol<')'>, "een haakje sluiten")
SLAGBOOM_EXPECTS(pending, "een lijst onder deze zin")
SLAGBOOM_EXPECTS(sentence_end, "het einde van de zin")
SLAGBOOM_EXPECTS(any, "«elk»")
SLAGBOOM_EXPECTS(day_of_year, "een dag, zoals «1 oktober»")
SLAGBOOM_EXPECTS(weekday, "een dag van de week")
SLAGBOOM_EXPECTS(day_unit, "een soort dagen, zoals «werkdagen»")
SLAGBOOM_EXPECTS(rest_of_sentence, "een gebeurtenis")
SLAGBOOM_EXPECTS(days_word, "«dagen»")
SLAGBOOM_EXPECTS(after_word, "«na»")
SLAGBOOM_EXPECTS(before_word, "«vóór»")
SLAGBOOM_EXPECTS(easter_word, "«Pasen»")
SLAGBOOM_EXPECTS(point, "een dag, zoals «1 oktober van het schooljaar», of een gebeurtenis")
SLAGBOOM_EXPECTS(topic_values, "een of meer waarden")
SLAGBOOM_SILENT(joiner)
SLAGBOOM_SILENT(suffix)
SLAGBOOM_SILENT(owned)
SLAGBOOM_SILENT(operator_word)
SLAGBOOM_SILENT(rounding)
SLAGBOOM_SILENT(counted)
SLAGBOOM_SILENT(and_also)
SLAGBOOM_SILENT(or_else)
SLAGBOOM_SILENT(others)
SLAGBOOM_SILENT(own_scope)
SLAGBOOM_SILENT(scope_separator)
SLAGBOOM_SILENT(or_higher)
SLAGBOOM_SILENT(or_lower)
SLAGBOOM_SILENT(another_operand<relation_end>)
SLAGBOOM_SILENT(another_operand<clause_end>)
SLAGBOOM_SILENT(and_later)
SLAGBOOM_SILENT(and_earlier)
SLAGBOOM_SILENT(up_to)
SLAGBOOM_SILENT(those)
SLAGBOOM_SILENT(times_prefix)
SLAGBOOM_SILENT(one_of_prefix)
SLAGBOOM_SILENT(or_separator)
SLAGBOOM_SILENT(only_if)
SLAGBOOM_SILENT(otherwise)
SLAGBOOM_SILENT(relation_end)
SLAGBOOM_SILENT(departure_when)
SLAGBOOM_SILENT(series)
SLAGBOOM_SILENT(short_header)

#undef SLAGBOOM_SILENT
#undef SLAGBOOM_EXPECTS_NAME
#undef SLAGBOOM_EXPECTS
#undef SLAGBOOM_EXPECTED

}  // namespace slagboom::grammar::rules
