// The regimes that differ: every opleiding, and every year and cohort where some scope begins or ends.
#include <algorithm>
#include <map>
#include <set>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Scope;
using grammar::ScopeItem;
using program::Fact;
using program::FactId;

template <typename Visit>
void each_scope(const grammar::Statement& statement, const Visit& visit) {
  visit(statement.scope);
  for (const Scope& scope : statement.item_scopes) visit(scope);
  for (const Scope& scope : statement.scopes) visit(scope);
}

std::vector<std::int64_t> exam_years(const Model& model) {
  std::set<std::int32_t> years;
  std::int32_t first = 9999;
  std::int32_t last = 0;
  const auto look = [&](const Scope& scope) {
    for (const ScopeItem& item : scope.items) {
      if (item.kind != ScopeItem::Kind::exam_year) continue;
      if (item.from > 0) {
        years.insert(item.from);
        first = std::min(first, item.from);
        last = std::max(last, item.from);
      }
      if (item.to < 9999) {
        years.insert(item.to + 1);
        last = std::max(last, item.to);
      }
    }
  };
  for (const DocumentInfo& document : model.documents) {
    look(document.syntax->scope);
    for (const grammar::Statement& statement : document.syntax->statements) each_scope(statement, look);
  }
  // Before the first year nothing is regulated at all.
  std::vector<std::int64_t> found;
  for (const std::int32_t year : years) {
    if (year >= first && year <= last) found.push_back(year);
  }
  return found;
}

// Where the sentences of one document make a difference between cohorts.
struct CohortBorders {
  const Scope* declared = nullptr;   // of the document
  std::set<std::int32_t> borders;    // first cohorts of the parts
};

std::vector<CohortBorders> cohort_borders(const Model& model) {
  std::vector<CohortBorders> found;
  for (const DocumentInfo& document : model.documents) {
    CohortBorders one;
    one.declared = &document.syntax->scope;
    const auto look = [&](const Scope& scope) {
      for (const ScopeItem& item : scope.items) {
        if (item.kind != ScopeItem::Kind::cohort) continue;
        if (item.from > 0) one.borders.insert(item.from);
        if (item.to < 9999) one.borders.insert(item.to + 1);
      }
    };
    look(document.syntax->scope);
    for (const grammar::Statement& statement : document.syntax->statements) each_scope(statement, look);
    // What lies before the first border is a part too.
    if (!one.borders.empty()) one.borders.insert(*one.borders.begin() - 1);
    found.push_back(std::move(one));
  }
  return found;
}

bool declares(const Scope& scope, std::int32_t cohort) {
  bool any = false;
  for (const ScopeItem& item : scope.items) {
    if (item.kind != ScopeItem::Kind::cohort) continue;
    any = true;
    if (cohort >= item.from && cohort <= item.to) return true;
  }
  return !any;
}

// One cohort of each part, for the documents that hold in the regime; none when no sentence asks for it.
std::vector<std::int64_t> cohorts(const Model& model, const std::vector<CohortBorders>& borders, const Regime& regime) {
  std::set<std::int64_t> found;
  for (const CohortBorders& one : borders) {
    if (one.borders.empty() || fits(model, *one.declared, regime) == Fits::no) continue;
    for (const std::int32_t cohort : one.borders) {
      if (declares(*one.declared, cohort)) found.insert(cohort);
    }
  }
  return {found.begin(), found.end()};
}

void multiply(std::vector<Regime>& regimes, FactId fact, const std::vector<std::int64_t>& values) {
  if (values.empty()) return;
  std::vector<Regime> next;
  for (const Regime& regime : regimes) {
    for (const std::int64_t value : values) {
      next.push_back(regime);
      next.back().choices.push_back({fact, value});
    }
  }
  regimes = std::move(next);
}

// A year stands for all years up to the next border. A cohort does not sit an exam before its first school year ends:
// takes the first year of that period in which it can; false when there is none.
bool may_sit(const Model& model, Regime& regime, const std::vector<std::int64_t>& years) {
  Regime::Choice* year = nullptr;
  const Regime::Choice* cohort = nullptr;
  for (Regime::Choice& choice : regime.choices) {
    const program::Scale scale = model.vocabulary.facts[choice.fact].type.scale;
    if (scale == program::Scale::year) year = &choice;
    if (scale == program::Scale::cohort) cohort = &choice;
  }
  if (year == nullptr || cohort == nullptr || year->value > cohort->value) return true;
  const auto next = std::upper_bound(years.begin(), years.end(), year->value);
  year->value = cohort->value + 1;
  return next == years.end() || year->value < *next;
}

}  // namespace

