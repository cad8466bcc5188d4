// watals: other facts, marks that are needed, and what a resit can still change.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/cli/foresight.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/answer_csv.hpp"
#include "interpreter/report/answer_html.hpp"
#include "interpreter/report/answer_json.hpp"
#include "interpreter/report/answer_text.hpp"
#include "interpreter/report/answer_words.hpp"

namespace slagboom::cli {
namespace {

// A candidate whose cells could not be read has no answer.
Asked unreadable(const candidates::RawCandidate& candidate, Session& session) {
  const trace::Verdict verdict =
      verdict_on(session, candidate, {.reasoning = false, .needs = false});
  Asked asked;
  asked.answer.candidate = candidate.id;
  asked.answer.fault = verdict.fault;
  asked.answer.faults = verdict.faults;
  return asked;
}

}  // namespace

Status watals(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  QuestionOptions question;
  question.premises = options.values;
  question.needed = options.needed;
  question.keys = options.needed_keys;
  question.resits = options.resits;
  if (const std::string problem = session.question_problem(question); !problem.empty()) {
    say(problem);
    return Status::usage;
  }
  const auto read = read_candidates(session, options);
  if (!read) return Status::unreadable;
  if (const auto refused = premises_refused(session, options, read->candidates)) return *refused;
  const bool one = !options.candidate.empty();
  const std::vector<const candidates::RawCandidate*> chosen = asked_candidates(*read, options);
  if (one && chosen.empty()) return Status::usage;
  // A list of everyone says what can change, not on which notes each verdict rests.
  const bool as_list = !one && options.resits;
  question.notes = !as_list;
  question.entries = !(as_list && options.format == Format::tekst);
  const Foresight foresight = as_list ? session.foresee(chosen, question) : Foresight();

  std::vector<questions::Answer> answers;
  std::vector<std::string> absent;
  std::size_t with_premises = 0;
  std::size_t answered = 0;
  {
    Progress progress("kandidaat", true);
    for (const candidates::RawCandidate* candidate : chosen) {
      const std::vector<questions::Foreseen> foreseen = foresight.of(answers.size());
      question.foreseen = foreseen;
      Asked asked = candidate->problems.empty() ? session.ask(*candidate, question)
                                                : unreadable(*candidate, session);
      if (asked.answer.fault.empty()) {
        ++answered;
        if (asked.premises == options.values.size()) ++with_premises;
        absent.insert(absent.end(), asked.absent.begin(), asked.absent.end());
      }
      answers.push_back(std::move(asked.answer));
      progress.step(answers.size(), chosen.size());
    }
  }
  if (one && !absent.empty()) {
    for (const std::string& each : absent) say(each);
    return Status::usage;
  }
  if (!one && !options.values.empty()) {
    if (with_premises == 0 && !absent.empty()) {
      say("geen van de kandidaten heeft wat u stelt; " + absent.front());
      return Status::usage;
    }
    say("het uitgangspunt geldt voor " + std::to_string(with_premises) + " van de " +
        std::to_string(answered) + " kandidaten" +
        (with_premises < answered ? "; de anderen hebben dat vak niet" : ""));
  }

  Output output(options.output);
  switch (options.format) {
    case Format::tekst:
      // A line has no room for what it rests on.
      if (as_list) tell_premises(session, options, read->candidates, output);
      output.write(as_list ? report::answers_list(answers, output.width())
                           : report::answers_text(answers, output.width()));
      break;
    case Format::json:
      for (const questions::Answer& answer : answers)
        output.write(report::answer_json(answer) + "\n");
      break;
    case Format::csv:
      if (options.byte_order_mark) output.write(candidates::kByteOrderMark);
      output.write(report::answers_csv(answers));
      break;
    case Format::html:
    case Format::ics:
    case Format::sarif:
      output.write(report::answers_html(answers, "Wat als"));
      break;
  }
  output.finish();
  return answered == answers.size() ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
