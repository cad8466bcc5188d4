// Prose beside rules: a lid without status, a number in two places, an unknown name between braces.
#include "interpreter/resolve/text_checks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/calendar.hpp"
#include "grammar/words.hpp"
#include "interpreter/resolve/prose.hpp"
#include "interpreter/resolve/text_checks_parts.hpp"

namespace slagboom::resolve {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::Document;
using grammar::LidStatus;
using grammar::Part;
using grammar::PartId;
using grammar::PartKind;
using grammar::Span;
using grammar::Statement;
using operations::Rational;

grammar::Diagnostic text_message(const Model& model, std::uint32_t document, PartId part,
                                 DiagnosticKind kind, Span span, std::string label) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  if (part != 0)
    message.address = grammar::part_address(model.documents[document].syntax->document, part);
  return message;
}

namespace {

// ---- what a lid is ------------------------------------------------------------------------------

// For every part: is something said about it, or about a part below it?
std::vector<bool> said_below(const Document& document) {
  std::vector<bool> said(document.parts.size(), false);
  for (PartId id = static_cast<PartId>(document.parts.size()); id-- > 0;) {
    const Part& part = document.parts[id];
    if (part.status != LidStatus::unsaid || part.has_rules) said[id] = true;
    if (said[id] && part.parent < id) said[part.parent] = true;
  }
  return said;
}

void check_status(const Model& model, std::uint32_t index, Diagnostics& diagnostics) {
  const Document& document = model.documents[index].syntax->document;
  const std::vector<bool> said = said_below(document);
  std::vector<bool> has_leden(document.parts.size(), false);
  for (const Part& part : document.parts) {
    if (part.kind == PartKind::lid) has_leden[part.parent] = true;
  }
  for (PartId id = 1; id < document.parts.size(); ++id) {
    const Part& part = document.parts[id];
    const bool is_lid = part.kind == PartKind::lid;
    const bool is_article = part.kind == PartKind::artikel && !has_leden[id];
    if (said[id] || (!is_lid && !(is_article && part.has_prose))) continue;
    if (is_lid && document.parts[part.parent].status != LidStatus::unsaid) continue;
    Diagnostic message =
        text_message(model, index, id, DiagnosticKind::lid_without_status, part.span,
                     is_lid ? "bij dit lid staat geen regel en geen aanduiding"
                            : "bij dit artikel staat geen regel en geen aanduiding");
    message.because = "een lezer moet van elke bepaling kunnen zien of het programma haar uitvoert";
    message.help =
        "zet er een regelblok onder, of zet erachter wat het is: *(toelichting)*, *(oordeel van "
        "…)* of "
        "*(niet uitvoerbaar omdat …)*";
    diagnostics.add(std::move(message));
  }
}

// ---- a number in two places ---------------------------------------------------------------------

struct WrittenNumber {
  std::size_t begin = 0;
  std::size_t end = 0;
  Rational value;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// After these words a number is an address or a name, not a quantity.
bool names_a_number(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords{
      "art",       "artikel",  "artikelen", "bijlage",   "bijlagen",     "deel",
      "delen",     "domein",   "groep",     "hoofdstuk", "hoofdstukken", "klas",
      "leden",     "leerjaar", "lid",       "nummer",    "onderdeel",    "onderdelen",
      "paragraaf", "periode",  "tijdvak",   "versie"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// The words before a number, as far as they only join numbers: "artikel 3, 4 en" 5.
bool follows_reference(std::string_view before) {
  const std::vector<grammar::Word> words =
      grammar::words_of(before.substr(before.size() - std::min<std::size_t>(before.size(), 80)));
  const std::string_view text =
      before.substr(before.size() - std::min<std::size_t>(before.size(), 80));
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const std::string plain = grammar::folded(text.substr(word->begin, word->end - word->begin));
    if (names_a_number(plain)) return true;
    const bool joins = plain == "," || plain == "." || plain == "en" || plain == "of" ||
                       plain == "tot" || plain == "met" || is_digit(plain.front());
    if (!joins) return false;
  }
  return false;
}

bool is_month(std::string_view after) {
  const grammar::Word word = grammar::next_word(after, 0);
  const std::string plain = grammar::folded(after.substr(word.begin, word.end - word.begin));
  return std::find(grammar::kMonths.begin(), grammar::kMonths.end(), plain) !=
         grammar::kMonths.end();
}

// The numbers in figures that say how much or how many; no years, dates, addresses or parts of
// words.
std::vector<WrittenNumber> quantities_in(std::string_view text) {
  std::vector<WrittenNumber> found;
  const auto is_tied = [&](std::size_t at) {
    return at < text.size() &&
           (grammar::is_word_byte(text, at) || static_cast<unsigned char>(text[at]) >= 0x80 ||
            std::string_view("-/:").find(text[at]) != std::string_view::npos);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool odd =
        begin > 0 && (is_tied(begin - 1) || text[begin - 1] == '.' || text[begin - 1] == ',');
    std::int64_t digits = 0;
    unsigned decimals = 0;
    bool after_comma = false;
    for (; at < text.size(); ++at) {
      const bool more = at + 1 < text.size() && is_digit(text[at + 1]);
      if (is_digit(text[at])) {
        if (at - begin < 12) digits = digits * 10 + (text[at] - '0');
        if (after_comma) ++decimals;
      } else if (text[at] == ',' && more && !after_comma) {
        after_comma = true;
      } else {
        odd = odd || ((text[at] == '.' || text[at] == ',') && more);
        break;
      }
    }
    const bool is_year = !after_comma && at - begin == 4;
    if (odd || is_tied(at) || is_year || at - begin > 12) continue;
    if (is_month(text.substr(at)) || follows_reference(text.substr(0, begin))) continue;
    found.push_back({begin, at, operations::reduced(digits, operations::power_of_ten(decimals))});
  }
  return found;
}

// A number in a rule, and the name that stands for it when there is one.
struct Literal {
  Rational value;
  Span span;
  NameId name = kNoName;
};

void collect_literals(const Model& model, const Statement& statement,
                      std::vector<Literal>& literals) {
  const auto is_name = [&](const grammar::Node& number) {
    if (statement.kind != grammar::StatementKind::define) return false;
    if (model.library->names[statement.name].sort != kNoName &&
        model.library->names[statement.name].sort != model.main_sort) {
      return false;
    }
    return std::any_of(statement.nodes.begin(), statement.nodes.end(),
                       [&](const grammar::Node& node) { return &node == &number; });
  };
  each_node(statement, [&](const grammar::Node& node) {
    if (node.kind != grammar::NodeKind::number || node.decimals > 12) return;
    literals.push_back({operations::reduced(node.value, operations::power_of_ten(node.decimals)),
                        node.span, is_name(node) ? statement.name : kNoName});
  });
}

// The lid or article to which a part belongs.
PartId lid_of(const Document& document, PartId part) {
  while (part != 0 && document.parts[part].kind == PartKind::onderdeel)
    part = document.parts[part].parent;
  return part;
}

void check_numbers(const Model& model, std::uint32_t index, Diagnostics& diagnostics) {
  const grammar::Syntax& syntax = *model.documents[index].syntax;
  std::vector<std::vector<Literal>> literals(syntax.document.parts.size());
  for (const Statement& statement : syntax.statements) {
    const bool is_example = statement.kind == grammar::StatementKind::example_table ||
                            statement.kind == grammar::StatementKind::example_case;
    if (is_example || statement.kind == grammar::StatementKind::error) continue;
    collect_literals(model, statement, literals[lid_of(syntax.document, statement.part)]);
  }
  for (const grammar::Block& block : syntax.document.blocks) {
    if (block.kind != grammar::BlockKind::prose || block.part >= syntax.document.parts.size())
      continue;
    const std::vector<Literal>& known = literals[lid_of(syntax.document, block.part)];
    if (known.empty()) continue;
    for (const WrittenNumber& number : quantities_in(block.text.text)) {
      const auto is_same = [&](const Literal& literal) { return literal.value == number.value; };
      auto same = std::find_if(known.begin(), known.end(), [&](const Literal& literal) {
        return is_same(literal) && literal.name != kNoName;
      });
      if (same == known.end()) same = std::find_if(known.begin(), known.end(), is_same);
      if (same == known.end()) continue;
      const Span span = block.text.span(number.begin, number.end);
      Diagnostic message = text_message(model, index, block.part, DiagnosticKind::number_in_prose,
                                        span, "dit getal staat ook in de regel");
      message.labels.push_back({same->span, "hier", false});
      message.because = "wie er een verandert, vergeet het andere";
      if (same->name != kNoName) {
        const std::string name = "{" + grammar::shown(model.library->names[same->name]) + "}";
        message.help = "schrijf in de tekst " + name + "; daar komt dan het getal te staan";
        message.fixes.push_back({span, name});
      } else {
        message.help =
            "geef het getal in de regel een naam, zoals «het aantal … is 2», en schrijf in de "
            "tekst {het aantal …}";
      }
      diagnostics.add(std::move(message));
    }
  }
}

// ---- names between braces -----------------------------------------------------------------------

void check_braces(const Model& model, std::uint32_t index, Diagnostics& diagnostics) {
  const grammar::NameTable& names = model.library->names;
  for (const ProseReference& reference :
       prose_references(names, model.documents[index].syntax->document)) {
    if (reference.name != kNoName) continue;
    Diagnostic message = text_message(model, index, reference.part, DiagnosticKind::unknown_name,
                                      reference.inner, "dit begrip bestaat niet");
    message.because = "tussen accolades staat een begrip; in de tekst komt daar de waarde te staan";
    message.help = "voer het begrip in met een regel, of haal de accolades weg";
    const std::vector<NameId> close = names.suggestions(reference.words);
    if (!close.empty()) {
      message.help = "bedoelde u ";
      for (const NameId id : close) {
        message.help += (id == close.front() ? "«" : " of «") + grammar::shown(names[id]) + "»";
      }
      message.help += "?";
      message.fixes.push_back({reference.inner, grammar::shown(names[close.front()])});
    }
    diagnostics.add(std::move(message));
  }
}

}  // namespace

void check_prose(const Model& model, Diagnostics& diagnostics) {
  for (std::uint32_t index = 0; index < model.documents.size(); ++index) {
    const Rank rank = model.documents[index].rank;
    const bool by_school = rank == Rank::reglement || rank == Rank::pta;
    if (by_school) check_status(model, index, diagnostics);
    if (by_school) check_numbers(model, index, diagnostics);
    check_braces(model, index, diagnostics);
  }
}

void check_texts(const Model& model, Diagnostics& diagnostics) {
  check_prose(model, diagnostics);
  check_references(model, diagnostics);
  check_names(model, diagnostics);
  check_scopes(model, diagnostics);
  check_sources(model, diagnostics);
}

}  // namespace slagboom::resolve
