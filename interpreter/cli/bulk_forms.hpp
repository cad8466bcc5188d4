// Rows that look alike: what all threads know about them. It is decided in order of the file, so
// that what is judged together does not depend on how many threads there are.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/candidates/row_file.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/plan.hpp"

namespace slagboom::cli {

// The keys of entries whose values are marks: what rows of one form differ in.
[[nodiscard]] std::set<std::string> mark_keys(const program::Vocabulary& vocabulary);

// Candidates that are computed together, whatever the form of their rows. The same for all threads,
// and never changed.
struct Shape {
  std::size_t number = 0;
  std::string rules;  // key of the regime
  resolve::Regime regime;
  std::string label;   // of the regime
  program::Type type;  // of the deciding line
  program::Candidate first;
  columns::Plan plan;
  // Facts that are read from one cell share a column: by column of the plan, the first with that
  // cell.
  std::vector<std::size_t> same;
};

// Where a column of a shape gets its steps from, for rows of one form.
struct Source {
  std::size_t column = 0;  // of the plan
  std::size_t cell = 0;    // in the marks of a row
  std::uint8_t lowest = 0, highest = 0;
  bool whole = false;  // a whole number; else tenths
  bool fixed = false;  // the same for all rows of this form: `lowest`
};

// Rows that the cutter gives one form. Never changed once it is decided.
struct Form {
  std::uint64_t seen = 0;
  std::string_view alone;  // not empty: such rows are read one by one, and why
  const Shape* shape = nullptr;
  std::vector<Source> sources;
  [[nodiscard]] bool decided() const { return shape != nullptr || !alone.empty(); }
  // Whether the shape should be worked out now, from the row in hand: when the form was seen often,
  // and at longer and longer intervals when no row of it can be judged.
  [[nodiscard]] bool is_due() const;
};

class Forms {
 public:
  // `vocabulary` must outlive this object.
  explicit Forms(const program::Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // Only in order of the file; see Turns. Null: there are too many.
  Form* find(const std::string& key);
  // Decides a form by a candidate with such a row, and where that row has its values.
  void prepare(Form& form, const Bound& bound,
               const std::vector<candidates::RowCutter::Value>& values);

 private:
  const program::Vocabulary& vocabulary_;
  std::unordered_map<std::string, Form> forms_;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<Shape>> shapes_;
};

// One after the other, in order of the pieces.
class Turns {
 public:
  explicit Turns(std::size_t first) : next_(first) {}
  // Waits for all pieces before this one; false when the work was stopped.
  bool wait(std::size_t piece);
  // This piece is done, also when it did not wait.
  void done(std::size_t piece);
  void stop();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_;
  std::vector<std::size_t> ahead_;  // done, and still waiting for others
  bool stopped_ = false;
};

// Why a candidate was judged alone. These stand before a number of candidates.
inline constexpr std::string_view kRare = "de eerste kandidaten met hun vakken";
inline constexpr std::string_view kCareful = "een rij die apart gelezen moest worden";
inline constexpr std::string_view kManyPackages = "te veel verschillende pakketten";
inline constexpr std::string_view kNoVerdict = "zonder oordeel";
inline constexpr std::string_view kCells = "vakken met meer dan één kolom voor hetzelfde";
inline constexpr std::string_view kTheseMarks = "cijfers waarbij het samen niet ging";

}  // namespace slagboom::cli
