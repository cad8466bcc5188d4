// Walks over the lines of a file: fences and tables are laid out anew, the rest is passed on.
#include "grammar/format.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/format_fence.hpp"
#include "grammar/format_text.hpp"

namespace slagboom::grammar {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_end_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<FormatLine> lines_of(std::string_view text) {
  std::vector<FormatLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view content = text.substr(begin, end - begin);
    const std::size_t indent = std::min(content.find_first_not_of(' '), content.size());
    content = without_end_blanks(content.substr(indent));
    lines.push_back(
        {static_cast<std::uint32_t>(begin + indent), static_cast<std::uint32_t>(indent), content});
    begin = end + 1;
  }
  return lines;
}

class Formatter {
 public:
  Formatter(const Sources& sources, const Syntax& syntax)
      : sources_(sources),
        syntax_(syntax),
        file_(syntax.document.file),
        lines_(lines_of(sources.file(file_).text)) {}

  std::string run() {
    std::size_t next = 0;
    for (const Block& block : syntax_.document.blocks) {
      if (block.kind == BlockKind::heading || block.kind == BlockKind::prose) continue;
      const std::size_t first = std::max(line_at(block.span.begin), next);
      const std::size_t last =
          std::max(line_at(std::max(block.span.end, block.span.begin + 1) - 1) + 1, first);
      pass_on(next, first);
      next = last;
      switch (block.kind) {
        case BlockKind::table:
          table(first, last);
          break;
        case BlockKind::code:
          for (std::size_t index = first; index < last; ++index) line(original(index));
          break;
        default:
          for (const std::string& each :
               format_fence(block, syntax_.statements, slice(first, last)))
            line(each);
          break;
      }
    }
    pass_on(next, lines_.size());
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::size_t line_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                        [](std::uint32_t value, const FormatLine& each) {
                                          return value < each.begin - each.indent;
                                        });
    return after == lines_.begin() ? 0 : static_cast<std::size_t>(after - lines_.begin()) - 1;
  }

  [[nodiscard]] std::string_view original(std::size_t index) const {
    return sources_.original_line(file_, static_cast<std::uint32_t>(index + 1));
  }

  [[nodiscard]] std::vector<FormatLine> slice(std::size_t first, std::size_t last) const {
    return {lines_.begin() + static_cast<std::ptrdiff_t>(std::min(first, lines_.size())),
            lines_.begin() + static_cast<std::ptrdiff_t>(std::min(last, lines_.size()))};
  }

  void line(std::string_view content) {
    text_ += content;
    text_ += '\n';
  }

  void pass_on(std::size_t first, std::size_t last) {
    for (std::size_t index = first; index < last; ++index)
      line(without_end_blanks(original(index)));
  }

  // Keeps the bytes of the cells, and the indentation of the first line.
  void table(std::size_t first, std::size_t last) {
    std::vector<std::string_view> rows;
    std::string_view indent;
    for (std::size_t index = first; index < last; ++index) {
      std::string_view row = without_end_blanks(original(index));
      const std::size_t begin = std::min(row.find_first_not_of(" \t"), row.size());
      if (index == first) indent = row.substr(0, begin);
      row.remove_prefix(begin);
      if (!row.starts_with('|')) return pass_on(first, last);
      rows.push_back(row);
    }
    for (const std::string& row : align_table(rows, TablePlace::prose))
      line(std::string(indent) + row);
  }

  const Sources& sources_;
  const Syntax& syntax_;
  FileId file_;
  std::vector<FormatLine> lines_;
  std::string text_;
};

}  // namespace

std::string format_document(const Sources& sources, const Syntax& syntax) {
  return Formatter(sources, syntax).run();
}

}  // namespace slagboom::grammar
