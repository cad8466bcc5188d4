// Facts, definitions with their exceptions, searches, and which provision decided.
#include "interpreter/columns/symbolic.hpp"

#include <algorithm>

namespace slagboom::columns {

using evaluate::Corner;
using evaluate::kMain;
using program::DefinitionId;
using program::FactId;
using program::kNone;
using program::NodeId;
using program::Op;
using program::Rational;

namespace {

constexpr int kMostDepth = 400;

}  // namespace

Symbolic::Symbolic(const program::Program& program, const program::Vocabulary& vocabulary,
                   const program::Candidate& first, const std::vector<Column>& columns,
                   Graph& graph)
    : program_(program), vocabulary_(vocabulary), first_(first), graph_(graph), numbers_(graph) {
  column_slot_.assign(first.elements.size() * vocabulary.facts.size(), kNone);
  for (std::uint32_t index = 0; index < columns.size(); ++index) {
    const Column& column = columns[index];
    column_slot_[column.element * vocabulary.facts.size() + column.fact] =
        graph.column(index, column.lowest, column.highest);
  }
  chosen_.resize(program.searches.size());
}

Symbol Symbolic::exactly(Rational value) {
  Symbol symbol;
  symbol.lo = symbol.hi = numbers_.constant(value);
  return symbol;
}

Symbol Symbolic::between(Rational lo, Rational hi) {
  Symbol symbol;
  symbol.lo = numbers_.constant(lo);
  symbol.hi = numbers_.constant(hi);
  return symbol;
}

Symbol Symbolic::absent() {
  Symbol symbol;
  symbol.applies = kFalse;
  return symbol;
}

Symbol Symbolic::holds(Truth truth) {
  Symbol symbol;
  symbol.form = Symbol::Form::truth;
  symbol.truth = truth;
  return symbol;
}

Symbol Symbolic::mask(std::uint64_t certain, std::uint64_t possible) const {
  Symbol symbol;
  symbol.form = Symbol::Form::set;
  symbol.set.resize(first_.elements.size());
  for (std::size_t index = 0; index < symbol.set.size(); ++index) {
    symbol.set[index] = {(certain >> index & 1U) != 0 ? kTrue : kFalse,
                         (possible >> index & 1U) != 0 ? kTrue : kFalse};
  }
  return symbol;
}

bool Symbolic::fixed(const Symbol& set, std::uint64_t& certain, std::uint64_t& possible) {
  certain = possible = 0;
  for (std::size_t index = 0; index < set.set.size(); ++index) {
    const Truth& one = set.set[index];
    if (!graph_.is_constant(one.lo) || !graph_.is_constant(one.hi)) return false;
    if (one.lo == kTrue) certain |= std::uint64_t{1} << index;
    if (one.hi == kTrue) possible |= std::uint64_t{1} << index;
  }
  return true;
}

// What does not apply counts as nee, as in the plain evaluator.
Truth Symbolic::as_truth(const Symbol& symbol) {
  Truth truth = symbol.truth;
  if (symbol.form == Symbol::Form::number) {
    truth.lo = graph_.both(
        numbers_.compare(symbol.lo, program::Comparison::equal, numbers_.constant({1, 1})),
        numbers_.compare(symbol.hi, program::Comparison::equal, numbers_.constant({1, 1})));
    truth.hi = graph_.negated(graph_.both(
        numbers_.compare(symbol.lo, program::Comparison::equal, numbers_.constant({0, 1})),
        numbers_.compare(symbol.hi, program::Comparison::equal, numbers_.constant({0, 1}))));
  }
  return {graph_.both(truth.lo, symbol.applies), graph_.both(truth.hi, symbol.applies)};
}

Symbol Symbolic::as_number(const Symbol& symbol) {
  if (symbol.form != Symbol::Form::truth) return symbol;
  Symbol number;
  number.applies = symbol.applies;
  number.lo = {graph_.number_if(symbol.truth.lo, 1), 1};
  number.hi = {graph_.number_if(symbol.truth.hi, 1), 1};
  return number;
}

Symbol Symbolic::choose(Slot condition, const Symbol& yes, const Symbol& no) {
  if (condition == kTrue) return yes;
  if (condition == kFalse) return no;
  Symbol result;
  result.applies = graph_.choose(condition, yes.applies, no.applies);
  const bool no_yes = yes.applies == kFalse && yes.form == Symbol::Form::number;
  const bool no_no = no.applies == kFalse && no.form == Symbol::Form::number;
  if (no_yes || no_no) {
    const Slot applies = result.applies;
    result = no_yes ? no : yes;
    const bool single = result.form == Symbol::Form::number || result.form == Symbol::Form::truth;
    if (!single && applies != kFalse)
      fail("een verzameling of rij die soms niet van toepassing is");
    result.applies = applies;
    return result;
  }
  const auto is_single = [](const Symbol& one) {
    return one.form == Symbol::Form::number || one.form == Symbol::Form::truth;
  };
  if (yes.form != no.form && is_single(yes) && is_single(no)) {
    Symbol left = holds(as_truth(yes));
    Symbol right = holds(as_truth(no));
    left.applies = yes.applies;
    right.applies = no.applies;
    return choose(condition, left, right);
  }
  if (yes.form != no.form) {
    fail("een waarde die van soort wisselt");
    return result;
  }
  result.form = yes.form;
  const auto pick = [&](const Truth& a, const Truth& b) {
    return Truth{graph_.choose(condition, a.lo, b.lo), graph_.choose(condition, a.hi, b.hi)};
  };
  switch (yes.form) {
    case Symbol::Form::number:
      result.lo = numbers_.choose(condition, yes.lo, no.lo);
      result.hi = numbers_.choose(condition, yes.hi, no.hi);
      break;
    case Symbol::Form::truth:
      result.truth = pick(yes.truth, no.truth);
      break;
    case Symbol::Form::set:
      for (std::size_t index = 0; index < yes.set.size(); ++index)
        result.set.push_back(pick(yes.set[index], no.set[index]));
      break;
    case Symbol::Form::row:
      for (const bool side : {true, false}) {
        for (Symbol one : side ? yes.row : no.row) {
          one.applies = graph_.both(one.applies, side ? condition : graph_.negated(condition));
          result.row.push_back(std::move(one));
        }
      }
      break;
  }
  return result;
}

Symbol Symbolic::fact(FactId id, int element) {
  const program::Fact& fact = vocabulary_.facts[id];
  if (fact.per_element && element == kMain) return absent();
  const int owner = fact.per_element ? element : kMain;
  if (const NodeId applies = program_.fact_applies[id]; applies != kNone) {
    const Truth place = truth(applies, owner);
    if (place.hi == kFalse) return absent();
    if (place.lo != kTrue) {
      fail("of een gegeven een plaats heeft, hangt af van een cijfer");
      return absent();
    }
  }
  if (owner != kMain) {
    const Slot slot = column_slot_[static_cast<std::size_t>(owner) * vocabulary_.facts.size() + id];
    if (slot != kNone) {
      Symbol symbol;
      symbol.lo = symbol.hi = {slot, steps_per_whole(fact)};
      return symbol;
    }
  }
  const program::FactValue& given =
      owner == kMain ? first_.facts[id]
                     : first_.elements[static_cast<std::size_t>(owner)].facts[id];
  if (given.given) return exactly(given.value);
  switch (fact.absence) {
    case grammar::Absence::not_applicable:
      return absent();
    case grammar::Absence::option:
      return exactly({fact.absent_option, 1});
    case grammar::Absence::unknown:
      break;
  }
  if (fact.ordered && corner_ == Corner::lowest) return exactly(fact.lowest);
  if (fact.ordered && corner_ == Corner::highest) return exactly(fact.highest);
  return between(fact.lowest, fact.highest);
}

void Symbolic::check_places() {
  for (FactId id = 0; id < vocabulary_.facts.size(); ++id) {
    if (program_.fact_applies[id] == kNone) continue;
    if (!vocabulary_.facts[id].per_element) {
      (void)fact(id, kMain);
      continue;
    }
    for (int element = 0; element < static_cast<int>(first_.elements.size()); ++element)
      (void)fact(id, element);
  }
}

Symbol Symbolic::value(NodeId node, int element) { return evaluate(node, element); }
Truth Symbolic::truth(NodeId node, int element) { return as_truth(evaluate(node, element)); }

Symbol Symbolic::variant_value(DefinitionId id, std::uint32_t index, int element) {
  const program::Variant& variant = program_.definitions[id].variants[index];
  std::vector<std::pair<Slot, Symbol>> departures;
  Symbol result;
  bool certain = false;
  for (const std::uint32_t exception : variant.exceptions) {
    const NodeId guard = program_.definitions[id].variants[exception].guard;
    const Truth applies = guard == kNone ? Truth{kTrue, kTrue} : truth(guard, element);
    if (applies.hi == kFalse) continue;
    if (applies.lo != applies.hi) {
      fail("of een uitzondering geldt, staat nog open");
      return absent();
    }
    Symbol departed = variant_value(id, exception, element);
    if (applies.lo == kTrue) {
      result = std::move(departed);
      certain = true;
      break;
    }
    departures.emplace_back(applies.lo, std::move(departed));
  }
  if (!certain) result = evaluate(variant.body, element);
  for (auto one = departures.rbegin(); one != departures.rend(); ++one)
    result = choose(one->first, one->second, result);
  return result;
}

Symbol Symbolic::call(DefinitionId id, int element) {
  const program::Definition& definition = program_.definitions[id];
  if (definition.per_element && element == kMain) return absent();
  if (graph_.failed()) return absent();
  const int owner = definition.per_element ? element : kMain;
  std::vector<std::optional<std::uint64_t>> sets;
  for (std::size_t search = 0; search < chosen_.size(); ++search) {
    if ((definition.searches >> search & 1U) != 0) sets.push_back(chosen_[search]);
  }
  Key key{id, owner, corner_, std::move(sets)};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (depth_ > kMostDepth) {
    fail("te diep");
    return absent();
  }
  ++depth_;
  Symbol result = variant_value(id, 0, owner);
  --depth_;
  if (missing_ == kNone) {
    const auto [place, added] = known_.emplace(std::move(key), result);
    if (added) order_.push_back(place);
  }
  return result;
}

void Symbolic::back_to(const Moment& moment) {
  if (given_up_ == moment.given_up) return;
  given_up_ = moment.given_up;
  for (std::size_t index = moment.known; index < order_.size(); ++index)
    known_.erase(order_[index]);
  order_.resize(moment.known);
}

std::int64_t Symbolic::label_of(program::ProvisionId provision) {
  if (provision == kNone || vocabulary_.provisions[provision].label.empty()) return 0;
  // Two provisions with one label are one answer.
  for (std::size_t index = 0; index < labels_.size(); ++index) {
    if (vocabulary_.provisions[labels_[index]].label == vocabulary_.provisions[provision].label) {
      return static_cast<std::int64_t>(index) + 1;
    }
  }
  labels_.push_back(provision);
  return static_cast<std::int64_t>(labels_.size());
}

}  // namespace slagboom::columns
