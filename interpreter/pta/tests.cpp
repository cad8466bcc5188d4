// Rows of a table to tests: the headers and words of the school become those of the language.
#include <algorithm>

#include <fmt/format.h>

#include "grammar/pta_values.hpp"
#include "grammar/words.hpp"
#include "interpreter/pta/plan.hpp"

namespace slagboom::pta {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Diagnostics;
using grammar::PtaText;

// Words of the language for the columns that the engine computes with.
constexpr std::string_view kCentral = "ce-stof";
constexpr std::string_view kRequired = "verplicht se";
constexpr std::string_view kOwn = "eigen keuze";
constexpr std::string_view kInWords = "o/v/g";
constexpr std::string_view kYes = "ja";
constexpr std::string_view kNo = "nee";

void report(Diagnostics& diagnostics, DiagnosticKind kind, grammar::Span span, std::string label,
            std::string help) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  message.help = std::move(help);
  diagnostics.add(std::move(message));
}

std::string quoted_list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "«" : ", «") + word + "»";
  return text;
}

// The name among `known` that is meant: one edit for a short word, two for a longer one.
std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  const std::string wanted = grammar::folded(grammar::trimmed(written));
  const std::size_t most = wanted.size() < 6 ? 1 : 2;
  for (const std::string& word : known) {
    if (grammar::edit_distance(wanted, grammar::folded(word), most) <= most) return word;
  }
  return {};
}

std::optional<std::size_t> column_of(const Plans& plans, std::string_view header) {
  const std::optional<std::string> word = plans.canonical_word("", header);
  if (!word) return std::nullopt;
  const auto found = std::find(kColumnNames.begin(), kColumnNames.end(), *word);
  if (found == kColumnNames.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kColumnNames.begin());
}

// A cell with one of a few words; empty when it is blank, or after a message.
std::string word_in(const Plans& plans, Column column, const PtaText& cell, std::string_view text,
                    Diagnostics& diagnostics) {
  if (is_blank(text)) return {};
  const std::string_view name = kColumnNames[index(column)];
  if (const auto word = plans.canonical_word(name, text)) return *word;
  const std::vector<std::string> known = plans.words_for(name);
  const std::string close = nearest(text, known);
  report(diagnostics, DiagnosticKind::unreadable_cell, cell.span,
         fmt::format("in de kolom {} hoort {}", name, quoted_list(known)),
         close.empty() ? fmt::format("kies een van deze woorden")
                       : fmt::format("bedoelde u «{}»?", close));
  return {};
}

void read_ground(const Plans& plans, Test& test, Diagnostics& diagnostics) {
  const PtaText& cell = test.at(Column::ground);
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(",+;"), rest.size());
    const std::string word = word_in(plans, Column::ground, cell, rest.substr(0, end), diagnostics);
    test.central = test.central || word == kCentral;
    test.required = test.required || word == kRequired;
    test.own = test.own || word == kOwn;
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
}

// "100 min", "2 uur", "1,5 uur", "2 lessen", "100".
bool is_duration(std::string_view text) {
  text = grammar::trimmed(text);
  std::size_t number = 0;
  while (number < text.size() &&
         ((text[number] >= '0' && text[number] <= '9') || text[number] == ','))
    ++number;
  if (!grammar::read_weight(text.substr(0, number))) return false;
  const std::string unit = grammar::folded(grammar::trimmed(text.substr(number)));
  constexpr std::array<std::string_view, 19> kUnits{
      "",      "'",    "min",   "min.",   "minuut",        "minuten", "u",
      "uur",   "uren", "les",   "lessen", "lesuur",        "lesuren", "dag",
      "dagen", "week", "weken", "slu",    "studielasturen"};
  return std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

}  // namespace

void understand(const Plans& plans, Test& test, Diagnostics& diagnostics) {
  test.central = test.required = test.own = test.in_words = false;
  test.weight.reset();
  test.resit = Resit::unsaid;
  test.domains = grammar::read_domains(test.at(Column::content).text);
  read_ground(plans, test, diagnostics);
  const PtaText& marking = test.at(Column::marking);
  test.in_words = word_in(plans, Column::marking, marking, marking.text, diagnostics) == kInWords;
  const PtaText& resit = test.at(Column::resit);
  const std::string may = word_in(plans, Column::resit, resit, resit.text, diagnostics);
  if (!may.empty())
    test.resit = may == kYes ? Resit::yes : may == kNo ? Resit::no : Resit::not_applicable;
  const PtaText& weight = test.at(Column::weight);
  if (test.has(Column::weight)) {
    test.weight = grammar::read_weight(weight.text);
    if (!test.weight)
      report(diagnostics, DiagnosticKind::unreadable_cell, weight.span,
             "in de kolom weging hoort een getal",
             "schrijf een getal zoals «2» of «2,5», of «-» als de toets niet meetelt");
  }
  const PtaText& duration = test.at(Column::duration);
  if (test.has(Column::duration) && !is_duration(duration.text))
    report(diagnostics, DiagnosticKind::unreadable_cell, duration.span,
           "in de kolom duur hoort een tijd", "schrijf bijvoorbeeld «100 min», «2 uur» of «-»");
}

std::vector<Test> tests_of(const Plans& plans, const grammar::Table& table, Plan& plan,
                           Diagnostics& diagnostics) {
  std::vector<Test> tests;
  std::vector<std::optional<std::size_t>> columns;
  std::vector<std::string> known = plans.words_for("");
  for (const grammar::Cell& cell : table.header.cells) {
    const std::string header(grammar::trimmed(cell.text.text));
    const std::optional<std::size_t> column = column_of(plans, header);
    columns.push_back(column);
    const bool of_plan =
        std::find(kPlanKeys.begin(), kPlanKeys.end(), grammar::folded(header)) != kPlanKeys.end();
    if (of_plan && !column) continue;
    if (std::find(plan.columns.begin(), plan.columns.end(), header) == plan.columns.end())
      plan.columns.push_back(header);
    if (column) {
      plan.has_column[*column] = true;
      continue;
    }
    if (std::find(plan.extra_columns.begin(), plan.extra_columns.end(), header) ==
        plan.extra_columns.end())
      plan.extra_columns.push_back(header);
    const std::string close = nearest(header, known);
    report(diagnostics, DiagnosticKind::pta_unknown_column, cell.text.whole(),
           "deze kolom wordt bewaard, maar niet nagekeken",
           close.empty() ? "de taal kent de kolommen " + quoted_list(known)
                         : fmt::format("bedoelde u «{}»?", close));
  }
  for (const grammar::Row& row : table.rows) {
    Test test;
    test.row = row.span;
    test.extra.resize(plan.extra_columns.size());
    for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
      PtaText text{std::string(grammar::trimmed(row.cells[i].text.text)),
                   row.cells[i].text.whole()};
      if (columns[i]) {
        test.fields[*columns[i]] = std::move(text);
        continue;
      }
      const std::string header(grammar::trimmed(table.header.cells[i].text.text));
      const auto at = std::find(plan.extra_columns.begin(), plan.extra_columns.end(), header);
      if (at != plan.extra_columns.end())
        test.extra[static_cast<std::size_t>(at - plan.extra_columns.begin())] = std::move(text);
    }
    understand(plans, test, diagnostics);
    tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace slagboom::pta
