// Room for the school: what the law opens, what the school fills in, and what applies elsewhere.
#include <algorithm>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/mistakes.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

// The declared name that is exactly the text between two places; a message when there is none.
NameId Statements::known_name(const Draft& draft, std::size_t begin, std::size_t end) {
  const Phrase& phrase = draft.outline.sentence;
  const std::string_view text = std::string_view(phrase.text).substr(0, end);
  std::string_view words = trimmed(text.substr(begin));
  while (!words.empty() && (words.back() == ':' || words.back() == '.')) words.remove_suffix(1);
  if (const auto id = sentences_.names().find(words)) return *id;
  Failure failure;
  failure.at = static_cast<std::size_t>(words.data() - text.data());
  failure.expects_name = true;
  Phrase cut = phrase;
  cut.text.resize(failure.at + words.size());
  sentences_.report(unknown_name({Goal::value, cut, begin, failure, sentences_.names(), false}));
  return kNoName;
}

void Statements::open_add(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::open_add;
  statement.name = known_name(draft, outline.body, outline.sentence.text.size());
  const std::string_view text = trimmed(outline.text());
  ListBelow below{outline.items};
  const Span end =
      outline.sentence.span(outline.sentence.text.size(), outline.sentence.text.size());
  if (!below.exists()) {
    sentences_.report(DiagnosticKind::missing_list, statement.span,
                      "hieronder hoort een lijst met wat de school mag toevoegen");
    return;
  }
  below.used = true;
  if (!text.ends_with(':')) {
    sentences_.report(DiagnosticKind::missing_colon, end, "hier hoort een dubbele punt",
                      "zet een dubbele punt voor de lijst", {{end, ":"}});
  }
  for (const Item& item : below.list()) {
    ListBelow inner{&item.items};
    Node node;
    node.kind = NodeKind::item;
    node.span = item.text.whole();
    node.text = item.label;
    node.part = sentences_.item_part(statement.part, item);
    const std::optional<Tree> tree = sentences_.parse(Goal::open_item, item.text, 0, &inner);
    if (!tree) {
      node.kind = NodeKind::error;
      add_scoped(std::move(node), {}, statement);
      continue;
    }
    node.children.push_back(sentences_.value_in(*tree, tree->top(), &inner));
    if (const auto only_if = tree->find(Tag::only_if)) {
      node.children.push_back(
          sentences_.condition_of(*tree, tree->children(*only_if).front(), &inner));
    }
    const std::optional<std::size_t> scope = tree->find(Tag::scope);
    sentences_.expect_list_used(inner);
    add_scoped(std::move(node), scope ? sentences_.scope_of(*tree, *scope) : Scope{}, statement);
  }
}

void Statements::open_keep(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::open_keep;
  statement.name = known_name(draft, draft.outline.body, draft.outline.sentence.text.size());
  ListBelow below{draft.outline.items};
  sentences_.expect_list_used(below);
}

void Statements::open_choose(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::open_choose;
  for (const PropertyLine& line : draft.outline.properties) {
    switch (line.key) {
      case Key::from: {
        ListBelow below{line.items};
        if (!trimmed(line.text()).empty()) {
          scoped_line(Goal::choose_line, line.phrase, line.value, statement);
        } else if (!below.exists()) {
          sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                            "hieronder hoort een lijst met streepjes");
        } else {
          below.used = true;
          for (const Item& item : below.list())
            scoped_line(Goal::choose_line, item.text, 0, statement);
        }
        sentences_.expect_list_used(below);
        break;
      }
      case Key::bounds:
        scoped_line(Goal::choose_line, line.phrase, 0, statement);
        break;
      case Key::must_choose:
        statement.must_choose = true;
        break;
      case Key::otherwise:
        statement.default_value.push_back(sentences_.value(line.phrase, line.value, nullptr));
        break;
      default:
        break;
    }
  }
  if (statement.nodes.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort waaruit de school kiest",
                      "schrijf «uit:» met streepjes, of «van ‹n› tot en met ‹m›»");
  }
  if (statement.must_choose == !statement.default_value.empty()) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      statement.must_choose ? "«moet kiezen» en «anders geldt» gaan niet samen"
                                            : "hier staat niet wat geldt als de school niet kiest",
                      "schrijf «moet kiezen» of «anders geldt ‹waarde›»");
  }
  ListBelow below{draft.outline.items};
  sentences_.expect_list_used(below);
}

