// Definitions, searches, departures, and what every sentence may carry.
#include "grammar/statements.hpp"

#include <algorithm>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/mistakes.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

Scope narrowed(const Scope& outer, const Scope& inner) {
  if (inner.empty()) return outer;
  Scope result = inner;
  for (const ScopeItem& item : outer.items) {
    const bool replaced = std::any_of(inner.items.begin(), inner.items.end(),
                                      [&](const ScopeItem& i) { return i.kind == item.kind; });
    if (!replaced) result.items.push_back(item);
  }
  return result;
}

void Statements::begin_block() {
  fence_ = {};
  at_start_ = true;
  departures_.clear();
}

void Statements::end_block() {
  for (const Departure& departure : departures_) {
    sentences_.report(DiagnosticKind::missing_property, departure.span,
                      "hierna hoort de bepaling die afwijkt",
                      "zet de bepaling in hetzelfde blok, direct onder deze regel");
  }
  departures_.clear();
}

Scope Statements::read_scope(const Phrase& phrase, std::size_t begin) {
  const std::optional<Tree> tree = sentences_.parse(Goal::scope, phrase, begin, nullptr);
  return tree ? sentences_.scope_of(*tree, tree->top().front()) : Scope{};
}

void Statements::strays(const Draft& draft) {
  for (const StrayLine& stray : draft.outline.strays) {
    const Word word = next_word(stray.phrase.text, 0);
    std::vector<Fix> fixes;
    std::string help = "laat deze regel weg, of begin aan de kantlijn een nieuwe zin";
    if (match_words(stray.phrase.text, "voor") > 0) {
      help = "een bereik begint met «geldt voor»";
      fixes.push_back({stray.phrase.span(word.begin, word.end), "geldt voor"});
    } else if (!stray.suggestion.empty()) {
      help = "bedoeld is waarschijnlijk «" + stray.suggestion + "»";
      std::size_t end = word.end;
      for (auto blanks = std::count(stray.suggestion.begin(), stray.suggestion.end(), ' ');
           blanks > 0; --blanks) {
        end = next_word(stray.phrase.text, end).end;
      }
      fixes.push_back({stray.phrase.span(word.begin, end), stray.suggestion});
    }
    sentences_.report(DiagnosticKind::unknown_property, stray.phrase.whole(),
                      "deze regel hoort niet onder deze zin", std::move(help), std::move(fixes));
  }
}

void Statements::common_properties(const Draft& draft, Statement& statement) {
  Scope own;
  for (const PropertyLine& line : draft.outline.properties) {
    switch (line.key) {
      case Key::scope:
        for (Scope scope = read_scope(line.phrase, line.value); ScopeItem & item : scope.items)
          own.items.push_back(item);
        own.span = line.span();
        break;
      case Key::note:
        statement.notes.emplace_back(trimmed(line.text()));
        break;
      case Key::doubt:
        statement.doubts.emplace_back(trimmed(line.text()));
        statement.doubt_matters.emplace_back();
        break;
      case Key::matters:
        if (statement.doubts.empty() || statement.doubt_matters.back().kind != NodeKind::error) {
          sentences_.report(DiagnosticKind::unknown_property, line.phrase.whole(),
                            "hierboven hoort een regel «onzeker ‹tekst›»",
                            "zet deze regel onder de «onzeker» waar hij bij hoort");
        } else {
          statement.doubt_matters.back() = sentences_.condition(line.phrase, line.value, nullptr);
        }
        break;
      default:
        break;
    }
  }
  statement.scope = narrowed(fence_, own);
}

