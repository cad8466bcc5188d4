// Tests of the formatter: small documents in full, and all documents here with damaged layout.
#include "grammar/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/parse.hpp"

namespace slagboom::grammar {
namespace {

namespace fs = std::filesystem;

// The documents of one run, formatted, with their trees.
struct Formatted {
  std::vector<std::string> texts;
  std::vector<std::string> trees;
  std::set<std::size_t> unreadable;  // documents with an error in their text
};

// A run of blanks is layout, also where a name or a note keeps it as it was written.
std::string without_runs(std::string_view tree) {
  std::string result;
  bool in_indent = true;
  for (const char c : tree) {
    if (c == ' ' && !in_indent && result.back() == ' ') continue;
    in_indent = c == '\n' || (in_indent && c == ' ');
    result += c;
  }
  return result;
}

Formatted format_all(const std::vector<std::string>& texts) {
  Sources sources;
  std::vector<FileId> files;
  for (std::size_t index = 0; index < texts.size(); ++index) {
    files.push_back(sources.add(std::to_string(index) + ".regl.md", texts[index]));
  }
  Diagnostics diagnostics(100'000);
  const Library library = parse_documents(sources, files, Limits{}, diagnostics);
  Formatted result;
  for (const Syntax& syntax : library.documents) {
    result.texts.push_back(format_document(sources, syntax));
    result.trees.push_back(without_runs(dump(syntax, library.names)));
  }
  for (const Diagnostic& message : diagnostics.all()) {
    if (info(message.kind).severity != Severity::fout || message.labels.empty()) continue;
    result.unreadable.insert(message.labels.front().span.file);
  }
  return result;
}

std::string formatted(const std::string& text) { return format_all({text}).texts.front(); }

std::vector<std::string> documents() {
  std::vector<std::string> paths;
  for (const char* folder : {"stdlib", "reglementen", "tests"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(SLAGBOOM_SOURCE_DIR) / folder)) {
      if (entry.path().string().ends_with(".regl.md")) paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// ---- damage -----------------------------------------------------------------------------------

using Random = std::mt19937;

bool chance(Random& random, double probability) {
  return std::bernoulli_distribution(probability)(random);
}

std::string blanks(Random& random, int most) {
  static const std::vector<std::string> kinds = {" ", " ", " ", "\t", "\u00A0", "\u2009"};
  std::string text;
  for (int count = std::uniform_int_distribution<int>(0, most)(random); count > 0; --count) {
    text += kinds[std::uniform_int_distribution<std::size_t>(0, kinds.size() - 1)(random)];
  }
  return text;
}

// Blanks between words become more blanks; not inside « », and not at the start.
std::string spread(const std::string& line, Random& random) {
  std::string result;
  bool quoted = false;
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.compare(at, 2, "«") == 0) quoted = true;
    if (line.compare(at, 2, "»") == 0) quoted = false;
    result += line[at];
    if (at > indent && line[at] == ' ' && !quoted && chance(random, 0.2))
      result += blanks(random, 3);
  }
  return result;
}

// `wild` also changes how far single lines are indented: that may change what they belong to.
std::string damaged(const std::string& text, Random& random, bool wild) {
  std::string result;
  bool inside = false;
  const std::string end = chance(random, 0.3) ? "\r\n" : "\n";
  for (std::string line : lines_of(text)) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool ticks = line.substr(indent).starts_with("```");
    if (inside && !ticks) {
      line = spread(line, random);
      if (indent > 0) line.insert(0, indent, ' ');  // every depth doubled
      if (wild && chance(random, 0.03)) line.insert(0, blanks(random, 6));
      if (wild && indent > 2 && chance(random, 0.05)) line.erase(0, indent);
      if (chance(random, 0.05)) result += blanks(random, 2) + end;
    }
    if (ticks) inside = !inside;
    result +=
        line +
        (chance(random, 0.2) ? std::string(chance(random, 0.5) ? "  " : "\t") : std::string()) +
        end;
  }
  return result;
}

TEST(Format, EveryDocumentKeepsItsTreeAndStaysTheSame) {
  const std::vector<std::string> texts = documents();
  ASSERT_FALSE(texts.empty());
  const Formatted once = format_all(texts);
  const Formatted twice = format_all(once.texts);
  for (std::size_t index = 0; index < texts.size(); ++index) {
    EXPECT_EQ(once.trees[index], twice.trees[index]) << texts[index].substr(0, 60);
    EXPECT_EQ(once.texts[index], twice.texts[index]);
  }
}

// Words in order, whatever stands between them: nothing is lost or moved.
// Typography counts as what it stands for: a text may come from a word processor.
std::string letters(std::string_view text) {
  std::string result;
  Sources sources;
  const FileId file = sources.add("letters", std::string(text));
  for (const char c : sources.file(file).text) {
    if (std::string_view(" \t\r\n|-").find(c) == std::string_view::npos) result += c;
  }
  return result;
}

TEST(Format, NoWordIsLost) {
  const std::vector<std::string> texts = documents();
  const Formatted once = format_all(texts);
  for (std::size_t index = 0; index < texts.size(); ++index) {
    EXPECT_EQ(letters(once.texts[index]), letters(texts[index]));
  }
}

TEST(Format, BlanksAndEmptyLinesMakeNoDifference) {
  const std::vector<std::string> texts = documents();
  const Formatted right = format_all(texts);
  std::size_t checked = 0;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    std::vector<std::string> bad;
    for (const std::string& text : texts) bad.push_back(damaged(text, random, false));
    const Formatted once = format_all(bad);
    const Formatted twice = format_all(once.texts);
    for (std::size_t index = 0; index < texts.size(); ++index) {
      if (right.unreadable.contains(index) || once.unreadable.contains(index)) continue;
      ++checked;
      EXPECT_EQ(once.trees[index], right.trees[index]) << texts[index].substr(0, 60);
      EXPECT_EQ(twice.trees[index], once.trees[index]) << texts[index].substr(0, 60);
      EXPECT_EQ(twice.texts[index], once.texts[index]) << texts[index].substr(0, 60);
    }
  }
  EXPECT_GT(checked, texts.size());
}

TEST(Format, DamagedIndentationKeepsWhatItSays) {
  const std::vector<std::string> texts = documents();
  std::size_t checked = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    std::vector<std::string> bad;
    for (const std::string& text : texts) bad.push_back(damaged(text, random, chance(random, 0.7)));
    const Formatted once = format_all(bad);
    const Formatted twice = format_all(once.texts);
    for (std::size_t index = 0; index < texts.size(); ++index) {
      if (once.unreadable.contains(index)) continue;
      ++checked;
      EXPECT_EQ(twice.trees[index], once.trees[index]) << bad[index].substr(0, 60);
      EXPECT_EQ(twice.texts[index], once.texts[index]) << bad[index].substr(0, 60);
    }
  }
  EXPECT_GT(checked, 0U);
}

