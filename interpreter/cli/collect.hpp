// The SE side of candidates: results of tests brought together by the PTA and the rules of the
// school.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"
#include "interpreter/report/collection.hpp"

namespace slagboom::cli {

// Judges the tests of each subject with a library of its own (stdlib/schoolexamen). What that
// library asks of a subject, it names after what the reglement regulates, what the school chose, or
// a condition of the law.
class Collecting {
 public:
  // `texts` holds the reglement and the PTA's; `marks` the library about one schoolexamen.
  Collecting(Session& texts, Session& marks);

  // Keys of a file with results: kandidaat, opleiding, cohort, examenjaar, and per test vak,
  // cijfer, herkansing, …
  [[nodiscard]] candidates::FileSchema schema() const;
  [[nodiscard]] bool has_plans() const { return !plans_.readings.empty(); }
  [[nodiscard]] report::Collection collect(const candidates::RawCandidate& results);

 private:
  // A subject of a candidate: its PTA, and the results by code.
  struct Subject {
    std::string code;
    const pta::Reading* plan = nullptr;
    std::map<std::string, const candidates::RawEntry*> results;
  };

  [[nodiscard]] std::vector<Subject> subjects(const candidates::RawCandidate& results,
                                              std::vector<std::string>& problems);
  [[nodiscard]] candidates::RawCandidate asked(const candidates::RawCandidate& results,
                                               const Subject& subject);
  void rules(const candidates::RawCandidate& results, const std::string& code,
             candidates::RawCandidate& asked);
  [[nodiscard]] report::CollectedSubject one(const candidates::RawCandidate& results,
                                             const Subject& subject);
  void years(const candidates::RawCandidate& results, const std::vector<Subject>& subjects,
             report::Collection& collection);

  Session& texts_;
  Session& marks_;
  PlansOfTexts plans_;
};

}  // namespace slagboom::cli
