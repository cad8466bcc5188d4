// The JSON of a verdict, as scripts rely on it.
#include "interpreter/report/verdict_json.hpp"

#include <gtest/gtest.h>

#include "interpreter/report/test_verdict.hpp"

namespace slagboom::report {
namespace {

constexpr const char* kVerdict =
    R"j({"kandidaat":"K-001","uitslag":"afgewezen","cum_laude":false,"eindcijfers":{"netl":6,"wisA":null},)j"
    R"j("combinatiecijfer":7,"ce_gemiddelde":{"som":"38,3","aantal":7,"afgekapt":"5,47"},"niet_meegenomen":["fi"],)j"
    R"j("onderdelen":[{"bepaling":"UB 3.34 lid 1 a","uitkomst":"nee","omdat":"38,3 / 7 = 5,471… is lager dan 5,5"},)j"
    R"j({"bepaling":"UB 3.34 lid 1 b","uitkomst":"nog open","omdat":""}],)j"
    R"j("nog_nodig":[{"gegeven":"wisA.ce","naam":"CE-cijfer van wiskunde A","minstens":"5,3","beslissend":true,"opmerking":"als de rest gelijk blijft"},)j"
    R"j({"gegeven":"fi.ce","naam":"CE-cijfer van filosofie","minstens":null,"beslissend":false}],)j"
    R"j("toegepast":["Uitvoeringsbesluit WVO 2020 (1-8-2026)"],"beslissend":["UB 3.34 lid 1 a"],)j"
    R"j("had_het_anders_gekund":[{"gegeven":"netl.ce","naam":"CE-cijfer van Nederlands","nu":"5,2","nodig":"5,3"}],)j"
    R"j("opmerkingen":["de bron is hier <niet> zeker"])j";

TEST(VerdictJson, KeysInTheOrderOfTheContract) {
  EXPECT_EQ(verdict_json(test_verdict()), std::string(kVerdict) + "}");
}

TEST(VerdictJson, ReasoningComesLast) {
  EXPECT_EQ(
      reasoning_json(test_verdict()),
      std::string(kVerdict) +
          R"j(,"redenering":[{"bepaling":"UB 3.34 lid 1","zin":"de kandidaat is geslaagd","uitkomst":"nee","omdat":"a geldt niet",)j"
          R"j("opmerking":"let \"hier\" op","want":[{"zin":"het gemiddelde","waarde":"5,471…","omdat":"38,3 / 7"}]}]})j");
}

TEST(VerdictJson, AFaultHasNoResult) {
  EXPECT_EQ(verdict_json(test_fault()),
            R"j({"kandidaat":"K-002","fout":"de gegevens zijn niet te lezen",)j"
            R"j("fouten":["rij 3, kolom «se»: deze cel is te lang","rij 4: nog iets"]})j");
}

TEST(VerdictJson, OnderdelenStandWhereTheDocumentAsksThem) {
  trace::Verdict verdict;
  verdict.candidate = "a\xFF\n";
  verdict.result = "nog open";
  verdict.exact = false;
  trace::Field field;
  field.key = "delen";
  field.form = trace::Field::Form::clauses;
  verdict.fields.push_back(field);
  field.key = "cijfer";
  field.form = trace::Field::Form::value;
  field.numeric = true;
  for (const char* value : {"5,4", "", "nog open", "5,471…"}) {
    field.value = value;
    field.key += "x";
    verdict.fields.push_back(field);
  }
  EXPECT_EQ(verdict_json(verdict),
            "{\"kandidaat\":\"a\xEF\xBF\xBD\\n\",\"delen\":[],\"cijferx\":5.4,\"cijferxx\":null,"
            "\"cijferxxx\":\"nog "
            "open\",\"cijferxxxx\":\"5,471…\",\"nog_nodig\":[],\"toegepast\":[],\"exact\":false}");
}

}  // namespace
}  // namespace slagboom::report
