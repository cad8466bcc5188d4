// A PTA with the words of the school understood: columns, cells, exam programmes and what the law
// asks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/pta_syntax.hpp"
#include "interpreter/calendar/calendar.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::pta {

// The columns that the language knows; every other column is kept as text.
enum class Column : std::uint8_t {
  code,
  year,
  period,
  content,
  description,
  ground,
  form,
  duration,
  aids,
  weight,
  marking,
  resit,
};
inline constexpr std::size_t kColumns = 12;
inline constexpr std::array<std::string_view, kColumns> kColumnNames{
    "code", "leerjaar", "periode",      "stof",   "inhoud",      "grond",
    "vorm", "duur",     "hulpmiddelen", "weging", "beoordeling", "herkansbaar"};

// Columns that say of which PTA a row is: in the export and in files of a pupil system. In a table
// below its own head they say nothing new.
inline constexpr std::array<std::string_view, 4> kPlanKeys{"vak", "opleiding", "cohort",
                                                           "schooljaar"};

[[nodiscard]] constexpr std::size_t index(Column column) {
  return static_cast<std::size_t>(column);
}
// Empty, "-" or "–".
[[nodiscard]] bool is_blank(std::string_view text);

enum class Resit : std::uint8_t { unsaid, yes, no, not_applicable };

struct Test {
  grammar::Span row;
  std::array<grammar::PtaText, kColumns> fields;  // as the school wrote them
  std::vector<grammar::PtaText> extra;            // parallel to Plan.extra_columns
  // understood from the fields
  std::vector<std::string> domains;
  bool central = false;   // ground: CE-stof
  bool required = false;  // ground: verplicht SE
  bool own = false;       // ground: eigen keuze
  bool in_words = false;  // beoordeling in letters
  std::optional<grammar::PtaWeight> weight;
  Resit resit = Resit::unsaid;

  [[nodiscard]] const grammar::PtaText& at(Column column) const { return fields[index(column)]; }
  [[nodiscard]] bool has(Column column) const { return !is_blank(at(column).text); }
};

// What a document says, with the place where it says so.
template <typename What>
struct Said {
  const What* what = nullptr;
  std::uint32_t document = 0;
  grammar::Span span;
  grammar::PartId part = 0;
  std::string provision;  // "WVO 2.60a lid 3"
  std::vector<std::string> notes;
  std::vector<std::string> doubts;
  const grammar::Scope* scope = nullptr;  // of the sentence, its block included
};

struct Plan {
  Said<grammar::Pta> said;
  std::array<bool, kColumns> has_column{};
  std::vector<std::string> columns;  // headers as the school wrote them, in order
  std::vector<std::string> extra_columns;
  std::vector<Test> tests;
};

struct Amendment : Said<grammar::PtaAmendment> {
  std::vector<std::size_t> plans;  // that it may be about, in Plans.plans: one when all is well
  bool outside = false;            // of the view: it changes a PTA in the view
};
using Programme = Said<grammar::ExamProgramme>;
using Demand = Said<grammar::PtaDemand>;
using Transfer = Said<grammar::PtaTransfer>;

struct Plans {
  std::vector<const grammar::PtaWords*> words;
  std::vector<Programme> programmes;
  std::vector<Demand> demands;
  std::vector<Transfer> transfers;
  std::vector<Plan> plans;
  std::vector<Amendment> amendments;  // by number
  calendar::Calendar calendar;

  // The word of the language for what a school wrote in a column ("" = the names of columns).
  [[nodiscard]] std::optional<std::string> canonical_word(std::string_view column,
                                                          std::string_view written) const;
  [[nodiscard]] std::vector<std::string> words_for(std::string_view column) const;
  // The programme that holds for a PTA; null when there is none.
  [[nodiscard]] const Programme* programme_for(const resolve::Model& model,
                                               const grammar::PtaHead& head) const;
};

// Brings together what the documents say; `view` holds one entry by document. Messages about cells
// and columns that cannot be understood.
[[nodiscard]] Plans collect(const resolve::Model& model, const std::vector<bool>& view,
                            grammar::Diagnostics& diagnostics);
// The same for a reader of `document`, with the amendments by other texts of a PTA that he reads.
[[nodiscard]] Plans collect_for(const resolve::Model& model, std::uint32_t document,
                                grammar::Diagnostics& diagnostics);

// How words are compared: a point behind one makes no difference ("n.v.t.", "herk.").
[[nodiscard]] std::string word_key(std::string_view written);

// The key by which columns are compared: the word of the language, or what is written.
[[nodiscard]] std::string column_key(const Plans& plans, std::string_view written);

// The columns that a provision names, as it writes them.
[[nodiscard]] std::vector<const grammar::PtaText*> asked_columns(const grammar::PtaDemand& demand);

// A column that is asked for, in one PTA: of the language, of the school, or not there.
struct AskedColumn {
  std::optional<std::size_t> known;
  std::optional<std::size_t> extra;

  [[nodiscard]] const grammar::PtaText* in(const Test& test) const;
};
[[nodiscard]] AskedColumn find_column(const Plans& plans, const Plan& plan, std::string_view name);

// Reads the fields of a test anew, after a change.
void understand(const Plans& plans, Test& test, grammar::Diagnostics& diagnostics);
// A row of a table that has its own header, as a test.
[[nodiscard]] std::vector<Test> tests_of(const Plans& plans, const grammar::Table& table,
                                         Plan& plan, grammar::Diagnostics& diagnostics);

// "economie, vwo, cohort 2024-2025"
[[nodiscard]] std::string label(const resolve::Model& model, const grammar::PtaHead& head);

}  // namespace slagboom::pta
