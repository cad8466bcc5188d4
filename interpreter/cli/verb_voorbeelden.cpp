// test: recomputes the examples in the documents and tells what they cover.
#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::cli {
namespace {

using Json = nlohmann::ordered_json;
using State = ExampleResult::State;

std::string_view state_word(State state) {
  switch (state) {
    case State::passed:
      return "klopt";
    case State::failed:
      return "klopt niet";
    case State::skipped:
      return "overgeslagen";
  }
  return "";
}

std::string_view covered_word(const CoverageLine& line) {
  if (line.by_yes && line.by_no) return "ja en nee";
  if (line.by_yes) return "alleen ja";
  return line.by_no ? "alleen nee" : "niet";
}

std::size_t count(const TestRun& run, State state) {
  return static_cast<std::size_t>(
      std::count_if(run.results.begin(), run.results.end(),
                    [&](const ExampleResult& each) { return each.state == state; }));
}

// "een voorbeeld beslist over 15 van 15 bepalingen"
std::string coverage_text(const std::vector<CoverageLine>& lines, std::string_view one,
                          std::string_view more) {
  const auto decided = std::count_if(lines.begin(), lines.end(), [](const CoverageLine& each) {
    return each.by_yes || each.by_no;
  });
  return std::to_string(decided) + " van " + report::counted(lines.size(), one, more);
}

std::string example_text(const ExampleResult& example, std::size_t width) {
  std::string out =
      std::string(state_word(example.state)) + ": " + grammar::printable(example.name) + "\n";
  out += "  " + grammar::printable(example.file) + ":" + std::to_string(example.line) + "\n";
  if (!example.message.empty()) report::add_wrapped(out, "  ", example.message, 2, width);
  return out;
}

// "1 klopt", "2 kloppen".
std::string verb(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " klopt" : " kloppen");
}

std::string totals(const TestRun& run) {
  std::string text = report::counted(run.results.size(), "voorbeeld", "voorbeelden") + ": " +
                     verb(count(run, State::passed)) + ", " + verb(count(run, State::failed)) +
                     " niet";
  if (const std::size_t skipped = count(run, State::skipped); skipped > 0) {
    text += ", " + std::to_string(skipped) + " overgeslagen";
  }
  std::string_view before = "; een voorbeeld beslist over ";
  if (!run.coverage.empty()) {
    text += std::string(before) + coverage_text(run.coverage, "bepaling", "bepalingen");
    before = " en ";
  }
  if (!run.requirements.empty())
    text += std::string(before) + coverage_text(run.requirements, "eis", "eisen");
  return text + "\n";
}

void write_text(Output& output, const TestRun& run, const Mutations& mutations,
                const Options& options) {
  for (const ExampleResult& example : run.results) {
    if (example.state != State::passed || options.all)
      output.write(example_text(example, output.width()));
  }
  const auto write_coverage = [&](const std::vector<CoverageLine>& lines, const char* what) {
    if (lines.empty()) return;
    std::vector<std::vector<std::string>> rows = {{what, "een voorbeeld beslist"}};
    for (const CoverageLine& line : lines)
      rows.push_back({grammar::printable(line.provision), std::string(covered_word(line))});
    output.write("\n" + report::aligned(rows, 2) + "\n");
  };
  if (options.all) {
    write_coverage(run.coverage, "bepaling");
    write_coverage(run.requirements, "eis");
  }
  for (const std::string& change : mutations.unnoticed)
    output.write(grammar::printable(change) + "\n");
  if (options.mutation) {
    output.write(report::counted(mutations.tried, "verandering", "veranderingen") + ", waarvan " +
                 std::to_string(mutations.of_numbers) + " van een getal: " +
                 (mutations.unnoticed.empty()
                      ? "elke verandering wordt door een voorbeeld gemerkt\n"
                      : std::to_string(mutations.unnoticed.size()) + " merkt geen voorbeeld\n"));
  }
  output.write(totals(run));
}

void write_json(Output& output, const TestRun& run, const Mutations& mutations,
                const Options& options) {
  Json result;
  result["voorbeelden"] = run.results.size();
  result["klopt"] = count(run, State::passed);
  result["klopt_niet"] = count(run, State::failed);
  result["overgeslagen"] = count(run, State::skipped);
  Json& examples = result["meldingen"] = Json::array();
  for (const ExampleResult& example : run.results) {
    if (example.state == State::passed && !options.all) continue;
    examples.push_back({{"naam", example.name},
                        {"bestand", example.file},
                        {"regel", example.line},
                        {"uitkomst", state_word(example.state)},
                        {"tekst", example.message}});
  }
  const auto coverage = [](const std::vector<CoverageLine>& lines, const char* what) {
    Json found = Json::array();
    for (const CoverageLine& line : lines)
      found.push_back({{what, line.provision}, {"ja", line.by_yes}, {"nee", line.by_no}});
    return found;
  };
  result["dekking"] = coverage(run.coverage, "bepaling");
  result["dekking van eisen"] = coverage(run.requirements, "eis");
  if (options.mutation) {
    result["veranderingen"] = mutations.tried;
    result["veranderingen van een getal"] = mutations.of_numbers;
    result["ongemerkt"] = mutations.unnoticed;
  }
  output.write(result.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

Status test(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  TestRun run;
  {
    Progress progress("voorbeeld", true);
    run = session.test(options.paths,
                       [&](std::size_t done, std::size_t total) { progress.step(done, total); });
  }
  Mutations mutations;
  if (options.mutation) {
    Progress progress("verandering", true);
    mutations = session.mutations(
        options.paths, [&](std::size_t done, std::size_t total) { progress.step(done, total); });
  }
  Output output(options.output);
  if (options.format == Format::json) {
    write_json(output, run, mutations, options);
  } else {
    write_text(output, run, mutations, options);
  }
  output.finish();
  return count(run, State::failed) == 0 ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
