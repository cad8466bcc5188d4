// Tests of normalising, of places in the original, and of the check that a file is text.
#include "grammar/source.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/source_check.hpp"

namespace slagboom::grammar {
namespace {

std::string normalised(std::string bytes) {
  Sources sources;
  return sources.file(sources.add("a.md", std::move(bytes))).text;
}

struct Case {
  std::string_view written;
  std::string_view read;
};

TEST(Source, TypographyBecomesPlain) {
  const std::vector<Case> cases = {
      {"gewone tekst, 5,5", "gewone tekst, 5,5"},
      {"\xEF\xBB\xBFtekst", "tekst"},                      // byte order mark
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},                      // line ends
      {"a\r\r\nb", "a\n\nb"},                              //
      {"a\tb", "a b"},                                     // tab
      {"a\u00A0b\u202Fc\u2009d\u3000e", "a b c d e"},      // no-break, narrow, thin, wide blanks
      {"a\vb\fc\u2028d\u2029e\u0085f", "a b c d e f"},     // other line and page ends
      {"toets\u00ADcijfer", "toetscijfer"},                // soft hyphen
      {"a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf", "abcdef"},  // zero width
      {"a\u200Eb\u202Ec\u2066d", "abcd"},                  // direction marks
      {"a\uFE0Fb", "ab"},                                  // variation selector
      {"2024–2025", "2024-2025"},                          // en dash
      {"a — b", "a - b"},                                  // em dash
      {"SE\u2011cijfer", "SE-cijfer"},                     // non-breaking dash
      {"\u22125", "-5"},                                   // minus
      {"\u2010\u2012\u2015\uFF0D", "----"},                // other dashes
      {"auto’s ‘a’ ‚b‛", "auto's 'a' 'b'"},                // single quotes
      {"“a” „b” «c»", "«a» «b» «c»"},                      // double quotes
      {"\"a\"", "\"a\""},                                  // straight quotes stay different
      {"wacht…", "wacht…"},                                //
      {"5½", "5½"},                                        // for the parser to report
      {"e\u0308 ideee\u0308n", "ë ideeën"},                // decomposed
      {"ë é ï", "ë é ï"},                                  //
      {"e\u00AD\u0308", "ë"},                              // a soft hyphen inside
      {"a\u0323\u0307", "\u1EA1\u0307"},                   // marks in canonical order
      {"a\u0307\u0323", "\u1EA1\u0307"},                   // and not
      {"\u212B", "\u00C5"},                                // ångström sign
      {"\u1100\u1161\u11A8", "\uAC01"},                    // Korean syllable
      {"\u0958", "\u0915\u093C"},                          // never composed
      {"\u20AC 5 • a ≥ b", "\u20AC 5 • a ≥ b"},            //
      {"a\xFF"
       "b",
       "a\uFFFD"
       "b"},                                   // no UTF-8
      {"\xC3", "\uFFFD"},                      // cut off
      {"\xC0\xAF", "\uFFFD\uFFFD"},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // surrogate
      {"a\x1B[31m\x7F", "a\uFFFD[31m\uFFFD"},  // control characters
      {"", ""},
  };
  for (const Case& each : cases) EXPECT_EQ(normalised(std::string(each.written)), each.read);
}

TEST(Source, NulIsNotText) {
  EXPECT_EQ(normalised(std::string("a\0b", 3)),
            "a\uFFFD"
            "b");
}

// Every character maps back to the place where it, or what it replaces, stands.
TEST(Source, MapsBackToOriginal) {
  Sources sources;
  const FileId file = sources.add("a.md",
                                  "\xEF\xBB\xBF"
                                  "e\u0308n–to\u00ADets “x”\r\n5\xFF");
  const SourceFile& source = sources.file(file);
  ASSERT_EQ(source.text, "ën-toets «x»\n5\uFFFD");
  const auto original_of = [&](std::string_view piece) {
    return sources.original_offset(file, static_cast<std::uint32_t>(source.text.find(piece)));
  };
  EXPECT_EQ(original_of("ë"), 3U);
  EXPECT_EQ(original_of("n-"), 6U);
  EXPECT_EQ(original_of("-to"), 7U);
  EXPECT_EQ(original_of("to"), 10U);
  EXPECT_EQ(original_of("ets"), 14U);
  EXPECT_EQ(original_of("«"), 18U);
  EXPECT_EQ(original_of("x"), 21U);
  EXPECT_EQ(original_of("»"), 22U);
  EXPECT_EQ(original_of("\n"), 25U);
  EXPECT_EQ(original_of("5"), 27U);
  EXPECT_EQ(original_of("\uFFFD"), 28U);
  EXPECT_EQ(sources.original_offset(file, static_cast<std::uint32_t>(source.text.size())), 29U);
  EXPECT_EQ(sources.original_offset(file, 1'000'000), 29U);
}

TEST(Source, MapsForward) {
  Sources sources;
  const FileId file = sources.add("a.md", "a–b\u00ADc\r\nd");
  ASSERT_EQ(sources.file(file).text, "a-bc\nd");
  ASSERT_EQ(sources.file(file).original.size(), 11U);
  EXPECT_EQ(sources.normalised_offset(file, 0), 0U);
  EXPECT_EQ(sources.normalised_offset(file, 1), 1U);
  EXPECT_EQ(sources.normalised_offset(file, 4), 2U);
  EXPECT_EQ(sources.normalised_offset(file, 5), 3U);
  EXPECT_EQ(sources.normalised_offset(file, 6), 3U);
  EXPECT_EQ(sources.normalised_offset(file, 7), 3U);
  EXPECT_EQ(sources.normalised_offset(file, 8), 4U);
  EXPECT_EQ(sources.normalised_offset(file, 10), 5U);
  EXPECT_EQ(sources.normalised_offset(file, 11), 6U);
  EXPECT_EQ(sources.normalised_offset(file, 99), 6U);
}

TEST(Source, StepsOnlyWhereTheDifferenceChanges) {
  Sources sources;
  EXPECT_TRUE(sources.file(sources.add("a.md", "één ë\nplat")).steps.empty());
  EXPECT_EQ(sources.file(sources.add("b.md", "2024–2025 is een schooljaar")).steps.size(), 1U);
}

TEST(Source, PlaceCountsDisplayedCharacters) {
  Sources sources;
  const FileId file = sources.add("a.md", "een\r\ncategoriee\u0308n is\tX\u00ADY 日本 Z\rlaatste");
  const std::string& text = sources.file(file).text;
  const auto place_of = [&](std::string_view piece) {
    return sources.place(file, static_cast<std::uint32_t>(text.find(piece)));
  };
  EXPECT_EQ(place_of("een").line, 1U);
  EXPECT_EQ(place_of("is").line, 2U);
  EXPECT_EQ(place_of("is").column, 13U);
  EXPECT_EQ(place_of("X").column, 16U);
  EXPECT_EQ(place_of("Y").column, 17U);
  EXPECT_EQ(place_of("Z").column, 24U);
  EXPECT_EQ(place_of("laatste").line, 3U);
  EXPECT_EQ(place_of("laatste").column, 1U);
  EXPECT_EQ(sources.place(file, static_cast<std::uint32_t>(text.size())).column, 8U);
}

TEST(Source, OriginalLine) {
  Sources sources;
  const FileId file = sources.add("a.md", "een\r\n“twee”\rdrie\n");
  EXPECT_EQ(sources.original_line(file, 1), "een");
  EXPECT_EQ(sources.original_line(file, 2), "“twee”");
  EXPECT_EQ(sources.original_line(file, 3), "drie");
  EXPECT_EQ(sources.original_line(file, 4), "");
  EXPECT_EQ(sources.original_line(file, 5), "");
  EXPECT_EQ(sources.original_line(file, 0), "");
}

TEST(Source, TextOfSpanStaysValidWhenFilesAreAdded) {
  Sources sources;
  const FileId file = sources.add("a.md", "kort");
  const std::string_view view = sources.text({file, 1, 3});
  for (int i = 0; i < 100; ++i) sources.add("b.md", "nog een");
  EXPECT_EQ(view, "or");
  EXPECT_EQ(sources.text({file, 2, 99}), "rt");
  EXPECT_EQ(sources.text({file, 9, 4}), "");
}

TEST(Source, DisplayWidthAndPrintable) {
  EXPECT_EQ(display_width("e\u0308\t日\xFF\u00AD\x1B"), 6U);
  EXPECT_EQ(printable("e\u0308\t“日”\xFF\u00AD\x1B"), "e\u0308 “日”\uFFFD\uFFFD");
}

TEST(Source, ManyMarksOnOneCharacter) {
  std::string bytes = "a";
  for (int i = 0; i < 200'000; ++i) bytes += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_GT(normalised(bytes).size(), 100'000U);
  std::string removed = "a";
  for (int i = 0; i < 300'000; ++i) removed += "\u00AD";
  EXPECT_EQ(normalised(removed + "\u0308"), "ä");
}

// Whatever the bytes: valid UTF-8 without control characters comes out, and places run forward.
TEST(Source, RandomBytes) {
  std::mt19937 random(20'251'001);  // NOLINT: fixed seed
  const std::vector<std::string> pieces = {
      "a",    "e\u0308", "\u00AD", "–",      "\r",     "\n",     "\r\n", "\xFF",         "\xE2",
      "\xCC", "\xF0",    "\u1100", "\u1161", "\u0958", "\u0344", "”",    "\xEF\xBB\xBF", "\t"};
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes;
    for (int i = 0; i < 30; ++i) {
      if (random() % 4 == 0) {
        bytes.push_back(static_cast<char>(random() % 256));
      } else {
        bytes += pieces[random() % pieces.size()];
      }
    }
    Sources sources;
    const FileId file = sources.add("a.md", bytes);
    const std::string& text = sources.file(file).text;
    std::uint32_t before = 0;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
      const std::uint32_t original = sources.original_offset(file, at);
      ASSERT_LE(before, original);
      ASSERT_LE(original, bytes.size());
      before = original;
    }
    ASSERT_EQ(before, bytes.size());
    for (const char c : text) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    ASSERT_EQ(normalised(text), text) << "normalising twice changes nothing";
  }
}

