// Layout of a fence: every line gets a role from the raw statements, and is written by that role.
//
// Which lines belong together was decided by the scanner, mostly by indentation. So the indentation
// written here must lead to the same decision: items deeper than the list around them, what
// continues an item deeper than that item, and lines after a list not deeper than its first item.
#include "grammar/format_fence.hpp"

#include <algorithm>
#include <unordered_map>

#include "grammar/format_text.hpp"
#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::uint32_t kStep = 2;

enum class Role : std::uint8_t { head, line, row };

struct Layout {
  Role role = Role::line;
  std::uint32_t indent = 0;
  std::string mark;        // of an item: "-", "a."; of a row: its cells between bars
  std::size_t text = 0;    // where the text behind the mark or the key begins, in the line
  std::size_t column = 0;  // width given to the key, with the blanks behind it; 0 = no key
  bool continues = false;  // a « may still be open
};

// Starter words with two blanks behind them; the others read on as a sentence.
bool is_label(Opening opening) {
  switch (opening) {
    case Opening::document:
    case Opening::sort:
    case Opening::fact:
    case Opening::term:
    case Opening::group:
    case Opening::list:
    case Opening::item_register:
    case Opening::patterns:
    case Opening::table:
    case Opening::search:
    case Opening::open_choose:
    case Opening::note:
    case Opening::uncertain:
    case Opening::suppose:
    case Opening::holiday:
    case Opening::day_kind:
    case Opening::extension:
    case Opening::occasion:
    case Opening::time_limit:
    case Opening::school_calendar:
    case Opening::time_limit_examples:
    case Opening::possibility:
    case Opening::choice_list:
    case Opening::topic:
    case Opening::requirement:
    case Opening::arrangement:
    case Opening::requirement_examples:
    case Opening::decision_kind:
    case Opening::decision:
    case Opening::pta:
    case Opening::exam_programme:
    case Opening::pta_demand:
    case Opening::pta_amendment_demand:
    case Opening::pta_transfer:
      return true;
    default:
      return false;
  }
}

// Properties that read on as a sentence: "hoogstens 2", "van 1 tot en met 3".
bool is_sentence(Key key) {
  return key == Key::bounds || key == Key::at_most || key == Key::choose ||
         key == Key::otherwise || key == Key::test;
}

std::string mark_of(const Item& item) {
  const bool closed = item.label == "-" || item.label.ends_with("°");
  return closed ? item.label : item.label + ".";
}

class FenceLayout {
 public:
  FenceLayout(const Block& block, const std::vector<Statement>& statements) : block_(block) {
    for (const Statement& statement : statements) {
      if (statement.kind == StatementKind::example_case) cases_[statement.span.begin] = &statement;
    }
    for (const RawStatement& raw : block.statements) add(raw);
  }

  [[nodiscard]] const Layout* find(std::uint32_t begin) const {
    const auto found = layouts_.find(begin);
    return found == layouts_.end() ? nullptr : &found->second;
  }

 private:
  // A property and the line that it begins.
  struct KeyLine {
    std::uint32_t begin = 0;
    std::size_t value = 0;  // in the line; 0 = the line has no key
    bool aligned = false;
  };

  static std::uint32_t begin_of(const Phrase& phrase) {
    return phrase.pieces.empty() ? 0 : phrase.pieces.front().source;
  }

  void add(const RawStatement& raw) {
    const Outline read = outline(raw, block_.kind, {});
    const std::string_view head = raw.head.text;
    Layout first;
    first.role = Role::head;
    if (is_label(read.opening) && read.body > 0) set_key(first, head, read.body, 0);
    layouts_[begin_of(raw.head)] = first;

    const std::vector<KeyLine> keys = keys_of(raw, read);
    std::size_t column = 0;
    for (const KeyLine& key : keys) {
      if (key.aligned) column = std::max(column, key_width(raw, key));
    }
    bool in_property = false;
    for (const Phrase& line : raw.lines) add_line(line, keys, column, in_property);
    const bool below_property =
        std::any_of(read.properties.begin(), read.properties.end(),
                    [&](const PropertyLine& line) { return line.items == &raw.items; });
    add_items(raw.items, below_property ? 2 * kStep : kStep);
    add_rows(raw.table);
    // The first line after a list must not look like more of the last item.
    const Phrase* after = raw.lines_after.empty() ? nullptr : &raw.lines_after.front();
    for (const Phrase& line : raw.lines_after) {
      add_line(line, keys, column, in_property);
      if (&line == after && !raw.items.empty()) layouts_[begin_of(line)].indent = kStep;
    }
  }

