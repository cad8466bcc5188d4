// Block scanner: from lines to parts, prose, tables and the raw statements of fences.
//
// It works line by line with one look ahead per fence, never calls itself, and takes linear time.
// Only the marks at the start of a line count (#, number, letter, -, |, ```): what a sentence says
// is for the parser. No fence can swallow the rest of the document: see `Scanner::find_end`.
#include "grammar/document.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace slagboom::grammar {

Span Phrase::span(std::size_t begin, std::size_t end) const {
  const auto source_of = [this](std::size_t offset) {
    const auto next = std::upper_bound(
        pieces.begin(), pieces.end(), offset,
        [](std::size_t value, const Piece& piece) { return value < piece.offset; });
    if (next == pieces.begin()) return std::uint32_t{0};
    const Piece& piece = *(next - 1);
    return static_cast<std::uint32_t>(piece.source + (offset - piece.offset));
  };
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  const std::uint32_t first = source_of(begin);
  // The end belongs to the last character, not to what comes after it on the next line.
  return {file, first, end == begin ? first : source_of(end - 1) + 1};
}

namespace {

// --- Characters and lines ------------------------------------------------------------------------

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// One line: its content without blanks around it. Only how far it is indented is kept of these.
struct Line {
  std::uint32_t begin = 0;  // of the content, in the file
  std::uint32_t indent = 0;
  std::string_view content;

  [[nodiscard]] std::uint32_t end() const {
    return begin + static_cast<std::uint32_t>(content.size());
  }
};

void append(Phrase& phrase, std::string_view text, std::uint32_t source) {
  if (!phrase.pieces.empty()) phrase.text += ' ';
  phrase.pieces.push_back({static_cast<std::uint32_t>(phrase.text.size()), source});
  phrase.text += text;
}

Phrase make_phrase(FileId file, std::string_view text, std::uint32_t source) {
  Phrase phrase;
  phrase.file = file;
  append(phrase, text, source);
  return phrase;
}

// --- Marks at the start of a line ----------------------------------------------------------------

enum class MarkKind : std::uint8_t { none, bullet, letter, number, degree };

// "- ", "a. ", "b) ", "2a. ", "10.1 ", "1° " at the start of a line.
struct Mark {
  MarkKind kind = MarkKind::none;
  std::string_view label;  // without what closes it
  std::size_t size = 0;    // bytes of the mark itself
  std::size_t text = 0;    // where the text begins
  bool has_dot = false;    // "10.1"
  bool is_closed = false;  // by ".", ")" or "°"
};

constexpr std::array<std::string_view, 6> kBullets = {"-", "*", "•", "◦", "▪", "●"};
constexpr std::size_t kMostDigits = 3;  // more is a year or an amount, not a number of a lid

// The number at the start: "12", "2a", "10.1". Gives its size; 0 when there is none.
std::size_t number_size(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == begin || at - begin > kMostDigits) return 0;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
    } else {
      break;
    }
  }
  if (at < text.size() && is_small(text[at])) ++at;
  return at;
}

Mark read_mark(std::string_view line) {
  Mark mark;
  const auto finish = [&](MarkKind kind, std::size_t label, std::size_t size) {
    if (size < line.size() && line[size] != ' ') return Mark{};
    mark.kind = kind;
    mark.label = line.substr(0, label);
    mark.size = size;
    mark.text = std::min(line.find_first_not_of(' ', size), line.size());
    return mark;
  };
  for (const std::string_view bullet : kBullets) {
    if (starts_with(line, bullet)) {
      mark = finish(MarkKind::bullet, bullet.size(), bullet.size());
      mark.label = "-";
      return mark;
    }
  }
  const auto closes = [&](std::size_t at) {
    return at < line.size() && (line[at] == '.' || line[at] == ')');
  };
  if (const std::size_t size = number_size(line); size > 0) {
    mark.has_dot = line.substr(0, size).find('.') != std::string_view::npos;
    const std::string_view rest = line.substr(size);
    if (!mark.has_dot && (starts_with(rest, "°") || starts_with(rest, "º"))) {
      mark.is_closed = true;
      const std::size_t degree = std::string_view("°").size();
      return finish(MarkKind::degree, size + degree,
                    size + degree + (closes(size + degree) ? 1U : 0U));
    }
    mark.is_closed = closes(size);
    if (!mark.is_closed && !mark.has_dot) return {};
    return finish(MarkKind::number, size, size + (mark.is_closed ? 1U : 0U));
  }
  // "a", or "aa" after "z".
  std::size_t size = 0;
  while (size < 2 && size < line.size() && is_small(line[size]) && line[size] == line[0]) ++size;
  if (size == 0 || !closes(size)) return {};
  mark.is_closed = true;
  return finish(MarkKind::letter, size, size + 1);
}

