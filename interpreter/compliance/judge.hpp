// One requirement beside what a reglement says about its topic.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "interpreter/calendar/calendar.hpp"
#include "interpreter/compliance/book.hpp"

namespace slagboom::compliance {

enum class Verdict : std::uint8_t {
  met,             // voldoet
  against,         // strijdig: a norm that was read in the law
  doubtful,        // twijfel: the norm was derived, or read in an explanation by others
  missing,         // ontbreekt
  advised,         // afwijking van een aanbeveling
  outdated,        // verouderde verwijzing
  asks_judgement,  // vraagt oordeel
  elsewhere,       // the text says that it stands in a text that is not here
  not_arranged,    // the reglement says nothing, and need not
};

// "strijdig"; as in JSON and in `voorbeelden`.
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

// The kind of message that tells of it; of what needs attention only.
[[nodiscard]] grammar::DiagnosticKind kind_of(Verdict verdict);

// As in JSON: "gelezen in de wet", "gelezen in een uitleg van de wet", "afgeleid"; empty: unsaid.
[[nodiscard]] std::string_view certainty_name(grammar::Requirement::Certainty certainty);

// What is asked, and how sure that is: "UB 3.58 lid 1: de directeur beslist (afgeleid uit de wet)".
[[nodiscard]] std::string reason_of(const Norm& norm);
// Adds sentences «onzeker» behind a reason, each as a sentence of its own. `before`: "Over de
// tekst: ".
void add_doubts(std::string& reason, const std::vector<std::string>& doubts,
                std::string_view before = {});

// What is said about one topic, of all sentences that hold.
struct Answer {
  struct Value {
    const grammar::TopicValue* value = nullptr;
    const Statement* by = nullptr;  // null in an example
  };
  std::vector<Value> values;
  std::vector<const Statement*> by;
  bool arranged = false;
  bool broken = false;    // a sentence about it is wrong, which was reported: nothing can be said
  std::string elsewhere;  // the text where it stands, when no sentence here says more
};
using Answers = std::map<const KnownTopic*, Answer>;

struct Outcome {
  Verdict verdict = Verdict::not_arranged;
  bool applies = true;  // false: it asks nothing here
  const grammar::TopicValue* value =
      nullptr;                    // the value that is wrong; null: the sentence as a whole
  const Statement* by = nullptr;  // the sentence that is wrong; null: none
  std::string what;               // what is wrong there, in words
  std::string found;              // what the reglement says: the smallest example
};

// `school_year`: its first year; gives "1 oktober van het schooljaar" its year.
[[nodiscard]] Outcome judge(const Norm& norm, const Answers& answers, const Book& book,
                            const calendar::Calendar& calendar, std::int32_t school_year);

}  // namespace slagboom::compliance
