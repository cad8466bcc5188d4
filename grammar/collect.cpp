// First pass: the names that each kind of sentence introduces.
#include "grammar/collect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/mistakes.hpp"

namespace slagboom::grammar {

namespace {

// Verbs that make a sentence out of "de kandidaat …"; enough to tell a condition from a value in
// `begrip`.
constexpr std::array<std::string_view, 40> kVerbs{
    "bestaat", "bevat",  "bezit",  "doet",  "doen",   "haalt",   "heeft",    "hebben",
    "hoort",   "horen",  "is",     "kan",   "kiest",  "komt",    "krijgt",   "krijgen",
    "legt",    "maakt",  "mag",    "moet",  "neemt",  "omvat",   "ontvangt", "slaagt",
    "staat",   "telt",   "tellen", "valt",  "vallen", "verlaat", "volgt",    "voldoet",
    "voldoen", "vormen", "vormt",  "wordt", "worden", "zakt",    "zijn",     "zit"};

constexpr std::array<std::string_view, 6> kRelative{"dat",     "die",      "waar",
                                                    "waarvan", "waarvoor", "wie"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string word_text(std::string_view text, const Word& word) {
  return folded(text.substr(word.begin, word.end - word.begin));
}

// The choice on a line of "uit:", without its scope and without « and ».
std::string_view choice_words(std::string_view line) {
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  std::string_view words = trimmed(line.substr(0, line.find(", voor ")));
  if (words.starts_with(kOpen) && words.ends_with(kClose) &&
      words.size() > kOpen.size() + kClose.size())
    words = trimmed(words.substr(kOpen.size(), words.size() - kOpen.size() - kClose.size()));
  return words;
}

}  // namespace

void Collector::declare_sort(Draft& draft) {
  const Outline& outline = draft.outline;
  Written found =
      written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::sort);
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  if (const auto known = names_.find(found.name.singular);
      known && names_[*known].kind == NameKind::sort) {
    already_there(draft, found.name.span, names_[*known].span, "deze soort");
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
}

std::vector<NameId> Collector::declare_options(const Phrase& phrase, std::size_t begin) {
  std::vector<NameId> options;
  const std::string_view text = phrase.text;
  for (const Word& word : list_words(text, begin)) {
    Name option;
    option.kind = NameKind::option;
    option.singular = text.substr(word.begin, word.end - word.begin);
    if (folded(option.singular) == "oplopend") continue;
    option.span = phrase.span(word.begin, word.end);
    const std::vector<NameId> known = names_.find_all(option.singular);
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](NameId id) { return names_[id].kind == NameKind::option; });
    options.push_back(same != known.end() ? *same : names_.declare(std::move(option)));
  }
  return options;
}

NameKind Collector::given_kind(const Draft& draft, std::string_view text) const {
  const PropertyLine* value = draft.outline.property(Key::value_kind);
  if (value != nullptr && match_words(trimmed(value->text()), "ja of nee") == 0)
    return NameKind::quantity;
  const std::vector<Word> words = words_of(text);
  // "een vak behaalt …": about a sort, and not "van".
  const std::size_t noun = !words.empty() && is_article(word_text(text, words[0])) ? 1 : 0;
  if (value != nullptr && noun + 1 < words.size() && word_text(text, words[noun + 1]) != "van") {
    const auto sort = names_.find(word_text(text, words[noun]));
    if (sort && names_[*sort].kind == NameKind::sort) return NameKind::condition;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = word_text(text, words[i]);
    if (one_of(kRelative, word) && i > 0) return NameKind::quantity;
    if (one_of(kVerbs, word)) return i > 0 ? NameKind::condition : NameKind::quantity;
  }
  return NameKind::quantity;
}

