// Collects topics, requirements and arrangements; names and values that do not exist are reported.
#include "interpreter/compliance/book.hpp"

#include <algorithm>
#include <utility>

#include "grammar/words.hpp"

namespace slagboom::compliance {

namespace {

using grammar::canonical;
using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::Span;
using grammar::Topic;
using grammar::TopicChoice;
using grammar::TopicValue;

struct List {
  const grammar::ChoiceList* what = nullptr;
  Span span;
};

bool names(const TopicChoice& choice, std::string_view wanted) {
  const auto same = [&](const std::string& name) { return canonical(name) == wanted; };
  return same(choice.name) || std::any_of(choice.others.begin(), choice.others.end(), same);
}

std::string kind_text(const Topic& topic) {
  switch (topic.kind) {
    case Topic::Kind::text:
      return "een tekst tussen « en »";
    case Topic::Kind::truth:
      return "«ja» of «nee»";
    case Topic::Kind::amount:
      return "een aantal" + (topic.unit.empty() ? "" : ", zoals «3 " + topic.unit + "»");
    case Topic::Kind::day:
      return "een datum, zoals «1 oktober 2025»";
    case Topic::Kind::choice:
      break;
  }
  return "een keuze";
}

class Collector {
 public:
  Collector(const resolve::Model& model, grammar::Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  Book run(const std::vector<bool>& view) {
    each(view, [&](const auto& what, const Where& where) { declare(what, where); });
    for (auto& [key, topic] : book_.topics) choices(topic);
    each(view, [&](const auto& what, const Where& where) { use(what, where); });
    accepted(view);
    return std::move(book_);
  }

 private:
  template <typename Visit>
  void each(const std::vector<bool>& view, const Visit& visit) {
    for (std::uint32_t document = 0; document < model_.documents.size(); ++document) {
      if (!view.empty() && !view[document]) continue;
      const grammar::Syntax& syntax = *model_.documents[document].syntax;
      for (const grammar::TopicStatement& said : syntax.topics) {
        const Where where{document, said.part, said.span, &syntax.statements[said.statement],
                          resolve::provision_label(model_, document, said.part)};
        std::visit([&](const auto& what) { visit(what, where); }, said.what);
      }
    }
  }

  // Answers to messages that name a topic.
  void accepted(const std::vector<bool>& view) {
    for (std::uint32_t document = 0; document < model_.documents.size(); ++document) {
      if (!view.empty() && !view[document]) continue;
      for (const grammar::Statement& statement : model_.documents[document].syntax->statements) {
        if (statement.kind != grammar::StatementKind::accept || statement.topic.empty()) continue;
        find(statement.topic, {document, statement.part, statement.span, &statement, {}},
             statement.topic_span);
      }
    }
  }

  void report(DiagnosticKind kind, const Where& where, Span span, std::string label,
              std::string help = {}, const Span* other = nullptr) {
    Diagnostic message;
    message.kind = kind;
    message.labels.push_back({span, std::move(label), true});
    if (other != nullptr)
      message.labels.push_back({*other, "hier gebeurt dat voor het eerst", false});
    message.address =
        grammar::part_address(model_.documents[where.document].syntax->document, where.part);
    message.help = std::move(help);
    diagnostics_.add(std::move(message));
    ++reported_;
  }

  // ---- names ----

  void declare(const grammar::ChoiceList& list, const Where& where) {
    const auto [place, fresh] = lists_.try_emplace(canonical(list.name), List{&list, where.span});
    if (!fresh)
      report(DiagnosticKind::duplicate_name, where, where.span, "deze keuzelijst is al ingevoerd",
             "laat een van de twee weg, of kies een andere naam", &place->second.span);
    check_choices(list.choices, where);
  }

  void declare(const Topic& topic, const Where& where) {
    const auto [place, fresh] =
        book_.topics.try_emplace(canonical(topic.name), KnownTopic{&topic, where, {}});
    if (!fresh)
      report(DiagnosticKind::duplicate_name, where, where.span, "dit onderwerp is al ingevoerd",
             "laat een van de twee weg, of kies een andere naam", &place->second.where.span);
    check_choices(topic.choices, where);
  }

  template <typename Other>
  void declare(const Other& /*what*/, const Where& /*where*/) {}

  // One word may not name two choices.
  void check_choices(const std::vector<TopicChoice>& choices, const Where& where) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!names(choices[j], canonical(choices[i].name))) continue;
        report(DiagnosticKind::duplicate_name, where, choices[i].span, "deze keuze staat er al",
               "laat een van de twee weg", &choices[j].span);
      }
    }
  }

  void choices(KnownTopic& topic) {
    const std::vector<TopicChoice>* from = &topic.what->choices;
    if (!topic.what->list.empty()) {
      const auto list = lists_.find(canonical(topic.what->list));
      if (list == lists_.end()) {
        std::vector<std::string> known;
        for (const auto& [key, each] : lists_) known.push_back(each.what->name);
        report(DiagnosticKind::unknown_name, topic.where, topic.what->list_span,
               "deze keuzelijst is niet ingevoerd", meant(topic.what->list, known));
        return;
      }
      from = &list->second.what->choices;
    }
    for (const TopicChoice& choice : *from) topic.choices.push_back(&choice);
  }

  static std::string meant(std::string_view written, const std::vector<std::string>& known) {
    const std::string near = grammar::nearest(written, known);
    return near.empty() ? std::string() : "bedoeld is waarschijnlijk «" + near + "»";
  }

  // ---- what is said about topics ----

  const KnownTopic* find(std::string_view name, const Where& where, Span span) {
    if (const KnownTopic* topic = book_.topic(name)) return topic;
    std::vector<std::string> known;
    for (const auto& [key, each] : book_.topics) known.push_back(each.what->name);
    std::string help = meant(name, known);
    if (help.empty()) help = "kies een onderwerp uit de lijst van «toon --onderwerpen»";
    report(DiagnosticKind::unknown_name, where, span, "dit onderwerp bestaat niet",
           std::move(help));
    return nullptr;
  }

  void use(const grammar::Requirement& requirement, const Where& where) {
    const std::size_t before = reported_;
    std::vector<const KnownTopic*> topics{find(requirement.topic, where, requirement.topic_span)};
    for (const grammar::TopicName& more : requirement.more_topics)
      topics.push_back(find(more.name, where, more.span));
    for (const grammar::TopicCondition& condition : requirement.only_if) {
      if (const KnownTopic* other = find(condition.topic, where, condition.span))
        check_values(*other, condition.values, where, true);
    }
    for (const grammar::Demand& demand : requirement.demands) {
      for (const KnownTopic* topic : topics) {
        if (topic != nullptr) check_demand(*topic, demand, where);
      }
    }
    if (topics.front() != nullptr) check_values(*topics.front(), requirement.possible, where, true);
    const bool broken = reported_ > before;
    for (const Norm& known : book_.norms) {
      const bool together = known.what->years.from <= requirement.years.to &&
                            requirement.years.from <= known.what->years.to;
      if (!together || known.where.document != where.document ||
          canonical(known.what->name) != canonical(requirement.name))
        continue;
      report(DiagnosticKind::duplicate_name, where, where.span, "deze eis is al ingevoerd",
             "laat een van de twee weg, of kies een andere naam", &known.where.span);
    }
    for (const KnownTopic* topic : topics)
      book_.norms.push_back({&requirement, where, topic, broken});
  }

  void check_demand(const KnownTopic& topic, const grammar::Demand& demand, const Where& where) {
    using Ask = grammar::Demand::Form;
    const Topic::Kind kind = topic.what->kind;
    const bool counts =
        demand.form == Ask::at_least || demand.form == Ask::at_most || demand.form == Ask::odd;
    const bool dates =
        demand.form == Ask::before || demand.form == Ask::until || demand.form == Ask::from;
    const bool chooses = demand.form == Ask::contains || demand.form == Ask::within;
    if ((counts && kind != Topic::Kind::amount && !topic.what->several) ||
        (dates && kind != Topic::Kind::day) || (chooses && kind != Topic::Kind::choice) ||
        (demand.form == Ask::equal && kind == Topic::Kind::text)) {
      report(DiagnosticKind::kind_mismatch, where, demand.span,
             "dit onderwerp heeft een andere soort waarde",
             "bij «" + topic.what->name + "» hoort " + kind_text(*topic.what));
      return;
    }
    if (counts && kind == Topic::Kind::amount && demand.form != Ask::odd)
      check_unit(topic, demand.unit, where, demand.span);
    if (dates && demand.point.kind == grammar::Point::Kind::occasion) {
      const KnownTopic* other = find(demand.point.occasion, where, demand.point.span);
      if (other != nullptr && other->what->kind != Topic::Kind::day)
        report(DiagnosticKind::kind_mismatch, where, demand.point.span,
               "dit onderwerp is geen datum", "kies een onderwerp met «waarde datum»");
    }
    check_values(topic, demand.values, where, true);
  }

  void check_unit(const KnownTopic& topic, std::string_view unit, const Where& where, Span span) {
    const grammar::Topic& what = *topic.what;
    if (canonical(unit) == canonical(what.unit)) return;
    if (!what.one.empty() && canonical(unit) == canonical(what.one)) return;
    report(DiagnosticKind::kind_mismatch, where, span, "hier hoort een andere eenheid",
           topic.what->unit.empty() ? "laat de eenheid weg"
                                    : "schrijf het aantal in «" + topic.what->unit + "»");
  }

  void use(const grammar::Arrangement& arrangement, const Where& where) {
    const std::size_t before = reported_;
    const KnownTopic* topic = find(arrangement.topic, where, arrangement.topic_span);
    if (topic != nullptr) {
      check_values(*topic, arrangement.values, where, topic->what->several);
      const bool says = topic->what->kind == Topic::Kind::text || !arrangement.values.empty() ||
                        !arrangement.elsewhere.empty();
      if (!says)
        report(DiagnosticKind::missing_property, where, arrangement.topic_span,
               "hierachter hoort wat het reglement zegt",
               "schrijf achter een dubbele punt " + kind_text(*topic->what) + choice_list(*topic));
    }
    book_.statements.push_back({&arrangement, where, topic, reported_ > before});
  }

  static std::string choice_list(const KnownTopic& topic) {
    constexpr std::size_t kMost = 12;
    if (topic.choices.empty()) return {};
    std::string text = ": ";
    for (std::size_t i = 0; i < topic.choices.size() && i < kMost; ++i)
      text += (i == 0 ? "" : ", ") + topic.choices[i]->name;
    return text + (topic.choices.size() > kMost ? ", …" : "");
  }

  void check_values(const KnownTopic& topic, const std::vector<TopicValue>& values,
                    const Where& where, bool several) {
    if (!several && values.size() > 1)
      report(DiagnosticKind::kind_mismatch, where, values[1].span,
             "bij dit onderwerp hoort één waarde", "laat er één staan");
    for (const TopicValue& value : values) check_value(topic, value, where);
  }

  void check_value(const KnownTopic& topic, const TopicValue& value, const Where& where) {
    const auto wrong = [&] {
      report(DiagnosticKind::kind_mismatch, where, value.span, "hier hoort een andere soort waarde",
             "schrijf " + kind_text(*topic.what));
    };
    switch (topic.what->kind) {
      case Topic::Kind::text:
        if (!value.own_words) wrong();
        return;
      case Topic::Kind::day:
        if (!value.day) wrong();
        return;
      case Topic::Kind::amount:
        if (!value.amount)
          wrong();
        else
          check_unit(topic, value.unit, where, value.span);
        return;
      case Topic::Kind::truth:
        if (!choice_of(topic, value)) wrong();
        return;
      case Topic::Kind::choice:
        break;
    }
    if (value.own_words || choice_of(topic, value) || topic.choices.empty()) return;
    std::vector<std::string> known;
    for (const TopicChoice* choice : topic.choices) {
      known.push_back(choice->name);
      known.insert(known.end(), choice->others.begin(), choice->others.end());
    }
    std::string help = meant(value.text, known);
    if (help.empty())
      help = "kies uit" + choice_list(topic) + "; of zet eigen woorden tussen « en »";
    report(DiagnosticKind::not_an_option, where, value.span, "deze keuze is hier niet bekend",
           std::move(help));
  }

  void use(const grammar::DecisionKind& kind, const Where& where) {
    KnownDecisionKind known{&kind, where, find(kind.by, where, kind.by_span), nullptr};
    if (!kind.told.empty()) known.told = find(kind.told, where, kind.told_span);
    for (const KnownTopic* topic : {known.by, known.told}) {
      if (topic == nullptr || topic->what->kind == Topic::Kind::choice) continue;
      report(DiagnosticKind::kind_mismatch, where, where.span,
             "«" + topic->what->name + "» noemt geen functies",
             "kies een onderwerp waarbij een keuze hoort");
    }
    book_.decision_kinds.push_back(known);
  }

  // Kinds are read before decisions: the law comes before what rests on it.
  void use(const grammar::Decision& decision, const Where& where) {
    TakenDecision taken{&decision, where, {}};
    std::vector<std::string> names;
    for (const KnownDecisionKind& kind : book_.decision_kinds) {
      names.push_back(kind.what->name);
      if (canonical(kind.what->name) == canonical(decision.kind)) taken.kinds.push_back(&kind);
    }
    if (taken.kinds.empty()) {
      std::string help = meant(decision.kind, names);
      if (help.empty())
        for (const std::string& name : names) help += (help.empty() ? "kies uit: " : ", ") + name;
      report(DiagnosticKind::unknown_name, where, decision.kind_span,
             "dit soort besluit is niet ingevoerd", std::move(help));
    } else if (taken.kinds.front()->by != nullptr) {
      check_values(*taken.kinds.front()->by, decision.by, where, true);
      if (taken.kinds.front()->told != nullptr)
        check_values(*taken.kinds.front()->told, decision.told, where, true);
    }
    book_.decisions.push_back(std::move(taken));
  }

  void use(const grammar::RequirementExamples& examples, const Where& where) {
    for (const std::string& name : examples.topics) find(name, where, where.span);
    book_.examples.push_back({&examples, where});
  }

  template <typename Other>
  void use(const Other& /*what*/, const Where& /*where*/) {}

  const resolve::Model& model_;
  grammar::Diagnostics& diagnostics_;
  std::map<std::string, List> lists_;
  std::size_t reported_ = 0;
  Book book_;
};

}  // namespace

