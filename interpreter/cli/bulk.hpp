// Short verdicts on a file of any length: rows that look alike are judged together, in columns. The
// texts of the verdicts are those of the plain evaluator.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/wide_file.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/tally.hpp"
#include "interpreter/columns/shape_judge.hpp"

namespace slagboom::cli {

// How the candidates were judged: together, or one by one and why.
struct WorkDone {
  std::uint64_t together = 0;
  std::map<std::string, std::uint64_t> alone;  // reason, Dutch: how many candidates
};

class Bulk {
 public:
  // `lines`: gets the line of each candidate, in order of the file; may be empty.
  Bulk(Session& session, candidates::WideFile& file, std::function<void(std::string_view)> lines);

  // Judges the rows that begin in [from, to). `progress` gets the place in the file; false stops.
  void run(std::size_t from, std::size_t to, const std::function<bool(std::size_t)>& progress);
  // After the last row.
  [[nodiscard]] const Tally& tally();
  [[nodiscard]] const WorkDone& work() const { return work_; }

 private:
  static constexpr std::size_t kRoom = 512;  // rows a shape has room for at first

  // What is the same for all candidates under one program.
  struct Rules {
    Prepared* prepared = nullptr;
    columns::Outcomes outcomes;
    std::vector<std::string> results;  // by outcome
    std::vector<std::string> tails;    // by outcome: what stands behind the number of the candidate
    std::vector<std::uint64_t> counts;
    std::vector<std::size_t> total;  // by outcome: place in Totals.results
  };
  struct Shape {
    Rules* rules = nullptr;
    program::Candidate first;
    columns::Plan plan;
    std::unique_ptr<columns::ShapeJudge> judge;
    // Facts that are read from one cell share a column: by column of the plan, the first with that
    // cell.
    std::vector<std::size_t> same;
    std::vector<std::vector<std::uint8_t>> columns;
    std::vector<std::uint8_t*> places;
    std::vector<std::uint32_t> numbers;
    std::size_t size = 0;
    std::size_t room = kRoom;
  };
  // Where a column of a shape gets its steps from, for rows of one form.
  struct Source {
    std::size_t column = 0;  // of the plan
    std::size_t cell = 0;
    std::uint8_t lowest = 0, highest = 0;
    bool whole = false;  // a whole number; else tenths
    bool fixed = false;  // the same for all rows of this form: `lowest`
  };
  // Rows with the same words and the same cells filled in.
  struct Form {
    std::uint32_t seen = 0;
    std::string_view alone;  // not empty: such rows are read one by one, and why
    Shape* shape = nullptr;
    std::vector<Source> sources;
  };
  struct Pending {
    std::string_view id;
    Shape* shape = nullptr;  // null: the line is in `alone_`
    std::size_t index = 0;
  };

  void add(const candidates::WideFile::Row& row);
  bool cut(const candidates::WideFile::Row& row);
  bool take(Form& form, std::string_view id);
  void prepare(Form& form, const Bound& bound);
  void add_alone(const candidates::WideFile::Row& row, Form* form, std::string_view reason);
  void flush();
  static void make_room(Shape& shape, std::size_t room);
  void flush_row(const Pending& row);
  void write_out(const trace::Verdict& verdict);
  // Makes the words of an outcome, the first time.
  void know(Rules& rules, std::uint32_t outcome);
  [[nodiscard]] trace::Verdict short_verdict(Prepared& prepared,
                                             const program::Candidate& candidate);

  Session& session_;
  candidates::WideFile& file_;
  std::function<void(std::string_view)> lines_;
  std::vector<std::uint8_t> numeric_;  // by cell: a mark, the same in all rows of a form or not
  std::vector<std::uint8_t> used_;
  std::map<Prepared*, std::unique_ptr<Rules>> rules_;
  std::map<std::pair<Prepared*, std::string>, std::unique_ptr<Shape>> shapes_;
  columns::Workspace space_;
  std::vector<Shape*> filled_;
  std::unordered_map<std::string, Form> forms_;
  std::string key_;  // of the row in hand
  std::string_view id_;
  std::vector<std::uint8_t> tenths_;  // by cell; 0: empty
  std::vector<Pending> pending_;
  std::vector<trace::Verdict> alone_;
  Tally tally_;
  WorkDone work_;
  bool finished_ = false;
};

}  // namespace slagboom::cli
