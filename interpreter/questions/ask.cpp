// One answer: the result, what is needed for more, and what the chances that are left can do.
#include "interpreter/questions/ask.hpp"

#include <algorithm>

#include "interpreter/trace/figures.hpp"

namespace slagboom::questions {

using evaluate::Status;
using evaluate::Value;
using program::Base;
using trace::Mark;

std::vector<Aim> aims_of(const trace::Judge& judge) {
  std::vector<Aim> aims;
  const program::Program& program = judge.program();
  const program::Vocabulary& words = judge.vocabulary();
  for (const program::ReportLine& line : program.report) {
    if (&line == judge.deciding() && line.type.base == Base::option &&
        line.type.options != program::kNone) {
      const program::OptionSet& set = words.option_sets[line.type.options];
      for (std::size_t level = 1; level < set.labels.size(); ++level) {
        aims.push_back({{set.labels[level], set.labels[level], true},
                        line.node,
                        {static_cast<std::int64_t>(level), 1}});
      }
    } else if (line.type.base == Base::truth && !line.per_element &&
               (line.form == "ja of nee" || &line == judge.deciding())) {
      aims.push_back({{line.key, line.label, &line == judge.deciding()}, line.node, {1, 1}});
    }
  }
  return aims;
}

std::vector<Mark> free_marks(evaluate::Evaluator& evaluator, const std::vector<Mark>& named) {
  std::vector<Mark> free = trace::open_marks(evaluator);
  for (const Mark& mark : named) {
    if (std::find(free.begin(), free.end(), mark) == free.end()) free.push_back(mark);
  }
  std::sort(free.begin(), free.end(), [](const Mark& a, const Mark& b) {
    return a.element != b.element ? a.element < b.element : a.fact < b.fact;
  });
  return free;
}

namespace {

void needed(trace::Judge& judge, const program::Candidate& candidate, const Question& question,
            Answer& answer) {
  evaluate::Evaluator& evaluator = judge.evaluator();
  const std::vector<Mark> free = free_marks(evaluator, question.marks);
  for (const Mark& mark : free) {
    FreeMark one;
    one.key = trace::mark_key(evaluator, mark);
    one.label = trace::mark_label(evaluator, mark);
    one.name = mark.element >= 0 ? trace::item_name(evaluator, mark.element) : one.label;
    const Value now = evaluator.fact(mark.fact, mark.element);
    if (now.status == Status::known && now.lo == now.hi)
      one.now = trace::mark_value(evaluator, mark, now.lo);
    one.asked = question.marks.empty() || std::find(question.marks.begin(), question.marks.end(),
                                                    mark) != question.marks.end();
    answer.free.push_back(std::move(one));
  }
  // What the question names is open for it, also when the file has a value: proofs must hold for
  // every value.
  program::Candidate opened = candidate;
  bool all_open = true;
  for (const Mark& mark : question.marks) {
    std::vector<program::FactValue>& facts =
        mark.element < 0 ? opened.facts
                         : opened.elements[static_cast<std::size_t>(mark.element)].facts;
    facts[mark.fact] = {};
    all_open =
        all_open && evaluator.vocabulary().facts[mark.fact].absence == grammar::Absence::unknown;
  }
  evaluator.bind(all_open ? opened : candidate);
  for (const Aim& aim : aims_of(judge)) {
    Needed result = needed_for(judge, aim, free, question.budget, all_open);
    result.target = answer.targets.size();
    answer.targets.push_back(aim.target);
    answer.needed.push_back(std::move(result));
  }
}

// The verdict's own notes; and when nothing more was asked, the smallest change that would have
// been enough.
void close_changes(trace::Judge& judge, const program::Candidate& candidate,
                   const Question& question, Answer& answer) {
  trace::JudgeSettings settings;
  settings.needs = (!question.needed && !question.resits) || answer.result == trace::kStillOpen;
  const trace::Verdict verdict = judge.judge(candidate, settings);
  answer.notes = verdict.notes;
  if (!settings.needs) return;
  if (question.needed || question.resits) {
    // Of what is missing, only what is no mark: the marks are answered by the question itself.
    for (const trace::Need& need : verdict.needs) {
      if (need.key.empty())
        answer.nearest.push_back("nog open: " + need.label + "; " + need.remark);
    }
    return;
  }
  const program::Type& type = judge.deciding()->type;
  const bool levels = type.base == Base::option && type.options != program::kNone;
  for (const trace::NearChange& change : verdict.nearest) {
    const std::string better =
        levels ? judge.vocabulary().option_sets[type.options].labels.back() : "ja";
    answer.nearest.push_back(better + " als " + change.label + " " + change.needed +
                             " of hoger was; nu " + change.now);
  }
  for (const trace::Need& need : verdict.needs) {
    if (need.decisive)
      answer.nearest.push_back("nog open: " + need.label +
                               (need.remark.empty() ? "" : "; " + need.remark));
  }
  if (verdict.nearest.empty() && !verdict.nearest_remark.empty())
    answer.nearest.push_back(verdict.nearest_remark);
}

}  // namespace

Answer ask(trace::Judge& judge, const program::Candidate& candidate, const Question& question) {
  Answer answer;
  answer.candidate = candidate.id;
  if (judge.deciding() == nullptr) {
    answer.fault = "de documenten zeggen niet welke uitkomst beslist (verslag)";
    return answer;
  }
  const trace::Judge::Decision decision = judge.decide(candidate, {});
  const Value& value = decision.value;
  answer.exact = decision.exact;
  const bool settled = value.status == Status::known && value.lo == value.hi;
  answer.result = settled ? trace::shown(value, judge.deciding()->type, judge.vocabulary())
                          : std::string(trace::kStillOpen);
  answer.asked_needed = question.needed;
  if (question.notes) close_changes(judge, candidate, question, answer);
  if (question.needed) needed(judge, candidate, question, answer);
  judge.evaluator().bind(candidate);
  if (question.resits) {
    answer.asked_resits = true;
    judge.evaluator().bind(candidate);
    resits_for(judge, question, answer);
  }
  return answer;
}

}  // namespace slagboom::questions
