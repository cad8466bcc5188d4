// The outline of a raw statement: what kind of sentence it is, and which of its lines are
// properties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/document.hpp"

namespace slagboom::grammar {

// How a sentence opens. `define` is every sentence without a starter word of its own.
enum class Opening : std::uint8_t {
  define,
  document,
  sort,
  fact,
  term,
  group,
  list,
  item_register,
  patterns,
  table,
  search,
  open_add,
  open_keep,
  open_choose,
  open_state,
  fill,
  analogous,
  report,
  note,
  uncertain,
  accept,
  scope,
  departure,
  without_prejudice,
  example_table,
  example_case,
  suppose,  // stel
  whom,     // voor kandidaat, voor elke kandidaat, voor ‹bereik›
  ask,      // wat is, welk, welke, wie krijgt
  school_year_start,
  holiday,
  day_kind,
  extension,
  occasion,
  time_limit,
  school_calendar,
  time_limit_examples,
  possibility,
  choice_list,
  topic,
  requirement,
  arrangement,
  requirement_examples,
  decision_kind,
  decision,
  // a PTA and what the law asks of one
  pta,
  pta_amendment,
  exam_programme,
  pta_columns,
  pta_words,
  pta_demand,
  pta_amendment_demand,
  pta_transfer,  // overstap
};

enum class Key : std::uint8_t {
  short_name,
  rank,
  source,
  version,
  based_on,
  in_files,
  other_codes,
  bare_columns,
  value_kind,
  only_if,
  absent,
  other_values,
  decides,
  improvable,
  opposite,
  from,
  as_many,
  as_few,
  at_most,
  such_that,
  bounds,
  must_choose,
  otherwise,
  add,
  nothing,
  choose,
  provided,
  scope,
  note,
  doubt,
  accept,
  matters,
  expect,
  candidate,
  entries,
  whom,
  falls_on,
  calendar_years,
  counts,
  no_end,
  least_days,
  not_above,
  works_in,
  who,
  does,
  when,
  extended,
  basis,
  room,
  school_years,
  gives,
  improves,
  as_long_as,
  about,
  must,
  must_not,
  judged,
  strength,
  certainty,
  verdict,
  remedy,
  elsewhere,
  possibly,
  taken_by,
  taken_on,
  told_to,
  needs,
  asks,
  because,
  // of a PTA and what the law asks of one
  proposal,
  consent,
  adopted,
  sent_on,
  calculation,
  total,
  per_year,
  decided,
  ground,
  reason,
  advice,
  test,
  choose_from,
  derived,
};

struct PropertyLine {
  Key key = Key::note;
  Phrase phrase;          // the line, with the lines that continue it
  std::size_t value = 0;  // where the text behind the keyword begins
  const std::vector<Item>* items = nullptr;

  [[nodiscard]] std::string_view text() const {
    return std::string_view(phrase.text).substr(value);
  }
  [[nodiscard]] Span span() const { return phrase.span(value, phrase.text.size()); }
};

// A line that is no property and continues nothing.
struct StrayLine {
  Phrase phrase;
  std::string suggestion;  // the property that was probably meant; may be empty
};

struct Outline {
  Opening opening = Opening::define;
  const RawStatement* raw = nullptr;
  Phrase sentence;                           // the head and the lines that continue it
  std::size_t body = 0;                      // where the text behind the starter begins
  const std::vector<Item>* items = nullptr;  // the list of the sentence itself
  std::vector<PropertyLine> properties;
  std::vector<StrayLine> strays;

  [[nodiscard]] std::string_view text() const {
    return std::string_view(sentence.text).substr(body);
  }
  [[nodiscard]] const PropertyLine* property(Key key) const;
};

// Words that open a property of an example: names of sorts ("kandidaat") and their plurals
// ("vakken").
struct SortWords {
  std::vector<std::string> candidates;
  std::vector<std::string> entries;
};

[[nodiscard]] Outline outline(const RawStatement& raw, BlockKind block, const SortWords& words);

// Does a line below a question say for whom it is: "voor kandidaat K-017", "voor havo"?
[[nodiscard]] bool is_whom_line(std::string_view text);

// The starter word that the first words of a sentence resemble: "gegevens" gives "gegeven"; else
// empty.
[[nodiscard]] std::string resembling_starter(std::string_view text);

// Adds `line` to `phrase`, with one blank between.
void append(Phrase& phrase, const Phrase& line);

// The place of a word outside « » at or after `from`; npos when it does not occur.
[[nodiscard]] std::size_t find_word(std::string_view text, std::string_view word,
                                    std::size_t from = 0);

}  // namespace slagboom::grammar
