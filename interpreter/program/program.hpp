// The typed program of one regime (school type, exam year, cohort): flat, printable data.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/source.hpp"
#include "grammar/syntax.hpp"
#include "interpreter/operations/rational.hpp"

namespace slagboom::program {

using operations::Rational;
using NodeId = std::uint32_t;
using DefinitionId = std::uint32_t;
using FactId = std::uint32_t;
using ItemId = std::uint32_t;
using ProvisionId = std::uint32_t;
using OptionSetId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffff;

// ---- kinds of values -----------------------------------------------------------------------

enum class Base : std::uint8_t { nothing, truth, number, option, set, numbers, options };

// What a number measures; numbers of different scales are not compared.
enum class Scale : std::uint8_t { any, grade, count, year, cohort, date };

struct Type {
  Base base = Base::nothing;
  Scale scale = Scale::any;
  std::uint32_t options = kNone;  // option set, for option and options
  std::int8_t decimals = -1;      // number: already rounded to so many decimals; -1 = exact
  std::uint8_t roundings = 0;     // number: how many times it was rounded on the way
};

// ---- nodes -----------------------------------------------------------------------------------

enum class Op : std::uint8_t {
  // leaves
  number,      // rational constant: a / b
  option,      // a = index in the option set
  truth,       // a = 0 or 1
  unknown,     // nog open: between a and b (truth: 0 and 1; options: their indices)
  fact,        // a = fact; of the current element when the fact belongs to a sort
  attribute,   // a = attribute: a number (or ja/nee) from the register, of the current element
  call,        // a = definition; with the current element when it belongs to a sort
  it,          // the value under test in a quantifier or table cell
  everything,  // set of all elements of the candidate
  items,       // a = item list: the elements whose item is in the list
  chosen,      // a = search: the set it found (or the one being tried)
  // sets
  unite, intersect, exclude,   // two or more sets
  filter,                      // child 0 set, child 1 condition on the current element
  // several values
  map,        // child 0 set, child 1 value of the current element
  together,   // values and rows of values
  // one from several
  size,       // child 0 set or row: how many (not applicable left out)
  count_if,   // child 0 row, child 1 condition on `it`
  mean, sum, highest, lowest,
  weighted_mean,  // child 0 row, child 1 row
  // arithmetic
  add, subtract, multiply, divide,
  round,      // a = decimals, b = RoundingMode
  of_item,    // a = item; child 0 with that element as the current one
  // conditions
  compare,    // a = Comparison; two children
  known, applicable,           // child 0
  member,     // a = item or kNone for the current element; child 0 set
  both,       // and: children
  either,     // or: a = least number that must hold
  negate,     // child 0
  quantify,   // a = grammar::Quantity, b = number; child 0 row, child 1 condition on `it`, [child 2 for the others]
  for_each,   // a = grammar::Quantity, b = number; child 0 set, child 1 condition on the current element
  fills,      // child 0 set; further children: sets, one per place
  table,      // a = table
  clause,     // a = provision; child 0
  satisfied,  // a = provision: child 0 is its condition
};

enum class Comparison : std::uint8_t { less, at_most, equal, not_equal, at_least, greater };

struct Node {
  Op op = Op::unknown;
  Type type;
  std::uint32_t first = 0;   // children: links[first .. first + count)
  std::uint32_t count = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;
  grammar::Span span;        // where it was written (for explanation)
};

// ---- tables ------------------------------------------------------------------------------------

struct TableRow {
  std::vector<NodeId> cells;   // conditions on `it`; kNone = any
  NodeId result = kNone;       // value; for beelden: truth
  ProvisionId provision = kNone;
  grammar::Span span;
  bool otherwise = false;
};

struct Table {
  std::vector<NodeId> columns;
  NodeId over = kNone;
  std::vector<TableRow> rows;
};

// ---- definitions -------------------------------------------------------------------------------

// What is uncertain in the sources of a rule.
struct Doubt {
  std::string text;
  NodeId matters = kNone;               // a condition: only then it makes a difference; kNone = always
};

struct Variant {
  ProvisionId provision = kNone;
  NodeId body = kNone;
  NodeId guard = kNone;                 // exceptions: when it applies; kNone = always
  std::vector<std::uint32_t> exceptions;  // indices in Definition.variants, in order of writing
  grammar::Span span;
  std::vector<Doubt> doubts;
};

struct Definition {
  grammar::NameId name = grammar::kNoName;
  std::string label;                    // "het eindcijfer"
  bool per_element = false;             // belongs to a sort other than the main one
  Type type;
  std::vector<Variant> variants;        // variants[0] is the general rule
  std::uint32_t searches = 0;           // bit per search on which it depends
};

struct Search {
  grammar::NameId name = grammar::kNoName;
  std::string label;
  NodeId from = kNone;
  std::vector<NodeId> conditions;
  std::uint32_t growing = 0;            // so many leading conditions can only become true by adding elements
  bool prefer_few = false;
  std::uint32_t at_most = 64;
  ProvisionId provision = kNone;
  grammar::Span span;
};

struct Fact {
  grammar::NameId name = grammar::kNoName;
  std::string key;                      // in files
  std::string label;                    // "het SE-cijfer"
  bool per_element = false;
  bool decides_rules = false;
  Type type;
  Rational lowest, highest;             // of what it can be
  bool ordered = true;                  // false: options without order
  grammar::Absence absence = grammar::Absence::unknown;
  std::int64_t absent_option = -1;
  bool improvable = false;
  bool others_absent = false;   // a value that is not one of the options counts as not given
  grammar::Span span;
};

// What must be said with a verdict, for a choice that a school made.
struct Remark {
  std::string text;
  NodeId when = kNone;                  // a condition; kNone = always
  std::vector<std::uint64_t> items;     // only about candidates with one of these (a bitset); empty = all
};

struct OptionSet {
  std::vector<grammar::NameId> options;
  std::vector<std::string> labels;
  bool ordered = false;
};

struct Provision {
  std::string label;      // "UB 3.34 lid 1 a"
  std::uint32_t document = 0;
  grammar::PartId part = 0;
  grammar::Span span;
};

// A thing of the register: a subject. Codes differ per regime and are looked up in the vocabulary.
struct Item {
  grammar::NameId name = grammar::kNoName;
  std::string label;      // "wiskunde A"
};

// What does not depend on the regime.
struct Vocabulary {
  std::vector<Fact> facts;
  std::vector<OptionSet> option_sets;
  std::vector<Item> items;
  std::vector<std::string> attributes;     // labels of the extra columns of the register
  std::vector<Provision> provisions;       // interned; grows while programs are made
  std::unordered_map<std::string, ProvisionId> provision_by_label;
  std::unordered_map<grammar::NameId, FactId> fact_by_name;
  std::unordered_map<grammar::NameId, ItemId> item_by_name;
};

// A line of `verslag`.
struct ReportLine {
  std::string key;
  std::string form;       // as written
  std::string label;
  NodeId node = kNone;
  Type type;
  bool per_element = false;
};

// A value that a candidate may still obtain (statement `mogelijkheid`).
struct Possibility {
  std::string name;              // "herkansing"
  ProvisionId provision = kNone;
  FactId gives = kNone;          // the fact that gets a value
  NodeId improves = kNone;       // what that value stands beside; kNone: not said
  std::vector<NodeId> allowed;   // must hold before
  std::vector<NodeId> keeps;     // must still hold with the value
};

struct Program {
  std::vector<Node> nodes;
  std::vector<NodeId> links;
  std::vector<std::uint32_t> node_searches;  // by NodeId: bit per search on which it depends, also through definitions
  std::vector<Table> tables;
  std::vector<Definition> definitions;
  std::vector<Search> searches;
  std::vector<NodeId> fact_applies;     // by FactId: condition under which the fact exists, or kNone
  std::vector<std::vector<std::uint64_t>> item_lists;  // bitsets over ItemId
  struct Attribute {
    bool given = false;
    Rational value;
  };
  std::vector<std::vector<Attribute>> attributes;      // by attribute, by ItemId
  std::vector<ReportLine> report;
  std::vector<Possibility> possibilities;
  std::vector<Remark> remarks;
  std::unordered_map<grammar::NameId, DefinitionId> by_name;

  [[nodiscard]] NodeId child(const Node& node, std::uint32_t index) const { return links[node.first + index]; }
  // The line of the report that decides; null: there is none.
  [[nodiscard]] const ReportLine* deciding() const {
    for (const ReportLine& line : report) {
      if (line.form == "beslissend") return &line;
    }
    return nullptr;
  }
};

// Printable form, one definition a block.
[[nodiscard]] std::string dump(const Program& program, const Vocabulary& vocabulary);

// ---- candidates as the program sees them ----------------------------------------------------

struct FactValue {
  bool given = false;
  Rational value;          // options: the index
};

struct Element {
  ItemId item = kNone;
  std::string code;        // as written
  std::vector<FactValue> facts;   // by FactId (only those per element are used)
};

struct Candidate {
  std::string id;
  std::vector<FactValue> facts;   // by FactId
  std::vector<Element> elements;  // at most 64
};

}  // namespace slagboom::program
