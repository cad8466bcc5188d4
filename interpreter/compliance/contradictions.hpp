// Sentences of a school that cannot both be followed.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "interpreter/compliance/checks.hpp"
#include "interpreter/resolve/together.hpp"

namespace slagboom::compliance {

// Looks for them in one context after another.
class Contradictions {
 public:
  explicit Contradictions(const resolve::Model& model) : model_(model), together_(model) {}

  void look(const Answers& answers, const Context& context);
  // In the order of the texts; the opleidingen are not filled in.
  [[nodiscard]] std::vector<Contradiction> found() const;

 private:
  [[nodiscard]] bool hold_together(const Statement& a, const Statement& b);

  const resolve::Model& model_;
  resolve::Together together_;
  std::map<std::pair<const Statement*, const Statement*>, std::vector<Context>> found_;
};

// Without the cohorts and school years.
[[nodiscard]] grammar::Diagnostic contradiction_message(const resolve::Model& model,
                                                        const Contradiction& contradiction);

}  // namespace slagboom::compliance
