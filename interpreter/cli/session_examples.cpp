// Running the examples, their coverage, and the numbers that no example notices.
#include <algorithm>
#include <filesystem>

#include "interpreter/cli/session_state.hpp"
#include "interpreter/examples/examples.hpp"

namespace slagboom::cli {

namespace {

namespace fs = std::filesystem;

bool under(const std::string& path, const std::vector<std::string>& roots) {
  if (roots.empty()) return true;
  std::error_code ignored;
  const std::string own = fs::weakly_canonical(path, ignored).string();
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    const std::string folder = fs::weakly_canonical(root, ignored).string();
    return own == folder || own.starts_with(folder + "/");
  });
}

}  // namespace

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

std::vector<std::string> Session::unnoticed_changes(const std::vector<std::string>& paths,
                                                    const std::function<void(std::size_t, std::size_t)>& progress) {
  State& state = *state_;
  std::vector<std::string> unnoticed;
  if (!state.model) return unnoticed;
  examples::Runner runner(*state.model, state.sources, state.diagnostics);
  runner.keep_coverage(false);
  // Once unchanged: makes all programs, and leaves out examples that fail anyway.
  std::vector<resolve::Source> good;
  for (const resolve::Source& source : state.model->examples) {
    const std::vector<examples::Result> results = runner.run(source);
    const bool passed = std::all_of(results.begin(), results.end(), [](const examples::Result& result) {
      return result.state != examples::State::failed;
    });
    if (passed) good.push_back(source);
  }
  // The places in the text where a number stands in a rule, with every node made from it.
  struct Use {
    examples::Setting* setting;
    program::NodeId node;
  };
  std::map<std::pair<grammar::FileId, std::uint32_t>, std::vector<Use>> uses;
  for (auto& [label, setting] : runner.settings()) {
    const std::size_t rules_end = setting->rule_nodes;
    for (program::NodeId id = 0; id < rules_end; ++id) {
      const program::Node& node = setting->lowered.program.nodes[id];
      if (node.op != program::Op::number) continue;
      if (!under(state.sources.file(node.span.file).path, paths)) continue;
      uses[{node.span.file, node.span.begin}].push_back({setting.get(), id});
    }
  }
  std::size_t done = 0;
  for (const auto& [where, nodes] : uses) {
    if (progress) progress(done++, uses.size());
    for (const int sign : {1, -1}) {
      std::vector<std::pair<std::int64_t, std::int64_t>> former;
      for (const Use& use : nodes) {
        program::Node& node = use.setting->lowered.program.nodes[use.node];
        former.emplace_back(node.a, node.b);
        const std::int64_t step = operations::power_of_ten(static_cast<unsigned>(std::max<int>(node.type.decimals, 0)));
        const operations::Rational changed = operations::add({node.a, node.b}, {sign, step});
        node.a = changed.num;
        node.b = changed.den;
      }
      runner.refresh();
      bool noticed = false;
      for (const resolve::Source& source : good) {
        for (const examples::Result& result : runner.run(source)) noticed = noticed || result.state == examples::State::failed;
        if (noticed) break;
      }
      for (std::size_t index = 0; index < nodes.size(); ++index) {
        program::Node& node = nodes[index].setting->lowered.program.nodes[nodes[index].node];
        node.a = former[index].first;
        node.b = former[index].second;
      }
      if (!noticed) {
        const grammar::Place place = state.sources.place(where.first, where.second);
        const program::Node& node = nodes.front().setting->lowered.program.nodes[nodes.front().node];
        unnoticed.push_back(state.sources.file(where.first).path + ":" + std::to_string(place.line) + ":" +
                            std::to_string(place.column) + ": geen voorbeeld merkt het als «" +
                            std::string(state.sources.text(node.span)) + "» een stap " +
                            (sign > 0 ? "hoger" : "lager") + " is");
      }
    }
  }
  runner.refresh();
  return unnoticed;
}

}  // namespace slagboom::cli
