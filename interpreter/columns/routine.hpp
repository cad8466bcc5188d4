// A graph as a list of instructions over registers; a register holds one value for each candidate
// of a block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "interpreter/columns/graph.hpp"

namespace slagboom::columns {

// Candidates that are computed together: few enough for all registers to stay near the processor.
inline constexpr std::size_t kBlock = 512;

enum class Step : std::uint8_t {
  constant,
  column,
  add,
  subtract,
  multiply,
  add_constant,
  multiply_constant,
  divide_shift,  // (a * number) >> shift, proved equal to the division
  divide,        // a / number
  minimum,
  maximum,
  at_least_constant,
  less_constant,
  equal_constant,
  at_least,
  equal,
  conjunction,
  disjunction,
  without,
  complement,
  and_constant,
  choose,
  // two in one, where the condition is used nowhere else
  count_at_least,
  count_less,
  count_equal,  // a + 1 where b … number
  and_at_least,
  and_less,
  and_equal,  // a and b … number
  add_if,     // a + number where b
};

struct Instruction {
  Step step = Step::constant;
  std::uint8_t shift = 0;
  std::uint16_t into = 0, a = 0, b = 0, c = 0;
  std::int32_t number = 0;
};

// What is left to do at run time.
struct Routine {
  std::vector<Instruction> steps;
  std::uint16_t registers = 0;
  bool wide = false;                   // 32-bit lanes; else 16-bit
  std::vector<std::uint16_t> outputs;  // registers
  std::vector<std::uint32_t> inputs;   // columns that are read
  // For a routine that is run again: the steps before the first of these are run once, and output i
  // then needs only those from section i to the next. One more than there are outputs.
  std::vector<std::size_t> sections;
};

// The steps for these slots; the graph must not have failed.
[[nodiscard]] Routine routine_of(const Graph& graph, const std::vector<Slot>& outputs);
// In sections: what does not depend on the input column `varying` first, then per output what does.
[[nodiscard]] Routine routine_again(const Graph& graph, const std::vector<Slot>& outputs,
                                    std::uint32_t varying);
// Which slots depend on an input column.
[[nodiscard]] std::vector<bool> depending(const Graph& graph, std::uint32_t column);
// How many slots a slot reads: the first so many of a, b and c.
[[nodiscard]] std::size_t operands(Kind kind);

// Lanes for one thread.
class Lanes {
 public:
  // Computes one block: `columns[i]` points at the steps of input column i, kBlock of them.
  // `outputs[i]` gets kBlock values of output i.
  void run(const Routine& routine, const std::uint8_t* const* columns,
           std::int32_t* const* outputs);
  // The same for a routine with one output in 16-bit lanes, without copying: the values stay where
  // they are.
  const std::int16_t* run_narrow(const Routine& routine, const std::uint8_t* const* columns);

  // For a routine in sections: the steps that are run once.
  void start(const Routine& routine, const std::uint8_t* const* columns);
  // After `start`, with nothing else run in between: one output, with what the varying column holds
  // now. The output must fit in 16 bits. Its values stay until the next call.
  const std::int16_t* again(const Routine& routine, const std::uint8_t* const* columns,
                            std::size_t output);

 private:
  void* room(std::size_t bytes);
  // Runs some of the steps; the registers.
  void* run_part(const Routine& routine, std::size_t from, std::size_t to,
                 const std::uint8_t* const* columns);
  std::vector<std::uint64_t> memory_;
  std::vector<std::int16_t> narrowed_;
};

}  // namespace slagboom::columns
