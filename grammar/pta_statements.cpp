// Second pass: a PTA and an amendment of one.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/calendar.hpp"
#include "grammar/pta_values.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

PtaText text_of(const PropertyLine& line) {
  std::string_view text = trimmed(line.text());
  if (text.starts_with("«") && text.ends_with("»"))
    text = trimmed(
        text.substr(std::string_view("«").size(), text.size() - 2 * std::string_view("«").size()));
  return {std::string(text), line.span()};
}

// The bracket that closes the one that opens at `open`; npos when it stays open.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

// "geldt voor" at the head of a block says nothing about these sentences.
void Statements::report_scope_of_pta(Opening opening) {
  const bool demand = opening == Opening::pta_demand || opening == Opening::pta_amendment_demand;
  const bool words = opening == Opening::pta_columns || opening == Opening::pta_words;
  sentences_.report(DiagnosticKind::unknown_property, fence_.span,
                    demand  ? "een voorschrift geldt voor elk PTA van zijn schooljaren"
                    : words ? "deze woorden gelden voor elk PTA"
                            : "een PTA zegt zelf voor wie het is",
                    demand ? "laat deze regel weg, en zet «schooljaar» onder het voorschrift"
                           : "laat deze regel weg");
}

void Statements::pta_statement(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::pta;
  PtaStatement said;
  said.span = statement.span;
  said.part = statement.part;
  said.statement = syntax_.statements.size();
  said.notes = statement.notes;
  said.doubts = statement.doubts;
  if (!fence_.empty() && draft.outline.opening != Opening::exam_programme) {
    report_scope_of_pta(draft.outline.opening);
    fence_ = {};  // one message is enough for the block
  }
  ListBelow below{draft.outline.items};
  sentences_.expect_list_used(below);
  switch (draft.outline.opening) {
    case Opening::pta:
      said.what = pta(draft);
      break;
    case Opening::pta_amendment:
      said.what = pta_amendment(draft);
      break;
    case Opening::exam_programme:
      said.what = exam_programme(draft);
      break;
    case Opening::pta_columns:
    case Opening::pta_words:
      said.what = pta_words(draft);
      break;
    case Opening::pta_transfer:
      said.what = pta_transfer(draft);
      break;
    default:
      said.what = pta_demand(draft);
      break;
  }
  syntax_.pta.push_back(std::move(said));
}

std::uint32_t Statements::pta_subject(const Phrase& phrase, std::size_t begin, std::size_t end) {
  const std::string_view text = trimmed(std::string_view(phrase.text).substr(begin, end - begin));
  const NameTable& names = sentences_.names();
  std::optional<NameId> found = names.find(text);
  if (!found || names[*found].kind != NameKind::item) found = names.by_code(folded(text));
  if (found && names[*found].kind == NameKind::item) return *found;
  std::string help = "schrijf de naam zoals die in het register van vakken staat";
  std::vector<NameId> close = names.suggestions(text, 4);
  std::erase_if(close, [&](NameId id) { return names[id].kind != NameKind::item; });
  if (!close.empty()) help = "bedoelde u «" + names[close.front()].singular + "»?";
  sentences_.report(DiagnosticKind::unknown_item, phrase.span(begin, end),
                    "dit vak staat niet in het register", std::move(help));
  return kNoName;
}

