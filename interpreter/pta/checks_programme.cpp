// A PTA beside the exam programme: which domains are tested, and as what.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grammar/pta_values.hpp"
#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::ExamProgramme;
using grammar::PtaAsk;
using Central = ExamProgramme::Central;
using School = ExamProgramme::School;

std::set<std::string> tested(const std::vector<const Plan*>& together) {
  std::set<std::string> codes;
  for (const Plan* plan : together) {
    for (const Test& test : plan->tests) codes.insert(test.domains.begin(), test.domains.end());
  }
  return codes;
}

bool covered(const std::set<std::string>& codes, const std::string& domain) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return grammar::related_domains(code, domain);
  });
}

// Domains that are not tested, a whole domain under its letter: A instead of A1, A2, …
std::vector<std::string> uncovered(const ExamProgramme& programme,
                                   const std::set<std::string>& codes) {
  std::vector<std::string> found;
  for (const ExamProgramme::Domain& domain : programme.domains) {
    if (domain.school != School::must || covered(codes, domain.code)) continue;
    const std::string parent(grammar::parent_domain(domain.code));
    const bool whole =
        std::none_of(programme.domains.begin(), programme.domains.end(),
                     [&](const ExamProgramme::Domain& other) {
                       return grammar::parent_domain(other.code) == parent &&
                              (other.school != School::must || covered(codes, other.code));
                     });
    const std::string name = whole ? parent : domain.code;
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  }
  return found;
}

// "domein B1 (lezen)", with the title when the programme has this domain itself.
std::string titled(const ExamProgramme& programme, const std::string& code) {
  for (const ExamProgramme::Domain& domain : programme.domains) {
    if (domain.code == code) return fmt::format("domein {} ({})", code, domain.title);
  }
  return "domein " + code;
}

// The first domain that must be tested and is not.
std::string first_uncovered(const ExamProgramme& programme, const std::set<std::string>& codes) {
  for (const ExamProgramme::Domain& domain : programme.domains) {
    if (domain.school == School::must && !covered(codes, domain.code)) return domain.code;
  }
  return {};
}

void check_coverage(Messages& messages, const Plan& plan, const Demand& demand,
                    const Programme& programme, const std::vector<const Plan*>& together) {
  const std::set<std::string> codes = tested(together);
  const std::vector<std::string> missing = uncovered(*programme.what, codes);
  if (!missing.empty()) {
    messages.add(
        {.kind = DiagnosticKind::pta_not_covered,
         .span = plan.said.span,
         .label =
             fmt::format("geen toets over {} {}", missing.size() == 1 ? "domein" : "de domeinen",
                         fmt::join(missing, ", ")),
         .example = fmt::format("{} is verplicht in het SE, en staat bij geen toets",
                                titled(*programme.what, first_uncovered(*programme.what, codes))),
         .help = "noem deze domeinen in de kolom stof van een toets"},
        plan, &demand, &programme);
  }
  for (const ExamProgramme::Choice& choice : programme.what->choices) {
    const auto chosen =
        std::count_if(choice.codes.begin(), choice.codes.end(),
                      [&](const std::string& code) { return covered(codes, code); });
    if (chosen >= choice.least) continue;
    messages.add(
        {.kind = DiagnosticKind::pta_not_covered,
         .span = plan.said.span,
         .label = fmt::format("minstens {} van de domeinen {} horen in het PTA", choice.least,
                              fmt::join(choice.codes, ", ")),
         .example = fmt::format("nu {} van deze domeinen", chosen == 0   ? "staat er geen"
                                                           : chosen == 1 ? "staat er één"
                                                                         : "staan er te weinig"),
         .help = "kies welke van deze domeinen de school toetst, en noem ze in de kolom stof",
         .in_programme = choice.span},
        plan, &demand, &programme);
  }
}

