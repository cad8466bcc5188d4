// The loops: one step for a whole block, in 16-bit or 32-bit lanes.
#include <cstring>
#include <type_traits>

#include "interpreter/columns/clones.hpp"
#include "interpreter/columns/routine.hpp"

#define SLAGBOOM_INLINE inline __attribute__((always_inline))

namespace slagboom::columns {

namespace {

constexpr std::size_t kAlign = 64;

// One value after the other, without a branch inside. Unsigned arithmetic: no range is left, that
// is proved, but nothing here depends on it.
#define SLAGBOOM_LANES(...)                                                       \
  for (std::size_t i = 0; i < kBlock; ++i) into[i] = static_cast<T>(__VA_ARGS__); \
  break

template <typename T>
SLAGBOOM_INLINE void run_steps(const Instruction* step, const Instruction* end, T* registers,
                               const std::uint8_t* const* columns) {
  using U = std::make_unsigned_t<T>;
  const auto at = [&](std::uint16_t index) {
    return static_cast<T*>(__builtin_assume_aligned(registers + index * kBlock, kAlign));
  };
  for (; step != end; ++step) {
    T* __restrict into = at(step->into);
    const T* a = at(step->a);
    const T* b = at(step->b);
    const T* c = at(step->c);
    const T number = static_cast<T>(step->number);
    switch (step->step) {
      case Step::constant:
        SLAGBOOM_LANES(number);
      case Step::column: {
        const std::uint8_t* column = columns[step->number];
        SLAGBOOM_LANES(column[i]);
      }
      case Step::add:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(b[i]));
      case Step::subtract:
        SLAGBOOM_LANES(static_cast<U>(a[i]) - static_cast<U>(b[i]));
      case Step::multiply:
        SLAGBOOM_LANES(static_cast<std::uint32_t>(a[i]) * static_cast<std::uint32_t>(b[i]));
      case Step::add_constant:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(number));
      case Step::multiply_constant:
        SLAGBOOM_LANES(static_cast<std::uint32_t>(a[i]) * static_cast<std::uint32_t>(number));
      case Step::divide_shift: {
        const auto factor = static_cast<std::uint32_t>(step->number);
        const int shift = step->shift;
        if constexpr (sizeof(T) == 2) {
          const auto half = static_cast<std::uint16_t>(factor);
          SLAGBOOM_LANES(static_cast<std::uint16_t>(
                             (static_cast<std::uint32_t>(static_cast<U>(a[i])) * half) >> 16) >>
                         shift);
        } else {
          SLAGBOOM_LANES((static_cast<std::uint32_t>(a[i]) * factor) >> shift);
        }
      }
      case Step::divide:
        SLAGBOOM_LANES(a[i] / number);
      case Step::minimum:
        SLAGBOOM_LANES(a[i] < b[i] ? a[i] : b[i]);
      case Step::maximum:
        SLAGBOOM_LANES(a[i] > b[i] ? a[i] : b[i]);
      case Step::at_least_constant:
        SLAGBOOM_LANES(a[i] >= number ? -1 : 0);
      case Step::less_constant:
        SLAGBOOM_LANES(a[i] < number ? -1 : 0);
      case Step::equal_constant:
        SLAGBOOM_LANES(a[i] == number ? -1 : 0);
      case Step::at_least:
        SLAGBOOM_LANES(a[i] >= b[i] ? -1 : 0);
      case Step::equal:
        SLAGBOOM_LANES(a[i] == b[i] ? -1 : 0);
      case Step::conjunction:
        SLAGBOOM_LANES(a[i] & b[i]);
      case Step::disjunction:
        SLAGBOOM_LANES(a[i] | b[i]);
      case Step::without:
        SLAGBOOM_LANES(a[i] & ~b[i]);
      case Step::complement:
        SLAGBOOM_LANES(~a[i]);
      case Step::and_constant:
        SLAGBOOM_LANES(a[i] & number);
      case Step::choose:
        SLAGBOOM_LANES((a[i] & b[i]) | (~a[i] & c[i]));
      case Step::count_at_least:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(b[i] >= number ? 1 : 0));
      case Step::count_less:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(b[i] < number ? 1 : 0));
      case Step::count_equal:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(b[i] == number ? 1 : 0));
      case Step::and_at_least:
        SLAGBOOM_LANES(a[i] & static_cast<T>(b[i] >= number ? -1 : 0));
      case Step::and_less:
        SLAGBOOM_LANES(a[i] & static_cast<T>(b[i] < number ? -1 : 0));
      case Step::and_equal:
        SLAGBOOM_LANES(a[i] & static_cast<T>(b[i] == number ? -1 : 0));
      case Step::add_if:
        SLAGBOOM_LANES(static_cast<U>(a[i]) + static_cast<U>(b[i] & number));
    }
  }
}

