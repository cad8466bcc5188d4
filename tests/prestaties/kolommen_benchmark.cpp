// The pass rule of havo 2026 from stdlib for a drawn cohort: columns, one by one, and by hand.
#include <benchmark/benchmark.h>

#include <cstring>
#include <vector>

#include "interpreter/columns/shape_judge.hpp"
#include "kolommen_job.hpp"
#include "met_de_hand.hpp"

namespace {

using namespace slagboom;
using prestaties::Cohort;
using prestaties::Job;
using prestaties::job;
using prestaties::kMany;
using prestaties::kNear;

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

// The same candidates while the first so many marks of the centraal examen are not there yet.
void columns_open(benchmark::State& state) {
  Job& it = job();
  program::Candidate candidate = it.bound.candidate;
  auto left = static_cast<std::size_t>(state.range(0));
  for (const columns::Column& column : it.plan.columns) {
    if (left == 0 || it.key(column) != "ce") continue;
    candidate.elements[column.element].facts[column.fact].given = false;
    --left;
  }
  trace::Judge& plain = *it.bound.prepared->judge;
  const columns::Plan plan =
      columns::plan_of(it.bound.prepared->lowered.program, plain.vocabulary(), candidate,
                       columns::open_of(plain, candidate));
  if (!plan.usable()) std::abort();
  std::vector<const std::uint8_t*> places;
  for (const columns::Column& column : plan.columns) places.push_back(it.of(column));
  std::vector<std::uint32_t> numbers(kNear);
  columns::Outcomes outcomes;
  columns::Workspace space;
  columns::ShapeJudge judge(plan, outcomes, space);
  for (auto unused : state) {
    if (judge.judge(places, kNear, numbers.data()).plain > 0) std::abort();
    benchmark::DoNotOptimize(numbers.data());
    benchmark::ClobberMemory();
  }
  per_candidate(state, kNear);
}
BENCHMARK(columns_open)->Arg(1)->Arg(2)->Arg(3)->Unit(benchmark::kMicrosecond);

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
