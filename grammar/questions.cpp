// Blocks `vraag`: each line is one thing that is supposed, for whom it is, or one question.
#include "grammar/questions.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "grammar/questions_parts.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

using questions::blanks_at;
using questions::cut_at;
using questions::kForms;

namespace {

// The phrase without its first `count` bytes.
Phrase behind(const Phrase& phrase, std::size_t count) {
  Phrase result;
  result.file = phrase.file;
  result.text = phrase.text.substr(std::min(count, phrase.text.size()));
  for (const Phrase::Piece& piece : phrase.pieces) {
    if (piece.offset >= count) {
      result.pieces.push_back({static_cast<std::uint32_t>(piece.offset - count), piece.source});
      continue;
    }
    // The piece in which the cut falls: the last one before it.
    const auto cut = static_cast<std::uint32_t>(count - piece.offset);
    result.pieces.assign(1, {0, piece.source + cut});
  }
  return result;
}

}  // namespace

QuestionBlock Questions::read(const Block& block) {
  QuestionBlock result;
  result.span = block.span;
  result.part = block.part;
  for (const RawStatement& raw : block.statements) {
    Question question;
    question.span = raw.head.whole();
    question.text = std::string(trimmed(raw.head.text));
    sentences_.enter(raw.part, nullptr);
    line(raw, question);
    sentences_.enter(raw.part, nullptr);
    result.lines.push_back(std::move(question));
  }
  return result;
}

void Questions::line(const RawStatement& raw, Question& question) {
  const Outline read = outline(raw, BlockKind::questions, {});
  question.span = read.sentence.whole();
  question.text = questions::single_spaced(read.sentence.text);
  const bool goes_on = !raw.items.empty() || !raw.table.rows.empty();
  if (read.opening == Opening::suppose && goes_on) question.text += " …";
  for (const PropertyLine& property : read.properties) {
    if (property.key == Key::whom) question.whom = whom(property.phrase, 0);
  }
  switch (read.opening) {
    case Opening::suppose:
      suppose(raw, read, question);
      return;
    case Opening::whom:
      question.whom = whom(read.sentence, 0);
      if (question.whom.said) question.kind = QuestionKind::whom;
      return;
    case Opening::ask:
      ask(read, question);
      return;
    case Opening::note:
      return;
    default:
      break;
  }
  const std::string starter = resembling_starter(read.sentence.text);
  const Word first = next_word(read.sentence.text, 0);
  const bool meant = edit_distance(folded(read.sentence.text.substr(0, first.end)), "stel", 1) <= 1;
  const std::string_view said = trimmed(read.sentence.text);
  const bool says = starter.empty() && !said.ends_with('?') &&
                    (find_word(said, "is") != std::string_view::npos ||
                     find_word(said, "zijn") != std::string_view::npos ||
                     find_word(said, "als") != std::string_view::npos);
  sentences_.report(DiagnosticKind::unreadable_sentence, question.span,
                    "in een blok «vraag» begint een zin met «stel», «voor» of een vraagwoord",
                    meant ? "bedoeld is waarschijnlijk «stel»"
                    : says ? "schrijf «stel  …» als deze zin alleen voor deze vragen geldt; anders "
                             "hoort hij in een blok «regel»"
                    : starter.empty()
                        ? std::string(kForms)
                        : "«" + starter + "» hoort in een blok «regel»; schrijf hier «stel ‹zin›»");
}

Whom Questions::whom(const Phrase& phrase, std::size_t begin) {
  Whom result;
  result.span = phrase.span(begin, phrase.text.size());
  const std::string_view text = phrase.text;
  if (const std::size_t length = match_words(text, "voor elke kandidaat")) {
    result.said = true;
    const std::string_view rest = trimmed(text.substr(length));
    if (rest.empty() || rest == "." || rest == ":") return result;
    result.said = false;
    sentences_.report(DiagnosticKind::unreadable_sentence, phrase.span(length, text.size()),
                      "hierachter hoort niets",
                      "schrijf «voor elke kandidaat», of «voor ‹bereik›» zoals «voor havo»");
    return result;
  }
  std::size_t length = match_words(text, "voor kandidaten");
  if (length == 0) length = match_words(text, "voor kandidaat");
  if (length == 0) {
    Phrase scope = phrase;
    while (scope.text.ends_with(':') || scope.text.ends_with(' ')) scope.text.pop_back();
    const std::size_t at = blanks_at(scope.text, match_words(scope.text, "voor"));
    if (const std::optional<Tree> tree = sentences_.parse(Goal::scope, scope, at, nullptr)) {
      result.scope = sentences_.scope_of(*tree, tree->top().front());
      result.said = true;
    }
    return result;
  }
  for (const Word& word : list_words(text, length)) {
    std::string id(text.substr(word.begin, word.end - word.begin));
    while (id.ends_with(':')) id.pop_back();
    // "H-011 en H-012": the last two.
    for (std::size_t at = id.find(" en "); at != std::string::npos; at = id.find(" en ")) {
      result.candidates.emplace_back(trimmed(std::string_view(id).substr(0, at)));
      id = std::string(trimmed(std::string_view(id).substr(at + 4)));
    }
    if (!id.empty()) result.candidates.push_back(std::move(id));
  }
  result.said = !result.candidates.empty();
  if (!result.said) {
    sentences_.report(DiagnosticKind::missing_property, phrase.whole(),
                      "hierachter hoort het nummer van een kandidaat",
                      "schrijf bijvoorbeeld «voor kandidaat K-017»");
  }
  return result;
}

