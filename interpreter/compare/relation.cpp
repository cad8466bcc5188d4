// Proof first, at the coarsest depth; a way that the proof leaves open is shown by a witness, or proved impossible deeper.
#include "interpreter/compare/relation.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "interpreter/compare/cases.hpp"
#include "interpreter/compare/rising.hpp"
#include "interpreter/compare/suppose.hpp"
#include "interpreter/compare/witness.hpp"
#include "interpreter/evaluate/monotone.hpp"
#include "interpreter/properties/samples.hpp"

namespace slagboom::compare {

using program::Op;

namespace {

constexpr const char* kSame = "de regels waar de uitslag op rust zijn gelijk";
constexpr std::size_t kMostBases = 6;
constexpr std::size_t kMostPackages = 6;   // of which the neighbours are tried

const program::ReportLine* deciding(const Rules& rules) {
  for (const program::ReportLine& line : rules.side.program->report) {
    if (line.form == "beslissend") return &line;
  }
  return nullptr;
}

std::vector<std::string> outcomes(const Rules& rules) {
  const program::ReportLine* line = deciding(rules);
  if (line == nullptr || line->type.base != program::Base::option) return {};
  return rules.side.words->option_sets[line->type.options].labels;
}

// The searches below a node, in the order in which they are settled; with a node that stands for the set.
void searches_below(const program::Program& program, program::NodeId id, std::set<program::NodeId>& seen,
                    std::map<std::uint32_t, program::NodeId>& searches) {
  if (id == kNone || !seen.insert(id).second) return;
  const program::Node& node = program.nodes[id];
  if (node.op == Op::chosen && searches.emplace(static_cast<std::uint32_t>(node.a), id).second) {
    for (const program::NodeId condition : program.searches[static_cast<std::size_t>(node.a)].conditions) {
      searches_below(program, condition, seen, searches);
    }
  }
  if (node.op == Op::call) {
    const std::vector<program::Variant>& variants = program.definitions[static_cast<std::size_t>(node.a)].variants;
    std::vector<std::uint32_t> spoken{0};   // the general rule, its departures, and theirs
    for (std::size_t at = 0; at < spoken.size() && at <= variants.size(); ++at) {
      const program::Variant& variant = variants[spoken[at]];
      searches_below(program, variant.body, seen, searches);
      searches_below(program, variant.guard, seen, searches);
      spoken.insert(spoken.end(), variant.exceptions.begin(), variant.exceptions.end());
    }
  }
  for (std::uint32_t index = 0; index < node.count; ++index) searches_below(program, program.child(node, index), seen, searches);
  if (node.op == Op::table) {
    const program::Table& table = program.tables[static_cast<std::size_t>(node.a)];
    for (const program::NodeId column : table.columns) searches_below(program, column, seen, searches);
    for (const program::TableRow& row : table.rows) {
      for (const program::NodeId cell : row.cells) searches_below(program, cell, seen, searches);
      searches_below(program, row.result, seen, searches);
    }
  }
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ".");
  return text;
}

// For whom a proof holds.
std::string whom(bool marks_only) {
  return std::string("; voor kandidaten van wie alles bekend is en bij wie niets open blijft, welke vakken zij ook hebben") +
         (marks_only ? "; elk cijfer ligt van 1 tot en met 10" : "");
}

std::string exhausted_text(const Exhausted& done, const Budget& budget) {
  std::string text = "alle gevallen zijn nagegaan die de grenzen in de regels onderscheiden: ";
  if (done.kinds > 0) {
    text += grouped(done.groups) + " groepen van 0 tot en met " + std::to_string(budget.longest) + " vakken of cijfers (uit " +
            grouped(done.kinds) + " soorten), in ";
  }
  return text + grouped(done.cases) + (done.cases == 1 ? " geval" : " gevallen") + whom(done.marks_only);
}

std::string risen_text(const Risen& risen) {
  std::string text = "de regels verschillen alleen op plaatsen waar B nooit ";
  text += risen.places == Order::never_lower ? "lager uitkomt dan A, of waar B niets afkeurt dat A goedkeurt"
                                             : "hoger uitkomt dan A, of waar B niets goedkeurt dat A afkeurt";
  text += "; van elke bewerking in de regels is afgeleid welke kant de uitslag daardoor op kan gaan";
  if (risen.exhausted > 0) {
    text += ", en " + grouped(risen.exhausted) + (risen.exhausted == 1 ? " tabel of telling is" : " tabellen of tellingen zijn") +
            " uitgeput voor rijen van 1 tot en met " + std::to_string(evaluate::kLongestRow) + " cijfers (" + grouped(risen.rows) +
            " gevallen)";
  }
  return text + whom(risen.exhausted > 0);
}

// Whom the search for a witness looked at.
struct Searched {
  std::size_t examples = 0, near = 0;   // as they are
  bool older = false;                   // some of those have an older mark
  std::size_t marks = 0;                // with other marks
};

std::string searched_text(const Searched& searched) {
  const auto candidates = [](std::size_t number) { return grouped(number) + (number == 1 ? " kandidaat" : " kandidaten"); };
  std::vector<std::string> parts;
  if (searched.examples > 0) parts.push_back("bij " + candidates(searched.examples) + " uit de voorbeelden");
  if (searched.near > 0) parts.push_back("bij " + candidates(searched.near) + (searched.older ? " met één vak meer, een ander vak of een ouder cijfer" : " met één vak meer of een ander vak"));
  if (searched.marks > 0) parts.push_back("met andere cijfers bij " + candidates(searched.marks));
  if (parts.empty()) return "er zijn geen voorbeelden om bij te zoeken";
  std::string text = "gezocht is ";
  for (std::size_t at = 0; at < parts.size(); ++at) text += (at == 0 ? "" : at + 1 == parts.size() ? " en " : ", ") + parts[at];
  return text + "; niemand is gevonden";
}

class Comparison {
 public:
  Comparison(const Rules& before, const Rules& after, const std::function<std::vector<program::Candidate>()>& bases, const Budget& budget)
      : rules_{&before, &after}, bases_(bases), budget_(budget), terms_(before.side, after.side) {}

