// First pass: from drafts to declared names.
#include "grammar/collect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/reading.hpp"

namespace slagboom::grammar {

namespace {

// Verbs that make a sentence out of "de kandidaat …"; enough to tell a condition from a value in `begrip`.
constexpr std::array<std::string_view, 40> kVerbs{
    "bestaat", "bevat",   "bezit",   "doet",     "doen",    "haalt",   "heeft",   "hebben", "hoort",   "horen",
    "is",      "kan",     "kiest",   "komt",     "krijgt",  "krijgen", "legt",    "maakt",  "mag",     "moet",
    "neemt",   "omvat",   "ontvangt", "slaagt",  "staat",   "telt",    "tellen",  "valt",   "vallen",  "verlaat",
    "volgt",   "voldoet", "voldoen", "vormen",   "vormt",   "wordt",   "worden",  "zakt",   "zijn",    "zit"};

constexpr std::array<std::string_view, 6> kRelative{"dat", "die", "waar", "waarvan", "waarvoor", "wie"};

// Words that already mean something on their own.
constexpr std::array<std::string_view, 16> kReserved{"aantal", "alle", "anders", "bekend", "elk", "geen", "gemiddelde", "hoogste",
                                                     "ja", "laagste", "nee", "niet", "nog open", "som", "toegestaan", "van toepassing"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string word_text(std::string_view text, const Word& word) { return folded(text.substr(word.begin, word.end - word.begin)); }

}  // namespace

std::vector<Word> list_words(std::string_view text, std::size_t begin) {
  std::vector<Word> result;
  std::size_t at = begin;
  while (at <= text.size()) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ';' && !(text[end] == ',')) ++end;
    Word word{at, end};
    while (word.begin < word.end && text[word.begin] == ' ') ++word.begin;
    while (word.end > word.begin && (text[word.end - 1] == ' ' || text[word.end - 1] == '.')) --word.end;
    if (!word.empty()) result.push_back(word);
    at = end + 1;
  }
  return result;
}

// ---- messages ----

void Collector::report(const Draft& draft, Diagnostic message) {
  message.address = part_address(documents_[draft.document], draft.outline.raw->part);
  diagnostics_.add(std::move(message));
}

void Collector::bad_name(const Draft& draft, Span span, std::string reason, std::string help) {
  Diagnostic message;
  message.kind = DiagnosticKind::bad_name;
  message.labels.push_back({span, std::move(reason), true});
  message.help = std::move(help);
  report(draft, std::move(message));
}

bool Collector::good_name(const Name& name, const Draft& draft) {
  const std::vector<Word> words = words_of(name.singular);
  const std::string plain = canonical(name.singular);
  if (plain.empty()) {
    bad_name(draft, name.span, "hier ontbreekt de naam", "schrijf hier de naam van het begrip");
    return false;
  }
  if (one_of(kReserved, plain)) {
    bad_name(draft, name.span, "«" + plain + "» heeft al een vaste betekenis", "kies een langere naam");
    return false;
  }
  const std::string first = word_text(name.singular, words.front());
  const std::string last = word_text(name.singular, words.back());
  if (name.kind == NameKind::condition) {
    if (words.size() > 1) return true;
    bad_name(draft, name.span, "een voorwaarde is een hele zin", "schrijf bijvoorbeeld «de kandidaat is geslaagd»");
    return false;
  }
  if (name.kind == NameKind::item || name.kind == NameKind::option) return true;
  for (const std::string& word : {first, last}) {
    if (!is_structure_word(word)) continue;
    bad_name(draft, name.span, "een naam begint of eindigt niet met «" + word + "»", "laat dit woord weg of kies een andere naam");
    return false;
  }
  for (const std::string_view word : {"indien", "wanneer", "mits"}) {
    const std::size_t at = find_word(draft.outline.sentence.text, word);
    if (draft.form == Form::none || at == std::string_view::npos || at >= draft.name_end) continue;
    Diagnostic message;
    message.kind = DiagnosticKind::synonym;
    const Span span = draft.outline.sentence.span(at, at + word.size());
    message.labels.push_back({span, "hiervoor gebruikt de taal «als»", true});
    message.help = "schrijf «als»";
    message.fixes.push_back({span, "als"});
    report(draft, std::move(message));
    return false;
  }
  if (const std::size_t sign = name.singular.find_first_of("=<>+*%"); sign != std::string::npos) {
    bad_name(draft, name.span, std::string("in een naam staat geen «") + name.singular[sign] + "»", "de taal gebruikt woorden in plaats van tekens");
    return false;
  }
  for (const std::string_view word : {"is", "zijn", "als", "tenzij"}) {
    if (find_word(name.singular, word) == std::string_view::npos) continue;
    bad_name(draft, name.span, "in een naam staat geen «" + std::string(word) + "»",
             "alleen een voorwaarde is een hele zin; geef een waarde een naam zonder werkwoord");
    return false;
  }
  if (first.find_first_not_of("0123456789") == std::string::npos) {
    bad_name(draft, name.span, "een naam begint niet met een getal", "zet een woord vooraan");
    return false;
  }
  return true;
}

