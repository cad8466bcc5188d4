// Names in sentences: facts, definitions with their exceptions, open norms, lists, items.
#include <algorithm>

#include "interpreter/resolve/lowering.hpp"

namespace slagboom::resolve {

using grammar::NameKind;
using grammar::Node;
using grammar::NodeKind;
using grammar::Statement;
using grammar::StatementKind;
using grammar::ValueKind;
using program::DefinitionId;

NameId Lowering::substituted(NameId name, const Setting& setting) const {
  if (setting.substitutions == nullptr) return name;
  for (const auto& [from, to] : *setting.substitutions) {
    if (from == name) return to;
  }
  return name;
}

Type Lowering::declared_type(NameId name) const {
  Type type;
  const auto term = model_.terms.find(name);
  if (term == model_.terms.end()) return type;
  const Statement& statement = *term->second.statement;
  switch (statement.value_kind) {
    case ValueKind::grade:
    case ValueKind::whole_grade:
      type.base = Base::number;
      type.scale = Scale::grade;
      type.decimals = statement.value_kind == ValueKind::grade ? 1 : 0;
      break;
    case ValueKind::count:
      type.base = Base::number;
      type.scale = Scale::count;
      type.decimals = 0;
      break;
    case ValueKind::number: type.base = Base::number; break;
    case ValueKind::truth: type.base = Base::truth; break;
    case ValueKind::option:
      type.base = Base::option;
      for (std::uint32_t set = 0; set < model_.vocabulary.option_sets.size(); ++set) {
        const program::OptionSet& options = model_.vocabulary.option_sets[set];
        if (options.options.size() != statement.nodes.size()) continue;
        bool same = true;
        for (std::size_t index = 0; index < options.options.size(); ++index) {
          same = same && options.options[index] == statement.nodes[index].name;
        }
        if (same) type.options = set;
      }
      break;
    case ValueKind::date: type.base = Base::number; type.scale = Scale::date; break;
    case ValueKind::exam_year: type.base = Base::number; type.scale = Scale::year; break;
    case ValueKind::cohort: type.base = Base::number; type.scale = Scale::cohort; break;
    case ValueKind::unsaid:
    case ValueKind::text: break;
  }
  return type;
}

// A reference to a name, with its owner: "het eindcijfer van dat vak", "de eindcijfers van de kernvakken".
NodeId Lowering::reference(const Node& node, const Setting& setting) {
  const NameId id = substituted(node.name, setting);
  const grammar::Name& named = name(id);
  const bool per_element = named.sort != kNoName && named.sort != model_.main_sort;

  if (named.kind == NameKind::sort) {
    if (id == model_.element_sort) {
      Type type;
      type.base = Base::set;
      const NodeId all = make(Op::everything, type, node.span);
      if (node.children.empty() || node.children[0].kind == NodeKind::name) return all;
      // "de vakken van de kandidaat waarvoor geldt: …": what follows is about the things, not about the candidate.
      Node about = node.children[0];
      if (about.children.empty() || about.children[0].kind != NodeKind::name ||
          about.children[0].name != model_.main_sort) {
        message(DiagnosticKind::not_a_set, about.span, "hier hoort de " + name(model_.main_sort).singular);
        return broken(Base::set, node.span);
      }
      Node things = node;
      things.children.clear();
      about.children[0] = std::move(things);
      about.span = node.span;
      return set(about, setting);
    }
    message(DiagnosticKind::not_a_value, node.span, "dit is een soort, geen waarde");
    return broken(Base::number, node.span);
  }
  if (named.kind == NameKind::item) {
    const std::optional<std::vector<std::uint64_t>> bits = item_bits(node, setting);
    return items_node(bits ? *bits : std::vector<std::uint64_t>{}, node.span);
  }
  if (named.opposite != kNoName) {
    Node other = node;
    other.name = named.opposite;
    const NodeId inner = reference(other, setting);
    Type truth;
    truth.base = Base::truth;
    return make(Op::negate, truth, node.span, {inner});
  }

  // What the name gives, with the right element as the current one.
  const auto plain = [&](bool has_element) -> NodeId {
    const auto fact = model_.vocabulary.fact_by_name.find(id);
    if (fact != model_.vocabulary.fact_by_name.end()) {
      return make(Op::fact, model_.vocabulary.facts[fact->second].type, node.span, {}, fact->second);
    }
    const auto attribute = model_.attribute_by_name.find(id);
    if (attribute != model_.attribute_by_name.end()) {
      Type type = declared_type(id);
      if (type.base == Base::nothing) {
        type.base = named.kind == NameKind::condition ? Base::truth : Base::number;
        type.scale = Scale::count;
      }
      return make(Op::attribute, type, node.span, {}, attribute->second);
    }
    if (model_.lists.contains(id)) {
      const std::optional<std::vector<std::uint64_t>> bits = item_bits(node, setting);
      return items_node(bits ? *bits : std::vector<std::uint64_t>{}, node.span);
    }
    if (model_.searches.contains(id)) {
      const std::uint32_t found = search(id);
      if (found != kNone) {
        Type type;
        type.base = Base::set;
        return make(Op::chosen, type, node.span, {}, found);
      }
    }
    (void)has_element;
    const DefinitionId defined = definition(id, node.span);
    if (defined == kNone) {
      const Type type = declared_type(id);
      return broken(type.base == Base::nothing ? (named.kind == NameKind::condition ? Base::truth
                                                  : named.kind == NameKind::collection ? Base::set
                                                                                       : Base::number)
                                               : type.base,
                    node.span);
    }
    return make(Op::call, program_.definitions[defined].type, node.span, {}, defined);
  };

  if (node.children.empty()) {
    if (per_element && !setting.has_element) {
      const std::string sort = shown(named.sort);
      message(DiagnosticKind::missing_owner, node.span, "hier staat niet van welk " + name(named.sort).singular,
              shown(id) + " hoort bij een " + name(named.sort).singular, "schrijf «" + shown(id) + " van …»");
      return broken(named.kind == NameKind::condition ? Base::truth : Base::number, node.span);
    }
    return plain(setting.has_element);
  }

  const Node& owner = node.children[0];
  if (!per_element) {
    if (owner.kind == NodeKind::name && name(owner.name).kind == NameKind::sort) return plain(setting.has_element);
    message(DiagnosticKind::wrong_kind_of_name, owner.span,
            shown(id) + " hoort niet bij een " +
                (model_.element_sort == kNoName ? std::string("ding") : name(model_.element_sort).singular));
    return broken(Base::number, node.span);
  }
  if (owner.kind == NodeKind::current) {
    if (!setting.has_element) {
      message(DiagnosticKind::missing_owner, owner.span, "hier is nog niet gezegd om welk " +
                                                             name(named.sort).singular + " het gaat");
      return broken(named.kind == NameKind::condition ? Base::truth : Base::number, node.span);
    }
    return plain(true);
  }
  if (owner.kind == NodeKind::name && name(owner.name).kind == NameKind::item) {
    const NodeId inner = plain(true);
    const program::ItemId item = model_.vocabulary.item_by_name.contains(owner.name)
                                     ? model_.vocabulary.item_by_name.at(owner.name)
                                     : kNone;
    if (item == kNone) return broken(Base::number, node.span);
    return make(Op::of_item, type(inner), node.span, {inner}, item);
  }
  const NodeId from = set(owner, setting);
  const NodeId inner = plain(true);
  Type many = type(inner);
  if (many.base == Base::number) many.base = Base::numbers;
  if (many.base == Base::option) many.base = Base::options;
  if (many.base != Base::numbers && many.base != Base::options) {
    message(DiagnosticKind::not_a_value, node.span, "hiervan is geen rij te maken",
            "het gaat om " + type_name(model_, type(inner)));
    return broken(Base::number, node.span);
  }
  return make(Op::map, many, node.span, {from, inner});
}

const Source* Lowering::supposed(NameId wanted) {
  const auto found = model_.supposed.find(wanted);
  return found != model_.supposed.end() && fit(found->second) == Fits::yes ? &found->second : nullptr;
}

std::vector<Source> Lowering::holding(NameId wanted, const std::unordered_map<NameId, std::vector<Source>>& all) {
  if (const Source* instead = supposed(wanted)) {
    used(*instead);
    return {*instead};
  }
  std::vector<Source> result;
  const auto found = all.find(wanted);
  if (found == all.end()) return result;
  for (const Source& source : found->second) {
    if (fit(source) == Fits::yes) result.push_back(source);
  }
  return result;
}

std::vector<Source> Lowering::filled_in(NameId wanted, const std::unordered_map<NameId, Source>& instead) {
  const auto found = instead.find(wanted);
  if (found != instead.end() && fit(found->second) == Fits::yes) return {found->second};
  const auto filled = model_.fillings.find(wanted);
  return filled == model_.fillings.end() ? std::vector<Source>{} : filled->second;
}

// The definition behind a name in this regime; made when first asked for.
DefinitionId Lowering::definition(NameId wanted, Span from) {
  const auto known = program_.by_name.find(wanted);
  if (known != program_.by_name.end()) {
    const DefinitionId id = known->second;
    if (progress_[id] == Progress::busy) {
      std::string path;
      bool inside = false;
      for (const DefinitionId step : path_) {
        inside = inside || step == id;
        if (inside) path += program_.definitions[step].label + " → ";
      }
      message(DiagnosticKind::cycle, from, "dit begrip is nodig om zichzelf te bepalen",
              path + program_.definitions[id].label,
              "bepaal een van deze begrippen zonder de andere");
      return kNone;
    }
    return id;
  }

  std::vector<Source> general;
  std::vector<Source> departures;
  const auto sources = model_.definitions.find(wanted);
  bool undecided = false;
  if (sources != model_.definitions.end()) {
    for (const Source& source : sources->second) {
      Fits holds = fit(source);
      undecided = undecided || holds == Fits::undecided;
      bool departs = false;
      for (const grammar::Departure& departure : source.statement->departures) {
        departs = departs || !departure.only_without_prejudice;
      }
      if (holds == Fits::yes) (departs ? departures : general).push_back(source);
    }
  }
  // Provisions that are declared to apply here as well.
  const std::vector<std::pair<NameId, NameId>>* substitutions = nullptr;
  std::string analogy_label;
  if (general.empty() && sources != model_.definitions.end()) {
    for (const Analogy& analogy : model_.analogies) {
      if (fit(analogy.source) != Fits::yes) continue;
      for (const Source& source : sources->second) {
        if (!within(model_, source.document, source.statement->part, analogy.source.statement->address,
                    analogy.source.document, analogy.source.statement->part)) {
          continue;
        }
        bool departs = false;
        for (const grammar::Departure& departure : source.statement->departures) {
          departs = departs || !departure.only_without_prejudice;
        }
        (departs ? departures : general).push_back(source);
        substitutions = &analogy.substitutions;
        analogy_label = provision_label(model_, analogy.source.document, analogy.source.statement->part);
      }
    }
  }
  std::vector<Source> chosen;
  const auto choices = model_.choices.find(wanted);
  if (choices != model_.choices.end()) {
    for (const Source& source : choices->second) {
      if (fit(source) == Fits::yes) chosen.push_back(source);
    }
  }
  // A supposed sentence takes the place of all of them; about a choice of the school it is the choice.
  if (const Source* instead = supposed(wanted); instead != nullptr && chosen.empty()) {
    general.assign(1, *instead);
    departures.clear();
    substitutions = nullptr;
    analogy_label.clear();
  }
  if (general.empty() && chosen.empty()) {
    // A begrip that nothing defines is told once, where it is introduced.
    const bool undefined =
        sources == model_.definitions.end() && choices == model_.choices.end() && model_.terms.contains(wanted);
    if (!undecided && !undefined) {
      message(DiagnosticKind::gap_in_years, from, "hiervoor is niets geregeld",
              "geen bepaling over «" + shown(wanted) + "» geldt voor " + label(model_, regime_),
              "voeg een bepaling toe voor deze jaren en opleidingen, of beperk deze zin met «geldt voor»",
              label(model_, regime_));
    }
    return kNone;
  }

  const auto id = static_cast<DefinitionId>(program_.definitions.size());
  program_.definitions.emplace_back();
  out_.origins.emplace_back();
  progress_.push_back(Progress::busy);
  program_.by_name.emplace(wanted, id);
  const grammar::Name& named = name(wanted);
  {
    program::Definition& made = program_.definitions[id];
    made.name = wanted;
    made.label = shown(wanted);
    made.per_element = named.sort != kNoName && named.sort != model_.main_sort;
    made.type = declared_type(wanted);
    if (made.type.base == Base::nothing && named.kind == NameKind::condition) made.type.base = Base::truth;
  }
  path_.push_back(id);

  if (!chosen.empty() && general.empty()) {
    program::Variant variant;
    variant.body = choice_value(wanted, from, chosen, id);
    variant.span = chosen.front().statement->span;
    variant.provision = provision(provision_label(model_, chosen.front().document, chosen.front().statement->part),
                                  chosen.front().document, chosen.front().statement->part, variant.span);
    program_.definitions[id].type = type(variant.body);
    program_.definitions[id].variants.push_back(std::move(variant));
    out_.origins[id].push_back(chosen.front());
    path_.pop_back();
    progress_[id] = Progress::done;
    return id;
  }

  // Only one general rule may hold; a lower text may not say it again.
  if (general.size() > 1) {
    std::stable_sort(general.begin(), general.end(), [this](const Source& a, const Source& b) {
      return model_.documents[a.document].rank < model_.documents[b.document].rank;
    });
    const Source& first = general.front();
    for (std::size_t index = 1; index < general.size(); ++index) {
      const bool lower_rank =
          model_.documents[general[index].document].rank > model_.documents[first.document].rank;
      if (lower_rank) {
        settled_above(general[index], first);
      } else {
        conflicting(general[index], first);
      }
    }
    general.resize(1);
  }

  const auto add_variant = [&](const Source& source) {
    Setting setting;
    setting.document = source.document;
    setting.statement = source.statement;
    setting.has_element = program_.definitions[id].per_element;
    setting.substitutions = substitutions;
    setting.provision = provision_label(model_, source.document, source.statement->part);
    if (!analogy_label.empty()) setting.analogy = " jo. " + analogy_label;
    program::Variant variant;
    variant.span = source.statement->span;
    variant.provision =
        provision(setting.provision + setting.analogy, source.document, source.statement->part, source.statement->span);
    for (std::size_t index = 0; index < source.statement->doubts.size(); ++index) {
      variant.doubts.push_back({source.statement->doubts[index], kNone});
      const Node& matters = source.statement->doubt_matters[index];
      if (matters.kind == NodeKind::error) continue;
      waiting_doubts_.push_back({id, program_.definitions[id].variants.size(), index, &matters, setting});
    }
    for (const grammar::Departure& departure : source.statement->departures) {
      if (departure.only_without_prejudice || departure.conditions.empty()) continue;
      Type truth;
      truth.base = Base::truth;
      std::vector<NodeId> guards;
      for (const Node& one : departure.conditions) guards.push_back(condition(one, setting));
      variant.guard = guards.size() == 1 ? guards[0] : make(Op::both, truth, departure.span, guards);
    }
    variant.body = variant_body(source, id, setting);
    program::Definition& made = program_.definitions[id];
    if (made.type.base == Base::nothing || made.variants.empty()) {
      const Type declared = made.type;
      made.type = type(variant.body);
      if (declared.base != Base::nothing) {
        made.type.scale = declared.scale == Scale::any ? made.type.scale : declared.scale;
        if (declared.base == Base::option) made.type.options = declared.options;
      }
    } else if (made.type.base == Base::number && made.type.decimals >= 0) {
      // As many decimals as the widest rule gives, which is no more than what was declared.
      const std::int8_t own = type(variant.body).decimals;
      made.type.decimals = own < 0 ? own : std::max(made.type.decimals, own);
    }
    made.variants.push_back(std::move(variant));
    out_.origins[id].push_back(source);
    used(source);
  };
  add_variant(general.front());
  for (const Source& source : departures) add_variant(source);
  attach(id, general, departures);
  path_.pop_back();
  progress_[id] = Progress::done;
  return id;
}

// Hangs each departure under the rule it departs from.
void Lowering::attach(DefinitionId id, const std::vector<Source>& general, const std::vector<Source>& departures) {
  std::vector<Source> all = general;
  all.insert(all.end(), departures.begin(), departures.end());
  program::Definition& made = program_.definitions[id];
  for (std::uint32_t index = 1; index < all.size(); ++index) {
    for (const grammar::Departure& departure : all[index].statement->departures) {
      if (departure.only_without_prejudice) continue;
      std::uint32_t target = kNone;
      // The address may fit several variants; a departure goes before the general rule, the last one written wins.
      for (std::uint32_t other = 0; other < all.size(); ++other) {
        if (other == index) continue;
        if (!within(model_, all[other].document, all[other].statement->part, departure.address,
                    all[index].document, all[index].statement->part)) {
          continue;
        }
        const bool same_part = all[other].document == all[index].document &&
                               all[other].statement->part == all[index].statement->part;
        if (other > index && same_part) continue;
        target = other;
        if (other == 0) break;
      }
      if (target == kNone) {
        message(DiagnosticKind::departure_mismatch, departure.address.span,
                "op dit adres staat niets over " + made.label,
                "een afwijking gaat over hetzelfde begrip als de regel waarvan zij afwijkt",
                "controleer het nummer van het artikel, het lid en het onderdeel");
        continue;
      }
      const Rank own_rank = model_.documents[all[index].document].rank;
      const Rank rank_above = model_.documents[all[target].document].rank;
      // Terms are no law: a law may depart from them, a school may not.
      const bool law_on_terms = rank_above == Rank::terms && own_rank <= Rank::regeling;
      if (own_rank > rank_above && !law_on_terms) {
        Diagnostic item;
        item.kind = DiagnosticKind::departure_without_basis;
        item.labels.push_back({all[index].statement->span, "deze tekst is lager dan de wet waarvan zij afwijkt", true});
        item.labels.push_back({all[target].statement->span,
                               provision_label(model_, all[target].document, all[target].statement->part), false});
        item.because = "afwijken mag alleen als de hogere regel daar zelf ruimte voor geeft";
        item.help = "schrap deze afwijking, of gebruik «vult in» als de wet een keuze geeft";
        diagnostics_.add(std::move(item));
        continue;
      }
      made.variants[target].exceptions.push_back(index);
    }
  }
}

NodeId Lowering::variant_body(const Source& source, DefinitionId id, const Setting& setting) {
  const Statement& statement = *source.statement;
  const Type wanted = program_.definitions[id].type;
  if (statement.kind == StatementKind::table) return table(statement, setting, wanted);
  const Node* body = nullptr;
  if (statement.nodes.size() == 1 && statement.item_scopes.empty()) {
    body = &statement.nodes[0];
  } else {
    for (std::size_t index = 0; index < statement.nodes.size(); ++index) {
      const bool scoped = index < statement.item_scopes.size();
      if (scoped && fit(statement.item_scopes[index]) != Fits::yes) continue;
      if (body != nullptr) {
        conflicting_lines(*body, statement.nodes[index]);
        break;
      }
      body = &statement.nodes[index];
    }
    if (body == nullptr) {
      missing_line(source);
      return broken(wanted.base == Base::nothing ? Base::number : wanted.base, statement.span);
    }
  }
  const grammar::Name& named = name(program_.definitions[id].name);
  if (named.kind == NameKind::condition) return condition(*body, setting);
  NodeId made = kNone;
  if (named.kind == NameKind::collection) {
    made = any_value(*body, setting);
    // What is supposed about the whole set says all that is in it.
    const bool whole = model_.documents[setting.document].host != kNone;
    if (type(made).base == Base::set && !whole) made = additions(program_.definitions[id].name, *body, made, setting);
    return made;
  }
  made = wanted.base == Base::option ? literal(*body, wanted, setting) : value(*body, setting);
  const Type declared = declared_type(program_.definitions[id].name);
  require(declared.base == Base::nothing ? wanted : declared, made, statement);
  return made;
}

// The declared kind of value against what the sentence gives.
void Lowering::require(const Type& wanted, NodeId node, const Statement& statement) {
  if (wanted.base == Base::nothing) return;
  const Type& got = type(node);
  if (got.base != wanted.base) {
    message(DiagnosticKind::kind_mismatch, statement.nodes.empty() ? statement.span : statement.nodes[0].span,
            "dit is " + type_name(model_, got), shown(statement.name) + " is " + type_name(model_, wanted));
    return;
  }
  if (wanted.base == Base::number && wanted.decimals >= 0 && (got.decimals < 0 || got.decimals > wanted.decimals)) {
    const std::string step = wanted.decimals == 0 ? "op een geheel getal" : "op 1 decimaal";
    message(DiagnosticKind::missing_rounding, statement.nodes.empty() ? statement.span : statement.nodes[0].span,
            "dit getal kan meer decimalen hebben", shown(statement.name) + " is " + type_name(model_, wanted),
            "zet erachter «, in één stap afgerond " + step + "»");
  }
}

// Notes that a document had a part in this program.
void Lowering::used(const Source& source) {
  if (std::find(out_.documents.begin(), out_.documents.end(), source.document) == out_.documents.end()) {
    out_.documents.push_back(source.document);
  }
  const Statement& statement = *source.statement;
  if (statement.kind != StatementKind::fill) return;
  for (std::size_t index = 0; index < statement.doubts.size(); ++index) {
    const std::string text =
        provision_label(model_, source.document, statement.part) + ": " + statement.doubts[index];
    const bool known = std::any_of(program_.remarks.begin(), program_.remarks.end(),
                                   [&](const program::Remark& one) { return one.text == text; });
    if (known) continue;
    program_.remarks.push_back({text, kNone, {}});
    if (statement.doubt_matters[index].kind == NodeKind::error) continue;
    Setting setting;
    setting.document = source.document;
    setting.statement = &statement;
    waiting_doubts_.push_back({kNone, program_.remarks.size() - 1, 0, &statement.doubt_matters[index], setting});
  }
}

// A value the law leaves to the school.
NodeId Lowering::choice_value(NameId wanted, Span from, const std::vector<Source>& sources, DefinitionId id) {
  const Source& source = sources.front();
  const Statement& statement = *source.statement;
  Type type = program_.definitions[id].type;
  Setting setting;
  setting.document = source.document;
  setting.statement = &statement;
  bool options = false;
  for (const Node& node : statement.nodes) {
    options = options || (node.kind == NodeKind::name && name(node.name).kind == NameKind::option);
  }
  if (options) {
    type.base = Base::option;
    for (std::uint32_t set = 0; set < model_.vocabulary.option_sets.size(); ++set) {
      if (!statement.nodes.empty() && option_index(statement.nodes[0].name, set) &&
          model_.vocabulary.option_sets[set].options.size() == statement.nodes.size()) {
        type.options = set;
      }
    }
  } else if (type.base == Base::nothing) {
    type.base = Base::number;
    type.scale = Scale::any;
  }
  const std::vector<Source> filled = filled_in(wanted, model_.supposed);
  const Node* answer = nullptr;
  const Source* answered_by = nullptr;
  for (const Source& fill : filled) {
    if (fit(fill) != Fits::yes) continue;
    for (std::size_t index = 0; index < fill.statement->nodes.size(); ++index) {
      if (index < fill.statement->item_scopes.size() && fit(fill.statement->item_scopes[index]) != Fits::yes) {
        continue;
      }
      if (answer != nullptr) {
        message(DiagnosticKind::filled_twice, fill.statement->nodes[index].span, "deze keuze is al gemaakt", {},
                "laat een van de twee staan, of beperk ze met «, voor …»", label(model_, regime_));
        break;
      }
      answer = &fill.statement->nodes[index];
      answered_by = &fill;
      used(fill);
      out_.made_choices.push_back({wanted, provision_label(model_, source.document, statement.part),
                                   provision_label(model_, fill.document, fill.statement->part), answer->span});
    }
  }
  Setting answer_setting = setting;
  if (answer == nullptr && !statement.default_value.empty()) {
    answer = &statement.default_value[0];
    out_.made_choices.push_back(
        {wanted, provision_label(model_, source.document, statement.part), {}, answer->span});
  } else if (answered_by != nullptr) {
    answer_setting.document = answered_by->document;
    answer_setting.statement = answered_by->statement;
  }
  if (answer == nullptr) {
    out_.open_choices.push_back({wanted, provision_label(model_, source.document, statement.part), true});
    (void)from;
    std::int64_t last = 1;
    if (type.base == Base::option && type.options != kNone) {
      last = static_cast<std::int64_t>(model_.vocabulary.option_sets[type.options].options.size()) - 1;
    } else if (type.base == Base::number) {
      last = 1'000;
    }
    return make(Op::unknown, type, statement.span, {}, 0, last);
  }
  const NodeId made = type.base == Base::option ? literal(*answer, type, answer_setting) : value(*answer, answer_setting);
  // Bounds given as a range: the number must lie between them.
  for (const Node& bound : statement.nodes) {
    if (bound.kind != NodeKind::range || bound.children.size() != 2 || answer->kind != NodeKind::number) continue;
    const auto amount = [](const Node& number) {
      return operations::reduced(number.value, operations::power_of_ten(number.decimals));
    };
    if (operations::compare(amount(*answer), amount(bound.children[0])) < 0 ||
        operations::compare(amount(*answer), amount(bound.children[1])) > 0) {
      Diagnostic item;
      item.kind = DiagnosticKind::outside_room;
      item.labels.push_back({answer->span, "dit valt buiten de grenzen", true});
      item.labels.push_back({bound.span, provision_label(model_, source.document, statement.part), false});
      item.help = "kies een waarde binnen de grenzen";
      diagnostics_.add(std::move(item));
    }
  }
  return made;
}

// A choice outside the room that the law gives is left out; who has such a thing must be told so.
void Lowering::refused(const Source& fill, const Source& room, const std::vector<std::uint64_t>& bits, NodeId when) {
  std::string text = provision_label(model_, fill.document, fill.statement->part) + " voegt ";
  std::string labels;
  for (std::size_t item = 0; item < model_.vocabulary.items.size() && item / 64 < bits.size(); ++item) {
    if ((bits[item / 64] >> (item % 64) & 1U) == 0) continue;
    if (!labels.empty()) labels += ", ";
    labels += model_.vocabulary.items[item].label;
  }
  text += labels + " toe, maar " + provision_label(model_, room.document, room.statement->part) +
          " laat dat hier niet toe; daarom telt dit gewoon als " +
          (model_.element_sort == kNoName ? std::string("ding") : name(model_.element_sort).singular);
  program_.remarks.push_back({std::move(text), when, bits});
}

// Adds to a set what the school adds within the room that the law gives.
NodeId Lowering::additions(NameId wanted, const Node& listed, NodeId base, const Setting& setting) {
  const auto room = model_.additions.find(wanted);
  if (room == model_.additions.end()) return base;
  struct Allowed {
    std::vector<std::uint64_t> bits;
    const Node* node;
    const Source* source;
  };
  std::vector<Allowed> allowed;
  const Source* opened = nullptr;
  for (const Source& source : room->second) {
    if (fit(source) != Fits::yes) continue;
    opened = &source;
    Setting there;
    there.document = source.document;
    there.statement = source.statement;
    for (std::size_t index = 0; index < source.statement->nodes.size(); ++index) {
      if (index < source.statement->item_scopes.size() && fit(source.statement->item_scopes[index]) != Fits::yes) continue;
      const Node& node = source.statement->nodes[index];
      const Node& element = node.kind == NodeKind::item && !node.children.empty() ? node.children[0] : node;
      if (auto bits = item_bits(element, there)) allowed.push_back({std::move(*bits), &node, &source});
    }
  }
  if (opened == nullptr) return base;
  std::vector<NodeId> extra;
  bool answered = false;
  const Source* first_answer = nullptr;
  const std::vector<Source> filled = filled_in(wanted, model_.supposed_additions);
  for (const Source& fill : filled) {
    if (fit(fill) != Fits::yes) continue;
    answered = answered || fill.statement->adds_nothing;
    used(fill);
    // "Nothing" and something at once are two answers.
    const bool adds = std::any_of(fill.statement->nodes.begin(), fill.statement->nodes.end(), [&](const Node& node) {
      const auto index = static_cast<std::size_t>(&node - fill.statement->nodes.data());
      return index >= fill.statement->item_scopes.size() || fit(fill.statement->item_scopes[index]) == Fits::yes;
    });
    if (!fill.statement->adds_nothing && !adds) continue;
    if (first_answer != nullptr && fill.statement->adds_nothing != first_answer->statement->adds_nothing) {
      answered_twice(fill, *first_answer);
    }
    if (first_answer == nullptr) first_answer = &fill;
    const auto made = [&](Span answer) {
      out_.made_choices.push_back({wanted, provision_label(model_, opened->document, opened->statement->part),
                                   provision_label(model_, fill.document, fill.statement->part), answer});
    };
    if (fill.statement->adds_nothing) made({});
    Setting there;
    there.document = fill.document;
    there.statement = fill.statement;
    for (std::size_t index = 0; index < fill.statement->nodes.size(); ++index) {
      if (index < fill.statement->item_scopes.size() && fit(fill.statement->item_scopes[index]) != Fits::yes) continue;
      answered = true;
      const Node& node = fill.statement->nodes[index];
      const auto bits = item_bits(node, there);
      if (!bits) continue;
      const Allowed* ground = nullptr;
      for (const Allowed& one : allowed) {
        bool inside = true;
        for (std::size_t word = 0; word < bits->size(); ++word) {
          const std::uint64_t may = word < one.bits.size() ? one.bits[word] : 0;
          inside = inside && ((*bits)[word] & ~may) == 0;
        }
        if (inside) ground = &one;
      }
      if (ground == nullptr) {
        Diagnostic item;
        item.kind = DiagnosticKind::outside_room;
        item.labels.push_back({node.span, "dit mag de school niet toevoegen", true});
        item.labels.push_back({opened->statement->span,
                               provision_label(model_, opened->document, opened->statement->part), false});
        item.because = "alleen wat daar genoemd is, mag worden toegevoegd";
        item.help = "schrap dit onderdeel";
        diagnostics_.add(std::move(item));
        refused(fill, *opened, *bits, kNone);
        continue;
      }
      made(node.span);
      NodeId added = items_node(*bits, node.span);
      if (ground->node->kind == NodeKind::item && ground->node->children.size() > 1) {
        // "alleen als geldt": the condition is about the candidate and the school.
        Setting condition_setting;
        condition_setting.document = ground->source->document;
        condition_setting.statement = ground->source->statement;
        condition_setting.has_element = true;
        Type type;
        type.base = Base::set;
        const NodeId guard = condition(ground->node->children[1], condition_setting);
        added = make(Op::filter, type, node.span, {added, guard});
        Type truth;
        truth.base = Base::truth;
        refused(fill, *opened, *bits, make(Op::negate, truth, node.span, {guard}));
      }
      extra.push_back(added);
    }
  }
  if (!answered) {
    out_.open_choices.push_back(
        {wanted, provision_label(model_, opened->document, opened->statement->part), false});
  }
  if (extra.empty()) return base;
  Type type;
  type.base = Base::set;
  extra.insert(extra.begin(), base);
  NodeId all = make(Op::unite, type, listed.span, extra);
  if (listed.kind == NodeKind::listed && !listed.children.empty()) {
    // The list restricts a set ("de vakken die meetellen uit deze lijst"): additions are restricted in the same way.
    all = make(Op::intersect, type, listed.span, {set(listed.children[0], setting), all});
  }
  return all;
}

}  // namespace slagboom::resolve
