// Normalises text, maps offsets back to the original, and checks that a file is text.
#include "grammar/source.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "grammar/source_check.hpp"

namespace slagboom::grammar {
namespace {

using Code = utf8proc_int32_t;

constexpr Code kReplacement = 0xFFFD;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";
constexpr Code kNothing = -1;

struct Character {
  Code code = kReplacement;
  std::uint32_t bytes = 1;
};

// The character at `at`. A byte that cannot be read is one character of its own.
Character character_at(std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte < 0x80) return {static_cast<Code>(byte), 1};
  Code code = 0;
  const auto rest = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(bytes.size() - at, 4));
  const auto length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + at), rest, &code);
  if (length <= 0) return {kReplacement, 1};
  return {code, static_cast<std::uint32_t>(length)};
}

bool is_between(Code code, Code first, Code last) { return first <= code && code <= last; }

// Turns the reading direction round, so that people see another order than is read.
bool is_direction_override(Code code) {
  return is_between(code, 0x202A, 0x202E) || is_between(code, 0x2066, 0x2069);
}

bool is_invisible(Code code) {
  return code == 0x00AD || code == 0x034F || code == 0x061C || code == 0x180E || code == 0xFEFF ||
         is_between(code, 0x200B, 0x200F) || is_between(code, 0x2060, 0x2064) ||
         is_between(code, 0xFE00, 0xFE0F) || is_between(code, 0xE0000, 0xE01EF) ||
         is_direction_override(code);
}

bool is_blank(Code code) {
  return code == ' ' || is_between(code, 0x09, 0x0C) || code == 0x85 || code == 0xA0 ||
         code == 0x1680 || is_between(code, 0x2000, 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

bool is_control(Code code) { return code < 0x20 || is_between(code, 0x7F, 0x9F); }

bool is_dash(Code code) {
  return is_between(code, 0x2010, 0x2015) || code == 0x2043 || code == 0x2212 || code == 0xFE58 ||
         code == 0xFE63 || code == 0xFF0D;
}

// What word processors write, as what the language reads. Line ends are handled before.
Code plain(Code code) {
  if (is_between(code, 0x20, 0x7E)) return code;
  if (is_invisible(code)) return kNothing;
  if (is_blank(code)) return ' ';
  if (is_control(code)) return kReplacement;
  if (is_dash(code)) return '-';
  switch (code) {
    case 0x2018:  // ‘
    case 0x2019:  // ’
    case 0x201A:  // ‚
    case 0x201B:  // ‛
    case 0x02BC:  // modifier letter apostrophe
    case 0x2032:  // prime
      return '\'';
    case 0x201C:  // “
    case 0x201E:  // „
    case 0x201F:  // ‟
      return 0xAB;
    case 0x201D:  // ”
      return 0xBB;
    case 0x2033:  // double prime
      return '"';
    default:
      return code;
  }
}

// May combine with the character before it.
bool extends(Code code) {
  if (code < 0x300) return false;
  if (is_between(code, 0x1160, 0x11FF)) return true;  // Korean vowels and final consonants
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

// One base character with its marks. The number of marks is bounded to keep the work linear.
constexpr std::size_t kSegment = 32;
constexpr std::size_t kLongestDecomposition = 18;

struct Segment {
  std::array<Code, kSegment * kLongestDecomposition> codes{};
  std::size_t size = 0;
};

void append(std::string& text, Code code) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(code, bytes.data());
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 0));
       ++i) {
    text.push_back(static_cast<char>(bytes[i]));
  }
}

