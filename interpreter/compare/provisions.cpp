// Reads the scanned blocks beside the tree: the words come from the one, what holds from the other.
#include "interpreter/compare/provisions.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace slagboom::compare {

namespace {

using grammar::Block;
using grammar::BlockKind;
using grammar::Item;
using grammar::RawStatement;
using grammar::Statement;
using grammar::StatementKind;
using resolve::Fits;

std::string years_text(const grammar::ScopeItem& item, bool cohort) {
  const auto one = [cohort](std::int32_t year) {
    return cohort ? std::to_string(year) + "-" + std::to_string(year + 1) : std::to_string(year);
  };
  std::string text = cohort ? "cohort " : "examenjaar ";
  if (item.from == item.to) return text + one(item.from);
  if (item.from <= 0) return text + one(item.to) + " en eerder";
  if (item.to >= 9999) return text + one(item.from) + " en later";
  return text + one(item.from) + " tot en met " + one(item.to);
}

// Sentences of a kind that says what a document is, or how it is tested, are not rules.
bool is_rule(StatementKind kind) {
  switch (kind) {
    case StatementKind::error:
    case StatementKind::document:
    case StatementKind::example_table:
    case StatementKind::example_case: return false;
    default: return true;
  }
}

class Reading {
 public:
  Reading(const resolve::Model& model, const resolve::Regime& regime, std::uint32_t document, std::vector<Unit>& out)
      : model_(model), regime_(regime), index_(document), syntax_(*model.documents[document].syntax), out_(out) {
    for (const Statement& statement : syntax_.statements) {
      by_place_[statement.span.begin] = &statement;
      for (const grammar::Departure& departure : statement.departures) by_place_[departure.span.begin] = &statement;
    }
  }

  void run() {
    for (const Block& block : syntax_.document.blocks) {
      if (block.kind == BlockKind::rules) {
        rules(block);
      } else if (block.kind == BlockKind::prose || block.kind == BlockKind::table) {
        prose(block);
      }
    }
  }

 private:
  [[nodiscard]] bool fits(const grammar::Scope& scope) const {
    return resolve::fits(model_, scope, regime_) != Fits::no;
  }

  [[nodiscard]] Unit unit(grammar::PartId part, const grammar::Scope* own) const {
    const resolve::DocumentInfo& info = model_.documents[index_];
    Unit made;   // the nearest scope: a sentence without one has that of its document
    made.document = info.short_name.empty() ? info.title : info.short_name;
    made.provision = resolve::provision_label(model_, index_, part);
    made.version = syntax_.version;
    made.scope = scope_text(model_, syntax_.scope);
    if (own != nullptr && !own->empty()) {
      made.scope = scope_text(model_, *own);
    }
    return made;
  }

  void prose(const Block& block) {
    Unit made = unit(block.part, nullptr);
    made.prose = true;
    if (block.kind == BlockKind::prose) {
      made.lines.push_back(block.text.text);
    } else {
      table(block.table, 0, made.lines);
    }
    const bool more = !out_.empty() && out_.back().prose && out_.back().provision == made.provision;
    if (more) {
      out_.back().lines.insert(out_.back().lines.end(), made.lines.begin(), made.lines.end());
    } else {
      out_.push_back(std::move(made));
    }
  }

  void rules(const Block& block) {
    const Statement* last = nullptr;
    for (const RawStatement& raw : block.statements) {
      const auto found = by_place_.find(raw.head.whole().begin);
      if (found == by_place_.end()) continue;   // "geldt voor": the scope says it
      const Statement& statement = *found->second;
      if (!is_rule(statement.kind)) continue;
      if (resolve::fits(model_, {&statement, index_}, regime_) == Fits::no) continue;
      std::vector<std::uint32_t> gone;
      if (!lines_left(statement, gone)) continue;
      if (&statement != last) {
        Unit made = unit(statement.part, &statement.scope);
        made.kind = std::to_string(static_cast<int>(statement.kind)) + (statement.departures.empty() ? "" : "+");
        if (statement.name != grammar::kNoName) made.name = grammar::shown(model_.library->names[statement.name]);
        if (statement.kind == StatementKind::accept) made.name = statement.label;
        out_.push_back(std::move(made));
        last = &statement;
      }
      sentence(raw, gone, out_.back().lines);
    }
  }

