// Second pass: topics of a reglement, what the law asks of them, and what a school arranges.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/calendar.hpp"
#include "grammar/statements.hpp"
#include "grammar/topic_parts.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::int64_t kMostAmount = 1'000'000;  // larger amounts do not occur in a reglement

template <typename Value>
struct Choice {
  std::string_view words;
  Value value;
};

constexpr std::array kCertainties{
    Choice<Requirement::Certainty>{"gelezen in de wet", Requirement::Certainty::read},
    Choice<Requirement::Certainty>{"gelezen in een uitleg van de wet",
                                   Requirement::Certainty::secondary},
    Choice<Requirement::Certainty>{"afgeleid", Requirement::Certainty::derived},
};
constexpr std::array kStrengths{Choice<bool>{"verplicht", false}, Choice<bool>{"aanbevolen", true}};
constexpr std::array kVerdicts{Choice<bool>{"strijdig", false},
                               Choice<bool>{"verouderde verwijzing", true}};

// The choice that a property names; nothing after a message.
template <typename Value, std::size_t Size>
std::optional<Value> chosen(Sentences& sentences, const PropertyLine& line,
                            const std::array<Choice<Value>, Size>& choices) {
  const std::string text = folded(trimmed(line.text()));
  std::string known;
  for (const Choice<Value>& choice : choices) {
    if (text == choice.words) return choice.value;
    known += (known.empty() ? "" : ", ") + std::string(choice.words);
  }
  sentences.report(DiagnosticKind::unknown_property, line.span(), "dit is hier geen keuze",
                   "kies uit: " + known);
  return std::nullopt;
}

}  // namespace

void Statements::topic(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::topic;
  TopicStatement said;
  said.span = statement.span;
  said.part = statement.part;
  said.statement = syntax_.statements.size();
  const Outline& outline = draft.outline;
  if (name_in(outline.sentence, outline.body, name_end(outline.sentence.text, outline.body))
          .empty()) {
    sentences_.report(DiagnosticKind::bad_name, statement.span, "hier ontbreekt de naam",
                      "schrijf de naam achter het eerste woord");
    return;
  }
  switch (outline.opening) {
    case Opening::choice_list:
      said.what = choice_list(draft);
      break;
    case Opening::topic:
      said.what = topic_of(draft);
      break;
    case Opening::requirement:
      said.what = requirement(draft);
      break;
    case Opening::arrangement:
      said.what = arrangement(draft);
      break;
    case Opening::decision_kind:
      said.what = decision_kind(draft);
      break;
    case Opening::decision:
      said.what = decision(draft);
      break;
    default:
      said.what = requirement_examples(draft);
      break;
  }
  if (outline.opening == Opening::requirement && outline.items != nullptr) {
    ListBelow below{outline.items};
    sentences_.expect_list_used(below);
  }
  syntax_.topics.push_back(std::move(said));
}

TopicValue Statements::topic_value(const Phrase& phrase, std::size_t begin, std::size_t end) {
  TopicValue value;
  value.span = phrase.span(begin, end);
  std::string_view text = trimmed(std::string_view(phrase.text).substr(begin, end - begin));
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  if (text.starts_with(kOpen) && text.ends_with(kClose)) {
    value.own_words = true;
    text.remove_prefix(kOpen.size());
    text.remove_suffix(kClose.size());
    value.text = text;
    return value;
  }
  value.text = text;
  if (text.find_first_of("0123456789") == std::string_view::npos) return value;  // most are words
  Phrase alone;
  alone.text = value.text;
  alone.file = phrase.file;
  alone.pieces.push_back({0, value.span.begin});
  if (const auto tree = sentences_.attempt(Goal::date, alone, 0)) {
    value.day = (*tree)[tree->top().front()].value;
  } else if (const auto amount = sentences_.attempt(Goal::measure, alone, 0)) {
    const Event& number = (*amount)[amount->top().front()];
    if (number.decimals == 0 && number.value <= kMostAmount) {
      value.amount = number.value;
      value.unit = trimmed(std::string_view(alone.text).substr(number.end));
      if (value.unit.ends_with('.')) value.unit.pop_back();
    }
  }
  return value;
}