void Statements::add(const Draft& draft) {
  const RawStatement& raw = *draft.outline.raw;
  sentences_.enter(raw.part, nullptr);
  const Opening opening = draft.outline.opening;
  if (opening == Opening::scope) {
    fence_scope(draft);
    return;
  }
  at_start_ = false;
  if (opening == Opening::departure || opening == Opening::without_prejudice) {
    departure(draft);
    return;
  }
  if (opening == Opening::suppose || opening == Opening::whom || opening == Opening::ask) {
    sentences_.report(DiagnosticKind::stray_text, raw.head.whole(),
                      opening == Opening::suppose ? "«stel» hoort in een blok «vraag»"
                                                  : "een vraag hoort in een blok «vraag»",
                      "zet deze zin in een eigen blok dat begint met ```vraag");
    return;
  }
  Statement statement = made(draft);
  syntax_.statements.push_back(std::move(statement));
  accepted_below(draft, raw.part);
}

Statement Statements::apart(const Draft& draft) {
  Scope fence = std::move(fence_);
  fence_ = {};
  Statement statement = made(draft);
  fence_ = std::move(fence);
  return statement;
}

Statement Statements::made(const Draft& draft) {
  const RawStatement& raw = *draft.outline.raw;
  const Opening opening = draft.outline.opening;
  Statement statement;
  statement.span = raw.head.whole();
  statement.part = raw.part;
  statement.name = draft.name;
  sentences_.enter(raw.part, &statement);
  strays(draft);
  common_properties(draft, statement);
  if (opening != Opening::note && opening != Opening::uncertain && opening != Opening::accept) {
    statement.departures = std::move(departures_);
    departures_.clear();
  }
  if (!draft.broken) build(draft, statement);
  const bool explained = statement.kind == StatementKind::error && opening == Opening::define;
  if (raw.table.empty() == false && !explained && opening != Opening::item_register &&
      opening != Opening::patterns && opening != Opening::table && opening != Opening::report &&
      opening != Opening::example_table && opening != Opening::occasion &&
      opening != Opening::school_calendar && opening != Opening::time_limit_examples &&
      opening != Opening::requirement_examples &&
      opening != Opening::pta && opening != Opening::pta_amendment &&
      opening != Opening::exam_programme && opening != Opening::pta_columns &&
      opening != Opening::pta_words && opening != Opening::pta_transfer) {
    sentences_.report(DiagnosticKind::stray_text, raw.table.span,
                      "deze tabel hoort niet bij de zin erboven",
                      "begin aan de kantlijn met «tabel» of «beelden»");
  }
  sentences_.enter(raw.part, nullptr);
  return statement;
}

// "aanvaard …" as a line below a sentence says the same as a sentence of its own.
void Statements::accepted_below(const Draft& draft, PartId part) {
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key != Key::accept) continue;
    Statement statement;
    statement.span = line.span();
    statement.part = part;
    sentences_.enter(part, &statement);
    accept(line.phrase, line.value, statement);
    sentences_.enter(part, nullptr);
    syntax_.statements.push_back(std::move(statement));
  }
}

