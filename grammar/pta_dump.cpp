// Sentences about a PTA as lines for `toon --trap boom` and the corpus.
#include "grammar/pta_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grammar/address.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::string_view kCentral[] = {"nee", "deels", "ja"};
constexpr std::string_view kSchool[] = {"nee", "mag", "keuze", "moet"};
constexpr std::string_view kAsks[] = {"niets",
                                      "kolom",
                                      "berekening",
                                      "vastgesteld vóór",
                                      "instemming",
                                      "instemming op tijd",
                                      "totaal",
                                      "dekking",
                                      "bekende domeinen",
                                      "passende grond",
                                      "geen weging bij letters",
                                      "grond uit lijst",
                                      "motivering",
                                      "advies",
                                      "advies op tijd",
                                      "verzonden vóór",
                                      "woorden"};
static_assert(std::size(kAsks) == static_cast<std::size_t>(PtaAsk::column_words) + 1);

struct Lines {
  const NameTable& names;
  std::vector<std::string> result;

  void head(const PtaHead& head) {
    std::string line = "vak " + (head.subject == kNoName ? "?" : names[head.subject].singular);
    for (const std::uint32_t option : head.options) line += ", " + names[option].singular;
    result.push_back(
        fmt::format("{}, cohort {}, examenjaar {}", line, head.cohort, head.exam_year));
  }

  void act(std::string_view key, const PtaAct& act) {
    if (!act.said) return;
    result.push_back(fmt::format("{} door «{}» {}", key, act.body,
                                 act.dated ? fmt::format("datum {}", act.day) : "zonder datum"));
  }

  void text(std::string_view key, const PtaText& text) {
    if (!text.empty()) result.push_back(fmt::format("{} «{}»", key, text.text));
  }

  void table(const Table& table) {
    const auto row = [&](const Row& cells) {
      std::string line = "rij";
      for (const Cell& cell : cells.cells) line += " | " + cell.text.text;
      result.push_back(line);
    };
    if (table.empty()) return;
    row(table.header);
    for (const Row& each : table.rows) row(each);
  }

  void operator()(const Pta& pta) {
    head(pta.head);
    if (pta.school_year != 0) result.push_back(fmt::format("schooljaar {}", pta.school_year));
    act("voorstel", pta.proposal);
    act("instemming", pta.consent);
    act("vastgesteld", pta.adopted);
    act("verzonden", pta.sent);
    if (!pta.basis.article.empty()) result.push_back("op grond van " + address_text(pta.basis));
    text("berekening", pta.calculation);
    if (pta.total) result.push_back(fmt::format("totaal {}", *pta.total));
    for (const auto& [year, weight] : pta.per_year)
      result.push_back(fmt::format("leerjaar {} weegt {}", year, weight));
    table(pta.table);
  }

  void operator()(const PtaAmendment& amendment) {
    result.push_back(fmt::format("nummer {}", amendment.number));
    head(amendment.head);
    if (amendment.school_year != 0)
      result.push_back(fmt::format("schooljaar {}", amendment.school_year));
    act("besloten", amendment.decided);
    text("grond", amendment.ground);
    text("motivering", amendment.reason);
    act("advies", amendment.advice);
    act("instemming", amendment.consent);
    act("verzonden", amendment.sent);
    for (const PtaChange& change : amendment.changes) {
      result.push_back(change.dropped
                           ? fmt::format("toets {} vervalt", change.code.text)
                           : fmt::format("toets {}: {} «{}» was «{}»", change.code.text,
                                         change.column.text, change.value.text, change.was.text));
    }
    table(amendment.added);
  }

  void operator()(const PtaTransfer& transfer) {
    result.push_back("overstap");
    head(transfer.to);
    result.push_back(fmt::format("van cohort {}", transfer.from));
    for (const PtaTransfer::Row& row : transfer.rows)
      result.push_back(fmt::format("toets {} {}", row.old.text,
                                   row.dropped ? "vervalt" : "wordt " + row.fresh.text));
  }

  void operator()(const ExamProgramme& programme) {
    std::string line = "vakken";
    for (const std::uint32_t subject : programme.subjects)
      line += " «" + names[subject].singular + "»";
    result.push_back(line);
    for (const ExamProgramme::Domain& domain : programme.domains)
      result.push_back(fmt::format("{} {}: CE {}, SE {}", domain.code, domain.title,
                                   kCentral[static_cast<std::size_t>(domain.central)],
                                   kSchool[static_cast<std::size_t>(domain.school)]));
    for (const ExamProgramme::Choice& choice : programme.choices)
      result.push_back(fmt::format("kiest {} uit {}", choice.least, fmt::join(choice.codes, " ")));
  }

  void operator()(const PtaWords& words) {
    result.push_back(words.column.empty() ? "kolommen" : "woorden in " + words.column.text);
    for (const PtaWords::Word& word : words.words)
      result.push_back(fmt::format("{}: {}", word.word, fmt::join(word.also, ", ")));
  }

  void operator()(const PtaDemand& demand) {
    result.push_back(fmt::format("{}{}{}", demand.of_amendment ? "wijziging: " : "", demand.text,
                                 demand.derived ? " (afgeleid)" : ""));
    std::string line = "vraagt " + std::string(kAsks[static_cast<std::size_t>(demand.ask)]);
    for (const PtaText& column : demand.columns) line += " " + column.text;
    if (demand.day.month != 0)
      line += fmt::format("{} {}-{}", demand.of_amendment ? " na" : "", demand.day.day,
                          demand.day.month);
    result.push_back(line + fmt::format(" [{}..{}]", demand.years.from, demand.years.to));
    for (const PtaColumnWords* one : {&demand.words, &demand.where}) {
      if (!one->column.empty())
        result.push_back(fmt::format("{} {}: {}", one == &demand.words ? "kolom" : "bij",
                                     one->column.text, fmt::join(one->words, ", ")));
    }
    for (const std::string& one : demand.listed) result.push_back("- " + one);
  }
};

}  // namespace

std::vector<std::string> dump(const PtaStatement& statement, const NameTable& names) {
  Lines lines{names, {}};
  std::visit(lines, statement.what);
  return std::move(lines.result);
}

}  // namespace slagboom::grammar
