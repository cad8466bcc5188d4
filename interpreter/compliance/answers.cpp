// Picks the sentences that hold.
#include "interpreter/compliance/answers.hpp"

#include <algorithm>

namespace slagboom::compliance {

using resolve::Fits;

bool works(const resolve::Model& model, std::uint32_t document, const resolve::Regime& regime,
           std::int32_t school_year) {
  const auto& lines = model.documents[document].syntax->school_years;
  return lines.empty() || std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
           return line.years.holds(school_year) &&
                  resolve::fits(model, line.scope, regime) != Fits::no;
         });
}

bool holds(const resolve::Model& model, const Where& where, const grammar::Years& years,
           const resolve::Regime& regime, std::int32_t school_year) {
  return years.holds(school_year) &&
         resolve::fits(model, resolve::Source{where.statement, where.document}, regime) != Fits::no;
}

Answers answers_in(const resolve::Model& model, const Book& book, const resolve::Regime& regime,
                   std::int32_t school_year) {
  Answers answers;
  for (const Statement& statement : book.statements) {
    if (statement.topic == nullptr ||
        model.documents[statement.where.document].rank != resolve::Rank::reglement ||
        !works(model, statement.where.document, regime, school_year) ||
        !holds(model, statement.where, statement.what->years, regime, school_year))
      continue;
    Answer& answer = answers[statement.topic];
    answer.arranged = true;
    answer.broken = answer.broken || statement.broken;
    answer.by.push_back(&statement);
    if (!statement.what->elsewhere.empty()) answer.elsewhere = statement.what->elsewhere;
    for (const grammar::TopicValue& value : statement.what->values)
      answer.values.push_back({&value, &statement});
  }
  return answers;
}

}  // namespace slagboom::compliance
