// What is wrong with the PTA's of a document: with the law, with the exam programme, in themselves.
#pragma once

#include "interpreter/pta/plan.hpp"

namespace slagboom::pta {

// Checks every PTA and amendment that stands in `document`, by the law of its school year.
void check_plans(const resolve::Model& model, const Plans& plans, std::uint32_t document,
                 grammar::Diagnostics& diagnostics);

// Checks each «overstap» that stands in `document`, beside the PTA's in the texts that it rests on
// and in those that rest on it.
void check_transfers(const resolve::Model& model, std::uint32_t document,
                     grammar::Diagnostics& diagnostics);

// Checks the columns that provisions and lists of words in `document` name, beside what the
// language calls so and the headers of the PTA's that rest on it.
void check_asked_columns(const resolve::Model& model, std::uint32_t document,
                         grammar::Diagnostics& diagnostics);

}  // namespace slagboom::pta
