// The report for a committee, with places and words filled in.
#pragma once

#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"
#include "interpreter/compliance/book.hpp"
#include "interpreter/report/compliance.hpp"

namespace slagboom::cli {

// The title of the chapter in which a topic is introduced: "Hoofdstuk 1 Wat in het reglement
// staat".
[[nodiscard]] std::string chapter_of(const resolve::Model& model, const compliance::Where& where);

// The findings of a session that was checked, and what its reglementen meet.
[[nodiscard]] report::ComplianceReport compliance_report(Session& session,
                                                         const std::vector<Finding>& findings);

}  // namespace slagboom::cli
