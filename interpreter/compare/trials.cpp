// Examples as they are, with a thing more or in the place of another, and with older marks.
#include "interpreter/compare/trials.hpp"

#include <algorithm>
#include <iterator>

namespace slagboom::compare {

using program::Op;

namespace {

constexpr std::size_t kMostBases = 6;
constexpr std::size_t kMostPackages = 6;  // of which the neighbours are tried

std::vector<Pair> packages_of(const std::vector<Pair>& candidates) {
  std::vector<Pair> all;
  std::set<std::vector<program::ItemId>> packages;
  for (const Pair& pair : candidates) {
    std::vector<program::ItemId> items;
    for (const program::Element& element : pair.side[0].elements) items.push_back(element.item);
    std::sort(items.begin(), items.end());
    if (packages.insert(std::move(items)).second) all.push_back(pair);
  }
  return all;
}

}  // namespace

std::set<std::string> Trials::years() const {
  std::set<std::string> names;
  for (const Rules* rules : rules_) {
    for (const program::Fact& fact : rules->side.words->facts) {
      const bool year =
          fact.per_element && !fact.decides_rules && fact.type.scale == program::Scale::year;
      if (year && fact.absence == grammar::Absence::not_applicable) names.insert(fact.label);
    }
  }
  return names;
}

std::int64_t Trials::year(int side) const {
  for (const resolve::Regime::Choice& choice : rules_[side]->side.regime->choices) {
    if (rules_[side]->side.words->facts[choice.fact].type.scale == program::Scale::year)
      return choice.value;
  }
  return 0;
}

std::vector<Pair> Trials::first_of(const std::vector<Pair>& examples) const {
  std::vector<Pair> all = packages_of(examples);
  const std::set<std::string> things = only_one_side();
  std::vector<program::Candidate> more;
  for (std::size_t base = 0; base < all.size() && base < 3; ++base) {
    for (const std::string& thing : things) {
      std::optional<program::Candidate> one = with_thing(all[base].side[0], thing, kNone);
      if (one && more.size() < kMostBases / 2) more.push_back(std::move(*one));
    }
  }
  std::vector<Pair> extended = pairs_of(more);
  if (all.size() > kMostBases - extended.size()) all.resize(kMostBases - extended.size());
  all.insert(all.end(), extended.begin(), extended.end());
  return all;
}

std::vector<Pair> Trials::beside(const std::vector<program::Candidate>& candidates) const {
  std::vector<program::Candidate> all;
  std::set<std::vector<program::ItemId>> packages;
  for (const program::Candidate& base : candidates) {
    std::vector<program::ItemId> items;
    for (const program::Element& element : base.elements) items.push_back(element.item);
    std::sort(items.begin(), items.end());
    if (packages.size() == kMostPackages) break;
    if (!packages.insert(std::move(items)).second) continue;
    for (const std::string& thing : terms_.things()) {
      for (std::size_t at = 0; at <= base.elements.size(); ++at) {
        std::optional<program::Candidate> one =
            with_thing(base, thing, at == 0 ? kNone : static_cast<std::uint32_t>(at - 1));
        if (one) all.push_back(std::move(*one));
      }
    }
  }
  return pairs_of(all);
}

std::vector<Pair> Trials::with_older_marks(const std::vector<Pair>& bases) const {
  constexpr std::size_t kMost = 2;
  constexpr std::int64_t kLongAgo = 60;
  const std::set<std::string> years = this->years();
  if (year(0) == year(1) || years.empty()) return {};
  std::set<std::int64_t> ages;
  for (TermId id = 0; id < terms_.size(); ++id) {
    if (terms_[id].op == Op::number && terms_[id].b == 1 && terms_[id].a > 0 &&
        terms_[id].a <= kLongAgo)
      ages.insert(terms_[id].a);
  }
  const std::vector<program::Fact>& facts = rules_[0]->side.words->facts;
  std::vector<program::Candidate> all;
  const auto older = [&](const program::Candidate& base) {
    for (std::size_t at = 0; at < base.elements.size(); ++at) {
      for (const std::int64_t age : ages) {
        for (const bool low : {false, true}) {
          program::Candidate one = base;
          for (program::FactId id = 0; id < facts.size(); ++id) {
            program::FactValue& value = one.elements[at].facts[id];
            if (facts[id].per_element && years.contains(facts[id].label))
              value = {true, {year(0) - age, 1}};
            if (low && value.given && facts[id].type.scale == program::Scale::grade)
              value.value = facts[id].lowest;
          }
          all.push_back(std::move(one));
        }
      }
    }
  };
  for (std::size_t base = 0; base < bases.size() && base < kMost; ++base) {
    older(bases[base].side[0]);
    for (program::FactId id = 0; id < facts.size(); ++id) {
      if (facts[id].per_element || facts[id].decides_rules ||
          facts[id].type.base != program::Base::option)
        continue;
      const std::size_t words =
          rules_[0]->side.words->option_sets[facts[id].type.options].labels.size();
      for (std::size_t word = 0; word < words; ++word) {
        program::Candidate one = bases[base].side[0];
        one.facts[id] = {true, {static_cast<std::int64_t>(word), 1}};
        older(one);
      }
    }
  }
  return pairs_of(all);
}

std::vector<Pair> Trials::pairs_of(const std::vector<program::Candidate>& candidates) const {
  std::vector<Pair> all;
  for (const program::Candidate& base : candidates) {
    std::optional<program::Candidate> other = translated(base, rules_[0]->side, rules_[1]->side);
    if (!other || !can_be_named(base, *other)) continue;
    bool any = false;
    for (int side = 0; side < 2; ++side) {
      const program::Candidate& seen = side == 0 ? base : *other;
      evaluate::Evaluator& evaluator = rules_[side]->judge->evaluator();
      evaluator.bind(seen);
      any =
          any || evaluator.value(rules_[side]->side.program->deciding()->node).status == evaluate::Status::known;
    }
    if (any) all.push_back({{base, std::move(*other)}});
  }
  std::stable_sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) {
    return a.side[0].elements.size() < b.side[0].elements.size();
  });
  return all;
}

