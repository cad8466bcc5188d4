// Words, numbers and names: the smallest rules of the grammar.
//
// Every rule takes the blanks behind it, never those before it. Words are compared without case and
// end at our own word boundary (letters outside ASCII and a dash plus letter continue a word), so
// "SE" is not found in "SE-cijfer". Leaves that carry a value are hand-written and leave it in the
// state.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "grammar/read_state.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar::rules {

namespace pegtl = tao::pegtl;
using pegtl::at;
using pegtl::eof;
using pegtl::not_at;
using pegtl::one;
using pegtl::opt;
using pegtl::plus;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;
using pegtl::success;

// Text as a template argument.
template <std::size_t N>
struct Literal {
  char text[N] = {};
  constexpr Literal(const char (&source)[N]) {
    std::copy_n(source, N, text);
  }  // NOLINT: implicit on purpose
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

// A rule that is a function from a place to a length; 0 means that it does not match.
template <typename Rule>
struct by_hand {
  using rule_t = Rule;
  using subs_t = pegtl::empty_list;

  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, ReadState& state) {
    const auto place = static_cast<std::size_t>(in.current() - state.text().data());
    const std::size_t length = Rule::take(state, place);
    if (length == 0) return false;
    in.bump_in_this_line(length);
    return true;
  }
};

// One or more words: words<"gedeeld door">.
template <Literal Text>
struct words : by_hand<words<Text>> {
  static constexpr std::string_view kText = Text.view();
  static std::size_t take(ReadState& state, std::size_t place) {
    return match_words(state.text().substr(place), kText);
  }
};

// The same with "de" or "het" before it: "het gemiddelde van".
template <Literal Text>
struct with_article : by_hand<with_article<Text>> {
  static std::size_t take(ReadState& state, std::size_t place) {
    const std::string_view text = state.text().substr(place);
    const std::size_t article = std::max(match_words(text, "de"), match_words(text, "het"));
    const std::size_t length = match_words(text.substr(article), Text.view());
    return length == 0 ? 0 : article + length;
  }
};

struct blanks : star<one<' ', '\t'>> {};
template <char C>
struct symbol : seq<one<C>, blanks> {};
struct comma : symbol<','> {};
struct semicolon : symbol<';'> {};
struct colon : symbol<':'> {};

struct sentence_end : seq<opt<one<'.', ';', ','>>, blanks, eof> {};

struct number : by_hand<number> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_number(place); }
};
// A number where a name may stand too.
struct number_value : by_hand<number_value> {
  static std::size_t take(ReadState& state, std::size_t place) {
    return state.take_number(place, true);
  }
};
struct year : by_hand<year> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_year(place); }
};
struct school_year : by_hand<school_year> {
  static std::size_t take(ReadState& state, std::size_t place) {
    return state.take_school_year(place);
  }
};
struct date : by_hand<date> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_date(place); }
};
// «…»: exactly this name, or a text.
struct quoted : by_hand<quoted> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_quoted(place); }
};
struct address : by_hand<address> {
  static std::size_t take(ReadState& state, std::size_t place) { return state.take_address(place); }
};
struct onderdeel : by_hand<onderdeel> {
  static std::size_t take(ReadState& state, std::size_t place) {
    return state.take_onderdeel(place);
  }
};
// The longest declared name of one of these kinds.
template <KindSet Kinds>
struct name_of : by_hand<name_of<Kinds>> {
  static std::size_t take(ReadState& state, std::size_t place) {
    return state.take_name(place, Kinds);
  }
};
struct value_name : name_of<kValueNames> {};
struct thing_name : name_of<kThingNames> {};
struct condition_name : name_of<kConditionNames> {};
struct scope_name : name_of<kScopeNames> {};
struct sort_name : name_of<kSortNames> {};

// Rules that match nothing: they only ask whether a strict reading may go on here.
struct may_own {
  using rule_t = may_own;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, ReadState& state) {
    return state.may_own(static_cast<std::size_t>(in.current() - state.text().data()));
  }
};
struct may_compare {
  using rule_t = may_compare;
  using subs_t = pegtl::empty_list;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& /*in*/, ReadState& state) {
    return state.may_compare();
  }
};

// Where a level stands: on the same side of a comparison as what is around it, on its right, or on
// its own.
enum class Side : unsigned char { same, right, own };

// One level deeper, with a limit; the level is left on every way out.
template <typename Rule, Side Stands>
struct level {
  using rule_t = level;
  using subs_t = pegtl::type_list<Rule>;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, ReadState& state) {
    const ReadState::Deeper deeper(state,
                                   Stands == Side::same ? state.right : Stands == Side::right);
    return deeper.allowed() && Control<Rule>::template match<A, M, Action, Control>(in, state);
  }
};
template <typename Rule>
struct nested : level<Rule, Side::same> {};
template <typename Rule>
struct on_right : level<Rule, Side::right> {};  // of a comparison, of "hoort bij"
template <typename Rule>
struct on_its_own : level<Rule, Side::own> {};  // between brackets, behind a colon

struct is_word : sor<words<"is">, words<"zijn">> {};
struct verb : sor<is_word, words<"hoort">, words<"horen">, words<"vullen">, words<"vult">> {};

// Matches nothing. Fails on a right-hand side when a verb follows: what was read begins the next
// sentence.
struct no_new_sentence {
  using rule_t = no_new_sentence;
  using subs_t = pegtl::type_list<verb>;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, ReadState& state) {
    return !state.right || Control<not_at<verb>>::template match<A, M, Action, Control>(in, state);
  }
};

}  // namespace slagboom::grammar::rules

namespace tao::pegtl {

template <typename Name, slagboom::grammar::rules::Literal Text>
struct analyze_traits<Name, slagboom::grammar::rules::words<Text>> : analyze_any_traits<> {};
template <typename Name, slagboom::grammar::rules::Literal Text>
struct analyze_traits<Name, slagboom::grammar::rules::with_article<Text>> : analyze_any_traits<> {};
template <typename Name, slagboom::grammar::KindSet Kinds>
struct analyze_traits<Name, slagboom::grammar::rules::name_of<Kinds>> : analyze_any_traits<> {};
template <typename Name, typename Rule, slagboom::grammar::rules::Side Stands>
struct analyze_traits<Name, slagboom::grammar::rules::level<Rule, Stands>>
    : analyze_seq_traits<Rule> {};
template <typename Name>
struct analyze_traits<Name, slagboom::grammar::rules::may_own> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, slagboom::grammar::rules::may_compare> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, slagboom::grammar::rules::no_new_sentence>
    : analyze_opt_traits<slagboom::grammar::rules::verb> {};

#define SLAGBOOM_LEAF(rule) \
  template <typename Name>  \
  struct analyze_traits<Name, slagboom::grammar::rules::rule> : analyze_any_traits<> {};
SLAGBOOM_LEAF(number)
SLAGBOOM_LEAF(number_value)
SLAGBOOM_LEAF(year)
SLAGBOOM_LEAF(school_year)
SLAGBOOM_LEAF(date)
SLAGBOOM_LEAF(quoted)
SLAGBOOM_LEAF(address)
SLAGBOOM_LEAF(onderdeel)
#undef SLAGBOOM_LEAF

}  // namespace tao::pegtl
