// Words that changed are marked; sentences that moved are found again; verdicts are compared by outcome.
#include "interpreter/compare/redline.hpp"

#include <gtest/gtest.h>

#include "interpreter/compare/changes.hpp"

namespace slagboom::compare {
namespace {

// "a [-b-] {+c+}", as a reader would see it.
std::string shown(const RedLine& line) {
  if (line.skipped > 0) return "(" + std::to_string(line.skipped) + ")";
  std::string text;
  for (const Piece& piece : line.pieces) {
    text += piece.kind == Piece::Kind::same      ? piece.text
            : piece.kind == Piece::Kind::removed ? "[-" + piece.text + "-]"
                                                 : "{+" + piece.text + "+}";
  }
  return text;
}

std::vector<std::string> shown(const std::vector<RedLine>& lines) {
  std::vector<std::string> texts;
  for (const RedLine& line : lines) texts.push_back(shown(line));
  return texts;
}

Unit rule(std::string provision, std::string name, std::vector<std::string> lines) {
  Unit unit;
  unit.document = provision.substr(0, provision.find(' '));
  unit.provision = std::move(provision);
  unit.name = std::move(name);
  unit.kind = "bepaling";
  unit.lines = std::move(lines);
  return unit;
}

TEST(Redline, MarksTheWordsThatChanged) {
  EXPECT_EQ(shown(lines_compared({"het gemiddelde is 5,5 of hoger"}, {"het gemiddelde is hoger dan 5,5"})),
            (std::vector<std::string>{"het gemiddelde is[- 5,5 of-] hoger{+ dan 5,5+}"}));
}

TEST(Redline, KeepsLinesTogetherThatAreAlike) {
  EXPECT_EQ(shown(lines_compared({"- Nederlands", "- Engels"}, {"- Nederlands", "- Engels", "- wiskunde A"})),
            (std::vector<std::string>{"- Nederlands", "- Engels", "{+- wiskunde A+}"}));
}

TEST(Redline, LeavesOutEqualLinesFarFromAChange) {
  EXPECT_EQ(shown(lines_compared({"kop", "a a", "b b", "c c", "d d", "e e"}, {"kop", "a a", "b b", "c c", "d d", "e f"})),
            (std::vector<std::string>{"kop", "(3)", "d d", "e[- e-]{+ f+}"}));
}

TEST(Redline, FindsWhatWasAddedRemovedAndChanged) {
  const std::vector<Difference> found =
      redline({rule("X 1", "a", {"a is 1"}), rule("X 2", "b", {"b is 2"}), rule("X 3", "c", {"c is 3"})},
              {rule("X 1", "a", {"a is 1"}), rule("X 2", "b", {"b is 4"}), rule("X 4", "d", {"d is 5"})});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].change, Change::changed);
  EXPECT_EQ(found[0].before, "X 2");
  EXPECT_EQ(found[1].change, Change::removed);
  EXPECT_EQ(found[1].before, "X 3");
  EXPECT_EQ(found[2].change, Change::added);
  EXPECT_EQ(found[2].after, "X 4");
}

TEST(Redline, FindsTheSameWordsElsewhere) {
  Unit before = rule("EB 47 lid 2", "eindcijfer", {"het eindcijfer is 1"});
  Unit after = rule("UB 3.32 lid 2", "eindcijfer", {"het eindcijfer is 1"});
  after.scope = "havo";
  const std::vector<Difference> found = redline({before}, {after});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].change, Change::moved);
  EXPECT_EQ(found[0].after, "UB 3.32 lid 2");
  EXPECT_EQ(found[0].scope_after, "havo");
}

TEST(Redline, AnotherScopeAloneIsTold) {
  Unit before = rule("X 1", "a", {"a is 1"});
  Unit after = before;
  after.scope = "havo";
  ASSERT_EQ(redline({before}, {after}).size(), 1U);
  EXPECT_TRUE(redline({before}, {before}).empty());
}

trace::Verdict verdict(std::string result, trace::Outcome outcome) {
  trace::Verdict made;
  made.candidate = "K-1";
  made.result = std::move(result);
  made.clauses.push_back({"X 1 a", "zin", outcome, "4 is lager dan 5"});
  return made;
}

TEST(Changes, GoesTheWayOfTheOrder) {
  const std::vector<std::string> order{"afgewezen", "geslaagd"};
  const trace::Verdict passed = verdict("geslaagd", trace::Outcome::ja);
  const trace::Verdict failed = verdict("afgewezen", trace::Outcome::nee);
  const trace::Verdict open = verdict("nog open", trace::Outcome::open);
  EXPECT_EQ(change_of(failed, passed, order).way, Way::better);
  EXPECT_EQ(change_of(passed, failed, order).way, Way::worse);
  EXPECT_EQ(change_of(open, passed, order).way, Way::better);
  EXPECT_EQ(change_of(open, failed, order).way, Way::worse);
  EXPECT_EQ(change_of(passed, passed, order).way, Way::same);
}

TEST(Changes, NamesTheProvisionThatTurned) {
  const VerdictChange change = change_of(verdict("afgewezen", trace::Outcome::nee),
                                         verdict("geslaagd", trace::Outcome::ja), {"afgewezen", "geslaagd"});
  ASSERT_EQ(change.grounds.size(), 1U);
  EXPECT_EQ(change.grounds[0].provision, "X 1 a");
  EXPECT_EQ(change.grounds[0].before, "nee");
  EXPECT_EQ(change.grounds[0].after, "ja");
  EXPECT_EQ(change.grounds[0].because, "4 is lager dan 5");
}

TEST(Changes, WorseComesFirst) {
  const std::vector<std::string> order{"afgewezen", "geslaagd"};
  const trace::Verdict passed = verdict("geslaagd", trace::Outcome::ja);
  const trace::Verdict failed = verdict("afgewezen", trace::Outcome::nee);
  const std::vector<VerdictChange> all{change_of(failed, passed, order), change_of(passed, passed, order),
                                       change_of(passed, failed, order)};
  const std::vector<VerdictChange> sorted = sorted_changes(all);
  ASSERT_EQ(sorted.size(), 2U);
  EXPECT_EQ(sorted[0].way, Way::worse);
  EXPECT_EQ(totals_of(all).better, 1U);
  EXPECT_EQ(totals_of(all).same, 1U);
}

}  // namespace
}  // namespace slagboom::compare
