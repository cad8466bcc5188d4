// Short verdicts on a file of any length: rows that look alike are judged together, in columns, by
// any number of threads. The texts of the verdicts are those of the plain evaluator, and nothing
// that comes out depends on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/row_file.hpp"
#include "interpreter/cli/bulk_worker.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/cli/tally.hpp"

namespace slagboom::cli {

class Bulk {
 public:
  // Both must outlive this object. `file` was looked through.
  Bulk(Session& session, const candidates::RowFile& file) : session_(session), file_(file) {}

  // What happens while rows are judged. Never called by two threads at once, but for `stopped`.
  struct Watch {
    // Gets the lines of the candidates, in order of the file; may be empty.
    std::function<void(std::string_view)> lines;
    // Gets the place in the file up to where the lines were given; false stops. May be empty.
    std::function<bool(std::size_t)> progress;
    // Whether someone asked to stop. May be empty.
    std::function<bool()> stopped;
  };
  // Judges the rows that begin in [from, to), once. When it was stopped the counts say nothing.
  void run(std::size_t from, std::size_t to, std::size_t threads, const Watch& watch);

  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] const WorkDone& work() const { return work_; }
  // About names in rows; Dutch.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  Session& session_;
  const candidates::RowFile& file_;
  Tally tally_;
  WorkDone work_;
  std::vector<std::string> warnings_;
};

}  // namespace slagboom::cli
