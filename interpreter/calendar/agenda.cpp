// The agenda of a school year.
#include "interpreter/calendar/agenda.hpp"

#include <algorithm>

#include "grammar/address.hpp"
#include "interpreter/calendar/basis.hpp"

namespace slagboom::calendar {

Agenda agenda(const resolve::Model& model, const Calendar& calendar, std::int32_t school_year,
              const GivenDays& given) {
  Agenda result;
  result.school_year = school_year;
  std::vector<const Limit*> valid;
  for (const Limit& limit : calendar.limits) {
    if (limit.what.years.holds(school_year) && !limit.what.when.empty()) valid.push_back(&limit);
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
