// Tries the values of what varies for all candidates of a shape: every value, or only as many as
// are needed to find the least that is enough.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "interpreter/columns/routine.hpp"
#include "interpreter/columns/sweep_plan.hpp"

namespace slagboom::columns {

class Sweep {
 public:
  // Beside a number of steps above the lowest value.
  static constexpr std::uint8_t kNever = 0xfe;      // not even the highest value is enough
  static constexpr std::uint8_t kUndecided = 0xff;  // the plain evaluator must tell

  // The plan must be usable, and outlive this object.
  explicit Sweep(const SweepPlan& plan);

  // Candidate i has the steps columns[c][i]. By output: least[output][i] is the least value from
  // which on the goal is reached with every value. Where a higher value was proved never to harm
  // (`rising`, by output), it is found by halving; else all values are tried from the highest down.
  void least(const std::vector<const std::uint8_t*>& columns, std::size_t count,
             const std::vector<bool>& rising, const std::vector<std::uint8_t*>& least);

  // Every value of one output: reached[step * count + i] is 0, 1 or kUndecided.
  void each(const std::vector<const std::uint8_t*>& columns, std::size_t count, std::size_t output,
            std::uint8_t* reached);

 private:
  [[nodiscard]] const Column& values(std::size_t output) const {
    return plan_.varied[output / plan_.goals];
  }
  // Calls visit(from, number of candidates) for every block, with places_ set.
  template <typename Visit>
  void blocks(const std::vector<const std::uint8_t*>& columns, std::size_t count, Visit visit);
  void halve(Lanes& lanes, const Routine& routine, std::size_t output, std::uint8_t* least);
  void descend(Lanes& lanes, const Routine& routine, std::size_t output, std::uint8_t* least);

  const SweepPlan& plan_;
  Lanes first_, all_;
  std::vector<std::vector<std::uint8_t>> padded_;
  std::vector<std::uint8_t> value_;  // what varies, by candidate of the block
  std::vector<const std::uint8_t*> places_;
};

}  // namespace slagboom::columns
