// Second pass: exam programmes, the words of schools, and what the law asks of a PTA.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "grammar/pta_values.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

struct AskWords {
  std::string_view words;
  PtaAsk ask;
  bool takes_rest;
  bool of_plan, of_amendment;  // what it can be asked of
};

constexpr std::array kAsks{
    AskWords{"kolom", PtaAsk::column, true, true, false},
    AskWords{"een berekening", PtaAsk::calculation, false, true, false},
    AskWords{"een vaststelling vóór", PtaAsk::adopted_before, true, true, false},
    AskWords{"een verzending vóór", PtaAsk::sent_before, true, true, false},
    AskWords{"een instemming niet na het besluit", PtaAsk::consent_in_time, false, true, true},
    AskWords{"een instemming", PtaAsk::consent, false, true, true},
    AskWords{"wegingen die optellen tot het totaal", PtaAsk::total, false, true, false},
    AskWords{"elk verplicht domein in een toets", PtaAsk::coverage, false, true, false},
    AskWords{"alleen domeinen uit het examenprogramma", PtaAsk::known_domains, false, true, false},
    AskWords{"een grond die past bij het examenprogramma", PtaAsk::matching_ground, false, true,
             false},
    AskWords{"geen weging bij een beoordeling in letters", PtaAsk::no_weight_for_words, false, true,
             false},
    AskWords{"een grond uit deze lijst", PtaAsk::ground_from_list, true, false, true},
    AskWords{"een motivering", PtaAsk::reason, false, false, true},
    AskWords{"een advies niet na het besluit", PtaAsk::advice_in_time, false, false, true},
    AskWords{"een advies", PtaAsk::advice, false, false, true},
};

bool can_ask(const AskWords& ask, bool of_amendment) {
  return of_amendment ? ask.of_amendment : ask.of_plan;
}

std::string all_asks(bool of_amendment) {
  std::vector<std::string> words;
  for (const AskWords& each : kAsks) {
    if (can_ask(each, of_amendment)) words.emplace_back(each.words);
  }
  return quoted_list(words);
}

std::string_view cell_text(const Row& row, std::size_t column) {
  return trimmed(row.cells[column].text.text);
}

}  // namespace

PtaText column_in(const Phrase& phrase, std::string_view piece) {
  const auto begin = static_cast<std::size_t>(piece.data() - phrase.text.data());
  return {folded(piece), phrase.span(begin, begin + piece.size())};
}

ExamProgramme Statements::exam_programme(const Draft& draft) {
  using Central = ExamProgramme::Central;
  using School = ExamProgramme::School;
  ExamProgramme result;
  const Phrase& phrase = draft.outline.sentence;
  for (const Word& word : list_words(phrase.text, draft.outline.body)) {
    const std::uint32_t subject = pta_subject(phrase, word.begin, word.end);
    if (subject != kNoName) result.subjects.push_back(subject);
  }
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key != Key::choose_from) continue;
    const std::string_view text = trimmed(line.text());
    const std::size_t from = text.find(" uit ");
    const auto least = read_weight(text.substr(0, from));
    ExamProgramme::Choice choice;
    choice.span = line.span();
    if (from != std::string_view::npos) choice.codes = read_domains(text.substr(from + 5));
    choice.least = least.value_or(0) / 100;
    if (choice.codes.empty() || choice.least < 1) {
      sentences_.report(DiagnosticKind::unreadable_sentence, line.span(),
                        "hier hoort «‹aantal› uit ‹domeinen›»",
                        "schrijf bijvoorbeeld «2 uit B3, E2»");
      continue;
    }
    result.choices.push_back(std::move(choice));
  }
  const Table& table = draft.outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, phrase.whole(),
                      "hieronder hoort een tabel met de kolommen domein, inhoud, CE en SE");
    return result;
  }
  const auto domain = column_named(table, "domein", true);
  const auto title = column_named(table, "inhoud", true);
  const auto central = column_named(table, "ce", true);
  const auto school = column_named(table, "se", true);
  if (!domain || !title || !central || !school) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.header.cells.size()) continue;
    ExamProgramme::Domain one;
    one.title = cell_text(row, *title);
    one.span = row.cells[*domain].text.whole();
    const std::string ce = folded(cell_text(row, *central));
    const std::string se = folded(cell_text(row, *school));
    const bool good_ce = ce == "ja" || ce == "nee" || ce == "deels";
    const bool good_se = se == "moet" || se == "mag" || se == "keuze" || se == "nee";
    if (!good_ce || !good_se) {
      sentences_.report(DiagnosticKind::unreadable_cell,
                        row.cells[good_ce ? *school : *central].text.whole(),
                        good_ce ? "in deze cel hoort moet, mag, keuze of nee"
                                : "in deze cel hoort ja, nee of deels");
      continue;
    }
    one.central = ce == "ja" ? Central::yes : ce == "deels" ? Central::partly : Central::no;
    one.school = se == "moet"    ? School::must
                 : se == "keuze" ? School::choice
                 : se == "mag"   ? School::may
                                 : School::no;
    const std::vector<std::string> codes =
        read_domains("domein " + std::string(cell_text(row, *domain)));
    if (codes.empty())
      sentences_.report(DiagnosticKind::unreadable_cell, one.span,
                        "in deze cel hoort een domein, zoals B of B1-B4");
    for (const std::string& code : codes) {
      one.code = code;
      result.domains.push_back(one);
    }
  }
  return result;
}

