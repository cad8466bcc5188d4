// A resit of each subject with a CE, for every mark it may get: all of it computed again, only what
// depends on the mark, and the least mark that is enough. Compared before anything is timed.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "interpreter/columns/sweep.hpp"
#include "interpreter/questions/ask.hpp"
#include "kolommen_job.hpp"
#include "met_de_hand.hpp"

namespace {

using namespace slagboom;
using columns::kBlock;
using prestaties::Cohort;
using prestaties::kNear;

constexpr std::size_t kMarks = 91;
constexpr std::uint8_t kLowest = 10;

struct Resits {
  prestaties::Job& it = prestaties::job();
  columns::SweepPlan plan;                            // one goal: geslaagd
  std::array<columns::Plan, Cohort::kSubjects> full;  // with the resit of that subject
  std::vector<bool> rising;

  Resits() {
    trace::Judge& judge = *it.bound.prepared->judge;
    const program::Vocabulary& vocabulary = judge.vocabulary();
    const program::FactId fact = judge.program().possibilities.front().gives;
    std::vector<columns::Goal> goals;
    for (const questions::Aim& aim : questions::aims_of(judge)) {
      if (aim.target.decides) goals.push_back({aim.line, aim.least});
    }
    if (vocabulary.facts[fact].key != "ce_herkansing" || goals.size() != 1) std::abort();
    std::vector<columns::Varied> varied;
    for (std::uint32_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      varied.push_back({fact, subject});
      program::Candidate with = it.bound.candidate;
      with.elements[subject].facts[fact] = {true, {1, 1}};
      full[subject] = columns::plan_of(judge.program(), vocabulary, with, columns::OpenMarks{});
      judge.evaluator().bind(with);
      rising.push_back(judge.monotone());
      if (!full[subject].usable() || !rising.back()) std::abort();
    }
    plan = columns::sweep_plan_of(judge.program(), vocabulary, it.bound.candidate, varied, goals);
    if (!plan.usable()) std::abort();
    check();
  }

  // The inputs of a full plan; the mark of the resit stands in `mark`.
  std::vector<const std::uint8_t*> places(std::size_t subject, const std::uint8_t* mark) {
    std::vector<const std::uint8_t*> found;
    for (const columns::Column& column : full[subject].columns)
      found.push_back(it.key(column) == "ce_herkansing" ? mark : it.of(column));
    return found;
  }

  void check() {
    columns::Sweep sweep(plan);
    const std::size_t count = prestaties::kMany;
    std::vector<std::vector<std::uint8_t>> least(Cohort::kSubjects,
                                                 std::vector<std::uint8_t>(count));
    std::vector<std::uint8_t*> into;
    for (auto& one : least) into.push_back(one.data());
    sweep.least(it.places, count, rising, into);
    std::vector<std::uint8_t> by_hand(count);
    std::vector<std::uint8_t> reached(kMarks * kNear);
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      prestaties::least_by_hand(it.many, subject, 0, count, by_hand.data());
      sweep.each(it.places, kNear, subject, reached.data());
      for (std::size_t row = 0; row < count; ++row) {
        const std::uint8_t steps = least[subject][row];
        const int mark = steps == columns::Sweep::kNever ? 255 : kLowest + steps;
        if (mark != by_hand[row]) {
          std::fprintf(stderr, "rij %zu vak %zu: %d tegen %d\n", row, subject, mark, by_hand[row]);
          std::abort();
        }
        if (row >= kNear) continue;
        for (std::size_t step = 0; step < kMarks; ++step) {
          if ((reached[step * kNear + row] == 1) != (step >= steps)) std::abort();
        }
      }
    }
    std::fprintf(stderr,
                 "een herkansing van %zu vakken voor %zu kandidaten gelijk met de hand en in "
                 "kolommen; %zu stappen eenmaal, %zu per vak telkens; volledig %zu\n",
                 Cohort::kSubjects, count, plan.first.sections.front(),
                 (plan.first.steps.size() - plan.first.sections.front()) / Cohort::kSubjects,
                 full.front().first.routine.steps.size());
  }
};

Resits& resits() {
  static Resits one;
  return one;
}

void per_item(benchmark::State& state, std::size_t count) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() *
                                                    static_cast<benchmark::IterationCount>(count)));
}