NameId Collector::declare(Name name, const Draft& draft) {
  if (full_) return kNoName;
  if (names_.size() >= limits_.names) {
    full_ = true;
    Diagnostic message;
    message.kind = DiagnosticKind::too_many_names;
    message.labels.push_back({name.span, "hierna worden geen nieuwe begrippen meer gelezen", true});
    message.help = "er passen hoogstens " + std::to_string(limits_.names) + " begrippen in alle documenten samen";
    report(draft, std::move(message));
    return kNoName;
  }
  const Span span = name.span;
  const std::string words = name.singular;
  const NameId id = names_.declare(std::move(name));
  if (id != kNoName) return id;
  Diagnostic message;
  message.kind = DiagnosticKind::duplicate_name;
  message.labels.push_back({span, "«" + words + "» is al iets anders", true});
  if (const auto known = names_.find(words)) message.labels.push_back({names_[*known].span, "hier is het ingevoerd", false});
  message.help = "kies voor een van de twee een andere naam";
  report(draft, std::move(message));
  return kNoName;
}

// ---- names as written ----

// "het SE-cijfer van een vak (mv. SE-cijfers)" to its pieces.
Collector::Written Collector::written(const Phrase& phrase, std::size_t begin, std::size_t end, NameKind kind) const {
  Written result;
  std::string_view text = std::string_view(phrase.text).substr(0, end);
  const std::size_t plural = text.find("(mv.", begin);
  if (plural != std::string_view::npos) {
    const std::size_t close = text.find(')', plural);
    const std::size_t from = plural + std::string_view("(mv.").size();
    result.name.plural = trimmed(text.substr(from, close == std::string_view::npos ? close : close - from));
    // The rest may stand on both sides: "het cijfer (mv. cijfers) van een vak".
    const std::string_view after = close == std::string_view::npos ? std::string_view{} : trimmed(text.substr(close + 1));
    result.name.singular = trimmed(text.substr(begin, plural - begin));
    if (!after.empty()) result.name.singular += " " + std::string(after);
  } else {
    result.name.singular = trimmed(text.substr(begin));
  }
  std::string& words = result.name.singular;
  while (!words.empty() && (words.back() == ':' || words.back() == '.' || words.back() == ',' || words.back() == ' ')) words.pop_back();
  while (begin < end && phrase.text[begin] == ' ') ++begin;
  result.name.span = phrase.span(begin, std::min(end, begin + std::max<std::size_t>(words.size(), 1)));
  result.name.kind = kind;
  const NameId root = names_.root_sort();
  const std::vector<Word> parts = words_of(words);
  const auto sort_at = [&](std::size_t i) -> NameId {
    const auto id = names_.find(word_text(words, parts[i]));
    // In the plural a sentence is about all of them together: "de vakken vormen een volledig eindexamen".
    const bool one = id && names_[*id].kind == NameKind::sort &&
                     canonical(word_text(words, parts[i])) == canonical(names_[*id].singular);
    return one ? *id : kNoName;
  };
  if (kind == NameKind::condition) {
    // The sort that the sentence is about: "een vak heeft een CE", "het SE van een vak is afgesloten".
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool starts = i == 0 || (i == 1 && is_article(word_text(words, parts[0])));
      const bool owned = i >= 2 && is_article(word_text(words, parts[i - 1])) && word_text(words, parts[i - 2]) == "van";
      const NameId sort = starts || owned ? sort_at(i) : kNoName;
      if (sort == kNoName || sort == root) continue;
      result.name.sort = sort;
      break;
    }
  } else if (parts.size() > 3 && kind != NameKind::sort) {
    const std::size_t n = parts.size();
    if (word_text(words, parts[n - 3]) == "van" && is_article(word_text(words, parts[n - 2]))) {
      const NameId sort = sort_at(n - 1);
      if (sort != kNoName) {
        if (sort != root) result.name.sort = sort;
        words.resize(parts[n - 4].end);
      }
    }
  }
  if (!parts.empty()) {
    const std::string first = word_text(words, parts.front());
    if (is_article(first)) {
      result.name.article = first;
      words.erase(0, parts.size() > 1 ? parts[1].begin : words.size());
    }
  }
  result.ok = !words.empty();
  return result;
}

