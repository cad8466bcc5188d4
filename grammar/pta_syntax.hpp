// What sentences about a PTA say, before headers and words of a school are understood. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "grammar/calendar_syntax.hpp"

namespace slagboom::grammar {

// A piece of text with its place.
struct PtaText {
  std::string text;
  Span span;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

// "economie, vwo, cohort 2024-2025": which PTA is meant. Options are ids of names.
struct PtaHead {
  std::uint32_t subject = 0xffffffff;
  PtaText subject_text;
  std::vector<std::uint32_t> options;
  std::int32_t cohort = 0;     // first school year; 0 = not said
  std::int32_t exam_year = 0;  // 0 = not said
  Span span;
  friend bool same(const PtaHead& a, const PtaHead& b) {
    return a.subject == b.subject && a.options == b.options && a.cohort == b.cohort;
  }
};

// "medezeggenschapsraad, 9 september 2025": who did something, and when.
struct PtaAct {
  std::string body;
  std::int64_t day = 0;  // since 1-1-1970
  bool dated = false;
  bool said = false;
  Span span;
};

// A weight in hundredths: "2" is 200, "12,5" is 1250.
using PtaWeight = std::int64_t;

// pta ‹vak›, ‹opleiding›, cohort ‹schooljaar›
struct Pta {
  PtaHead head;
  std::int32_t school_year = 0;  // 0 = not said
  PtaAct proposal;               // voorstel
  PtaAct consent;                // instemming
  PtaAct adopted;                // vastgesteld op
  PtaAct sent;                   // verzonden op
  Address basis;                 // op grond van
  PtaText calculation;           // berekening
  std::optional<PtaWeight> total;
  Span total_span;
  std::vector<std::pair<std::string, PtaWeight>> per_year;  // weging per leerjaar
  Span per_year_span;
  Table table;
};

// One thing that an amendment changes in a test.
struct PtaChange {
  PtaText code;
  bool dropped = false;  // "vervalt"
  PtaText column;
  PtaText value;
  PtaText was;
  Span span;
};

// wijziging ‹n› van pta …
struct PtaAmendment {
  std::int64_t number = 0;
  PtaHead head;
  std::int32_t school_year = 0;  // of the PTA; 0 = not said
  PtaAct decided;
  PtaText ground;
  PtaText reason;  // motivering
  PtaAct advice;
  PtaAct consent;
  PtaAct sent;
  std::vector<PtaChange> changes;
  Table added;  // tests that come in
};

// overstap naar pta …, van cohort ‹schooljaar›: what the results of a repeater stand for.
struct PtaTransfer {
  PtaHead to;
  std::int32_t from = 0;  // cohort of the PTA that is left; 0 = not said
  Span from_span;
  struct Row {
    PtaText old;
    PtaText fresh;         // the test that the result stands for
    bool dropped = false;  // "vervalt"
  };
  std::vector<Row> rows;
  [[nodiscard]] PtaHead old_head() const {
    PtaHead head = to;
    head.cohort = from;
    return head;
  }
};

// examenprogramma ‹vakken›: the domains of an exam programme.
struct ExamProgramme {
  std::vector<std::uint32_t> subjects;
  enum class Central : std::uint8_t { no, partly, yes };
  enum class School : std::uint8_t { no, may, choice, must };
  struct Domain {
    std::string code;
    std::string title;
    Central central = Central::no;
    School school = School::may;
    Span span;
  };
  std::vector<Domain> domains;
  // "kiest 2 uit B3, E2, F, G2"
  struct Choice {
    std::int64_t least = 0;
    std::vector<std::string> codes;
    Span span;
  };
  std::vector<Choice> choices;
};

// kolommen van een pta; woorden in kolom ‹kolom›: how schools write what the language calls so.
struct PtaWords {
  PtaText column;  // empty: the words are names of columns
  struct Word {
    std::string word;
    std::vector<std::string> also;
  };
  std::vector<Word> words;
};

// What a provision asks of a PTA or of an amendment.
enum class PtaAsk : std::uint8_t {
  none,
  column,               // kolom ‹kolom› of ‹kolom›: one of them filled in for every test
  calculation,          // berekening
  adopted_before,       // vaststelling vóór ‹dag›
  consent,              // instemming
  consent_in_time,      // instemming niet na het besluit
  total,                // wegingen die optellen tot het totaal
  coverage,             // elk verplicht domein in een toets
  known_domains,        // alleen domeinen uit het examenprogramma
  matching_ground,      // een grond die past bij het examenprogramma
  no_weight_for_words,  // geen weging bij een beoordeling in letters
  ground_from_list,     // een grond uit deze lijst:
  reason,               // motivering
  advice,               // advies
  advice_in_time,       // advies niet na het besluit
  sent_before,          // verzending vóór ‹dag›
  column_words,         // kolom ‹kolom›: ‹woorden›; bij ‹kolom›: ‹woorden›
};

// "vorm: praktisch, mondeling"
struct PtaColumnWords {
  PtaText column;
  std::vector<std::string> words;
};

struct PtaDemand {
  bool of_amendment = false;
  std::string text;  // what the provision asks, in words
  PtaAsk ask = PtaAsk::none;
  std::vector<PtaText> columns;      // column: at least one of these
  DayOfYear day;                     // adopted_before, sent_before; of an amendment: only after it
  std::vector<std::string> listed;   // ground_from_list
  bool derived = false;              // afgeleid: does not stand so in the provision
  Years years;                       // school years
  PtaColumnWords words;              // column_words: one of these for every test
  PtaColumnWords where;              // column_words: only tests with one of these; none: all
};

struct PtaStatement {
  Span span;  // the head
  PartId part = 0;
  std::size_t statement = 0;  // in Syntax.statements: notes and scope
  std::variant<Pta, PtaAmendment, ExamProgramme, PtaWords, PtaDemand, PtaTransfer> what;
  std::vector<std::string> notes;
  std::vector<std::string> doubts;
};

}  // namespace slagboom::grammar
