// The mark columns of a pupil system beside the adopted PTA's: what is missing, too much or
// different.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/pta/reading.hpp"

namespace slagboom::pta {

struct ColumnDifference {
  enum class Kind : std::uint8_t {
    missing,  // a test without a column
    extra,    // a column without a test
    weight,
    resit,
    name,
    twice,       // two columns with one code
    unreadable,  // a cell that cannot be read
    no_plan,     // a row about a subject that has no PTA here
    unclear,     // rows that fit several PTA's: `row` is the first, `count` tells how many
    no_columns,  // a PTA about which the file says nothing
  } kind = Kind::missing;
  std::string plan;  // label of the PTA; empty when there is none
  std::string code;
  std::string here;   // what the PTA says
  std::string there;  // what the file says
  std::uint32_t row = 0;
  std::size_t count = 0;
};

struct ColumnReport {
  std::vector<ColumnDifference> differences;
  std::vector<std::string> unused;  // headers that are not compared
  std::size_t left_out = 0;         // differences that are not listed
  std::size_t rows = 0;
  std::size_t plans = 0;  // compared
  std::string problem;    // the file cannot be read; empty when it can
};

// `bytes` is a CSV with one row for each column of the pupil system. `mapping` may be null.
[[nodiscard]] ColumnReport compare_columns(const resolve::Model& model, const Plans& plans,
                                           const std::vector<Reading>& readings,
                                           std::string_view bytes,
                                           const candidates::Mapping* mapping);

[[nodiscard]] std::string_view kind_word(ColumnDifference::Kind kind);  // "ontbreekt", "te veel", …

}  // namespace slagboom::pta