bool Trials::has_code(int side, program::ItemId item) const {
  const std::vector<std::string>& codes = rules_[side]->codes->canonical;
  return item < codes.size() && !codes[item].empty();
}

// A file of one side that names a thing which the other side does not know, is not the same
// candidate there.
bool Trials::can_be_named(const program::Candidate& first, const program::Candidate& second) const {
  for (std::size_t at = 0; at < first.elements.size(); ++at) {
    const program::ItemId items[] = {first.elements[at].item, second.elements[at].item};
    if (items[0] != kNone && has_code(0, items[0]) != has_code(1, items[1])) return false;
  }
  return true;
}

// Things that a list of one side names and no list of the other does.
std::set<std::string> Trials::only_one_side() const {
  std::set<std::string> named[2];
  for (TermId id = 0; id < terms_.size(); ++id) {
    const Term& term = terms_[id];
    if (term.op != Op::items || term.shared()) continue;
    named[term.node[0] != kNone ? 0 : 1].insert(term.items.begin(), term.items.end());
  }
  std::set<std::string> only;
  std::set_symmetric_difference(named[0].begin(), named[0].end(), named[1].begin(), named[1].end(),
                                std::inserter(only, only.end()));
  return only;
}

// A base with one thing more, that has the marks of the thing with the fewest; or in the place of a
// thing, with its marks.
std::optional<program::Candidate> Trials::with_thing(const program::Candidate& base,
                                                     const std::string& name,
                                                     std::uint32_t instead_of) const {
  const program::Vocabulary& words = *rules_[0]->side.words;
  const auto marks = [&](const program::Element& element) {
    std::size_t count = 0;
    for (program::FactId id = 0; id < words.facts.size(); ++id) {
      if (element.facts[id].given && words.facts[id].type.base == program::Base::number) ++count;
    }
    return count;
  };
  const program::Element* least = nullptr;
  for (const program::Element& element : base.elements) {
    if (element.item != kNone && words.items[element.item].label == name) return std::nullopt;
    if (marks(element) > 0 && (least == nullptr || marks(element) < marks(*least)))
      least = &element;
  }
  if (instead_of != kNone) least = &base.elements[instead_of];
  if (least == nullptr || (instead_of == kNone && base.elements.size() >= evaluate::kMaxElements))
    return std::nullopt;
  for (program::ItemId id = 0; id < words.items.size(); ++id) {
    if (words.items[id].label != name || !has_code(0, id)) continue;
    program::Candidate more = base;
    program::Element element = *least;
    element.item = id;
    element.code = rules_[0]->codes->canonical[id];
    if (instead_of == kNone) {
      more.elements.push_back(std::move(element));
    } else {
      more.elements[instead_of] = std::move(element);
    }
    return more;
  }
  return std::nullopt;
}

std::vector<program::Candidate> packages_first(const std::vector<Pair>& examples,
                                               const std::vector<program::Candidate>& rest) {
  std::vector<program::Candidate> all;
  for (const Pair& pair : packages_of(examples)) all.push_back(pair.side[0]);
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace slagboom::compare