std::vector<Regime> all_regimes(const Model& model) {
  std::vector<Regime> regimes{Regime{}};
  FactId cohort = program::kNone;
  for (FactId id = 0; id < model.vocabulary.facts.size(); ++id) {
    const Fact& fact = model.vocabulary.facts[id];
    if (!fact.decides_rules) continue;
    if (fact.type.base == program::Base::option) {
      const std::size_t count = model.vocabulary.option_sets[fact.type.options].options.size();
      std::vector<std::int64_t> values;
      for (std::size_t index = 0; index < count; ++index) values.push_back(static_cast<std::int64_t>(index));
      multiply(regimes, id, values);
    } else if (fact.type.scale == program::Scale::year) {
      multiply(regimes, id, exam_years(model));
    } else if (fact.type.scale == program::Scale::cohort) {
      cohort = id;
    }
  }
  if (cohort == program::kNone) return regimes;
  // Cohorts last: which of them matter depends on the documents that hold.
  const std::vector<CohortBorders> borders = cohort_borders(model);
  const std::vector<std::int64_t> years = exam_years(model);
  std::vector<Regime> result;
  for (const Regime& regime : regimes) {
    std::vector<Regime> split{regime};
    multiply(split, cohort, cohorts(model, borders, regime));
    std::erase_if(split, [&](Regime& one) { return !may_sit(model, one, years); });
    if (split.empty()) split.push_back(regime);   // too early for each of them
    for (Regime& one : split) {
      std::sort(one.choices.begin(), one.choices.end(),
                [](const Regime::Choice& a, const Regime::Choice& b) { return a.fact < b.fact; });
      result.push_back(std::move(one));
    }
  }
  return result;
}

std::int64_t newness(const Model& model, const Regime& regime) {
  std::int64_t year = 0;
  std::int64_t cohort = 0;
  for (const Regime::Choice& choice : regime.choices) {
    const program::Scale scale = model.vocabulary.facts[choice.fact].type.scale;
    if (scale == program::Scale::year) year = choice.value;
    if (scale == program::Scale::cohort) cohort = choice.value;
  }
  return year * 10'000 + cohort;
}

// ---- which regimes a list leaves out --------------------------------------------------------------

namespace {

// The name of these options together: a group, or one after the other.
std::string options_text(const Model& model, std::uint32_t set, const std::set<std::int64_t>& values) {
  const program::OptionSet& options = model.vocabulary.option_sets[set];
  std::map<std::string, std::set<std::int64_t>> groups;
  for (const auto& [name, sources] : model.groups) {
    std::set<std::int64_t> members;
    for (const Source& source : sources) {
      for (const grammar::Node& node : source.statement->nodes) {
        const auto place = std::find(options.options.begin(), options.options.end(), node.name);
        if (place != options.options.end()) members.insert(place - options.options.begin());
      }
    }
    if (members == values) groups.emplace(model.library->names[name].singular, std::move(members));
  }
  if (values.size() > 1 && !groups.empty()) return groups.begin()->first;
  std::string text;
  std::size_t index = 0;
  for (const std::int64_t value : values) {
    if (index > 0) text += index + 1 == values.size() ? " en " : ", ";
    text += options.labels[static_cast<std::size_t>(value)];
    ++index;
  }
  return text;
}

}  // namespace

std::string left_out(const Model& model, const Source& source) {
  const grammar::Statement& statement = *source.statement;
  std::map<FactId, std::set<std::int64_t>> covered;
  std::map<FactId, std::set<std::int64_t>> missing;
  for (const Regime& regime : all_regimes(model)) {
    if (fits(model, source, regime) != Fits::yes) continue;
    const bool holds = std::any_of(statement.item_scopes.begin(), statement.item_scopes.end(), [&](const Scope& scope) {
      return fits(model, scope, regime) == Fits::yes;
    });
    for (const Regime::Choice& choice : regime.choices) (holds ? covered : missing)[choice.fact].insert(choice.value);
  }
  // Only when one fact alone tells the two apart.
  std::string text;
  for (const auto& [fact, values] : missing) {
    std::set<std::int64_t> common;
    const std::set<std::int64_t>& others = covered[fact];
    std::set_intersection(values.begin(), values.end(), others.begin(), others.end(), std::inserter(common, common.end()));
    if (!common.empty() || others.empty()) continue;
    const program::Type& type = model.vocabulary.facts[fact].type;
    if (type.base == program::Base::option) return options_text(model, type.options, values);
    const std::int64_t value = *values.begin();
    if (text.empty()) {
      text = type.scale == program::Scale::cohort
                 ? "cohort " + std::to_string(value) + "-" + std::to_string(value + 1)
                 : model.vocabulary.facts[fact].key + " " + std::to_string(value);
    }
  }
  return text;
}

}  // namespace slagboom::resolve