  std::vector<KeyLine> keys_of(const RawStatement& raw, const Outline& read) {
    std::vector<KeyLine> keys;
    for (const PropertyLine& property : read.properties) {
      const std::string_view key =
          trimmed(std::string_view(property.phrase.text).substr(0, property.value));
      keys.push_back({begin_of(property.phrase), property.value,
                      !is_sentence(property.key) && !key.ends_with(':')});
    }
    const auto read_case = cases_.find(begin_of(raw.head));
    if (read_case == cases_.end()) return keys;
    for (const auto* lines : {&raw.lines, &raw.lines_after}) {
      for (const Phrase& line : *lines) {
        if (const std::size_t value = field_in(*read_case->second, line); value > 0) {
          keys.push_back({begin_of(line), value, true});
        }
      }
    }
    return keys;
  }

  // Where the first field begins in a line that starts with a word for it ("vakken  netl 6,0").
  static std::size_t field_in(const Statement& read, const Phrase& line) {
    const std::uint32_t begin = begin_of(line);
    const auto end = static_cast<std::uint32_t>(begin + line.text.size());
    std::uint32_t first = end;
    for (const CaseField& field : read.fields) {
      if (field.span.begin <= begin && begin < field.span.end) return 0;
      if (field.span.begin > begin) first = std::min(first, field.span.begin);
    }
    return first < end ? first - begin : 0;
  }

  // The text of the line that begins at `begin`.
  static std::string_view line_at(const RawStatement& raw, std::uint32_t begin) {
    for (const auto* lines : {&raw.lines, &raw.lines_after}) {
      for (const Phrase& line : *lines) {
        if (begin_of(line) == begin) return line.text;
      }
    }
    return {};
  }

  static std::size_t key_width(const RawStatement& raw, const KeyLine& key) {
    const std::string_view line = line_at(raw, key.begin);
    if (!has_value(line, key.value)) return 0;
    return display_width(one_blank(line.substr(0, key.value))) + 2;
  }

  // Not for a flag ("te verbeteren") and not when a sign follows: that belongs to the key.
  static bool has_value(std::string_view line, std::size_t value) {
    return value < line.size() &&
           std::string_view(":;,.").find(line[value]) == std::string_view::npos;
  }

  static void set_key(Layout& layout, std::string_view line, std::size_t value,
                      std::size_t column) {
    if (!has_value(line, value)) return;
    layout.text = value;
    layout.column = column > 0 ? column : display_width(one_blank(line.substr(0, value))) + 2;
  }

  void add_line(const Phrase& line, const std::vector<KeyLine>& keys, std::size_t column,
                bool& in_property) {
    const std::uint32_t begin = begin_of(line);
    Layout layout;
    layout.indent = in_property ? 2 * kStep : kStep;
    layout.continues = true;
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const KeyLine& k) { return k.begin == begin; });
    if (key != keys.end()) {
      in_property = true;
      layout.indent = kStep;
      layout.continues = false;
      if (key->aligned) set_key(layout, line.text, key->value, column);
    }
    layouts_[begin] = layout;
  }

  void add_items(const std::vector<Item>& items, std::uint32_t indent) {
    for (const Item& item : items) {
      Layout layout;
      layout.indent = indent;
      layout.mark = mark_of(item);
      layout.text = begin_of(item.text) - item.span.begin;
      layouts_[item.span.begin] = layout;
      for (std::size_t piece = 1; piece < item.text.pieces.size(); ++piece) {
        Layout more;
        more.indent = indent + kStep;
        more.continues = true;
        layouts_[item.text.pieces[piece].source] = more;
      }
      add_items(item.items, indent + kStep);
    }
  }

  // The row as Markdown; for one that was pasted from a spreadsheet.
  static std::string piped(const Row& row) {
    std::string text = "|";
    for (const Cell& cell : row.cells) {
      text += ' ';
      for (const char c : cell.text.text) {
        if (c == '|') text += '\\';
        text += c;
      }
      text += " |";
    }
    return text;
  }

  void add_rows(const Table& table) {
    if (table.empty()) return;
    Layout layout;
    layout.role = Role::row;
    layout.indent = kStep;
    layout.mark = piped(table.header);
    layouts_[table.header.span.begin] = layout;
    for (const Row& row : table.rows) {
      layout.mark = piped(row);
      layouts_[row.span.begin] = layout;
    }
  }

  const Block& block_;
  std::unordered_map<std::uint32_t, const Statement*> cases_;
  std::unordered_map<std::uint32_t, Layout> layouts_;
};

