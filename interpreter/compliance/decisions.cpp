// Checks decisions one by one, each with the texts on which its document rests.
#include "interpreter/compliance/decisions.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/compliance/answers.hpp"

namespace slagboom::compliance {

namespace {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using grammar::TopicValue;

class Checking {
 public:
  Checking(const resolve::Model& model, const Book& book, const calendar::Calendar& calendar,
           grammar::Diagnostics& diagnostics)
      : model_(model), book_(book), calendar_(calendar), diagnostics_(diagnostics) {}

  void one(const TakenDecision& decision) {
    if (!decision.what->day) return;
    const std::optional<std::int32_t> year = calendar_.school_year_of(*decision.what->day);
    if (!year) return;
    const KnownDecisionKind* kind = nullptr;
    for (const KnownDecisionKind* each : decision.kinds) {
      if (each->what->years.holds(*year)) kind = each;
    }
    if (kind == nullptr) {
      if (!decision.kinds.empty())
        report(
            DiagnosticKind::reference_not_in_force, decision, decision.what->kind_span,
            "in schooljaar " + calendar::school_year_text(*year) + " kent de wet dit besluit niet",
            {}, {}, nullptr);
      return;
    }
    by_norms(decision, kind->by, decision.what->by, *year);
    if (kind->told != nullptr) {
      if (decision.what->told.empty())
        missing(decision, *kind, "hieronder hoort een regel «bekendgemaakt aan ‹functies›»");
      else
        by_norms(decision, kind->told, decision.what->told, *year);
    }
    if (kind->what->needs_ground && decision.what->ground.empty())
      missing(decision, *kind, "hieronder hoort een regel «op grond van ‹bepaling›»");
    if (kind->what->needs_reason && decision.what->reason.empty())
      missing(decision, *kind, "hieronder hoort een regel «omdat ‹reden›»");
    by_reglement(decision, kind->by, *year);
  }

 private:
  void report(DiagnosticKind kind, const TakenDecision& decision, grammar::Span span,
              std::string label, std::string because, std::string help, const Where* law) {
    Diagnostic message;
    message.kind = kind;
    message.labels.push_back({span, std::move(label), true});
    if (law != nullptr)
      message.labels.push_back({law->span, "dit vraagt " + law->provision, false});
    message.address = grammar::part_address(
        model_.documents[decision.where.document].syntax->document, decision.where.part);
    message.because = std::move(because);
    message.help = std::move(help);
    if (law != nullptr) message.subject = law->provision + message.labels.front().text;
    diagnostics_.add(std::move(message));
  }

  void missing(const TakenDecision& decision, const KnownDecisionKind& kind, std::string label) {
    report(DiagnosticKind::decision_incomplete, decision, decision.where.span, std::move(label),
           kind.where.provision + " vraagt dit bij: " + kind.what->name, {}, &kind.where);
  }

  // What the law asks of who takes it, or of who hears of it.
  void by_norms(const TakenDecision& decision, const KnownTopic* topic,
                const std::vector<TopicValue>& values, std::int32_t year) {
    if (topic == nullptr || values.empty()) return;
    Answers answers;
    Answer& answer = answers[topic];
    answer.arranged = true;
    for (const TopicValue& value : values) answer.values.push_back({&value, nullptr});
    for (const Norm& norm : book_.norms) {
      // What is advised is about the text, not about one decision.
      if (norm.topic != topic || norm.what->advised ||
          !holds(model_, norm.where, norm.what->years, anyone_, year))
        continue;
      const Outcome outcome = judge(norm, answers, book_, calendar_, year);
      if (!outcome.applies || outcome.verdict == Verdict::met) continue;
      std::string because = reason_of(norm);
      add_doubts(because, norm.where.statement->doubts);
      report(outcome.verdict == Verdict::against ? DiagnosticKind::decision_against
                                                 : kind_of(outcome.verdict),
             decision, outcome.value != nullptr ? outcome.value->span : values.front().span,
             outcome.what, std::move(because), norm.what->help, &norm.where);
    }
  }

  // The reglement may leave it to fewer than the law allows.
  void by_reglement(const TakenDecision& decision, const KnownTopic* topic, std::int32_t year) {
    const Answers answers = answers_in(model_, book_, anyone_, year);
    const auto found = answers.find(topic);
    if (found == answers.end() || found->second.values.empty()) return;
    const std::vector<Answer::Value>& named = found->second.values;
    for (const TopicValue& value : decision.what->by) {
      const auto choice = choice_of(*topic, value);
      const bool is_named = std::any_of(named.begin(), named.end(), [&](const Answer::Value& each) {
        return choice && choice_of(*topic, *each.value) == choice;
      });
      if (is_named) continue;
      const Where& where = named.front().by->where;
      report(
          DiagnosticKind::decision_beside, decision, value.span,
          "het reglement noemt iemand anders",
          where.provision + ": " + named.front().by->what->topic + ": " + named.front().value->text,
          {}, &where);
      return;
    }
  }

  const resolve::Model& model_;
  const Book& book_;
  const calendar::Calendar& calendar_;
  grammar::Diagnostics& diagnostics_;
  const resolve::Regime anyone_{};  // a decision does not say of which opleiding the candidate is
};

}  // namespace

void check_decisions(const resolve::Model& model, grammar::Diagnostics& diagnostics) {
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    const resolve::DocumentInfo& info = model.documents[document];
    const bool has = std::any_of(
        info.syntax->topics.begin(), info.syntax->topics.end(),
        [](const auto& each) { return std::holds_alternative<grammar::Decision>(each.what); });
    if (info.is_library || !has) continue;
    const std::vector<bool> view = resolve::view_from(model, document);
    const Book book = collect(model, view, diagnostics);
    grammar::Diagnostics reported_elsewhere;
    const calendar::Calendar calendar = calendar::collect(model, view, reported_elsewhere);
    Checking checking(model, book, calendar, diagnostics);
    for (const TakenDecision& decision : book.decisions) {
      if (decision.where.document == document) checking.one(decision);
    }
  }
}

}  // namespace slagboom::compliance
