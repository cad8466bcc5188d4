// The verdict on one candidate.
#include "interpreter/trace/judge.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "interpreter/evaluate/frontier.hpp"
#include "interpreter/trace/figures.hpp"
#include "interpreter/trace/reasons.hpp"

namespace slagboom::trace {

using evaluate::Corner;
using evaluate::kMain;
using evaluate::Status;
using evaluate::Value;
using operations::Rational;
using program::Base;
using program::Direction;
using program::FactId;
using program::kNone;
using program::NodeId;
using program::Op;

Judge::Judge(const program::Program& program, program::Vocabulary& vocabulary, const grammar::Sources& sources)
    : program_(program),
      vocabulary_(vocabulary),
      sources_(sources),
      evaluator_(program, vocabulary),
      deciding_(program.deciding()) {}

bool Judge::monotone() { return deciding_ != nullptr && monotone(deciding_->node); }

bool Judge::monotone(NodeId line) {
  const Direction found = direction(line);
  return found == Direction::up || found == Direction::constant;
}

Direction Judge::direction(NodeId node) {
  std::vector<bool> excluded = evaluate::excluded_guards(evaluator_);
  auto found = directions_.find(excluded);
  if (found == directions_.end()) {
    program::Directions directions(program_, vocabulary_, {program::Growing::Kind::facts, 0}, excluded);
    evaluate::prove_directions(evaluator_, directions, evaluate::kLongestRow);
    found = directions_.emplace(std::move(excluded), Proved{std::move(directions), {}}).first;
  }
  program::Directions& directions = found->second.directions;
  const Direction direction = directions.of(node);
  // A node of a question may rest on a row that no line of the report has.
  if (direction != Direction::mixed || !found->second.nodes.insert(node).second) return direction;
  const bool reported = std::any_of(program_.report.begin(), program_.report.end(),
                                    [node](const program::ReportLine& line) { return line.node == node; });
  if (reported) return direction;
  evaluate::prove_directions(evaluator_, directions, evaluate::kLongestRow);
  return directions.of(node);
}

Judge::Decision Judge::decide(const program::Candidate& candidate, const JudgeSettings& settings) {
  evaluator_.bind(candidate);
  Decision decision;
  if (deciding_ == nullptr) return decision;
  decision.value = evaluator_.value(deciding_->node);
  const std::vector<Mark> open = open_marks(evaluator_);
  if (open.empty()) return decision;
  const bool ordered = std::all_of(open.begin(), open.end(),
                                   [this](const Mark& one) { return vocabulary_.facts[one.fact].ordered; });
  if (monotone() && ordered) {
    decision.monotone = true;
    if (settled(decision.value)) return decision;
    evaluator_.bind(candidate);
    evaluator_.set_corner(Corner::lowest);
    const Value low = evaluator_.value(deciding_->node);
    evaluator_.set_corner(Corner::highest);
    const Value high = evaluator_.value(deciding_->node);
    evaluator_.set_corner(Corner::bounds);
    if (settled(low) && settled(high) && low.lo == high.lo) decision.value = low;
    return decision;
  }
  if (settled(decision.value)) return decision;
  // Not shown to be monotone: try everything, when that is not too much.
  std::uint64_t cases = 1;
  for (const Mark& one : open) {
    const program::Fact& fact = vocabulary_.facts[one.fact];
    const auto count = static_cast<std::uint64_t>(values_of(fact));
    if (cases > settings.enumeration_budget / count) {
      decision.exact = false;
      return decision;
    }
    cases *= count;
  }
  Value first;
  bool same = true;
  std::vector<std::int64_t> at(open.size(), 0);
  for (std::uint64_t number = 0; number < cases && same; ++number) {
    for (std::size_t index = 0; index < open.size(); ++index) {
      const program::Fact& fact = vocabulary_.facts[open[index].fact];
      evaluator_.assume(open[index].fact, open[index].element, at_step(fact, fact.lowest, at[index]));
    }
    const Value value = evaluator_.value(deciding_->node);
    if (number == 0) first = value;
    same = settled(value) && value.lo == first.lo;
    for (std::size_t index = 0; index < open.size(); ++index) {
      const program::Fact& fact = vocabulary_.facts[open[index].fact];
      if (++at[index] <= steps_between(fact, fact.lowest, fact.highest)) break;
      at[index] = 0;
    }
  }
  evaluator_.clear_assumptions();
  if (same) decision.value = first;
  return decision;
}

// For each open mark the lowest value with which the best outcome is still reached, the others as high as can be.
void Judge::needs(Verdict& verdict, const std::vector<Mark>& open, const Decision& decision,
                  const JudgeSettings& settings) {
  const bool unsettled = !settled(decision.value);
  if (!decision.monotone) {
    for (const Mark& one : open) {
      Need need;
      need.key = mark_key(evaluator_, one);
      need.label = mark_label(evaluator_, one);
      need.remark = unsettled ? "nog niet bekend" : "de uitslag staat vast, welk cijfer dit ook wordt";
      need.decisive = unsettled;
      verdict.needs.push_back(std::move(need));
    }
    return;
  }
  evaluator_.set_corner(Corner::highest);
  const Value best = evaluator_.value(deciding_->node);
  const std::string wanted = shown(best, deciding_->type, vocabulary_);
  std::vector<std::int64_t> sizes;
  for (const Mark& one : open) sizes.push_back(values_of(vocabulary_.facts[one.fact]));
  const evaluate::Enough enough = [&](const evaluate::Steps& at) {
    for (std::size_t place = 0; place < open.size(); ++place) {
      const program::Fact& fact = vocabulary_.facts[open[place].fact];
      evaluator_.assume(open[place].fact, open[place].element, at_step(fact, fact.lowest, at[place]));
    }
    const Value value = evaluator_.value(deciding_->node);
    return settled(value) && value.lo == best.lo;
  };
  evaluate::Budget budget{settings.matters_budget};
  for (std::size_t place = 0; place < open.size(); ++place) {
    const Mark& one = open[place];
    const program::Fact& fact = vocabulary_.facts[one.fact];
    Need need;
    need.key = mark_key(evaluator_, one);
    need.label = mark_label(evaluator_, one);
    if (!unsettled || !settled(best)) {
      need.decisive = unsettled;
      need.remark = unsettled ? "nog niet bekend" : "de uitslag staat vast, welk cijfer dit ook wordt";
      verdict.needs.push_back(std::move(need));
      continue;
    }
    const std::int64_t steps = evaluate::least_alone(sizes, place, enough).value_or(0);
    const std::string shown_minimum = mark_value(evaluator_, one, at_step(fact, fact.lowest, steps));
    if (steps > 0) {
      need.minimum = shown_minimum;
      need.remark = open.size() == 1 ? "dan " + wanted
                                     : "dan kan de kandidaat nog " + wanted +
                                           " worden, als de andere open cijfers hoog genoeg zijn";
      need.entry = one.element;
      need.tenths = tenths_of(at_step(fact, fact.lowest, steps));
    } else {
      const evaluate::Matters matters = evaluate::matters_rising(sizes, place, enough, budget);
      need.decisive = matters != evaluate::Matters::no;
      need.remark = matters == evaluate::Matters::no ? "dit cijfer maakt voor de uitslag niet meer uit"
                                                     : "elk cijfer is genoeg, als de andere open cijfers hoog genoeg zijn";
      if (matters == evaluate::Matters::not_computed) need.remark += " (of het nog uitmaakt, is niet uitgerekend)";
    }
    verdict.needs.push_back(std::move(need));
  }
  evaluator_.clear_assumptions();
  evaluator_.set_corner(Corner::bounds);
}

// With open marks a search may end in different sets. When both corners choose the same, that is the set; else what
// rests on the choice is open as well, and the reasons are given for the set that the best marks would allow.
void Judge::settle_choices() {
  choice_open_ = 0;
  std::vector<std::uint64_t> low;
  evaluator_.set_corner(Corner::lowest);
  for (std::uint32_t search = 0; search < program_.searches.size(); ++search) low.push_back(evaluator_.search(search).chosen);
  evaluator_.settle_as(Corner::highest);
  for (std::uint32_t search = 0; search < program_.searches.size(); ++search) {
    if (evaluator_.search(search).chosen != low[search]) choice_open_ |= 1u << search;
  }
}

void Judge::fields(Verdict& verdict) {
  for (const program::ReportLine& line : program_.report) {
    Field field;
    field.key = line.key;
    field.label = line.label;
    if (choice_open_ != 0 && line.form != "beslissend" && line.form != "per ding" && line.form != "onderdelen" &&
        (program::searches_of(program_, line.node) & choice_open_) != 0) {
      field.form = line.form == "dingen"          ? Field::Form::entries
                   : line.form == "som en aantal" ? Field::Form::sum_and_count
                   : line.form == "ja of nee"     ? Field::Form::truth
                                                  : Field::Form::value;
      field.value = kStillOpen;
      verdict.fields.push_back(std::move(field));
      continue;
    }
    const Value value = line.per_element ? Value{} : evaluator_.value(line.node);
    if (line.form == "beslissend" || line.form == "waarde") {
      field.form = Field::Form::value;
      field.value = shown(value, line.type, vocabulary_);
      if (line.form == "beslissend") field.value = verdict.result;
      field.numeric = line.type.base == Base::number && settled(value);
    } else if (line.form == "ja of nee") {
      field.form = Field::Form::truth;
      field.value = shown(value, line.type, vocabulary_);
    } else if (line.form == "per ding") {
      field.form = Field::Form::per_entry;
      for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
        const int element = static_cast<int>(index);
        const Value one = evaluator_.value(line.node, element);
        if (one.status == Status::not_applicable) continue;
        field.entries.emplace_back(code(evaluator_, element), shown(one, line.type, vocabulary_));
      }
    } else if (line.form == "dingen") {
      field.form = Field::Form::entries;
      std::uint64_t rest = value.set;
      while (rest != 0) {
        const int one = std::countr_zero(rest);
        rest &= rest - 1;
        field.entries.emplace_back(code(evaluator_, one), "");
      }
    } else if (line.form == "som en aantal") {
      field.form = Field::Form::sum_and_count;
      Rational sum{0, 1};
      std::int64_t count = 0;
      bool open = value.status == Status::unknown;
      for (std::uint32_t index = 0; index < value.count; ++index) {
        const Value& one = evaluator_.member(value, index);
        if (one.status == Status::not_applicable) continue;
        ++count;
        if (one.status != Status::known) {
          open = true;
        } else {
          sum = operations::add(sum, one.lo);
        }
      }
      if (count > 0 && !open) {
        const Rational mean = operations::divide(sum, {count, 1});
        field.sum = shown(sum, 1);
        field.count = std::to_string(count);
        field.truncated = truncated(mean, 2);
        field.exact = shown(mean, 1);
      }
    } else if (line.form == "onderdelen") {
      field.form = Field::Form::clauses;
    } else {
      field.form = Field::Form::text;
      field.value = shown(value, line.type, vocabulary_);
    }
    verdict.fields.push_back(std::move(field));
  }
}

