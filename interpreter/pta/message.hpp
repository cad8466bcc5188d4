// A finding about a PTA: the place, what the law says about it, and of whom it is.
#pragma once

#include <string>

#include "interpreter/pta/plan.hpp"

namespace slagboom::pta {

struct Finding {
  grammar::DiagnosticKind kind{};
  grammar::Span span;
  std::string label;
  std::string example;
  std::string help;
  std::string because;           // empty: what the demand says
  grammar::Span in_programme{};  // where the programme says so; may be empty
};

// "toets 501", or "deze toets" when it has no code.
[[nodiscard]] std::string named(const Test& test);

// Gives findings about one PTA, with the provision beside it when there is one.
class Messages {
 public:
  Messages(const resolve::Model& model, const Plans& plans, grammar::Diagnostics& diagnostics)
      : model_(model), plans_(plans), diagnostics_(diagnostics) {}

  void add(Finding finding, const Plan& plan, const Demand* demand,
           const Programme* programme = nullptr);

  // Does the demand stand in a law? A school may have demands of its own.
  [[nodiscard]] bool is_law(const Demand& demand) const;
  [[nodiscard]] const resolve::Model& model() const { return model_; }
  [[nodiscard]] const Plans& plans() const { return plans_; }
  [[nodiscard]] grammar::Diagnostics& diagnostics() { return diagnostics_; }

 private:
  const resolve::Model& model_;
  const Plans& plans_;
  grammar::Diagnostics& diagnostics_;
};

// Checks of the table, in checks_tests.cpp, and of the exam programme, in checks_programme.cpp.
void check_demand_on_tests(Messages& messages, const Plan& plan, const Demand& demand);
void check_programme(Messages& messages, const Plan& plan, const Demand& demand,
                     const std::vector<const Plan*>& together);
// Of the words in a column, in checks_words.cpp.
void check_column_words(Messages& messages, const Plan& plan, const Demand& demand);
// Whether the words that provisions in `document` ask can stand in their columns.
void check_demand_words(const Plans& plans, std::uint32_t document,
                        grammar::Diagnostics& diagnostics);
// Of the decision about an amendment, in checks_amendment.cpp.
void check_amendment(Messages& messages, const Plan& plan, const Amendment& amendment,
                     const Demand& demand);

}  // namespace slagboom::pta
