// Adds to findings where norm and topic stand among all, and what needs no work.
#include "interpreter/cli/compliance_rows.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/calendar/days.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/compliance/totals.hpp"

namespace slagboom::cli {

namespace {

using compliance::Verdict;
using grammar::Diagnostic;
using report::FindingRow;
using report::When;

class Rows {
 public:
  explicit Rows(const Session::State& state) : state_(state) {}

  report::ComplianceReport run(const std::vector<Finding>& findings) {
    report::ComplianceReport result;
    result.findings = rows_of(findings, state_.sources);
    for (std::size_t i = 0; i < findings.size(); ++i)
      add_norm_place(findings[i].diagnostic, result.findings[i]);
    for (const compliance::Report& report : state_.reports) {
      result.reglementen.push_back(reglement(report));
      for (FindingRow& row : result.findings) add_topic(report.book, row);
    }
    for (report::Reglement& each : result.reglementen) count_accepted(result.findings, each);
    return result;
  }

 private:
  std::size_t document_in(grammar::FileId file) const {
    const auto& documents = state_.library->documents;
    std::size_t index = 0;
    while (index < documents.size() && documents[index].document.file != file) ++index;
    return index;
  }

  // The place of the norm: the first mark in a text of the law.
  void add_norm_place(const Diagnostic& diagnostic, FindingRow& row) {
    if (row.norm.empty() || !state_.model) return;
    for (const grammar::Label& label : diagnostic.labels) {
      const std::size_t document = document_in(label.span.file);
      if (label.primary || document >= state_.library->documents.size()) continue;
      add_norm_place(static_cast<std::uint32_t>(document), label.span, row);
      return;
    }
  }

  void add_norm_place(std::uint32_t document, grammar::Span span, FindingRow& row) {
    const resolve::DocumentInfo& info = state_.model->documents[document];
    const grammar::Place place = state_.sources.place(span.file, span.begin);
    row.norm_file = state_.sources.file(span.file).path;
    row.norm_line = place.line;
    row.norm_column = place.column;
    row.law = info.title;
    constexpr unsigned kRankShift = 56;
    row.law_order = static_cast<std::size_t>(info.rank) << kRankShift | place_order(document, span);
  }

  // Places of one document follow each other; never 0.
  static std::size_t place_order(std::uint32_t document, grammar::Span span) {
    constexpr unsigned kDocumentShift = 32;
    return (std::size_t{document} << kDocumentShift) + span.begin + 1;
  }

  void add_topic(const compliance::Book& book, FindingRow& row) const {
    const compliance::KnownTopic* topic = row.topic.empty() ? nullptr : book.topic(row.topic);
    if (topic == nullptr) return;
    row.chapter = chapter_of(*state_.model, topic->where);
    row.topic_order = place_order(topic->where.document, topic->where.span);
  }

  static std::vector<When> when_of(const std::vector<compliance::Context>& contexts) {
    std::vector<When> when;
    for (const compliance::Context& context : contexts) {
      When each{context.cohort ? calendar::school_year_text(*context.cohort) : std::string(),
                calendar::school_year_text(context.school_year)};
      if (std::find(when.begin(), when.end(), each) == when.end()) when.push_back(std::move(each));
    }
    return when;
  }

  report::Reglement reglement(const compliance::Report& report) {
    const resolve::DocumentInfo& info = state_.model->documents[report.document];
    report::Reglement result;
    result.title = info.title;
    result.version = info.syntax->version;
    const std::vector<bool> view = resolve::view_from(*state_.model, report.document);
    for (std::size_t document = 0; document < view.size(); ++document) {
      if (!view[document] || state_.model->documents[document].is_library) continue;
      result.files.push_back(
          state_.sources.file(state_.library->documents[document].document.file).path);
    }
    result.file = state_.sources.file(info.syntax->document.file).path;
    result.works = when_of(report.contexts);
    for (const compliance::Totals& totals : compliance::totals(report))
      result.totals.push_back(totals_of(totals));
    for (const compliance::Entry& entry : report.entries) {
      if (entry.outcome.verdict == Verdict::met) result.met.push_back(row_of(report, entry));
      if (entry.outcome.verdict == Verdict::not_arranged)
        result.not_arranged.push_back(row_of(report, entry));
    }
    return result;
  }