void Questions::suppose(const RawStatement& raw, const Outline& outline, Question& question) {
  const std::string_view text = outline.sentence.text;
  const std::size_t body = blanks_at(text, outline.body);
  const Phrase sentence = behind(outline.sentence, body);
  if (const std::size_t length = match_words(sentence.text, "dat")) {
    const std::string_view rest = std::string_view(sentence.text).substr(length);
    if (match_words(rest, "de") > 0 || match_words(rest, "het") > 0 ||
        match_words(rest, "een") > 0) {
      sentences_.report(DiagnosticKind::synonym, sentence.span(0, length - 1),
                        "achter «stel» staat een gewone zin",
                        "schrijf «stel  ‹naam› is ‹waarde›», zonder «dat»");
      return;
    }
  }
  ListBelow below{outline.items};
  if (suppose_additions(sentence, below, question)) return;
  if (suppose_fact(sentence, question)) return;
  suppose_rule(raw, sentence, question);
}

bool Questions::suppose_additions(const Phrase& sentence, ListBelow& below, Question& question) {
  std::size_t length = match_words(sentence.text, "de school voegt toe aan");
  const std::size_t nothing = match_words(sentence.text, "de school voegt niets toe aan");
  if (length == 0 && nothing == 0) return false;
  if (length == 0) length = nothing;
  Statement& rule = question.rule;
  rule.kind = StatementKind::fill;
  rule.span = sentence.whole();
  rule.part = sentences_.part();
  rule.adds_nothing = nothing > 0;
  const std::size_t colon = sentence.text.find(':', length);
  if (nothing == 0 && colon == std::string::npos) {
    below.used = true;
    const Span end = sentence.span(sentence.text.size(), sentence.text.size());
    sentences_.report(DiagnosticKind::missing_colon, end,
                      "hier hoort een dubbele punt, met de dingen erachter",
                      "schrijf «stel  de school voegt toe aan ‹verzameling›: ‹ding›, ‹ding›»");
    return true;
  }
  const Phrase head = cut_at(sentence, nothing > 0 ? sentence.text.size() : colon);
  const Node name = named(head, length, head.text.size());
  if (name.kind != NodeKind::name) return true;
  rule.name = name.name;
  if (nothing == 0) {
    const std::string_view rest = trimmed(std::string_view(sentence.text).substr(colon + 1));
    if (rest.empty() && below.exists()) {
      rule.nodes = sentences_.element_items(below, sentence.whole());
    } else {
      const std::optional<Tree> tree = sentences_.parse(
          Goal::fill_values, sentence, blanks_at(sentence.text, colon + 1), nullptr);
      if (!tree) return true;
      Node values = sentences_.value_in(*tree, tree->top(), nullptr);
      if (values.kind == NodeKind::together) {
        rule.nodes = std::move(values.children);
      } else {
        rule.nodes.push_back(std::move(values));
      }
    }
  }
  sentences_.expect_list_used(below);
  question.kind = QuestionKind::additions;
  return true;
}

