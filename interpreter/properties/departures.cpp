// A case is told as facts with their values, and what each of the two says about it.
#include "interpreter/properties/departures.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "interpreter/properties/openness.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::properties {

using grammar::Diagnostic;
using grammar::DiagnosticKind;
using program::Definition;
using program::DefinitionId;
using program::kNone;
using program::NodeId;
using program::Variant;
using resolve::Lowered;
using resolve::Regime;
using resolve::Source;

void Departures::look(const Lowered& lowered, const Regime& regime) {
  const program::Program& program = lowered.program;
  for (DefinitionId id = 0; id < program.definitions.size(); ++id) {
    const std::vector<Variant>& variants = program.definitions[id].variants;
    if (id >= lowered.origins.size() || lowered.origins[id].size() != variants.size()) continue;
    for (std::size_t index = 1; index < variants.size(); ++index) {
      if (variants[index].guard == kNone) continue;
      const Source& source = lowered.origins[id][index];
      Use& use = uses_.try_emplace({source.statement->span.file, source.statement->span.begin}, Use{source, false, {}})
                     .first->second;
      if (use.holds) continue;
      const Case found = case_of(program, model_.vocabulary, regime, {variants[index].guard});
      use.holds = found.together != Together::never;
      if (use.never.empty()) use.never = resolve::label(model_, regime);
    }
    for (const Variant& variant : variants) {
      for (std::size_t first = 0; first < variant.exceptions.size(); ++first) {
        for (std::size_t second = first + 1; second < variant.exceptions.size(); ++second) {
          pair(lowered, regime, id, variant.exceptions[first], variant.exceptions[second]);
        }
      }
    }
  }
}

void Departures::pair(const Lowered& lowered, const Regime& regime, DefinitionId id, std::uint32_t first,
                      std::uint32_t second) {
  const program::Program& program = lowered.program;
  const std::vector<Variant>& variants = program.definitions[id].variants;
  const Variant& a = variants[first];
  const Variant& b = variants[second];
  // One departs from the other: then it is said which goes first.
  const auto departs = [](const Variant& from, std::uint32_t who) {
    return std::find(from.exceptions.begin(), from.exceptions.end(), who) != from.exceptions.end();
  };
  if (departs(a, second) || departs(b, first)) return;
  if (a.body != kNone && b.body != kNone && key_of(program, a.body) == key_of(program, b.body)) return;
  std::vector<NodeId> guards;
  if (a.guard != kNone) guards.push_back(a.guard);
  if (b.guard != kNone) guards.push_back(b.guard);
  const Case found = case_of(program, model_.vocabulary, regime, guards);
  if (found.together != Together::perhaps || !found.certain) return;
  const Source& one = lowered.origins[id][first];
  const Source& other = lowered.origins[id][second];
  const std::string here = resolve::place_label(model_, other, other.document);
  const std::string there = resolve::place_label(model_, one, other.document);
  Diagnostic message;
  message.kind = DiagnosticKind::conflict;
  message.labels.push_back({other.statement->span, "deze afwijking kan tegelijk met een andere gelden", true});
  message.labels.push_back({one.statement->span, there, false});
  message.because = "beide wijken af van dezelfde bepaling, en er staat niet welke van de twee voorgaat";
  message.example = resolve::label(model_, regime);
  if (const std::string facts = shown(lowered, found); !facts.empty()) message.example += "; " + facts;
  const std::string one_says = answer(one);
  const std::string other_says = answer(other);
  if (!one_says.empty() && !other_says.empty()) {
    message.example += ": " + there + " geeft " + one_says + ", " + here + " geeft " + other_says;
  }
  message.help = "maak de voorwaarden zo dat zij nooit samen gelden, of zet boven de zin die voorgaat ook «in afwijking van …» "
                 "met het adres van de andere";
  diagnostics_.add(std::move(message));
}

std::string Departures::shown(const Lowered& lowered, const Case& found) const {
  std::string text;
  for (const Seen& seen : found.seen) {
    const program::Node& node = lowered.program.nodes[seen.node];
    const std::string_view words = model_.sources->text(node.span);
    if (words.empty() || words.find('\n') != std::string_view::npos) continue;
    if (!text.empty()) text += "; ";
    text += std::string(words) + ": ";
    if (node.type.base == program::Base::truth) {
      text += seen.value.num != 0 ? "ja" : "nee";
    } else {
      text += trace::shown(evaluate::exactly(seen.value), node.type, model_.vocabulary);
    }
  }
  return text;
}

// As it is written; nothing when it is too long to quote.
std::string Departures::answer(const Source& source) const {
  constexpr std::size_t kLongest = 80;
  if (source.statement->nodes.size() != 1) return {};
  const grammar::Node& node = source.statement->nodes.front();
  const std::string_view text = model_.sources->text(node.span);
  if (text.empty() || text.size() > kLongest || text.find('\n') != std::string_view::npos) return {};
  return node.kind == grammar::NodeKind::number ? std::string(text) : "«" + std::string(text) + "»";
}

void Departures::finish() {
  for (const auto& [place, use] : uses_) {
    if (use.holds) continue;
    Diagnostic message;
    message.kind = DiagnosticKind::dead_exception;
    message.labels.push_back({use.source.statement->span, "deze afwijking geldt in geen enkel geval", true});
    for (const grammar::Departure& departure : use.source.statement->departures) {
      if (departure.conditions.empty()) continue;
      message.labels.push_back({departure.conditions.front().span, "deze voorwaarde is hier altijd nee", false});
    }
    message.because = "de voorwaarde spreekt zichzelf tegen, of past niet bij wie het document geldt";
    message.example = use.never;
    message.help = "schrap de afwijking, of verander de voorwaarde";
    diagnostics_.add(std::move(message));
  }
}

}  // namespace slagboom::properties
