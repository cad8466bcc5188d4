// Decides which lines go and which names are replaced, and then edits the original text once.
#include "interpreter/cli/consolidated.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/outline.hpp"
#include "grammar/words.hpp"
#include "interpreter/resolve/prose.hpp"

namespace slagboom::cli {

namespace {

using grammar::Block;
using grammar::BlockKind;
using grammar::FileId;
using grammar::Item;
using grammar::Phrase;
using grammar::RawStatement;
using grammar::Statement;
using resolve::Fits;

// Changes to a file, by offset in its original bytes.
class Edits {
 public:
  Edits(const grammar::Sources& sources, FileId file) : sources_(sources), file_(file) {}

  void replace(grammar::Span span, std::string text) {
    changes_.push_back({sources_.original_offset(file_, span.begin),
                        sources_.original_offset(file_, span.end), std::move(text)});
  }
  // The whole lines from one place up to and including another, in the normalised text.
  void drop_lines(std::uint32_t first, std::uint32_t last) {
    changes_.push_back({line_start(sources_.place(file_, first).line),
                        line_start(sources_.place(file_, last).line + 1),
                        {}});
  }
  void insert_line_after(std::uint32_t offset, std::string text) {
    const std::uint32_t at = line_start(sources_.place(file_, offset).line + 1);
    changes_.push_back({at, at, std::move(text)});
  }
  void insert_first(std::string text) { changes_.push_back({0, 0, std::move(text)}); }

  // The text with all changes; of changes that overlap the larger one counts. Line ends become LF.
  std::string run() {
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    const std::string_view original = sources_.file(file_).original;
    std::string text;
    std::size_t at = 0;
    for (const Change& change : changes_) {
      if (change.begin < at) continue;
      text += original.substr(at, change.begin - at);
      text += change.text;
      at = std::max<std::size_t>(at, change.end);
    }
    text += original.substr(std::min(at, original.size()));
    return with_plain_line_ends(text);
  }

 private:
  struct Change {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string text;
  };

  [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const {
    const grammar::SourceFile& file = sources_.file(file_);
    return line <= file.line_starts.size() ? file.line_starts[line - 1]
                                           : static_cast<std::uint32_t>(file.original.size());
  }

  static std::string with_plain_line_ends(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '\r') {
        result += text[at];
      } else if (at + 1 == text.size() || text[at + 1] != '\n') {
        result += '\n';
      }
    }
    return result;
  }

  const grammar::Sources& sources_;
  FileId file_;
  std::vector<Change> changes_;
};

// An inclusive range of places in the normalised text.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

Range range_of(const Phrase& phrase) {
  const grammar::Span span = phrase.whole();
  return {span.begin, span.end > span.begin ? span.end - 1 : span.begin};
}

// From the mark of an item up to the end of everything below it.
Range range_of(const Item& item) {
  Range range{item.span.begin, std::max(item.span.end - 1, range_of(item.text).last)};
  for (const Item& below : item.items) range.last = std::max(range.last, range_of(below).last);
  return range;
}

bool holds(const Range& range, std::uint32_t place) {
  return range.first <= place && place <= range.last;
}

class Consolidation {
 public:
  Consolidation(resolve::Model& model, const grammar::Sources& sources, std::uint32_t document,
                const std::optional<Cohort>& cohort)
      : model_(model),
        index_(document),
        syntax_(*model.documents[document].syntax),
        cohort_(cohort),
        constants_(model, document, cohort),
        edits_(sources, syntax_.document.file) {
    for (const Statement& statement : syntax_.statements) {
      by_place_[statement.span.begin] = &statement;
      for (const grammar::Departure& departure : statement.departures)
        by_place_[departure.span.begin] = &statement;
    }
  }

  std::string run() {
    header();
    for (const Block& block : syntax_.document.blocks) {
      if (block.kind == BlockKind::rules || block.kind == BlockKind::examples) fence(block);
    }
    for (const resolve::ProseReference& reference :
         resolve::prose_references(model_.library->names, syntax_.document)) {
      fill_in(reference);
    }
    return edits_.run();
  }

