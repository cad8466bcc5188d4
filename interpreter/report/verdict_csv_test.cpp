// The table for a spreadsheet.
#include "interpreter/report/verdict_csv.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "interpreter/report/test_verdict.hpp"

namespace slagboom::report {
namespace {

TEST(VerdictCsv, ColumnsOfAllVerdictsTogether) {
  trace::Verdict other = test_verdict();
  other.candidate = "=1+1";
  other.fields[2].entries = {{"wisB", "7"}};
  other.clauses.clear();
  other.needs.clear();
  other.notes = {"een \"twee\"; drie"};
  const std::vector<trace::Verdict> verdicts = {test_verdict(), test_fault(), other};
  EXPECT_EQ(
      verdicts_csv(verdicts),
      "kandidaat;uitslag;cum_laude;eindcijfers.netl;eindcijfers.wisA;eindcijfers.wisB;"
      "combinatiecijfer;"
      "ce_gemiddelde.som;ce_gemiddelde.aantal;ce_gemiddelde.afgekapt;niet_meegenomen;beslissend;"
      "onderdelen;"
      "nog_nodig;opmerkingen;fout\r\n"
      "K-001;afgewezen;nee;6;;;7;38,3;7;5,47;fi;UB 3.34 lid 1 a;UB 3.34 lid 1 a: nee, UB 3.34 lid "
      "1 b: nog open;"
      "CE-cijfer van wiskunde A: 5,3 of hoger (als de rest gelijk blijft);de bron is hier <niet> "
      "zeker;\r\n"
      "K-002;;;;;;;;;;;;;;;\"de gegevens zijn niet te lezen; rij 3, kolom «se»: deze cel is te "
      "lang; rij 4: nog iets\"\r\n"
      "'=1+1;afgewezen;nee;;;7;7;38,3;7;5,47;fi;UB 3.34 lid 1 a;;;\"een \"\"twee\"\"; drie\";\r\n");
}

TEST(VerdictCsv, CellsAreNeverFormulas) {
  EXPECT_EQ(csv_cell("-5,4"), "-5,4");
  EXPECT_EQ(csv_cell("-"), "'-");
  EXPECT_EQ(csv_cell("@x"), "'@x");
  EXPECT_EQ(csv_cell("\t=x"), "'\t=x");
  EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_cell(""), "");
}

}  // namespace
}  // namespace slagboom::report