std::vector<TopicValue> Statements::topic_values(const Phrase& phrase, std::size_t begin,
                                                 const std::vector<Item>* items) {
  std::vector<TopicValue> values;
  for (const Word& word : pieces_of(phrase.text, begin))
    values.push_back(topic_value(phrase, word.begin, word.end));
  if (items == nullptr) return values;
  for (const Item& item : *items) {
    const std::vector<Word> pieces = pieces_of(item.text.text, 0);
    for (const Word& word : pieces) values.push_back(topic_value(item.text, word.begin, word.end));
  }
  return values;
}

ChoiceList Statements::choice_list(const Draft& draft) {
  const Outline& outline = draft.outline;
  const std::size_t end = name_end(outline.sentence.text, outline.body);
  ChoiceList result;
  result.name = name_in(outline.sentence, outline.body, end);
  result.choices =
      choices_in(outline.sentence, std::min(end + 1, outline.sentence.text.size()), outline.items);
  if (result.choices.empty()) {
    sentences_.report(DiagnosticKind::missing_list, outline.sentence.whole(),
                      "hieronder hoort een lijst met keuzes");
  }
  return result;
}

Topic Statements::topic_of(const Draft& draft) {
  const Outline& outline = draft.outline;
  Topic result;
  result.name = name_in(outline.sentence, outline.body, outline.sentence.text.size());
  expect_property(draft, Key::value_kind, "waarde ‹soort waarde›");
  const PropertyLine* line = outline.property(Key::value_kind);
  if (line == nullptr) return result;
  const std::string_view text = line->phrase.text;
  const auto behind = [&](std::string_view words) {
    const std::size_t length = match_words(text.substr(line->value), words);
    return length == 0 ? 0 : line->value + length;
  };
  const auto whole = [&](std::string_view words) {
    const std::size_t at = behind(words);
    return at != 0 && trimmed(text.substr(at)).empty();
  };
  if (whole("tekst")) return result;
  if (whole("ja of nee")) {
    result.kind = Topic::Kind::truth;
    return result;
  }
  if (whole("datum")) {
    result.kind = Topic::Kind::day;
    return result;
  }
  if (const std::size_t at = behind("aantal")) {
    result.kind = Topic::Kind::amount;
    const std::string_view unit = trimmed(text.substr(at));
    constexpr std::string_view kOne = "(ev.";
    const std::size_t one = unit.find(kOne);
    result.unit = trimmed(unit.substr(0, one));
    if (one != std::string_view::npos) {
      const std::string_view rest = unit.substr(one + kOne.size());
      result.one = trimmed(rest.substr(0, rest.find(')')));
    }
    return result;
  }
  for (const bool several : {false, true}) {
    const std::size_t at = behind(several ? "een of meer" : "één");
    if (at == 0) continue;
    result.kind = Topic::Kind::choice;
    result.several = several;
    if (const std::size_t from = match_words(text.substr(at), "uit"); from != 0) {
      result.list = trimmed(text.substr(at + from));
      result.list_span = line->phrase.span(at + from, text.size());
      return result;
    }
    std::size_t from = match_words(text.substr(at), "van");
    if (from == 0) continue;
    from += at;
    if (from < text.size() && text[from] == ':') ++from;
    result.choices = choices_in(line->phrase, from, line->items);
    return result;
  }
  sentences_.report(DiagnosticKind::unknown_property, line->span(),
                    "deze soort waarde bestaat hier niet",
                    "kies uit: tekst, ja of nee, aantal ‹eenheid›, datum, één van: …, een of meer "
                    "van: …, één uit ‹keuzelijst›, een of meer uit ‹keuzelijst›");
  return result;
}

