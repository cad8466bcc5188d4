// Which checks are done: what the law of the school year asks, of each PTA as it reads now.
#include "interpreter/pta/checks.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/amend.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::PtaAsk;

void check_codes(Messages& messages, const Plan& plan) {
  std::set<std::string> seen;
  for (const Test& test : plan.tests) {
    if (!test.has(Column::code)) continue;
    const grammar::PtaText& code = test.at(Column::code);
    if (seen.insert(plain_text(code.text)).second) continue;
    messages.add({.kind = DiagnosticKind::pta_code_twice,
                  .span = code.span,
                  .label = fmt::format("de code {} is al van een andere toets", code.text),
                  .help = "geef elke toets een eigen code",
                  .because = "een code moet één toets aanwijzen"},
                 plan, nullptr);
  }
}

void check_adoption(Messages& messages, const Plan& plan, const Demand& demand) {
  const grammar::Pta& pta = *plan.said.what;
  if (!pta.adopted.dated) {
    messages.add({.kind = DiagnosticKind::pta_not_adopted,
                  .span = pta.adopted.said ? pta.adopted.span : plan.said.span,
                  .label = "hier staat niet wanneer het PTA is vastgesteld",
                  .help = "schrijf «vastgesteld op ‹datum›, door ‹orgaan›»"},
                 plan, &demand);
    return;
  }
  const calendar::Day last =
      messages.plans().calendar.day_in_school_year(demand.what->day, pta.school_year);
  if (pta.adopted.day < last) return;
  messages.add(
      {.kind = DiagnosticKind::pta_adopted_late,
       .span = pta.adopted.span,
       .label = fmt::format("dit is niet vóór {}", calendar::short_text(last)),
       .example = fmt::format("schooljaar {}: uiterlijk {}, vastgesteld {}",
                              calendar::school_year_text(pta.school_year),
                              calendar::long_text(last - 1), calendar::long_text(pta.adopted.day)),
       .help = "stel het PTA eerder vast; wat daarna verandert, is een «wijziging»"},
      plan, &demand);
}

// Whether it was sent at all, the text need not say.
void check_sending(Messages& messages, const Plan& plan, const Demand& demand) {
  const grammar::Pta& pta = *plan.said.what;
  const calendar::Day last =
      messages.plans().calendar.day_in_school_year(demand.what->day, pta.school_year);
  if (!pta.sent.dated || pta.sent.day < last) return;
  messages.add(
      {.kind = DiagnosticKind::pta_sent_late,
       .span = pta.sent.span,
       .label = fmt::format("dit is niet vóór {}", calendar::short_text(last)),
       .example = fmt::format("schooljaar {}: uiterlijk {}, verzonden {}",
                              calendar::school_year_text(pta.school_year),
                              calendar::long_text(last - 1), calendar::long_text(pta.sent.day)),
       .help = "kijk de datum na"},
      plan, &demand);
}

void check_consent(Messages& messages, const Plan& plan, const Demand& demand) {
  const grammar::Pta& pta = *plan.said.what;
  if (pta.consent.dated || !pta.adopted.dated) return;
  messages.add({.kind = DiagnosticKind::pta_no_consent,
                .span = pta.consent.said ? pta.consent.span : plan.said.span,
                .label = pta.consent.said ? "hier ontbreekt de datum"
                                          : "hier staat niet wie met het PTA heeft ingestemd",
                .help = "schrijf «instemming ‹orgaan›, ‹datum›»"},
               plan, &demand);
}

void check_consent_in_time(Messages& messages, const Plan& plan, const Demand& demand) {
  const grammar::Pta& pta = *plan.said.what;
  if (!pta.consent.dated || !pta.adopted.dated || pta.consent.day <= pta.adopted.day) return;
  messages.add(
      {.kind = DiagnosticKind::pta_late_consent,
       .span = pta.consent.span,
       .label = "deze dag ligt na de vaststelling",
       .example = fmt::format("vastgesteld {}, instemming {}", calendar::long_text(pta.adopted.day),
                              calendar::long_text(pta.consent.day)),
       .help = "kijk de datums na; stel het PTA vast als de instemming er is"},
      plan, &demand);
}

