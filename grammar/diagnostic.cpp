// The table of kinds, the collector of messages, and their form in a terminal.
#include "grammar/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

namespace slagboom::grammar {
namespace {

constexpr std::array kInfo = {
#define SLAGBOOM_ROW(identifier, code, severity, title) \
  DiagnosticInfo{#identifier, code, Severity::severity, title},
    SLAGBOOM_DIAGNOSTIC_KINDS(SLAGBOOM_ROW)
#undef SLAGBOOM_ROW
};

std::string left_out(std::size_t count) {
  return count == 1 ? "1 melding is niet getoond"
                    : fmt::format("{} meldingen zijn niet getoond", count);
}

}  // namespace

const DiagnosticInfo& info(DiagnosticKind kind) { return kInfo[static_cast<std::size_t>(kind)]; }

const std::vector<DiagnosticKind>& all_diagnostic_kinds() {
  static const std::vector<DiagnosticKind> kinds = {
#define SLAGBOOM_KIND(identifier, code, severity, title) DiagnosticKind::identifier,
      SLAGBOOM_DIAGNOSTIC_KINDS(SLAGBOOM_KIND)
#undef SLAGBOOM_KIND
  };
  return kinds;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::fout:
      return "fout";
    case Severity::waarschuwing:
      return "waarschuwing";
    case Severity::nog_te_regelen:
      return "nog te regelen";
    case Severity::opmerking:
      return "opmerking";
  }
  return "";
}

Severity severity_of(const Diagnostic& diagnostic) {
  const Severity severity = info(diagnostic.kind).severity;
  return diagnostic.derived && severity == Severity::fout ? Severity::waarschuwing : severity;
}

void Diagnostics::add(Diagnostic diagnostic) {
  const Severity severity = severity_of(diagnostic);
  const bool is_error = severity == Severity::fout;
  if (is_error) ++errors_;
  if (!diagnostic.labels.empty()) {
    const Label& place = diagnostic.labels.front();
    const Span span = place.span;
    if (!seen_.emplace(diagnostic.kind, span.file, span.begin, span.end, diagnostic.subject).second)
      return;
    if (is_error && diagnostic.subject.empty()) {
      // An empty place holds nothing, so it never hides another error.
      auto& furthest = error_ends_.try_emplace({span.file, span.begin}, span.begin).first->second;
      if (span.end <= furthest && furthest > span.begin) return;
      furthest = std::max(furthest, span.end);
    }
    Count& count = counts_[{span.file, severity}];
    if (count.added == limit_) return drop(count, place);
    ++count.added;
  }
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::drop(Count& count, const Label& place) {
  if (count.dropped++ == 0) {
    count.note = items_.size();
    items_.push_back({.kind = DiagnosticKind::too_many_messages,
                      .labels = {{place.span, "vanaf hier"}},
                      .help = "verhelp eerst de meldingen die er wel staan"});
  }
  items_[count.note].because = left_out(count.dropped);
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  // The note that messages were left out closes its file.
  const auto key = [](const Diagnostic& diagnostic) {
    if (diagnostic.labels.empty()) {
      return std::tuple(std::numeric_limits<FileId>::max(), false, std::uint32_t{0});
    }
    const Span span = diagnostic.labels.front().span;
    return std::tuple(span.file, diagnostic.kind == DiagnosticKind::too_many_messages, span.begin);
  };
  std::vector<Diagnostic> result = items_;
  std::stable_sort(result.begin(), result.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  return result;
}

namespace {

constexpr std::size_t kWidest = 160;  // columns of a source line that are shown
constexpr std::size_t kBefore = 40;   // of these, before the first mark of a longer line
constexpr std::size_t kLeastGutter = 2;

std::string_view shown_severity(Severity severity) {
  return severity == Severity::waarschuwing ? "let op" : severity_name(severity);
}

std::string repeated(std::string_view unit, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += unit;
  return result;
}

// Adds the line with its end, without blanks before the end.
void put_line(std::string& out, std::string_view line) {
  const std::size_t last = line.find_last_not_of(' ');
  out += line.substr(0, last == std::string_view::npos ? 0 : last + 1);
  out += '\n';
}

// The first line of `text` after `lead`, further lines after `next`.
void put_text(std::string& out, std::string lead, const std::string& next, std::string_view text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    put_line(out, lead + printable(text.substr(begin, end - begin)));
    lead = next;
    begin = end + 1;
  }
}

// A label with its place on the screen; columns count from 0.
struct Mark {
  const Label* label = nullptr;
  std::uint32_t line = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A span over several lines is marked on its first line.
Mark mark(const Label& label, const Sources& sources) {
  const Span span = label.span;
  const Place place = sources.place(span.file, span.begin);
  const std::string_view line = sources.original_line(span.file, place.line);
  const std::size_t start = sources.file(span.file).line_starts[place.line - 1];
  const std::size_t last = line.find_last_not_of(" \t");
  const std::size_t line_end = start + (last == std::string_view::npos ? 0 : last + 1);
  const std::size_t begin = sources.original_offset(span.file, span.begin);
  const std::size_t end =
      std::min<std::size_t>(sources.original_offset(span.file, span.end), line_end);
  Mark result{&label, place.line, place.column - 1, 0};
  const std::size_t width =
      end > begin ? display_width(line.substr(begin - start, end - begin)) : 0;
  result.end = result.begin + std::max<std::size_t>(width, 1);
  return result;
}

// The columns of a line that are shown: all of them, unless the line is too long.
struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

Window window_around(std::size_t column, std::size_t width) {
  constexpr std::size_t kToTheEnd = std::numeric_limits<std::size_t>::max();
  if (width <= kWidest) return {0, kToTheEnd};
  const std::size_t from = std::min(column > kBefore ? column - kBefore : 0, width - kWidest);
  return {from, from + kWidest == width ? kToTheEnd : from + kWidest};
}

// The columns of `line` inside the window, with … where something is cut off.
std::string cut(std::string_view line, std::size_t width, Window window) {
  if (width <= kWidest) return printable(line);
  const std::size_t from = window.from == 0 ? 0 : window.from + 1;
  const std::size_t to = window.to < width ? window.to - 1 : width;
  std::string result = window.from == 0 ? "" : "…";
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size() && column < to;) {
    const Glyph glyph = first_glyph(line.substr(at));
    const std::size_t next = column + glyph.columns;
    if (column >= from && next <= to) {
      result += printable(line.substr(at, glyph.bytes));
    } else if (next > from) {
      result +=
          repeated(" ", std::min(next, to) - std::max(column, from));  // half of a wide character
    }
    column = next;
    at += glyph.bytes;
  }
  if (window.to < width) result += "…";
  return result;
}

class Renderer {
 public:
  Renderer(const Diagnostic& diagnostic, const Sources& sources)
      : diagnostic_(diagnostic), sources_(sources) {
    for (const Label& label : diagnostic.labels) {
      if (label.span.file < sources.size()) marks_.push_back(mark(label, sources));
    }
    std::uint32_t last = 0;
    for (const Mark& each : marks_) last = std::max(last, each.line);
    gutter_ = std::max(kLeastGutter, std::to_string(last).size());
  }

  std::string run() {
    const DiagnosticInfo& kind = info(diagnostic_.kind);
    const bool is_accepted = !diagnostic_.accepted.empty();
    out_ = fmt::format("{} {}: {}\n", is_accepted ? "aanvaard" : shown_severity(severity_of(diagnostic_)), kind.code,
                       kind.title);
    places();
    if (is_accepted) {
      trailer("reden", diagnostic_.accepted);
      return std::move(out_);
    }
    trailer("oordeel", diagnostic_.judgement);
    trailer("omdat", diagnostic_.because);
    trailer("wanneer", when_text(diagnostic_.when));
    trailer("voorbeeld", diagnostic_.example);
    trailer("hulp", diagnostic_.help.empty() ? help_from_fix() : diagnostic_.help);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string empty_gutter() const { return std::string(gutter_, ' '); }

  // The files in the order in which the labels mention them.
  void places() {
    if (marks_.empty()) {
      if (!diagnostic_.address.empty()) put_line(out_, empty_gutter() + "┌ " + diagnostic_.address);
      return;
    }
    std::vector<FileId> files;
    for (const Mark& each : marks_) {
      const FileId file = each.label->span.file;
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
    for (const FileId file : files) in_file(file);
  }

  void in_file(FileId file) {
    std::vector<Mark> marks;
    for (const Mark& each : marks_) {
      if (each.label->span.file == file) marks.push_back(each);
    }
    const Mark first = marks.front();
    std::string head =
        fmt::format("{}┌ {}:{}:{}", empty_gutter(), printable(sources_.file(file).path), first.line,
                    first.begin + 1);
    if (file == marks_.front().label->span.file && !diagnostic_.address.empty()) {
      head += "        " + printable(diagnostic_.address);
    }
    put_line(out_, head);
    put_line(out_, empty_gutter() + "│");
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
      return std::tie(a.line, a.begin) < std::tie(b.line, b.begin);
    });
    for (std::size_t begin = 0; begin < marks.size();) {
      std::size_t end = begin + 1;
      while (end < marks.size() && marks[end].line == marks[begin].line) ++end;
      on_line(file, marks, begin, end);
      begin = end;
    }
    put_line(out_, empty_gutter() + "│");
  }

  // All marks on one line. A long line is shown again for marks that fall outside what was shown.
  void on_line(FileId file, const std::vector<Mark>& marks, std::size_t begin, std::size_t end) {
    const std::string_view line = sources_.original_line(file, marks[begin].line);
    const std::size_t width = display_width(line);
    while (begin < end) {
      const Window window = window_around(marks[begin].begin, width);
      put_line(out_,
               fmt::format("{:>{}}│ ", marks[begin].line, gutter_) + cut(line, width, window));
      std::size_t shown = begin + 1;
      while (shown < end && marks[shown].begin < window.to) ++shown;
      under_line(marks, begin, shown, window);
      begin = shown;
    }
  }

  // Marks share a row as long as they do not touch and no text stands between them.
  void under_line(const std::vector<Mark>& marks, std::size_t begin, std::size_t end,
                  Window window) {
    const std::string start = empty_gutter() + "│ ";
    std::string row = start;
    std::size_t column = window.from;
    for (std::size_t i = begin; i < end; ++i) {
      const Mark& each = marks[i];
      const std::size_t stop =
          std::clamp(each.end, each.begin + 1, std::max(window.to, each.begin + 1));
      row += std::string(each.begin - column, ' ');
      row += repeated(each.label->primary ? "─" : "═", stop - each.begin);
      column = stop;
      if (!each.label->text.empty()) {
        put_text(out_, row + " ", start + std::string(stop - window.from + 1, ' '),
                 each.label->text);
      } else if (i + 1 < end && marks[i + 1].begin > column) {
        continue;
      } else {
        put_line(out_, row);
      }
      row = start;
      column = window.from;
    }
  }

  void trailer(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    const std::string lead = fmt::format("{}{}: ", empty_gutter(), name);
    put_text(out_, lead, std::string(lead.size(), ' '), text);
  }

  [[nodiscard]] std::string help_from_fix() const {
    if (diagnostic_.fixes.size() != 1) return {};
    const Fix& fix = diagnostic_.fixes.front();
    if (fix.span.file >= sources_.size()) return {};
    if (fix.replacement.empty()) return fmt::format("haal «{}» weg", sources_.text(fix.span));
    if (fix.span.begin >= fix.span.end) return fmt::format("voeg toe «{}»", fix.replacement);
    return fmt::format("schrijf «{}»", fix.replacement);
  }

  const Diagnostic& diagnostic_;
  const Sources& sources_;
  std::vector<Mark> marks_;
  std::size_t gutter_ = kLeastGutter;
  std::string out_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources) {
  return Renderer(diagnostic, sources).run();
}

}  // namespace slagboom::grammar
