// PTA's: checking those of each text that was given, and how they read.
#include "interpreter/cli/session_state.hpp"
#include "interpreter/pta/checks.hpp"

namespace slagboom::cli {

// Each text for itself, with the law and what it rests on.
void Session::State::check_plans() {
  for (std::uint32_t document = 0; document < model->documents.size(); ++document) {
    if (model->documents[document].is_library || model->documents[document].syntax->pta.empty())
      continue;
    const pta::Plans plans = pta::collect_for(*model, document, diagnostics);
    pta::check_plans(*model, plans, document, diagnostics);
    pta::check_transfers(*model, document, diagnostics);
    pta::check_asked_columns(*model, document, diagnostics);
  }
}

PlansOfTexts Session::plans(std::optional<calendar::Day> day) {
  PlansOfTexts found;
  State& state = *state_;
  if (!state.model) return found;
  grammar::Diagnostics ignored;  // `controleer` tells what is wrong with them
  found.plans = pta::collect(*state.model, {}, ignored);
  std::vector<bool> given;
  for (const resolve::DocumentInfo& info : state.model->documents)
    given.push_back(!info.is_library);
  found.readings = pta::readings(*state.model, found.plans, given, day);
  found.loose = pta::loose_amendments(*state.model, found.plans, given, day);
  return found;
}

pta::ColumnReport Session::compare_columns(const PlansOfTexts& found, std::string_view bytes,
                                           const candidates::Mapping* mapping) const {
  return pta::compare_columns(*state_->model, found.plans, found.readings, bytes, mapping);
}

}  // namespace slagboom::cli
