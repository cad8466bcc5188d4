// Why a sentence could not be read.
#include "grammar/mistakes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/words.hpp"

namespace slagboom::grammar {

Diagnostic unknown_name(const Unread& unread) {
  Diagnostic message;
  message.kind = DiagnosticKind::unknown_name;
  message.labels.push_back({unread.phrase.span(unread.failure.at, unread.phrase.text.size()), "dit begrip bestaat niet", true});
  return message;
}

Diagnostic explain(const Unread& unread) {
  Diagnostic message;
  message.kind = DiagnosticKind::unreadable_sentence;
  std::string text;
  for (const std::string& one : unread.failure.expected) text += (text.empty() ? "hier hoort " : ", ") + one;
  message.labels.push_back({unread.phrase.span(unread.failure.at, unread.phrase.text.size()), text, true});
  return message;
}

}  // namespace slagboom::grammar