  ResultComparison run() {
    result_.before = {rules_[0]->label};
    result_.after = {rules_[1]->label};
    if (outcomes(*rules_[0]) != outcomes(*rules_[1])) {
      result_.why = "A en B hebben andere woorden voor de uitslag, of dezelfde woorden in een andere volgorde";
      return std::move(result_);
    }
    const Question question = ask();
    if (question.result[0] == question.result[1] && same_searches()) {
      result_.relation = Relation::equivalent;
      result_.how = kSame;
      return std::move(result_);
    }
    const bool by_one_search = std::max(searches_[0].size(), searches_[1].size()) <= 1 || same_searches();
    if (by_one_search) {
      possible_ = exhaust(Summary(terms_, question, Depth::shared), budget_);
    } else {
      possible_.why = many_searches();
    }
    if (possible_.complete) how_ = exhausted_text(possible_, budget_);
    bool better = !possible_.complete || possible_.better;
    bool worse = !possible_.complete || possible_.worse;
    if (better || worse) {
      const std::vector<program::Candidate> candidates = bases_();
      const std::vector<Pair> examples = pairs_of(candidates);
      std::vector<Pair> begin = pairs(examples);
      std::vector<Pair> near;
      if (begin.empty()) begin = pairs(near = neighbours(candidates));
      bool extended = false;
      WitnessSearch search(terms_, question, begin);
      const std::vector<WitnessSearch::Judged> of_examples = search.judged(examples);
      std::vector<WitnessSearch::Judged> of_near;
      for (const int way : {1, -1}) {
        if (way > 0 ? !better : !worse) continue;
        std::optional<Pair> found;
        for (const bool decided : {true, false}) {
          search.only_decided(decided);
          if (!found) found = search.among(examples, of_examples, way);
          if (!found) found = search.find(way);
          if (!found && !extended) {
            if (near.empty()) near = neighbours(packages_first(examples, candidates));
            const std::vector<Pair> older = with_older_marks(begin);
            searched_.older = !older.empty();
            near.insert(near.end(), older.begin(), older.end());
            of_near = search.judged(near);
            extended = true;
          }
          if (!found) found = search.among(near, of_near, way);
        }
        if (found) (way > 0 ? result_.better : result_.worse) = witness(*found, way);
      }
      searched_.examples = examples.size();
      searched_.near = near.size();
      searched_.marks = begin.size();
    }
    if (!by_one_search && ((better && !result_.better) || (worse && !result_.worse))) {
      const Exhausted outer = by_outer_searches(terms_, question, order_, budget_);
      if (outer.complete) {
        how_ = exhausted_text(outer, budget_);
        better = better && (outer.better || result_.better);
        worse = worse && (outer.worse || result_.worse);
      }
    }
    const bool open = (better && !result_.better) || (worse && !result_.worse);
    if (open && by_one_search) {
      const Exhausted deeper = exhaust(Summary(terms_, question, Depth::siblings), budget_);
      if (deeper.complete) {
        how_ = exhausted_text(deeper, budget_);
        better = better && (deeper.better || result_.better);
        worse = worse && (deeper.worse || result_.worse);
      } else {
        why_ = possible_.complete ? deeper.why : possible_.why;
      }
    }
    if (by_one_search && ((better && !result_.better) || (worse && !result_.worse))) {
      const Exhausted cases = by_cases(terms_, question, budget_);
      if (cases.complete) {
        how_ = exhausted_text(cases, budget_);
        better = better && (cases.better || result_.better);
        worse = worse && (cases.worse || result_.worse);
      }
    }
    if ((better && !result_.better) || (worse && !result_.worse)) {
      const std::optional<Risen> risen =
          by_rising(terms_, asked_[0], asked_[1], rules_[0]->judge->evaluator(), rules_[1]->judge->evaluator());
      if (risen) {
        how_ = risen_text(*risen);
        better = better && (risen->better || result_.better);
        worse = worse && (risen->worse || result_.worse);
      }
    }
    conclude(better, worse);
    narrow(question, by_one_search);
    return std::move(result_);
  }

