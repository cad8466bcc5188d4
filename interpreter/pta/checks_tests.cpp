// Checks of the table alone: what must be filled in, and how the weights add up.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "grammar/pta_values.hpp"
#include "interpreter/pta/amend.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::PtaAsk;
using grammar::PtaWeight;

// Where a column is missing: in the header. Each column has a beginning of its own, because two
// errors that begin at one place count as one.
grammar::Span header_of(const Plan& plan, std::size_t column) {
  const grammar::Table& table = plan.said.what->table;
  if (table.empty()) return plan.said.span;
  grammar::Span span = table.header.span;
  span.begin = std::min(span.begin + static_cast<std::uint32_t>(column), span.end);
  return span;
}

DiagnosticKind missing(const Demand& demand) {
  return demand.what->derived ? DiagnosticKind::pta_not_clear : DiagnosticKind::pta_not_filled;
}

void check_column(Messages& messages, const Plan& plan, const Demand& demand) {
  std::vector<std::size_t> columns;  // one of these is enough
  for (const std::string& each : demand.what->columns) {
    const auto found = std::find(kColumnNames.begin(), kColumnNames.end(), each);
    if (found != kColumnNames.end())
      columns.push_back(static_cast<std::size_t>(found - kColumnNames.begin()));
  }
  if (columns.empty()) return;
  const std::string_view name = kColumnNames[columns.front()];
  const auto present = std::find_if(columns.begin(), columns.end(),
                                    [&](std::size_t each) { return plan.has_column[each]; });
  if (present == columns.end()) {
    messages.add(
        {.kind = missing(demand),
         .span = header_of(plan, columns.front()),
         .label = fmt::format("hier ontbreekt een kolom «{}»", name),
         .help = fmt::format("voeg de kolom «{}» toe, en vul haar bij elke toets in", name)},
        plan, &demand);
    return;
  }
  for (const Test& test : plan.tests) {
    const bool filled = std::any_of(columns.begin(), columns.end(), [&](std::size_t each) {
      return !is_blank(test.fields[each].text);
    });
    if (filled) continue;
    const grammar::PtaText& cell = test.fields[*present];
    messages.add(
        {.kind = missing(demand),
         .span = cell.span.end > 0 ? cell.span : test.row,
         .label = fmt::format("bij toets {} is «{}» leeg", test.at(Column::code).text, name),
         .help = fmt::format("vul «{}» in", name)},
        plan, &demand);
  }
}

// "2 + 3 + 1 = 6"
std::string sum_text(const std::vector<PtaWeight>& weights, PtaWeight sum) {
  std::string text;
  for (const PtaWeight weight : weights)
    text += (text.empty() ? "" : " + ") + grammar::weight_text(weight);
  return (text.empty() ? "0" : text) + " = " + grammar::weight_text(sum);
}

void check_total(Messages& messages, const Plan& plan, const Demand& demand) {
  const grammar::Pta& pta = *plan.said.what;
  const auto add = [&](grammar::Span span, std::string label, std::string example) {
    messages.add({.kind = DiagnosticKind::pta_total,
                  .span = span,
                  .label = std::move(label),
                  .example = std::move(example),
                  .help = "pas een weging of het totaal aan"},
                 plan, &demand);
  };
  std::vector<PtaWeight> weights;
  std::map<std::string, PtaWeight> by_year;
  for (const Test& test : plan.tests) {
    if (!test.weight || *test.weight == 0) continue;
    weights.push_back(*test.weight);
    by_year[test.at(Column::year).text] += *test.weight;
  }
  if (!pta.per_year.empty()) {
    weights.clear();
    for (const auto& [year, weight] : pta.per_year) {
      weights.push_back(weight);
      if (weight > 0 && !by_year.contains(year))
        add(pta.per_year_span, fmt::format("in leerjaar {} is geen toets met een weging", year),
            fmt::format("leerjaar {} telt voor {}, maar daar is geen cijfer voor", year,
                        grammar::weight_text(weight)));
    }
    std::string unlisted;
    for (const auto& [year, weight] : by_year) {
      const bool listed = std::any_of(pta.per_year.begin(), pta.per_year.end(),
                                      [&](const auto& each) { return each.first == year; });
      if (!listed) unlisted += (unlisted.empty() ? "" : ", ") + year;
    }
    if (!unlisted.empty())
      add(pta.per_year_span,
          fmt::format("van leerjaar {} is niet gezegd hoe zwaar het telt", unlisted),
          fmt::format("leerjaar {} heeft toetsen met een weging", unlisted));
  }
  if (!pta.total) return;
  PtaWeight sum = 0;
  for (const PtaWeight weight : weights) sum += weight;
  if (sum == *pta.total) return;
  add(pta.total_span, fmt::format("de wegingen zijn samen {}", grammar::weight_text(sum)),
      fmt::format("{}, en het totaal is {}", sum_text(weights, sum),
                  grammar::weight_text(*pta.total)));
}

void check_words(Messages& messages, const Plan& plan, const Demand& demand) {
  for (const Test& test : plan.tests) {
    if (!test.in_words || !test.weight || *test.weight == 0) continue;
    messages.add({.kind = DiagnosticKind::pta_weight_of_words,
                  .span = test.at(Column::weight).span,
                  .label = fmt::format("toets {} krijgt geen cijfer", test.at(Column::code).text),
                  .example = fmt::format("«voldoende» {} keer meetellen geeft geen getal",
                                         grammar::weight_text(*test.weight)),
                  .help = "schrijf bij de weging «-», of geef de toets een cijfer"},
                 plan, &demand);
  }
}

}  // namespace

void check_demand_on_tests(Messages& messages, const Plan& plan, const Demand& demand) {
  switch (demand.what->ask) {
    case PtaAsk::column:
      check_column(messages, plan, demand);
      break;
    case PtaAsk::column_words:
      check_column_words(messages, plan, demand);
      break;
    case PtaAsk::total:
      check_total(messages, plan, demand);
      break;
    case PtaAsk::no_weight_for_words:
      check_words(messages, plan, demand);
      break;
    case PtaAsk::calculation:
      if (plan.said.what->calculation.empty())
        messages.add({.kind = missing(demand),
                      .span = plan.said.span,
                      .label = "hier staat niet hoe het cijfer wordt berekend",
                      .help = "schrijf «berekening ‹regel›», bijvoorbeeld met het artikel van het "
                              "examenreglement"},
                     plan, &demand);
      break;
    default:
      break;
  }
}

}  // namespace slagboom::pta
