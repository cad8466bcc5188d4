// Gathers what the documents declare: facts, options, registers, definitions, open norms, examples.
#include <algorithm>
#include <cctype>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Library;
using grammar::Name;
using grammar::NameKind;
using grammar::Node;
using grammar::NodeKind;
using grammar::Span;
using grammar::Statement;
using grammar::StatementKind;
using grammar::ValueKind;
using program::Fact;
using program::ItemId;
using program::kNone;

Rank rank_of(std::string_view written) {
  if (written == "wet") return Rank::wet;
  if (written == "amvb") return Rank::amvb;
  if (written == "ministeriële regeling") return Rank::regeling;
  if (written == "examenreglement") return Rank::reglement;
  if (written == "pta") return Rank::pta;
  if (written == "besluit") return Rank::besluit;
  return Rank::terms;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

void add(Diagnostics& diagnostics, DiagnosticKind kind, Span span, std::string label, std::string help = {}) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  message.help = std::move(help);
  diagnostics.add(std::move(message));
}

class Collector {
 public:
  Collector(const Library& library, const grammar::Sources& sources, const std::vector<bool>& from_library,
            Diagnostics& diagnostics)
      : library_(library), diagnostics_(diagnostics) {
    model_.library = &library;
    model_.sources = &sources;
    for (std::size_t index = 0; index < library.documents.size(); ++index) {
      const grammar::Syntax& syntax = library.documents[index];
      DocumentInfo info;
      info.syntax = &syntax;
      info.short_name = syntax.short_name;
      info.title = syntax.document.title;
      info.rank = rank_of(syntax.rank);
      info.is_library = index < from_library.size() && from_library[index];
      model_.documents.push_back(std::move(info));
    }
  }

  Model run() {
    each(&Collector::declare);
    each(&Collector::gather);
    finish();
    return std::move(model_);
  }

 private:
  void each(void (Collector::*visit)(const Source&)) {
    for (std::uint32_t index = 0; index < library_.documents.size(); ++index) {
      for (const Statement& statement : library_.documents[index].statements) {
        (this->*visit)(Source{&statement, index});
      }
    }
  }

  // First pass: sorts, facts with their options, registers.
  void declare(const Source& source) {
    const Statement& statement = *source.statement;
    switch (statement.kind) {
      case StatementKind::sort: declare_sort(statement); break;
      case StatementKind::fact: declare_fact(source); break;
      case StatementKind::register_: declare_register(source); break;
      case StatementKind::open_choose: declare_options(statement); break;
      case StatementKind::term:
        model_.terms.emplace(statement.name, source);
        if (statement.value_kind == ValueKind::option) declare_options(statement);
        break;
      default: break;
    }
  }

  void declare_sort(const Statement& statement) {
    if (model_.main_sort == kNoName) {
      model_.main_sort = statement.name;
      model_.id_key = statement.key;
      return;
    }
    if (model_.element_sort != kNoName) return;
    model_.element_sort = statement.name;
    model_.collection_key = statement.key;
    for (const grammar::Property& property : statement.properties) {
      if (property.key == "herkend aan") model_.element_key = property.text;
      if (property.key == "andere codes") other_codes(property);
      if (property.key == "losse kolommen") bare_columns(property);
    }
  }

  // "andere codes  bij deel keuzevak: beroepsgericht keuzevak"
  void other_codes(const grammar::Property& property) {
    std::string_view text = trimmed(property.text);
    if (text.starts_with("bij ")) text.remove_prefix(4);
    const std::size_t colon = text.find(':');
    const std::size_t blank = text.find(' ');
    if (colon == std::string_view::npos || blank == std::string_view::npos || blank > colon) {
      add(diagnostics_, DiagnosticKind::unreadable_sentence, property.span,
          "hier hoort «bij ‹sleutel› ‹waarde›: ‹naam uit het register›»");
      return;
    }
    model_.other_codes = {std::string(trimmed(text.substr(0, blank))),
                          std::string(trimmed(text.substr(blank, colon - blank)))};
    other_name_ = std::string(trimmed(text.substr(colon + 1)));
    other_span_ = property.span;
  }