std::optional<Demand> Statements::demand(const PropertyLine& line) {
  const std::optional<Tree> tree = sentences_.parse(Goal::demand, line.phrase, line.value, nullptr);
  if (!tree) return std::nullopt;
  using Ask = Demand::Form;
  Demand result;
  result.forbidden = line.key == Key::must_not;
  result.span = line.span();
  result.text = trimmed(line.text());
  if (result.text.ends_with('.')) result.text.pop_back();
  const std::size_t whole = tree->top().front();
  switch ((*tree)[whole].tag) {
    case Tag::demand_stated:
      result.form = Ask::stated;
      break;
    case Tag::demand_equal:
      result.form = Ask::equal;
      break;
    case Tag::demand_contains:
      result.form = Ask::contains;
      break;
    case Tag::demand_within:
      result.form = Ask::within;
      break;
    case Tag::demand_at_least:
      result.form = Ask::at_least;
      break;
    case Tag::demand_at_most:
      result.form = Ask::at_most;
      break;
    case Tag::demand_odd:
      result.form = Ask::odd;
      break;
    case Tag::demand_before:
      result.form = Ask::before;
      break;
    case Tag::demand_until:
      result.form = Ask::until;
      break;
    default:
      result.form = Ask::from;
      break;
  }
  for (const std::size_t part : tree->children(whole)) {
    const Event& event = (*tree)[part];
    switch (event.tag) {
      case Tag::day_unit:
        result.rank = folded(trimmed(tree->text(part)));
        break;
      case Tag::topic_values:
        result.values = topic_values(line.phrase, event.begin, line.items);
        break;
      case Tag::measure: {
        const std::vector<std::size_t> inside = tree->children(part);
        const Event& number = (*tree)[inside.front()];
        result.amount = std::min(number.value, kMostAmount);
        if (number.decimals != 0) {
          sentences_.report(DiagnosticKind::outside_scale, tree->span(inside.front()),
                            "hier hoort een heel getal");
        }
        if (inside.size() > 1) result.unit = folded(trimmed(tree->text(inside[1])));
        break;
      }
      default:
        result.point = point_of(*tree, part);
        break;
    }
  }
  const bool needs_values =
      result.form == Ask::equal || result.form == Ask::contains || result.form == Ask::within;
  if (needs_values && result.values.empty()) {
    sentences_.report(DiagnosticKind::missing_list, line.span(),
                      "hierachter of hieronder horen waarden");
    return std::nullopt;
  }
  return result;
}

TopicCondition Statements::topic_condition(const PropertyLine& line) {
  TopicCondition result;
  const std::size_t end = name_end(line.phrase.text, line.value);
  result.topic = name_in(line.phrase, line.value, end);
  result.span = line.phrase.span(line.value, end);
  result.values = topic_values(line.phrase, std::min(end + 1, line.phrase.text.size()), line.items);
  return result;
}

// "over ‹onderwerp›", or "over elk van:" with a list.
void Statements::about(const PropertyLine& line, Requirement& requirement) {
  if (line.items == nullptr) {
    requirement.topic = name_in(line.phrase, line.value, line.phrase.text.size());
    requirement.topic_span = line.span();
    return;
  }
  const std::string text = name_in(line.phrase, line.value, line.phrase.text.size());
  if (folded(text) != "elk van") {
    sentences_.report(DiagnosticKind::unknown_property, line.span(), "hierachter hoort geen lijst",
                      "schrijf «over elk van:» boven een lijst");
  }
  for (const Item& item : *line.items) {
    TopicName name{name_in(item.text, 0, item.text.text.size()), item.text.whole()};
    if (requirement.topic.empty()) {
      requirement.topic = std::move(name.name);
      requirement.topic_span = name.span;
    } else {
      requirement.more_topics.push_back(std::move(name));
    }
  }
}

