// Block scanner: headings, leden and onderdelen become parts with an address; prose goes with them.
#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "grammar/scan_headings.hpp"
#include "grammar/scanner.hpp"

namespace slagboom::grammar::scan {

PartId Scanner::add_part(Part added, Span mark, bool is_numbered) {
  const auto id = static_cast<PartId>(document_.parts.size());
  const std::string key = fmt::format("{}/{}/{}/{}", added.parent, static_cast<int>(added.kind),
                                      added.word, lower(added.label));
  document_.parts.push_back(std::move(added));
  if (!is_numbered) return id;
  const auto [earlier, is_new] = addresses_.try_emplace(key, mark);
  if (!is_new) {
    messages_.add(DiagnosticKind::duplicate_address, mark, "dit nummer is al gebruikt", id,
                  "elk nummer is een adres; met twee dezelfde is niet duidelijk welke bedoeld is",
                  "geef een van de twee een ander nummer",
                  {{earlier->second, "hier staat het al", false}});
  }
  return id;
}

void Scanner::heading(const Line& line, std::size_t level) {
  close_prose();
  lid_.reset();
  items_.clear();
  const std::string_view text = heading_text(line.content, level);
  Heading read = read_heading(text);
  const Span span = span_of(line);
  if (level == 1 && !has_title_ && !read.is_numbered) {
    has_title_ = true;
    document_.title = text;
    part(0).title = text;
    part(0).span = span;
    chapters_.clear();
    owner_ = 0;
    may_have_leden_ = false;
    add_heading_block(line, text, 0);
    return;
  }
  // An article may have the same level as the hoofdstuk it stands in.
  const bool is_article = read.kind == PartKind::artikel;
  while (!chapters_.empty() &&
         (chapters_.back().level > level ||
          (chapters_.back().level == level && !(is_article && chapters_.back().is_numbered)))) {
    chapters_.pop_back();
  }
  Part added;
  added.kind = read.kind;
  added.parent = chapters_.empty() ? 0 : chapters_.back().part;
  added.label = std::move(read.label);
  added.title = std::move(read.title);
  if (!is_article) added.word = std::move(read.word);
  added.span = span;
  const PartId id = add_part(std::move(added), span, read.is_numbered);
  if (!is_article) chapters_.push_back({level, id, read.is_numbered});
  owner_ = id;
  may_have_leden_ = read.is_numbered;
  add_heading_block(line, text, id);
}

void Scanner::add_heading_block(const Line& line, std::string_view text, PartId id) {
  Block& added = add_block(BlockKind::heading, id, span_of(line));
  const auto offset =
      static_cast<std::size_t>(text.empty() ? 0 : text.data() - line.content.data());
  append(added.text, text, line.begin + static_cast<std::uint32_t>(offset));
}

PartId Scanner::deepest() const {
  if (!items_.empty()) return items_.back().part;
  return lid_ ? lid_->part : owner_;
}

void Scanner::prose(const Line& line) {
  const Mark mark = read_mark(line.content);
  const bool can_be_part =
      may_have_leden_ && mark.kind != MarkKind::none && mark.kind != MarkKind::bullet;
  if (can_be_part && mark.kind == MarkKind::number && line.indent <= lid_indent()) {
    if (mark.is_closed || !prose_ || follows_lid(mark.label)) {
      lid(line, mark);
      return;
    }
  } else if (can_be_part && !(mark.has_dot && !mark.is_closed)) {
    onderdeel(line, mark);
    return;
  }
  if (mark.kind == MarkKind::bullet || !prose_) {
    if (!prose_) leave_items(line.indent);
    open_prose(line, 0, deepest());
    return;
  }
  Block& open = document_.blocks[*prose_];
  append(open.text, line.content, line.begin);
  open.span.end = line.end();
}

bool Scanner::follows_lid(std::string_view label) const {
  if (!lid_) return false;
  const auto split = [](std::string_view number) {
    const std::size_t dot = number.rfind('.');
    const std::size_t begin = dot == std::string_view::npos ? 0 : dot + 1;
    int value = 0;
    for (std::size_t i = begin; i < number.size() && is_digit(number[i]); ++i)
      value = value * 10 + (number[i] - '0');
    return std::tuple(number.substr(0, begin), value, is_small(number.back()));
  };
  const auto [group, value, has_letter] = split(label);
  const auto [last_group, last_value, last_letter] = split(document_.parts[lid_->part].label);
  return group == last_group && (value == last_value + 1 || (has_letter && value == last_value));
}

std::uint32_t Scanner::lid_indent() const {
  if (lid_) return lid_->indent;
  return items_.empty() ? std::numeric_limits<std::uint32_t>::max() : items_.front().indent;
}

void Scanner::lid(const Line& line, const Mark& mark) {
  close_prose();
  items_.clear();
  Part added;
  added.kind = PartKind::lid;
  added.parent = owner_;
  added.label = mark.label;
  added.span = span_of(line);
  const PartId id = add_part(std::move(added), mark_span(line, mark), true);
  lid_ = OpenLid{line.indent, id};
  open_prose(line, mark.text, id);
}

void Scanner::onderdeel(const Line& line, const Mark& mark) {
  close_prose();
  leave_deeper(line.indent);
  // At one indent another kind of mark goes one level deeper: a, then 1° under a.
  const auto same = std::find_if(items_.begin(), items_.end(), [&](const OpenItem& open) {
    return open.indent == line.indent && open.kind == mark.kind;
  });
  items_.erase(same, items_.end());
  if (items_.size() >= limits_.nesting) {
    messages_.add(DiagnosticKind::nesting_too_deep, mark_span(line, mark), "deze lijst zit te diep",
                  deepest(), fmt::format("hoogstens {} lijsten passen in elkaar", limits_.nesting),
                  "maak de lijst minder diep");
    items_.pop_back();
  }
  Part added;
  added.kind = PartKind::onderdeel;
  added.parent = deepest();
  added.label = shown_label(mark);
  added.span = span_of(line);
  const PartId id = add_part(std::move(added), mark_span(line, mark), true);
  items_.push_back({mark.kind, line.indent, id});
  open_prose(line, mark.text, id);
}

void Scanner::leave_deeper(std::uint32_t indent) {
  while (!items_.empty() && items_.back().indent > indent) items_.pop_back();
}

void Scanner::leave_items(std::uint32_t indent) {
  while (!items_.empty() && items_.back().indent >= indent) items_.pop_back();
}

Span Scanner::mark_span(const Line& line, const Mark& mark) const {
  return {document_.file, line.begin, line.begin + static_cast<std::uint32_t>(mark.size)};
}

void Scanner::open_prose(const Line& line, std::size_t text, PartId id) {
  close_prose();
  prose_ = document_.blocks.size();
  Block& added = add_block(BlockKind::prose, id, span_of(line));
  append(added.text, line.content.substr(text), line.begin + static_cast<std::uint32_t>(text));
}

void Scanner::close_prose() {
  if (!prose_) return;
  const Block& closed = document_.blocks[*prose_];
  prose_.reset();
  Part& owner = part(closed.part);
  StatusMark status = read_status(closed.text.text);
  if (!status.is_alone && !closed.text.text.empty()) owner.has_prose = true;
  if (status.status == LidStatus::unsaid) return;
  owner.status = status.status;
  owner.status_reason = std::move(status.reason);
}

}  // namespace slagboom::grammar::scan
