#include "kolommen_job.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/columns/shape_judge.hpp"
#include "met_de_hand.hpp"

namespace slagboom::prestaties {

namespace {

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

}  // namespace

Job::Job() {
  if (!session.load(SLAGBOOM_SOURCE_DIR "/stdlib", {}).empty()) std::abort();
  candidates::ReadResult read = candidates::read_candidates(
      json(many, 0), candidates::FileFormat::json, session.file_schema(), nullptr);
  if (read.candidates.size() != 1) std::abort();
  bound = session.state().bind(read.candidates.front());
  if (!bound.problems.empty()) std::abort();
  plan =
      columns::plan_of(bound.prepared->lowered.program, session.state().model->vocabulary,
                       bound.candidate, columns::open_of(*bound.prepared->judge, bound.candidate));
  if (!plan.usable()) std::abort();
  for (const columns::Column& column : plan.columns) places.push_back(of(column));
  check();
}

const std::uint8_t* Job::of(const columns::Column& column) {
  const std::size_t element = column.element;
  if (element < Cohort::kSubjects)
    return key(column) == "se" ? many.se[element].data() : many.ce[element].data();
  if (element < Cohort::kSubjects + Cohort::kParts)
    return many.part[element - Cohort::kSubjects].data();
  return many.lo.data();
}

const std::string& Job::key(const columns::Column& column) {
  return session.state().model->vocabulary.facts[column.fact].key;
}

const program::Candidate& Job::candidate(std::size_t row) {
  for (std::size_t index = 0; index < plan.columns.size(); ++index) {
    const columns::Column& column = plan.columns[index];
    bound.candidate.elements[column.element].facts[column.fact].value =
        operations::reduced(places[index][row], column.scale);
  }
  return bound.candidate;
}

void Job::check() {
  std::vector<std::uint32_t> numbers(kMany);
  columns::Outcomes outcomes;
  columns::Workspace space;
  const columns::Share share =
      columns::ShapeJudge(plan, outcomes, space).judge(places, kMany, numbers.data());
  std::vector<std::uint16_t> by_hand(kMany);
  vector_by_hand(many, 0, kMany, by_hand.data());
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

Job& job() {
  static Job one;
  return one;
}

}  // namespace slagboom::prestaties