std::string shown_label(const Mark& mark) {
  // Both signs that are used for a degree become one.
  if (mark.kind == MarkKind::degree)
    return std::string(mark.label.substr(0, mark.label.size() - 2)) + "°";
  return std::string(mark.label);
}

// --- Headings ------------------------------------------------------------------------------------

// Level 1 to 6, or 0 when the line is no heading. "##Artikel" counts too: reading it as prose would
// put what follows under the wrong article.
std::size_t heading_level(const Line& line) {
  if (line.indent > 3) return 0;
  const std::size_t level = std::min(line.content.find_first_not_of('#'), line.content.size());
  if (level == 0 || level > 6) return 0;
  if (level == line.content.size() || line.content[level] == ' ' || level > 1) return level;
  return 0;
}

std::string_view heading_text(std::string_view content, std::size_t level) {
  std::string_view text = trimmed(content.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) return {};
  if (last + 1 < text.size() && text[last] == ' ') text = trimmed(text.substr(0, last));
  return text;
}

struct HeadingWord {
  std::string_view written;
  std::string_view shown;
  PartKind kind;
};

constexpr std::array<HeadingWord, 9> kHeadingWords = {{
    {"artikel", "Artikel", PartKind::artikel},
    {"art.", "Artikel", PartKind::artikel},
    {"hoofdstuk", "Hoofdstuk", PartKind::hoofdstuk},
    {"afdeling", "Afdeling", PartKind::hoofdstuk},
    {"bijlage", "Bijlage", PartKind::hoofdstuk},
    {"deel", "Deel", PartKind::hoofdstuk},
    {"paragraaf", "Paragraaf", PartKind::hoofdstuk},
    {"titel", "Titel", PartKind::hoofdstuk},
    {"§", "§", PartKind::hoofdstuk},
}};

struct Heading {
  PartKind kind = PartKind::hoofdstuk;
  std::string word;
  std::string label;
  std::string title;
  bool is_numbered = false;
};

// "3.34", "10a", "R6", "II", "B"; not "over" or "uit".
bool is_heading_number(std::string_view label) {
  if (label.empty() || label.size() > 15) return false;
  bool has_digit = false;
  bool is_roman = true;
  for (const char c : label) {
    if (!is_digit(c) && !is_small(c) && !is_capital(c) && c != '.' && c != ':' && c != '-')
      return false;
    has_digit = has_digit || is_digit(c);
    is_roman = is_roman && std::string_view("IVXLCDM").find(c) != std::string_view::npos;
  }
  return has_digit || is_roman || (label.size() == 1 && is_capital(label[0]));
}

Heading read_heading(std::string_view text) {
  Heading heading;
  const auto number_at = [&](std::size_t at) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    const std::string_view token = text.substr(begin, text.find(' ', begin) - begin);
    std::string_view label = token;
    while (!label.empty() &&
           std::string_view(".:,;)-").find(label.back()) != std::string_view::npos) {
      label.remove_suffix(1);
    }
    if (!is_heading_number(label)) return false;
    heading.is_numbered = true;
    heading.label = label;
    const std::string_view rest = text.substr(begin + token.size());
    heading.title = rest.substr(std::min(rest.find_first_not_of(" .:-"), rest.size()));
    return true;
  };
  const std::string start = lower(text.substr(0, 12));
  for (const HeadingWord& word : kHeadingWords) {
    if (!starts_with(start, word.written)) continue;
    const bool ends = text.size() > word.written.size() &&
                      (text[word.written.size()] == ' ' || word.shown == "§");
    if (!ends || !number_at(word.written.size())) continue;
    heading.kind = word.kind;
    heading.word = word.shown;
    return heading;
  }
  const std::size_t number = number_size(text);
  const bool is_number =
      number > 0 && std::string_view(" .:)").find(text.substr(number, 1)) != std::string_view::npos;
  if (is_number && number_at(0)) return heading;
  heading.label = text;
  return heading;
}

// --- Status at the end of prose ------------------------------------------------------------------

