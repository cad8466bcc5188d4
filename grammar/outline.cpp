// Kinds of sentences and of properties, each in one table.
#include "grammar/outline.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

struct Starter {
  std::string_view words;
  Opening opening;
};

// In `regel` blocks; a longer starter stands before a shorter one that begins it.
constexpr std::array kStarters{
    Starter{"de school vermeldt haar keuze in het examenreglement", Opening::open_state},
    Starter{"de school mag niet weglaten uit", Opening::open_keep},
    Starter{"de school mag toevoegen aan", Opening::open_add},
    Starter{"de school kiest", Opening::open_choose},
    Starter{"in afwijking van", Opening::departure},
    Starter{"onverminderd", Opening::without_prejudice},
    Starter{"geldt voor", Opening::scope},
    Starter{"vult in", Opening::fill},
    Starter{"document", Opening::document},
    Starter{"soort", Opening::sort},
    Starter{"gegeven", Opening::fact},
    Starter{"begrip", Opening::term},
    Starter{"groep", Opening::group},
    Starter{"lijst", Opening::list},
    Starter{"register", Opening::item_register},
    Starter{"beelden", Opening::patterns},
    Starter{"tabel", Opening::table},
    Starter{"zoek", Opening::search},
    Starter{"verslag", Opening::report},
    Starter{"toelichting", Opening::note},
    Starter{"onzeker", Opening::uncertain},
    Starter{"aanvaard", Opening::accept},
    // These belong in a block `vraag`; here they get a message.
    Starter{"stel", Opening::suppose},
    Starter{"wat is", Opening::ask},
    Starter{"wie krijgt", Opening::ask},
    Starter{"het schooljaar begint op", Opening::school_year_start},
    Starter{"feestdag", Opening::holiday},
    Starter{"dagsoort", Opening::day_kind},
    Starter{"verlenging", Opening::extension},
    Starter{"gebeurtenis", Opening::occasion},
    Starter{"termijn", Opening::time_limit},
    Starter{"schoolkalender", Opening::school_calendar},
    Starter{"mogelijkheid", Opening::possibility},
    Starter{"keuzelijst", Opening::choice_list},
    Starter{"onderwerp", Opening::topic},
    Starter{"eis", Opening::requirement},
    Starter{"regelt", Opening::arrangement},
    Starter{"besluitsoort", Opening::decision_kind},
    Starter{"besluit", Opening::decision},
    Starter{"kolommen van een pta", Opening::pta_columns},
    Starter{"woorden in kolom", Opening::pta_words},
    Starter{"examenprogramma", Opening::exam_programme},
    Starter{"pta-voorschrift", Opening::pta_demand},
    Starter{"wijzigingsvoorschrift", Opening::pta_amendment_demand},
    Starter{"wijziging", Opening::pta_amendment},
    Starter{"pta", Opening::pta},
    Starter{"overstap", Opening::pta_transfer},
};

constexpr std::array kExampleStarters{
    Starter{"geldt voor", Opening::scope},   Starter{"bij", Opening::example_table},
    Starter{"geval", Opening::example_case}, Starter{"termijn", Opening::time_limit_examples},
    Starter{"toelichting", Opening::note},   Starter{"eis", Opening::requirement_examples},
};

constexpr std::array kQuestionStarters{
    Starter{"stel", Opening::suppose},   Starter{"voor", Opening::whom},
    Starter{"wat is", Opening::ask},     Starter{"wat zijn", Opening::ask},
    Starter{"welk", Opening::ask},       Starter{"welke", Opening::ask},
    Starter{"wie krijgt", Opening::ask}, Starter{"toelichting", Opening::note},
};

constexpr std::uint64_t in(std::initializer_list<Opening> openings) {
  std::uint64_t set = 0;
  for (const Opening opening : openings) set |= std::uint64_t{1} << static_cast<unsigned>(opening);
  return set;
}

// Sentences that take every line as their own text.
constexpr std::uint64_t kFreeText =
    in({Opening::note, Opening::uncertain, Opening::accept, Opening::scope, Opening::whom});