// Why there is no outcome, other than open marks: conditions of the deciding table that are not met.
void Judge::missing(Verdict& verdict) {
  Reasons reasons(evaluator_, sources_);
  NodeId body = kNone;
  const program::Variant* variant = nullptr;
  if (!reasons.body(deciding_->node, kMain, body, variant) || program_.nodes[body].op != Op::table) return;
  const program::Table& table = program_.tables[static_cast<std::size_t>(program_.nodes[body].a)];
  const int row = evaluator_.table_row(static_cast<std::uint32_t>(program_.nodes[body].a), kMain);
  if (row < 0 || program_.nodes[table.rows[static_cast<std::size_t>(row)].result].op != Op::unknown) return;
  for (const NodeId column : table.columns) {
    if (program_.nodes[column].type.base != Base::truth || !evaluator_.value(column).is_no()) continue;
    if (program_.nodes[column].op != Op::call) continue;
    Need need;
    need.label = program_.definitions[static_cast<std::size_t>(program_.nodes[column].a)].label;
    need.remark = "dat is nog niet zo: " + reasons.because(column, kMain);
    verdict.needs.push_back(std::move(need));
    return;
  }
}

void Judge::clauses(Verdict& verdict) {
  Reasons reasons(evaluator_, sources_);
  for (const program::ReportLine& line : program_.report) {
    if (line.form != "onderdelen") continue;
    for (const NodeId node : reasons.clauses(line.node, kMain)) {
      Clause clause;
      clause.provision = vocabulary_.provisions[static_cast<std::size_t>(program_.nodes[node].a)].label;
      clause.sentence = reasons.sentence(program_.nodes[node].span);
      clause.outcome = reasons.outcome(evaluator_.value(node));
      clause.because = reasons.because(node, kMain);
      clause.plain = reasons.plain(node, kMain);
      verdict.clauses.push_back(std::move(clause));
    }
  }
}

