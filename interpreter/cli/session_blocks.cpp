// The blocks `vraag` of the texts given: what is wrong with them, and the answers for candidates.
#include <algorithm>
#include <utility>

#include "interpreter/candidates/bind.hpp"
#include "interpreter/candidates/overlay.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/questions/block.hpp"
#include "interpreter/report/answer_words.hpp"

namespace slagboom::cli {

namespace {

using grammar::Question;
using grammar::QuestionKind;
using program::NodeId;

bool is_question(const Question& question) {
  return question.kind == QuestionKind::value || question.kind == QuestionKind::needed ||
         question.kind == QuestionKind::difference || question.kind == QuestionKind::chance;
}

// The line of the report that decides is about this name.
bool decides(const program::Program& program, grammar::NameId name) {
  const auto found = program.by_name.find(name);
  return std::any_of(program.report.begin(), program.report.end(),
                     [&](const program::ReportLine& line) {
                       const program::Node& node = program.nodes[line.node];
                       return line.form == "beslissend" && found != program.by_name.end() &&
                              node.op == program::Op::call &&
                              static_cast<program::DefinitionId>(node.a) == found->second;
                     });
}

class Answers {
 public:
  Answers(Session& session, Session::State& state) : session_(session), state_(state) {}

  questions::BlockAnswer answer(const QuestionHere& here,
                                const std::vector<candidates::RawCandidate>& candidates,
                                const std::string& only) {
    const Question& question = *here.question;
    questions::BlockAnswer result;
    result.kind = question.kind == QuestionKind::value    ? questions::BlockAnswer::Kind::value
                  : question.kind == QuestionKind::chance ? questions::BlockAnswer::Kind::chance
                  : question.kind == QuestionKind::needed
                      ? questions::BlockAnswer::Kind::needed
                      : questions::BlockAnswer::Kind::difference;
    const grammar::Place place = state_.sources.place(question.span.file, question.span.begin);
    result.file = state_.sources.file(question.span.file).path;
    result.line = place.line;
    result.question = question.text;
    Premises premises(here.supposed, state_.values);
    const Supposition whom{&question, here.whom, here.document, ""};
    for (const candidates::RawCandidate& raw : candidates) {
      if ((!only.empty() && raw.id != only) || !state_.is_for(whom, raw)) continue;
      questions::CandidateAnswer one = about(here, raw, premises);
      if (result.kind != questions::BlockAnswer::Kind::difference) {
        result.answers.push_back(std::move(one));
        continue;
      }
      if (!one.fault.empty()) {
        ++result.without;
        continue;
      }
      ++result.compared;
      const bool differs = one.before != one.value || !one.before_fault.empty();
      if (differs && !one.premises.empty()) result.answers.push_back(std::move(one));
    }
    result.premises = premises.counts();
    return result;
  }

 private:
  questions::CandidateAnswer about(const QuestionHere& here, const candidates::RawCandidate& raw,
                                   Premises& premises) {
    questions::CandidateAnswer one;
    one.candidate = raw.id;
    JudgeOptions brief;
    brief.needs = false;
    const Laid laid = state_.lay(raw, here.supposed, state_.values);
    one.notes = laid.notes();
    if (raw.problems.empty()) premises.add(raw.id, laid);
    // The same without what is supposed.
    trace::Verdict before;
    if (!laid.lines.empty()) {
      before = session_.judge(raw, brief);
      one.before_fault = first_fault(before);
      if (one.before_fault.empty()) {
        questions::CandidateAnswer was = value_here(here, raw);
        one.before = std::move(was.value);
        one.before_fault = std::move(was.fault);
      }
    }
    for (const questions::Premise& premise : state_.told_premises(raw, laid)) {
      one.premises.push_back(report::premise_text(premise));
    }
    const Inside inside(state_, laid.world);
    const trace::Verdict after = session_.judge(laid.raw, brief);
    one.regime = after.regime;
    one.fault = first_fault(after);
    if (!one.fault.empty()) return one;
    questions::CandidateAnswer now = value_here(here, laid.raw);
    one.value = std::move(now.value);
    one.minimum = std::move(now.minimum);
    one.chances = std::move(now.chances);
    one.exact = now.exact;
    one.remark = std::move(now.remark);
    one.fault = std::move(now.fault);
    if (here.question->kind == QuestionKind::difference && one.before_fault.empty() &&
        before.result != after.result) {
      one.because = questions::changes(before, after);
    }
    return one;
  }

