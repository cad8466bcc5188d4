// The functions of slagboom.h over texts.
#include <dlfcn.h>

#include <algorithm>
#include <memory>

#include "grammar/source.hpp"
#include "interpreter/cli/compliance_rows.hpp"
#include "interpreter/cli/library_folder.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/library/handle.hpp"
#include "interpreter/report/verdict_json.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::library {

namespace {

// The laws that belong to this library.
std::string own_laws() {
  Dl_info here{};
  const bool known = ::dladdr(reinterpret_cast<const void*>(&slagboom_version), &here) != 0 &&
                     here.dli_fname != nullptr;
  return cli::library_folder(known ? here.dli_fname : "");
}

bool is_error(const report::FindingRow& row) {
  return row.severity == grammar::severity_name(grammar::Severity::fout);
}

int give(std::string& kept, std::string text, slagboom_bytes* bytes, int status) {
  kept = std::move(text);
  *bytes = {kept.data(), kept.size()};
  return status;
}

int usage(std::string& message, const char* what) {
  message = what;
  return SLAGBOOM_USAGE;
}

}  // namespace

std::string unusable(const cli::Session& session) {
  std::vector<report::FindingRow> rows = cli::rows_of(session.findings(), session.sources());
  if (std::none_of(rows.begin(), rows.end(), is_error))
    rows = cli::rows_of(session.findings(true), session.sources());
  const auto first = std::find_if(rows.begin(), rows.end(), is_error);
  std::string text = "de documenten zijn nog niet te gebruiken";
  if (first != rows.end())
    text += "; " + report::place_text(*first) + ": " + first->code + ", " + first->title;
  return text;
}

bool read(slagboom_texts& texts, std::string_view bytes, candidates::ReadResult& result) {
  if (!texts.readable) {
    texts.message = unusable(texts.session);
    return false;
  }
  result = candidates::read_candidates(bytes, candidates::FileFormat::detect,
                                       texts.session.file_schema(), nullptr);
  texts.unused.clear();
  for (const std::string& warning : result.warnings) texts.unused += warning + "\n";
  if (!result.problem) return true;
  texts.message =
      result.problem->row > 0 ? "regel " + std::to_string(result.problem->row) + ": " : "";
  texts.message += result.problem->message;
  return false;
}

std::string explained(const trace::Verdict& verdict, slagboom_form form) {
  return form == SLAGBOOM_JSON ? report::reasoning_json(verdict) + "\n"
                               : report::reasoning_text(verdict, report::kTextWidth);
}

}  // namespace slagboom::library

using slagboom::library::guarded;

const char* slagboom_version(void) { return SLAGBOOM_VERSION; }

int slagboom_open(const char* library, const char* const* paths, size_t count,
                  slagboom_texts** texts) {
  if (texts == nullptr) return SLAGBOOM_USAGE;
  *texts = nullptr;
  if (paths == nullptr && count > 0) return SLAGBOOM_USAGE;
  std::string ignored;
  return guarded(ignored, [&] {
    std::vector<std::string> names;
    for (size_t index = 0; index < count; ++index) {
      if (paths[index] == nullptr) return static_cast<int>(SLAGBOOM_USAGE);
      names.emplace_back(paths[index]);
    }
    auto made = std::make_unique<slagboom_texts>();
    const std::vector<slagboom::cli::LoadProblem> problems = made->session.load(
        library == nullptr ? slagboom::library::own_laws() : std::string(library), names);
    made->readable = problems.empty() && made->session.usable();
    if (!problems.empty()) {
      made->message =
          slagboom::grammar::printable(problems.front().path) + ": " + problems.front().message;
    } else if (!made->readable) {
      made->message = slagboom::library::unusable(made->session);
    }
    *texts = made.release();
    return static_cast<int>((*texts)->readable ? SLAGBOOM_FINE : SLAGBOOM_UNREADABLE);
  });
}

void slagboom_close(slagboom_texts* texts) { delete texts; }

const char* slagboom_message(const slagboom_texts* texts) {
  return texts == nullptr ? "" : texts->message.c_str();
}

