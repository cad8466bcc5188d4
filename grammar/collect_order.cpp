// First pass: the order in which names are declared, and what can only be seen when all are known.
#include <algorithm>
#include <utility>

#include "grammar/collect.hpp"
#include "grammar/reading.hpp"

namespace slagboom::grammar {

void Collector::run(std::vector<Draft>& drafts) {
  const auto each = [&](auto... openings) {
    return [&, openings...](void (Collector::*declare_one)(Draft&)) {
      for (Draft& draft : drafts) {
        if (((draft.outline.opening == openings) || ...)) (this->*declare_one)(draft);
      }
    };
  };
  for (std::uint32_t document = 0; document < documents_.size(); ++document) {
    for (const Block& block : documents_[document].blocks) {
      if (block.kind != BlockKind::rules) continue;
      for (const RawStatement& raw : block.statements) {
        Draft draft;
        draft.outline = outline(raw, block.kind, {});
        draft.document = document;
        drafts.push_back(std::move(draft));
      }
    }
  }
  // Sorts first: every other name may say to which sort it belongs. Registers before definitions:
  // an item may not be defined again. Begrippen last: their definition decides what kind of name
  // they are.
  each(Opening::sort)(&Collector::declare_sort);
  each(Opening::group)(&Collector::declare_group);
  each(Opening::fact)(&Collector::declare_given);
  each(Opening::group)(&Collector::find_members);
  each(Opening::item_register)(&Collector::declare_items);
  each(Opening::list, Opening::search)(&Collector::declare_set);
  each(Opening::patterns, Opening::table)(&Collector::declare_table);
  each(Opening::define)(&Collector::declare_definition);
  each(Opening::open_choose)(&Collector::declare_choice);
  each(Opening::term)(&Collector::declare_term);
  each(Opening::item_register)(&Collector::declare_columns);
  find_things(drafts);
  check_conditions(drafts);
}

// A collection holds things when its definition begins with an item, a sort, a list or another such
// collection.
void Collector::find_things(std::vector<Draft>& drafts) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const Draft& draft : drafts) {
      if (draft.form != Form::several || draft.name == kNoName || names_[draft.name].things)
        continue;
      std::string_view text = std::string_view(draft.outline.sentence.text).substr(draft.rest);
      text = trimmed(text);
      if (text == ":" && draft.outline.items != nullptr && !draft.outline.items->empty())
        text = draft.outline.items->front().text.text;
      while (!text.empty() && (text.front() == '(' || text.front() == ':' || text.front() == ' '))
        text.remove_prefix(1);
      const std::vector<NameTable::Match> matches = names_.matches(text);
      if (matches.empty()) continue;
      const Name& first = names_[matches.front().id];
      if (first.kind != NameKind::item && first.kind != NameKind::sort && !first.things) continue;
      names_[draft.name].things = true;
      changed = true;
    }
  }
}

// "het cijfer is 10 als …" defines no condition: a value does not depend on a condition in that
// way.
void Collector::check_conditions(const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts) {
    if (draft.form != Form::condition || draft.name == kNoName) continue;
    const std::string_view text = draft.outline.sentence.text;
    if (std::min(find_word(text, "is"), find_word(text, "zijn")) >= draft.name_end) continue;
    const Reading comparison =
        read(Goal::condition, text, 0, draft.name_end, names_, limits_, {{0, 1, true}}, true);
    if (!comparison.ok) continue;
    Diagnostic message;
    message.kind = DiagnosticKind::bad_name;
    message.labels.push_back({draft.outline.sentence.span(0, draft.name_end),
                              "dit is een vergelijking, geen naam van een voorwaarde", true});
    message.because = "een waarde hangt niet met «als» van een voorwaarde af";
    message.help =
        "geef de voorwaarde een eigen naam, of zet «in afwijking van …, als geldt: …» boven de "
        "bepaling";
    report(draft, std::move(message));
  }
}

}  // namespace slagboom::grammar
