// What a question in a block `vraag` is answered with, as data. Text and JSON are renderings of
// this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/questions/answer.hpp"
#include "interpreter/trace/judge.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::questions {

// A chance that is left, and from which value it changes the outcome.
struct ChanceAnswer {
  std::string key, name;  // "netl.ce_herkansing", "Nederlands"
  std::string to, at;     // "geslaagd", "5,7"
};

// An answer about one candidate.
struct CandidateAnswer {
  std::string candidate, regime;
  std::string fault;  // not empty: no answer, and why
  std::vector<std::string>
      premises;  // "stel 1: het CE-cijfer van Nederlands is 5,2 (in het bestand: 4,6)"
  std::vector<std::string> notes;     // "stel 2 geldt hier niet: …"
  std::string value;                  // "geslaagd"; "5,3 of hoger"; "nog open"
  std::string before;                 // the same without the premises; empty when there are none
  std::string before_fault;           // not empty: there is no answer without them, and why
  std::string minimum;                // needed: "5,3"; empty when no single value is the border
  bool exact = true;                  // false: "nog open (niet uitgerekend)"
  std::string remark;                 // "als de andere open cijfers zo hoog mogelijk zijn"
  std::vector<ChanceAnswer> chances;  // chance: those that do it alone, the least improvement first
  std::vector<std::string> because;   // difference: "UB 3.34 lid 1 b: was nee, wordt ja (…)"
};

// A question and its answers.
struct BlockAnswer {
  enum class Kind : std::uint8_t { value, needed, difference, chance } kind = Kind::value;
  std::string file;  // where the question stands
  std::uint32_t line = 0;
  std::string question;                  // as written
  std::vector<PremiseCount> premises;    // the suppositions above it, and the values given
  std::vector<CandidateAnswer> answers;  // difference: only those for whom the value is another
  std::size_t compared = 0;              // difference: candidates for whom it was computed
  std::size_t without = 0;               // and for whom it could not be
};

// A value as people read it; sets and rows as their members.
struct Shown {
  std::string text;
  bool exact = true;
};

// The value of a node for the bound candidate, exact while marks are open where the node goes one
// way; otherwise "nog open", and not exact when that is not known to be so.
[[nodiscard]] Shown shown_value(trace::Judge& judge, program::NodeId node);

// The least value of one fact for which the condition `outcome` is certainly ja, the other open
// facts as high as can be; every stretch of such values when a higher one is not always enough. The
// candidate must be bound.
struct Least {
  enum class Kind : std::uint8_t {
    value,
    any,
    none,
    settled,
    stretches,
    elsewhere,  // with every value something else is still missing
    not_applicable,
    not_computed
  } kind = Kind::value;
  std::string value;         // "5,3"; stretches: "van 5,3 tot en met 6,4"
  bool with_others = false;  // it rests on other open facts
  bool rising = true;        // a higher value of these facts is never worse
};
[[nodiscard]] Least least_for(trace::Judge& judge, const program::Candidate& candidate,
                              program::NodeId outcome, const trace::Mark& mark);

// Which chance of this name changes the deciding outcome alone, and from which value: the same as
// `ask` says.
[[nodiscard]] CandidateAnswer chance_answer(trace::Judge& judge,
                                            const program::Candidate& candidate,
                                            const std::string& possibility);

// Why two verdicts differ: each onderdeel that has another outcome; else the provisions that decide
// now.
[[nodiscard]] std::vector<std::string> changes(const trace::Verdict& before,
                                               const trace::Verdict& after);

}  // namespace slagboom::questions
