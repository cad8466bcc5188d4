// Which facts a value rests on, in one program.
#include "interpreter/program/depends.hpp"

#include <vector>

namespace slagboom::program {

namespace {

class Below {
 public:
  explicit Below(const Program& program) : program_(program), seen_(program.nodes.size()) {}

  std::set<FactId> run(NodeId top) {
    push(top);
    while (!open_.empty()) {
      const NodeId node = open_.back();
      open_.pop_back();
      visit(program_.nodes[node]);
    }
    return std::move(found_);
  }

 private:
  void push(NodeId node) {
    if (node == kNone || seen_[node]) return;
    seen_[node] = true;
    open_.push_back(node);
  }

  void visit(const Node& node) {
    for (std::uint32_t index = 0; index < node.count; ++index) push(program_.child(node, index));
    const auto which = static_cast<std::uint32_t>(node.a);
    switch (node.op) {
      case Op::fact:
        found_.insert(which);
        if (which < program_.fact_applies.size()) push(program_.fact_applies[which]);
        break;
      case Op::call:
        for (const Variant& variant : program_.definitions[which].variants) {
          push(variant.body);
          push(variant.guard);
        }
        break;
      case Op::chosen:
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

  const Program& program_;
  std::vector<bool> seen_;
  std::vector<NodeId> open_;
  std::set<FactId> found_;
};

}  // namespace

std::set<FactId> facts_below(const Program& program, NodeId node) {
  return Below(program).run(node);
}

}  // namespace slagboom::program
