// leguit: one verdict, for the candidate, for the committee, or for an appeal.
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/candidates/canonical.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/record/sha256.hpp"
#include "interpreter/report/letters.hpp"
#include "interpreter/report/readers.hpp"
#include "interpreter/report/verdict_html.hpp"
#include "interpreter/report/verdict_json.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::cli {
namespace {

std::string rendered(const Options& options, const trace::Verdict& verdict,
                     const trace::Dossier& dossier, std::size_t width) {
  const Reader reader = options.reader == Reader::unsaid ? Reader::commissie : options.reader;
  if (options.format == Format::json) {
    switch (reader) {
      case Reader::kandidaat:
        return report::candidate_json(verdict) + "\n";
      case Reader::beroep:
        return report::appeal_json(verdict, dossier) + "\n";
      case Reader::unsaid:
      case Reader::commissie:
        return report::reasoning_json(verdict) + "\n";
    }
  }
  if (options.format == Format::html && reader == Reader::kandidaat) {
    return report::candidate_html(verdict, dossier.date, dossier.engine);
  }
  if (options.format == Format::html) return report::reasoning_html(verdict, "Uitleg van het oordeel");
  switch (reader) {
    case Reader::kandidaat:
      return report::candidate_text(verdict, width);
    case Reader::beroep:
      return report::appeal_text(verdict, dossier, width);
    case Reader::unsaid:
    case Reader::commissie:
      return report::reasoning_text(verdict, width);
  }
  return {};
}

}  // namespace

Status leguit(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  trace::Dossier dossier;
  const auto read = read_candidates(session, options, &dossier.candidates_digest);
  if (!read) return Status::unreadable;
  if (const auto refused = premises_refused(session, options, read->candidates)) return *refused;
  const std::vector<const candidates::RawCandidate*> asked = asked_candidates(*read, options);
  if (asked.empty()) return Status::usage;
  if (options.questions) return answer_questions(session, options, *read, options.candidate);
  const trace::Verdict verdict =
      verdict_on(session, *asked.front(), {.reasoning = true, .needs = true});
  dossier.engine = engine_version();
  dossier.date = options.date;
  if (options.reader == Reader::beroep) {
    dossier.candidate_digest = record::sha256(candidates::canonical_text(*asked.front()));
    dossier.texts = session.texts();
  }
  Output output(options.output);
  output.write(rendered(options, verdict, dossier, output.width()));
  output.finish();
  return verdict.fault.empty() ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
