// Each thing that is compared becomes an axis with one value per class that the thresholds make.
#include "interpreter/properties/guards.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "interpreter/properties/openness.hpp"

namespace slagboom::properties {

namespace {

using operations::Rational;
using program::Base;
using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;
using program::Program;

constexpr std::uint64_t kMaxCases = 1u << 20;
constexpr int kMaxDepth = 40;

bool is_constant(const Node& node) { return node.op == Op::number || node.op == Op::option || node.op == Op::truth; }

Rational constant_of(const Node& node) { return node.op == Op::number ? Rational{node.a, node.b} : Rational{node.a, 1}; }

class Cases {
 public:
  Cases(const Program& program, const program::Vocabulary& words) : program_(program), words_(words) {}

  // Collects what the condition looks at.
  void look(NodeId id, int depth = 0) {
    const Node& node = program_.nodes[id];
    if (const NodeId inside = unfolded(id); inside != kNone && depth < kMaxDepth) {
      look(inside, depth + 1);
      return;
    }
    if (node.op == Op::compare && is_constant(program_.nodes[program_.child(node, 1)])) {
      Axis& axis = axes_[key_of(program_, program_.child(node, 0))];
      const program::Type& type = program_.nodes[program_.child(node, 0)].type;
      if (type.base == Base::option && type.options != kNone) {
        axis.options = words_.option_sets[type.options].options.size();
      }
      axis.points.push_back(constant_of(program_.nodes[program_.child(node, 1)]));
      return;
    }
    if (node.op == Op::both || node.op == Op::either || node.op == Op::negate) {
      for (std::uint32_t index = 0; index < node.count; ++index) look(program_.child(node, index), depth + 1);
      return;
    }
    if (node.op == Op::truth) return;
    axes_[key_of(program_, id)].truth = true;
  }

  // The number of combinations; 0 when there are too many.
  std::uint64_t make() {
    std::uint64_t cases = 1;
    for (auto& [key, axis] : axes_) {
      axis.values.clear();
      if (axis.truth) {
        axis.values = {{0, 1}, {1, 1}};
      } else if (axis.options > 0) {
        for (std::size_t option = 0; option < axis.options; ++option) {
          axis.values.push_back({static_cast<std::int64_t>(option), 1});
        }
      } else {
        std::sort(axis.points.begin(), axis.points.end(),
                  [](const Rational& a, const Rational& b) { return operations::compare(a, b) < 0; });
        axis.points.erase(std::unique(axis.points.begin(), axis.points.end()), axis.points.end());
        // Each point, and something between the points and beyond them.
        axis.values.push_back(operations::subtract(axis.points.front(), {1, 1}));
        for (std::size_t index = 0; index < axis.points.size(); ++index) {
          axis.values.push_back(axis.points[index]);
          const bool last = index + 1 == axis.points.size();
          axis.values.push_back(last ? operations::add(axis.points[index], {1, 1})
                                     : operations::divide(operations::add(axis.points[index], axis.points[index + 1]), {2, 1}));
        }
      }
      if (cases > kMaxCases / axis.values.size()) return 0;
      cases *= axis.values.size();
    }
    return cases;
  }

  void choose(std::uint64_t number) {
    for (auto& [key, axis] : axes_) {
      axis.now = axis.values[number % axis.values.size()];
      number /= axis.values.size();
    }
  }

  [[nodiscard]] bool holds(NodeId id, int depth = 0) const {
    const Node& node = program_.nodes[id];
    if (const NodeId inside = unfolded(id); inside != kNone && depth < kMaxDepth) return holds(inside, depth + 1);
    if (node.op == Op::truth) return node.a != 0;
    if (node.op == Op::negate) return !holds(program_.child(node, 0), depth + 1);
    if (node.op == Op::both || node.op == Op::either) {
      std::uint32_t yes = 0;
      for (std::uint32_t index = 0; index < node.count; ++index) yes += holds(program_.child(node, index), depth + 1) ? 1U : 0U;
      if (node.op == Op::both) return yes == node.count;
      return static_cast<std::int64_t>(yes) >= node.a;
    }
    if (node.op == Op::compare && is_constant(program_.nodes[program_.child(node, 1)])) {
      const Axis& axis = axes_.at(key_of(program_, program_.child(node, 0)));
      const int order = operations::compare(axis.now, constant_of(program_.nodes[program_.child(node, 1)]));
      switch (static_cast<Comparison>(node.a)) {
        case Comparison::less: return order < 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::equal: return order == 0;
        case Comparison::not_equal: return order != 0;
        case Comparison::at_least: return order >= 0;
        case Comparison::greater: return order > 0;
      }
    }
    return axes_.at(key_of(program_, id)).now.num != 0;
  }

 private:
  struct Axis {
    bool truth = false;
    std::size_t options = 0;
    std::vector<Rational> points;
    std::vector<Rational> values;
    Rational now;
  };

  // What a node says in other words: the body of a definition with one rule, or what a clause is about.
  [[nodiscard]] NodeId unfolded(NodeId id) const {
    const Node& node = program_.nodes[id];
    if (node.op == Op::clause || node.op == Op::satisfied) return program_.child(node, 0);
    if (node.op != Op::call || node.type.base != Base::truth) return kNone;
    const program::Definition& definition = program_.definitions[static_cast<std::size_t>(node.a)];
    return definition.variants.size() == 1 ? definition.variants.front().body : kNone;
  }

  const Program& program_;
  const program::Vocabulary& words_;
  std::map<std::string, Axis> axes_;
};

}  // namespace

Together both_hold(const Program& program, const program::Vocabulary& words, NodeId first, NodeId second,
                   std::uint64_t* cases) {
  Cases all(program, words);
  all.look(first);
  all.look(second);
  const std::uint64_t count = all.make();
  if (count == 0) return Together::too_many;
  *cases += count;
  for (std::uint64_t number = 0; number < count; ++number) {
    all.choose(number);
    if (all.holds(first) && all.holds(second)) return Together::perhaps;
  }
  return Together::never;
}

}  // namespace slagboom::properties