// ---- small documents --------------------------------------------------------------------------

TEST(Format, PropertiesOfOneSentenceShareAColumn) {
  EXPECT_EQ(
      formatted("# T\n\n```regel\n\n\ngegeven het  cijfer van een vak (mv. cijfers)\n"
                "\twaarde cijfer\n   in bestanden   se\n\n      alleen als geldt:   dat vak telt\n"
                " te verbeteren\n\n\n\nsoort vak\n```\n"),
      "# T\n\n```regel\ngegeven  het cijfer van een vak (mv. cijfers)\n"
      "  waarde        cijfer\n  in bestanden  se\n  alleen als geldt: dat vak telt\n"
      "  te verbeteren\n\nsoort  vak\n```\n");
}

TEST(Format, ListsAreIndentedByLevel) {
  EXPECT_EQ(
      formatted("```regel\nde kandidaat is geslaagd als aan alle onderdelen is voldaan:\n"
                "a) het eerste\n    en meer\nb. aan minstens één van deze voorwaarden is voldaan:\n"
                "     * x\n     • y\ntoelichting  los\n  toelichting «a   b»  c\n```\n"),
      "```regel\nde kandidaat is geslaagd als aan alle onderdelen is voldaan:\n"
      "  a. het eerste\n    en meer\n  b. aan minstens één van deze voorwaarden is voldaan:\n"
      "    - x\n    - y\ntoelichting  los\n  toelichting «a   b» c\n```\n");
}

TEST(Format, AListBelowAPropertyIsOneLevelDeeper) {
  EXPECT_EQ(
      formatted("```regel\nzoek de vakken\n  uit de vakken van de kandidaat\n  zo veel mogelijk\n"
                "  waarvoor geldt:\n  - x is 1\n      of meer\n  hoogstens  2\n  toelichting "
                "waarom\n```\n"),
      "```regel\nzoek  de vakken\n  uit          de vakken van de kandidaat\n  zo veel mogelijk\n"
      "  waarvoor geldt:\n    - x is 1\n      of meer\n  hoogstens 2\n  toelichting  "
      "waarom\n```\n");
}