  // The places of list lines that are for others; false when every line is.
  bool lines_left(const Statement& statement, std::vector<std::uint32_t>& gone) const {
    const std::size_t count = std::min(statement.item_scopes.size(), statement.nodes.size());
    for (std::size_t line = 0; line < count; ++line) {
      if (!fits(statement.item_scopes[line])) gone.push_back(statement.nodes[line].span.begin);
    }
    if (count > 0 && gone.size() == statement.nodes.size()) return false;
    for (const grammar::Node& node : statement.nodes) inner(node, statement, gone);
    return true;
  }

  void inner(const grammar::Node& node, const Statement& statement, std::vector<std::uint32_t>& gone) const {
    if (node.own_scope < statement.scopes.size() && !fits(statement.scopes[node.own_scope])) {
      gone.push_back(node.span.begin);
    }
    for (const grammar::Node& child : node.children) inner(child, statement, gone);
  }

  static bool holds_any(grammar::Span span, const std::vector<std::uint32_t>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](std::uint32_t place) { return span.begin <= place && place < span.end; });
  }

  static void sentence(const RawStatement& raw, const std::vector<std::uint32_t>& gone, std::vector<std::string>& out) {
    out.push_back(raw.head.text);
    for (const grammar::Phrase& line : raw.lines) {
      if (!holds_any(line.whole(), gone)) out.push_back("  " + line.text);
    }
    items(raw.items, gone, 2, out);
    if (!raw.table.empty()) table(raw.table, 2, out);
    for (const grammar::Phrase& line : raw.lines_after) {
      if (!holds_any(line.whole(), gone)) out.push_back("  " + line.text);
    }
  }

  static void items(const std::vector<Item>& list, const std::vector<std::uint32_t>& gone, std::size_t indent,
                    std::vector<std::string>& out) {
    for (const Item& item : list) {
      if (holds_any(item.text.whole(), gone)) continue;
      const std::string mark = item.label == "-" ? "-" : item.label + ".";
      out.push_back(std::string(indent, ' ') + mark + " " + item.text.text);
      items(item.items, gone, indent + 2, out);
    }
  }

  static void table(const grammar::Table& written, std::size_t indent, std::vector<std::string>& out) {
    const auto row = [&](const grammar::Row& one) {
      std::string line(indent, ' ');
      for (const grammar::Cell& cell : one.cells) line += "| " + cell.text.text + " ";
      out.push_back(line + "|");
    };
    row(written.header);
    for (const grammar::Row& one : written.rows) row(one);
  }

  const resolve::Model& model_;
  const resolve::Regime& regime_;
  std::uint32_t index_;
  const grammar::Syntax& syntax_;
  std::vector<Unit>& out_;
  std::map<std::uint32_t, const Statement*> by_place_;
};

}  // namespace

std::string scope_text(const resolve::Model& model, const grammar::Scope& scope) {
  std::string text;
  for (const grammar::ScopeItem& item : scope.items) {
    if (!text.empty()) text += ", ";
    if (item.kind == grammar::ScopeItem::Kind::option) {
      text += grammar::shown(model.library->names[item.name]);
    } else {
      text += years_text(item, item.kind == grammar::ScopeItem::Kind::cohort);
    }
  }
  return text;
}

std::vector<Unit> units(const resolve::Model& model, const resolve::Regime& regime) {
  std::vector<Unit> found;
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    if (resolve::fits(model, model.documents[document].syntax->scope, regime) == Fits::no) continue;
    Reading(model, regime, document, found).run();
  }
  return found;
}

}  // namespace slagboom::compare
