// A name is constant when its program uses nothing of a candidate and gives one answer in every
// regime.
#include "interpreter/cli/constants.hpp"

#include <algorithm>
#include <set>

#include "grammar/calendar.hpp"
#include "interpreter/evaluate/single.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

namespace {

using grammar::ScopeItem;
using program::Base;
using program::Fact;
using program::FactId;
using program::kNone;
using program::NodeId;
using program::Op;
using program::Program;
using program::Scale;
using resolve::Fits;
using resolve::Regime;

constexpr std::int64_t kLongestCohort = 8;  // years from the first school year to the exam year

std::optional<std::int64_t> read_year(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  std::int64_t year = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

// Does a node use nothing of a candidate? Definitions that are being looked at count as such.
class Independence {
 public:
  explicit Independence(const Program& program)
      : program_(program), seen_(program.definitions.size(), false) {}

  bool of(NodeId id) {
    if (id == kNone) return true;
    if (id >= program_.nodes.size()) return false;
    const program::Node& node = program_.nodes[id];
    switch (node.op) {
      case Op::unknown:
      case Op::fact:
      case Op::attribute:
      case Op::everything:
      case Op::items:
      case Op::chosen:
      case Op::filter:
      case Op::map:
      case Op::of_item:
      case Op::member:
      case Op::for_each:
      case Op::fills:
        return false;
      case Op::call:
        return of_definition(static_cast<program::DefinitionId>(node.a));
      case Op::table:
        return of_table(static_cast<std::size_t>(node.a));
      default:
        break;
    }
    for (std::uint32_t index = 0; index < node.count; ++index) {
      if (!of(program_.child(node, index))) return false;
    }
    return true;
  }

 private:
  bool of_definition(program::DefinitionId id) {
    if (id >= program_.definitions.size()) return false;
    if (seen_[id]) return true;
    seen_[id] = true;
    return std::all_of(
        program_.definitions[id].variants.begin(), program_.definitions[id].variants.end(),
        [&](const program::Variant& variant) { return of(variant.guard) && of(variant.body); });
  }

  bool of_table(std::size_t index) {
    if (index >= program_.tables.size()) return false;
    const program::Table& table = program_.tables[index];
    const auto all = [&](const std::vector<NodeId>& nodes) {
      return std::all_of(nodes.begin(), nodes.end(), [&](NodeId node) { return of(node); });
    };
    return of(table.over) && all(table.columns) &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](const program::TableRow& row) {
             return all(row.cells) && of(row.result);
           });
  }

  const Program& program_;
  std::vector<bool> seen_;
};

// "1 oktober 2025"
std::string date_text(std::int64_t days) {
  std::int64_t year =
      1970 + (days < 0 ? days / 365 - 1 : days / 366);  // not later than the right one
  while (grammar::days_since_1970(year + 1, 1, 1) <= days) ++year;
  unsigned month = 1;
  while (month < 12 && grammar::days_since_1970(year, month + 1, 1) <= days) ++month;
  const std::int64_t day = days - grammar::days_since_1970(year, month, 1) + 1;
  return std::to_string(day) + " " + std::string(grammar::kMonths[month - 1]) + " " +
         std::to_string(year);
}

// "literatuur, ckv en maatschappijleer"; empty when the node is no plain list.
std::string list_text(const Program& program, const program::Vocabulary& vocabulary, NodeId id) {
  const program::Node& node = program.nodes[id];
  if (node.op != Op::items || static_cast<std::size_t>(node.a) >= program.item_lists.size())
    return {};
  const std::vector<std::uint64_t>& bits = program.item_lists[static_cast<std::size_t>(node.a)];
  std::vector<std::string> labels;
  for (std::size_t item = 0; item < vocabulary.items.size() && item / 64 < bits.size(); ++item) {
    if ((bits[item / 64] >> (item % 64) & 1U) != 0) labels.push_back(vocabulary.items[item].label);
  }
  std::string text;
  for (std::size_t index = 0; index < labels.size(); ++index) {
    if (index > 0) text += index + 1 == labels.size() ? " en " : ", ";
    text += labels[index];
  }
  return text;
}

// The years in which some scope begins, or the first after one ends: in between nothing changes.
std::vector<std::int64_t> borders(const resolve::Model& model, ScopeItem::Kind kind) {
  std::set<std::int64_t> years;
  const auto look = [&](const grammar::Scope& scope) {
    for (const ScopeItem& item : scope.items) {
      if (item.kind != kind) continue;
      if (item.from > 0) years.insert(item.from);
      if (item.from > 0 && item.from < 9999) years.insert(item.from - 1);
      if (item.to < 9999) years.insert({item.to, item.to + 1});
    }
  };
  for (const resolve::DocumentInfo& document : model.documents) {
    look(document.syntax->scope);
    for (const grammar::Statement& statement : document.syntax->statements) {
      look(statement.scope);
      for (const grammar::Scope& scope : statement.item_scopes) look(scope);
      for (const grammar::Scope& scope : statement.scopes) look(scope);
    }
  }
  return {years.begin(), years.end()};
}

// Whoever does an exam began at most so many years before.
bool can_be(const resolve::Model& model, const Regime& regime) {
  std::int64_t year = 0;
  std::int64_t cohort = 0;
  for (const Regime::Choice& choice : regime.choices) {
    const Scale scale = model.vocabulary.facts[choice.fact].type.scale;
    if (scale == Scale::year) year = choice.value;
    if (scale == Scale::cohort) cohort = choice.value;
  }
  return year == 0 || cohort == 0 || (year > cohort && year <= cohort + kLongestCohort);
}

}  // namespace