PtaHead Statements::pta_head(const Phrase& phrase, std::size_t begin) {
  PtaHead head;
  head.span = phrase.span(begin, phrase.text.size());
  const std::size_t comma = phrase.text.find(',', begin);
  if (comma == std::string::npos) {
    sentences_.report(DiagnosticKind::missing_property, head.span,
                      "hier hoort «‹vak›, ‹opleiding›, cohort ‹schooljaar›»",
                      "schrijf bijvoorbeeld «Nederlands, havo, cohort 2024-2025, examenjaar 2026»");
    return head;
  }
  head.subject_text = {
      std::string(trimmed(std::string_view(phrase.text).substr(begin, comma - begin))),
      phrase.span(begin, comma)};
  head.subject = pta_subject(phrase, begin, comma);
  const Scope scope = read_scope(phrase, comma + 1);
  if (scope.empty()) return head;
  for (const ScopeItem& item : scope.items) {
    const bool single = item.kind == ScopeItem::Kind::option || item.from == item.to;
    if (!single) {
      sentences_.report(DiagnosticKind::unreadable_sentence, item.span,
                        "een PTA is voor één cohort en één examenjaar",
                        "schrijf voor elk cohort een eigen PTA");
      return head;
    }
    if (item.kind == ScopeItem::Kind::option) head.options.push_back(item.name);
    if (item.kind == ScopeItem::Kind::cohort) head.cohort = item.from;
    if (item.kind == ScopeItem::Kind::exam_year) head.exam_year = item.from;
  }
  std::sort(head.options.begin(), head.options.end());
  if (head.options.empty() || head.cohort == 0) {
    sentences_.report(DiagnosticKind::missing_property, scope.span,
                      head.cohort == 0 ? "hier staat niet voor welk cohort dit is"
                                       : "hier staat niet voor welke opleiding dit is",
                      "schrijf «‹vak›, ‹opleiding›, cohort ‹schooljaar›»");
  }
  return head;
}

// "9 september 2025", "‹orgaan›, 9 september 2025" or "9 september 2025, door ‹orgaan›".
PtaAct Statements::pta_act(const PropertyLine& line) {
  PtaAct act;
  act.said = true;
  act.span = line.span();
  const std::string_view text = line.phrase.text;
  const auto date_in = [&](std::size_t begin, std::size_t end) {
    while (begin < end && text[begin] == ' ') ++begin;
    const std::string_view written = trimmed(text.substr(begin, end - begin));
    const WrittenDate date = scan_written_date(written);
    if (date.length == written.size() && date.exists()) {
      act.day = days_since_1970(date.year, date.month, date.day);
      act.dated = true;
      return;
    }
    const Span span = line.phrase.span(begin, end);
    if (date.length > 0 && !date.exists()) {
      sentences_.report(DiagnosticKind::bad_date, span, "deze dag bestaat niet",
                        "kijk na hoeveel dagen deze maand heeft");
    } else {
      sentences_.report(DiagnosticKind::bad_date, span, "hier hoort een datum",
                        "schrijf de maand in letters, zoals «16 september 2025»");
    }
  };
  const std::size_t first = next_word(text, line.value).begin;
  const bool date_first = first < text.size() && text[first] >= '0' && text[first] <= '9';
  if (date_first) {
    // The comma before "door" may be left out.
    const std::size_t length = scan_written_date(text.substr(first)).length;
    const std::string_view behind = trimmed(text.substr(std::min(first + length, text.size())));
    if (const std::size_t by = match_words(behind, "door"); length > 0 && by > 0) {
      date_in(first, first + length);
      act.body = trimmed(behind.substr(by));
      return act;
    }
    const std::size_t comma = std::min(text.find(',', first), text.size());
    date_in(first, comma);
    std::string_view rest = comma < text.size() ? trimmed(text.substr(comma + 1)) : "";
    rest.remove_prefix(match_words(rest, "door"));
    act.body = trimmed(rest);
    return act;
  }
  const std::size_t comma = text.rfind(',');
  if (comma == std::string_view::npos || comma < line.value) {
    act.body = trimmed(line.text());
    return act;
  }
  act.body = trimmed(text.substr(line.value, comma - line.value));
  date_in(comma + 1, text.size());
  return act;
}

std::optional<PtaWeight> Statements::pta_weight(const PropertyLine& line, std::string_view text) {
  const std::optional<PtaWeight> weight = read_weight(text);
  if (!weight)
    sentences_.report(DiagnosticKind::not_a_value, line.span(), "hier hoort een getal",
                      "schrijf een getal met hoogstens twee decimalen, zoals «10» of «2,5»");
  return weight;
}

