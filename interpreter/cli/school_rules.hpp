// What the texts of a school say that the library about a schoolexamen asks.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/compliance/book.hpp"

namespace slagboom::cli {

// The library names what it asks after what the reglement regulates («regelt»), what the school
// chose («de school kiest»), or a condition of the law about one subject.
class SchoolRules {
 public:
  // `texts` holds the reglement; `asking` the library about one schoolexamen. Both must be usable
  // and outlive this.
  SchoolRules(Session& texts, Session& asking);

  struct Found {
    std::map<std::string, candidates::RawValue> fields;  // by key of the library
    std::vector<std::string> unsaid;                     // keys about which the texts say nothing
    struct Problem {
      std::string key, text;
    };
    // Two answers, or one that cannot be computed with: not in `fields`.
    std::vector<Problem> problems;
    std::vector<std::string> refused;  // why nothing can be looked up for this candidate
  };
  // For this candidate and the subject with this code, in these school years (their first year).
  [[nodiscard]] Found find(const candidates::RawCandidate& results, const std::string& subject,
                           const std::set<std::int32_t>& school_years);

 private:
  Session& texts_;
  Session& asking_;
  compliance::Book book_;
};

}  // namespace slagboom::cli
