// Examples of requirements, judged again.
#pragma once

#include <string>
#include <vector>

#include "interpreter/compliance/judge.hpp"

namespace slagboom::compliance {

struct ExampleOutcome {
  std::string name;  // "UB 3.58 lid 1, rij 2"
  grammar::Span span;
  bool passed = false;
  std::string message;         // when it failed
  const Norm* norm = nullptr;  // null: none holds in that school year
  bool nothing_wrong = false;  // the verdict on it: voldoet, or vraagt oordeel
};

[[nodiscard]] std::vector<ExampleOutcome> run_examples(const resolve::Model& model,
                                                       const Book& book,
                                                       const calendar::Calendar& calendar);

}  // namespace slagboom::compliance