 private:
  // The same searches, settled in the same order: a later one sees what an earlier one chose.
  [[nodiscard]] bool same_searches() const { return names_[0] == names_[1] && searches_[0] == searches_[1]; }

  // Sets that rest on each other: the set that one search finds depends on what another would find with other sets, and the
  // proof follows one search only.
  [[nodiscard]] std::string many_searches() const {
    const int side = searches_[0].size() > 1 ? 0 : 1;
    std::string text;
    std::size_t left = searches_[side].size();
    for (const auto& [name, conditions] : searches_[side]) {
      text += (text.empty() ? "" : left == 1 ? " en " : ", ") + ("«" + name + "»");
      --left;
    }
    return std::string("de uitslag rust in ") + (side == 0 ? "A" : "B") + " op meer dan één keuze van vakken, en die hangen van elkaar af: " + text;
  }

  // Facts of a thing that are a year: where two years are compared, what they say of its age differs.
  std::set<std::string> years_of_things() const {
    std::set<std::string> names;
    for (const Rules* rules : rules_) {
      for (const program::Fact& fact : rules->side.words->facts) {
        const bool year = fact.per_element && !fact.decides_rules && fact.type.scale == program::Scale::year;
        if (year && fact.absence == grammar::Absence::not_applicable) names.insert(fact.label);
      }
    }
    return names;
  }

  // The year that the rules of a side hold for; 0: none.
  [[nodiscard]] std::int64_t year(int side) const {
    for (const resolve::Regime::Choice& choice : rules_[side]->side.regime->choices) {
      if (rules_[side]->side.words->facts[choice.fact].type.scale == program::Scale::year) return choice.value;
    }
    return 0;
  }