// "het CE-cijfer van Nederlands is 5,2": true when the sentence is about a fact, readable or not.
bool Questions::suppose_fact(const Phrase& sentence, Question& question) {
  if (trimmed(sentence.text).ends_with(':'))
    return false;  // a list follows: no value of a fact is one
  const auto is_fact = [&](NameId id) { return facts_.contains(id); };
  // "de school is een bijzondere school[ is nee]": a fact that is a whole sentence.
  for (const auto& [tail, kind] : {std::pair{"", NodeKind::yes}, std::pair{" is ja", NodeKind::yes},
                                   std::pair{" is nee", NodeKind::no}}) {
    std::string_view words = trimmed(sentence.text);
    if (!words.ends_with(tail)) continue;
    words.remove_suffix(std::string_view(tail).size());
    const std::optional<NameId> whole = sentences_.names().find(words);
    if (!whole || !is_fact(*whole) || sentences_.names()[*whole].kind != NameKind::condition)
      continue;
    question.subject = make_node(NodeKind::name, sentence.whole());
    question.subject.name = *whole;
    question.value = make_node(kind, sentence.whole());
    question.kind = QuestionKind::fact;
    return true;
  }
  const std::optional<Tree> tree = sentences_.attempt(Goal::condition, sentence, 0);
  if (!tree) {
    const std::vector<NameTable::Match> matches = sentences_.names().matches(sentence.text);
    if (matches.empty() || !is_fact(matches.front().id)) return false;
    if (find_word(sentence.text, "als") != std::string_view::npos) return false;
    (void)sentences_.condition(sentence, 0, nullptr);
    return true;
  }
  const Node probe = sentences_.condition_of(*tree, tree->top().front(), nullptr);
  if (probe.kind != NodeKind::compare || probe.children.size() < 2) return false;
  const Node& about = probe.children[0];
  if (about.kind != NodeKind::name) return false;
  const NameTable& names = sentences_.names();
  const bool owned_by_item = !about.children.empty() && about.children[0].kind == NodeKind::name &&
                             names[about.children[0].name].kind == NameKind::item;
  if (!is_fact(about.name)) {
    if (!owned_by_item) return false;
    const Name& name = names[about.name];
    std::string help;
    for (const NameId fact : facts_) {
      if (!names[fact].singular.starts_with(name.singular + " ") || names[fact].sort != name.sort)
        continue;
      help += (help.empty() ? "bedoeld is waarschijnlijk «" : " of «") + shown(names[fact]) +
              " van " + names[about.children[0].name].singular + "»";
    }
    if (help.empty()) {
      help = "stel een gegeven, of stel de bepaling: «stel  " + shown(name) + " van een " +
             names[name.sort == kNoName ? about.children[0].name : name.sort].singular + " is …»";
    }
    sentences_.report(DiagnosticKind::wrong_kind_of_name, about.span,
                      "dit staat niet in het bestand; het wordt bepaald door een bepaling",
                      std::move(help));
    return true;
  }
  const Node read = sentences_.condition(sentence, 0, nullptr);
  if (read.kind == NodeKind::error || read.children.size() < 2) return true;
  const Node& relation = read.children[1];
  const Name& name = names[about.name];
  const bool needs_owner = name.sort != kNoName && name.sort != names.root_sort();
  if (needs_owner && !owned_by_item) {
    sentences_.report(
        DiagnosticKind::missing_owner, about.span,
        "hier staat niet van welk " + names[name.sort].singular,
        "schrijf «stel  " + shown(name) + " van ‹" + names[name.sort].singular + "› is …»");
    return true;
  }
  question.subject = read.children[0];
  if (relation.kind == NodeKind::not_known) {
    question.value = make_node(NodeKind::unknown, relation.span);
  } else if (relation.kind == NodeKind::equal && relation.children.size() == 1) {
    question.value = relation.children[0];
  } else {
    sentences_.report(DiagnosticKind::not_a_value, relation.span, "een stel noemt één waarde",
                      "schrijf «is ‹waarde›», zoals «is 5,2», of «is nog niet bekend»");
    return true;
  }
  question.kind = QuestionKind::fact;
  return true;
}

void Questions::suppose_rule(const RawStatement& raw, const Phrase& sentence, Question& question) {
  RawStatement inner = raw;
  inner.head = sentence;
  // The lines that went on with the sentence are in it already; those that say for whom are ours.
  std::erase_if(inner.lines, [&](const Phrase& each) {
    const bool in_head = std::any_of(
        sentence.pieces.begin(), sentence.pieces.end(), [&](const Phrase::Piece& piece) {
          return !each.pieces.empty() && piece.source == each.pieces.front().source;
        });
    return in_head || is_whom_line(each.text);
  });
  std::erase_if(inner.lines_after, [](const Phrase& each) { return is_whom_line(each.text); });
  Draft draft;
  draft.document = document_;
  draft.outline = outline(inner, BlockKind::rules, {});
  switch (draft.outline.opening) {
    case Opening::define:
    case Opening::patterns:
    case Opening::table:
    case Opening::search:
    case Opening::list:
      break;
    case Opening::fill:
      sentences_.report(DiagnosticKind::unreadable_sentence, sentence.whole(),
                        "zo wordt een keuze niet gesteld",
                        "schrijf «stel  ‹naam› is ‹keuze›» of «stel  de school voegt toe aan "
                        "‹verzameling›: ‹ding›»");
      return;
    default:
      sentences_.report(
          DiagnosticKind::unreadable_sentence, sentence.whole(), "deze zin kan niet worden gesteld",
          "stel een gegeven, een keuze van de school of een bepaling: «stel  ‹naam› is ‹waarde›»");
      return;
  }
  if (std::optional<Diagnostic> message = collector_.find_defined(draft)) {
    sentences_.report(*std::move(message));
    return;
  }
  if (draft.outline.opening == Opening::define && draft.form == Form::none) {
    sentences_.report(
        DiagnosticKind::unreadable_sentence, sentence.whole(),
        "dit is geen zin die gesteld kan worden",
        "schrijf «stel  ‹naam› is ‹waarde›», zoals «stel  het CE-cijfer van Nederlands is 5,2»");
    return;
  }
  if (draft.broken) return;
  question.rule = statements_.apart(draft);
  question.rule.span = sentence.whole();
  if (question.rule.kind != StatementKind::error) question.kind = QuestionKind::rule;
}

}  // namespace slagboom::grammar
