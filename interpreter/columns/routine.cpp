// Which slots are needed, two steps in one where that is possible, and registers that are used
// again.
#include "interpreter/columns/routine.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace slagboom::columns {

namespace {

constexpr std::uint32_t kNever = 0xffffffff;

// A factor and a shift that divide every number up to `highest`: x / divisor == (x * factor) >>
// (base + shift).
struct Reciprocal {
  std::int32_t factor = 0;
  std::uint8_t shift = 0;
};
std::optional<Reciprocal> reciprocal(std::int64_t divisor, std::int64_t highest, bool wide) {
  // In 16-bit lanes the high half of the product is taken; in 32-bit lanes the product itself must
  // fit.
  const int base = wide ? 0 : 16;
  const std::int64_t most_factor = wide ? std::numeric_limits<std::int32_t>::max() : 65'535;
  for (int shift = 0; shift <= (wide ? 30 : 15); ++shift) {
    const std::int64_t power = std::int64_t{1} << (base + shift);
    const std::int64_t factor = (power + divisor - 1) / divisor;
    const std::int64_t error = factor * divisor - power;
    if (factor > most_factor || error * highest >= power) continue;
    if (wide && factor * highest > std::numeric_limits<std::int32_t>::max()) break;
    return Reciprocal{static_cast<std::int32_t>(factor), static_cast<std::uint8_t>(shift)};
  }
  return std::nullopt;
}

bool against_constant(Kind kind) {
  return kind == Kind::at_least_constant || kind == Kind::less_constant ||
         kind == Kind::equal_constant;
}

}  // namespace

std::size_t operands(Kind kind) {
  switch (kind) {
    case Kind::constant:
    case Kind::column:
      return 0;
    case Kind::add_constant:
    case Kind::multiply_constant:
    case Kind::divide_constant:
    case Kind::at_least_constant:
    case Kind::less_constant:
    case Kind::equal_constant:
    case Kind::complement:
    case Kind::and_constant:
      return 1;
    case Kind::choose:
      return 3;
    default:
      return 2;
  }
}

std::vector<bool> depending(const Graph& graph, std::uint32_t column) {
  std::vector<bool> depends(graph.size(), false);
  for (Slot slot = 0; slot < graph.size(); ++slot) {
    const Formula& node = graph.node(slot);
    if (node.kind == Kind::column) depends[slot] = node.number == column;
    const Slot parts[] = {node.a, node.b, node.c};
    for (std::size_t index = 0; index < operands(node.kind); ++index)
      depends[slot] = depends[slot] || depends[parts[index]];
  }
  return depends;
}

namespace {

class Emitter {
 public:
  Emitter(const Graph& graph, const std::vector<Slot>& outputs) : graph_(graph), outputs_(outputs) {
    stays_.assign(graph.size(), false);
    register_.assign(graph.size(), 0);
  }

  Routine run() {
    mark(outputs_);
    widen();
    emit_marked();
    for (const Slot slot : outputs_) routine_.outputs.push_back(register_[slot]);
    routine_.registers = static_cast<std::uint16_t>(most_);
    return std::move(routine_);
  }

