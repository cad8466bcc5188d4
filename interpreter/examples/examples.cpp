// Runs the examples that stand in the documents.
#include "interpreter/examples/examples.hpp"

#include <algorithm>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/examples/case_text.hpp"
#include "interpreter/trace/figures.hpp"
#include "interpreter/trace/reasons.hpp"

namespace slagboom::examples {

namespace {

using evaluate::kMain;
using evaluate::Status;
using evaluate::Value;
using grammar::Node;
using grammar::NodeKind;
using grammar::Statement;
using grammar::StatementKind;
using operations::Rational;
using program::Base;
using program::FactId;
using program::kNone;
using program::Op;
using resolve::Fits;
using resolve::Regime;
using resolve::Source;

// The text of a cell as written; empty for a cell that is not filled in.
std::string cell_text(const grammar::Sources& sources, const Node& cell, grammar::Span row) {
  if (cell.kind == NodeKind::any || (cell.kind == NodeKind::unknown && cell.span == row)) return {};
  std::string_view text = cell.text.empty() ? sources.text(cell.span) : std::string_view(cell.text);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    std::string part = text.substr(begin, end - begin);
    while (!part.empty() && part.front() == ' ') part.erase(part.begin());
    while (!part.empty() && part.back() == ' ') part.pop_back();
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

// A fact-like reader for values of a kind.
program::Fact as_fact(const program::Type& type) {
  program::Fact fact;
  fact.type = type;
  fact.type.base = type.base == Base::numbers ? Base::number : type.base == Base::options ? Base::option : type.base;
  fact.type.decimals = -1;
  fact.lowest = {-1'000'000, 1};
  fact.highest = {1'000'000, 1};
  if (fact.type.scale == program::Scale::cohort) return fact;
  fact.type.scale = program::Scale::any;
  return fact;
}

}  // namespace

Runner::Runner(resolve::Model& model, const grammar::Sources& sources, grammar::Diagnostics& diagnostics)
    : model_(model), sources_(sources), diagnostics_(diagnostics) {}

Setting& Runner::setting(const Regime& regime, std::uint32_t document) {
  const std::vector<bool> view = resolve::view_from(model_, document);
  std::string key = resolve::label(model_, regime);
  for (std::size_t index = 0; index < view.size(); ++index) {
    if (view[index] && model_.documents[index].rank >= resolve::Rank::reglement) key += " " + std::to_string(index);
  }
  std::unique_ptr<Setting>& slot = settings_[key];
  if (!slot) {
    slot = std::make_unique<Setting>();
    slot->regime = regime;
    slot->codes = resolve::codes(model_, regime);
    grammar::Diagnostics ignored;
    slot->lowered = resolve::lower(model_, slot->regime, {.view = view}, ignored);
    slot->rule_nodes = slot->lowered.program.nodes.size();
    slot->judge = std::make_unique<trace::Judge>(slot->lowered.program, model_.vocabulary, sources_);
  }
  last_ = slot.get();
  return *slot;
}

void Runner::refresh(Setting& setting) {
  setting.judge = std::make_unique<trace::Judge>(setting.lowered.program, model_.vocabulary, sources_);
}

// The newest regime that fits the scope of the example and in which its provision holds.
bool Runner::regime_for(const Source& source, Regime& regime) {
  const Statement& example = *source.statement;
  const std::vector<Regime> all = resolve::all_regimes(model_);
  bool found = false;
  for (const Regime& one : all) {
    if (resolve::fits(model_, source, one) == Fits::no) continue;
    bool holds = example.address.article.empty() && example.address.lid.empty();
    for (const auto& [name, sources] : model_.definitions) {
      if (holds) break;
      for (const Source& rule : sources) {
        if (resolve::fits(model_, rule, one) != Fits::yes) continue;
        holds = holds || resolve::within(model_, rule.document, rule.statement->part, example.address,
                                         source.document, example.part);
      }
    }
    if (!holds) continue;
    if (!found || resolve::newness(model_, one) > resolve::newness(model_, regime)) regime = one;
    found = true;
  }
  return found;
}

std::vector<Result> Runner::run(const Source& source) {
  last_ = nullptr;
  if (source.statement->kind == StatementKind::example_table) return run_table(source);
  return {run_case(source)};
}

std::vector<Result> Runner::run_table(const Source& source) {
  const Statement& example = *source.statement;
  std::vector<Result> results;
  Result common;
  common.span = example.span;
  common.name = resolve::provision_label(model_, source.document, example.part);
  Regime regime;
  if (!regime_for(source, regime)) {
    common.state = State::failed;
    common.message = "op dit adres staat geen regel die voor dit bereik geldt";
    return {common};
  }
  const bool expects = std::any_of(example.expected.begin(), example.expected.end(), [](std::uint8_t one) { return one != 0; });
  Setting& where = setting(regime, source.document);
  for (std::size_t row = 0; row < example.rows.size(); ++row) {
    Result result = common;
    result.name += ", rij " + std::to_string(row + 1);
    result.span = example.rows[row].span;
    if (!expects) {
      result.state = State::skipped;
      result.message = "dit voorbeeld heeft geen kolom die met «verwacht» begint";
    } else {
      result.message = run_row(source, where, example.rows[row]);
      result.state = result.message.empty() ? State::passed : State::failed;
    }
    results.push_back(std::move(result));
  }
  return results;
}

// Gives what went wrong; empty when every expectation came out.
std::string Runner::run_row(const Source& source, Setting& where, const grammar::TableRow& row) {
  const Statement& example = *source.statement;
  program::Vocabulary& words = model_.vocabulary;
  program::Candidate candidate;
  candidate.facts.resize(words.facts.size());
  program::Element element;
  element.facts.resize(words.facts.size());
  bool has_element = false;
  std::vector<FactId> element_facts;

  struct Wanted {
    program::NodeId node;
    std::size_t column;
    bool per_element;
  };
  std::vector<Wanted> wanted;
  struct Stubbed {
    program::DefinitionId definition;
    Value value;
    std::vector<Rational> row;
  };
  std::vector<Stubbed> stubs;

  for (std::size_t column = 0; column < example.columns.size() && column < row.cells.size(); ++column) {
    const Node& heading = example.columns[column];
    const std::string text = cell_text(sources_, row.cells[column], row.span);
    if (column < example.column_texts.size() && example.column_texts[column] == model_.element_key) {
      const auto item = where.codes.by_code.find(text);
      if (item == where.codes.by_code.end()) return "«" + text + "» is geen bekende code";
      element.item = item->second;
      element.code = text;
      has_element = true;
      continue;
    }
    if (heading.kind != NodeKind::name) continue;   // "omdat" and the like
    const bool expected = column < example.expected.size() && example.expected[column] != 0;
    const grammar::Name& named = model_.library->names[heading.name];
    const bool per_element = named.sort != grammar::kNoName && named.sort != model_.main_sort;
    has_element = has_element || per_element;
    if (expected) {
      grammar::Diagnostics messages;
      const program::NodeId node =
          resolve::lower_value(model_, where.regime, where.lowered, heading, source.document, per_element, messages);
      if (messages.has_errors()) return "«" + named.singular + "» is hier niet bepaald";
      wanted.push_back({node, column, per_element});
      continue;
    }
    const auto fact = words.fact_by_name.find(heading.name);
    if (fact != words.fact_by_name.end()) {
      if (per_element) element_facts.push_back(fact->second);
      if (text.empty()) continue;
      program::FactValue& into = per_element ? element.facts[fact->second] : candidate.facts[fact->second];
      std::string reason;
      if (!candidates::read_value(model_, words.facts[fact->second], text, into.value, reason)) {
        return "kolom «" + named.singular + "»: " + reason;
      }
      into.given = true;
      continue;
    }
    grammar::Diagnostics messages;
    const program::NodeId node =
        resolve::lower_value(model_, where.regime, where.lowered, heading, source.document, per_element, messages);
    if (messages.has_errors() || where.lowered.program.nodes[node].op != Op::call) {
      return "«" + named.singular + "» is hier niet als gegeven te gebruiken";
    }
    const auto definition = static_cast<program::DefinitionId>(where.lowered.program.nodes[node].a);
    const program::Type type = where.lowered.program.definitions[definition].type;
    Stubbed stub{definition, Value{}, {}};
    const program::Fact reader = as_fact(type);
    if (type.base == Base::numbers) {
      for (const std::string& piece : pieces(text)) {
        Rational number;
        std::string reason;
        if (!candidates::read_value(model_, reader, piece, number, reason)) return "kolom «" + named.singular + "»: " + reason;
        stub.row.push_back(number);
      }
      if (stub.row.empty()) return "kolom «" + named.singular + "» is leeg";
    } else if (text.empty()) {
      stub.value = evaluate::between({0, 1}, {type.base == Base::truth ? 1 : 10, 1});
      stub.value.status = Status::unknown;
    } else {
      Rational number;
      std::string reason;
      if (!candidates::read_value(model_, reader, text, number, reason)) return "kolom «" + named.singular + "»: " + reason;
      stub.value = evaluate::exactly(number);
    }
    stubs.push_back(std::move(stub));
  }
  // The program may have grown; a fresh judge sees all of it.
  where.judge = std::make_unique<trace::Judge>(where.lowered.program, words, sources_);
  evaluate::Evaluator& evaluator = where.judge->evaluator();
  if (has_element) candidate.elements.push_back(std::move(element));
  const auto settle = [&] {
    evaluator.bind(candidate);
    for (const Stubbed& stub : stubs) evaluator.stub(stub.definition, stub.value, stub.row);
  };
  settle();
  if (has_element && candidate.elements[0].item == kNone && !element_facts.empty()) {
    // No thing was named: take the first of the register for which all columns apply.
    for (program::ItemId item = 0; item < words.items.size(); ++item) {
      if (where.codes.canonical[item].empty()) continue;
      candidate.elements[0].item = item;
      candidate.elements[0].code = where.codes.canonical[item];
      settle();
      const bool fits = std::all_of(element_facts.begin(), element_facts.end(), [&](FactId fact) {
        const program::NodeId applies = where.lowered.program.fact_applies[fact];
        return applies == kNone || evaluator.value(applies, 0).is_yes();
      });
      if (fits) break;
    }
  }
  for (const Wanted& one : wanted) {
    const Value value = evaluator.value(one.node, one.per_element ? 0 : kMain);
    const program::Type& type = where.lowered.program.nodes[one.node].type;
    const std::string text = cell_text(sources_, row.cells[one.column], row.span);
    const std::string found = trace::shown(value, type, words);
    bool same = found == text;
    if (!same && value.status == Status::known && type.base == Base::number) {
      Rational number;
      std::string reason;
      same = candidates::read_value(model_, as_fact(type), text, number, reason) && number == value.lo;
    }
    if (text.empty()) same = true;   // nothing expected in this row
    if (!same) {
      return "verwacht bij «" + model_.library->names[example.columns[one.column].name].singular + "»: " +
             (text.empty() ? std::string("nog open") : text) + "; uitgerekend: " + found;
    }
  }
  if (coverage_) note(where);
  return {};
}

Result Runner::run_case(const Source& source) {
  const Statement& example = *source.statement;
  Result result;
  result.span = example.span;
  result.name = example.label.empty() ? example.text : example.label + (example.text.empty() ? "" : " «" + example.text + "»");
  candidates::RawCandidate raw;
  raw.id = result.name;
  std::string problem;
  if (!read_case(model_, example, raw, problem)) {
    result.state = State::failed;
    result.message = problem;
    return result;
  }
  std::vector<candidates::RawProblem> problems;
  const Regime regime = candidates::read_regime(model_, raw, problems);
  Setting* where = problems.empty() ? &setting(regime, source.document) : nullptr;
  program::Candidate candidate;
  if (where != nullptr) candidate = candidates::bind(model_, where->codes, raw, problems);
  if (!problems.empty()) {
    result.state = State::failed;
    const std::string at = candidates::place(problems.front(), raw.format);
    result.message = (at.empty() ? "" : at + ": ") + problems.front().message;
    return result;
  }
  if (example.expectations.empty()) {
    result.state = State::skipped;
    result.message = "dit voorbeeld heeft geen regel «verwacht»";
    return result;
  }
  std::vector<program::NodeId> nodes;
  bool grown = false;
  for (const Node& expectation : example.expectations) {
    const auto key = std::make_pair(&expectation, static_cast<const Setting*>(where));
    const auto known = lowered_expectations_.find(key);
    if (known != lowered_expectations_.end()) {
      nodes.push_back(known->second);
      continue;
    }
    grammar::Diagnostics messages;
    nodes.push_back(resolve::lower_condition(model_, where->regime, where->lowered, expectation, source.document, messages));
    lowered_expectations_.emplace(key, nodes.back());
    grown = true;
    if (messages.has_errors()) {
      result.state = State::failed;
      const grammar::Diagnostic& first = messages.all().front();
      result.message = std::string(grammar::info(first.kind).title) +
                       (first.labels.empty() ? "" : ": " + first.labels.front().text);
    }
  }
  if (result.state == State::failed) return result;
  if (grown) where->judge = std::make_unique<trace::Judge>(where->lowered.program, model_.vocabulary, sources_);
  trace::JudgeSettings settings;
  const trace::Judge::Decision decision = where->judge->decide(candidate, settings);
  evaluate::Evaluator& evaluator = where->judge->evaluator();
  trace::Reasons reasons(evaluator, sources_);
  // With open marks and a verdict that is certain all the same, both corners say the same: look at the lowest.
  if (decision.monotone && decision.value.status == Status::known) evaluator.set_corner(evaluate::Corner::lowest);
  for (std::size_t index = 0; index < nodes.size(); ++index) {
    const Value value = evaluator.value(nodes[index]);
    if (value.is_yes()) continue;
    result.state = State::failed;
    if (!result.message.empty()) result.message += "; ";
    result.message += "verwacht: «" + reasons.sentence(example.expectations[index].span) + "», maar " +
                      (value.is_no() ? "dat is niet zo" : "dat is nog open") + " (" + reasons.because(nodes[index], kMain) + ")";
  }
  if (coverage_) note(*where);
  return result;
}

// Which provisions were decided, and how, for the candidate that was just judged.
void Runner::note(Setting& where) {
  const program::Program& program = where.lowered.program;
  evaluate::Evaluator& evaluator = where.judge->evaluator();
  const program::Vocabulary& words = model_.vocabulary;
  const auto mark = [&](program::ProvisionId provision, bool yes) {
    if (provision == kNone) return;
    Decided& decided = decided_[words.provisions[provision].label];
    (yes ? decided.yes : decided.no) += 1;
  };
  for (program::NodeId id = 0; id < program.nodes.size(); ++id) {
    const program::Node& node = program.nodes[id];
    if (node.op == Op::clause) {
      const Value value = evaluator.value(id);
      if (value.is_yes() || value.is_no()) mark(static_cast<program::ProvisionId>(node.a), value.is_yes());
    }
  }
  for (program::DefinitionId id = 0; id < program.definitions.size(); ++id) {
    const program::Definition& definition = program.definitions[id];
    const int elements = definition.per_element ? static_cast<int>(evaluator.candidate().elements.size()) : 1;
    for (int element = 0; element < elements; ++element) {
      const int owner = definition.per_element ? element : kMain;
      const int variant = evaluator.variant(id, owner);
      if (variant < 0) continue;
      const program::Variant& chosen = definition.variants[static_cast<std::size_t>(variant)];
      const Value value = evaluator.definition(id, owner);
      if (definition.type.base == Base::truth) {
        if (value.is_yes() || value.is_no()) mark(chosen.provision, value.is_yes());
      } else if (value.status == Status::known) {
        mark(chosen.provision, true);
      }
      const program::Node& body = program.nodes[chosen.body];
      if (body.op == Op::table) {
        const int row = evaluator.table_row(static_cast<std::uint32_t>(body.a), owner);
        if (row >= 0) mark(program.tables[static_cast<std::size_t>(body.a)].rows[static_cast<std::size_t>(row)].provision, true);
      }
    }
  }
}

}  // namespace slagboom::examples