PtaWords Statements::pta_words(const Draft& draft) {
  PtaWords result;
  if (draft.outline.opening == Opening::pta_words)
    result.column = column_in(draft.outline.sentence, trimmed(draft.outline.text()));
  const Table& table = draft.outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, draft.outline.sentence.whole(),
                      "hieronder hoort een tabel");
    return result;
  }
  const auto word = column_named(table, result.column.empty() ? "kolom" : "woord", true);
  const auto also = column_named(table, "ook", true);
  if (!word || !also) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.header.cells.size()) continue;
    result.words.push_back({std::string(cell_text(row, *word)), listed(cell_text(row, *also))});
  }
  return result;
}

// "1 oktober van het schooljaar", from `begin`.
DayOfYear Statements::day_of_school_year(const PropertyLine& line, std::size_t begin) {
  DayOfYear day;
  if (const auto tree = sentences_.parse(Goal::point, line.phrase, begin, nullptr)) {
    const Point point = point_of(*tree, tree->top().front());
    if (point.kind == Point::Kind::yearly) day = point.day;
  }
  if (day.month == 0)
    sentences_.report(DiagnosticKind::bad_date, line.span(),
                      "hier hoort een dag van het schooljaar",
                      "schrijf bijvoorbeeld «1 oktober van het schooljaar»");
  return day;
}

// "na 1 oktober van het schooljaar": the demand is about changes after that day.
DayOfYear Statements::day_after(const PropertyLine& line) {
  const std::size_t after = match_words(trimmed(line.text()), "na");
  if (after == 0) {
    sentences_.report(DiagnosticKind::bad_date, line.span(),
                      "hier hoort «na ‹dag van het schooljaar›»",
                      "schrijf bijvoorbeeld «na 1 oktober van het schooljaar»");
    return {};
  }
  return day_of_school_year(line, line.phrase.text.size() - line.text().size() + after);
}

PtaDemand Statements::pta_demand(const Draft& draft) {
  PtaDemand result;
  result.of_amendment = draft.outline.opening == Opening::pta_amendment_demand;
  result.text = trimmed(draft.outline.text());
  expect_property(draft, Key::asks, "vraagt ‹wat er moet staan›");
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key == Key::derived) result.derived = true;
    if (line.key == Key::school_years) result.years = years_of(Goal::school_years, line);
    if (line.key == Key::when) result.day = day_after(line);
    if (line.key != Key::asks) continue;
    const std::string_view text = trimmed(line.text());
    std::size_t length = 0;
    const auto ask = std::find_if(kAsks.begin(), kAsks.end(), [&](const AskWords& each) {
      length = match_words(text, each.words);
      return length > 0 && (each.takes_rest || trimmed(text.substr(length)).empty());
    });
    if (ask == kAsks.end() || !can_ask(*ask, result.of_amendment)) {
      const std::string help = "kies uit: " + all_asks(result.of_amendment);
      const std::string other = result.of_amendment ? "pta-voorschrift" : "wijzigingsvoorschrift";
      sentences_.report(
          DiagnosticKind::unreadable_sentence, line.span(),
          result.of_amendment ? "dit kan een wijzigingsvoorschrift niet vragen"
                              : "dit kan een pta-voorschrift niet vragen",
          ask == kAsks.end() ? help : fmt::format("begin de zin met «{}», of {}", other, help));
      continue;
    }
    result.ask = ask->ask;
    const std::size_t offset = line.phrase.text.size() - line.text().size();
    const std::size_t rest = offset + length;
    switch (result.ask) {
      case PtaAsk::column:
        if (text.find(':', length) != std::string_view::npos) {
          ask_words(line, text.substr(length), result);
          break;
        }
        for (std::string_view left = text.substr(length); !left.empty();) {
          const std::size_t end = std::min(left.find(" of "), left.size());
          result.columns.push_back(column_in(line.phrase, trimmed(left.substr(0, end))));
          left.remove_prefix(std::min(left.size(), end + std::string_view(" of ").size()));
        }
        break;
      case PtaAsk::adopted_before:
      case PtaAsk::sent_before:
        result.day = day_of_school_year(line, rest);
        break;
      case PtaAsk::ground_from_list:
        for (const Item& item : line.items == nullptr ? std::vector<Item>{} : *line.items)
          result.listed.emplace_back(trimmed(item.text.text));
        if (result.listed.empty())
          sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                            "hieronder hoort een lijst met streepjes");
        break;
      default:
        break;
    }
  }
  return result;
}

}  // namespace slagboom::grammar