  static std::string first_fault(const trace::Verdict& verdict) {
    return verdict.faults.empty() ? verdict.fault : verdict.faults.front();
  }

  // In the world that holds now; the candidate must be one that can be judged.
  questions::CandidateAnswer value_here(const QuestionHere& here,
                                        const candidates::RawCandidate& raw) {
    questions::CandidateAnswer one;
    std::vector<candidates::RawProblem> ignored;
    const resolve::Regime regime = candidates::read_regime(*state_.model, raw, ignored);
    Prepared& prepared = state_.prepare(regime);
    const Question& question = *here.question;
    if (question.kind == QuestionKind::chance) {
      grammar::Diagnostics messages;
      state_.check_chance(question, prepared.lowered.program, messages);
      if (messages.has_errors()) {
        const grammar::Diagnostic message = messages.sorted().front();
        one.fault = message.labels.front().text + "; " + message.help;
        return one;
      }
      const program::Candidate candidate =
          candidates::bind(*state_.model, prepared.codes, raw, ignored);
      return questions::chance_answer(*prepared.judge, candidate, question.chance);
    }
    const bool needed = question.kind == QuestionKind::needed;
    const NodeId node = node_of(prepared, needed ? question.outcome : question.subject, needed,
                                here.document, one.fault);
    if (!one.fault.empty()) return one;
    const program::Candidate candidate =
        candidates::bind(*state_.model, prepared.codes, raw, ignored);
    prepared.judge->evaluator().bind(candidate);
    if (!needed) {
      questions::Shown shown = questions::shown_value(*prepared.judge, node);
      one.value = std::move(shown.text);
      one.exact = shown.exact;
      return one;
    }
    least(question, prepared, raw, candidate, node, one);
    return one;
  }

  void least(const Question& question, const Prepared& prepared,
             const candidates::RawCandidate& raw, const program::Candidate& candidate, NodeId node,
             questions::CandidateAnswer& one) {
    const resolve::Model& model = *state_.model;
    const auto fact = model.vocabulary.fact_by_name.find(question.subject.name);
    int element = evaluate::kMain;
    if (!question.subject.children.empty()) {
      const grammar::NameId owner = question.subject.children.front().name;
      const auto item = model.vocabulary.item_by_name.find(owner);
      if (item != model.vocabulary.item_by_name.end()) {
        std::optional<std::size_t> entry;
        if (item->second < prepared.codes.canonical.size()) {
          entry = candidates::find_entry(model, prepared.codes, raw,
                                         prepared.codes.canonical[item->second]);
        }
        if (!entry) {
          one.value = "deze kandidaat heeft geen " + state_.library->names[owner].singular;
          return;
        }
        element = static_cast<int>(*entry);
      }
    }
    const questions::Least found =
        questions::least_for(*prepared.judge, candidate, node, {fact->second, element});
    switch (found.kind) {
      case questions::Least::Kind::value:
        one.value = found.value + " of hoger";
        one.minimum = found.value;
        break;
      case questions::Least::Kind::stretches:
        one.value = found.value;
        break;
      case questions::Least::Kind::elsewhere:
        one.value = "nog niet te zeggen, er ontbreekt meer dan dit gegeven";
        break;
      case questions::Least::Kind::any:
        one.value = "elk cijfer is genoeg";
        break;
      case questions::Least::Kind::none:
        one.value = "met geen enkel cijfer";
        break;
      case questions::Least::Kind::settled:
        one.value = "staat al vast, welk cijfer dit ook wordt";
        break;
      case questions::Least::Kind::not_applicable:
        one.value = "dit gegeven is hier niet van toepassing";
        break;
      case questions::Least::Kind::not_computed:
        one.value = "niet uitgerekend";
        one.exact = false;
        break;
    }
    const bool rests_on_others =
        found.with_others &&
        (found.kind == questions::Least::Kind::value || found.kind == questions::Least::Kind::any ||
         found.kind == questions::Least::Kind::stretches ||
         found.kind == questions::Least::Kind::none);
    if (rests_on_others) {
      const bool best = found.kind == questions::Least::Kind::none && found.rising;
      one.remark =
          std::string(best ? "ook niet " : "") + "als de andere open cijfers zo hoog mogelijk zijn";
    }
  }

