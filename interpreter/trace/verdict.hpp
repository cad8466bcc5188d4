// A verdict and its explanation as data. Text, JSON, CSV and HTML are renderings of this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace slagboom::trace {

enum class Outcome : std::uint8_t { nee, ja, open, vervalt };  // vervalt: an exception took its place

// A node of the reasoning: what was asked, the answer, and why.
struct Explanation {
  std::string provision;  // "UB 3.34 lid 1 a"; may be empty
  std::string sentence;   // the rule in its own words
  Outcome outcome = Outcome::open;
  bool is_condition = true;   // false: a value, shown in `value`
  std::string value;          // "5,471…" or "netl, entl"
  std::string because;        // "38,3 / 7 = 5,471… is lager dan 5,5"
  std::string note;           // what is uncertain in the sources, or which exception applied
  std::vector<Explanation> children;
  std::string exact;          // "379/70" when `value` is cut off; else empty
};

// One onderdeel of the norm that decides.
struct Clause {
  std::string provision;
  std::string sentence;
  Outcome outcome = Outcome::open;
  std::string because;
  std::string plain;   // nee: the same in full words, for who does not know the rules
};

// A mark that is still open, and what it must be.
struct Need {
  std::string key;        // "netl.ce"
  std::string label;      // "CE-cijfer in de eerste afname van Nederlands"
  std::string minimum;    // "5,3"; empty: no value suffices alone, or not computed
  bool decisive = true;   // false: it matters no more
  std::string remark;     // "met 5,3 of hoger geslaagd als de andere open cijfers zo hoog mogelijk zijn"
  int entry = -1;         // index in Verdict.entries; -1: of the candidate
  std::int64_t tenths = 0;   // `minimum` times ten, for a picture
};

// The smallest change of one value that flips the verdict.
struct NearChange {
  std::string key;
  std::string label;
  std::string now;
  std::string needed;
  std::string outcome;   // what the result is then: "geslaagd"
  int entry = -1;        // index in Verdict.entries
  std::int64_t tenths = 0;   // `needed` times ten, for a picture
};

// One line of the report as the documents ask for it (statement `verslag`).
struct Field {
  enum class Form : std::uint8_t { value, truth, per_entry, entries, sum_and_count, clauses, text };
  std::string key;
  std::string label;
  Form form = Form::value;
  std::string value;                                          // value, truth ("ja", "nee", "nog open")
  bool numeric = false;                                       // value is a number (for JSON)
  std::vector<std::pair<std::string, std::string>> entries;   // per_entry: code and value; entries: code
  std::string sum, count, truncated, exact;                   // sum_and_count: "38,3", "7", "5,47", "5,471…"
};

// A mark on the scale, for a picture beside the table: what it is and where it stands.
struct MarkPoint {
  enum class Role : std::uint8_t { given, computed, needed };
  Role role = Role::given;
  std::string key;           // of the column
  std::int64_t tenths = 0;   // the mark times ten
};

// One entry of the candidate, for the table of marks: code, name and the given values.
struct EntryRow {
  std::string code;
  std::string name;
  std::vector<std::pair<std::string, std::string>> given;     // key and value as shown
  std::vector<std::pair<std::string, std::string>> computed;  // per_entry fields
  std::vector<MarkPoint> points;                              // the marks among those
  std::string needed;         // the mark with which the result is better, or that is still needed; may be empty
};

// A choice that the law leaves to the school, as it was applied.
struct AppliedChoice {
  std::string provision;   // that leaves the choice: "UB 3.13 lid 2"
  std::string name;        // "de afronding van het SE-cijfer zonder CE"
  std::string chosen;      // in the words of the text
  std::string made_in;     // provision of the school; empty: nothing chosen, this is what holds then
};

// A provision that the reasoning rests on, and where it can be read.
struct UsedProvision {
  std::string label;      // "UB 3.34 lid 1"
  std::string document;   // "Uitvoeringsbesluit WVO 2020 (1-8-2026)"
  std::string file;
  std::uint32_t line = 0;
};

struct Verdict {
  std::string candidate;
  std::string fault;                    // not empty: no verdict, and why
  std::vector<std::string> faults;      // further problems, with row and column
  std::string regime;                   // "havo, examenjaar 2026"
  std::string result;                   // "geslaagd", "afgewezen" or "nog open"
  std::vector<std::string> premises;    // what was supposed: "stel 1: het CE-cijfer van Nederlands is 5,2 (…)"
  std::string without_premises;         // the result by the texts and the file as they are; empty without premises
  std::string result_label;             // what the documents call it: "de uitslag"
  std::vector<Field> fields;            // in the order of `verslag`
  std::vector<Clause> clauses;
  std::vector<std::string> deciding;    // provisions that decided
  std::vector<Need> needs;
  std::vector<NearChange> nearest;
  std::string nearest_remark;           // when no single value suffices
  bool exact = true;                    // false: "nog open (niet uitgerekend)"
  std::vector<std::string> applied;     // "Uitvoeringsbesluit WVO 2020 (1-8-2026)"
  std::vector<std::string> notes;       // uncertain sources that matter here; choices made
  std::vector<EntryRow> entries;
  std::vector<std::pair<std::string, std::string>> columns;   // of the entries: key and what it is called
  std::string needed_label;             // what `EntryRow.needed` is: "nodig voor geslaagd"; empty when there is none
  std::vector<Explanation> reasoning;   // only when asked (leguit)
  std::vector<AppliedChoice> choices;   // of the school, for this regime
  std::vector<UsedProvision> provisions;   // only with `reasoning`; in order of first use
};

}  // namespace slagboom::trace
