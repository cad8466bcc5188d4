// Which PTA an amendment changes, and in which order: whether the texts say so.
#include <algorithm>

#include <fmt/format.h>

#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/amend.hpp"

namespace slagboom::pta {

using grammar::DiagnosticKind;

namespace {

std::string school_years_of(const Plans& plans, const std::vector<std::size_t>& found) {
  std::vector<std::string> years;
  for (const std::size_t each : found) {
    const std::int32_t year = plans.plans[each].said.what->school_year;
    if (year != 0) years.push_back(calendar::school_year_text(year));
  }
  return grammar::years_text(years);
}

void about_no_plan(const Amendment& amendment, grammar::Diagnostics& diagnostics) {
  grammar::Diagnostic message;
  message.kind = DiagnosticKind::pta_nothing_there;
  const std::int32_t year = amendment.what->school_year;
  message.labels.push_back({amendment.what->head.span,
                            year == 0 ? "dit PTA is niet gevonden"
                                      : fmt::format("dit PTA is niet gevonden in schooljaar {}",
                                                    calendar::school_year_text(year)),
                            true});
  message.help =
      "neem de kop van het PTA precies over, geef het document met het PTA mee, en noem het achter "
      "«gelet op»";
  diagnostics.add(std::move(message));
}

void about_several(const Plans& plans, const Amendment& amendment,
                   grammar::Diagnostics& diagnostics) {
  grammar::Diagnostic message;
  message.kind = DiagnosticKind::pta_unclear_which;
  message.labels.push_back({amendment.what->head.span, "hier staat niet welk PTA verandert", true});
  for (const std::size_t each : amendment.plans)
    message.labels.push_back({plans.plans[each].said.span, "dit kan het zijn", false});
  message.because =
      "er zijn PTA's met deze kop van schooljaar " + school_years_of(plans, amendment.plans);
  const bool one_year =
      std::all_of(amendment.plans.begin(), amendment.plans.end(), [&](const std::size_t each) {
        return plans.plans[each].said.what->school_year ==
               plans.plans[amendment.plans.front()].said.what->school_year;
      });
  message.help = one_year ? "houd van deze PTA's er één over"
                          : "zet «schooljaar ‹schooljaar›» onder de wijziging";
  diagnostics.add(std::move(message));
}

// Two decisions with one number: which one comes first is not known.
void check_number(const Plans& plans, const Amendment& amendment,
                  grammar::Diagnostics& diagnostics) {
  const Amendment* first = same_number(plans, amendment);
  if (first == nullptr) return;
  grammar::Diagnostic message;
  message.kind = DiagnosticKind::pta_number_twice;
  message.labels.push_back(
      {amendment.span, fmt::format("wijziging {} is er al", amendment.what->number), true});
  message.labels.push_back({first->span, "dit nummer is al van deze wijziging", false});
  message.because = "wijzigingen gelden in de volgorde van hun nummer";
  message.help =
      "geef elke wijziging van dit PTA een eigen nummer, in de volgorde van de besluiten";
  diagnostics.add(std::move(message));
}

}  // namespace

void check_place(const Plans& plans, const Amendment& amendment,
                 grammar::Diagnostics& diagnostics) {
  if (amendment.plans.empty()) return about_no_plan(amendment, diagnostics);
  if (amendment.plans.size() > 1) return about_several(plans, amendment, diagnostics);
  check_number(plans, amendment, diagnostics);
}

}  // namespace slagboom::pta
