// Amendments laid over a PTA, one after the other; each must say what the text was.
#include "interpreter/pta/amend.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "grammar/words.hpp"

namespace slagboom::pta {

namespace {

using grammar::DiagnosticKind;

class Laying {
 public:
  Laying(const Plans& plans, const Plan& plan, grammar::Diagnostics& diagnostics)
      : plans_(plans), told_(diagnostics) {
    result_.plan = plan;
  }

  Amended run(const std::vector<const Amendment*>& amendments) {
    for (const Amendment* amendment : amendments) {
      diagnostics_ = amendment->outside ? &ignored_ : &told_;
      for (const grammar::PtaChange& change : amendment->what->changes) one(*amendment, change);
      for (Test& test : tests_of(plans_, amendment->what->added, result_.plan, *diagnostics_)) {
        test.extra.resize(result_.plan.extra_columns.size());
        result_.changes.push_back(
            {Change::Kind::added, amendment, test.at(Column::code).text, {}, {}, {}});
        result_.plan.tests.push_back(std::move(test));
      }
    }
    for (Test& test : result_.plan.tests) test.extra.resize(result_.plan.extra_columns.size());
    return std::move(result_);
  }

 private:
  void report(DiagnosticKind kind, grammar::Span span, std::string label, std::string because,
              std::string help, const grammar::Span* beside = nullptr) {
    grammar::Diagnostic message;
    message.kind = kind;
    message.labels.push_back({span, std::move(label), true});
    if (beside != nullptr && beside->end > 0)
      message.labels.push_back({*beside, "zo staat het er nu", false});
    message.because = std::move(because);
    message.help = std::move(help);
    diagnostics_->add(std::move(message));
  }

  // The cell of a test in a column, by any of its names; null when the table has no such column.
  grammar::PtaText* field(Test& test, std::string_view written, std::string& column) {
    Plan& plan = result_.plan;
    const auto name = plans_.canonical_word("", written);
    const auto known = std::find(kColumnNames.begin(), kColumnNames.end(), name.value_or(""));
    if (known != kColumnNames.end()) {
      column = std::string(*known);
      const auto at = static_cast<std::size_t>(known - kColumnNames.begin());
      return plan.has_column[at] ? &test.fields[at] : nullptr;
    }
    test.extra.resize(plan.extra_columns.size());
    for (std::size_t at = 0; at < plan.extra_columns.size(); ++at) {
      if (!same_text(plan.extra_columns[at], written)) continue;
      column = plan.extra_columns[at];
      return &test.extra[at];
    }
    return nullptr;
  }

  void one(const Amendment& amendment, const grammar::PtaChange& change) {
    std::vector<Test>& tests = result_.plan.tests;
    const auto test = std::find_if(tests.begin(), tests.end(), [&](const Test& each) {
      return same_text(each.at(Column::code).text, change.code.text);
    });
    if (test == tests.end()) {
      std::string codes;
      for (const Test& each : tests)
        codes += (codes.empty() ? "" : ", ") + each.at(Column::code).text;
      report(DiagnosticKind::pta_nothing_there, change.code.span,
             "deze toets staat niet in het PTA", "het PTA heeft nu de toetsen " + codes,
             "kijk de code na; een nieuwe toets staat in een tabel onder de wijziging");
      return;
    }
    if (change.dropped) {
      result_.changes.push_back({Change::Kind::dropped, &amendment, change.code.text, {}, {}, {}});
      tests.erase(test);
      return;
    }
    std::string column;
    grammar::PtaText* found = field(*test, change.column.text, column);
    if (found == nullptr) {
      report(DiagnosticKind::pta_nothing_there, change.column.span,
             "deze kolom staat niet in het PTA", {}, "noem de kolom zoals die in de tabel heet");
      return;
    }
    grammar::PtaText& field = *found;
    const bool both_blank = is_blank(field.text) && is_blank(change.was.text);
    if (!both_blank && !same_text(field.text, change.was.text)) {
      report(DiagnosticKind::pta_was_other, change.was.span,
             fmt::format("in het PTA staat «{}»", is_blank(field.text) ? "-" : field.text),
             "een wijziging gaat uit van de tekst zoals die nu luidt",
             fmt::format("schrijf «(was {})», of kijk na of iemand anders dit al heeft gewijzigd",
                         is_blank(field.text) ? "-" : field.text),
             &field.span);
    }
    result_.changes.push_back({Change::Kind::set, &amendment, change.code.text, std::move(column),
                               field.text, change.value.text});
    field = change.value;
    understand(plans_, *test, *diagnostics_);
  }

  const Plans& plans_;
  grammar::Diagnostics& told_;
  grammar::Diagnostics ignored_;  // of amendments by other texts: told where those are checked
  grammar::Diagnostics* diagnostics_ = nullptr;
  Amended result_;
};

}  // namespace

std::string plain_text(std::string_view text) {
  std::string result;
  for (const grammar::Word& word : grammar::words_of(text)) {
    result += grammar::folded(text.substr(word.begin, word.end - word.begin));
    result += ' ';
  }
  return result;
}

bool same_text(std::string_view a, std::string_view b) { return plain_text(a) == plain_text(b); }

const Amendment* same_number(const Plans& plans, const Amendment& amendment) {
  const auto first =
      std::find_if(plans.amendments.begin(), plans.amendments.end(), [&](const Amendment& other) {
        return other.plans == amendment.plans && other.what->number == amendment.what->number;
      });
  return first == plans.amendments.end() || &*first == &amendment ? nullptr : &*first;
}

std::vector<const Amendment*> amendments_of(const Plans& plans, std::size_t plan) {
  std::vector<const Amendment*> found;
  for (const Amendment& amendment : plans.amendments) {
    if (amendment.plans == std::vector<std::size_t>{plan}) found.push_back(&amendment);
  }
  return found;
}

Amended amended(const Plans& plans, const Plan& plan,
                const std::vector<const Amendment*>& amendments,
                grammar::Diagnostics& diagnostics) {
  return Laying(plans, plan, diagnostics).run(amendments);
}

}  // namespace slagboom::pta
