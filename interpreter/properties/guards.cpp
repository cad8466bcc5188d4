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
  Cases(const Program& program, const program::Vocabulary& words, const resolve::Regime* regime = nullptr)
      : program_(program), words_(words), regime_(regime) {}

  // Collects what the condition looks at.
  void look(NodeId id, int depth = 0) {
    const Node& node = program_.nodes[id];
    if (const NodeId inside = unfolded(id); inside != kNone && depth < kMaxDepth) {
      look(inside, depth + 1);
      return;
    }
    if (node.op == Op::compare && is_constant(program_.nodes[program_.child(node, 1)])) {
      Axis& axis = axes_[key_of(program_, program_.child(node, 0))];
      axis.node = program_.child(node, 0);
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
    Axis& axis = axes_[key_of(program_, id)];
    axis.truth = true;
    axis.node = id;
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
        between(axis);
      }
      if (const resolve::Regime::Choice* choice = decided(axis)) axis.values = {{choice->value, 1}};
      if (axis.values.empty()) return 0;
      if (cases > kMaxCases / axis.values.size()) return 0;
      cases *= axis.values.size();
    }
    return cases;
  }

  // Of the case that was chosen: what was looked at.
  [[nodiscard]] std::vector<Seen> seen() const {
    std::vector<Seen> all;
    for (const auto& [key, axis] : axes_) {
      if (decided(axis) == nullptr) all.push_back({axis.node, axis.now});
    }
    std::sort(all.begin(), all.end(), [](const Seen& a, const Seen& b) { return a.node < b.node; });
    return all;
  }

  // May a candidate be in the case that was chosen? Facts do not hang together; of other things one at a time is taken
  // to be free, within its scale.
  [[nodiscard]] bool certain() const {
    std::size_t computed = 0;
    std::size_t facts = 0;
    for (const auto& [key, axis] : axes_) {
      if (decided(axis) != nullptr) continue;
      const Node& node = program_.nodes[axis.node];
      if (node.op == Op::fact) {
        ++facts;
        continue;
      }
      ++computed;
      if (axis.truth || axis.options > 0) continue;
      const bool is_grade = node.type.scale == program::Scale::grade;
      if (is_grade && (operations::compare(axis.now, {1, 1}) < 0 || operations::compare(axis.now, {10, 1}) > 0)) return false;
      if (!is_grade && operations::compare(axis.now, {0, 1}) < 0) return false;
    }
    return computed == 0 || (computed == 1 && facts == 0);
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
    NodeId node = kNone;
    std::size_t options = 0;
    std::vector<Rational> points;
    std::vector<Rational> values;
    Rational now;
  };

  // Each point, and something between the points and beyond them, as far as the scale has it.
  void between(Axis& axis) const {
    const Node& node = program_.nodes[axis.node];
    const bool in_steps = node.type.decimals >= 0 && node.type.scale != program::Scale::any;
    const Rational step = in_steps ? Rational{1, operations::power_of_ten(static_cast<unsigned>(node.type.decimals))}
                                   : Rational{1, 1};
    const auto on_scale = [&](const Rational& value) {
      if (in_steps && step.den % value.den != 0) return false;
      if (node.op != Op::fact) return true;
      const program::Fact& fact = words_.facts[static_cast<std::size_t>(node.a)];
      return operations::compare(value, fact.lowest) >= 0 && operations::compare(value, fact.highest) <= 0;
    };
    const auto take = [&](const Rational& value) {
      if (value.valid() && on_scale(value)) axis.values.push_back(value);
    };
    take(operations::subtract(axis.points.front(), step));
    for (std::size_t index = 0; index < axis.points.size(); ++index) {
      const Rational& point = axis.points[index];
      take(point);
      if (index + 1 == axis.points.size()) {
        take(operations::add(point, step));
      } else if (!in_steps) {
        take(operations::divide(operations::add(point, axis.points[index + 1]), {2, 1}));
      } else if (const Rational next = operations::add(point, step); operations::compare(next, axis.points[index + 1]) < 0) {
        take(next);
      }
    }
    if (in_steps && axis.values.empty()) axis.values = axis.points;   // points beside the scale: leave it open
  }

  // The value that the regime gives to a fact.
  [[nodiscard]] const resolve::Regime::Choice* decided(const Axis& axis) const {
    if (regime_ == nullptr || axis.node == kNone || program_.nodes[axis.node].op != Op::fact) return nullptr;
    const auto choice = std::find_if(regime_->choices.begin(), regime_->choices.end(), [&](const auto& one) {
      return static_cast<std::int64_t>(one.fact) == program_.nodes[axis.node].a;
    });
    return choice == regime_->choices.end() ? nullptr : &*choice;
  }

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
  const resolve::Regime* regime_;
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

Case case_of(const Program& program, const program::Vocabulary& words, const resolve::Regime& regime,
             const std::vector<NodeId>& conditions) {
  Cases all(program, words, &regime);
  for (const NodeId condition : conditions) all.look(condition);
  Case found;
  const std::uint64_t count = all.make();
  if (count == 0) {
    found.together = Together::too_many;
    return found;
  }
  for (std::uint64_t number = 0; number < count; ++number) {
    all.choose(number);
    if (!std::all_of(conditions.begin(), conditions.end(), [&](NodeId condition) { return all.holds(condition); })) continue;
    const bool certain = all.certain();
    if (found.together == Together::perhaps && !certain) continue;
    found = {Together::perhaps, certain, all.seen()};
    if (certain) break;
  }
  return found;
}

}  // namespace slagboom::properties
