// The exam programmes of the library: for each subject, school type and year at most one, and
// complete.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grammar/pta_values.hpp"
#include "interpreter/pta/test_library.hpp"

namespace slagboom::pta {
namespace {

constexpr std::int32_t kFirstYear = 2010;
constexpr std::int32_t kLastYear = 2035;

TEST(ExamProgrammes, AtMostOneHoldsAtATime) {
  testing::Read read("");
  const Plans plans = collect(read.model, {}, read.diagnostics);
  ASSERT_GT(plans.programmes.size(), 25U);
  std::vector<std::uint32_t> options;
  for (const program::OptionSet& set : read.model.vocabulary.option_sets)
    options.insert(options.end(), set.options.begin(), set.options.end());
  std::size_t found = 0;
  for (const Programme& programme : plans.programmes) {
    for (const std::uint32_t subject : programme.what->subjects) {
      for (const std::uint32_t option : options) {
        for (std::int32_t year = kFirstYear; year <= kLastYear; ++year) {
          grammar::PtaHead head;
          head.subject = subject;
          head.options = {option};
          head.exam_year = year;
          std::size_t holding = 0;
          for (const Programme& other : plans.programmes) {
            Plans one;
            one.programmes.push_back(other);
            if (one.programme_for(read.model, head) != nullptr) ++holding;
          }
          EXPECT_LE(holding, 1U) << programme.provision << " " << year;
          found += holding;
        }
      }
    }
  }
  EXPECT_GT(found, 1000U);
}

TEST(ExamProgrammes, EachSaysItsDomainsOnceAndHowCertainItIs) {
  testing::Read read("");
  const Plans plans = collect(read.model, {}, read.diagnostics);
  for (const Programme& programme : plans.programmes) {
    SCOPED_TRACE(programme.provision);
    EXPECT_FALSE(programme.doubts.empty());
    ASSERT_NE(programme.scope, nullptr);
    EXPECT_FALSE(programme.scope->empty());
    std::set<std::string> codes;
    for (const grammar::ExamProgramme::Domain& domain : programme.what->domains) {
      EXPECT_TRUE(codes.insert(domain.code).second) << domain.code;
      const bool chosen = domain.school == grammar::ExamProgramme::School::choice;
      const bool listed = std::any_of(
          programme.what->choices.begin(), programme.what->choices.end(), [&](const auto& choice) {
            return std::find(choice.codes.begin(), choice.codes.end(), domain.code) !=
                   choice.codes.end();
          });
      EXPECT_EQ(chosen, listed) << domain.code;
      // What is in no exam of the country must be in that of the school.
      if (domain.central == grammar::ExamProgramme::Central::no) {
        EXPECT_NE(domain.school, grammar::ExamProgramme::School::may) << domain.code;
      }
    }
  }
}

}  // namespace
}  // namespace slagboom::pta
