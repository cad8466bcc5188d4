// Each property with its outcome first; then for whom, how that is known, and the candidate that shows the opposite.
#include "interpreter/report/properties.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using properties::Counterexample;
using properties::Finding;
using properties::Outcome;
using properties::Property;

constexpr std::size_t kMostRegimes = 4;
constexpr std::size_t kMostPlaces = 8;

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::proved: return "bewezen";
    case Outcome::refuted: return "weerlegd";
    case Outcome::not_computed: return "niet uitgerekend";
  }
  return "";
}

// The first ones, and how many more.
std::string some(const std::vector<std::string>& items, std::size_t most, std::string_view separator) {
  std::string text;
  for (std::size_t index = 0; index < items.size() && index < most; ++index) {
    text += (index == 0 ? "" : std::string(separator)) + items[index];
  }
  if (items.size() > most) text += std::string(separator) + "en nog " + std::to_string(items.size() - most);
  return text;
}

void finding_text(const Finding& finding, std::size_t width, std::string& out) {
  const auto line = [&](const std::string& lead, const std::string& text) {
    add_wrapped(out, lead, grammar::printable(text), 6, width);
  };
  line("  " + std::string(outcome_word(finding.outcome)) + ": ", finding.how);
  if (!finding.regimes.empty()) {
    line("    voor: ", some(finding.regimes, kMostRegimes, "; "));
  }
  if (!finding.places.empty()) line("    waar: ", some(finding.places, kMostPlaces, ", "));
  for (const Counterexample& example : finding.examples) {
    line("    tegenvoorbeeld: ", example.regime);
    for (const std::string& entry : example.entries) out += "      " + grammar::printable(entry) + "\n";
    if (!example.change.empty()) line("      ", example.change);
    line("      uitkomst: ", example.before + (example.after.empty() ? "" : "; ") + example.after);
  }
}

}  // namespace

std::string properties_text(std::span<const Property> all, std::size_t width) {
  std::string out = "Eigenschappen van deze tekst\n";
  for (const Property& property : all) {
    out += "\n" + capitalised(property.sentence) + "\n";
    if (property.findings.empty()) out += "  er is niets om te bewijzen: deze tekst bepaalt daar niets over\n";
    for (const Finding& finding : property.findings) finding_text(finding, width, out);
  }
  return out;
}

std::string properties_json(std::span<const Property> all) {
  std::string out;
  for (const Property& property : all) {
    for (const Finding& finding : property.findings) {
      nlohmann::ordered_json line;
      line["eigenschap"] = property.key;
      line["zin"] = property.sentence;
      line["uitkomst"] = outcome_word(finding.outcome);
      line["voor"] = finding.regimes;
      line["hoe"] = finding.how;
      line["waar"] = finding.places;
      if (!finding.examples.empty()) {
        nlohmann::ordered_json& examples = line["tegenvoorbeelden"] = nlohmann::ordered_json::array();
        for (const Counterexample& example : finding.examples) {
          nlohmann::ordered_json one;
          one["voor"] = example.regime;
          one["gegevens"] = example.entries;
          if (!example.change.empty()) one["verandering"] = example.change;
          one["uitkomst"] = example.before;
          if (!example.after.empty()) one["dan"] = example.after;
          examples.push_back(std::move(one));
        }
      }
      out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
  }
  return out;
}

}  // namespace slagboom::report
