// PTA's as they read on a day.
#include "interpreter/pta/reading.hpp"

#include <algorithm>

namespace slagboom::pta {

namespace {

std::string adopted_text(const grammar::Pta& pta) {
  if (!pta.adopted.dated) return "nog niet vastgesteld";
  std::string text = "vastgesteld op " + calendar::long_text(pta.adopted.day);
  if (!pta.adopted.body.empty()) text += " door " + pta.adopted.body;
  return text;
}

std::string options_text(const resolve::Model& model, const grammar::PtaHead& head) {
  std::string text;
  for (const std::uint32_t option : head.options)
    text += (text.empty() ? "" : ", ") + model.library->names[option].singular;
  return text;
}

// By then: an amendment without a day was decided on no day that is known.
bool is_decided(const Amendment& amendment, std::optional<calendar::Day> day) {
  const grammar::PtaAct& decided = amendment.what->decided;
  return !day || (decided.dated && decided.day <= *day);
}

// Of messages about amendments; only what is wrong makes a text unsure.
std::vector<Misfit> misfits_in(const resolve::Model& model, const grammar::Diagnostics& messages) {
  std::vector<Misfit> found;
  for (const grammar::Diagnostic& message : messages.sorted()) {
    if (grammar::severity_of(message) != grammar::Severity::fout || message.labels.empty())
      continue;
    const grammar::Label& label = message.labels.front();
    found.push_back({model.sources->file(label.span.file).path,
                     model.sources->place(label.span.file, label.span.begin).line, label.text,
                     message.help});
  }
  return found;
}

}  // namespace

std::vector<Reading> readings(const resolve::Model& model, const Plans& plans,
                              const std::vector<bool>& documents,
                              std::optional<calendar::Day> day) {
  std::vector<Reading> found;
  for (std::size_t index = 0; index < plans.plans.size(); ++index) {
    const Plan& plan = plans.plans[index];
    if (!documents[plan.said.document]) continue;
    const grammar::PtaHead& head = plan.said.what->head;
    std::vector<const Amendment*> amendments = amendments_of(plans, index);
    std::erase_if(amendments, [&](const Amendment* each) { return !is_decided(*each, day); });
    Reading reading;
    reading.label = label(model, head);
    reading.subject = head.subject == grammar::kNoName
                          ? head.subject_text.text
                          : model.library->names[head.subject].singular;
    reading.programme = options_text(model, head);
    reading.cohort = calendar::school_year_text(head.cohort);
    reading.school_year = calendar::school_year_text(plan.said.what->school_year);
    reading.adopted = adopted_text(*plan.said.what);
    reading.notes = plan.said.notes;
    reading.before = plan;
    grammar::Diagnostics wrong;
    reading.now = amended(plans, plan, amendments, wrong);
    for (const Amendment* each : amendments) check_place(plans, *each, wrong);
    for (const Amendment& each : plans.amendments) {
      if (each.plans.size() != 1 && same(each.what->head, head) && is_decided(each, day))
        check_place(plans, each, wrong);
    }
    reading.misfits = misfits_in(model, wrong);
    for (const Amendment* each : amendments) {
      const grammar::PtaAmendment& said = *each->what;
      reading.amendments.push_back(
          {each, said.number,
           said.decided.dated ? std::optional<calendar::Day>(said.decided.day) : std::nullopt,
           said.ground.text, said.reason.text, each->notes});
    }
    found.push_back(std::move(reading));
  }
  return found;
}

std::vector<Misfit> loose_amendments(const resolve::Model& model, const Plans& plans,
                                     const std::vector<bool>& documents,
                                     std::optional<calendar::Day> day) {
  grammar::Diagnostics wrong;
  for (const Amendment& amendment : plans.amendments) {
    const bool near = std::any_of(plans.plans.begin(), plans.plans.end(), [&](const Plan& plan) {
      return same(plan.said.what->head, amendment.what->head);
    });
    if (!near && documents[amendment.document] && is_decided(amendment, day))
      check_place(plans, amendment, wrong);
  }
  return misfits_in(model, wrong);
}

std::vector<ShownColumn> shown_columns(const Plans& plans, const Plan& plan) {
  std::vector<ShownColumn> columns;
  for (const std::string& header : plan.columns) {
    ShownColumn column;
    column.header = header;
    const auto word = plans.canonical_word("", header);
    const auto name = std::find(kColumnNames.begin(), kColumnNames.end(), word.value_or(""));
    const auto extra = std::find(plan.extra_columns.begin(), plan.extra_columns.end(), header);
    if (extra == plan.extra_columns.end() && name != kColumnNames.end()) {
      column.known = static_cast<std::size_t>(name - kColumnNames.begin());
      const bool again = std::any_of(columns.begin(), columns.end(), [&](const ShownColumn& each) {
        return each.known == column.known;
      });
      if (again) continue;  // a table of an amendment may name a column in another way
    } else {
      if (extra == plan.extra_columns.end()) continue;
      column.extra = static_cast<std::size_t>(extra - plan.extra_columns.begin());
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

const std::string& cell_of(const Test& test, const ShownColumn& column) {
  static const std::string kNothing;
  if (column.known) return test.fields[*column.known].text;
  return column.extra < test.extra.size() ? test.extra[column.extra].text : kNothing;
}

}  // namespace slagboom::pta
