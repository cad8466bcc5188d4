// What a verdict costs inside the process: reading the library, the first verdict of a regime, the next ones.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session.hpp"

namespace {

using namespace slagboom;

const std::string kLibrary = SLAGBOOM_SOURCE_DIR "/stdlib";

// A havo candidate whose mean of the centraal examen is a little above the border; one mark can be left out.
std::string candidate(bool open) {
  return std::string(R"({"kandidaat":"1","opleiding":"havo","profiel":"NG","examenjaar":2026,"vakken":[)"
                     R"({"vak":"netl","se":6.6,"ce":6.2},{"vak":"entl","se":6.8,"ce":7.0},{"vak":"wisA","se":6.2,"ce":6.0},)"
                     R"({"vak":"biol","se":6.4,"ce":6.2},{"vak":"schk","se":6.0,"ce":6.1},{"vak":"nat","se":6.3,"ce":6.0},)"
                     R"({"vak":"econ","se":6.1)") +
         (open ? "" : R"(,"ce":6.0)") +
         R"(},{"vak":"maat","se":6},{"vak":"ckv","se":6},{"vak":"pws","se":6},{"vak":"lo","beoordeling":"voldoende"}]})";
}

candidates::RawCandidate read(const cli::Session& session, const std::string& text) {
  candidates::ReadResult result =
      candidates::read_candidates(text, candidates::FileFormat::json, session.file_schema(), nullptr);
  if (result.candidates.size() != 1) std::abort();
  return std::move(result.candidates.front());
}

void read_library(benchmark::State& state) {
  for (auto unused : state) {
    cli::Session session;
    if (!session.load(kLibrary, {}).empty()) std::abort();
    benchmark::DoNotOptimize(session);
  }
}
BENCHMARK(read_library)->Unit(benchmark::kMillisecond);

// The first candidate of a regime: its rules are collected, lowered and (with an open mark) proved.
void first_verdict(benchmark::State& state) {
  const std::string text = candidate(state.range(0) != 0);
  for (auto unused : state) {
    state.PauseTiming();
    cli::Session session;
    if (!session.load(kLibrary, {}).empty()) std::abort();
    const candidates::RawCandidate raw = read(session, text);
    state.ResumeTiming();
    benchmark::DoNotOptimize(session.judge(raw, {}));
  }
}
BENCHMARK(first_verdict)->ArgName("open")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void next_verdict(benchmark::State& state) {
  cli::Session session;
  if (!session.load(kLibrary, {}).empty()) std::abort();
  const candidates::RawCandidate raw = read(session, candidate(state.range(0) != 0));
  for (auto unused : state) benchmark::DoNotOptimize(session.judge(raw, {}));
}
BENCHMARK(next_verdict)->ArgName("open")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

// The outcome only, without what is needed and what was near: what a comparison of many candidates costs.
void next_outcome(benchmark::State& state) {
  cli::Session session;
  if (!session.load(kLibrary, {}).empty()) std::abort();
  const candidates::RawCandidate raw = read(session, candidate(false));
  cli::JudgeOptions options;
  options.needs = false;
  for (auto unused : state) benchmark::DoNotOptimize(session.judge(raw, options));
}
BENCHMARK(next_outcome)->Unit(benchmark::kMicrosecond);

void read_candidate(benchmark::State& state) {
  cli::Session session;
  if (!session.load(kLibrary, {}).empty()) std::abort();
  const candidates::FileSchema schema = session.file_schema();
  const std::string text = candidate(false);
  for (auto unused : state) {
    benchmark::DoNotOptimize(candidates::read_candidates(text, candidates::FileFormat::json, schema, nullptr));
  }
}
BENCHMARK(read_candidate)->Unit(benchmark::kMicrosecond);

}  // namespace