struct StatusMark {
  LidStatus status = LidStatus::unsaid;
  std::string reason;
  bool is_alone = false;  // nothing stands before it
};

// `*(toelichting)*`, `*(oordeel van de examencommissie)*`, `*(niet uitvoerbaar omdat …)*`
StatusMark read_status(std::string_view text) {
  constexpr std::string_view kOpen = "*(";
  constexpr std::string_view kClose = ")*";
  if (text.size() < kClose.size() || text.substr(text.size() - kClose.size()) != kClose) return {};
  const std::size_t begin = text.rfind(kOpen);
  if (begin == std::string_view::npos || begin + kOpen.size() > text.size() - kClose.size())
    return {};
  const std::string_view inside = trimmed(
      text.substr(begin + kOpen.size(), text.size() - kClose.size() - begin - kOpen.size()));
  const std::string small = lower(inside);
  const auto after = [&](std::string_view start) -> std::optional<std::string> {
    if (!starts_with(small, start)) return std::nullopt;
    return std::string(trimmed(inside.substr(start.size())));
  };
  const auto found = [&](LidStatus status, std::string reason) {
    return StatusMark{status, std::move(reason), trimmed(text.substr(0, begin)).empty()};
  };
  if (small == "toelichting") return found(LidStatus::toelichting, "");
  if (small == "geregeld") return found(LidStatus::geregeld, "");
  if (small == "oordeel") return found(LidStatus::oordeel, "");
  if (auto organ = after("oordeel van ")) return found(LidStatus::oordeel, *std::move(organ));
  if (small == "niet uitvoerbaar") return found(LidStatus::niet_uitvoerbaar, "");
  for (const std::string_view start :
       {"niet uitvoerbaar omdat ", "niet uitvoerbaar, omdat ", "niet uitvoerbaar:"}) {
    if (auto reason = after(start)) return found(LidStatus::niet_uitvoerbaar, *std::move(reason));
  }
  return {};
}

// --- Fences --------------------------------------------------------------------------------------

// A line of at least three ` or ~, with what stands behind them.
struct Ticks {
  char sign = 0;
  std::size_t count = 0;
  std::string_view info;
};

std::optional<Ticks> read_ticks(std::string_view content) {
  if (content.empty() || (content[0] != '`' && content[0] != '~')) return std::nullopt;
  const std::size_t count = std::min(content.find_first_not_of(content[0]), content.size());
  const std::string_view info = trimmed(content.substr(count));
  if (count < 3 || (content[0] == '`' && info.find('`') != std::string_view::npos))
    return std::nullopt;
  return Ticks{content[0], count, info};
}

struct FenceWord {
  std::string_view word;
  BlockKind kind;
  std::string_view others;  // words that are surely meant as this one, each between blanks
};

constexpr std::array<FenceWord, 3> kFenceWords = {{
    {"regel", BlockKind::rules, " regels regles "},
    {"voorbeelden", BlockKind::examples, " voorbeeld "},
    {"vraag", BlockKind::questions, " vragen "},
}};

// One letter too many, too few, different, or two letters swapped.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const auto rest_a = a.substr(static_cast<std::size_t>(differ.first - a.begin()));
  const auto rest_b = b.substr(static_cast<std::size_t>(differ.second - b.begin()));
  if (rest_b.empty()) return true;
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

bool is_misspelling(std::string_view info, const FenceWord& word) {
  if (info == "regex") return false;  // a real word for code
  return is_one_slip(info, word.word) ||
         word.others.find(" " + std::string(info) + " ") != std::string_view::npos;
}

// --- Tables --------------------------------------------------------------------------------------

// Where messages go, with the part they are about.
class Messages {
 public:
  Messages(FileId file, const Document& document, Diagnostics& diagnostics)
      : file_(file), document_(document), diagnostics_(diagnostics) {}

  void add(DiagnosticKind kind, Span span, std::string label, PartId part, std::string because,
           std::string help, std::vector<Label> more = {}, std::vector<Fix> fixes = {}) {
    std::vector<Label> labels = {{span, std::move(label)}};
    labels.insert(labels.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    diagnostics_.add({.kind = kind,
                      .labels = std::move(labels),
                      .address = part == 0 ? std::string() : part_address(document_, part),
                      .because = std::move(because),
                      .help = std::move(help),
                      .fixes = std::move(fixes)});
  }
  [[nodiscard]] FileId file() const { return file_; }

 private:
  FileId file_;
  const Document& document_;
  Diagnostics& diagnostics_;
};

// Adds lines that start with | to one table.
class TableReader {
 public:
  TableReader(Table& table, PartId part, const Limits& limits, Messages& messages, bool is_strict)
      : table_(table), part_(part), limits_(limits), messages_(messages), is_strict_(is_strict) {}

