// JSON in and out for the reference: the candidate and verdict objects of the project's contract.
#pragma once

#include "referentie.hpp"

#include <nlohmann/json.hpp>

namespace slagboom::referentie {

/// Throws std::runtime_error (in Dutch) when the object is no candidate.
Kandidaat lees_kandidaat(const nlohmann::json& object);
/// {"combinatie": ["lv"], "vavo": true, "leerwerktraject": true}, all optional; no part of the contract.
Context lees_context(const nlohmann::json& object);
nlohmann::ordered_json naar_json(const Kandidaat& kandidaat);
nlohmann::ordered_json naar_json(const Verdict& verdict);

/// 64 -> "6,4"
std::string met_komma(int tienden);
std::string_view naam(Uitslag uitslag);

}  // namespace slagboom::referentie
