// What all documents together declare: the input of every program. No regime chosen yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/parse.hpp"
#include "interpreter/program/program.hpp"

namespace slagboom::resolve {

using grammar::kNoName;
using grammar::NameId;

// For whom and when a program is made. A deciding fact that a candidate does not give is absent here.
struct Regime {
  struct Choice {
    program::FactId fact = program::kNone;
    std::int64_t value = 0;  // option index, exam year, or first year of the cohort
    friend bool operator==(const Choice&, const Choice&) = default;
  };
  std::vector<Choice> choices;  // sorted by fact
  friend bool operator==(const Regime&, const Regime&) = default;
};

enum class Fits : std::uint8_t { no, yes, undecided };

// A statement together with the document it stands in.
struct Source {
  const grammar::Statement* statement = nullptr;
  std::uint32_t document = 0;
};

// Another place that makes a provision apply: "van overeenkomstige toepassing".
struct Analogy {
  Source source;
  std::vector<std::pair<NameId, NameId>> substitutions;
};

// `supposed`: a sentence of a block `vraag`, which takes the place of the others for the time of a question.
enum class Rank : std::uint8_t { terms, wet, amvb, regeling, reglement, pta, besluit, supposed };

struct DocumentInfo {
  const grammar::Syntax* syntax = nullptr;
  std::string short_name;
  std::string title;
  Rank rank = Rank::terms;
  bool is_library = false;
  // Of a supposed sentence: the document and the part where it stands.
  std::uint32_t host = program::kNone;
  grammar::PartId host_part = 0;
};

// One row of a register: codes of an item, for a scope.
struct RegisterRow {
  program::ItemId item = program::kNone;
  std::vector<std::string> codes;          // first the canonical one
  Source source;
  std::size_t row = 0;
  grammar::Span span;
};

struct AttributeCell {
  std::uint32_t attribute = 0;
  program::ItemId item = program::kNone;
  program::Rational value;
  Source source;
};

// Everything by name.
struct Model {
  const grammar::Library* library = nullptr;
  const grammar::Sources* sources = nullptr;
  std::vector<DocumentInfo> documents;
  program::Vocabulary vocabulary;          // provisions are interned while programs are made
  NameId main_sort = kNoName;
  NameId element_sort = kNoName;           // the sort of the elements (vak)
  std::string id_key, collection_key, element_key;
  std::optional<std::pair<std::string, std::string>> other_codes;  // key and value that allow any code
  program::ItemId other_item = program::kNone;
  std::vector<std::pair<std::string, std::string>> bare_columns;   // "lo" -> "beoordeling": a column with only a code

  std::unordered_map<NameId, std::vector<Source>> definitions;   // define, table
  std::unordered_map<NameId, Source> terms;                      // begrip
  std::unordered_map<NameId, Source> facts;
  std::unordered_map<NameId, std::vector<Source>> lists;
  std::unordered_map<NameId, std::vector<Source>> searches;
  std::vector<NameId> search_order;
  std::unordered_map<NameId, std::vector<Source>> groups;
  std::unordered_map<NameId, std::uint32_t> attribute_by_name;
  std::unordered_map<NameId, std::vector<Source>> additions;     // de school mag toevoegen aan
  std::unordered_map<NameId, std::vector<Source>> choices;       // de school kiest
  std::unordered_map<NameId, std::vector<Source>> fillings;      // vult in
  std::vector<Source> keeps;                                     // de school mag niet weglaten
  std::vector<Analogy> analogies;
  // Sentences that take the place of every provision of a name, or of what the school adds to it (resolve/suppose).
  std::unordered_map<NameId, Source> supposed;
  std::unordered_map<NameId, Source> supposed_additions;
  std::vector<Source> possibilities;
  std::vector<Source> reports;
  std::vector<Source> examples;
  std::vector<RegisterRow> register_rows;
  std::vector<AttributeCell> attribute_cells;
};

// Gathers the declarations. Messages: duplicates, unknown kinds, options, registers.
[[nodiscard]] Model collect(const grammar::Library& library, const grammar::Sources& sources,
                            const std::vector<bool>& from_library, grammar::Diagnostics& diagnostics);

// Does the scope hold for the regime? `undecided` when it needs a deciding fact that is absent.
[[nodiscard]] Fits fits(const Model& model, const grammar::Scope& scope, const Regime& regime);
// Scope of the document and the statement together.
[[nodiscard]] Fits fits(const Model& model, const Source& source, const Regime& regime);

// By document: what a reader of `document` has in hand: the law, the document itself, and the texts on which it says
// it rests (gelet op), directly or through them. So the choices of one school do not speak in the text of another.
[[nodiscard]] std::vector<bool> view_from(const Model& model, std::uint32_t document);

// The options that a name of an option or of a group stands for, behind those that are there.
void options_of(const Model& model, NameId name, std::vector<NameId>& options);

// "havo, examenjaar 2026"
[[nodiscard]] std::string label(const Model& model, const Regime& regime);

// The provision of a part, with an optional label below it ("a", "c 1°"): "UB 3.34 lid 1 a".
[[nodiscard]] std::string provision_label(const Model& model, std::uint32_t document, grammar::PartId part,
                                          std::string_view below = {});
// The same as people write it: inside the document it is read in "Artikel 1 lid 1", elsewhere with its short name.
[[nodiscard]] std::string place_label(const Model& model, const Source& source, std::uint32_t from_document);
// Whether a part of a document lies within a written address. `from` is where the address was written.
[[nodiscard]] bool within(const Model& model, std::uint32_t document, grammar::PartId part,
                          const grammar::Address& address, std::uint32_t from_document,
                          grammar::PartId from_part);

// Codes to items for one regime: canonical code and aliases, lower case. A code may lead to one item only.
struct CodeTable {
  std::unordered_map<std::string, program::ItemId> by_code;
  std::vector<std::string> canonical;   // by ItemId; empty when the item has no code in this regime
};
// `least`: undecided also takes what may hold, when a fact that decides the regime could not be read.
[[nodiscard]] CodeTable codes(const Model& model, const Regime& regime, Fits least = Fits::yes);

// Regimes that differ: every combination of options and of years where some scope begins or ends. Cohorts are
// chosen only where a document that holds makes a difference between them.
[[nodiscard]] std::vector<Regime> all_regimes(const Model& model);
// Grows with the exam year and then the cohort.
[[nodiscard]] std::int64_t newness(const Model& model, const Regime& regime);
// What the scopes in the list of a sentence leave out, when one fact tells it: "vwo", "cohort 2023-2024"; else empty.
[[nodiscard]] std::string left_out(const Model& model, const Source& source);

}  // namespace slagboom::resolve
