// Regimes of two models are matched by key and word: numbers of facts and options are private to a model.
#include "interpreter/cli/compare_sides.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "grammar/source.hpp"
#include "interpreter/candidates/bind.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/verb_load.hpp"

namespace slagboom::cli {

namespace {

using program::Base;
using program::Fact;
using program::FactId;
using program::Scale;
using resolve::Fits;
using resolve::Model;
using resolve::Regime;

using Fixed = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kLaw = "wet";

std::string in_quotes(const std::string& text) { return "«" + grammar::printable(text) + "»"; }

bool is_school_text(const resolve::DocumentInfo& info) {
  return !info.is_library && info.rank >= resolve::Rank::reglement;
}

// Some text of the school is for this regime, or there is no such text.
bool regulated(const Model& model, const Regime& regime) {
  bool any = false;
  for (const resolve::DocumentInfo& info : model.documents) {
    if (!is_school_text(info)) continue;
    any = true;
    if (resolve::fits(model, info.syntax->scope, regime) != Fits::no) return true;
  }
  return !any;
}

// First years of the cohorts at which some scope begins or ends, when scopes speak of cohorts at all.
std::vector<std::int64_t> cohorts_of(const Model& model) {
  std::set<std::int64_t> years;
  const auto look = [&](const grammar::Scope& scope) {
    for (const grammar::ScopeItem& item : scope.items) {
      if (item.kind != grammar::ScopeItem::Kind::cohort) continue;
      if (item.from > 0) years.insert(item.from);
      if (item.to < 9999) years.insert(item.to);
    }
  };
  for (const resolve::DocumentInfo& info : model.documents) {
    look(info.syntax->scope);
    for (const grammar::Statement& statement : info.syntax->statements) {
      look(statement.scope);
      for (const grammar::Scope& scope : statement.item_scopes) look(scope);
    }
  }
  return {years.begin(), years.end()};
}

// All regimes of one side, with what the command fixes; empty and a message when a value cannot be read.
bool regimes_of(const Model& model, const Fixed& fixed, std::vector<Regime>& out) {
  std::map<FactId, std::int64_t> values;
  for (const auto& [key, text] : fixed) {
    for (FactId id = 0; id < model.vocabulary.facts.size(); ++id) {
      const Fact& fact = model.vocabulary.facts[id];
      if (!fact.decides_rules || fact.key != key) continue;
      program::Rational value;
      std::string reason;
      if (!candidates::read_value(model, fact, text, value, reason)) {
        std::vector<std::string> known;
        if (fact.type.base == Base::option) known = model.vocabulary.option_sets[fact.type.options].labels;
        say(in_quotes(text) + " is geen " + key + did_you_mean(text, known));
        return false;
      }
      values[id] = value.num;
    }
  }
  const std::vector<std::int64_t> cohorts = cohorts_of(model);
  std::vector<Regime> found;
  for (const Regime& regime : resolve::all_regimes(model)) {
    Regime one = regime;
    std::vector<Regime> ones;
    for (Regime::Choice& choice : one.choices) {
      const auto value = values.find(choice.fact);
      if (value != values.end()) choice.value = value->second;
    }
    // Fixed by the command, though no rule names a value of it.
    for (const auto& [id, value] : values) {
      const bool there = std::any_of(one.choices.begin(), one.choices.end(),
                                     [fact = id](const Regime::Choice& choice) { return choice.fact == fact; });
      if (!there && model.vocabulary.facts[id].type.scale == Scale::year) one.choices.push_back({id, value});
    }
    ones.push_back(one);
    for (FactId id = 0; id < model.vocabulary.facts.size(); ++id) {
      const Fact& fact = model.vocabulary.facts[id];
      if (!fact.decides_rules || fact.type.scale != Scale::cohort || fact.type.base == Base::option) continue;
      std::vector<std::int64_t> wanted = cohorts;
      if (values.contains(id)) wanted = {values[id]};
      if (wanted.empty()) continue;
      ones.clear();
      for (const std::int64_t cohort : wanted) {
        Regime more = one;
        more.choices.push_back({id, cohort});
        ones.push_back(std::move(more));
      }
    }
    for (Regime& each : ones) {
      std::sort(each.choices.begin(), each.choices.end(),
                [](const Regime::Choice& a, const Regime::Choice& b) { return a.fact < b.fact; });
      if (regulated(model, each) && std::find(found.begin(), found.end(), each) == found.end()) {
        found.push_back(std::move(each));
      }
    }
  }
  out = std::move(found);
  return true;
}

// What must be equal on both sides: everything but what the command fixes differently.
std::string shared_key(const Model& model, const Regime& regime, const std::set<std::string>& free) {
  std::string key;
  for (const Regime::Choice& choice : regime.choices) {
    const Fact& fact = model.vocabulary.facts[choice.fact];
    if (free.contains(fact.key)) continue;
    key += fact.key + "=";
    key += fact.type.base == Base::option
               ? model.vocabulary.option_sets[fact.type.options].labels[static_cast<std::size_t>(choice.value)]
               : std::to_string(choice.value);
    key += ";";
  }
  return key;
}

std::string key_of(const Model& model, Base base, Scale scale) {
  for (const Fact& fact : model.vocabulary.facts) {
    if (!fact.decides_rules || fact.type.base != base) continue;
    if (base == Base::option || fact.type.scale == scale) return fact.key;
  }
  return {};
}

// Loads one side; "wet" is the library alone.
std::shared_ptr<Session> side(const Options& options, const std::string& path, const std::string& library) {
  Options own = options;
  own.library = library;
  own.paths.clear();
  if (path != kLaw) own.paths.push_back(path);
  auto session = std::make_shared<Session>();
  if (!load_usable(*session, own)) return nullptr;
  if (path != kLaw) {
    const Model& model = *session->state().model;
    const bool any = std::any_of(model.documents.begin(), model.documents.end(),
                                 [](const resolve::DocumentInfo& info) { return !info.is_library; });
    if (!any) {
      say("in " + in_quotes(path) + " staat geen document (*.regl.md)");
      return nullptr;
    }
  }
  return session;
}

}  // namespace

Status load_sides(const Options& options, Sides& sides) {
  const std::string& first = options.paths.front();
  const std::string second = options.second.empty() ? first : options.second;
  const std::string other = options.second_library.empty() ? options.library : options.second_library;
  sides.same_library = other == options.library;
  sides.before = side(options, first, options.library);
  if (!sides.before) return Status::unreadable;
  sides.after = second == first && sides.same_library ? sides.before : side(options, second, other);
  if (!sides.after) return Status::unreadable;
  sides.name_before = first;
  sides.name_after = second;
  if (!sides.same_library) {
    sides.name_before += " met " + options.library;
    sides.name_after += " met " + other;
  }

  const Model& before = *sides.before->state().model;
  const Model& after = *sides.after->state().model;
  std::set<std::string> free;
  const auto fix = [&](const std::string& key, const std::vector<std::string>& values) {
    if (values.empty()) return true;
    if (key.empty()) {
      say("de wetten kennen geen gegeven dat zo heet; laat die keuze weg");
      return false;
    }
    sides.fixed_before.emplace_back(key, values.front());
    sides.fixed_after.emplace_back(key, values.back());
    if (values.front() != values.back()) free.insert(key);
    return true;
  };
  if (!fix(key_of(before, Base::number, Scale::year), options.exam_years) ||
      !fix(key_of(before, Base::number, Scale::cohort), options.cohorts) ||
      !fix(key_of(before, Base::option, Scale::any), options.programmes)) {
    return Status::usage;
  }
  std::vector<Regime> regimes_before;
  std::vector<Regime> regimes_after;
  if (!regimes_of(before, sides.fixed_before, regimes_before) || !regimes_of(after, sides.fixed_after, regimes_after)) {
    return Status::usage;
  }
  std::map<std::string, const Regime*> by_key;
  for (const Regime& regime : regimes_after) by_key.emplace(shared_key(after, regime, free), &regime);
  for (const Regime& regime : regimes_before) {
    const auto found = by_key.find(shared_key(before, regime, free));
    if (found == by_key.end()) continue;
    sides.pairs.push_back({regime, *found->second, resolve::label(before, regime), resolve::label(after, *found->second)});
  }
  if (sides.pairs.empty()) {
    say("er is geen opleiding en geen jaar waarvoor deze teksten allebei gelden; kies met --opleiding, --examenjaar of "
        "--cohort wat u naast elkaar wilt leggen");
    return Status::usage;
  }
  return Status::fine;
}

candidates::RawCandidate seen_by(const candidates::RawCandidate& candidate,
                                 const std::vector<std::pair<std::string, std::string>>& fixed) {
  candidates::RawCandidate seen = candidate;
  for (const auto& [key, value] : fixed) seen.fields[key].text = value;
  return seen;
}

}  // namespace slagboom::cli