// A choice of elements that was needed for the outcome decided as well: what it left out is listed by the report.
void Judge::left_out(Verdict& verdict, const Decision& decision) {
  if (!settled(decision.value)) return;
  for (const program::ReportLine& line : program_.report) {
    if (line.form != "dingen") continue;
    const std::uint64_t listed = evaluator_.value(line.node).set;
    if (listed == 0) continue;
    const std::uint32_t of_result = program::searches_of(program_, deciding_->node);
    for (std::uint32_t id = 0; id < program_.searches.size(); ++id) {
      const evaluate::SearchResult& result = evaluator_.search(id);
      const program::Search& search = program_.searches[id];
      if ((of_result >> id & 1u) == 0 || !result.found || search.provision == kNone) continue;
      const std::uint64_t from = evaluator_.value(search.from).set;
      const std::uint64_t gone = search.prefer_few ? result.chosen : from & ~result.chosen;
      if ((gone & listed) == 0 || (gone & ~listed) != 0) continue;
      const std::string& label = vocabulary_.provisions[search.provision].label;
      if (std::find(verdict.deciding.begin(), verdict.deciding.end(), label) == verdict.deciding.end())
        verdict.deciding.push_back(label);
    }
  }
}

void Judge::other_choices(Verdict& verdict, bool complete) {
  const program::Candidate& candidate = evaluator_.candidate();
  struct Line {
    const program::ReportLine* line;
    Value value;
  };
  std::vector<Line> lines;
  for (const program::ReportLine& line : program_.report) {
    if (line.form == "ja of nee") lines.push_back({&line, evaluator_.value(line.node)});
  }
  bool taken = false;
  for (std::uint32_t search = 0; search < program_.searches.size(); ++search) {
    const evaluate::SearchResult result = evaluator_.search(search);
    if (!result.found || result.others == 0) continue;
    const std::string& label = program_.searches[search].label;
    verdict.notes.push_back(result.others == 1 ? "er is nog één andere keuze mogelijk voor " + label
                                               : "er zijn nog " + std::to_string(result.others) +
                                                     " andere keuzes mogelijk voor " + label);
    if (!complete) continue;
    for (Line& each : lines) {
      if (!settled(each.value)) continue;
      for (const std::uint64_t set : result.also) {
        evaluator_.take(search, set);
        taken = true;
        const Value value = evaluator_.value(each.line->node);
        if (!settled(value) || value.lo == each.value.lo) continue;
        std::string other;
        for (std::size_t index = 0; index < candidate.elements.size(); ++index) {
          if (((result.chosen & ~set) >> index & 1u) == 0) continue;
          other += (other.empty() ? "zonder " : ", ") + candidate.elements[index].code;
        }
        verdict.notes.push_back("met een andere keuze (" + other + ") is «" + each.line->label + "» " +
                                shown(value, each.line->type, vocabulary_) +
                                "; de regels zeggen niet wie kiest");
        break;
      }
    }
    // The next search is asked in the world of the verdict.
    if (taken) evaluator_.bind(candidate);
    taken = false;
  }
}