void Collector::declare_given(Draft& draft) {
  const Outline& outline = draft.outline;
  const NameKind kind = given_kind(draft, outline.text());
  Written found = written(outline.sentence, outline.body, outline.sentence.text.size(), kind);
  const PropertyLine* value = outline.property(Key::value_kind);
  if (value != nullptr) {
    const std::size_t colon = value->phrase.text.find(':', value->value);
    if (colon != std::string::npos) draft.options = declare_options(value->phrase, colon + 1);
  }
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  if (const auto known = names_.find(found.name.singular); known && names_[*known].kind == kind) {
    already_there(draft, found.name.span, names_[*known].span, "dit gegeven");
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
  names_.set_options(draft.name, draft.options);
}

void Collector::declare_group(Draft& draft) {
  const Outline& outline = draft.outline;
  const std::string& text = outline.sentence.text;
  const std::size_t colon = text.find(':', outline.body);
  if (colon == std::string::npos) {
    draft.broken = true;
    Diagnostic message;
    message.kind = DiagnosticKind::missing_colon;
    message.labels.push_back({outline.sentence.span(text.size(), text.size()),
                              "hier hoort een dubbele punt, met de keuzes erachter", true});
    message.help = "schrijf bijvoorbeeld «groep het vwo: atheneum, gymnasium»";
    report(draft, std::move(message));
    return;
  }
  Written found = written(outline.sentence, outline.body, colon, NameKind::group);
  draft.rest = colon + 1;
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
}

// A word in a group is another group, or an option; never the group itself.
void Collector::find_members(Draft& draft) {
  if (draft.broken) return;
  const std::string_view text = draft.outline.sentence.text;
  for (const Word& word : list_words(text, draft.rest)) {
    const std::vector<NameId> known =
        names_.find_all(text.substr(word.begin, word.end - word.begin));
    const auto of_kind = [&](NameKind kind) {
      const auto found = std::find_if(known.begin(), known.end(), [&](NameId id) {
        return names_[id].kind == kind && id != draft.name;
      });
      return found == known.end() ? kNoName : *found;
    };
    const NameId group = of_kind(NameKind::group);
    if (group != kNoName && groups_.contains(group)) {
      for (const NameId option : groups_[group]) draft.members.push_back({option, word});
    } else {
      draft.members.push_back({of_kind(NameKind::option), word});
    }
  }
  for (const Draft::Member& member : draft.members) groups_[draft.name].push_back(member.option);
}

void Collector::declare_set(Draft& draft) {
  const Outline& outline = draft.outline;
  Written found =
      written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::collection);
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  found.name.things = true;
  draft.rest = outline.sentence.text.size();
  draft.name = declare(std::move(found.name), draft);
  if (draft.name != kNoName) names_[draft.name].things = true;
}

void Collector::declare_items(Draft& draft) {
  const Table& table = draft.outline.raw->table;
  const std::optional<NameId> sort = names_.find(trimmed(draft.outline.text()));
  if (!sort || names_[*sort].kind != NameKind::sort) return;
  draft.name = *sort;
  const auto column = [&](std::string_view heading) {
    const auto found =
        std::find_if(table.header.cells.begin(), table.header.cells.end(),
                     [&](const Cell& cell) { return folded(trimmed(cell.text.text)) == heading; });
    return static_cast<std::size_t>(found - table.header.cells.begin());
  };
  const std::size_t named = column("naam");
  const std::size_t code = column("code");
  const std::size_t also = column("ook");
  for (const Row& row : table.rows) {
    if (named >= row.cells.size()) continue;
    const Phrase& cell = row.cells[named].text;
    Name item;
    item.kind = NameKind::item;
    item.singular = trimmed(cell.text);
    item.sort = *sort;
    item.span = cell.whole();
    if (item.singular.empty()) continue;
    const NameId id = declare(std::move(item), draft);
    if (id == kNoName) continue;
    if (code < row.cells.size()) names_.add_code(id, row.cells[code].text.text);
    if (also >= row.cells.size()) continue;
    const std::string_view others = row.cells[also].text.text;
    for (const Word& word : list_words(others, 0))
      names_.add_code(id, others.substr(word.begin, word.end - word.begin));
  }
}

// Own columns of a register are values of its things, unless a begrip with these words says
// otherwise.
void Collector::declare_columns(Draft& draft) {
  const RawStatement& raw = *draft.outline.raw;
  if (draft.name == kNoName) return;
  for (const Cell& cell : raw.table.header.cells) {
    const std::string heading = folded(trimmed(cell.text.text));
    if (heading == "naam" || heading == "code" || heading == "ook") {
      draft.columns.push_back(kNoName);
      continue;
    }
    const std::string clause = names_[draft.name].singular + " " + heading;
    std::optional<NameId> known = names_.find(heading);
    if (!known) known = names_.find(clause);
    if (!known) {
      Name column;
      column.singular = trimmed(cell.text.text);
      column.sort = draft.name;
      column.span = cell.text.whole();
      known = usable_name(column, draft) ? declare(std::move(column), draft) : kNoName;
    }
    draft.columns.push_back(*known);
  }
}

