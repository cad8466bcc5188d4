// The agenda of a school year.
#include "interpreter/calendar/agenda.hpp"

#include <algorithm>

#include "grammar/address.hpp"
#include "interpreter/calendar/basis.hpp"
#include "interpreter/resolve/scope_years.hpp"

namespace slagboom::calendar {
namespace {

using Kind = grammar::ScopeItem::Kind;

// Why no time limit of a school text is for this school year; empty when one may be. Certain only:
// its last exam year is over, or its first cohort has yet to start.
std::string out_of_time(const resolve::Model& model, std::uint32_t document,
                        std::int32_t school_year) {
  if (model.documents[document].is_library) return {};
  const auto years = [&](Kind kind) { return resolve::years_of(model, document, nullptr, kind); };
  const std::vector<resolve::Years> exams = years(Kind::exam_year);
  const auto is_over = [&](const resolve::Years& each) { return each.to <= school_year; };
  if (std::all_of(exams.begin(), exams.end(), is_over))
    return resolve::years_text(exams, Kind::exam_year);
  const std::vector<resolve::Years> cohorts = years(Kind::cohort);
  const auto is_to_come = [&](const resolve::Years& each) { return each.from > school_year; };
  if (std::all_of(cohorts.begin(), cohorts.end(), is_to_come))
    return resolve::years_text(cohorts, Kind::cohort);
  return {};
}

}  // namespace

Agenda agenda(const resolve::Model& model, const Calendar& calendar, std::int32_t school_year,
              const GivenDays& given) {
  Agenda result;
  result.school_year = school_year;
  std::vector<const Limit*> valid;
  std::vector<std::uint32_t> left_out;
  for (const Limit& limit : calendar.limits) {
    const std::string reason = out_of_time(model, limit.document, school_year);
    if (reason.empty()) {
      if (limit.what.years.holds(school_year) && !limit.what.when.empty()) valid.push_back(&limit);
    } else if (std::find(left_out.begin(), left_out.end(), limit.document) == left_out.end()) {
      left_out.push_back(limit.document);
      result.left_out.push_back({model.documents[limit.document].title, reason});
    }
  }
  std::vector<const Limit*> worked_out;
  for (const Limit* limit : valid) {
    for (const Limit* law : basis_of(model, calendar, *limit)) worked_out.push_back(law);
  }
  for (const Limit* limit : valid) {
    if (std::find(worked_out.begin(), worked_out.end(), limit) != worked_out.end()) continue;
    const resolve::DocumentInfo& document = model.documents[limit->document];
    Entry entry;
    entry.name = limit->what.name;
    entry.who = limit->what.who;
    entry.what = limit->what.what;
    entry.rule = limit->what.when.front().text;
    entry.provision = limit->provision;
    if (!limit->what.basis.article.empty()) entry.basis = grammar::address_text(limit->what.basis);
    entry.document = document.title;
    entry.from_law = document.rank < resolve::Rank::reglement;
    entry.deadline = deadline(calendar, *limit, document.syntax->rank, school_year, given);
    entry.notes = limit->notes;
    entry.doubts = limit->doubts;
    const bool dated = entry.deadline.state == Deadline::State::dated;
    (dated ? result.dated : result.open).push_back(std::move(entry));
  }
  std::stable_sort(result.dated.begin(), result.dated.end(),
                   [](const Entry& a, const Entry& b) { return a.deadline.day < b.deadline.day; });
  return result;
}

}  // namespace slagboom::calendar
