// beoordeel: one verdict per candidate, and the record of them.
#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/candidates/canonical.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_bulk.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/verb_record.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/record/sha256.hpp"
#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/letters.hpp"
#include "interpreter/report/verdict_csv.hpp"
#include "interpreter/report/verdict_html.hpp"
#include "interpreter/report/verdict_json.hpp"
#include "interpreter/report/verdict_text.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::cli {
namespace {

// Writes verdicts as they come, or all together when the form needs them all.
class VerdictWriter {
 public:
  VerdictWriter(const Options& options, Output& output) : options_(options), output_(output) {}

  void add(trace::Verdict verdict) {
    totals_.add(verdict);
    switch (options_.format) {
      case Format::tekst:
        text(verdict);
        break;
      case Format::json:
        output_.write(report::verdict_json(verdict) + "\n");
        break;
      case Format::csv:
      case Format::html:
      case Format::ics:
      case Format::sarif:
        verdicts_.push_back(std::move(verdict));
        break;
    }
  }

  void finish() {
    if (options_.format == Format::tekst) output_.write(report::totals_text(totals_) + "\n");
    if (options_.format == Format::csv) {
      if (options_.byte_order_mark) output_.write(candidates::kByteOrderMark);
      output_.write(report::verdicts_csv(verdicts_));
    }
    if (options_.format == Format::html) {
      output_.write(options_.letters ? report::letters_html(verdicts_, options_.date, engine_version())
                                     : report::verdicts_html(verdicts_, "Oordeel per kandidaat"));
    }
    if (options_.letters) {
      for (const trace::Verdict& verdict : verdicts_) {
        if (!verdict.fault.empty()) {
          say("kandidaat " + grammar::printable(verdict.candidate) + " krijgt geen brief: er is geen oordeel");
        }
      }
    }
    output_.finish();
  }

  [[nodiscard]] bool all_judged() const { return totals_.without == 0; }

 private:
  void text(const trace::Verdict& verdict) {
    if (options_.brief) {
      output_.write(report::verdict_line(verdict));
      return;
    }
    // Said once for candidates that follow each other.
    std::string regime = verdict.fault.empty() ? report::regime_text(verdict, output_.width()) : regime_;
    if (regime != regime_) output_.write(regime + "\n");
    regime_ = std::move(regime);
    output_.write(report::verdict_text(verdict, output_.width()) + "\n");
  }

  const Options& options_;
  Output& output_;
  report::Totals totals_;
  std::string regime_;   // as written above the verdicts
  std::vector<trace::Verdict> verdicts_;
};

}  // namespace

record::Line record_line(const candidates::RawCandidate& candidate, const trace::Verdict& verdict) {
  return {candidate.id, record::sha256(candidates::canonical_text(candidate)), report::verdict_json(verdict)};
}

Status beoordeel(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  if (const auto done = judge_in_bulk(session, options)) return *done;
  record::Record record;
  const auto read = read_candidates(session, options, &record.dossier.candidates_digest);
  if (!read) return Status::unreadable;
  if (const auto refused = premises_refused(session, options, read->candidates)) return *refused;
  if (options.questions) return answer_questions(session, options, *read, {});
  const bool recording = !options.record.empty();
  if (recording && is_input(options, options.record)) {
    say("achter --vastleggen staat een bestand dat gelezen wordt; noem een ander bestand");
    return Status::usage;
  }
  if (options.tally) return count_verdicts(session, options, *read);
  Output output(options.output);
  VerdictWriter writer(options, output);
  // A line has no room for what it rests on.
  if (options.brief) tell_premises(session, options, read->candidates, output);
  {
    const bool collects = options.format == Format::csv || options.format == Format::html;
    Progress progress("kandidaat", collects || !output.is_terminal());
    JudgeOptions judging;
    // A record does not depend on how much is shown.
    judging.needs = recording || !options.brief;
    for (std::size_t i = 0; i < read->candidates.size() && (recording || !output.reader_gone()); ++i) {
      const candidates::RawCandidate& candidate = read->candidates[i];
      trace::Verdict verdict = verdict_on(session, candidate, judging);
      if (recording) record.lines.push_back(record_line(candidate, verdict));
      writer.add(std::move(verdict));
      progress.step(i + 1, read->candidates.size());
    }
  }
  if (recording) {
    record.dossier.engine = engine_version();
    record.dossier.date = options.date;
    record.dossier.texts = session.texts();
    replace_file(options.record, record::written(record));
  }
  writer.finish();
  return writer.all_judged() ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