  void add(const Line& line) {
    const Span span{messages_.file(), line.begin, line.end()};
    if (table_.span.end == 0) table_.span = span;
    table_.span.end = span.end;
    if (table_.header.cells.empty()) {
      table_.header = {span, cells(line)};
      return;
    }
    ++lines_;
    if (lines_ == 1 && is_separator(line.content)) return;
    ++rows_;
    if (table_.rows.size() >= limits_.table_rows) {
      report_size(span, fmt::format("een tabel heeft hoogstens {} rijen", limits_.table_rows));
      return;
    }
    Row row{span, cells(line)};
    fit(row);
    table_.rows.push_back(std::move(row));
  }

 private:
  // "|---|:--|": at least two dashes each, so that a row with only "-" stays a row.
  static bool is_separator(std::string_view content) {
    if (content.find("--") == std::string_view::npos) return false;
    std::size_t dashes = 2;
    for (const char c : content) {
      if (c == '-') {
        ++dashes;
      } else if (c == '|') {
        if (dashes < 2) return false;
        dashes = 0;
      } else if (c != ':' && c != ' ') {
        return false;
      }
    }
    return dashes == 0 || dashes >= 2;
  }

  std::vector<Cell> cells(const Line& line) {
    std::vector<Cell> result;
    const std::string_view content = line.content;
    for (std::size_t begin = 1; begin < content.size() || result.empty();) {
      if (result.size() == limits_.table_columns) {
        report_size({messages_.file(), line.begin, line.end()},
                    fmt::format("een tabel heeft hoogstens {} kolommen", limits_.table_columns));
        break;
      }
      std::size_t end = std::min(begin, content.size());
      while (end < content.size() && content[end] != '|')
        end += starts_with(content.substr(end), "\\|") ? 2U : 1U;
      result.push_back(cell(line, begin, end));
      begin = end + 1;
    }
    return result;
  }

  // The text between two bars; "\|" gives a bar in the text.
  Cell cell(const Line& line, std::size_t begin, std::size_t end) const {
    while (end > begin && line.content[end - 1] == ' ') --end;
    while (begin < end && line.content[begin] == ' ') ++begin;
    Cell result;
    Phrase& text = result.text;
    text.file = messages_.file();
    const auto source = [&](std::size_t at) { return line.begin + static_cast<std::uint32_t>(at); };
    text.pieces.push_back({0, source(begin)});
    for (std::size_t at = begin; at < end; ++at) {
      if (line.content[at] == '\\' && at + 1 < end && line.content[at + 1] == '|') {
        ++at;
        text.pieces.push_back({static_cast<std::uint32_t>(text.text.size()), source(at)});
      }
      text.text.push_back(line.content[at]);
    }
    return result;
  }

  // Gives the row as many cells as the header. "anders" may leave out the columns between it and
  // the last.
  void fit(Row& row) {
    const std::size_t wanted = table_.header.cells.size();
    const std::size_t found = row.cells.size();
    if (found == wanted) return;
    Cell empty;
    empty.text = make_phrase(messages_.file(), "", row.span.end);
    if (found == 2 && wanted > 2 && lower(row.cells[0].text.text) == "anders") {
      empty.text.pieces[0].source = row.cells[1].text.pieces[0].source;
      row.cells.insert(row.cells.begin() + 1, wanted - found, empty);
      return;
    }
    row.cells.resize(wanted, empty);
    if (!is_strict_) return;
    messages_.add(DiagnosticKind::ragged_table, row.span,
                  fmt::format("rij {} heeft {}, de kop heeft {}", rows_, columns(found), wanted),
                  part_, "", "zet tussen elke twee kolommen een streep |, ook bij een lege cel",
                  {{table_.header.span, "de kop", false}});
  }

  static std::string columns(std::size_t count) {
    return count == 1 ? "1 kolom" : fmt::format("{} kolommen", count);
  }