  // The same for candidates without such a year, where the years differ and not all was proved.
  void narrow(const Question& question, bool by_one_search) {
    const std::set<std::string> years = years_of_things();
    if (year(0) == year(1) || years.empty()) return;
    if (result_.relation != Relation::undecided && result_.relation != Relation::incomparable) return;
    const auto without = [&](const std::optional<Witness>& witness) { return witness && !witness->has_year; };
    if (without(result_.better) && without(result_.worse)) return;
    Suppose suppose(terms_, {{}, years});
    const Question narrower = suppose.of(question);
    std::map<std::string, std::set<TermId>> searches[2];
    for (int side = 0; side < 2; ++side) {
      for (const auto& [name, conditions] : searches_[side]) {
        for (const TermId condition : conditions) searches[side][name].insert(suppose.of(side, condition));
      }
    }
    Narrower found;
    if (narrower.result[0] == narrower.result[1] && searches[0] == searches[1] && names_[0] == names_[1]) {
      found.relation = Relation::equivalent;
      found.how = kSame;
    } else {
      if (!by_one_search) return;
      const Exhausted cases = by_cases(terms_, narrower, budget_);
      const Exhausted done = cases.complete ? cases : exhaust(Summary(terms_, narrower, Depth::shared), budget_);
      if (!done.complete) return;
      if (!done.better && !done.worse) found.relation = Relation::equivalent;
      else if (!done.better && without(result_.worse)) found.relation = Relation::stricter;
      else if (!done.worse && without(result_.better)) found.relation = Relation::milder;
      else return;
      found.how = exhausted_text(done, budget_);
    }
    for (const std::string& name : years) found.without += (found.without.empty() ? "" : ", ") + name;
    result_.narrower = std::move(found);
  }

  Question ask() {
    Question question;
    for (int side = 0; side < 2; ++side) {
      const program::Program& program = *rules_[side]->side.program;
      const program::NodeId node = deciding(*rules_[side])->node;
      question.result[side] = terms_.of(side, node);
      std::set<program::NodeId> seen;
      std::map<std::uint32_t, program::NodeId> searches;
      searches_below(program, node, seen, searches);
      std::set<TermId> conditions;
      for (const auto& [search, chosen] : searches) {
        std::set<TermId>& own = searches_[side][program.searches[search].label];
        for (const program::NodeId condition : program.searches[search].conditions) own.insert(terms_.of(side, condition));
        conditions.insert(own.begin(), own.end());
        asked_[side].chosen.push_back(terms_.of(side, chosen));
        asked_[side].conditions = program.searches[search].conditions;
        names_[side].push_back(program.searches[search].label);
        order_[side].push_back({terms_.of(side, chosen), program.searches[search].prefer_few, {own.begin(), own.end()}});
      }
      asked_[side].result = node;
      question.conditions[side].assign(conditions.begin(), conditions.end());
    }
    return question;
  }

  // What the search for marks begins with: one of each package is enough, and some with a thing that one side names.
  std::vector<Pair> pairs(const std::vector<Pair>& examples) {
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

  static std::vector<Pair> packages_of(const std::vector<Pair>& candidates) {
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

  // The first packages with one thing more, or with one thing in the place of another.
  std::vector<Pair> neighbours(const std::vector<program::Candidate>& candidates) {
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
          std::optional<program::Candidate> one = with_thing(base, thing, at == 0 ? kNone : static_cast<std::uint32_t>(at - 1));
          if (one) all.push_back(std::move(*one));
        }
      }
    }
    return pairs_of(all);
  }

