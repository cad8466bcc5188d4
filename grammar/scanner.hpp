// Block scanner: from lines to parts, prose, tables and the raw statements of fences.
//
// It works line by line with one look ahead per fence, never calls itself, and takes linear time.
// Only the marks at the start of a line count (#, number, letter, -, |, ```): what a sentence says
// is for the parser. No fence can swallow the rest of the document: see `Scanner::find_end`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"
#include "grammar/limits.hpp"
#include "grammar/scan_lines.hpp"
#include "grammar/scan_marks.hpp"
#include "grammar/scan_messages.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar::scan {

class Scanner {
 public:
  Scanner(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics);

  Document run();

  // The text is what would stand in one block of this kind.
  Document run_inside(BlockKind kind);

 private:
  struct TickLine {
    std::size_t index = 0;
    Ticks ticks;
  };

  void split_lines();

  [[nodiscard]] Line line(std::size_t index) const;

  // Handles the block or line at `index`; gives the first line after it.
  std::size_t block(std::size_t index);

  Block& add_block(BlockKind kind, PartId part, Span span);

  [[nodiscard]] Span span_of(const Line& line) const;
  [[nodiscard]] Part& part(PartId id) { return document_.parts[id]; }

  // Adds a part; reports when its address is taken.
  PartId add_part(Part added, Span mark, bool is_numbered);

  // --- Headings

  struct Chapter {
    std::size_t level = 0;
    PartId part = 0;
    bool is_numbered = false;
  };

  void heading(const Line& line, std::size_t level);

  void add_heading_block(const Line& line, std::string_view text, PartId id);

  // --- Prose, leden and onderdelen

  struct OpenItem {
    MarkKind kind = MarkKind::none;
    std::uint32_t indent = 0;
    PartId part = 0;
  };

  struct OpenLid {
    std::uint32_t indent = 0;
    PartId part = 0;
  };

  [[nodiscard]] PartId deepest() const;

  void prose(const Line& line);

  // Inside running text "10.2" only counts as a lid when it is the one after the last: a line may
  // happen to begin with the number of an article.
  [[nodiscard]] bool follows_lid(std::string_view label) const;

  // A number that is indented deeper than this is an onderdeel.
  [[nodiscard]] std::uint32_t lid_indent() const;

  void lid(const Line& line, const Mark& mark);

  void onderdeel(const Line& line, const Mark& mark);

  void leave_deeper(std::uint32_t indent);

  // A new paragraph belongs to an onderdeel only when it is indented deeper than its letter.
  void leave_items(std::uint32_t indent);

  [[nodiscard]] Span mark_span(const Line& line, const Mark& mark) const;

  void open_prose(const Line& line, std::size_t text, PartId id);

  void close_prose();

  std::size_t prose_table(std::size_t index);

  // --- Fences and comments

  struct End {
    std::size_t last = 0;  // first line after the content
    std::size_t next = 0;  // first line after the block
    bool is_closed = true;
  };

  static std::size_t first_after(const std::vector<std::size_t>& lines, std::size_t index,
                                 std::size_t otherwise);

  // A fence ends at the first line of as many ticks without a word. It is not closed when ticks
  // with a word come first, or when a heading below the title stands between: then it ends there.
  // In a block of code
  // (`is_code`) such a heading may be an example, so it only counts when nothing closes the block.
  [[nodiscard]] End find_end(std::size_t index, const Ticks& opening, bool is_code) const;

  std::size_t fence(std::size_t index, const Ticks& ticks);

  // Where the content of the lines from `first` up to `next` ends, empty lines at the end left out.
  [[nodiscard]] std::uint32_t end_of(std::size_t first, std::size_t next) const;

  void report_unclosed(const Line& opening, std::size_t index, std::size_t last, const Ticks& ticks,
                       PartId id);

  // Whether the word was surely meant as one of ours.
  bool check_fence_word(const Line& opening, const Ticks& ticks, const std::string& info);

  std::size_t html_comment(std::size_t index);

  const Sources& sources_;
  std::string_view text_;
  const Limits& limits_;
  Document document_;
  Messages messages_;
  std::size_t statements_left_;
  // Indices of lines: all, headings, headings below level 1, and lines of ticks.
  std::vector<std::uint32_t> starts_;
  std::vector<std::size_t> headings_;
  std::vector<std::size_t> lower_headings_;
  std::vector<TickLine> ticks_;

  std::unordered_map<std::string, Span> addresses_;
  std::vector<Chapter> chapters_;
  PartId owner_ = 0;             // the article or hoofdstuk that is open
  bool may_have_leden_ = false;  // the owner has a number, so that its leden have an address
  std::optional<OpenLid> lid_;
  std::vector<OpenItem> items_;
  std::optional<std::size_t> prose_;  // the block that is open
  bool has_title_ = false;
  bool is_comment_open_ended_ = false;
};

}  // namespace slagboom::grammar::scan