  void report_size(Span span, std::string because) {
    if (is_reported_) return;
    is_reported_ = true;
    messages_.add(DiagnosticKind::too_many_rows, span, "vanaf hier wordt de tabel niet gelezen",
                  part_, std::move(because), "verdeel de tabel over meer tabellen");
  }

  Table& table_;
  PartId part_;
  const Limits& limits_;
  Messages& messages_;
  bool is_strict_;
  bool is_reported_ = false;
  std::size_t lines_ = 0;  // after the header
  std::size_t rows_ = 0;   // without the separator
};

// --- Statements in a fence -----------------------------------------------------------------------

// Collects the statements of one fence, line by line.
class StatementReader {
 public:
  StatementReader(Block& block, std::uint32_t indent, std::size_t& statements_left,
                  const Limits& limits, Messages& messages)
      : block_(block),
        indent_(indent),
        left_(statements_left),
        limits_(limits),
        messages_(messages) {}

  void add(Line line) {
    line.indent -= std::min(line.indent, indent_);
    if (line.content.empty()) return;
    const bool is_comment = starts_with(line.content, "--") || starts_with(line.content, "//") ||
                            line.content[0] == '#';
    if (is_comment) {
      comment(line);
      return;
    }
    after_comment_ = false;
    const bool is_row = line.content[0] == '|';
    const Mark mark = is_row ? Mark{} : read_mark(line.content);
    const bool is_item = mark.kind != MarkKind::none && !mark.has_dot;
    if (line.indent == 0 && !is_row && !is_item) {
      statement(line);
    } else if (skip_) {
      return;
    } else if (current_ == nullptr) {
      stray(line, "boven deze regel staat geen zin", "begin het blok met een zin aan de kantlijn");
    } else {
      if (is_row) {
        row(line);
      } else if (is_item) {
        item(line, mark);
      } else {
        indented(line);
      }
      current_->span.end = line.end();
    }
  }

 private:
  void comment(const Line& line) {
    if (!after_comment_) {
      messages_.add(
          DiagnosticKind::comment_in_fence, span_of(line),
          "in een regelblok staan geen opmerkingen", block_.part,
          "elke regel in het blok wordt uitgevoerd",
          "zet de opmerking als gewone tekst buiten het blok, met *(toelichting)* erachter");
    }
    after_comment_ = true;
  }

  void statement(const Line& line) {
    forget();
    current_ = nullptr;
    skip_ = left_ == 0;
    if (skip_) {
      if (!is_full_reported_) {
        messages_.add(DiagnosticKind::too_many_statements, span_of(line),
                      "vanaf hier wordt niets meer gelezen", block_.part,
                      fmt::format("een document heeft hoogstens {} zinnen", limits_.statements),
                      "verdeel de tekst over meer documenten");
      }
      is_full_reported_ = true;
      return;
    }
    --left_;
    block_.statements.emplace_back();
    current_ = &block_.statements.back();
    current_->span = span_of(line);
    current_->head = make_phrase(messages_.file(), line.content, line.begin);
    current_->part = block_.part;
  }

  void row(const Line& line) {
    if (!current_->table.empty() && !in_table_) {
      stray(line, "deze zin heeft al een tabel",
            "maak er twee zinnen van, elk met een eigen tabel");
      return;
    }
    if (!current_->lines_after.empty()) {
      stray(line, "voor deze tabel staat al een regel na de lijst",
            "maak er twee zinnen van, elk aan de kantlijn");
      return;
    }
    if (!table_) table_.emplace(current_->table, block_.part, limits_, messages_, true);
    open_.clear();
    in_table_ = true;
    table_->add(line);
  }

  void item(const Line& line, const Mark& mark) {
    const bool is_closed = !current_->items.empty() && open_.empty();  // by a table
    if (!current_->lines_after.empty() || is_closed) {
      stray(line, "deze zin heeft al een lijst",
            "maak er twee zinnen van, elk aan de kantlijn met een eigen lijst");
      return;
    }
    in_table_ = false;
    if (current_->items.empty()) first_indent_ = line.indent;
    while (!open_.empty() && open_.back().indent >= line.indent) open_.pop_back();
    if (open_.size() >= limits_.nesting) {
      if (!is_depth_reported_) {
        messages_.add(DiagnosticKind::nesting_too_deep, span_of(line, 0, mark.size),
                      "deze lijst zit te diep", block_.part,
                      fmt::format("hoogstens {} lijsten passen in elkaar", limits_.nesting),
                      "maak van de binnenste lijst een eigen begrip");
      }
      is_depth_reported_ = true;
      open_.pop_back();
    }
    // Items that are open stay where they are: only the list of the innermost one grows.
    std::vector<Item>& list = open_.empty() ? current_->items : open_.back().item->items;
    Item& added = list.emplace_back();
    added.label = shown_label(mark);
    added.span = span_of(line, 0, mark.size);
    added.text = make_phrase(messages_.file(), line.content.substr(mark.text),
                             line.begin + static_cast<std::uint32_t>(mark.text));
    open_.push_back({line.indent, &added});
  }

