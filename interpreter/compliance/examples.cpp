// Judges the rows under «eis» in voorbeelden.
#include "interpreter/compliance/examples.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "grammar/words.hpp"

namespace slagboom::compliance {

namespace {

using Row = grammar::RequirementExamples::Row;

constexpr std::string_view kDoesNotApply = "geldt niet";

std::int32_t year_of(const Row& row, const resolve::Model& model, const ExampleTable& table,
                     const calendar::Calendar& calendar) {
  if (row.school_year) return *row.school_year;
  const auto version = calendar::read_day(model.documents[table.where.document].syntax->version);
  return version ? calendar.school_year_of(*version).value_or(0) : 0;
}

// A requirement of several topics is about those that the table names.
bool names_topic(const Book& book, const ExampleTable& table, const Norm& norm) {
  return norm.what->more_topics.empty() ||
         std::any_of(table.what->topics.begin(), table.what->topics.end(),
                     [&](const std::string& name) { return book.topic(name) == norm.topic; });
}

// Several versions of a requirement may have one name; the school year says which is meant.
const Norm* norm_for(const Book& book, const ExampleTable& table, std::int32_t school_year) {
  for (const Norm& norm : book.norms) {
    if (norm.where.document == table.where.document && norm.what->years.holds(school_year) &&
        names_topic(book, table, norm) &&
        grammar::canonical(norm.what->name) == grammar::canonical(table.what->requirement))
      return &norm;
  }
  return nullptr;
}

// Whether the requirement exists, in whatever school year.
bool is_known(const Book& book, const ExampleTable& table) {
  return std::any_of(book.norms.begin(), book.norms.end(), [&](const Norm& norm) {
    return norm.where.document == table.where.document &&
           grammar::canonical(norm.what->name) == grammar::canonical(table.what->requirement);
  });
}

Answers answers_of(const Book& book, const ExampleTable& table, const Row& row) {
  Answers answers;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const KnownTopic* topic = book.topic(table.what->topics[i]);
    if (topic == nullptr || row.cells[i].empty()) continue;
    Answer& answer = answers[topic];
    answer.arranged = true;
    for (const grammar::TopicValue& value : row.cells[i])
      answer.values.push_back({&value, nullptr});
  }
  return answers;
}

// Where a text must be silent, silence is what is right.
bool nothing_wrong(const Norm& norm, Verdict verdict) {
  if (verdict != Verdict::not_arranged)
    return verdict == Verdict::met || verdict == Verdict::asks_judgement;
  return std::any_of(norm.what->demands.begin(), norm.what->demands.end(), [](const auto& each) {
    return each.form == grammar::Demand::Form::stated && each.forbidden;
  });
}

}  // namespace

std::vector<ExampleOutcome> run_examples(const resolve::Model& model, const Book& book,
                                         const calendar::Calendar& calendar) {
  std::vector<ExampleOutcome> results;
  for (const ExampleTable& table : book.examples) {
    std::size_t number = 0;
    for (const Row& row : table.what->rows) {
      ExampleOutcome outcome;
      outcome.name = fmt::format("{}, rij {}", table.where.provision, ++number);
      outcome.span = row.span;
      const std::int32_t year = year_of(row, model, table, calendar);
      const Norm* norm = norm_for(book, table, year);
      if (norm == nullptr && row.expected == kDoesNotApply && is_known(book, table)) {
        outcome.passed = true;
      } else if (norm == nullptr) {
        outcome.message = fmt::format("in schooljaar {} geldt deze eis niet: {}",
                                      calendar::school_year_text(year), table.what->requirement);
      } else {
        const Outcome found = judge(*norm, answers_of(book, table, row), book, calendar, year);
        const std::string_view verdict =
            found.applies ? verdict_name(found.verdict) : kDoesNotApply;
        outcome.passed = verdict == row.expected;
        outcome.norm = norm;
        outcome.nothing_wrong = found.applies && nothing_wrong(*norm, found.verdict);
        if (!outcome.passed)
          outcome.message = fmt::format("verwacht {}, gevonden {}{}", row.expected, verdict,
                                        found.what.empty() ? "" : ": " + found.what);
      }
      results.push_back(std::move(outcome));
    }
  }
  return results;
}

}  // namespace slagboom::compliance
