// Sums and conditions in another order: first what stays.
#include "interpreter/columns/apart.hpp"

#include <optional>
#include <vector>

#include "interpreter/columns/routine.hpp"

namespace slagboom::columns {

namespace {

class Apart {
 public:
  Apart(Graph& graph, Slot slot, std::uint32_t column)
      : graph_(graph), depends_(depending(graph, column)), uses_(graph.size(), 0) {
    ++uses_[slot];
    for (Slot at = slot + 1; at-- > 0;) {
      if (uses_[at] == 0) continue;
      const Formula& node = graph.node(at);
      const Slot parts[] = {node.a, node.b, node.c};
      for (std::size_t index = 0; index < operands(node.kind); ++index) ++uses_[parts[index]];
    }
  }

  // From the parts up, so that nothing is deep.
  Slot run(Slot slot) {
    made_.assign(slot + 1, kFalse);
    for (Slot at = 0; at <= slot; ++at) made_[at] = uses_[at] == 0 ? kFalse : rewritten(at);
    return made_[slot];
  }

 private:
  struct Term {
    Slot slot = kFalse;
    bool minus = false;
  };

  Slot rewritten(Slot slot) {
    if (!depends_[slot]) return slot;
    const Formula node = graph_.node(slot);
    const Slot a = operands(node.kind) > 0 ? made_[node.a] : kFalse;
    const Slot b = operands(node.kind) > 1 ? made_[node.b] : kFalse;
    const Slot c = operands(node.kind) > 2 ? made_[node.c] : kFalse;
    switch (node.kind) {
      case Kind::constant:
      case Kind::column:
        return slot;
      case Kind::add:
      case Kind::subtract:
      case Kind::add_constant:
        return sum(slot);
      case Kind::multiply:
        return graph_.multiply(a, b);
      case Kind::multiply_constant:
        return graph_.scaled(a, node.number);
      case Kind::divide_constant:
        return graph_.floor_divided(a, node.number);
      case Kind::minimum:
        return graph_.minimum(a, b);
      case Kind::maximum:
        return graph_.maximum(a, b);
      case Kind::at_least_constant:
        return graph_.at_least(a, node.number);
      case Kind::less_constant:
        return graph_.negated(graph_.at_least(a, node.number));
      case Kind::equal_constant:
        return graph_.equal_to(a, node.number);
      case Kind::at_least:
        return graph_.at_least_slot(a, b);
      case Kind::equal:
        return graph_.equal_slots(a, b);
      case Kind::conjunction:
      case Kind::disjunction:
        return conditions(slot);
      case Kind::without:
        return graph_.both(a, graph_.negated(b));
      case Kind::complement:
        return graph_.negated(a);
      case Kind::and_constant:
        return graph_.number_if(a, node.number);
      case Kind::choose:
        return graph_.choose(a, b, c);
    }
    return slot;
  }

  // A part of the same kind is taken in where nothing else reads it.
  [[nodiscard]] bool opens(Slot slot, Slot root) const {
    return depends_[slot] && (slot == root || uses_[slot] == 1);
  }

  Slot sum(Slot root) {
    std::vector<Term> stays;
    std::vector<Term> moves;
    std::int64_t constant = 0;
    std::vector<Term> todo{{root, false}};
    while (!todo.empty()) {
      const Term term = todo.back();
      todo.pop_back();
      const Formula& node = graph_.node(term.slot);
      if (opens(term.slot, root) && node.kind == Kind::add_constant) {
        constant += term.minus ? -node.number : node.number;
        todo.push_back({node.a, term.minus});
      } else if (opens(term.slot, root) &&
                 (node.kind == Kind::add || node.kind == Kind::subtract)) {
        todo.push_back({node.b, term.minus != (node.kind == Kind::subtract)});
        todo.push_back({node.a, term.minus});
      } else if (depends_[term.slot]) {
        moves.push_back({made_[term.slot], term.minus});
      } else {
        stays.push_back(term);
      }
    }
    std::optional<Slot> total;
    for (const std::vector<Term>* part : {&stays, &moves}) {
      for (const bool minus : {false, true}) {
        for (const Term& term : *part) {
          if (term.minus != minus) continue;
          total = minus   ? graph_.subtract(total.value_or(kFalse), term.slot)
                  : total ? graph_.add(*total, term.slot)
                          : term.slot;
        }
      }
    }
    return graph_.shifted(total.value_or(kFalse), constant);
  }

  Slot conditions(Slot root) {
    const Kind kind = graph_.node(root).kind;
    std::vector<Slot> stays;
    std::vector<Slot> moves;
    std::vector<Slot> todo{root};
    while (!todo.empty()) {
      const Slot slot = todo.back();
      todo.pop_back();
      const Formula& node = graph_.node(slot);
      if (opens(slot, root) && node.kind == kind) {
        todo.push_back(node.b);
        todo.push_back(node.a);
      } else if (depends_[slot]) {
        moves.push_back(made_[slot]);
      } else {
        stays.push_back(slot);
      }
    }
    std::optional<Slot> all;
    for (const std::vector<Slot>* part : {&stays, &moves}) {
      for (const Slot one : *part) {
        all = !all                        ? one
              : kind == Kind::conjunction ? graph_.both(*all, one)
                                          : graph_.either(*all, one);
      }
    }
    return all.value_or(kFalse);
  }

  Graph& graph_;
  const std::vector<bool> depends_;
  std::vector<std::uint32_t> uses_;
  std::vector<Slot> made_;
};

}  // namespace

Slot apart(Graph& graph, Slot slot, std::uint32_t column) {
  return Apart(graph, slot, column).run(slot);
}

}  // namespace slagboom::columns
