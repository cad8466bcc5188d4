// The grammar itself: its analysis, its word boundaries, its limits, and recovery from many
// mistakes.
#include "grammar/reading.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "grammar/parse_testing.hpp"
#include "grammar/statement.hpp"

namespace slagboom::grammar {
namespace {

using testing::Read;

constexpr const char* kNames =
    "# Namen\n\n```regel\ndocument  Namen\n  kort  Namen\n  rang  begrippen\n\nsoort  kandidaat\n  "
    "in bestanden  kandidaat\n"
    "soort  vak (mv. vakken)\n  in bestanden  vakken\n"
    "gegeven  het SE-cijfer van een vak (mv. SE-cijfers)\n  waarde  cijfer\n  in bestanden  se\n"
    "begrip  het cijfer\n  waarde  cijfer\nbegrip  de hoogste categorie\n  waarde  cijfer\n```\n";

Read read_rules(const std::string& text, const Limits& limits = {}) {
  return testing::read_texts({{"namen.regl.md", kNames}, testing::sentences(text)}, limits);
}

TEST(Grammar, HasNoLoopsOrLeftRecursion) { EXPECT_EQ(grammar_problems(), 0U); }

// ---- longest first: a word of a choice is never the beginning of a later one ----

template <typename Rule>
constexpr std::string_view leaf() {
  if constexpr (requires { Rule::rule_t::kText; }) {
    return Rule::rule_t::kText;
  } else {
    return {};
  }
}

bool begins(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.substr(0, shorter.size()) == shorter &&
         longer[shorter.size()] == ' ';
}

template <typename List>
struct order;
template <typename... Rules>
struct order<tao::pegtl::type_list<Rules...>> {
  static void check(const char* choice) {
    const std::vector<std::string_view> words{leaf<Rules>()...};
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i + 1; j < words.size(); ++j) {
        EXPECT_FALSE(!words[i].empty() && begins(words[j], words[i]))
            << choice << ": " << words[i] << " before " << words[j];
      }
    }
  }
};

TEST(Grammar, LongestWordsFirst) {
  using namespace rules;
  order<relation::subs_t>::check("relation");
  order<operator_word::subs_t>::check("operator_word");
  order<is_word::subs_t>::check("is_word");
  order<suffix::subs_t>::check("suffix");
  order<rounding_words::subs_t>::check("rounding_words");
  order<or_higher::subs_t>::check("or_higher");
  order<or_lower::subs_t>::check("or_lower");
  order<those::subs_t>::check("those");
  order<conditions_word::subs_t>::check("conditions_word");
  order<short_header::subs_t>::check("short_header");
  order<verb::subs_t>::check("verb");
  order<joiner::subs_t>::check("joiner");
}

// ---- word boundaries ----

TEST(Words, EndAtOurOwnBoundary) {
  EXPECT_EQ(match_words("SE-cijfer", "se"), 0U);
  EXPECT_EQ(match_words("categorieën", "categorie"), 0U);
  EXPECT_EQ(match_words("is, en", "is"), 2U);
  EXPECT_EQ(match_words("is-5", "is"), 0U);
  EXPECT_EQ(match_words("is - 5", "is"), 3U);
  EXPECT_EQ(match_words("één van: a", "één van"), std::string_view("één van").size());
  EXPECT_EQ(match_words("ÉÉN VAN", "één van"), std::string_view("één van").size());
  EXPECT_EQ(match_words("in   één  stap", "in één stap"),
            std::string_view("in   één  stap").size());
  EXPECT_TRUE(ends_word("naam»", 4));
}

TEST(Words, AreCutAtMarks) {
  const std::string text = "het SE-cijfer, 5,5 (of «één»).";
  std::string cut;
  for (const Word& word : words_of(text))
    cut += text.substr(word.begin, word.end - word.begin) + "|";
  EXPECT_EQ(cut, "het|SE-cijfer|,|5|,|5|(|of|«|één|»|)|.|");
}

// ---- limits ----

TEST(Limits, AMillionBrackets) {
  Limits limits;
  limits.line_bytes = 2'000'000;
  const Read longer = read_rules("het getal is " + std::string(1'000'000, '('), limits);
  EXPECT_EQ(longer.codes(), std::vector<std::string>{"GRENS-006"});
  limits.sentence_bytes = 2'000'000;
  const Read deeper = read_rules("het getal is " + std::string(1'000'000, '('), limits);
  EXPECT_EQ(deeper.codes(), std::vector<std::string>{"GRENS-003"});
}

TEST(Limits, NestingIsCountedInEveryConstruct) {
  const auto repeat = [](std::string_view words, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += words;
    return text;
  };
  for (const std::string& text :
       {"het getal is " + repeat("(", 20) + "5" + repeat(")", 20),
        "het getal is " + repeat("het gemiddelde van ", 20) + "het cijfer",
        "het getal is het aantal vakken" + repeat(" waarvoor geldt: voor elk van de vakken", 5) +
            " waarvoor geldt: het cijfer is 5"}) {
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 0);
    const Read read = read_rules(text);
    EXPECT_TRUE(read.codes().empty() || read.codes().front() != "GRENS-003") << read.messages();
  }
  for (const std::string& text :
       {"het getal is " + repeat("(", 40) + "5" + repeat(")", 40),
        "het getal is " + repeat("het gemiddelde van ", 60) + "het cijfer",
        "het getal is het SE-cijfer" + repeat(" van het SE-cijfer", 100),
        "de dingen zijn de vakken" + repeat(" zonder de vakken", 100),
        "de dingen zijn de vakken" + repeat(" waarvoor geldt: het cijfer is 5 of de vakken", 60)}) {
    EXPECT_EQ(read_rules(text).codes(), std::vector<std::string>{"GRENS-003"}) << text;
  }
}

