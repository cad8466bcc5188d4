// --vragen: the answers to the questions in the texts, instead of verdicts.
#include <algorithm>
#include <vector>

#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/block_answers.hpp"

namespace slagboom::cli {

Status answer_questions(Session& session, const Options& options, const candidates::ReadResult& read,
                        const std::string& only) {
  if (session.question_count() == 0) {
    say("er staat geen vraag in deze documenten; een vraag staat in een blok «vraag»");
    return Status::usage;
  }
  const std::vector<Finding> findings = session.question_findings(read.candidates);
  if (!findings.empty()) {
    say_plain(report::findings_text(rows_of(findings, session.sources())));
    say("wat in een blok «vraag» wordt gesteld, kan niet worden gebruikt; er is niets uitgerekend");
    return Status::unreadable;
  }
  std::vector<questions::BlockAnswer> answers;
  {
    Progress progress("vraag", true);
    answers = session.answer_blocks(read.candidates, only,
                                    [&](std::size_t done, std::size_t total) { progress.step(done, total); });
  }
  Output output(options.output);
  output.write(options.format == Format::json ? report::block_answers_json(answers)
                                              : report::block_answers_text(answers, output.width()));
  output.finish();
  const bool all = std::all_of(answers.begin(), answers.end(), [](const questions::BlockAnswer& answer) {
    return answer.without == 0 && std::all_of(answer.answers.begin(), answer.answers.end(),
                                              [](const auto& one) { return one.fault.empty(); });
  });
  return all ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
