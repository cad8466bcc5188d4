// What a result under the PTA of one cohort stands for under that of another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/pta/reading.hpp"

namespace slagboom::pta {

// The tests of all PTA's with this head, as they read now, each with the PTA that it stands in.
using TestsOfHead = std::vector<std::pair<const Test*, const Reading*>>;
[[nodiscard]] TestsOfHead tests_of_head(const std::vector<Reading>& readings,
                                        const grammar::PtaHead& head);

// Where a result of a candidate belongs.
struct ResultPlace {
  enum class Kind : std::uint8_t {
    unknown,  // of no test: `problem`
    own,      // of a test of his own PTA
    moved,    // of a test of the PTA that he left: it stands for `code`
    dropped,  // of such a test, and it counts no more
  } kind = Kind::unknown;
  std::string code;           // of the test in his own PTA
  const Test* old = nullptr;  // moved, dropped
  const Reading* old_plan = nullptr;
  std::string old_cohort;  // "2024-2025"
  std::string problem;     // unknown: why, in words
};

// `own`: the tests in the PTA's of the candidate, which have the head `head`; `subject`, `code`
// and `cohort`: of the result, as in the file; `with_resit`: there is a mark of a resit. Nothing is
// guessed: a code of two PTA's needs a cohort, unless it makes no difference which one is meant.
[[nodiscard]] ResultPlace place_of_result(const Plans& plans, const std::vector<Reading>& readings,
                                          const grammar::PtaHead& head, const TestsOfHead& own,
                                          std::string_view subject, std::string_view code,
                                          std::string_view cohort, bool with_resit);

}  // namespace slagboom::pta