  // "losse kolommen  lo: beoordeling, maat: se"
  void bare_columns(const grammar::Property& property) {
    std::string_view rest = property.text;
    while (!trimmed(rest).empty()) {
      const std::size_t comma = rest.find(',');
      const std::string_view one = rest.substr(0, comma);
      const std::size_t colon = one.find(':');
      if (colon == std::string_view::npos) {
        add(diagnostics_, DiagnosticKind::unreadable_sentence, property.span, "hier hoort «‹code›: ‹sleutel›»");
        return;
      }
      model_.bare_columns.emplace_back(std::string(trimmed(one.substr(0, colon))),
                                       std::string(trimmed(one.substr(colon + 1))));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }

  std::uint32_t declare_options(const Statement& statement) {
    program::OptionSet set;
    for (const Node& node : statement.nodes) {
      if (node.kind != NodeKind::name) continue;
      set.options.push_back(node.name);
      set.labels.push_back(library_.names[node.name].singular);
    }
    set.ordered = std::any_of(statement.properties.begin(), statement.properties.end(),
                              [](const grammar::Property& property) { return property.key == "oplopend"; });
    if (set.options.empty()) return kNone;
    model_.vocabulary.option_sets.push_back(std::move(set));
    const auto id = static_cast<std::uint32_t>(model_.vocabulary.option_sets.size() - 1);
    option_set_of_[statement.name] = id;
    return id;
  }

  void declare_fact(const Source& source) {
    const Statement& statement = *source.statement;
    if (statement.name == kNoName) return;
    const Name& name = library_.names[statement.name];
    Fact fact;
    fact.name = statement.name;
    fact.key = statement.key;
    fact.label = grammar::shown(name);
    fact.per_element = name.sort != kNoName && name.sort != model_.main_sort;
    fact.decides_rules = statement.decides_rules;
    fact.absence = statement.absence;
    fact.improvable = statement.improvable;
    fact.others_absent = statement.others_absent;
    fact.span = statement.span;
    fact.type.base = program::Base::number;
    switch (statement.value_kind) {
      case ValueKind::grade:
        fact.type.scale = program::Scale::grade;
        fact.type.decimals = 1;
        fact.lowest = {1, 1};
        fact.highest = {10, 1};
        break;
      case ValueKind::whole_grade:
        fact.type.scale = program::Scale::grade;
        fact.type.decimals = 0;
        fact.lowest = {1, 1};
        fact.highest = {10, 1};
        break;
      case ValueKind::count:
        fact.type.scale = program::Scale::count;
        fact.type.decimals = 0;
        fact.highest = {1'000'000, 1};
        break;
      case ValueKind::number:
      case ValueKind::unsaid:
        fact.highest = {1'000'000, 1};
        break;
      case ValueKind::truth:
        fact.type.base = program::Base::truth;
        fact.highest = {1, 1};
        fact.ordered = false;
        break;
      case ValueKind::date:
        fact.type.scale = program::Scale::date;
        fact.highest = {100'000, 1};
        break;
      case ValueKind::exam_year:
        fact.type.scale = program::Scale::year;
        fact.type.decimals = 0;
        fact.lowest = {1990, 1};
        fact.highest = {2100, 1};
        fact.ordered = false;
        break;
      case ValueKind::cohort:
        fact.type.scale = program::Scale::cohort;
        fact.type.decimals = 0;
        fact.lowest = {1990, 1};
        fact.highest = {2100, 1};
        fact.ordered = false;
        break;
      case ValueKind::text: fact.type.base = program::Base::nothing; break;
      case ValueKind::option: {
        fact.type.base = program::Base::option;
        fact.type.options = declare_options(statement);
        if (fact.type.options == kNone) {
          add(diagnostics_, DiagnosticKind::missing_property, statement.span, "hier ontbreken de keuzes",
              "schrijf «waarde  één van: …»");
          return;
        }
        const program::OptionSet& set = model_.vocabulary.option_sets[fact.type.options];
        fact.highest = {static_cast<std::int64_t>(set.options.size()) - 1, 1};
        fact.ordered = set.ordered;
        if (fact.absence == grammar::Absence::option) {
          for (std::size_t index = 0; index < set.options.size(); ++index) {
            if (set.options[index] == statement.absent_option) fact.absent_option = static_cast<std::int64_t>(index);
          }
        }
        break;
      }
    }
    model_.vocabulary.fact_by_name[statement.name] =
        static_cast<program::FactId>(model_.vocabulary.facts.size());
    model_.vocabulary.facts.push_back(std::move(fact));
    model_.facts.emplace(statement.name, source);
  }

  ItemId item(NameId name) {
    const auto found = model_.vocabulary.item_by_name.find(name);
    if (found != model_.vocabulary.item_by_name.end()) return found->second;
    const auto id = static_cast<ItemId>(model_.vocabulary.items.size());
    model_.vocabulary.items.push_back({name, library_.names[name].singular});
    model_.vocabulary.item_by_name.emplace(name, id);
    return id;
  }

  void declare_register(const Source& source) {
    const Statement& statement = *source.statement;
    std::size_t code = kNone;
    std::size_t also = kNone;
    std::size_t named = kNone;
    std::vector<std::pair<std::size_t, std::uint32_t>> attributes;
    for (std::size_t column = 0; column < statement.column_texts.size(); ++column) {
      const std::string heading = lower(trimmed(statement.column_texts[column]));
      if (heading == "code") {
        code = column;
      } else if (heading == "ook") {
        also = column;
      } else if (heading == "naam") {
        named = column;
      } else if (column < statement.columns.size() && statement.columns[column].kind == NodeKind::name) {
        attributes.emplace_back(column, attribute(statement.columns[column].name));
      }
    }
    if (named == kNone || code == kNone) {
      add(diagnostics_, DiagnosticKind::missing_property, statement.span,
          "een register heeft minstens de kolommen «code» en «naam»");
      return;
    }
    for (std::size_t row = 0; row < statement.rows.size(); ++row) {
      const grammar::TableRow& line = statement.rows[row];
      if (line.cells.size() <= std::max(named, code)) continue;
      const std::optional<NameId> name = line.cells[named].name != kNoName
                                             ? std::optional<NameId>(line.cells[named].name)
                                             : library_.names.find(line.cells[named].text);
      if (!name) continue;
      RegisterRow entry;
      entry.item = item(*name);
      entry.source = source;
      entry.row = row;
      entry.span = line.span;
      entry.codes.emplace_back(trimmed(line.cells[code].text));
      if (also != kNone && also < line.cells.size()) {
        std::string_view rest = line.cells[also].text;
        while (!rest.empty()) {
          const std::size_t comma = rest.find(',');
          const std::string_view one = trimmed(rest.substr(0, comma));
          if (!one.empty() && one != "-") entry.codes.emplace_back(one);
          if (comma == std::string_view::npos) break;
          rest.remove_prefix(comma + 1);
        }
      }
      for (const auto& [column, id] : attributes) {
        if (column >= line.cells.size()) continue;
        const Node& cell = line.cells[column];
        std::string_view text = trimmed(cell.text);
        if (text.empty() || text == "-") continue;
        program::Rational value;
        if (text == "ja" || text == "nee") {
          value = {text == "ja" ? 1 : 0, 1};
        } else {
          std::int64_t number = 0;
          bool readable = text.size() <= 9;
          for (const char digit : text) {
            readable = readable && digit >= '0' && digit <= '9';
            if (readable) number = number * 10 + (digit - '0');
          }
          if (!readable) {
            add(diagnostics_, DiagnosticKind::unreadable_cell, cell.span, "hier hoort een heel getal, «ja», «nee» of «-»");
            continue;
          }
          value = {number, 1};
        }
        model_.attribute_cells.push_back({id, entry.item, value, source});
      }
      model_.register_rows.push_back(std::move(entry));
    }
  }

  std::uint32_t attribute(NameId name) {
    const auto found = model_.attribute_by_name.find(name);
    if (found != model_.attribute_by_name.end()) return found->second;
    const auto id = static_cast<std::uint32_t>(model_.vocabulary.attributes.size());
    model_.vocabulary.attributes.push_back(library_.names[name].singular);
    model_.attribute_by_name.emplace(name, id);
    return id;
  }

  // Second pass: what is said about the names.
  void gather(const Source& source) {
    const Statement& statement = *source.statement;
    switch (statement.kind) {
      case StatementKind::define:
      case StatementKind::table:
        if (statement.name != kNoName) model_.definitions[statement.name].push_back(source);
        break;
      case StatementKind::list: model_.lists[statement.name].push_back(source); break;
      case StatementKind::group: model_.groups[statement.name].push_back(source); break;
      case StatementKind::search:
        if (!model_.searches.contains(statement.name)) model_.search_order.push_back(statement.name);
        model_.searches[statement.name].push_back(source);
        break;
      case StatementKind::open_add: model_.additions[statement.name].push_back(source); break;
      case StatementKind::open_choose: model_.choices[statement.name].push_back(source); break;
      case StatementKind::open_keep: model_.keeps.push_back(source); break;
      case StatementKind::fill: model_.fillings[statement.name].push_back(source); break;
      case StatementKind::analogous: {
        Analogy analogy;
        analogy.source = source;
        for (const Node& node : statement.nodes) {
          if (node.children.size() == 2) {
            analogy.substitutions.emplace_back(node.children[0].name, node.children[1].name);
          }
        }
        model_.analogies.push_back(std::move(analogy));
        break;
      }
      case StatementKind::possibility: model_.possibilities.push_back(source); break;
      case StatementKind::report: model_.reports.push_back(source); break;
      case StatementKind::example_table:
      case StatementKind::example_case: model_.examples.push_back(source); break;
      default: break;
    }
  }

  void finish() {
    if (!other_name_.empty()) {
      const std::optional<NameId> name = library_.names.find(other_name_);
      if (name && model_.vocabulary.item_by_name.contains(*name)) {
        model_.other_item = model_.vocabulary.item_by_name.at(*name);
      } else {
        add(diagnostics_, DiagnosticKind::unknown_item, other_span_, "deze naam staat niet in het register");
      }
    }
    // A name that is a fact cannot also be defined.
    for (const auto& [name, sources] : model_.definitions) {
      if (!model_.facts.contains(name)) continue;
      Diagnostic message;
      message.kind = DiagnosticKind::duplicate_name;
      message.labels.push_back({sources.front().statement->span, "hier wordt het bepaald", true});
      message.labels.push_back({model_.facts.at(name).statement->span, "hier is het een gegeven uit een bestand", false});
      message.help = "kies een andere naam voor wat uit het bestand komt";
      diagnostics_.add(std::move(message));
    }
  }

  const Library& library_;
  Diagnostics& diagnostics_;
  Model model_;
  std::unordered_map<NameId, std::uint32_t> option_set_of_;
  std::string other_name_;
  Span other_span_;
};

}  // namespace

Model collect(const Library& library, const grammar::Sources& sources, const std::vector<bool>& from_library,
              Diagnostics& diagnostics) {
  return Collector(library, sources, from_library, diagnostics).run();
}

}  // namespace slagboom::resolve
