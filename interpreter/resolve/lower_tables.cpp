// Decision tables: columns, cells, results; checked for gaps and overlaps by `table_checks`.
#include <algorithm>

#include "interpreter/resolve/lowering.hpp"
#include "interpreter/resolve/table_checks.hpp"

namespace slagboom::resolve {

using grammar::Node;
using grammar::NodeKind;
using grammar::Statement;

Fits Lowering::element_fits(const Node& node, const Setting& setting) {
  if (node.own_scope == 0xffffffff || setting.statement == nullptr) return Fits::yes;
  if (node.own_scope >= setting.statement->scopes.size()) return Fits::yes;
  return fit(setting.statement->scopes[node.own_scope]);
}

NodeId Lowering::table(const Statement& statement, const Setting& setting, const Type& wanted) {
  const bool truth_table = name(statement.name).kind == grammar::NameKind::condition;
  program::Table made;
  Type result = wanted;
  if (truth_table) result.base = Base::truth;
  if (statement.over.kind != NodeKind::error) made.over = row(statement.over, setting);
  for (const Node& column : statement.columns) made.columns.push_back(any_value(column, setting));

  for (const grammar::TableRow& row : statement.rows) {
    program::TableRow line;
    line.span = row.span;
    if (row.cells.empty()) continue;
    line.otherwise = row.cells[0].kind == NodeKind::otherwise;
    if (!line.otherwise) {
      for (std::size_t column = 0; column < made.columns.size(); ++column) {
        if (column >= row.cells.size() || row.cells[column].kind == NodeKind::any) {
          line.cells.push_back(kNone);
          continue;
        }
        const Type of = type(made.columns[column]);
        const NodeId it = make(Op::it, of, row.cells[column].span);
        line.cells.push_back(relation(row.cells[column], it, setting));
      }
    }
    if (truth_table) {
      const bool allowed = !row.result.empty();
      Type truth;
      truth.base = Base::truth;
      if (allowed) {
        const std::string label = provision_label(model_, setting.document, statement.part,
                                                  row.result.front().onderdeel);
        line.provision = provision(label + setting.analogy, setting.document, statement.part, row.span);
      }
      const bool yes = allowed || (!row.cells.empty() && row.cells.back().kind == NodeKind::yes);
      line.result = make(Op::truth, truth, row.span, {}, yes ? 1 : 0);
    } else {
      const Node& last = row.cells.back();
      if (result.base == Base::nothing) {
        const NodeId first = any_value(last, setting);
        result = type(first);
        line.result = first;
      } else {
        line.result = literal(last, result, setting);
      }
      if (!row.result.empty()) {
        line.provision = provision(provision_label(model_, setting.document, statement.part,
                                                   row.result.front().onderdeel) + setting.analogy,
                                   setting.document, statement.part, row.span);
      }
    }
    made.rows.push_back(std::move(line));
  }
  if (made.rows.empty()) {
    message(DiagnosticKind::gap, statement.span, "deze tabel heeft geen rijen");
    return broken(truth_table ? Base::truth : Base::number, statement.span);
  }
  // "anders" is about what no other row is about, wherever it stands.
  std::stable_partition(made.rows.begin(), made.rows.end(), [](const program::TableRow& row) { return !row.otherwise; });
  program_.tables.push_back(std::move(made));
  const auto id = static_cast<std::int64_t>(program_.tables.size() - 1);
  for (Diagnostic& item : check_table(program_, model_.vocabulary, program_.tables.back(), statement.column_texts)) {
    diagnostics_.add(std::move(item));
  }
  return make(Op::table, result, statement.span, {}, id);
}

}  // namespace slagboom::resolve
