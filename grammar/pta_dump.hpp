// Sentences about a PTA as lines for `toon --trap boom` and the corpus.
#pragma once

#include <string>
#include <vector>

#include "grammar/names.hpp"
#include "grammar/pta_syntax.hpp"

namespace slagboom::grammar {

// What the sentence says, one thing a line; days are numbers since 1-1-1970, weights are
// hundredths.
[[nodiscard]] std::vector<std::string> dump(const PtaStatement& statement, const NameTable& names);

}  // namespace slagboom::grammar