std::string_view word_of(BlockKind kind) {
  if (kind == BlockKind::examples) return "voorbeelden";
  return kind == BlockKind::questions ? "vraag" : "regel";
}

std::string ticks_of(std::string_view opening) {
  const std::size_t count = std::min(opening.find_first_not_of(opening.front()), opening.size());
  return std::string(opening.substr(0, count));
}

std::string opening_line(std::string_view content, BlockKind kind) {
  const std::string ticks = ticks_of(content);
  const std::string info = one_blank(content.substr(ticks.size()));
  const std::size_t blank = info.find(' ');
  std::string line = ticks + std::string(word_of(kind));
  if (blank != std::string::npos) line += info.substr(blank);
  return line;
}

bool closes(std::string_view content, std::string_view ticks) {
  return content.starts_with(ticks) &&
         content.find_first_not_of(ticks.front()) == std::string_view::npos;
}

std::string written(const FormatLine& line, const Layout& layout, bool& quoted) {
  if (!layout.continues) quoted = false;
  const std::string_view rest = line.content.substr(std::min(layout.text, line.content.size()));
  std::string text(layout.indent, ' ');
  if (!layout.mark.empty()) {
    text += layout.mark;
    if (!rest.empty()) text += ' ';
  } else if (layout.column > 0) {
    const std::string key = one_blank(line.content.substr(0, layout.text));
    text += key + std::string(layout.column - std::min(layout.column - 1, display_width(key)), ' ');
  }
  return text + one_blank(rest, quoted);
}

// Writes the lines of a fence one after the other.
class FenceWriter {
 public:
  FenceWriter(const FenceLayout& layout, std::uint32_t base) : layout_(layout), base_(base, ' ') {}

  void add(const FormatLine& line) {
    if (line.content.empty()) {
      ++empty_;
      return;
    }
    const Layout* layout = layout_.find(line.begin);
    const bool is_known = layout != nullptr && layout->role == Role::row;
    const bool is_piped = line.content.front() == '|';
    if ((is_piped && !rows_.empty()) || is_known) {
      rows_.push_back(is_piped ? line.content : std::string_view(layout->mark));
      empty_ = 0;
      return;
    }
    flush();
    // Between sentences an empty line stays as it was; inside a sentence there is none.
    const bool starts = layout == nullptr || layout->role == Role::head;
    if (empty_ > 0 && starts && !lines_.empty()) lines_.emplace_back();
    empty_ = 0;
    if (layout != nullptr) {
      lines_.push_back(base_ + written(line, *layout, quoted_));
    } else {
      const std::uint32_t more =
          line.indent -
          std::min<std::uint32_t>(line.indent, static_cast<std::uint32_t>(base_.size()));
      lines_.push_back(base_ + std::string(more, ' ') + std::string(line.content));
    }
  }

  std::vector<std::string> take() {
    flush();
    return std::move(lines_);
  }

 private:
  void flush() {
    if (rows_.empty()) return;
    for (const std::string& row : align_table(rows_, TablePlace::fence)) {
      lines_.push_back(base_ + std::string(kStep, ' ') + row);
    }
    rows_.clear();
  }

  const FenceLayout& layout_;
  std::string base_;
  std::vector<std::string> lines_;
  std::vector<std::string_view> rows_;
  std::size_t empty_ = 0;
  bool quoted_ = false;
};

}  // namespace

std::vector<std::string> format_fence(const Block& block, const std::vector<Statement>& statements,
                                      const std::vector<FormatLine>& lines) {
  if (lines.empty() || lines.front().content.empty()) return {};
  const FormatLine& opening = lines.front();
  const std::string ticks = ticks_of(opening.content);
  const bool is_closed = lines.size() > 1 && closes(lines.back().content, ticks);
  const FenceLayout layout(block, statements);
  FenceWriter writer(layout, opening.indent);
  for (std::size_t index = 1; index < lines.size() - (is_closed ? 1 : 0); ++index)
    writer.add(lines[index]);
  std::vector<std::string> result = writer.take();
  const std::string base(opening.indent, ' ');
  result.insert(result.begin(), base + opening_line(opening.content, block.kind));
  if (is_closed) result.push_back(base + ticks);
  return result;
}

}  // namespace slagboom::grammar