constexpr std::uint64_t kEvery = ~kFreeText;
// Days are the same for all; whom a time limit is about, it says itself.
constexpr std::uint64_t kScoped =
    kEvery & ~in({Opening::school_year_start, Opening::holiday, Opening::day_kind,
                  Opening::extension, Opening::occasion, Opening::time_limit,
                  Opening::school_calendar, Opening::time_limit_examples, Opening::choice_list,
                  Opening::topic, Opening::requirement_examples, Opening::decision_kind,
                  Opening::decision, Opening::pta, Opening::pta_amendment, Opening::pta_columns,
                  Opening::pta_words, Opening::pta_demand, Opening::pta_amendment_demand,
                  Opening::pta_transfer});

// A PTA is for whom its own head says.
constexpr std::uint64_t kPta =
    in({Opening::pta, Opening::pta_amendment, Opening::exam_programme, Opening::pta_columns,
        Opening::pta_words, Opening::pta_demand, Opening::pta_amendment_demand,
        Opening::pta_transfer});

struct PropertyWords {
  std::string_view words;
  Key key;
  std::uint64_t openings;
  bool takes_list = false;
  bool free_text = false;
};

constexpr std::array kProperties{
    PropertyWords{"kort", Key::short_name, in({Opening::document})},
    PropertyWords{"rang", Key::rank, in({Opening::document})},
    PropertyWords{"bron", Key::source, in({Opening::document})},
    PropertyWords{"versie", Key::version, in({Opening::document})},
    PropertyWords{"gelet op", Key::based_on, in({Opening::document})},
    PropertyWords{"in bestanden", Key::in_files, in({Opening::sort, Opening::fact})},
    PropertyWords{"andere codes", Key::other_codes, in({Opening::sort})},
    PropertyWords{"losse kolommen", Key::bare_columns, in({Opening::sort})},
    PropertyWords{"waarde", Key::value_kind, in({Opening::fact, Opening::term, Opening::topic}), true},
    PropertyWords{"alleen als geldt", Key::only_if, in({Opening::fact, Opening::possibility}), true},
    PropertyWords{"alleen als", Key::only_if, in({Opening::requirement}), true},
    PropertyWords{"geeft", Key::gives, in({Opening::possibility})},
    PropertyWords{"verbetert", Key::improves, in({Opening::possibility})},
    PropertyWords{"zolang geldt", Key::as_long_as, in({Opening::possibility}), true},
    PropertyWords{"ontbreekt", Key::absent, in({Opening::fact})},
    PropertyWords{"bepaalt de regels", Key::decides, in({Opening::fact})},
    PropertyWords{"andere waarden niet van toepassing", Key::other_values, in({Opening::fact})},
    PropertyWords{"te verbeteren", Key::improvable, in({Opening::fact})},
    PropertyWords{"tegendeel", Key::opposite, in({Opening::term})},
    PropertyWords{"uit", Key::from, in({Opening::search, Opening::open_choose}), true},
    PropertyWords{"zo veel mogelijk", Key::as_many, in({Opening::search})},
    PropertyWords{"zo weinig mogelijk", Key::as_few, in({Opening::search})},
    PropertyWords{"hoogstens", Key::at_most, in({Opening::search})},
    PropertyWords{"waarvoor geldt", Key::such_that, in({Opening::search}), true},
    PropertyWords{"van belang als geldt", Key::matters, kEvery},
    PropertyWords{"van", Key::bounds, in({Opening::open_choose})},
    PropertyWords{"moet kiezen", Key::must_choose, in({Opening::open_choose})},
    PropertyWords{"anders geldt", Key::otherwise, in({Opening::open_choose})},
    PropertyWords{"wij voegen toe", Key::add, in({Opening::fill}), true},
    PropertyWords{"wij voegen niets toe", Key::nothing, in({Opening::fill})},
    PropertyWords{"wij kiezen", Key::choose, in({Opening::fill})},
    PropertyWords{"met dien verstande dat", Key::provided, in({Opening::analogous}), true},
    PropertyWords{"verwacht", Key::expect, in({Opening::example_case})},
    PropertyWords{"voor kandidaat", Key::whom, in({Opening::suppose, Opening::ask})},
    PropertyWords{"voor kandidaten", Key::whom, in({Opening::suppose, Opening::ask})},
    PropertyWords{"voor elke kandidaat", Key::whom, in({Opening::suppose, Opening::ask})},
    PropertyWords{"valt op", Key::falls_on, in({Opening::holiday, Opening::occasion})},
    PropertyWords{"jaren", Key::calendar_years, in({Opening::holiday})},
    PropertyWords{"telt", Key::counts, in({Opening::day_kind})},
    PropertyWords{"eindigt niet op", Key::no_end, in({Opening::extension})},
    PropertyWords{"bevat minstens", Key::least_days, in({Opening::extension})},
    PropertyWords{"niet boven", Key::not_above, in({Opening::extension})},
    PropertyWords{"werkt in", Key::works_in, in({Opening::extension})},
    PropertyWords{"wie", Key::who, in({Opening::time_limit}), false, true},
    PropertyWords{"doet", Key::does, in({Opening::time_limit}), false, true},
    PropertyWords{"wanneer", Key::when, in({Opening::time_limit, Opening::pta_amendment_demand})},
    PropertyWords{"verlengd volgens", Key::extended, in({Opening::time_limit})},
    PropertyWords{"op grond van", Key::basis, in({Opening::time_limit, Opening::decision, Opening::pta})},
    PropertyWords{"door", Key::taken_by, in({Opening::decision_kind, Opening::decision})},
    PropertyWords{"op", Key::taken_on, in({Opening::decision})},
    PropertyWords{"bekendgemaakt aan", Key::told_to,
                  in({Opening::decision_kind, Opening::decision})},
    PropertyWords{"vraagt", Key::needs, in({Opening::decision_kind})},
    PropertyWords{"omdat", Key::because, in({Opening::decision}), false, true},
    PropertyWords{"de school mag", Key::room, in({Opening::time_limit})},
    PropertyWords{"schooljaar", Key::school_years,
                  in({Opening::time_limit, Opening::document, Opening::requirement,
                      Opening::arrangement, Opening::decision_kind, Opening::pta,
                      Opening::pta_amendment, Opening::pta_demand,
                      Opening::pta_amendment_demand})},
    PropertyWords{"over", Key::about, in({Opening::requirement}), true},
    PropertyWords{"moet", Key::must, in({Opening::requirement}), true},
    PropertyWords{"mag niet", Key::must_not, in({Opening::requirement}), true},
    PropertyWords{"mogelijk ook", Key::possibly, in({Opening::requirement}), true},
    PropertyWords{"vraagt oordeel", Key::judged, in({Opening::requirement}), false, true},
    PropertyWords{"kracht", Key::strength, in({Opening::requirement})},
    PropertyWords{"zekerheid", Key::certainty, in({Opening::requirement})},
    PropertyWords{"oordeel", Key::verdict, in({Opening::requirement})},
    PropertyWords{"hulp", Key::remedy, in({Opening::requirement}), false, true},
    PropertyWords{"elders", Key::elsewhere, in({Opening::arrangement}), false, true},
    PropertyWords{"voorstel", Key::proposal, in({Opening::pta})},
    PropertyWords{"instemming", Key::consent, in({Opening::pta, Opening::pta_amendment})},
    PropertyWords{"vastgesteld op", Key::adopted, in({Opening::pta})},
    PropertyWords{"verzonden op", Key::sent_on, in({Opening::pta, Opening::pta_amendment})},
    PropertyWords{"berekening", Key::calculation, in({Opening::pta}), false, true},
    PropertyWords{"totaal weging", Key::total, in({Opening::pta})},
    PropertyWords{"weging per leerjaar", Key::per_year, in({Opening::pta})},
    PropertyWords{"besloten op", Key::decided, in({Opening::pta_amendment})},
    PropertyWords{"grond", Key::ground, in({Opening::pta_amendment}), false, true},
    PropertyWords{"motivering", Key::reason, in({Opening::pta_amendment}), false, true},
    PropertyWords{"advies", Key::advice, in({Opening::pta_amendment})},
    PropertyWords{"toets", Key::test, in({Opening::pta_amendment})},
    PropertyWords{"kiest", Key::choose_from, in({Opening::exam_programme})},
    PropertyWords{"vraagt", Key::asks, in({Opening::pta_demand, Opening::pta_amendment_demand}),
                  true},
    PropertyWords{"afgeleid", Key::derived,
                  in({Opening::pta_demand, Opening::pta_amendment_demand})},
    PropertyWords{"geldt voor", Key::scope, kScoped},
    PropertyWords{"toelichting", Key::note, kEvery, false, true},
    PropertyWords{"onzeker", Key::doubt, kEvery, false, true},
    PropertyWords{"aanvaard", Key::accept, kEvery, false, true},
};

