// Second pass: what happens with the results of who comes under another PTA, and which words a
// provision asks in a column.
#include <algorithm>

#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::string_view kOldTest = "toets oud";
constexpr std::string_view kNewTest = "toets nieuw";
constexpr std::string_view kDropped = "vervalt";

PtaText cell_text(const Row& row, std::size_t column) {
  const Phrase& cell = row.cells[column].text;
  return {std::string(trimmed(cell.text)), cell.whole()};
}

// "a, b of c" as separate words.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::size_t joined = std::min(text.find(" of "), text.size());
    const std::size_t end = std::min(comma, joined);
    if (const std::string_view word = trimmed(text.substr(0, end)); !word.empty())
      words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), end + (comma < joined ? 1 : 4)));
  }
  return words;
}

// "vorm: praktisch, mondeling"; without words when it does not read so.
PtaColumnWords column_words(const Phrase& phrase, std::string_view text) {
  PtaColumnWords result;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return result;
  result.column = column_in(phrase, trimmed(text.substr(0, colon)));
  if (!result.column.empty()) result.words = words_in(text.substr(colon + 1));
  return result;
}

}  // namespace

// "herkansbaar: nee, nvt; bij vorm: praktisch, mondeling"
void Statements::ask_words(const PropertyLine& line, std::string_view text, PtaDemand& demand) {
  demand.ask = PtaAsk::column_words;
  const std::size_t semicolon = std::min(text.find(';'), text.size());
  demand.words = column_words(line.phrase, text.substr(0, semicolon));
  bool good = !demand.words.words.empty();
  if (semicolon < text.size()) {
    std::string_view rest = trimmed(text.substr(semicolon + 1));
    const std::size_t length = match_words(rest, "bij");
    rest.remove_prefix(length);
    rest.remove_prefix(match_words(rest, "kolom"));
    demand.where = column_words(line.phrase, rest);
    good = good && length > 0 && !demand.where.words.empty();
  }
  if (good) return;
  demand.ask = PtaAsk::none;
  sentences_.report(DiagnosticKind::unreadable_sentence, line.span(),
                    "hier hoort «kolom ‹kolom›: ‹woorden›; bij ‹kolom›: ‹woorden›»",
                    "schrijf bijvoorbeeld «kolom herkansbaar: nee; bij vorm: mondeling»");
}

// "naar pta ‹vak›, ‹opleiding›, cohort ‹schooljaar›, van cohort ‹schooljaar›"
PtaTransfer Statements::pta_transfer(const Draft& draft) {
  PtaTransfer result;
  const Phrase& phrase = draft.outline.sentence;
  const std::string_view text = phrase.text;
  const std::size_t words = match_words(text.substr(draft.outline.body), "naar pta");
  const std::size_t comma = text.rfind(',');
  std::size_t from = comma == std::string_view::npos ? text.size() : comma + 1;
  while (from < text.size() && text[from] == ' ') ++from;
  const std::size_t of = match_words(text.substr(from), "van");
  if (words == 0 || of == 0) {
    sentences_.report(DiagnosticKind::unreadable_sentence, phrase.whole(),
                      "zo begint geen overstap",
                      "schrijf «overstap naar pta ‹vak›, ‹opleiding›, cohort ‹schooljaar›, van "
                      "cohort ‹schooljaar›»");
    return result;
  }
  Phrase head = phrase;
  head.text.resize(comma);
  result.to = pta_head(head, draft.outline.body + words);
  result.from_span = phrase.span(from + of, text.size());
  const Scope old = read_scope(phrase, from + of);
  if (old.items.size() == 1 && old.items.front().kind == ScopeItem::Kind::cohort &&
      old.items.front().from == old.items.front().to)
    result.from = old.items.front().from;
  if (!old.empty() && (result.from == 0 || result.from == result.to.cohort)) {
    sentences_.report(
        DiagnosticKind::unreadable_sentence, result.from_span,
        result.from == 0 ? "hier hoort één cohort" : "dit is hetzelfde cohort",
        "schrijf hier het cohort waar de kandidaat vandaan komt, zoals «cohort 2024-2025»");
    result.from = 0;
  }
  const Table& table = draft.outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, phrase.whole(),
                      "hieronder hoort een tabel met de kolommen toets oud en toets nieuw");
    return result;
  }
  const auto was = column_named(table, kOldTest, true);
  const auto becomes = column_named(table, kNewTest, true);
  if (!was || !becomes) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.header.cells.size()) continue;
    PtaTransfer::Row one{cell_text(row, *was), cell_text(row, *becomes), false};
    one.dropped = folded(one.fresh.text) == kDropped;
    if (one.old.empty() || one.fresh.empty()) {
      sentences_.report(DiagnosticKind::unreadable_cell,
                        (one.old.empty() ? one.old : one.fresh).span,
                        one.old.empty() ? "in deze cel hoort de code van een toets"
                                        : "in deze cel hoort de code van een toets, of «vervalt»");
      continue;
    }
    result.rows.push_back(std::move(one));
  }
  return result;
}

}  // namespace slagboom::grammar
