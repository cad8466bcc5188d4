// The corpus of tests/lezen: every sentence of the language and every typical mistake, with the
// whole outcome.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/parse_testing.hpp"

namespace slagboom::grammar {
namespace {

using testing::Read;

std::filesystem::path folder() {
  return std::filesystem::path(SLAGBOOM_SOURCE_DIR) / "tests" / "lezen";
}

std::string contents(const std::string& name) {
  std::ifstream in(folder() / name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Case {
  std::string name;
  std::string sentence;
  std::string outcome;
};

// "=== name", the sentence, "---", the outcome.
std::string split(const std::string& text, std::vector<Case>& cases) {
  std::istringstream in(text);
  std::string head;
  std::string line;
  std::string* into = &head;
  while (std::getline(in, line)) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", ""});
      into = &cases.back().sentence;
    } else if (line == "---" && !cases.empty()) {
      into = &cases.back().outcome;
    } else {
      *into += line + "\n";
    }
  }
  const auto trim = [](std::string& words) {
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
  };
  for (Case& one : cases) {
    trim(one.sentence);
    trim(one.outcome);
  }
  trim(head);
  return head;
}

Read read_case(const std::string& sentence, const std::string& fence) {
  return testing::read_texts(
      {{"begrippen.regl.md", contents("begrippen.regl.md")}, testing::sentences(sentence, fence)});
}

// The trees of the sentences of a case, without the document itself.
std::string trees(const Read& read) {
  std::string text = read.tree(1);
  const std::size_t at = text.find("  rang: pta\n");
  text.erase(0, at + std::string("  rang: pta\n").size());
  return text + read.messages();
}

// The sentences of a case after every edit that the messages offer.
std::string improved(const Read& read) {
  std::vector<Fix> fixes;
  for (const Diagnostic& message : read.diagnostics.all())
    fixes.insert(fixes.end(), message.fixes.begin(), message.fixes.end());
  std::sort(fixes.begin(), fixes.end(),
            [](const Fix& a, const Fix& b) { return a.span.begin > b.span.begin; });
  std::string text = read.sources.file(read.files[1]).text;
  for (const Fix& fix : fixes)
    text.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
  const std::size_t fence = text.rfind("\n```", text.rfind("\n```") - 1);
  const std::size_t begin = text.find('\n', fence + 1) + 1;
  return text.substr(begin, text.rfind("\n```") - begin);
}

std::string mistakes(const Read& read) {
  std::string text = read.messages();
  const std::string better = improved(read);
  const bool offered =
      std::any_of(read.diagnostics.all().begin(), read.diagnostics.all().end(),
                  [](const Diagnostic& message) { return !message.fixes.empty(); });
  return offered ? text + "verbeterd:\n" + better : text;
}

void check(const std::string& file, const std::string& fence, std::string (*outcome)(const Read&)) {
  std::vector<Case> cases;
  const std::string head = split(contents(file), cases);
  ASSERT_FALSE(cases.empty());
  std::set<std::string> names;
  std::string written = head + "\n";
  for (const Case& one : cases) {
    EXPECT_TRUE(names.insert(one.name).second) << one.name << " occurs twice";
    std::string found = outcome(read_case(one.sentence, fence));
    while (!found.empty() && (found.back() == '\n' || found.back() == ' ')) found.pop_back();
    written += "\n=== " + one.name + "\n" + one.sentence + "\n---\n" + found + "\n";
    if (std::getenv("SLAGBOOM_REWRITE") == nullptr) {
      EXPECT_EQ(found, one.outcome) << file << ": " << one.name;
    }
  }
  if (std::getenv("SLAGBOOM_REWRITE") != nullptr) std::ofstream(folder() / file) << written;
}

TEST(Corpus, Values) { check("waarden.txt", "regel", trees); }
TEST(Corpus, Conditions) { check("voorwaarden.txt", "regel", trees); }
TEST(Corpus, Sentences) { check("zinnen.txt", "regel", trees); }
TEST(Corpus, Examples) { check("voorbeelden.txt", "voorbeelden", trees); }
TEST(Corpus, Mistakes) { check("vergissingen.txt", "regel", mistakes); }
TEST(Corpus, Days) { check("dagen.txt", "regel", trees); }
TEST(Corpus, ExamplesOfDays) { check("dagvoorbeelden.txt", "voorbeelden", trees); }
TEST(Corpus, MistakesInDays) { check("dagfouten.txt", "regel", mistakes); }
TEST(Corpus, Requirements) { check("eisen.txt", "regel", trees); }
TEST(Corpus, Topics) { check("onderwerpen.txt", "regel", trees); }
TEST(Corpus, ExamplesOfTopics) { check("eisvoorbeelden.txt", "voorbeelden", trees); }
TEST(Corpus, MistakesInTopics) { check("onderwerpfouten.txt", "regel", mistakes); }
TEST(Corpus, Plans) { check("pta.txt", "regel", trees); }
TEST(Corpus, MistakesInPlans) { check("ptafouten.txt", "regel", mistakes); }
TEST(Corpus, Questions) { check("vragen.txt", "vraag", trees); }
TEST(Corpus, MistakesInQuestions) { check("vraagfouten.txt", "vraag", mistakes); }

TEST(Corpus, NamesOfTheCorpusAreRight) {
  const Read read = testing::read_texts({{"begrippen.regl.md", contents("begrippen.regl.md")}});
  EXPECT_EQ(read.messages(), "");
}

TEST(Corpus, RealText) {
  const Read read = testing::read_texts({{"begrippen.regl.md", contents("begrippen.regl.md")},
                                         {"uitslag.regl.md", contents("uitslag.regl.md")}});
  EXPECT_EQ(read.messages(), "");
  if (std::getenv("SLAGBOOM_REWRITE") != nullptr)
    std::ofstream(folder() / "uitslag.txt") << read.tree(1);
  EXPECT_EQ(read.tree(1), contents("uitslag.txt"));
}

// An edit that is offered takes the mistake away.
TEST(Corpus, EditsHelp) {
  std::vector<Case> cases;
  split(contents("vergissingen.txt"), cases);
  std::size_t offered = 0;
  std::size_t clean = 0;
  for (const Case& one : cases) {
    const Read before = read_case(one.sentence, "regel");
    const std::string better = improved(before);
    if (better == one.sentence) continue;
    ++offered;
    const Read after = read_case(better, "regel");
    clean += after.codes().empty() ? 1U : 0U;
    EXPECT_LE(after.codes().size(), before.codes().size()) << one.name << "\n"
                                                           << better << "\n"
                                                           << after.messages();
    EXPECT_NE(after.messages(), before.messages()) << one.name;
  }
  EXPECT_GE(offered, 40U);
  EXPECT_GE(clean * 10, offered * 8) << clean << " of " << offered << " are right after the edit";
}

// What is supposed is not in the tree of the document, and declares no name.
TEST(Corpus, SuppositionsStandApart) {
  const Read plain = read_case("wat is de uitslag?", "vraag");
  const Read supposed = read_case(
      "stel  de uitslag is geslaagd\nstel  de kernvakken zijn Engels\nwat is de uitslag?", "vraag");
  EXPECT_EQ(supposed.messages(), "");
  EXPECT_EQ(supposed.library.names.size(), plain.library.names.size());
  EXPECT_EQ(supposed.library.documents[1].statements.size(),
            plain.library.documents[1].statements.size());
  ASSERT_EQ(supposed.library.documents[1].questions.size(), 1U);
  EXPECT_EQ(supposed.library.documents[1].questions[0].lines.size(), 3U);
}

// Every kind of message that the reader gives about a sentence or a name has a case.
TEST(Corpus, EveryKindOccurs) {
  const std::string text = contents("vergissingen.txt");
  for (const DiagnosticKind kind : all_diagnostic_kinds()) {
    const std::string code(info(kind).code);
    const bool reader = code.starts_with("LEES-") || (code >= "NAAM-001" && code <= "NAAM-005") ||
                        code == "NAAM-007";
    if (reader) {
      EXPECT_NE(text.find(code), std::string::npos) << code;
    }
  }
}

}  // namespace
}  // namespace slagboom::grammar