// Sentences whose lines are all properties; in the others a line first continues the sentence.
constexpr std::uint64_t kOnlyProperties =
    in({Opening::document, Opening::sort, Opening::fact, Opening::term, Opening::search,
        Opening::open_choose, Opening::fill, Opening::item_register, Opening::report,
        Opening::example_case, Opening::holiday, Opening::day_kind, Opening::extension,
        Opening::occasion, Opening::time_limit, Opening::school_calendar,
        Opening::time_limit_examples, Opening::possibility, Opening::choice_list, Opening::topic,
        Opening::requirement, Opening::requirement_examples, Opening::decision_kind,
        Opening::decision}) |
    kPta;

bool has(std::uint64_t set, Opening opening) {
  return (set >> static_cast<unsigned>(opening) & std::uint64_t{1}) != 0;
}

const PropertyWords* property_words(Opening opening, std::string_view line, std::size_t& length) {
  for (const PropertyWords& words : kProperties) {
    if (!has(words.openings, opening)) continue;
    length = match_words(line, words.words);
    if (length == 0) continue;
    const bool colon = words.takes_list || words.key == Key::matters;
    if (colon && line.substr(length).starts_with(':')) ++length;
    while (length < line.size() && line[length] == ' ') ++length;
    return &words;
  }
  static constexpr PropertyWords kWhom{"voor", Key::whom, in({Opening::suppose, Opening::ask})};
  if (has(kWhom.openings, opening) && is_whom_line(line)) {
    length = match_words(line, "voor");
    while (length < line.size() && line[length] == ' ') ++length;
    return &kWhom;
  }
  return nullptr;
}

