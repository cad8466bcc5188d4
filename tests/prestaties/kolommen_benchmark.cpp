// The pass rule of havo 2026 from stdlib for a drawn cohort: columns, one by one, and by hand.
// Before anything is timed, all verdicts are compared.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "cohort.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/shape_judge.hpp"
#include "met_de_hand.hpp"

namespace {

using namespace slagboom;
using prestaties::Cohort;

constexpr std::size_t kMany = 1'000'000;
constexpr std::size_t kNear = 8'192;  // stays in the caches

// The first candidate of a cohort as JSON.
std::string json(const Cohort& cohort, std::size_t row) {
  const auto shown = [](std::uint8_t tenths) {
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  };
  std::string text =
      R"({"kandidaat":"1","opleiding":"havo","profiel":"NG","examenjaar":2026,"vakken":[)";
  for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
    text += std::string(R"({"vak":")") + Cohort::kCodes[subject] + R"(","se":)" +
            shown(cohort.se[subject][row]) + R"(,"ce":)" + shown(cohort.ce[subject][row]) + "},";
  }
  for (std::size_t part = 0; part < Cohort::kParts; ++part) {
    text += std::string(R"({"vak":")") + Cohort::kPartCodes[part] + R"(","se":)" +
            shown(cohort.part[part][row]) + "},";
  }
  constexpr const char* kWords[] = {"onvoldoende", "voldoende", "goed"};
  return text + R"({"vak":"lo","beoordeling":")" + kWords[cohort.lo[row]] + "\"}]}";
}

struct Job {
  Cohort many = prestaties::cohort(kMany, 2026);
  cli::Session session;
  cli::Bound bound;
  columns::Plan plan;
  std::vector<const std::uint8_t*> places;

  Job() {
    if (!session.load(SLAGBOOM_SOURCE_DIR "/stdlib", {}).empty()) std::abort();
    candidates::ReadResult read = candidates::read_candidates(
        json(many, 0), candidates::FileFormat::json, session.file_schema(), nullptr);
    if (read.candidates.size() != 1) std::abort();
    bound = session.state().bind(read.candidates.front());
    if (!bound.problems.empty()) std::abort();
    plan = columns::plan_of(bound.prepared->lowered.program, session.state().model->vocabulary,
                            bound.candidate,
                            columns::open_of(*bound.prepared->judge, bound.candidate));
    if (!plan.usable()) std::abort();
    for (const columns::Column& column : plan.columns) places.push_back(of(column));
    check();
  }

  // The column of the cohort that an input of the plan reads.
  const std::uint8_t* of(const columns::Column& column) const {
    const std::string& key = session_key(column);
    const std::size_t element = column.element;
    if (element < Cohort::kSubjects)
      return key == "se" ? many.se[element].data() : many.ce[element].data();
    if (element < Cohort::kSubjects + Cohort::kParts)
      return many.part[element - Cohort::kSubjects].data();
    return many.lo.data();
  }
  const std::string& session_key(const columns::Column& column) const {
    return const_cast<cli::Session&>(session).state().model->vocabulary.facts[column.fact].key;
  }

  // The candidate of a row, for the plain evaluator.
  const program::Candidate& candidate(std::size_t row) {
    for (std::size_t index = 0; index < plan.columns.size(); ++index) {
      const columns::Column& column = plan.columns[index];
      bound.candidate.elements[column.element].facts[column.fact].value =
          operations::reduced(places[index][row], column.scale);
    }
    return bound.candidate;
  }

  void check() {
    std::vector<std::uint32_t> numbers(kMany);
    columns::Outcomes outcomes;
    columns::Workspace space;
    const columns::Share share =
        columns::ShapeJudge(plan, outcomes, space).judge(places, kMany, numbers.data());
    std::vector<std::uint16_t> by_hand(kMany);
    prestaties::vector_by_hand(many, 0, kMany, by_hand.data());
    std::map<std::uint16_t, std::uint32_t> meaning;
    std::size_t passed = 0;
    for (std::size_t row = 0; row < kMany; ++row) {
      const auto [place, added] = meaning.try_emplace(by_hand[row], numbers[row]);
      const bool pass = (by_hand[row] & 1) != 0;
      passed += pass ? 1 : 0;
      const columns::Outcome& outcome = outcomes[numbers[row]];
      // A row of the table says nothing more for who fails on something else.
      const bool same =
          pass ? place->second == numbers[row] && outcome.result == 1 : outcome.result == 0;
      if (numbers[row] == 0 || !same) {
        std::fprintf(stderr, "rij %zu verschilt: %s\n", row, json(many, row).c_str());
        std::abort();
      }
    }
    std::fprintf(stderr,
                 "%zu kandidaten gelijk met de hand en in kolommen; geslaagd %.1f %%; gewoon "
                 "beoordeeld %llu; %zu stappen\n",
                 kMany, 100.0 * static_cast<double>(passed) / kMany,
                 static_cast<unsigned long long>(share.plain), plan.first.routine.steps.size());
    trace::JudgeSettings settings;
    settings.needs = false;
    for (std::size_t row = 0; row < 2'000; ++row) {
      const trace::Verdict verdict = bound.prepared->judge->judge(candidate(row), settings);
      if (verdict.deciding != outcomes[numbers[row]].deciding) std::abort();
    }
  }
};

Job& job() {
  static Job one;
  return one;
}

void per_candidate(benchmark::State& state, std::size_t count) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() *
                                                    static_cast<benchmark::IterationCount>(count)));
}