std::vector<Diagnostic> checked(std::string bytes, const Limits& limits = {}) {
  Sources sources;
  const FileId file = sources.add("a.md", std::move(bytes));
  Diagnostics diagnostics;
  check_text(sources, file, limits, diagnostics);
  return diagnostics.all();
}

TEST(CheckText, PlainTextIsFine) {
  EXPECT_TRUE(checked("# Titel\n\nMet ë en “aanhaling”.\n").empty());
}

TEST(CheckText, TooLarge) {
  Limits limits;
  limits.file_bytes = 1 << 20;
  const auto found = checked(std::string((1 << 20) + 1, 'a'), limits);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DiagnosticKind::file_too_large);
  EXPECT_EQ(found[0].labels[0].text, "dit bestand is 1,1 MB");
  EXPECT_EQ(found[0].because, "een bestand is hoogstens 1 MB");
}

TEST(CheckText, OtherFormats) {
  const std::vector<std::string> files = {std::string("PK\x03\x04rest"), "%PDF-1.7",
                                          std::string("\xFF\xFE"
                                                      "a\0",
                                                      4),
                                          std::string("a\0b", 3)};
  for (const std::string& bytes : files) {
    const auto found = checked(bytes);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, DiagnosticKind::unreadable_text);
  }
}

TEST(CheckText, UnreadableCharactersInOneMessage) {
  const auto found = checked("caf\xE9\nid\x65\x65\xEBn");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DiagnosticKind::unreadable_text);
  ASSERT_EQ(found[0].labels.size(), 2U);
  EXPECT_EQ(found[0].labels[0].span, (Span{0, 3, 6}));
  EXPECT_TRUE(found[0].because.empty());
  const auto many = checked(std::string(7, '\xFF'));
  ASSERT_EQ(many.size(), 1U);
  EXPECT_EQ(many[0].labels.size(), 5U);
  EXPECT_EQ(many[0].because, "7 tekens zijn niet te lezen");
}

TEST(CheckText, HiddenDirection) {
  const auto found = checked("een regel\u202E met iets");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DiagnosticKind::unreadable_text);
  EXPECT_EQ(found[0].labels[0].span, (Span{0, 9, 9}));
}

TEST(CheckText, LongLine) {
  Limits limits;
  limits.line_bytes = 10;
  const auto found = checked("1234567890\n12345678901\n", limits);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, DiagnosticKind::line_too_long);
  EXPECT_EQ(found[0].labels[0].span, (Span{0, 11, 22}));
}

}  // namespace
}  // namespace slagboom::grammar
