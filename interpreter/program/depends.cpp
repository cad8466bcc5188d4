// One walk: a node is looked at once, however often it is read.
#include "interpreter/program/depends.hpp"

namespace slagboom::program {

namespace {

class Below {
 public:
  Below(const Program& program, Searches searches)
      : program_(program), searches_(searches), seen_(program.nodes.size()) {}

  std::vector<NodeId> run(NodeId top) {
    push(top);
    for (std::size_t at = 0; at < found_.size(); ++at) visit(program_.nodes[found_[at]]);
    return std::move(found_);
  }

 private:
  void push(NodeId node) {
    if (node == kNone || seen_[node]) return;
    seen_[node] = true;
    found_.push_back(node);
  }

  void visit(const Node& node) {
    for (std::uint32_t index = 0; index < node.count; ++index) push(program_.child(node, index));
    const auto which = static_cast<std::uint32_t>(node.a);
    switch (node.op) {
      case Op::fact:
        if (which < program_.fact_applies.size()) push(program_.fact_applies[which]);
        break;
      case Op::call:
        spoken(program_.definitions[which].variants);
        break;
      case Op::chosen:
        if (searches_ == Searches::left_out) break;
        push(program_.searches[which].from);
        for (const NodeId condition : program_.searches[which].conditions) push(condition);
        break;
      case Op::table:
        push(program_.tables[which].over);
        for (const NodeId column : program_.tables[which].columns) push(column);
        for (const TableRow& row : program_.tables[which].rows) {
          push(row.result);
          for (const NodeId cell : row.cells) push(cell);
        }
        break;
      default:
        break;
    }
  }

  // The general rule, its departures, and theirs.
  void spoken(const std::vector<Variant>& variants) {
    if (variants.empty()) return;
    std::vector<std::uint32_t> speak{0};
    for (std::size_t at = 0; at < speak.size() && at <= variants.size(); ++at) {
      const Variant& variant = variants[speak[at]];
      push(variant.body);
      push(variant.guard);
      speak.insert(speak.end(), variant.exceptions.begin(), variant.exceptions.end());
    }
  }

  const Program& program_;
  Searches searches_;
  std::vector<bool> seen_;
  std::vector<NodeId> found_;
};

}  // namespace

std::vector<NodeId> nodes_below(const Program& program, NodeId node, Searches searches) {
  return Below(program, searches).run(node);
}

std::set<FactId> facts_below(const Program& program, NodeId node) {
  std::set<FactId> facts;
  for (const NodeId id : nodes_below(program, node, Searches::followed)) {
    const Node& read = program.nodes[id];
    if (read.op == Op::fact) facts.insert(static_cast<FactId>(read.a));
  }
  return facts;
}

}  // namespace slagboom::program