void Statements::build(const Draft& draft, Statement& statement) {
  const auto text = [&] { return std::string(trimmed(draft.outline.text())); };
  switch (draft.outline.opening) {
    case Opening::define:
      define(draft, statement);
      break;
    case Opening::document:
      document(draft, statement);
      break;
    case Opening::sort:
      sort(draft, statement);
      break;
    case Opening::fact:
    case Opening::term:
      fact(draft, statement);
      break;
    case Opening::group:
      group(draft, statement);
      break;
    case Opening::list:
      list(draft, statement);
      break;
    case Opening::item_register:
      register_table(draft, statement);
      break;
    case Opening::patterns:
    case Opening::table:
      decision_table(draft, statement);
      break;
    case Opening::search:
      search(draft, statement);
      break;
    case Opening::open_add:
      open_add(draft, statement);
      break;
    case Opening::open_keep:
      open_keep(draft, statement);
      break;
    case Opening::open_choose:
      open_choose(draft, statement);
      break;
    case Opening::open_state:
      statement.kind = StatementKind::open_state;
      break;
    case Opening::fill:
      fill(draft, statement);
      break;
    case Opening::analogous:
      analogous(draft, statement);
      break;
    case Opening::report:
      report_table(draft, statement);
      break;
    case Opening::note:
      statement.kind = StatementKind::note;
      statement.text = text();
      break;
    case Opening::uncertain:
      statement.kind = StatementKind::uncertain;
      statement.text = text();
      break;
    case Opening::accept:
      accept(draft, statement);
      break;
    case Opening::example_table:
      example_table(draft, statement);
      break;
    case Opening::example_case:
      example_case(draft, statement);
      break;
    case Opening::possibility:
      possibility(draft, statement);
      break;
    case Opening::school_year_start:
    case Opening::holiday:
    case Opening::day_kind:
    case Opening::extension:
    case Opening::occasion:
    case Opening::time_limit:
    case Opening::school_calendar:
    case Opening::time_limit_examples:
      calendar(draft, statement);
      break;
    case Opening::choice_list:
    case Opening::topic:
    case Opening::requirement:
    case Opening::arrangement:
    case Opening::requirement_examples:
    case Opening::decision_kind:
    case Opening::decision:
      topic(draft, statement);
      break;
    case Opening::pta:
    case Opening::pta_amendment:
    case Opening::exam_programme:
    case Opening::pta_columns:
    case Opening::pta_words:
    case Opening::pta_demand:
    case Opening::pta_amendment_demand:
    case Opening::pta_transfer:
      pta_statement(draft, statement);
      break;
    case Opening::scope:
    case Opening::departure:
    case Opening::without_prejudice:
    case Opening::suppose:
    case Opening::whom:
    case Opening::ask:
      break;  // no statement of their own
  }
}

void Statements::fence_scope(const Draft& draft) {
  if (!at_start_ || !departures_.empty()) {
    sentences_.report(DiagnosticKind::stray_text, draft.outline.sentence.whole(),
                      "dit hoort bovenaan het blok",
                      "laat de regel inspringen als hij alleen bij de zin erboven hoort");
    return;
  }
  Scope scope = read_scope(draft.outline.sentence, draft.outline.body);
  for (const ScopeItem& item : scope.items) fence_.items.push_back(item);
  fence_.span = scope.span;
}

void Statements::departure(const Draft& draft) {
  const Outline& outline = draft.outline;
  ListBelow below{outline.items};
  Departure departure;
  departure.span = outline.sentence.whole();
  const std::optional<Tree> tree = sentences_.parse(Goal::departure, outline.sentence, 0, &below);
  if (!tree) return;
  for (const std::size_t part : tree->top()) {
    switch ((*tree)[part].tag) {
      case Tag::without_prejudice:
        departure.only_without_prejudice = true;
        break;
      case Tag::address:
        departure.address = sentences_.address_of(*tree, part);
        break;
      case Tag::pending:
        for (Node& item : sentences_.condition_items(below, tree->span(part)))
          departure.conditions.push_back(std::move(item));
        break;
      default:
        departure.conditions.push_back(sentences_.condition_of(*tree, part, &below));
        break;
    }
  }
  if (tree->find(Tag::pending) && departure.conditions.empty()) {
    sentences_.report(DiagnosticKind::missing_list, departure.span,
                      "hieronder hoort een lijst met voorwaarden");
  }
  sentences_.expect_list_used(below);
  strays(draft);
  departures_.push_back(std::move(departure));
}

void Statements::add_scoped(Node node, Scope scope, Statement& statement) {
  if (!scope.empty() && statement.item_scopes.size() < statement.nodes.size())
    statement.item_scopes.resize(statement.nodes.size());
  statement.nodes.push_back(std::move(node));
  if (!scope.empty() || !statement.item_scopes.empty())
    statement.item_scopes.push_back(std::move(scope));
}

