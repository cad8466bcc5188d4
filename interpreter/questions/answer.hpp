// What "wat als" answers about one candidate, as data. Text, JSON, CSV and HTML are renderings of
// this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slagboom::questions {

enum class Computed : std::uint8_t { no, yes };
enum class Counts : std::uint8_t { no, yes, not_computed };

// What is supposed for this question; report/answer_words.hpp says how it is written.
struct Premise {
  std::string text;     // "het CE-cijfer van de eerste afname van Nederlands is 5,2"; "stel 1: …"
  std::string in_file;  // a value: "5,8", "nog niet bekend"; empty when there is nothing to compare
  std::string instead;  // a rule: the provisions that give way, "RG 1 lid 1, RG 1 lid 2"
};

// The same for many candidates: for how many of them it holds.
struct PremiseCount {
  std::string text;  // "stel 1: …", "netl.ce=5,2"
  std::size_t held = 0, all = 0;
  std::string why_not;  // of the first for whom it does not, when there is a reason: "K-1: …"
};

// A mark that was left free in the question.
struct FreeMark {
  std::string key;    // "netl.ce"
  std::string label;  // "het CE-cijfer van de eerste afname van Nederlands"
  std::string name;   // "Nederlands"; of the candidate itself: the label
  std::string now;    // as known in the file; empty when open
  bool asked = true;  // false: open, but the question named others
};

// Something the report can say that a mark may decide: a level of the deciding line, or a line with
// ja or nee.
struct Target {
  std::string name;     // "geslaagd"; for a line with ja or nee its key: "cum_laude"
  std::string label;    // "geslaagd"; "de kandidaat is geslaagd met lof"
  bool decides = true;  // a level of the deciding line
};

// How far a target is settled before the free marks are known.
enum class Standing : std::uint8_t {
  certain,
  impossible,
  elsewhere,  // out of reach as long as something else is missing: the line stays open with every
              // mark
  open,
  not_computed,
  not_rising,  // a higher mark may be worse: no least value is the answer
};

// The least value of one free mark for one target, the other free marks as good as can be.
struct LeastMark {
  std::size_t mark = 0;              // index in Answer.free
  std::optional<std::string> value;  // nothing: out of reach
  Counts counts = Counts::yes;       // no: it matters no more for this target
  Computed computed = Computed::yes;
};

// One line of the table of combinations: each mark at least so much, and together at least the sum.
struct CombinationRow {
  std::vector<std::string> least;  // by free mark; empty: any value will do
  std::string sum;                 // empty: the least values are enough
};

struct Needed {
  std::size_t target = 0;  // index in Answer.targets
  Standing standing = Standing::open;
  std::vector<LeastMark> least;  // by free mark
  // For two or three free marks: every combination that is enough and of which nothing can be
  // lower.
  bool has_combinations = false;
  std::vector<std::vector<std::string>> minimal;  // values by free mark
  bool complete = true;
  std::vector<CombinationRow>
      rows;  // the same in few lines; empty when that is not known to be possible
  // LeastMark mean over the free marks.
  std::string mean, sum;  // "5,05" and "10,1"; empty: out of reach or not computed
};

// A change in what the report says, and the value of the chance from which it holds.
struct Effect {
  enum class Kind : std::uint8_t { decides, truth, entry } kind = Kind::decides;
  std::string what;   // "uitslag", "cum_laude", "eindcijfers.netl"
  std::string label;  // "de uitslag", "het eindcijfer van Nederlands"
  std::string from, to;
  std::string at;         // "5,6"
  std::int64_t rise = 0;  // steps from the present value, or from the lowest
};

// A value the candidate may still obtain by the rules (statement `mogelijkheid`).
struct Chance {
  std::string possibility;  // "herkansing"
  std::string provision;    // where it stands
  std::string entry, name;  // "netl", "Nederlands"; empty for the candidate itself
  std::string key, label;   // of the value obtained: "netl.ce_herkansing"
  std::string now;          // the value it would improve: "5,2"; may be empty
  std::vector<Effect> effects;
};

// Chances that together do what none of them does alone.
struct Together {
  std::vector<std::size_t> chances;  // indices in Answer.chances
  std::string what, to;
  std::vector<std::vector<std::string>> minimal;  // values by chance
  bool complete = true;
};

enum class Pile : std::uint8_t { none, passed, chance, lost, open };

struct Answer {
  std::string candidate;
  std::string fault;  // not empty: no answer, and why
  std::vector<std::string> faults;
  std::string regime;
  std::vector<Premise> premises;
  std::string result;          // of the deciding line under the premises; "nog open"
  std::string result_in_file;  // without the premises; empty when there are none
  bool exact = true;
  std::vector<std::string>
      nearest;  // "geslaagd als … 5,3 of hoger was; nu 5,2", when no more was asked
  // --nodig
  bool asked_needed = false;
  std::vector<FreeMark> free;
  std::vector<Target> targets;
  std::vector<Needed> needed;  // by target
  // --herkansing
  bool asked_resits = false;
  std::vector<Chance>
      chances;  // ranked: those that change the result first, then by the least rise
  std::vector<Together> together;
  Pile pile = Pile::none;
  std::string best;  // the highest level of the deciding line: what the piles are about
  std::vector<std::string> notes;
};

}  // namespace slagboom::questions
