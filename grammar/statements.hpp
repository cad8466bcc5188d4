// Second pass: every draft becomes a statement of the syntax tree.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/collect.hpp"
#include "grammar/sentences.hpp"
#include "grammar/syntax.hpp"

namespace slagboom::grammar {

class Statements {
 public:
  Statements(Sentences& sentences, Syntax& syntax) : sentences_(sentences), syntax_(syntax) {}

  void begin_block();
  void add(const Draft& draft);
  // A sentence that stands by itself, in no block of rules ("stel …"); it is not added to the
  // document.
  [[nodiscard]] Statement apart(const Draft& draft);
  void end_block();  // an "in afwijking van" that nothing follows is reported

 private:
  // statements.cpp
  [[nodiscard]] Statement made(const Draft& draft);
  void build(const Draft& draft, Statement& statement);
  void define(const Draft& draft, Statement& statement);
  void search(const Draft& draft, Statement& statement);
  void departure(const Draft& draft);
  void possibility(const Draft& draft, Statement& statement);
  // The conditions behind a property, or in the list below it.
  [[nodiscard]] std::vector<Node> conditions_of(const PropertyLine& line);
  void fence_scope(const Draft& draft);
  void common_properties(const Draft& draft, Statement& statement);
  void strays(const Draft& draft);
  // open_norms.cpp
  void open_add(const Draft& draft, Statement& statement);
  void open_choose(const Draft& draft, Statement& statement);
  void open_keep(const Draft& draft, Statement& statement);
  void fill(const Draft& draft, Statement& statement);
  void analogous(const Draft& draft, Statement& statement);
  void accept(const Draft& draft, Statement& statement);
  void accept(const Phrase& phrase, std::size_t body, Statement& statement);
  void accepted_below(const Draft& draft, PartId part);
  [[nodiscard]] NameId known_name(const Draft& draft, std::size_t begin, std::size_t end);
  // declarations.cpp
  void document(const Draft& draft, Statement& statement);
  void sort(const Draft& draft, Statement& statement);
  void fact(const Draft& draft, Statement& statement);
  void value_kind(const Draft& draft, Statement& statement);
  void absence(const PropertyLine& line, Statement& statement);
  void group(const Draft& draft, Statement& statement);
  void list(const Draft& draft, Statement& statement);
  // tables.cpp
  void register_table(const Draft& draft, Statement& statement);
  void decision_table(const Draft& draft, Statement& statement);
  void decision_row(const Row& row, Statement& statement, bool patterns);
  [[nodiscard]] Node header(const Cell& cell, const Node& over, bool has_over);
  void report_table(const Draft& draft, Statement& statement);
  [[nodiscard]] Node text_cell(const Cell& cell) const;
  // calendar_statements.cpp
  void calendar(const Draft& draft, Statement& statement);
  [[nodiscard]] SchoolYearStart school_year_start(const Draft& draft);
  [[nodiscard]] Holiday holiday(const Draft& draft);
  [[nodiscard]] DayKind day_kind(const Draft& draft);
  [[nodiscard]] Extension extension(const Draft& draft);
  [[nodiscard]] Occasion occasion(const Draft& draft);
  [[nodiscard]] TimeLimit time_limit(const Draft& draft);
  [[nodiscard]] std::optional<TimeLimitRule> time_limit_rule(const PropertyLine& line);
  [[nodiscard]] SchoolCalendar school_calendar(const Draft& draft);
  [[nodiscard]] TimeLimitExamples time_limit_examples(const Draft& draft);
  [[nodiscard]] Point point_of(const Tree& tree, std::size_t index) const;
  [[nodiscard]] Years years_of(Goal goal, const PropertyLine& line);
  [[nodiscard]] Years years_in(const Tree& tree, Span span);
  // The day or the school year in a cell; nothing after a message.
  [[nodiscard]] std::optional<std::int64_t> calendar_cell(Goal goal, const Cell& cell,
                                                          std::string_view example);
  [[nodiscard]] std::optional<std::int64_t> day_cell(const Cell& cell);
  [[nodiscard]] std::optional<std::int64_t> school_year_cell(const Cell& cell);
  [[nodiscard]] std::optional<std::size_t> column_named(const Table& table, std::string_view name,
                                                        bool required);
  void expect_property(const Draft& draft, Key key, std::string_view what);
  // topic_statements.cpp
  void topic(const Draft& draft, Statement& statement);
  [[nodiscard]] ChoiceList choice_list(const Draft& draft);
  [[nodiscard]] Topic topic_of(const Draft& draft);
  void about(const PropertyLine& line, Requirement& requirement);
  [[nodiscard]] Requirement requirement(const Draft& draft);
  [[nodiscard]] std::optional<Demand> demand(const PropertyLine& line);
  [[nodiscard]] TopicCondition topic_condition(const PropertyLine& line);
  [[nodiscard]] Arrangement arrangement(const Draft& draft);
  [[nodiscard]] RequirementExamples requirement_examples(const Draft& draft);
  // Values behind `begin`, or in the list below.
  [[nodiscard]] std::vector<TopicValue> topic_values(const Phrase& phrase, std::size_t begin,
                                                     const std::vector<Item>* items);
  [[nodiscard]] TopicValue topic_value(const Phrase& phrase, std::size_t begin, std::size_t end);
  void document_years(const PropertyLine& line);
  // decision_statements.cpp
  [[nodiscard]] DecisionKind decision_kind(const Draft& draft);
  [[nodiscard]] Decision decision(const Draft& draft);
  // pta_statements.cpp, pta_library.cpp
  void pta_statement(const Draft& draft, Statement& statement);
  [[nodiscard]] Pta pta(const Draft& draft);
  [[nodiscard]] PtaAmendment pta_amendment(const Draft& draft);
  [[nodiscard]] ExamProgramme exam_programme(const Draft& draft);
  [[nodiscard]] PtaWords pta_words(const Draft& draft);
  [[nodiscard]] PtaDemand pta_demand(const Draft& draft);
  void report_scope_of_pta(Opening opening);
  void report_change(Span span);
  [[nodiscard]] DayOfYear day_of_school_year(const PropertyLine& line, std::size_t begin);
  [[nodiscard]] DayOfYear day_after(const PropertyLine& line);
  // pta_transfer.cpp
  [[nodiscard]] PtaTransfer pta_transfer(const Draft& draft);
  void ask_words(const PropertyLine& line, std::string_view text, PtaDemand& demand);
  // The first year; several years are reported with these words.
  [[nodiscard]] std::int32_t one_school_year(const PropertyLine& line, std::string_view label,
                                             std::string_view help);
  [[nodiscard]] PtaHead pta_head(const Phrase& phrase, std::size_t begin);
  [[nodiscard]] PtaAct pta_act(const PropertyLine& line);
  [[nodiscard]] std::optional<PtaChange> pta_change(const PropertyLine& line, std::size_t begin,
                                                    std::size_t end);
  [[nodiscard]] std::optional<PtaWeight> pta_weight(const PropertyLine& line,
                                                    std::string_view text);
  // The item that a subject is; a message and kNoName when there is none.
  [[nodiscard]] std::uint32_t pta_subject(const Phrase& phrase, std::size_t begin, std::size_t end);
  // examples.cpp
  void example_table(const Draft& draft, Statement& statement);
  void example_case(const Draft& draft, Statement& statement);
  void entries(const PropertyLine& line, Statement& statement);
  [[nodiscard]] Node expectation(const Phrase& phrase, std::size_t begin);

  // Lines of a list, each with its own scope: nodes and item_scopes of the statement.
  void scoped_line(Goal goal, const Phrase& phrase, std::size_t begin, Statement& statement);
  void add_scoped(Node node, Scope scope, Statement& statement);
  [[nodiscard]] Scope read_scope(const Phrase& phrase, std::size_t begin);

  Sentences& sentences_;
  Syntax& syntax_;
  Scope fence_;
  bool at_start_ = true;  // no statement in this block yet
  std::vector<Departure> departures_;
};

// The name of a column in `piece`, a part of `phrase.text`: folded, with its place.
[[nodiscard]] PtaText column_in(const Phrase& phrase, std::string_view piece);

// The scope of a fence and of a sentence in it: what the sentence says about a fact or years
// replaces the fence's.
[[nodiscard]] Scope narrowed(const Scope& outer, const Scope& inner);

}  // namespace slagboom::grammar
