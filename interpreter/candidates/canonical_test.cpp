// The same data in another form of file gives the same text.
#include "interpreter/candidates/canonical.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {
namespace {

std::string canonical(std::string_view bytes) {
  const ReadResult read = read_candidates(bytes, FileFormat::detect, test_schema(), nullptr);
  EXPECT_FALSE(read.problem) << read.problem->message;
  EXPECT_EQ(shown(read).find("  !"), std::string::npos) << shown(read);
  return read.candidates.empty() ? "geen" : canonical_text(read.candidates.front());
}

constexpr const char* kText =
    R"({"gegevens":{"opleiding":"havo"},"lijsten":{"vakken":[{"code":"entl","gegevens":{"se":"7"}},)"
    R"({"code":"netl","gegevens":{"ce":"5,8","se":"6,4"}}]},"nummer":"K-1"})";

TEST(Canonical, LongWideAndJsonAreTheSame) {
  EXPECT_EQ(canonical("kandidaat;opleiding;vak;se;ce\nK-1;havo;netl;6,4;5,8\nK-1;havo;entl;7;\n"), kText);
  EXPECT_EQ(canonical("kandidaat,netl.ce,opleiding,entl.se,netl.se\nK-1,5.8,havo,7,6.4\n"), kText);
  EXPECT_EQ(canonical(R"({"opleiding": "havo", "kandidaat": "K-1", 
  "vakken": [{"se": 6.4, "vak": "netl", "ce": "5,8"}, {"vak": "entl", "se": 7, "ce": null}]})"),
            kText);
}

TEST(Canonical, OtherDataIsOtherText) {
  EXPECT_NE(canonical("kandidaat;opleiding;vak;se;ce\nK-1;havo;netl;6,4;5,9\nK-1;havo;entl;7;\n"), kText);
  EXPECT_NE(canonical("kandidaat;opleiding;vak;se;ce\nK-1;havo;netl;6,4;5,8\nK-1;havo;entl;;7\n"), kText);
  EXPECT_NE(canonical("kandidaat;opleiding;vak;se;ce\nK-2;havo;netl;6,4;5,8\nK-2;havo;entl;7;\n"), kText);
}

}  // namespace
}  // namespace slagboom::candidates
