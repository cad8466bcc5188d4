// PTA's: checking those of each text that was given.
#include "interpreter/cli/session_state.hpp"
#include "interpreter/pta/checks.hpp"

namespace slagboom::cli {

// Each text for itself, with the law and what it rests on.
void Session::State::check_plans() {
  for (std::uint32_t document = 0; document < model->documents.size(); ++document) {
    if (model->documents[document].is_library || model->documents[document].syntax->pta.empty())
      continue;
    const pta::Plans plans =
        pta::collect(*model, resolve::view_from(*model, document), diagnostics);
    pta::check_plans(*model, plans, document, diagnostics);
  }
}

}  // namespace slagboom::cli
