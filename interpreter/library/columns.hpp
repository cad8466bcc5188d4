// Candidates of one example from columns in memory; rows in which the same marks are unknown share
// a shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/columns/shape_judge.hpp"

namespace slagboom::library {

// A cell of the example that differs between rows.
struct Cell {
  std::string code, key;                            // "netl", "ce"
  std::string name;                                 // "netl.ce"
  std::uint8_t lowest = 0, highest = 0, scale = 1;  // in steps
  bool is_word = false;
  std::vector<std::string> words;  // by value
};

// What a number in the output means.
struct Meaning {
  std::string result;
  std::vector<std::string> deciding;
  std::vector<const char*> deciding_texts;
};

class Columns {
 public:
  static constexpr std::uint8_t kUnknown = 255;

  // Nothing: `problem` says why this candidate cannot be judged. The session must outlive this
  // object.
  static std::optional<Columns> of(cli::Session& session, const candidates::RawCandidate& example,
                                   std::string& problem);

  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  // Gives how many rows have no verdict: a value that cannot be.
  std::size_t judge(const std::uint8_t* const* values, std::size_t rows, std::uint32_t* outcomes);
  // Null: there is no such number.
  [[nodiscard]] const Meaning* meaning(std::uint32_t number) const;
  // Nothing: a value that cannot be.
  [[nodiscard]] std::optional<candidates::RawCandidate> candidate(
      std::span<const std::uint8_t> row) const;

 private:
  // Rows in which the same marks are given.
  struct Shape {
    program::Candidate first;
    trace::Judge* judge = nullptr;
    std::string label;
    bool refused = false;  // by the session: one by one, for what it says
    columns::Plan plan;
    std::vector<std::size_t>
        cell_of;  // by column of the plan; cells_.size(): the same for every row
    std::unique_ptr<columns::ShapeJudge> together;
    std::vector<std::vector<std::uint8_t>>
        values;  // by column of the plan, of rows that are gathered
    std::vector<std::size_t> rows;
    std::uint64_t seen = 0;
  };

  explicit Columns(cli::Session& session) : session_(&session) {}
  Shape& shape_of(const std::string& unknown);
  void work_out(Shape& shape);
  void flush(Shape& shape, std::uint32_t* outcomes);
  std::uint32_t alone(Shape& shape, std::size_t row);
  void know(const Shape& shape);

  cli::Session* session_;
  candidates::RawCandidate example_;
  std::vector<Cell> cells_;
  // On the heap, so that a shape can hold on to them while this object moves.
  std::unique_ptr<columns::Outcomes> outcomes_ = std::make_unique<columns::Outcomes>();
  std::unique_ptr<columns::Workspace> space_ = std::make_unique<columns::Workspace>();
  std::map<std::string, std::unique_ptr<Shape>> shapes_;  // by which cells are unknown
  std::deque<Meaning> meanings_{Meaning{}};               // by number; they stay where they are
  std::vector<std::uint32_t> numbers_;
};

}  // namespace slagboom::library
