// A provision may hold several time limits ("in beroep binnen …, en een beslissing binnen …").
#include "interpreter/calendar/basis.hpp"

#include <algorithm>

#include "grammar/words.hpp"

namespace slagboom::calendar {

using grammar::TimeLimitRule;

bool is_first_day(const TimeLimitRule& rule) {
  return rule.form == TimeLimitRule::Form::not_before || rule.form == TimeLimitRule::Form::at_least;
}

bool comparable(const TimeLimitRule& a, const TimeLimitRule& b) {
  using Kind = grammar::Point::Kind;
  if (is_first_day(a) != is_first_day(b)) return false;
  if (a.point.kind != Kind::occasion || b.point.kind != Kind::occasion) return true;
  return grammar::canonical(a.point.occasion) == grammar::canonical(b.point.occasion);
}

std::vector<const Limit*> basis_of(const resolve::Model& model, const Calendar& calendar,
                                   const Limit& school) {
  std::vector<const Limit*> found;
  if (school.what.basis.article.empty() || school.what.when.empty()) return found;
  for (const Limit& law : calendar.limits) {
    if (law.document != school.document && !law.what.when.empty() &&
        resolve::within(model, law.document, law.part, school.what.basis, school.document,
                        school.part))
      found.push_back(&law);
  }
  const auto fits = [&](const Limit* law) {
    return comparable(school.what.when.front(), law->what.when.front());
  };
  if (std::any_of(found.begin(), found.end(), fits))
    std::erase_if(found, [&](const Limit* law) { return !fits(law); });
  return found;
}

}  // namespace slagboom::calendar
