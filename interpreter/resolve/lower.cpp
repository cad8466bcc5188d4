// Making a program: nodes that exist once, definitions on demand, searches, report lines.
#include "interpreter/resolve/lower.hpp"

#include <algorithm>

#include "interpreter/program/depends.hpp"
#include "interpreter/program/directions.hpp"
#include "interpreter/resolve/lowering.hpp"

namespace slagboom::resolve {

using grammar::Node;
using grammar::NodeKind;
using grammar::Statement;
using grammar::StatementKind;

std::string type_name(const Model& model, const Type& type) {
  switch (type.base) {
    case Base::truth: return "ja of nee";
    case Base::set: return "een verzameling";
    case Base::numbers: return "een rij getallen";
    case Base::options: return "een rij keuzes";
    case Base::option: {
      if (type.options == kNone) return "een keuze";
      std::string text = "een keuze uit ";
      const program::OptionSet& set = model.vocabulary.option_sets[type.options];
      for (std::size_t index = 0; index < set.labels.size(); ++index) {
        if (index > 0) text += index + 1 == set.labels.size() ? " en " : ", ";
        text += set.labels[index];
      }
      return text;
    }
    case Base::number:
      switch (type.scale) {
        case Scale::grade: return type.decimals == 0 ? "een geheel cijfer" : "een cijfer";
        case Scale::count: return "een aantal";
        case Scale::year: return "een jaar";
        case Scale::cohort: return "een cohort";
        case Scale::date: return "een datum";
        case Scale::any: return "een getal";
      }
      return "een getal";
    case Base::nothing: break;
  }
  return "iets anders";
}

void Lowering::message(DiagnosticKind kind, Span span, std::string label, std::string because, std::string help,
                       std::string example) {
  Diagnostic item;
  item.kind = kind;
  item.labels.push_back({span, std::move(label), true});
  item.because = std::move(because);
  item.help = std::move(help);
  item.example = std::move(example);
  diagnostics_.add(std::move(item));
}

NodeId Lowering::make(Op op, Type type, Span span, const std::vector<NodeId>& children, std::int64_t a,
                      std::int64_t b) {
  std::vector<std::int64_t> key{static_cast<std::int64_t>(op), a, b, static_cast<std::int64_t>(type.base),
                                static_cast<std::int64_t>(type.options), type.decimals, type.roundings,
                                static_cast<std::int64_t>(type.scale)};
  for (const NodeId child : children) key.push_back(child);
  // Constants keep their own place in the text, so that each number can be changed and pointed at by itself.
  if (op == Op::number || op == Op::clause) {
    key.push_back(span.file);
    key.push_back(span.begin);
  }
  const auto [place, is_new] = shared_.emplace(std::move(key), static_cast<NodeId>(program_.nodes.size()));
  if (!is_new) return place->second;
  program::Node node;
  node.op = op;
  node.type = type;
  node.first = static_cast<std::uint32_t>(program_.links.size());
  node.count = static_cast<std::uint32_t>(children.size());
  node.a = a;
  node.b = b;
  node.span = span;
  program_.links.insert(program_.links.end(), children.begin(), children.end());
  program_.nodes.push_back(node);
  return place->second;
}

NodeId Lowering::broken(Base base, Span span) {
  Type type;
  type.base = base;
  if (base == Base::set) return items_node({}, span);
  return make(Op::unknown, type, span, {}, 0, base == Base::number ? 1'000 : 1);
}

program::ProvisionId Lowering::provision(const std::string& label, std::uint32_t document, grammar::PartId part,
                                         Span span) {
  program::Vocabulary& words = model_.vocabulary;
  const auto [place, is_new] =
      words.provision_by_label.emplace(label, static_cast<program::ProvisionId>(words.provisions.size()));
  if (is_new) words.provisions.push_back({label, document, part, span});
  return place->second;
}

Fits Lowering::fit(const grammar::Scope& scope) {
  const Fits result = fits(model_, scope, regime_);
  if (result == Fits::undecided) {
    for (const program::Fact& fact : model_.vocabulary.facts) {
      if (!fact.decides_rules) continue;
      const auto id = static_cast<program::FactId>(&fact - model_.vocabulary.facts.data());
      const bool given = std::any_of(regime_.choices.begin(), regime_.choices.end(),
                                     [id](const Regime::Choice& choice) { return choice.fact == id; });
      if (given || std::find(out_.missing_facts.begin(), out_.missing_facts.end(), fact.label) !=
                       out_.missing_facts.end()) {
        continue;
      }
      // Only the facts the scope speaks of.
      Regime without = regime_;
      bool speaks = false;
      for (const grammar::ScopeItem& item : scope.items) {
        speaks = speaks || (item.kind == grammar::ScopeItem::Kind::exam_year && fact.type.scale == Scale::year) ||
                 (item.kind == grammar::ScopeItem::Kind::cohort && fact.type.scale == Scale::cohort) ||
                 (item.kind == grammar::ScopeItem::Kind::option && fact.type.base == Base::option);
      }
      if (speaks) out_.missing_facts.push_back(fact.label);
    }
  }
  return result;
}

Fits Lowering::fit(const Source& source) {
  if (!out_.view.empty() && !out_.view[source.document]) return Fits::no;
  const Fits document = fit(model_.documents[source.document].syntax->scope);
  if (document == Fits::no) return Fits::no;
  const Fits own = fit(source.statement->scope);
  return own == Fits::yes ? document : own;
}

void Lowering::run(const LowerOptions& options) {
  program_.fact_applies.assign(model_.vocabulary.facts.size(), kNone);
  program_.attributes.assign(model_.vocabulary.attributes.size(),
                             std::vector<program::Program::Attribute>(model_.vocabulary.items.size()));
  for (const AttributeCell& cell : model_.attribute_cells) {
    if (fit(cell.source) == Fits::yes) program_.attributes[cell.attribute][cell.item] = {true, cell.value};
  }
  for (const NameId name : model_.search_order) (void)search(name);
  report_lines();
  possibilities();
  for (program::FactId id = 0; id < model_.vocabulary.facts.size(); ++id) {
    const auto found = model_.facts.find(model_.vocabulary.facts[id].name);
    if (found == model_.facts.end()) continue;
    for (const grammar::Node& applies : found->second.statement->conditions) {
      Setting setting;
      setting.document = found->second.document;
      setting.statement = found->second.statement;
      setting.has_element = model_.vocabulary.facts[id].per_element;
      program_.fact_applies[id] = condition(applies, setting);
    }
  }
  if (options.all_definitions) {
    for (const auto& [name, sources] : model_.definitions) {
      const bool holds = std::any_of(sources.begin(), sources.end(),
                                     [this](const Source& source) { return fit(source) == Fits::yes; });
      if (holds) (void)definition(name, sources.front().statement->span);
    }
  }
  finish();
}

void Lowering::resume() {
  progress_.assign(program_.definitions.size(), Progress::done);
  for (std::uint32_t id = 0; id < program_.searches.size(); ++id) search_by_name_.emplace(program_.searches[id].name, id);
}

void Lowering::finish() {
  while (!waiting_searches_.empty() || !waiting_doubts_.empty()) {
    if (waiting_searches_.empty()) {
      lower_doubts();
      continue;
    }
    const std::uint32_t next = waiting_searches_.back();
    waiting_searches_.pop_back();
    lower_search(next);
  }
  search_cycles();
  program::mark_searches(program_, model_.vocabulary);
}

// The searches whose set is asked for below a node, not what these rest on themselves.
std::uint32_t Lowering::searches_asked(NodeId root) const {
  std::uint32_t asked = 0;
  for (const NodeId id : program::nodes_below(program_, root, program::Searches::left_out)) {
    const program::Node& node = program_.nodes[id];
    if (node.op == Op::chosen) asked |= 1U << static_cast<std::uint32_t>(node.a);
  }
  return asked;
}

// What a search chooses from is needed before it chooses; its conditions may ask for the set that is tried.
void Lowering::search_cycles() {
  std::vector<std::uint32_t> rests;
  for (const program::Search& search : program_.searches) rests.push_back(searches_asked(search.from));
  for (std::uint32_t id = 0; id < rests.size(); ++id) {
    std::uint32_t all = 0;
    for (std::uint32_t more = rests[id]; more != all;) {
      all = more;
      for (std::uint32_t other = 0; other < rests.size(); ++other) {
        if (((all >> other) & 1U) != 0) more |= rests[other];
      }
    }
    if (((all >> id) & 1U) == 0) continue;
    program::Search& search = program_.searches[id];
    message(DiagnosticKind::cycle, search.span, "dit begrip is nodig om zichzelf te bepalen",
            "achter «uit» staat iets dat zelf op " + search.label + " rust", "zoek uit een verzameling die daar niet op rust");
    search.from = broken(Base::set, search.span);
    rests[id] = 0;
  }
}

void Lowering::lower_doubts() {
  const std::vector<WaitingDoubt> waiting = std::move(waiting_doubts_);
  waiting_doubts_.clear();
  for (const WaitingDoubt& one : waiting) {
    const NodeId made = condition(*one.condition, one.setting);
    if (one.definition == kNone) {
      program_.remarks[one.place].when = made;
    } else {
      program_.definitions[one.definition].variants[one.place].doubts[one.doubt].matters = made;
    }
  }
}

void Lowering::report_lines() {
  for (const Source& source : model_.reports) {
    if (fit(source) != Fits::yes) continue;
    const Statement& statement = *source.statement;
    for (const grammar::TableRow& row : statement.rows) {
      if (row.cells.size() < 3) continue;
      program::ReportLine line;
      line.key = row.cells[0].text;
      line.form = row.cells[2].text;
      line.label = row.cells[1].text;
      const Node& what = row.cells[1];
      if (what.kind != NodeKind::name) continue;
      const auto defined = model_.definitions.find(what.name);
      const auto searched = model_.searches.find(what.name);
      const bool choice = model_.choices.contains(what.name);
      bool holds = choice;
      if (defined != model_.definitions.end()) {
        for (const Source& one : defined->second) holds = holds || fit(one) == Fits::yes;
      }
      if (searched != model_.searches.end()) {
        for (const Source& one : searched->second) holds = holds || fit(one) == Fits::yes;
      }
      if (model_.facts.contains(what.name) || supposed(what.name) != nullptr) holds = true;
      if (!holds) continue;   // not regulated for this regime: not in its report
      Setting setting;
      setting.document = source.document;
      setting.statement = &statement;
      const grammar::Name& named = name(what.name);
      line.per_element = named.sort != kNoName && named.sort != model_.main_sort;
      setting.has_element = line.per_element;
      line.label = grammar::shown(named);
      line.node = any_value(what, setting);
      line.type = type(line.node);
      program_.report.push_back(std::move(line));
    }
  }
}

void Lowering::possibilities() {
  for (const Source& source : model_.possibilities) {
    if (fit(source) != Fits::yes) continue;
    const Statement& statement = *source.statement;
    if (statement.nodes.empty()) continue;
    const Node& gives = statement.nodes[0];
    const auto fact = gives.kind == NodeKind::name ? model_.vocabulary.fact_by_name.find(gives.name)
                                                   : model_.vocabulary.fact_by_name.end();
    if (fact == model_.vocabulary.fact_by_name.end()) {
      if (gives.kind != NodeKind::error) {
        message(DiagnosticKind::wrong_kind_of_name, gives.span, "hier hoort een gegeven uit het bestand", {},
                "noem het gegeven dat de kandidaat erbij krijgt");
      }
      continue;
    }
    Setting setting;
    setting.document = source.document;
    setting.statement = &statement;
    setting.has_element = model_.vocabulary.facts[fact->second].per_element;
    program::Possibility made;
    made.name = statement.text;
    made.provision = provision(provision_label(model_, source.document, statement.part), source.document, statement.part,
                               statement.span);
    made.gives = fact->second;
    if (statement.nodes.size() > 1) made.improves = any_value(statement.nodes[1], setting);
    const auto of = [&](const Node& one) {
      return condition(one.kind == NodeKind::item && !one.children.empty() ? one.children[0] : one, setting);
    };
    for (const Node& one : statement.conditions) made.allowed.push_back(of(one));
    for (const Node& one : statement.keeps) made.keeps.push_back(of(one));
    program_.possibilities.push_back(std::move(made));
  }
}

std::uint32_t Lowering::search(NameId wanted) {
  const auto known = search_by_name_.find(wanted);
  if (known != search_by_name_.end()) return known->second;
  const auto found = model_.searches.find(wanted);
  if (found == model_.searches.end()) return kNone;
  const std::vector<Source> sources = holding(wanted, model_.searches);
  const Source* chosen = nullptr;
  for (const Source& source : sources) {
    if (chosen != nullptr) {
      Diagnostic item;
      item.kind = DiagnosticKind::conflict;
      item.labels.push_back({source.statement->span, "deze zin zoekt dezelfde keuze", true});
      item.labels.push_back({chosen->statement->span, "deze ook", false});
      item.example = label(model_, regime_);
      item.help = "laat er voor elk jaar en elke opleiding een over";
      diagnostics_.add(std::move(item));
      continue;
    }
    chosen = &source;
  }
  if (chosen == nullptr) return kNone;
  if (program_.searches.size() >= 31) return kNone;
  program::Search made;
  made.name = wanted;
  made.label = shown(wanted);
  made.prefer_few = chosen->statement->prefer_few;
  if (chosen->statement->at_most) made.at_most = static_cast<std::uint32_t>(*chosen->statement->at_most);
  made.span = chosen->statement->span;
  made.provision =
      provision(provision_label(model_, chosen->document, chosen->statement->part), chosen->document,
                chosen->statement->part, chosen->statement->span);
  const auto id = static_cast<std::uint32_t>(program_.searches.size());
  program_.searches.push_back(std::move(made));
  search_by_name_.emplace(wanted, id);
  waiting_searches_.push_back(id);
  return id;
}

void Lowering::lower_search(std::uint32_t id) {
  const NameId wanted = program_.searches[id].name;
  for (const Source& source : holding(wanted, model_.searches)) {
    const Statement& statement = *source.statement;
    Setting setting;
    setting.document = source.document;
    setting.statement = &statement;
    const NodeId from = statement.nodes.empty() ? broken(Base::set, statement.span) : set(statement.nodes[0], setting);
    std::vector<NodeId> conditions;
    for (std::size_t index = 1; index < statement.nodes.size(); ++index) {
      const Node& one = statement.nodes[index];
      conditions.push_back(condition(one.kind == NodeKind::item && !one.children.empty() ? one.children[0] : one, setting));
    }
    program_.searches[id].from = from;
    program_.searches[id].conditions = std::move(conditions);
    return;
  }
}

Lowered lower(Model& model, const Regime& regime, const LowerOptions& options, Diagnostics& diagnostics) {
  Lowered lowered;
  lowered.view = options.view;
  Lowering(model, regime, lowered, diagnostics).run(options);
  return lowered;
}

NodeId lower_condition(Model& model, const Regime& regime, Lowered& lowered, const Node& node,
                       std::uint32_t document, Diagnostics& diagnostics) {
  Lowering work(model, regime, lowered, diagnostics);
  work.resume();
  Lowering::Setting setting;
  setting.document = document;
  const NodeId made = work.condition(node, setting);
  work.finish();
  return made;
}

NodeId lower_value(Model& model, const Regime& regime, Lowered& lowered, const Node& node, std::uint32_t document,
                   bool with_element, Diagnostics& diagnostics) {
  Lowering work(model, regime, lowered, diagnostics);
  work.resume();
  Lowering::Setting setting;
  setting.document = document;
  setting.has_element = with_element;
  const NodeId made = work.any_value(node, setting);
  work.finish();
  return made;
}

}  // namespace slagboom::resolve
