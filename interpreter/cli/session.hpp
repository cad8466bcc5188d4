// What the command line asks of the engine: load texts, judge, explain, run examples. No printing here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"
#include "interpreter/calendar/agenda.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/properties/property.hpp"
#include "interpreter/pta/columns.hpp"
#include "interpreter/questions/answer.hpp"
#include "interpreter/questions/ask.hpp"
#include "interpreter/questions/block.hpp"
#include "interpreter/trace/dossier.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::cli {

struct LoadProblem {
  std::string path;
  std::string message;  // "bestaat niet", "is niet te lezen"
};

// One finding, as in the contract (section Finding, JSON).
struct Finding {
  grammar::Diagnostic diagnostic;
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string provision;       // where in the text
  std::string norm, norm_version;
  std::string judgement;       // "strijdig", "twijfel", "ontbreekt", …; empty for reading errors
};

struct ExampleResult {
  std::string file;
  std::uint32_t line = 0;
  std::string name;            // "UB 3.32 lid 1, rij 2" or "V03 «…»"
  enum class State : std::uint8_t { passed, failed, skipped } state = State::passed;
  std::string message;         // failed: expected and found, in a sentence
};

struct CoverageLine {
  std::string provision;       // provision, table row or exception; "UB 3.58 lid 1: ‹eis›"
  bool by_yes = false, by_no = false;   // decided by an example each way; of an eis: nothing wrong, or something
};

// What a run of small changes in the rules showed.
struct Mutations {
  std::size_t tried = 0;
  std::size_t of_numbers = 0;            // so many of them moved a number one step
  std::vector<std::string> unnoticed;    // place and change, in order of the text
};

struct TestRun {
  std::vector<ExampleResult> results;
  std::vector<CoverageLine> coverage;
  std::vector<CoverageLine> requirements;   // the same of each eis
};

struct JudgeOptions {
  bool reasoning = false;      // fill Verdict.reasoning
  bool needs = true;           // compute what is needed and the nearest change
};

// Sentences that take the place of what the texts say, in memory only: "stel  de uitslag is …", each at the margin, as
// in a block `vraag`.
struct OverlayText {
  std::string name;            // shown as the place of a message: "--stel", or a path
  std::string text;
};

class Foresight;

// What "wat als" asks about a candidate.
struct QuestionOptions {
  std::vector<std::string> premises;   // "netl.ce=5,2", laid over the file one after the other
  bool needed = false;                 // which marks are needed
  std::vector<std::string> keys;       // only these marks ("netl.ce"); empty: all that are open
  bool resits = false;                 // what the chances that are left can change
  bool entries = true;                 // also in the final mark of the subject itself
  bool notes = true;                   // with the notes of the verdict
  std::span<const questions::Foreseen> foreseen;   // about this candidate, as `foresee` gives it; may be empty
};

struct Asked {
  questions::Answer answer;
  std::size_t premises = 0;            // how many premises could be laid over this candidate
  std::vector<std::string> absent;     // premises and marks that this candidate has no place for, and why
};

// The PTA's of the texts that were given, and the words by which they are read.
struct PlansOfTexts {
  pta::Plans plans;
  std::vector<pta::Reading> readings;
  std::vector<pta::Misfit> loose;  // amendments of a PTA that is not there
};

// A loaded set of documents: the library and the texts given.
class Session {
 public:
  Session();
  ~Session();
  Session(Session&&) noexcept;

  // Reads stdlib from `library_dir` (all *.regl.md) and then `paths` (files, or folders searched for *.regl.md).
  // A file that cannot be opened is a LoadProblem; findings are in findings().
  // `overlays` hold sentences for judge_supposing(); everything else reads the texts as they are.
  std::vector<LoadProblem> load(const std::string& library_dir, const std::vector<std::string>& paths,
                                const std::vector<OverlayText>& overlays = {});

  // Another session with the same texts, to judge by in another thread: making programs changes a session. Without
  // overlays. Several threads may ask for one while this session is left alone; it must live longer.
  [[nodiscard]] Session twin() const;

  [[nodiscard]] const grammar::Sources& sources() const;
  // Messages of reading and resolving; only those about the given paths unless `all`.
  [[nodiscard]] std::vector<Finding> findings(bool all = false) const;
  [[nodiscard]] bool usable() const;   // no errors that stop evaluation

  // Every text that was read, with its digest: the library first, then the given ones.
  [[nodiscard]] std::vector<trace::SourceText> texts() const;