  // The node of an expression of a question; made on first use, in a program that then grows.
  NodeId node_of(Prepared& prepared, const grammar::Node& expression, bool condition,
                 std::uint32_t document, std::string& fault) {
    Made& made = made_[{&prepared, &expression}];
    if (made.node == program::kNone && made.fault.empty()) {
      grammar::Diagnostics messages;
      made.node = condition
                      ? resolve::lower_condition(*state_.model, prepared.regime, prepared.lowered,
                                                 expression, document, messages)
                      : resolve::lower_value(*state_.model, prepared.regime, prepared.lowered,
                                             expression, document, false, messages);
      prepared.judge = std::make_unique<trace::Judge>(prepared.lowered.program,
                                                      state_.model->vocabulary, state_.sources);
      if (messages.has_errors() || made.node == program::kNone) {
        made.fault = "deze vraag heeft hier geen antwoord";
        const std::vector<grammar::Diagnostic> all = messages.sorted();
        if (!all.empty() && !all.front().labels.empty())
          made.fault += ": " + all.front().labels.front().text;
      }
    }
    fault = made.fault;
    return made.node;
  }

  struct Made {
    NodeId node = program::kNone;
    std::string fault;
  };

  Session& session_;
  Session::State& state_;
  std::map<std::pair<const Prepared*, const grammar::Node*>, Made> made_;
};

}  // namespace

std::vector<QuestionHere> Session::State::questions_here() const {
  std::vector<QuestionHere> found;
  if (!library) return found;
  for (std::uint32_t document = 0; document < files.size() && document < library->documents.size();
       ++document) {
    if (from_library[document]) continue;
    for (const grammar::QuestionBlock& block : library->documents[document].questions) {
      std::size_t number = standing.size();
      const std::vector<Supposition> all = suppositions(block, document, number);
      const grammar::Whom* above = nullptr;
      for (const Question& question : block.lines) {
        if (question.kind == QuestionKind::whom) above = &question.whom;
        if (!is_question(question)) continue;
        QuestionHere here{&question, document, {}, standing};
        if (above != nullptr) here.whom.push_back(above);
        if (question.whom.said) here.whom.push_back(&question.whom);
        for (const Supposition& one : all) {
          if (one.question < &question) here.supposed.push_back(one);  // what stands above it
        }
        here.supposed = latest(std::move(here.supposed));
        found.push_back(std::move(here));
      }
    }
  }
  return found;
}

// The name of a possibility of these texts, and of what decides.
void Session::State::check_chance(const Question& question, const program::Program& program,
                                  grammar::Diagnostics& messages) const {
  std::vector<std::string> known;
  for (const resolve::Source& source : model->possibilities)
    known.push_back(source.statement->text);
  if (std::find(known.begin(), known.end(), question.chance) == known.end()) {
    grammar::Diagnostic message;
    message.kind = grammar::DiagnosticKind::unknown_name;
    message.labels.push_back(
        {question.span, "«" + question.chance + "» is geen mogelijkheid in deze documenten", true});
    std::string names;
    for (const std::string& each : std::set<std::string>(known.begin(), known.end())) {
      names += (names.empty() ? "«" : ", «") + each + "»";
    }
    message.help = names.empty() ? "geen van de documenten noemt een mogelijkheid"
                                 : "deze mogelijkheden zijn er: " + names;
    messages.add(std::move(message));
  } else if (!decides(program, question.subject.name)) {
    grammar::Diagnostic message;
    message.kind = grammar::DiagnosticKind::wrong_kind_of_name;
    message.labels.push_back({question.subject.span, "dit is niet de uitkomst die beslist", true});
    message.help = "vraag «welke ene " + question.chance +
                   " kan de uitslag veranderen, en vanaf welk cijfer?»";
    messages.add(std::move(message));
  }
}

void Session::State::check_blocks() {
  std::set<std::string> seen;
  const auto report = [&](const grammar::Diagnostic& message) {
    if (seen.insert(grammar::render(message, sources)).second) diagnostics.add(message);
  };
  for (std::uint32_t document = 0; document < files.size() && document < library->documents.size();
       ++document) {
    if (from_library[document]) continue;
    for (const grammar::QuestionBlock& block : library->documents[document].questions) {
      std::size_t number = 0;
      const std::vector<Supposition> all = suppositions(block, document, number);
      for (const Finding& finding : supposition_findings(all, {})) report(finding.diagnostic);
      for (const resolve::Regime& regime : resolve::all_regimes(*model)) {
        if (resolve::fits(*model, library->documents[document].scope, regime) != resolve::Fits::yes)
          continue;
        std::vector<resolve::Supposed> rules;
        for (const Supposition& one : all) {
          const bool holds =
              std::all_of(one.whom.begin(), one.whom.end(), [&](const grammar::Whom* whom) {
                return resolve::fits(*model, whom->scope, regime) != resolve::Fits::no;
              });
          if (holds && one.question->kind != QuestionKind::fact)
            rules.push_back({one.question, document, one.label});
        }
        if (!rules.empty()) {
          for (const grammar::Diagnostic& message : problems_of(world(rules), regime))
            report(message);
        }
        grammar::Diagnostics ignored;
        resolve::Lowered lowered = resolve::lower(*model, regime, {}, ignored);
        for (const Question& question : block.lines) {
          if (!is_question(question)) continue;
          grammar::Diagnostics messages;
          if (question.kind == QuestionKind::chance) {
            check_chance(question, lowered.program, messages);
          } else if (question.kind == QuestionKind::needed) {
            (void)resolve::lower_condition(*model, regime, lowered, question.outcome, document,
                                           messages);
          } else {
            (void)resolve::lower_value(*model, regime, lowered, question.subject, document, false,
                                       messages);
          }
          for (const grammar::Diagnostic& message : messages.sorted()) report(message);
        }
      }
    }
  }
}

std::size_t Session::question_count() const { return state_->questions_here().size(); }

std::vector<Finding> Session::question_findings(
    const std::vector<candidates::RawCandidate>& candidates) {
  State& state = *state_;
  std::vector<Finding> findings;
  std::set<std::string> seen;
  for (const QuestionHere& here : state.questions_here()) {
    for (Finding& finding : state.supposition_findings(here.supposed, candidates)) {
      if (seen.insert(grammar::render(finding.diagnostic, state.sources)).second)
        findings.push_back(std::move(finding));
    }
  }
  return findings;
}

std::vector<questions::BlockAnswer> Session::answer_blocks(
    const std::vector<candidates::RawCandidate>& candidates, const std::string& only,
    const std::function<void(std::size_t, std::size_t)>& progress) {
  State& state = *state_;
  Answers answers(*this, state);
  std::vector<questions::BlockAnswer> found;
  const std::vector<QuestionHere> questions = state.questions_here();
  for (const QuestionHere& here : questions) {
    found.push_back(answers.answer(here, candidates, only));
    if (progress) progress(found.size(), questions.size());
  }
  return found;
}

}  // namespace slagboom::cli
