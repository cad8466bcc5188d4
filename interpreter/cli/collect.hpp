// The SE side of candidates: results of tests brought together by the PTA and the rules of the
// school.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/calendar/calendar.hpp"
#include "interpreter/cli/school_rules.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/report/collection.hpp"

namespace slagboom::cli {

// Judges the tests of each subject with a library of its own (stdlib/schoolexamen), with what the
// school says in the school years of its PTA's.
class Collecting {
 public:
  // `texts` holds the reglement and the PTA's; `marks` the library about one schoolexamen. Both
  // must be usable and outlive this.
  Collecting(Session& texts, Session& marks);

  // Keys of a file with results: kandidaat, opleiding, cohort, examenjaar, and per test vak,
  // cijfer, herkansing, …
  [[nodiscard]] candidates::FileSchema schema() const;
  [[nodiscard]] bool has_plans() const { return !plans_.readings.empty(); }
  [[nodiscard]] report::Collection collect(const candidates::RawCandidate& results);

 private:
  struct PlannedTest {
    const pta::Test* test = nullptr;
    std::int32_t school_year = 0;  // of its PTA, the first year
    const candidates::RawEntry* result = nullptr;
    const pta::Test* old = nullptr;  // of the PTA under which the result was obtained, if another
    std::string old_cohort;
    std::int32_t old_year = 0;  // school year of that PTA
  };
  // A result under another PTA that counts no more.
  struct DroppedTest {
    const pta::Test* old = nullptr;
    std::string old_cohort;
    std::int32_t old_year = 0;
    const candidates::RawEntry* result = nullptr;
  };
  // A subject of a candidate: the tests of all its PTA's together, in order.
  struct Subject {
    std::string code;
    std::string name;
    std::vector<const pta::Plan*> plans;  // as adopted
    std::vector<PlannedTest> tests;
    std::vector<DroppedTest> dropped;
    std::vector<std::string> faults;  // of its PTA's: nothing can be computed
  };

  [[nodiscard]] std::vector<Subject> subjects(const resolve::Regime& regime,
                                              const resolve::CodeTable& codes) const;
  void add_results(const candidates::RawCandidate& results, const resolve::CodeTable& codes,
                   std::vector<Subject>& subjects,
                   std::vector<candidates::RawProblem>& problems) const;
  [[nodiscard]] bool is_for(const pta::Plan& plan, const resolve::Regime& regime) const;
  void add_plan(Subject& subject, const pta::Reading& reading) const;
  // The first year of the school year of a PTA, or of its document.
  [[nodiscard]] std::optional<std::int32_t> school_year_of(const pta::Reading& reading) const;
  // Lays a result beside its test; what is wrong with that, else empty.
  [[nodiscard]] std::optional<std::int32_t> cohort_in(const std::string& text,
                                                      std::string& reason) const;
  [[nodiscard]] std::string add_result(const candidates::RawEntry& entry, Subject& subject) const;
  [[nodiscard]] report::CollectedSubject one(const candidates::RawCandidate& results,
                                             const Subject& subject);
  [[nodiscard]] std::vector<report::CollectedYear> years(const candidates::RawCandidate& results,
                                                         const std::vector<Subject>& subjects);

  // Of what the texts leave open, only what that line of the report rests on.
  void keep_needed(const candidates::RawCandidate& asked, std::string_view line,
                   SchoolRules::Found& said) const;

  Session& texts_;
  Session& marks_;
  PlansOfTexts plans_;
  SchoolRules rules_;
  calendar::Calendar calendar_;
};

}  // namespace slagboom::cli