  // Where the years differ: the first with the marks of one thing from a year that lies as far back as a number in the rules, as
  // they are or as low as they can be; and with each word that a fact of the candidate can have.
  std::vector<Pair> with_older_marks(const std::vector<Pair>& bases) {
    constexpr std::size_t kMost = 2;
    constexpr std::int64_t kLongAgo = 60;
    const std::set<std::string> years = years_of_things();
    if (year(0) == year(1) || years.empty()) return {};
    std::set<std::int64_t> ages;
    for (TermId id = 0; id < terms_.size(); ++id) {
      if (terms_[id].op == Op::number && terms_[id].b == 1 && terms_[id].a > 0 && terms_[id].a <= kLongAgo) ages.insert(terms_[id].a);
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
              if (facts[id].per_element && years.contains(facts[id].label)) value = {true, {year(0) - age, 1}};
              if (low && value.given && facts[id].type.scale == program::Scale::grade) value.value = facts[id].lowest;
            }
            all.push_back(std::move(one));
          }
        }
      }
    };
    for (std::size_t base = 0; base < bases.size() && base < kMost; ++base) {
      older(bases[base].side[0]);
      for (program::FactId id = 0; id < facts.size(); ++id) {
        if (facts[id].per_element || facts[id].decides_rules || facts[id].type.base != program::Base::option) continue;
        const std::size_t words = rules_[0]->side.words->option_sets[facts[id].type.options].labels.size();
        for (std::size_t word = 0; word < words; ++word) {
          program::Candidate one = bases[base].side[0];
          one.facts[id] = {true, {static_cast<std::int64_t>(word), 1}};
          older(one);
        }
      }
    }
    return pairs_of(all);
  }

  std::vector<Pair> pairs_of(const std::vector<program::Candidate>& candidates) {
    std::vector<Pair> all;
    for (const program::Candidate& base : candidates) {
      std::optional<program::Candidate> other = translated(base, rules_[0]->side, rules_[1]->side);
      if (!other || !can_be_named(base, *other)) continue;
      bool any = false;
      for (int side = 0; side < 2; ++side) {
        const program::Candidate& seen = side == 0 ? base : *other;
        evaluate::Evaluator& evaluator = rules_[side]->judge->evaluator();
        evaluator.bind(seen);
        any = any || evaluator.value(deciding(*rules_[side])->node).status == evaluate::Status::known;
      }
      if (any) all.push_back({{base, std::move(*other)}});
    }
    std::stable_sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) {
      return a.side[0].elements.size() < b.side[0].elements.size();
    });
    return all;
  }

  [[nodiscard]] bool has_code(int side, program::ItemId item) const {
    const std::vector<std::string>& codes = rules_[side]->codes->canonical;
    return item < codes.size() && !codes[item].empty();
  }

  // A file of one side that names a thing which the other side does not know, is not the same candidate there.
  [[nodiscard]] bool can_be_named(const program::Candidate& first, const program::Candidate& second) const {
    for (std::size_t at = 0; at < first.elements.size(); ++at) {
      const program::ItemId items[] = {first.elements[at].item, second.elements[at].item};
      if (items[0] != kNone && has_code(0, items[0]) != has_code(1, items[1])) return false;
    }
    return true;
  }

  // Things that a list of one side names and no list of the other does.
  std::set<std::string> only_one_side() {
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

  // A base with one thing more, that has the marks of the thing with the fewest; or in the place of a thing, with its marks.
  std::optional<program::Candidate> with_thing(const program::Candidate& base, const std::string& name, std::uint32_t instead_of) {
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
      if (marks(element) > 0 && (least == nullptr || marks(element) < marks(*least))) least = &element;
    }
    if (instead_of != kNone) least = &base.elements[instead_of];
    if (least == nullptr || (instead_of == kNone && base.elements.size() >= evaluate::kMaxElements)) return std::nullopt;
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

  // Those with a result first.
  static std::vector<program::Candidate> packages_first(const std::vector<Pair>& examples, const std::vector<program::Candidate>& rest) {
    std::vector<program::Candidate> all;
    for (const Pair& pair : packages_of(examples)) all.push_back(pair.side[0]);
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }

  std::optional<Witness> witness(const Pair& found, int way) {
    Witness shown;
    shown.entries = properties::entries_of(found.side[0], *rules_[0]->side.words);
    const std::vector<program::Fact>& facts = rules_[0]->side.words->facts;
    const std::set<std::string> years = years_of_things();
    for (const program::Element& element : found.side[0].elements) {
      for (program::FactId id = 0; id < facts.size(); ++id) {
        shown.has_year = shown.has_year || (element.facts[id].given && years.contains(facts[id].label));
      }
    }
    trace::JudgeSettings settings;
    settings.needs = false;
    const trace::Verdict before = rules_[0]->judge->judge(found.side[0], settings);
    const trace::Verdict after = rules_[1]->judge->judge(found.side[1], settings);
    shown.change = change_of(before, after, outcomes(*rules_[1]));
    shown.change.candidate.clear();
    shown.change.regime_before = rules_[0]->label;
    shown.change.regime_after = rules_[1]->label;
    // Twice confirmed: the verdict as a school would get it says the same.
    if (shown.change.way != (way > 0 ? Way::better : Way::worse)) return std::nullopt;
    return shown;
  }

  void conclude(bool better, bool worse) {
    const bool unknown_better = better && !result_.better;
    const bool unknown_worse = worse && !result_.worse;
    if (!better && !worse) {
      result_.relation = Relation::equivalent;
    } else if (result_.better && result_.worse) {
      result_.relation = Relation::incomparable;
      how_ = "twee kandidaten laten het zien; het gewone oordeel bevestigt allebei";
    } else if (result_.better && !worse) {
      result_.relation = Relation::milder;
    } else if (result_.worse && !better) {
      result_.relation = Relation::stricter;
    } else {
      result_.relation = Relation::undecided;
      if (why_.empty()) why_ = possible_.why;
      std::string text;
      if (unknown_better && unknown_worse) {
        text = "of iemand een andere uitslag krijgt";
      } else {
        text = unknown_better ? "of ook iemand een betere uitslag krijgt" : "of ook iemand een slechtere uitslag krijgt";
      }
      result_.why = text + ", is niet uitgerekend: ";
      result_.why += why_.empty() ? "de regels verschillen op een plaats die niet helemaal is uit te putten" : why_;
      result_.why += "; " + searched_text(searched_);
      how_.clear();
    }
    result_.how = how_;
  }

  const Rules* rules_[2];
  const std::function<std::vector<program::Candidate>()>& bases_;
  const Budget& budget_;
  Terms terms_;
  ResultComparison result_;
  Exhausted possible_;
  std::string how_, why_;
  Searched searched_;
  std::vector<Settled> order_[2];
  Asked asked_[2];
  std::vector<std::string> names_[2];   // of the searches, in the order in which they are settled
  std::map<std::string, std::set<TermId>> searches_[2];   // by name, what is asked of the set that it chooses
};

}  // namespace

std::optional<ResultComparison> compare_results(const Rules& before, const Rules& after,
                                                const std::function<std::vector<program::Candidate>()>& bases,
                                                const Budget& budget) {
  if (deciding(before) == nullptr || deciding(after) == nullptr) return std::nullopt;
  return Comparison(before, after, bases, budget).run();
}

void add(std::vector<ResultComparison>& all, ResultComparison one) {
  for (ResultComparison& known : all) {
    if (known.relation != one.relation || known.how != one.how || known.why != one.why || known.better || known.worse ||
        one.better || one.worse || known.narrower || one.narrower) {
      continue;
    }
    known.before.insert(known.before.end(), one.before.begin(), one.before.end());
    known.after.insert(known.after.end(), one.after.begin(), one.after.end());
    return;
  }
  all.push_back(std::move(one));
}

std::string_view relation_word(Relation relation) {
  switch (relation) {
    case Relation::equivalent: return "gelijkwaardig";
    case Relation::milder: return "milder";
    case Relation::stricter: return "strenger";
    case Relation::incomparable: return "niet te vergelijken";
    case Relation::undecided: return "niet uitgerekend";
  }
  return "";
}

}  // namespace slagboom::compare