std::optional<Cohort> read_cohort(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const std::size_t dash = text.find_first_of("-/");
  if (dash == std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> first = read_year(text.substr(0, dash));
  const std::optional<std::int64_t> last = read_year(text.substr(dash + 1));
  if (!first || !last || *last <= *first || *last - *first > kLongestCohort) return std::nullopt;
  Cohort cohort{std::string(text), *first, std::nullopt};
  if (*last - *first > 1) cohort.exam_year = *last;
  return cohort;
}

Constants::Constants(resolve::Model& model, std::uint32_t document,
                     const std::optional<Cohort>& cohort)
    : model_(model), document_(document) {
  const auto& facts = model.vocabulary.facts;
  const std::vector<std::int64_t> years = cohort && cohort->exam_year
                                              ? std::vector<std::int64_t>{*cohort->exam_year}
                                              : borders(model, ScopeItem::Kind::exam_year);
  const std::vector<std::int64_t> cohorts =
      cohort ? std::vector<std::int64_t>{cohort->first} : borders(model, ScopeItem::Kind::cohort);
  regimes_.emplace_back();
  for (FactId id = 0; id < facts.size(); ++id) {
    if (!facts[id].decides_rules) continue;
    std::vector<std::int64_t> values;
    if (facts[id].type.base == Base::option) {
      const auto count = model.vocabulary.option_sets[facts[id].type.options].options.size();
      for (std::size_t index = 0; index < count; ++index)
        values.push_back(static_cast<std::int64_t>(index));
    } else if (facts[id].type.scale == Scale::year) {
      values = years;
      if (cohort && !cohort->exam_year) values.push_back(cohort->first + 1);
      if (cohort && cohort->exam_year) cohort_regime_.choices.push_back({id, *cohort->exam_year});
    } else if (facts[id].type.scale == Scale::cohort) {
      values = cohorts;
      if (cohort) cohort_regime_.choices.push_back({id, cohort->first});
    }
    if (values.empty()) continue;
    std::vector<Regime> next;
    for (const Regime& regime : regimes_) {
      for (const std::int64_t value : values) {
        next.push_back(regime);
        next.back().choices.push_back({id, value});
      }
    }
    regimes_ = std::move(next);
  }
  const grammar::Scope& scope = model.documents[document].syntax->scope;
  std::erase_if(regimes_, [&](const Regime& regime) {
    return resolve::fits(model, scope, regime) == Fits::no || !can_be(model, regime);
  });
  lowered_.resize(regimes_.size());
}

const Constants::Found& Constants::find(grammar::NameId name) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  return known_.emplace(name, look_up(name)).first->second;
}

Constants::Found Constants::look_up(grammar::NameId name) {
  if (name == grammar::kNoName) return {};
  const grammar::NameKind kind = model_.library->names[name].kind;
  if (kind == grammar::NameKind::item || kind == grammar::NameKind::option ||
      kind == grammar::NameKind::sort) {
    return {Found::State::constant, model_.library->names[name].singular};
  }
  if (model_.facts.contains(name)) return {Found::State::depends, {}};
  Found found;
  for (std::size_t regime = 0; regime < regimes_.size(); ++regime) {
    if (!holds(name, regimes_[regime])) continue;
    const std::optional<std::string> text = value(name, regime);
    if (!text) return {Found::State::depends, {}};
    if (found.state == Found::State::constant && found.text != *text)
      return {Found::State::varies, {}};
    found = {Found::State::constant, *text};
  }
  return found;
}

bool Constants::holds(grammar::NameId name, const Regime& regime) const {
  for (const auto* sources : {&model_.definitions, &model_.choices, &model_.lists}) {
    const auto found = sources->find(name);
    if (found == sources->end()) continue;
    for (const resolve::Source& source : found->second) {
      if (resolve::fits(model_, source, regime) == Fits::yes) return true;
    }
  }
  return model_.groups.contains(name) || model_.searches.contains(name);
}

resolve::Lowered& Constants::lowered(std::size_t regime) {
  if (!lowered_[regime]) {
    grammar::Diagnostics ignored;
    lowered_[regime] =
        std::make_unique<resolve::Lowered>(resolve::lower(model_, regimes_[regime], {}, ignored));
  }
  return *lowered_[regime];
}

std::optional<std::string> Constants::value(grammar::NameId name, std::size_t regime) {
  resolve::Lowered& made = lowered(regime);
  grammar::Node node;
  node.kind = grammar::NodeKind::name;
  node.name = name;
  node.span = model_.library->names[name].span;
  grammar::Diagnostics ignored;
  const NodeId id =
      resolve::lower_value(model_, regimes_[regime], made, node, document_, false, ignored);
  if (id >= made.program.nodes.size()) return std::nullopt;
  if (std::string list = list_text(made.program, model_.vocabulary, id); !list.empty()) return list;
  if (!Independence(made.program).of(id)) return std::nullopt;
  const program::Type& type = made.program.nodes[id].type;
  if (type.base != Base::number && type.base != Base::option && type.base != Base::truth)
    return std::nullopt;
  evaluate::Evaluator evaluator(made.program, model_.vocabulary);
  program::Candidate nobody;
  nobody.facts.resize(model_.vocabulary.facts.size());
  evaluator.bind(nobody);
  const evaluate::Value found = evaluator.value(id);
  if (found.status != evaluate::Status::known) return std::nullopt;
  if (type.base == Base::number && type.scale == Scale::date) return date_text(found.lo.num);
  return trace::shown(found, type, model_.vocabulary);
}

}  // namespace slagboom::cli
