// Running the examples, and their coverage.
#include <map>

#include "interpreter/cli/session_state.hpp"
#include "interpreter/examples/examples.hpp"

namespace slagboom::cli {

TestRun Session::test(const std::vector<std::string>& paths,
                      const std::function<void(std::size_t, std::size_t)>& progress) {
  State& state = *state_;
  TestRun run;
  if (!state.model) return run;
  examples::Runner runner(*state.model, state.sources, state.diagnostics);
  std::size_t done = 0;
  for (const resolve::Source& source : state.model->examples) {
    if (progress) progress(done++, state.model->examples.size());
    const std::string& path = state.sources.file(source.statement->span.file).path;
    if (!under(path, paths)) continue;
    for (examples::Result& result : runner.run(source)) {
      ExampleResult one;
      one.file = path;
      const grammar::Place place = state.sources.place(result.span.file, result.span.begin);
      one.line = place.line;
      one.name = std::move(result.name);
      one.state = result.state == examples::State::passed   ? ExampleResult::State::passed
                  : result.state == examples::State::failed ? ExampleResult::State::failed
                                                            : ExampleResult::State::skipped;
      one.message = std::move(result.message);
      run.results.push_back(std::move(one));
    }
  }
  state.test_time_limits([&](const std::string& path) { return under(path, paths); },
                         [&](ExampleResult result) { run.results.push_back(std::move(result)); });
  state.test_requirements([&](const std::string& path) { return under(path, paths); }, run);
  // Coverage: every provision that can decide, in the documents asked for.
  std::map<std::string, CoverageLine> lines;
  for (const program::Provision& provision : state.model->vocabulary.provisions) {
    if (!under(state.sources.file(provision.span.file).path, paths)) continue;
    lines[provision.label].provision = provision.label;
  }
  for (const auto& [label, decided] : runner.decided()) {
    const auto line = lines.find(label);
    if (line == lines.end()) continue;
    line->second.by_yes = decided.yes > 0;
    line->second.by_no = decided.no > 0;
  }
  for (auto& [label, line] : lines) run.coverage.push_back(std::move(line));
  return run;
}

}  // namespace slagboom::cli
