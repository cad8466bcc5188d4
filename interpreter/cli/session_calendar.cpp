// Time limits: checking those of a school, the agenda of a school year, and their examples.
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/calendar/checks.hpp"
#include "interpreter/calendar/examples.hpp"
#include "interpreter/cli/session_state.hpp"

namespace slagboom::cli {

namespace {

// What the reader of the given texts has in hand: the law, and those texts with what they rest on.
std::vector<bool> view_of_given(const resolve::Model& model) {
  std::vector<bool> view(model.documents.size());
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    if (model.documents[document].is_library) {
      view[document] = true;
      continue;
    }
    const std::vector<bool> own = resolve::view_from(model, document);
    for (std::size_t index = 0; index < own.size(); ++index)
      view[index] = view[index] || own[index];
  }
  return view;
}

}  // namespace

// Each text for itself: what one school has arranged does not hold for another.
void Session::State::check_calendars() {
  const auto check = [&](const std::vector<bool>& view) {
    calendar::check_limits(*model, calendar::collect(*model, view, diagnostics), diagnostics);
  };
  bool any = false;
  for (std::uint32_t document = 0; document < model->documents.size(); ++document) {
    if (model->documents[document].is_library) continue;
    check(resolve::view_from(*model, document));
    any = true;
  }
  if (!any) check({});
}

calendar::Agenda Session::agenda(std::int32_t school_year, const calendar::GivenDays& given) {
  State& state = *state_;
  if (!state.model) return {};
  const calendar::Calendar calendar =
      calendar::collect(*state.model, view_of_given(*state.model), state.diagnostics);
  return calendar::agenda(*state.model, calendar, school_year, given);
}

std::vector<std::string> Session::occasions() const {
  std::vector<std::string> names;
  if (!state_->model) return names;
  grammar::Diagnostics ignored;
  const calendar::Calendar calendar = calendar::collect(*state_->model, {}, ignored);
  for (const auto& [key, occasion] : calendar.occasions) names.push_back(occasion.name);
  return names;
}

void Session::State::test_time_limits(const std::function<bool(const std::string&)>& asked,
                                      const std::function<void(ExampleResult)>& add) {
  for (std::uint32_t document = 0; document < model->documents.size(); ++document) {
    const grammar::Syntax& syntax = *model->documents[document].syntax;
    const std::string& path = sources.file(syntax.document.file).path;
    if (!asked(path) || syntax.calendar.empty()) continue;
    grammar::Diagnostics ignored;
    calendar::Calendar calendar =
        calendar::collect(*model, resolve::view_from(*model, document), ignored);
    std::erase_if(calendar.examples, [&](const auto& each) { return each.document != document; });
    for (calendar::ExampleOutcome& outcome : calendar::run_examples(*model, calendar)) {
      ExampleResult result;
      result.file = path;
      result.line = sources.place(outcome.span.file, outcome.span.begin).line;
      result.name = std::move(outcome.name);
      result.state = outcome.passed ? ExampleResult::State::passed : ExampleResult::State::failed;
      result.message = std::move(outcome.message);
      add(std::move(result));
    }
  }
}

}  // namespace slagboom::cli