namespace {

// "4: 40, 5: 60"; with decimals "4: 2,5; 5: 7,5".
std::vector<std::string> shares_in(std::string_view text) {
  if (text.find(';') == std::string_view::npos) return listed(text);
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty())
      parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

std::int32_t Statements::one_school_year(const PropertyLine& line, std::string_view label,
                                         std::string_view help) {
  const Years years = years_of(Goal::school_years, line);
  if (years.from != years.to)
    sentences_.report(DiagnosticKind::bad_school_year, line.span(), std::string(label),
                      std::string(help));
  return years.from;
}

Pta Statements::pta(const Draft& draft) {
  Pta result;
  result.head = pta_head(draft.outline.sentence, draft.outline.body);
  result.table = draft.outline.raw->table;
  for (const PropertyLine& line : draft.outline.properties) {
    switch (line.key) {
      case Key::school_years:
        result.school_year =
            one_school_year(line, "een PTA is voor één schooljaar",
                            "stel het PTA elk jaar opnieuw vast, elk met een eigen zin");
        break;
      case Key::proposal:
        result.proposal = pta_act(line);
        break;
      case Key::consent:
        result.consent = pta_act(line);
        break;
      case Key::adopted:
        result.adopted = pta_act(line);
        break;
      case Key::sent_on:
        result.sent = pta_act(line);
        break;
      case Key::calculation:
        result.calculation = text_of(line);
        break;
      case Key::basis:
        if (const auto tree = sentences_.parse(Goal::address, line.phrase, line.value, nullptr))
          result.basis = sentences_.address_of(*tree, tree->top().front());
        break;
      case Key::total:
        result.total = pta_weight(line, line.text());
        result.total_span = line.span();
        break;
      case Key::per_year:
        result.per_year_span = line.span();
        for (const std::string& one : shares_in(line.text())) {
          const std::size_t colon = one.find(':');
          const auto weight = pta_weight(line, colon == std::string::npos
                                                   ? std::string_view()
                                                   : std::string_view(one).substr(colon + 1));
          if (!weight) break;
          std::string year(trimmed(std::string_view(one).substr(0, colon)));
          const bool twice = std::any_of(result.per_year.begin(), result.per_year.end(),
                                         [&](const auto& each) { return each.first == year; });
          if (twice)
            sentences_.report(DiagnosticKind::unreadable_sentence, line.span(),
                              "leerjaar " + year + " staat er twee keer",
                              "noem elk leerjaar één keer, zoals «4: 40, 5: 60»");
          else
            result.per_year.emplace_back(std::move(year), *weight);
        }
        break;
      default:
        break;
    }
  }
  expect_property(draft, Key::school_years, "schooljaar ‹schooljaar›");
  if (result.table.empty())
    sentences_.report(DiagnosticKind::missing_property, result.head.span,
                      "hieronder hoort een tabel met toetsen",
                      "de tabel heeft kolommen zoals code, periode, stof, vorm en weging");
  return result;
}

void Statements::report_change(Span span) {
  sentences_.report(DiagnosticKind::unreadable_sentence, span,
                    "hier hoort «‹kolom› wordt ‹nieuw› (was ‹oud›)»",
                    "schrijf bijvoorbeeld «vorm wordt schriftelijk (was praktisch)», of «vervalt»");
}

// "vorm wordt schriftelijk (was praktisch)"
std::optional<PtaChange> Statements::pta_change(const PropertyLine& line, std::size_t begin,
                                                std::size_t end) {
  constexpr std::string_view kBecomes = " wordt ";
  constexpr std::string_view kWas = "(was ";
  const Phrase& phrase = line.phrase;
  const std::string_view text = std::string_view(phrase.text).substr(0, end);
  PtaChange change;
  change.span = phrase.span(begin, end);
  const std::size_t becomes = text.find(kBecomes, begin);
  const std::size_t was = text.find(kWas, begin);
  const std::size_t close =
      was == std::string_view::npos ? std::string_view::npos : closing_bracket(text, was);
  if (becomes == std::string_view::npos || was == std::string_view::npos || was < becomes ||
      close == std::string_view::npos) {
    report_change(change.span);
    return std::nullopt;
  }
  if (!trimmed(text.substr(close + 1)).empty()) {
    std::size_t behind = close + 1;
    while (text[behind] == ' ') ++behind;
    sentences_.report(DiagnosticKind::unreadable_sentence, phrase.span(behind, end),
                      "dit hoort niet achter het haakje",
                      "zet een puntkomma tussen twee veranderingen; waarom het verandert, staat "
                      "achter «motivering»");
    return std::nullopt;
  }
  const auto part = [&](std::size_t from, std::size_t to) {
    return PtaText{std::string(trimmed(text.substr(from, to - from))), phrase.span(from, to)};
  };
  change.column = part(begin, becomes);
  change.value = part(becomes + kBecomes.size(), was);
  change.was = part(was + kWas.size(), close);
  return change;
}

PtaAmendment Statements::pta_amendment(const Draft& draft) {
  PtaAmendment result;
  const Phrase& phrase = draft.outline.sentence;
  const Word number = next_word(phrase.text, draft.outline.body);
  const std::optional<PtaWeight> value =
      read_weight(std::string_view(phrase.text).substr(number.begin, number.end - number.begin));
  std::size_t at = number.end;
  while (at < phrase.text.size() && phrase.text[at] == ' ') ++at;
  const std::size_t words = match_words(std::string_view(phrase.text).substr(at), "van pta");
  if (!value || *value % 100 != 0 || words == 0) {
    sentences_.report(DiagnosticKind::unreadable_sentence, phrase.whole(),
                      "zo begint geen wijziging",
                      "schrijf «wijziging 1 van pta ‹vak›, ‹opleiding›, cohort ‹schooljaar›»");
    return result;
  }
  result.number = *value / 100;
  result.head = pta_head(phrase, at + words);
  result.added = draft.outline.raw->table;
  for (const PropertyLine& line : draft.outline.properties) {
    switch (line.key) {
      case Key::school_years:
        result.school_year =
            one_school_year(line, "een wijziging gaat over het PTA van één schooljaar",
                            "schrijf voor elk schooljaar een eigen wijziging");
        break;
      case Key::decided:
        result.decided = pta_act(line);
        break;
      case Key::ground:
        result.ground = text_of(line);
        break;
      case Key::reason:
        result.reason = text_of(line);
        break;
      case Key::advice:
        result.advice = pta_act(line);
        break;
      case Key::consent:
        result.consent = pta_act(line);
        break;
      case Key::sent_on:
        result.sent = pta_act(line);
        break;
      case Key::test: {
        const Word code = next_word(line.phrase.text, line.value);
        // A code may hold a dash or a point: it ends at the first blank.
        const std::size_t blank =
            std::min(line.phrase.text.find(' ', code.begin), line.phrase.text.size());
        const PtaText named{line.phrase.text.substr(code.begin, blank - code.begin),
                            line.phrase.span(code.begin, blank)};
        if (folded(trimmed(std::string_view(line.phrase.text).substr(blank))) == "vervalt") {
          PtaChange change;
          change.dropped = true;
          change.code = named;
          change.span = line.phrase.whole();
          result.changes.push_back(std::move(change));
          break;
        }
        if (trimmed(std::string_view(line.phrase.text).substr(blank)).empty()) {
          report_change(line.phrase.whole());
          break;
        }
        for (std::size_t begin = blank; begin < line.phrase.text.size();) {
          const std::size_t end =
              std::min(line.phrase.text.find(';', begin), line.phrase.text.size());
          if (auto change = pta_change(line, begin, end)) {
            change->code = named;
            result.changes.push_back(std::move(*change));
          }
          begin = end + 1;
        }
        break;
      }
      default:
        break;
    }
  }
  expect_property(draft, Key::decided, "besloten op ‹datum›");
  return result;
}

}  // namespace slagboom::grammar
