// Bringing together what the documents say about PTA's: words of schools, programmes, demands,
// plans.
#include <algorithm>

#include <fmt/format.h>

#include "grammar/words.hpp"
#include "interpreter/calendar/days.hpp"
#include "interpreter/pta/plan.hpp"

namespace slagboom::pta {

namespace {

using grammar::NameId;
using grammar::Scope;
using grammar::ScopeItem;

// Does the scope hold for a PTA? A year that the PTA does not say fits no scope that asks for one.
bool holds(const resolve::Model& model, const Scope& scope, const grammar::PtaHead& head) {
  std::vector<NameId> ours;
  for (const std::uint32_t option : head.options) resolve::options_of(model, option, ours);
  bool asks_option = false;
  bool has_option = false;
  bool asks_year = false;
  bool has_year = false;
  bool asks_cohort = false;
  bool has_cohort = false;
  for (const ScopeItem& item : scope.items) {
    switch (item.kind) {
      case ScopeItem::Kind::option: {
        asks_option = true;
        std::vector<NameId> theirs;
        resolve::options_of(model, item.name, theirs);
        has_option = has_option || std::any_of(theirs.begin(), theirs.end(), [&](NameId id) {
                       return std::find(ours.begin(), ours.end(), id) != ours.end();
                     });
        break;
      }
      case ScopeItem::Kind::exam_year:
        asks_year = true;
        has_year = has_year || (head.exam_year >= item.from && head.exam_year <= item.to);
        break;
      case ScopeItem::Kind::cohort:
        asks_cohort = true;
        has_cohort = has_cohort || (head.cohort >= item.from && head.cohort <= item.to);
        break;
    }
  }
  return (!asks_option || has_option) && (!asks_year || has_year) && (!asks_cohort || has_cohort);
}

class Collector {
 public:
  Collector(const resolve::Model& model, grammar::Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  // `amending`: documents out of view of which only the amendments count.
  Plans run(const std::vector<bool>& view, const std::vector<bool>& amending) {
    grammar::Diagnostics ignored;  // the check of the calendar tells what is wrong with days
    plans_.calendar = calendar::collect(model_, view, ignored);
    for (std::uint32_t document = 0; document < model_.documents.size(); ++document) {
      const bool seen = view.empty() || view[document];
      if (!seen && !amending[document]) continue;
      for (const grammar::PtaStatement& statement : model_.documents[document].syntax->pta) {
        if (!seen && !std::holds_alternative<grammar::PtaAmendment>(statement.what)) continue;
        std::visit([&](const auto& what) { add(what, statement, document); }, statement.what);
        if (!seen) plans_.amendments.back().outside = true;
      }
    }
    // Words first: the tables of all plans are read by them.
    for (Plan& plan : plans_.plans)
      plan.tests = tests_of(plans_, plan.said.what->table, plan, diagnostics_);
    std::stable_sort(
        plans_.amendments.begin(), plans_.amendments.end(),
        [](const Amendment& a, const Amendment& b) { return a.what->number < b.what->number; });
    for (Amendment& amendment : plans_.amendments) amendment.plans = plans_of(*amendment.what);
    return std::move(plans_);
  }

 private:
  template <typename What>
  Said<What> said(const What& what, const grammar::PtaStatement& statement,
                  std::uint32_t document) {
    const grammar::Syntax& syntax = *model_.documents[document].syntax;
    Said<What> result;
    result.what = &what;
    result.document = document;
    result.span = statement.span;
    result.part = statement.part;
    result.provision = resolve::provision_label(model_, document, statement.part);
    result.notes = statement.notes;
    result.doubts = statement.doubts;
    if (statement.statement < syntax.statements.size())
      result.scope = &syntax.statements[statement.statement].scope;
    return result;
  }

  void add(const grammar::PtaWords& words, const grammar::PtaStatement& /*statement*/,
           std::uint32_t /*document*/) {
    plans_.words.push_back(&words);
  }
  void add(const grammar::ExamProgramme& programme, const grammar::PtaStatement& statement,
           std::uint32_t document) {
    plans_.programmes.push_back(said(programme, statement, document));
  }
  void add(const grammar::PtaDemand& demand, const grammar::PtaStatement& statement,
           std::uint32_t document) {
    plans_.demands.push_back(said(demand, statement, document));
  }
  void add(const grammar::Pta& pta, const grammar::PtaStatement& statement,
           std::uint32_t document) {
    Plan plan;
    plan.said = said(pta, statement, document);
    plans_.plans.push_back(std::move(plan));
  }
  void add(const grammar::PtaAmendment& amendment, const grammar::PtaStatement& statement,
           std::uint32_t document) {
    plans_.amendments.push_back({said(amendment, statement, document), {}, false});
  }

  // Of the PTA's with this head: that of the school year it names, the only one, or that of the
  // school year in which it was decided; else all of them.
  [[nodiscard]] std::vector<std::size_t> plans_of(const grammar::PtaAmendment& amendment) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < plans_.plans.size(); ++i) {
      if (same(plans_.plans[i].said.what->head, amendment.head)) found.push_back(i);
    }
    const auto of_year = [&](std::int32_t year) {
      std::vector<std::size_t> left;
      for (const std::size_t each : found) {
        if (plans_.plans[each].said.what->school_year == year) left.push_back(each);
      }
      return left;
    };
    if (amendment.school_year != 0) return of_year(amendment.school_year);
    if (found.size() < 2 || !amendment.decided.dated) return found;
    const auto year = plans_.calendar.school_year_of(amendment.decided.day);
    const std::vector<std::size_t> then = year ? of_year(*year) : std::vector<std::size_t>{};
    return then.empty() ? found : then;
  }

