// Syntax tree: what each sentence says, before types and years are considered. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/address.hpp"
#include "grammar/calendar_syntax.hpp"
#include "grammar/document.hpp"
#include "grammar/pta_syntax.hpp"
#include "grammar/source.hpp"
#include "grammar/topic_syntax.hpp"

namespace slagboom::grammar {

// ---- names ---------------------------------------------------------------------------------

using NameId = std::uint32_t;
inline constexpr NameId kNoName = 0xffffffff;

enum class NameKind : std::uint8_t {
  sort,        // soort vak
  quantity,    // begrip or definition with "is": one value
  collection,  // definition with "zijn", lijst, zoek: a set or several values
  condition,   // definition with "als": ja, nee or nog open
  item,        // an entry of a register: Nederlands
  option,      // a value of "één van": geslaagd
  group,       // several options under one name: vwo = atheneum, gymnasium, vwo
};

struct Name {
  NameKind kind = NameKind::quantity;
  std::string article;   // "de", "het" or ""
  std::string singular;  // "eindcijfer"; for conditions the whole clause: "vak heeft een CE"
  std::string plural;    // "eindcijfers"; may be empty
  NameId sort = kNoName; // "van een vak": the sort it belongs to; none for the root sort
  Span span;             // where it was declared
  NameId opposite = kNoName;  // condition introduced by "tegendeel": ja exactly when `opposite` is nee
  bool things = false;        // collection: holds things (vakken), not values
};

// ---- expressions and conditions --------------------------------------------------------------

enum class NodeKind : std::uint8_t {
  error,        // could not be read; a message was given
  // values
  number,       // 5,5 -> value 55, decimals 1; één -> 1
  date,         // value = days since 1-1-1970
  school_year,  // 2024-2025 -> value 2024
  text,         // «…» -> text
  yes,          // ja
  no,           // nee
  unknown,      // nog open (only as a table result)
  name,         // name; children: owner, when said
  current,      // "dat vak", "een vak": name = the sort
  // several values or a set
  together,     // children: values or sets, joined by ",", "en", "samen met"
  where,        // child 0 set, child 1 condition: "… waarvoor geldt: …"
  listed,       // child 0 set, further children the list: "… uit deze lijst: …"
  without,      // child 0 set, child 1 set or item: "… zonder …"
  both,         // child 0 set, child 1 set: "… die ook horen bij …"
  elements,     // children: names of items, lists or sets: a list on its own
  // one value from several
  count,        // het aantal X
  count_such,   // child 0 values, child 1 relation: het aantal X dat … is
  mean, sum, highest, lowest,   // child 0 values
  weighted_mean,                // child 0 values, child 1 weights
  // arithmetic
  plus, minus, times, divided,  // two children
  round,        // child 0; value = number of decimals; rounding says how; two_step says "eerst … daarna …"
  // relations (right-hand sides; no left child)
  at_least,     // "5,5 of hoger", "2 of meer"
  at_most,      // "5,5 of lager", "2 of minder"
  above,        // "hoger dan", "meer dan"
  below,        // "lager dan", "minder dan"
  equal,        // "gelijk aan"; `bare` when no words were used: "is havo"
  not_equal,    // "niet gelijk aan", "niet havo"
  range,        // "van 3 tot en met 5": two children
  one_of,       // "0 of 1", "één van: …": children
  known, not_known, applicable, not_applicable,
  belongs,      // "hoort bij S": child 0 set
  not_belongs,
  any,          // "elk" in a table
  otherwise,    // "anders" in a table
  // conditions
  compare,      // child 0 value, child 1 relation
  quantified,   // child 0 values, child 1 relation, child 2 (maybe) relation for the others
  for_each,     // child 0 set, child 1 condition about the current element
  all_of, any_of, none_of,  // children: item or condition; any_of uses `value` as the least number
  item,         // child 0 condition; text = label; part of all_of/any_of/none_of
  fills_places, // child 0 set; further children `place`: "vullen elk van deze plaatsen met een ander vak"
  place,        // children as `elements`; text = how it was written; value = how many times (1 or more)
  satisfies,    // text = address: "aan UB 3.34 lid 1 is voldaan"
};

enum class Rounding : std::uint8_t { half_up, up, down, truncate };
enum class Quantity : std::uint8_t { all, none, at_least, at_most, exactly };

struct Node {
  NodeKind kind = NodeKind::error;
  Span span;
  std::int64_t value = 0;       // number: digits without comma; see the kinds above
  std::uint8_t decimals = 0;    // number
  Rounding rounding = Rounding::half_up;
  bool two_step = false;        // round: part of "eerst …, daarna …"
  bool one_step = false;        // round: written "in één stap"
  bool bare = false;
  bool plural = false;          // name was written in plural form
  Quantity quantity = Quantity::all;
  NameId name = kNoName;
  std::string text;
  std::vector<Node> children;
  PartId part = 0;              // item: its own address
  std::uint32_t own_scope = 0xffffffff;  // index in Statement.scopes: a list line with ", voor ‹bereik›"
};

// ---- scope: for whom and when ----------------------------------------------------------------

struct ScopeItem {
  enum class Kind : std::uint8_t { option, exam_year, cohort } kind = Kind::option;
  NameId name = kNoName;              // option or group
  std::int32_t from = 0;              // first year; cohort: first school year (start)
  std::int32_t to = 9999;             // last year, inclusive
  Span span;
};

// Items of one kind (or of one fact) are alternatives; different kinds must all hold. Empty = always.
struct Scope {
  std::vector<ScopeItem> items;
  Span span;
  [[nodiscard]] bool empty() const { return items.empty(); }
};

// ---- statements ------------------------------------------------------------------------------

enum class StatementKind : std::uint8_t {
  error,
  document,      // title in text; properties
  sort,          // name; key; properties "herkend aan", "andere codes"
  fact,          // gegeven: name; value_kind; options in nodes; key; property "oplopend" when they have an order
  term,          // begrip: name; value_kind; options in nodes
  group,         // groep: name; nodes = options, those of a group inside it included
  list,          // lijst: name; nodes = elements, each with own scope in item_scopes
  register_,     // register: name = sort; column_texts; own columns are names in columns; rows of text nodes
  define,        // name; nodes[0] = value, set or condition
  table,         // beelden/tabel (label says which): name; over, columns, rows
  search,        // zoek: name; nodes[0] = set to choose from; nodes[1..] = conditions
  open_add,      // de school mag toevoegen aan: name; nodes = item: child 0 element, child 1 (maybe) condition
  open_choose,   // de school kiest: name; nodes = options or bounds
  open_keep,     // de school mag niet weglaten uit: name
  open_state,    // de school vermeldt haar keuze in het examenreglement
  fill,          // vult in: address, name, text; nodes; scope per line in item_scopes
  analogous,     // van overeenkomstige toepassing: address, scope; nodes = item: two names, from and to
  report,        // verslag: column_texts, rows
  note,          // toelichting: text
  uncertain,     // onzeker: text
  accept,        // aanvaard CODE omdat …: code in label, reason in text
  example_table, // voorbeelden bij …: address, scope, columns, rows
  example_case,  // geval: label = kenmerk, text = title; fields, expectations
  possibility,   // mogelijkheid: text = name; nodes[0] = the fact it gives, nodes[1] = what that improves (maybe);
                 // conditions must hold before, `keeps` also with the new value
  calendar,      // a sentence about days or a term: what it says is in Syntax.calendar
  topic,         // a sentence about what a reglement says: in Syntax.topics
  pta,           // a sentence about a PTA or an exam programme: what it says is in Syntax.pta
};

enum class ValueKind : std::uint8_t {
  unsaid,
  grade,        // cijfer: tenths, 1,0 to 10,0
  whole_grade,  // geheel cijfer: 1 to 10
  count,        // aantal: 0, 1, 2, …
  number,       // getal: exact decimal
  option,       // één van: …
  truth,        // ja of nee
  date,         // datum
  exam_year,    // examenjaar
  cohort,       // cohort or schooljaar
  text,         // tekst: shown, never computed with
};

// What an absent value of a fact means.
enum class Absence : std::uint8_t { unknown, not_applicable, option };

struct TableRow {
  Span span;
  std::vector<Node> cells;      // decision table: relations, last = result (beelden: yes or no); register: text nodes
  std::vector<Address> result;  // beelden: the provision in the last column
};

// A candidate as written in a `geval`.
struct CaseField {
  std::string key;     // "examenjaar", or "netl" for an entry
  std::string raw;     // "6,0/5,8 herkansing 6,1 (extra)" or "2026"
  Span span;
};

struct Departure {
  bool only_without_prejudice = false;  // onverminderd: checked, does nothing else
  Address address;
  std::vector<Node> conditions;         // "als geldt"; all must hold
  Span span;
};

struct Property {
  std::string key;
  std::string text;
  Span span;
};

struct Statement {
  StatementKind kind = StatementKind::error;
  Span span;                       // the head
  PartId part = 0;
  NameId name = kNoName;
  ValueKind value_kind = ValueKind::unsaid;
  Absence absence = Absence::unknown;
  NameId absent_option = kNoName;  // when absence == option
  bool decides_rules = false;      // fact: "bepaalt de regels"
  bool improvable = false;         // fact: "te verbeteren"
  bool others_absent = false;      // fact: "andere waarden niet van toepassing"
  std::string key;                 // fact and sort: name in files
  std::string text;
  std::string label;
  std::string topic;               // accept: over ‹onderwerp›; empty: all messages of the code here
  Span topic_span;
  std::vector<Node> nodes;
  std::vector<Node> conditions;    // fact: "alleen als geldt"
  std::vector<Node> keeps;         // possibility: "zolang geldt"
  std::vector<Scope> item_scopes;  // parallel to nodes where a line has its own scope; else empty
  std::vector<Scope> scopes;       // of lines deeper inside `nodes`: see Node.own_scope
  Scope scope;                     // of the fence and the statement together
  std::vector<Departure> departures;
  Address address;
  // tables
  std::vector<Node> columns;       // decision table: values; examples: names
  std::vector<std::string> column_texts;
  std::vector<std::uint8_t> expected;   // examples: 1 where the column is an expectation
  std::vector<TableRow> rows;
  Node over;                       // beelden/tabel "over …": the collection, kind error when absent
  // search
  bool prefer_few = false;         // "zo weinig mogelijk"; else "zo veel mogelijk"
  std::optional<std::int64_t> at_most;
  // open norms
  bool must_choose = false;        // "moet kiezen": no default
  bool adds_nothing = false;       // fill: "wij voegen niets toe"
  std::vector<Node> default_value; // "anders geldt"
  // examples
  std::vector<CaseField> fields;
  std::vector<Node> expectations;       // conditions that must be ja
  // document
  std::vector<Property> properties;
  std::vector<std::string> notes;       // toelichting lines under this statement
  std::vector<std::string> doubts;      // onzeker lines under this statement
  std::vector<Node> doubt_matters;      // parallel: when it matters; kind error: always
};

// ---- questions (blocks `vraag`) ---------------------------------------------------------------

// For which candidates a line of a block `vraag` is: everyone, these numbers, or a scope.
struct Whom {
  bool said = false;
  std::vector<std::string> candidates;  // numbers as written
  Scope scope;
  Span span;
};

enum class QuestionKind : std::uint8_t {
  error,        // could not be read; a message was given
  whom,         // voor ‹wie›: for what follows in the block
  fact,         // stel ‹gegeven› is ‹waarde›: subject, value (kind unknown: nog niet bekend)
  rule,         // stel ‹bepaling›: rule = define, table, list or search
  additions,    // stel de school voegt toe aan ‹naam›: rule = fill
  value,        // wat is ‹begrip›: subject
  needed,       // welk ‹gegeven› is minimaal nodig voor: ‹uitkomst›: subject, outcome
  difference,   // wie krijgt een andere ‹begrip›: subject
  chance,       // welke ene ‹mogelijkheid› kan ‹begrip› veranderen, en vanaf welk cijfer: chance, subject
};

// A line of a block `vraag`. What is supposed stands apart from the statements of the document, so that it holds
// nowhere else.
struct Question {
  QuestionKind kind = QuestionKind::error;
  Span span;
  std::string text;         // as written, "stel" and the question mark included
  Whom whom;                // its own line "voor …"
  Node subject;
  Node value;
  Node outcome;
  std::string chance;       // the name of a `mogelijkheid`, as written
  Statement rule;
};

struct QuestionBlock {
  Span span;
  PartId part = 0;
  std::vector<Question> lines;  // in order
};

// Document: schooljaar ‹jaren›[, voor ‹bereik›]: the school years in which the text works.
struct WorkingYears {
  Years years;
  Scope scope;  // a cohort, mostly; empty: everyone
  Span span;
};

// One document, read.
struct Syntax {
  Document document;
  std::string short_name;  // "UB"
  std::string rank;        // "wet", "amvb", "ministeriële regeling", "examenreglement", "pta", "besluit"
  std::string version;     // "1 augustus 2026"
  std::string source;      // "BWBR0045787"
  std::vector<std::string> based_on;  // gelet op: short names or titles
  Scope scope;
  std::vector<Statement> statements;  // in order
  std::vector<QuestionBlock> questions;
  std::vector<CalendarStatement> calendar;  // in order
  std::vector<TopicStatement> topics;       // in order
  std::vector<WorkingYears> school_years;   // none: the school year of the version
  std::vector<PtaStatement> pta;  // in order
};

}  // namespace slagboom::grammar
