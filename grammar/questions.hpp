// Blocks `vraag`: what is supposed, for whom, and what is asked.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>

#include "grammar/collect.hpp"
#include "grammar/sentences.hpp"
#include "grammar/statements.hpp"
#include "grammar/syntax.hpp"

namespace slagboom::grammar {

class Questions {
 public:
  // `facts`: the names that were introduced with «gegeven». `document`: index of the document, for messages.
  Questions(Sentences& sentences, Statements& statements, Collector& collector,
            const std::set<NameId>& facts, std::uint32_t document)
      : sentences_(sentences),
        statements_(statements),
        collector_(collector),
        facts_(facts),
        document_(document) {}

  [[nodiscard]] QuestionBlock read(const Block& block);

 private:
  void line(const RawStatement& raw, Question& question);
  void suppose(const RawStatement& raw, const Outline& outline, Question& question);
  [[nodiscard]] bool suppose_additions(const Phrase& sentence, ListBelow& below, Question& question);
  [[nodiscard]] bool suppose_fact(const Phrase& sentence, Question& question);
  void suppose_rule(const RawStatement& raw, const Phrase& sentence, Question& question);
  void ask(const Outline& outline, Question& question);
  [[nodiscard]] Whom whom(const Phrase& phrase, std::size_t begin);
  [[nodiscard]] Node named(const Phrase& phrase, std::size_t begin, std::size_t end);
  // The sentence without its question mark; a message when it has none.
  [[nodiscard]] Phrase without_mark(const Phrase& phrase);

  Sentences& sentences_;
  Statements& statements_;
  Collector& collector_;
  const std::set<NameId>& facts_;
  std::uint32_t document_;
};

}  // namespace slagboom::grammar