Requirement Statements::requirement(const Draft& draft) {
  const Outline& outline = draft.outline;
  Requirement result;
  result.name = name_in(outline.sentence, outline.body, outline.sentence.text.size());
  expect_property(draft, Key::about, "over ‹onderwerp›");
  expect_property(draft, Key::certainty,
                  "zekerheid gelezen in de wet, gelezen in een uitleg van de wet of afgeleid");
  for (const PropertyLine& line : outline.properties) {
    switch (line.key) {
      case Key::about:
        about(line, result);
        break;
      case Key::must:
      case Key::must_not:
        if (auto read = demand(line)) result.demands.push_back(std::move(*read));
        break;
      case Key::possibly:
        result.possible = topic_values(line.phrase, line.value, line.items);
        break;
      case Key::judged:
        result.judged = trimmed(line.text());
        break;
      case Key::strength:
        result.advised = chosen(sentences_, line, kStrengths).value_or(false);
        break;
      case Key::verdict:
        result.outdated = chosen(sentences_, line, kVerdicts).value_or(false);
        break;
      case Key::certainty:
        result.certainty =
            chosen(sentences_, line, kCertainties).value_or(Requirement::Certainty::unsaid);
        break;
      case Key::only_if:
        result.only_if.push_back(topic_condition(line));
        break;
      case Key::remedy:
        result.help = trimmed(line.text());
        break;
      case Key::school_years:
        result.years = years_of(Goal::school_years, line);
        break;
      default:
        break;
    }
  }
  const bool asks = outline.property(Key::must) != nullptr ||
                    outline.property(Key::must_not) != nullptr || !result.judged.empty();
  if (!asks) {
    sentences_.report(DiagnosticKind::missing_property, outline.sentence.whole(),
                      "hieronder hoort een regel «moet …», «mag niet …» of «vraagt oordeel …»");
  }
  return result;
}

Arrangement Statements::arrangement(const Draft& draft) {
  const Outline& outline = draft.outline;
  const std::string& text = outline.sentence.text;
  const std::size_t end = name_end(text, outline.body);
  Arrangement result;
  result.topic = name_in(outline.sentence, outline.body, end);
  result.topic_span = outline.sentence.span(outline.body, end);
  result.values = topic_values(outline.sentence, std::min(end + 1, text.size()), outline.items);
  for (const PropertyLine& line : outline.properties) {
    if (line.key == Key::elsewhere) result.elsewhere = trimmed(line.text());
    if (line.key == Key::school_years) result.years = years_of(Goal::school_years, line);
  }
  if (!result.elsewhere.empty() && !result.values.empty()) {
    sentences_.report(DiagnosticKind::unknown_property,
                      outline.property(Key::elsewhere)->phrase.whole(),
                      "de waarde staat hierboven al", "laat «elders» weg, of laat de waarde weg");
  }
  return result;
}

RequirementExamples Statements::requirement_examples(const Draft& draft) {
  RequirementExamples result;
  const Outline& outline = draft.outline;
  result.requirement = name_in(outline.sentence, outline.body, outline.sentence.text.size());
  const Table& table = outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, outline.sentence.whole(),
                      "hieronder hoort een tabel met voorbeelden");
    return result;
  }
  const auto expected = column_named(table, "verwacht", true);
  const auto reason = column_named(table, "omdat", false);
  const auto year = column_named(table, "schooljaar", false);
  if (!expected) return result;
  std::vector<std::size_t> given;
  for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
    if (i == expected || i == reason || i == year) continue;
    given.push_back(i);
    result.topics.emplace_back(trimmed(table.header.cells[i].text.text));
  }
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.header.cells.size()) continue;
    RequirementExamples::Row read;
    read.span = row.span;
    for (const std::size_t i : given)
      read.cells.push_back(topic_values(row.cells[i].text, 0, nullptr));
    if (year && !trimmed(row.cells[*year].text.text).empty()) {
      const auto first = school_year_cell(row.cells[*year]);
      if (!first) continue;
      read.school_year = static_cast<std::int32_t>(*first);
    }
    read.expected = folded(trimmed(row.cells[*expected].text.text));
    result.rows.push_back(std::move(read));
  }
  return result;
}

void Statements::document_years(const PropertyLine& line) {
  const auto tree = sentences_.parse(Goal::document_years, line.phrase, line.value, nullptr);
  if (!tree) return;
  WorkingYears years;
  years.span = line.span();
  years.years = years_in(*tree, line.span());
  if (const auto scope = tree->find(Tag::scope)) years.scope = sentences_.scope_of(*tree, *scope);
  syntax_.school_years.push_back(std::move(years));
}

}  // namespace slagboom::grammar