// A choice that begins twice in the same way must not double the work at each level.
TEST(Limits, NoSentenceTakesLong) {
  std::string text = "het getal doet mee als ";
  for (int i = 0; i < 28; ++i) text += "voor elk van de vakken geldt: het cijfer is 5 of ";
  const Read read = read_rules(text + "het cijfer is");
  EXPECT_EQ(read.codes().size(), 1U);
}

TEST(Limits, DeepBullets) {
  std::string text = "de kandidaat is klaar als aan alle voorwaarden is voldaan:\n";
  for (std::size_t i = 1; i < 200; ++i)
    text += std::string(2 * i, ' ') + "- aan alle voorwaarden is voldaan:\n";
  const Read read = read_rules(text + std::string(400, ' ') + "- het cijfer is 5");
  EXPECT_EQ(read.codes(), std::vector<std::string>{"GRENS-003"}) << read.messages();
}

// However much of it, it is told once and at once.
TEST(Limits, AMillionOfEverything) {
  constexpr std::size_t kMany = 1'000'000;
  const auto repeat = [](std::string_view piece) {
    std::string text;
    text.reserve(piece.size() * kMany);
    for (std::size_t i = 0; i < kMany; ++i) text += piece;
    return text;
  };
  const std::string table = "tabel  het getal\n  | het cijfer | het getal |\n  |---|---|\n";
  EXPECT_EQ(read_rules(table + repeat("  | 5 | 6 |\n")).codes(),
            std::vector<std::string>{"GRENS-004"});
  const std::string list = "de kandidaat is klaar als aan alle voorwaarden is voldaan:\n  ";
  EXPECT_EQ(read_rules(list + repeat("- ") + "het cijfer is 5").codes(),
            std::vector<std::string>{"GRENS-006"});
  EXPECT_EQ(read_rules("het getal is " + repeat("het gemiddelde van ")).codes(),
            std::vector<std::string>{"GRENS-006"});
  EXPECT_EQ(read_rules("het getal is «" + repeat("x")).codes(),
            std::vector<std::string>{"GRENS-006"});
}

TEST(Limits, Names) {
  Limits limits;
  limits.names = 10;
  std::string text;
  for (int i = 0; i < 20; ++i) text += "het getal n" + std::to_string(i) + " is 5\n";
  EXPECT_EQ(read_rules(text, limits).codes(), std::vector<std::string>{"GRENS-005"});
}

// ---- recovery ----

// Ten mistakes on ten lines: ten messages, each at its own place; the right sentences are read.
TEST(Recovery, EveryMistakeHasOneMessage) {
  const std::string text =
      "het getal a is 5.5\n"
      "het getal b is 5\n"
      "het getal c is het cijffer\n"
      "het getal d is het cijfer + 1\n"
      "de kandidaat is e als aan alle onderdelen is voldaan:\n"
      "  a. het cijfer is groter dan 5\n"
      "  b. het cijfer is 5 of hoger\n"
      "  c. het cijfer is tussen 4 en 6\n"
      "het getal f is (het cijfer\n"
      "het getal g is 31 november 2025\n"
      "tabel  het getal h\n"
      "  | het cijfer | h   |\n"
      "  | 5          | 6   |\n"
      "  | > 5        | 7   |\n"
      "  | 4          | 6.5 |\n"
      "het getal i is 2024-2026\n"
      "het getal j is 6\n";
  const Read read = read_rules(text);
  EXPECT_EQ(read.codes(),
            (std::vector<std::string>{"LEES-002", "NAAM-003", "LEES-015", "LEES-004", "LEES-005",
                                      "LEES-016", "LEES-022", "LEES-015", "LEES-002", "LEES-021"}))
      << read.messages();
  std::vector<std::uint32_t> lines;
  for (const Diagnostic& message : read.diagnostics.sorted()) {
    const Span& span = message.labels.front().span;
    lines.push_back(read.sources.place(span.file, span.begin).line - 13);
  }
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3, 4, 6, 8, 9, 10, 14, 15, 16}));
  // What was right is there: sentences b and j, onderdeel b, row 1.
  const std::vector<Statement>& statements = read.library.documents[1].statements;
  ASSERT_EQ(statements.size(), 11U);
  EXPECT_EQ(statements[2].nodes[0].kind, NodeKind::number);
  EXPECT_EQ(statements[10].nodes[0].kind, NodeKind::number);
  EXPECT_EQ(statements[5].nodes[0].children[1].children[0].kind, NodeKind::compare);
  EXPECT_EQ(statements[5].nodes[0].children[0].children[0].kind, NodeKind::error);
  EXPECT_EQ(statements[8].rows[0].cells[1].kind, NodeKind::number);
}

// A sentence over several lines: the mark stands on the line of the mistake.
TEST(Recovery, MarksStandInTheirOwnLine) {
  const Read read = read_rules("het getal is het cijfer\n  plus\n  het cijffer\n");
  ASSERT_EQ(read.codes(), std::vector<std::string>{"NAAM-003"});
  const Span span = read.diagnostics.sorted().front().labels.front().span;
  EXPECT_EQ(read.sources.place(span.file, span.begin).line, 16U);
  EXPECT_EQ(read.sources.text(span), "cijffer");
}

TEST(Recovery, ColumnsCountCharacters) {
  const Read read = read_rules("het geïnde getal is het cijffer\n");
  ASSERT_EQ(read.codes().size(), 1U);
  const Span span = read.diagnostics.sorted().front().labels.front().span;
  EXPECT_EQ(read.sources.place(span.file, span.begin).column, 25U);
}

}  // namespace
}  // namespace slagboom::grammar