// Canonical composition (NFC) of one segment.
void append_composed(std::string& text, const Segment& segment) {
  Segment work;
  for (std::size_t i = 0; i < segment.size; ++i) {
    int boundary = 0;
    const auto room = static_cast<utf8proc_ssize_t>(work.codes.size() - work.size);
    const auto count = utf8proc_decompose_char(segment.codes[i], work.codes.data() + work.size,
                                               room, UTF8PROC_DECOMPOSE, &boundary);
    if (count > 0 && count <= room) {
      work.size += static_cast<std::size_t>(count);
    } else if (room > 0) {
      work.codes[work.size++] = segment.codes[i];
    }
  }
  const auto combining_class = [](Code code) {
    return utf8proc_get_property(code)->combining_class;
  };
  auto* const end = work.codes.data() + work.size;
  for (auto* run = work.codes.data(); run != end;) {
    auto* const stop =
        std::find_if(run, end, [&](Code code) { return combining_class(code) == 0; });
    std::stable_sort(run, stop,
                     [&](Code a, Code b) { return combining_class(a) < combining_class(b); });
    run = stop == end ? end : stop + 1;
  }
  const auto size =
      utf8proc_normalize_utf32(work.codes.data(), static_cast<utf8proc_ssize_t>(work.size),
                               static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 0)); ++i) {
    append(text, work.codes[i]);
  }
}

// Fills `text`, `steps` and `line_starts` from `original`.
class Normaliser {
 public:
  explicit Normaliser(SourceFile& file) : file_(file), from_(file.original) {}

  void run() {
    file_.text.reserve(from_.size());
    file_.line_starts.push_back(0);
    if (from_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    while (at_ < from_.size()) {
      const char byte = from_[at_];
      if (byte == '\n' || byte == '\r') {
        line_end(byte);
      } else if (const std::size_t size = plain_run(); size > 0) {
        mark(at_);
        file_.text.append(from_.substr(at_, size));
        at_ += size;
      } else {
        character();
      }
    }
    mark(at_);
  }

 private:
  // So many letters of ASCII stand as they are; a combining mark behind the last one may change it.
  [[nodiscard]] std::size_t plain_run() const {
    std::size_t end = at_;
    while (end < from_.size() && from_[end] >= 0x20 && from_[end] < 0x7F) ++end;
    const bool more = end < from_.size() && static_cast<unsigned char>(from_[end]) >= 0x80;
    return end - at_ - (more && end > at_ ? 1 : 0);
  }

  // What is written next stands at `original` in the original.
  void mark(std::size_t original) {
    const auto ahead = original - file_.text.size();  // may wrap around; only compared
    if (ahead == ahead_) return;
    ahead_ = ahead;
    file_.steps.push_back(
        {static_cast<std::uint32_t>(file_.text.size()), static_cast<std::uint32_t>(original)});
  }

  void line_end(char byte) {
    mark(at_);
    file_.text.push_back('\n');
    const bool is_pair = byte == '\r' && from_.substr(at_ + 1, 1) == "\n";
    at_ += is_pair ? std::size_t{2} : std::size_t{1};
    file_.line_starts.push_back(static_cast<std::uint32_t>(at_));
  }

  void character() {
    const Character first = character_at(from_, at_);
    const Code code = plain(first.code);
    if (code == kNothing) {
      at_ += first.bytes;
      return;
    }
    Segment segment;
    segment.codes[segment.size++] = code;
    std::size_t end = at_ + first.bytes;
    for (std::size_t look = end; look < from_.size() && segment.size < kSegment;) {
      const Character next = character_at(from_, look);
      look += next.bytes;
      if (is_invisible(next.code)) continue;
      if (!extends(next.code)) break;
      segment.codes[segment.size++] = next.code;
      end = look;
    }
    mark(at_);
    if (segment.size == 1 && code < 0x300) {
      append(file_.text, code);
    } else {
      append_composed(file_.text, segment);
    }
    at_ = end;
  }

  SourceFile& file_;
  std::string_view from_;
  std::size_t at_ = 0;
  std::size_t ahead_ = 0;
};

std::uint32_t columns(Code code) {
  const Code shown = plain(code);
  if (shown == kNothing) return 0;
  if (shown == ' ') return 1;
  return static_cast<std::uint32_t>(std::max(utf8proc_charwidth(shown), 0));
}

}  // namespace

