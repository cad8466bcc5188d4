// Documents, sorts, facts, begrippen, groups and lists.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

struct ValueWords {
  std::string_view words;
  ValueKind kind;
};

constexpr std::array kValueKinds{
    ValueWords{"geheel cijfer", ValueKind::whole_grade},
    ValueWords{"cijfer", ValueKind::grade},
    ValueWords{"aantal", ValueKind::count},
    ValueWords{"getal", ValueKind::number},
    ValueWords{"ja of nee", ValueKind::truth},
    ValueWords{"datum", ValueKind::date},
    ValueWords{"examenjaar", ValueKind::exam_year},
    ValueWords{"cohort", ValueKind::cohort},
    ValueWords{"tekst", ValueKind::text},
    ValueWords{"één van", ValueKind::option},
};

constexpr std::array<std::string_view, 7> kRanks{
    "amvb", "begrippen", "besluit", "examenreglement", "ministeriële regeling", "pta", "wet"};

Node name_node(NameId id, Span span) {
  Node node;
  node.kind = id == kNoName ? NodeKind::error : NodeKind::name;
  node.name = id;
  node.span = span;
  return node;
}

}  // namespace

void Statements::document(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::document;
  statement.text = trimmed(outline.text());
  if (statement.text.empty()) {
    sentences_.report(DiagnosticKind::missing_title, statement.span, "hierachter hoort de titel van het document",
                      "schrijf bijvoorbeeld «document  Examenreglement»");
  }
  for (const PropertyLine& line : outline.properties) {
    const std::string text(trimmed(line.text()));
    const auto keep = [&](std::string_view key) {
      statement.properties.push_back({std::string(key), text, line.span()});
    };
    switch (line.key) {
      case Key::short_name:
        keep("kort");
        syntax_.short_name = text;
        if (text.find(' ') != std::string::npos) {
          sentences_.report(DiagnosticKind::bad_name, line.span(), "een korte naam is één woord",
                            "kies een afkorting, zoals «UB»");
        }
        break;
      case Key::rank: {
        keep("rang");
        syntax_.rank = folded(text);
        if (std::find(kRanks.begin(), kRanks.end(), syntax_.rank) == kRanks.end()) {
          sentences_.report(DiagnosticKind::unknown_property, line.span(), "deze rang bestaat niet",
                            "kies uit: wet, amvb, ministeriële regeling, examenreglement, pta, "
                            "besluit, begrippen");
        }
        break;
      }
      case Key::source:
        keep("bron");
        syntax_.source = text;
        break;
      case Key::version:
        keep("versie");
        syntax_.version = text;
        break;
      case Key::school_years:
        keep("schooljaar");
        document_years(line);
        break;
      case Key::based_on:
        keep("gelet op");
        for (const Word& word : list_words(text, 0))
          syntax_.based_on.push_back(text.substr(word.begin, word.end - word.begin));
        break;
      default:
        break;
    }
  }
  // What the document says about itself holds for all its blocks, also those before it.
  syntax_.scope = statement.scope;
  syntax_.document.parts.front().label = syntax_.short_name;
}

void Statements::sort(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::sort;
  for (const PropertyLine& line : draft.outline.properties) {
    const std::string text(trimmed(line.text()));
    if (line.key == Key::bare_columns)
      statement.properties.push_back({"losse kolommen", text, line.span()});
    if (line.key == Key::other_codes)
      statement.properties.push_back({"andere codes", text, line.span()});
    if (line.key != Key::in_files) continue;
    const std::size_t comma = text.find(',');
    statement.key = trimmed(std::string_view(text).substr(0, comma));
    if (comma == std::string::npos) continue;
    const std::string_view rest = trimmed(std::string_view(text).substr(comma + 1));
    const std::size_t length = match_words(rest, "herkend aan");
    if (length == 0) {
      sentences_.report(DiagnosticKind::unknown_property, line.span(),
                        "achter de komma hoort «herkend aan ‹sleutel›»");
    } else {
      statement.properties.push_back(
          {"herkend aan", std::string(rest.substr(length)), line.span()});
    }
  }
}

