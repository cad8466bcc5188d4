// Structure of a document: parts with an address, prose, tables and fences. No meaning yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/limits.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar {

// A piece of running text that may be spread over lines; lines are joined by one blank.
struct Phrase {
  std::string text;
  struct Piece {
    std::uint32_t offset = 0;  // in `text`
    std::uint32_t source = 0;  // in the normalised file
  };
  FileId file = 0;
  std::vector<Piece> pieces;  // sorted; the first has offset 0

  // From offsets in `text` to the file. `begin == end` gives an empty span at that place.
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Span whole() const { return span(0, text.size()); }
};

using PartId = std::uint32_t;

enum class PartKind : std::uint8_t { document, hoofdstuk, artikel, lid, onderdeel };

// Status of a lid or article as written at its end: `*(toelichting)*` and so on.
enum class LidStatus : std::uint8_t { unsaid, geregeld, toelichting, oordeel, niet_uitvoerbaar };

// An addressable part. Parts form a tree; part 0 is the document itself.
struct Part {
  PartKind kind = PartKind::document;
  PartId parent = 0;
  std::string label;  // "3.34", "1", "a", "II"; for the document its short name (filled by `names`)
  std::string title;  // heading text without word and label
  std::string word;   // of a hoofdstuk: "Hoofdstuk", "Deel", "§", …; empty without number
  Span span;          // the heading or the first line of the lid
  LidStatus status = LidStatus::unsaid;
  std::string status_reason;  // after "niet uitvoerbaar omdat" or "oordeel van"
  bool has_rules = false;     // a regel fence belongs to it
  bool has_prose = false;
};

struct Cell {
  Phrase text;
};

struct Row {
  Span span;
  std::vector<Cell> cells;
};

struct Table {
  Span span;
  Row header;
  std::vector<Row> rows;
  bool is_cut = false;  // columns were left out, with a message
  [[nodiscard]] bool empty() const { return header.cells.empty(); }
};

// A bullet ("-"), a letter ("a") or a number ("1") with its own sub-items and table.
struct Item {
  std::string label;  // "-", "a", "1", "1°"
  Span span;          // the label
  Phrase text;
  std::vector<Item> items;
};

// A property line under a statement: indented, not an item, not a table row.
// The scanner does not know which lines are properties: every indented line that does not start an
// item or a table row is a `line`; `parse` decides whether it continues the sentence.
struct RawStatement {
  Span span;
  Phrase head;                // the line at the margin
  std::vector<Phrase> lines;  // indented lines before the first item or table, in order
  std::vector<Item> items;
  Table table;
  std::vector<Phrase> lines_after;  // indented lines after items or table
  PartId part = 0;
};

enum class BlockKind : std::uint8_t { heading, prose, table, rules, examples, questions, code };

struct Block {
  BlockKind kind = BlockKind::prose;
  PartId part = 0;
  Span span;
  Phrase text;                           // heading, prose
  Table table;                           // table
  std::vector<RawStatement> statements;  // rules, examples, questions
};

struct Document {
  FileId file = 0;
  std::string title;
  std::vector<Part> parts;
  std::vector<Block> blocks;  // in order; together they cover the file
};

// Reads the structure. Always gives a document; what could not be placed is in `diagnostics`.
// Afterwards: rows have as many cells as their header (a row `| anders | x |` has x in the last
// column); a statement has at most one list and one table, and once `lines_after` begins, neither;
// every part but 0 comes after its parent; the text of a lid or onderdeel leaves out its number,
// not its status.
[[nodiscard]] Document scan_document(const Sources& sources, FileId file, const Limits& limits,
                                     Diagnostics& diagnostics);

// Reads a whole file as the inside of one block of this kind: sentences without a document around them.
[[nodiscard]] Document scan_sentences(const Sources& sources, FileId file, BlockKind kind,
                                      const Limits& limits, Diagnostics& diagnostics);

// "Artikel 3.34 lid 1 onderdeel a": the address inside its document, as people write it.
[[nodiscard]] std::string part_address(const Document& document, PartId part);

}  // namespace slagboom::grammar