FileId Sources::add(std::string path, std::string bytes) {
  SourceFile file;
  file.path = std::move(path);
  file.bytes = bytes.size();
  if (bytes.size() > kMostBytes) bytes.resize(kMostBytes);
  file.original = std::move(bytes);
  Normaliser(file).run();
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  const std::string_view text = files_[span.file].text;
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  return text.substr(begin, end - begin);
}

std::uint32_t Sources::original_offset(FileId id, std::uint32_t normalised_offset) const {
  const SourceFile& file = files_[id];
  const auto size = static_cast<std::uint32_t>(file.original.size());
  const auto next = std::upper_bound(
      file.steps.begin(), file.steps.end(), normalised_offset,
      [](std::uint32_t offset, const SourceFile::Step& step) { return offset < step.normalised; });
  const SourceFile::Step step = next == file.steps.begin() ? SourceFile::Step{} : *(next - 1);
  // Something that became longer must not run past what follows it.
  const std::uint32_t most = next == file.steps.end() ? size : next->original;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(
      std::uint64_t{step.original} + (normalised_offset - step.normalised), most));
}

std::uint32_t Sources::normalised_offset(FileId id, std::uint32_t original_offset) const {
  const SourceFile& file = files_[id];
  const auto size = static_cast<std::uint32_t>(file.text.size());
  const auto next = std::upper_bound(
      file.steps.begin(), file.steps.end(), original_offset,
      [](std::uint32_t offset, const SourceFile::Step& step) { return offset < step.original; });
  const SourceFile::Step step = next == file.steps.begin() ? SourceFile::Step{} : *(next - 1);
  const std::uint32_t most = next == file.steps.end() ? size : next->normalised;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(
      std::uint64_t{step.normalised} + (original_offset - step.original), most));
}

Place Sources::place(FileId id, std::uint32_t normalised_offset) const {
  const SourceFile& file = files_[id];
  const std::uint32_t offset = original_offset(id, normalised_offset);
  const auto next = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), offset);
  const std::uint32_t start = *(next - 1);  // the first line starts at 0
  const std::string_view before = std::string_view(file.original).substr(start, offset - start);
  return {static_cast<std::uint32_t>(next - file.line_starts.begin()),
          static_cast<std::uint32_t>(display_width(before) + 1)};
}

std::string_view Sources::original_line(FileId id, std::uint32_t line) const {
  const SourceFile& file = files_[id];
  if (line == 0 || line > file.line_starts.size()) return {};
  const std::size_t begin = file.line_starts[line - 1];
  std::size_t end = line < file.line_starts.size() ? file.line_starts[line] : file.original.size();
  while (end > begin && (file.original[end - 1] == '\n' || file.original[end - 1] == '\r')) --end;
  return std::string_view(file.original).substr(begin, end - begin);
}

Glyph first_glyph(std::string_view utf8) {
  const Character character = character_at(utf8, 0);
  return {character.bytes, columns(character.code)};
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Glyph glyph = first_glyph(utf8.substr(at));
    width += glyph.columns;
    at += glyph.bytes;
  }
  return width;
}

