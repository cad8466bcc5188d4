// Checks of the table alone: what must be filled in, and how the weights add up.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "grammar/pta_values.hpp"
#include "interpreter/pta/amend.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::PtaAsk;
using grammar::PtaWeight;

// Where a column is missing: in the header.
grammar::Span header_of(const Plan& plan) {
  const grammar::Table& table = plan.said.what->table;
  return table.empty() ? plan.said.span : table.header.span;
}

DiagnosticKind missing(const Demand& demand) {
  return demand.what->derived ? DiagnosticKind::pta_not_clear : DiagnosticKind::pta_not_filled;
}

void check_column(Messages& messages, const Plan& plan, const Demand& demand) {
  if (demand.what->columns.empty()) return;
  const std::string& name = demand.what->columns.front().text;
  std::vector<AskedColumn> columns;  // that the table has; one of these is enough
  for (const grammar::PtaText& each : demand.what->columns) {
    const AskedColumn found = find_column(messages.plans(), plan, each.text);
    if (found.known || found.extra) columns.push_back(found);
  }
  if (columns.empty()) {
    messages.add(
        {.kind = missing(demand),
         .span = header_of(plan),
         .label = fmt::format("hier ontbreekt een kolom «{}»", name),
         .help = fmt::format("voeg de kolom «{}» toe, en vul haar bij elke toets in", name)},
        plan, &demand);
    return;
  }
  for (const Test& test : plan.tests) {
    const bool filled = std::any_of(columns.begin(), columns.end(), [&](const AskedColumn& each) {
      const grammar::PtaText* cell = each.in(test);
      return cell != nullptr && !is_blank(cell->text);
    });
    if (filled) continue;
    const grammar::PtaText* cell = columns.front().in(test);
    messages.add({.kind = missing(demand),
                  .span = cell != nullptr && cell->span.end > 0 ? cell->span : test.row,
                  .label = fmt::format("bij {} is «{}» leeg", named(test), name),
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

// A test with a mark of which is not said how much it counts.
void check_weights(Messages& messages, const Plan& plan, const Demand& demand) {
  if (!plan.has_column[index(Column::weight)]) return;
  for (const Test& test : plan.tests) {
    if (test.in_words || test.has(Column::weight)) continue;
    const grammar::PtaText& cell = test.at(Column::weight);
    messages.add({.kind = missing(demand),
                  .span = cell.span.end > 0 ? cell.span : test.row,
                  .label = fmt::format("bij {} staat niet hoe zwaar het cijfer telt", named(test)),
                  .help = "vul «weging» in; schrijf 0 als het cijfer niet meetelt"},
                 plan, &demand);
  }
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
                  .label = fmt::format("{} krijgt geen cijfer", named(test)),
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
      check_weights(messages, plan, demand);
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
