// Proof first, at the coarsest depth; a way that the proof leaves open is shown by a witness, or proved impossible deeper.
#include "interpreter/compare/relation.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "interpreter/compare/cases.hpp"
#include "interpreter/compare/rising.hpp"
#include "interpreter/compare/suppose.hpp"
#include "interpreter/compare/trials.hpp"
#include "interpreter/compare/witness.hpp"
#include "interpreter/evaluate/monotone.hpp"
#include "interpreter/program/depends.hpp"
#include "interpreter/properties/samples.hpp"

namespace slagboom::compare {

using program::Op;

namespace {

constexpr const char* kSame = "de regels waar de uitslag op rust zijn gelijk";

std::vector<std::string> outcomes(const Rules& rules) {
  const program::ReportLine* line = rules.side.program->deciding();
  if (line == nullptr || line->type.base != program::Base::option) return {};
  return rules.side.words->option_sets[line->type.options].labels;
}

// The searches on which a node rests, in the order in which they are settled; with a node that stands for the set.
std::map<std::uint32_t, program::NodeId> searches_below(const program::Program& program, program::NodeId top) {
  std::map<std::uint32_t, program::NodeId> searches;
  for (const program::NodeId id : program::nodes_below(program, top, program::Searches::followed)) {
    const program::Node& node = program.nodes[id];
    if (node.op == Op::chosen) searches.emplace(static_cast<std::uint32_t>(node.a), id);
  }
  return searches;
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
  Comparison(const Rules& before, const Rules& after, const std::function<std::vector<program::Candidate>()>& bases, const Budget& budget,
             const std::function<void()>& working)
      : rules_{&before, &after}, bases_(bases), budget_(budget), working_(working), terms_(before.side, after.side), trials_(before, after, terms_) {}

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
    if (possible_.complete) exclude(possible_);
    if (better_ || worse_) look_for_witnesses(question);
    prove(question, by_one_search);
    conclude();
    narrow(question, by_one_search);
    return std::move(result_);
  }

 private:
  // Is a way neither shown nor proved impossible?
  [[nodiscard]] bool open() const { return (better_ && !result_.better) || (worse_ && !result_.worse); }

  // The ways that a proof leaves; what a candidate shows, it must leave.
  void exclude(bool better, bool worse, std::string how) {
    const bool both = !how_.empty() && ((better && !better_) || (worse && !worse_));   // the former proof says more in a way
    how_ = both ? how_ + "; en " + how : std::move(how);
    better_ = better_ && (better || result_.better);
    worse_ = worse_ && (worse || result_.worse);
  }
  void exclude(const Exhausted& done) {
    if (done.complete) exclude(done.better, done.worse, exhausted_text(done, budget_));
  }

  void look_for_witnesses(const Question& question) {
    const std::vector<program::Candidate> candidates = bases_();
    const std::vector<Pair> examples = trials_.pairs_of(candidates);
    std::vector<Pair> begin = trials_.first_of(examples);
    std::vector<Pair> near;
    if (begin.empty()) begin = trials_.first_of(near = trials_.beside(candidates));
    bool extended = false;
    WitnessSearch search(terms_, question, begin);
    const std::vector<WitnessSearch::Judged> of_examples = search.judged(examples);
    std::vector<WitnessSearch::Judged> of_near;
    for (const int way : {1, -1}) {
      if (way > 0 ? !better_ : !worse_) continue;
      std::optional<Pair> found;
      for (const bool decided : {true, false}) {
        working();
        search.only_decided(decided);
        if (!found) found = search.among(examples, of_examples, way);
        if (!found) found = search.find(way);
        if (!found && !extended) {
          working();
          if (near.empty()) near = trials_.beside(packages_first(examples, candidates));
          const std::vector<Pair> older = trials_.with_older_marks(begin);
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

  // Deeper, as long as a way is open.
  void prove(const Question& question, bool by_one_search) {
    if (!by_one_search && open()) {
      working();
      exclude(by_outer_searches(terms_, question, order_, budget_));
    }
    if (by_one_search && open()) {
      working();
      const Exhausted deeper = exhaust(Summary(terms_, question, Depth::siblings), budget_);
      exclude(deeper);
      if (!deeper.complete) why_ = possible_.complete ? deeper.why : possible_.why;
    }
    if (by_one_search && open()) {
      working();
      exclude(by_cases(terms_, question, budget_));
    }
    if (open()) {
      working();
      const std::optional<Risen> risen =
          by_rising(terms_, asked_[0], asked_[1], rules_[0]->judge->evaluator(), rules_[1]->judge->evaluator());
      if (risen) exclude(risen->better, risen->worse, risen_text(*risen));
    }
  }

  void working() const {
    if (working_) working_();
  }

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

  // The same for candidates without such a year, where the years differ and not all was proved.
  void narrow(const Question& question, bool by_one_search) {
    const std::set<std::string> years = trials_.years();
    if (trials_.year(0) == trials_.year(1) || years.empty()) return;
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
      const program::NodeId node = program.deciding()->node;
      question.result[side] = terms_.of(side, node);
      std::set<TermId> conditions;
      for (const auto& [search, chosen] : searches_below(program, node)) {
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

  std::optional<Witness> witness(const Pair& found, int way) {
    Witness shown;
    shown.entries = properties::entries_of(found.side[0], *rules_[0]->side.words);
    const std::vector<program::Fact>& facts = rules_[0]->side.words->facts;
    const std::set<std::string> years = trials_.years();
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

  void conclude() {
    const bool unknown_better = better_ && !result_.better;
    const bool unknown_worse = worse_ && !result_.worse;
    if (!better_ && !worse_) {
      result_.relation = Relation::equivalent;
    } else if (result_.better && result_.worse) {
      result_.relation = Relation::incomparable;
      how_ = "twee kandidaten laten het zien; het gewone oordeel bevestigt allebei";
    } else if (result_.better && !worse_) {
      result_.relation = Relation::milder;
    } else if (result_.worse && !better_) {
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
  const std::function<void()>& working_;
  Terms terms_;
  Trials trials_;
  ResultComparison result_;
  Exhausted possible_;
  bool better_ = true, worse_ = true;   // whether a way is possible, as far as is known
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
                                                const Budget& budget, const std::function<void()>& working) {
  if (before.side.program->deciding() == nullptr || after.side.program->deciding() == nullptr) return std::nullopt;
  return Comparison(before, after, bases, budget, working).run();
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
