// What the documents say for one regime, sentence by sentence, ready to be laid beside another reading.
#pragma once

#include <string>
#include <vector>

#include "interpreter/resolve/model.hpp"

namespace slagboom::compare {

// A sentence of a fence, or the running text of one provision. Lines of a list that are for others are left out.
struct Unit {
  std::string document;    // short name: "UB"
  std::string provision;   // "UB 3.34 lid 1"
  std::string version;     // of the document: "1 augustus 2026"; may be empty
  std::string scope;       // "havo, examenjaar 2013 en later"; empty: for everyone
  std::string name;        // what the sentence is about: "eindcijfer"; empty for prose
  std::string kind;        // which kind of sentence; used to lay units side by side
  bool prose = false;
  std::vector<std::string> lines;
};

// In the order of the documents. Left out: documents and sentences that do not hold for the regime, and examples.
[[nodiscard]] std::vector<Unit> units(const resolve::Model& model, const resolve::Regime& regime);

// "havo, vwo, examenjaar 2013 en later"
[[nodiscard]] std::string scope_text(const resolve::Model& model, const grammar::Scope& scope);

}  // namespace slagboom::compare