TEST(Format, TablesInAFenceGetASeparatorAndEqualColumns) {
  EXPECT_EQ(
      formatted(
          "```regel\nbeelden  het beeld is goed, over de cijfers\n|aantal|  gemiddelde | volgens|\n"
          "| 0 | 6,0   of hoger\n|\xC3\xA9\xC3\xA9n | elk | b |\n| anders | niet toegestaan "
          "|\n```\n"),
      "```regel\nbeelden  het beeld is goed, over de cijfers\n"
      "  | aantal | gemiddelde   | volgens         |\n"
      "  |--------|--------------|-----------------|\n"
      "  | 0      | 6,0 of hoger |\n"
      "  | \xC3\xA9\xC3\xA9n    | elk          | b               |\n"
      "  | anders |              | niet toegestaan |\n```\n");
}

TEST(Format, TypographyBecomesPlainInAFenceOnly) {
  EXPECT_EQ(formatted("# T\n\n“Tekst” – 2024\xE2\x80\x93"
                      "2025\xC2\xA0.\n\n```regel\n"
                      "geldt voor\xC2\xA0"
                      "cohort 2024\xE2\x80\x93"
                      "2025\ntoelichting  “zo”\n```\n"),
            "# T\n\n“Tekst” – 2024\xE2\x80\x93"
            "2025\xC2\xA0.\n\n```regel\n"
            "geldt voor cohort 2024-2025\ntoelichting  «zo»\n```\n");
}

TEST(Format, ProseKeepsItsBytes) {
  const std::string prose =
      "# T\n\nEen  zin ,  met   blanks\n   - streepje\n\n\n\n1. lid\n\n"
      "~~~code\n  x   \n~~~\n\n<!-- a\n   b -->\n";
  EXPECT_EQ(formatted(prose), prose);
  EXPECT_EQ(formatted("# T  \r\n\r\nTekst \t\r\nmeer"), "# T\n\nTekst\nmeer\n");
  EXPECT_EQ(formatted(""), "");
}

TEST(Format, TablesInProseAreAligned) {
  EXPECT_EQ(formatted("# T\n\n  |a|bb|\n  |:-|--:|\n |ccc \\| d| |\n"),
            "# T\n\n  | a        | bb |\n  |:---------|---:|\n  | ccc \\| d |    |\n");
}

TEST(Format, AnIndentedFenceStaysWhereItIs) {
  EXPECT_EQ(
      formatted("## Artikel 1\n\n1. Tekst.\n\n   ~~~~ Regel\n   de x is 5\n     toelichting  y\n   "
                "~~~~~\n"),
      "## Artikel 1\n\n1. Tekst.\n\n   ~~~~regel\n   de x is 5\n     toelichting  y\n   ~~~~\n");
}

TEST(Format, FieldsOfACaseShareAColumn) {
  const std::string sorts =
      "```regel\nsoort kandidaat (mv. kandidaten)\n  in bestanden kandidaat\nsoort vak (mv. "
      "vakken)\n"
      "  in bestanden vakken\n```\n\n";
  const std::string result =
      formatted(sorts +
                "```voorbeelden\ngeval  A1   «een  titel»\n kandidaat vwo\n  vakken netl 6,0/5,5;\n"
                "   entl 7,0\n verwacht de uitslag is geslaagd\n```\n");
  EXPECT_NE(
      result.find(
          "```voorbeelden\ngeval A1 «een  titel»\n  kandidaat  vwo\n  vakken     netl 6,0/5,5;\n"
          "    entl 7,0\n  verwacht   de uitslag is geslaagd\n```\n"),
      std::string::npos)
      << result;
}

TEST(Format, TopicsRequirementsAndArrangements) {
  EXPECT_EQ(formatted("```regel\nonderwerp   de toets\n waarde  één van:\n   * schriftelijk (ook:  op papier)\n"
                      "   * mondeling\neis de toets is schriftelijk\n   over  de toets\n moet zijn:   schriftelijk\n"
                      "  zekerheid   afgeleid\nregelt   de toets:  schriftelijk\n   elders het   PTA\n"
                      "aanvaard INH-005  over de toets omdat het  mag\n```\n"),
            "```regel\nonderwerp  de toets\n  waarde  één van:\n    - schriftelijk (ook: op papier)\n"
            "    - mondeling\neis  de toets is schriftelijk\n  over       de toets\n"
            "  moet       zijn: schriftelijk\n  zekerheid  afgeleid\nregelt  de toets: schriftelijk\n"
            "  elders  het PTA\naanvaard INH-005 over de toets omdat het mag\n```\n");
}

TEST(Format, UnreadableTextIsNotLost) {
  const std::string text =
      "```regel\n  los\n-- opmerking\nde x is:\n  | a |\n\n  | b |\n- z\n| c "
      "|\n```\nna\n\n```regel\nopen\n";
  EXPECT_EQ(letters(formatted(text)), letters(text));
}

}  // namespace
}  // namespace slagboom::grammar
