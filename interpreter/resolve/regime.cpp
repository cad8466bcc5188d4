// Scope and addresses: which provision holds for whom, when, and what it is called.
#include <algorithm>

#include "interpreter/resolve/model.hpp"

namespace slagboom::resolve {

namespace {

using grammar::PartId;
using grammar::PartKind;
using grammar::Scope;
using grammar::ScopeItem;
using program::Fact;
using program::FactId;
using program::kNone;

const Regime::Choice* choice(const Regime& regime, FactId fact) {
  for (const Regime::Choice& one : regime.choices) {
    if (one.fact == fact) return &one;
  }
  return nullptr;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

}  // namespace

void options_of(const Model& model, NameId name, std::vector<NameId>& options) {
  const auto group = model.groups.find(name);
  if (group == model.groups.end()) {
    options.push_back(name);
    return;
  }
  for (const Source& source : group->second) {
    for (const grammar::Node& node : source.statement->nodes) {
      if (node.kind == grammar::NodeKind::name) options.push_back(node.name);
    }
  }
}

std::vector<bool> view_from(const Model& model, std::uint32_t document) {
  std::vector<bool> view(model.documents.size());
  for (std::size_t index = 0; index < view.size(); ++index) view[index] = model.documents[index].rank < Rank::reglement;
  std::vector<std::uint32_t> open{document};
  view[document] = true;
  while (!open.empty()) {
    const DocumentInfo& from = model.documents[open.back()];
    open.pop_back();
    for (const std::string& wanted : from.syntax->based_on) {
      for (std::uint32_t index = 0; index < view.size(); ++index) {
        const DocumentInfo& info = model.documents[index];
        if (view[index] || (lower(wanted) != lower(info.short_name) && lower(wanted) != lower(info.title))) continue;
        view[index] = true;
        open.push_back(index);
      }
    }
  }
  return view;
}

Fits fits(const Model& model, const Scope& scope, const Regime& regime) {
  if (scope.items.empty()) return Fits::yes;
  Fits result = Fits::yes;
  const std::vector<Fact>& facts = model.vocabulary.facts;
  for (FactId id = 0; id < facts.size(); ++id) {
    const Fact& fact = facts[id];
    if (!fact.decides_rules) continue;
    bool mentioned = false;
    bool holds = false;
    const Regime::Choice* chosen = choice(regime, id);
    for (const ScopeItem& item : scope.items) {
      if (item.kind == ScopeItem::Kind::option) {
        if (fact.type.base != program::Base::option) continue;
        std::vector<NameId> options;
        options_of(model, item.name, options);
        const program::OptionSet& set = model.vocabulary.option_sets[fact.type.options];
        for (const NameId option : options) {
          const auto place = std::find(set.options.begin(), set.options.end(), option);
          if (place == set.options.end()) continue;
          mentioned = true;
          if (chosen != nullptr && chosen->value == place - set.options.begin()) holds = true;
        }
      } else {
        const bool year = item.kind == ScopeItem::Kind::exam_year;
        if (fact.type.scale != (year ? program::Scale::year : program::Scale::cohort)) continue;
        mentioned = true;
        if (chosen != nullptr && chosen->value >= item.from && chosen->value <= item.to) holds = true;
      }
    }
    if (!mentioned || holds) continue;
    if (chosen != nullptr) return Fits::no;
    result = Fits::undecided;
  }
  return result;
}

Fits fits(const Model& model, const Source& source, const Regime& regime) {
  const Fits document = fits(model, model.documents[source.document].syntax->scope, regime);
  if (document == Fits::no) return Fits::no;
  const Fits own = fits(model, source.statement->scope, regime);
  return own == Fits::yes ? document : own;
}

std::string label(const Model& model, const Regime& regime) {
  std::string text;
  for (const Regime::Choice& one : regime.choices) {
    const Fact& fact = model.vocabulary.facts[one.fact];
    if (!text.empty()) text += ", ";
    if (fact.type.base == program::Base::option) {
      text += model.vocabulary.option_sets[fact.type.options].labels[static_cast<std::size_t>(one.value)];
    } else if (fact.type.scale == program::Scale::cohort) {
      text += "cohort " + std::to_string(one.value) + "-" + std::to_string(one.value + 1);
    } else {
      text += fact.key + " " + std::to_string(one.value);
    }
  }
  return text;
}

std::string place_label(const Model& model, const Source& source, std::uint32_t from_document) {
  const std::string address = grammar::part_address(model.documents[source.document].syntax->document,
                                                    source.statement->part);
  if (source.document == from_document && !address.empty()) return address;
  return provision_label(model, source.document, source.statement->part);
}

std::string provision_label(const Model& model, std::uint32_t document, PartId part, std::string_view below) {
  const DocumentInfo& info = model.documents[document];
  const std::vector<grammar::Part>& parts = info.syntax->document.parts;
  std::string article;
  std::string lid;
  std::string onderdeel;
  std::string chapter;
  const bool is_supposed = info.host != kNone;
  for (PartId at = part; at != 0 && at < parts.size(); at = parts[at].parent) {
    if (is_supposed && at == info.host_part) break;   // only what is below the sentence itself
    const grammar::Part& one = parts[at];
    if (one.kind == PartKind::onderdeel) onderdeel = onderdeel.empty() ? one.label : one.label + " " + onderdeel;
    if (one.kind == PartKind::lid) lid = one.label;
    if (one.kind == PartKind::artikel) article = one.label;
    if (one.kind == PartKind::hoofdstuk) chapter = one.label;
  }
  std::string text = info.short_name.empty() ? info.title : info.short_name;
  if (!article.empty()) {
    text += " " + article;
  } else if (!chapter.empty()) {
    text += " " + chapter;
  }
  if (!lid.empty()) text += " lid " + lid;
  if (!onderdeel.empty()) text += " " + onderdeel;
  if (!below.empty()) {
    text += " ";
    text += below;
  }
  return text;
}

bool within(const Model& model, std::uint32_t document, PartId part, const grammar::Address& address,
            std::uint32_t from_document, PartId from_part) {
  // What a supposed sentence says of "lid 1" is about the text in which it stands.
  if (model.documents[from_document].host != kNone) from_document = model.documents[from_document].host;
  const DocumentInfo& info = model.documents[document];
  if (address.document.empty()) {
    if (document != from_document) return false;
  } else if (lower(address.document) != lower(info.short_name) && lower(address.document) != lower(info.title)) {
    return false;
  }
  const auto labels = [](const DocumentInfo& where, PartId at, std::string& article, std::string& lid,
                         std::string& onderdeel) {
    const std::vector<grammar::Part>& parts = where.syntax->document.parts;
    for (; at != 0 && at < parts.size(); at = parts[at].parent) {
      if (parts[at].kind == PartKind::artikel) article = parts[at].label;
      if (parts[at].kind == PartKind::lid) lid = parts[at].label;
      if (parts[at].kind == PartKind::onderdeel) onderdeel = parts[at].label;
    }
  };
  std::string article;
  std::string lid;
  std::string onderdeel;
  labels(info, part, article, lid, onderdeel);
  std::string wanted_article = address.article;
  if (wanted_article.empty()) {
    std::string own_lid;
    std::string own_onderdeel;
    labels(model.documents[from_document], from_part, wanted_article, own_lid, own_onderdeel);
  }
  if (article != wanted_article) return false;
  if (!address.lid.empty() && lid != address.lid) return false;
  if (!address.onderdeel.empty() && !onderdeel.empty() && onderdeel != address.onderdeel) return false;
  return true;
}

CodeTable codes(const Model& model, const Regime& regime, Fits least) {
  const auto holds = [&](const RegisterRow& row) {
    const Fits fit = fits(model, row.source, regime);
    return fit == Fits::yes || fit == least;
  };
  CodeTable table;
  table.canonical.resize(model.vocabulary.items.size());
  // Canonical codes first, so that an alias never hides a code.
  for (const RegisterRow& row : model.register_rows) {
    if (!holds(row)) continue;
    if (table.canonical[row.item].empty()) table.canonical[row.item] = row.codes.front();
    table.by_code.emplace(lower(row.codes.front()), row.item);
  }
  for (const RegisterRow& row : model.register_rows) {
    if (!holds(row)) continue;
    for (std::size_t index = 1; index < row.codes.size(); ++index) {
      table.by_code.emplace(lower(row.codes[index]), row.item);
    }
    table.by_code.emplace(lower(model.vocabulary.items[row.item].label), row.item);
  }
  return table;
}

}  // namespace slagboom::resolve