// ---- by kind of sentence ----

void Collector::declare_sort(Draft& draft) {
  const Outline& outline = draft.outline;
  Written found = written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::sort);
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  if (const auto known = names_.find(found.name.singular); known && names_[*known].kind == NameKind::sort) {
    Diagnostic message;
    message.kind = DiagnosticKind::duplicate_name;
    message.labels.push_back({found.name.span, "deze soort is al ingevoerd", true});
    message.labels.push_back({names_[*known].span, "hier is de eerste", false});
    message.help = "laat een van de twee weg";
    report(draft, std::move(message));
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
    const auto same = std::find_if(known.begin(), known.end(), [&](NameId id) { return names_[id].kind == NameKind::option; });
    options.push_back(same != known.end() ? *same : names_.declare(std::move(option)));
  }
  return options;
}

NameKind Collector::given_kind(const Draft& draft, std::string_view text) const {
  const PropertyLine* value = draft.outline.property(Key::value_kind);
  if (value != nullptr && match_words(trimmed(value->text()), "ja of nee") == 0) return NameKind::quantity;
  const std::vector<Word> words = words_of(text);
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
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  if (const auto known = names_.find(found.name.singular); known && names_[*known].kind == kind) {
    Diagnostic message;
    message.kind = DiagnosticKind::duplicate_name;
    message.labels.push_back({found.name.span, "dit gegeven is al ingevoerd", true});
    message.labels.push_back({names_[*known].span, "hier is het eerste", false});
    message.help = "laat een van de twee weg, of kies een andere naam";
    report(draft, std::move(message));
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
}

void Collector::declare_group(Draft& draft) {
  const Outline& outline = draft.outline;
  const std::string& text = outline.sentence.text;
  const std::size_t colon = text.find(':', outline.body);
  if (colon == std::string::npos) {
    draft.broken = true;
    Diagnostic message;
    message.kind = DiagnosticKind::missing_colon;
    message.labels.push_back({outline.sentence.span(text.size(), text.size()), "hier hoort een dubbele punt, met de keuzes erachter", true});
    message.help = "schrijf bijvoorbeeld «groep het vwo: atheneum, gymnasium»";
    report(draft, std::move(message));
    return;
  }
  Written found = written(outline.sentence, outline.body, colon, NameKind::group);
  draft.rest = colon + 1;
  if (!good_name(found.name, draft)) {
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
    const std::vector<NameId> known = names_.find_all(text.substr(word.begin, word.end - word.begin));
    const auto of_kind = [&](NameKind kind) {
      const auto found = std::find_if(known.begin(), known.end(), [&](NameId id) { return names_[id].kind == kind && id != draft.name; });
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
  Written found = written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::collection);
  if (!good_name(found.name, draft)) {
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
    const auto found = std::find_if(table.header.cells.begin(), table.header.cells.end(),
                                    [&](const Cell& cell) { return folded(trimmed(cell.text.text)) == heading; });
    return static_cast<std::size_t>(found - table.header.cells.begin());
  };
  const std::size_t named = column("naam");
  const std::size_t code = column("code");
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
    if (id != kNoName && code < row.cells.size()) names_.add_code(id, row.cells[code].text.text);
  }
}

// Own columns of a register are values of its things, unless a begrip with these words says otherwise.
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
      known = good_name(column, draft) ? declare(std::move(column), draft) : kNoName;
    }
    draft.columns.push_back(*known);
  }
}

