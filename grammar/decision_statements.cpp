// Second pass: kinds of decisions, and decisions that were taken.
#include "grammar/statements.hpp"
#include "grammar/topic_parts.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

DecisionKind Statements::decision_kind(const Draft& draft) {
  DecisionKind result;
  const Outline& outline = draft.outline;
  result.name = name_in(outline.sentence, outline.body, outline.sentence.text.size());
  expect_property(draft, Key::taken_by, "door ‹onderwerp›");
  for (const PropertyLine& line : outline.properties) {
    const auto name = [&] { return name_in(line.phrase, line.value, line.phrase.text.size()); };
    switch (line.key) {
      case Key::taken_by:
        result.by = name();
        result.by_span = line.span();
        break;
      case Key::told_to:
        result.told = name();
        result.told_span = line.span();
        break;
      case Key::school_years:
        result.years = years_of(Goal::school_years, line);
        break;
      case Key::needs:
        for (const Word& word : pieces_of(line.phrase.text, line.value)) {
          const std::string asked =
              folded(std::string_view(line.phrase.text).substr(word.begin, word.end - word.begin));
          if (asked == "grond") {
            result.needs_ground = true;
          } else if (asked == "motivering") {
            result.needs_reason = true;
          } else {
            sentences_.report(DiagnosticKind::unknown_property,
                              line.phrase.span(word.begin, word.end),
                              "dit kan een besluit niet vragen", "kies uit: grond, motivering");
          }
        }
        break;
      default:
        break;
    }
  }
  return result;
}

Decision Statements::decision(const Draft& draft) {
  Decision result;
  const Outline& outline = draft.outline;
  const std::size_t end = name_end(outline.sentence.text, outline.body);
  result.kind = name_in(outline.sentence, outline.body, end);
  result.kind_span = outline.sentence.span(outline.body, end);
  expect_property(draft, Key::taken_by, "door ‹functie›");
  expect_property(draft, Key::taken_on, "op ‹datum›");
  for (const PropertyLine& line : outline.properties) {
    switch (line.key) {
      case Key::taken_by:
        result.by = topic_values(line.phrase, line.value, line.items);
        break;
      case Key::told_to:
        result.told = topic_values(line.phrase, line.value, line.items);
        break;
      case Key::taken_on:
        result.day_span = line.span();
        if (const auto tree = sentences_.parse(Goal::date, line.phrase, line.value, nullptr))
          result.day = (*tree)[tree->top().front()].value;
        break;
      case Key::basis:
        result.ground = trimmed(line.text());
        break;
      case Key::because:
        result.reason = trimmed(line.text());
        break;
      default:
        break;
    }
  }
  return result;
}

}  // namespace slagboom::grammar