  Routine run_again(std::uint32_t varying) {
    const std::vector<bool> depends = depending(graph_, varying);
    mark(outputs_);
    widen();
    // What stays is read by what does not, and never overwritten.
    std::vector<Slot> kept;
    for (Slot slot = 0; slot < graph_.size(); ++slot) {
      if (uses_[slot] == 0 || !depends[slot]) continue;
      each_part(slot, [&](Slot part) {
        if (!depends[part]) kept.push_back(part);
      });
    }
    for (const Slot slot : outputs_) {
      if (!depends[slot]) kept.push_back(slot);
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    mark(kept);
    emit_marked();
    stays_ = depends;
    stays_.flip();
    const std::vector<std::uint16_t> free = free_;
    const std::size_t once = most_;
    for (const Slot slot : outputs_) {
      routine_.sections.push_back(routine_.steps.size());
      // Registers that another section took are free here.
      free_ = free;
      for (std::size_t taken = once; taken < most_; ++taken)
        free_.push_back(static_cast<std::uint16_t>(taken));
      if (depends[slot]) {
        mark({slot});
        emit_marked();
      }
      routine_.outputs.push_back(register_[slot]);
    }
    routine_.sections.push_back(routine_.steps.size());
    routine_.registers = static_cast<std::uint16_t>(most_);
    return std::move(routine_);
  }

 private:
  void widen() {
    for (Slot slot = 0; slot < graph_.size(); ++slot) {
      if (uses_[slot] == 0) continue;
      const Formula& node = graph_.node(slot);
      routine_.wide = routine_.wide || node.lowest < std::numeric_limits<std::int16_t>::min() ||
                      node.highest > std::numeric_limits<std::int16_t>::max() ||
                      node.number > std::numeric_limits<std::int16_t>::max() ||
                      node.number < std::numeric_limits<std::int16_t>::min();
    }
  }

  void emit_marked() {
    for (Slot slot = 0; slot < graph_.size(); ++slot) {
      if (uses_[slot] != 0 && !fused_[slot] && !stays_[slot]) emit(slot);
    }
  }

  template <typename Visit>
  void each_part(Slot slot, Visit visit) const {
    const Formula& node = graph_.node(slot);
    const Slot parts[] = {node.a, node.b, node.c};
    for (std::size_t index = 0; index < operands(node.kind); ++index) visit(parts[index]);
  }

  // What these slots need, but for what was computed before and stays.
  void mark(const std::vector<Slot>& roots) {
    uses_.assign(graph_.size(), 0);
    fused_.assign(graph_.size(), false);
    last_.assign(graph_.size(), 0);
    for (const Slot slot : roots) ++uses_[slot];
    for (Slot slot = static_cast<Slot>(graph_.size()); slot-- > 0;) {
      if (uses_[slot] != 0 && !stays_[slot]) each_part(slot, [&](Slot part) { ++uses_[part]; });
    }
    // A condition with one user is computed by that user.
    for (Slot slot = 0; slot < graph_.size(); ++slot) {
      if (uses_[slot] == 0 || stays_[slot]) continue;
      const Formula& node = graph_.node(slot);
      const auto single = [&](Slot part) { return uses_[part] == 1 && !stays_[part]; };
      if (node.kind == Kind::subtract && single(node.b) &&
          against_constant(graph_.node(node.b).kind))
        fused_[node.b] = true;
      if (node.kind == Kind::conjunction) {
        const Slot part =
            single(node.b) && against_constant(graph_.node(node.b).kind) ? node.b : node.a;
        if (single(part) && against_constant(graph_.node(part).kind)) fused_[part] = true;
      }
      if (node.kind == Kind::add && single(node.b) &&
          graph_.node(node.b).kind == Kind::and_constant)
        fused_[node.b] = true;
    }
    for (Slot slot = 0; slot < graph_.size(); ++slot) {
      if (uses_[slot] == 0 || stays_[slot]) continue;
      each_read(slot, [&](Slot part) { last_[part] = slot; });
    }
    // What reads through a condition that was taken in, reads later.
    for (const Slot slot : roots) last_[slot] = kNever;
  }

  // What is read when this slot is computed; nothing for one that its user computes.
  template <typename Visit>
  void each_read(Slot slot, Visit visit) const {
    if (fused_[slot]) return;
    const Formula& node = graph_.node(slot);
    const Slot parts[] = {node.a, node.b, node.c};
    for (std::size_t index = 0; index < operands(node.kind); ++index)
      visit(fused_[parts[index]] ? graph_.node(parts[index]).a : parts[index]);
  }

  std::uint16_t take() {
    if (!free_.empty()) {
      const std::uint16_t one = free_.back();
      free_.pop_back();
      return one;
    }
    return static_cast<std::uint16_t>(most_++);
  }

  void emit(Slot slot) {
    const Formula& node = graph_.node(slot);
    Instruction step;
    step.number = static_cast<std::int32_t>(node.number);
    const auto in = [&](Slot part) { return register_[part]; };
    step.a = in(node.a);
    step.b = in(node.b);
    step.c = in(node.c);
    const auto taken_in = [&](Slot condition, Slot other, Step at_least, Step less, Step equal) {
      const Formula& inner = graph_.node(condition);
      step.a = in(other);
      step.b = in(inner.a);
      step.number = static_cast<std::int32_t>(inner.number);
      step.step = inner.kind == Kind::at_least_constant ? at_least
                  : inner.kind == Kind::less_constant   ? less
                                                        : equal;
    };
    switch (node.kind) {
      case Kind::constant:
        step.step = Step::constant;
        break;
      case Kind::column:
        step.step = Step::column;
        routine_.inputs.push_back(static_cast<std::uint32_t>(node.number));
        break;
      case Kind::add:
        step.step = Step::add;
        if (fused_[node.b]) {
          step.step = Step::add_if;
          step.b = in(graph_.node(node.b).a);
          step.number = static_cast<std::int32_t>(graph_.node(node.b).number);
        }
        break;
      case Kind::subtract:
        step.step = Step::subtract;
        if (fused_[node.b])
          taken_in(node.b, node.a, Step::count_at_least, Step::count_less, Step::count_equal);
        break;
      case Kind::multiply:
        step.step = Step::multiply;
        break;
      case Kind::add_constant:
        step.step = Step::add_constant;
        break;
      case Kind::multiply_constant:
        step.step = Step::multiply_constant;
        break;
      case Kind::divide_constant: {
        step.step = Step::divide;
        if (const auto by = reciprocal(node.number, graph_.node(node.a).highest, routine_.wide)) {
          step.step = Step::divide_shift;
          step.number = by->factor;
          step.shift = by->shift;
        }
        break;
      }
      case Kind::minimum:
        step.step = Step::minimum;
        break;
      case Kind::maximum:
        step.step = Step::maximum;
        break;
      case Kind::at_least_constant:
        step.step = Step::at_least_constant;
        break;
      case Kind::less_constant:
        step.step = Step::less_constant;
        break;
      case Kind::equal_constant:
        step.step = Step::equal_constant;
        break;
      case Kind::at_least:
        step.step = Step::at_least;
        break;
      case Kind::equal:
        step.step = Step::equal;
        break;
      case Kind::conjunction:
        step.step = Step::conjunction;
        if (fused_[node.b]) {
          taken_in(node.b, node.a, Step::and_at_least, Step::and_less, Step::and_equal);
        } else if (fused_[node.a]) {
          taken_in(node.a, node.b, Step::and_at_least, Step::and_less, Step::and_equal);
        }
        break;
      case Kind::disjunction:
        step.step = Step::disjunction;
        break;
      case Kind::without:
        step.step = Step::without;
        break;
      case Kind::complement:
        step.step = Step::complement;
        break;
      case Kind::and_constant:
        step.step = Step::and_constant;
        break;
      case Kind::choose:
        step.step = Step::choose;
        break;
    }
    // Taken before the operands are given back: a step never writes what it reads.
    step.into = register_[slot] = take();
    routine_.steps.push_back(step);
    Slot done[3];
    std::size_t count = 0;
    each_read(slot, [&](Slot part) {
      if (last_[part] == slot && !stays_[part] &&
          std::find(done, done + count, part) == done + count)
        done[count++] = part;
    });
    for (std::size_t index = 0; index < count; ++index) free_.push_back(register_[done[index]]);
  }

  const Graph& graph_;
  const std::vector<Slot>& outputs_;
  Routine routine_;
  std::vector<std::uint32_t> uses_;
  std::vector<bool> fused_;
  std::vector<bool> stays_;  // computed before, in a register that is not given back
  std::vector<Slot> last_;
  std::vector<std::uint16_t> register_;
  std::vector<std::uint16_t> free_;
  std::size_t most_ = 0;
};

}  // namespace

Routine routine_of(const Graph& graph, const std::vector<Slot>& outputs) {
  return Emitter(graph, outputs).run();
}

Routine routine_again(const Graph& graph, const std::vector<Slot>& outputs, std::uint32_t varying) {
  return Emitter(graph, outputs).run_again(varying);
}

}  // namespace slagboom::columns