void Statements::value_kind(const Draft& draft, Statement& statement) {
  const PropertyLine* line = draft.outline.property(Key::value_kind);
  if (line == nullptr) return;
  const std::string_view text = trimmed(line->text());
  for (const ValueWords& words : kValueKinds) {
    const std::size_t length = match_words(text, words.words);
    if (length == 0) continue;
    const std::string_view rest = text.substr(length);
    if (words.kind != ValueKind::option && !trimmed(rest).empty()) break;
    statement.value_kind = words.kind;
    if (words.kind != ValueKind::option) return;
    if (!rest.starts_with(':')) {
      const Span end = line->phrase.span(line->value + length, line->value + length);
      sentences_.report(DiagnosticKind::missing_colon, end, "hier hoort een dubbele punt",
                        "schrijf «één van: …»", {{end, ":"}});
      return;
    }
    const std::size_t begin = line->phrase.text.find(':', line->value) + 1;
    std::size_t option = 0;
    for (const Word& word : list_words(line->phrase.text, begin)) {
      const Span span = line->phrase.span(word.begin, word.end);
      if (folded(std::string_view(line->phrase.text).substr(word.begin, word.end - word.begin)) ==
          "oplopend") {
        statement.properties.push_back({"oplopend", "", span});
      } else if (option < draft.options.size()) {
        statement.nodes.push_back(name_node(draft.options[option++], span));
      }
    }
    return;
  }
  sentences_.report(DiagnosticKind::unknown_property, line->span(),
                    "deze soort waarde bestaat niet",
                    "kies uit: cijfer, geheel cijfer, aantal, getal, ja of nee, datum, examenjaar, "
                    "cohort, tekst, één van: …");
}

void Statements::absence(const PropertyLine& line, Statement& statement) {
  const Sentences::About about(sentences_, statement.name);
  const std::optional<Tree> tree = sentences_.parse(Goal::option, line.phrase, line.value, nullptr);
  if (!tree) return;
  const Event& event = (*tree)[tree->top().front()];
  if (event.tag == Tag::rel_not_known) return;
  if (event.tag == Tag::rel_not_applicable) {
    statement.absence = Absence::not_applicable;
    return;
  }
  // A group may share its words with an option of this fact ("vwo"): the option is meant.
  statement.absence = Absence::option;
  statement.absent_option = event.name;
  const std::vector<NameId> same = sentences_.names().find_all(tree->text(tree->top().front()));
  for (const Node& option : statement.nodes) {
    if (std::find(same.begin(), same.end(), option.name) != same.end())
      statement.absent_option = option.name;
  }
  const bool own = std::any_of(statement.nodes.begin(), statement.nodes.end(),
                               [&](const Node& n) { return n.name == statement.absent_option; });
  if (!own)
    sentences_.report(DiagnosticKind::not_an_option, line.span(),
                      "dit is geen keuze van dit gegeven");
}

void Statements::fact(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  const bool given = outline.opening == Opening::fact;
  statement.kind = given ? StatementKind::fact : StatementKind::term;
  value_kind(draft, statement);
  for (const PropertyLine& line : outline.properties) {
    switch (line.key) {
      case Key::in_files:
        statement.key = trimmed(line.text());
        break;
      case Key::decides:
        statement.decides_rules = true;
        break;
      case Key::other_values:
        statement.others_absent = true;
        break;
      case Key::improvable:
        statement.improvable = true;
        break;
      case Key::absent:
        absence(line, statement);
        break;
      case Key::only_if: {
        ListBelow below{line.items};
        if (trimmed(line.text()).empty() && below.exists()) {
          for (Node& item : sentences_.condition_items(below, line.span()))
            statement.conditions.push_back(std::move(item));
        } else {
          statement.conditions.push_back(sentences_.condition(line.phrase, line.value, &below));
        }
        sentences_.expect_list_used(below);
        break;
      }
      default:
        break;
    }
  }
  if (given && statement.key.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een regel «in bestanden ‹sleutel›»",
                      "zeg hoe dit gegeven in een bestand heet");
  }
  if (given && statement.value_kind == ValueKind::unsaid &&
      outline.property(Key::value_kind) == nullptr) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een regel «waarde ‹soort waarde›»",
                      "bijvoorbeeld «waarde cijfer» of «waarde één van: …»");
  }
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
}

void Statements::group(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::group;
  const Phrase& phrase = draft.outline.sentence;
  for (const Draft::Member& member : draft.members) {
    const Span span = phrase.span(member.words.begin, member.words.end);
    if (member.option == kNoName) {
      sentences_.report(DiagnosticKind::not_an_option, span, "deze keuze bestaat niet",
                        "een keuze komt uit een regel «waarde één van: …»");
    }
    statement.nodes.push_back(name_node(member.option, span));
  }
}

void Statements::list(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::list;
  ListBelow below{draft.outline.items};
  const Phrase& phrase = draft.outline.sentence;
  if (!below.exists()) {
    sentences_.report(DiagnosticKind::missing_list, statement.span,
                      "hieronder hoort een lijst met streepjes");
    return;
  }
  below.used = true;
  if (!trimmed(phrase.text).ends_with(':')) {
    const Span end = phrase.span(phrase.text.size(), phrase.text.size());
    sentences_.report(DiagnosticKind::missing_colon, end, "hier hoort een dubbele punt",
                      "zet een dubbele punt voor de lijst", {{end, ":"}});
  }
  for (const Item& item : below.list()) {
    scoped_line(Goal::element, item.text, 0, statement);
    ListBelow inner{&item.items};
    sentences_.expect_list_used(inner);
  }
}

}  // namespace slagboom::grammar