void Statements::fill(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::fill;
  const std::optional<Tree> head = sentences_.parse(Goal::fill, outline.sentence, 0, nullptr);
  if (!head) {
    statement.kind = StatementKind::error;
  } else {
    const std::vector<std::size_t> parts = head->top();
    statement.address = sentences_.address_of(*head, parts[0]);
    statement.name = (*head)[parts[1]].name;
    statement.text = head->text(parts[1]);
  }
  for (const PropertyLine& line : outline.properties) {
    if (line.key == Key::nothing) statement.adds_nothing = true;
    if (line.key == Key::choose) {
      const Sentences::About about(sentences_, statement.name);
      scoped_line(Goal::fill_values, line.phrase, line.value, statement);
    }
    if (line.key != Key::add) continue;
    ListBelow below{line.items};
    if (!trimmed(line.text()).empty()) {
      const std::optional<Tree> tree =
          sentences_.parse(Goal::fill_values, line.phrase, line.value, nullptr);
      if (!tree) continue;
      const std::optional<std::size_t> scope = tree->find(Tag::scope);
      Node values = sentences_.value_in(*tree, tree->top(), nullptr);
      const Scope own = scope ? sentences_.scope_of(*tree, *scope) : Scope{};
      if (values.kind != NodeKind::together) {
        add_scoped(std::move(values), own, statement);
      } else {
        for (Node& value : values.children) add_scoped(std::move(value), own, statement);
      }
    } else if (below.exists()) {
      below.used = true;
      for (const Item& item : below.list()) scoped_line(Goal::fill_values, item.text, 0, statement);
    } else {
      sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                        "hierachter hoort wat de school toevoegt",
                        "schrijf «wij voegen niets toe» als dat de keuze is");
    }
    sentences_.expect_list_used(below);
  }
  const bool said = outline.property(Key::add) != nullptr ||
                    outline.property(Key::nothing) != nullptr ||
                    outline.property(Key::choose) != nullptr;
  if (!said) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hieronder hoort de keuze van de school",
                      "schrijf «wij voegen toe: …», «wij voegen niets toe» of «wij kiezen …»");
  }
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
}

void Statements::analogous(const Draft& draft, Statement& statement) {
  const Outline& outline = draft.outline;
  statement.kind = StatementKind::analogous;
  const std::optional<Tree> head = sentences_.parse(Goal::analogous, outline.sentence, 0, nullptr);
  if (!head) {
    statement.kind = StatementKind::error;
  } else {
    statement.address = sentences_.address_of(*head, head->top().front());
    if (const auto scope = head->find(Tag::scope))
      statement.scope = narrowed(statement.scope, sentences_.scope_of(*head, *scope));
  }
  for (const PropertyLine& line : outline.properties) {
    if (line.key != Key::provided) continue;
    ListBelow below{line.items};
    if (!below.exists()) {
      sentences_.report(DiagnosticKind::missing_list, line.phrase.whole(),
                        "hieronder hoort een lijst met streepjes");
      continue;
    }
    below.used = true;
    for (const Item& item : below.list()) {
      const std::optional<Tree> tree = sentences_.parse(Goal::substitution, item.text, 0, nullptr);
      if (!tree) continue;
      Node node;
      node.kind = NodeKind::item;
      node.span = item.text.whole();
      node.text = item.label;
      for (const std::size_t part : tree->top()) {
        node.children.push_back(sentences_.value_of(*tree, part, nullptr));
      }
      statement.nodes.push_back(std::move(node));
    }
  }
  ListBelow below{outline.items};
  sentences_.expect_list_used(below);
}

void Statements::accept(const Draft& draft, Statement& statement) {
  accept(draft.outline.sentence, draft.outline.body, statement);
}

void Statements::accept(const Phrase& phrase, std::size_t body, Statement& statement) {
  statement.kind = StatementKind::accept;
  const std::string_view text = phrase.text;
  const std::size_t because = find_word(text, "omdat", body);
  if (because == std::string_view::npos) {
    sentences_.report(DiagnosticKind::missing_property, statement.span,
                      "hier hoort «omdat» met een reden",
                      "schrijf bijvoorbeeld «aanvaard ROND-002 omdat …»");
    return;
  }
  std::size_t end = because;
  if (const std::size_t over = find_word(text, "over", body); over < because) {
    const std::size_t begin = std::min(over + std::string_view("over ").size(), because);
    statement.topic = trimmed(text.substr(begin, because - begin));
    statement.topic_span = phrase.span(begin, because);
    end = over;
    if (statement.topic.empty()) {
      sentences_.report(DiagnosticKind::bad_name, phrase.span(over, because),
                        "hierachter ontbreekt het onderwerp",
                        "schrijf bijvoorbeeld «aanvaard INH-005 over ‹onderwerp› omdat …»");
    }
  }
  statement.label = trimmed(text.substr(body, end - body));
  statement.text = trimmed(text.substr(because + std::string_view("omdat").size()));
  if (statement.text.empty()) {
    sentences_.report(DiagnosticKind::missing_property, phrase.span(because, text.size()),
                      "hierachter hoort een reden");
  }
  const auto& kinds = all_diagnostic_kinds();
  const auto known = std::find_if(kinds.begin(), kinds.end(), [&](DiagnosticKind kind) {
    return info(kind).code == statement.label;
  });
  if (known == kinds.end()) {
    sentences_.report(DiagnosticKind::unknown_property, phrase.span(body, end),
                      "deze code van een melding bestaat niet",
                      "neem de code over van de melding, zoals ROND-002");
  }
}

}  // namespace slagboom::grammar
