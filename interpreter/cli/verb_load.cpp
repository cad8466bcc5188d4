// Loading says on standard error what is wrong with a file; results stay clean.
#include "interpreter/cli/verb_load.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "grammar/diagnostic.hpp"
#include "grammar/limits.hpp"
#include "grammar/words.hpp"
#include "interpreter/candidates/read_limits.hpp"
#include "interpreter/cli/column_digest.hpp"
#include "interpreter/cli/input.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/record/sha256.hpp"
#include "interpreter/report/answer_words.hpp"

namespace slagboom::cli {
namespace {

std::string shown_path(const std::string& path) {
  return path == "-" ? "standaardinvoer" : grammar::printable(path);
}

}  // namespace

void say_problem(const std::string& path, const candidates::FileProblem& problem) {
  std::string place = shown_path(path);
  if (problem.row > 0) place += ", regel " + std::to_string(problem.row);
  say(place + ": " + problem.message);
}

std::vector<report::FindingRow> rows_of(const std::vector<Finding>& findings,
                                        const grammar::Sources& sources) {
  std::vector<report::FindingRow> rows;
  rows.reserve(findings.size());
  for (const Finding& finding : findings) {
    const grammar::Diagnostic& diagnostic = finding.diagnostic;
    const grammar::DiagnosticInfo& kind = grammar::info(diagnostic.kind);
    report::FindingRow& row = rows.emplace_back();
    row.code = kind.code;
    row.severity = grammar::severity_name(grammar::severity_of(diagnostic));
    row.title = kind.title;
    row.file = finding.file;
    row.line = finding.line;
    row.column = finding.column;
    row.provision = finding.provision.empty() ? diagnostic.address : finding.provision;
    row.norm = finding.norm;
    row.norm_version = finding.norm_version;
    row.judgement = finding.judgement;
    row.when = diagnostic.when;
    row.certainty = diagnostic.certainty;
    row.topic = diagnostic.topic;
    row.subject = diagnostic.subject;
    if (!diagnostic.labels.empty()) {
      const grammar::Span span = diagnostic.labels.front().span;
      const grammar::Place end = sources.place(span.file, std::max(span.begin, span.end));
      row.end_line = end.line;
      row.end_column = end.column;
    }
    if (!diagnostic.labels.empty()) row.text = diagnostic.labels.front().text;
    row.because = diagnostic.because;
    row.example = diagnostic.example;
    row.help = diagnostic.help;
    row.accepted = diagnostic.accepted;
    row.rendered = grammar::render(diagnostic, sources);
  }
  return rows;
}

bool needs_work(const report::FindingRow& row) {
  return row.accepted.empty() && row.severity != grammar::severity_name(grammar::Severity::opmerking);
}

bool load(Session& session, const Options& options) {
  std::vector<OverlayText> overlays;
  std::vector<LoadProblem> unread;
  for (const std::string& sentence : options.premises) {
    // Lines after the first are what stands under the sentence.
    overlays.push_back({"--stel", (grammar::match_words(sentence, "stel") > 0 ? "" : "stel  ") + sentence});
  }
  for (const std::string& path : options.premise_files) {
    FileBytes file = read_file(path, grammar::Limits{}.file_bytes);
    if (!file.problem.empty()) unread.push_back({path, file.problem});
    overlays.push_back({path, std::move(file.bytes)});
  }
  std::vector<LoadProblem> problems = session.load(options.library, options.paths, overlays);
  problems.insert(problems.end(), unread.begin(), unread.end());
  for (const LoadProblem& problem : problems)
    say(shown_path(problem.path) + ": " + problem.message);
  return problems.empty();
}

bool load_usable(Session& session, const Options& options) {
  if (!load(session, options)) return false;
  if (session.usable()) return true;
  say_unusable(session);
  return false;
}

void say_unusable(const Session& session) {
  std::vector<report::FindingRow> rows = rows_of(session.findings(), session.sources());
  const auto is_error = [](const report::FindingRow& row) {
    return row.severity == grammar::severity_name(grammar::Severity::fout);
  };
  // Nothing wrong with the texts given: then it is the library.
  if (std::none_of(rows.begin(), rows.end(), is_error))
    rows = rows_of(session.findings(true), session.sources());
  std::erase_if(rows, [&](const report::FindingRow& row) { return !is_error(row); });
  say_plain(report::findings_text(rows));
  say("de documenten zijn nog niet te gebruiken (" + report::findings_totals(rows) + ")");
}

std::optional<Status> premises_refused(Session& session, const Options& options,
                                       const std::vector<candidates::RawCandidate>& candidates) {
  QuestionOptions question;
  question.premises = options.values;
  if (const std::string problem = session.question_problem(question); !problem.empty()) {
    say(problem);
    return Status::usage;
  }
  session.suppose_values(options.values);
  const std::vector<Finding> findings = session.overlay_findings(candidates);
  if (!findings.empty()) {
    say_plain(report::findings_text(rows_of(findings, session.sources())));
    say("wat u stelt, kan niet worden gebruikt; er is niets uitgerekend");
    const bool in_file = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return std::find(options.premise_files.begin(), options.premise_files.end(), finding.file) !=
             options.premise_files.end();
    });
    return in_file ? Status::unreadable : Status::usage;
  }
  if (!session.supposes() && !(options.premises.empty() && options.premise_files.empty())) {
    say("er staat geen zin die begint met «stel»");
    return options.premise_files.empty() ? Status::usage : Status::unreadable;
  }
  return std::nullopt;
}

