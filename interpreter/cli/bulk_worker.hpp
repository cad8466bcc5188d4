// One thread that judges pieces of a file: its own evaluator, its own buffers, its own counts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/candidates/row_file.hpp"
#include "interpreter/cli/bulk_forms.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/tally.hpp"
#include "interpreter/columns/shape_judge.hpp"

namespace slagboom::cli {

// How the candidates were judged: together, or one by one and why.
struct WorkDone {
  std::uint64_t together = 0;
  std::map<std::string, std::uint64_t> alone;  // reason, Dutch: how many candidates
};

// What all threads share; none of it is written without a turn.
struct BulkJob {
  Session& session;
  const candidates::RowFile& file;
  bool lines = false;             // the line of each candidate is wanted
  bool twins = false;             // each thread judges by a session of its own
  std::size_t from = 0, to = 0;   // the rows that begin here
  std::function<bool()> stopped;  // asked by any thread
  std::set<std::string> marks;    // their keys
  Forms forms;
  Turns turns;
};

class BulkWorker {
 public:
  // `job` must outlive this object.
  explicit BulkWorker(BulkJob& job);

  // Judges the rows of a piece; each worker gets its pieces in order of the file. `lines` gets
  // those of its candidates. False when the work was stopped, and nothing of it counts.
  bool judge(std::size_t piece, std::string& lines);

  // Names that no document knows.
  void add_unused(std::vector<candidates::UnusedName>& names) const;
  // Adds what this worker counted.
  void add_work(WorkDone& work) const;
  // Without the order of results, which others may have seen before.
  void add_counts(Tally& tally);
  // By result: where in the file it was seen first. Pairs of piece and row.
  using Place = std::pair<std::size_t, std::size_t>;
  [[nodiscard]] const std::map<std::string, Place>& appeared() const { return appeared_; }

 private:
  static constexpr std::size_t kRoom = 512;  // rows a shape has room for at first

  // What is the same for all candidates under one program.
  struct Rules {
    Prepared* prepared = nullptr;  // once it is needed
    const Shape* any = nullptr;
    columns::Outcomes outcomes;
    std::vector<std::string> results;  // by outcome
    std::vector<std::string> tails;    // by outcome: what stands behind the number of the candidate
    std::vector<std::uint64_t> counts;
  };
  // The candidates in hand that have one shape.
  struct Group {
    const Shape* shape = nullptr;
    Rules* rules = nullptr;
    std::unique_ptr<columns::ShapeJudge> judge;
    std::vector<std::vector<std::uint8_t>> columns;
    std::vector<std::uint8_t*> places;
    std::vector<std::uint32_t> numbers;
    std::size_t size = 0;
    std::size_t room = kRoom;
  };
  // A form as this worker knows it.
  struct Known {
    Form* shared = nullptr;  // once it had a turn; null: not yet, or there are too many
    bool decided = false;    // then `shared` does not change any more
    Group* group = nullptr;  // when such rows go together
  };
  struct Pending {
    std::string_view id;
    Group* group = nullptr;  // null: the verdict is in `alone_`
    std::size_t index = 0;
  };
  // A row that has to wait for its turn.
  struct Waiting {
    candidates::Row row;
    const std::string* key = nullptr;
    Known* form = nullptr;
    std::size_t place = 0;    // in pending_
    std::string_view reason;  // not empty: alone
    bool judged = false;
  };

  void read(const candidates::Row& row);
  bool settle(std::size_t piece);
  void settle(Waiting& one);
  void resume(Waiting& one);
  bool take(const Form& form, Group& group, Pending& place);
  Group& group_of(const Shape& shape);
  void take_or_alone(const candidates::Row& row, const Known& known, Pending& place);
  // Says in `bound` what the candidate is bound to, when asked for and there is a verdict.
  void alone(const candidates::Row& row, std::string_view reason, Pending& place,
             std::optional<Bound>* bound = nullptr);
  static void make_room(Group& group, std::size_t room);
  void flush(std::size_t piece, std::string& lines);
  void flush_row(const Pending& row, BulkWorker::Place place, std::string& lines);
  void write_out(const trace::Verdict& verdict, BulkWorker::Place place, std::string& lines);
  // Makes the words of an outcome, the first time.
  void know(Rules& rules, std::uint32_t outcome);
  [[nodiscard]] Session& session();

  BulkJob& job_;
  std::unique_ptr<Session> twin_;
  std::unique_ptr<candidates::RowReader> reader_;
  std::unique_ptr<candidates::RowCutter> cutter_;
  columns::Workspace space_;
  std::unordered_map<std::string, Known> forms_;
  std::pair<const std::string, Known>* former_ = nullptr;  // in forms_: of the last row
  std::map<std::string, std::unique_ptr<Rules>> rules_;
  std::vector<std::unique_ptr<Group>> groups_;  // by number of the shape
  std::vector<Group*> filled_;
  std::vector<Pending> pending_;
  std::vector<Waiting> waiting_;
  std::vector<trace::Verdict> alone_;
  Tally tally_;
  std::map<std::string, Place> appeared_;
  WorkDone work_;
};

}  // namespace slagboom::cli
