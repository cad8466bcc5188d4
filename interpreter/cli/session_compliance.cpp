// What reglementen say beside the law: the reports, and the examples of requirements.
#include <utility>

#include "interpreter/cli/session_state.hpp"
#include "interpreter/compliance/decisions.hpp"
#include "interpreter/compliance/examples.hpp"

namespace slagboom::cli {

void Session::State::check_content() {
  reports = compliance::reports(*model, diagnostics);
  compliance::add_findings(*model, reports, diagnostics);
  compliance::check_decisions(*model, diagnostics);
  // Without a reglement the texts are those of the law: then these are what is checked.
  if (reports.empty()) static_cast<void>(compliance::collect(*model, {}, diagnostics));
}

void Session::State::test_requirements(const std::function<bool(const std::string&)>& asked,
                                       const std::function<void(ExampleResult)>& add) {
  grammar::Diagnostics ignored;
  const compliance::Book book = compliance::collect(*model, {}, ignored);
  const calendar::Calendar calendar = calendar::collect(*model, {}, ignored);
  for (compliance::ExampleOutcome& outcome : compliance::run_examples(*model, book, calendar)) {
    const std::string& path = sources.file(outcome.span.file).path;
    if (!asked(path)) continue;
    ExampleResult result;
    result.file = path;
    result.line = sources.place(outcome.span.file, outcome.span.begin).line;
    result.name = std::move(outcome.name);
    result.state = outcome.passed ? ExampleResult::State::passed : ExampleResult::State::failed;
    result.message = std::move(outcome.message);
    add(std::move(result));
  }
}

}  // namespace slagboom::cli