  static report::ComplianceTotals totals_of(const compliance::Totals& totals) {
    report::ComplianceTotals result;
    if (totals.cohort) result.when.cohort = calendar::school_year_text(*totals.cohort);
    result.when.school_year = calendar::school_year_text(totals.school_year);
    const auto count = [&](Verdict verdict) {
      return totals.count[static_cast<std::size_t>(verdict)];
    };
    result.met = count(Verdict::met);
    result.not_arranged = count(Verdict::not_arranged);
    for (const Verdict verdict : {Verdict::against, Verdict::missing, Verdict::doubtful,
                                  Verdict::outdated, Verdict::asks_judgement, Verdict::advised}) {
      std::size_t number = count(verdict);
      if (verdict == Verdict::asks_judgement) number += count(Verdict::elsewhere);
      if (number > 0) result.wrong.emplace_back(compliance::verdict_name(verdict), number);
    }
    return result;
  }

  FindingRow row_of(const compliance::Report& report, const compliance::Entry& entry) {
    const compliance::Where& norm = entry.norm->where;
    FindingRow row;
    row.title = entry.norm->what->name;
    row.topic = entry.norm->what->topic;
    row.norm = norm.provision;
    row.norm_version = state_.model->documents[norm.document].syntax->version;
    add_norm_place(norm.document, norm.span, row);
    row.certainty = compliance::certainty_name(entry.norm->what->certainty);
    row.judgement = compliance::verdict_name(entry.outcome.verdict);
    row.when = when_of(entry.contexts);
    row.example = entry.outcome.what;  // of what is met: that it stands in another text
    if (!entry.opleidingen.empty())
      row.example += (row.example.empty() ? "voor " : "; voor ") + entry.opleidingen;
    if (const compliance::Statement* by = entry.outcome.by) {
      const grammar::Span span = by->what->topic_span;
      const grammar::Place place = state_.sources.place(span.file, span.begin);
      row.file = state_.sources.file(span.file).path;
      row.line = place.line;
      row.column = place.column;
      row.provision = grammar::part_address(
          state_.model->documents[by->where.document].syntax->document, by->where.part);
    }
    add_topic(report.book, row);
    return row;
  }

  static void count_accepted(const std::vector<FindingRow>& rows, report::Reglement& reglement) {
    for (const FindingRow& row : rows) {
      if (row.accepted.empty() || row.subject.empty() ||
          std::find(reglement.files.begin(), reglement.files.end(), row.file) ==
              reglement.files.end())
        continue;
      for (report::ComplianceTotals& totals : reglement.totals) {
        if (std::find(row.when.begin(), row.when.end(), totals.when) != row.when.end())
          ++totals.accepted;
      }
    }
  }

  const Session::State& state_;
};

}  // namespace

std::string chapter_of(const resolve::Model& model, const compliance::Where& where) {
  const grammar::Document& document = model.documents[where.document].syntax->document;
  grammar::PartId part = where.part;
  while (part != 0 && document.parts[part].kind != grammar::PartKind::hoofdstuk)
    part = document.parts[part].parent;
  if (part == 0) return model.documents[where.document].title;
  std::string title;
  const grammar::Part& chapter = document.parts[part];
  for (const std::string& word : {chapter.word, chapter.label, chapter.title}) {
    if (!word.empty()) title += (title.empty() ? "" : " ") + word;
  }
  return title;
}

report::ComplianceReport compliance_report(Session& session, const std::vector<Finding>& findings) {
  return Rows(session.state()).run(findings);
}

}  // namespace slagboom::cli