// What the columns of the entries are called.
void Judge::columns(Verdict& verdict) {
  const auto add = [&](const std::string& key, const std::string& label) {
    const bool known = std::any_of(verdict.columns.begin(), verdict.columns.end(),
                                   [&](const auto& column) { return column.first == key; });
    if (!known) verdict.columns.emplace_back(key, label);
  };
  for (const program::Fact& fact : vocabulary_.facts) {
    if (fact.per_element && fact.type.base != Base::nothing) add(fact.key, fact.label);
  }
  for (const program::ReportLine& line : program_.report) {
    if (line.form == "per ding") add(line.key, line.label);
  }
}

// Shows beside the entries what would have given, or can still give, a better result.
void Judge::mark_needed(Verdict& verdict) {
  const auto mark = [&](int entry, const std::string& shown_value, std::int64_t tenths, const std::string& key) {
    if (entry < 0 || static_cast<std::size_t>(entry) >= verdict.entries.size()) return;
    EntryRow& row = verdict.entries[static_cast<std::size_t>(entry)];
    if (!row.needed.empty()) return;   // the first is the nearest
    row.needed = shown_value;
    if (tenths == 0) return;   // no mark: nothing on the scale
    row.points.push_back({MarkPoint::Role::needed, key.substr(std::min(key.size(), key.find('.') + 1)), tenths});
  };
  for (const NearChange& change : verdict.nearest) {
    mark(change.entry, change.needed, change.tenths, change.key);
    if (verdict.needed_label.empty()) verdict.needed_label = "nodig voor " + change.outcome;
  }
  for (const Need& need : verdict.needs) {
    if (need.minimum.empty()) continue;
    mark(need.entry, need.minimum, need.tenths, need.key);
    if (verdict.needed_label.empty()) verdict.needed_label = "nog nodig";
  }
}

