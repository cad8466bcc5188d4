// What several verbs begin with: loading documents, and reading a file with candidates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/options.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/report/finding.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::cli {

// The findings with places and words filled in.
[[nodiscard]] std::vector<report::FindingRow> rows_of(const std::vector<Finding>& findings,
                                                      const grammar::Sources& sources);

// True for what must be repaired: everything but a remark.
[[nodiscard]] bool needs_work(const report::FindingRow& row);

// Loads library and documents; says which cannot be opened. False: exit status 3.
[[nodiscard]] bool load(Session& session, const Options& options);

// Shows the errors that stop the documents from being used.
void say_unusable(const Session& session);

// As load(), and the documents can be used; otherwise shows why not.
[[nodiscard]] bool load_usable(Session& session, const Options& options);

// Says what is wrong with what is supposed, and with which status to stop; nothing when it can be used.
[[nodiscard]] std::optional<Status> premises_refused(
    Session& session, const Options& options, const std::vector<candidates::RawCandidate>& candidates);

// Answers the questions in the texts; `only`: about this candidate, when not empty.
[[nodiscard]] Status answer_questions(Session& session, const Options& options,
                                      const candidates::ReadResult& read, const std::string& only);

// Whether a file is read: writing there would destroy it.
[[nodiscard]] bool is_input(const Options& options, const std::string& path);

// Says what is wrong with a file: "kandidaten.csv, regel 3: …".
void say_problem(const std::string& path, const candidates::FileProblem& problem);

// Reads the candidates; says what is wrong with the file, and which columns are not used. `digest`: gets the SHA-256
// of the file.
[[nodiscard]] std::optional<candidates::ReadResult> read_candidates(const Session& session,
                                                                    const Options& options,
                                                                    std::string* digest = nullptr);
// The same with the keys of another file than that of candidates.
[[nodiscard]] std::optional<candidates::ReadResult> read_results(const candidates::FileSchema& schema,
                                                                 const Options& options,
                                                                 std::string* digest = nullptr);

// The candidate that is asked for, or all when none is; says so when it is not in the file, and gives none then.
[[nodiscard]] std::vector<const candidates::RawCandidate*> asked_candidates(const candidates::ReadResult& read,
                                                                            const Options& options);

// What the answers rest on and for whom it holds: in text above them, beside other forms as a message.
void tell_premises(Session& session, const Options& options, const std::vector<candidates::RawCandidate>& candidates,
                   Output& output);

// The verdict, or why there is none when cells could not be read.
[[nodiscard]] trace::Verdict verdict_on(Session& session, const candidates::RawCandidate& candidate,
                                        const JudgeOptions& options);

}  // namespace slagboom::cli
