// What a session holds between calls; shared by the files that implement it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "grammar/parse.hpp"
#include "interpreter/candidates/overlay.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/compliance/checks.hpp"
#include "interpreter/resolve/lower.hpp"
#include "interpreter/resolve/suppose.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::cli {

// A program with what is needed to judge by it.
struct Prepared {
  resolve::Regime regime;
  resolve::Lowered lowered;
  resolve::CodeTable codes;
  std::unique_ptr<trace::Judge> judge;
  std::string label;
  std::vector<std::string> applied;
  std::vector<trace::AppliedChoice> choices;
};

// Equal for equal regimes, and only for those.
[[nodiscard]] std::string key_of(const resolve::Regime& regime);

// The texts with some sentences in place of what they say, and the programs made of that.
struct World {
  std::vector<resolve::Supposed> supposed;
  std::unique_ptr<resolve::Model> model;
  std::map<std::string, std::unique_ptr<Prepared>> prepared;
  // By regime: what is wrong with these sentences there.
  std::map<std::string, std::vector<grammar::Diagnostic>> problems;
};

// A sentence that is supposed, and for whom: its own line «voor …» and the one above it in the block.
struct Supposition {
  const grammar::Question* question = nullptr;   // kind fact, rule or additions
  std::vector<const grammar::Whom*> whom;        // all must hold
  std::uint32_t document = 0;                    // where it stands
  std::string label;                             // "stel 1"
};

// The suppositions of a block, in order; `number` counts on. A line «voor …» holds for what follows it.
[[nodiscard]] std::vector<Supposition> suppositions(const grammar::QuestionBlock& block, std::uint32_t document,
                                                    std::size_t& number);

// Without those about which a later one, for the same candidates, says something else.
[[nodiscard]] std::vector<Supposition> latest(std::vector<Supposition> all);

// "stel 1: het CE-cijfer van Nederlands is 5,2"
[[nodiscard]] std::string sentence_of(const Supposition& supposition);

// A question of a block, with what stands above it.
struct QuestionHere {
  const grammar::Question* question = nullptr;
  std::uint32_t document = 0;
  std::vector<const grammar::Whom*> whom;      // all must hold
  std::vector<Supposition> supposed;           // the overlays first
};

// One of the suppositions, or one of the values, of what is laid over a candidate.
struct Wished {
  bool is_value = false;      // a value by its key
  std::size_t index = 0;      // among the suppositions, or among the values
  friend bool operator==(const Wished&, const Wished&) = default;
};

// What holds for a candidate.
struct LaidLine {
  Wished wished;
  questions::Premise premise;                  // of a value, and what the file says: after `told_premises`
  std::optional<candidates::Overlay> value;    // nothing: a rule
};

// What is not laid over a candidate, and why.
struct Absent {
  Wished wished;
  std::string label;     // "stel 2", "--stel «netl.ce=5,2»"
  std::string reason;    // "deze kandidaat heeft geen Nederlands"
  // "stel 2 geldt hier niet: …", "--stel «netl.ce=5,2»: …"
  [[nodiscard]] std::string text() const;
};

// A candidate with suppositions laid over it.
struct Laid {
  candidates::RawCandidate raw;
  World* world = nullptr;              // null: the texts as they are
  std::vector<LaidLine> lines;         // the suppositions in their order, then the values
  std::vector<Absent> absent;
  // "stel 2 geldt hier niet: …"
  [[nodiscard]] std::vector<std::string> notes() const;
};

// For how many candidates each supposition and each value holds.
class Premises {
 public:
  Premises(const std::vector<Supposition>& supposed, const std::vector<candidates::Overlay>& values);
  void add(const std::string& candidate, const Laid& laid);
  [[nodiscard]] const std::vector<questions::PremiseCount>& counts() const { return counts_; }

 private:
  [[nodiscard]] questions::PremiseCount& of(const Wished& wished) {
    return counts_[wished.index + (wished.is_value ? sentences_ : 0)];
  }

  std::size_t sentences_;
  std::vector<questions::PremiseCount> counts_;   // the suppositions, then the values
};

// Why a value cannot be laid over this candidate: "deze kandidaat heeft geen «netl»".
[[nodiscard]] std::string no_entry(const candidates::RawCandidate& raw, const resolve::Model& model,
                                   const std::string& entry);

// A candidate and the program it is judged by; with problems it must not be judged.
struct Bound {
  Prepared* prepared = nullptr;
  program::Candidate candidate;
  std::vector<candidates::RawProblem> problems;
};

// The problems as sentences with their place, each once.
[[nodiscard]] std::vector<std::string> told(const std::vector<candidates::RawProblem>& problems, candidates::FileFormat format);

