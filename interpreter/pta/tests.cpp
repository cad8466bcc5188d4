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
            std::string help, const grammar::Span* beside = nullptr) {
  Diagnostic message;
  message.kind = kind;
  message.labels.push_back({span, std::move(label), true});
  if (beside != nullptr) message.labels.push_back({*beside, "deze kop is er al", false});
  message.help = std::move(help);
  diagnostics.add(std::move(message));
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
  const std::string close = grammar::nearest(text, known);
  report(diagnostics, DiagnosticKind::unreadable_cell, cell.span,
         fmt::format("in de kolom {} hoort {}", name, grammar::quoted_list(known)),
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
             "schrijf een getal zoals «2» of «2,5», of «0» als het cijfer niet meetelt");
  }
  const PtaText& duration = test.at(Column::duration);
  if (test.has(Column::duration) && !is_duration(duration.text))
    report(diagnostics, DiagnosticKind::unreadable_cell, duration.span,
           "in de kolom duur hoort een tijd", "schrijf bijvoorbeeld «100 min», «2 uur» of «-»");
}

namespace {

// The headers of one table: for each the column of the language, or that of the school.
class Headers {
 public:
  Headers(const Plans& plans, const grammar::Table& table, Plan& plan, Diagnostics& diagnostics)
      : plans_(plans), plan_(plan), diagnostics_(diagnostics), known_(plans.words_for("")) {
    for (const grammar::Cell& cell : table.header.cells) columns_.push_back(read(cell));
  }

  // Where the cell under a header goes; null when it says nothing new.
  PtaText* cell(Test& test, std::size_t at) const {
    if (at >= columns_.size()) return nullptr;
    const Place& place = columns_[at];
    if (place.known) return &test.fields[*place.known];
    if (!place.extra) return nullptr;
    if (test.extra.size() <= *place.extra) test.extra.resize(plan_.extra_columns.size());
    return &test.extra[*place.extra];
  }

 private:
  struct Place {
    std::optional<std::size_t> known;  // in kColumnNames
    std::optional<std::size_t> extra;  // in Plan.extra_columns
    std::string key;
    grammar::Span span;
  };

  Place read(const grammar::Cell& cell) {
    const std::string header(grammar::trimmed(cell.text.text));
    Place place{column_of(plans_, header), {}, column_key(plans_, header), cell.text.whole()};
    const bool of_plan =
        std::find(kPlanKeys.begin(), kPlanKeys.end(), grammar::folded(header)) != kPlanKeys.end();
    if (of_plan && !place.known) return place;
    const bool twice = told_twice(place, header);
    const bool again =
        std::find(plan_.columns.begin(), plan_.columns.end(), header) != plan_.columns.end();
    if (!again) plan_.columns.push_back(header);
    if (place.known && !twice) {
      plan_.has_column[*place.known] = true;
      return place;
    }
    place.known.reset();
    if (twice && again) return place;
    place.extra = extra_column(header);
    if (!twice && !asked(place.key)) unknown(place.span, header);
    return place;
  }

  // Two headers of one column: the second stays, as a column of the school.
  bool told_twice(const Place& place, const std::string& header) {
    if (place.key.empty()) return false;
    const auto first = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Place& each) { return each.key == place.key; });
    if (first == columns_.end()) return false;
    report(diagnostics_, DiagnosticKind::pta_column_twice, place.span,
           place.known ? fmt::format("ook deze kop betekent «{}»", kColumnNames[*place.known])
                       : fmt::format("de kop «{}» staat er twee keer", header),
           "zet de inhoud van de twee kolommen bij elkaar, of geef één kolom een andere kop",
           &first->span);
    return true;
  }

  std::size_t extra_column(const std::string& header) {
    std::vector<std::string>& extra = plan_.extra_columns;
    const auto at = std::find(extra.begin(), extra.end(), header);
    if (at != extra.end()) return static_cast<std::size_t>(at - extra.begin());
    extra.push_back(header);
    return extra.size() - 1;
  }

  // Does a provision ask for this column? Then it is looked at.
  [[nodiscard]] bool asked(const std::string& key) const {
    return std::any_of(plans_.demands.begin(), plans_.demands.end(), [&](const Demand& demand) {
      const std::vector<const PtaText*> columns = asked_columns(*demand.what);
      return std::any_of(columns.begin(), columns.end(), [&](const PtaText* column) {
        return column_key(plans_, column->text) == key;
      });
    });
  }

  void unknown(grammar::Span span, const std::string& header) {
    const std::string close = grammar::nearest(header, known_);
    report(diagnostics_, DiagnosticKind::pta_unknown_column, span,
           "deze kolom wordt bewaard, maar niet nagekeken",
           close.empty() ? "de taal kent de kolommen " + grammar::quoted_list(known_)
                         : fmt::format("bedoelde u «{}»?", close));
  }

  const Plans& plans_;
  Plan& plan_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
  std::vector<Place> columns_;
};

}  // namespace

std::vector<Test> tests_of(const Plans& plans, const grammar::Table& table, Plan& plan,
                           Diagnostics& diagnostics) {
  std::vector<Test> tests;
  const Headers headers(plans, table, plan, diagnostics);
  for (const grammar::Row& row : table.rows) {
    Test test;
    test.row = row.span;
    test.extra.resize(plan.extra_columns.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (PtaText* cell = headers.cell(test, i))
        *cell = {std::string(grammar::trimmed(row.cells[i].text.text)), row.cells[i].text.whole()};
    }
    understand(plans, test, diagnostics);
    tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace slagboom::pta