 private:
  void header() {
    std::string line = "*Zo luidt deze tekst voor ";
    if (!cohort_) {
      line += "alle cohorten samen.";
    } else if (fits(syntax_.scope)) {
      line +=
          "cohort " + cohort_->text + ". Regels die voor dit cohort niet gelden, zijn weggelaten.";
    } else {
      line = "*Dit document geldt niet voor cohort " + cohort_->text + ".";
    }
    line += "*\n";
    const auto& blocks = syntax_.document.blocks;
    const auto title = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
      return block.kind == BlockKind::heading;
    });
    if (title != blocks.end() && title->part == 0) {
      edits_.insert_line_after(title->span.begin, "\n" + line);
    } else {
      edits_.insert_first(line + "\n");
    }
  }

  [[nodiscard]] bool fits(const grammar::Scope& scope) const {
    return resolve::fits(model_, scope, constants_.cohort_regime()) != Fits::no;
  }

  [[nodiscard]] bool applies(const Statement& statement) const {
    if (statement.kind == grammar::StatementKind::document) return true;
    if (resolve::fits(model_, {&statement, index_}, constants_.cohort_regime()) == Fits::no)
      return false;
    // A list of which every line is for other cohorts says nothing here.
    const auto& lines = statement.item_scopes;
    return lines.empty() || lines.size() != statement.nodes.size() ||
           std::any_of(lines.begin(), lines.end(),
                       [&](const grammar::Scope& scope) { return fits(scope); });
  }

  void fence(const Block& block) {
    std::set<const Statement*> gone;
    for (const RawStatement& raw : block.statements) {
      const Statement* statement = of(raw);
      if (statement == nullptr || statement->span.begin != range_of(raw.head).first) continue;
      if (!applies(*statement) || !lines(raw, *statement)) gone.insert(statement);
    }
    if (gone.empty()) return;
    // "geldt voor" belongs to the others; any other sentence without a tree is left alone.
    const bool any_left =
        std::any_of(block.statements.begin(), block.statements.end(), [&](const RawStatement& raw) {
          const Statement* statement = of(raw);
          return statement == nullptr ? grammar::match_words(raw.head.text, "geldt voor") == 0
                                      : !gone.contains(statement);
        });
    if (!any_left) {
      edits_.drop_lines(block.span.begin, with_empty_lines(block.span.end));
      return;
    }
    for (const RawStatement& raw : block.statements) {
      // With the "in afwijking van" above it.
      if (gone.contains(of(raw))) edits_.drop_lines(raw.span.begin, with_empty_lines(raw.span.end));
    }
  }

  [[nodiscard]] const Statement* of(const RawStatement& raw) const {
    const auto found = by_place_.find(range_of(raw.head).first);
    return found == by_place_.end() ? nullptr : found->second;
  }

  // The last place of the empty lines behind an end.
  [[nodiscard]] std::uint32_t with_empty_lines(std::uint32_t end) const {
    const std::string_view text = model_.sources->file(syntax_.document.file).text;
    std::uint32_t last = end > 0 ? end - 1 : 0;
    for (std::uint32_t at = end; at < text.size() && (text[at] == '\n' || text[at] == ' '); ++at) {
      if (text[at] == '\n') last = at;
    }
    return last;
  }

  // Drops the lines of a list that are for others; false when none of its lines is left.
  bool lines(const RawStatement& raw, const Statement& statement) {
    std::vector<std::uint32_t> places;
    for (std::size_t line = 0; line < statement.item_scopes.size() && line < statement.nodes.size();
         ++line) {
      if (!fits(statement.item_scopes[line])) places.push_back(statement.nodes[line].span.begin);
    }
    for (const grammar::Node& node : statement.nodes) inner(node, statement, places);
    if (places.empty()) return true;
    std::set<std::uint32_t> gone;
    for (const std::uint32_t place : places) drop(raw, place, gone);
    return raw.items.empty() ||
           !std::all_of(raw.items.begin(), raw.items.end(),
                        [&](const Item& item) { return gone.contains(item.span.begin); });
  }

  void inner(const grammar::Node& node, const Statement& statement,
             std::vector<std::uint32_t>& places) const {
    if (node.own_scope < statement.scopes.size() && !fits(statement.scopes[node.own_scope]))
      places.push_back(node.span.begin);
    for (const grammar::Node& child : node.children) inner(child, statement, places);
  }

  void drop(const RawStatement& raw, std::uint32_t place, std::set<std::uint32_t>& gone) {
    const Item* found = nullptr;
    for (const std::vector<Item>* items = &raw.items; items != nullptr;) {
      const auto item = std::find_if(items->begin(), items->end(),
                                     [&](const Item& one) { return holds(range_of(one), place); });
      if (item == items->end()) break;
      found = &*item;
      items = &item->items;
    }
    if (found != nullptr) {
      gone.insert(found->span.begin);
      edits_.drop_lines(range_of(*found).first, range_of(*found).last);
      return;
    }
    for (const grammar::PropertyLine& line :
         grammar::outline(raw, BlockKind::rules, {}).properties) {
      if (!holds(range_of(line.phrase), place)) continue;
      edits_.drop_lines(range_of(line.phrase).first, range_of(line.phrase).last);
    }
  }

  void fill_in(const resolve::ProseReference& reference) {
    using State = Constants::Found::State;
    static const Constants::Found kDepends{State::depends, {}};
    const Constants::Found& found = reference.has_owner ? kDepends : constants_.find(reference.name);
    if (found.state == State::constant) {
      edits_.replace(reference.span, found.text);
      return;
    }
    std::string remark = "geen vaste waarde";
    if (reference.name == grammar::kNoName) {
      remark = "onbekend begrip";
    } else if (found.state == State::undefined) {
      remark = "hier niet geregeld";
    } else if (found.state == State::varies) {
      remark = "niet voor iedereen gelijk";
    }
    grammar::Span end = reference.span;
    end.begin = end.end;
    edits_.replace(end, " *(" + remark + ")*");
  }

  resolve::Model& model_;
  std::uint32_t index_;
  const grammar::Syntax& syntax_;
  const std::optional<Cohort>& cohort_;
  Constants constants_;
  Edits edits_;
  std::map<std::uint32_t, const Statement*> by_place_;
};

}  // namespace

std::string consolidate(resolve::Model& model, const grammar::Sources& sources,
                        std::uint32_t document, const std::optional<Cohort>& cohort) {
  return Consolidation(model, sources, document, cohort).run();
}

}  // namespace slagboom::cli