void check_plan(Messages& messages, const Plan& plan, const std::vector<const Plan*>& together) {
  check_codes(messages, plan);
  for (const Demand& demand : messages.plans().demands) {
    if (demand.what->of_amendment || !demand.what->years.holds(plan.said.what->school_year))
      continue;
    switch (demand.what->ask) {
      case PtaAsk::adopted_before:
        check_adoption(messages, plan, demand);
        break;
      case PtaAsk::sent_before:
        check_sending(messages, plan, demand);
        break;
      case PtaAsk::consent:
        check_consent(messages, plan, demand);
        break;
      case PtaAsk::consent_in_time:
        check_consent_in_time(messages, plan, demand);
        break;
      case PtaAsk::coverage:
      case PtaAsk::known_domains:
      case PtaAsk::matching_ground:
        check_programme(messages, plan, demand, together);
        break;
      default:
        check_demand_on_tests(messages, plan, demand);
        break;
    }
  }
}

}  // namespace

std::string named(const Test& test) {
  return test.has(Column::code) ? "toets " + test.at(Column::code).text : "deze toets";
}

bool Messages::is_law(const Demand& demand) const {
  const resolve::Rank rank = model_.documents[demand.document].rank;
  return rank == resolve::Rank::wet || rank == resolve::Rank::amvb ||
         rank == resolve::Rank::regeling;
}

void Messages::add(Finding finding, const Plan& plan, const Demand* demand,
                   const Programme* programme) {
  grammar::Diagnostic message;
  message.kind = finding.kind;
  message.labels.push_back({finding.span, std::move(finding.label), true});
  message.because = std::move(finding.because);
  if (demand != nullptr) {
    message.labels.push_back({demand->span,
                              is_law(*demand) && !demand->what->derived ? "zo staat het in de wet"
                                                                        : "dit wordt gevraagd",
                              false});
    message.derived = demand->what->derived;
    // What is asked and what is wrong: several findings may stand at one place.
    message.subject =
        fmt::format("{} {}: {}", demand->provision, demand->what->text, message.labels[0].text);
    std::string norm = fmt::format("{}: {}", demand->provision, demand->what->text);
    if (demand->what->derived) norm += " (afgeleid; de bepaling zegt het niet met zoveel woorden)";
    message.because = message.because.empty() ? norm : norm + "; " + message.because;
    for (const std::string& doubt : demand->doubts) message.because += "\nonzeker: " + doubt;
  }
  if (programme != nullptr) {
    if (finding.in_programme.end > 0)
      message.labels.push_back({finding.in_programme, "zo staat het in het programma", false});
    message.because += "\nprogramma: " + programme->provision;
    for (const std::string& note : programme->notes) message.because += "\ntoelichting: " + note;
    for (const std::string& doubt : programme->doubts) message.because += "\nonzeker: " + doubt;
  }
  message.example = std::move(finding.example);
  message.help = std::move(finding.help);
  message.when.push_back({calendar::school_year_text(plan.said.what->head.cohort),
                          calendar::school_year_text(plan.said.what->school_year)});
  diagnostics_.add(std::move(message));
}

namespace {

// Demands about changes after a day of the school year do not hold for an earlier one.
bool is_about(const Plans& plans, const Demand& demand, const Amendment& amendment,
              const Plan& plan) {
  const std::int32_t year = plan.said.what->school_year;
  const grammar::PtaAct& decided = amendment.what->decided;
  if (!demand.what->of_amendment || !demand.what->years.holds(year)) return false;
  return demand.what->day.month == 0 || !decided.dated ||
         decided.day > plans.calendar.day_in_school_year(demand.what->day, year);
}

}  // namespace

void check_plans(const resolve::Model& model, const Plans& plans, std::uint32_t document,
                 grammar::Diagnostics& diagnostics) {
  check_demand_words(plans, document, diagnostics);
  Messages messages(model, plans, diagnostics);
  std::vector<Plan> now;
  for (std::size_t index = 0; index < plans.plans.size(); ++index)
    now.push_back(
        amended(plans, plans.plans[index], amendments_of(plans, index), diagnostics).plan);
  for (const Plan& plan : now) {
    if (plan.said.document != document || plan.said.what->school_year == 0) continue;
    // What is tested in another year of the same cohort counts for the whole.
    std::vector<const Plan*> together;
    for (const Plan& other : now) {
      if (same(other.said.what->head, plan.said.what->head)) together.push_back(&other);
    }
    check_plan(messages, plan, together);
  }
  for (const Amendment& amendment : plans.amendments) {
    if (amendment.document != document) continue;
    check_place(plans, amendment, diagnostics);
    if (amendment.plans.size() != 1) continue;
    const Plan& plan = now[amendment.plans.front()];
    for (const Demand& demand : plans.demands) {
      if (is_about(plans, demand, amendment, plan))
        check_amendment(messages, plan, amendment, demand);
    }
  }
}

}  // namespace slagboom::pta