// Every variant as a candidate of its own.
void sweep_full(benchmark::State& state) {
  Resits& it = resits();
  std::vector<std::uint8_t> mark(kNear);
  std::vector<std::int16_t> numbers(kNear);
  columns::Lanes lanes;
  for (auto unused : state) {
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      const std::vector<const std::uint8_t*> all = it.places(subject, mark.data());
      std::vector<const std::uint8_t*> places(all.size());
      for (std::size_t step = 0; step < kMarks; ++step) {
        std::memset(mark.data(), static_cast<int>(kLowest + step), mark.size());
        for (std::size_t from = 0; from < kNear; from += kBlock) {
          for (std::size_t column = 0; column < all.size(); ++column)
            places[column] = all[column] + from;
          const std::int16_t* result =
              lanes.run_narrow(it.full[subject].first.routine, places.data());
          std::memcpy(numbers.data() + from, result, kBlock * sizeof(std::int16_t));
        }
        benchmark::DoNotOptimize(numbers.data());
        benchmark::ClobberMemory();
      }
    }
  }
  per_item(state, kNear * kMarks * Cohort::kSubjects);
}
BENCHMARK(sweep_full)->Unit(benchmark::kMicrosecond);

// Only what depends on the mark.
void sweep_again(benchmark::State& state) {
  Resits& it = resits();
  columns::Sweep sweep(it.plan);
  std::vector<std::uint8_t> reached(kMarks * kNear);
  for (auto unused : state) {
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      sweep.each(it.it.places, kNear, subject, reached.data());
      benchmark::DoNotOptimize(reached.data());
      benchmark::ClobberMemory();
    }
  }
  per_item(state, kNear * kMarks * Cohort::kSubjects);
}
BENCHMARK(sweep_again)->Unit(benchmark::kMicrosecond);

// The verdict by hand for every variant: the mark in place of the CE, which is the same work.
void sweep_by_hand(benchmark::State& state) {
  Resits& it = resits();
  std::vector<std::uint16_t> numbers(kNear);
  for (auto unused : state) {
    for (std::size_t variant = 0; variant < kMarks; ++variant) {
      prestaties::vector_by_hand(it.it.many, 0, kNear, numbers.data());
      benchmark::DoNotOptimize(numbers.data());
      benchmark::ClobberMemory();
    }
  }
  per_item(state, kNear * kMarks);
}
BENCHMARK(sweep_by_hand)->Unit(benchmark::kMicrosecond);

// From which mark on a resit of each subject is enough.
void least_columns(benchmark::State& state) {
  Resits& it = resits();
  columns::Sweep sweep(it.plan);
  std::vector<std::vector<std::uint8_t>> least(Cohort::kSubjects, std::vector<std::uint8_t>(kNear));
  std::vector<std::uint8_t*> into;
  for (auto& one : least) into.push_back(one.data());
  for (auto unused : state) {
    sweep.least(it.it.places, kNear, it.rising, into);
    benchmark::DoNotOptimize(into.data());
    benchmark::ClobberMemory();
  }
  per_item(state, kNear * Cohort::kSubjects);
}
BENCHMARK(least_columns)->Unit(benchmark::kMicrosecond);

void least_by_hand(benchmark::State& state) {
  Resits& it = resits();
  std::vector<std::uint8_t> least(kNear);
  for (auto unused : state) {
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      prestaties::least_by_hand(it.it.many, subject, 0, kNear, least.data());
      benchmark::DoNotOptimize(least.data());
      benchmark::ClobberMemory();
    }
  }
  per_item(state, kNear * Cohort::kSubjects);
}
BENCHMARK(least_by_hand)->Unit(benchmark::kMicrosecond);

// What it costs to work out the sweep of this one package.
void plan_of_sweep(benchmark::State& state) {
  Resits& it = resits();
  std::vector<columns::Varied> varied;
  for (const columns::Column& one : it.plan.varied) varied.push_back({one.fact, one.element});
  trace::Judge& judge = *it.it.bound.prepared->judge;
  std::vector<columns::Goal> goals;
  for (const questions::Aim& aim : questions::aims_of(judge)) {
    if (aim.target.decides) goals.push_back({aim.line, aim.least});
  }
  for (auto unused : state) {
    benchmark::DoNotOptimize(columns::sweep_plan_of(judge.program(), judge.vocabulary(),
                                                    it.it.bound.candidate, varied, goals));
  }
}
BENCHMARK(plan_of_sweep)->Unit(benchmark::kMicrosecond);

}  // namespace