void Judge::entries(Verdict& verdict) {
  const auto point = [](EntryRow& row, MarkPoint::Role role, const std::string& key, const Value& value,
                        const program::Type& type) {
    if (type.scale != program::Scale::grade || !settled(value)) return;
    row.points.push_back({role, key, tenths_of(value.lo)});
  };
  for (std::size_t index = 0; index < evaluator_.candidate().elements.size(); ++index) {
    const int element = static_cast<int>(index);
    EntryRow row;
    row.code = code(evaluator_, element);
    row.name = item_name(evaluator_, element);
    for (FactId id = 0; id < vocabulary_.facts.size(); ++id) {
      const program::Fact& fact = vocabulary_.facts[id];
      if (!fact.per_element || fact.type.base == Base::nothing) continue;
      const Value value = evaluator_.fact(id, element);
      if (value.status == Status::not_applicable) continue;
      const bool given = evaluator_.candidate().elements[index].facts[id].given;
      if (!given && fact.absence != grammar::Absence::unknown) continue;
      // Two facts may be read from one column; the first that applies speaks for it.
      const bool known = std::any_of(row.given.begin(), row.given.end(),
                                     [&](const auto& one) { return one.first == fact.key; });
      if (known) continue;
      row.given.emplace_back(fact.key, given ? shown(value, fact.type, vocabulary_) : kStillOpen);
      if (given) point(row, MarkPoint::Role::given, fact.key, value, fact.type);
    }
    for (const program::ReportLine& line : program_.report) {
      if (line.form != "per ding") continue;
      const Value value = evaluator_.value(line.node, element);
      if (value.status == Status::not_applicable) continue;
      row.computed.emplace_back(line.key, shown(value, line.type, vocabulary_));
      point(row, MarkPoint::Role::computed, line.key, value, line.type);
    }
    verdict.entries.push_back(std::move(row));
  }
}

Verdict Judge::judge(const program::Candidate& candidate, const JudgeSettings& settings) {
  Verdict verdict;
  verdict.candidate = candidate.id;
  if (deciding_ == nullptr) {
    verdict.fault = "de documenten zeggen niet welke uitkomst beslist (verslag)";
    return verdict;
  }
  verdict.result_label = deciding_->label;
  choice_open_ = 0;
  const Decision decision = decide(candidate, settings);
  verdict.exact = decision.exact;
  verdict.result = settled(decision.value) ? shown(decision.value, deciding_->type, vocabulary_) : kStillOpen;
  const std::vector<Mark> open = open_marks(evaluator_);
  if (!open.empty() && decision.monotone) settle_choices();
  fields(verdict);
  clauses(verdict);
  columns(verdict);
  entries(verdict);
  Reasons reasons(evaluator_, sources_);
  for (const Clause& clause : verdict.clauses) {
    if (clause.outcome == Outcome::nee) verdict.deciding.push_back(clause.provision);
  }
  if (verdict.deciding.empty() && settled(decision.value)) {
    for (const program::ReportLine& line : program_.report) {
      if (line.form != "onderdelen") continue;
      for (const NodeId node : reasons.clauses(line.node, kMain)) {
        const std::string deciding = reasons.deciding(node, kMain);
        const std::string own = vocabulary_.provisions[static_cast<std::size_t>(program_.nodes[node].a)].label;
        if (!deciding.empty() && deciding != own) verdict.deciding.push_back(deciding);
      }
    }
  }
  left_out(verdict, decision);
  other_choices(verdict, open.empty());
  for (std::uint32_t search = 0; search < program_.searches.size(); ++search) {
    const evaluate::SearchResult& result = evaluator_.search(search);
    if (!result.complete) {
      verdict.exact = false;
      verdict.notes.push_back("niet alle keuzes voor " + program_.searches[search].label + " zijn geprobeerd");
    }
  }
  for (const program::ReportLine& line : program_.report) {
    if (line.form == "beslissend" || line.form == "ja of nee") reasons.doubts(line.node, kMain, verdict.notes);
  }
  reasons.remarks(verdict.notes);
  if (settings.reasoning) {
    for (const program::ReportLine& line : program_.report) {
      if (line.form == "beslissend" || line.form == "ja of nee") {
        verdict.reasoning.push_back(reasons.explain(line.node, kMain));
      }
    }
  }
  if (!settled(decision.value)) missing(verdict);
  if (settings.needs) {
    if (!open.empty()) needs(verdict, open, decision, settings);
    if (open.empty()) nearest(verdict, decision);
  }
  mark_needed(verdict);
  return verdict;
}

}  // namespace slagboom::trace