  void indented(const Line& line) {
    RawStatement& statement = *current_;
    if (statement.items.empty() && statement.table.empty()) {
      statement.lines.push_back(make_phrase(messages_.file(), line.content, line.begin));
    } else if (open_.empty() || line.indent <= first_indent_) {
      in_table_ = false;
      open_.clear();
      statement.lines_after.push_back(make_phrase(messages_.file(), line.content, line.begin));
    } else {
      while (open_.size() > 1 && open_.back().indent >= line.indent) open_.pop_back();
      Item& continued = *open_.back().item;
      if (!continued.items.empty()) {
        stray(line, "boven deze regel staat een lijst, en de regel hoort daar niet meer bij",
              "zet de hele zin van dit punt boven de lijst");
        return;
      }
      append(continued.text, line.content, line.begin);
    }
  }

  // Reports once, then leaves the rest of the statement alone.
  void stray(const Line& line, std::string label, std::string help) {
    messages_.add(DiagnosticKind::stray_text, span_of(line), std::move(label), block_.part, "",
                  std::move(help));
    skip_ = true;
  }

  void forget() {
    open_.clear();
    table_.reset();
    in_table_ = false;
    is_depth_reported_ = false;
  }

  [[nodiscard]] Span span_of(const Line& line) const {
    return {messages_.file(), line.begin, line.end()};
  }
  [[nodiscard]] Span span_of(const Line& line, std::size_t begin, std::size_t end) const {
    return {messages_.file(), line.begin + static_cast<std::uint32_t>(begin),
            line.begin + static_cast<std::uint32_t>(end)};
  }

  struct Open {
    std::uint32_t indent = 0;
    Item* item = nullptr;
  };

  Block& block_;
  std::uint32_t indent_;
  std::size_t& left_;
  const Limits& limits_;
  Messages& messages_;
  RawStatement* current_ = nullptr;
  std::vector<Open> open_;  // from the outermost to the innermost item
  std::optional<TableReader> table_;
  std::uint32_t first_indent_ = 0;
  bool in_table_ = false;  // the last line was a row
  bool skip_ = false;
  bool after_comment_ = false;
  bool is_depth_reported_ = false;
  bool is_full_reported_ = false;
};

// --- The document --------------------------------------------------------------------------------

class Scanner {
 public:
  Scanner(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics)
      : text_(sources.file(file).text),
        limits_(limits),
        messages_(file, document_, diagnostics),
        statements_left_(limits.statements) {
    document_.file = file;
    document_.parts.emplace_back();
    document_.parts[0].span = {file, 0, 0};
    split_lines();
  }

  Document run() {
    for (std::size_t i = 0; i < starts_.size();) i = block(i);
    close_prose();
    return std::move(document_);
  }

  Document run_inside(BlockKind kind) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    Block& added = add_block(kind, 0, {document_.file, 0, size});
    StatementReader reader(added, 0, statements_left_, limits_, messages_);
    for (std::size_t i = 0; i < starts_.size(); ++i) reader.add(line(i));
    return std::move(document_);
  }

 private:
  struct TickLine {
    std::size_t index = 0;
    Ticks ticks;
  };

