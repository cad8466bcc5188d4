// What the resit lists of many candidates have in common: candidates who have the same subjects are
// looked at together, in columns.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/sweep.hpp"
#include "interpreter/questions/ask.hpp"

namespace slagboom::cli {

class Foresight {
 public:
  // Candidates by their number, each once. `prepared` must outlive this object.
  void add(std::size_t number, Prepared& prepared, const program::Candidate& candidate);
  // Computes, for those of whom enough have the same subjects.
  void look();
  // What was computed for a candidate; empty for one that must be looked at alone.
  [[nodiscard]] std::vector<questions::Foreseen> of(std::size_t number) const;

 private:
  struct Group {
    program::Candidate first;
    std::vector<columns::Column> columns;
    std::vector<std::vector<std::uint8_t>> steps;  // by column, then by row
    std::size_t rows = 0;
    std::vector<trace::Mark> chances;
    std::size_t aims = 0;
    std::vector<std::vector<std::uint8_t>> least;  // by chance and aim, then by row
  };
  static void look(Prepared& prepared, Group& group);

  std::map<std::pair<Prepared*, std::string>, Group> groups_;
  struct Place {
    const Group* group = nullptr;
    std::size_t row = 0;
  };
  std::map<std::size_t, Place> places_;
};

}  // namespace slagboom::cli
