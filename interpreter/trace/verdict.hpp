// A verdict and its explanation as data. Text, JSON, CSV and HTML are renderings of this.
#pragma once

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
};

// One onderdeel of the norm that decides.
struct Clause {
  std::string provision;
  std::string sentence;
  Outcome outcome = Outcome::open;
  std::string because;
};

// A mark that is still open, and what it must be.
struct Need {
  std::string key;        // "netl.ce"
  std::string label;      // "CE-cijfer in de eerste afname van Nederlands"
  std::string minimum;    // "5,3"; empty: no value suffices alone, or not computed
  bool decisive = true;   // false: it matters no more
  std::string remark;     // "met 5,3 of hoger geslaagd als de andere open cijfers zo hoog mogelijk zijn"
};

// The smallest change of one value that flips the verdict.
struct NearChange {
  std::string key;
  std::string label;
  std::string now;
  std::string needed;
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

// One entry of the candidate, for the table of marks: code, name and the given values.
struct EntryRow {
  std::string code;
  std::string name;
  std::vector<std::pair<std::string, std::string>> given;     // key and value as shown
  std::vector<std::pair<std::string, std::string>> computed;  // per_entry fields
};

struct Verdict {
  std::string candidate;
  std::string fault;                    // not empty: no verdict, and why
  std::vector<std::string> faults;      // further problems, with row and column
  std::string regime;                   // "havo, examenjaar 2026"
  std::string result;                   // "geslaagd", "afgewezen" or "nog open"
  std::vector<std::string> premises;    // what was supposed: "stel 1: het CE-cijfer van Nederlands is 5,2 (…)"
  std::string without_premises;         // the result by the texts and the file as they are; empty without premises
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
  std::vector<Explanation> reasoning;   // only when asked (leguit)
};

}  // namespace slagboom::trace
