// Which words a provision asks in a column, and whether those words can be there.
#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grammar/words.hpp"
#include "interpreter/pta/message.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;

// The word of the language, or what is written.
std::string key_in(const Plans& plans, std::string_view column, std::string_view written) {
  return plans.canonical_word(column, written).value_or(word_key(written));
}

// Whether everything that the cell names is one of the words: "schriftelijk + praktisch" is not
// one of «praktisch».
bool all_among(const Plans& plans, const grammar::PtaColumnWords& asked, std::string_view column,
               std::string_view cell) {
  const auto among = [&](std::string_view written) {
    const std::string key = key_in(plans, column, written);
    return std::any_of(asked.words.begin(), asked.words.end(),
                       [&](const std::string& word) { return key_in(plans, column, word) == key; });
  };
  if (among(cell)) return true;
  while (true) {
    const std::size_t end = std::min(cell.find_first_of(",+;"), cell.size());
    if (!among(cell.substr(0, end))) return false;
    if (end == cell.size()) return true;
    cell.remove_prefix(end + 1);
  }
}

// A word that cannot stand in the column has a message of its own: nothing is judged by it.
bool words_exist(const Plans& plans, const grammar::PtaColumnWords& asked) {
  const std::string column = column_key(plans, asked.column.text);
  return plans.words_for(column).empty() ||
         std::all_of(asked.words.begin(), asked.words.end(), [&](const std::string& word) {
           return plans.canonical_word(column, word).has_value();
         });
}

void check_words_exist(const Plans& plans, const Demand& demand,
                       const grammar::PtaColumnWords& asked, grammar::Diagnostics& diagnostics) {
  const std::string column = column_key(plans, asked.column.text);
  const std::vector<std::string> known = plans.words_for(column);
  if (known.empty()) return;  // any word may stand there
  for (const std::string& word : asked.words) {
    if (plans.canonical_word(column, word)) continue;
    grammar::Diagnostic message;
    message.kind = DiagnosticKind::not_an_option;
    message.labels.push_back(
        {demand.span, fmt::format("«{}» is geen woord voor de kolom {}", word, column), true});
    message.help = fmt::format("kies uit: {}", fmt::join(known, ", "));
    message.subject = column + " " + word;
    diagnostics.add(std::move(message));
  }
}

}  // namespace

void check_column_words(Messages& messages, const Plan& plan, const Demand& demand) {
  const Plans& plans = messages.plans();
  const grammar::PtaColumnWords& asked = demand.what->words;
  const grammar::PtaColumnWords& where = demand.what->where;
  const std::string column = column_key(plans, asked.column.text);
  const std::string other = column_key(plans, where.column.text);
  if (!words_exist(plans, asked) || !words_exist(plans, where)) return;
  const AskedColumn in_table = find_column(plans, plan, asked.column.text);
  const AskedColumn reasons = find_column(plans, plan, where.column.text);
  for (const Test& test : plan.tests) {
    const grammar::PtaText* cell = in_table.in(test);
    if (cell == nullptr || is_blank(cell->text) || all_among(plans, asked, column, cell->text))
      continue;
    std::string example = fmt::format("{}: {}", column, cell->text);
    if (!where.words.empty()) {
      const grammar::PtaText* reason = reasons.in(test);
      if (reason == nullptr || is_blank(reason->text) ||
          !all_among(plans, where, other, reason->text))
        continue;
      example = fmt::format("{}: {}; {}", other, reason->text, example);
    }
    messages.add(
        {.kind = DiagnosticKind::pta_other_word,
         .span = cell->span,
         .label = fmt::format("hier hoort {}", fmt::join(asked.words, " of ")),
         .example = fmt::format("toets {}: {}", test.at(Column::code).text, example),
         .help = fmt::format("verander «{}» in het PTA, of pas het voorschrift aan", column)},
        plan, &demand);
  }
}

void check_demand_words(const Plans& plans, std::uint32_t document,
                        grammar::Diagnostics& diagnostics) {
  for (const Demand& demand : plans.demands) {
    if (demand.document != document || demand.what->ask != grammar::PtaAsk::column_words) continue;
    check_words_exist(plans, demand, demand.what->words, diagnostics);
    check_words_exist(plans, demand, demand.what->where, diagnostics);
  }
}

}  // namespace slagboom::pta
