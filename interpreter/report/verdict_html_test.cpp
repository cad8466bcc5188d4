// The page: escaped, complete, with real table headers.
#include "interpreter/report/verdict_html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "interpreter/report/html.hpp"
#include "interpreter/report/test_verdict.hpp"

namespace slagboom::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Html, EverythingIsEscaped) {
  EXPECT_EQ(escaped("<a href=\"x\">'&\x01é"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\xEF\xBF\xBDé");
  EXPECT_EQ(element("p", "<", "a\"b"), "<p class=\"a&quot;b\">&lt;</p>");
  EXPECT_EQ(table_html({"C", {"a", "b"}, {{"1", "<2>"}}, {false, true}}),
            "<table>\n<caption>C</caption>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" "
            "class=\"getal\">b</th>"
            "</tr></thead>\n<tbody>\n<tr><th scope=\"row\">1</th><td "
            "class=\"getal\">&lt;2&gt;</td></tr>\n</tbody>\n</table>\n");
}

TEST(VerdictHtml, SummaryFirstThenASectionEach) {
  trace::Verdict hostile = test_verdict();
  hostile.candidate = "<script>alert(1)</script>";
  const std::vector<trace::Verdict> verdicts = {test_verdict(), test_fault(), hostile};
  const std::string html = verdicts_html(verdicts, "Oordeel");
  EXPECT_THAT(html, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(html, HasSubstr("<p>3 kandidaten: 2 afgewezen, 1 zonder oordeel</p>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#k2\">K-002</a></th><td>geen oordeel</td>"));
  EXPECT_THAT(html, HasSubstr("<section class=\"kandidaat\" id=\"k2\">\n<h2>K-002</h2>\n<p "
                              "class=\"uitslag\">geen oordeel</p>\n"
                              "<p>De gegevens zijn niet te lezen</p>\n<ul>\n<li>rij 3, kolom «se»: "
                              "deze cel is te lang</li>\n"));
  EXPECT_THAT(html, HasSubstr("<td>✗ nee</td><td>38,3 / 7 = 5,471… is lager dan 5,5</td>"));
  EXPECT_THAT(
      html,
      HasSubstr("<tr><th scope=\"row\">wisA</th><td>wiskunde A</td><td class=\"getal\">5,1</td>"));
  EXPECT_THAT(html, HasSubstr("de bron is hier &lt;niet&gt; zeker"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("break-before: page"));
}

// One candidate is on one sheet: no table of all candidates before it.
TEST(VerdictHtml, OneCandidateHasNoSummary) {
  const std::vector<trace::Verdict> verdicts = {test_verdict()};
  const std::string html = verdicts_html(verdicts, "Oordeel");
  EXPECT_THAT(html, Not(HasSubstr("Alle kandidaten")));
  EXPECT_THAT(html, HasSubstr("</p>\n<section class=\"kandidaat\""));
}

TEST(VerdictHtml, ReasoningIsANestedList) {
  EXPECT_THAT(reasoning_html(test_verdict(), "Uitleg"),
              HasSubstr("<ul class=\"boom\">\n<li><strong>✗ nee</strong>: de kandidaat is geslaagd "
                        "<span class=\"klein\">[UB 3.34 lid 1]</span><br>want a geldt niet<br>let "
                        "op: let &quot;hier&quot; op\n"
                        "<ul>\n<li>het gemiddelde: <strong>5,471…</strong><br>want 38,3 / "
                        "7</li>\n</ul>\n</li>\n</ul>\n"));
}

}  // namespace
}  // namespace slagboom::report