void Collector::declare_choice(Draft& draft) {
  const Outline& outline = draft.outline;
  Written found =
      written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::quantity);
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
  const PropertyLine* from = outline.property(Key::from);
  if (from == nullptr || from->items == nullptr) return;
  for (const Item& item : *from->items) {
    const std::string_view text = trimmed(item.text.text);
    const bool number = !text.empty() && text.front() >= '0' && text.front() <= '9';
    const std::string_view words = choice_words(text);
    if (number || names_.find(words)) continue;
    Name option;
    option.kind = NameKind::option;
    option.singular = words;
    option.span = item.text.whole();
    draft.options.push_back(declare(std::move(option), draft));
  }
  // Choices that an earlier sentence introduced, count as well.
  std::vector<NameId> choices;
  for (const Item& item : *from->items) {
    for (const NameId id : names_.find_all(choice_words(trimmed(item.text.text)))) {
      if (names_[id].kind == NameKind::option) choices.push_back(id);
    }
  }
  names_.set_options(draft.name, std::move(choices));
}

// Where the name of a definition ends and what is said about it begins.
void Collector::split_definition(Draft& draft) {
  const std::string_view text = draft.outline.sentence.text;
  std::size_t at = find_word(text, "als");
  if (at != std::string_view::npos && at > 0) {
    draft.form = Form::condition;
    draft.name_end = at;
    draft.rest = at + std::string_view("als").size();
    return;
  }
  for (const std::string_view word : {"indien", "wanneer", "mits"}) {
    at = find_word(text, word);
    if (at == std::string_view::npos || at == 0) continue;
    Diagnostic message;
    message.kind = DiagnosticKind::synonym;
    const Span span = draft.outline.sentence.span(at, at + word.size());
    message.labels.push_back({span, "hiervoor gebruikt de taal «als»", true});
    message.help = "schrijf «als»";
    message.fixes.push_back({span, "als"});
    report(draft, std::move(message));
    draft.form = Form::condition;
    draft.name_end = at;
    draft.rest = at + word.size();
    return;
  }
  at = find_word(text, "tenzij");
  if (at != std::string_view::npos && at > 0) {
    Diagnostic message;
    message.kind = DiagnosticKind::synonym;
    const Span span = draft.outline.sentence.span(at, at + std::string_view("tenzij").size());
    message.labels.push_back({span, "dit zegt de taal anders", true});
    message.help =
        "schrijf eerst de regel, en daaronder de uitzondering als eigen bepaling met «in afwijking "
        "van …, als geldt: …» erboven";
    report(draft, std::move(message));
    draft.broken = true;
    return;
  }
  const std::size_t is = find_word(text, "is");
  const std::size_t are = find_word(text, "zijn");
  at = std::min(is, are);
  if (at == std::string_view::npos || at == 0) return;
  draft.form = at == is ? Form::value : Form::several;
  draft.name_end = at;
  draft.rest = at + (at == is ? std::string_view("is") : std::string_view("zijn")).size();
}

void Collector::declare_definition(Draft& draft) {
  split_definition(draft);
  if (draft.broken || draft.form == Form::none) return;
  const NameKind kind = draft.form == Form::condition ? NameKind::condition
                        : draft.form == Form::value   ? NameKind::quantity
                                                      : NameKind::collection;
  Written found = written(draft.outline.sentence, 0, draft.name_end, kind);
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  // "de uitslag zijn" about a declared value: the number of the verb does not change what it is.
  if (const auto known = names_.find(found.name.singular); known && kind == NameKind::collection) {
    if (names_[*known].kind == NameKind::quantity && names_[*known].sort == found.name.sort)
      found.name.kind = NameKind::quantity;
  }
  draft.name = declare(std::move(found.name), draft);
  draft.broken = draft.name == kNoName;
}

void Collector::declare_table(Draft& draft) {
  const Outline& outline = draft.outline;
  const std::string& text = outline.sentence.text;
  const std::size_t over = text.find(", over ", outline.body);
  draft.name_begin = outline.body;
  draft.name_end = over == std::string::npos ? text.size() : over;
  draft.rest = over == std::string::npos ? text.size() : over + std::string_view(", over ").size();
  const bool patterns = outline.opening == Opening::patterns;
  Written found = written(outline.sentence, outline.body, draft.name_end,
                          patterns ? NameKind::condition : NameKind::quantity);
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
  draft.broken = draft.name == kNoName;
}