std::string printable(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Character character = character_at(utf8, at);
    const Code shown = plain(character.code);
    if (shown == ' ') {
      result.push_back(' ');
    } else if (shown == kReplacement) {
      result += kReplacementBytes;
    } else if (shown != kNothing) {
      result += utf8.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return result;
}

namespace {

constexpr std::size_t kPlacesShown = 5;

// What a file is when it is clearly something else than UTF-8 text; empty when that cannot be told.
std::string_view other_format(std::string_view bytes) {
  if (bytes.substr(0, 4) == "PK\x03\x04")
    return "dit is een ingepakt bestand, zoals Word of Excel het bewaart";
  if (bytes.substr(0, 5) == "%PDF-") return "dit is een pdf-bestand";
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    return "dit bestand is opgeslagen als UTF-16";
  }
  if (bytes.find('\0') != std::string_view::npos)
    return "dit bestand bevat tekens die in tekst niet voorkomen";
  return {};
}

// One message for all unreadable characters: they nearly always have one cause.
void check_characters(const SourceFile& source, FileId file, Diagnostics& diagnostics) {
  Diagnostic message{.kind = DiagnosticKind::unreadable_text};
  std::size_t count = 0;
  for (std::size_t at = source.text.find(kReplacementBytes); at != std::string::npos;
       at = source.text.find(kReplacementBytes, at + kReplacementBytes.size())) {
    if (++count > kPlacesShown) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    message.labels.push_back({Span{file, begin, begin + 3},
                              count == 1 ? "dit teken is niet te lezen" : "ook dit", count == 1});
  }
  if (count == 0) return;
  if (count > kPlacesShown) message.because = fmt::format("{} tekens zijn niet te lezen", count);
  message.help = "bewaar het bestand als UTF-8, en vervang de tekens die dan nog fout zijn";
  diagnostics.add(std::move(message));
}

// Text that shows in another order than it is read could hide what a rule says.
void check_direction(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const std::string_view original = sources.file(file).original;
  for (std::size_t at = original.find('\xE2'); at != std::string_view::npos;
       at = original.find('\xE2', at + 1)) {
    if (!is_direction_override(character_at(original, at).code)) continue;
    const std::uint32_t begin = sources.normalised_offset(file, static_cast<std::uint32_t>(at));
    diagnostics.add({.kind = DiagnosticKind::unreadable_text,
                     .labels = {{Span{file, begin, begin},
                                 "hier staat een onzichtbaar teken dat de volgorde omkeert"}},
                     .because = "de tekst ziet er daardoor anders uit dan zij gelezen wordt",
                     .help = "haal het teken weg, of typ de regel opnieuw"});
    return;
  }
}

void check_lines(const SourceFile& source, FileId file, const Limits& limits,
                 Diagnostics& diagnostics) {
  const std::string_view text = source.text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > limits.line_bytes) {
      diagnostics.add(
          {.kind = DiagnosticKind::line_too_long,
           .labels = {{Span{file, static_cast<std::uint32_t>(begin),
                            static_cast<std::uint32_t>(end)},
                       fmt::format("deze regel telt {} tekens", end - begin)}},
           .because = fmt::format("een regel telt hoogstens {} tekens", limits.line_bytes),
           .help = "verdeel de tekst over meer regels"});
    }
    begin = end + 1;
  }
}

// Megabytes with one decimal and a comma, rounded up so that too large never looks allowed.
std::string megabytes(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 20) - 1) >> 20;
  return tenths % 10 == 0 ? fmt::format("{} MB", tenths / 10)
                          : fmt::format("{},{} MB", tenths / 10, tenths % 10);
}

}  // namespace

void check_text(const Sources& sources, FileId file, const Limits& limits,
                Diagnostics& diagnostics) {
  const SourceFile& source = sources.file(file);
  const Span start{file, 0, 0};
  const std::size_t most = std::min(limits.file_bytes, Sources::kMostBytes);
  if (source.bytes > most) {
    diagnostics.add({.kind = DiagnosticKind::file_too_large,
                     .labels = {{start, fmt::format("dit bestand is {}", megabytes(source.bytes))}},
                     .because = fmt::format("een bestand is hoogstens {}", megabytes(most)),
                     .help = "verdeel de tekst over meer bestanden"});
    return;
  }
  if (const std::string_view format = other_format(source.original); !format.empty()) {
    diagnostics.add({.kind = DiagnosticKind::unreadable_text,
                     .labels = {{start, std::string(format)}},
                     .help = "bewaar het bestand als gewone tekst (Markdown, UTF-8)"});
    return;
  }
  check_characters(source, file, diagnostics);
  check_direction(sources, file, diagnostics);
  check_lines(source, file, limits, diagnostics);
}

}  // namespace slagboom::grammar
