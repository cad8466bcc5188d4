// The only file that instantiates PEGTL: one sentence to events, or the furthest place that was
// reached.
#include "grammar/reading.hpp"

#include <array>
#include <cstddef>

#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/expected.hpp"
#include "grammar/tags.hpp"

namespace slagboom::grammar {

namespace {

using rules::expected;
using rules::kTagOf;
namespace pegtl = tao::pegtl;

// Around every rule: events of a rule that fails are dropped, so nothing of a try that was given up
// remains; the furthest failure is kept; a rule with a tag leaves an event.
template <typename Rule>
struct around : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, ReadState& state) {
    constexpr bool kWatched = A == pegtl::apply_mode::action;
    constexpr bool kSpeaks = !expected<Rule>::kText.empty() || expected<Rule>::kSilent;
    const std::size_t first = state.event_count();
    const auto begin = static_cast<std::size_t>(in.current() - state.text().data());
    const ReadState::Attempt before = state.attempt();
    if (pegtl::normal<Rule>::template match<A, M, Action, Control>(in, state)) {
      if constexpr (kWatched && kTagOf<Rule> != Tag::none) {
        const auto end = static_cast<std::size_t>(in.current() - state.text().data());
        state.emit(kTagOf<Rule>, begin, end, first);
      }
      return true;
    }
    state.drop_events(first);
    if constexpr (kWatched && kSpeaks) {
      if (state.explains)
        state.failed(before, begin, {expected<Rule>::kText, expected<Rule>::kWord},
                     expected<Rule>::kName);
    }
    return false;
  }
};

template <typename Rule>
bool run(ReadState& state, std::size_t begin, std::size_t end) {
  pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*> in(
      state.text().data() + begin, state.text().data() + end, "");
  return pegtl::parse<Rule, pegtl::nothing, around>(in, state);
}

using Runner = bool (*)(ReadState&, std::size_t, std::size_t);

Runner runner(Goal goal) {
  switch (goal) {
    case Goal::value:
      return run<rules::value_goal>;
    case Goal::value_line:
      return run<rules::value_line_goal>;
    case Goal::condition:
      return run<rules::condition_goal>;
    case Goal::element:
      return run<rules::element_goal>;
    case Goal::open_item:
      return run<rules::open_item_goal>;
    case Goal::place:
      return run<rules::place_goal>;
    case Goal::scope:
      return run<rules::scope_goal>;
    case Goal::relation_cell:
      return run<rules::relation_cell_goal>;
    case Goal::result_cell:
      return run<rules::result_cell_goal>;
    case Goal::header:
      return run<rules::header_goal>;
    case Goal::header_over:
      return run<rules::header_over_goal>;
    case Goal::example_cell:
      return run<rules::example_cell_goal>;
    case Goal::option:
      return run<rules::option_goal>;
    case Goal::options:
      return run<rules::options_goal>;
    case Goal::bounds:
      return run<rules::bounds_goal>;
    case Goal::departure:
      return run<rules::departure_goal>;
    case Goal::fill:
      return run<rules::fill_goal>;
    case Goal::fill_values:
      return run<rules::fill_values_goal>;
    case Goal::choose_line:
      return run<rules::choose_line_goal>;
    case Goal::analogous:
      return run<rules::analogous_goal>;
    case Goal::substitution:
      return run<rules::substitution_goal>;
    case Goal::example:
      return run<rules::example_goal>;
    case Goal::expectation:
      return run<rules::expectation_goal>;
    case Goal::address:
      return run<rules::address_goal>;
    case Goal::holiday:
      return run<rules::holiday_goal>;
    case Goal::calendar_years:
      return run<rules::calendar_years_goal>;
    case Goal::school_years:
      return run<rules::school_years_goal>;
    case Goal::day_kind:
      return run<rules::day_kind_goal>;
    case Goal::no_end:
      return run<rules::no_end_goal>;
    case Goal::least_days:
      return run<rules::least_days_goal>;
    case Goal::longest:
      return run<rules::longest_goal>;
    case Goal::time_limit:
      return run<rules::time_limit_goal>;
    case Goal::day_of_year:
      return run<rules::day_of_year_goal>;
    case Goal::date:
      return run<rules::date_goal>;
    case Goal::demand:
      return run<rules::demand_goal>;
    case Goal::measure:
      return run<rules::measure_goal>;
    case Goal::document_years:
      return run<rules::document_years_goal>;
    case Goal::school_year:
      return run<rules::school_year_goal>;
    case Goal::point:
      return run<rules::point_goal>;
  }
  return run<rules::value_goal>;
}

}  // namespace

Reading read(Goal goal, std::string_view text, std::size_t begin, std::size_t end,
             const NameTable& names, const Limits& limits, const std::vector<NameChoice>& chosen,
             bool strict) {
  // Rules look ahead in the text itself, so it must end where the reading ends.
  const std::string_view whole = text.substr(0, end);
  const Runner run_goal = runner(goal);
  ReadState quick(whole, names, limits, chosen, strict);
  const bool ok = run_goal(quick, begin, end);
  if (ok || !chosen.empty()) return quick.finish(ok);
  // Most sentences are right; why one is not, is found out by reading it again.
  ReadState careful(whole, names, limits, chosen, strict);
  careful.explains = true;
  return careful.finish(run_goal(careful, begin, end));
}

std::size_t grammar_problems() {
  using namespace rules;
  std::size_t problems = 0;
  const auto add = [&](std::size_t found) { problems += found; };
  add(pegtl::analyze<value_line_goal>(0));
  add(pegtl::analyze<condition_goal>(0));
  add(pegtl::analyze<open_item_goal>(0));
  add(pegtl::analyze<place_goal>(0));
  add(pegtl::analyze<header_over_goal>(0));
  add(pegtl::analyze<relation_cell_goal>(0));
  add(pegtl::analyze<result_cell_goal>(0));
  add(pegtl::analyze<example_cell_goal>(0));
  add(pegtl::analyze<options_goal>(0));
  add(pegtl::analyze<option_goal>(0));
  add(pegtl::analyze<choose_line_goal>(0));
  add(pegtl::analyze<departure_goal>(0));
  add(pegtl::analyze<fill_goal>(0));
  add(pegtl::analyze<analogous_goal>(0));
  add(pegtl::analyze<substitution_goal>(0));
  add(pegtl::analyze<example_goal>(0));
  add(pegtl::analyze<expectation_goal>(0));
  add(pegtl::analyze<holiday_goal>(0));
  add(pegtl::analyze<calendar_years_goal>(0));
  add(pegtl::analyze<school_years_goal>(0));
  add(pegtl::analyze<day_kind_goal>(0));
  add(pegtl::analyze<no_end_goal>(0));
  add(pegtl::analyze<least_days_goal>(0));
  add(pegtl::analyze<longest_goal>(0));
  add(pegtl::analyze<demand_goal>(0));
  add(pegtl::analyze<measure_goal>(0));
  add(pegtl::analyze<document_years_goal>(0));
  add(pegtl::analyze<time_limit_goal>(0));
  add(pegtl::analyze<day_of_year_goal>(0));
  add(pegtl::analyze<date_goal>(0));
  add(pegtl::analyze<school_year_goal>(0));
  add(pegtl::analyze<point_goal>(0));
  return problems;
}

}  // namespace slagboom::grammar
