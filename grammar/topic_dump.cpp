// Sentences about what a reglement says as lines for `toon --trap boom` and the corpus.
#include "grammar/topic_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace slagboom::grammar {

namespace {

std::string text(const TopicValue& value) {
  if (value.day) return fmt::format("datum {}", *value.day);
  if (value.amount) return fmt::format("aantal {} [{}]", *value.amount, value.unit);
  return value.own_words ? "«" + value.text + "»" : value.text;
}

std::string text(const std::vector<TopicValue>& values) {
  std::string result;
  for (const TopicValue& value : values) result += (result.empty() ? "" : " | ") + text(value);
  return result;
}

std::string text(const std::vector<TopicChoice>& choices) {
  std::string result;
  for (const TopicChoice& choice : choices) {
    result += (result.empty() ? "" : " | ") + choice.name;
    if (!choice.others.empty()) result += fmt::format(" = {}", fmt::join(choice.others, " = "));
  }
  return result;
}

std::string text(const Years& years) {
  return years.from == 0 && years.to == Years{}.to ? std::string()
                                                   : fmt::format(" [{}..{}]", years.from, years.to);
}

constexpr std::string_view kKinds[] = {"tekst", "ja of nee", "aantal", "datum", "keuze"};
constexpr std::string_view kCertainties[] = {"?", "gelezen", "uitleg", "afgeleid"};

struct Lines {
  std::vector<std::string> result;

  void operator()(const ChoiceList& list) {
    result.push_back(list.name + ": " + text(list.choices));
  }

  void operator()(const Topic& topic) {
    std::string line =
        topic.name + ": " + std::string(kKinds[static_cast<std::size_t>(topic.kind)]);
    if (topic.several) line += ", meer";
    if (!topic.unit.empty()) line += " " + topic.unit;
    if (!topic.list.empty()) line += " uit " + topic.list;
    if (!topic.choices.empty()) line += " van " + text(topic.choices);
    result.push_back(line);
  }

  void operator()(const Requirement& requirement) {
    result.push_back(fmt::format("{}: over {}, {}{}{}{}", requirement.name, requirement.topic,
                                 kCertainties[static_cast<std::size_t>(requirement.certainty)],
                                 requirement.advised ? ", aanbevolen" : "",
                                 requirement.outdated ? ", verouderd" : "",
                                 text(requirement.years)));
    for (const TopicName& topic : requirement.more_topics)
      result.push_back("ook over " + topic.name);
    for (const Demand& demand : requirement.demands)
      result.push_back((demand.forbidden ? "mag niet " : "moet ") + demand.text +
                       (demand.values.empty() ? "" : " <" + text(demand.values) + ">"));
    if (!requirement.possible.empty())
      result.push_back("mogelijk ook " + text(requirement.possible));
    if (!requirement.judged.empty()) result.push_back("vraagt oordeel " + requirement.judged);
    for (const TopicCondition& condition : requirement.only_if)
      result.push_back("alleen als " + condition.topic + " <" + text(condition.values) + ">");
    if (!requirement.help.empty()) result.push_back("hulp " + requirement.help);
  }

  void operator()(const Arrangement& arrangement) {
    result.push_back(arrangement.topic + ": " + text(arrangement.values) +
                     (arrangement.elsewhere.empty() ? "" : "elders " + arrangement.elsewhere) +
                     text(arrangement.years));
  }

  void operator()(const DecisionKind& kind) {
    result.push_back(fmt::format("{}: door {}, aan {}{}{}{}", kind.name, kind.by,
                                 kind.told.empty() ? "-" : kind.told,
                                 kind.needs_ground ? ", grond" : "",
                                 kind.needs_reason ? ", motivering" : "", text(kind.years)));
  }

  void operator()(const Decision& decision) {
    result.push_back(
        fmt::format("{}: door {}, aan {}", decision.kind, text(decision.by), text(decision.told)));
    if (decision.day) result.push_back(fmt::format("datum {}", *decision.day));
    if (!decision.ground.empty()) result.push_back("grond " + decision.ground);
    if (!decision.reason.empty()) result.push_back("omdat " + decision.reason);
  }

  void operator()(const RequirementExamples& examples) {
    result.push_back(
        fmt::format("{}: {}", examples.requirement, fmt::join(examples.topics, " | ")));
    for (const RequirementExamples::Row& row : examples.rows) {
      std::string line = "rij";
      for (const std::vector<TopicValue>& cell : row.cells) line += " <" + text(cell) + ">";
      if (row.school_year) line += fmt::format(" schooljaar {}", *row.school_year);
      result.push_back(line + " verwacht " + row.expected);
    }
  }
};

}  // namespace

std::vector<std::string> dump(const TopicStatement& statement) {
  Lines lines;
  std::visit(lines, statement.what);
  return std::move(lines.result);
}

}  // namespace slagboom::grammar