  // Full static checks over every year and school type in scope (controleer).
  void check();

  [[nodiscard]] candidates::FileSchema file_schema() const;
  [[nodiscard]] trace::Verdict judge(const candidates::RawCandidate& candidate, const JudgeOptions& options);

  // What is wrong with the sentences of the overlays: as such, and for the regimes that these candidates are in.
  [[nodiscard]] std::vector<Finding> overlay_findings(const std::vector<candidates::RawCandidate>& candidates);
  // As judge(), with the overlays laid over the texts and the candidate. The verdict says on what it rests.
  [[nodiscard]] trace::Verdict judge_supposing(const candidates::RawCandidate& candidate, const JudgeOptions& options);
  // Values that judge_supposing() lays over every candidate: "netl.ce=5,2"; question_problem() says what is wrong with them.
  void suppose_values(const std::vector<std::string>& values);
  [[nodiscard]] bool supposes() const;   // there is at least one sentence in the overlays, or a value
  // Those, and for how many of these candidates each holds.
  [[nodiscard]] std::vector<questions::PremiseCount> premises(const std::vector<candidates::RawCandidate>& candidates);

  // The blocks `vraag` of the texts given: how many questions, what is wrong with what they suppose for these
  // candidates, and the answers in order; `only`: about this candidate alone, when not empty.
  [[nodiscard]] std::size_t question_count() const;
  [[nodiscard]] std::vector<Finding> question_findings(const std::vector<candidates::RawCandidate>& candidates);
  [[nodiscard]] std::vector<questions::BlockAnswer> answer_blocks(
      const std::vector<candidates::RawCandidate>& candidates, const std::string& only,
      const std::function<void(std::size_t, std::size_t)>& progress);

  // What holds of the texts as a whole, proved or with a counterexample; the texts must be usable.
  [[nodiscard]] std::vector<properties::Property> properties(
      const std::function<void(std::size_t, std::size_t)>& progress);
  // What is wrong with a question, whoever it is about: an unknown key, a value that cannot be; empty when nothing is.
  [[nodiscard]] std::string question_problem(const QuestionOptions& options) const;
  [[nodiscard]] Asked ask(const candidates::RawCandidate& candidate, const QuestionOptions& options);
  // What the resit lists of these candidates have in common, by their place here.
  [[nodiscard]] Foresight foresee(std::span<const candidates::RawCandidate* const> of, const QuestionOptions& options);

  // Runs the examples whose file lies under one of `paths` (all when empty). `progress(done, total)` may be empty.
  [[nodiscard]] TestRun test(const std::vector<std::string>& paths,
                             const std::function<void(std::size_t, std::size_t)>& progress);
  // Changes one thing at a time in the rules under `paths` (numbers, borders, roundings, "en" and "of", departures)
  // and tells which change no example notices.
  [[nodiscard]] Mutations mutations(const std::vector<std::string>& paths,
                                    const std::function<void(std::size_t, std::size_t)>& progress);

  // The time limits of a school year, by the texts that were given and the law. Messages about them
  // come in findings().
  [[nodiscard]] calendar::Agenda agenda(std::int32_t school_year, const calendar::GivenDays& given);
  // The PTA's of the texts that were given; with a day, as they read then.
  [[nodiscard]] PlansOfTexts plans(std::optional<calendar::Day> day);
  // A file with columns of a pupil system beside them.
  [[nodiscard]] pta::ColumnReport compare_columns(const PlansOfTexts& found, std::string_view bytes,
                                                  const candidates::Mapping* mapping) const;
  // Names of occasions that the texts introduce.
  [[nodiscard]] std::vector<std::string> occasions() const;

  // The text as it reads for a cohort: prose with references filled in and rules that do not apply left out.
  // A cohort that cannot be read, or a path that was not loaded, gives an empty text and, when asked for, the reason.
  [[nodiscard]] std::string consolidated(const std::string& path, const std::optional<std::string>& cohort,
                                         std::string* problem = nullptr) const;
  // Canonical form of one file's text (opmaak); nothing when the file has reading errors.
  [[nodiscard]] std::optional<std::string> formatted(const std::string& path) const;
  // Printable stages: "structuur", "boom", "programma".
  [[nodiscard]] std::string dump(const std::string& path, const std::string& stage) const;

  struct State;
  // For files of this folder that work on programs (session_state.hpp).
  [[nodiscard]] State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace slagboom::cli
