// Block scanner: lines, fences, tables and comments.
#include "grammar/scanner.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "grammar/scan_headings.hpp"
#include "grammar/scan_statements.hpp"
#include "grammar/scan_table.hpp"

namespace slagboom::grammar::scan {

Scanner::Scanner(const Sources& sources, FileId file, const Limits& limits,
                 Diagnostics& diagnostics)
    : sources_(sources),
      text_(sources.file(file).text),
      limits_(limits),
      messages_(file, document_, diagnostics),
      statements_left_(limits.statements) {
  document_.file = file;
  document_.parts.emplace_back();
  document_.parts[0].span = {file, 0, 0};
  split_lines();
}

Document Scanner::run() {
  for (std::size_t i = 0; i < starts_.size();) i = block(i);
  close_prose();
  return std::move(document_);
}

Document Scanner::run_inside(BlockKind kind) {
  const auto size = static_cast<std::uint32_t>(text_.size());
  Block& added = add_block(kind, 0, {document_.file, 0, size});
  StatementReader reader(sources_, added, 0, statements_left_, limits_, messages_);
  for (std::size_t i = 0; i < starts_.size(); ++i) reader.add(line(i));
  return std::move(document_);
}

void Scanner::split_lines() {
  for (std::size_t begin = 0; begin < text_.size();) {
    starts_.push_back(static_cast<std::uint32_t>(begin));
    const std::size_t index = starts_.size() - 1;
    const Line each = line(index);
    if (const std::size_t level = heading_level(each); level > 0) {
      headings_.push_back(index);
      if (level > 1) lower_headings_.push_back(index);
    }
    if (const auto ticks = read_ticks(each.content)) ticks_.push_back({index, *ticks});
    begin = std::min(text_.find('\n', begin), text_.size()) + 1;
  }
}

Line Scanner::line(std::size_t index) const {
  const std::size_t begin = starts_[index];
  const std::size_t end = std::min(text_.find('\n', begin), text_.size());
  const std::string_view whole = text_.substr(begin, end - begin);
  const std::string_view content = trimmed(whole);
  const std::size_t indent = content.empty() ? 0 : whole.find_first_not_of(' ');
  return {static_cast<std::uint32_t>(begin + indent), static_cast<std::uint32_t>(indent), content};
}

std::size_t Scanner::block(std::size_t index) {
  const Line each = line(index);
  const std::string_view content = each.content;
  if (content.empty()) {
    close_prose();
    return index + 1;
  }
  if (const auto ticks = read_ticks(content)) return fence(index, *ticks);
  if (starts_with(content, "<!--")) return html_comment(index);
  if (const std::size_t level = heading_level(each); level > 0) {
    heading(each, level);
    return index + 1;
  }
  if (content[0] == '|') return prose_table(index);
  prose(each);
  return index + 1;
}

Block& Scanner::add_block(BlockKind kind, PartId part, Span span) {
  Block& block = document_.blocks.emplace_back();
  block.kind = kind;
  block.part = part;
  block.span = span;
  block.text.file = document_.file;
  return block;
}

Span Scanner::span_of(const Line& line) const { return {document_.file, line.begin, line.end()}; }

std::size_t Scanner::prose_table(std::size_t index) {
  close_prose();
  Block& added = add_block(BlockKind::table, deepest(), span_of(line(index)));
  TableReader table(added.table, added.part, limits_, messages_, false);
  for (; index < starts_.size(); ++index) {
    const Line each = line(index);
    if (!starts_with(each.content, "|")) break;
    table.add(each);
    added.span.end = each.end();
  }
  return index;
}

std::size_t Scanner::first_after(const std::vector<std::size_t>& lines, std::size_t index,
                                 std::size_t otherwise) {
  const auto found = std::upper_bound(lines.begin(), lines.end(), index);
  return found == lines.end() ? otherwise : *found;
}

Scanner::End Scanner::find_end(std::size_t index, const Ticks& opening, bool is_code) const {
  End end{starts_.size(), starts_.size(), false};
  auto found =
      std::upper_bound(ticks_.begin(), ticks_.end(), index,
                       [](std::size_t value, const TickLine& each) { return value < each.index; });
  for (; found != ticks_.end(); ++found) {
    const Ticks& ticks = found->ticks;
    if (ticks.sign != opening.sign || ticks.count < opening.count) continue;
    end.is_closed = ticks.info.empty();
    end.last = found->index;
    end.next = end.is_closed ? found->index + 1 : found->index;
    break;
  }
  if (end.is_closed && is_code) return end;
  const std::size_t heading =
      first_after(end.is_closed ? lower_headings_ : headings_, index, end.last);
  return heading < end.last ? End{heading, heading, false} : end;
}

std::size_t Scanner::fence(std::size_t index, const Ticks& ticks) {
  close_prose();
  const Line opening = line(index);
  const std::string info = lower(ticks.info.substr(0, ticks.info.find(' ')));
  const auto word = std::find_if(kFenceWords.begin(), kFenceWords.end(),
                                 [&](const FenceWord& each) { return each.word == info; });
  const bool is_code = word == kFenceWords.end();
  const bool is_meant = is_code && check_fence_word(opening, ticks, info);
  const End end = find_end(index, ticks, is_code);
  const PartId id = deepest();
  if (!end.is_closed) report_unclosed(opening, index, end.last, ticks, id);
  Block& added = add_block(is_code ? BlockKind::code : word->kind, id, span_of(opening));
  added.span.end = end_of(index, end.next);
  // What stands below a lid counts as its rules, also when the word of the block is misspelt.
  if (is_meant) part(id).has_rules = true;
  if (is_code) return end.next;
  StatementReader reader(sources_, added, opening.indent, statements_left_, limits_, messages_);
  for (std::size_t i = index + 1; i < end.last; ++i) reader.add(line(i));
  if (added.kind == BlockKind::rules && !added.statements.empty()) part(id).has_rules = true;
  return end.next;
}

std::uint32_t Scanner::end_of(std::size_t first, std::size_t next) const {
  std::size_t last = next - 1;
  while (last > first && line(last).content.empty()) --last;
  return line(last).end();
}

void Scanner::report_unclosed(const Line& opening, std::size_t index, std::size_t last,
                              const Ticks& ticks, PartId id) {
  const std::uint32_t end = end_of(index, last);
  messages_.add(
      DiagnosticKind::unclosed_fence, span_of(opening),
      "dit blok begint hier, maar eindigt nergens", id,
      "zonder einde is niet te zien welke tekst nog bij het blok hoort",
      fmt::format("zet {} op een eigen regel onder het blok", std::string(ticks.count, ticks.sign)),
      {}, {{{document_.file, end, end}, "\n" + std::string(ticks.count, ticks.sign)}});
}

bool Scanner::check_fence_word(const Line& opening, const Ticks& ticks, const std::string& info) {
  const auto meant =
      std::find_if(kFenceWords.begin(), kFenceWords.end(),
                   [&](const FenceWord& each) { return is_misspelling(info, each); });
  if (meant == kFenceWords.end()) return false;
  const auto begin =
      opening.begin + static_cast<std::uint32_t>(ticks.info.data() - opening.content.data());
  const Span span{document_.file, begin, begin + static_cast<std::uint32_t>(info.size())};
  messages_.add(DiagnosticKind::unknown_fence, span,
                fmt::format("bedoeld is waarschijnlijk «{}»", meant->word), deepest(),
                "een blok met een ander woord wordt niet uitgevoerd",
                fmt::format("schrijf {}{}", std::string(ticks.count, ticks.sign), meant->word), {},
                {{span, std::string(meant->word)}});
  return true;
}

std::size_t Scanner::html_comment(std::size_t index) {
  close_prose();
  const Line opening = line(index);
  const std::size_t close =
      is_comment_open_ended_ ? std::string_view::npos : text_.find("-->", opening.begin);
  std::size_t next = 0;
  if (close == std::string_view::npos) {
    is_comment_open_ended_ = true;
    next = first_after(headings_, index, starts_.size());
    messages_.add(DiagnosticKind::unclosed_fence, span_of(opening),
                  "dit commentaar begint hier, maar eindigt nergens", deepest(),
                  "zonder einde is niet te zien welke tekst nog bij het commentaar hoort",
                  "zet --> achter het commentaar");
  } else {
    const auto after =
        std::upper_bound(starts_.begin(), starts_.end(), static_cast<std::uint32_t>(close));
    next = static_cast<std::size_t>(after - starts_.begin());
  }
  add_block(BlockKind::code, deepest(), {document_.file, opening.begin, end_of(index, next)});
  return next;
}

}  // namespace slagboom::grammar::scan
