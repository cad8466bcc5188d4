// Letters: one section each, the same figures in table and picture, nothing from a candidate file unescaped.
#include "interpreter/report/letters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/report/test_verdict.hpp"

namespace slagboom::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using trace::MarkPoint;

trace::Verdict marked() {
  trace::Verdict verdict = test_verdict();
  verdict.columns = {{"se", "SE-cijfer"}, {"ce", "CE-cijfer"}, {"eindcijfer", "eindcijfer"}};
  verdict.needed_label = "nodig voor geslaagd";
  verdict.entries[0].points = {{MarkPoint::Role::given, "se", 64},
                               {MarkPoint::Role::given, "ce", 52},
                               {MarkPoint::Role::computed, "eindcijfer", 60},
                               {MarkPoint::Role::needed, "ce", 53}};
  verdict.entries[0].needed = "5,3";
  return verdict;
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Letters, PictureHasEachMarkAtItsPlaceAndALegendInWords) {
  const std::string svg = marks_svg(marked());
  // 1,0 stands at 230 and each whole mark is 46 further: 5,2 at 423, 6,4 at 478, 5,3 at 427.
  EXPECT_THAT(svg, HasSubstr("<circle cx=\"478\" cy=\"30\" r=\"5\" fill=\"none\""));
  EXPECT_THAT(svg, HasSubstr("<circle cx=\"423\" cy=\"30\" r=\"5\" fill=\"#1a1a1a\"/>"));
  EXPECT_THAT(svg, HasSubstr("translate(460 30)"));
  EXPECT_THAT(svg, HasSubstr("translate(427 30)"));
  EXPECT_THAT(svg, HasSubstr(">SE-cijfer</text>"));
  EXPECT_THAT(svg, HasSubstr(">nodig voor geslaagd (of hoger)</text>"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\""));
  EXPECT_EQ(marks_svg(test_verdict()), "") << "no marks, no picture";
}

TEST(Letters, TableHoldsWhatThePictureShows) {
  const std::string html = candidate_html(marked(), "2026-06-11", "0.1.0");
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Nederlands</th><td class=\"getal\">6,4</td><td class=\"getal\">5,2</td>"
                              "<td class=\"getal\">6</td><td class=\"getal\">5,3</td>"));
  EXPECT_THAT(html, HasSubstr("<p>Datum: 11-6-2026</p>"));
}

TEST(Letters, OneForEachVerdictAndNoneWithout) {
  trace::Verdict hostile = marked();
  hostile.candidate = "<script>";
  const std::vector<trace::Verdict> verdicts = {marked(), test_fault(), hostile};
  const std::string html = letters_html(verdicts, "2026-06-11", "0.1.0");
  EXPECT_EQ(times(html, "<section class=\"brief\">"), 2U);
  EXPECT_THAT(html, Not(HasSubstr("K-002")));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("break-after: page"));
}

}  // namespace
}  // namespace slagboom::report
