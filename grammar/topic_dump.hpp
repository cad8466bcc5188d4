// Sentences about what a reglement says as lines for `toon --trap boom` and the corpus.
#pragma once

#include <string>
#include <vector>

#include "grammar/topic_syntax.hpp"

namespace slagboom::grammar {

// What the sentence says, one thing a line.
[[nodiscard]] std::vector<std::string> dump(const TopicStatement& statement);

}  // namespace slagboom::grammar
