// The decision about an amendment: its ground, the advice before it, and the consent.
#include <algorithm>

#include <fmt/format.h>

#include "grammar/words.hpp"
#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/amend.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::PtaAsk;

Finding ground(const Messages& messages, const grammar::PtaAmendment& said, const Demand& demand,
               grammar::Span head) {
  const std::vector<std::string>& list = demand.what->listed;
  const std::string choices = grammar::quoted_list(list, ", of ");
  if (said.ground.empty())
    return {.kind = DiagnosticKind::pta_no_ground,
            .span = head,
            .label = "hier staat niet waarom het PTA mag veranderen",
            .help = "schrijf «grond» met " + choices};
  const bool known = std::any_of(list.begin(), list.end(), [&](const std::string& each) {
    return same_text(each, said.ground.text);
  });
  if (known) return {};
  return {.kind = DiagnosticKind::pta_other_ground,
          .span = said.ground.span,
          .label = messages.is_law(demand) ? "deze grond noemt de wet niet"
                                           : "deze grond staat niet in de lijst",
          .help = "kies " + choices + "; anders blijft het PTA zoals het is"};
}

Finding dated_after(DiagnosticKind kind, const grammar::PtaAct& act, const grammar::PtaAct& decided,
                    std::string_view what) {
  if (!act.dated || !decided.dated || act.day <= decided.day) return {};
  return {.kind = kind,
          .span = act.span,
          .label = "deze dag ligt na het besluit",
          .example = fmt::format("besloten {}, {} {}", calendar::long_text(decided.day), what,
                                 calendar::long_text(act.day)),
          .help = "kijk de datums na, of neem het besluit opnieuw"};
}

Finding not_said(DiagnosticKind kind, const grammar::PtaAct& act, grammar::Span head,
                 std::string_view what) {
  if (act.dated) return {};
  return {.kind = kind,
          .span = act.said ? act.span : head,
          .label = act.said ? "hier ontbreekt de datum" : fmt::format("hier ontbreekt «{}»", what),
          .help = fmt::format("schrijf «{} ‹orgaan›, ‹datum›»", what)};
}

}  // namespace

void check_amendment(Messages& messages, const Plan& plan, const Amendment& amendment,
                     const Demand& demand) {
  const grammar::PtaAmendment& said = *amendment.what;
  Finding found;
  switch (demand.what->ask) {
    case PtaAsk::ground_from_list:
      found = ground(messages, said, demand, amendment.span);
      break;
    case PtaAsk::reason:
      if (said.reason.empty())
        found = {.kind = DiagnosticKind::pta_no_reason,
                 .span = amendment.span,
                 .label = "hier ontbreekt «motivering»",
                 .help = "schrijf «motivering» met de reden tussen « en »"};
      break;
    case PtaAsk::advice:
      found = not_said(DiagnosticKind::pta_no_advice, said.advice,
                       said.decided.said ? said.decided.span : amendment.span, "advies");
      break;
    case PtaAsk::advice_in_time:
      found = dated_after(DiagnosticKind::pta_late_advice, said.advice, said.decided, "advies");
      break;
    case PtaAsk::consent:
      found = not_said(DiagnosticKind::pta_no_consent, said.consent, said.head.span, "instemming");
      break;
    case PtaAsk::consent_in_time:
      found =
          dated_after(DiagnosticKind::pta_late_consent, said.consent, said.decided, "instemming");
      break;
    default:
      break;
  }
  if (!found.label.empty()) messages.add(std::move(found), plan, &demand);
}

}  // namespace slagboom::pta