// A begrip comes last: what its definition says decides what kind of name it is.
void Collector::declare_term(Draft& draft) {
  const Outline& outline = draft.outline;
  const Written first =
      written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::quantity);
  const Written clause =
      written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::condition);
  NameKind kind = given_kind(draft, outline.text());
  if (const auto known = names_.find(clause.name.singular);
      known && names_[*known].kind == NameKind::condition)
    kind = NameKind::condition;
  if (const auto known = names_.find(first.name.singular)) {
    if (names_[*known].kind == NameKind::collection || names_[*known].kind == NameKind::quantity)
      kind = names_[*known].kind;
  }
  Written found = kind == NameKind::condition ? clause : first;
  found.name.kind = kind;
  const PropertyLine* value = outline.property(Key::value_kind);
  if (value != nullptr) {
    const std::size_t colon = value->phrase.text.find(':', value->value);
    if (colon != std::string::npos) draft.options = declare_options(value->phrase, colon + 1);
  }
  if (!usable_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  const Span span = found.name.span;
  draft.name = declare(std::move(found.name), draft);
  if (draft.name == kNoName) {
    draft.broken = true;
    return;
  }
  if (const auto [known, fresh] = terms_.try_emplace({draft.document, draft.name}, span); !fresh) {
    already_there(draft, span, known->second, "dit begrip");
    draft.broken = true;
    return;
  }
  names_[draft.name].span = span;
  names_.set_options(draft.name, draft.options);
  const PropertyLine* opposite = outline.property(Key::opposite);
  if (opposite == nullptr || kind != NameKind::condition) return;
  Written other =
      written(opposite->phrase, opposite->value, opposite->phrase.text.size(), NameKind::condition);
  if (!usable_name(other.name, draft)) return;
  other.name.opposite = draft.name;
  declare(std::move(other.name), draft);
}

std::optional<Diagnostic> Collector::find_defined(Draft& draft) {
  const Phrase& sentence = draft.outline.sentence;
  const Opening opening = draft.outline.opening;
  NameKind kind = NameKind::collection;
  if (opening == Opening::define) {
    split_definition(draft);
    if (draft.form == Form::none) return std::nullopt;
    if (draft.form != Form::several)
      kind = draft.form == Form::condition ? NameKind::condition : NameKind::quantity;
  } else {
    const std::size_t over = sentence.text.find(", over ", draft.outline.body);
    draft.name_begin = draft.outline.body;
    draft.name_end = over == std::string::npos ? sentence.text.size() : over;
    draft.rest = over == std::string::npos ? sentence.text.size()
                                           : over + std::string_view(", over ").size();
    if (opening == Opening::patterns) kind = NameKind::condition;
    if (opening == Opening::table) kind = NameKind::quantity;
  }
  const Written found = written(sentence, draft.name_begin, draft.name_end, kind);
  const std::optional<NameId> known = names_.find(found.name.singular);
  draft.broken = true;
  if (!known) {
    Failure failure;
    failure.at = draft.name_begin;
    failure.expects_name = true;
    Phrase cut = sentence;
    cut.text.resize(draft.name_end);
    const Unread unread{Goal::value, cut, draft.name_begin, failure, names_, false};
    if (kind != NameKind::condition) return unknown_name(unread);
    const std::size_t begin = next_word(cut.text, draft.name_begin).begin;
    std::vector<NameId> close = names_.suggestions(cut.text.substr(begin), 4);
    std::erase_if(close, [&](NameId id) { return names_[id].kind != NameKind::condition; });
    std::string help = "alleen een voorwaarde die al bestaat, kan worden gesteld";
    if (!close.empty()) help = "bedoeld is waarschijnlijk «" + names_[close.front()].singular + "»";
    return mistake(unread, DiagnosticKind::unknown_name, begin, begin + found.name.singular.size() +
                       (found.name.article.empty() ? 0 : found.name.article.size() + 1),
                   "deze voorwaarde bestaat niet", std::move(help));
  }
  const Name& name = names_[*known];
  const bool is_condition = name.kind == NameKind::condition;
  const bool is_defined = is_condition || name.kind == NameKind::quantity ||
                          name.kind == NameKind::collection;
  if (!is_defined || is_condition != (kind == NameKind::condition)) {
    Diagnostic message;
    message.kind = DiagnosticKind::wrong_kind_of_name;
    message.labels.push_back({found.name.span,
                              !is_defined      ? "hierover gaat geen bepaling"
                              : is_condition ? "dit is een voorwaarde"
                                             : "dit is geen voorwaarde",
                              true});
    message.help = is_defined && is_condition ? "schrijf «stel ‹voorwaarde› als …»"
                   : is_defined               ? "schrijf «stel ‹naam› is …»"
                                              : "stel een gegeven, een keuze van de school of een bepaling";
    return message;
  }
  if (!is_condition && found.name.sort != name.sort) {
    Diagnostic message;
    message.kind = DiagnosticKind::missing_owner;
    message.labels.push_back({found.name.span, name.sort == kNoName
                                                   ? "dit hoort niet bij één ding"
                                                   : "hier staat niet van welke soort dit is", true});
    message.help = "schrijf «stel " + shown(name) +
                   (name.sort == kNoName ? "" : " van een " + names_[name.sort].singular) + " is …»";
    return message;
  }
  draft.name = *known;
  draft.broken = false;
  return std::nullopt;
}

}  // namespace slagboom::grammar
