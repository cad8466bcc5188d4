// References to other provisions: do they exist, and do they apply in the same years?
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/words.hpp"
#include "interpreter/resolve/scope_years.hpp"
#include "interpreter/resolve/text_checks_parts.hpp"

namespace slagboom::resolve {

namespace {

using grammar::Address;
using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Document;
using grammar::Part;
using grammar::PartId;
using grammar::PartKind;
using grammar::ScopeItem;
using grammar::Span;
using grammar::Statement;
using grammar::StatementKind;

// ---- what an address leads to -------------------------------------------------------------------

bool is_same(std::string_view a, std::string_view b) {
  return grammar::folded(a) == grammar::folded(b);
}

// A few labels that are nearly the wanted one, the nearest first.
std::vector<std::string> near(std::string_view wanted, const std::vector<std::string>& labels) {
  std::vector<std::pair<std::size_t, std::string>> close;
  for (const std::string& label : labels) {
    const std::size_t most = wanted.size() > 4 ? 2 : 1;
    const std::size_t distance =
        grammar::edit_distance(grammar::folded(wanted), grammar::folded(label), most);
    if (distance <= most) close.emplace_back(distance, label);
  }
  std::stable_sort(close.begin(), close.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (const auto& [distance, label] : close) {
    if (distance > close.front().first || result.size() == 3) break;
    if (std::find(result.begin(), result.end(), label) == result.end()) result.push_back(label);
  }
  return result;
}

std::string enumerated(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) text += index + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    text += words[index];
  }
  return text;
}

std::vector<PartId> parts_below(const Document& document, PartId top, PartKind kind) {
  std::vector<bool> below(document.parts.size(), false);
  std::vector<PartId> found;
  for (PartId id = 0; id < document.parts.size(); ++id) {
    below[id] = id == top || (id != 0 && below[document.parts[id].parent]);
    if (below[id] && id != top && document.parts[id].kind == kind) found.push_back(id);
  }
  return found;
}

std::vector<std::string> labels_of(const Document& document, const std::vector<PartId>& parts) {
  std::vector<std::string> labels;
  for (const PartId id : parts) labels.push_back(document.parts[id].label);
  return labels;
}

// The article or hoofdstuk in which a part stands.
PartId owner_of(const Document& document, PartId part) {
  while (part != 0 && (document.parts[part].kind == PartKind::lid ||
                       document.parts[part].kind == PartKind::onderdeel)) {
    part = document.parts[part].parent;
  }
  return part;
}

// A written reference, and the sentence in which it stands.
struct Reference {
  const Address* address = nullptr;
  Source source;
  bool in_years = true;  // the provision must apply in the exam years of the sentence
};

class References {
 public:
  References(const Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  void check(const Reference& reference) {
    const Address& address = *reference.address;
    std::vector<std::uint32_t> documents;
    for (std::uint32_t index = 0; index < model_.documents.size(); ++index) {
      const DocumentInfo& info = model_.documents[index];
      const bool is_named = address.document.empty() ? index == reference.source.document
                                                     : is_same(address.document, info.short_name) ||
                                                           is_same(address.document, info.title);
      if (is_named) documents.push_back(index);
    }
    if (documents.empty()) return unknown_document(reference);
    std::optional<Diagnostic> problem;
    for (const std::uint32_t document : documents) {
      problem = missing_part(reference, document);
      if (!problem) {
        if (part_ != 0 && reference.in_years) check_years(reference, document, part_);
        return;
      }
    }
    diagnostics_.add(std::move(*problem));
  }

 private:
  Diagnostic message(const Reference& reference, DiagnosticKind kind, std::string label) const {
    return text_message(model_, reference.source.document, reference.source.statement->part, kind,
                        reference.address->span, std::move(label));
  }

  // An edit of one word of the address.
  void fix(const Reference& reference, Diagnostic& message, std::string_view word,
           const std::string& better) const {
    const Span span = reference.address->span;
    const std::string_view text = model_.sources->text(span);
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      const bool starts = at == 0 || !grammar::is_word_byte(text, at - 1);
      if (!starts || !grammar::ends_word(text, at + word.size())) continue;
      const auto begin = static_cast<std::uint32_t>(span.begin + at);
      message.fixes.push_back(
          {{span.file, begin, begin + static_cast<std::uint32_t>(word.size())}, better});
      return;
    }
  }

