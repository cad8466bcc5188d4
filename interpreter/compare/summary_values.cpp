// Reads terms from numbers and free values, with the meaning that the plain evaluator gives them.
#include <algorithm>

#include "grammar/syntax.hpp"
#include "interpreter/compare/summary.hpp"

namespace slagboom::compare {

using grammar::Quantity;
using program::Comparison;
using program::Op;
using State = Given::State;

namespace {

// Sums and extremes are kept in two-hundredths: tenths, whole marks and what lies between two twentieths.
constexpr std::int64_t kScale = 200;
constexpr std::int32_t kNothing = -1'000'000'000;

Given known(Rational value) {
  if (!value.valid()) return {State::open, {0, 1}};
  return {State::known, value};
}
Given truth(bool holds) { return {State::known, {holds ? 1 : 0, 1}}; }
const Given kOpen{State::open, {0, 1}};
const Given kAbsent{State::absent, {0, 1}};

bool yes(const Given& one) { return one.state == State::known && one.value.num == 1; }
// As the plain evaluator: a truth that does not apply is no.
bool no(const Given& one) { return one.state == State::absent || (one.state == State::known && one.value.num == 0); }

Given compared(std::int64_t comparison, const Given& left, const Given& right) {
  if (left.state != State::known || right.state != State::known) return kOpen;
  const int order = operations::compare(left.value, right.value);
  switch (static_cast<Comparison>(comparison)) {
    case Comparison::less: return truth(order < 0);
    case Comparison::at_most: return truth(order <= 0);
    case Comparison::equal: return truth(order == 0);
    case Comparison::not_equal: return truth(order != 0);
    case Comparison::at_least: return truth(order >= 0);
    case Comparison::greater: return truth(order > 0);
  }
  return kOpen;
}

}  // namespace

struct Summary::Place {
  const Reading* reading = nullptr;                     // of the candidate
  const std::vector<std::size_t>* choice = nullptr;     // of a thing: an index per leaf of its family
  std::uint32_t family = 0;
  Given it;
};

Summary::In Summary::in_set(TermId id, const Place& place) const {
  const Term& term = terms_[id];
  const std::vector<std::size_t>& choice = *place.choice;
  if (const auto leaf = element_leaf_.find(id); leaf != element_leaf_.end()) {
    const Given& given = families_.front()[leaf->second].domain[choice[leaf->second]];
    if (given.state == State::open) return In::open;
    return given.value.num == 1 ? In::yes : In::no;
  }
  switch (term.op) {
    case Op::everything: return In::yes;
    case Op::items: {
      const auto at = static_cast<std::size_t>(std::find(lists_.begin(), lists_.end(), id) - lists_.begin());
      return memberships_[choice.back()][at] ? In::yes : In::no;
    }
    case Op::unite: {
      In most = In::no;
      for (const TermId child : term.children) most = std::max(most, in_set(child, place));
      return most;
    }
    case Op::intersect: {
      In least = In::yes;
      for (const TermId child : term.children) least = std::min(least, in_set(child, place));
      return least;
    }
    case Op::exclude: {
      In in = in_set(term.children[0], place);
      for (std::size_t at = 1; at < term.children.size(); ++at) {
        const In out = in_set(term.children[at], place);
        in = std::min(in, out == In::yes ? In::no : out == In::no ? In::yes : In::open);
      }
      return in;
    }
    case Op::filter: {
      const In in = in_set(term.children[0], place);
      if (in == In::no) return in;
      const Given holds = evaluate(term.children[1], place);
      return std::min(in, yes(holds) ? In::yes : no(holds) ? In::no : In::open);
    }
    default: lost_ = true; return In::no;
  }
}

std::int32_t Summary::one(Feature::Kind kind, const Given& body, TermId condition, const Place& place, bool& exact) const {
  using Kind = Feature::Kind;
  if (body.state == State::absent) return kind == Kind::highest || kind == Kind::lowest ? kNothing : 0;
  switch (kind) {
    case Kind::number: return 1;
    case Kind::count:
    case Kind::fails: {
      Place inner = place;
      inner.it = body;
      const Given holds = evaluate(condition, inner);
      if (holds.state == State::open) exact = false;
      return (kind == Kind::count) == yes(holds) ? 1 : 0;
    }
    case Kind::sum:
    case Kind::highest:
    case Kind::lowest: {
      const Rational scaled = operations::multiply(body.value, {kScale, 1});
      if (body.state != State::known || scaled.den != 1 || scaled.num > 1'000'000 || scaled.num < -1'000'000) {
        exact = false;
        return 0;
      }
      return static_cast<std::int32_t>(scaled.num);
    }
  }
  return 0;
}

std::int32_t Summary::added(const Feature& feature, bool in, const Given& body, bool& exact) const {
  if (!in) return feature.kind == Feature::Kind::highest || feature.kind == Feature::Kind::lowest ? kNothing : 0;
  Place place;
  return one(feature.kind, body, feature.condition, place, exact);
}

Numbers Summary::added(std::uint32_t family, const std::vector<std::size_t>& choice) const {
  Numbers numbers;
  Place place;
  place.choice = &choice;
  place.family = family;
  for (const Feature& feature : features_) {
    if (feature.family != family) continue;
    bool exact = true;
    In in = In::yes;
    Given body = truth(true);
    if (family != 0) {
      body = families_[family].front().domain[choice.front()];
    } else {
      in = in_set(feature.set, place);
      if (in != In::no && feature.body != kNone) body = evaluate(feature.body, place);
    }
    if (in == In::open) exact = false;
    const bool extreme = feature.kind == Feature::Kind::highest || feature.kind == Feature::Kind::lowest;
    numbers.push_back(in != In::no ? one(feature.kind, body, feature.condition, place, exact) : extreme ? kNothing : 0);
    if (!exact) return {};   // open, or finer than what is kept
  }
  return numbers;
}

Numbers Summary::nothing(std::uint32_t family) const {
  Numbers numbers;
  for (const Feature& feature : features_) {
    if (feature.family != family) continue;
    const bool extreme = feature.kind == Feature::Kind::highest || feature.kind == Feature::Kind::lowest;
    numbers.push_back(extreme ? kNothing : 0);
  }
  return numbers;
}

Numbers Summary::together(std::uint32_t family, const Numbers& a, const Numbers& b) const {
  Numbers numbers(a.size());
  std::size_t at = 0;
  for (const Feature& feature : features_) {
    if (feature.family != family) continue;
    const std::int32_t left = a[at];
    const std::int32_t right = b[at];
    std::int32_t& sum = numbers[at++];
    if (feature.kind == Feature::Kind::highest) {
      sum = std::max(left, right);
    } else if (feature.kind == Feature::Kind::lowest) {
      sum = left == kNothing ? right : right == kNothing ? left : std::min(left, right);
    } else {
      sum = left + right;
      if (feature.cap > 0) sum = std::min(sum, feature.cap);
    }
  }
  return numbers;
}

std::int32_t Summary::number_of(Feature::Kind kind, const Part& part, TermId condition, const Place& place) const {
  const auto found = feature_index_.find({kind, part.set, part.body, condition});
  if (found == feature_index_.end()) {
    lost_ = true;
    return 0;
  }
  const std::size_t at = found->second;
  return (*place.reading->numbers[features_[at].family])[place_in_family_[at]];
}

// Rows and sets: from the numbers, and from the single values that stand beside them.
Given Summary::aggregate(TermId id, const Place& place) const {
  using Kind = Feature::Kind;
  const Term& term = terms_[id];
  std::vector<Part> parts;
  if (!is_row(term.children[0])) {
    parts.push_back({true, term.children[0], kNone});
  } else if (!parts_of(term.children[0], parts)) {
    return kOpen;
  }
  const TermId condition = term.children.size() > 1 ? term.children[1] : kNone;
  const auto gather = [&](Kind kind) {
    const TermId on = kind == Kind::count || kind == Kind::fails ? condition : kNone;
    std::int64_t total = kind == Kind::highest || kind == Kind::lowest ? kNothing : 0;
    for (const Part& part : parts) {
      std::int64_t more = 0;
      if (part.row) {
        more = number_of(kind, part, on, place);
      } else {
        bool exact = true;
        const Given value = evaluate(part.body, place);
        more = one(kind, value, on, place, exact);
        if (!exact) {
          lost_ = true;
          return std::int64_t{2} * kNothing;
        }
      }
      if (kind == Kind::highest) total = std::max(total, more);
      else if (kind == Kind::lowest) total = total == kNothing ? more : more == kNothing ? total : std::min(total, more);
      else total += more;
    }
    return total;
  };
  const auto counted = [&](Kind kind) {
    const std::int64_t total = gather(kind);
    return total < kNothing ? kOpen : known({total, 1});
  };
  switch (term.op) {
    case Op::quantify:
    case Op::for_each: {
      const bool all = static_cast<Quantity>(term.a) == Quantity::all;
      const Given found = counted(all ? Kind::fails : Kind::count);
      if (found.state != State::known) return kOpen;
      switch (static_cast<Quantity>(term.a)) {
        case Quantity::all:
        case Quantity::none: return truth(found.value.num == 0);
        case Quantity::at_least: return truth(found.value.num >= term.b);
        case Quantity::at_most: return truth(found.value.num <= term.b);
        case Quantity::exactly: return truth(found.value.num == term.b);
      }
      return kOpen;
    }
    case Op::count_if: return counted(Kind::count);
    case Op::size: return counted(Kind::number);
    case Op::highest:
    case Op::lowest: {
      const std::int64_t found = gather(term.op == Op::highest ? Kind::highest : Kind::lowest);
      if (found < kNothing) return kOpen;
      return found == kNothing ? kAbsent : known(operations::reduced(found, kScale));
    }
    case Op::sum: {
      const std::int64_t found = gather(Kind::sum);
      return found <= kNothing ? kOpen : known(operations::reduced(found, kScale));
    }
    case Op::mean: {
      const std::int64_t found = gather(Kind::sum);
      const std::int64_t number = gather(Kind::number);
      if (found <= kNothing || number < 0) return kOpen;
      return number == 0 ? kAbsent : known(operations::reduced(found, operations::Wide{kScale} * number));
    }
    default: return kOpen;
  }
}

Given Summary::evaluate(TermId id, const Place& place) const {
  const Term& term = terms_[id];
  if (term.op == Op::it) return place.it;
  if (term.constant) return known({term.a, term.op == Op::number ? term.b : 1});
  if (place.choice != nullptr) {
    if (const auto leaf = element_leaf_.find(id); leaf != element_leaf_.end()) {
      return families_.front()[leaf->second].domain[(*place.choice)[leaf->second]];
    }
  } else if (place.reading != nullptr) {
    if (const auto leaf = global_leaf_.find(id); leaf != global_leaf_.end()) return place.reading->globals[leaf->second];
    if (place.reading->frontier != nullptr) {
      if (const auto ready = place.reading->frontier->find(id); ready != place.reading->frontier->end()) return ready->second;
    }
  }
  const auto child = [&](std::size_t index) { return evaluate(term.children[index], place); };
  switch (term.op) {
    case Op::compare: {
      const Given left = child(0);
      const Given right = child(1);
      // Of an open number the bounds may decide; those are not kept.
      if (left.state == State::open || right.state == State::open) lost_ = true;
      return compared(term.a, left, right);
    }
    case Op::both: {
      bool open = false;
      for (std::size_t index = 0; index < term.children.size(); ++index) {
        const Given one = child(index);
        if (no(one)) return truth(false);
        open = open || !yes(one);
      }
      return open ? kOpen : truth(true);
    }
    case Op::either: {
      std::int64_t least = 0;
      std::int64_t most = 0;
      for (std::size_t index = 0; index < term.children.size(); ++index) {
        const Given one = child(index);
        least += yes(one) ? 1 : 0;
        most += no(one) ? 0 : 1;
      }
      return least >= term.a ? truth(true) : most < term.a ? truth(false) : kOpen;
    }
    case Op::negate: {
      const Given one = child(0);
      return yes(one) ? truth(false) : no(one) ? truth(true) : kOpen;
    }
    case Op::known: return truth(child(0).state == State::known);
    case Op::applicable: return truth(child(0).state != State::absent);
    case Op::member: {
      if (place.choice == nullptr) return kOpen;
      const In in = in_set(term.children[0], place);
      return in == In::open ? kOpen : truth(in == In::yes);
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: {
      const Given left = child(0);
      const Given right = child(1);
      if (left.state == State::open || right.state == State::open) return kOpen;
      if (left.state == State::absent || right.state == State::absent) return kAbsent;
      return known(term.op == Op::add        ? operations::add(left.value, right.value)
                   : term.op == Op::subtract ? operations::subtract(left.value, right.value)
                   : term.op == Op::multiply ? operations::multiply(left.value, right.value)
                                             : operations::divide(left.value, right.value));
    }
    case Op::round: {
      const Given exact = child(0);
      if (exact.state != State::known) return exact;
      return known(operations::rounded(exact.value, static_cast<unsigned>(term.a), static_cast<operations::RoundingMode>(term.b)));
    }
    case Op::call: {   // the first departure that holds, or the general rule; what may hold must say the same
      std::optional<Given> result;
      const auto may_be = [&](const Given& value) { result = result && !(*result == value) ? kOpen : value; };
      for (std::size_t index = 1; index + 1 < term.children.size(); index += 2) {
        const Given when = child(index);
        if (no(when)) continue;
        may_be(child(index + 1));
        if (yes(when)) return *result;
      }
      may_be(child(0));
      return *result;
    }
    case Op::unknown: return kOpen;   // "nog open", in the rules themselves
    case Op::table: {   // the first row that holds; rows that may hold must say the same
      std::optional<Given> result;
      for (const Term::Row& row : term.rows) {
        bool holds = true;
        bool open = false;
        for (std::size_t column = 0; column < row.cells.size() && holds; ++column) {
          if (row.cells[column] == kNone) continue;
          Place inner = place;
          inner.it = child(column);
          const Given cell = evaluate(row.cells[column], inner);
          holds = !no(cell);
          open = open || !yes(cell);
        }
        if (!holds) continue;
        const Given value = evaluate(row.result, place);
        if (result && !(*result == value)) return kOpen;
        result = value;
        if (!open) return value;
      }
      return result.value_or(kOpen);
    }
    default:
      if (!aggregates(term.op) || place.reading == nullptr) {
        lost_ = true;
        return kOpen;
      }
      return aggregate(id, place);
  }
}

Given Summary::value(TermId term, const Reading& reading) const {
  Place place;
  place.reading = &reading;
  return evaluate(term, place);
}

}  // namespace slagboom::compare
