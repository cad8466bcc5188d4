// What a sentence «overstap» says beside both PTA's.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "grammar/words.hpp"
#include "interpreter/pta/checks.hpp"
#include "interpreter/pta/transfer.hpp"

namespace slagboom::pta {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::PtaHead;
using grammar::PtaText;
using grammar::PtaTransfer;

class Checking {
 public:
  Checking(const resolve::Model& model, const std::vector<Reading>& readings,
           const Transfer& transfer, grammar::Diagnostics& diagnostics)
      : model_(model), readings_(readings), transfer_(transfer), diagnostics_(diagnostics) {}

  void run() {
    const PtaTransfer& what = *transfer_.what;
    if (what.from == 0 || what.to.cohort == 0) return;  // has a message
    const PtaHead old_head = what.old_head();
    const TestsOfHead old_tests = tests_of_head(readings_, old_head);
    const TestsOfHead new_tests = tests_of_head(readings_, what.to);
    if (old_tests.empty()) absent(old_head, what.from_span);
    if (new_tests.empty()) absent(what.to, what.to.span);
    if (old_tests.empty() || new_tests.empty()) return;
    std::map<std::string, grammar::Span> from;
    std::map<std::string, grammar::Span> to;
    for (const PtaTransfer::Row& row : what.rows) {
      const Test* old = named(old_tests, row.old, what.from);
      once(from, row.old);
      if (row.dropped) continue;
      const Test* fresh = named(new_tests, row.fresh, what.to.cohort);
      once(to, row.fresh);
      if (old != nullptr && fresh != nullptr && old->in_words != fresh->in_words)
        other_kind(row, *old);
    }
    unsaid(old_tests, from);
  }

 private:
  void report(DiagnosticKind kind, grammar::Span span, std::string label, std::string help,
              const grammar::Span* beside = nullptr) {
    Diagnostic message;
    message.kind = kind;
    message.labels.push_back({span, std::move(label), true});
    if (beside != nullptr) message.labels.push_back({*beside, "hier staat het al", false});
    message.help = std::move(help);
    for (const Reading& reading : readings_) {
      const grammar::Pta& pta = *reading.before.said.what;
      if (pta.school_year == 0 || !same(pta.head, transfer_.what->to)) continue;
      message.when.push_back({calendar::school_year_text(pta.head.cohort),
                              calendar::school_year_text(pta.school_year)});
    }
    diagnostics_.add(std::move(message));
  }

  void absent(const PtaHead& head, grammar::Span span) {
    report(DiagnosticKind::pta_nothing_there, span,
           fmt::format("er is geen PTA «{}» met toetsen", label(model_, head)),
           "neem de kop van het PTA over, geef het document met het PTA mee, en noem het achter "
           "«gelet op»");
  }

  const Test* named(const TestsOfHead& tests, const PtaText& code, std::int32_t cohort) {
    const auto found = std::find_if(tests.begin(), tests.end(), [&](const auto& each) {
      return each.first->at(Column::code).text == code.text;
    });
    if (found != tests.end()) return found->first;
    report(DiagnosticKind::pta_nothing_there, code.span,
           fmt::format("toets {} staat niet in het PTA van cohort {}", code.text,
                       calendar::school_year_text(cohort)),
           "kijk de code na");
    return nullptr;
  }

  void once(std::map<std::string, grammar::Span>& seen, const PtaText& code) {
    const auto [place, fresh] = seen.try_emplace(code.text, code.span);
    if (fresh) return;
    report(DiagnosticKind::pta_transfer_twice, code.span,
           fmt::format("toets {} heeft al een rij", code.text),
           "laat één rij staan: een resultaat kan maar op één plaats tellen", &place->second);
  }

  void other_kind(const PtaTransfer::Row& row, const Test& old) {
    report(DiagnosticKind::pta_transfer_kind, row.fresh.span,
           fmt::format("toets {} geeft een {}, en toets {} een {}", row.old.text,
                       old.in_words ? "woord" : "cijfer", row.fresh.text,
                       old.in_words ? "cijfer" : "woord"),
           "kies een toets met dezelfde beoordeling, of schrijf «vervalt»");
  }

  void unsaid(const TestsOfHead& tests, const std::map<std::string, grammar::Span>& said) {
    std::string codes;
    std::size_t count = 0;
    for (const auto& [test, reading] : tests) {
      const std::string& code = test->at(Column::code).text;
      if (said.contains(code) || !test->has(Column::code)) continue;
      codes += (codes.empty() ? "" : ", ") + code;
      ++count;
    }
    if (count == 0) return;
    report(DiagnosticKind::pta_transfer_open, transfer_.span,
           fmt::format("{} {} van cohort {} {} in geen rij", count == 1 ? "toets" : "de toetsen",
                       codes, calendar::school_year_text(transfer_.what->from),
                       count == 1 ? "staat" : "staan"),
           "schrijf achter elke oude toets de nieuwe toets waarvoor het resultaat telt, of "
           "«vervalt»");
  }

  const resolve::Model& model_;
  const std::vector<Reading>& readings_;
  const Transfer& transfer_;
  grammar::Diagnostics& diagnostics_;
};

// Two sentences about the same step.
void check_once(const std::vector<Transfer>& transfers, const Transfer& transfer,
                grammar::Diagnostics& diagnostics) {
  for (const Transfer& other : transfers) {
    if (&other == &transfer) return;
    if (other.what->from != transfer.what->from || !same(other.what->to, transfer.what->to))
      continue;
    Diagnostic message;
    message.kind = DiagnosticKind::pta_transfer_twice;
    message.labels.push_back({transfer.span, "deze overstap is er al", true});
    message.labels.push_back({other.span, "hier staat het al", false});
    message.help = "zet alle rijen onder één zin";
    diagnostics.add(std::move(message));
    return;
  }
}

}  // namespace

void check_transfers(const resolve::Model& model, std::uint32_t document,
                     grammar::Diagnostics& diagnostics) {
  const auto& statements = model.documents[document].syntax->pta;
  if (std::none_of(statements.begin(), statements.end(),
                   [](const auto& each) { return std::holds_alternative<PtaTransfer>(each.what); }))
    return;
  std::vector<bool> view = resolve::view_from(model, document);
  std::vector<bool> given(view.size());
  for (std::uint32_t other = 0; other < view.size(); ++other) {
    if (model.documents[other].is_library) continue;
    given[other] = view[other] || resolve::view_from(model, other)[document];
    view[other] = view[other] || given[other];
  }
  grammar::Diagnostics ignored;  // what is wrong with the PTA's is told where they stand
  const Plans plans = collect(model, view, ignored);
  const std::vector<Reading> all = readings(model, plans, given, std::nullopt);
  for (const Transfer& transfer : plans.transfers) {
    if (transfer.document != document) continue;
    check_once(plans.transfers, transfer, diagnostics);
    Checking(model, all, transfer, diagnostics).run();
  }
}

}  // namespace slagboom::pta
