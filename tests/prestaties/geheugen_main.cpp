// The plain evaluator asks for no memory once it has seen a candidate like this one: exit status 1
// when it does.
#include <cstdlib>
#include <iostream>
#include <new>
#include <string>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session_state.hpp"

namespace {

// Of this program alone, which has one thread.
std::size_t requests = 0;

void* requested(std::size_t size) {
  ++requests;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return requested(size); }
void* operator new[](std::size_t size) { return requested(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace slagboom;

// A havo candidate; in 2022 a search tries what may be left out.
std::string candidate(int year) {
  return R"({"kandidaat":"1","opleiding":"havo","profiel":"NG","examenjaar":)" +
         std::to_string(year) +
         R"(,"vakken":[{"vak":"netl","se":6.6,"ce":6.2},{"vak":"entl","se":6.8,"ce":7.0},{"vak":"wisA","se":6.2,"ce":6.0},)"
         R"({"vak":"biol","se":6.4,"ce":6.2},{"vak":"schk","se":6.0,"ce":6.1},{"vak":"nat","se":6.3,"ce":6.0},)"
         R"({"vak":"econ","se":6.1,"ce":6.0},{"vak":"maat","se":6},{"vak":"ckv","se":6},{"vak":"pws","se":6},)"
         R"({"vak":"lo","beoordeling":"voldoende"}]})";
}

// Requests while the outcome is worked out for a mark of each height, after a first round that was
// not counted.
std::size_t counted(cli::Session& session, int year) {
  const candidates::ReadResult read = candidates::read_candidates(
      candidate(year), candidates::FileFormat::json, session.file_schema(), nullptr);
  if (read.candidates.size() != 1) std::abort();
  cli::Bound bound = session.state().bind(read.candidates.front());
  if (!bound.problems.empty()) std::abort();
  trace::Judge& judge = *bound.prepared->judge;
  trace::JudgeSettings settings;
  settings.needs = false;
  std::size_t results[3] = {};
  std::size_t before = 0;
  for (int round = 0; round < 2; ++round) {
    before = requests;
    for (int tenths = 10; tenths <= 100; ++tenths) {
      for (program::Element& element : bound.candidate.elements) {
        for (program::FactId id = 0; id < element.facts.size(); ++id) {
          if (session.state().model->vocabulary.facts[id].key == "ce" && element.facts[id].given)
            element.facts[id].value = operations::reduced(tenths, 10);
        }
      }
      const evaluate::Value value = judge.decide(bound.candidate, settings).value;
      ++results[trace::settled(value) ? (value.lo.num == 0 ? 0 : 1) : 2];
    }
  }
  if (results[0] == 0 || results[1] == 0)
    std::abort();  // marks on one side of the border say little
  return requests - before;
}

}  // namespace

int main() {
  cli::Session session;
  if (!session.load(SLAGBOOM_SOURCE_DIR "/stdlib", {}).empty()) return 2;
  if (requests == 0) return 2;  // then nothing is counted
  int status = 0;
  for (const int year : {2022, 2026}) {
    const std::size_t count = counted(session, year);
    std::cout << "examenjaar " << year << ": " << count
              << " keer om geheugen gevraagd bij 91 kandidaten\n";
    if (count != 0) status = 1;
  }
  return status;
}