// The property that the first words of a line resemble: "toelichtng", "waard".
std::string resembling(Opening opening, std::string_view line) {
  std::string_view best;
  std::size_t least = 3;
  for (const PropertyWords& words : kProperties) {
    if (!has(words.openings, opening) || words.words.size() < 4) continue;
    const auto count =
        static_cast<std::size_t>(std::count(words.words.begin(), words.words.end(), ' ')) + 1;
    const std::vector<Word> found = words_of(line);
    if (found.size() < count) continue;
    const std::string start =
        folded(line.substr(found[0].begin, found[count - 1].end - found[0].begin));
    const std::size_t distance = edit_distance(start, words.words, words.words.size() < 7 ? 1 : 2);
    if (distance < least && distance <= (words.words.size() < 7 ? 1U : 2U)) {
      least = distance;
      best = words.words;
    }
  }
  return std::string(best);
}

bool continues(std::string_view before) {
  const std::string_view text = trimmed(before);
  return text.empty() || text.back() == ',' || text.back() == ';' || text.back() == ':';
}

class Lines {
 public:
  Lines(Outline& result, const SortWords& words) : result_(result), words_(words) {
    // The lines of a sentence that is supposed are those of the sentence itself.
    if (result.opening != Opening::suppose) return;
    const std::string_view text = result.sentence.text;
    const Word first = next_word(text, result.body);
    if (text.substr(first.begin, first.end - first.begin) == "zoek") supposed_ = Opening::search;
  }

  void take(const Phrase& line) {
    if (has(kFreeText, result_.opening)) {
      append(result_.sentence, line);
      return;
    }
    std::size_t length = 0;
    if (sort_word(line)) return;
    const PropertyWords* words = property_words(result_.opening, line.text, length);
    if (words == nullptr && supposed_ != Opening::define) words = property_words(supposed_, line.text, length);
    if (words != nullptr) {
      last_ = words;
      result_.properties.push_back({words->key, line, length, nullptr});
      return;
    }
    std::string suggestion = resembling(result_.opening, line.text);
    const bool first = result_.properties.empty();
    if (suggestion.empty() && first && !has(kOnlyProperties, result_.opening)) {
      append(result_.sentence, line);
    } else if (suggestion.empty() && !first &&
               ((last_ != nullptr && last_->free_text) ||
                continues(result_.properties.back().phrase.text))) {
      append(result_.properties.back().phrase, line);
    } else {
      result_.strays.push_back({line, std::move(suggestion)});
    }
  }

  // The list stands below the last property that takes one, or below the sentence.
  void take_items(const std::vector<Item>& items) {
    if (items.empty()) return;
    for (auto line = result_.properties.rbegin(); line != result_.properties.rend(); ++line) {
      const auto words = std::find_if(kProperties.begin(), kProperties.end(),
                                      [&](const PropertyWords& w) { return w.key == line->key; });
      if (words == kProperties.end() || !words->takes_list) continue;
      line->items = &items;
      return;
    }
    result_.items = &items;
  }