void check_known(Messages& messages, const Plan& plan, const Demand& demand,
                 const Programme& programme) {
  for (const Test& test : plan.tests) {
    std::vector<std::string> unknown;
    for (const std::string& code : test.domains) {
      const auto& domains = programme.what->domains;
      const bool known =
          std::any_of(domains.begin(), domains.end(), [&](const ExamProgramme::Domain& domain) {
            return grammar::related_domains(code, domain.code);
          });
      if (!known) unknown.push_back(code);
    }
    if (unknown.empty()) continue;
    std::vector<std::string> known;
    for (const ExamProgramme::Domain& domain : programme.what->domains) {
      const std::string parent(grammar::parent_domain(domain.code));
      if (std::find(known.begin(), known.end(), parent) == known.end()) known.push_back(parent);
    }
    messages.add(
        {.kind = DiagnosticKind::pta_unknown_domain,
         .span = test.at(Column::content).span,
         .label = fmt::format("dit programma heeft geen domein {}", fmt::join(unknown, ", ")),
         .example = fmt::format("het programma heeft {}", fmt::join(known, ", ")),
         .help = "kijk de letter na; stof die de school zelf kiest, schrijft u in woorden"},
        plan, &demand, &programme);
  }
}

void check_ground(Messages& messages, const Plan& plan, const Demand& demand,
                  const Programme& programme) {
  const auto& domains = programme.what->domains;
  for (const Test& test : plan.tests) {
    if (test.own || (!test.central && !test.required)) continue;
    for (const std::string& code : test.domains) {
      bool known = false;
      bool central = false;
      bool school = false;
      for (const ExamProgramme::Domain& domain : domains) {
        if (!grammar::related_domains(code, domain.code)) continue;
        known = true;
        central = central || domain.central != Central::no;
        school = school || domain.school == School::must || domain.school == School::choice;
      }
      const bool fits = (test.central && central) || (test.required && school);
      if (!known || fits) continue;
      messages.add(
          {.kind = DiagnosticKind::pta_other_stuff,
           .span = test.at(Column::ground).span,
           .label = fmt::format("domein {} is {}", code,
                                school    ? "verplicht in het SE, en geen CE-stof"
                                : central ? "CE-stof, en in het SE niet verplicht"
                                          : "geen CE-stof en niet verplicht"),
           .example = fmt::format("{} gaat over {}", named(test), titled(*programme.what, code)),
           .help = fmt::format("schrijf «{}»", school    ? "verplicht SE"
                                               : central ? "CE-stof"
                                                         : "eigen keuze")},
          plan, &demand, &programme);
      break;
    }
  }
}

}  // namespace

void check_programme(Messages& messages, const Plan& plan, const Demand& demand,
                     const std::vector<const Plan*>& together) {
  const grammar::PtaHead& head = plan.said.what->head;
  const Programme* programme = messages.plans().programme_for(messages.model(), head);
  if (programme == nullptr) {
    if (demand.what->ask != PtaAsk::coverage || head.subject == grammar::kNoName) return;
    const bool no_year = head.exam_year == 0;
    messages.add({.kind = DiagnosticKind::pta_no_programme,
                  .span = head.span,
                  .label = no_year ? "zonder examenjaar is niet bekend welk programma geldt"
                                   : "of alle verplichte stof wordt getoetst, is niet nagekeken",
                  .help = no_year ? "zet het examenjaar achter het cohort: «…, examenjaar ‹jaar›»"
                                  : "kijk zelf na of elke verplichte eindterm in een toets staat",
                  .because = no_year ? "programma's verschillen per examenjaar"
                                     : "de bibliotheek bevat dit examenprogramma niet"},
                 plan, nullptr);
    return;
  }
  switch (demand.what->ask) {
    case PtaAsk::coverage:
      check_coverage(messages, plan, demand, *programme, together);
      break;
    case PtaAsk::known_domains:
      check_known(messages, plan, demand, *programme);
      break;
    default:
      check_ground(messages, plan, demand, *programme);
      break;
  }
}

}  // namespace slagboom::pta
