// What sentences about the text of a reglement say: topics that it may speak of, what the law asks
// of them, and what a school writes down. Plain data; names are resolved in interpreter/compliance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/calendar_syntax.hpp"

namespace slagboom::grammar {

// One value in a list of values, as written: a choice, «own words», "30 minuten", "1 juli 2025",
// "ja".
struct TopicValue {
  std::string text;        // without « »
  bool own_words = false;  // written between « »
  std::optional<std::int64_t> amount;
  std::string unit;                 // behind the amount; may be empty
  std::optional<std::int64_t> day;  // since 1-1-1970
  Span span;
};

// A choice with the other words for it: "de rector of directeur (ook: de directeur; de rector)".
struct TopicChoice {
  std::string name;
  std::vector<std::string> others;
  Span span;
};

// keuzelijst ‹naam›: choices that several topics share.
struct ChoiceList {
  std::string name;
  std::vector<TopicChoice> choices;
};

// onderwerp ‹naam›: something that a reglement says, and how.
struct Topic {
  enum class Kind : std::uint8_t { text, truth, amount, day, choice } kind = Kind::text;
  std::string name;
  bool several = false;  // "een of meer": several choices at once
  std::string unit;      // amount: "minuten"; may be empty
  std::string list;      // choice: uit ‹keuzelijst›; empty: own choices
  Span list_span;
  std::vector<TopicChoice> choices;
};

// One line `moet` or `mag niet`.
struct Demand {
  enum class Form : std::uint8_t {
    stated,    // in het ‹rang› staan
    equal,     // zijn: ‹waarden›
    contains,  // bevatten: ‹waarden›
    within,    // komen uit: ‹waarden›
    at_least,  // minstens ‹n› ‹eenheid› zijn
    at_most,   // hoogstens ‹n› ‹eenheid› zijn
    odd,       // oneven zijn
    before,    // liggen vóór ‹dag›
    until,     // uiterlijk liggen op ‹dag›
    from,      // niet eerder liggen dan ‹dag›
  } form = Form::stated;
  bool forbidden = false;  // mag niet
  std::string rank;        // stated: "examenreglement", "pta"
  std::vector<TopicValue> values;
  std::int64_t amount = 0;
  std::string unit;
  Point point;       // before, until, from; an occasion is another topic
  std::string text;  // as written
  Span span;
};

// Another topic on which a requirement depends: "alleen als ‹onderwerp›: ‹waarden›".
struct TopicCondition {
  std::string topic;
  Span span;
  std::vector<TopicValue> values;  // one of these; none: the topic is arranged
};

struct TopicName {
  std::string name;
  Span span;
};

// eis ‹naam›: what the law, or good advice, asks of a topic.
struct Requirement {
  enum class Certainty : std::uint8_t {
    unsaid,
    read,
    secondary,
    derived
  } certainty = Certainty::unsaid;
  std::string name;
  std::string topic;  // over ‹onderwerp›, or the first of «over elk van:»
  Span topic_span;
  std::vector<TopicName> more_topics;  // of which the same is asked
  std::vector<Demand> demands;         // all must hold
  std::string judged;     // vraagt oordeel: what a person must judge when the topic is arranged
  bool advised = false;   // kracht aanbevolen
  bool outdated = false;  // oordeel verouderde verwijzing
  std::vector<TopicCondition> only_if;
  std::string help;
  Years years;  // school years
};

// regelt ‹onderwerp›: ‹waarden›
struct Arrangement {
  std::string topic;
  Span topic_span;
  std::vector<TopicValue> values;  // none: the text of the lid says it
  std::string elsewhere;  // elders ‹tekst›: the text where it stands, which is not here
  Years years;
};

// In `voorbeelden`: eis ‹naam› with a table of what a reglement says and the expected verdict.
struct RequirementExamples {
  std::string requirement;
  std::vector<std::string> topics;  // of the columns; "schooljaar" is the school year
  struct Row {
    Span span;
    std::vector<std::vector<TopicValue>> cells;  // none: not arranged
    std::optional<std::int32_t> school_year;
    std::string expected;
  };
  std::vector<Row> rows;
};

struct TopicStatement {
  Span span;  // the head
  PartId part = 0;
  std::variant<ChoiceList, Topic, Requirement, Arrangement, RequirementExamples> what;
  std::size_t statement = 0;  // index in Syntax.statements: scope, notes and doubts stand there
};

}  // namespace slagboom::grammar
