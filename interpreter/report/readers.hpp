// One verdict for three readers: sentences for the candidate, the tree for the committee, everything for an appeal.
// The data is the same; what is said is chosen here, nothing is computed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/report/verdict_text.hpp"
#include "interpreter/trace/dossier.hpp"
#include "interpreter/trace/verdict.hpp"

namespace slagboom::report {

// Whole sentences: the result with its reason and article, and the nearest change or what is still needed.
[[nodiscard]] std::vector<std::string> candidate_sentences(const trace::Verdict& verdict);
[[nodiscard]] std::string candidate_text(const trace::Verdict& verdict, std::size_t width = kTextWidth);
[[nodiscard]] std::string candidate_json(const trace::Verdict& verdict);

// The tree with exact figures, the given marks, the choices of the school, every provision with its document, and the
// digests of texts and data.
[[nodiscard]] std::string appeal_text(const trace::Verdict& verdict, const trace::Dossier& dossier,
                                      std::size_t width = kTextWidth);
[[nodiscard]] std::string appeal_json(const trace::Verdict& verdict, const trace::Dossier& dossier);

// "2026-06-11" as "11-6-2026".
[[nodiscard]] std::string shown_day(std::string_view stored);

// The verdict with the exact fraction behind each figure of its reasoning that was cut off.
[[nodiscard]] trace::Verdict with_exact_figures(trace::Verdict verdict);

// "UB 3.13 lid 2, de afronding …: één stap (gekozen in Reynaert 7)".
[[nodiscard]] std::string choice_text(const trace::AppliedChoice& choice);
// "UB 3.34 lid 1: Uitvoeringsbesluit WVO 2020 (1-8-2026), uitvoeringsbesluit.regl.md regel 231".
[[nodiscard]] std::string provision_text(const trace::UsedProvision& provision);

}  // namespace slagboom::report
