// A good text, damaged one place at a time: is there a message, on the right line, and only one?
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/parse_testing.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {
namespace {

std::string contents(const std::string& name) {
  std::ifstream in(std::filesystem::path(SLAGBOOM_SOURCE_DIR) / "tests" / "lezen" / name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Damage {
  std::string text;        // of the whole document
  std::uint32_t line = 0;  // where the damage is, from 1
};

struct Score {
  std::size_t tried = 0;
  std::size_t noticed = 0;   // at least one message
  std::size_t in_place = 0;  // the first message is on the damaged line
  std::size_t single = 0;    // exactly one message
  std::size_t most = 0;      // messages for one damage

  [[nodiscard]] std::string text() const {
    return std::to_string(tried) + " tried, " + std::to_string(noticed) + " noticed, " +
           std::to_string(in_place) + " in place, " + std::to_string(single) + " single, at most " +
           std::to_string(most);
  }
};

// Calls `change(line, word)` for every word of every line inside a fence of the good text.
template <typename Change>
Score sweep(Change change) {
  const std::string good = contents("uitslag.regl.md");
  const std::string names = contents("begrippen.regl.md");
  Score score;
  std::vector<std::string> lines;
  std::istringstream in(good);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  bool inside = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].starts_with("```")) {
      inside = !inside;
      continue;
    }
    if (!inside) continue;
    for (const Word& word : words_of(lines[at])) {
      const std::string damaged = change(lines[at], word);
      if (damaged.empty() || damaged == lines[at]) continue;
      std::string text;
      for (std::size_t i = 0; i < lines.size(); ++i) text += (i == at ? damaged : lines[i]) + "\n";
      const testing::Read read =
          testing::read_texts({{"begrippen.regl.md", names}, {"uitslag.regl.md", text}});
      const std::vector<Diagnostic> messages = read.diagnostics.sorted();
      ++score.tried;
      score.most = std::max(score.most, messages.size());
      if (messages.empty()) continue;
      ++score.noticed;
      if (messages.size() == 1) ++score.single;
      const Span span = messages.front().labels.front().span;
      if (span.file == read.files[1] && read.sources.place(span.file, span.begin).line == at + 1)
        ++score.in_place;
    }
  }
  return score;
}

// The reader knows no meaning: without "de" or "a." many a sentence is still a sentence.
TEST(DamageSweep, AWordLeftOut) {
  const Score score = sweep([](const std::string& line, const Word& word) {
    const std::string plain = folded(line.substr(word.begin, word.end - word.begin));
    if (plain.size() < 2 || is_article(plain)) return std::string();
    return line.substr(0, word.begin) + line.substr(std::min(word.end + 1, line.size()));
  });
  EXPECT_GE(score.tried, 90U) << score.text();
  EXPECT_GE(score.noticed * 100, score.tried * 90) << score.text();
  EXPECT_GE(score.in_place * 100, score.noticed * 85) << score.text();
  EXPECT_GE(score.single * 100, score.noticed * 90) << score.text();
  EXPECT_LE(score.most, 5U) << score.text();
}

TEST(DamageSweep, TwoLettersSwapped) {
  const Score score = sweep([](const std::string& line, const Word& word) {
    std::string damaged = line;
    const std::size_t middle = word.begin + (word.end - word.begin) / 2;
    const auto letter = [&](std::size_t at) { return damaged[at] >= 'a' && damaged[at] <= 'z'; };
    if (word.end - word.begin < 4 || !letter(middle) || !letter(middle - 1)) return std::string();
    std::swap(damaged[middle - 1], damaged[middle]);
    return damaged;
  });
  EXPECT_GE(score.tried, 90U) << score.text();
  EXPECT_GE(score.noticed * 100, score.tried * 90) << score.text();
  EXPECT_GE(score.in_place * 100, score.noticed * 85) << score.text();
  EXPECT_GE(score.single * 100, score.noticed * 90) << score.text();
  EXPECT_LE(score.most, 5U) << score.text();
}

// 5,5 becomes 5.5, and 6 becomes 6½.
TEST(DamageSweep, ANumberWrittenWrong) {
  const Score score = sweep([](const std::string& line, const Word& word) {
    std::string damaged = line;
    if (line[word.begin] < '0' || line[word.begin] > '9') return std::string();
    const std::size_t comma = damaged.find(',', word.begin);
    if (comma < word.end) {
      damaged[comma] = '.';
    } else if (word.end < line.size() && (line[word.end] == '.' || line[word.end] == '-')) {
      return std::string();  // an address
    } else {
      damaged.insert(word.end, "½");
    }
    return damaged;
  });
  EXPECT_GE(score.tried, 10U) << score.text();
  EXPECT_GE(score.noticed * 100, score.tried * 90) << score.text();
  EXPECT_EQ(score.in_place, score.noticed) << score.text();
  EXPECT_EQ(score.single, score.noticed) << score.text();
}

}  // namespace
}  // namespace slagboom::grammar
