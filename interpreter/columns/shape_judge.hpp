// Judges the candidates of one shape block by block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "interpreter/columns/plan.hpp"
#include "interpreter/columns/routine.hpp"

namespace slagboom::columns {

// Each outcome once; candidates have its number. Number 0 is no outcome: the plain evaluator must
// judge.
class Outcomes {
 public:
  Outcomes() : all_(1) {}
  std::uint32_t number_of(Outcome outcome);
  [[nodiscard]] const Outcome& operator[](std::uint32_t number) const { return all_[number]; }
  [[nodiscard]] std::size_t size() const { return all_.size(); }

 private:
  std::vector<Outcome> all_;
  std::map<std::pair<std::int32_t, std::vector<std::string>>, std::uint32_t> numbers_;
};

// Where the candidates were judged.
struct Share {
  std::uint64_t first = 0;      // with the first choice of every search
  std::uint64_t elsewhere = 0;  // by the routine for all choices
  std::uint64_t plain = 0;      // left to the plain evaluator
  std::uint64_t unplanned = 0;  // of those: because the routine for all choices could not be made
};

// Memory for one thread, used by one shape after the other.
struct Workspace {
  Lanes lanes;
  std::vector<std::vector<std::int32_t>> results;  // by output, kBlock values
  std::vector<std::int32_t*> result_places;
  std::vector<std::vector<std::uint8_t>>
      rest;  // by column: those that wait for the routine for all choices
  std::vector<std::size_t> rest_rows;
  std::vector<std::vector<std::uint8_t>> padded;
  std::vector<const std::uint8_t*> places, rest_places;
};

// Carries out the plan of a shape, and remembers what its numbers mean.
class ShapeJudge {
 public:
  // All must outlive this object.
  ShapeJudge(const Plan& plan, Outcomes& outcomes, Workspace& space)
      : plan_(plan), outcomes_(outcomes), space_(space) {}

  // Candidate i has the steps columns[c][i]. Writes the number of its outcome to numbers[i].
  Share judge(const std::vector<const std::uint8_t*>& columns, std::size_t count,
              std::uint32_t* numbers);

 private:
  // Outcome numbers for what a routine gave. 0: not asked yet.
  struct Memory {
    static constexpr std::size_t kPage = 64;
    std::vector<std::vector<std::uint32_t>> pages;  // by the number, for one output
    std::map<std::vector<std::int32_t>, std::uint32_t> several;
  };
  std::uint32_t outcome(const Verdicts& verdicts, Memory& memory, std::size_t lane);
  void run(const Verdicts& verdicts, const std::uint8_t* const* columns);
  Share flush(std::uint32_t* numbers);

  const Plan& plan_;
  Outcomes& outcomes_;
  Workspace& space_;
  Memory first_memory_, all_memory_;
};

}  // namespace slagboom::columns