const KnownTopic* Book::topic(std::string_view name) const {
  const auto found = topics.find(canonical(name));
  return found == topics.end() ? nullptr : &found->second;
}

Book collect(const resolve::Model& model, const std::vector<bool>& view,
             grammar::Diagnostics& diagnostics) {
  return Collector(model, diagnostics).run(view);
}

std::optional<std::size_t> choice_of(const KnownTopic& topic, const TopicValue& value) {
  if (value.own_words) return std::nullopt;
  if (topic.what->kind == Topic::Kind::truth) {
    const std::string text = grammar::folded(value.text);
    if (text != "ja" && text != "nee") return std::nullopt;
    return text == "ja" ? 1 : 0;
  }
  const std::string wanted = canonical(value.text);
  for (std::size_t i = 0; i < topic.choices.size(); ++i) {
    if (names(*topic.choices[i], wanted)) return i;
  }
  return std::nullopt;
}

std::optional<bool> same_value(const KnownTopic& topic, const TopicValue& a, const TopicValue& b) {
  switch (topic.what->kind) {
    case Topic::Kind::amount:
      return a.amount == b.amount;
    case Topic::Kind::day:
      return a.day == b.day;
    default:
      break;
  }
  const auto left = choice_of(topic, a);
  const auto right = choice_of(topic, b);
  if (!left || !right) return std::nullopt;
  return *left == *right;
}

std::string shown(const TopicValue& value) {
  return value.own_words ? "«" + value.text + "»" : value.text;
}

}  // namespace slagboom::compliance
