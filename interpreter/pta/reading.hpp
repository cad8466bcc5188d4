// PTA's as they read on a day: the adopted text with the amendments that were decided by then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/amend.hpp"

namespace slagboom::pta {

// What an amendment is, for a reader.
struct AmendmentText {
  const Amendment* of = nullptr;
  std::int64_t number = 0;
  std::optional<calendar::Day> decided;
  std::string ground;
  std::string reason;
  std::vector<std::string> notes;
};

// Something by which an amendment does not fit: then it cannot be told how a PTA reads.
struct Misfit {
  std::string file;
  std::uint32_t line = 0;
  std::string text;  // what is wrong there
  std::string help;  // what to do
};

struct Reading {
  std::string label;      // "economie, vwo, cohort 2024-2025"
  std::string subject;    // "economie"
  std::string programme;  // "vwo"
  std::string cohort;     // "2024-2025"
  std::string school_year;
  std::string adopted;  // "vastgesteld op 16 september 2025, door het bevoegd gezag"
  std::vector<std::string> notes;
  Plan before;  // as adopted
  Amended now;
  std::vector<Misfit> misfits;            // of its amendments, or of one that may be about it
  std::vector<AmendmentText> amendments;  // parallel to none; those that were laid over it
};

// The PTA's in the documents that are marked, in order; `day`: only amendments decided by then.
[[nodiscard]] std::vector<Reading> readings(const resolve::Model& model, const Plans& plans,
                                            const std::vector<bool>& documents,
                                            std::optional<calendar::Day> day);

// Amendments in the documents that are marked of a PTA that is not there; `day` as above.
[[nodiscard]] std::vector<Misfit> loose_amendments(const resolve::Model& model, const Plans& plans,
                                                   const std::vector<bool>& documents,
                                                   std::optional<calendar::Day> day);

// The columns in use, in the order of the table: an index into kColumns, or the name of another.
struct ShownColumn {
  std::optional<std::size_t> known;
  std::size_t extra = 0;
  std::string header;  // as the school wrote it
};
[[nodiscard]] std::vector<ShownColumn> shown_columns(const Plans& plans, const Plan& plan);
[[nodiscard]] const std::string& cell_of(const Test& test, const ShownColumn& column);

}  // namespace slagboom::pta