SLAGBOOM_CLONES
void run_16(const Instruction* step, const Instruction* end, std::int16_t* registers,
            const std::uint8_t* const* columns) {
  run_steps(step, end, registers, columns);
}

SLAGBOOM_CLONES
void run_32(const Instruction* step, const Instruction* end, std::int32_t* registers,
            const std::uint8_t* const* columns) {
  run_steps(step, end, registers, columns);
}

}  // namespace

void* Lanes::room(std::size_t bytes) {
  const std::size_t words = (bytes + kAlign) / sizeof(std::uint64_t) + 1;
  if (memory_.size() < words) memory_.resize(words);
  const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
  return reinterpret_cast<void*>((address + kAlign - 1) / kAlign * kAlign);
}

void* Lanes::run_part(const Routine& routine, std::size_t from, std::size_t to,
                      const std::uint8_t* const* columns) {
  const Instruction* steps = routine.steps.data();
  const std::size_t values = routine.registers * kBlock;
  if (routine.wide) {
    auto* registers = static_cast<std::int32_t*>(room(values * sizeof(std::int32_t)));
    run_32(steps + from, steps + to, registers, columns);
    return registers;
  }
  auto* registers = static_cast<std::int16_t*>(room(values * sizeof(std::int16_t)));
  run_16(steps + from, steps + to, registers, columns);
  return registers;
}

const std::int16_t* Lanes::run_narrow(const Routine& routine, const std::uint8_t* const* columns) {
  const void* registers = run_part(routine, 0, routine.steps.size(), columns);
  return static_cast<const std::int16_t*>(registers) + routine.outputs.front() * kBlock;
}

void Lanes::start(const Routine& routine, const std::uint8_t* const* columns) {
  (void)run_part(routine, 0, routine.sections.front(), columns);
}

const std::int16_t* Lanes::again(const Routine& routine, const std::uint8_t* const* columns,
                                 std::size_t output) {
  const void* registers =
      run_part(routine, routine.sections[output], routine.sections[output + 1], columns);
  const std::size_t place = routine.outputs[output] * kBlock;
  if (!routine.wide) return static_cast<const std::int16_t*>(registers) + place;
  narrowed_.resize(kBlock);
  const std::int32_t* wide = static_cast<const std::int32_t*>(registers) + place;
  for (std::size_t lane = 0; lane < kBlock; ++lane)
    narrowed_[lane] = static_cast<std::int16_t>(wide[lane]);
  return narrowed_.data();
}

void Lanes::run(const Routine& routine, const std::uint8_t* const* columns,
                std::int32_t* const* outputs) {
  const void* registers = run_part(routine, 0, routine.steps.size(), columns);
  for (std::size_t index = 0; index < routine.outputs.size(); ++index) {
    const std::size_t place = routine.outputs[index] * kBlock;
    if (routine.wide) {
      std::memcpy(outputs[index], static_cast<const std::int32_t*>(registers) + place,
                  kBlock * sizeof(std::int32_t));
      continue;
    }
    const std::int16_t* from = static_cast<const std::int16_t*>(registers) + place;
    for (std::size_t lane = 0; lane < kBlock; ++lane) outputs[index][lane] = from[lane];
  }
}

}  // namespace slagboom::columns
