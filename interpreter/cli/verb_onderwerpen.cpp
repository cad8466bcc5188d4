// toon --onderwerpen: what a reglement may speak of, and what the law asks of it.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/calendar/days.hpp"
#include "interpreter/cli/compliance_rows.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/topics.hpp"

namespace slagboom::cli {
namespace {

using grammar::Topic;
using report::TopicRow;

std::string kind_of(const Topic& topic) {
  switch (topic.kind) {
    case Topic::Kind::text:
      return "tekst";
    case Topic::Kind::truth:
      return "ja of nee";
    case Topic::Kind::amount:
      return topic.unit.empty() ? "aantal" : "aantal " + topic.unit;
    case Topic::Kind::day:
      return "datum";
    case Topic::Kind::choice:
      break;
  }
  return std::string(topic.several ? "een of meer " : "één ") +
         (topic.list.empty() ? "van de keuzes" : "uit " + topic.list);
}

std::string years_of(const grammar::Years& years) {
  const grammar::Years always;
  const std::string from = calendar::school_year_text(years.from);
  const std::string to = calendar::school_year_text(years.to);
  if (years.from == always.from && years.to == always.to) return {};
  if (years.from == years.to) return "schooljaar " + from;
  if (years.to == always.to) return "vanaf schooljaar " + from;
  if (years.from == always.from) return "tot en met schooljaar " + to;
  return "schooljaar " + from + " tot en met " + to;
}

TopicRow::Requirement requirement_of(const resolve::Model& model, const compliance::Norm& norm) {
  TopicRow::Requirement result;
  result.provision = norm.where.provision;
  result.version = model.documents[norm.where.document].syntax->version;
  result.name = norm.what->name;
  for (const grammar::Demand& demand : norm.what->demands)
    result.demands.push_back((demand.forbidden ? "mag niet " : "moet ") + demand.text);
  if (!norm.what->judged.empty()) result.demands.push_back("vraagt oordeel " + norm.what->judged);
  result.certainty = compliance::certainty_name(norm.what->certainty);
  result.advised = norm.what->advised;
  result.years = years_of(norm.what->years);
  return result;
}

std::vector<TopicRow> rows_in(const resolve::Model& model, const compliance::Book& book) {
  std::vector<const compliance::KnownTopic*> topics;
  topics.reserve(book.topics.size());
  for (const auto& [name, topic] : book.topics) topics.push_back(&topic);
  std::sort(topics.begin(), topics.end(), [](const auto* a, const auto* b) {
    return std::pair(a->where.document, a->where.span.begin) <
           std::pair(b->where.document, b->where.span.begin);
  });
  std::vector<TopicRow> rows;
  rows.reserve(topics.size());
  for (const compliance::KnownTopic* topic : topics) {
    TopicRow& row = rows.emplace_back();
    row.chapter = chapter_of(model, topic->where);
    row.name = topic->what->name;
    row.kind = kind_of(*topic->what);
    row.list = topic->what->list;
    for (const grammar::TopicChoice* choice : topic->choices)
      row.choices.push_back({choice->name, choice->others});
    for (const compliance::Norm& norm : book.norms) {
      if (norm.topic == topic) row.requirements.push_back(requirement_of(model, norm));
    }
  }
  return rows;
}

}  // namespace

Status onderwerpen(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  const resolve::Model& model = *session.state().model;
  grammar::Diagnostics told_by_controleer;
  const compliance::Book book = compliance::collect(model, {}, told_by_controleer);
  const std::vector<TopicRow> rows = rows_in(model, book);
  Output output(options.output);
  output.write(options.format == Format::json ? report::topics_json(rows)
                                              : report::topics_text(rows, output.width()));
  output.finish();
  return Status::fine;
}

}  // namespace slagboom::cli
