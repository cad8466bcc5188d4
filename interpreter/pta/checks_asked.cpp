// Whether the columns that provisions and lists of words name can be found in a PTA at all.
#include <algorithm>

#include <fmt/format.h>

#include "grammar/words.hpp"
#include "interpreter/pta/checks.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;
using grammar::PtaText;

class AskedColumns {
 public:
  AskedColumns(const resolve::Model& model, std::uint32_t document,
               grammar::Diagnostics& diagnostics)
      : model_(model), document_(document), diagnostics_(diagnostics) {}

  void run() {
    grammar::Diagnostics ignored;  // the check of the PTA's tells what is wrong with those
    plans_ = collect_for(model_, document_, ignored);
    known_ = plans_.words_for("");
    if (known_.empty()) return;
    look_in_tables();
    for (const grammar::PtaStatement& statement : model_.documents[document_].syntax->pta) {
      if (const auto* demand = std::get_if<grammar::PtaDemand>(&statement.what)) {
        // A column that must be filled in is missed at each PTA without it.
        const bool told = demand->ask == grammar::PtaAsk::column;
        for (const PtaText* column : asked_columns(*demand)) check(*column, told);
      } else if (const auto* words = std::get_if<grammar::PtaWords>(&statement.what)) {
        if (!words->column.empty()) check(words->column, false);
      }
    }
  }

 private:
  // The headers of the PTA's that rest on this document, or stand in it.
  void look_in_tables() {
    for (std::uint32_t other = 0; other < model_.documents.size(); ++other) {
      const std::vector<grammar::PtaStatement>& said = model_.documents[other].syntax->pta;
      if (said.empty() || !resolve::view_from(model_, other)[document_]) continue;
      for (const grammar::PtaStatement& statement : said) {
        if (const auto* pta = std::get_if<grammar::Pta>(&statement.what)) {
          has_plan_ = true;
          add_headers(pta->table);
        } else if (const auto* change = std::get_if<grammar::PtaAmendment>(&statement.what)) {
          add_headers(change->added);
        }
      }
    }
  }

  void add_headers(const grammar::Table& table) {
    for (const grammar::Cell& cell : table.header.cells)
      headers_.push_back(column_key(plans_, cell.text.text));
  }

  void check(const PtaText& column, bool told) {
    const std::string key = column_key(plans_, column.text);
    const bool found = plans_.canonical_word("", column.text) ||
                       std::find(headers_.begin(), headers_.end(), key) != headers_.end();
    if (found) return;
    std::vector<std::string> names = known_;
    names.insert(names.end(), headers_.begin(), headers_.end());
    for (const grammar::PtaWords* list : plans_.words) {
      if (!list->column.empty()) continue;
      for (const grammar::PtaWords::Word& word : list->words)
        names.insert(names.end(), word.also.begin(), word.also.end());
    }
    const std::string close = grammar::nearest(column.text, names);
    if (close.empty() && (told || !has_plan_)) return;  // it may be a column of the school
    grammar::Diagnostic message;
    message.kind = DiagnosticKind::pta_unknown_column;
    message.labels.push_back({column.span,
                              has_plan_ ? "in geen enkel PTA staat een kolom met deze naam"
                                        : "de taal kent geen kolom met deze naam",
                              true});
    message.because = told ? "" : "zo wordt er geen toets mee nagekeken";
    if (close.empty())
      message.help = "de taal kent de kolommen " + grammar::quoted_list(known_);
    else
      message.help = fmt::format("bedoelde u «{}»?", close);
    if (!close.empty() && !has_plan_)
      message.help += " Is het een eigen kolom, geef dan ook een PTA mee waar die in staat";
    message.subject = column.text;
    diagnostics_.add(std::move(message));
  }

  const resolve::Model& model_;
  std::uint32_t document_;
  grammar::Diagnostics& diagnostics_;
  Plans plans_;
  std::vector<std::string> known_;
  std::vector<std::string> headers_;  // as keys
  bool has_plan_ = false;
};

}  // namespace

void check_asked_columns(const resolve::Model& model, std::uint32_t document,
                         grammar::Diagnostics& diagnostics) {
  AskedColumns(model, document, diagnostics).run();
}

}  // namespace slagboom::pta
