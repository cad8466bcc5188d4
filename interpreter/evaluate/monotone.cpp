// The proof by enumeration behind exact open verdicts.
#include "interpreter/evaluate/monotone.hpp"

#include <algorithm>
#include <map>

namespace slagboom::evaluate {

namespace {

using program::Comparison;
using program::kNone;
using program::Node;
using program::Op;

// Numbers that single values of the row are compared with.
void element_thresholds(const Program& program, NodeId id, std::vector<Rational>& found) {
  const Node& node = program.nodes[id];
  if (node.op == Op::compare) {
    const Node& left = program.nodes[program.child(node, 0)];
    const Node& right = program.nodes[program.child(node, 1)];
    if (left.op == Op::it && right.op == Op::number) found.push_back({right.a, right.b});
  }
  if (node.op == Op::table) {
    const program::Table& table = program.tables[static_cast<std::size_t>(node.a)];
    for (const NodeId column : table.columns) element_thresholds(program, column, found);
    return;
  }
  for (std::uint32_t index = 0; index < node.count; ++index) {
    element_thresholds(program, program.child(node, index), found);
  }
}

// The values that lie between two thresholds, counted in steps (whole marks or tenths).
struct Class {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

class Proof {
 public:
  Proof(Evaluator& evaluator, NodeId node, NodeId row, std::uint32_t size)
      : evaluator_(evaluator), node_(node), row_(row), size_(size) {
    const program::Type& type = evaluator.program().nodes[row].type;
    scale_ = type.decimals == 0 ? 1 : 10;
    readable_ = type.decimals >= 0 && type.scale == program::Scale::grade;
    std::vector<Rational> thresholds;
    element_thresholds(evaluator.program(), node, thresholds);
    std::vector<std::int64_t> starts{scale_};
    for (const Rational& threshold : thresholds) {
      const Rational steps = operations::multiply(threshold, {scale_, 1});
      if (steps.den != 1) {
        starts.push_back(steps.num / steps.den + 1);
        continue;
      }
      starts.push_back(steps.num);
      starts.push_back(steps.num + 1);
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    const std::int64_t top = 10 * scale_;
    std::erase_if(starts, [&](std::int64_t start) { return start < scale_ || start > top; });
    for (std::size_t index = 0; index < starts.size(); ++index) {
      classes_.push_back({starts[index], index + 1 < starts.size() ? starts[index + 1] - 1 : top});
    }
  }

  bool holds() {
    if (!readable_ || classes_.size() > 8) return false;
    std::vector<std::uint32_t> counts(classes_.size(), 0);
    return split(counts, 0, size_);
  }

  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  bool split(std::vector<std::uint32_t>& counts, std::size_t at, std::uint32_t left) {
    if (at + 1 == counts.size()) {
      counts[at] = left;
      return check(counts);
    }
    for (std::uint32_t take = 0; take <= left; ++take) {
      counts[at] = take;
      if (!split(counts, at + 1, left - take)) return false;
    }
    return true;
  }

  // Moving one value to the next class must not ask for a higher sum than one step more.
  bool check(const std::vector<std::uint32_t>& counts) {
    const std::int64_t needed = smallest_passing(counts);
    if (needed == kUnreadable) return false;
    if (needed == kNever) return true;
    for (std::size_t from = 0; from + 1 < counts.size(); ++from) {
      if (counts[from] == 0) continue;
      std::vector<std::uint32_t> raised = counts;
      --raised[from];
      ++raised[from + 1];
      const std::int64_t then = smallest_passing(raised);
      if (then == kUnreadable) return false;
      // The raised value was the last of its class and becomes the first of the next: sums that can occur so.
      const std::int64_t highest = highest_sum(counts);
      const std::int64_t lowest_with_last =
          lowest_sum(counts) - classes_[from].first + classes_[from].last;
      const std::int64_t first_relevant = std::max(needed, lowest_with_last);
      if (first_relevant > highest) continue;
      if (then == kNever || then > first_relevant + 1) return false;
    }
    return true;
  }

  [[nodiscard]] std::int64_t lowest_sum(const std::vector<std::uint32_t>& counts) const {
    std::int64_t sum = 0;
    for (std::size_t index = 0; index < counts.size(); ++index) sum += classes_[index].first * counts[index];
    return sum;
  }
  [[nodiscard]] std::int64_t highest_sum(const std::vector<std::uint32_t>& counts) const {
    std::int64_t sum = 0;
    for (std::size_t index = 0; index < counts.size(); ++index) sum += classes_[index].last * counts[index];
    return sum;
  }

  // Within one split the sum alone counts; the smallest sum that gives ja, when all larger ones do too.
  std::int64_t smallest_passing(const std::vector<std::uint32_t>& counts) {
    const auto known = memory_.find(counts);
    if (known != memory_.end()) return known->second;
    std::int64_t low = lowest_sum(counts);
    std::int64_t high = highest_sum(counts);
    std::int64_t result = kNever;
    const int top = passes(counts, high);
    if (top < 0) {
      result = kUnreadable;
    } else if (top == 0) {
      // Must never pass: a pass at the bottom would show that a higher sum harms.
      result = passes(counts, low) == 0 ? kNever : kUnreadable;
    } else {
      while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (passes(counts, middle) == 1) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      result = low;
    }
    memory_.emplace(counts, result);
    return result;
  }

  // 1 ja, 0 nee, -1 neither, for some row with this split and sum.
  int passes(const std::vector<std::uint32_t>& counts, std::int64_t sum) {
    values_.clear();
    std::int64_t rest = sum - lowest_sum(counts);
    for (std::size_t index = 0; index < counts.size(); ++index) {
      for (std::uint32_t one = 0; one < counts[index]; ++one) {
        const std::int64_t more = std::min(rest, classes_[index].last - classes_[index].first);
        rest -= more;
        values_.push_back(operations::reduced(classes_[index].first + more, scale_));
      }
    }
    ++rows_;
    const Value value = evaluator_.value_with_row(node_, row_, values_);
    return value.is_yes() ? 1 : value.is_no() ? 0 : -1;
  }

  static constexpr std::int64_t kNever = -1;
  static constexpr std::int64_t kUnreadable = -2;

  Evaluator& evaluator_;
  NodeId node_;
  NodeId row_;
  std::uint32_t size_;
  std::int64_t scale_ = 1;
  bool readable_ = false;
  std::uint64_t rows_ = 0;
  std::vector<Class> classes_;
  std::vector<Rational> values_;
  std::map<std::vector<std::uint32_t>, std::int64_t> memory_;
};

}  // namespace

namespace {

// Does the condition not hold for the bound candidate, by its unordered facts alone?
bool never_holds(Evaluator& evaluator, NodeId id) {
  const Program& program = evaluator.program();
  const Node& node = program.nodes[id];
  const auto child_never = [&](std::uint32_t index) { return never_holds(evaluator, program.child(node, index)); };
  switch (node.op) {
    case Op::both:
      for (std::uint32_t index = 0; index < node.count; ++index) {
        if (child_never(index)) return true;
      }
      return false;
    case Op::either: {
      std::int64_t left = node.count;
      for (std::uint32_t index = 0; index < node.count; ++index) left -= child_never(index) ? 1 : 0;
      return left < node.a;
    }
    case Op::clause:
    case Op::satisfied: return child_never(0);
    case Op::compare: {
      const Node& left = program.nodes[program.child(node, 0)];
      const Node& right = program.nodes[program.child(node, 1)];
      if (left.op != Op::fact || right.op != Op::option) return false;
      const auto which = static_cast<program::FactId>(left.a);
      const program::Fact& fact = evaluator.vocabulary().facts[which];
      if (fact.ordered || fact.per_element) return false;
      const Value value = evaluator.fact(which, kMain);
      if (value.status != Status::known || value.lo != value.hi) return false;
      const bool same = operations::compare(value.lo, {right.a, 1}) == 0;
      if (static_cast<Comparison>(node.a) == Comparison::equal) return !same;
      return static_cast<Comparison>(node.a) == Comparison::not_equal && same;
    }
    default: return false;
  }
}

}  // namespace

std::vector<bool> excluded_guards(Evaluator& evaluator) {
  std::vector<bool> excluded;
  for (const program::Definition& definition : evaluator.program().definitions) {
    for (const program::Variant& variant : definition.variants) {
      if (variant.guard == kNone || !never_holds(evaluator, variant.guard)) continue;
      if (excluded.empty()) excluded.assign(evaluator.program().nodes.size(), false);
      excluded[variant.guard] = true;
    }
  }
  return excluded;
}

bool row_never_harms(Evaluator& evaluator, NodeId node, NodeId row, std::uint32_t size, std::uint64_t* rows) {
  Proof proof(evaluator, node, row, size);
  const bool holds = proof.holds();
  if (rows != nullptr) *rows += proof.rows();
  return holds;
}

ProofWork prove_directions(Evaluator& evaluator, program::Directions& directions, std::uint32_t longest) {
  const Program& program = evaluator.program();
  ProofWork work;
  std::vector<NodeId> refused;
  // Settling one node may uncover others; each round asks again.
  for (int round = 0; round < 8; ++round) {
    for (const program::Search& search : program.searches) {
      for (const NodeId condition : search.conditions) (void)directions.of(condition);
    }
    for (const program::ReportLine& line : program.report) (void)directions.of(line.node);
    const std::vector<program::Directions::Open> open = directions.open();
    bool progress = false;
    for (const program::Directions::Open& one : open) {
      if (std::find(refused.begin(), refused.end(), one.node) != refused.end()) continue;
      bool holds = true;
      for (std::uint32_t size = 1; size <= longest && holds; ++size) {
        holds = row_never_harms(evaluator, one.node, one.row, size, &work.rows);
      }
      if (!holds) {
        refused.push_back(one.node);
        continue;
      }
      directions.settle(one);
      ++work.nodes;
      progress = true;
    }
    if (!progress) break;
  }
  return work;
}

}  // namespace slagboom::evaluate
