// What reglementen say beside the law: the reports, and the examples of requirements.
#include <map>
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
                                       TestRun& run) {
  grammar::Diagnostics ignored;
  const compliance::Book book = compliance::collect(*model, {}, ignored);
  const calendar::Calendar calendar = calendar::collect(*model, {}, ignored);
  // A requirement of several topics, or of several periods, is one line.
  const auto label = [](const compliance::Norm& norm) {
    return norm.where.provision + ": " + norm.what->name;
  };
  std::map<std::string, CoverageLine> lines;
  for (const compliance::Norm& norm : book.norms) {
    if (asked(sources.file(norm.where.span.file).path)) lines[label(norm)].provision = label(norm);
  }
  for (compliance::ExampleOutcome& outcome : compliance::run_examples(*model, book, calendar)) {
    const std::string& path = sources.file(outcome.span.file).path;
    if (!asked(path)) continue;
    if (outcome.norm != nullptr) {
      CoverageLine& line = lines[label(*outcome.norm)];
      (outcome.nothing_wrong ? line.by_yes : line.by_no) = true;
    }
    ExampleResult result;
    result.file = path;
    result.line = sources.place(outcome.span.file, outcome.span.begin).line;
    result.name = std::move(outcome.name);
    result.state = outcome.passed ? ExampleResult::State::passed : ExampleResult::State::failed;
    result.message = std::move(outcome.message);
    run.results.push_back(std::move(result));
  }
  for (auto& [name, line] : lines) run.requirements.push_back(std::move(line));
}

}  // namespace slagboom::cli