int slagboom_check(slagboom_texts* texts, slagboom_bytes* findings) {
  if (texts == nullptr || findings == nullptr) return SLAGBOOM_USAGE;
  *findings = {"", 0};
  return guarded(texts->message, [&] {
    slagboom::cli::Session& session = texts->session;
    if (texts->readable && !texts->checked) session.check();
    texts->checked = true;
    std::vector<slagboom::cli::Finding> found = session.findings();
    if (!session.usable() && found.empty()) found = session.findings(true);
    const slagboom::report::ComplianceReport report =
        slagboom::cli::compliance_report(session, found);
    std::string lines = slagboom::report::compliance_json(report, {});
    const bool wrong =
        std::any_of(report.findings.begin(), report.findings.end(), slagboom::cli::needs_work);
    if (wrong) texts->message = "er is iets te doen aan de documenten";
    return slagboom::library::give(texts->bytes, std::move(lines), findings,
                                   wrong ? SLAGBOOM_FINDINGS : SLAGBOOM_FINE);
  });
}

int slagboom_judge(slagboom_texts* texts, const char* candidates, size_t size,
                   slagboom_bytes* verdicts) {
  if (texts == nullptr || verdicts == nullptr) return SLAGBOOM_USAGE;
  *verdicts = {"", 0};
  return guarded(texts->message, [&] {
    if (candidates == nullptr)
      return slagboom::library::usage(texts->message, "er zijn geen kandidaten gegeven");
    slagboom::candidates::ReadResult read;
    if (!slagboom::library::read(*texts, {candidates, size}, read))
      return static_cast<int>(SLAGBOOM_UNREADABLE);
    std::string lines;
    std::size_t without = 0;
    for (const slagboom::candidates::RawCandidate& candidate : read.candidates) {
      const slagboom::trace::Verdict verdict =
          slagboom::cli::verdict_on(texts->session, candidate, {});
      without += verdict.fault.empty() ? 0U : 1U;
      lines += slagboom::report::verdict_json(verdict) + "\n";
    }
    if (without > 0) {
      texts->message = std::to_string(without) +
                       (without == 1 ? " kandidaat is" : " kandidaten zijn") +
                       " niet te beoordelen";
    }
    return slagboom::library::give(texts->bytes, std::move(lines), verdicts,
                                   without > 0 ? SLAGBOOM_FINDINGS : SLAGBOOM_FINE);
  });
}

int slagboom_unused(slagboom_texts* texts, slagboom_bytes* sentences) {
  if (texts == nullptr || sentences == nullptr) return SLAGBOOM_USAGE;
  texts->message.clear();
  *sentences = {texts->unused.data(), texts->unused.size()};
  return SLAGBOOM_FINE;
}

int slagboom_explain(slagboom_texts* texts, const char* candidates, size_t size, const char* number,
                     slagboom_form form, slagboom_bytes* explanation) {
  if (texts == nullptr || explanation == nullptr) return SLAGBOOM_USAGE;
  *explanation = {"", 0};
  return guarded(texts->message, [&] {
    if (candidates == nullptr || number == nullptr) {
      return slagboom::library::usage(texts->message,
                                      "er zijn geen kandidaten of geen nummer gegeven");
    }
    if (form != SLAGBOOM_TEXT && form != SLAGBOOM_JSON)
      return slagboom::library::usage(texts->message, "deze vorm is er niet");
    slagboom::candidates::ReadResult read;
    if (!slagboom::library::read(*texts, {candidates, size}, read))
      return static_cast<int>(SLAGBOOM_UNREADABLE);
    const auto asked = std::find_if(read.candidates.begin(), read.candidates.end(),
                                    [&](const auto& one) { return one.id == number; });
    if (asked == read.candidates.end()) {
      texts->message =
          "kandidaat «" + slagboom::grammar::printable(number) + "» staat niet in het bestand";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    const slagboom::trace::Verdict verdict =
        slagboom::cli::verdict_on(texts->session, *asked, {.reasoning = true, .needs = true});
    if (!verdict.fault.empty()) texts->message = verdict.fault;
    return slagboom::library::give(texts->bytes, slagboom::library::explained(verdict, form),
                                   explanation,
                                   verdict.fault.empty() ? SLAGBOOM_FINE : SLAGBOOM_FINDINGS);
  });
}