void Statements::scoped_line(Goal goal, const Phrase& phrase, std::size_t begin,
                             Statement& statement) {
  const std::optional<Tree> tree = sentences_.parse(goal, phrase, begin, nullptr);
  if (!tree) {
    Node broken;
    broken.span = phrase.span(begin, phrase.text.size());
    add_scoped(std::move(broken), {}, statement);
    return;
  }
  const std::optional<std::size_t> scope = tree->find(Tag::scope);
  const std::size_t first = tree->top().front();
  Node node = (*tree)[first].tag == Tag::rel_range
                  ? sentences_.relation_of(*tree, first)
                  : sentences_.value_in(*tree, tree->top(), nullptr);
  add_scoped(std::move(node), scope ? sentences_.scope_of(*tree, *scope) : Scope{}, statement);
}

void Statements::define(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  const Phrase& phrase = outline.sentence;
  statement.kind = StatementKind::define;
  ListBelow below{outline.items};
  if (draft.form == Form::none) {
    statement.kind = StatementKind::error;
    below.used = true;
    // "het getal = 5": the sign stands where the verb belongs.
    const std::size_t sign = phrase.text.find_first_of("=<>");
    if (sign != std::string::npos) {
      Failure failure;
      failure.at = sign;
      const Unread unread{Goal::value, phrase, 0, failure, sentences_.names(), false};
      const bool equals =
          phrase.text[sign] == '=' && sign + 1 < phrase.text.size() && phrase.text[sign + 1] == ' ';
      sentences_.report(equals ? mistake(unread, DiagnosticKind::symbol, sign, sign + 1,
                                         "de taal gebruikt woorden in plaats van tekens",
                                         "schrijf «is»", "is")
                               : explain(unread));
      return;
    }
    if (match_words(phrase.text, "bij") > 0 || match_words(phrase.text, "geval") > 0 ||
        match_words(phrase.text, "voorbeeld") > 0 || match_words(phrase.text, "voorbeelden") > 0) {
      sentences_.report(DiagnosticKind::unreadable_sentence, statement.span,
                        "een voorbeeld hoort in een eigen blok",
                        "begin het blok met ```voorbeelden in plaats van ```regel");
      return;
    }
    const std::string starter = resembling_starter(phrase.text);
    if (!starter.empty()) {
      sentences_.report(DiagnosticKind::unreadable_sentence, statement.span,
                        "zo begint geen zin van de taal",
                        "bedoeld is waarschijnlijk «" + starter + "»");
      return;
    }
    sentences_.report(DiagnosticKind::unreadable_sentence, statement.span,
                      "dit is geen zin die de taal kent",
                      "een bepaling heeft «is», «zijn» of «als»; andere zinnen beginnen met een "
                      "vast woord, zoals «gegeven»");
    return;
  }
  const std::string_view rest = trimmed(std::string_view(phrase.text).substr(draft.rest));
  if (draft.form == Form::condition) {
    statement.nodes.push_back(sentences_.condition(phrase, draft.rest, &below));
  } else if (rest.empty() && below.exists()) {
    below.used = true;
    const Span end = phrase.span(phrase.text.size(), phrase.text.size());
    sentences_.report(DiagnosticKind::missing_colon, end, "hier hoort een dubbele punt",
                      "zet een dubbele punt voor de lijst", {{end, ":"}});
  } else if (rest == ":" && !below.exists()) {
    sentences_.report(DiagnosticKind::missing_list,
                      phrase.span(phrase.text.size() - 1, phrase.text.size()),
                      "hieronder hoort een lijst met streepjes");
  } else if (rest == ":" && draft.form == Form::several) {
    Node node;
    node.kind = NodeKind::elements;
    node.span = phrase.whole();
    node.children = sentences_.element_items(below, node.span);
    statement.nodes.push_back(std::move(node));
  } else if (rest == ":") {
    below.used = true;
    for (const Item& item : below.list()) {
      scoped_line(Goal::value_line, item.text, 0, statement);
      ListBelow inner{&item.items};
      sentences_.expect_list_used(inner);
    }
  } else {
    statement.nodes.push_back(sentences_.value(phrase, draft.rest, &below));
  }
  sentences_.expect_list_used(below);
}