  void split_lines() {
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

  [[nodiscard]] Line line(std::size_t index) const {
    const std::size_t begin = starts_[index];
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    const std::string_view whole = text_.substr(begin, end - begin);
    const std::string_view content = trimmed(whole);
    const std::size_t indent = content.empty() ? 0 : whole.find_first_not_of(' ');
    return {static_cast<std::uint32_t>(begin + indent), static_cast<std::uint32_t>(indent),
            content};
  }

  // Handles the block or line at `index`; gives the first line after it.
  std::size_t block(std::size_t index) {
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

  Block& add_block(BlockKind kind, PartId part, Span span) {
    Block& block = document_.blocks.emplace_back();
    block.kind = kind;
    block.part = part;
    block.span = span;
    block.text.file = document_.file;
    return block;
  }

  [[nodiscard]] Span span_of(const Line& line) const {
    return {document_.file, line.begin, line.end()};
  }
  [[nodiscard]] Part& part(PartId id) { return document_.parts[id]; }

  // Adds a part; reports when its address is taken.
  PartId add_part(Part added, Span mark, bool is_numbered) {
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

  // --- Headings

  struct Chapter {
    std::size_t level = 0;
    PartId part = 0;
    bool is_numbered = false;
  };

  void heading(const Line& line, std::size_t level) {
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

  void add_heading_block(const Line& line, std::string_view text, PartId id) {
    Block& added = add_block(BlockKind::heading, id, span_of(line));
    const auto offset =
        static_cast<std::size_t>(text.empty() ? 0 : text.data() - line.content.data());
    append(added.text, text, line.begin + static_cast<std::uint32_t>(offset));
  }

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

  [[nodiscard]] PartId deepest() const {
    if (!items_.empty()) return items_.back().part;
    return lid_ ? lid_->part : owner_;
  }

  void prose(const Line& line) {
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

  // Inside running text "10.2" only counts as a lid when it is the one after the last: a line may
  // happen to begin with the number of an article.
  [[nodiscard]] bool follows_lid(std::string_view label) const {
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

  // A number that is indented deeper than this is an onderdeel.
  [[nodiscard]] std::uint32_t lid_indent() const {
    if (lid_) return lid_->indent;
    return items_.empty() ? std::numeric_limits<std::uint32_t>::max() : items_.front().indent;
  }

  void lid(const Line& line, const Mark& mark) {
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

  void onderdeel(const Line& line, const Mark& mark) {
    close_prose();
    leave_deeper(line.indent);
    // At one indent another kind of mark goes one level deeper: a, then 1° under a.
    const auto same = std::find_if(items_.begin(), items_.end(), [&](const OpenItem& open) {
      return open.indent == line.indent && open.kind == mark.kind;
    });
    items_.erase(same, items_.end());
    if (items_.size() >= limits_.nesting) {
      messages_.add(DiagnosticKind::nesting_too_deep, mark_span(line, mark),
                    "deze lijst zit te diep", deepest(),
                    fmt::format("hoogstens {} lijsten passen in elkaar", limits_.nesting),
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

  void leave_deeper(std::uint32_t indent) {
    while (!items_.empty() && items_.back().indent > indent) items_.pop_back();
  }

  // A new paragraph belongs to an onderdeel only when it is indented deeper than its letter.
  void leave_items(std::uint32_t indent) {
    while (!items_.empty() && items_.back().indent >= indent) items_.pop_back();
  }

  [[nodiscard]] Span mark_span(const Line& line, const Mark& mark) const {
    return {document_.file, line.begin, line.begin + static_cast<std::uint32_t>(mark.size)};
  }

  void open_prose(const Line& line, std::size_t text, PartId id) {
    close_prose();
    prose_ = document_.blocks.size();
    Block& added = add_block(BlockKind::prose, id, span_of(line));
    append(added.text, line.content.substr(text), line.begin + static_cast<std::uint32_t>(text));
  }

  void close_prose() {
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

  std::size_t prose_table(std::size_t index) {
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

  // --- Fences and comments

  struct End {
    std::size_t last = 0;  // first line after the content
    std::size_t next = 0;  // first line after the block
    bool is_closed = true;
  };

  static std::size_t first_after(const std::vector<std::size_t>& lines, std::size_t index,
                                 std::size_t otherwise) {
    const auto found = std::upper_bound(lines.begin(), lines.end(), index);
    return found == lines.end() ? otherwise : *found;
  }

  // A fence ends at the first line of as many ticks without a word. It is not closed when ticks
  // with a word come first, or when a heading below the title stands between: then it ends there.
  // In a block of code
  // (`is_code`) such a heading may be an example, so it only counts when nothing closes the block.
  [[nodiscard]] End find_end(std::size_t index, const Ticks& opening, bool is_code) const {
    End end{starts_.size(), starts_.size(), false};
    auto found = std::upper_bound(
        ticks_.begin(), ticks_.end(), index,
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

  std::size_t fence(std::size_t index, const Ticks& ticks) {
    close_prose();
    const Line opening = line(index);
    const std::string info = lower(ticks.info.substr(0, ticks.info.find(' ')));
    const auto word = std::find_if(kFenceWords.begin(), kFenceWords.end(),
                                   [&](const FenceWord& each) { return each.word == info; });
    const bool is_code = word == kFenceWords.end();
    if (is_code) check_fence_word(opening, ticks, info);
    const End end = find_end(index, ticks, is_code);
    const PartId id = deepest();
    if (!end.is_closed) report_unclosed(opening, index, end.last, ticks, id);
    Block& added = add_block(is_code ? BlockKind::code : word->kind, id, span_of(opening));
    added.span.end = end_of(index, end.next);
    if (is_code) return end.next;
    StatementReader reader(added, opening.indent, statements_left_, limits_, messages_);
    for (std::size_t i = index + 1; i < end.last; ++i) reader.add(line(i));
    if (added.kind == BlockKind::rules && !added.statements.empty()) part(id).has_rules = true;
    return end.next;
  }

  // Where the content of the lines from `first` up to `next` ends, empty lines at the end left out.
  [[nodiscard]] std::uint32_t end_of(std::size_t first, std::size_t next) const {
    std::size_t last = next - 1;
    while (last > first && line(last).content.empty()) --last;
    return line(last).end();
  }

  void report_unclosed(const Line& opening, std::size_t index, std::size_t last, const Ticks& ticks,
                       PartId id) {
    const std::uint32_t end = end_of(index, last);
    messages_.add(DiagnosticKind::unclosed_fence, span_of(opening),
                  "dit blok begint hier, maar eindigt nergens", id,
                  "zonder einde is niet te zien welke tekst nog bij het blok hoort",
                  fmt::format("zet {} op een eigen regel onder het blok",
                              std::string(ticks.count, ticks.sign)),
                  {}, {{{document_.file, end, end}, "\n" + std::string(ticks.count, ticks.sign)}});
  }

  void check_fence_word(const Line& opening, const Ticks& ticks, const std::string& info) {
    const auto meant =
        std::find_if(kFenceWords.begin(), kFenceWords.end(),
                     [&](const FenceWord& each) { return is_misspelling(info, each); });
    if (meant == kFenceWords.end()) return;
    const auto begin =
        opening.begin + static_cast<std::uint32_t>(ticks.info.data() - opening.content.data());
    const Span span{document_.file, begin, begin + static_cast<std::uint32_t>(info.size())};
    messages_.add(DiagnosticKind::unknown_fence, span,
                  fmt::format("bedoeld is waarschijnlijk «{}»", meant->word), deepest(),
                  "een blok met een ander woord wordt niet uitgevoerd",
                  fmt::format("schrijf {}{}", std::string(ticks.count, ticks.sign), meant->word),
                  {}, {{span, std::string(meant->word)}});
  }

  std::size_t html_comment(std::size_t index) {
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

}  // namespace

Document scan_document(const Sources& sources, FileId file, const Limits& limits,
                       Diagnostics& diagnostics) {
  return Scanner(sources, file, limits, diagnostics).run();
}

Document scan_sentences(const Sources& sources, FileId file, BlockKind kind, const Limits& limits,
                        Diagnostics& diagnostics) {
  return Scanner(sources, file, limits, diagnostics).run_inside(kind);
}

std::string part_address(const Document& document, PartId id) {
  if (id >= document.parts.size()) return {};
  std::vector<PartId> path;  // from the part up to the article or hoofdstuk
  while (document.parts[id].kind == PartKind::lid ||
         document.parts[id].kind == PartKind::onderdeel) {
    path.push_back(id);
    id = document.parts[id].parent;
  }
  const Part& base = document.parts[id];
  std::string result;
  if (base.kind == PartKind::document) {
    result = document.title;
  } else if (base.kind == PartKind::artikel) {
    result = "Artikel " + base.label;
  } else {
    result = base.word.empty() ? base.label : base.word + " " + base.label;
  }
  bool in_onderdeel = false;
  for (auto each = path.rbegin(); each != path.rend(); ++each) {
    const Part& part = document.parts[*each];
    if (part.kind == PartKind::lid) {
      result += " lid " + part.label;
    } else {
      result += (in_onderdeel ? ", " : " onderdeel ") + part.label;
      in_onderdeel = true;
    }
  }
  return result;
}

}  // namespace slagboom::grammar
