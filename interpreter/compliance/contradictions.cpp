// Compares what sentences about one topic say, two by two.
#include "interpreter/compliance/contradictions.hpp"

#include <algorithm>

namespace slagboom::compliance {

namespace {

// Topics of one value. What stands in the text of a lid, or elsewhere, is not compared; own words
// may mean the same as other words.
bool says_otherwise(const Statement& a, const Statement& b) {
  const KnownTopic& topic = *a.topic;
  if (a.broken || b.broken || topic.what->several || a.what->values.size() != 1 ||
      b.what->values.size() != 1 || topic.what->kind == grammar::Topic::Kind::text)
    return false;
  return !same_value(topic, a.what->values.front(), b.what->values.front()).value_or(true);
}

bool rests_on(const resolve::Model& model, const Statement& a, const Statement& b) {
  return a.where.document != b.where.document &&
         resolve::view_from(model, a.where.document)[b.where.document];
}

}  // namespace

bool Contradictions::hold_together(const Statement& a, const Statement& b) {
  return together_.possible(
      {&model_.documents[a.where.document].syntax->scope, &a.where.statement->scope,
       &model_.documents[b.where.document].syntax->scope, &b.where.statement->scope});
}

void Contradictions::look(const Answers& answers, const Context& context) {
  for (const auto& [topic, answer] : answers) {
    // Each sentence beside the first one that it contradicts.
    for (std::size_t later = 1; later < answer.by.size(); ++later) {
      const Statement& other = *answer.by[later];
      const auto end = answer.by.begin() + static_cast<std::ptrdiff_t>(later);
      const auto first = std::find_if(answer.by.begin(), end, [&](const Statement* each) {
        return says_otherwise(*each, other) && hold_together(*each, other);
      });
      if (first != end) found_[{*first, &other}].push_back(context);
    }
  }
}

std::vector<Contradiction> Contradictions::found() const {
  std::vector<Contradiction> result;
  for (const auto& [pair, contexts] : found_) {
    const bool turned = rests_on(model_, *pair.first, *pair.second);
    result.push_back(
        {turned ? pair.second : pair.first, turned ? pair.first : pair.second, contexts, {}});
  }
  const auto place = [](const Contradiction& each) {
    return std::pair(std::pair(each.other->where.document, each.other->where.span.begin),
                     std::pair(each.first->where.document, each.first->where.span.begin));
  };
  std::sort(result.begin(), result.end(),
            [&](const Contradiction& a, const Contradiction& b) { return place(a) < place(b); });
  return result;
}

grammar::Diagnostic contradiction_message(const resolve::Model& model,
                                          const Contradiction& contradiction) {
  const Statement& first = *contradiction.first;
  const Statement& other = *contradiction.other;
  const std::string one = shown(first.what->values.front());
  const std::string two = shown(other.what->values.front());
  const auto place_of = [&](const Statement& each) {
    return resolve::place_label(model, {each.where.statement, each.where.document},
                                other.where.document);
  };
  const std::string first_place = place_of(first);
  grammar::Diagnostic message;
  message.kind = grammar::DiagnosticKind::content_contradicts;
  const bool same_place = first_place == place_of(other);
  message.labels.push_back(
      {other.what->values.front().span,
       "dit is iets anders dan " + (same_place ? "hierboven" : "in " + first_place), true});
  message.labels.push_back({first.what->values.front().span, "hier staat al een antwoord", false});
  message.address = grammar::part_address(model.documents[other.where.document].syntax->document,
                                          other.where.part);
  message.because =
      "beide zinnen gelden tegelijk, en bij «" + first.topic->what->name + "» hoort één antwoord";
  for (const Statement* each : {&first, &other})
    add_doubts(message.because, each->where.statement->doubts, "Over de tekst: ");
  message.example = first_place + ": " + one + "; " + place_of(other) + ": " + two;
  if (!contradiction.opleidingen.empty()) message.example += "; voor " + contradiction.opleidingen;
  message.help =
      "laat staan wat bedoeld is, of zeg met «geldt voor» of «schooljaar» wanneer elke zin geldt; "
      "gaan de zinnen over verschillende gevallen, schrijf dan «aanvaard INH-008 omdat …»";
  message.topic = first.topic->what->name;
  message.subject = message.topic + " " + message.example;
  return message;
}

}  // namespace slagboom::compliance