  void unknown_document(const Reference& reference) {
    Diagnostic result =
        message(reference, DiagnosticKind::unknown_document,
                "een document met de korte naam «" + reference.address->document + "» is er niet");
    std::vector<std::string> names;
    for (const DocumentInfo& info : model_.documents) {
      if (!info.short_name.empty()) names.push_back(info.short_name);
    }
    const std::vector<std::string> close = near(reference.address->document, names);
    if (close.empty()) {
      result.help = "lees dat document ook mee; bekend zijn " + enumerated(names, "en");
    } else {
      result.help = "bedoelde u " + enumerated(close, "of") + "?";
      if (close.size() == 1) fix(reference, result, reference.address->document, close.front());
    }
    diagnostics_.add(std::move(result));
  }

  // What does not exist, or nothing; then `part_` is what the address leads to (0 when that cannot
  // be told).
  std::optional<Diagnostic> missing_part(const Reference& reference, std::uint32_t index) {
    const Address& address = *reference.address;
    const Document& document = model_.documents[index].syntax->document;
    const std::string& name = model_.documents[index].short_name;
    const std::string where = address.document.empty() || name.empty() ? "dit document" : name;
    part_ = 0;
    std::vector<PartId> owners;
    if (!address.article.empty()) {
      for (PartId id = 1; id < document.parts.size(); ++id) {
        const Part& part = document.parts[id];
        const bool may_be = part.kind == PartKind::artikel || part.kind == PartKind::hoofdstuk;
        if (may_be && is_same(part.label, address.article)) owners.push_back(id);
      }
      if (owners.empty()) return missing_article(reference, document, where);
    } else if (index == reference.source.document &&
               owner_of(document, reference.source.statement->part) != 0) {
      owners.push_back(owner_of(document, reference.source.statement->part));
    } else {
      return std::nullopt;
    }
    std::optional<Diagnostic> problem;
    for (const PartId owner : owners) {
      problem = missing_below(reference, index, owner, where);
      if (!problem) return problem;
    }
    return problem;
  }

  std::optional<Diagnostic> missing_article(const Reference& reference, const Document& document,
                                            const std::string& where) const {
    Diagnostic result =
        message(reference, DiagnosticKind::unknown_reference,
                "artikel " + reference.address->article + " staat niet in " + where);
    result.because = "een verwijzing moet uitkomen bij een bepaling die er staat";
    const std::vector<std::string> close =
        near(reference.address->article,
             labels_of(document, parts_below(document, 0, PartKind::artikel)));
    if (close.empty()) {
      result.help = "kijk het nummer na";
    } else {
      result.help = "bedoelde u artikel " + enumerated(close, "of") + "?";
      if (close.size() == 1) fix(reference, result, reference.address->article, close.front());
    }
    return result;
  }

  std::optional<Diagnostic> missing_below(const Reference& reference, std::uint32_t index,
                                          PartId owner, const std::string& where) {
    const Address& address = *reference.address;
    const Document& document = model_.documents[index].syntax->document;
    PartId top = owner;
    if (!address.lid.empty()) {
      const std::vector<PartId> leden = parts_below(document, owner, PartKind::lid);
      const auto found = std::find_if(leden.begin(), leden.end(), [&](PartId id) {
        return document.parts[id].label == address.lid;
      });
      if (found == leden.end()) {
        const std::string place = grammar::part_address(document, owner) + " van " + where;
        return missing_label(reference, leden, document, place + " heeft geen lid " + address.lid,
                             "lid", "leden");
      }
      top = *found;
    }
    part_ = top;
    if (address.onderdeel.empty()) return std::nullopt;
    // "c 3°" in a table of patterns has no part of its own; its letter has.
    const std::string first = address.onderdeel.substr(0, address.onderdeel.find(' '));
    const std::vector<PartId> onderdelen = parts_below(document, top, PartKind::onderdeel);
    for (const PartId id : onderdelen) {
      if (document.parts[id].label != first) continue;
      part_ = id;
      return std::nullopt;
    }
    if (named_by_table(index, top, first)) return std::nullopt;
    return missing_label(
        reference, onderdelen, document,
        grammar::part_address(document, top) + " van " + where + " heeft geen onderdeel " + first,
        "onderdeel", "onderdelen");
  }