 private:
  bool sort_word(const Phrase& line) {
    if (result_.opening != Opening::example_case) return false;
    for (const auto& [list, key] : {std::pair{&words_.candidates, Key::candidate},
                                    std::pair{&words_.entries, Key::entries}}) {
      for (const std::string& word : *list) {
        const std::size_t length = match_words(line.text, word);
        if (length == 0) continue;
        last_ = nullptr;
        result_.properties.push_back({key, line, length, nullptr});
        return true;
      }
    }
    return false;
  }

  Outline& result_;
  const SortWords& words_;
  Opening supposed_ = Opening::define;
  const PropertyWords* last_ = nullptr;
};

}  // namespace

const PropertyLine* Outline::property(Key key) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const PropertyLine& p) { return p.key == key; });
  return found == properties.end() ? nullptr : &*found;
}

// "voor havo", "voor cohort 2024-2025" below a question: no sentence goes on like that, unlike "voor elk van …".
bool is_whom_line(std::string_view text) {
  const std::size_t length = match_words(text, "voor");
  if (length == 0) return false;
  constexpr std::array<std::string_view, 10> kOther{"elk",     "geen", "minstens", "hoogstens", "precies",
                                                    "iedere", "dat",  "die",      "deze",      "een"};
  const Word word = next_word(text, length);
  const std::string next = folded(text.substr(word.begin, word.end - word.begin));
  return std::find(kOther.begin(), kOther.end(), next) == kOther.end();
}

std::string resembling_starter(std::string_view text) {
  const std::vector<Word> found = words_of(text);
  for (const Starter& starter : kStarters) {
    const auto blanks = std::count(starter.words.begin(), starter.words.end(), ' ');
    const auto last = static_cast<std::size_t>(blanks);
    if (found.size() <= last || starter.words.size() < 4) continue;
    const std::string start = folded(text.substr(found[0].begin, found[last].end - found[0].begin));
    const std::size_t most = starter.words.size() < 7 ? 1 : 2;
    if (edit_distance(start, starter.words, most) <= most) return std::string(starter.words);
  }
  return {};
}

void append(Phrase& phrase, const Phrase& line) {
  if (phrase.pieces.empty()) {
    phrase = line;
    return;
  }
  phrase.text += ' ';
  for (const Phrase::Piece& piece : line.pieces) {
    phrase.pieces.push_back(
        {static_cast<std::uint32_t>(phrase.text.size() + piece.offset), piece.source});
  }
  phrase.text += line.text;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  bool quoted = false;
  for (Word found = next_word(text, 0); !found.empty(); found = next_word(text, found.end)) {
    const std::string_view here = text.substr(found.begin, found.end - found.begin);
    if (here == "«") quoted = true;
    if (here == "»") quoted = false;
    if (!quoted && found.begin >= from && here.size() == word.size() && folded(here) == word)
      return found.begin;
  }
  return std::string_view::npos;
}

namespace {

Outline finish_outline(const RawStatement& raw, const SortWords& words, Outline result) {
  Lines lines(result, words);
  for (const Phrase& line : raw.lines) lines.take(line);
  lines.take_items(raw.items);
  for (const Phrase& line : raw.lines_after) lines.take(line);
  return result;
}

}  // namespace

Outline outline(const RawStatement& raw, BlockKind block, const SortWords& words) {
  Outline result;
  result.raw = &raw;
  result.sentence = raw.head;
  const auto starts = [&](const auto& starters) {
    for (const Starter& starter : starters) {
      const std::size_t length = match_words(raw.head.text, starter.words);
      if (length == 0) continue;
      result.opening = starter.opening;
      result.body = length;
      return;
    }
  };
  if (block == BlockKind::examples) {
    starts(kExampleStarters);
  } else if (block == BlockKind::questions) {
    starts(kQuestionStarters);
    return finish_outline(raw, words, std::move(result));
  } else {
    starts(kStarters);
  }
  if (result.opening == Opening::define &&
      (raw.head.text.find(" is van overeenkomstige toepassing") != std::string::npos ||
       raw.head.text.find(" zijn van overeenkomstige toepassing") != std::string::npos)) {
    result.opening = Opening::analogous;
  }
  return finish_outline(raw, words, std::move(result));
}

}  // namespace slagboom::grammar