bool is_input(const Options& options, const std::string& path) {
  std::error_code ignored;
  const auto same = [&](const std::string& other) {
    return std::filesystem::equivalent(path, other, ignored);
  };
  return same(options.candidates) || same(options.mapping) ||
         std::any_of(options.paths.begin(), options.paths.end(), same);
}

std::optional<candidates::ReadResult> read_candidates(const Session& session,
                                                      const Options& options, std::string* digest) {
  return read_results(session.file_schema(), options, digest);
}

std::optional<candidates::ReadResult> read_results(const candidates::FileSchema& schema,
                                                   const Options& options, std::string* digest) {
  candidates::Mapping mapping;
  const bool mapped = !options.mapping.empty();
  if (mapped) {
    const FileBytes file = read_file(options.mapping, candidates::kLimits.mapping_bytes);
    if (!file.problem.empty()) {
      say(shown_path(options.mapping) + ": " + file.problem);
      return std::nullopt;
    }
    if (const auto problem = candidates::read_mapping(file.bytes, mapping)) {
      say_problem(options.mapping, *problem);
      return std::nullopt;
    }
  }
  const FileBytes file = read_file(options.candidates, candidates::kLimits.file_bytes);
  if (!file.problem.empty()) {
    say(shown_path(options.candidates) + ": " + file.problem);
    return std::nullopt;
  }
  if (digest != nullptr) *digest = record::sha256(file.bytes);
  if (const auto problem = column_digest_problem(file.bytes)) {
    say_problem(options.candidates, *problem);
    return std::nullopt;
  }
  candidates::ReadResult result = candidates::read_candidates(
      file.bytes, candidates::FileFormat::detect, schema, mapped ? &mapping : nullptr);
  for (const std::string& warning : result.warnings) say("let op: " + warning);
  if (result.problem) {
    say_problem(options.candidates, *result.problem);
    return std::nullopt;
  }
  if (result.candidates.empty())
    say("let op: er staan geen kandidaten in " + shown_path(options.candidates));
  return result;
}

void tell_premises(Session& session, const Options& options,
                   const std::vector<candidates::RawCandidate>& candidates, Output& output) {
  for (const questions::PremiseCount& premise : session.premises(candidates)) {
    const std::string text = grammar::printable(report::premise_text(premise));
    if (options.format == Format::tekst)
      output.write(text + "\n");
    else
      say(text);
  }
}

std::vector<const candidates::RawCandidate*> asked_candidates(const candidates::ReadResult& read,
                                                              const Options& options) {
  std::vector<const candidates::RawCandidate*> asked;
  std::vector<std::string> ids;
  for (const candidates::RawCandidate& candidate : read.candidates) {
    ids.push_back(candidate.id);
    if (options.candidate.empty() || candidate.id == options.candidate) asked.push_back(&candidate);
  }
  if (options.candidate.empty()) return asked;
  if (asked.empty()) {
    say("kandidaat «" + grammar::printable(options.candidate) + "» staat niet in het bestand" +
        did_you_mean(options.candidate, ids));
    return asked;
  }
  // Two with one number both have their fault told.
  asked.resize(1);
  return asked;
}

trace::Verdict verdict_on(Session& session, const candidates::RawCandidate& candidate,
                          const JudgeOptions& options) {
  if (candidate.problems.empty()) {
    return session.supposes() ? session.judge_supposing(candidate, options)
                              : session.judge(candidate, options);
  }
  trace::Verdict verdict;
  verdict.candidate = candidate.id;
  verdict.fault = "de gegevens van deze kandidaat zijn niet goed te lezen";
  verdict.faults = told(candidate.problems, candidate.format);
  return verdict;
}

}  // namespace slagboom::cli
