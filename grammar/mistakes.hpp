// Explains why a sentence could not be read: typical mistakes first, then what was possible at that place.
#pragma once

#include <cstddef>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"
#include "grammar/names.hpp"
#include "grammar/reading.hpp"

namespace slagboom::grammar {

// A sentence that could not be read.
struct Unread {
  Goal goal = Goal::value;
  const Phrase& phrase;
  std::size_t begin = 0;
  const Failure& failure;
  const NameTable& names;
  bool has_list = false;  // a list stands below the sentence
};

[[nodiscard]] Diagnostic explain(const Unread& unread);

// The same checks for a text that is not read by the grammar but cut by hand: the words that cannot be a name.
[[nodiscard]] Diagnostic unknown_name(const Unread& unread);

}  // namespace slagboom::grammar