void Statements::search(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::search;
  Node from;
  from.span = statement.span;
  std::vector<Node> conditions;
  for (const PropertyLine& line : draft.outline.properties) {
    switch (line.key) {
      case Key::from:
        from = sentences_.value(line.phrase, line.value, nullptr);
        break;
      case Key::as_few:
        statement.prefer_few = true;
        break;
      case Key::at_most: {
        const std::optional<Tree> tree =
            sentences_.parse(Goal::value, line.phrase, line.value, nullptr);
        if (!tree) break;
        const Node number = sentences_.value_in(*tree, tree->top(), nullptr);
        if (number.kind == NodeKind::number && number.decimals == 0) {
          statement.at_most = number.value;
        } else {
          sentences_.report(DiagnosticKind::not_a_value, line.span(), "hier hoort een heel getal");
        }
        break;
      }
      case Key::such_that: {
        ListBelow below{line.items};
        if (!trimmed(line.text()).empty()) {
          conditions.push_back(sentences_.condition(line.phrase, line.value, &below));
        } else if (below.exists()) {
          for (Node& item : sentences_.condition_items(below, line.span()))
            conditions.push_back(std::move(item));
        } else {
          sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                            "hieronder hoort een lijst met streepjes");
        }
        sentences_.expect_list_used(below);
        break;
      }
      default:
        break;
    }
  }
  if (draft.outline.property(Key::from) == nullptr) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een regel «uit ‹verzameling›»", "zeg waaruit gekozen wordt");
  }
  if (draft.outline.property(Key::such_that) == nullptr) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een regel «waarvoor geldt:» met streepjes",
                      "zeg waaraan de keuze moet voldoen");
  }
  statement.nodes.push_back(std::move(from));
  for (Node& condition : conditions) statement.nodes.push_back(std::move(condition));
  ListBelow below{draft.outline.items};
  sentences_.expect_list_used(below);
}

std::vector<Node> Statements::conditions_of(const PropertyLine& line) {
  std::vector<Node> conditions;
  ListBelow below{line.items};
  if (!trimmed(line.text()).empty()) {
    conditions.push_back(sentences_.condition(line.phrase, line.value, &below));
  } else if (below.exists()) {
    conditions = sentences_.condition_items(below, line.span());
  } else {
    sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                      "hieronder hoort een lijst met streepjes");
  }
  sentences_.expect_list_used(below);
  return conditions;
}

void Statements::possibility(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::possibility;
  statement.text = trimmed(outline.text());
  std::vector<Node> improved;
  for (const PropertyLine& line : outline.properties) {
    switch (line.key) {
      case Key::gives:
        statement.nodes.push_back(sentences_.value(line.phrase, line.value, nullptr));
        break;
      case Key::improves:
        improved.push_back(sentences_.value(line.phrase, line.value, nullptr));
        break;
      case Key::only_if:
        for (Node& one : conditions_of(line)) statement.conditions.push_back(std::move(one));
        break;
      case Key::as_long_as:
        for (Node& one : conditions_of(line)) statement.keeps.push_back(std::move(one));
        break;
      default:
        break;
    }
  }
  if (statement.text.empty()) {
    sentences_.report(DiagnosticKind::bad_name, statement.span, "hier ontbreekt de naam",
                      "schrijf bijvoorbeeld «mogelijkheid  herkansing»");
  }
  if (statement.nodes.empty() && outline.property(Key::gives) == nullptr) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort een regel «geeft ‹gegeven›»",
                      "zeg welk gegeven de kandidaat er nog bij kan krijgen");
  }
  if (!statement.nodes.empty() && !improved.empty())
    statement.nodes.push_back(std::move(improved.front()));
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
}

}  // namespace slagboom::grammar