  void add(const grammar::PtaTransfer& transfer, const grammar::PtaStatement& statement,
           std::uint32_t document) {
    plans_.transfers.push_back(said(transfer, statement, document));
  }

  const resolve::Model& model_;
  grammar::Diagnostics& diagnostics_;
  Plans plans_;
};

}  // namespace

std::string word_key(std::string_view written) {
  written = grammar::trimmed(written);
  while (written.ends_with('.')) written.remove_suffix(1);
  return grammar::folded(grammar::trimmed(written));
}

std::vector<const grammar::PtaText*> asked_columns(const grammar::PtaDemand& demand) {
  std::vector<const grammar::PtaText*> columns;
  for (const grammar::PtaText& each : demand.columns) columns.push_back(&each);
  for (const grammar::PtaText* each : {&demand.words.column, &demand.where.column}) {
    if (!each->empty()) columns.push_back(each);
  }
  return columns;
}

const grammar::PtaText* AskedColumn::in(const Test& test) const {
  if (known) return &test.fields[*known];
  return extra && *extra < test.extra.size() ? &test.extra[*extra] : nullptr;
}

AskedColumn find_column(const Plans& plans, const Plan& plan, std::string_view name) {
  AskedColumn found;
  const std::string key = column_key(plans, name);
  const auto known = std::find(kColumnNames.begin(), kColumnNames.end(), key);
  if (known != kColumnNames.end()) {
    const auto at = static_cast<std::size_t>(known - kColumnNames.begin());
    if (plan.has_column[at]) found.known = at;
    return found;
  }
  for (std::size_t at = 0; at < plan.extra_columns.size() && !found.extra; ++at) {
    if (column_key(plans, plan.extra_columns[at]) == key) found.extra = at;
  }
  return found;
}

std::string column_key(const Plans& plans, std::string_view written) {
  return plans.canonical_word("", written).value_or(word_key(written));
}

bool is_blank(std::string_view text) {
  text = grammar::trimmed(text);
  return text.empty() || text == "-" || text == "–";
}

std::optional<std::string> Plans::canonical_word(std::string_view column,
                                                 std::string_view written) const {
  const std::string wanted = word_key(written);
  for (const grammar::PtaWords* list : words) {
    if (list->column.text != column) continue;
    for (const grammar::PtaWords::Word& word : list->words) {
      const bool also =
          std::any_of(word.also.begin(), word.also.end(),
                      [&](const std::string& each) { return word_key(each) == wanted; });
      if (also || word_key(word.word) == wanted) return grammar::folded(word.word);
    }
  }
  return std::nullopt;
}

std::vector<std::string> Plans::words_for(std::string_view column) const {
  std::vector<std::string> result;
  for (const grammar::PtaWords* list : words) {
    if (list->column.text != column) continue;
    for (const grammar::PtaWords::Word& word : list->words) result.push_back(word.word);
  }
  return result;
}

const Programme* Plans::programme_for(const resolve::Model& model,
                                      const grammar::PtaHead& head) const {
  for (const Programme& programme : programmes) {
    const auto& subjects = programme.what->subjects;
    if (std::find(subjects.begin(), subjects.end(), head.subject) == subjects.end()) continue;
    if (programme.scope == nullptr || holds(model, *programme.scope, head)) return &programme;
  }
  return nullptr;
}

Plans collect(const resolve::Model& model, const std::vector<bool>& view,
              grammar::Diagnostics& diagnostics) {
  return Collector(model, diagnostics).run(view, {});
}

Plans collect_for(const resolve::Model& model, std::uint32_t document,
                  grammar::Diagnostics& diagnostics) {
  const std::vector<bool> view = resolve::view_from(model, document);
  const auto has = [&](std::uint32_t index, const auto& is) {
    const auto& statements = model.documents[index].syntax->pta;
    return !model.documents[index].is_library &&
           std::any_of(statements.begin(), statements.end(),
                       [&](const grammar::PtaStatement& each) { return is(each.what); });
  };
  const auto is_plan = [](const auto& what) { return std::holds_alternative<grammar::Pta>(what); };
  const auto is_amendment = [](const auto& what) {
    return std::holds_alternative<grammar::PtaAmendment>(what);
  };
  std::vector<bool> amending(view.size());
  for (std::uint32_t other = 0; other < view.size(); ++other) {
    if (view[other] || !has(other, is_amendment)) continue;
    const std::vector<bool> theirs = resolve::view_from(model, other);
    for (std::uint32_t read = 0; read < view.size(); ++read)
      amending[other] = amending[other] || (view[read] && theirs[read] && has(read, is_plan));
  }
  return Collector(model, diagnostics).run(view, amending);
}

std::string label(const resolve::Model& model, const grammar::PtaHead& head) {
  const grammar::NameTable& names = model.library->names;
  std::string text =
      head.subject == grammar::kNoName ? head.subject_text.text : names[head.subject].singular;
  for (const std::uint32_t option : head.options) text += ", " + names[option].singular;
  return text + ", cohort " + calendar::school_year_text(head.cohort);
}

}  // namespace slagboom::pta
