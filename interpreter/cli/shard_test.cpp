// Parts: what was written is read back, and nothing else is taken for a part.
#include "interpreter/cli/shard.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slagboom::cli {
namespace {

const std::string kBroken = "dit deel is niet heel, of er is iets in veranderd; maak het opnieuw";

ShardHead head() {
  ShardHead head;
  head.part = 2;
  head.parts = 4;
  head.lines = true;
  head.engine = "0.1.0 (abc)";
  head.texts = "t";
  head.candidates = "k";
  return head;
}

std::string text_of(const std::vector<std::string>& lines) {
  ShardText part(head());
  std::string text = part.start();
  for (const std::string& line : lines) {
    part.line(line);
    text += line;
  }
  Tally tally;
  tally.totals.results = {{"geslaagd", 2}};
  tally.totals.without = 1;
  tally.totals.all = 3;
  tally.counts[{"havo, examenjaar 2026", "geslaagd", "UB 1, UB 2"}] = 2;
  tally.counts[{}] = 1;
  return text + part.end(tally);
}

TEST(Shard, IsReadBack) {
  const std::string text = text_of({"1  geslaagd\n", "einde 0 0 x\n", "3  geen oordeel\n"});
  Shard shard;
  ASSERT_EQ(read_shard(text, shard), "");
  EXPECT_EQ(difference(shard.head, head()), "");
  EXPECT_EQ(shard.head.part, 2U);
  EXPECT_EQ(shard.body, "1  geslaagd\neinde 0 0 x\n3  geen oordeel\n");
  EXPECT_EQ(shard.tally.totals.all, 3U);
  EXPECT_EQ(shard.tally.totals.without, 1U);
  EXPECT_EQ(shard.tally.counts.size(), 2U);
  EXPECT_EQ((shard.tally.counts[{"havo, examenjaar 2026", "geslaagd", "UB 1, UB 2"}]), 2U);
}

// Every byte counts: head, lines, counts and the last line.
TEST(Shard, WithAnyByteChangedOrCutOffItIsRefused) {
  const std::string text = text_of({"1  geslaagd\n", "2  afgewezen\n"});
  const std::string form = text.substr(0, text.find('\n'));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = other[at] == '1' ? '2' : '1';
    Shard shard;
    const std::string problem = read_shard(other, shard);
    EXPECT_FALSE(problem.empty()) << at;
    if (at > form.size()) {
      EXPECT_EQ(problem, kBroken) << at;
    }
    EXPECT_FALSE(read_shard(std::string_view(text).substr(0, at), shard).empty()) << at;
  }
}

TEST(Shard, OtherFilesAreToldApart) {
  Shard shard;
  EXPECT_EQ(read_shard("kandidaat;netl.se\n", shard),
            "dit is geen deel; een deel maakt u met slagboom beoordeel … --deel");
  EXPECT_EQ(read_shard("slagboom deel 1\ndeel 1 van 2\n", shard),
            "dit deel is gemaakt met een andere versie van slagboom; maak het opnieuw");
}

TEST(Shard, SaysWhatDiffers) {
  const auto with = [](auto change) {
    ShardHead other = head();
    change(other);
    return difference(head(), other);
  };
  EXPECT_EQ(with([](ShardHead& one) { one.part = 3; }), "");
  EXPECT_EQ(with([](ShardHead& one) { one.lines = false; }),
            "het ene is gemaakt met --kort, het andere met --telling");
  EXPECT_EQ(with([](ShardHead& one) { one.parts = 5; }),
            "het ene is een van 4 delen, het andere een van 5");
  EXPECT_EQ(with([](ShardHead& one) { one.candidates = "x"; }),
            "ze gaan over verschillende bestanden met kandidaten");
  EXPECT_EQ(with([](ShardHead& one) { one.texts = "x"; }),
            "ze zijn gemaakt met verschillende reglementen of wetten");
  EXPECT_EQ(with([](ShardHead& one) { one.engine = "x"; }),
            "ze zijn gemaakt met verschillende versies van slagboom");
}

}  // namespace
}  // namespace slagboom::cli