struct Session::State {
  grammar::Sources sources;
  grammar::Limits limits;
  grammar::Diagnostics diagnostics;
  std::vector<grammar::FileId> files;
  std::vector<bool> from_library;       // by file in `files`
  std::string library_folder;
  std::vector<std::string> given_paths;
  std::shared_ptr<const grammar::Library> library;   // also of a twin
  std::unique_ptr<resolve::Model> model;
  std::map<std::string, std::unique_ptr<Prepared>> prepared;
  std::set<std::pair<std::string, std::uint32_t>> open_reported;
  std::vector<grammar::FileId> overlays;   // texts of sentences that are laid over the others, when asked
  std::map<std::vector<const grammar::Question*>, std::unique_ptr<World>> worlds;

  std::vector<Supposition> standing;       // the sentences of the overlays
  std::vector<candidates::Overlay> values; // values laid over every candidate, after the sentences

  // The program for a regime, made on first use.
  Prepared& prepare(const resolve::Regime& regime);

  // Lays over a candidate what is supposed for it, and then these values.
  [[nodiscard]] Laid lay(const candidates::RawCandidate& raw, const std::vector<Supposition>& supposed,
                         const std::vector<candidates::Overlay>& wanted);
  // What holds, with what the file says instead; outside `Inside`, as it looks at both worlds.
  [[nodiscard]] std::vector<questions::Premise> told_premises(const candidates::RawCandidate& raw, const Laid& laid);
  // The values as premises, without what was in the file; in the world that holds now. Empty: not readable there.
  [[nodiscard]] std::vector<std::string> value_texts(const candidates::RawCandidate& raw,
                                                     const std::vector<candidates::Overlay>& wanted);
  // What the file says instead of these values: "5,8", "nog niet bekend".
  [[nodiscard]] std::vector<std::string> formerly(const candidates::RawCandidate& raw,
                                                  const std::vector<candidates::Overlay>& wanted);
  [[nodiscard]] bool is_for(const Supposition& supposition, const candidates::RawCandidate& raw) const;
  // The value of a sentence, for a candidate; nothing: the candidate has no such entry, `reason` says which.
  [[nodiscard]] std::optional<candidates::Overlay> value_of(const grammar::Question& question,
                                                            const candidates::RawCandidate& raw,
                                                            std::string& reason) const;
  // The world in which these sentences hold; made on first use.
  World& world(const std::vector<resolve::Supposed>& supposed);
  // Messages that these sentences give in a regime, and the texts without them do not.
  const std::vector<grammar::Diagnostic>& problems_of(World& world, const resolve::Regime& regime);
  // What is wrong with suppositions for these candidates, with the values laid over them too.
  [[nodiscard]] std::vector<Finding> supposition_findings(const std::vector<Supposition>& supposed,
                                                          const std::vector<candidates::RawCandidate>& of);
  // The questions of the texts given, in order; and what is wrong with their blocks, as messages.
  [[nodiscard]] std::vector<QuestionHere> questions_here() const;
  void check_blocks();
  void check_chance(const grammar::Question& question, const program::Program& program,
                    grammar::Diagnostics& messages) const;
  [[nodiscard]] bool is_overlay(grammar::FileId file) const;
  [[nodiscard]] Finding finding_of(const grammar::Diagnostic& message) const;
  std::vector<compliance::Report> reports;  // after check()
  // Messages about what reglementen say (session_compliance.cpp).
  void check_content();
  // The examples of requirements in the documents whose path is asked for.
  void test_requirements(const std::function<bool(const std::string&)>& asked, TestRun& run);
  // Messages about days and time limits (session_calendar.cpp).
  void check_calendars();
  void check_plans();
  // The examples of time limits in the documents whose path is asked for.
  void test_time_limits(const std::function<bool(const std::string&)>& asked,
                        const std::function<void(ExampleResult)>& add);
  [[nodiscard]] Bound bind(const candidates::RawCandidate& raw);
  void refuse_misplaced(const candidates::RawCandidate& raw, Bound& bound);
  [[nodiscard]] std::optional<std::size_t> document_of(const std::string& path) const;
  // "Uitvoeringsbesluit WVO 2020 (1-8-2026)"
  [[nodiscard]] std::string document_label(std::uint32_t document) const;
  // What the school chose, in the words of the texts.
  [[nodiscard]] std::vector<trace::AppliedChoice> choices_of(const resolve::Lowered& lowered) const;
  // Where the provisions of a reasoning can be read.
  [[nodiscard]] std::vector<trace::UsedProvision> provisions_of(const trace::Verdict& verdict) const;
};

// While it exists, the session judges by another world; null: by the texts as they are.
class Inside {
 public:
  Inside(Session::State& state, World* world) : state_(state), world_(world) { swap(); }
  ~Inside() { swap(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  void swap() {
    if (world_ == nullptr) return;
    std::swap(state_.model, world_->model);
    std::swap(state_.prepared, world_->prepared);
  }

  Session::State& state_;
  World* world_;
};

// Whether a file is one of these, or lies in one of these folders; no folders: every file.
[[nodiscard]] bool under(const std::string& path, const std::vector<std::string>& roots);

}  // namespace slagboom::cli