// One number per candidate, as vector_by_hand.
void columns_numbers(benchmark::State& state) {
  Job& it = job();
  const auto count = static_cast<std::size_t>(state.range(0)) / columns::kBlock * columns::kBlock;
  std::vector<std::int16_t> numbers(count);
  columns::Lanes lanes;
  std::vector<const std::uint8_t*> places(it.places.size());
  for (auto unused : state) {
    for (std::size_t from = 0; from < count; from += columns::kBlock) {
      for (std::size_t column = 0; column < places.size(); ++column)
        places[column] = it.places[column] + from;
      const std::int16_t* result = lanes.run_narrow(it.plan.first.routine, places.data());
      std::memcpy(numbers.data() + from, result, columns::kBlock * sizeof(std::int16_t));
    }
    benchmark::DoNotOptimize(numbers.data());
    benchmark::ClobberMemory();
  }
  per_candidate(state, count);
}
BENCHMARK(columns_numbers)->Arg(kNear)->Arg(kMany)->Unit(benchmark::kMicrosecond);

void vector_by_hand(benchmark::State& state) {
  Job& it = job();
  const auto count = static_cast<std::size_t>(state.range(0)) / columns::kBlock * columns::kBlock;
  std::vector<std::uint16_t> numbers(count);
  for (auto unused : state) {
    prestaties::vector_by_hand(it.many, 0, count, numbers.data());
    benchmark::DoNotOptimize(numbers.data());
    benchmark::ClobberMemory();
  }
  per_candidate(state, count);
}
BENCHMARK(vector_by_hand)->Arg(kNear)->Arg(kMany)->Unit(benchmark::kMicrosecond);

void scalar_by_hand(benchmark::State& state) {
  Job& it = job();
  std::vector<prestaties::Record> records(kNear);
  for (std::size_t row = 0; row < kNear; ++row) {
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      records[row].se[subject] = it.many.se[subject][row];
      records[row].ce[subject] = it.many.ce[subject][row];
    }
    for (std::size_t part = 0; part < Cohort::kParts; ++part)
      records[row].part[part] = it.many.part[part][row];
    records[row].lo = it.many.lo[row];
  }
  std::vector<std::uint16_t> numbers(kNear);
  for (auto unused : state) {
    for (std::size_t row = 0; row < kNear; ++row)
      numbers[row] = prestaties::scalar_by_hand(records[row]);
    benchmark::DoNotOptimize(numbers.data());
    benchmark::ClobberMemory();
  }
  per_candidate(state, kNear);
}
BENCHMARK(scalar_by_hand)->Unit(benchmark::kMicrosecond);

// With the number of the outcome looked up, as the program uses it.
void columns_outcomes(benchmark::State& state) {
  Job& it = job();
  const auto count = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint32_t> numbers(count);
  columns::Outcomes outcomes;
  columns::Workspace space;
  columns::ShapeJudge judge(it.plan, outcomes, space);
  for (auto unused : state) {
    (void)judge.judge(it.places, count, numbers.data());
    benchmark::DoNotOptimize(numbers.data());
    benchmark::ClobberMemory();
  }
  per_candidate(state, count);
}
BENCHMARK(columns_outcomes)->Arg(kNear)->Arg(kMany)->Unit(benchmark::kMicrosecond);

// The outcome alone, one candidate at a time.
void plain_decision(benchmark::State& state) {
  Job& it = job();
  trace::JudgeSettings settings;
  settings.needs = false;
  std::size_t row = 0;
  for (auto unused : state) {
    benchmark::DoNotOptimize(it.bound.prepared->judge->decide(it.candidate(row), settings));
    row = (row + 1) % kNear;
  }
  per_candidate(state, 1);
}
BENCHMARK(plain_decision)->Unit(benchmark::kMicrosecond);

// With the deciding provisions, as the columns give them.
void plain_verdict(benchmark::State& state) {
  Job& it = job();
  trace::JudgeSettings settings;
  settings.needs = false;
  std::size_t row = 0;
  for (auto unused : state) {
    benchmark::DoNotOptimize(it.bound.prepared->judge->judge(it.candidate(row), settings));
    row = (row + 1) % kNear;
  }
  per_candidate(state, 1);
}
BENCHMARK(plain_verdict)->Unit(benchmark::kMicrosecond);

// What it costs to work out a shape.
void plan_of_shape(benchmark::State& state) {
  Job& it = job();
  const columns::OpenMarks open;
  for (auto unused : state) {
    benchmark::DoNotOptimize(columns::plan_of(it.bound.prepared->lowered.program,
                                              it.session.state().model->vocabulary,
                                              it.bound.candidate, open));
  }
}
BENCHMARK(plan_of_shape)->Unit(benchmark::kMicrosecond);

}  // namespace