void Collector::declare_choice(Draft& draft) {
  const Outline& outline = draft.outline;
  Written found = written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::quantity);
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
  const PropertyLine* from = outline.property(Key::from);
  if (from == nullptr || from->items == nullptr) return;
  for (const Item& item : *from->items) {
    const std::string_view text = trimmed(item.text.text);
    const bool number = !text.empty() && text.front() >= '0' && text.front() <= '9';
    const std::size_t comma = item.text.text.find(", voor ");
    if (number || names_.find(text.substr(0, comma))) continue;
    Name option;
    option.kind = NameKind::option;
    option.singular = trimmed(text.substr(0, comma));
    option.span = item.text.whole();
    draft.options.push_back(declare(std::move(option), draft));
  }
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
  if (draft.form == Form::none) return;
  const NameKind kind = draft.form == Form::condition ? NameKind::condition
                        : draft.form == Form::value   ? NameKind::quantity
                                                      : NameKind::collection;
  Written found = written(draft.outline.sentence, 0, draft.name_end, kind);
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  // "de uitslag zijn" about a declared value: the number of the verb does not change what it is.
  if (const auto known = names_.find(found.name.singular); known && kind == NameKind::collection) {
    if (names_[*known].kind == NameKind::quantity && names_[*known].sort == found.name.sort) found.name.kind = NameKind::quantity;
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
  Written found = written(outline.sentence, outline.body, draft.name_end, patterns ? NameKind::condition : NameKind::quantity);
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  draft.name = declare(std::move(found.name), draft);
  draft.broken = draft.name == kNoName;
}

// A begrip comes last: what its definition says decides what kind of name it is.
void Collector::declare_term(Draft& draft) {
  const Outline& outline = draft.outline;
  const Written first = written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::quantity);
  const Written clause = written(outline.sentence, outline.body, outline.sentence.text.size(), NameKind::condition);
  NameKind kind = given_kind(draft, outline.text());
  if (const auto known = names_.find(clause.name.singular); known && names_[*known].kind == NameKind::condition) kind = NameKind::condition;
  if (const auto known = names_.find(first.name.singular)) {
    if (names_[*known].kind == NameKind::collection || names_[*known].kind == NameKind::quantity) kind = names_[*known].kind;
  }
  Written found = kind == NameKind::condition ? clause : first;
  found.name.kind = kind;
  const PropertyLine* value = outline.property(Key::value_kind);
  if (value != nullptr) {
    const std::size_t colon = value->phrase.text.find(':', value->value);
    if (colon != std::string::npos) draft.options = declare_options(value->phrase, colon + 1);
  }
  if (!good_name(found.name, draft)) {
    draft.broken = true;
    return;
  }
  const Span span = found.name.span;
  draft.name = declare(std::move(found.name), draft);
  if (draft.name == kNoName) {
    draft.broken = true;
    return;
  }
  names_[draft.name].span = span;
  const PropertyLine* opposite = outline.property(Key::opposite);
  if (opposite == nullptr || kind != NameKind::condition) return;
  Written other = written(opposite->phrase, opposite->value, opposite->phrase.text.size(), NameKind::condition);
  if (!good_name(other.name, draft)) return;
  other.name.opposite = draft.name;
  declare(std::move(other.name), draft);
}

}  // namespace slagboom::grammar
