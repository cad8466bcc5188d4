// First pass: names as they are written, whether they can be names, and declaring them.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/collect.hpp"

namespace slagboom::grammar {

namespace {

// Words that already mean something on their own.
constexpr std::array<std::string_view, 16> kReserved{
    "aantal", "alle",    "anders", "bekend", "elk",      "geen", "gemiddelde", "hoogste",
    "ja",     "laagste", "nee",    "niet",   "nog open", "som",  "toegestaan", "van toepassing"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string word_text(std::string_view text, const Word& word) {
  return folded(text.substr(word.begin, word.end - word.begin));
}

}  // namespace

std::vector<Word> list_words(std::string_view text, std::size_t begin) {
  std::vector<Word> result;
  std::size_t at = begin;
  while (at <= text.size()) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ';' && !(text[end] == ',')) ++end;
    Word word{at, end};
    while (word.begin < word.end && text[word.begin] == ' ') ++word.begin;
    while (word.end > word.begin && (text[word.end - 1] == ' ' || text[word.end - 1] == '.'))
      --word.end;
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

void Collector::already_there(const Draft& draft, Span span, Span first, std::string_view what) {
  Diagnostic message;
  message.kind = DiagnosticKind::duplicate_name;
  message.labels.push_back({span, std::string(what) + " is al ingevoerd", true});
  message.labels.push_back({first, "hier gebeurt dat voor het eerst", false});
  message.help = "laat een van de twee weg, of kies een andere naam";
  report(draft, std::move(message));
}

bool Collector::usable_name(const Name& name, const Draft& draft) {
  const std::vector<Word> words = words_of(name.singular);
  const std::string plain = canonical(name.singular);
  if (plain.empty()) {
    bad_name(draft, name.span, "hier ontbreekt de naam", "schrijf hier de naam van het begrip");
    return false;
  }
  if (one_of(kReserved, plain)) {
    bad_name(draft, name.span, "«" + plain + "» heeft al een vaste betekenis",
             "kies een langere naam");
    return false;
  }
  const std::string first = word_text(name.singular, words.front());
  const std::string last = word_text(name.singular, words.back());
  if (name.kind == NameKind::condition) {
    if (words.size() > 1) return true;
    bad_name(draft, name.span, "een voorwaarde is een hele zin",
             "schrijf bijvoorbeeld «de kandidaat is geslaagd»");
    return false;
  }
  if (name.kind == NameKind::item || name.kind == NameKind::option) return true;
  for (const std::string_view word : {"is", "zijn", "als", "tenzij"}) {
    if (find_word(name.singular, word) == std::string_view::npos) continue;
    bad_name(draft, name.span, "in een naam staat geen «" + std::string(word) + "»",
             "alleen een voorwaarde is een hele zin; geef een waarde een naam zonder werkwoord");
    return true;
  }
  for (const std::string& word : {first, last}) {
    const bool article = word == "de" || word == "het" || word == "een";
    if (!is_structure_word(word) && !article) continue;
    bad_name(draft, name.span, "een naam begint of eindigt niet met «" + word + "»",
             "laat dit woord weg of kies een andere naam");
    return true;
  }
  if (const std::size_t sign = name.singular.find_first_of("=<>+*%"); sign != std::string::npos) {
    bad_name(draft, name.span, std::string("in een naam staat geen «") + name.singular[sign] + "»",
             "de taal gebruikt woorden in plaats van tekens");
    return true;
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
    message.help = "er passen hoogstens " + std::to_string(limits_.names) +
                   " begrippen in alle documenten samen";
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
  if (const auto known = names_.find(words))
    message.labels.push_back({names_[*known].span, "hier is het ingevoerd", false});
  message.help = "kies voor een van de twee een andere naam";
  report(draft, std::move(message));
  return kNoName;
}

// ---- names as written ----

// "het SE-cijfer van een vak (mv. SE-cijfers)" to its pieces.
Collector::Written Collector::written(const Phrase& phrase, std::size_t begin, std::size_t end,
                                      NameKind kind) const {
  Written result;
  std::string_view text = std::string_view(phrase.text).substr(0, end);
  const std::size_t plural = text.find("(mv.", begin);
  if (plural != std::string_view::npos) {
    const std::size_t close = text.find(')', plural);
    const std::size_t from = plural + std::string_view("(mv.").size();
    result.name.plural =
        trimmed(text.substr(from, close == std::string_view::npos ? close : close - from));
    // The rest may stand on both sides: "het cijfer (mv. cijfers) van een vak".
    const std::string_view after =
        close == std::string_view::npos ? std::string_view{} : trimmed(text.substr(close + 1));
    result.name.singular = trimmed(text.substr(begin, plural - begin));
    if (!after.empty()) result.name.singular += " " + std::string(after);
  } else {
    result.name.singular = trimmed(text.substr(begin));
  }
  std::string& words = result.name.singular;
  while (!words.empty() &&
         (words.back() == ':' || words.back() == '.' || words.back() == ',' || words.back() == ' '))
    words.pop_back();
  while (begin < end && phrase.text[begin] == ' ') ++begin;
  result.name.span =
      phrase.span(begin, std::min(end, begin + std::max<std::size_t>(words.size(), 1)));
  result.name.kind = kind;
  const NameId root = names_.root_sort();
  const std::vector<Word> parts = words_of(words);
  const auto sort_at = [&](std::size_t i) -> NameId {
    const auto id = names_.find(word_text(words, parts[i]));
    // In the plural a sentence is about all of them together: "de vakken vormen een volledig
    // eindexamen".
    const bool one = id && names_[*id].kind == NameKind::sort &&
                     canonical(word_text(words, parts[i])) == canonical(names_[*id].singular);
    return one ? *id : kNoName;
  };
  if (kind == NameKind::condition) {
    // The sort that the sentence is about: "een vak heeft een CE", "het SE van een vak is
    // afgesloten".
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool starts = i == 0 || (i == 1 && is_article(word_text(words, parts[0])));
      const bool owned = i >= 2 && is_article(word_text(words, parts[i - 1])) &&
                         word_text(words, parts[i - 2]) == "van";
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

}  // namespace slagboom::grammar
