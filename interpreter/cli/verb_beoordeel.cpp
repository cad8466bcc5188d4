// beoordeel: one verdict per candidate. leguit: the whole reasoning about one.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/verdict_csv.hpp"
#include "interpreter/report/verdict_html.hpp"
#include "interpreter/report/verdict_json.hpp"
#include "interpreter/report/verdict_text.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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
        verdicts_.push_back(std::move(verdict));
        break;
    }
  }

  void finish() {
    if (options_.format == Format::tekst) output_.write(report::totals_text(totals_) + "\n");
    if (options_.format == Format::csv) {
      if (options_.byte_order_mark) output_.write(kByteOrderMark);
      output_.write(report::verdicts_csv(verdicts_));
    }
    if (options_.format == Format::html)
      output_.write(report::verdicts_html(verdicts_, "Oordeel per kandidaat"));
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

std::vector<std::string> ids_of(const candidates::ReadResult& read) {
  std::vector<std::string> result;
  for (const candidates::RawCandidate& candidate : read.candidates) result.push_back(candidate.id);
  return result;
}

}  // namespace

Status beoordeel(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  const auto read = read_candidates(session, options);
  if (!read) return Status::unreadable;
  if (const auto refused = premises_refused(session, options, read->candidates)) return *refused;
  if (options.questions) return answer_questions(session, options, *read, {});
  Output output(options.output);
  VerdictWriter writer(options, output);
  if (options.brief) {
    // A line has no room for what it rests on.
    for (const std::string& premise : session.premises()) {
      output.write("Uitgangspunt: " + grammar::printable(premise) + "\n");
    }
  }
  {
    const bool collects = options.format == Format::csv || options.format == Format::html;
    Progress progress("kandidaat", collects || !output.is_terminal());
    JudgeOptions judging;
    judging.needs = !options.brief;
    for (std::size_t i = 0; i < read->candidates.size() && !output.reader_gone(); ++i) {
      writer.add(verdict_on(session, read->candidates[i], read->format, judging));
      progress.step(i + 1, read->candidates.size());
    }
  }
  writer.finish();
  return writer.all_judged() ? Status::fine : Status::findings;
}

Status leguit(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  const auto read = read_candidates(session, options);
  if (!read) return Status::unreadable;
  if (const auto refused = premises_refused(session, options, read->candidates)) return *refused;
  const auto found =
      std::find_if(read->candidates.begin(), read->candidates.end(),
                   [&](const auto& candidate) { return candidate.id == options.candidate; });
  if (found == read->candidates.end()) {
    say("kandidaat «" + grammar::printable(options.candidate) + "» staat niet in het bestand" +
        did_you_mean(options.candidate, ids_of(*read)));
    return Status::usage;
  }
  if (options.questions) return answer_questions(session, options, *read, options.candidate);
  const trace::Verdict verdict =
      verdict_on(session, *found, read->format, {.reasoning = true, .needs = true});
  Output output(options.output);
  if (options.format == Format::json) {
    output.write(report::reasoning_json(verdict) + "\n");
  } else if (options.format == Format::html) {
    output.write(report::reasoning_html(verdict, "Uitleg van het oordeel"));
  } else {
    output.write(report::reasoning_text(verdict, output.width()));
  }
  output.finish();
  return verdict.fault.empty() ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