  std::optional<Diagnostic> missing_label(const Reference& reference,
                                          const std::vector<PartId>& parts,
                                          const Document& document, std::string label,
                                          const std::string& word, const std::string& words) const {
    Diagnostic result = message(reference, DiagnosticKind::unknown_reference, std::move(label));
    result.because = "een verwijzing moet uitkomen bij een bepaling die er staat";
    const std::vector<std::string> labels = labels_of(document, parts);
    if (labels.empty()) {
      result.help = "laat «" + word + "» weg, of kijk het nummer na";
    } else {
      result.help = labels.size() == 1 ? "er is alleen " + word + " " + labels.front()
                                       : "de " + words + " zijn " + enumerated(labels, "en");
    }
    return result;
  }

  // Is this the first word of an onderdeel in the last column of a table below `top`?
  [[nodiscard]] bool named_by_table(std::uint32_t index, PartId top,
                                    const std::string& first) const {
    const Document& document = model_.documents[index].syntax->document;
    for (const Statement& statement : model_.documents[index].syntax->statements) {
      PartId part = statement.part;
      while (part != 0 && part != top) part = document.parts[part].parent;
      if (part != top) continue;
      for (const grammar::TableRow& row : statement.rows) {
        for (const Address& result : row.result) {
          if (result.onderdeel == first || result.onderdeel.starts_with(first + " ")) return true;
        }
      }
    }
    return false;
  }

  // The sentences that stand in a part or below it.
  std::vector<const Statement*> statements_in(std::uint32_t index, PartId top) {
    const grammar::Syntax& syntax = *model_.documents[index].syntax;
    by_part_.resize(model_.documents.size());
    std::vector<std::vector<const Statement*>>& by_part = by_part_[index];
    if (by_part.empty()) {
      by_part.resize(syntax.document.parts.size() + 1);
      for (const Statement& statement : syntax.statements)
        by_part[statement.part].push_back(&statement);
    }
    std::vector<const Statement*> found = by_part[top];
    for (const PartKind kind :
         {PartKind::hoofdstuk, PartKind::artikel, PartKind::lid, PartKind::onderdeel}) {
      for (const PartId id : parts_below(syntax.document, top, kind)) {
        found.insert(found.end(), by_part[id].begin(), by_part[id].end());
      }
    }
    return found;
  }

  // TIJD-002: the provision is there, but in no year for which the sentence is meant.
  void check_years(const Reference& reference, std::uint32_t document, PartId top) {
    const std::vector<const Statement*> statements = statements_in(document, top);
    for (const ScopeItem::Kind kind : {ScopeItem::Kind::exam_year, ScopeItem::Kind::cohort}) {
      const std::vector<Years> here =
          years_of(model_, reference.source.document, reference.source.statement, kind);
      std::vector<Years> there;
      for (const Statement* statement : statements) {
        if (statement == reference.source.statement) continue;
        const std::vector<Years> more = years_of(model_, document, statement, kind);
        there.insert(there.end(), more.begin(), more.end());
      }
      if (there.empty()) there = years_of(model_, document, nullptr, kind);
      if (here.empty() || there.empty() || !common(here, there).empty()) continue;
      there = merged(std::move(there));
      Diagnostic result = message(reference, DiagnosticKind::reference_not_in_force,
                                  "deze bepaling geldt alleen voor " + years_text(there, kind));
      result.because = "deze zin is voor " + years_text(here, kind);
      result.help =
          "verwijs naar de bepaling die in die jaren geldt, of beperk deze zin met «geldt voor»";
      diagnostics_.add(std::move(result));
      return;
    }
  }

  const Model& model_;
  Diagnostics& diagnostics_;
  PartId part_ = 0;
  std::vector<std::vector<std::vector<const Statement*>>> by_part_;  // by document and part
};

}  // namespace

void check_references(const Model& model, Diagnostics& diagnostics) {
  References references(model, diagnostics);
  each_statement(model, [&](const Source& source) {
    const Statement& statement = *source.statement;
    for (const grammar::Departure& departure : statement.departures)
      references.check({&departure.address, source});
    const bool refers = statement.kind == StatementKind::fill ||
                        statement.kind == StatementKind::analogous ||
                        statement.kind == StatementKind::example_table;
    if (refers) references.check({&statement.address, source});
  });
  // A PTA rests on a provision of its school year, whatever the exam year.
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    const grammar::Syntax& syntax = *model.documents[document].syntax;
    for (const grammar::PtaStatement& said : syntax.pta) {
      const auto* pta = std::get_if<grammar::Pta>(&said.what);
      if (pta == nullptr || pta->basis.article.empty() ||
          said.statement >= syntax.statements.size())
        continue;
      references.check({&pta->basis, {&syntax.statements[said.statement], document}, false});
    }
  }
}

}  // namespace slagboom::resolve
